"""How many people the work needs: workload indicators of staffing need (WISN)."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from governance_metrics.errors import DataError
from governance_metrics.statistics.numbers import read_numbers, say_first
from governance_metrics.text import Text


class WorkingTime(NamedTuple):
    """What one worker has for work in a year.

    Parameters
    ----------
    days, hours : float
        Available working time a year.
    """

    days: float
    hours: float


def available_time(
    days_per_week: float,
    hours_per_day: float,
    *,
    weeks: float = 52,
    holidays: float = 0,
    leave: float = 0,
    sickness: float = 0,
    training: float = 0,
    other: float = 0,
) -> WorkingTime:
    """Return a year's working time of one worker: possible days less those away.

    Parameters
    ----------
    days_per_week, hours_per_day : float
        Of the contract.
    weeks : float
        Weeks a year.
    holidays, leave, sickness, training, other : float
        Days away a year, on average.

    Raises
    ------
    DataError
        When nothing is left, or a part is negative.

    References
    ----------
    World Health Organization (2010), Workload Indicators of Staffing Need: User's Manual, WHO: 15-18.

    Examples
    --------
    >>> available_time(4.5, 8, holidays=10, leave=30, sickness=15)
    WorkingTime(days=179.0, hours=1432.0)
    """
    parts = {"days_per_week": days_per_week, "hours_per_day": hours_per_day, "weeks": weeks, "holidays": holidays,
             "leave": leave, "sickness": sickness, "training": training, "other": other}  # fmt: skip
    wrong = {name: value for name, value in parts.items() if not (np.isfinite(value) and value >= 0)}
    days = days_per_week * weeks - holidays - leave - sickness - training - other
    if wrong or not days * hours_per_day > 0:
        found = ", ".join(f"{name}={value}" for name, value in (wrong or {"days": days, **parts}).items())
        raise DataError(
            Text(
                zh=f"可用工作时间应大于零，各项不为负，现为 {found}。请核对天数。",
                en=f"working time: expected more than 0 and no negative part, found {found}. Check the days.",
            )
        )
    return WorkingTime(float(days), float(days * hours_per_day))


def staffing_need(
    community: ArrayLike,
    volume: object,
    hours_each: object,
    available_hours: float,
    *,
    category_share: float = 0.0,
    individual_hours: float = 0.0,
    current: Mapping[object, float] | None = None,
) -> pd.DataFrame:
    """Return the people each community's work needs, and how far those it has fall short.

    Parameters
    ----------
    community : array of shape (m,)
        One row per community and kind of work.
    volume, hours_each : array of shape (m,)
        How often the work comes in a year, and hours each time takes a trained worker.
    available_hours : float
        A year's working time of one worker (``available_time``).
    category_share : float
        Share of working time, 0–1, that all workers spend on what is not counted (meetings, reports).
    individual_hours : float
        Hours a year that only some spend, in all (a supervisor's tasks, say); of every community alike.
    current : mapping of community to float, optional
        People there now, in full-time equivalents.

    Returns
    -------
    DataFrame
        One row per community, in order of appearance: ``work_hours, category_factor, individual_factor, needed``
        (people, not rounded), ``current, difference`` (now less needed: below 0 is short, in people) and ``ratio``
        (now over needed: below 1 is under pressure), ``reason``. Both belong together: a team of two short of one is
        under more pressure than a team of twenty short of two.

    Raises
    ------
    DataError
        When working time, share or hours are not usable.

    References
    ----------
    World Health Organization (2010), Workload Indicators of Staffing Need: User's Manual, WHO: 19-33. The ratio of
    several communities together is that of the sums.

    Examples
    --------
    >>> table = staffing_need(["a"], [3392], [0.5], 1696, category_share=0.0625, individual_hours=848, current={"a": 2})
    >>> table[["needed", "difference", "ratio"]].round(4).values.tolist()
    [[1.5667, 0.4333, 1.2766]]
    """
    if not (available_hours > 0 and 0 <= category_share < 1 and individual_hours >= 0):
        raise DataError(
            Text(
                zh=f"可用工时应大于零，类别占比在 0 与 1 之间，个别工时不为负，现为 available_hours={available_hours}、"
                f"category_share={category_share}、individual_hours={individual_hours}。请改正。",
                en=f"expected available_hours above 0, category_share from 0 to below 1 and individual_hours of 0 or "
                f"more, found {available_hours}, {category_share}, {individual_hours}. Correct them.",
            )
        )
    (times, each), reason, _ = read_numbers({"volume": volume, "hours_each": hours_each})
    codes, names = pd.factorize(np.asarray(community, dtype=object), use_na_sentinel=False)
    hours = np.bincount(codes, weights=np.where(reason == "", times * each, 0.0), minlength=len(names))
    said = np.full(len(names), "", dtype=object)
    wrong = np.flatnonzero(reason != "")[::-1]
    said[codes[wrong]] = reason[wrong]
    factor, individual = 1 / (1 - category_share), individual_hours / available_hours
    needed = np.where(said == "", hours / available_hours * factor + individual, np.nan)
    there = np.array([np.nan if current is None else float(current.get(name, np.nan)) for name in names])
    if current is not None:
        said = say_first(said, np.isnan(there), "staff_unknown")
    with np.errstate(all="ignore"):
        ratio = np.where(needed > 0, there / needed, np.nan)
    return pd.DataFrame(
        {
            "community": names,
            "work_hours": np.where(np.isnan(needed), np.nan, hours),
            "category_factor": factor,
            "individual_factor": individual,
            "needed": needed,
            "current": there,
            "difference": there - needed,
            "ratio": ratio,
            "reason": said,
        }
    )
