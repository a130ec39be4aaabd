"""Areas against the rest: z-values, p-values, and the funnel that pictures chance."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtrc, gdtrib, ndtr, ndtri, stdtr

from governance_metrics.statistics.chance import rate_p_values, share_p_values
from governance_metrics.statistics.dispersion import dispersion
from governance_metrics.statistics.intervals import mean_interval
from governance_metrics.text import coded

Array = NDArray[np.float64]
COUNTED = {"wilson": "share", "exact_poisson": "rate", "byar": "rate"}  # methods of full counts


def against_rest(
    estimates: pd.DataFrame | Mapping[str, NDArray[Any]], conf_level: float = 0.95
) -> dict[str, NDArray[Any]]:  # fmt: skip
    """Return each area held against the rest of its family: one indicator, period, level and group.

    Surveys: t with the area's degrees of freedom; a share is told apart only where it also differs by the standard
    error it would have if it were that of the rest (``share_error_if_alike``). Full counts: exact where any
    expected count is below 50, else normal. Overdispersion, where there is any, widens every standard error.

    Parameters
    ----------
    estimates : DataFrame, or mapping of str to array of shape (m,)
        m areas: ``estimate, rest_estimate, rest_difference, rest_std_error, df, method``, for full counts
        ``numerator, denominator``, for shares of a survey ``n, deff``.
    conf_level : float
        Level of the limits of the difference.

    Returns
    -------
    dict of str to array of shape (m,)
        ``reference, estimate, difference, std_error, conf_low, conf_high, p_value, method``. The p-value is
        two-sided, not yet adjusted, and blank where nothing can be tested.

    References
    ----------
    Spiegelhalter DJ (2005), Statistics in Medicine 24: 1185-1202.

    Examples
    --------
    >>> rows = pd.DataFrame({"estimate": [0.5, 0.6], "rest_estimate": [0.6, 0.5], "rest_difference": [-0.1, 0.1],
    ...                      "rest_std_error": [0.07, 0.07], "df": [20.0, 20.0], "method": ["korn_graubard"] * 2})
    >>> tested = against_rest(rows)
    >>> tested["p_value"].round(4).tolist(), tested["method"][0]
    ([0.1686, 0.1686], 'funnel(phi=1.31, areas=2)')
    """
    difference = np.asarray(estimates["rest_difference"], dtype=np.float64)
    error = np.asarray(estimates["rest_std_error"], dtype=np.float64)
    blank = np.full(len(difference), np.nan)
    df = np.asarray(estimates["df"], dtype=np.float64) if "df" in estimates else blank
    methods = np.asarray(estimates["method"], dtype=object)
    alike = _error_if_alike(estimates)
    spread = dispersion(difference, np.fmax(error, alike))
    widened = np.sqrt(error**2 + spread.tau_squared)
    z = _more_cautious(z_values(difference, widened, df), difference, error, alike, df, spread.tau_squared)
    with np.errstate(all="ignore"):
        narrower = np.where(widened > 0, error / widened, 1.0)
    for kind in ("share", "rate"):
        counted = np.array([COUNTED.get(method) == kind for method in methods], dtype=np.bool_)
        if counted.any():
            above, below = (np.asarray(estimates[c], dtype=np.float64)[counted] for c in ("numerator", "denominator"))
            exact = share_p_values(above, below) if kind == "share" else rate_p_values(above, below)
            with np.errstate(all="ignore"):
                exact_z = np.sign(difference[counted]) * -ndtri(exact / 2) * narrower[counted]
            z[counted] = np.where(np.isnan(exact), z[counted], exact_z)
    p_value = 2 * ndtr(-np.abs(z))
    untested = ~np.isfinite(difference) | np.isnan(z)
    low, high = mean_interval(difference, widened, np.where(np.isnan(df), np.inf, df), conf_level)
    method = coded("funnel", phi=f"{spread.phi:.2f}", areas=int((~untested).sum()))
    return {
        "reference": np.asarray(estimates["rest_estimate"], dtype=np.float64),
        "estimate": np.asarray(estimates["estimate"], dtype=np.float64),
        "difference": difference,
        "std_error": widened,
        "conf_low": low,
        "conf_high": high,
        "p_value": np.where(untested, np.nan, p_value),
        "method": np.full(len(difference), method, dtype=object),
    }


def family_p_value(estimates: pd.DataFrame | Mapping[str, NDArray[Any]]) -> float:
    """Return how often chance alone would scatter the areas of a family as far as this, or further.

    Parameters
    ----------
    estimates : DataFrame, or mapping of str to array of shape (m,)
        As for ``against_rest``.

    Returns
    -------
    float
        Blank where fewer than two areas can be tested. Errors are the larger of each area's own and, for shares of
        a survey, that if all were alike.

    References
    ----------
    Cochran WG (1954), Biometrics 10: 101-129 (the test of homogeneity, p 114).

    Examples
    --------
    >>> rows = {"rest_difference": [-0.1, 0.1], "rest_std_error": [0.05, 0.05], "method": ["t"] * 2}
    >>> round(family_p_value(rows), 4)  # one difference, seen twice: 2 * pnorm(-2)
    0.0455
    """
    difference, error = (
        np.asarray(estimates[name], dtype=np.float64) for name in ("rest_difference", "rest_std_error")
    )
    error = np.fmax(error, _error_if_alike(estimates))
    known = np.isfinite(difference) & (error > 0)
    areas = int(known.sum())
    if areas < 2:
        return float("nan")
    # each area is held against the rest, so the differences add up to m / (m - 1) times the sum around the mean
    squares = float(((difference[known] / error[known]) ** 2).sum()) * (areas - 1) / areas
    return float(chdtrc(areas - 1, squares))


def share_error_if_alike(rest_estimate: ArrayLike, n: ArrayLike, deff: ArrayLike) -> Array:
    """Return the standard error of area minus rest that a survey would have if the area had the rest's share.

    A share near 0 or 1 brings its own standard error down with it; held against the rest, an area where nobody
    happened to be asked who says yes would look certain. So the share of the rest stands for it, and the mean
    design effect of all areas.

    Parameters
    ----------
    rest_estimate : array of shape (m,)
        Share of all the other areas, 0–1.
    n : array of shape (m,)
        Respondents.
    deff : array of shape (m,)
        Design effects; blanks are left out of the mean.

    Returns
    -------
    array of shape (m,)

    References
    ----------
    Agresti A (2013), Categorical Data Analysis, 3rd ed., Wiley: 14-15 (score test: the error under the null).
    Kish L (1965), Survey Sampling, Wiley: 258-259.

    Examples
    --------
    >>> share_error_if_alike([0.1, 0.1], [90, 90], [2.0, np.nan]).round(4).tolist()
    [0.0632, 0.0632]
    """
    p, rows, effect = (np.asarray(v, dtype=np.float64) for v in (rest_estimate, n, deff))
    known = np.isfinite(effect) & (rows > 0)
    with np.errstate(all="ignore"):
        mean_effect = (effect[known] * rows[known]).sum() / rows[known].sum()
        return np.asarray(np.sqrt(mean_effect * p * (1 - p) * (1 / rows + 1 / (np.nansum(rows) - rows))))


def z_values(difference: ArrayLike, std_error: ArrayLike, df: ArrayLike) -> Array:
    """Return differences over their standard errors, as normal quantiles with the same two-sided p-value.

    Parameters
    ----------
    difference, std_error : array of shape (m,)
        In the same unit.
    df : array of shape (m,)
        Degrees of freedom of the standard error; blank or infinite for the normal, 0 or below gives blank.

    Returns
    -------
    array of shape (m,)
        Blank where the standard error is 0 or unknown.

    References
    ----------
    Korn EL, Graubard BI (1999), Analysis of Health Surveys, Wiley: 63 (t with design df).

    Examples
    --------
    >>> z_values([2.0, 2.0], [1.0, 1.0], [np.nan, 5.0]).round(3).tolist()
    [2.0, 1.636]
    """
    d, s, freedom = (np.asarray(v, dtype=np.float64) for v in (difference, std_error, df))
    with np.errstate(all="ignore"):
        t = np.where(s > 0, d / s, np.nan)
        finite = np.isfinite(freedom)
        tail = stdtr(np.where(finite & (freedom > 0), freedom, 1.0), -np.abs(t))
        z = np.where(finite, np.sign(t) * -ndtri(tail), t)
    return np.where(finite & (freedom <= 0), np.nan, z)


def funnel_limits(
    kind: Literal["share", "rate"], reference: float, denominator: ArrayLike, conf_level: float = 0.95
) -> tuple[Array, Array]:
    """Return between which values chance alone would leave an area, as its denominator grows.

    Parameters
    ----------
    kind : {"share", "rate"}
        ``share``: values whose Wilson limit meets the reference. ``rate``: values whose exact Poisson limit
        meets it.
    reference : float
        Value of the rest or of the whole: 0–1 for a share, events per unit of exposure for a rate.
    denominator : array of shape (m,)
        People counted, or exposure.
    conf_level : float
        0.95 and 0.998 are the two lines usually drawn.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit, in the unit of the reference; blank without a denominator.

    References
    ----------
    Spiegelhalter DJ (2005), Statistics in Medicine 24: 1185-1202, appendix A. Dover DC, Schopflocher DP (2011),
    Population Health Metrics 9: 58.

    Examples
    --------
    >>> low, high = funnel_limits("share", 0.5, [25, 100])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.304, 0.402], [0.696, 0.598])
    """
    n = np.asarray(denominator, dtype=np.float64)
    tail = (1 - conf_level) / 2
    with np.errstate(all="ignore"):
        n = np.where(n > 0, n, np.nan)
        if kind == "share":
            half = -ndtri(tail) * np.sqrt(reference * (1 - reference) / n)
            return np.maximum(reference - half, 0.0), np.minimum(reference + half, 1.0)
        expected = np.where(reference * n > 0, reference * n, np.nan)
        low = np.maximum(gdtrib(1.0, 1 - tail, expected) - 1, 0.0) / n
        high = gdtrib(1.0, tail, expected) / n
    return np.where(reference == 0, np.where(np.isnan(n), np.nan, 0.0), low), high


def _error_if_alike(estimates: pd.DataFrame | Mapping[str, NDArray[Any]]) -> Array:
    """``share_error_if_alike`` for the shares of a survey; blank for everything else."""
    methods = np.asarray(estimates["method"], dtype=object)
    surveyed = np.array([str(method).startswith(("korn_graubard", "wilson")) for method in methods], dtype=np.bool_)
    blank = np.full(len(surveyed), np.nan)
    if not surveyed.any() or "n" not in estimates or "deff" not in estimates:
        return blank
    rest, n, deff = (np.asarray(estimates[name], dtype=np.float64) for name in ("rest_estimate", "n", "deff"))
    return np.where(surveyed, share_error_if_alike(rest, n, deff), blank)


def _more_cautious(z: Array, difference: Array, error: Array, alike: Array, df: Array, tau_squared: float) -> Array:
    """The smaller of the z-values by the area's own error and by the error if alike, where there is one."""
    with np.errstate(all="ignore"):
        other = np.where(alike > 0, difference / np.sqrt(alike**2 + tau_squared), np.nan)
        unanimous = np.isfinite(other) & (error == 0) & ~(df <= 0)
    return np.where(unanimous | (np.abs(other) < np.abs(z)), other, z)
