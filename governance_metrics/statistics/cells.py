"""Weighted sums by area, stratum and psu, and the variance within each cell of them."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from governance_metrics.statistics.layout import Layout, summed
from governance_metrics.statistics.strata import Strata

AT_ONCE = 100_000  # numbers reckoned with at once: what the processor keeps at hand
Array = NDArray[np.float64]
Codes = NDArray[np.int64]
Block = TypeVar("Block")
Made = TypeVar("Made")


class Squares(NamedTuple):
    """Squares and products of rows that are each their own psu, of ``w (y - shift x)`` and ``w x``.

    Parameters
    ----------
    aa, ab, bb : array of shape (m,) or (m, K)
        Sums of ``(w (y - shift x))²``, ``w (y - shift x) · w x`` and ``(w x)²``.
    shift : float or array of shape (K,)
        A rough ratio, taken off before squaring so that no digits are lost.
    rows : array of shape (m,) or (m, K)
        Rows of the area behind each sum: its psus.
    """

    aa: ArrayLike
    ab: ArrayLike
    bb: ArrayLike
    shift: ArrayLike
    rows: ArrayLike


@dataclass(frozen=True, eq=False)
class Sums:
    """Weighted sums by area, stratum and psu, for one indicator (m,) or K of them (m, K).

    Parameters
    ----------
    domain : array of shape (m,)
        Area, 0 to D - 1; -1 for rows of no area, which are left out.
    stratum : array of shape (m,)
        Stratum, 0 to H - 1, as in ``Strata``.
    a, b : array of shape (m,) or (m, K)
        Sums of w·y and w·x; for a mean or share x is 1.
    psu : array of shape (m,), optional
        Psu, any whole numbers from 0, each for one psu of the whole file. Rows may repeat an area and psu.
    seen : array of shape (m,) or (m, K), optional
        Rows of the area with weight behind each sum, missing answers included; where above 0 the psu counts
        for the degrees of freedom. Without it every row of the sums counts.
    squares : Squares, optional
        In place of ``psu`` where every row of the file is its own psu.

    Examples
    --------
    >>> Sums(domain=[0, 0], stratum=[0, 0], a=[1.0, 2.0], b=[2.0, 2.0], psu=[0, 1]).psu
    [0, 1]
    """

    domain: ArrayLike
    stratum: ArrayLike
    a: ArrayLike
    b: ArrayLike
    psu: ArrayLike | None = None
    seen: ArrayLike | None = None
    squares: Squares | None = None

    def __post_init__(self) -> None:
        if (self.psu is None) == (self.squares is None):
            raise ValueError("sums are either by psu or, where rows are psus, with squares and products")


def wide(values: ArrayLike, columns: int | None = None) -> Array:
    """Return values as floats of shape (m, K); one column is repeated where more are asked for.

    Examples
    --------
    >>> wide([1, 2], columns=2).tolist()
    [[1.0, 1.0], [2.0, 2.0]]
    """
    array = np.asarray(values, dtype=np.float64)
    array = array[:, None] if array.ndim == 1 else array
    return np.broadcast_to(array, (array.shape[0], columns)) if columns is not None else array


@dataclass(frozen=True, eq=False)
class Cells:
    """Sums made unique by area and psu (or by area and stratum), with the cell each belongs to.

    Parameters
    ----------
    at : Layout
        Where each row lies; with squares the psu is the stratum.
    a, b, seen : array of shape (m, K)
        The sums; ``b`` and ``seen`` are of shape (m, 1) where all indicators share them.
    squares : tuple of four arrays of shape (m, K), or None
        Squares and products of values shifted by ``shift``, and rows behind them.
    shift : array of shape (K,)
        A rough ratio.
    """

    at: Layout
    a: Array
    b: Array
    seen: Array
    squares: tuple[Array, Array, Array, Array] | None
    shift: Array

    @classmethod
    def of(cls, sums: Sums, strata: Strata, n_domains: int) -> "Cells":
        """Return the cells of sums, each area and psu once."""
        domain, stratum = (np.asarray(v, dtype=np.int64) for v in (sums.domain, sums.stratum))
        psu = stratum if sums.psu is None else np.asarray(sums.psu, dtype=np.int64)
        a = wide(sums.a)
        k = a.shape[1]
        seen = np.ones((len(a), 1)) if sums.seen is None else wide(sums.seen)
        stack = [a, wide(sums.b), seen]
        if sums.squares is not None:
            stack += [wide(v, k) for v in (sums.squares.aa, sums.squares.ab, sums.squares.bb)]
            stack.append(wide(sums.squares.rows, k))
        inside = domain >= 0
        if not inside.all():
            domain, stratum, psu = domain[inside], stratum[inside], psu[inside]
            stack = [v[inside] for v in stack]
        width = int(psu.max(initial=0)) + 1
        keys = domain * width + psu
        if len(keys) and not (np.diff(keys) > 0).all():
            once, first, where = np.unique(keys, return_index=True, return_inverse=True)
            stack = [summed(v, where, len(once)) if len(once) < len(domain) else v[first] for v in stack]
            domain, stratum, psu = domain[first], stratum[first], psu[first]
        shift = np.zeros(k)
        if sums.squares is not None:
            shift = np.broadcast_to(np.asarray(sums.squares.shift, dtype=np.float64), (k,))
        squares = (stack[3], stack[4], stack[5], stack[6]) if len(stack) == 7 else None
        at = Layout.of(domain, stratum, psu, strata, n_domains)
        return cls(at, stack[0], stack[1], stack[2], squares, shift)

    @property
    def step(self) -> int:
        """How many indicators to reckon with at once, so that their numbers stay near the processor."""
        return max(1, AT_ONCE // max(len(self.a), 1))

    def blocks(self, step: int) -> Iterator["Cells"]:
        """Give some indicators at a time."""
        columns = self.a.shape[1]
        if step >= columns:
            yield self
            return
        for start in range(0, columns, step):
            some = slice(start, start + step)
            b, seen = (v if v.shape[1] == 1 else v[:, some] for v in (self.b, self.seen))
            squares = None
            if self.squares is not None:
                aa, ab, bb, behind = (v[:, some] for v in self.squares)
                squares = (aa, ab, bb, behind)
            yield Cells(self.at, self.a[:, some], b, seen, squares, self.shift[some])

    def variance(self, ratio: Array | None) -> Array:
        """Return the variance of every area's sum of y - ratio x (of y without one), shape (D, K)."""
        at = self.at
        taken = None if ratio is None else ratio.take(at.domain, axis=0)
        z = self.a if taken is None else self.a - taken * self.b
        if self.squares is None:
            spread = at.spread(z, at.by_cell(z))
        else:
            layer = at.cell_stratum
            psus, centre = at.strata.psus[layer][:, None], at.strata.centre[layer][:, None]
            spread = self.quadratic((0.0 if taken is None else taken) - self.shift) - centre * z * z / psus
        return at.scaled(np.maximum(spread, 0.0)) * self.average_factor()

    def quadratic(self, delta: Array) -> Array:
        """Return sums of squares of w (y - (shift + delta) x) of rows that are psus, shape (m, K)."""
        if self.squares is None:
            raise ValueError("sums by psu have no squares")
        aa, ab, bb, _ = self.squares
        return aa - 2 * delta * ab + delta * delta * bb

    def average_factor(self) -> Array:
        """Return what variances are multiplied by under the rule ``average``: all strata over usable ones."""
        at = self.at
        second = at.strata.drawn_before is not None
        if at.strata.lonely_psu != "average" or second or not at.strata.lonely.any():
            return np.ones((at.n_domains, 1))
        touched = at.by_cell(((self.a != 0) | (self.b != 0)).astype(np.float64)) > 0
        usable = touched & ~at.strata.lonely[at.cell_stratum][:, None]
        every = summed(touched.astype(np.float64), at.cell_domain, at.n_domains)
        with np.errstate(all="ignore"):
            factor: Array = every / summed(usable.astype(np.float64), at.cell_domain, at.n_domains)
        return factor

    def seen_psus_and_strata(self) -> tuple[Array, Array]:
        """Return how many psus and strata have rows in each area, two arrays of shape (D, K)."""
        at = self.at
        counted = (self.seen > 0).astype(np.float64) if self.squares is None else self.squares[3]
        layers = (at.by_cell(counted) > 0).astype(np.float64)
        return at.by_area(counted), summed(layers, at.cell_domain, at.n_domains)


def side_by_side(job: Callable[[Block], Made], blocks: Sequence[Block]) -> list[Made]:
    """Return what a job makes of each block, on as many processors as there are; one block needs no other.

    Examples
    --------
    >>> side_by_side(lambda block: 2 * block, [1, 2, 3])
    [2, 4, 6]
    """
    workers = min(len(blocks), os.cpu_count() or 1)
    if workers < 2:
        return [job(block) for block in blocks]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(job, blocks))
