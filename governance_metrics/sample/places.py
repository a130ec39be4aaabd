"""The simulated communities, their compounds and their buildings."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.sample.frames import (
    blanked,
    chosen,
    ids,
    labelled,
    only_where,
    ordinal,
    typed,
    year_end,
)
from governance_metrics.sample.parameters import COMMUNITIES, HOUSEHOLDS, STREET, YEARS, District

PERSONS_PER_HOUSEHOLD = 2.55  # Tangshan, census of 2020


def places(district: District, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return ``communities``, ``compounds`` and ``buildings`` for both years."""
    households = np.array([int(h * f) for h, f in zip(HOUSEHOLDS, rng.uniform(0.97, 1.03, 21), strict=True)])
    where, occupied = _split(rng, households, rng.integers(3, 10, 21))
    total = np.ceil(occupied / rng.uniform(0.84, 0.94, len(occupied)))
    compound = labelled(where, "", 2)
    of = np.repeat(np.arange(len(where)), np.maximum(1, np.round(total / 48)).astype(int))
    return {
        "communities": _communities(district, rng, households),
        "compounds": _compounds(district, rng, where, occupied, total, compound),
        "buildings": _buildings(district, rng, where[of], of, total, compound),
    }


def _split(
    rng: np.random.Generator, totals: NDArray[np.int64], parts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each community's households over its compounds, nobody lost."""
    where = np.repeat(np.arange(len(totals)), parts)
    weight = rng.uniform(0.5, 1.5, len(where))
    share = np.floor(totals[where] * weight / np.bincount(where, weight)[where]).astype(int)
    first = np.r_[0, np.cumsum(parts)[:-1]]
    share[first] += totals - np.bincount(where, share).astype(int)
    return where, share


def _communities(district: District, rng: np.random.Generator, households: NDArray[np.int64]) -> pd.DataFrame:
    usual = np.round(households * PERSONS_PER_HOUSEHOLD)
    kind = chosen(rng, ("urban", "converted"), (0.8, 0.2), 21)
    jitter = rng.uniform(0.98, 1.02, 21)
    quota = np.ceil(usual * 0.97 * (24.0 if district.by_formula else 17.0) / 10_000)
    frames = []
    for year in YEARS:
        facility = np.round(district.value("coop_facility_100hh", year) * jitter * households / 100)
        frames.append(
            typed(
                "communities",
                community_id=list(COMMUNITIES),
                name=[f"模拟社区{number:02d}" for number in range(1, 22)],
                street_id=STREET,
                kind=kind,
                households_registered=np.round(households * 0.93),
                households_occupied=households,
                residents_usual=usual,
                residents_urban=np.round(usual * 0.97),
                as_of=year_end(year),
                staff_quota=quota,
                facility_m2=facility,
                activity_m2=np.round(facility * 0.55),
            )
        )
    return pd.concat(frames, ignore_index=True)


def _compounds(
    district: District,
    rng: np.random.Generator,
    where: NDArray[np.int64],
    occupied: NDArray[np.int64],
    total: NDArray[np.float64],
    compound: list[str],
) -> pd.DataFrame:
    size = len(where)
    gates, property_, committee = rng.integers(1, 5, size), rng.random(size) < 0.6, rng.random(size) < 0.3
    plan, kept = rng.random(size) < 0.7, rng.random(size)
    frames = []
    for year in YEARS:
        staffed = kept < district.value("mob_checkpoint_cover", year)[where]
        frames.append(
            typed(
                "compounds",
                compound_id=compound,
                community_id=ids(where),
                name=[f"模拟小区{name}" for name in compound],
                as_of=year_end(year),
                has_property=property_,
                owner_committee=committee & property_,
                households=total,
                households_occupied=occupied,
                gates=gates,
                gates_staffed=np.where(staffed, gates, 0),
                temp_point=staffed,
                own_plan=blanked(rng, plan, 0.05),
                screened=rng.binomial(occupied, district.value("mob_screen_cover", year)[where]),
            )
        )
    return pd.concat(frames, ignore_index=True)


def _buildings(
    district: District,
    rng: np.random.Generator,
    where: NDArray[np.int64],
    of: NDArray[np.int64],
    total: NDArray[np.float64],
    compound: list[str],
) -> pd.DataFrame:
    number = ordinal(of)
    count = np.bincount(of)
    households = np.floor(total[of] / count[of]) + (number <= total[of] % count[of])
    building = [f"{compound[c]}-{n:02d}" for c, n in zip(of.tolist(), number.tolist(), strict=True)]
    kept, member = rng.random(len(of)), rng.random(len(of)) < 0.45
    frames = []
    for year in YEARS:
        named = kept < district.value("coop_head_cover", year)[where]
        frames.append(
            typed(
                "buildings",
                building_id=building,
                community_id=ids(where),
                compound_id=[compound[c] for c in of.tolist()],
                as_of=year_end(year),
                households=households,
                head_named=named,
                head_is_member=only_where(named, member),
            )
        )
    return pd.concat(frames, ignore_index=True)
