"""Tables of areas: proportions and rates with their limits, a row for every row handed in."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.statistics.choice import check_level
from governance_metrics.statistics.intervals import EXACT_BELOW, rate_interval, wilson_interval
from governance_metrics.statistics.numbers import read_numbers, say_first
from governance_metrics.text import coded

Array = NDArray[np.float64]


def area_proportions(
    numerator: object, denominator: object, conf_level: float | Sequence[float] = 0.95
) -> pd.DataFrame:
    """Return proportions with Wilson's limits, one row per area.

    Parameters
    ----------
    numerator, denominator : array of shape (m,)
        People with the property, and people counted.
    conf_level : float or sequence of float
        Confidence level, 0–1. Of several the first is ``conf_low, conf_high``; the others carry their level in
        percent, as ``conf_low_99_8``.

    Returns
    -------
    DataFrame
        m rows: ``numerator, denominator, estimate`` (0–1), the limits, ``method, reason``. The index is that of a
        Series handed in. ``reason`` says why a row has no estimate: a part is blank, text, negative or not finite,
        the denominator is 0, or the numerator exceeds it.

    Raises
    ------
    DataError
        When the columns are of different lengths, or a level does not lie between 0 and 1.

    References
    ----------
    Wilson EB (1927), J Am Stat Assoc 22: 209-212. Newcombe RG (1998), Stat Med 17: 857-872, method 3 (p 859).

    Examples
    --------
    >>> table = area_proportions([1, 0, 7, "some"], [100, 0, 5, 9])
    >>> table["conf_high"].round(4).tolist()
    [0.0545, nan, nan, nan]
    >>> table["reason"].tolist()[1:]
    ['zero_denominator', 'above_one(numerator=7, denominator=5)', 'not_a_number(column=numerator)']
    """
    levels = confidence_levels(conf_level)
    (above, below), reason, index = read_numbers({"numerator": numerator, "denominator": denominator})
    reason = say_first(reason, below == 0, "zero_denominator")
    for place in np.flatnonzero((reason == "") & (above > below)):
        reason[place] = coded("above_one", numerator=f"{above[place]:g}", denominator=f"{below[place]:g}")
    used = reason == ""
    kept = np.where(used, above, np.nan)
    with np.errstate(all="ignore"):
        table = {"numerator": above, "denominator": below, "estimate": kept / below}
    for suffix, level in levels.items():
        table[f"conf_low{suffix}"], table[f"conf_high{suffix}"] = wilson_interval(kept, below, level)
    method = np.where(used, "wilson", "none").astype(object)
    return pd.DataFrame({**table, "method": method, "reason": reason}).set_axis(index)


def area_rates(
    events: object, exposure: object, conf_level: float | Sequence[float] = 0.95, *, per: float = 1.0
) -> pd.DataFrame:
    """Return rates with exact limits below 10 events and Byar's from 10, one row per area.

    Parameters
    ----------
    events, exposure : array of shape (m,)
        What happened, and the people or person-years among whom. An area without events has the rate 0 and an
        upper limit.
    conf_level : float or sequence of float
        As for ``area_proportions``.
    per : float
        Unit of the rate: 1000 gives events per thousand.

    Returns
    -------
    DataFrame
        m rows: ``events, exposure, estimate``, the limits, ``method, reason``, as for ``area_proportions``.

    Raises
    ------
    DataError
        When the columns are of different lengths, or a level does not lie between 0 and 1.

    References
    ----------
    Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II, IARC Scientific Publications 82:
    69-71. Garwood F (1936), Biometrika 28: 437-442.

    Examples
    --------
    >>> area_rates([0, 65], [1000, 1000], per=1000)[["estimate", "conf_low", "conf_high"]].round(3).values.tolist()
    [[0.0, 0.0, 3.689], [65.0, 50.163, 82.849]]
    """
    levels = confidence_levels(conf_level)
    (count, base), reason, index = read_numbers({"events": events, "exposure": exposure})
    reason = say_first(reason, base == 0, "zero_denominator")
    used = reason == ""
    kept = np.where(used, count, np.nan)
    with np.errstate(all="ignore"):
        table = {"events": count, "exposure": base, "estimate": kept / base * per}
    for suffix, level in levels.items():
        low, high = rate_interval(kept, base, level)
        table[f"conf_low{suffix}"], table[f"conf_high{suffix}"] = low * per, high * per
    method = np.select([~used, count < EXACT_BELOW], ["none", "exact_poisson"], "byar").astype(object)
    return pd.DataFrame({**table, "method": method, "reason": reason}).set_axis(index)


def confidence_levels(conf_level: float | Sequence[float]) -> dict[str, float]:
    """Return the ending of the columns of each level, the first without one.

    Raises
    ------
    DataError
        When one does not lie between 0 and 1.

    Examples
    --------
    >>> confidence_levels([0.95, 0.998])
    {'': 0.95, '_99_8': 0.998}
    """
    levels = [float(conf_level)] if isinstance(conf_level, int | float) else [float(level) for level in conf_level]
    for level in levels or [float("nan")]:
        check_level(level)
    return {f"_{100 * level:g}".replace(".", "_") if place else "": level for place, level in enumerate(levels)}
