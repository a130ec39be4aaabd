"""Full counts: values with the band that chance alone would give small numbers; never a sampling error."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.statistics.intervals import mean_interval, rate_interval, wilson_interval
from governance_metrics.statistics.linearisation import NOISE, without_noise

Measure = Literal["share", "mean", "ratio", "rate", "count"]
Array = NDArray[np.float64]


def census_estimates(
    measure: Measure,
    numerator: Array,
    denominator: Array,
    n: Array,
    squares: Array,
    *,
    shift: float | Array = 0.0,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return values and chance bands of full counts.

    Parameters
    ----------
    measure : {"share", "mean", "ratio", "rate", "count"}
        ``share``: Wilson on numerator and denominator. ``rate``: exact Poisson below 10 events, Byar from
        10. ``count``: the same without a denominator. ``mean``: t. ``ratio``: no band, because nothing
        in it is a count of independent events.
    numerator, denominator, n, squares : array of shape (m,)
        Totals above and below, rows used, and the sum of squares of the values less ``shift`` (for a mean).
    shift : float, or array of shape (m,)
        A rough mean taken off before squaring, so that no digits are lost.
    conf_level : float
        Level of the band.

    Returns
    -------
    DataFrame
        ``estimate, std_error, conf_low, conf_high, interval, method``, m rows; blank where it is undefined.

    References
    ----------
    Wilson EB (1927), J Am Stat Assoc 22: 209-212. Breslow NE, Day NE (1987), Statistical Methods in Cancer
    Research II, IARC: 69-71 (Byar).

    Examples
    --------
    >>> one = np.array([15.0]), np.array([30.0]), np.array([30.0]), np.array([15.0])
    >>> census_estimates("share", *one)[["conf_low", "conf_high"]].round(2).to_numpy().tolist()
    [[0.33, 0.67]]
    """
    above, below = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    blank = np.full(above.shape, np.nan)
    with np.errstate(all="ignore"):
        value = np.where(below > 0, above / below, np.nan)
        if measure == "share":
            value = np.where(above <= below, value, np.nan)
            low, high = wilson_interval(np.where(np.isnan(value), np.nan, above), below, conf_level)
            error, method = np.sqrt(value * (1 - value) / below), np.full(above.shape, "wilson", dtype=object)
        elif measure in ("rate", "count"):
            below = np.ones_like(above) if measure == "count" else below
            value = above if measure == "count" else value
            low, high = rate_interval(above, np.where(below > 0, below, np.nan), conf_level)
            error = np.sqrt(above) / below
            method = np.where(above < 10, "exact_poisson", "byar").astype(object)
        elif measure == "mean":
            error = without_noise(np.sqrt(_variance(above - shift * n, squares, n) / n), value, NOISE["psu"])
            low, high = mean_interval(value, error, n - 1, conf_level)
            method = np.full(above.shape, "t", dtype=object)
        else:
            low, high, error = blank, blank, blank
            method = np.full(above.shape, "census_total", dtype=object)
    unknown = np.isnan(value)
    banded = ~unknown & ~np.isnan(low)
    return pd.DataFrame(
        {
            "estimate": value,
            "std_error": np.where(unknown, np.nan, error),
            "conf_low": np.where(unknown, np.nan, low),
            "conf_high": np.where(unknown, np.nan, high),
            "interval": np.where(banded, "chance", "none").astype(object),
            "method": np.where(unknown, "none", method).astype(object),
        }
    )


def census_rest(
    measure: Measure,
    numerator: Array,
    denominator: Array,
    n: Array,
    squares: Array,
    groups: NDArray[np.int64],
    *,
    shift: float | Array = 0.0,
) -> pd.DataFrame:
    """Return each area beside the rest of its group, with the standard error chance would give.

    Parameters
    ----------
    measure : {"share", "mean", "ratio", "rate", "count"}
        A share has the pooled binomial error, a rate the pooled Poisson error, a mean the error of two
        means; a ratio has none. A count is not compared: it grows with the size of its area.
    numerator, denominator, n, squares, shift
        As for ``census_estimates``.
    groups : array of shape (m,)
        Which areas are compared with one another.

    Returns
    -------
    DataFrame
        ``rest_estimate, rest_difference, rest_std_error``, m rows.

    Examples
    --------
    >>> counts = np.array([5.0, 15.0]), np.array([10.0, 20.0]), np.array([10.0, 20.0]), np.array([5.0, 15.0])
    >>> census_rest("share", *counts, np.array([0, 0]))["rest_difference"].tolist()
    [-0.25, 0.25]
    """
    if measure == "count":
        return pd.DataFrame(np.nan, index=range(len(n)), columns=["rest_estimate", "rest_difference", "rest_std_error"])
    given = (np.asarray(v, dtype=float) for v in (numerator, denominator, n, squares))
    a, b, m, q = (np.where(np.isnan(v), 0.0, v).astype(np.float64) for v in given)
    whole_a, whole_b, whole_m, whole_q = (np.bincount(groups, weights=v)[groups] for v in (a, b, m, q))
    with np.errstate(all="ignore"):
        ra, rb, rm, rq = whole_a - a, whole_b - b, whole_m - m, whole_q - q
        rest_value = np.where(rb > 0, ra / rb, np.nan)
        difference = np.where(b > 0, a / b, np.nan) - rest_value
        pooled = whole_a / whole_b
        if measure == "share":
            error = np.sqrt(pooled * (1 - pooled) * (1 / b + 1 / rb))
        elif measure == "rate":
            error = np.sqrt(pooled * (1 / b + 1 / rb))
        elif measure == "mean":
            mine = _variance(a - shift * m, q, m)
            others = _variance(ra - shift * rm, rq, rm)
            error = without_noise(np.sqrt(mine / m + others / rm), rest_value, NOISE["psu"])
        else:
            error = np.full(a.shape, np.nan)
    found = {"rest_estimate": rest_value, "rest_difference": difference, "rest_std_error": error}
    return pd.DataFrame({name: np.where(np.isfinite(difference), value, np.nan) for name, value in found.items()})


def _variance(total: Array, squares: Array, n: Array) -> Array:
    """The variance of values from their sum and sum of squares; blank below two rows."""
    return np.where(n > 1, np.maximum(squares - total**2 / n, 0.0) / (n - 1), np.nan)
