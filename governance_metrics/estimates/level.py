"""Levels of areas, and which areas reported enough to enter a level."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from governance_metrics.estimates.dates import pairs_of
from governance_metrics.indicators.card import Indicator
from governance_metrics.tables import TABLES, VIEWS
from governance_metrics.tally import Tally

Reported = Mapping[str, frozenset[tuple[str, str]]]  # table → areas and periods that reported it
# … and under each pair of tables, "a & b", those whose days lie too far apart


@dataclass(frozen=True)
class Level:
    """One level of areas.

    Parameters
    ----------
    name : str
        The column it came from, or ``all``.
    of : mapping of str to str, or None
        Finest area to the area of this level; None where everything is one.
    sql : str
        The SQL of its area, for views that count distinct people.

    Examples
    --------
    >>> Level("all", None, "NULL").unit(pd.Series(["C01", ""])).tolist()
    ['all', 'all']
    """

    name: str
    of: Mapping[str, str] | None
    sql: str

    def unit(self, areas: pd.Series) -> pd.Series:
        """Return the area of this level for each finest area; missing where it has none."""
        if self.of is None:
            return pd.Series("all", index=areas.index)
        return areas.map(dict(self.of))


def complete(card: Indicator, level: Level, reported: Reported) -> frozenset[tuple[str, str]]:
    """Return the finest areas and periods that reported every table the card needs.

    A table that belongs to no area by its contract restricts the periods alone. A table whose rows happen to
    name no area does so in the whole, and leaves nothing below it.
    """
    found: frozenset[tuple[str, str]] | None = None
    periods: set[str] | None = None
    for table in card.needs:
        mine = reported.get(table, frozenset())
        of_no_area = table in TABLES and TABLES[table].area is None
        if (of_no_area or level.of is None) and mine and all(area == "" for area, _ in mine):
            mine_when = {when for _, when in mine}
            periods = mine_when if periods is None else periods & mine_when
            continue
        found = mine if found is None else found & mine
    apart = frozenset[tuple[str, str]]().union(*(reported.get(pair, ()) for pair in pairs_of(card)))
    return frozenset(cell for cell in found or () if cell not in apart and (periods is None or cell[1] in periods))


def unit_of(source: Tally, level: Level, card: Indicator, reported: Reported) -> pd.Series:
    """Return the area of this level for each group of the sums; missing where its areas did not report enough.

    Rows of no area count in the whole. Distinct people of a level cannot be taken apart again: where one of
    its areas lacks the other table of a card, the level has no value.
    """
    areas, periods = source.keys["area"].fillna("").astype(str), source.keys["period"]
    enough = complete(card, level, reported)
    if not source.level:
        keep = [area == "" or (area, period) in enough for area, period in zip(areas, periods, strict=True)]
        return level.unit(areas).where(pd.Series(keep, index=areas.index, dtype=bool))
    units = level.unit(areas) if level.of is None else areas
    lacking = {
        ("all" if level.of is None else level.of.get(area), period)
        for table in (VIEWS[source.source].sources if card.two_tables else ())
        for area, period in reported.get(table, ())
        if area and (area, period) not in enough
    }
    keep = [cell not in lacking for cell in zip(units, periods, strict=True)]
    return units.where(pd.Series(keep, index=areas.index, dtype=bool))
