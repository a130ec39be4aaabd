"""Checks of answers: each finds what was planted, stays quiet otherwise, and counts without naming anyone."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.instruments.answer_checks import check_answers, with_and_without
from governance_metrics.statistics.design import SurveyDesign

BLOCK = ["a", "b", "c", "d"]


@pytest.fixture(scope="module")
def forms():
    """Six hundred careful forms with a few planted ones among them."""
    rng = np.random.default_rng(5)
    n = 600
    frame = pd.DataFrame(rng.integers(1, 6, (n, 4)).astype(float), columns=BLOCK)
    frame["d"] = (frame["a"] % 5) + 1  # no careful form is a straight line
    frame["community"] = [f"C{i % 12:02d}" for i in range(n)]
    frame["seconds"] = rng.uniform(200, 400, n)
    frame["source"] = [f"k{i}" for i in range(n)]
    frame["sent"] = pd.Timestamp("2025-05-01") + pd.to_timedelta(rng.uniform(0, 20_000, n), unit="min")
    frame["insider"] = pd.array([i % 10 == 0 for i in range(n)], dtype="boolean")
    frame["weight"] = 1.0
    frame.loc[:9, BLOCK] = 3.0
    frame.loc[10:16, "seconds"] = 40.0
    frame.loc[20:24, "source"] = "office"
    frame.loc[20:24, "sent"] = pd.Timestamp("2025-05-02 09:00")
    return frame


def test_every_planted_sign_is_counted_and_nothing_else(forms):
    found = check_answers(
        forms, area="community", quota=50, blocks=[BLOCK], seconds="seconds", source="source", submitted="sent",
        insider="insider",
    ).set_index("check")  # fmt: skip
    assert found["flagged"].to_dict() == {
        "quota_heaping": 12, "straight_lines": 10, "too_fast": 7, "bursts": 5, "insiders": 60,
    }  # fmt: skip
    assert found.loc["quota_heaping", "p_value"] == pytest.approx(0.2**12)
    assert found.loc["insiders", "share"] == pytest.approx(0.1)
    assert found["n"].to_dict() == {
        "quota_heaping": 12, "straight_lines": 600, "too_fast": 600, "bursts": 600, "insiders": 600,
    }  # fmt: skip


def test_a_check_without_its_columns_is_left_out_and_a_wrong_column_is_named(forms):
    assert check_answers(forms).empty
    assert check_answers(forms, seconds="seconds")["check"].tolist() == ["too_fast"]
    with pytest.raises(DataError, match="'minutes'"):
        check_answers(forms, seconds="minutes")


def test_what_was_not_answered_is_not_judged(forms):
    blank = forms.assign(seconds=np.nan, insider=pd.array([None] * len(forms), dtype="boolean"), a=np.nan)
    found = check_answers(blank, blocks=[BLOCK], seconds="seconds", insider="insider")
    assert found["n"].tolist() == [0, 0, 0]
    assert found["share"].isna().all()


def test_estimates_with_and_without_insiders_stand_side_by_side(forms):
    frame = forms.assign(attended=forms["insider"] | (forms.index % 4 == 1))
    rows = with_and_without(frame, ["attended", "a"], "insider", SurveyDesign(weight="weight", psu="community"))
    said = rows.set_index(["measure", "who"])["estimate"]
    assert said["attended", "insiders"] == 1.0
    assert said["attended", "outsiders"] == pytest.approx(150 / 540)
    assert said["attended", "all"] == pytest.approx(210 / 600)
    assert rows["n"].tolist() == [600, 540, 60] * 2
    assert rows["conf_low"].notna().sum() >= 5
