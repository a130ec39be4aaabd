"""One row a community or grid: nothing recorded is nought where the table was handed in, and unknown where not."""

import pytest

from governance_metrics.assessment import estimate
from governance_metrics.indicators import Indicator
from governance_metrics.text import same
from tests.typed_frames import district

END = "2025-12-31"
SPINE = [{"community_id": c, "as_of": END} for c in ("C01", "C02")]
UNITS = [
    {"unit_id": "U1", "as_of": END, "kind": "resident", "stationed": True, "party_org": True, "activities_12m": 2},
    {"unit_id": "U2", "as_of": END, "kind": "resident", "stationed": False, "party_org": True, "activities_12m": 0},
]


def card(view, numerator, universe="TRUE"):
    return Indicator(
        code="own_card", title=same("t"), definition=same("d"), interpretation=same("i"), theme="own",
        direction="context", table=view, universe=universe, numerator=numerator, counted=same("c"),
        disclosure="public", source="own",
    )  # fmt: skip


def found(view, numerator, universe="TRUE", **tables):
    data = district(communities=SPINE, **tables)
    rows = estimate(data, [card(view, numerator, universe)], by=["community"], period="2025")
    return {row.area: row.estimate for row in rows.itertuples() if row.reason == ""}


def test_kinds_of_service_are_counted_once_in_each_community_and_averaged_over_them():
    kinds = ("care", "care", "elderly")
    rows = [
        {"community_id": "C01", "kind": kind, "active_from": f"2025-0{n}-01"} for n, kind in enumerate(kinds, start=1)
    ]
    rows.append({"community_id": "C02", "kind": "repair", "active_from": "2025-03-01"})
    rows.append({"community_id": "C02", "kind": "care", "active_from": "2024-03-01", "active_to": "2024-12-31"})
    assert found("community_services", "kinds", services=rows) == {"C01": 2, "C02": 1, "all": 1.5}


def test_a_unit_that_serves_two_communities_is_one_unit_of_the_whole():
    serves = [{"unit_id": u, "community_id": c, "as_of": END} for u, c in (("U1", "C01"), ("U1", "C02"), ("U2", "C02"))]
    lists = {"units": UNITS, "unit_communities": serves}
    assert found("units_in_area", "activities >= 1", **lists) == {"C01": 1, "C02": 0.5, "all": 0.5}
    assert found("community_units", "stationed >= 1", **lists) == {"C01": 1, "C02": 1, "all": 1}


def test_a_community_that_handed_in_no_activities_has_no_meetings_to_count():
    rows = [
        {"activity_id": "a", "community_id": "C01", "date": "2025-05-01", "kind": "joint", "minutes_kept": True},
        {"activity_id": "b", "community_id": "C01", "date": "2025-06-01", "kind": "joint", "minutes_kept": False},
    ]
    assert found("community_meetings", "joint_meetings", activities=rows) == {"C01": 1, "all": 1}
    assert found("community_meetings", "deliberations", activities=rows) == {"C01": 0, "all": 0}


def test_the_street_is_a_level_and_not_one_of_the_eight_kinds_of_actor():
    actors = ("street", "party_org", "committee", "resident")
    rows = [{"activity_id": "a", "community_id": "C01", "date": "2025-05-01", "actor": actor} for actor in actors]
    assert found("community_actors", "kinds", activity_actors=rows)["C01"] == 3
    assert found("community_actors", "levels", activity_actors=rows)["C01"] == 3


@pytest.mark.parametrize(("heads", "share"), [((True, True), 1.0), ((True, False), 0.0), ((True, None), None)])
def test_a_grid_is_led_where_every_building_of_it_has_a_head(heads, share):
    grids = [{"grid_id": "G", "community_id": "C01", "as_of": END, "volunteer_team": True, "resident_group": True}]
    buildings = [
        {"building_id": f"B{n}", "community_id": "C01", "grid_id": "G", "as_of": END, "head_named": named}
        for n, named in enumerate(heads)
    ]
    rows = found("grid_structure", "heads_named AND volunteer_team", grids=grids, buildings=buildings)
    assert rows.get("C01") == share


def test_people_on_post_are_told_apart_and_never_counted_as_staff():
    workers = [
        {"worker_key": "w", "community_id": "C01", "staff_kind": "community_staff", "start": "2020-01-01"},
        {"worker_key": "x", "community_id": "C01", "staff_kind": "grid_worker", "end": "2025-06-30"},
    ]
    posted = [
        {"person_key": "p", "community_id": "C01", "start": "2024-06-01"},
        {"person_key": "q", "community_id": "C01", "start": "2025-06-01", "end": "2025-07-01"},
    ]
    people = {"workers": workers, "secondees": posted}
    assert found("people_on_post", "seconded", **people)["C01"] == 0.5


def test_a_roster_of_units_says_nothing_of_a_year_it_was_not_handed_in_for():
    serves = [{"unit_id": "U1", "community_id": "C01", "as_of": day} for day in ("2024-12-31", END)]
    spine = [{"community_id": "C01", "as_of": day} for day in ("2024-12-31", END)]
    data = district(communities=spine, units=UNITS, unit_communities=serves)
    rows = estimate(data, [card("community_units", "stationed >= 1")])
    assert rows.set_index("period")["estimate"].dropna().to_dict() == {"2025": 1.0}
