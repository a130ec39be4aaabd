"""Vacancy, turnover, stability and caseload of small teams."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.intervals import rate_interval, wilson_interval
from governance_metrics.statistics.staffing import caseload, stability, turnover, vacancy_rates


def test_a_vacancy_rate_is_vacant_over_established_posts():
    found = vacancy_rates([8, 20, 0], [6, 20, 0])
    assert found["estimate"].tolist()[:2] == [0.25, 0.0]
    low, high = wilson_interval([2], [8])
    assert found.loc[0, ["conf_low", "conf_high"]].tolist() == [low[0], high[0]]
    assert found["reason"].tolist() == ["", "", "zero_denominator"]


def test_more_filled_than_established_is_told_and_has_no_rate():
    found = vacancy_rates([6], [7]).iloc[0]
    assert (found["vacant"], found["reason"]) == (-1, "over_filled(filled=7, posts=6)")
    assert np.isnan(found["estimate"])


def test_turnover_stands_on_the_mean_of_both_ends_and_a_year():
    # Nuffield Trust (2022), after NHS Digital: leavers over the mean of staff at start and end
    found = turnover([1000, 8], [1100, 6], [105, 3])
    assert found["estimate"].tolist() == pytest.approx([0.1, 3 / 7])
    half_a_year = turnover([8], [6], [3], years=0.5)
    assert half_a_year["estimate"].iloc[0] == pytest.approx(2 * 3 / 7)
    low, high = rate_interval([3.0], [7.0])
    assert found.loc[1, ["conf_low", "conf_high"]].tolist() == pytest.approx([low[0], high[0]])
    assert found["method"].tolist() == ["byar", "exact_poisson"]


def test_all_leaving_and_being_replaced_is_a_rate_of_one_and_more_is_no_fault():
    found = turnover([4, 4], [4, 4], [4, 9])
    assert found["estimate"].tolist() == [1.0, 2.25]
    assert found["small_team"].all()


def test_stability_counts_those_of_the_start_only():
    found = stability([8, 8, "?", 8], [6, 9, 3, None])
    assert found["estimate"].iloc[0] == 0.75
    assert found["reason"].tolist() == [
        "",
        "above_one(numerator=9, denominator=8)",
        "not_a_number(column=staff_at_start)",
        "blank(column=still_there)",
    ]


def test_nobody_on_post_is_not_a_light_load():
    found = caseload(pd.Series([3000, 40, 0], index=["a", "b", "c"]), [10, 0, 4])
    assert found["estimate"].to_dict() == pytest.approx({"a": 300.0, "b": np.nan, "c": 0.0}, nan_ok=True)
    assert found.loc["b", "reason"] == "zero_denominator"
    assert found.loc["c", "conf_high"] > 0


def test_a_team_of_eight_shows_how_little_it_can_tell():
    band = turnover([8], [8], [2]).iloc[0]
    assert band["conf_low"] < 0.05
    assert band["conf_high"] > 0.8
