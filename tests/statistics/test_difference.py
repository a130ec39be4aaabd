"""Differences between areas: what is shared counts, every pair has its row, and a gap without spread says so."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.covariance_table import survey_covariance
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.difference import survey_difference
from governance_metrics.statistics.survey import survey_mean, survey_proportion

DESIGN = SurveyDesign(weight="w", stratum="s", psu="p")


def survey(rows=48, **columns):
    i = np.arange(rows)
    made = {
        "y": ((i * 7) % 5 < 2).astype(float), "x": 1.0 + i % 3, "w": 1.0 + (i % 4) / 2, "s": i % 2, "p": (i // 4) % 6,
        "ward": np.array(["a", "b", "c"])[i % 3], "year": np.where(i < rows // 2, "2024", "2025"),
    }  # fmt: skip
    return pd.DataFrame(made | columns)


def test_a_difference_of_areas_that_share_nothing_adds_their_variances():
    frame = survey().assign(s=lambda f: f["ward"])
    means = survey_mean(frame, "y", DESIGN, by="ward").set_index("ward")
    row = survey_difference(frame, "y", DESIGN, between="ward", reference="a").set_index("ward").loc["b"]
    assert row["std_error"] == pytest.approx(np.hypot(*means["std_error"][["a", "b"]]), rel=1e-12)
    assert row["df"] == means["df"][["a", "b"]].sum()
    assert row["estimate"] == pytest.approx(means["estimate"]["b"] - means["estimate"]["a"], rel=1e-12)


def test_psus_asked_twice_make_a_change_more_certain_than_two_separate_samples():
    rng = np.random.default_rng(4)
    village = np.repeat(rng.normal(0, 2, 12), 10)
    once = pd.DataFrame({"p": np.arange(120) // 10, "y": village + rng.normal(0, 1, 120), "year": "2024"})
    again = once.assign(y=village + 1 + rng.normal(0, 1, 120), year="2025")
    frame = pd.concat([once, again], ignore_index=True)
    same = survey_difference(frame, "y", SurveyDesign(psu="p"), between="year").iloc[0]
    apart = survey_difference(frame, "y", SurveyDesign(stratum="year", psu="p"), between="year").iloc[0]
    assert same["estimate"] == apart["estimate"]
    assert same["std_error"] < apart["std_error"] / 3
    assert same["reference"] == "2024"
    assert same["p_value"] < 0.001


def test_without_a_reference_every_pair_has_one_row_within_every_group():
    rows = survey_difference(survey(), "y", DESIGN, between="ward", by="year")
    assert rows[["year", "ward", "reference"]].to_numpy().tolist() == [
        [year, later, earlier] for year in ("2024", "2025") for later, earlier in (("b", "a"), ("c", "a"), ("c", "b"))
    ]


def test_a_pair_turned_round_mirrors_its_difference_and_inverts_its_ratio():
    frame = survey()
    for scale in ("difference", "ratio"):
        one, other = (
            survey_difference(frame, "y", DESIGN, between="ward", reference=name, scale=scale)
            .set_index("ward")
            .loc[against]
            for name, against in (("a", "b"), ("b", "a"))
        )
        turn = (lambda v: -v) if scale == "difference" else (lambda v: 1 / v)
        np.testing.assert_allclose(
            [turn(one["estimate"]), turn(one["conf_high"]), one["p_value"]],
            [other["estimate"], other["conf_low"], other["p_value"]],
            rtol=1e-10,
        )


def test_an_area_without_answers_and_rows_without_an_area_keep_their_rows():
    frame = survey()
    frame.loc[frame["ward"].eq("b"), "y"] = np.nan
    frame.loc[[0, 3], "ward"] = None
    rows = survey_difference(frame, "y", DESIGN, between="ward", reference="a")
    assert rows["reason"].tolist() == ["no_estimate", "", "no_area"]
    assert rows["method"].tolist() == ["none", "linearised_t", "none"]
    assert rows[["n", "n_missing"]].to_numpy().tolist() == [[0, 16], [16, 0], [0, 2]]
    assert rows.iloc[0][["estimate", "std_error", "conf_low"]].isna().all()


def test_answers_all_alike_have_no_test_and_a_share_without_spread_still_has_an_interval():
    frame = survey()
    flat = survey_difference(frame.assign(y=3.0), "y", DESIGN, between="ward", reference="a")
    assert flat["reason"].tolist() == ["all_alike(n=32)"] * 2
    assert flat["std_error"].tolist() == [0, 0]
    assert flat[["conf_low", "p_value"]].isna().all(axis=None)
    frame.loc[frame["ward"].eq("b"), "y"] = 0.0
    row = survey_difference(frame, "y", DESIGN, between="ward", reference="a", of="proportion").iloc[0]
    limits = survey_proportion(frame, "y", DESIGN, by="ward").set_index("ward")
    a, b = limits.loc["a"], limits.loc["b"]
    assert row["method"] == "square_and_add"
    assert row["conf_low"] == pytest.approx(
        row["estimate"] - np.hypot(0 - b["conf_low"], a["conf_high"] - a["estimate"]), rel=1e-12
    )
    assert row["conf_high"] == pytest.approx(
        row["estimate"] + np.hypot(b["conf_high"], a["estimate"] - a["conf_low"]), rel=1e-12
    )


def test_nobody_in_either_area_gives_an_interval_around_no_difference():
    row = survey_difference(survey(y=0.0), "y", DESIGN, between="ward", reference="a", of="proportion").iloc[0]
    assert row["estimate"] == 0
    assert row["conf_low"] < -0.05 < 0.05 < row["conf_high"]
    assert row["reason"] == ""


def test_a_ratio_to_nothing_and_a_ratio_below_nothing_say_so():
    frame = survey()
    frame.loc[frame["ward"].eq("a"), "y"] = 0.0
    rows = survey_difference(frame, "y", DESIGN, between="ward", reference="a", scale="ratio")
    assert rows["reason"].tolist() == ["zero_denominator"] * 2
    rows = survey_difference(frame, "y", DESIGN, between="ward", reference="b", scale="ratio")
    assert rows["reason"].tolist() == ["no_log", ""]
    assert rows["estimate"].iloc[0] == 0


def test_one_respondent_in_each_area_has_no_interval():
    frame = survey().iloc[:2].assign(s=[0, 1])
    row = survey_difference(frame, "y", DESIGN, between="ward").iloc[0]
    assert row["reason"] == "too_few_clusters(df=0)"
    assert np.isnan(row["conf_low"])


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"between": "nowhere"}, "nowhere"),
        ({"between": "ward", "reference": "z"}, "'z'"),
        ({"between": "ward", "of": "sum"}, "'sum'"),
        ({"between": "ward", "scale": "log"}, "'log'"),
        ({"between": "ward", "of": "ratio"}, "denominator"),
        ({"between": "ward", "denominator": "x"}, "denominator"),
        ({"between": "ward", "by": "ward"}, "cannot be both"),
        ({"between": "reference"}, "Rename"),
        ({"between": "ward", "of": "proportion", "variable": "year"}, "yes or no"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_both_languages(options, word):
    frame = survey(reference="r")
    with pytest.raises(DataError) as error:
        survey_difference(frame, options.pop("variable", "y"), DESIGN, **options)
    assert word in error.value.say("en")
    assert error.value.say("zh")


@pytest.mark.parametrize("of", ["mean", "total", "proportion", "ratio"])
def test_the_covariance_table_gives_the_error_of_every_area_and_of_their_difference(of):
    frame = survey().assign(q=pd.Categorical(np.array(["a", "b", "c"])[np.arange(48) % 3], ["a", "b", "c", "none"]))
    options = {"of": of} | ({"denominator": "x"} if of == "ratio" else {})
    matrix = survey_covariance(frame, "y", DESIGN, by="q", **options)
    assert matrix.index.tolist() == matrix.columns.tolist() == ["a", "b", "c", "none"]
    assert matrix.loc["none"].isna().all()
    gap = survey_difference(frame, "y", DESIGN, between="q", reference="a", **options).set_index("q").loc["b"]
    variance = matrix.loc["a", "a"] + matrix.loc["b", "b"] - 2 * matrix.loc["a", "b"]
    assert gap["std_error"] == pytest.approx(np.sqrt(variance), rel=1e-12)
    if of == "mean":
        own = survey_mean(frame, "y", DESIGN, by="q")["std_error"]
        np.testing.assert_allclose(np.sqrt(np.diag(matrix)), own, rtol=1e-12)


def test_areas_told_by_two_columns_are_named_by_both():
    matrix = survey_covariance(survey(), "y", DESIGN, by=["year", "ward"])
    assert matrix.shape == (6, 6)
    assert matrix.columns.names == ["year", "ward"]


def test_nothing_to_compare_gives_no_rows_and_no_error():
    for frame in (survey().iloc[:0], survey(ward="a")):
        rows = survey_difference(frame, "y", DESIGN, between="ward")
        assert len(rows) == 0
        assert {"estimate", "reference", "p_value", "reason"} <= set(rows.columns)


def test_a_table_of_covariances_without_areas_is_refused():
    with pytest.raises(DataError, match="by: expected"):
        survey_covariance(survey(), "y", DESIGN, by=None)
