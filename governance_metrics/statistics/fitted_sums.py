"""Variances of ratios from sums by unit and by cell of known margins, less what the margins explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.residuals import Residuals
from governance_metrics.statistics.scores import average_factor, away_from_means
from governance_metrics.statistics.strata import Strata

AT_ONCE = 4_000_000  # units × areas reckoned with at once
Array = NDArray[np.float64]
Codes = NDArray[np.int64]


class Stage(NamedTuple):
    """One stage of a sample: the unit and stratum of each of m sums; without units every row is its own."""

    unit: Codes | None
    stratum: Codes
    strata: Strata


class RowSquares(NamedTuple):
    """Squares of rows that are units of their own, of one indicator, each of shape (m,).

    Parameters
    ----------
    aa, ab, bb : array
        As ``Squares`` has them, of ``w (y - shift x)`` and ``w x``.
    a1, b1 : array
        Sums of ``w · w (y - shift x)`` and ``w · w x``.
    ww : array
        Squared weights of all rows, answers or none.
    shift : float
        A rough ratio.
    """

    aa: Array
    ab: Array
    bb: Array
    a1: Array
    b1: Array
    ww: Array
    shift: float


class Side(NamedTuple):
    """One side of a comparison: what its linearised sum y - ratio x is multiplied by in each area, shape (D,)."""

    factor: Array
    ratio: Array


@dataclass(frozen=True, eq=False)
class FittedSums:
    """Sums of one indicator whose weights meet known margins, m of them, each of one area, unit and cell.

    Parameters
    ----------
    domain : array of shape (m,)
        Area, 0 to D - 1; -1 for rows of no area, which count in the margins all the same.
    cell : array of shape (m,)
        Cell of the margins, 0 to C - 1.
    a, b : array of shape (m,)
        Sums of w·y and w·x by adjusted weights.
    base_a, base_b : array of shape (m,)
        The same by what rows weigh in the regression on the margins (``Residuals.base``).
    weight : array of shape (m,)
        Adjusted weights of all rows, answers or none.
    residuals : Residuals
        The regression over the C cells.
    stages : sequence of Stage
        One, or two.
    squares : RowSquares, optional
        Where a stage has no units.

    References
    ----------
    Deville J-C, Särndal C-E (1992), J Am Stat Assoc 87: 376-382, equation 3.4 (p 380). Särndal C-E, Swensson B,
    Wretman J (1992), Model Assisted Survey Sampling, Springer: 137-139 (two stages), 172-176 (linearisation).

    Examples
    --------
    Two cells; the margin explains all but one unit's distance from its cell's mean:

    >>> units = np.arange(4)
    >>> margin = Residuals(np.eye(2), np.array([2.0, 2.0]), np.array([2.0, 2.0]), ())
    >>> y, one = np.array([4.0, 4.0, 6.0, 8.0]), np.ones(4)
    >>> sums = FittedSums(np.zeros(4, dtype=int), np.array([0, 0, 1, 1]), y, one, y, one, one, margin,
    ...                   [Stage(units, np.zeros(4, dtype=int), Strata(n_psu=[4]))])
    >>> sums.variance(Side(np.array([0.25]), np.array([5.5]))).round(4).tolist()
    [0.1667]
    """

    domain: Codes
    cell: Codes
    a: Array
    b: Array
    base_a: Array
    base_b: Array
    weight: Array
    residuals: Residuals
    stages: Sequence[Stage]
    squares: RowSquares | None = None

    def variance(self, own: Side, rest: Side | None = None) -> Array:
        """Return the variance of every area's own side, less the rest's where it is given, shape (D,)."""
        size = len(own.factor)
        units = max([1, *(int(s.unit.max(initial=0)) + 1 for s in self.stages if s.unit is not None)])
        step = max(1, AT_ONCE // units)
        found = np.empty(size)
        for start in range(0, size, step):
            some = slice(start, min(start + step, size))
            sides = [Side(side.factor[some], side.ratio[some]) for side in (own, rest) if side is not None]
            found[some] = self._of_areas(start, sides)
        return found

    def _of_areas(self, start: int, sides: Sequence[Side]) -> Array:
        x = self.residuals.x
        moments = self._influence(start, sides, (self.base_a, self.base_b), self.cell, len(x))
        coefficients = self.residuals.coefficients(x.T @ moments)
        explained = x @ coefficients
        total = np.zeros(len(sides[0].factor))
        for unit, layer, strata in self.stages:
            code = layer if unit is None else unit
            n = len(strata.psus) if unit is None else int(unit.max(initial=-1)) + 1
            sums = self._influence(start, sides, (self.a, self.b), code, n)
            sums -= summed(x[self.cell] * self.weight[:, None], code, n) @ coefficients
            if unit is None:
                squared = self._squared(start, sides, layer, len(strata.psus), explained)
                spread = np.maximum(squared - (strata.centre / strata.psus)[:, None] * sums**2, 0.0)
                part = (strata.scale[:, None] * spread).sum(axis=0)
            else:
                of_unit = np.zeros(n, dtype=np.int64)
                of_unit[unit] = layer
                away, mean, unseen = away_from_means(sums, of_unit, strata)
                part = (strata.scale[of_unit][:, None] * away * away).sum(axis=0)
                part = part + ((strata.scale * unseen)[:, None] * mean * mean).sum(axis=0)
            total = total + part * average_factor(strata)
        return total

    def _influence(self, start: int, sides: Sequence[Side], values: tuple[Array, Array], code: Codes, n: int) -> Array:
        """Linearised sums by unit, stratum or cell, shape (n, D)."""
        a, b = (self._of_sides(start, sides, v, code, n) for v in values)
        found: Array = sides[0].factor * (a[0] - sides[0].ratio * b[0])
        if len(sides) > 1:
            found -= sides[1].factor * (a[1] - sides[1].ratio * b[1])
        return found

    def _of_sides(self, start: int, sides: Sequence[Side], values: Array, code: Codes, n: int) -> list[Array]:
        """Sums by code inside every area and, where a rest is asked for, in all others, each of shape (n, D)."""
        size = len(sides[0].factor)
        inside = (self.domain >= start) & (self.domain < start + size)
        flat = code[inside] * size + self.domain[inside] - start
        own = np.bincount(flat, values[inside], n * size).reshape(n, size).astype(np.float64)
        if len(sides) == 1:
            return [own]
        any_area = self.domain >= 0
        return [own, np.bincount(code[any_area], values[any_area], n)[:, None] - own]

    def _squared(self, start: int, sides: Sequence[Side], layer: Codes, layers: int, explained: Array) -> Array:
        """Squares of what the margins leave of every row's influence, by stratum, shape (H, D)."""
        if self.squares is None:
            raise ValueError("rows that are units have squares")
        squares, cells = self.squares, len(explained)
        both, code = np.unique(layer * cells + self.cell, return_inverse=True)
        n = len(both)
        taken = explained[both % cells]
        aa, ab, bb, a1, b1 = (self._of_sides(start, sides, v, code, n) for v in squares[:5])
        found = taken**2 * np.bincount(code, squares.ww, n)[:, None]
        for s, (sign, side) in enumerate(zip((1.0, -1.0), sides, strict=False)):
            away = side.ratio - squares.shift
            own = aa[s] - 2 * away * ab[s] + away**2 * bb[s]
            found += side.factor**2 * own - 2 * sign * side.factor * taken * (a1[s] - away * b1[s])
        return summed(found, both // cells, layers)
