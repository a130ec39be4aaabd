"""Every area, period and indicator has exactly one row, with a value or with a reason."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess, estimate
from governance_metrics.errors import DataError
from governance_metrics.estimates import COLUMNS
from governance_metrics.indicators import INDICATORS
from governance_metrics.sample import simulate
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import VIEWS
from governance_metrics.tables.dataset import Dataset
from tests.own_tables import card, data, table
from tests.typed_frames import district

KEY = ["indicator", "period", "level", "area", "group"]


@pytest.fixture(scope="module")
def two_streets():
    held = simulate(seed=1)
    spine = held.tables["communities"]
    spine = spine.assign(street_id=np.where(spine["community_id"] < "C11", "S1", "S2"))
    return assess(held.replace(tables={**held.tables, "communities": spine}))


def test_every_area_period_and_indicator_has_exactly_one_row(two_streets):
    rows = two_streets.estimates
    assert list(rows.columns) == COLUMNS
    assert not rows.duplicated(KEY).any()
    counts = rows[rows["group"].eq("")].pivot_table(
        index=["indicator", "period"], columns="level", values="area", aggfunc="count"
    )
    assert len(counts) == len(INDICATORS) * 2
    assert counts.eq(pd.Series({"community_id": 21, "street_id": 2, "all": 1})).all(axis=None)


def test_a_row_has_a_value_or_a_reason_and_limits_only_around_a_value(two_streets):
    rows = two_streets.estimates
    assert rows.loc[rows["estimate"].isna(), "reason"].ne("").all()
    assert (
        rows.loc[rows["estimate"].isna(), ["std_error", "conf_low", "conf_high", "rest_difference"]]
        .isna()
        .all(axis=None)
    )
    banded = rows[rows["conf_low"].notna()]
    assert (banded["conf_low"] <= banded["estimate"]).all()
    assert (banded["estimate"] <= banded["conf_high"]).all()
    assert set(banded["interval"]) == {"sampling", "chance"}
    assert rows["conf_level"].eq(0.95).all()


def test_counts_of_areas_add_up_to_streets_and_to_the_whole(two_streets):
    rows = two_streets.estimates
    counted_once = [
        code
        for code, card in INDICATORS.items()
        if any(part.table in VIEWS and VIEWS[part.table].by_level for part in card.sources.values())
    ]
    once = rows["indicator"].isin(counted_once)
    once |= rows["indicator"].isin([code for code, one in INDICATORS.items() if one.over is not None])
    added = rows[~once].pivot_table(
        index=["indicator", "period"],
        columns="level",
        values=["n", "n_missing", "numerator", "denominator"],
        aggfunc="sum",
    )
    for name in ("n", "n_missing", "numerator", "denominator"):
        # Estimates have ten significant digits, and twenty-one of them are added.
        parts = added[name].dropna()
        assert parts["community_id"].to_numpy() == pytest.approx(parts["street_id"].to_numpy(), rel=1e-9)
        assert parts["street_id"].to_numpy() == pytest.approx(parts["all"].to_numpy(), rel=1e-9)


def test_a_higher_level_of_confidence_gives_wider_intervals():
    held = simulate(seed=2)
    cards = [INDICATORS[c] for c in ("coop_satisfaction", "coop_head_cover", "coop_defiance_rate")]
    narrow, wide = (estimate(held, cards, by=["community"], conf_level=level) for level in (0.95, 0.99))
    known = narrow["conf_low"].notna() & narrow["estimate"].between(0.01, 0.99)
    assert (wide["conf_low"] < narrow["conf_low"])[known].all()
    assert (wide["conf_high"] > narrow["conf_high"])[known].all()


@pytest.mark.parametrize("level", [0, 1, 95, -0.5])
def test_a_level_of_confidence_outside_0_and_1_is_refused(level):
    with pytest.raises(DataError, match="between 0 and 1"):
        estimate(simulate(seed=2), [INDICATORS["coop_satisfaction"]], conf_level=level)


def test_nothing_at_all_gives_rows_with_reasons():
    found = assess(Dataset(tables={}, checked=True))
    assert found.estimates["reason"].str.startswith("not_supplied(table=").all()
    assert found.estimates["group"].eq("").sum() == len(INDICATORS)
    assert found.claims["verdict"].eq("insufficient_data").all()
    assert found.problems.empty
    assert found.recommendations.empty
    assert found.comparisons["verdict"].isin(["no_data"]).all()


def test_a_table_without_rows_gives_rows_with_reasons():
    held = data(table(), [])
    for designs in ({}, {"t": SurveyDesign()}):
        found = estimate(held.replace(designs=designs), [card("v"), card("v > 1", "two")], by=["ward"], area="ward")
        assert found["reason"].tolist() == ["not_reported(table=t)"] * 2
        assert found["estimate"].isna().all()


def test_a_table_of_nothing_but_blanks_gives_rows_with_reasons():
    held = data(table({"v": "number", "b": "boolean"}), [{"ward": None, "v": None, "b": None}] * 3)
    found = estimate(held, [card("v"), card("b", "two")], by=["ward"], area="ward")
    assert found["reason"].tolist() == ["all_missing(n_missing=3)"] * 2


def test_a_community_known_only_to_the_list_has_its_row():
    spine = [{"community_id": c, "as_of": "2025-12-31"} for c in ("C01", "C02")]
    heads = [{"building_id": "b", "community_id": "C01", "as_of": "2025-12-31", "head_named": True}]
    found = estimate(
        district(communities=spine, buildings=heads), [INDICATORS["coop_head_cover"]], by=["community"], period="2025"
    )
    assert found["area"].tolist() == ["C01", "C02", "all"]
    assert found["reason"].tolist() == ["", "not_reported(table=buildings)", ""]


def test_a_street_is_a_level_only_where_there_are_several():
    one = district(communities=[{"community_id": c, "as_of": "2025-12-31", "street_id": "S"} for c in ("C01", "C02")])
    found = estimate(one, [INDICATORS["coop_facility_100hh"]], by=["community"], period="2025")
    assert set(found["level"]) == {"community_id", "all"}


def test_a_community_without_a_street_counts_in_the_whole_alone():
    spine = [
        {"community_id": c, "as_of": "2025-12-31", "street_id": s, "facility_m2": 100, "households_occupied": 1000}
        for c, s in (("C01", "S1"), ("C02", "S2"), ("C03", None))
    ]
    found = estimate(district(communities=spine), [INDICATORS["coop_facility_100hh"]], by=["community"], period="2025")
    assert found.set_index("area")["numerator"].to_dict() == {
        "C01": 100,
        "C02": 100,
        "C03": 100,
        "S1": 100,
        "S2": 100,
        "all": 300,
    }
