"""The order of the steps, what each hands on, and the choices a caller has."""

import numpy as np
import pandas as pd
import pytest

import governance_metrics as gm
from governance_metrics.assessment import assess, estimate
from governance_metrics.claims import CLAIMS
from governance_metrics.errors import DataError
from governance_metrics.indicators import INDICATORS
from governance_metrics.sample import simulate
from governance_metrics.sample.truths import TRUTHS
from governance_metrics.scope import areas_of, levels_of, periods_of
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import Dataset
from tests.own_tables import card, data, table
from tests.typed_frames import district

TRUE = TRUTHS["planted"]


@pytest.fixture(scope="module")
def found():
    return assess(simulate(seed=1))


def now(found, kind):
    rows = found.comparisons
    return rows[rows["reference_kind"].eq(kind) & rows["period"].eq("2025")]


# --- what is planted is found ---


@pytest.mark.parametrize("code", list(TRUE.against_target))
def test_the_whole_street_stands_to_its_targets_as_planted(found, code):
    rows = now(found, "target")
    assert rows[rows["level"].eq("all")].set_index("indicator").loc[code, "verdict"] == TRUE.against_target[code]


@pytest.mark.parametrize("cell", list(TRUE.apart), ids="-".join)
def test_a_community_truly_apart_is_told_apart(found, cell):
    rows = now(found, "rest")
    rows = rows[rows["group"].eq("")].set_index(["indicator", "area"])
    assert rows.loc[cell, "verdict"] == TRUE.apart[cell]


@pytest.mark.parametrize("code", TRUE.wide)
def test_a_truly_wide_gap_is_wide(found, code):
    assert now(found, "spread").set_index("indicator").loc[code, "verdict"] == "wide"


@pytest.mark.parametrize("cell", list(TRUE.not_reported), ids="-".join)
def test_what_a_community_did_not_report_has_no_value(found, cell):
    name, community = cell
    year = TRUE.not_reported[cell]
    rows = found.estimates
    needing = [code for code, asked in INDICATORS.items() if name in asked.needs]
    mine = rows[rows["indicator"].isin(needing) & rows["area"].eq(community)]
    silent = mine[mine["period"].eq(str(year))] if year else mine
    assert bool(len(silent)) == bool(needing)
    absent = [table for (table, where), when in TRUE.not_reported.items() if (where, when) == (community, year)]
    reasons = ["one_area", *(f"not_reported(table={table})" for table in absent)]  # one community has no spread
    assert silent["reason"].isin(reasons).all()
    assert silent["estimate"].isna().all()


def test_nothing_wrong_is_found_where_nothing_is_wrong():
    calm = assess(simulate(seed=1, district="nothing_wrong"))
    assert calm.problems.empty
    assert calm.recommendations.empty
    assert not now(calm, "rest")["verdict"].isin(["higher", "lower"]).any()
    verdicts = calm.claims.set_index("claim")["verdict"]
    assert {code: verdicts[code] for code in CLAIMS} == {code: TRUTHS["nothing_wrong"].verdict(code) for code in CLAIMS}


# --- settings ---


def test_the_latest_year_is_judged_and_every_year_estimated(found):
    assert (found.settings.period, found.settings.periods) == ("2025", ("2024", "2025"))
    assert set(found.estimates["period"]) == {"2024", "2025"}
    assert found.areas["area"].tolist() == [f"C{i:02d}" for i in range(1, 22)]
    assert found.supplied == frozenset(simulate(seed=1).tables)


@pytest.mark.parametrize("period", ["2024", "2025H2", "2025Q4", "2025-10"])
def test_one_period_may_be_asked_for(period):
    found = assess(simulate(seed=1), period=period)
    assert set(found.estimates["period"]) == {period}
    assert not found.comparisons["reference_kind"].eq("previous").any()
    assert now(found, "rest").empty or period == "2025"


@pytest.mark.parametrize("period", ["25", "2025-13", "2025Q5", "2025H3", "last year", "2025-06-30"])
def test_a_period_that_is_none_is_refused(period):
    with pytest.raises(DataError, match="is not understood"):
        assess(simulate(seed=1), period=period)


def test_targets_of_the_caller_replace_those_of_the_folder():
    ours = pd.DataFrame(
        [{"indicator": "coop_satisfaction", "value": "0.99", "unit": "share", "operator": ">=", "year": "2025"}]
    )
    rows = now(assess(simulate(seed=1), period="2025", targets=ours), "target")
    row = rows[rows["indicator"].eq("coop_satisfaction") & rows["level"].eq("all")].iloc[0]
    assert (row["reference"], row["verdict"]) == (0.99, "misses")


def test_a_later_years_target_is_a_comparison_only():
    found = assess(simulate(seed=1), period="2024")
    rows = found.comparisons
    rows = rows[rows["indicator"].eq("coop_satisfaction") & rows["reference_kind"].eq("target")]
    rows = rows[rows["area"].ne("C21")]  # not there yet in 2024
    assert set(rows["verdict"]) == {"no_target"}
    assert set(rows["reason"]) == {"later_year(year=2025)"}


def test_own_cards_come_without_the_papers_claims():
    found = assess(data(table(), [{"ward": "a", "v": 1.0}]), indicators=[card("v")])
    assert found.claims.empty
    assert found.problems.empty
    assert list(found.claims.columns) == list(assess(simulate(seed=1), period="2025").claims.columns)


def test_the_papers_claims_may_be_chosen_with_the_papers_cards():
    chosen = [CLAIMS["P4b"], CLAIMS["P2h"]]
    found = assess(simulate(seed=1), claims=chosen, period="2025")
    assert found.claims["claim"].tolist() == ["P4b", "P2h"]
    assert found.claims["verdict"].tolist() == ["supported", "supported"]


def test_progress_is_told_step_by_step():
    told = []
    assess(data(table(), [{"ward": "a", "v": 1.0}]), indicators=[card("v")], progress=lambda *step: told.append(step))
    assert [done for done, _, _ in told] == [0, 1, 2, 3, 4, 5]
    assert {of for _, of, _ in told} == {5}
    assert told[0][2] == "read"


# --- areas, levels, periods ---


def test_the_list_of_communities_is_the_spine_and_its_latest_name_counts():
    held = district(communities=[
        {"community_id": "C2", "as_of": "2025-12-31", "name": "new", "street_id": "S"},
        {"community_id": "C2", "as_of": "2024-12-31", "name": "old", "street_id": "S"},
        {"community_id": "C1", "as_of": "2024-12-31"},
    ])  # fmt: skip
    found = areas_of(held, TABLES, "community_id")
    assert found.to_numpy().tolist() == [["C1", "", ""], ["C2", "new", "S"]]


def test_without_a_list_the_ids_seen_are_the_areas():
    held = data(table(), [{"ward": w, "v": 1.0} for w in ("b", "a", None, "b")])
    assert areas_of(held, held.contracts, "ward")["area"].tolist() == ["a", "b"]
    assert areas_of(held, held.contracts, "community_id")["area"].tolist() == ["a", "b"]
    assert areas_of(held, held.contracts, "elsewhere").empty


def test_levels_are_areas_streets_and_the_whole():
    areas = pd.DataFrame({"area": ["a", "b", "c"], "name": "", "street_id": ["S", "T", ""]})
    assert [level.name for level in levels_of(areas, "community_id")] == ["community_id", "street_id", "all"]
    assert levels_of(areas, "community_id")[1].of == {"a": "S", "b": "T"}
    assert [level.name for level in levels_of(areas.assign(street_id="S"), "ward")] == ["ward", "all"]


def names(held):
    return [period.name for period in periods_of(held, TABLES, None)]


def test_years_with_a_state_or_a_survey_are_the_periods():
    spine = [{"community_id": "C01", "as_of": day} for day in ("2023-12-31", "2025-06-30")]
    events = [{"incident_id": "e", "community_id": "C01", "date": "2021-05-01", "type": "abuse"}]
    answers = [{"respondent_id": "r", "community_id": "C01", "survey_date": "2024-05-01"}]
    assert names(district(communities=spine, incidents=events)) == ["2023", "2025"]
    assert names(district(communities=spine, incidents=events, residents_survey=answers)) == ["2023", "2024", "2025"]


def test_without_states_the_years_of_events_are_the_periods_and_without_any_day_there_is_one():
    events = [{"incident_id": "e", "community_id": "C01", "date": "2021-05-01", "type": "abuse"}]
    spine = [{"community_id": "C01", "as_of": None}]
    assert names(district(communities=spine, incidents=events)) == ["2021"]
    assert names(district(communities=spine)) == [""]


def test_an_estimate_is_of_the_whole_unless_areas_are_asked_for():
    asked = [INDICATORS["coop_head_cover"]]
    assert estimate(simulate(seed=1), asked, period="2025")["level"].tolist() == ["all"]
    assert len(estimate(simulate(seed=1), asked, by=["community"], period="2025")) == 22
    both = estimate(simulate(seed=1), [INDICATORS["coop_satisfaction"]], by=["community", "sex"], period="2025")
    assert set(both["group"]) == {"sex=", "sex=F", "sex=M"}
    assert len(both) == 22 * 3


def test_estimate_and_assess_give_the_same_rows(found):
    rows = estimate(simulate(seed=1), INDICATORS.values(), by=["community"])
    pd.testing.assert_frame_equal(rows, found.estimates)


def test_frames_with_chinese_headings_are_read_as_files_are():
    frame = pd.DataFrame(
        {
            "社区编码": ["C01", "C02"],
            "统计日期": "2025-12-31",
            "综合服务设施面积（平方米）": ["300", "不详"],
            "入住户数": [1000, 900],
        }
    )
    found = assess(Dataset(tables={"communities": frame}))
    row = found.estimates.set_index(["indicator", "area"]).loc["coop_facility_100hh"]
    assert row.loc["C01", "estimate"] == 30
    assert row.loc["C02", "reason"] == "all_missing(n_missing=1)"
    assert np.isnan(row.loc["C02", "estimate"])
    assert len(found.quality)


# --- ten significant digits ---


def test_what_is_written_has_ten_significant_digits(found):
    for frame in (found.estimates, found.comparisons):
        broken = frame.select_dtypes("float64")
        assert broken.notna().to_numpy().sum() > 1_000
        for name, values in broken.items():
            known = values.dropna().to_numpy()
            assert [float(f"{value:.10g}") for value in known.tolist()] == known.tolist(), name


# --- from an assessment to ranks, funnels and models ---


def test_who_differs_can_be_asked_of_an_assessment_by_public_names_alone(found):
    rows = found.estimates[found.estimates["period"].eq("2025") & found.estimates["level"].eq("community_id")]
    survey = rows[rows["interval"].eq("sampling") & rows["std_error"].gt(0)]
    survey = survey[survey["indicator"].eq(survey["indicator"].iloc[0])]
    ranks = gm.rank_intervals(survey["estimate"], survey["std_error"], df=survey["df"])
    assert len(ranks) == len(survey) > 10
    assert (ranks["rank_low"].le(ranks["rank"]) & ranks["rank"].le(ranks["rank_high"])).all()
    funnel = gm.funnel_of_estimates(survey["estimate"], survey["std_error"])
    assert (funnel["low_99_8"] < funnel["low_95"]).all()
    model = gm.fay_herriot(survey["estimate"], survey["std_error"])
    assert model["model_estimate"].std() <= survey["estimate"].std()
    counted = rows[rows["indicator"].eq("work_college") & rows["denominator"].gt(0)]
    drawn = gm.shrunken("share", counted["numerator"], counted["denominator"])
    assert {"estimate", "model_estimate"} <= set(drawn)


def test_every_public_name_is_there():
    for name in gm.__all__:
        assert getattr(gm, name) is not None
