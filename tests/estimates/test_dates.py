"""Two tables of one card counted more than a year apart give no value, and the reason names both days."""

import numpy as np
import pytest

from governance_metrics.assessment import estimate
from governance_metrics.indicators import INDICATORS
from governance_metrics.phrases import REASONS
from governance_metrics.text import phrase
from tests.typed_frames import district

CARD = INDICATORS["info_group_cover"]


def found(*days, by=("community",)):
    """Rows by area, for communities whose households and groups were counted on the two days given for each."""
    ids = [f"C{n:02d}" for n in range(1, len(days) + 1)]
    data = district(
        communities=[
            {"community_id": c, "as_of": first, "households_occupied": 100}
            for c, (first, _) in zip(ids, days, strict=True)
        ],
        platforms=[
            {"community_id": c, "as_of": last, "households_in_group": 80}
            for c, (_, last) in zip(ids, days, strict=True)
        ],
    )
    return estimate(data, [CARD], by=list(by), period="2025").set_index("area")


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        ("2025-12-31", "2025-12-31", True),
        ("2025-01-15", "2026-01-16", True),  # 366 days
        ("2025-01-15", "2026-01-17", False),
        ("2026-01-30", "2025-01-02", False),
    ],
)
def test_a_year_apart_is_kept_and_more_is_refused(first, last, kept):
    rows = found((first, last))
    assert rows["estimate"].notna().all() == kept
    expected = "" if kept else f"dates_apart(first={min(first, last)}, last={max(first, last)})"
    assert rows["reason"].eq(expected).all()


def test_a_community_whose_days_are_apart_leaves_the_others_alone():
    rows = found(("2025-12-31", "2025-12-31"), ("2026-01-30", "2025-01-02"))
    assert (rows.loc["C01", "estimate"], rows.loc["all", "estimate"]) == (0.8, 0.8)
    assert rows.loc["all", "denominator"] == 100
    assert np.isnan(rows.loc["C02", "estimate"])


def test_the_reason_is_said_in_both_languages():
    said = phrase("dates_apart(first=2025-01-02, last=2026-01-30)", REASONS)
    assert "2025-01-02" in said.zh
    assert "more than a year apart" in said.en


def test_a_share_above_the_whole_is_refused_whichever_tables_it_comes_from():
    data = district(
        communities=[{"community_id": "C01", "as_of": "2025-12-31", "households_occupied": 100}],
        platforms=[{"community_id": "C01", "as_of": "2025-12-31", "households_in_group": 130}],
    )
    row = estimate(data, [CARD], period="2025").iloc[0]
    assert np.isnan(row["estimate"])
    assert row["reason"] == "above_one(numerator=130, denominator=100)"
