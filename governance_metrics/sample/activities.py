"""The simulated meetings and activities, who took part in each, and the services offered to residents."""

import numpy as np
import pandas as pd

from governance_metrics.sample import ordinary
from governance_metrics.sample.frames import blanked, chosen, day, days, ids, labelled, only_where, ordinal, typed
from governance_metrics.sample.parameters import COMMUNITIES, YEARS
from governance_metrics.tables import TABLES

TAKING_PART = {
    "party_org": 0.9, "committee": 0.95, "property": 0.35, "owners": 0.2, "social_org": 0.3, "unit": 0.4,
    "volunteer": 0.5, "resident": 0.6, "street": 0.25,
}  # fmt: skip
RAISED_BY = {"resident": 0.4, "committee": 0.25, "party_org": 0.15, "superior": 0.2}


def activities(communities: pd.DataFrame, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return ``activities`` and ``activity_actors`` of both years."""
    frames = []
    for year in YEARS:
        households = communities[communities["as_of"].dt.year.eq(year)]["households_occupied"].to_numpy(dtype=int)
        drawn = {kind: rng.poisson(rate, 21) for kind, rate in ordinary.MEETINGS.items()} | {"visit": np.full(21, 12)}
        where = np.concatenate([np.repeat(np.arange(21), number) for number in drawn.values()])
        kind = np.repeat(list(drawn), [number.sum() for number in drawn.values()])
        date = days(rng, day(year, 1, 1), day(year, 12, 31), len(where))
        order = np.lexsort((date, where))
        where, kind, date = where[order], kind[order], date[order]
        size = len(where)
        visit, meeting = kind == "visit", np.isin(kind, ("deliberation", "joint", "supervision"))
        visited = rng.binomial(households, ordinary.VISITED)
        split = np.concatenate([rng.multinomial(number, np.full(12, 1 / 12)) for number in visited])
        doors = np.zeros(size)
        doors[visit] = split
        frames.append(
            typed(
                "activities",
                activity_id=[name.replace("-", f"-{year}-", 1) for name in labelled(where, "A", 3)],
                community_id=ids(where),
                date=date,
                kind=kind,
                attendance=only_where(~visit, rng.integers(6, 60, size)),
                households_visited=only_where(visit, doors),
                minutes_kept=only_where(meeting, blanked(rng, rng.random(size) < ordinary.MINUTES_KEPT, 0.02)),
                issue_raised_by=only_where(
                    kind == "deliberation", chosen(rng, tuple(RAISED_BY), tuple(RAISED_BY.values()), size)
                ),
            )
        )
    rows = pd.concat(frames, ignore_index=True)
    return {"activities": rows, "activity_actors": _actors(rows[rows["kind"].ne("visit")], rng)}


def _actors(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    frames = [
        rows.loc[rng.random(len(rows)) < share, ["activity_id", "community_id", "date"]].assign(actor=actor)
        for actor, share in TAKING_PART.items()
    ]
    every = pd.concat(frames).sort_index(kind="stable")
    return typed("activity_actors", **{name: every[name].to_numpy() for name in every})


def services(rng: np.random.Generator) -> pd.DataFrame:
    """Return the services of both years: care everywhere, the other kinds by chance."""
    kinds = [code.code for code in TABLES["services"].column("kind").codes]
    frames = []
    for year in YEARS:
        offered = rng.random((21, len(kinds))) < ordinary.OFFERED
        offered[:, kinds.index("care")] = True
        where, which = np.nonzero(offered)
        size = len(where)
        care = which == kinds.index("care")
        due, records = rng.integers(300, 900, size), rng.integers(30, 90, size)
        frames.append(
            typed(
                "services",
                community_id=[COMMUNITIES[position] for position in where.tolist()],
                kind=[kinds[position] for position in which.tolist()],
                households_served=rng.integers(15, 400, size),
                care_days_due=only_where(care, due),
                care_days_3x=only_where(care, rng.binomial(due, ordinary.THREE_CHECKS)),
                records_due=only_where(care, records),
                records_kept=only_where(care, rng.binomial(records, ordinary.RECORDS_KEPT)),
                active_from=day(year, 1, 10) + (5 * ordinal(where)).astype("timedelta64[D]"),
                active_to=day(year, 12, 31),
            )
        )
    return pd.concat(frames, ignore_index=True)
