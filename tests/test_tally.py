"""The sums: who reported, two tables at once, people counted once, and naive sums for comparison."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance_metrics.assessment import estimate
from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.card import Part
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tally import group_text, tally
from tests.own_tables import card, data, table
from tests.typed_frames import district, typed

END = "2025-12-31"
NAMES = ["C01", "C02", "C03"]
SPINE = [{"community_id": name, "as_of": END, "street_id": "S"} for name in NAMES]
ORGS = INDICATORS["coop_social_org_n"]  # organisations ÷ communities, from two tables
BLANK = INDICATORS["party_blank_n"]  # a count


def submissions(*rows):
    return pd.DataFrame(rows, columns=["table", "community_id", "period"], dtype="str")


def org(community, number, kind="filed", day=END):
    return {"org_id": f"s{number}", "community_id": community, "as_of": day, "registered_or_filed": kind}


def by_community(held, *cards, period="2025"):
    return estimate(held, list(cards), by=["community"], period=period).set_index("area")


# --- reported or not ---


def test_not_reported_is_not_zero():
    found = by_community(district(communities=SPINE, social_orgs=[org("C01", 1), org("C01", 2), org("C02", 3)]), ORGS)
    assert found.loc["C03", "reason"] == "not_reported(table=social_orgs)"
    assert np.isnan(found.loc["C03", "estimate"])
    assert (found.loc["all", "numerator"], found.loc["all", "denominator"]) == (3, 2)


@pytest.mark.parametrize("period", ["", "2025"])
def test_a_file_without_rows_is_reported_and_holds_none(period):
    held = district(communities=SPINE, social_orgs=[org("C01", 1), org("C01", 2), org("C02", 3)])
    found = by_community(held.replace(submissions=submissions(("social_orgs", "C03", period))), ORGS)
    assert (found.loc["C03", "estimate"], found.loc["C03", "numerator"], found.loc["C03", "reason"]) == (0, 0, "")
    assert (found.loc["all", "numerator"], found.loc["all", "denominator"]) == (3, 3)


def test_a_file_without_rows_gives_a_count_of_zero_and_a_share_of_nothing():
    held = district(
        communities=SPINE,
        two_new=[
            {
                "org_id": "o",
                "community_id": "C01",
                "as_of": END,
                "operating": True,
                "org_form": "none",
                "instructor": False,
            }
        ],
    )
    held = held.replace(submissions=submissions(("two_new", "C02", "")))
    count, share = (by_community(held, c) for c in (BLANK, INDICATORS["party_org_coverage"]))
    assert count["estimate"].tolist()[:2] == [1, 0]
    assert count.loc["C02", "conf_high"] > 3
    assert count.loc["C03", "reason"] == share.loc["C03", "reason"] == "not_reported(table=two_new)"
    assert share.loc["C02", "reason"] == "empty_universe"
    assert np.isnan(share.loc["C02", "estimate"])


def test_every_file_without_rows_gives_zero_everywhere():
    held = district(communities=SPINE)
    held = held.replace(
        tables={**held.tables, "social_orgs": typed("social_orgs", [org("C01", 1)]).iloc[:0]},
        submissions=submissions(*[("social_orgs", name, "") for name in NAMES]),
    )
    found = by_community(held, ORGS)
    assert found["estimate"].tolist() == [0, 0, 0, 0]
    assert found["denominator"].tolist() == [1, 1, 1, 3]


def test_a_file_of_another_period_says_nothing_of_this_one():
    held = district(communities=SPINE, social_orgs=[org("C01", 1)])
    found = by_community(held.replace(submissions=submissions(("social_orgs", "C02", "2024"))), ORGS)
    assert found.loc["C02", "reason"] == "not_reported(table=social_orgs)"


def test_a_file_with_rows_of_another_year_is_not_a_zero_for_this_one():
    spine = [{**row, "as_of": day} for row in SPINE for day in ("2024-12-31", END)]
    held = district(communities=spine, social_orgs=[org("C01", 1), org("C01", 1, day="2024-12-31"), org("C02", 2)])
    held = held.replace(submissions=submissions(("social_orgs", "C01", ""), ("social_orgs", "C02", "")))
    found = estimate(held, [ORGS], by=["community"]).set_index(["period", "area"])["reason"]
    assert found["2024", "C02"] == "not_reported(table=social_orgs)"
    assert found["2025", "C02"] == ""


def test_a_register_that_nobody_kept_in_a_year_is_not_a_zero_for_that_year():
    spine = [{**row, "as_of": day, "households_occupied": 1000} for row in SPINE for day in ("2024-12-31", END)]
    events = [
        {"incident_id": f"e{i}", "community_id": name, "date": "2025-05-01", "type": "abuse"}
        for i, name in enumerate(["C01", "C02"])
    ]
    held = district(communities=spine, incidents=events)
    held = held.replace(submissions=submissions(*[("incidents", name, "") for name in NAMES]))
    found = estimate(held, [INDICATORS["coop_defiance_rate"]], by=["community"]).set_index(["period", "area"])
    assert set(found.loc["2024", "reason"]) == {"not_reported(table=incidents)"}
    assert found.loc[("2025", "C03"), "estimate"] == 0  # its file came, and others had incidents that year
    assert found.loc[("2025", "all"), "denominator"] == 3 * 12


def test_rows_of_no_community_count_in_the_whole_and_nowhere_else():
    units = [{"unit_id": f"u{i}", "as_of": END, "stationed": True} for i in range(4)]
    found = by_community(district(communities=SPINE, units=units), INDICATORS["mob_unit_n"])
    assert found.loc["all", "estimate"] == 4
    assert set(found.loc[NAMES, "reason"]) == {"not_supplied(table=unit_communities)"}  # what would place them


def test_rows_of_an_unknown_community_are_in_the_whole():
    held = data(table(), [{"ward": "a", "v": 1.0}, {"ward": None, "v": 3.0}])
    found = estimate(held, [card("v")], by=["community"]).set_index("area")
    assert found["estimate"].to_dict() == {"a": 1.0, "all": 2.0}


# --- two tables ---


def test_two_tables_meet_only_where_both_parts_are_known_at_every_level():
    spine = [
        {**row, "residents_urban": urban, "street_id": street}
        for row, urban, street in zip(SPINE, (10000, None, 5000), ("S1", "S1", "S2"), strict=True)
    ]
    staff = [
        {"worker_key": f"w{i}", "community_id": c, "staff_kind": "community_staff", "start": "2020-01-01"}
        for i, c in enumerate(["C01", "C01", "C02", "C02", "C02"])
    ]
    held = district(communities=spine, workers=staff)
    found = by_community(held, INDICATORS["work_per_10k"])
    assert found.loc["C01", "estimate"] == 2.0
    assert np.isnan(found.loc["C02", "estimate"])
    assert found.loc["C02", "reason"] == "one_part_unknown"
    assert found.loc["C03", "reason"] == "not_reported(table=workers)"
    assert (found.loc["S1", "numerator"], found.loc["S1", "denominator"]) == (2, 1)
    assert found.loc["S2", "reason"] == "not_reported(table=workers)"
    assert (found.loc["all", "numerator"], found.loc["all", "denominator"]) == (2, 1)


def test_nobody_on_post_is_zero_per_resident():
    spine = [{**row, "residents_urban": 10000} for row in SPINE[:2]]
    staff = [
        {"worker_key": "w1", "community_id": "C01", "staff_kind": "community_staff", "start": "2020-01-01"},
        {"worker_key": "w2", "community_id": "C02", "staff_kind": "seconded", "start": "2020-01-01"},
    ]
    found = by_community(district(communities=spine, workers=staff), INDICATORS["work_per_10k"])
    assert found["estimate"].to_dict() == {"C01": 1.0, "C02": 0.0, "all": 0.5}


def test_parts_known_only_for_the_whole_meet_in_the_whole():
    units = [{"unit_id": f"u{i}", "as_of": END, "stationed": True} for i in range(6)]
    per = card(Part(table="units"), table=None, denominator=Part(table="communities"))
    found = by_community(district(communities=SPINE, units=units), per)
    assert found.loc["all", "estimate"] == 2.0
    assert set(found.loc[NAMES, "reason"]) == {"not_available_by(column=community_id)"}


def test_a_part_of_a_table_nobody_handed_in_names_the_table():
    found = by_community(district(communities=SPINE), ORGS)
    assert set(found["reason"]) == {"not_supplied(table=social_orgs)"}


# --- people counted once ---


def seconded(*postings):
    return [{"person_key": p, "community_id": c, "start": "2025-03-01"} for p, c in postings]


def test_people_are_counted_once_at_each_level_and_do_not_add_up():
    spine = [{**row, "street_id": street} for row, street in zip(SPINE, ("S1", "S1", "S2"), strict=True)]
    held = district(communities=spine, secondees=seconded(("p", "C01"), ("p", "C02"), ("q", "C02"), ("p", "C03")))
    found = by_community(held, INDICATORS["mob_seconded_n"])["estimate"]
    assert found.to_dict() == {"C01": 1, "C02": 2, "C03": 1, "S1": 2, "S2": 1, "all": 2}


def test_people_per_community_leave_out_communities_that_did_not_report():
    held = district(communities=SPINE, secondees=seconded(("p", "C01"), ("p", "C02"), ("q", "C02")))
    found = by_community(held, INDICATORS["mob_seconded_per_community"])
    assert found.loc["all", "estimate"] == 1.0  # two people in the two communities that reported
    assert found.loc["C03", "reason"] == "not_reported(table=secondees)"


def test_people_in_a_community_without_the_other_part_leave_the_whole_without_a_value():
    held = district(communities=SPINE[:1], secondees=seconded(("p", "C01"), ("q", "C09")))
    found = by_community(held, INDICATORS["mob_seconded_per_community"])
    assert found.loc["C01", "estimate"] == 1.0
    assert found.loc["all", "reason"] == "one_part_unknown"


def test_a_total_without_communities_is_a_total():
    rows = [{"person_key": None, "community_id": None, "start": "2025-03-01", "persons": 401}]
    held = district(communities=SPINE, secondees=rows)
    found = by_community(held, INDICATORS["mob_seconded_n"])
    assert found.loc["all", "estimate"] == 401
    assert set(found.loc[NAMES, "reason"]) == {"not_available_by(column=community_id)"}


# --- areas and groups ---


def test_areas_may_be_any_column_and_tables_without_it_say_so():
    spine = [
        {**row, "facility_m2": 300, "households_occupied": 1000, "street_id": s}
        for row, s in zip(SPINE, "AAB", strict=True)
    ]
    held = district(
        communities=spine,
        buildings=[{"building_id": "b", "community_id": "C01", "as_of": END, "head_named": True}],
        secondees=seconded(("p", "C01")),
    )
    cards = [INDICATORS[c] for c in ("coop_facility_100hh", "coop_head_cover", "mob_seconded_n")]
    found = estimate(held, cards, by=["street_id"], area="street_id", period="2025").set_index(["indicator", "area"])
    assert found.loc[("coop_facility_100hh", "A"), "denominator"] == 20
    for code in ("coop_head_cover", "mob_seconded_n"):
        assert found.loc[(code, "A"), "reason"] == "not_available_by(column=street_id)"
        assert found.loc[(code, "all"), "estimate"] == 1


def test_groups_are_rows_and_blank_ones_a_group_of_their_own():
    contract = table({"v": "number", "sex": "text"})
    rows = [("a", 1.0, "F"), ("a", 3.0, "M"), ("b", 5.0, "F"), ("b", 7.0, None)]
    held = data(contract, [{"ward": w, "v": v, "sex": s} for w, v, s in rows])
    found = estimate(held, [card("v")], by=["ward", "sex"], area="ward").set_index(["area", "group"])
    assert found["estimate"].dropna().to_dict() == {
        ("a", "sex=F"): 1.0,
        ("a", "sex=M"): 3.0,
        ("b", "sex="): 7.0,
        ("b", "sex=F"): 5.0,
        ("all", "sex="): 7.0,
        ("all", "sex=F"): 3.0,
        ("all", "sex=M"): 3.0,
    }
    assert found.loc[("a", "sex="), "reason"] == "empty_universe"
    assert len(found) == 9


def test_a_count_of_a_group_that_is_not_there_is_zero():
    contract = table({"v": "number", "sex": "text"})
    held = data(contract, [{"ward": "a", "v": 1.0, "sex": "F"}, {"ward": "b", "v": 1.0, "sex": "M"}])
    found = estimate(held, [card("v", measure="count")], by=["ward", "sex"], area="ward").set_index(["area", "group"])
    assert found.loc[("a", "sex=M"), "estimate"] == 0


def test_two_groupings_are_written_one_after_the_other():
    keys = pd.DataFrame({"by_sex": ["F", None], "by_band": ["75+", "18-29"]})
    assert group_text(keys).tolist() == ["sex=F; band=75+", "sex=; band=18-29"]


def test_a_table_that_lacks_a_grouping_gives_the_reason_and_no_undivided_value():
    held = district(
        communities=[{**row, "residents_urban": 10000, "facility_m2": 10, "households_occupied": 100} for row in SPINE],
        workers=[{"worker_key": "w", "community_id": "C01", "sex": "F", "staff_kind": "community_staff"}],
    )
    for code in ("coop_facility_100hh", "work_per_10k"):
        found = estimate(held, [INDICATORS[code]], by=["sex"], period="2025")
        assert found["reason"].tolist() == ["not_available_by(column=sex)"]
        assert found["estimate"].isna().all()


# --- the frame of sums ---


def test_the_sums_are_one_long_frame_with_what_the_design_lists():
    held = data(table(), [{"ward": "a", "v": 1.0}, {"ward": "b", "v": None}])
    made = tally(held, [card("v"), card("v > 0", "two")], periods=[Period.undated()], area="ward")
    frame = made.frame()
    assert {
        "indicator",
        "part",
        "period",
        "level",
        "area",
        "group",
        "stratum",
        "psu",
        "n",
        "n_missing",
        "n_numerator",
        "sum_w",
        "sum_wy",
        "sum_wx",
        "sum_wyy",
        "sum_wxy",
        "sum_wxx",
    } <= set(frame.columns)
    one = frame[frame["indicator"].eq("own")].set_index("area")
    assert one.loc["a", ["n", "sum_wy"]].tolist() == [1, 1]
    assert one.loc["b", ["n", "n_missing"]].tolist() == [0, 1]


def test_no_tables_make_no_sums():
    made = tally(Dataset(tables={}, checked=True), [], periods=[Period.undated()])
    assert made.frame().empty
    assert made.submissions.empty


# --- against naive sums ---

UNKNOWN = st.sampled_from([None, float("nan")])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "ward": st.sampled_from(["a", "b", "B", None]),
            "v": st.one_of(st.integers(-50, 50).map(float), st.floats(-1e3, 1e3), UNKNOWN),
            "w": st.one_of(st.integers(-3, 6).map(float), UNKNOWN),
            "kind": st.sampled_from(["x", "y", None]),
        }
    ),
    max_size=25,
)


def naive(rows, area, numerator, denominator):
    """Numerator, denominator, used and missing rows of one area (None for all), a row at a time."""
    above = below = used = missing = 0
    for row in rows:
        if area is not None and row["ward"] != area:
            continue
        if row["kind"] is None:
            missing += 1
        elif row["kind"] == "x":
            y, x = numerator(row), denominator(row)
            if y is None or x is None:
                missing += 1
            else:
                above, below, used = above + y, below + x, used + 1
    return above, below, used, missing


def known(value):
    return value is not None and not np.isnan(value)


def quotient(row):
    return row["v"] / row["w"] if known(row["v"]) and known(row["w"]) and row["w"] != 0 else None


NAIVE = {
    "share": ("v > 1", None, lambda r: float(r["v"] > 1) if known(r["v"]) else None, lambda _: 1),
    "mean": ("v", None, lambda r: r["v"] if known(r["v"]) else None, lambda _: 1),
    "ratio": ("v", "w", lambda r: r["v"] if known(r["v"]) else None, lambda r: r["w"] if known(r["w"]) else None),
    "quotient": ("v / w", None, quotient, lambda _: 1),
}


@settings(derandomize=True, deadline=None, max_examples=60)
@given(rows=ROWS)
def test_sums_are_what_adding_row_by_row_gives(rows):
    contract = table({"v": "number", "w": "number", "kind": "text"})
    cards = [card(a, code, denominator=b, universe="kind = 'x'") for code, (a, b, *_) in NAIVE.items()]
    found = estimate(data(contract, rows), cards, by=["ward"], area="ward").set_index(["indicator", "area"])
    areas = sorted({row["ward"] for row in rows} - {None})
    assert len(found) == len(cards) * (len(areas) + 1)
    for code, (_, _, above, below) in NAIVE.items():
        for area in (*areas, None):
            row = found.loc[(code, area or "all")]
            y, x, used, missing = naive(rows, area, above, below)
            if not rows:
                assert row["reason"] == "not_reported(table=t)"
                continue
            assert (row["n"], row["n_missing"]) == (used, missing)
            if used and x > 0:
                assert row["numerator"] == pytest.approx(y, rel=1e-12, abs=1e-9)
                assert row["estimate"] == pytest.approx(y / x, rel=1e-12, abs=1e-9)
                assert row["reason"] == ""
            else:
                assert np.isnan(row["estimate"])
                assert row["reason"] != ""
