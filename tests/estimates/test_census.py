"""Full counts: chance bands by measure, never a sampling error, and a reason wherever there is no value."""

import numpy as np
import pytest

from governance_metrics.assessment import estimate
from governance_metrics.indicators import INDICATORS
from governance_metrics.statistics.intervals import rate_interval, wilson_interval
from tests.own_tables import card, data, table, whole
from tests.typed_frames import district

END = "2025-12-31"
AMOUNTS = table({"v": "number", "w": "number"})


def amounts(*pairs):
    return [{"ward": ward, "v": v, "w": w} for ward, v, w in pairs]


def test_a_share_has_wilsons_band_and_is_called_chance():
    row = whole(AMOUNTS, amounts(*[("a", float(i < 15), 1.0) for i in range(50)]), card("v = 1"))
    low, high = wilson_interval([15.0], [50.0])
    assert (row["conf_low"], row["conf_high"]) == (low[0], high[0])
    assert (row["interval"], row["method"], row["std_error"]) == (
        "chance",
        "wilson",
        pytest.approx((0.3 * 0.7 / 50) ** 0.5),
    )
    assert np.isnan(row["df"])
    assert np.isnan(row["deff"])


@pytest.mark.parametrize(("events", "method"), [(0, "exact_poisson"), (9, "exact_poisson"), (10, "byar"), (65, "byar")])
def test_a_rate_and_a_count_have_a_poisson_band(events, method):
    rows = amounts(("a", float(events), 250.0))
    rate, count = (
        whole(AMOUNTS, rows, card("v", denominator="w", measure="rate")),
        whole(AMOUNTS, rows, card("v", measure="count")),
    )
    for row, exposure in ((rate, 250.0), (count, 1.0)):
        low, high = rate_interval([float(events)], [exposure])
        assert (row["conf_low"], row["conf_high"]) == (low[0], high[0])
        assert (row["method"], row["interval"]) == (method, "chance")
    assert np.isnan(count["denominator"])
    assert rate["denominator"] == 250


def test_a_ratio_of_amounts_has_no_band():
    row = whole(AMOUNTS, amounts(("a", 330.0, 12.0)), card("v", denominator="w"))
    assert (row["estimate"], row["interval"], row["method"]) == (27.5, "none", "census_total")
    assert np.isnan(row["conf_low"])


@pytest.mark.parametrize("start", [0.0, 1e5, 1e9])
def test_a_mean_keeps_its_band_however_large_the_values(start):
    values = np.array([1.0, 2.0, 4.0, 7.0])
    row = whole(AMOUNTS, amounts(*[("a", start + v, 1.0) for v in values]), card("v"))
    assert row["std_error"] == pytest.approx(values.std(ddof=1) / 2, rel=1e-6)


def test_a_mean_of_equal_values_has_no_spread_at_all():
    row = whole(AMOUNTS, amounts(*[("a", 3.3, 1.0)] * 9), card("v"))
    assert row["std_error"] == 0


def test_nobody_or_one_still_has_a_band_with_width():
    none = whole(AMOUNTS, amounts(("a", 0.0, 1.0), ("a", 0.0, 1.0)), card("v = 1"))
    one = whole(AMOUNTS, amounts(("a", 1.0, 1.0)), card("v = 1"))
    assert (none["estimate"], none["conf_low"]) == (0.0, 0.0)
    assert none["conf_high"] > 0.5
    assert (one["estimate"], one["conf_high"]) == (1.0, 1.0)
    assert one["conf_low"] < 0.3


def test_one_value_is_a_mean_without_a_band():
    row = whole(AMOUNTS, amounts(("a", 5.0, 1.0)), card("v"))
    assert (row["estimate"], row["interval"], row["reason"]) == (5.0, "none", "")


def test_a_share_above_one_is_a_row_with_a_reason_and_its_parts():
    party = [{"community_id": "C01", "as_of": END, "members_retired": 20, "pledged": 25}]
    row = estimate(district(party_counts=party), [INDICATORS["mob_retired_pledge_rate"]], period="2025").iloc[0]
    assert row["reason"] == "above_one(numerator=25, denominator=20)"
    assert (row["numerator"], row["denominator"], row["n"]) == (25, 20, 1)
    assert np.isnan([row["estimate"], row["conf_low"], row["rest_difference"]]).all()
    assert (row["interval"], row["method"]) == ("none", "none")


def test_a_known_numerator_with_an_unknown_denominator_stays_without_a_rate():
    party = [{"community_id": "C01", "as_of": END, "pledged": 68}]
    row = estimate(district(party_counts=party), [INDICATORS["mob_retired_pledge_rate"]], period="2025").iloc[0]
    assert row["reason"] == "denominator_unknown(numerator=68)"
    assert (row["n"], row["n_missing"]) == (0, 1)
    assert np.isnan([row["estimate"], row["numerator"], row["denominator"]]).all()


@pytest.mark.parametrize(
    ("rows", "asked", "reason"),
    [
        ([("a", 0.0, 0.0)], card("v", denominator="w"), "zero_denominator"),
        ([("a", 3.0, 0.0)], card("v", denominator="w", measure="rate"), "zero_denominator"),
        ([("a", 1.0, 1.0)], card("v = 1", universe="w > 5"), "empty_universe"),
        ([("a", None, 1.0), ("b", None, 2.0)], card("v = 1"), "all_missing(n_missing=2)"),
        ([("a", float("inf"), 1.0)], card("v"), "not_finite"),
    ],
)
def test_what_cannot_be_computed_is_a_row_with_its_reason(rows, asked, reason):
    row = whole(AMOUNTS, amounts(*rows), asked)
    assert row["reason"] == reason
    assert np.isnan([row["estimate"], row["conf_low"], row["conf_high"]]).all()
    assert (row["interval"], row["method"]) == ("none", "none")


def test_an_area_against_the_rest_is_a_difference_of_shares_with_the_pooled_error():
    rows = [("a", float(i < 5), 1.0) for i in range(10)] + [("b", float(i < 15), 1.0) for i in range(20)]
    found = estimate(data(AMOUNTS, amounts(*rows)), [card("v = 1")], by=["ward"], area="ward").set_index("area")
    pooled = 20 / 30
    assert found.loc["a", ["rest_estimate", "rest_difference"]].tolist() == [0.75, -0.25]
    assert found.loc["a", "rest_std_error"] == pytest.approx((pooled * (1 - pooled) * (1 / 10 + 1 / 20)) ** 0.5)
    assert found.loc["b", "rest_difference"] == 0.25
    assert found.loc["all", ["rest_estimate", "rest_difference", "rest_std_error"]].isna().all()


def test_counts_are_not_held_against_the_rest():
    found = estimate(
        data(AMOUNTS, amounts(("a", 5.0, 1.0), ("b", 50.0, 1.0))),
        [card("v", measure="count")],
        by=["ward"],
        area="ward",
    )
    assert found[["rest_estimate", "rest_difference", "rest_std_error"]].isna().all(axis=None)
