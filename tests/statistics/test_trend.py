"""The recent trend on the cases whose answers the public site of Fingertips shows."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.trend import recent_trend
from tests.statistics.shared_data import shared_frame

DIRECTION = {"high_is_good": "higher", "low_is_good": "lower", "no_judgement": "context"}
SAID = {
    "Increasing": ("increasing", ""),
    "NoChange": ("no_change", ""),
    "IncreasingAndGettingWorse": ("increasing", "getting_worse"),
    "DecreasingAndGettingBetter": ("decreasing", "getting_better"),
    "DecreasingAndGettingWorse": ("decreasing", "getting_worse"),
    "CannotBeCalculated": ("", ""),
}


def test_published_trends_come_out_as_published():
    points = shared_frame("peers/fingertips/trend_points.csv")
    answers = shared_frame("peers/fingertips/trend_expected.csv").set_index("case")
    # without limits the site shows "no change", and one kind of value it does not judge: rules of the site
    judged = answers.drop(index=["gp_registered_over_65_no_ci", "emergency_readmissions"])
    assert len(judged) == 5
    for case, answer in judged.iterrows():
        rows = points[points["case"].eq(case)].sort_values("year")
        error = (rows["upper95"] - rows["lower95"]) / 3.92
        found = recent_trend([rows["value"]], [error], DIRECTION[answer["polarity"]]).iloc[0]
        assert (found["trend"], found["meaning"]) == SAID[answer["expected"]], case
        if answer["expected"] != "CannotBeCalculated":
            assert found["slope"] == pytest.approx(answer["recomputed_slope"], rel=1e-9)
            assert found["chi_squared"] == pytest.approx(answer["recomputed_chi2"], rel=1e-9)


def test_a_trend_that_hangs_on_one_point_is_none():
    # a spike at the end makes a steep line; without it the slope changes its sign
    found = recent_trend([[0.52, 0.51, 0.50, 0.49, 0.80]], [[0.01] * 5]).iloc[0]
    assert found["chi_squared"] > 9.55
    assert found["trend"] == "no_change"


def test_slopes_are_those_of_weighted_least_squares():
    rng = np.random.default_rng(2)
    y, s = rng.normal(size=(20, 7)), rng.uniform(0.1, 1, (20, 7))
    found = recent_trend(y, s)
    for place in range(20):
        last, weight = y[place, -5:], 1 / s[place, -5:] ** 2
        expected, _ = np.polyfit(np.arange(5), last, 1, w=np.sqrt(weight))
        assert found["slope"].iloc[place] == pytest.approx(expected, rel=1e-9)


def test_missing_points_are_named_and_labels_come_back():
    values = pd.DataFrame([[1, 2, 3, np.nan, 5], [1, 2, 3, 4, 5]], index=["a", "b"], dtype=float)
    found = recent_trend(values, 0.1)
    assert found.loc["a", "reason"] == "too_few_points(n=4, least=5)"
    assert found.loc["b", "trend"] == "increasing"
    assert recent_trend([[1.0, 2.0, 3.0]], [[0.1] * 3])["reason"].tolist() == ["too_few_points(n=3, least=5)"]


def test_where_nothing_changes_few_trends_are_seen():
    rng = np.random.default_rng(7)
    found = recent_trend(rng.normal(0, 1, (20_000, 5)), np.ones((20_000, 5)))
    assert found["trend"].ne("no_change").mean() <= 0.002 + 2.33 * np.sqrt(0.002 * 0.998 / 20_000)


@pytest.mark.parametrize("value", [0.1, 1 / 3, 0.95])
def test_a_value_that_stays_the_same_has_no_slope_to_the_last_bit(value):
    error = [[0.01, 0.02, 0.03, 0.011, 0.017, 0.02, 0.013]]
    assert recent_trend(np.full((1, 7), value), error)["slope"].tolist() == [0.0]
