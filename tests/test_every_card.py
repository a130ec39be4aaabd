"""Every card is computed on a case worked by hand, and says why where it cannot be."""

import numpy as np
import pytest

from governance_metrics.assessment import assess, estimate
from governance_metrics.indicators import INDICATORS
from governance_metrics.sample import simulate
from tests.indicators.hand_worked_cases import CASES
from tests.typed_frames import district


def test_every_card_has_a_case_and_every_case_a_card():
    assert set(CASES) == set(INDICATORS)


@pytest.mark.parametrize("code", list(INDICATORS))
def test_a_card_counts_what_it_says(code):
    tables, numerator, denominator, n, n_missing, *value = CASES[code]
    data = district(**{name: list(rows) for name, rows in tables.items()})
    row = estimate(data, [INDICATORS[code]], period="2025").iloc[0]
    expected = value[0] if value else numerator if denominator is None else numerator / denominator
    assert row["numerator"] == pytest.approx(numerator, rel=1e-12, nan_ok=True)
    assert row["estimate"] == pytest.approx(expected, rel=1e-12)
    assert np.isnan(row["denominator"]) if denominator is None else row["denominator"] == pytest.approx(denominator)
    assert n in (None, row["n"])
    assert n_missing in (None, row["n_missing"])
    assert row["level"] == "all"


@pytest.mark.parametrize("code", list(INDICATORS))
def test_a_card_without_its_tables_gives_a_reason_and_no_number(code):
    row = estimate(district(), [INDICATORS[code]], period="2025").iloc[0]
    assert np.isnan(row["estimate"])
    assert row["reason"].startswith(("not_supplied", "all_missing"))


def test_every_card_is_computed_or_explained_in_every_community_of_the_sample():
    found = assess(simulate(seed=1))
    rows = found.estimates
    assert set(rows["indicator"]) == set(INDICATORS)
    unexplained = rows["estimate"].isna() & rows["reason"].eq("")
    assert not unexplained.any()
    per = rows[rows["group"].eq("")].groupby(["indicator", "period", "level"]).size().unstack()
    assert (per["community_id"] == 21).all()
    assert (per["all"] == 1).all()


def test_every_card_has_a_community_where_it_is_computed_and_one_where_it_is_missing_for_a_stated_reason():
    rows = assess(simulate(seed=1)).estimates
    here = rows[rows["level"].eq("community_id")]
    computed = set(here.loc[here["estimate"].notna(), "indicator"])
    between = {
        code for code, card in INDICATORS.items() if card.statistic == "percentile_ratio"
    }  # one community has no spread
    assert set(here.loc[here["indicator"].isin(between), "reason"]) == {"one_area"}
    computed |= between & set(rows.loc[rows["estimate"].notna(), "indicator"])
    missing = set(here.loc[here["estimate"].isna() & here["reason"].ne(""), "indicator"])
    assert set(INDICATORS) - computed == set()
    assert set(INDICATORS) - missing == set()
