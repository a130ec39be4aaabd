"""Posts and people of two public bodies: seats filled and vacant, judges in service, and how long they stayed.

Members of the U.S. Congress in June 2026 (unitedstates/congress-legislators, CC0) and federal judges 1789-2019
(Federal Judicial Center, public domain); the files lie beside the repository on some machines.
"""

import numpy as np
import pandas as pd
import pytest

import governance_metrics as gm
from tests.statistics.shared_data import shared_frame

DELEGATES = ["DC", "PR", "GU", "VI", "AS", "MP"]  # sit without a vote, in no seat of the 435


@pytest.fixture(scope="module")
def judges():
    """Appointments of before 1860, whose dates are written in full; all have ended."""
    rows = shared_frame("real/fjc_judicial_service/federal-judicial-service.csv", dtype=str)
    rows = rows[rows["Commission Date"].str.fullmatch(r"\d{4}-\d\d-\d\d", na=False)]
    started = pd.to_datetime(rows["Commission Date"], format="%Y-%m-%d")
    in_full = rows["Termination Date"].str.fullmatch(r"\d{4}-\d\d-\d\d", na=False)
    ended = pd.to_datetime(rows["Termination Date"].where(in_full), format="%Y-%m-%d")
    return pd.DataFrame({"person": rows["nid"], "court": rows["Court Type"], "started": started, "ended": ended})


def test_seats_without_a_member_are_the_vacancies_of_congress():
    members = shared_frame("real/us_congress_current/legislators_current.csv", keep_default_na=False)
    voting = members[~members["state"].isin(DELEGATES)]
    filled = voting["chamber"].value_counts()[["rep", "sen"]]
    found = gm.vacancy_rates([435, 100], filled.to_numpy())
    assert found["vacant"].tolist() == [4, 0]
    assert found["estimate"].tolist() == [4 / 435, 0]
    assert found.loc[1, "conf_high"] > 0  # nobody missing today is no promise


def test_members_of_congress_by_sex_and_state_add_up():
    members = shared_frame("real/us_congress_current/legislators_current.csv", keep_default_na=False)
    women = members["gender"].eq("F").groupby(members["state"]).agg(["sum", "count"])
    table = gm.area_proportions(women["sum"], women["count"])
    assert (table["reason"].eq("")).all()
    assert (table["estimate"] * women["count"]).sum() == pytest.approx(members["gender"].eq("F").sum())
    # a delegation of one or two is never told apart from the rest by chance alone
    funnel = gm.funnel_of_counts("share", women["sum"], women["count"])
    assert funnel.loc[women["count"] <= 2, "verdict"].isin(["within", "low_95", "high_95"]).all()


def test_there_were_never_more_than_a_hundred_judges_until_1891(judges):
    days = pd.date_range("1789-10-01", "1891-12-31", freq="MS")
    ended = judges["ended"].fillna(pd.Timestamp("1900-01-01"))
    serving = [judges.loc[(judges["started"] <= day) & (ended > day), "person"].nunique() for day in days]
    assert 10 <= max(serving[:8]) <= 19  # nineteen posts, until North Carolina and Rhode Island joined
    assert 90 <= max(serving) <= 100


def test_where_all_have_left_the_curve_is_the_share_that_stayed_as_long(judges):
    early = judges[judges["started"].lt("1860-01-01") & judges["ended"].notna()]
    years = (early["ended"] - early["started"]).dt.days / 365.25
    kept = years.gt(0)
    early, years = early[kept], years[kept]
    times = [5.0, 10.0, 20.0]
    found = gm.retention(years, np.ones(len(years)), times)
    assert len(years) > 250
    np.testing.assert_allclose(found["estimate"], [(years > time).mean() for time in times], rtol=1e-12)
    share = found["estimate"].to_numpy()
    np.testing.assert_allclose(found["std_error"], np.sqrt(share * (1 - share) / len(years)), rtol=1e-10)
    by_court = gm.retention(years, np.ones(len(years)), [10.0], by=early["court"])
    assert by_court["n"].sum() == len(years)
