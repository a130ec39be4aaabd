"""A community's team: vacancies, turnover, stability, caseload, with what chance alone does to small teams."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.statistics.intervals import rate_interval, wilson_interval
from governance_metrics.statistics.numbers import Words, read_numbers, say_first
from governance_metrics.text import coded

Array = NDArray[np.float64]
SMALL_TEAM = 5  # below this a single person moves every rate by a fifth or more: said beside it


def vacancy_rates(posts: object, filled: object, conf_level: float = 0.95) -> pd.DataFrame:
    """Return vacant posts over posts, with the band that chance gives so few.

    Parameters
    ----------
    posts, filled : array of shape (m,)
        Posts established, and posts with somebody in them (not persons: one may hold two posts).
    conf_level : float
        Level of the band, 0–1.

    Returns
    -------
    DataFrame
        m rows: ``vacant`` (posts; below 0 where more are filled than established), ``estimate, conf_low, conf_high``
        (Wilson), ``small_team``, ``method, reason``. More filled than established has no rate, and says so.

    References
    ----------
    NHS England, NHS Vacancy Statistics: definition (vacant over established posts). Wilson EB (1927), J Am Stat
    Assoc 22: 209-212.

    Examples
    --------
    >>> vacancy_rates([8, 6], [6, 7])[["vacant", "estimate", "reason"]].values.tolist()
    [[2.0, 0.25, ''], [-1.0, nan, 'over_filled(filled=7, posts=6)']]
    """
    (wanted, there), reason, index = read_numbers({"posts": posts, "filled": filled})
    reason = say_first(reason, wanted == 0, "zero_denominator")
    for place in np.flatnonzero((reason == "") & (there > wanted)):
        reason[place] = coded("over_filled", filled=f"{there[place]:g}", posts=f"{wanted[place]:g}")
    used = reason == ""
    vacant = wanted - there
    return _shares(np.where(used, vacant, np.nan), wanted, reason, index, {"vacant": vacant}, conf_level)


def stability(staff_at_start: object, still_there: object, conf_level: float = 0.95) -> pd.DataFrame:
    """Return the share of those there at the start who are still there at the end, with its chance band.

    Parameters
    ----------
    staff_at_start, still_there : array of shape (m,)
        Heads.
    conf_level : float
        Level of the band, 0–1.

    Returns
    -------
    DataFrame
        m rows: ``estimate, conf_low, conf_high, small_team, method, reason``.

    References
    ----------
    NHS Data Model and Dictionary: stability index. Bowey AM (1974), A Guide to Manpower Planning, Macmillan.

    Examples
    --------
    >>> stability([8], [6])["estimate"].tolist()
    [0.75]
    """
    (start, stayed), reason, index = read_numbers({"staff_at_start": staff_at_start, "still_there": still_there})
    reason = say_first(reason, start == 0, "zero_denominator")
    for place in np.flatnonzero((reason == "") & (stayed > start)):
        reason[place] = coded("above_one", numerator=f"{stayed[place]:g}", denominator=f"{start[place]:g}")
    return _shares(np.where(reason == "", stayed, np.nan), start, reason, index, {}, conf_level)


def turnover(
    staff_at_start: object, staff_at_end: object, leavers: object, conf_level: float = 0.95, *, years: float = 1.0
) -> pd.DataFrame:
    """Return leavers over the mean of staff at start and end, a year, with its chance band.

    Parameters
    ----------
    staff_at_start, staff_at_end, leavers : array of shape (m,)
        Heads (or full-time equivalents) at both ends, and those who left in between.
    conf_level : float
        Level of the band, 0–1.
    years : float
        Length of the period.

    Returns
    -------
    DataFrame
        m rows: ``mean_staff``; ``estimate, conf_low, conf_high`` (a year; exact Poisson below 10 leavers, else Byar:
        somebody who comes and leaves counts, so the rate may exceed 1); ``small_team, method, reason``.

    References
    ----------
    Nuffield Trust (2022), chart note on leaver rates, after NHS Digital (the mean of start and end as denominator).
    Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II, IARC: 69-71.

    Examples
    --------
    >>> turnover([8], [6], [3])[["mean_staff", "estimate"]].round(3).values.tolist()
    [[7.0, 0.429]]
    """
    columns = {"staff_at_start": staff_at_start, "staff_at_end": staff_at_end, "leavers": leavers}
    (start, end, left), reason, index = read_numbers(columns)
    mean = (start + end) / 2
    reason = say_first(reason, mean == 0, "zero_denominator")
    return _rates(left, mean * years, reason, index, {"mean_staff": mean}, conf_level)


def caseload(cases: object, staff: object, conf_level: float = 0.95) -> pd.DataFrame:
    """Return cases (households, matters) per worker, with the band of a count of cases.

    Parameters
    ----------
    cases, staff : array of shape (m,)
        What there is to do, and who there is to do it, in heads or full-time equivalents.
    conf_level : float
        Level of the band, 0–1.

    Returns
    -------
    DataFrame
        m rows: ``estimate, conf_low, conf_high`` (per worker), ``small_team, method, reason``. Nobody to do it is a
        zero denominator, not a light load.

    References
    ----------
    Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II, IARC: 69-71 (Byar, exact).

    Examples
    --------
    >>> caseload([3000, 40], [10, 0])[["estimate", "reason"]].values.tolist()
    [[300.0, ''], [nan, 'zero_denominator']]
    """
    (work, workers), reason, index = read_numbers({"cases": cases, "staff": staff})
    reason = say_first(reason, workers == 0, "zero_denominator")
    return _rates(work, workers, reason, index, {}, conf_level)


def _shares(
    above: Array, below: Array, reason: Words, index: pd.Index, first: dict[str, Array], conf_level: float
) -> pd.DataFrame:
    low, high = wilson_interval(above, below, conf_level)
    with np.errstate(all="ignore"):
        table = {**first, "estimate": above / below, "conf_low": low, "conf_high": high}
    return _finished(table, below, np.full(len(below), "wilson", dtype=object), reason, index)


def _rates(
    count: Array, base: Array, reason: Words, index: pd.Index, first: dict[str, Array], conf_level: float
) -> pd.DataFrame:
    kept = np.where(reason == "", count, np.nan)
    low, high = rate_interval(kept, base, conf_level)
    with np.errstate(all="ignore"):
        table = {**first, "estimate": kept / base, "conf_low": low, "conf_high": high}
    return _finished(table, base, np.where(count < 10, "exact_poisson", "byar").astype(object), reason, index)


def _finished(table: dict[str, Array], team: Array, method: Words, reason: Words, index: pd.Index) -> pd.DataFrame:
    used = reason == ""
    return pd.DataFrame(
        {
            **table,
            "small_team": used & (team < SMALL_TEAM),
            "method": np.where(used, method, "none").astype(object),
            "reason": reason,
        }
    ).set_axis(index)
