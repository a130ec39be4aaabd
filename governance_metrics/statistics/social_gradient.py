"""Inequality along an order, from worst off to best off: slope and relative index, concentration index."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.statistics.choice import check_choices, check_level
from governance_metrics.statistics.disparity import Groups, known_groups, measured

Array = NDArray[np.float64]
FEWEST_GROUPS = 3
STILL = 1e-13  # a step, or a slope, below it is rounding
STEPS = 100  # of Newton's method; it takes five
Transform = Literal["none", "log", "logit", "logistic"]


def social_gradient(
    values: ArrayLike,
    population: ArrayLike | None = None,
    std_error: ArrayLike | None = None,
    *,
    transform: Transform = "none",
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return measures of inequality between groups in order, one row per measure.

    The slope index is the fitted value at the best-off end minus that at the worst-off end of a line through the
    groups, each at the middle of its rank and weighted by its people. A positive sign means that the better off have
    more. Standard errors carry the sampling error of the groups' estimates, to the first order.

    Parameters
    ----------
    values : array of shape (k,)
        One estimate per group, from the worst off to the best off; blank groups are left out and counted.
    population : array of shape (k,), optional
        People of each group; equal when left out.
    std_error : array of shape (k,), optional
        Of the estimates. Without it there are no intervals.
    transform : {"none", "log", "logit", "logistic"}
        Scale on which the line is straight: ``log`` for rates, ``logit`` for shares (0–1). ``logistic`` fits shares,
        0 and 1 among them, as binomial counts of the people in each group, once: not weighted by them a second time.
    conf_level : float
        Level of the limits, 0–1.

    Returns
    -------
    DataFrame
        ``measure, estimate, std_error, conf_low, conf_high, reason``: ``slope_index`` (unit of the values),
        ``relative_index`` (best-off end over worst-off end; its standard error is that of its logarithm),
        ``intercept`` (fitted at the worst-off end), ``absolute_concentration`` (unit of the values),
        ``relative_concentration`` (-1 to 1), ``wagstaff`` and ``erreygers`` (corrected for a share between 0 and 1).

    Raises
    ------
    DataError
        When fewer than two groups can be used.

    References
    ----------
    Pamuk ER (1985), Population Studies 39: 17-31 (slope and relative index). Kakwani N, Wagstaff A, van Doorslaer E
    (1997), J Econometrics 77: 87-103, equations 4 and 14 (concentration index and the error that group means bring).
    Wagstaff A (2005), Health Economics 14: 429-432. Erreygers G (2009), J Health Economics 28: 504-515.

    Examples
    --------
    >>> table = social_gradient([0.2, 0.3, 0.4, 0.5, 0.6]).set_index("measure")
    >>> table["estimate"].round(3).to_dict()["slope_index"], table["estimate"].round(3).to_dict()["relative_index"]
    (0.5, 4.333)
    """
    check_choices(("transform", transform, get_args(Transform)))
    check_level(conf_level)
    groups = known_groups(values, population, std_error)
    y, p, mean = groups.value, groups.share, np.float64(groups.mean)
    rank = np.cumsum(p) - p / 2
    with np.errstate(all="ignore"):
        found = _ends(groups, rank, transform)
        absolute = float((p * (2 * rank - 1) * (y - y[0])).sum())  # the same for any value taken off
        relative = absolute / mean
        of_absolute = p * (2 * rank - 1)
        of_relative = p * (2 * rank - 1 - relative) / mean
        share = bool((y >= 0).all() and (y <= 1).all())
        room = 1 - mean if share else np.nan
        found |= {
            "absolute_concentration": (absolute, of_absolute),
            "relative_concentration": (relative, of_relative),
            "wagstaff": (relative / room, of_relative / room + relative * p / room**2),
            "erreygers": (4 * absolute if share else np.nan, 4 * of_absolute),
        }
    table = measured(found, groups, conf_level, on_log_scale=("relative_index",))
    if len(y) < FEWEST_GROUPS:
        of_a_line = table["measure"].isin(["slope_index", "relative_index", "intercept"])
        table.loc[of_a_line, ["estimate", "std_error", "conf_low", "conf_high"]] = np.nan
        table.loc[of_a_line, "reason"] = "too_few_groups"
    return table


def _ends(groups: Groups, rank: Array, transform: Transform) -> dict[str, tuple[float, Array]]:
    """The fitted ends of the line, their difference and ratio, and how they move with each group's value."""
    y, p = groups.value, groups.share
    if transform == "logistic":
        return _logistic_ends(groups, rank)
    scaled, slope_of_scale = {
        "none": (y, np.ones(len(y))),
        "log": (np.log(y), 1 / y),
        "logit": (np.log(y / (1 - y)), 1 / (y * (1 - y))),
    }[transform]
    if not np.isfinite(scaled).all():
        blank = (float("nan"), np.full(len(y), np.nan))
        return {"slope_index": blank, "relative_index": blank, "intercept": blank}
    centre = float((p * rank).sum())
    per_slope = p * (rank - centre) / float((p * (rank - centre) ** 2).sum())
    per_low = (p - per_slope * centre) * slope_of_scale
    per_high = (p + per_slope * (1 - centre)) * slope_of_scale
    away = scaled - scaled[0]
    low_line = float(scaled[0] + ((p - per_slope * centre) * away).sum())
    high_line = float(scaled[0] + ((p + per_slope * (1 - centre)) * away).sum())
    if transform == "none":
        low, high, of_low, of_high = low_line, high_line, 1.0, 1.0
    elif transform == "log":
        low, high = float(np.exp(low_line)), float(np.exp(high_line))
        of_low, of_high = low, high
    else:
        low, high = (float(1 / (1 + np.exp(-line))) for line in (low_line, high_line))
        of_low, of_high = low * (1 - low), high * (1 - high)
    return {
        "slope_index": (high - low, per_high * of_high - per_low * of_low),
        "relative_index": (high / low if low > 0 else float("nan"), per_high * of_high / high - per_low * of_low / low),
        "intercept": (low, per_low * of_low),
    }


def _logistic_ends(groups: Groups, rank: Array) -> dict[str, tuple[float, Array]]:
    """As ``_ends``, of a logistic regression of the people in each group on its rank."""
    y, p = groups.value, groups.share
    x = np.column_stack([np.ones(len(y)), rank])
    beta, information = np.zeros(2), np.full((2, 2), np.nan)
    usable = bool((y >= 0).all() and (y <= 1).all() and 0 < groups.mean < 1)
    for _ in range(STEPS if usable else 0):
        fitted = 1 / (1 + np.exp(-x @ beta))
        information = (x * (p * fitted * (1 - fitted))[:, None]).T @ x
        if not np.isfinite(information).all() or np.linalg.cond(information) > 1e12:
            information = np.full((2, 2), np.nan)  # the groups are split without a remainder: no finite line
            break
        step = np.linalg.solve(information, x.T @ (p * (y - fitted)))
        beta = beta + step
        if np.abs(step).max() < STILL:
            break
    beta[1] = 0.0 if abs(beta[1]) < STILL else beta[1]
    of_beta = np.linalg.solve(information, x.T * p) if np.isfinite(information).all() else np.full((2, len(y)), np.nan)
    known = np.isfinite(of_beta).all()
    low, high = (float(1 / (1 + np.exp(-line))) if known else np.nan for line in (beta[0], beta.sum()))
    of_low, of_high = low * (1 - low) * of_beta[0], high * (1 - high) * of_beta.sum(axis=0)
    return {
        "slope_index": (high - low, of_high - of_low),
        "relative_index": (high / low, of_high / high - of_low / low),
        "intercept": (low, of_low),
    }
