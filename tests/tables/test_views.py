"""Registration, service and secondment: one row per member or person, counted where they belong."""

from governance_metrics.assessment import estimate
from governance_metrics.indicators import INDICATORS
from tests.typed_frames import district

END = "2025-12-31"
SPINE = [{"community_id": c, "as_of": END} for c in ("C01", "C02")]


def due(*members):
    return [{"member_key": m, "community_id": c, "as_of": END} for m, c in members]


def registered(*members):
    return [{"member_key": m, "community_id": c, "date": day} for m, c, day in members]


def served(*members):
    return [{"member_key": m, "community_id": c, "start": day, "kind": kind} for m, c, day, kind in members]


def found(code, **tables):
    rows = estimate(district(communities=SPINE, **tables), [INDICATORS[code]], by=["community"], period="2025")
    return {r.area: (r.numerator, r.denominator) for r in rows.itertuples() if r.reason == ""}


def test_a_member_who_registered_without_being_due_is_registered_and_not_due():
    lists = {
        "dual_due": due(("a", "C01"), ("b", "C01")),
        "dual_registered": registered(("a", "C01", "2025-03-01"), ("x", "C01", "2025-03-01")),
    }
    assert found("party_dual_report_rate", **lists)["C01"] == (1, 2)
    lists["dual_service"] = served(("x", "C01", "2025-05-01", "a"))
    assert found("party_dual_active_rate", **lists)["C01"] == (1, 2)


def test_a_member_belongs_where_he_is_due_wherever_he_registered():
    lists = {
        "dual_due": due(("a", "C01"), ("b", "C02")),
        "dual_registered": registered(("a", "C02", "2025-03-01"), ("b", "C01", "2025-03-01")),
    }
    assert found("party_dual_report_rate", **lists) == {"C01": (1, 1), "C02": (1, 1), "all": (2, 2)}


def test_many_services_of_one_member_are_one_active_member():
    lists = {
        "dual_registered": registered(("a", "C01", "2024-03-01"), ("b", "C01", "2024-03-01")),
        "dual_service": served(
            ("a", "C01", "2025-01-01", "x"), ("a", "C01", "2025-12-31", "y"), ("b", "C01", "2024-12-31", "z")
        ),
    }
    assert found("party_dual_active_rate", **lists)["C01"] == (1, 2)
    assert found("party_dual_idle_rate", **lists)["C01"] == (1, 2)


def test_registering_next_year_is_not_registering_yet():
    lists = {
        "dual_due": due(("a", "C01"), ("b", "C01")),
        "dual_registered": registered(("a", "C01", "2025-12-31"), ("b", "C01", "2026-01-01")),
    }
    assert found("party_dual_never_rate", **lists)["C01"] == (1, 2)


def test_a_community_without_service_records_has_no_data_and_is_not_idle():
    lists = {
        "dual_registered": registered(("a", "C01", "2024-03-01"), ("b", "C02", "2024-03-01")),
        "dual_service": served(("a", "C01", "2025-05-01", "x")),
    }
    assert found("party_dual_idle_rate", **lists) == {"C01": (0, 1), "all": (0, 1)}


def test_a_person_posted_twice_to_one_community_is_one_person():
    rows = [{"person_key": "p", "community_id": "C01", "start": day} for day in ("2025-01-05", "2025-06-05")]
    assert found("mob_seconded_per_community", secondees=rows)["C01"] == (1, 1)


def test_people_told_as_numbers_add_up_beside_people_told_by_key():
    rows = [
        {"community_id": "C01", "start": "2025-01-05", "persons": 5},
        {"community_id": "C01", "start": "2025-01-05", "persons": 7},
        {"community_id": "C01", "start": "2025-01-05", "person_key": "p"},
        {"community_id": "C01", "start": "2025-02-05", "person_key": "p"},
        {"community_id": "C02", "start": "2025-01-05", "persons": 3},
        {"community_id": None, "start": "2025-01-05", "persons": 4},
    ]
    people = estimate(
        district(communities=SPINE, secondees=rows), [INDICATORS["mob_seconded_n"]], by=["community"], period="2025"
    )
    assert people.set_index("area")["estimate"].to_dict() == {"C01": 13, "C02": 3, "all": 20}
