"""Estimates against the target, the rest, the period before, and how far areas lie apart."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import estimate
from governance_metrics.claims.target import Target
from governance_metrics.comparisons import COLUMNS, compare, compare_all
from governance_metrics.errors import CardError
from governance_metrics.estimates import COLUMNS as ESTIMATES
from governance_metrics.indicators import INDICATORS
from governance_metrics.sample import simulate
from governance_metrics.statistics.intervals import wilson_interval
from governance_metrics.statistics.multiplicity import benjamini_hochberg
from governance_metrics.text import same
from tests.own_tables import card, data, table

HIGHER, LOWER, CONTEXT = (
    card("v", "higher"),
    card("v", "lower", direction="lower"),
    card("v", "context", direction="context"),
)
CARDS = {c.code: c for c in (HIGHER, LOWER, CONTEXT)}


def target(indicator="higher", value=0.5, operator=">=", **changes):
    plain = {
        "id": "L1",
        "kind": "target",
        "unit": "share",
        "scope": "local",
        "area": "",
        "year": 2025,
        "confidence": "local",
        "url": "",
        "on": True,
        "document": same("d"),
        "issuer": same("i"),
    }
    return Target(**{**plain, "indicator": indicator, "value": value, "operator": operator, **changes})


def rows(*given):
    """Estimates from what differs: everything else is a full count of the whole street in 2025."""
    plain = {
        "indicator": "higher",
        "period": "2025",
        "level": "all",
        "area": "all",
        "group": "",
        "interval": "chance",
        "method": "wilson",
        "reason": "",
    }
    frame = pd.DataFrame([{**plain, **row} for row in given]).reindex(columns=ESTIMATES)
    words = [*("indicator", "period", "level", "area", "group", "interval", "method", "reason")]
    return frame.astype({name: float for name in ESTIMATES if name not in words})


def held(row, *targets):
    return compare(rows(row), "target", indicators=CARDS, targets=targets).iloc[0]


# --- target ---


@pytest.mark.parametrize(
    ("indicator", "operator", "low", "high", "verdict", "reason"),
    [
        ("higher", ">=", 0.51, 0.60, "meets", ""),
        ("higher", ">=", 0.50, 0.60, "meets", ""),  # the lower limit on the target is enough
        ("higher", ">=", 0.40, 0.49, "misses", ""),
        ("higher", ">=", 0.40, 0.50, "uncertain", "interval_spans_target"),
        ("higher", ">=", 0.45, 0.60, "uncertain", "interval_spans_target"),
        ("lower", "<=", 0.40, 0.49, "meets", ""),
        ("lower", "<=", 0.40, 0.50, "meets", ""),
        ("lower", "<=", 0.51, 0.60, "misses", ""),
        ("lower", "<=", 0.45, 0.60, "uncertain", "interval_spans_target"),
    ],
)
def test_a_sample_is_held_against_its_target_by_interval(indicator, operator, low, high, verdict, reason):
    middle = (low + high) / 2
    row = {
        "indicator": indicator,
        "estimate": middle,
        "conf_low": low,
        "conf_high": high,
        "std_error": 0.02,
        "interval": "sampling",
    }
    found = held(row, target(indicator, operator=operator))
    assert (found["verdict"], found["reason"], found["method"]) == (verdict, reason, "target_by_interval")
    assert (found["reference"], found["target"]) == (0.5, "L1")
    assert found["difference"] == pytest.approx(middle - 0.5)


@pytest.mark.parametrize(
    ("indicator", "operator", "value", "verdict"),
    [
        ("higher", ">=", 0.5, "meets"),
        ("higher", ">=", 0.4999, "misses"),
        ("lower", "<=", 0.5, "meets"),
        ("lower", "<=", 0.51, "misses"),
    ],
)
def test_a_full_count_is_held_by_value_however_wide_its_chance_band(indicator, operator, value, verdict):
    found = held(
        {"indicator": indicator, "estimate": value, "conf_low": 0.1, "conf_high": 0.9},
        target(indicator, operator=operator),
    )
    assert (found["verdict"], found["method"]) == (verdict, "target_by_value")
    assert np.isnan(found["conf_low"])


@pytest.mark.parametrize(
    ("value", "goal", "operator"),
    [(sum([0.1] * 150), 15.0, "<="), (0.1 + 0.2, 0.3, "<="), (0.57 + 0.29 + 0.09, 0.95, ">=")],
)
def test_the_rounding_of_a_sum_decides_nothing(value, goal, operator):
    assert value != goal
    assert held({"estimate": value}, target(value=goal, operator=operator))["verdict"] == "meets"


def test_a_target_of_a_later_year_is_a_comparison_and_never_a_miss():
    for interval in ("chance", "sampling"):
        found = held({"estimate": 0.2, "conf_low": 0.1, "conf_high": 0.3, "interval": interval}, target(year=2027))
        assert (found["verdict"], found["reason"]) == ("no_target", "later_year(year=2027)")
        assert found["difference"] == pytest.approx(-0.3)


def test_without_a_target_there_is_none_and_without_a_value_no_data():
    assert held({"estimate": 0.2, "reason": "all_alike(n=9)"})[["verdict", "reason"]].tolist() == ["no_target"] * 2
    assert held({"estimate": np.nan, "reason": "zero_denominator"})[["verdict", "reason"]].tolist() == [
        "no_data",
        "zero_denominator",
    ]
    found = held({"estimate": np.nan, "reason": "zero_denominator"}, target())
    assert found[["verdict", "reason", "reference"]].tolist() == ["no_data", "zero_denominator", 0.5]


def test_a_comparator_and_a_target_switched_off_give_no_verdict():
    for other in (target(kind="comparator"), target(on=False), target(indicator="lower")):
        assert held({"estimate": 0.2}, other)["verdict"] == "no_target"


def test_too_few_clusters_are_uncertain_and_say_so():
    row = {"estimate": 0.2, "interval": "sampling", "method": "none", "reason": "too_few_clusters(df=0)"}
    assert held(row, target())[["verdict", "reason"]].tolist() == ["uncertain", "too_few_clusters(df=0)"]


def test_local_beats_national_and_an_areas_own_target_beats_the_general_one():
    targets = (
        target(id="N", scope="national", value=0.1),
        target(id="L", value=0.5),
        target(id="A", value=0.9, area="C01"),
    )
    frame = rows({"estimate": 0.6}, {"estimate": 0.6, "level": "community_id", "area": "C01"})
    found = compare(frame, "target", indicators=CARDS, targets=targets)
    assert found["target"].tolist() == ["L", "A"]
    assert found["verdict"].tolist() == ["meets", "misses"]


def test_context_is_never_scored():
    assert compare(
        rows({"indicator": "context", "estimate": 0.2}), "target", indicators=CARDS, targets=[target("context")]
    ).empty


# --- rest ---


@pytest.fixture(scope="module")
def sampled():
    return estimate(
        simulate(seed=1),
        [INDICATORS["coop_satisfaction"], INDICATORS["coop_belonging"]],
        by=["community"],
        period="2025",
    )


def test_each_area_is_held_against_the_rest_with_bh_over_all_indicators_of_the_meeting(sampled):
    found = compare(sampled)
    assert list(found.columns) == COLUMNS
    assert len(found) == 42
    assert found["p_adjusted"].tolist() == pytest.approx(benjamini_hochberg(found["p_value"].to_numpy()).tolist())
    one = compare(sampled[sampled["indicator"].eq("coop_satisfaction")]).set_index("area")
    both = found[found["indicator"].eq("coop_satisfaction")].set_index("area")
    assert one["p_value"].tolist() == both["p_value"].tolist()
    assert one["p_adjusted"].tolist() != both["p_adjusted"].tolist()


def test_a_difference_is_area_minus_rest_and_the_verdict_follows_its_sign(sampled):
    found = compare(sampled)
    assert found["difference"].to_numpy() == pytest.approx(
        (found["estimate"] - found["reference"]).to_numpy(), abs=1e-12
    )
    apart = found["p_adjusted"].le(0.05)
    assert apart.any()
    assert (found.loc[apart, "verdict"] == np.where(found.loc[apart, "difference"] > 0, "higher", "lower")).all()
    assert found.loc[~apart, "verdict"].eq("similar").all()
    assert found["method"].str.match(r"funnel\(phi=[\d.]+, areas=21\)").all()


def test_periods_and_levels_are_families_of_their_own():
    found = estimate(simulate(seed=1), [INDICATORS["coop_head_cover"]], by=["community"])
    both, one = compare(found), compare(found[found["period"].eq("2025")])
    assert both.loc[both["period"].eq("2025"), "p_adjusted"].tolist() == one["p_adjusted"].tolist()


def shares(*counts):
    listed = [{"ward": f"w{i}", "v": float(k < a)} for i, (a, n) in enumerate(counts) for k in range(n)]
    return estimate(data(table(), listed), [card("v = 1", "higher")], by=["ward"], area="ward")


def test_fewer_than_five_areas_are_not_compared_with_one_another():
    assert compare(shares((1, 20), (19, 20), (5, 20), (5, 20))).empty
    assert len(compare(shares((1, 20), (19, 20), (5, 20), (5, 20), (5, 20)))) == 5


def test_areas_without_a_value_or_an_error_are_not_in_the_family():
    frame = shares((1, 20), (19, 20), (5, 20), (5, 20), (5, 20))
    frame = pd.concat([frame, frame.iloc[:1].assign(area="w9", estimate=np.nan, reason="not_reported(table=t)")])
    assert "w9" not in set(compare(frame)["area"])


def test_amounts_that_chance_has_no_model_for_are_not_tested():
    listed = [{"ward": f"w{i}", "v": float(i + 1), "w": 1.0} for i in range(6)]
    frame = estimate(
        data(table({"v": "number", "w": "number"}), listed), [card("v", denominator="w")], by=["ward"], area="ward"
    )
    found = compare(frame)
    assert len(found) == 6
    assert found[["p_value", "p_adjusted"]].isna().all(axis=None)
    assert set(found["verdict"]) == {""}
    assert set(found["method"]) == {"census_total"}


def test_equal_areas_are_similar():
    found = compare(shares(*[(5, 20)] * 6))
    assert set(found["verdict"]) == {"similar"}


# --- previous ---


def before_and_after(then, now, **both):
    frame = rows({"period": "2024", **both, **then}, {"period": "2025", **both, **now})
    return compare(frame, "previous").iloc[0]


@pytest.mark.parametrize(
    ("then", "now", "verdict"),
    [
        ((0.2, 0.15, 0.25), (0.4, 0.35, 0.45), "rose"),
        ((0.4, 0.35, 0.45), (0.2, 0.15, 0.25), "fell"),
        ((0.2, 0.1, 0.3), (0.25, 0.15, 0.35), "similar"),
    ],
)
def test_a_change_is_told_by_the_interval_of_the_difference(then, now, verdict):
    names = ("estimate", "conf_low", "conf_high")
    found = before_and_after(dict(zip(names, then, strict=True)), dict(zip(names, now, strict=True)), std_error=0.02)
    assert found["verdict"] == verdict
    assert found["difference"] == pytest.approx(now[0] - then[0])
    below, above = now[0] - now[1], then[2] - then[0]
    assert found["conf_low"] == pytest.approx(now[0] - then[0] - np.hypot(below, above))
    assert (found["reference"], found["estimate"]) == (then[0], now[0])


def test_the_limits_of_a_change_of_shares_are_newcombes():
    names = ("estimate", "conf_low", "conf_high")  # 56/70 and 48/80: Newcombe 1998, table II, case a, method 10
    low, high = wilson_interval([48.0, 56.0], [80.0, 70.0])
    then, now = (dict(zip(names, (e, low[i], high[i]), strict=True)) for i, e in enumerate((0.6, 0.8)))
    found = before_and_after(then, now)
    assert (round(found["conf_low"], 4), round(found["conf_high"], 4)) == (0.0524, 0.3339)


def test_nobody_then_and_everybody_now_of_two_people_is_no_certain_rise():
    frame = shares((0, 2))
    then = frame.assign(period="2024")
    now = shares((2, 2)).assign(period="2025")
    found = compare(pd.concat([then, now], ignore_index=True), "previous")
    assert (found["conf_high"] - found["conf_low"] > 0.5).all()


def test_a_change_without_limits_cannot_be_told():
    found = before_and_after({"estimate": 0.2}, {"estimate": 0.9}, interval="sampling", reason="too_few_clusters(df=0)")
    assert found["verdict"] == "uncertain"
    assert np.isnan(found["conf_low"])


def test_amounts_rise_and_fall_by_value():
    for then, now, verdict in ((1.0, 2.0, "rose"), (2.0, 1.0, "fell"), (2.0, 2.0, "similar")):
        found = before_and_after({"estimate": then}, {"estimate": now}, interval="none", method="census_total")
        assert (found["verdict"], found["method"]) == (verdict, "census_total")


def test_only_neighbouring_periods_with_values_in_both_are_compared():
    frame = rows(
        *({"period": p, "estimate": e} for p, e in (("2023", 0.1), ("2024", np.nan), ("2025", 0.3), ("2026", 0.4)))
    )
    assert compare(frame, "previous")["period"].tolist() == ["2026"]
    assert compare(frame.iloc[:1], "previous").empty


# --- spread ---


def areas(values):
    return rows(*({"level": "community_id", "area": f"C{i}", "estimate": v} for i, v in enumerate(values)))


@pytest.mark.parametrize(
    ("values", "verdict", "reason"),
    [
        ([10, 20, 30, 40, 50], "wide", ""),
        ([10, 11, 12, 13, 14], "narrow", ""),
        ([0, 0, 0, 1, 9], "wide", ""),
        ([0, 0, 0, 0, 0], "no_data", "no_estimate"),
        ([10, 20, 30, 40], "no_data", "too_few_areas(areas=4)"),
        ([10, 20, 30, 40, np.nan], "no_data", "too_few_areas(areas=4)"),
    ],
)
def test_a_wide_gap_is_the_90th_percentile_at_least_twice_the_10th(values, verdict, reason):
    found = compare(areas(values), "spread").iloc[0]
    assert (found["verdict"], found["reason"]) == (verdict, reason)
    assert found[["level", "area", "reference", "method"]].tolist() == ["community_id", "all", 2.0, "spread(limit=2)"]


def far_apart(error):
    values = [0.1, 0.1, 0.2, 0.3, 0.3]
    differences = [v - 0.2 for v in values]
    return rows(
        *(
            {"level": "community_id", "area": f"C{i}", "estimate": v, "rest_estimate": 0.2, "rest_difference": d,
             "rest_std_error": error, "interval": "sampling", "method": "linearised_t", "df": 100.0}
            for i, (v, d) in enumerate(zip(values, differences, strict=True))
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("error", "verdict", "reason"), [(0.02, "wide", ""), (0.2, "uncertain", "not_told_apart"), (np.nan, "wide", "")]
)
def test_a_gap_that_chance_alone_would_make_is_not_called_wide(error, verdict, reason):
    found = compare(far_apart(error), "spread").iloc[0]
    assert (found["verdict"], found["reason"]) == (verdict, reason)


# --- all of them ---


def test_an_unknown_reference_is_refused():
    with pytest.raises(CardError, match="none of rest, target, previous, spread"):
        compare(rows({"estimate": 1.0}), "median")


def test_nothing_to_compare_gives_an_empty_frame_with_its_columns():
    frame = rows({"estimate": np.nan, "reason": "empty_universe"}).iloc[:0]
    for kind in ("rest", "target", "previous", "spread"):
        found = compare(frame, kind, indicators=CARDS)
        assert found.empty
        assert list(found.columns) == COLUMNS
    assert list(compare_all(frame, indicators=CARDS, targets=(), conf_level=0.95).columns) == COLUMNS


def test_the_order_of_rows_changes_nothing(sampled):
    found, mixed = (
        compare(frame).sort_values(["indicator", "area"], ignore_index=True)
        for frame in (sampled, sampled.sample(frac=1, random_state=3))
    )
    pd.testing.assert_frame_equal(found, mixed, check_exact=False, rtol=1e-12)


def test_a_target_may_be_replaced_by_the_offices_own():
    ours = replace(target(), value=0.9)
    assert held({"estimate": 0.6}, ours)["verdict"] == "misses"
