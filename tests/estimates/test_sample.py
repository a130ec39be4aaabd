"""Estimates of samples: equal to survey_*, to a formula written out, and to what is known of hard designs."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from governance_metrics.assessment import estimate
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.survey import survey_mean, survey_proportion, survey_ratio, survey_total
from tests.own_tables import card, data, table

COLUMNS = {
    "yes": "boolean", "v": "number", "x": "number", "w": "number", "stratum": "text", "psu": "text",
    "fpc": "number", "sex": "text",
}  # fmt: skip
CONTRACT = table(COLUMNS)
CLUSTERED = SurveyDesign(weight="w", stratum="stratum", psu="psu")
DESIGNS = {
    "clustered": CLUSTERED,
    "fpc": SurveyDesign(weight="w", stratum="stratum", psu="psu", fpc="fpc"),
    "stratum only": SurveyDesign(stratum="stratum"),
    "weight only": SurveyDesign(weight="w"),
    "psu only": SurveyDesign(psu="psu"),
    "weight and stratum": SurveyDesign(weight="w", stratum="stratum"),
    "simple": SurveyDesign(),
}
NUMBERS = ["estimate", "std_error", "conf_low", "conf_high", "n", "n_missing", "df", "deff"]


def survey(size=240, seed=4):
    """Two strata of six psus whose labels repeat, four wards that psus straddle, some blanks and zero weights."""
    rng = np.random.default_rng(seed)
    psu = rng.integers(0, 12, size)
    effect = rng.normal(0, 1.5, 12)[psu]
    frame = pd.DataFrame(
        {
            "ward": [f"w{k}" for k in (psu // 3 + rng.integers(0, 2, size)) % 4],
            "stratum": [f"s{k}" for k in psu // 6],
            "psu": [f"p{k}" for k in psu % 6],
            "w": rng.choice([0.0, 0.5, 1.25, 3.0], size, p=[0.05, 0.3, 0.4, 0.25]),
            "v": 1e4 + effect + rng.normal(0, 2, size),
            "x": rng.uniform(1, 5, size),
            "fpc": np.where(psu // 6 == 0, 20.0, 31.0),
            "sex": rng.choice(["F", "M"], size),
        }
    )
    frame["yes"] = pd.Series(effect + rng.normal(0, 1.5, size) > 0, dtype="boolean").mask(rng.random(size) < 0.1)
    frame.loc[rng.random(size) < 0.1, "v"] = np.nan
    return frame


def rows_of(frame, design, *cards, **settings):
    held = data(CONTRACT, frame.to_dict("records"), designs={"t": design})
    return estimate(held, list(cards), by=["ward", *settings.pop("by", [])], area="ward", **settings)


def by_area(found, code):
    return found[found["indicator"].eq(code)].set_index("area")


@pytest.mark.parametrize("name", list(DESIGNS))
def test_cards_and_survey_functions_agree_in_every_design(name):
    frame, design = survey(), DESIGNS[name]
    cards = [
        card("yes", "share"),
        card("v", "mean"),
        card("v", "ratio", denominator="x"),
        card("v", "total", measure="count"),
    ]
    found = rows_of(frame, design, *cards)
    asked = {
        "share": lambda by: survey_proportion(frame.assign(yes=frame["yes"].astype("Float64")), "yes", design, by=by),
        "mean": lambda by: survey_mean(frame, "v", design, by=by),
        "ratio": lambda by: survey_ratio(frame, "v", "x", design, by=by),
        "total": lambda by: survey_total(frame, "v", design, by=by),
    }
    for code, function in asked.items():
        mine, parts = by_area(found, code), function("ward").set_index("ward")
        theirs = pd.concat([parts, function(None).set_axis(["all"])])
        names = [n for n in NUMBERS if n != "deff"]
        np.testing.assert_allclose(
            mine[names].to_numpy(), theirs.loc[mine.index, names].to_numpy(float), rtol=1e-9, atol=1e-12
        )
        if code != "total":
            np.testing.assert_allclose(
                mine["deff"].to_numpy(), theirs.loc[mine.index, "deff"].to_numpy(float), rtol=1e-6
            )
        assert mine["method"].tolist() == theirs.loc[mine.index, "method"].tolist()
        assert mine["reason"].tolist() == theirs.loc[mine.index, "reason"].tolist()
        assert set(mine["interval"]) == {"sampling"}


def naive(frame, y, x, inside, others=None):
    """Linearised ratio of one area, or its difference from others, psu by psu; and its standard error."""
    known = inside & frame[[*y, *x]].notna().all(axis=1)

    def side(rows):
        w = frame["w"].where(rows, 0.0)
        above, below = w * frame[y[0]].fillna(0), w * (frame[x[0]].fillna(0) if x else 1.0)
        ratio = above.sum() / below.sum()
        return ratio, (above - ratio * below) / below.sum()

    ratio, z = side(known)
    if others is not None:
        other, away = side(others & frame[[*y, *x]].notna().all(axis=1))
        ratio, z = ratio - other, z - away
    psus = (
        pd.DataFrame({"stratum": frame["stratum"], "psu": frame["psu"], "z": z}).groupby(["stratum", "psu"])["z"].sum()
    )
    variance = 0.0
    for _, values in psus.groupby("stratum"):
        n = len(values)
        variance += n / (n - 1) * ((values - values.mean()) ** 2).sum()
    return ratio, np.sqrt(variance)


def test_a_weighted_clustered_mean_and_ratio_are_the_formula_written_out():
    frame = survey(seed=9)
    found = rows_of(frame, CLUSTERED, card("v", "mean"), card("v", "ratio", denominator="x"))
    for ward in (*sorted(set(frame["ward"])), "all"):
        inside = frame["ward"].eq(ward) | (ward == "all")
        for code, x in (("mean", []), ("ratio", ["x"])):
            value, error = naive(frame, ["v"], x, inside)
            row = by_area(found, code).loc[ward]
            assert row["estimate"] == pytest.approx(value, rel=1e-12)
            assert row["std_error"] == pytest.approx(error, rel=1e-9)
            half = stats.t.ppf(0.975, row["df"]) * error
            assert (row["conf_low"], row["conf_high"]) == pytest.approx((value - half, value + half), rel=1e-10)


def test_the_difference_from_the_rest_has_the_covariance_of_shared_psus():
    frame = survey(seed=11)
    found = by_area(rows_of(frame, CLUSTERED, card("v", "mean")), "mean")
    for ward in sorted(set(frame["ward"])):
        inside = frame["ward"].eq(ward)
        difference, error = naive(frame, ["v"], [], inside, ~inside)
        row = found.loc[ward]
        assert row["rest_difference"] == pytest.approx(difference, rel=1e-8)
        assert row["rest_std_error"] == pytest.approx(error, rel=1e-8)
        apart = np.hypot(row["std_error"], naive(frame, ["v"], [], ~inside)[1])
        assert row["rest_std_error"] != pytest.approx(apart, rel=1e-3)
    assert np.isnan(found.loc["all", "rest_difference"])


def test_an_area_is_a_domain_and_not_a_filter():
    frame = survey(seed=2)
    one = frame["ward"].eq("w0")
    row = by_area(rows_of(frame, CLUSTERED, card("v", "mean")), "mean").loc["w0"]
    filtered = by_area(rows_of(frame[one], CLUSTERED, card("v", "mean")), "mean").loc["w0"]
    assert row["estimate"] == pytest.approx(filtered["estimate"], rel=1e-12)
    assert row["std_error"] != pytest.approx(filtered["std_error"], rel=1e-6)
    assert row["df"] == filtered["df"]


def test_a_universe_is_a_domain_too():
    frame = survey(seed=2)
    women = by_area(rows_of(frame, CLUSTERED, card("v", "mean", universe="sex = 'F'")), "mean").loc["all"]
    value, error = naive(frame, ["v"], [], frame["sex"].eq("F"))
    assert (women["estimate"], women["std_error"]) == pytest.approx((value, error), rel=1e-9)


def test_groups_are_domains_of_the_whole_file():
    frame = survey(seed=2)
    found = rows_of(frame, CLUSTERED, card("v", "mean"), by=["sex"]).set_index(["area", "group"])
    for sex in "FM":
        value, error = naive(frame, ["v"], [], frame["sex"].eq(sex))
        row = found.loc[("all", f"sex={sex}")]
        assert (row["estimate"], row["std_error"]) == pytest.approx((value, error), rel=1e-9)


def test_psu_labels_may_repeat_across_strata():
    frame = survey(seed=6)
    nested = frame.assign(psu=frame["stratum"] + frame["psu"])
    kept = ["estimate", "std_error", "conf_low", "df"]
    first, second = (rows_of(f, CLUSTERED, card("yes"))[kept] for f in (frame, nested))
    np.testing.assert_allclose(first, second, rtol=1e-13)
    assert first["df"].iloc[-1] == 12 - 2


def tiny(*rows, design=CLUSTERED, asked=None):
    """Rows of ward, stratum, psu, weight, yes."""
    frame = pd.DataFrame(rows, columns=["ward", "stratum", "psu", "w", "yes"])
    return rows_of(frame, design, asked or card("yes")).set_index("area")


def test_an_area_with_one_psu_has_an_estimate_and_a_reason_and_the_others_an_interval():
    found = tiny(
        ("a", "s", "p1", 1.0, True), ("a", "s", "p1", 1.0, False),
        ("b", "s", "p2", 1.0, True), ("b", "s", "p3", 2.0, False), ("b", "s", "p4", 1.0, True),
    )  # fmt: skip
    assert found.loc["a", "estimate"] == 0.5
    assert found.loc["a", "reason"] == "too_few_clusters(df=0)"
    assert found.loc["a", ["conf_low", "conf_high", "rest_std_error"]].isna().all()
    assert found.loc["b", "reason"] == ""
    assert 0 <= found.loc["b", "conf_low"] < found.loc["b", "estimate"] < found.loc["b", "conf_high"] <= 1


@pytest.mark.parametrize("rule", ["adjust", "remove", "certainty", "average"])
def test_a_lonely_psu_stops_no_other_area_and_its_rule_is_said(rule):
    design = SurveyDesign(weight="w", stratum="stratum", psu="psu", lonely_psu=rule)
    several = [("b", "s", f"p{i}", 1.0, i % 2 == 0) for i in range(6)]
    alone = tiny(("a", "lonely", "p1", 1.0, True), ("a", "lonely", "p1", 1.0, False), *several, design=design)
    without = tiny(*several, design=design)
    names = ["estimate", "std_error", "conf_low", "conf_high"]
    np.testing.assert_allclose(alone.loc["b", names].astype(float), without.loc["b", names].astype(float), rtol=1e-12)
    assert alone.loc["b", "method"] == "korn_graubard"
    assert alone.loc["all", "method"] == f"korn_graubard; lonely_psu(rule={rule}, strata=1)"
    assert alone.loc["a", "reason"] == "too_few_clusters(df=0)"


@pytest.mark.parametrize(("yes", "low", "high"), [(True, "p", 1.0), (False, 0.0, "p")])
def test_everybody_or_nobody_still_has_an_interval_with_width(yes, low, high):
    row = tiny(*[("a", "s", f"p{i}", 1.0, yes) for i in range(5)]).loc["a"]
    assert row["estimate"] == float(yes)
    assert row["std_error"] == 0
    assert row["reason"] == "all_alike(n=5)"
    assert row["conf_high"] - row["conf_low"] > 0.3
    assert high == "p" or row["conf_high"] == high
    assert low == "p" or row["conf_low"] == low


def test_a_mean_where_all_answer_alike_has_no_interval_rather_than_one_without_width():
    frame = pd.DataFrame(
        {"ward": ["a"] * 6, "stratum": "s", "psu": [f"p{i % 3}" for i in range(6)], "w": 1.5, "v": 3.0}
    )
    row = rows_of(frame, CLUSTERED, card("v")).set_index("area").loc["a"]
    assert (row["estimate"], row["std_error"], row["reason"]) == (3.0, 0.0, "all_alike(n=6)")
    assert np.isnan(row["conf_low"])


def test_equal_answers_of_rows_that_are_psus_have_no_spread_at_all():
    frame = pd.DataFrame({"ward": ["a"] * 9, "stratum": "s", "w": [1.1, 2.3, 3.7] * 3, "v": 3.3})
    row = rows_of(frame, SurveyDesign(weight="w", stratum="stratum"), card("v")).set_index("area").loc["a"]
    assert row["std_error"] == 0


def test_one_respondent_has_an_estimate_and_no_interval():
    for design in (SurveyDesign(), SurveyDesign(weight="w"), CLUSTERED):
        row = tiny(("a", "s", "p", 2.0, True), design=design).loc["a"]
        assert (row["estimate"], row["n"]) == (1.0, 1)
        assert row["reason"] == "too_few_clusters(df=0)"
        assert np.isnan(row["conf_low"])


def test_rows_of_weight_zero_change_nothing_but_their_count():
    rows = [("a", "s", f"p{i % 4}", 1.0 + i % 3, i % 2 == 0) for i in range(12)]
    plain, more = tiny(*rows), tiny(*rows, ("a", "s", "p0", 0.0, False), ("a", "s", "p1", 0.0, True))
    names = ["estimate", "std_error", "df", "deff", "numerator", "denominator"]
    np.testing.assert_allclose(plain.loc["a", names].astype(float), more.loc["a", names].astype(float), rtol=1e-12)
    assert more.loc["a", "n"] == 14


def test_only_zero_weights_is_a_denominator_of_zero():
    row = tiny(("a", "s", "p1", 0.0, True), ("a", "s", "p2", 0.0, False), ("b", "s", "p3", 1.0, True)).loc["a"]
    assert row["reason"] == "zero_denominator"
    assert np.isnan(row["estimate"])


def test_nobody_answered_is_not_nobody_said_yes():
    found = tiny(("a", "s", "p1", 1.0, None), ("a", "s", "p2", 1.0, None), ("b", "s", "p3", 1.0, True))
    assert found.loc["a", "reason"] == "all_missing(n_missing=2)"
    assert (found.loc["a", "n"], found.loc["a", "n_missing"]) == (0, 2)


def test_a_share_of_amounts_above_one_is_a_row_with_a_reason():
    frame = survey().assign(v=2.0, x=lambda f: np.where(f["ward"].eq("w1"), 1.5, 4.0))
    found = rows_of(frame, CLUSTERED, card("v", denominator="x", measure="share")).set_index("area")
    assert found.loc["w1", "reason"].startswith("above_one(numerator=")
    assert np.isnan(found.loc["w1", "estimate"])
    assert found.loc["w1", "method"] == found.loc["w1", "interval"] == "none"
    assert found.loc["w0", "estimate"] == 0.5


def test_a_count_is_a_total_and_is_not_compared_with_the_rest():
    frame = survey()
    found = rows_of(frame, CLUSTERED, card("yes", measure="count")).set_index("area")
    assert found.loc["all", "estimate"] == pytest.approx((frame["w"] * frame["yes"].fillna(False)).sum(), rel=1e-12)
    assert found[["rest_estimate", "rest_difference", "rest_std_error", "deff", "denominator"]].isna().all(axis=None)


def test_a_sample_without_a_design_is_a_simple_random_sample():
    contract = table({"yes": "boolean"}, sample=True)
    held = data(contract, [{"ward": "a", "yes": i < 3} for i in range(10)])
    row = estimate(held, [card("yes")]).iloc[0]
    assert (row["interval"], row["method"], row["df"]) == ("sampling", "wilson", 9)


def test_large_values_keep_their_standard_error():
    frame = pd.DataFrame({"ward": "a", "stratum": "s", "w": 1.0, "v": 1e5 + np.random.default_rng(1).normal(0, 1, 500)})
    for design in (SurveyDesign(), SurveyDesign(weight="w", stratum="stratum")):
        row = rows_of(frame, design, card("v")).set_index("area").loc["a"]
        assert row["std_error"] == pytest.approx(np.std(frame["v"], ddof=1) / np.sqrt(500), rel=1e-6)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]), st.sampled_from(["s", "t"]), st.sampled_from(["1", "2", "3"]),
        st.sampled_from([0.0, 0.5, 1.0, 2.5]), st.sampled_from([True, False, None]),
    ),
    min_size=1, max_size=25,
)  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=25)
@given(rows=ROWS)
def test_small_samples_never_fail_and_agree_with_survey_proportion(rows):
    found = tiny(*rows)
    frame = pd.DataFrame(rows, columns=["ward", "stratum", "psu", "w", "yes"])
    frame["yes"] = frame["yes"].astype("Float64")
    theirs = survey_proportion(frame, "yes", CLUSTERED, by="ward").set_index("ward")
    for area in theirs.index:
        mine, other = found.loc[area], theirs.loc[area]
        np.testing.assert_allclose(mine[NUMBERS].astype(float), other[NUMBERS].astype(float), rtol=1e-9, atol=1e-12)
        assert mine["reason"] == other["reason"]
