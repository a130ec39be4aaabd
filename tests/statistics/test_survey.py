"""survey_*: what a row says when there is nothing to say, and what bad input is told."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.quantile import weighted_quantile
from governance_metrics.statistics.survey import (
    survey_mean,
    survey_proportion,
    survey_quantile,
    survey_ratio,
    survey_total,
)

COLUMNS = ["estimate", "std_error", "conf_low", "conf_high", "conf_level", "n", "n_missing", "df", "deff",
           "method", "reason"]  # fmt: skip
DESIGN = SurveyDesign(weight="w", stratum="s", psu="p")
EVERY = {
    "proportion": lambda f, d=None, by=None: survey_proportion(f, "y", d, by=by),
    "mean": lambda f, d=None, by=None: survey_mean(f, "y", d, by=by),
    "total": lambda f, d=None, by=None: survey_total(f, "y", d, by=by),
    "ratio": lambda f, d=None, by=None: survey_ratio(f, "y", "x", d, by=by),
    "quantile": lambda f, d=None, by=None: survey_quantile(f, "y", d, by=by),
}


def survey(rows=24, **columns):
    i = np.arange(rows)
    made = {
        "y": ((i * 7) % 5 < 2).astype(float), "x": 1.0 + i % 3, "w": 1.0 + (i % 4) / 2, "s": i % 3,
        "p": (i // 3) % 4, "ward": np.where(i % 2 == 0, "a", "b"),
    }  # fmt: skip
    return pd.DataFrame(made | columns)


@pytest.mark.parametrize("way", EVERY.values(), ids=EVERY)
def test_columns_are_always_the_same(way):
    frame = survey()
    assert way(frame).columns.tolist() == COLUMNS
    assert way(frame, DESIGN, "ward").columns.tolist() == ["ward", *COLUMNS]
    assert way(frame, DESIGN, ["ward", "s"]).columns.tolist() == ["ward", "s", *COLUMNS]


@pytest.mark.parametrize("way", EVERY.values(), ids=EVERY)
def test_an_empty_frame_gives_a_row_with_a_reason(way):
    row = way(survey().iloc[:0], DESIGN).iloc[0]
    assert row[["reason", "method", "n", "n_missing"]].tolist() == ["empty_universe", "none", 0, 0]
    assert np.isnan(row["estimate"])


@pytest.mark.parametrize("way", EVERY.values(), ids=EVERY)
def test_an_area_without_answers_keeps_its_row(way):
    frame = survey()
    frame.loc[frame["ward"].eq("a"), "y"] = np.nan
    frame["ward"] = frame["ward"].astype(pd.CategoricalDtype(["a", "b", "c"]))
    rows = way(frame, DESIGN, "ward")
    assert rows["ward"].tolist() == ["a", "b", "c"]
    assert rows["reason"].tolist()[::2] == ["all_missing(n_missing=12)", "empty_universe"]
    assert rows["n"].tolist() == [0, 12, 0]
    assert rows["n_missing"].tolist() == [12, 0, 0]
    assert rows["estimate"].isna().tolist() == [True, False, True]


@pytest.mark.parametrize("way", EVERY.values(), ids=EVERY)
def test_rows_without_an_area_are_counted_in_a_row_of_their_own(way):
    frame = survey()
    frame.loc[[0, 1, 2], "ward"] = None
    rows = way(frame, DESIGN, "ward")
    assert rows["ward"].isna().tolist() == [False, False, True]
    assert rows.iloc[-1][["reason", "n", "n_missing"]].tolist() == ["no_area", 0, 3]
    assert rows[["n", "n_missing"]].sum().sum() == len(frame)


@pytest.mark.parametrize("way", EVERY.values(), ids=EVERY)
def test_one_respondent_has_no_interval(way):
    frame = survey()
    frame["ward"] = ["one"] + ["many"] * 23
    row = way(frame, DESIGN, "ward").set_index("ward").loc["one"]
    assert row["reason"] == "too_few_clusters(df=0)"
    assert row["df"] == 0
    assert row["n"] == 1
    assert np.isfinite(row["estimate"])
    assert row[["conf_low", "conf_high"]].isna().all()
    assert row["std_error"] != 0


@pytest.mark.parametrize("way", EVERY.values(), ids=EVERY)
def test_weights_that_are_all_zero_give_a_reason(way):
    row = way(survey(w=0.0), DESIGN).iloc[0]
    assert row["reason"] == "zero_denominator"
    assert row["n"] == 24


def test_a_zero_weight_is_a_row_used_that_changes_no_number():
    frame = survey()
    frame.loc[3, "w"] = 0.0
    whole = survey_mean(frame, "y", DESIGN).iloc[0]
    other = survey_mean(frame.assign(y=frame["y"].where(frame.index != 3, 1e6)), "y", DESIGN).iloc[0]
    pd.testing.assert_series_equal(whole, other)
    assert whole["n"] == 24


@pytest.mark.parametrize("value", [0.0, 1.0])
@pytest.mark.parametrize("design", [None, DESIGN, SurveyDesign(weight="w")])
def test_nobody_and_everybody_have_an_interval_with_width(value, design):
    row = survey_proportion(survey(y=value), "y", design).iloc[0]
    assert row["estimate"] == value
    assert row["std_error"] == 0
    assert row["conf_high"] - row["conf_low"] > 0.05
    assert row["conf_low" if value == 0 else "conf_high"] == value
    assert row["reason"] == "all_alike(n=24)"


@pytest.mark.parametrize("way", [survey_mean, survey_quantile])
def test_answers_all_alike_have_no_interval_of_no_width(way):
    row = way(survey(y=3.0), "y", DESIGN).iloc[0]
    assert row["estimate"] == 3
    assert row["reason"] == "all_alike(n=24)"
    assert row[["conf_low", "conf_high"]].isna().all()


def test_a_zero_denominator_gives_a_reason():
    row = survey_ratio(survey(x=0.0), "y", "x", DESIGN).iloc[0]
    assert row["reason"] == "zero_denominator"
    assert np.isnan(row["estimate"])


def test_every_level_of_an_answer_has_its_row_and_they_add_up_to_one():
    said = pd.Series(np.array(["yes", "no", None, "maybe"])[np.arange(24) % 4]).astype(
        pd.CategoricalDtype(["no", "maybe", "yes", "never"])
    )
    rows = survey_proportion(survey(y=said), "y", DESIGN, by="ward")
    assert rows["level"].tolist() == ["no", "maybe", "yes", "never"] * 2
    np.testing.assert_allclose(rows.groupby("ward")["estimate"].sum(), 1.0, rtol=1e-12)
    assert rows.loc[rows["level"].eq("never"), "estimate"].tolist() == [0.0, 0.0]
    assert rows.loc[rows["level"].eq("never"), "conf_high"].gt(0).all()


@pytest.mark.parametrize("kind", ["bool", "boolean", "Int64", "float32", object])
def test_yes_and_no_may_come_in_any_type(kind):
    frame = survey()
    plain = survey_proportion(frame, "y", DESIGN)
    pd.testing.assert_frame_equal(
        survey_proportion(frame.assign(y=frame["y"].astype(bool).astype(kind)), "y", DESIGN), plain
    )


def test_a_missing_answer_of_any_type_is_missing():
    frame = survey()
    frame["y"] = frame["y"].astype(bool).astype("boolean")
    frame.loc[[1, 5], "y"] = pd.NA
    assert survey_proportion(frame, "y", DESIGN)["n_missing"].tolist() == [2]


def test_psu_labels_may_repeat_across_strata():
    frame = survey()
    apart = frame.assign(p=frame["s"].astype(str) + "-" + frame["p"].astype(str))
    pd.testing.assert_frame_equal(survey_mean(frame, "y", DESIGN), survey_mean(apart, "y", DESIGN))
    assert survey_mean(frame, "y", DESIGN)["df"].tolist() == [9.0]


@pytest.mark.parametrize("rule", ["adjust", "remove", "certainty", "average"])
def test_a_lonely_psu_is_said_and_stops_no_other_area(rule):
    frame = survey()
    alone = frame["s"].eq(2)
    frame.loc[alone, "p"] = 0
    frame["ward"] = np.where(alone, "alone", "others")
    design = SurveyDesign(weight="w", stratum="s", psu="p", lonely_psu=rule)
    rows = survey_mean(frame, "y", design, by="ward").set_index("ward")
    assert rows.loc["alone", "method"] == f"linearised_t; lonely_psu(rule={rule}, strata=1)"
    assert rows.loc["alone", "reason"] == "too_few_clusters(df=0)"
    assert rows.loc["others", "method"] == "linearised_t"
    assert rows.loc["others", "std_error"] > 0


def test_a_simple_random_sample_has_wilson_and_a_weighted_one_korn_and_graubard():
    frame = survey()
    assert survey_proportion(frame, "y")["method"].tolist() == ["wilson"]
    assert survey_proportion(frame, "y", SurveyDesign(weight="w"))["method"].tolist() == ["korn_graubard"]


@pytest.mark.parametrize(("interval", "method"), [("wilson", "wilson_effective"), ("logit", "logit")])
def test_other_intervals_of_a_share_are_had_by_asking(interval, method):
    frame = survey()
    row = survey_proportion(frame, "y", DESIGN, interval=interval).iloc[0]
    assert row["method"] == method
    plain = survey_proportion(frame, "y", DESIGN).iloc[0]
    assert row[["estimate", "std_error", "df"]].tolist() == plain[["estimate", "std_error", "df"]].tolist()
    assert row["conf_low"] != plain["conf_low"]
    nobody = survey_proportion(survey(y=0.0), "y", DESIGN, interval=interval).iloc[0]
    assert np.isnan(nobody["conf_high"]) == (interval == "logit")
    assert nobody["reason"] == "all_alike(n=24)"


def test_a_simple_random_sample_may_have_other_intervals_than_wilson():
    assert survey_proportion(survey(), "y", interval="korn_graubard")["method"].tolist() == ["korn_graubard"]
    assert survey_proportion(survey(), "y", interval="wilson")["method"].tolist() == ["wilson"]


def test_a_second_stage_adds_to_the_error_and_nothing_where_psus_are_drawn_with_replacement():
    frame = survey(many=16, h=np.arange(24), few=20)
    one = survey_mean(frame, "y", SurveyDesign(weight="w", stratum="s", psu="p", fpc="many"))["std_error"][0]
    both = SurveyDesign(weight="w", stratum="s", psu="p", fpc="many", ssu="h", ssu_fpc="few")
    assert survey_mean(frame, "y", both)["std_error"][0] > one
    open_end = SurveyDesign(weight="w", stratum="s", psu="p", ssu="h")
    pd.testing.assert_frame_equal(survey_mean(frame, "y", open_end), survey_mean(frame, "y", DESIGN))


def test_units_of_the_second_stage_may_have_equal_labels_in_other_psus():
    frame = survey(many=16, few=20, h=np.arange(24) % 2)
    apart = frame.assign(h=frame["s"].astype(str) + frame["p"].astype(str) + frame["h"].astype(str))
    design = SurveyDesign(weight="w", stratum="s", psu="p", fpc="many", ssu="h", ssu_fpc="few")
    pd.testing.assert_frame_equal(survey_mean(frame, "y", design), survey_mean(apart, "y", design))


def test_psus_with_one_unit_under_the_rule_average_have_no_variance_and_say_so():
    frame = survey(many=16, few=20, h=1)
    design = SurveyDesign(weight="w", stratum="s", psu="p", fpc="many", ssu="h", ssu_fpc="few", lonely_psu="average")
    row = survey_mean(frame, "y", design).iloc[0]
    assert row["reason"] == "no_variance"
    assert np.isnan(row["conf_low"])


def test_a_table_that_becomes_a_frame_is_as_good_as_one():
    class Table:
        def to_pandas(self):
            return survey()

    class Relation:
        def df(self):
            return survey()

    expected = survey_mean(survey(), "y", DESIGN)
    pd.testing.assert_frame_equal(survey_mean(Table(), "y", DESIGN), expected)
    pd.testing.assert_frame_equal(survey_mean(Relation(), "y", DESIGN), expected)


def test_the_frame_handed_in_is_left_as_it_was():
    frame = survey()
    for way in EVERY.values():
        way(frame, DESIGN, "ward")
    pd.testing.assert_frame_equal(frame, survey())


def test_every_fault_of_the_weights_and_the_design_is_told_at_once_with_row_positions():
    frame = survey()
    frame.loc[[2, 4], "w"] = [np.nan, -1.0]
    frame.loc[6, "w"] = np.inf
    frame["s"] = frame["s"].astype(float)
    frame.loc[8, "s"] = np.nan
    frame["p"] = frame["p"].astype(object)
    frame.loc[10, "p"] = None
    with pytest.raises(DataError) as error:
        survey_mean(frame, "y", DESIGN)
    lines = error.value.say("en").splitlines()
    assert len(lines) == 5
    for word, row in (("missing", 2), ("negative", 4), ("infinite", 6), ("'s'", 8), ("'p'", 10)):
        assert any(word in line and f"row positions {row} (" in line for line in lines)
    assert len(error.value.say("zh").splitlines()) == 5


@pytest.mark.parametrize(
    ("change", "ask", "word"),
    [
        ({}, lambda f: survey_mean(f, "nowhere", DESIGN, by="ward"), "nowhere"),
        ({}, lambda f: survey_mean(f, "y", DESIGN, by="nowhere"), "nowhere"),
        ({}, lambda f: survey_mean(f, "y", SurveyDesign(weight="nowhere")), "nowhere"),
        ({"y": "text"}, lambda f: survey_mean(f, "y", DESIGN), "text"),
        ({"y": np.inf}, lambda f: survey_mean(f, "y", DESIGN), "inf"),
        ({"y": 2.0}, lambda f: survey_proportion(f, "y", DESIGN), "0 or 1"),
        ({"w": "heavy"}, lambda f: survey_mean(f, "y", DESIGN), "not a number"),
        ({"y": pd.Timestamp("2025-01-01")}, lambda f: survey_mean(f, "y", DESIGN), "finite numbers"),
        ({"estimate": 1}, lambda f: survey_mean(f, "y", DESIGN, by="estimate"), "estimate"),
        ({}, lambda f: survey_quantile(f, "y", DESIGN, quantile=50), "50"),
        ({"f": np.arange(24.0)}, lambda f: survey_mean(f, "y", SurveyDesign(stratum="s", psu="p", fpc="f")), "'f'"),
        ({"f": 2.0}, lambda f: survey_mean(f, "y", SurveyDesign(stratum="s", psu="p", fpc="f")), "'f', stratum: value"),
        ({}, lambda f: survey_mean([1, 2], "y", DESIGN), "list"),
        ({}, lambda f: survey_proportion(f, "y", DESIGN, interval="wald"), "'wald'"),
        ({}, lambda f: survey_mean(f, "y", DESIGN, conf_level=95), "0.95"),
        ({}, lambda f: survey_quantile(f, "y", DESIGN, conf_level=0), "conf_level"),
        ({}, lambda f: survey_ratio(f, "y", "x", {"weight": "w"}), "SurveyDesign"),
        (
            {"many": 16, "few": np.arange(24)},
            lambda f: survey_mean(f, "y", SurveyDesign(stratum="s", psu="p", fpc="many", ssu_fpc="few")),
            "throughout a psu",
        ),
        (
            {"many": 16, "few": 1.5, "h": np.arange(24)},
            lambda f: survey_mean(f, "y", SurveyDesign(stratum="s", psu="p", fpc="many", ssu="h", ssu_fpc="few")),
            "'few', psu: value .* 1: 1.5",
        ),
        (
            {"many": 16, "h": [None] + [1] * 23},
            lambda f: survey_mean(f, "y", SurveyDesign(stratum="s", psu="p", fpc="many", ssu="h")),
            "row positions 0",
        ),
    ],
)
def test_bad_input_is_told_what_was_expected(change, ask, word):
    with pytest.raises(DataError, match=word) as error:
        ask(survey(**change))
    assert error.value.say("zh")


def test_a_column_that_is_there_twice_is_refused():
    frame = survey()
    with pytest.raises(DataError, match="more than once"):
        survey_mean(pd.concat([frame, frame[["y"]]], axis=1), "y", DESIGN)


def test_fpc_as_a_share_or_as_a_count_is_the_same():
    frame = survey(share=4 / 16, count=16)
    by_share, by_count = (
        survey_mean(frame, "y", SurveyDesign(weight="w", stratum="s", psu="p", fpc=fpc)) for fpc in ("share", "count")
    )
    pd.testing.assert_frame_equal(by_share, by_count)
    plain = survey_mean(frame, "y", DESIGN)
    np.testing.assert_allclose(by_share["std_error"], plain["std_error"] * np.sqrt(0.75), rtol=1e-12)


def test_a_stratum_drawn_in_full_has_no_sampling_error():
    design = SurveyDesign(weight="w", stratum="s", psu="p", fpc="share")
    assert survey_mean(survey(share=1.0), "y", design)["std_error"].tolist() == [0.0]


def test_replicates_without_anybody_in_an_area_are_set_aside_and_said():
    frame = survey(r1=[2.0, 0.0] * 12, r2=[0.0, 2.0] * 12, r3=1.5, r4=1.0)
    design = SurveyDesign(weight="w", replicate_weights=("r1", "r2", "r3", "r4"), replicate_method="BRR")
    rows = survey_mean(frame, "y", design, by="ward")
    assert rows["method"].tolist() == ["replicate_t(variance=BRR); replicates_dropped(n=1)"] * 2
    whole = survey_mean(frame, "y", design)
    assert whole["method"].tolist() == ["replicate_t(variance=BRR)"]


def test_a_limit_beyond_the_answers_is_blank_with_its_reason():
    frame = pd.DataFrame({"y": [1.0, 2.0, 3.0, 4.0]})
    row = survey_quantile(frame, "y", quantile=0.5).iloc[0]
    assert row["estimate"] == 2
    assert row["reason"] == "limit_beyond_answers"
    assert np.isnan(row["conf_low"])


def test_a_share_below_that_of_the_first_answer_is_reached_by_it():
    values, weights = np.array([5.0, 1.0, 3.0, 9.0]), np.array([1.0, 1.0, 2.0, 0.0])
    found = weighted_quantile(values, weights, np.array([0.0, 0.1, 0.25, 0.26, 0.75, 1.0, 1.1, np.nan]))
    np.testing.assert_array_equal(found, [1, 1, 1, 3, 3, 5, np.nan, np.nan])
