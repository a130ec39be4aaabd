"""What is estimated: which periods, areas and levels the data have."""

from collections.abc import Mapping, Sequence

import pandas as pd

from governance_metrics.estimates import Level
from governance_metrics.indicators.card import Indicator
from governance_metrics.query.source import COMMUNITY
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tables.table import Table


def periods_of(dataset: Dataset, contracts: Mapping[str, Table], period: str | None) -> list[Period]:
    """Return the periods to estimate: the one asked for, or every year with a state on a day."""
    if period is not None:
        asked = Period.parse(period)
        return [asked]
    for kinds in (("stock",), ("events", "cumulative", "spell")):
        years: set[int] = set()
        for name, frame in dataset.tables.items():
            time = contracts[name].time
            sampled = contracts[name].sample
            if time is not None and (time.kind in kinds or sampled) and time.column in frame:
                days = pd.to_datetime(dataset.distinct(name, [time.column])[time.column])
                years |= set(days.dt.year.dropna().astype(int))
        if years:
            return [Period.parse(str(year)) for year in sorted(years)]
    return [Period.undated()]


def with_years_before(periods: Sequence[Period], cards: Sequence[Indicator]) -> list[Period]:
    """Return the periods with the year before the earliest, where a card asks how it changed since then."""
    first = periods[0].year_before
    changes = any(card.statistic == "yearly_change" for card in cards)
    return [first, *periods] if changes and first is not None and len(periods) == 1 else list(periods)


def areas_of(dataset: Dataset, contracts: Mapping[str, Table], area: str) -> pd.DataFrame:
    """Return ``area, name, street_id`` of every area: the communities table, or else the ids seen.

    An area column asked for by name is looked for in every table; ``community_id`` stands for each table's own.
    """
    spine = dataset.tables.get("communities")
    if spine is not None and area == COMMUNITY:
        named = [c for c in ("community_id", "as_of", "name", "street_id") if c in spine]
        spine = dataset.distinct("communities", named)
        latest = spine.sort_values(named[:2][::-1], kind="stable") if "as_of" in spine else spine
        latest = latest.drop_duplicates("community_id", keep="last").sort_values("community_id")
        blank = pd.Series("", index=latest.index)
        return pd.DataFrame(
            {
                "area": latest["community_id"].astype(str),
                "name": latest.get("name", blank).fillna("").astype(str),
                "street_id": latest.get("street_id", blank).fillna("").astype(str),
            }
        ).reset_index(drop=True)
    seen: set[str] = set()
    for name, frame in dataset.tables.items():
        column = contracts[name].area if area == COMMUNITY and area not in contracts[name].types else area
        if column in frame and column in contracts[name].types:
            seen |= set(dataset.distinct(name, [column])[column].dropna().astype(str))
    ids = sorted(seen - {""})
    return pd.DataFrame({"area": ids, "name": ids, "street_id": [""] * len(ids)})


def levels_of(areas: pd.DataFrame, area: str) -> list[Level]:
    """Return the levels of the results: areas, streets where there are several, and the whole."""
    finest = area if area == COMMUNITY else "CAST(NULL AS VARCHAR)"  # views know communities only
    levels = [Level(area, dict(zip(areas["area"], areas["area"], strict=True)), finest)]
    of = {area: street for area, street in zip(areas["area"], areas["street_id"], strict=True) if street}
    if len(set(of.values())) > 1:
        lookup = "(SELECT MAX(street_id) FROM communities__frame AS c WHERE c.community_id = placed.community_id)"
        levels.append(Level("street_id", of, lookup))
    return [*levels, Level("all", None, "CAST(NULL AS VARCHAR)")]
