"""How far apart areas lie: the ratio of a high to a low percentile, or the range where they are few."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


def percentile_ratio(values: NDArray[np.float64], high: float = 90.0, low: float = 10.0) -> float:
    """Return a high percentile of the values over a low one.

    Parameters
    ----------
    values : array of shape (m,)
        One value per area; blanks are set aside.
    high, low : float
        The percentiles, in percent; linear between neighbours (Hyndman and Fan's type 7).

    Returns
    -------
    float
        The ratio; infinite where only the low percentile is zero, blank where there are no values, both
        are zero, or one is negative.

    References
    ----------
    Hyndman RJ, Fan Y (1996), American Statistician 50: 361-365.

    Examples
    --------
    >>> round(percentile_ratio(np.array([10.0, 20.0, 30.0])), 3)
    2.333
    """
    known = np.asarray(values, dtype=float)
    known = known[np.isfinite(known)]
    if known.size == 0:
        return float("nan")
    upper, lower = np.percentile(known, [high, low])
    if lower == 0 and upper > 0:
        return float("inf")
    return float(upper / lower) if lower > 0 else float("nan")


FEWEST_FOR_PERCENTILES = 10


@dataclass(frozen=True)
class Gap:
    """How far apart areas lie.

    Parameters
    ----------
    value : float
        ``high / low`` of percentiles, or ``high - low`` of the extremes.
    high, low : float
        The 90th and 10th percentile, or the largest and smallest value.
    areas : int
        How many values there are.
    ratio : bool
        Whether it is the ratio of percentiles.

    Examples
    --------
    >>> Gap(6.0, 8.0, 2.0, areas=3, ratio=False).value
    6.0
    """

    value: float
    high: float
    low: float
    areas: int
    ratio: bool


def gap_between(values: NDArray[np.float64]) -> Gap:
    """Return the 90th over the 10th percentile, or with fewer than ten values the largest less the smallest.

    Parameters
    ----------
    values : array of shape (m,)
        One value per area; blanks are set aside.

    Returns
    -------
    Gap
        Blank with fewer than two values; infinite where only the low percentile is zero.

    References
    ----------
    Hyndman RJ, Fan Y (1996), American Statistician 50: 361-365, type 7.

    Examples
    --------
    >>> gap_between(np.array([3.0, 9.0, 4.0])).value
    6.0
    """
    known = np.asarray(values, dtype=float)
    known = known[np.isfinite(known)]
    if known.size < 2:
        return Gap(float("nan"), float("nan"), float("nan"), int(known.size), ratio=False)
    if known.size < FEWEST_FOR_PERCENTILES:
        high, low = float(known.max()), float(known.min())
        return Gap(high - low, high, low, int(known.size), ratio=False)
    high, low = (float(value) for value in np.percentile(known, [90.0, 10.0]))
    return Gap(percentile_ratio(known), high, low, int(known.size), ratio=True)
