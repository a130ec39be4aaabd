"""Kaplan–Meier curves against R's survival, with and without left truncation."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.retention import retention

TIME = [1, 2, 2, 3, 5, 4, 6, 6, 7, 2.5, 3.5, 8]
LEFT = [1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0]
ENTRY = [0, 0, 0.5, 1, 0, 2, 3, 0, 1, 0, 2, 4]
# R 4.2.2, survival: summary(survfit(Surv(entry, time, left) ~ 1, conf.type = "log-log"), times = c(2, 4, 6))
SEEN_FROM_THE_START = [
    [0.833333333333, 0.107582870728, 0.481714942195, 0.955509365728, 11],
    [0.540123456790, 0.154428117822, 0.216561173167, 0.780363562948, 6],
    [0.405092592593, 0.164588958393, 0.112893562148, 0.687738931224, 4],
]
SEEN_FROM_ENTRY = [
    [0.714285714286, 0.170746944191, 0.2581536654588, 0.919797456045, 7],
    [0.408163265306, 0.165437445587, 0.1136594008086, 0.691245733620, 5],
    [0.306122448980, 0.152330617815, 0.0673236607214, 0.594911772107, 4],
]


@pytest.mark.parametrize(("entry", "expected"), [(0.0, SEEN_FROM_THE_START), (ENTRY, SEEN_FROM_ENTRY)])
def test_curves_are_those_of_r(entry, expected):
    found = retention(TIME, LEFT, [2, 4, 6], entry=entry)
    columns = ["estimate", "std_error", "conf_low", "conf_high", "at_risk"]
    np.testing.assert_allclose(found[columns].astype(float), expected, rtol=1e-9)


def test_the_median_is_where_half_have_left():
    assert retention(TIME, LEFT, [2])["median"].iloc[0] == 6
    assert np.isnan(retention([1, 2, 3], [1, 0, 0], [2])["median"].iloc[0])


def test_without_leavers_everybody_stays_and_no_interval_is_made_up():
    row = retention([3, 4, 5], [0, 0, 0], [2]).iloc[0]
    assert (row["estimate"], row["std_error"]) == (1.0, 0.0)
    assert np.isnan(row["conf_low"])


def test_groups_are_apart_and_unusable_rows_are_counted():
    found = retention(
        [1, 2, None, 3, 4], [1, 0, 1, 1, 5], [1.5, 9], entry=[0, 0, 0, 3, 0], by=["a", "a", "a", "b", "b"]
    ).set_index(["group", "time"])
    assert found.loc[("a", 1.5), ["estimate", "n", "n_missing"]].tolist() == [0.5, 2, 1]
    assert found.loc[("a", 9.0), "reason"] == "beyond_follow_up"
    assert found.loc[("b", 1.5), "reason"] == "all_missing(n_missing=2)"
    assert retention([], [], [1])["reason"].tolist() == ["empty_universe"]


def test_ignoring_that_leavers_before_the_roster_were_not_seen_would_flatter():
    rng = np.random.default_rng(8)
    stay = rng.exponential(3, 4000)
    entry = rng.uniform(0, 6, 4000)
    seen = stay > entry
    whole = retention(stay[seen], np.ones(seen.sum()), [3], entry=entry[seen]).iloc[0]
    naive = retention(stay[seen], np.ones(seen.sum()), [3]).iloc[0]
    truth = np.exp(-1)
    assert abs(whole["estimate"] - truth) < 3 * whole["std_error"]
    assert naive["estimate"] > truth + 0.1


def test_the_columns_are_the_same_with_and_without_groups():
    alone, grouped = retention(TIME, LEFT, [2]), retention(TIME, LEFT, [2], by=["x"] * 12)
    pd.testing.assert_frame_equal(alone, grouped.drop(columns="group"))
