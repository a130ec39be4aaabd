"""The simulated work: incidents, and the tasks, forms and systems a community has to serve."""

import numpy as np
import pandas as pd

from governance_metrics.sample.frames import (
    blanked,
    chosen,
    day,
    days,
    ids,
    labelled,
    only_where,
    ordinal,
    typed,
    year_end,
)
from governance_metrics.sample.parameters import COMMUNITIES, YEARS, District

ORDINARY_RATE = 1.1  # per 1,000 households and month
DUE = {"daily": 0.08, "weekly": 0.20, "monthly": 0.50, "quarterly": 0.12, "yearly": 0.10}
DUE_EACH_MONTH = 0.78 + 0.12 / 3 + 0.10 / 12
ISSUERS = ("街道党工委", "民政部门", "应急部门", "卫健部门", "综治部门", "城管部门")


def incidents(district: District, rng: np.random.Generator, communities: pd.DataFrame) -> pd.DataFrame:
    """Return incidents of both years: acts of defiance at the true rate, and ordinary ones."""
    now = communities[communities["as_of"].eq(year_end(YEARS[-1]))]
    exposure = now["households_occupied"].to_numpy(dtype=float) / 1000 * 12
    frames = []
    for year in YEARS:
        defiant = rng.poisson(exposure * district.value("coop_defiance_rate", year))
        ordinary = np.maximum(1, rng.poisson(exposure * ORDINARY_RATE))
        where = np.repeat(np.arange(21), defiant + ordinary)
        size = len(where)
        type_ = np.where(
            ordinal(where) <= defiant[where],
            chosen(rng, ("fence_damage", "gate_rush", "abuse", "assault"), (0.34, 0.2, 0.44, 0.02), size),
            chosen(rng, ("dispute", "property", "request"), (0.3, 0.3, 0.4), size),
        )
        date = days(rng, day(year, 1, 1), year_end(year), size)
        order = np.lexsort((date, where))
        where, type_, date = where[order], type_[order], date[order]
        taken = rng.integers(0, 25, size)
        closed = np.where(rng.random(size) < 0.97, date + taken.astype("timedelta64[D]"), np.datetime64("NaT"))
        open_ = np.isnat(closed)
        satisfied = blanked(rng, rng.random(size) < 0.86, 0.1)
        frames.append(
            typed(
                "incidents",
                incident_id=[
                    f"{COMMUNITIES[c]}-{year}-{n:03d}"
                    for c, n in zip(where.tolist(), ordinal(where).tolist(), strict=True)
                ],
                community_id=ids(where),
                date=date,
                type=type_,
                closed_on=closed,
                on_time=only_where(~open_, taken <= 15),
                satisfied=only_where(~open_, satisfied),
            )
        )
    return pd.concat(frames, ignore_index=True)


def tasks(district: District, rng: np.random.Generator) -> pd.DataFrame:
    """Return tasks, forms and systems of both years."""
    frames = []
    for year in YEARS:
        expected = district.value("info_forms_n", year) / DUE_EACH_MONTH
        spread = 1 if district.by_formula else 6
        forms = np.round(expected).astype(int) + rng.integers(-spread, spread + 1, 21)
        number = {"task": rng.integers(32, 47, 21), "form": forms, "system": rng.integers(3, 8, 21)}
        where = np.concatenate([np.repeat(np.arange(21), counts) for counts in number.values()])
        kind = np.repeat(list(number), [counts.sum() for counts in number.values()])
        order = np.argsort(where, kind="stable")
        where, kind = where[order], kind[order]
        size = len(where)
        paper = rng.random(size) < district.value("info_paper_share", year)[where]
        medium = np.where(paper, chosen(rng, ("paper", "sheet"), (0.45, 0.55), size), "platform")
        own = rng.random(size) < district.value("party_own_initiative_share", year)[where]
        frames.append(
            typed(
                "tasks",
                item_id=labelled(where, "T", 3),
                community_id=ids(where),
                as_of=year_end(year),
                kind=kind,
                issuer=np.where(own, "社区居委会", chosen(rng, ISSUERS, (1,) * 6, size)),
                medium=blanked(rng, np.where(kind == "system", "platform", medium), 0.01),
                frequency=np.where(
                    kind == "form",
                    chosen(rng, tuple(DUE), tuple(DUE.values()), size),
                    chosen(rng, ("weekly", "monthly", "quarterly", "once"), (0.2, 0.4, 0.2, 0.2), size),
                ),
                own_initiative=own,
            )
        )
    return pd.concat(frames, ignore_index=True)
