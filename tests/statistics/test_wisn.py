"""Staffing need on the published worked examples."""

import json

import numpy as np
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.wisn import available_time, staffing_need
from tests.statistics.shared_data import shared


def test_the_clinic_of_western_kenya():
    # Burmen, Owuor, Mitei (2017), Human Resources for Health 15: 9, table 3
    time = available_time(4.5, 8, holidays=10, leave=30, sickness=15)
    assert time.days == 179
    need = staffing_need(["clinic"], [10_000 * 10], [0.25], time.hours)
    assert need["work_hours"].iloc[0] / 8 == 3125
    assert need["needed"].iloc[0] == pytest.approx(17.46, abs=0.005)
    # ten category days of 179, by the manual's formula
    with_meetings = staffing_need(["clinic"], [100_000], [0.25], time.hours, category_share=10 / 179)
    assert with_meetings["needed"].iloc[0] == pytest.approx(18.491124260355033, rel=1e-12)


def test_a_worked_example_with_both_allowances():
    cases = {case["name"]: case for case in json.loads(shared("peers/wisn/wisn_cases.json").read_text())["cases"]}
    case = cases["wisn_core_worked_example"]
    given, printed = case["inputs"], case["published"]
    time = available_time(
        given["working_days"] / 52, given["hours_per_day"], holidays=given["public_holidays"],
        leave=given["annual_leave"], sickness=given["sick_leave"], training=given["training"],
    )  # fmt: skip
    assert time.hours == pytest.approx(printed["awt_hours"])
    work = given["service"][0]
    need = staffing_need(
        ["unit"], [work["volume"]], [work["hours"]], time.hours,
        category_share=given["support_hours_per_day"][0] / given["hours_per_day"],
        individual_hours=given["additional"][0]["volume"] * given["additional"][0]["hours"],
        current={"unit": given["current_staff"]},
    ).iloc[0]  # fmt: skip
    assert need["category_factor"] == pytest.approx(printed["CAF"], abs=case["abs_tol"])
    assert need["individual_factor"] == pytest.approx(printed["IAF"], abs=case["abs_tol"])
    assert need["needed"] == pytest.approx(printed["required"], abs=case["abs_tol"])
    assert need["ratio"] == pytest.approx(printed["ratio"], abs=case["abs_tol"])
    assert need["difference"] == pytest.approx(2 - printed["required"], abs=case["abs_tol"])


def test_kinds_of_work_add_up_and_a_faulty_one_leaves_its_community_without_a_need():
    need = staffing_need(["a", "a", "b", "b"], [100, 50, 10, None], [2, 4, 1, 1], 200, current={"a": 1})
    assert need["needed"].tolist() == pytest.approx([2.0, np.nan], nan_ok=True)
    assert need["reason"].tolist() == ["", "blank(column=volume)"]
    assert need.loc[0, ["difference", "ratio"]].tolist() == [-1.0, 0.5]


def test_staff_that_are_not_known_are_not_none():
    need = staffing_need(["a", "b"], [100, 100], [1, 1], 100, current={"a": 0.0})
    assert need["difference"].tolist() == pytest.approx([-1.0, np.nan], nan_ok=True)
    assert need["reason"].tolist() == ["", "staff_unknown"]


@pytest.mark.parametrize("share", [1.0, -0.1, float("nan")])
def test_impossible_settings_are_refused(share):
    with pytest.raises(DataError, match="category_share"):
        staffing_need(["a"], [1], [1], 100, category_share=share)
    with pytest.raises(DataError, match="working time"):
        available_time(5, 8, leave=300)
