"""Values that are no ratio of totals: spread of areas, change on the year before, a first day, a composition."""

import numpy as np
import pytest

from governance_metrics.assessment import assess, estimate
from governance_metrics.errors import CardError
from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.sample import simulate
from governance_metrics.text import same
from tests.typed_frames import district

SAID = {
    **dict.fromkeys(("title", "definition", "interpretation", "counted"), same("x")),
    "theme": "own",
    "direction": "context",
    "disclosure": "public",
    "source": "own",
}
PER_COMMUNITY = Indicator(
    code="per_community",
    numerator=Part(table="social_orgs", where="registered_or_filed IN ('registered', 'filed')"),
    denominator=Part(table="communities"),
    unit=same("n"),
    **SAID,
)
GAP = Indicator(code="gap", statistic="percentile_ratio", over=PER_COMMUNITY, unit=same("times"), **SAID)
GROWTH = Indicator(code="growth", statistic="yearly_change", over=PER_COMMUNITY, unit=same("%"), **SAID)
FIRST = Indicator(
    code="first",
    statistic="earliest",
    over=Indicator(code="day", table="communities", numerator="facility_m2", unit=same("day"), **SAID),
    unit=same("day"),
    **SAID,
)
SEXES = Indicator(
    code="sexes", table="workers", universe="on_post", numerator="sex = 'F'", statistic="composition", across="sex",
    **SAID,
)  # fmt: skip


def orgs(counts, year=2025):
    """Social organisations of C01, C02, …: as many as said."""
    return [
        {
            "org_id": f"{year}-{place}-{n}",
            "community_id": f"C{place:02d}",
            "as_of": f"{year}-12-31",
            "registered_or_filed": "registered",
        }
        for place, many in enumerate(counts, start=1)
        for n in range(many)
    ]


def places(many, **columns):
    return [
        {"community_id": f"C{place:02d}", "as_of": f"{year}-12-31", **{k: v[place - 1] for k, v in columns.items()}}
        for place in range(1, many + 1)
        for year in (2024, 2025)
    ]


def whole(data, card):
    return estimate(data, [card], period="2025").iloc[0]


def test_the_gap_between_many_areas_is_a_ratio_of_percentiles():
    counts = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    row = whole(district(social_orgs=orgs(counts), communities=places(11)), GAP)
    assert row["numerator"] == 11
    assert row["denominator"] == 3
    assert row["estimate"] == pytest.approx(11 / 3)
    assert (row["n"], row["n_missing"], row["method"]) == (11, 0, "percentile_ratio(areas=11)")


def test_the_gap_between_few_areas_is_the_highest_less_the_lowest():
    row = whole(district(social_orgs=orgs([2, 9, 4]), communities=places(3)), GAP)
    assert (row["estimate"], row["numerator"], row["denominator"]) == (7, 9, 2)
    assert row["method"] == "highest_less_lowest(areas=3)"


def test_a_low_end_of_zero_gives_no_ratio_and_says_so():
    area = Indicator(code="gap", statistic="percentile_ratio", over=FIRST.over, unit=same("x"), **SAID)
    row = whole(district(communities=places(12, facility_m2=[0.0] * 3 + [5.0] * 9)), area)
    assert np.isnan(row["estimate"])
    assert (row["reason"], row["numerator"], row["denominator"]) == ("low_end_zero", 5, 0)
    nobody_knows = whole(district(communities=places(12, facility_m2=[None] * 12)), area)
    assert nobody_knows["reason"] == "all_missing(n_missing=12)"


def test_a_single_area_has_no_spread():
    data = district(social_orgs=orgs([2, 9, 4]), communities=places(3))
    rows = estimate(data, [GAP], by=["community"], period="2025")
    assert set(rows[rows["level"].ne("all")]["reason"]) == {"one_area"}
    alone = whole(district(social_orgs=orgs([2])), GAP)
    assert alone["reason"] == "too_few_areas(areas=1)"


def test_change_is_taken_on_the_year_before_though_only_one_year_was_asked_for():
    both = orgs([2, 3], 2024) + orgs([3, 3])
    data = district(social_orgs=both, communities=places(2))
    rows = estimate(data, [GROWTH], by=["community"], period="2025")
    assert set(rows["period"]) == {"2025"}
    by_area = rows.set_index("area")
    assert by_area.loc["C01", "estimate"] == pytest.approx(0.5)
    assert by_area.loc["C02", "estimate"] == 0
    assert by_area.loc["all", "estimate"] == pytest.approx(3.0 / 2.5 - 1)
    assert (by_area.loc["all", "numerator"], by_area.loc["all", "denominator"]) == (3.0, 2.5)
    assert by_area.loc["all", "method"] == "yearly_change"


def test_without_the_year_before_there_is_no_change_and_a_reason():
    row = whole(district(social_orgs=orgs([2]), communities=places(1)), GROWTH)
    assert np.isnan(row["estimate"])
    assert row["reason"] == "no_year_before"


def test_the_earliest_day_of_several_stands_for_the_whole():
    rows = estimate(district(communities=places(2, facility_m2=[20089.0, 20000.0])), [FIRST], by=["community"])
    now = rows[rows["period"].eq("2025")].set_index("area")
    assert now["estimate"].to_dict() == {"C01": 20089, "C02": 20000, "all": 20000}
    assert now["method"].unique().tolist() == ["earliest"]


def test_a_composition_gives_every_part_beside_the_share_it_is_named_for():
    people = [
        {"worker_key": f"w{i}", "community_id": "C01", "start": "2020-01-01", "sex": s} for i, s in enumerate("FFM")
    ]
    rows = estimate(district(workers=people), [SEXES], period="2025").set_index("group")
    assert rows["numerator"].to_dict() == {"": 2, "sex=F": 2, "sex=M": 1}
    assert rows["estimate"].to_dict() == pytest.approx({"": 2 / 3, "sex=F": 2 / 3, "sex=M": 1 / 3})
    assert set(rows["indicator"]) == {"sexes"}


def test_statistics_go_through_an_assessment_with_streets_between():
    held = simulate(seed=1)
    spine = held.tables["communities"]
    spine = spine.assign(street_id=spine["community_id"].lt("C12").map({True: "S1", False: "S2"}))
    data = held.replace(tables={**held.tables, "communities": spine})
    found = assess(data, indicators=[GAP, GROWTH, FIRST, SEXES])
    rows = found.estimates[found.estimates["group"].eq("")]
    many = rows.groupby(["indicator", "period", "level"]).size().unstack()
    assert many.drop_duplicates().to_dict("records") == [{"all": 1, "community_id": 21, "street_id": 2}]
    now = rows[rows["period"].eq("2025") & rows["level"].ne("community_id")]
    assert now["estimate"].notna().all()
    gaps = rows[rows["indicator"].eq("gap") & rows["period"].eq("2025")].set_index("area")
    counts = rows[rows["indicator"].eq("growth") & rows["period"].eq("2025")].set_index("area")["numerator"]
    first = counts[[c for c in counts.index if c.startswith("C") and c < "C12"]]
    high, low = np.percentile(first, [90, 10])
    assert gaps.loc["S1", "estimate"] == pytest.approx(high / low, rel=1e-9)
    then = rows[rows["period"].eq("2024") & rows["indicator"].eq("growth") & rows["area"].ne("C21")]
    assert set(then["reason"]) == {"no_year_before"}


def test_a_day_does_not_rise_and_changes_have_no_ratio():
    found = assess(simulate(seed=1), indicators=[GROWTH, FIRST, PER_COMMUNITY])
    held = found.comparisons.groupby("reference_kind")["indicator"].agg(set)
    assert held["previous"] == {"per_community"}  # there is growth for one year only
    assert held["spread"] == {"per_community"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"statistic": "percentile_ratio"}, "taken over a card"),
        ({"over": PER_COMMUNITY}, "taken over a card"),
        ({"statistic": "yearly_change", "over": GAP}, "a statistic itself"),
        ({"statistic": "composition"}, "names the column"),
        ({"across": "kind"}, "names the column"),
        ({"statistic": "composition", "across": "minutes"}, "no coded column 'minutes'"),
        ({"statistic": "median", "over": PER_COMMUNITY}, "'median' is none of"),
        ({"numerator": ""}, "say what is counted"),
    ],
)
def test_a_statistic_that_does_not_fit_its_card_is_refused(change, said):
    with pytest.raises(CardError, match=said):
        Indicator(**{"code": "own", "table": "tasks", "numerator": "medium = 'paper'", **SAID, **change})
