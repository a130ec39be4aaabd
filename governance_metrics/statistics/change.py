"""Before and after: the difference and the ratio of two estimates, with the interval of the change."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from governance_metrics.statistics.choice import check_level

Array = NDArray[np.float64]


def difference_limits(
    after: ArrayLike, after_low: ArrayLike, after_high: ArrayLike,
    before: ArrayLike, before_low: ArrayLike, before_high: ArrayLike,
    correlation: ArrayLike = 0.0,
) -> tuple[Array, Array]:  # fmt: skip
    """Return limits of ``after - before`` from the limits of both, by square and add.

    Each end of the difference takes from both estimates the distance on its own side, so that lopsided intervals
    (shares near 0 or 1, small counts) stay lopsided.

    Parameters
    ----------
    after, after_low, after_high, before, before_low, before_high : array of shape (m,)
        Estimates with limits of one confidence level, in one unit.
    correlation : array of shape (m,) or float
        Of the two estimates: 0 for two separate samples, above 0 where the same psus or people were asked again.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit; blank where a part is.

    References
    ----------
    Newcombe RG (1998), Stat Med 17: 873-890, method 10 (p 876). Zou GY, Donner A (2008), Stat Med 27: 1693-1702,
    equation 9 (any two estimates, correlated or not).

    Examples
    --------
    >>> from governance_metrics.statistics.intervals import wilson_interval
    >>> (l1, u1), (l2, u2) = wilson_interval([56], [70]), wilson_interval([48], [80])
    >>> [limit.round(4).tolist() for limit in difference_limits([0.8], l1, u1, [0.6], l2, u2)]
    [[0.0524], [0.3339]]
    """
    a, al, ah, b, bl, bh, r = (
        np.asarray(v, dtype=np.float64)
        for v in (after, after_low, after_high, before, before_low, before_high, correlation)
    )
    down = np.sqrt(np.maximum((a - al) ** 2 + (bh - b) ** 2 - 2 * r * (a - al) * (bh - b), 0.0))
    up = np.sqrt(np.maximum((ah - a) ** 2 + (b - bl) ** 2 - 2 * r * (ah - a) * (b - bl), 0.0))
    return a - b - down, a - b + up


def change(
    before: ArrayLike,
    before_error: ArrayLike,
    after: ArrayLike,
    after_error: ArrayLike,
    *,
    covariance: ArrayLike = 0.0,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return the change from one survey to the next as a difference and as a ratio, one row per area.

    Parameters
    ----------
    before, before_error, after, after_error : array of shape (m,)
        Estimates and standard errors, in one unit.
    covariance : array of shape (m,) or float
        Of the two estimates; 0 for two separate samples.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    DataFrame
        m rows: ``difference, difference_error, difference_low, difference_high``; ``ratio, ratio_low, ratio_high``
        (on the log scale; blank unless both estimates are above 0); ``p_value`` of no difference; ``verdict``:
        ``rose``, ``fell``, ``similar`` where the interval holds 0, blank where a part is unknown.

    References
    ----------
    Altman DG and others (2000), Statistics with Confidence, 2nd ed., BMJ Books: 28-31 (difference), 58-60 (ratio).
    Kish L (1965), Survey Sampling, Wiley: 457-462 (overlapping samples).

    Examples
    --------
    >>> table = change([0.40], [0.03], [0.52], [0.04])
    >>> table[["difference", "difference_low", "ratio"]].round(3).values.tolist(), table["verdict"].tolist()
    ([[0.12, 0.022, 1.3]], ['rose'])
    """
    check_level(conf_level)
    index = after.index if isinstance(after, pd.Series) else None
    b, sb, a, sa, c = np.broadcast_arrays(
        *(np.asarray(v, dtype=np.float64) for v in (before, before_error, after, after_error, covariance))
    )
    b, sb, a, sa, c = (np.atleast_1d(v) for v in (b, sb, a, sa, c))
    z = float(-ndtri((1 - conf_level) / 2))
    with np.errstate(all="ignore"):
        difference = a - b
        error = np.sqrt(np.maximum(sa**2 + sb**2 - 2 * c, 0.0))
        low, high = difference - z * error, difference + z * error
        p_value = 2 * ndtr(-np.abs(np.where(error > 0, difference / error, np.nan)))
        positive = (a > 0) & (b > 0)
        ratio = np.where(positive, a / b, np.nan)
        spread = z * np.sqrt(np.maximum((sa / a) ** 2 + (sb / b) ** 2 - 2 * c / (a * b), 0.0))
    known = np.isfinite(low)
    verdict = np.select([known & (low > 0), known & (high < 0), known], ["rose", "fell", "similar"], default="")
    found = pd.DataFrame(
        {
            "difference": difference,
            "difference_error": error,
            "difference_low": low,
            "difference_high": high,
            "ratio": ratio,
            "ratio_low": ratio * np.exp(-spread),
            "ratio_high": ratio * np.exp(spread),
            "p_value": p_value,
            "verdict": verdict.astype(object),
        }
    )
    return found if index is None else found.set_axis(index)
