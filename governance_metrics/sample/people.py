"""The simulated people on post: community workers, seconded cadres, party members as counts."""

import numpy as np
import pandas as pd

from governance_metrics.sample.frames import (
    blanked,
    chosen,
    day,
    days,
    filled,
    ids,
    names,
    only_where,
    typed,
    year_end,
)
from governance_metrics.sample.parameters import COMMUNITIES, YEARS, District

PLEDGED = {2024: 57, 2025: 68}  # 2025: the paper's own total
ON_DUTY = {2024: 188, 2025: 205}  # 2025: the paper's own total


def workers(district: District, rng: np.random.Generator, communities: pd.DataFrame) -> pd.DataFrame:
    """Return the roster of community workers, one row per spell on post.

    In scope at the end of 2025 are those the true value asks for; beside them stand those who left in
    2024 or 2025 and a few grid workers, who do not count.
    """
    now = communities[communities["as_of"].eq(year_end(YEARS[-1]))]
    residents = now["residents_urban"].to_numpy(dtype=float)
    wanted = residents / 10_000 * district.value("work_per_10k", YEARS[-1])
    if district.by_formula:
        staff = np.ceil(wanted).astype(int)
    else:
        posts = np.ceil(wanted * 1.4).astype(int)
        staff = np.maximum(2, rng.binomial(posts, wanted / posts))
    gone, grid = rng.integers(0, 4, 21), rng.integers(0, 3, 21)
    where = np.concatenate([np.repeat(np.arange(21), number) for number in (staff, gone, grid)])
    role = np.repeat(["staff", "gone", "grid"], [staff.sum(), gone.sum(), grid.sum()])
    size = len(where)
    old = days(rng, day(2008, 1, 1), day(2023, 12, 31), size)
    new = days(rng, day(2024, 1, 15), day(2025, 11, 30), size)
    start = np.where((role == "staff") & (rng.random(size) < 0.16), new, old)
    end = np.where(role == "gone", days(rng, day(2024, 2, 1), day(2025, 11, 30), size), np.datetime64("NaT"))
    traits = {}
    for indicator in ("work_under35", "work_college", "work_cert"):
        share = district.value(indicator, YEARS[-1])
        traits[indicator] = np.concatenate(
            [filled(rng, where[role == r], share, by_formula=district.by_formula) for r in ("staff", "gone", "grid")]
        )
    young, college, certified = traits.values()
    born = np.where(young, rng.integers(23 * 12, 34 * 12, size), rng.integers(38 * 12, 58 * 12, size))
    born = np.datetime64("2025-12") - born.astype("timedelta64[M]")
    schooling = np.where(
        college,
        chosen(rng, ("college", "bachelor", "postgraduate"), (0.55, 0.42, 0.03), size),
        chosen(rng, ("senior", "secondary_vocational", "junior"), (0.5, 0.4, 0.1), size),
    )
    kind = np.where(
        role == "grid",
        "grid_worker",
        chosen(rng, ("community_staff", "public_institution", "graduate_scheme"), (0.86, 0.1, 0.04), size),
    )
    order = rng.permutation(size)
    order = order[np.argsort(where[order], kind="stable")]
    lost = 0.0 if district.by_formula else 0.015
    frame = typed(
        "workers",
        community_id=ids(where),
        sex=chosen(rng, ("F", "M"), (0.72, 0.28), size),
        birth_ym=np.where(rng.random(size) < lost, np.datetime64("NaT"), born.astype("datetime64[D]")),
        education=blanked(rng, schooling, lost),
        cert_level=np.where(
            certified, chosen(rng, ("assistant", "social_worker", "senior"), (0.7, 0.28, 0.02), size), "none"
        ),
        post=chosen(rng, ("社区专职工作者", "社区党组织副书记", "居委会委员"), (0.7, 0.1, 0.2), size),
        staff_kind=kind,
        in_quota=np.where(role == "grid", False, True),
        start=start,
        end=end,
        channel=chosen(rng, ("elected", "recruited", "secondment", "other"), (0.35, 0.5, 0.05, 0.1), size),
        end_reason=only_where(
            role == "gone",
            chosen(rng, ("resigned", "recruited", "retired", "transferred"), (0.5, 0.25, 0.15, 0.1), size),
        ),
    ).iloc[order]
    frame.insert(0, "worker_key", names("W", range(1, size + 1), 4))
    return frame.astype({"worker_key": "str"}).reset_index(drop=True)


def secondees(district: District, rng: np.random.Generator, unit_communities: pd.DataFrame) -> pd.DataFrame:
    """Return people seconded, each person once, both years."""
    pairs = unit_communities[unit_communities["as_of"].eq(year_end(YEARS[-1]))]
    units = {c: rows.tolist() for c, rows in pairs.groupby("community_id", sort=True)["unit_id"]}
    frames = []
    for year in YEARS:
        size = int(district.value("mob_seconded_n", year)[0])
        there = np.array([k for k, c in enumerate(COMMUNITIES) if ("secondees", c, year) not in district.not_reported])
        where = np.sort(np.r_[there, there[rng.integers(0, len(there), size - len(there))]])
        draw = rng.random(size)
        here = [units[COMMUNITIES[c]] for c in where.tolist()]
        start = days(rng, day(year, 1, 20), day(year, 11, 30), size)
        end = start + rng.integers(20, 120, size).astype("timedelta64[D]")
        frames.append(
            typed(
                "secondees",
                person_key=names(f"P{year % 100}", range(1, size + 1), 4),
                unit_id=[options[int(d * len(options))] for options, d in zip(here, draw.tolist(), strict=True)],
                community_id=ids(where),
                start=start,
                end=np.where((rng.random(size) < 0.15) & (year == YEARS[-1]), np.datetime64("NaT"), end),
                full_time=rng.random(size) < 0.6,
                party_member=rng.random(size) < 0.93,
            )
        )
    return pd.concat(frames, ignore_index=True)


def party_counts(rng: np.random.Generator) -> pd.DataFrame:
    """Return party members as counts, with the paper's 68 and 205 as the totals of 2025."""
    local, retired = rng.integers(120, 320, 21), rng.integers(40, 140, 21)
    frames = [
        typed(
            "party_counts",
            community_id=list(COMMUNITIES),
            as_of=year_end(year),
            members_local=local,
            members_retired=retired,
            pledged=rng.multinomial(PLEDGED[year], retired / retired.sum()),
            on_duty=rng.multinomial(ON_DUTY[year], local / local.sum()),
        )
        for year in YEARS
    ]
    return pd.concat(frames, ignore_index=True)
