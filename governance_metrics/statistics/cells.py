"""Weighted sums by area, stratum and psu, and the variance within each cell of them."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from governance_metrics.statistics.strata import Strata

MANY = 100_000  # numbers: from here on it pays to add whole rows
Array = NDArray[np.float64]
Codes = NDArray[np.int64]


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


def summed(values: Array, codes: Codes, size: int) -> Array:
    """Return sums of rows by code, shape (m, K) to (size, K).

    Examples
    --------
    >>> summed(np.array([[1.0], [2.0], [4.0]]), np.array([0, 1, 0]), 2).tolist()
    [[5.0], [2.0]]
    """
    rows, columns = values.shape
    if rows * columns < MANY:
        made = [np.bincount(codes, weights=values[:, k], minlength=size) for k in range(columns)]
        return np.column_stack(made) if made else np.zeros((size, 0))
    from scipy.sparse import csc_array  # one row after the other, as above, and all columns at once

    places = csc_array((np.ones(rows), codes, np.arange(rows + 1)), shape=(size, rows))
    return np.asarray(places @ np.ascontiguousarray(values), dtype=np.float64)


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
    a, b, seen : array of shape (m, K)
        The sums; ``b`` and ``seen`` are of shape (m, 1) where all indicators share them.
    domain, stratum, psu, cell : array of shape (m,)
        Whole-number codes; ``cell`` numbers the pairs of area and stratum. ``psu`` is all 0 with squares.
    cell_domain, cell_stratum : array of shape (C,)
        Area and stratum of each cell.
    aa, ab, bb, rows : array of shape (m, K) or None
        Squares of values shifted by ``shift``, and rows behind them.
    """

    a: Array
    b: Array
    seen: Array
    domain: Codes
    stratum: Codes
    psu: Codes
    cell: Codes
    cell_domain: Codes
    cell_stratum: Codes
    strata: Strata
    n_domains: int
    squares: tuple[Array, Array, Array, Array] | None
    shift: Array

    @classmethod
    def of(cls, sums: Sums, strata: Strata, n_domains: int) -> "Cells":
        """Return the cells of sums, each area and psu once."""
        domain, stratum = (np.asarray(v, dtype=np.int64) for v in (sums.domain, sums.stratum))
        psu = np.zeros_like(domain) if sums.psu is None else np.asarray(sums.psu, dtype=np.int64)
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
        if sums.psu is None:
            psu = stratum
        width = int(psu.max(initial=0)) + 1
        keys = domain * width + psu
        if len(keys) and not (np.diff(keys) > 0).all():
            once, first, where = np.unique(keys, return_index=True, return_inverse=True)
            stack = [summed(v, where, len(once)) if len(once) < len(domain) else v[first] for v in stack]
            domain, stratum, psu = domain[first], stratum[first], psu[first]
        layers = len(strata.psus)
        keys, cell = np.unique(domain * layers + stratum, return_inverse=True)
        shift = np.zeros(k)
        if sums.squares is not None:
            shift = np.broadcast_to(np.asarray(sums.squares.shift, dtype=np.float64), (k,))
        return cls(
            a=stack[0], b=stack[1], seen=stack[2], domain=domain, stratum=stratum, psu=psu, cell=cell,
            cell_domain=keys // layers, cell_stratum=keys % layers, strata=strata, n_domains=n_domains,
            squares=(stack[3], stack[4], stack[5], stack[6]) if len(stack) == 7 else None, shift=shift,
        )  # fmt: skip

    def variance(self, ratio: Array | None) -> Array:
        """Return the variance of every area's sum of y - ratio x (of y without one), shape (D, K)."""
        layer = self.cell_stratum
        psus, centre = self.strata.psus[layer][:, None], self.strata.centre[layer][:, None]
        if self.squares is None:
            z = self.a if ratio is None else self.a - ratio[self.domain] * self.b
            spread = self.spread(z)
        else:
            taken = np.zeros((self.n_domains, self.a.shape[1])) if ratio is None else ratio
            z = self.a - taken[self.domain] * self.b
            spread = self.quadratic(taken[self.domain] - self.shift) - centre * z * z / psus
        scaled = self.strata.scale[layer][:, None] * np.maximum(spread, 0.0)
        return summed(scaled, self.cell_domain, self.n_domains) * self.average_factor()

    def spread(self, z: Array) -> Array:
        """Return squared distances of psu values from their stratum's mean, psus not seen as 0, shape (C, K)."""
        psus = self.strata.psus[self.cell_stratum][:, None]
        centre = self.strata.centre[self.cell_stratum][:, None]
        size = len(self.cell_domain)
        mean = centre * summed(z, self.cell, size) / psus
        away = z - mean[self.cell]
        there = np.bincount(self.cell, minlength=size)[:, None]
        return summed(away * away, self.cell, size) + centre * np.maximum(psus - there, 0.0) * mean * mean

    def quadratic(self, delta: Array) -> Array:
        """Return sums of squares of w (y - (shift + delta) x) of rows that are psus, shape (m, K)."""
        if self.squares is None:
            raise ValueError("sums by psu have no squares")
        aa, ab, bb, _ = self.squares
        return aa - 2 * delta * ab + delta * delta * bb

    def average_factor(self) -> Array:
        """Return what variances are multiplied by under the rule ``average``: all strata over usable ones."""
        second = self.strata.drawn_before is not None
        if self.strata.lonely_psu != "average" or second or not self.strata.lonely.any():
            return np.ones((self.n_domains, 1))
        touched = summed(((self.a != 0) | (self.b != 0)).astype(np.float64), self.cell, len(self.cell_domain)) > 0
        usable = touched & ~self.strata.lonely[self.cell_stratum][:, None]
        every = summed(touched.astype(np.float64), self.cell_domain, self.n_domains)
        with np.errstate(all="ignore"):
            factor: Array = every / summed(usable.astype(np.float64), self.cell_domain, self.n_domains)
        return factor

    def seen_psus_and_strata(self) -> tuple[Array, Array]:
        """Return how many psus and strata have rows in each area, two arrays of shape (D, K)."""
        counted = (self.seen > 0).astype(np.float64) if self.squares is None else self.squares[3]
        psus = summed(counted, self.domain, self.n_domains)
        layers = (summed(counted, self.cell, len(self.cell_domain)) > 0).astype(np.float64)
        return psus, summed(layers, self.cell_domain, self.n_domains)
