"""XmR charts: limits printed by the authors of NHSRplotthedots, signals by their rules."""

import json

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.process_chart import assurance, natural_limits, process_chart, special_causes
from tests.statistics.shared_data import shared, shared_frame

PEER = "peers/nhsrplotthedots"
OPTIONS = {"rnorm20_outlier_unscreened": {"screen": False}, "vignette_unscreened": {"screen": False},
           "nhs_england_tool_demo": {"screen": False}, "rnorm20_fix12": {"baseline": 12}}  # fmt: skip


def series():
    points = shared_frame(f"{PEER}/xmr_points.csv")
    return dict(iter(points.groupby("case", sort=False)))


def test_limits_are_those_the_authors_print():
    printed = shared_frame(f"{PEER}/xmr_limits_published.csv").set_index("case")
    points = series()
    assert len(printed) == 6
    for case, answer in printed.iterrows():
        chart = process_chart(points[case]["y"], **OPTIONS.get(case, {}))
        found = chart[["mean", "limit_low", "limit_high"]].iloc[0]
        np.testing.assert_allclose(found, answer[["mean", "lpl", "upl"]].astype(float), atol=answer["abs_tol"])


def test_every_point_is_judged_as_by_the_authors_package():
    for case, rows in series().items():
        chart = process_chart(rows["y"], "higher", **OPTIONS.get(case, {}))
        np.testing.assert_allclose(chart["limit_high"], rows["upl"], rtol=1e-12)
        assert chart["outside_limits"].tolist() == rows["outside_limits"].tolist(), case
        special = rows["special_cause_type"].ne("Common Cause")
        assert chart["meaning"].ne("common_cause").tolist() == special.tolist(), case


def test_signals_are_those_of_the_rule_pairs():
    rules = json.loads(shared(f"{PEER}/special_cause_rules.json").read_text())
    pairs = 0
    for pair in rules["seven_point_trend"]["cases"]:
        if not pair["in"]:
            continue
        found = special_causes(np.array(pair["in"], dtype=float), 100.0, 1e9)[0]["trend"]
        ends = np.flatnonzero(pair["out"])
        marked = sorted({place - back for place in ends for back in range(7)})
        assert np.flatnonzero(found).tolist() == marked
        pairs += 1
    for pair in rules["seven_points_one_side_of_mean"]["cases"]:
        if not pair["in"]:
            continue
        found = special_causes(np.array(pair["in"], dtype=float), 0.0, 1e9)[0]["one_side"]
        marked = sorted({place - back for place in np.flatnonzero(pair["out"]) for back in range(7)})
        assert np.flatnonzero(found).tolist() == marked
        pairs += 1
    for pair in rules["two_in_three_window"]["cases"]:
        values = np.array(pair["side"]) * np.where(pair["close"], 2.5, 1.0)
        found = special_causes(values, 0.0, 3.0)[0]["two_of_three"]
        assert found.tolist() == [
            bool(near and window) for near, window in zip(pair["close"], pair["out"], strict=True)
        ]
        pairs += 1
    for pair in rules["two_in_three_flagged_points"]["cases"]:
        values = np.array(pair["side"]) * np.where(pair["close"], 2.5, 1.0)
        assert special_causes(values, 0.0, 3.0)[0]["two_of_three"].astype(int).tolist() == pair["out"]
        pairs += 1
    assert pairs == 24


@pytest.mark.parametrize(
    ("direction", "low", "high", "expected"),
    [
        ("higher", 1, 3, "consistently_misses"),
        ("higher", 5, 7, "consistently_meets"),
        ("higher", 1, 5, "hit_and_miss"),
        ("lower", 1, 3, "consistently_meets"),
        ("lower", 5, 7, "consistently_misses"),
        ("lower", 1, 5, "hit_and_miss"),
        ("context", 1, 3, ""),
    ],
)
def test_assurance_against_a_target_of_four(direction, low, high, expected):
    # NHSRplotthedots 0.2.2, test-ptd_calculate_assurance_type.R
    assert assurance(low, high, 4, direction) == expected


def test_limits_by_hand():
    # values 4, 6, 5, 7: mean 5.5, ranges 2, 1, 2, mean 5 / 3
    mean, reach = natural_limits(np.array([4.0, 6.0, 5.0, 7.0]))
    assert (mean, reach) == (5.5, pytest.approx(2.66 * 5 / 3))


def test_a_rebase_gives_each_part_its_own_limits_and_the_last_its_assurance():
    before, after = [10, 12, 11, 13, 12, 11] * 2, [30, 32, 31, 33, 32, 31] * 2
    whole = process_chart(before + after, "higher", target=20)
    parts = process_chart(before + after, "higher", target=20, rebase=[12])
    assert whole["meaning"].ne("common_cause").any()
    assert parts["meaning"].eq("common_cause").all()
    assert parts["mean"].tolist()[::12] == [11.5, 31.5]
    assert set(whole["assurance"]) == {"hit_and_miss"}
    assert set(parts["assurance"]) == {"consistently_meets"}


def test_which_way_is_better_turns_a_signal_into_its_meaning():
    values = [5, 6, 5, 7, 6, 5, 6, 7, 5, 6, 7, 6, 15]
    last = [process_chart(values, way)["meaning"].iloc[-1] for way in ("higher", "lower", "context")]
    assert last == ["improving", "concerning", "neutral_high"]


def test_short_and_broken_series_are_charted_and_say_so():
    short = process_chart([3.0, 4.0, np.nan, 5.0])
    assert short["reason"].eq("trial_limits(n=3, least=12)").all()
    assert short["meaning"].tolist() == ["common_cause", "common_cause", "", "common_cause"]
    assert len(process_chart([])) == 0
    assert process_chart([7.0])["limit_low"].isna().all()
    assert process_chart(pd.Series([1.0] * 12, index=list("abcdefghijkl")))["reason"].eq("").all()


@pytest.mark.parametrize(
    ("changes", "said"), [({"rebase": [0]}, "rebase"), ({"rebase": [9]}, "rebase"), ({"baseline": 1}, "baseline")]
)
def test_what_cannot_be_is_refused(changes, said):
    with pytest.raises(DataError, match=said):
        process_chart([1.0, 2.0, 3.0], **changes)
