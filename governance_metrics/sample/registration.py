"""The simulated dual registration: who should register, who did, who then served."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.sample.frames import chosen, day, days, ids, names, typed, year_end
from governance_metrics.sample.parameters import UNITS, YEARS, District

KINDS = ("政策宣传", "环境整治", "走访慰问", "值守巡查", "矛盾调解")


def registration(district: District, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Return ``dual_due``, ``dual_registered`` and ``dual_service``.

    The list of 2025 holds everyone on the list of 2024 and those who came since; one member per community
    registered without being on any list.
    """
    where = np.repeat(np.arange(21), rng.integers(80, 161, 21))
    size = len(where)
    came, unit = rng.random(size) < 0.08, rng.integers(0, len(UNITS), size)
    keys = names("M", range(1, size + 1), 5)
    listed = {2024: ~came, 2025: np.ones(size, dtype=bool)}
    due = [
        typed(
            "dual_due",
            member_key=np.array(keys, dtype=object)[listed[year]],
            unit_id=[UNITS[u] for u in unit[listed[year]].tolist()],
            community_id=ids(where[listed[year]]),
            as_of=year_end(year),
        )
        for year in YEARS
    ]
    kept = rng.random(size)
    early = ~came & (kept < district.value("party_dual_report_rate", 2024)[where])
    late = ~early & (kept < district.value("party_dual_report_rate", 2025)[where])
    date = np.where(
        early,
        days(rng, day(2019, 3, 1), day(2024, 12, 20), size),
        days(rng, day(2025, 1, 10), day(2025, 10, 31), size),
    )
    walked = days(rng, day(2022, 3, 1), day(2024, 12, 20), 21)
    member = [*(k for k, r in zip(keys, early | late, strict=True) if r), *names("M9", range(1, 22), 4)]
    home = np.r_[where[early | late], np.arange(21)]
    when = np.r_[date[early | late], walked]
    registered = typed("dual_registered", member_key=member, community_id=ids(home), date=when)
    service = [_services(district, rng, year, np.array(member, dtype=object), home, when) for year in YEARS]
    return {
        "dual_due": pd.concat(due, ignore_index=True),
        "dual_registered": registered,
        "dual_service": pd.concat(service, ignore_index=True),
    }


def _services(
    district: District,
    rng: np.random.Generator,
    year: int,
    member: NDArray[np.object_],
    home: NDArray[np.int64],
    when: NDArray[np.datetime64],
) -> pd.DataFrame:
    """The services of one year by members registered before its end."""
    known = when <= year_end(year)
    active = known & (rng.random(len(member)) < district.value("party_dual_active_rate", year)[home])
    row = np.repeat(np.flatnonzero(active), 1 + rng.poisson(1.2, int(active.sum())))
    first = np.maximum(when[row], day(year, 1, 5))
    span = (year_end(year) - first).astype(int)
    frame = typed(
        "dual_service",
        member_key=member[row],
        community_id=ids(home[row]),
        start=first + np.floor(rng.random(len(row)) * (span + 1)).astype("timedelta64[D]"),
        hours=rng.integers(2, 9, len(row)) / 2,
        kind=chosen(rng, KINDS, (0.3, 0.25, 0.2, 0.15, 0.1), len(row)),
        off_hours=rng.random(len(row)) < 0.62,
    )
    return frame.drop_duplicates(["member_key", "start", "kind"], ignore_index=True)
