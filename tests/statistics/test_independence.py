"""The test of Rao and Scott: what clusters do to chi-square, and the reason where there is nothing to test."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.independence import survey_independence


def survey(n=120, seed=1):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {"sex": rng.choice(["F", "M"], n), "said": rng.choice(["yes", "no", "perhaps"], n), "p": np.arange(n) // 6,
         "w": rng.uniform(1, 3, n), "ward": rng.choice(["a", "b"], n)}
    )  # fmt: skip


def test_a_simple_sample_has_the_classical_statistic_before_the_correction():
    frame = survey()
    row = survey_independence(frame, "sex", "said").iloc[0]
    table = pd.crosstab(frame["sex"], frame["said"])
    assert row["pearson"] == pytest.approx(chi2_contingency(table, correction=False)[0], rel=1e-12)
    assert row[["rows", "columns", "n", "n_missing"]].tolist() == [2, 3, 120, 0]


def test_every_answer_copied_within_its_psu_changes_nothing():
    frame = survey()
    design = SurveyDesign(weight="w", psu="p")
    once, twice = (survey_independence(f, "sex", "said", design).iloc[0] for f in (frame, pd.concat([frame, frame])))
    np.testing.assert_allclose(
        once[["statistic", "df_1", "df_2", "p_value"]].astype(float),
        twice[["statistic", "df_1", "df_2", "p_value"]].astype(float),
        rtol=1e-9,
    )
    simple = survey_independence(pd.concat([frame, frame]), "sex", "said").iloc[0]
    assert simple["pearson"] == pytest.approx(2 * survey_independence(frame, "sex", "said").iloc[0]["pearson"])


def test_exchanging_rows_and_columns_changes_nothing():
    frame, design = survey(), SurveyDesign(weight="w", psu="p")
    one, other = (survey_independence(frame, *pair, design).iloc[0] for pair in (("sex", "said"), ("said", "sex")))
    assert one["p_value"] == pytest.approx(other["p_value"], rel=1e-9)


def test_answers_that_go_together_are_told_and_those_that_do_not_mostly_are_not():
    frame = survey()
    tied = frame.assign(said=np.where(frame["sex"].eq("F") ^ (np.arange(120) % 9 == 0), "yes", "no"))
    assert survey_independence(tied, "sex", "said")["p_value"][0] < 1e-6
    p = [survey_independence(survey(seed=s), "sex", "said")["p_value"][0] for s in range(60)]
    assert 0 <= np.mean(np.array(p) < 0.05) <= 0.15


def test_areas_without_two_answers_and_rows_without_an_area_keep_their_rows():
    frame = survey()
    frame["ward"] = frame["ward"].astype(pd.CategoricalDtype(["a", "b", "c"]))
    frame.loc[frame["ward"].eq("a"), "said"] = "yes"
    frame.loc[frame["ward"].eq("b"), "said"] = None
    frame.loc[[0], "ward"] = None
    rows = survey_independence(frame, "sex", "said", by="ward")
    n = int(frame["ward"].eq("b").sum())
    assert rows["reason"].tolist() == ["one_level", f"all_missing(n_missing={n})", "empty_universe", "no_area"]
    assert rows["method"].tolist() == ["none"] * 4
    assert rows[["statistic", "p_value"]].isna().all(axis=None)
    assert rows[["n", "n_missing"]].sum().sum() == 120


def test_missing_answers_are_counted_and_numbers_are_levels_too():
    frame = survey()
    frame["said"] = frame["said"].map({"yes": 1, "no": 0})
    row = survey_independence(frame, "sex", "said", SurveyDesign(weight="w", psu="p")).iloc[0]
    assert row["n_missing"] == survey()["said"].eq("perhaps").sum()
    assert row["columns"] == 2


def test_one_psu_has_no_test():
    row = survey_independence(survey().assign(p=1), "sex", "said", SurveyDesign(psu="p")).iloc[0]
    assert row["reason"] == "too_few_clusters(df=0)"


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(DataError, match="nowhere"):
        survey_independence(survey(), "sex", "nowhere")
