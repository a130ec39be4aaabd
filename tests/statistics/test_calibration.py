"""Weights adjusted to margins: they meet them, equal R and published cases, and refuse what would go wrong."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance_metrics.errors import DataError
from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.survey import survey_mean, survey_total
from governance_metrics.statistics.weights import kish_effect, survey_effective_n, survey_weights
from tests.statistics.shared_data import shared
from tests.statistics.test_designs_against_r import BOTH, CLUSTERED, DESIGNS, answers, households


def weights(frame, margins, weight="w", **limits):
    return survey_weights(frame, SurveyDesign(weight=weight, calibration=Calibration(margins, **limits)))["weight"]


def four(**columns):
    return pd.DataFrame({"sex": list("FFMM"), "old": list("ynyn"), "w": 1.0} | columns)


@pytest.fixture(scope="module")
def balance():
    return json.loads(shared("peers/balance/weighting_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", ["post_stratified", "raked", "linear", "bounded", "linear_bounded", "capped"])
def test_adjusted_weights_equal_r(case):
    found = survey_weights(households(), SurveyDesign(**DESIGNS[case]))
    r = answers("weights")
    np.testing.assert_allclose(found["weight"], r.loc[r["case"].eq(case), "weight"], rtol=1e-10)


@pytest.mark.parametrize("limits", [{}, {"method": "linear"}, {"bounds": (0.71, 1.278)}, {"cap": 1.8}])
def test_margins_are_met_and_limits_are_kept(limits):
    frame = households()
    found = survey_weights(frame, SurveyDesign(weight="weight", calibration=Calibration(BOTH, **limits)))
    for margin in BOTH:
        sums = found["weight"].groupby(frame[margin.columns[0]]).sum()
        for (category,), total in margin.totals:
            np.testing.assert_allclose(sums[category], total, rtol=1e-10)
    low, high = limits.get("bounds", (0, np.inf))
    assert found["change"].between(low - 1e-9, high + 1e-9).all()
    assert (found["weight"] <= limits.get("cap", np.inf) * found["weight"].mean() * (1 + 1e-9)).all()
    if "bounds" in limits:
        free = survey_weights(frame, SurveyDesign(weight="weight", calibration=Calibration(BOTH)))["change"]
        assert not free.between(low, high).all()


@st.composite
def samples(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n = draw(st.integers(30, 80))
    frame = pd.DataFrame(
        {"a": rng.integers(0, 3, n), "b": rng.integers(0, 2, n), "w": rng.uniform(0.5, 3, n),
         "p": rng.integers(0, 9, n), "y": rng.normal(5, 2, n)}
    )  # fmt: skip
    frame.loc[: len(frame) // 2, ["a", "b"]] = np.resize([[0, 0], [1, 1], [2, 0], [0, 1], [1, 0], [2, 1]], (n, 2))[
        : n // 2 + 1
    ]
    return frame, rng.uniform(50, 150, 3), rng.uniform(0.7, 1.5)


@given(drawn=samples())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_margins_of_one_population_are_met_by_positive_weights(drawn):
    frame, persons, tilt = drawn
    margins = [Margin("a", dict(enumerate(persons))), Margin("b", {0: tilt, 1: 2 - tilt})]
    found = weights(frame, margins, total=1000)
    assert (found > 0).all()
    np.testing.assert_allclose(found.groupby(frame["a"]).sum(), 1000 * persons / persons.sum(), rtol=1e-10)
    np.testing.assert_allclose(found.groupby(frame["b"]).sum(), [500 * tilt, 500 * (2 - tilt)], rtol=1e-10)
    assert found.groupby([frame["a"], frame["b"]]).apply(lambda g: (g / frame["w"][g.index]).std(ddof=0)).max() < 1e-8


@given(drawn=samples())
@settings(max_examples=50, deadline=None, derandomize=True)
def test_margins_the_sample_already_meets_change_nothing_and_a_margin_has_no_error(drawn):
    frame = drawn[0]
    margins = [Margin(name, frame.groupby(name)["w"].sum()) for name in ("a", "b")]
    np.testing.assert_allclose(weights(frame, margins), frame["w"], rtol=1e-9)
    counted = frame.assign(here=frame["a"].eq(1).astype(float))
    design = SurveyDesign(weight="w", psu="p", calibration=Calibration(margins[0]))
    row = survey_total(counted, "here", design).iloc[0]
    np.testing.assert_allclose(row["estimate"], dict(margins[0].totals)[(1,)], rtol=1e-10)
    assert row["std_error"] == 0


def test_margins_that_explain_the_answer_make_its_error_smaller():
    rng = np.random.default_rng(3)
    frame = households().assign(answer=lambda f: f["sex"].eq("F") * 10 + rng.normal(0, 1, len(f)))
    plain = survey_mean(frame, "answer", SurveyDesign(**CLUSTERED))["std_error"][0]
    known = survey_mean(frame, "answer", SurveyDesign(**CLUSTERED, calibration=Calibration(BOTH)))["std_error"][0]
    assert known < plain / 3


def test_shares_are_scaled_to_the_population():
    found = weights(four(), [Margin("sex", {"F": 0.6, "M": 0.4}), Margin("old", {"y": 30, "n": 70})], total=200)
    np.testing.assert_allclose(found, [36, 84, 24, 56], rtol=1e-12)


# --- published cases (facebookresearch/balance, numbers only) ---


def test_post_stratified_weights_are_those_of_balance(balance):
    for case in balance["poststratify"]:
        names = list(case["sample"])
        frame = pd.DataFrame(case["sample"]).assign(w=case["sample_w"])
        target = pd.DataFrame(case["target"]).assign(w=case["target_w"])
        margin = Margin(names, list(target.groupby(names)["w"].sum().items()))
        np.testing.assert_allclose(weights(frame, margin), case["weights"], rtol=1e-12)


def test_raked_weights_are_those_of_balance(balance):
    checked = 0
    for case in balance["rake"]:
        frame = pd.DataFrame(case["sample"], dtype=object).assign(w=case["sample_w"])
        if case.get("na_action") == "own_category":
            frame = frame.fillna("unknown")
        frame = frame.dropna()
        if "target_margins" in case:
            margins = [Margin(name, totals) for name, totals in case["target_margins"].items()]
        else:
            target = pd.DataFrame(case["target"], dtype=object)
            target = target.fillna("unknown") if case.get("na_action") == "own_category" else target.dropna()
            held = pd.Series(case.get("target_w", [1.0] * len(case["target"]["a"])))[target.index]
            margins = [Margin(name, held.groupby(target[name]).sum()) for name in case["sample"]]
        found = weights(frame, margins)
        if "weights" in case:
            expected = pd.Series(case["weights"], dtype=float)[frame.index]
            scale = expected.sum() / found.sum()  # the peer scales to the sum of the target's weights, rows dropped too
            np.testing.assert_allclose(found * scale, expected, atol=0.005 + 1e-9)
        if "within_cell_ratios" in case:
            for heavy, light, ratio in case["within_cell_ratios"]:
                np.testing.assert_allclose(found[heavy] / found[light], ratio, rtol=1e-9)
        if "sum_of_weights" in case:
            np.testing.assert_allclose(found.sum(), case["sum_of_weights"], rtol=1e-12)
        for margin in margins:
            sums = found.groupby(frame[margin.columns[0]]).sum()
            np.testing.assert_allclose([sums[k[0]] for k, _ in margin.totals], [t for _, t in margin.totals], rtol=1e-9)
        checked += 1
    assert checked == len(balance["rake"]) > 5


def test_fitted_tables_have_the_margins_of_balance(balance):
    case = balance["ipf"][0]
    seed = np.array(case["table"], dtype=float)
    rows, columns = np.indices(seed.shape)
    frame = pd.DataFrame({"r": rows.ravel(), "c": columns.ravel(), "w": seed.ravel()})
    found = weights(frame, [Margin("r", dict(enumerate(case["rows"]))), Margin("c", dict(enumerate(case["cols"])))])
    fitted = found.to_numpy().reshape(seed.shape)
    np.testing.assert_allclose(fitted.sum(axis=1), case["rows"], rtol=1e-10)
    odds = [t[0, 0] * t[1, 1] / (t[0, 1] * t[1, 0]) for t in (seed, fitted)]
    np.testing.assert_allclose(*odds, rtol=1e-10)


def test_what_weights_cost_is_what_kish_says_and_balance_prints(balance):
    for case in balance["kish"]:
        if case.get("error"):
            with pytest.raises(DataError):
                kish_effect(case["w"])
            row = survey_effective_n(pd.DataFrame({"w": case["w"]}, dtype=float), SurveyDesign(weight="w")).iloc[0]
            assert row["reason"] == "zero_denominator"
            continue
        assert kish_effect(case["w"]) == pytest.approx(case["deff"], rel=1e-14)
        row = survey_effective_n(pd.DataFrame({"w": case["w"]}), SurveyDesign(weight="w")).iloc[0]
        assert row["effective_n"] == pytest.approx(case["ess"], rel=1e-14)
        assert row["deff"] == pytest.approx(case["deff"], rel=1e-14)


# --- bad input ---


@pytest.mark.parametrize(
    ("frame", "margins", "limits", "word"),
    [
        (four(), Margin("sex", {"F": 60}), {}, "does not name the sample's 'M'"),
        (four(), Margin("sex", {"F": 60, "M": 30, "X": 10}), {}, "sex = 'X' has nobody"),
        (four(sex=["F", "F", "M", None]), Margin("sex", {"F": 60, "M": 40}), {}, "row positions 3;"),
        (four(sex=["F", "F", "M", np.nan]), Margin("sex", {"F": 60, "M": 40}), {}, "no category"),
        (four(w=[1.0, 1.0, 0.0, 0.0]), Margin("sex", {"F": 60, "M": 40}), {}, "sex = 'M' has nobody"),
        (four(w=[1.0, 1.0, np.nan, 1.0]), Margin("sex", {"F": 60, "M": 40}), {}, "missing"),
        (four(w=[1.0, 1.0, -1.0, 1.0]), Margin("sex", {"F": 60, "M": 40}), {}, "negative"),
        (four(w=[1.0, 1.0, np.inf, 1.0]), Margin("sex", {"F": 60, "M": 40}), {}, "infinite"),
        (four(), Margin("nowhere", {"F": 60}), {}, "nowhere"),
        (four(), Margin("sex", {"F": 99, "M": 1}), {}, "largest_change"),
        (four(), Margin("sex", {"F": 90, "M": 10}), {"bounds": (0.5, 1.5)}, "cannot all be met"),
        (four(old=list("yynn")), [Margin("sex", {"F": 6, "M": 4}), Margin("old", {"y": 5, "n": 5})], {}, "cannot all"),
        (
            four(old=list("ynyy")),
            [Margin("sex", {"F": 60, "M": 40}), Margin("old", {"y": 30, "n": 70})],
            {"method": "linear"},
            "negative",
        ),
    ],
)  # fmt: skip
def test_weights_that_cannot_be_adjusted_are_refused_in_both_languages(frame, margins, limits, word):
    with pytest.raises(DataError) as error:
        weights(frame, margins, **limits)
    assert word in error.value.say("en")
    assert error.value.say("zh")


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda: Margin("sex", {}), "margin 'sex'"),
        (lambda: Margin([], {"F": 1}), "margin '?'"),
        (lambda: Margin("sex", {"F": 0}), "F: 0"),
        (lambda: Margin("sex", {"F": -1, "M": np.nan}), "M: nan"),
        (lambda: Margin("sex", {"F": "many"}), "many"),
        (lambda: Margin(["sex", "old"], {"F": 1}), "tuple"),
        (lambda: Margin("sex", [("F", 1), ("F", 2)]), "× 2"),
        (lambda: Margin("sex", None), "None"),
        (lambda: Margin("sex", "FM"), "'FM'"),
        (lambda: Margin("sex", ["F", "M"]), "'F'"),
        (lambda: Margin("sex", pd.DataFrame({"F": [1]})), "margin 'sex'"),
        (lambda: Calibration([]), "one Margin at least"),
        (lambda: Calibration("sex"), "found str"),
        (lambda: Calibration({"sex": {"F": 1}}), "one Margin at least"),
        (lambda: Calibration(Margin("a", {1: 10}), bounds=3), "bounds"),
        (lambda: Calibration(Margin("a", {1: 10}), bounds=("a", "b")), "bounds"),
        (lambda: Calibration(Margin("a", {1: 10}), cap="much"), "'much'"),
        (lambda: Calibration([Margin("a", {1: 10}), Margin("b", {1: 11})]), "a 10, b 11"),
        (lambda: Calibration(Margin("a", {1: 10}), method="guess"), "'guess'"),
        (lambda: Calibration(Margin("a", {1: 10}), bounds=(1.2, 3)), "bounds"),
        (lambda: Calibration(Margin("a", {1: 10}), cap=0.5), "cap"),
        (lambda: Calibration(Margin("a", {1: 10}), total=-3), "total"),
        (lambda: Calibration(Margin("a", {1: 10}), largest_change=1), "largest_change"),
    ],
)
def test_margins_that_make_no_sense_are_refused_when_they_are_made(make, word):
    with pytest.raises(DataError) as error:
        make()
    assert word in error.value.say("en")
    assert error.value.say("zh")


def test_a_number_and_its_text_are_told_apart_in_what_is_said():
    with pytest.raises(DataError) as error:
        weights(four(sex=[1, 1, 2, 2]), Margin("sex", {"1": 60, "2": 40}))
    assert "the sample's 1, 2" in error.value.say("en")
    assert "sex = '1', '2' has nobody" in error.value.say("en")


def test_all_faults_of_all_margins_are_said_at_once():
    with pytest.raises(DataError) as error:
        weights(
            four(sex=["F", None, "Q", "M"]), [Margin("sex", {"F": 60, "M": 30, "X": 10}), Margin("old", {"y": 100})]
        )
    assert len(error.value.failures) == 4


def test_a_replicate_without_a_category_is_named():
    frame = four(r1=[2.0, 0.0, 2.0, 0.0], r2=[2.0, 2.0, 0.0, 0.0])
    design = SurveyDesign(
        weight="w", replicate_weights=("r1", "r2"), replicate_method="BRR",
        calibration=Calibration(Margin("sex", {"F": 60, "M": 40})),
    )  # fmt: skip
    with pytest.raises(DataError, match="'r2'"):
        survey_mean(frame.assign(y=1.0), "y", design)


def test_rows_of_no_weight_stay_without_weight():
    frame = pd.concat([four(), four().iloc[:1].assign(w=0.0)], ignore_index=True)
    found = survey_weights(frame, SurveyDesign(weight="w", calibration=Calibration(Margin("sex", {"F": 60, "M": 40}))))
    assert found["weight"].tolist() == [30, 30, 20, 20, 0]
    assert np.isnan(found["change"].iloc[-1])
    np.testing.assert_array_equal(found.index, frame.index)


def test_what_weights_cost_is_told_for_every_area_and_none_is_dropped():
    frame = four(ward=pd.Categorical(["a", "a", "b", None], ["a", "b", "c"]), w=[1.0, 3.0, 2.0, 1.0])
    rows = survey_effective_n(frame, SurveyDesign(weight="w"), by="ward")
    assert rows["n"].tolist() == [2, 1, 0, 1]
    assert rows["reason"].tolist() == ["", "", "empty_universe", "no_area"]
    np.testing.assert_allclose(rows["effective_n"].iloc[:2], [16 / 10, 1])
    np.testing.assert_allclose(rows["deff"].iloc[:2], [2 / 1.6, 1])


def test_the_effective_size_for_a_variable_is_its_answers_over_its_design_effect():
    frame = households()
    design = SurveyDesign(**CLUSTERED)
    rows = survey_effective_n(frame, design, by="area", variable="income").set_index("area")
    mean = survey_mean(frame, "income", design, by="area").set_index("area")
    np.testing.assert_allclose(rows["effective_n"], mean["n"] / mean["deff"], rtol=1e-12)
    assert rows["n"].tolist() == mean["n"].tolist()
    kish = survey_effective_n(frame, design, by="area").set_index("area")
    np.testing.assert_allclose(rows["weight_sum"], kish["weight_sum"])
    assert not np.allclose(rows["deff"], kish["deff"])


@given(
    seed=st.integers(0, 2**32 - 1), method=st.sampled_from(["rake", "linear"]), spread=st.sampled_from([0.3, 1.0, 2.0])
)  # fmt: skip
@settings(max_examples=100, deadline=None, derandomize=True)
def test_margins_that_can_be_met_within_the_bounds_are_met_also_where_many_weights_are_held_back(seed, method, spread):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({name: rng.permutation(np.arange(150) % k) for name, k in (("a", 2), ("b", 4), ("c", 5))})
    frame["w"] = rng.uniform(0.3, 4, 150)
    moved = sum(rng.normal(0, spread, 5)[frame[name]] for name in "abc")
    low, high = rng.uniform(0.05, 0.8), rng.uniform(1.2, 4)
    made = frame["w"] * np.clip(np.exp(moved) if method == "rake" else 1 + moved, low, high)
    shared = made.sum() / frame["w"].sum()
    bounds = (min(low / shared, 0.999), max(high / shared, 1.001))
    margins = [Margin(name, made.groupby(frame[name]).sum()) for name in "abc"]
    found = weights(frame, margins, method=method, bounds=bounds, largest_change=1e6)
    for margin in margins:
        sums = found.groupby(frame[margin.columns[0]]).sum()
        np.testing.assert_allclose([sums[key[0]] for key, _ in margin.totals], [t for _, t in margin.totals], rtol=1e-9)
