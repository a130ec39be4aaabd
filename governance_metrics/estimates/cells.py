"""Sums of full counts by period, area and group, from one table or from two that have to meet."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.estimates.level import Level, Reported, complete, unit_of
from governance_metrics.indicators.card import Indicator
from governance_metrics.query.fine import coded, first_of
from governance_metrics.statistics.layout import summed
from governance_metrics.tables import VIEWS
from governance_metrics.tally import Tally, group_text

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Parts = Mapping[str, tuple[Tally, int]]  # ``both``, or ``numerator`` and ``denominator`` → tally, position of the job
CELL = ["period", "area", "group"]
SUMS = {
    "n": "n", "n_missing": "n_missing", "n_numerator": "n_numerator", "known": "known",
    "numerator": "wy", "denominator": "wx", "squares": "aa",
}  # fmt: skip


class Cells(NamedTuple):
    """Sums of J jobs in C cells.

    Parameters
    ----------
    keys : DataFrame
        C rows: ``period, area, group``; of a part also ``finest``, and then rows may repeat.
    sums : dict of str to array of shape (C, J)
        ``n, n_missing, n_numerator, known, numerator, denominator, squares``.
    there : array of shape (C, J)
        For which jobs the cell exists.
    """

    keys: pd.DataFrame
    sums: dict[str, Array]
    there: Flags


def cells_of(parts: Sequence[Parts], level: Level, card: Indicator, reported: Reported) -> Cells:
    """Return the sums of cards that read the same tallies and need the same tables, at one level.

    Parameters
    ----------
    parts : sequence of Parts
        Of each card the tally and the position of its job, by part, J of them.
    level : Level
        The level.
    card : Indicator
        Any of the cards: it says which tables all of them need.
    reported : mapping of str to frozenset of (area, period)
        Who reported what, by table.
    """
    sides = {
        role: _fine(source, [own[role][1] for own in parts], level, card, reported)
        for role, (source, _) in parts[0].items()
    }
    return _rolled(sides["both"]) if "both" in sides else _joined(sides["numerator"], sides["denominator"])


def _fine(source: Tally, jobs: Sequence[int], level: Level, card: Indicator, reported: Reported) -> Cells:
    """The sums of one part by period, area of the level, finest area and group, with a row for all who reported."""
    areas = source.keys["area"].fillna("").astype(str)
    keys = pd.DataFrame(
        {
            "period": source.keys["period"].to_numpy(dtype=object),
            "area": unit_of(source, level, card, reported).to_numpy(dtype=object),
            "group": group_text(source.keys).to_numpy(dtype=object),
            "finest": "" if source.level else areas.to_numpy(dtype=object),
        },
        dtype=object,
    )
    own = level.unit(areas) if source.level and level.of is None else areas
    there = set(zip(own, keys["period"], keys["group"], strict=True))
    groups = sorted(set(keys["group"])) or [""]
    nothing = [
        (period, unit, group, "" if source.level else area)
        for unit, area, period in _reported_here(source, level, card, reported)
        for group in groups
        if (unit if source.level else area, period, group) not in there
    ]
    kept = keys["area"].notna().to_numpy()
    zeros = list(dict.fromkeys(nothing))
    keys = keys[kept]
    if zeros:
        keys = pd.concat([keys, pd.DataFrame(zeros, columns=list(keys.columns), dtype=object)])
    blank, none = np.zeros((len(source.keys), len(jobs))), np.zeros((len(zeros), len(jobs)))
    columns = {name: source.sums[old][:, jobs] if old in source.sums else blank for name, old in SUMS.items()}
    sums = {name: np.vstack([values[kept], none]) for name, values in columns.items()}
    return Cells(keys.reset_index(drop=True), sums, np.ones((len(keys), len(jobs)), dtype=bool))


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


def _rolled(fine: Cells) -> Cells:
    """Sums by period, area and group, of the cells that exist."""
    codes = coded([fine.keys[name].to_numpy(dtype=object) for name in CELL], len(fine.keys))
    first = first_of(codes)
    sums = {name: summed(np.where(fine.there, v, 0.0), codes, len(first)) for name, v in fine.sums.items()}
    there = summed(fine.there.astype(np.float64), codes, len(first)) > 0
    return Cells(fine.keys[CELL].take(first).reset_index(drop=True), sums, there)


def _joined(above: Cells, below: Cells) -> Cells:
    """Both parts of two-table ratios, from the areas where both are known."""
    keys = pd.concat([above.keys, below.keys], ignore_index=True)
    codes = coded([keys[name].to_numpy(dtype=object) for name in keys], len(keys))
    first = first_of(codes)
    whole = keys.take(first).reset_index(drop=True)
    sides = []
    for side, mine in ((above, codes[: len(above.keys)]), (below, codes[len(above.keys) :])):
        known = (side.sums["n"] > 0) | (side.sums["n_missing"] == 0)
        sums = {name: summed(np.where(known, v, 0.0), mine, len(whole)) for name, v in side.sums.items()}
        sides.append(Cells(whole, sums, summed(known.astype(np.float64), mine, len(whole)) > 0))
    if set(above.keys["finest"]) - {""} and set(below.keys["finest"]) - {""}:
        both = sides[0].there & sides[1].there
        sides = [side._replace(there=both) for side in sides]
    upper, lower = (_rolled(side) for side in sides)
    sums = {**upper.sums, "denominator": lower.sums["numerator"]}
    sums["n_missing"] = upper.sums["n_missing"] + lower.sums["n_missing"]
    return Cells(upper.keys, sums, upper.there & lower.there)
