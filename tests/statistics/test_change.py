"""Differences and ratios between two periods."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.change import change, difference_limits
from governance_metrics.statistics.intervals import wilson_interval


# Newcombe RG (1998), Stat Med 17: 873-890, table II, method 10: 56/70 - 48/80, 9/10 - 3/10, 0/20 - 0/10, 10/10 - 0/20
@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((0, 20), (0, 10), -0.2775, 0.1611),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_differences_of_shares_are_those_newcombe_prints(after, before, low, high):
    now, then = wilson_interval([after[0]], [after[1]]), wilson_interval([before[0]], [before[1]])
    found = difference_limits([after[0] / after[1]], *now, [before[0] / before[1]], *then)
    np.testing.assert_allclose(np.concatenate(found), [low, high], atol=6e-5)


def test_a_change_has_the_interval_of_two_samples():
    found = change([0.40], [0.03], [0.52], [0.04]).iloc[0]
    assert found["difference_error"] == pytest.approx(0.05)
    assert found["difference_low"] == pytest.approx(0.12 - 1.959964 * 0.05, abs=1e-7)
    assert found["p_value"] == pytest.approx(0.01639507, abs=1e-8)  # R 2 * pnorm(-2.4)
    spread = 1.959963984540054 * np.sqrt((0.04 / 0.52) ** 2 + (0.03 / 0.40) ** 2)
    assert found["ratio_high"] == pytest.approx(1.3 * np.exp(spread))
    assert found["verdict"] == "rose"


def test_the_same_people_asked_twice_show_a_smaller_change():
    apart, together = (change([0.5], [0.04], [0.56], [0.04], covariance=c)["verdict"].iloc[0] for c in (0, 0.0013))
    assert (apart, together) == ("similar", "rose")


def test_unknown_parts_leave_a_blank_row_and_labels_come_back():
    found = change(0.5, 0.1, pd.Series([0.1, np.nan], index=["a", "b"]), [0.01, 0.1])
    assert found["verdict"].to_dict() == {"a": "fell", "b": ""}
    none = change([0.0, 0.5], [0.0, 0.1], [0.5, -0.5], [0.1, 0.1])
    assert none["ratio"].isna().all()
    assert none["difference"].tolist() == [0.5, -1.0]


# NHS Workforce Statistics, November 2014: headcount and full-time equivalents, printed change and percentage
@pytest.mark.parametrize(
    ("start", "end", "difference", "percent"),
    [
        (1213336, 1216834, 3498, 0.3),
        (1197780, 1216834, 19054, 1.6),
        (1067485, 1070964, 3479, 0.3),
        (1236813, 1240454, 3641, 0.3),
        (1221742, 1240454, 18712, 1.5),
    ],
)
def test_changes_of_full_counts_are_those_printed(start, end, difference, percent):
    found = change([start], [0], [end], [0]).iloc[0]
    assert found["difference"] == difference
    assert round((found["ratio"] - 1) * 100, 1) == percent
    assert np.isnan(found["p_value"])
