"""The finisher: sums by area, stratum and psu in; ratios and totals with linearised standard errors out."""

from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import ArrayLike, NDArray

from governance_metrics.statistics.cells import Cells, Sums, side_by_side
from governance_metrics.statistics.strata import Strata

Array = NDArray[np.float64]
NOISE = {"psu": 1e-12, "moments": 1e-7}  # a standard error below this share of its estimate is rounding: 0


@dataclass(frozen=True, eq=False)
class Linearised:
    """Estimates of D areas, for one indicator (D,) or for K of them (D, K), as the sums came.

    Parameters
    ----------
    estimate, std_error : array
        Ratio of the two totals and its standard error; blank where the lower total is not above 0.
    total, total_std_error : array
        Total of the upper part and its standard error.
    denominator : array
        Total of the lower part.
    psus, strata : array
        Psus and strata with rows in the area.
    """

    estimate: Array
    std_error: Array
    total: Array
    total_std_error: Array
    denominator: Array
    psus: Array
    strata: Array

    @property
    def df(self) -> Array:
        """Degrees of freedom: the area's psus minus its strata, as R ``degf(subset(design, area))``."""
        return self.psus - self.strata


def linearise(
    sums: Sums,
    strata: Strata,
    n_domains: int,
    second: tuple[Sums, Strata] | None = None,
    *,
    cells: Cells | None = None,
    totals: bool = True,
) -> Linearised:
    """Return the ratio and the total of every area with their standard errors.

    Areas are domains, never filters: a psu without rows in an area counts there with 0.

    Parameters
    ----------
    sums : Sums
        Weighted sums by area, stratum and psu; or, where every row is its own psu, by area and stratum with
        squares and products.
    strata : Strata
        The strata of the whole file.
    n_domains : int
        How many areas there are, D; one without rows gets 0 psus and no estimate.
    second : (Sums, Strata), optional
        The same sums by area, psu and second-stage unit, where psus were drawn without replacement.
    cells : Cells, optional
        ``Cells.of`` these sums, where they are at hand.
    totals : bool
        Whether standard errors of totals are asked for; without, they are blank.

    Returns
    -------
    Linearised
        One entry per area.

    References
    ----------
    Särndal C-E, Swensson B, Wretman J (1992), Model Assisted Survey Sampling, Springer: 178-181 (ratio), 390-393
    (domains). Binder DA (1983), International Statistical Review 51: 279-292.

    Examples
    --------
    Two areas, one stratum of three psus; nobody of the third psu lives in the second area:

    >>> sums = Sums(domain=[0, 0, 0, 1, 1], stratum=[0] * 5, psu=[0, 1, 2, 0, 1],
    ...             a=[3.0, 5.0, 4.0, 1.0, 2.0], b=[6.0, 6.0, 6.0, 4.0, 4.0])
    >>> found = linearise(sums, Strata(n_psu=[3]), n_domains=2)
    >>> found.estimate.round(4).tolist(), found.std_error.round(4).tolist(), found.df.tolist()
    ([0.6667, 0.375], [0.0962, 0.1083], [2.0, 1.0])
    """
    cells = cells or Cells.of(sums, strata, n_domains)
    inner = Cells.of(*second, n_domains) if second is not None else None
    step = cells.step if inner is None else min(cells.step, inner.step)
    blocks = list(zip(cells.blocks(step), repeat(None) if inner is None else inner.blocks(step), strict=False))
    shared = cells.seen_psus_and_strata() if cells.seen.shape[1] == 1 and cells.squares is None else None
    made = side_by_side(lambda pair: _linearised(*pair, totals, shared), blocks)
    one = np.ndim(sums.a) == 1
    found = [np.concatenate(parts, axis=1) for parts in zip(*made, strict=True)]
    return Linearised(*(v[:, 0] if one else v for v in found))


def _linearised(cells: Cells, second: Cells | None, totals: bool, shared: tuple[Array, Array] | None) -> list[Array]:
    """The fields of ``Linearised`` for some indicators, each of shape (D, K).

    ``shared`` are psus and strata with rows in the areas, where all indicators share them.
    """
    total, below = cells.at.by_area(cells.a), cells.at.by_area(cells.b)
    with np.errstate(all="ignore"):
        ratio = np.where(below > 0, total / below, np.nan)
        known = np.where(np.isnan(ratio), 0.0, ratio)
        variance = cells.variance(known)
        of_total = cells.variance(None) if totals else np.full(total.shape, np.nan)
        if second is not None:
            variance = variance + second.variance(known)
            of_total = of_total + second.variance(None) if totals else of_total
        error, total_error = np.sqrt(variance) / below, np.sqrt(of_total)
    noise = NOISE["moments" if cells.squares else "psu"]
    error = without_noise(np.where(np.isnan(ratio), np.nan, error), ratio, noise)
    total_error = without_noise(total_error, total, noise)
    made = (ratio, error, total, total_error, below, *(shared or cells.seen_psus_and_strata()))
    return [np.broadcast_to(v, total.shape) for v in made]


def without_noise(std_error: ArrayLike, estimate: ArrayLike, share: float) -> Array:
    """Return standard errors with those that are only rounding set to 0.

    Parameters
    ----------
    std_error, estimate : array
        Of one shape and unit.
    share : float
        Below this share of the estimate a standard error is rounding.

    Examples
    --------
    >>> without_noise([1e-16, 0.1], [3.0, 3.0], 1e-12).tolist()
    [0.0, 0.1]
    """
    error = np.asarray(std_error, dtype=np.float64)
    return np.where(error <= share * np.abs(np.asarray(estimate, dtype=np.float64)), 0.0, error)


def design_effect(
    std_error: ArrayLike,
    estimate: ArrayLike,
    n: ArrayLike,
    w: ArrayLike,
    wx: ArrayLike,
    wyy: ArrayLike,
    wxy: ArrayLike,
    wxx: ArrayLike,
) -> Array:
    """Return the variance over that of a simple random sample of as many rows, drawn with replacement.

    Parameters
    ----------
    std_error, estimate : array of shape (m,)
        Of the ratio.
    n : array of shape (m,)
        Rows used whose weight is not 0.
    w, wx, wyy, wxy, wxx : array of shape (m,)
        Weighted sums of 1, x, y², xy and x² over those rows; for a mean or share x is 1.

    Returns
    -------
    array of shape (m,)
        Unchanged when all weights are scaled; blank where it is undefined (fewer than two rows, all alike).

    References
    ----------
    Kish L (1965), Survey Sampling, Wiley: 258-259. As R ``svymean(deff = "replace")``.

    Examples
    --------
    >>> design_effect([0.1], [0.5], [26], [26.0], [26.0], [13.0], [13.0], [26.0]).round(6).tolist()
    [1.0]
    """
    given = (std_error, estimate, n, w, wx, wyy, wxy, wxx)
    v, r, rows, weight, x, yy, xy, xx = (np.asarray(value, dtype=np.float64) for value in given)
    with np.errstate(all="ignore"):
        residual = yy - 2 * r * xy + r * r * xx
        simple = np.where(residual > 1e-12 * np.abs(yy), residual, np.nan) * weight / (x * x * (rows - 1))
        effect = v * v / simple
    return np.where((rows > 1) & np.isfinite(effect), effect, np.nan)
