"""How unequal groups or areas are: gaps, spread around the mean, entropy, and what levelling up would change."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_level
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]
MEASURES = (
    "difference", "ratio", "between_group_variance", "between_group_sd", "coefficient_of_variation",
    "mean_difference_from_mean", "mean_difference_from_best", "mean_difference_from_reference", "index_of_disparity",
    "gini", "theil", "mean_log_deviation", "attributable_risk", "attributable_fraction",
)  # fmt: skip


class Groups(NamedTuple):
    """Groups with an estimate: values, standard errors (blank where unknown), shares of the people, how many are not.

    Parameters
    ----------
    value, error, share : array of shape (k,)
        Shares sum to 1.
    mean : float
        Mean of the values, weighted by the shares.
    left_out : int
        Groups without a value or without people.
    places : array of shape (k,)
        Where they stood in what was handed in.
    """

    value: Array
    error: Array
    share: Array
    mean: float
    left_out: int
    places: NDArray[np.int64]


def known_groups(values: ArrayLike, population: ArrayLike | None, std_error: ArrayLike | None) -> Groups:
    """Return the groups that can be reckoned with.

    Raises
    ------
    DataError
        When fewer than two can.

    Examples
    --------
    >>> known_groups([0.2, 0.4, None], [30, 10, 5], None).mean
    0.25
    """
    y = np.asarray(values, dtype=np.float64)
    n = np.ones(len(y)) if population is None else np.asarray(population, dtype=np.float64)
    s = np.full(len(y), np.nan) if std_error is None else np.asarray(std_error, dtype=np.float64)
    known = np.isfinite(y) & np.isfinite(n) & (n > 0)
    if known.sum() < 2:
        raise DataError(
            Text(
                zh=f"至少需要两组有数值且有人口，现有 {int(known.sum())} 组。请补齐数据或合并分组。",
                en=f"groups: expected two or more with a value and people, found {int(known.sum())}. Fill in or merge.",
            )
        )
    share = n[known] / n[known].sum()
    some = y[known]
    mean = float(some[0] + (share * (some - some[0])).sum())  # equal values have just that mean
    return Groups(some, s[known], share, mean, int((~known).sum()), np.flatnonzero(known))


def disparities(
    values: ArrayLike,
    population: ArrayLike | None = None,
    std_error: ArrayLike | None = None,
    *,
    reference: int | None = None,
    higher_is_better: bool = True,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return measures of inequality between groups without an order (areas, sexes), one row per measure.

    Standard errors carry the sampling error of the groups' estimates, taken as independent and their people as
    known, to the first order (the variance exactly). A best or worst group picked from the same data makes gaps look
    larger than they are: name a ``reference`` where there is one.

    Parameters
    ----------
    values : array of shape (k,)
        One estimate per group; blank groups are left out and counted.
    population : array of shape (k,), optional
        People of each group; equal when left out.
    std_error : array of shape (k,), optional
        Of the estimates. Without it there are no intervals.
    reference : int, optional
        Position of the group that the others are held against; the best group when left out.
    higher_is_better : bool
        Which end is the better one.
    conf_level : float
        Level of the limits, 0–1.

    Returns
    -------
    DataFrame
        ``measure, estimate, std_error, conf_low, conf_high, reason``. In the unit of the values:
        ``difference`` (reference or best, minus worst), ``between_group_sd``, ``mean_difference_from_mean, …_best,
        …_reference`` (weighted by people), ``attributable_risk`` (reference or best, minus mean). Squared unit:
        ``between_group_variance``. Without unit: ``ratio`` (its ``std_error`` is that of its logarithm),
        ``coefficient_of_variation, index_of_disparity`` (mean distance over the mean), ``gini, theil,
        mean_log_deviation`` (natural logarithm, not times 1000), ``attributable_fraction`` (of the mean).

    Raises
    ------
    DataError
        When fewer than two groups can be used, or the reference is none of them.

    References
    ----------
    Harper S, Lynch J (2005), Methods for Measuring Cancer Disparities, National Cancer Institute: chapter 3 (all
    measures). World Health Organization (2013), Handbook on Health Inequality Monitoring: 31-50. Cowell FA (2011),
    Measuring Inequality, 3rd ed., Oxford: 155-159 (Gini, Theil, mean log deviation).

    Examples
    --------
    >>> table = disparities([0.5, 0.6, 0.8], [100, 200, 100], [0.05, 0.03, 0.04]).set_index("measure")
    >>> table.loc["difference", ["estimate", "conf_low", "conf_high"]].astype(float).round(3).tolist()
    [0.3, 0.175, 0.425]
    """
    check_level(conf_level)
    groups = known_groups(values, population, std_error)
    y, p, mean = groups.value, groups.share, np.float64(groups.mean)
    best, worst = (int(np.argmax(y)), int(np.argmin(y))) if higher_is_better else (int(np.argmin(y)), int(np.argmax(y)))
    at = best if reference is None else _place(reference, groups)
    k = len(y)
    unit = np.eye(k)
    with np.errstate(all="ignore"):
        gap = y - mean
        variance = float((p * gap**2).sum())
        of_variance = 2 * p * gap
        order = np.argsort(y, kind="stable")
        rank = np.empty(k)
        rank[order] = np.cumsum(p[order]) - p[order] / 2
        gini = float((p * (2 * rank - 1) * (y - y[0])).sum() / mean)  # the same for any value taken off
        positive = bool((y > 0).all())
        logs = np.log(y / mean) if positive else np.full(k, np.nan)
        theil, deviation = (float(np.maximum(v, 0.0) + 0.0) for v in ((p * y / mean * logs).sum(), -(p * logs).sum()))
        sd = np.sqrt(variance)
        from_mean = float((p * np.abs(gap)).sum())
        risk = float(y[at] - mean)
        # estimate, and how it moves with each group's value; blank where no standard error is published
        blank = np.full(k, np.nan)
        found: dict[str, tuple[float, Array]] = {
            "difference": (float(y[at] - y[worst]), unit[at] - unit[worst]),
            "ratio": (float(y[at] / y[worst]), unit[at] / y[at] - unit[worst] / y[worst]),
            "between_group_variance": (variance, of_variance),
            "between_group_sd": (float(sd), of_variance / (2 * sd)),
            "coefficient_of_variation": (float(sd / mean), of_variance / (2 * sd * mean) - p * sd / mean**2),
            "mean_difference_from_mean": (from_mean, blank),
            "mean_difference_from_best": (float((p * np.abs(y - y[best])).sum()), blank),
            "mean_difference_from_reference": (float((p * np.abs(y - y[at])).sum()), blank),
            "index_of_disparity": (from_mean / mean, blank),
            "gini": (gini, p * (2 * rank - 1 - gini) / mean),
            "theil": (theil, p / mean * (logs - theil)),
            "mean_log_deviation": (deviation, p / mean - p / y),
            "attributable_risk": (risk, unit[at] - p),
            "attributable_fraction": (risk / mean, (unit[at] - p) / mean - p * risk / mean**2),
        }
    table = measured(found, groups, conf_level, on_log_scale=("ratio",))
    # of a sum of squares the second-order part is known exactly, and matters where groups hardly differ
    spread = groups.error**2
    second = (p**2 * spread).sum() ** 2 + (p**2 * spread**2).sum() - 2 * (p**3 * spread**2).sum()
    row = table["measure"].eq("between_group_variance")
    error = float(np.sqrt(((of_variance * groups.error) ** 2).sum() + 2 * second))
    half = float(-ndtri((1 - conf_level) / 2)) * error
    table.loc[row, ["std_error", "conf_low", "conf_high"]] = [error, variance - half, variance + half]
    return table


def measured(
    found: dict[str, tuple[float, Array]], groups: Groups, conf_level: float, *, on_log_scale: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Return the table of measures, each with the error that those of the groups bring.

    Examples
    --------
    >>> groups = known_groups([1.0, 3.0], None, [0.3, 0.4])
    >>> measured({"difference": (2.0, np.array([-1.0, 1.0]))}, groups, 0.95)["std_error"].tolist()
    [0.5]
    """
    z = float(-ndtri((1 - conf_level) / 2))
    said = coded("groups_left_out", n=groups.left_out) if groups.left_out else ""
    rows = []
    for name, (estimate, gradient) in found.items():
        usable = np.isfinite(estimate)
        error = float(np.sqrt(((gradient * groups.error) ** 2).sum())) if usable else float("nan")
        half = z * error
        ends = (estimate - half, estimate + half)
        if name in on_log_scale:
            ends = (estimate * np.exp(-half), estimate * np.exp(half)) if estimate > 0 else (np.nan, np.nan)
        rows.append(
            {
                "measure": name,
                "estimate": estimate if usable else np.nan,
                "std_error": error,
                "conf_low": ends[0],
                "conf_high": ends[1],
                "reason": said if usable else "not_positive",
            }
        )
    return pd.DataFrame(rows)


def _place(reference: int, groups: Groups) -> int:
    """Where the reference stands among the groups in use."""
    found = np.flatnonzero(groups.places == reference)
    if not len(found):
        raise DataError(
            Text(
                zh=f"reference 应为有数值的一组的位置（首组为 0），现为 {reference}。",
                en=f"reference: expected the position of a group with a value (the first is 0), found {reference}.",
            )
        )
    return int(found[0])
