"""Estimates of samples: design-based standard errors and intervals, and the reason where there is none."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.estimates.errors_of_sample import errors_of
from governance_metrics.estimates.level import Level, Reported, unit_of
from governance_metrics.estimates.units import Units, units_of
from governance_metrics.indicators.card import Indicator
from governance_metrics.query.beside import OnDisk
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.intervals import korn_graubard_interval, mean_interval, wilson_interval
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.linearisation import design_effect
from governance_metrics.statistics.result import blank_what_is_not_known, reasons
from governance_metrics.tally import Tally, group_text
from governance_metrics.text import coded

Array = NDArray[np.float64]
TOTALS = ("n", "n_missing", "n_numerator", "weighted", "w", "wy", "wx", "wyy", "wxy", "wxx")
AT_ONCE = 4_000_000  # psus × cards reckoned with at once


def sample_rows(
    source: Tally, cards: Sequence[tuple[Indicator, int]], level: Level, reported: Reported, conf_level: float
) -> list[pd.DataFrame]:
    """Return the estimates of all cards over one sample, at one level.

    Parameters
    ----------
    source : Tally
        The tally of the sample.
    cards : sequence of (Indicator, int)
        The cards, and the position of each one's job in the tally.
    level : Level
        The level.
    reported : mapping of str to frozenset of (area, period)
        Who reported what, by table.
    conf_level : float
        Confidence level.
    """
    alike: dict[tuple[str, ...], list[tuple[Indicator, int]]] = {}
    for card, k in cards:
        alike.setdefault(card.needs, []).append((card, k))
    group = group_text(source.keys).to_numpy(dtype=object)
    period = source.keys["period"].to_numpy(dtype=object)
    frames = []
    for some in alike.values():
        unit = unit_of(source, level, some[0][0], reported)
        inside = unit.notna().to_numpy()
        for when, which in sorted(set(zip(period[inside], group[inside], strict=True))):
            mine = inside & (period == when) & (group == which)
            units = units_of(source, unit.to_numpy(dtype=object), mine, when)
            on_disk = source.fine is not None and isinstance(source.fine.sums["wy"], OnDisk)
            step = 1 if on_disk else max(1, AT_ONCE // max(len(units.domain), 1))
            for start in range(0, len(some), step):
                rows = _rows(source, some[start : start + step], units, conf_level)
                frames.append(rows.assign(period=when, group=which, level=level.name))
    return frames


def _rows(source: Tally, cards: Sequence[tuple[Indicator, int]], units: Units, conf_level: float) -> pd.DataFrame:
    """The areas of one period and group, for some cards: all areas of the first, then of the second."""
    design = source.design or SurveyDesign()
    jobs = [k for _, k in cards]
    size = len(units.names)
    found = errors_of(source, jobs, units, totals=any(card.measure == "count" for card, _ in cards))
    inside = units.cell >= 0
    totals = {n: _flat(summed(source.sums[n][inside][:, jobs], units.cell[inside], size)) for n in TOTALS}
    named = ("estimate", "std_error", "df", "total", "total_std_error")
    totals |= {name: _flat(getattr(found, name)) for name in named}
    compared = dict(zip(("rest_estimate", "rest_difference", "rest_std_error"), map(_flat, found.rest), strict=True))
    notes = [f"; {note}" if note else "" for note in found.notes]
    return _worded([card for card, _ in cards], units.names, totals, compared, notes, design, conf_level)


def _flat(values: Array) -> Array:
    """Of shape (D, K) to (K · D,), card by card."""
    return np.asarray(values.T.ravel(), dtype=np.float64)


def _worded(
    cards: Sequence[Indicator],
    units: NDArray[np.object_],
    totals: dict[str, Array],
    rest: dict[str, Array],
    notes: Sequence[str],
    design: SurveyDesign,
    conf_level: float,
) -> pd.DataFrame:
    """Estimates with intervals, or the reason where there is none; as ``survey_*`` words them."""
    n, above, below = totals["n"], totals["wy"], totals["wx"]
    count, share, ratio = (
        np.repeat(np.array(flags, dtype=bool), len(units))
        for flags in (
            [card.measure == "count" for card in cards],
            [card.measure == "share" for card in cards],
            [card.measure != "share" or card.denominator is not None for card in cards],
        )
    )
    value = np.where(count, totals["total"], totals["estimate"])
    error = np.where(count, totals["total_std_error"], totals["std_error"])
    used = [totals[name] for name in ("weighted", "w", "wx", "wyy", "wxy", "wxx")]
    columns = {
        "estimate": np.where(n > 0, value, np.nan), "std_error": np.where(n > 0, error, np.nan), "n": n,
        "n_missing": totals["n_missing"], "df": totals["df"],
        "deff": np.where(count, np.nan, design_effect(error, totals["estimate"], *used)),
    }  # fmt: skip
    named, columns["conf_low"], columns["conf_high"] = _limits(ratio, columns, design, conf_level)
    reason = reasons(columns, below > 0, calibrated=design.calibration is not None)
    method = [f"{name}{added}" for name, added in zip(named, notes, strict=True)]
    blank_what_is_not_known(columns, reason, method)
    for i in np.flatnonzero(share & (below > 0) & (above > below * (1 + 1e-12))):
        reason[i], method[i] = coded("above_one", numerator=f"{above[i]:.15g}", denominator=f"{below[i]:.15g}"), "none"
        for name in ("estimate", "std_error", "conf_low", "conf_high", "deff"):
            columns[name][i] = np.nan
    unknown = np.isnan(columns["estimate"])
    not_compared = unknown | count  # a count grows with the size of its area
    blank = {name: not_compared | (totals["df"] < 1) if name == "rest_std_error" else not_compared for name in rest}
    return pd.DataFrame(
        {
            "indicator": np.repeat(np.array([card.code for card in cards], dtype=object), len(units)),
            "area": np.tile(units, len(cards)),
            **columns,
            "numerator": above,
            "denominator": np.where(count, np.nan, below),
            "n_numerator": totals["n_numerator"],
            **{name: np.where(blank[name], np.nan, values) for name, values in rest.items()},
            "interval": np.where(unknown, "none", "sampling").astype(object),
            "method": np.array(method, dtype=object),
            "reason": np.array(reason, dtype=object),
        }
    )


def _limits(
    ratio: NDArray[np.bool_], columns: dict[str, Array], design: SurveyDesign, conf_level: float
) -> tuple[NDArray[np.object_], Array, Array]:
    """How limits are made, and the limits; a share of amounts is a ratio, whose limits are linearised."""
    value, error, df, n, missing = (columns[name] for name in ("estimate", "std_error", "df", "n", "n_missing"))
    low, high = np.full(len(value), np.nan), np.full(len(value), np.nan)
    low[ratio], high[ratio] = mean_interval(value[ratio], error[ratio], df[ratio], conf_level)
    low, high = (np.where(ratio & ~(error > 0), np.nan, limit) for limit in (low, high))
    share, simple, replicates = ~ratio, design.is_simple, design.replicate_method
    if simple:
        low[share], high[share] = wilson_interval(np.rint(value * n)[share], n[share], conf_level)
    else:
        rows = (n + missing)[share]
        low[share], high[share] = korn_graubard_interval(value[share], error[share], rows, df[share], conf_level)
    of_share, of_ratio = "wilson" if simple else "korn_graubard", "replicate_t" if replicates else "linearised_t"
    ways = [coded(way, variance=replicates) if replicates else way for way in (of_share, of_ratio)]
    return np.where(ratio, ways[1], ways[0]).astype(object), low, high
