"""The simulated grids: buildings grouped by some four hundred households, who leads them, and volunteers."""

import numpy as np
import pandas as pd

from governance_metrics.sample import ordinary
from governance_metrics.sample.frames import chosen, day, days, typed

GRID_HOUSEHOLDS = 400
LEADERS = {"full_time": 0.5, "community_worker": 0.4, "resident": 0.08, "vacant": 0.02}


def with_grids(buildings: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the buildings with the grid each belongs to and since when its head serves."""
    groups = buildings.groupby(["as_of", "community_id"], sort=False)
    before = groups["households"].cumsum() - buildings["households"]
    number = (before // GRID_HOUSEHOLDS).astype(int) + 1
    grid = [f"{c}-G{n:02d}" for c, n in zip(buildings["community_id"], number, strict=True)]
    since = days(rng, day(2021, 3, 1), day(2024, 6, 30), len(buildings))
    named = buildings["head_named"].to_numpy(dtype=bool)
    since = np.where(named, since, np.datetime64("NaT"))
    return typed("buildings", **{name: buildings[name] for name in buildings}, grid_id=grid, head_since=since)


def grids(buildings: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the grids those buildings make up, both years."""
    rows = buildings.groupby(["as_of", "grid_id"], sort=True, as_index=False).agg(
        community_id=("community_id", "first"), households=("households", "sum")
    )
    size = len(rows)
    return typed(
        "grids",
        **{name: rows[name].to_numpy() for name in rows},
        residents=np.round(rows["households"].to_numpy() * rng.uniform(2.2, 2.6, size)),
        leader_kind=chosen(rng, tuple(LEADERS), tuple(LEADERS.values()), size),
        micro_grids=rng.integers(3, 9, size),
        volunteer_team=rng.random(size) < 0.9,
        resident_group=rng.random(size) < 0.85,
        mutual_group=rng.random(size) < 0.5,
    )


def volunteers(communities: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return volunteers as counts, both years."""
    residents = communities["residents_usual"].to_numpy(dtype=int)
    hundreds = communities["households_occupied"].to_numpy(dtype=float) / 100
    registered = rng.binomial(residents, ordinary.VOLUNTEER_SHARE)
    return typed(
        "volunteers",
        community_id=communities["community_id"],
        as_of=communities["as_of"],
        registered=registered,
        active_12m=rng.binomial(registered, ordinary.ACTIVE_SHARE),
        hours_12m=np.round(hundreds * ordinary.HOURS * rng.uniform(0.9, 1.1, len(communities))),
    )
