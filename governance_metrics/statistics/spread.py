"""How far apart areas lie: the ratio of a high to a low percentile."""

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
