"""The reliability of the scales and the unanswered questions of the surveys, as an assessment reports them."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess
from governance_metrics.sample import simulate
from governance_metrics.sample.answers import NO_ANSWER, SHARED
from governance_metrics.scales import FEWEST, nonresponse_of, scales_of
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tables.surveys import QUESTIONS
from tests.typed_frames import typed

YEARS = [Period.parse("2024"), Period.parse("2025")]
ITEMS = ("identity_member", "identity_needs", "identity_neighbours", "identity_together")


@pytest.fixture(scope="module")
def made():
    return simulate(seed=1)


def test_the_planted_scales_are_as_reliable_as_they_were_made(made):
    """Four items with loadings of 0.7: omega 0.794 before answers are cut into five steps, which costs a little."""
    found = scales_of(made, YEARS).set_index(["scale", "period"])
    latent = 16 * SHARED**2 / (16 * SHARED**2 + 4 * (1 - SHARED**2))
    assert latent == pytest.approx(0.794, abs=1e-3)
    for name in ("identity", "skill"):
        row = found.loc[(name, "2025")]
        assert latent - 0.08 < row["alpha"] <= row["omega"] + 1e-6 < latent + 0.03, name
        assert row["reason"] == ""
    residents = made.tables["residents_survey"]
    now = residents[residents["survey_date"].dt.year.eq(2025)]
    complete = now[list(ITEMS)].notna().all(axis=1).sum()
    assert found.loc[("identity", "2025"), ["n", "n_missing"]].tolist() == [complete, len(now) - complete]


def test_a_survey_not_handed_in_or_too_small_has_no_reliability_and_a_reason(made):
    few = made.tables["residents_survey"].head(FEWEST - 1)
    found = scales_of(Dataset(tables={"residents_survey": few}), [Period.undated()]).set_index("scale")
    assert found["alpha"].isna().all()
    assert found.loc["skill", "reason"] == "not_supplied(table=workers_survey)"
    assert found.loc["identity", "reason"].startswith("small_n(n=")


def test_nonresponse_lists_every_question_of_both_surveys_but_free_text(made):
    found = nonresponse_of(made, YEARS)
    for table, questions in QUESTIONS.items():
        mine = found[found["table"].eq(table) & found["period"].eq("2025")]
        asked = [q.number for q in questions if q.kind not in ("text", "community")]
        assert list(dict.fromkeys(mine["number"])) == asked
    assert found["nonresponse"].mean() == pytest.approx(NO_ANSWER, abs=0.01)
    assert (found["n_missing"] / found["n_asked"]).tolist() == pytest.approx(found["nonresponse"].tolist())


def test_those_who_were_not_asked_are_no_nonresponse():
    rows = [
        {"part_culture": False, "no_time": True},
        {"part_culture": False, "no_time": None},
        {"part_culture": True, "no_time": None},
        {"part_culture": None, "no_time": None},
    ]
    frame = typed("residents_survey", [{"respondent_id": f"r{i}", **row} for i, row in enumerate(rows)])
    found = nonresponse_of(Dataset(tables={"residents_survey": frame}), [Period.undated()]).set_index("number")
    assert found.loc["C1", ["n_asked", "n_missing"]].tolist() == [4, 1]
    assert found.loc["C5", ["n_asked", "n_missing"]].tolist() == [2, 1]
    assert set(found.index) == {"C1", "C5"}


def test_an_assessment_carries_both(made):
    found = assess(made)
    pd.testing.assert_frame_equal(found.scales, scales_of(made, YEARS))
    pd.testing.assert_frame_equal(found.nonresponse, nonresponse_of(made, YEARS))
    nothing = assess(Dataset(tables={}, checked=True))
    assert nothing.nonresponse.empty
    assert np.isnan(nothing.scales["alpha"]).all()
