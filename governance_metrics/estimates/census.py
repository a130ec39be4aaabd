"""Estimates of full counts: values with chance bands, and the reason where there is none."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.estimates.cells import Cells, Parts, cells_of
from governance_metrics.estimates.level import Level, Reported
from governance_metrics.indicators.card import Indicator
from governance_metrics.statistics.census import Measure, census_estimates, census_rest
from governance_metrics.text import coded

Array = NDArray[np.float64]
REST = ["rest_estimate", "rest_difference", "rest_std_error"]
WORDS = ["interval", "method"]
NUMBERS = ["estimate", "std_error", "conf_low", "conf_high"]


def census_rows(
    cards: Sequence[tuple[Indicator, Parts]], level: Level, reported: Reported, conf_level: float
) -> list[pd.DataFrame]:  # fmt: skip
    """Return the estimates of all cards over full counts, at one level.

    Parameters
    ----------
    cards : sequence of (Indicator, Parts)
        The cards, each with the tally and the position of its job, by part.
    level : Level
        The level.
    reported : mapping of str to frozenset of (area, period)
        Who reported what, by table.
    conf_level : float
        Level of the chance band.
    """
    alike: dict[object, list[tuple[Indicator, Parts]]] = {}
    for card, parts in cards:
        tallies = tuple((role, id(source)) for role, (source, _) in parts.items())
        alike.setdefault((tallies, card.needs), []).append((card, parts))
    long = []
    for group in alike.values():
        codes = [card.code for card, _ in group]
        found = _long(cells_of([parts for _, parts in group], level, group[0][0], reported), codes)
        shift = {card.code: _shift(parts) for card, parts in group}
        long.append(found.assign(shift=found["indicator"].map(shift).astype(float)))
    if not long:
        return []
    whole = pd.concat(long, ignore_index=True)
    known = {card.code: card for card, _ in cards}
    # What is no ratio of totals is tallied as the plain card behind it, so every measure here is one of these.
    measures = whole["indicator"].map({code: card.measure for code, card in known.items()})
    return [
        _finished(rows.reset_index(drop=True), measure, known, conf_level).assign(level=level.name)
        for measure, rows in whole.groupby(measures, sort=False)
    ]


def _shift(parts: Parts) -> float:
    source, k = parts["both"] if "both" in parts else parts["numerator"]
    return float(source.shift[k])


def _long(cells: Cells, codes: Sequence[str]) -> pd.DataFrame:
    """One row per card and cell."""
    kept = cells.there.T.ravel()
    rows = {name: np.tile(cells.keys[name].to_numpy(dtype=object), len(codes))[kept] for name in cells.keys}
    sums = {name: values.T.ravel()[kept] for name, values in cells.sums.items()}
    indicator = np.repeat(np.array(codes, dtype=object), len(cells.keys))[kept]
    return pd.DataFrame({"indicator": indicator, **rows, **sums})


def _finished(rows: pd.DataFrame, measure: Measure, cards: Mapping[str, Indicator], conf_level: float) -> pd.DataFrame:
    """Values, bands and reasons of all rows of one measure."""
    above, below, n, squares, shift = (
        rows[c].to_numpy(dtype=float) for c in ("numerator", "denominator", "n", "squares", "shift")
    )
    groups = rows.groupby(["indicator", "period", "group"], sort=False).ngroup().to_numpy()
    values = census_estimates(measure, above, below, n, squares, shift=shift, conf_level=conf_level)
    rest = census_rest(measure, above, below, n, squares, groups, shift=shift)
    both = rows["indicator"].map({code: card.two_tables for code, card in cards.items()}).to_numpy(dtype=bool)
    reason = _reasons(rows, measure, both, values["estimate"].to_numpy(dtype=float))
    known = reason == ""
    unknown = (n == 0) & (rows["n_missing"].to_numpy() > 0)
    found = {name: np.where(known, column, np.nan) for name, column in {**values, **rest}.items() if name not in WORDS}
    words = {name: np.where(known, values[name], "none") for name in WORDS}
    parts = {
        "numerator": np.where(unknown, np.nan, above),
        "denominator": np.where(unknown | (measure == "count"), np.nan, below),
    }
    return rows.assign(**parts, **found, **words, reason=reason, df=np.nan, deff=np.nan)


def _reasons(rows: pd.DataFrame, measure: Measure, both: NDArray[np.bool_], value: Array) -> NDArray[np.object_]:
    """Why full counts have no value; empty where they have one."""
    n, missing, known, above, below = (
        rows[name].to_numpy(dtype=float) for name in ("n", "n_missing", "known", "numerator", "denominator")
    )
    reason = np.full(len(rows), "", dtype=object)
    nothing = (n == 0) & (missing > 0)
    for i in np.flatnonzero(nothing):
        reason[i] = (
            coded("denominator_unknown", numerator=f"{known[i]:.15g}")
            if known[i]
            else coded("all_missing", n_missing=int(missing[i]))
        )
    if measure == "count":
        return reason
    empty = (n == 0) & ~nothing & ~both
    reason[empty] = "empty_universe"
    left = ~nothing & ~empty
    reason[left & ~(below > 0)] = "zero_denominator"
    left &= below > 0
    if measure == "share":
        for i in np.flatnonzero(left & (above > below)):
            reason[i] = coded("above_one", numerator=f"{above[i]:.15g}", denominator=f"{below[i]:.15g}")
        left &= ~(above > below)
    reason[left & ~np.isfinite(value)] = "not_finite"
    return reason
