"""Reference dates: where two tables of one card were counted more than a year apart, the card has no value."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pandas as pd

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import coded

YEAR = 366  # days; a state taken on the same day of the next year is a year apart, not more


def pairs_of(card: Indicator) -> list[str]:
    """Return the pairs of tables of a card, under which days too far apart are kept.

    Examples
    --------
    >>> from governance_metrics.indicators import INDICATORS
    >>> pairs_of(INDICATORS["info_group_cover"])
    ['communities & platforms']
    """
    return [" & ".join(pair) for pair in combinations(sorted(card.needs), 2)]


def days_apart(submissions: pd.DataFrame, cards: Sequence[Indicator]) -> dict[str, dict[tuple[str, str], str]]:
    """Return by pair of tables the areas and periods whose days lie too far apart, and the reason.

    Parameters
    ----------
    submissions : DataFrame
        ``table, area, period, first_day, last_day``: between which days the states taken for a period lie, as
        ISO text; blank for what has no day.
    cards : sequence of Indicator
        The cards whose tables are held against each other.

    Examples
    --------
    >>> from governance_metrics.indicators import INDICATORS
    >>> rows = [("communities", "C01", "2025", "2026-01-20", "2026-01-20"),
    ...     ("platforms", "C01", "2025", "2025-01-03", "2025-01-03")]
    >>> told = pd.DataFrame(rows, columns=["table", "area", "period", "first_day", "last_day"])
    >>> days_apart(told, [INDICATORS["info_group_cover"]])["communities & platforms"]
    {('C01', '2025'): 'dates_apart(first=2025-01-03, last=2026-01-20)'}
    """
    dated = submissions[submissions["first_day"].ne("")]
    by_table: Mapping[str, dict[tuple[str, str], tuple[str, str]]] = {
        str(table): {
            (area, period): (first, last)
            for area, period, first, last in zip(
                rows["area"], rows["period"], rows["first_day"], rows["last_day"], strict=True
            )
        }
        for table, rows in dated.groupby("table")
    }
    found: dict[str, dict[tuple[str, str], str]] = {}
    for pair in dict.fromkeys(pair for card in cards for pair in pairs_of(card)):
        one, other = (by_table.get(table, {}) for table in pair.split(" & "))
        cells = {}
        for area, period in dict.fromkeys([*one, *other]):
            days = [table.get((area, period)) or table.get(("", period)) for table in (one, other)]
            if None in days:
                continue
            first, last = min(day[0] for day in days if day), max(day[1] for day in days if day)
            if (pd.Timestamp(last) - pd.Timestamp(first)).days > YEAR:
                cells[area, period] = coded("dates_apart", first=first, last=last)
        if cells:
            found[pair] = cells
    return found
