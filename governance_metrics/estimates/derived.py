"""Values that are no ratio of totals: taken from the estimates of the card behind them, by area and period."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from governance_metrics.estimates.level import Level
from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.statistic import base_code, part_codes
from governance_metrics.statistics.spread import gap_between
from governance_metrics.tables.period import Period
from governance_metrics.text import coded

CELL = ["period", "level", "area", "group"]
FOUND = ["estimate", "numerator", "denominator", "n", "n_missing", "method", "reason"]
Found = dict[str, object]


def with_statistics(
    plain: pd.DataFrame, cards: Sequence[Indicator], *, levels: Sequence[Level], periods: Sequence[Period]
) -> pd.DataFrame:
    """Return the estimates of all cards: plain ones as they are, statistics from what stands behind them.

    Parameters
    ----------
    plain : DataFrame
        Estimates of the cards that were tallied (``indicators.statistic.tallied``).
    cards : sequence of Indicator
        The cards that were asked for, in order.
    levels : sequence of Level
        Finest first, the whole last.
    periods : sequence of Period
        Earliest first.

    Returns
    -------
    DataFrame
        The columns of ``plain``. The row of a statistic has no interval; ``numerator`` and ``denominator``
        hold what was set against each other (high and low percentile; now and a year before), ``n`` the areas
        with a value, ``n_missing`` those without. A day is a number of days since 1 January 1970.
    """
    by_code = dict(iter(plain.groupby("indicator", sort=False)))
    frames = []
    for card in cards:
        if card.over is None:
            frames.append(by_code[card.code])
            frames += [
                by_code[code].assign(
                    indicator=card.code,
                    group=[f"{said}; {group}" if said else group for said in by_code[code]["group"]],
                )
                for code, group in part_codes(card).items()
            ]
        else:
            frames.append(_taken(card, by_code[base_code(card.code)], levels, periods))
    return pd.concat(frames, ignore_index=True)


def _taken(card: Indicator, base: pd.DataFrame, levels: Sequence[Level], periods: Sequence[Period]) -> pd.DataFrame:
    """The rows of one statistic, cell for cell those of the card behind it."""
    take = {"percentile_ratio": _gap, "yearly_change": _change, "earliest": _earliest}[card.statistic or ""]
    known = base.set_index(CELL)
    names = {period.name: period.year_before.name if period.year_before else "" for period in periods}
    of = {level.name: level.of for level in levels}
    rows = [take(cell, known, levels[0].name, of, names) for cell in known.index]
    blank = dict.fromkeys(("std_error", "conf_low", "conf_high", "n_numerator", "df", "deff"), np.nan)
    rest = dict.fromkeys(("rest_estimate", "rest_difference", "rest_std_error"), np.nan)
    found = pd.DataFrame(rows, columns=FOUND, index=base.index)
    return base.assign(indicator=card.code, **blank, **rest, interval="none", **found)


Key = tuple[str, str, str, str]
Of = Mapping[str, Mapping[str, str] | None]
Take = Callable[[Key, pd.DataFrame, str, Of, Mapping[str, str]], Found]


def _gap(cell: Key, known: pd.DataFrame, finest: str, of: Of, names: Mapping[str, str]) -> Found:
    """How far apart the finest areas of a larger one lie; a single area has no spread."""
    if cell[1] == finest:
        return _nothing("one_area")
    parts = _parts(cell, known, finest, of)
    gap = gap_between(parts["estimate"].to_numpy(dtype=float))
    counts = {"n": gap.areas, "n_missing": len(parts) - gap.areas}
    if gap.areas < 2:
        return {**_nothing(_why(cell, known) or coded("too_few_areas", areas=gap.areas)), **counts}
    if not np.isfinite(gap.value):
        return {**_nothing("low_end_zero"), "numerator": gap.high, "denominator": gap.low, **counts}
    method = coded("percentile_ratio" if gap.ratio else "highest_less_lowest", areas=gap.areas)
    return {**_value(gap.value, method), "numerator": gap.high, "denominator": gap.low, **counts}


def _change(cell: Key, known: pd.DataFrame, finest: str, of: Of, names: Mapping[str, str]) -> Found:
    """The change on the same period a year before, as a share of it."""
    now = known.loc[[cell]].iloc[0]
    counts = {"n": now["n"], "n_missing": now["n_missing"]}
    earlier = (names[cell[0]], *cell[1:])
    if np.isnan(now["estimate"]):
        return {**_nothing(str(now["reason"])), **counts}
    before = known.loc[[earlier]].iloc[0] if earlier in known.index else None
    if before is None or np.isnan(before["estimate"]):
        return {**_nothing("no_year_before"), **counts}
    parts = {"numerator": now["estimate"], "denominator": before["estimate"]}
    if not before["estimate"] > 0:
        return {**_nothing("zero_denominator"), **parts, **counts}
    return {**_value(float(now["estimate"] / before["estimate"] - 1.0), "yearly_change"), **parts, **counts}


def _earliest(cell: Key, known: pd.DataFrame, finest: str, of: Of, names: Mapping[str, str]) -> Found:
    """The first of the days that the finest areas name."""
    parts = known.loc[[cell]] if cell[1] == finest else _parts(cell, known, finest, of)
    days = parts["estimate"].dropna()
    counts = {"n": len(days), "n_missing": len(parts) - len(days)}
    if days.empty:
        return {**_nothing(_why(cell, known) or "no_estimate"), **counts}
    return {**_value(float(days.min()), "earliest"), **counts}


def _parts(cell: Key, known: pd.DataFrame, finest: str, of: Of) -> pd.DataFrame:
    """The finest areas that make up a larger one."""
    period, level, area, group = cell
    places = known.index
    chosen = (
        (places.get_level_values("period") == period)
        & (places.get_level_values("level") == finest)
        & (places.get_level_values("group") == group)
    )
    unit = of[level]
    if unit is not None:
        chosen &= places.get_level_values("area").map(dict(unit)) == area
    return known[chosen]


def _why(cell: Key, known: pd.DataFrame) -> str:
    """Why the card behind it has no value here; empty where it has one."""
    return str(known.loc[[cell]].iloc[0]["reason"])


def _value(estimate: float, method: str) -> Found:
    return {"estimate": estimate, "numerator": np.nan, "denominator": np.nan, "method": method, "reason": ""}


def _nothing(reason: str) -> Found:
    return {**_value(np.nan, "none"), "reason": reason, "n": np.nan, "n_missing": np.nan}
