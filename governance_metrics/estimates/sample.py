"""Estimates of samples: design-based standard errors and intervals, and the reason where there is none."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.estimates.level import Level, Reported, unit_of
from governance_metrics.indicators.card import Indicator
from governance_metrics.query.fine import Fine
from governance_metrics.statistics.cells import Cells, Squares, Sums
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.intervals import korn_graubard_interval, mean_interval, wilson_interval
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.linearisation import design_effect, linearise
from governance_metrics.statistics.rest import compare_with_rest
from governance_metrics.statistics.result import blank_what_is_not_known, reasons
from governance_metrics.statistics.strata import Strata, sampling_fraction
from governance_metrics.tally import Tally, group_text
from governance_metrics.text import coded

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
TOTALS = ("n", "n_missing", "n_numerator", "weighted", "w", "wy", "wx", "wyy", "wxy", "wxx")
FINE = ("wy", "wx", "seen", "aa", "ab", "bb")  # of these by psu
AT_ONCE = 4_000_000  # psus × cards reckoned with at once


class _Units(NamedTuple):
    """The areas of one period and group, D of them, and the sums that belong to them."""

    names: NDArray[np.object_]
    cell: Codes  # area of each row of the tally, -1 for none
    fine: NDArray[np.bool_] | slice  # rows of the finer sums that belong to any
    domain: Codes  # and their area
    stratum: Codes
    strata: Strata


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
    fine = source.fine
    if fine is None:
        raise ValueError("the sums of a sample have strata")
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
            units = _units(source, fine, unit.to_numpy(dtype=object), mine, when)
            step = max(1, AT_ONCE // max(len(units.domain), 1))
            for start in range(0, len(some), step):
                rows = _rows(source, fine, some[start : start + step], units, conf_level)
                frames.append(rows.assign(period=when, group=which, level=level.name))
    return frames


def _units(source: Tally, fine: Fine, unit: NDArray[np.object_], mine: NDArray[np.bool_], period: str) -> _Units:
    design = source.design or SurveyDesign()
    names, domain = np.unique(unit[mine].astype(str), return_inverse=True)
    cell = np.full(len(mine), -1, dtype=np.int64)
    cell[mine] = domain
    of = cell[fine.cell]
    kept: NDArray[np.bool_] | slice = slice(None) if (of >= 0).all() else of >= 0
    here = source.strata["period"].eq(period).to_numpy()
    place = np.cumsum(here) - 1
    fpc, n_psu = (source.strata[name].to_numpy(dtype=float)[here] for name in ("fpc", "n_psu"))
    fraction = None if np.isnan(fpc).all() else sampling_fraction(fpc, n_psu)
    strata = Strata(n_psu, fraction, design.lonely_psu)
    return _Units(names.astype(object), cell, kept, of[kept], place[fine.stratum[kept]], strata)


def _rows(
    source: Tally, fine: Fine, cards: Sequence[tuple[Indicator, int]], units: _Units, conf_level: float
) -> pd.DataFrame:
    """The areas of one period and group, for some cards: all areas of the first, then of the second."""
    design = source.design or SurveyDesign()
    jobs = [k for _, k in cards]
    size = len(units.names)
    part = {name: _columns([fine.sums[name][k] for k in jobs], units.fine) for name in FINE if name in fine.sums}
    squares = None
    if fine.psu is None:
        squares = Squares(part["aa"], part["ab"], part["bb"], source.shift[jobs], part["seen"])
    sums = Sums(
        domain=units.domain, stratum=units.stratum, a=part["wy"], b=part["wx"], seen=part["seen"], squares=squares,
        psu=None if fine.psu is None else fine.psu[units.fine],
    )  # fmt: skip
    cells = Cells.of(sums, units.strata, size)
    counts = any(card.measure == "count" for card, _ in cards)
    found = linearise(sums, units.strata, size, cells=cells, totals=counts)
    alone = np.full((size, len(jobs)), np.nan)
    rest = compare_with_rest(sums, units.strata, size, cells=cells) if size > 1 else (alone, alone, alone)
    inside = units.cell >= 0
    totals = {n: _flat(summed(source.sums[n][inside][:, jobs], units.cell[inside], size)) for n in TOTALS}
    totals |= {"estimate": _flat(found.estimate), "std_error": _flat(found.std_error), "df": _flat(found.df)}
    totals |= {"total": _flat(found.total), "total_std_error": _flat(found.total_std_error)}
    compared = dict(zip(("rest_estimate", "rest_difference", "rest_std_error"), map(_flat, rest), strict=True))
    notes = _lonely(units, part["seen"], len(jobs), design)
    return _worded([card for card, _ in cards], units.names, totals, compared, notes, design.is_simple, conf_level)


def _columns(values: Sequence[Array], rows: NDArray[np.bool_] | slice) -> Array:
    """The sums of some cards side by side; one column alone where all of them share it."""
    first = values[0]
    if len(values) > 1 and all(column is first for column in values):
        return first[rows, None]
    return np.array([column[rows] for column in values]).T


def _flat(values: Array) -> Array:
    """Of shape (D, K) to (K · D,), card by card."""
    return np.asarray(values.T.ravel(), dtype=np.float64)


def _lonely(units: _Units, seen: Array, jobs: int, design: SurveyDesign) -> list[str]:
    """What is said of strata with a single psu, for each card and area."""
    size = len(units.names)
    alone = units.strata.lonely[units.stratum]
    counts = np.zeros((jobs, size), dtype=np.int64)
    if (design.psu or design.stratum) and alone.any():
        for k in range(jobs):
            pairs = np.column_stack([units.domain, units.stratum])[alone & (seen[:, k % seen.shape[1]] > 0)]
            counts[k] = np.bincount(np.unique(pairs, axis=0)[:, 0], minlength=size)
    rule = design.lonely_psu
    said = {int(n): f"; {coded('lonely_psu', rule=rule, strata=int(n))}" if n else "" for n in np.unique(counts)}
    return [said[n] for n in counts.ravel().tolist()]


def _worded(
    cards: Sequence[Indicator],
    units: NDArray[np.object_],
    totals: dict[str, Array],
    rest: dict[str, Array],
    notes: Sequence[str],
    simple: bool,
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
    named, columns["conf_low"], columns["conf_high"] = _limits(ratio, columns, simple, conf_level)
    reason = reasons(columns, below > 0)
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
    ratio: NDArray[np.bool_], columns: dict[str, Array], simple: bool, conf_level: float
) -> tuple[NDArray[np.object_], Array, Array]:
    """How limits are made, and the limits; a share of amounts is a ratio, whose limits are linearised."""
    value, error, df, n, missing = (columns[name] for name in ("estimate", "std_error", "df", "n", "n_missing"))
    low, high = np.full(len(value), np.nan), np.full(len(value), np.nan)
    low[ratio], high[ratio] = mean_interval(value[ratio], error[ratio], df[ratio], conf_level)
    low, high = (np.where(ratio & ~(error > 0), np.nan, limit) for limit in (low, high))
    share = ~ratio
    if simple:
        low[share], high[share] = wilson_interval(np.rint(value * n)[share], n[share], conf_level)
    else:
        rows = (n + missing)[share]
        low[share], high[share] = korn_graubard_interval(value[share], error[share], rows, df[share], conf_level)
    named = np.where(ratio, "linearised_t", "wilson" if simple else "korn_graubard").astype(object)
    return named, low, high
