"""The simulated office: money, platforms and groups, pay and training, what tasks ask, and records re-checked."""

import numpy as np
import pandas as pd

from governance_metrics.sample import ordinary
from governance_metrics.sample.frames import blanked, chosen, day, days, ids, only_where, ordinal, typed
from governance_metrics.sample.parameters import COMMUNITIES, YEARS
from governance_metrics.tables import TABLES

BASES = ("街道文件", "区级文件", "省级文件")
OWNERS = ("社区居委会", "社区党组织", "街道科室")
CHECKED = ("compounds", "buildings", "workers", "incidents", "services")
FIELDS = ("户数", "人数", "日期", "联系方式", "类别")
RECORDS = 40  # re-checked in each community and year


def with_money(communities: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the communities with their funds, doctors, groups and the day of the street's opinion."""
    size = len(communities)
    households = communities["households_occupied"].to_numpy(dtype=float)
    residents = communities["residents_usual"].to_numpy(dtype=int)
    funds = np.round(households * ordinary.FUNDS * rng.uniform(0.85, 1.15, size))
    spend = np.round(households * ordinary.INFO_SPEND * rng.uniform(0.85, 1.15, size))
    formed = rng.integers(10, 31, size)
    return typed(
        "communities",
        **{name: communities[name] for name in communities},
        funds_total=funds,
        funds_nonfiscal=np.round(funds * rng.uniform(0.05, 0.12, size)),
        info_spend=spend,
        info_spend_nonfiscal=np.round(spend * rng.uniform(0.1, 0.2, size)),
        family_doctor_signed=rng.binomial(residents, 0.4),
        telemed_agreements=rng.integers(0, 3, size),
        groups_formed=formed,
        groups_kept=rng.binomial(formed, 0.6),
        opinion_issued_on=day(2024, 3, 15),
    )


def platforms(communities: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return platforms and groups as counts, both years."""
    size = len(communities)
    households = communities["households_occupied"].to_numpy(dtype=int)
    length = np.where(communities["as_of"].dt.year.eq(2024), 366, 365)
    scope = rng.integers(60, 200, size)
    return typed(
        "platforms",
        community_id=communities["community_id"],
        as_of=communities["as_of"],
        groups=np.maximum(1, households // 180),
        households_in_group=rng.binomial(households, ordinary.IN_GROUP),
        accounts=rng.integers(1, 4, size),
        days_counted=length,
        days_with_update=rng.binomial(length, ordinary.UPDATED),
        notices=rng.integers(120, 500, size),
        scope_people=scope,
        scope_registered=rng.binomial(scope, ordinary.REGISTERED_ONLINE),
    )


def pay_training(workers: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return pay and training of the community workers on post at the end of each year."""
    frames = []
    for year in YEARS:
        end = day(year, 12, 31)
        on_post = workers["start"].le(end) & (workers["end"].isna() | workers["end"].gt(end))
        team = workers[on_post & workers["staff_kind"].ne("grid_worker")]
        staff = team.groupby("community_id").size().reindex(COMMUNITIES, fill_value=0).to_numpy(dtype=int)
        frames.append(
            typed(
                "pay_training",
                community_id=list(COMMUNITIES),
                as_of=end,
                staff=staff,
                pay_mean=np.round(ordinary.PAY[year] * rng.uniform(0.95, 1.05, 21)),
                wage_ref=ordinary.WAGE[year],
                leave_due=staff * 8,
                leave_taken=rng.binomial(staff * 8, ordinary.LEAVE_TAKEN),
                aid_cases=rng.poisson(1, 21),
                trained=rng.binomial(staff, ordinary.TRAINED),
                trained_emerg=rng.binomial(staff, ordinary.TRAINED_EMERGENCY),
                training_hours=staff * rng.integers(12, 40, 21),
                in_appraisal_doc=rng.random(21) < 0.6,
            )
        )
    return pd.concat(frames, ignore_index=True)


def with_fields(tasks: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the tasks with their basis and owner, what they ask, and whether they were on time."""
    size = len(tasks)
    form, system = tasks["kind"].eq("form").to_numpy(), tasks["kind"].eq("system").to_numpy()
    fields = rng.integers(10, 61, size)
    return typed(
        "tasks",
        **{name: tasks[name] for name in tasks},
        basis=blanked(rng, chosen(rng, BASES, (1, 1, 1), size), 0.2),
        owner=blanked(rng, chosen(rng, OWNERS, (1, 1, 1), size), 0.1),
        minutes=only_where(~system, rng.integers(2, 25, size) * 5),
        fields=only_where(form, fields),
        fields_repeated=only_where(form, rng.binomial(fields, ordinary.REPEATED)),
        on_time=only_where(~system, rng.random(size) < ordinary.ON_TIME),
    )


def with_channels(incidents: pd.DataFrame, communities: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Return the incidents with how each came in, and the abnormal cases beside them."""
    size = len(incidents)
    asked = incidents["type"].isin(["request", "dispute", "property"]).to_numpy()
    other = chosen(rng, ("counter", "online"), (0.6, 0.4), size)
    channel = np.where(rng.random(size) < ordinary.HOTLINE, "hotline", other)
    whole = incidents.assign(channel=pd.Series(np.where(asked, channel, "patrol"), dtype="str"))
    exposure = communities.groupby("community_id", sort=True)["households_occupied"].last().to_numpy() / 1000 * 12
    frames = [whole]
    for year in YEARS:
        where = np.repeat(np.arange(21), np.maximum(1, rng.poisson(exposure * ordinary.ABNORMAL_RATE)))
        date = days(rng, day(year, 1, 1), day(year, 12, 31), len(where))
        frames.append(
            typed(
                "incidents",
                incident_id=[f"{c}-{year}-Y{n:03d}" for c, n in zip(ids(where), ordinal(where).tolist(), strict=True)],
                community_id=ids(where),
                date=date,
                type="abnormal",
                channel="patrol",
                closed_on=date,
                reported_on_time=rng.random(len(where)) < ordinary.REPORTED_ON_TIME,
            )
        )
    rows = pd.concat(frames, ignore_index=True).sort_values(["date", "community_id"], kind="stable")
    listed = [column.name for column in TABLES["incidents"].listed if column.name in rows]
    return rows[listed].reset_index(drop=True)


def rechecks(rng: np.random.Generator) -> pd.DataFrame:
    """Return records drawn at random and checked again, the same number everywhere."""
    frames = []
    for year in YEARS:
        where = np.repeat(np.arange(21), RECORDS)
        size = len(where)
        confirmed = rng.random(size) < ordinary.CONFIRMED
        frames.append(
            typed(
                "rechecks",
                record_id=[f"{c}-{year}-R{n:02d}" for c, n in zip(ids(where), ordinal(where).tolist(), strict=True)],
                community_id=ids(where),
                source_table=chosen(rng, CHECKED, (1,) * len(CHECKED), size),
                drawn_on=days(rng, day(year, 6, 1), day(year, 11, 30), size),
                confirmed=confirmed,
                field_wrong=only_where(~confirmed, chosen(rng, FIELDS, (1,) * len(FIELDS), size)),
            )
        )
    return pd.concat(frames, ignore_index=True)
