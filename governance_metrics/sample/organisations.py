"""The simulated organisations: two-new organisations, social organisations, units of service."""

import numpy as np
import pandas as pd

from governance_metrics.sample.frames import (
    blanked,
    chosen,
    each_year,
    ids,
    labelled,
    names,
    ordinal,
    typed,
    year_end,
)
from governance_metrics.sample.parameters import COMMUNITIES, UNITS, YEARS, District


def two_new(district: District, rng: np.random.Generator) -> pd.DataFrame:
    """Return two-new organisations; an eighth of them no longer operate."""
    where = np.repeat(np.arange(21), rng.integers(15, 61, 21))
    if not district.by_formula:  # the planted vacuum zone is large enough to be seen
        where = np.sort(np.r_[where[where != 6], np.full(60, 6)])
    size = len(where)
    operating, kept, guided = rng.random(size) < 0.875, rng.random(size), rng.random(size)
    kind = chosen(rng, ("enterprise", "social"), (0.78, 0.22), size)
    staff, own, attached = rng.integers(3, 90, size), rng.random(size) < 0.6, rng.random(size) < 0.06
    frames = []
    for year in YEARS:
        covered, worked = (district.value(code, year)[where] for code in ("party_org_coverage", "party_work_coverage"))
        organised = operating & (kept < covered)
        reached = np.maximum(0.0, worked - covered) / (1 - covered)
        form = np.where(organised, np.where(own, "single", "joint"), np.where(attached & operating, "attached", "none"))
        frames.append(
            typed(
                "two_new",
                org_id=names("N", range(1, size + 1), 4),
                community_id=ids(where),
                as_of=year_end(year),
                kind=kind,
                operating=blanked(rng, operating, 0.01),
                staff=staff,
                members=np.where(organised, 3 + staff // 12, staff // 30),
                org_form=blanked(rng, form, 0.005),
                instructor=operating & np.where(organised, guided < 0.4, guided < reached),
            )
        )
    return pd.concat(frames, ignore_index=True)


def social_orgs(district: District, rng: np.random.Generator) -> pd.DataFrame:
    """Return community social organisations; a few are neither registered nor filed and do not count."""
    wanted = district.value("coop_social_org_n", YEARS[-1])
    known = wanted.astype(int) + rng.integers(-1, 2, 21) if district.by_formula else np.maximum(1, rng.poisson(wanted))
    loose = rng.integers(0, 3, 21)
    where = np.repeat(np.arange(21), known + loose)
    counted = ordinal(where) <= known[where]
    size = len(where)
    fields = ("culture_sport", "volunteering", "mutual_aid", "charity", "daily_life", "safety")
    frame = typed(
        "social_orgs",
        org_id=labelled(where, "S", 2),
        community_id=ids(where),
        as_of=year_end(YEARS[0]),
        kind=chosen(rng, fields, (0.35, 0.2, 0.15, 0.1, 0.1, 0.1), size),
        registered_or_filed=np.where(counted, chosen(rng, ("registered", "filed"), (0.2, 0.8), size), "neither"),
        members=rng.integers(8, 70, size),
        activities_12m=rng.poisson(5, size),
    )
    return each_year(frame)


def units(rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return the 24 stationed units and the communities they serve, every community by at least one."""
    pairs = [(UNITS[k], COMMUNITIES[k]) for k in range(21)]
    pairs += [(UNITS[k], COMMUNITIES[int(c)]) for k in (21, 22, 23) for c in rng.choice(21, 2, replace=False)]
    unit, community = zip(*pairs, strict=True)
    activities, organised = rng.poisson(4, 24), rng.random(24) < 0.9
    first = year_end(YEARS[0])
    every = typed(
        "units",
        unit_id=list(UNITS),
        as_of=first,
        kind=["resident" if number % 3 == 0 else "co_building" for number in range(1, len(UNITS) + 1)],
        party_org=organised,
        activities_12m=activities,
        stationed=True,
    )
    serving = typed("unit_communities", unit_id=list(unit), community_id=list(community), as_of=first)
    return {"units": each_year(every), "unit_communities": each_year(serving)}
