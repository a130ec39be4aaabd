"""Estimates of full counts: sums by area, values with chance bands, and the reason where there is none."""

from collections.abc import Mapping
from typing import cast

import numpy as np
import pandas as pd

from governance_metrics.estimates.level import Level, Reported, complete, unit_of
from governance_metrics.indicators.card import Indicator
from governance_metrics.statistics.census import Measure, census_estimates, census_rest
from governance_metrics.tables import VIEWS
from governance_metrics.tally import Tally, group_text
from governance_metrics.text import coded

REST = ["rest_estimate", "rest_difference", "rest_std_error"]
WORDS = ["interval", "method"]
CELL = ["period", "area", "group"]
SUMMED = ["n", "n_missing", "n_numerator", "known", "numerator", "denominator", "squares"]


def census_rows(
    parts: Mapping[str, tuple[Tally, int]], level: Level, card: Indicator, reported: Reported, conf_level: float
) -> pd.DataFrame:
    """Return the estimates of one card at one level from full counts.

    Parameters
    ----------
    parts : mapping of str to (Tally, int)
        ``both``, or ``numerator`` and ``denominator``: the tally and the position of the card's job in it.
    level : Level
        The level.
    card : Indicator
        The card.
    reported : mapping of str to frozenset of (area, period)
        Who reported what, by table.
    conf_level : float
        Level of the chance band.
    """
    sums = {role: _sums(*part, level, card, reported) for role, part in parts.items()}
    fine = sums["both"] if "both" in sums else _joined(sums["numerator"], sums["denominator"])
    rolled = fine.groupby(CELL, as_index=False, sort=True).sum(numeric_only=True)
    source, k = parts["both"] if "both" in parts else parts["numerator"]
    return _finished(rolled, card, float(source.shift[k]), conf_level)


def _sums(source: Tally, k: int, level: Level, card: Indicator, reported: Reported) -> pd.DataFrame:
    """The sums of one part by period, area of the level, finest area and group."""
    names = {"n": "n", "n_missing": "n_missing", "n_numerator": "n_numerator", "known": "known",
             "wy": "numerator", "wx": "denominator", "aa": "squares"}  # fmt: skip
    blank = np.zeros_like(source.sums["n"])
    frame = pd.DataFrame({new: source.sums.get(old, blank)[:, k] for old, new in names.items()})
    areas = source.keys["area"].fillna("").astype(str)
    frame["period"] = source.keys["period"].to_numpy()
    frame["group"] = group_text(source.keys).to_numpy()
    frame["area"] = unit_of(source, level, card, reported).to_numpy()
    frame["finest"] = "" if source.level else areas.to_numpy()
    own = level.unit(areas) if source.level and level.of is None else areas
    there = set(zip(own, frame["period"], frame["group"], strict=True))
    groups = sorted(set(frame["group"])) or [""]
    nothing = [
        (period, group, unit, "" if source.level else area)
        for unit, area, period in _reported_here(source, level, card, reported)
        for group in groups
        if (unit if source.level else area, period, group) not in there
    ]
    if nothing:
        zeros = pd.DataFrame(list(dict.fromkeys(nothing)), columns=["period", "group", "area", "finest"])
        frame = pd.concat([frame, zeros.assign(**dict.fromkeys(SUMMED, 0.0))], ignore_index=True)
    keys = dict.fromkeys(["period", "group", "area", "finest"], object)  # also where there are no rows at all
    return frame.dropna(subset=["area"]).astype(keys)


def _reported_here(
    source: Tally, level: Level, card: Indicator, reported: Reported
) -> list[tuple[str, str, str]]:  # fmt: skip
    """Unit, finest area and period of all who reported the source: where they have no rows, nothing is there."""
    view = VIEWS.get(source.source)
    tables = [table for table in card.needs if table in (view.sources if view else (source.source,))]
    found = []
    for area, period in sorted(complete(card, level, reported)):
        unit = "all" if level.of is None else level.of.get(area)
        if unit and area and all((area, period) in reported[table] for table in tables):
            found.append((unit, area, period))
    return found


def _joined(above: pd.DataFrame, below: pd.DataFrame) -> pd.DataFrame:
    """Both parts of a two-table ratio, from the areas where both are known."""
    key = ["period", "area", "finest", "group"]
    sides = {}
    for name, frame in (("numerator", above), ("denominator", below)):
        known = frame[(frame["n"] > 0) | (frame["n_missing"] == 0)]
        sides[name] = known.groupby(key, as_index=False).sum(numeric_only=True)
    if set(above["finest"]) - {""} and set(below["finest"]) - {""}:
        both = sides["numerator"].merge(sides["denominator"][key], on=key)[key]
        sides = {name: frame.merge(both, on=key) for name, frame in sides.items()}
    cells = {name: frame.groupby(CELL, as_index=False).sum(numeric_only=True) for name, frame in sides.items()}
    joined = cells["numerator"].merge(cells["denominator"], on=CELL, suffixes=("", "_below"))
    joined["denominator"] = joined["numerator_below"]
    joined["n_missing"] = joined["n_missing"] + joined["n_missing_below"]
    return joined[[*CELL, *SUMMED]]


def _finished(rolled: pd.DataFrame, card: Indicator, shift: float, conf_level: float) -> pd.DataFrame:
    above, below, n, squares = (rolled[c].to_numpy(dtype=float) for c in ("numerator", "denominator", "n", "squares"))
    groups = rolled.groupby(["period", "group"], sort=False).ngroup().to_numpy()
    measure = cast(Measure, card.measure)  # what is no ratio of totals is tallied as the plain card behind it
    values = census_estimates(measure, above, below, n, squares, shift=shift, conf_level=conf_level)
    rest = census_rest(measure, above, below, n, squares, groups, shift=shift)
    reason = np.array(_reasons(rolled, values["estimate"], card), dtype=object)
    known = reason == ""
    unknown = (n == 0) & (rolled["n_missing"].to_numpy() > 0)
    found = {name: np.where(known, column, np.nan) for name, column in {**values, **rest}.items() if name not in WORDS}
    words = {name: np.where(known, values[name], "none") for name in WORDS}
    parts = {
        "numerator": np.where(unknown, np.nan, above),
        "denominator": np.where(unknown | (card.measure == "count"), np.nan, below),
    }
    return rolled.assign(**parts, **found, **words, reason=reason, df=np.nan, deff=np.nan)


def _reasons(rolled: pd.DataFrame, estimate: pd.Series, card: Indicator) -> list[str]:
    """Why full counts have no value; empty where they have one."""
    columns = (rolled[name].tolist() for name in ("n", "n_missing", "known", "numerator", "denominator"))
    return [_reason(card, *row) for row in zip(*columns, estimate.tolist(), strict=True)]


def _reason(
    card: Indicator, n: float, missing: float, known: float, above: float, below: float, value: float
) -> str:  # fmt: skip
    if n == 0 and missing > 0:
        if known:
            return coded("denominator_unknown", numerator=f"{known:.15g}")
        return coded("all_missing", n_missing=int(missing))
    if n == 0 and not card.two_tables and card.measure != "count":
        return "empty_universe"
    if card.measure == "count":
        return ""
    if not below > 0:
        return "zero_denominator"
    if card.measure == "share" and above > below:
        return coded("above_one", numerator=f"{above:.15g}", denominator=f"{below:.15g}")
    return "" if np.isfinite(value) else "not_finite"
