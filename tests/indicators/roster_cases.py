"""Cases worked by hand for the cards that rosters feed: the rows, then numerator, denominator, n and n_missing."""

END = "2025-12-31"
C = {"community_id": "C01"}
S = {**C, "as_of": END}
SPINE = [{**S, "households_occupied": 2000}, {"community_id": "C02", "as_of": END, "households_occupied": 500}]

UNITS = {
    "units": [
        {"unit_id": "u0", "as_of": END, "stationed": True, "party_org": True, "activities_12m": 3},
        {"unit_id": "u1", "as_of": END, "stationed": True, "party_org": True, "activities_12m": 0},
        {"unit_id": "u2", "as_of": END, "stationed": False, "party_org": False, "activities_12m": 5},
        {"unit_id": "u3", "as_of": END, "stationed": None, "party_org": True, "activities_12m": None},
    ],
    "unit_communities": [
        {"unit_id": "u0", **S},
        {"unit_id": "u0", "community_id": "C02", "as_of": END},
        {"unit_id": "u1", **S},
        {"unit_id": "u2", "community_id": "C02", "as_of": END},
    ],
    "communities": SPINE,
}
COMPOUNDS = {
    "compounds": [
        {
            **S, "compound_id": "k1", "has_property": True, "guard_done": 90, "guard_due": 100, "passes_day": 150,
            "passes_night": 4, "households_occupied": 200, "own_plan": True, "disinfect_done": 20,
            "disinfect_due": 20, "trips_before": 800, "trips_after": 200, "pickup_point": True,
        },
        {
            **S, "compound_id": "k2", "has_property": False, "guard_done": 60, "guard_due": 80, "passes_day": 90,
            "passes_night": 0, "households_occupied": 100, "own_plan": False, "disinfect_done": 5,
            "disinfect_due": 10, "trips_before": None, "trips_after": 50, "pickup_point": False,
        },
        {
            **S, "compound_id": "k3", "has_property": None, "guard_done": 10, "guard_due": 20, "passes_day": None,
            "passes_night": None, "households_occupied": 50, "own_plan": None, "disinfect_done": None,
            "disinfect_due": 10, "trips_before": 100, "trips_after": None, "pickup_point": None,
        },
    ]
}  # fmt: skip
GUARDS = {
    "compound_guards": [
        {**S, "compound_id": "k1", "force": "property"},
        {**S, "compound_id": "k1", "force": "community"},
        {**S, "compound_id": "k2", "force": "community"},
        {"community_id": "C02", "compound_id": "k9", "force": "resident", "as_of": END},
    ],
    "communities": SPINE,
}
VOLUNTEERS = {
    "volunteers": [{**S, "hours_12m": 900}, {"community_id": "C02", "as_of": END, "hours_12m": None}],
    "communities": SPINE,
}
INCIDENTS = {
    "incidents": [
        {**C, "incident_id": "e0", "date": "2025-02-01", "type": "abnormal", "reported_on_time": True},
        {**C, "incident_id": "e1", "date": "2025-02-01", "type": "abnormal", "reported_on_time": False},
        {**C, "incident_id": "e2", "date": "2025-02-01", "type": "abnormal", "reported_on_time": None},
        {
            **C, "incident_id": "e3", "date": "2025-03-01", "type": "request", "channel": "hotline",
            "closed_on": "2025-03-05", "on_time": True,
        },
        {
            **C, "incident_id": "e4", "date": "2025-03-01", "type": "dispute", "channel": "hotline",
            "closed_on": "2025-06-05", "on_time": False,
        },
        {**C, "incident_id": "e5", "date": "2025-03-01", "type": "property", "channel": "counter"},
        {
            **C, "incident_id": "e6", "date": "2025-03-01", "type": "request", "channel": "online",
            "closed_on": "2025-03-02", "on_time": None,
        },
        {
            **C, "incident_id": "e7", "date": "2025-03-01", "type": "abuse", "channel": "patrol",
            "closed_on": "2025-03-02", "on_time": True,
        },
    ],
    "communities": SPINE[:1],
}  # fmt: skip
SERVICES = {
    "services": [
        {
            **C, "kind": "care", "active_from": "2025-02-01", "care_days_due": 100, "care_days_3x": 80,
            "records_due": 30, "records_kept": 27,
        },
        {**C, "kind": "care", "active_from": "2025-06-01", "care_days_due": None, "care_days_3x": 8},
        {**C, "kind": "group_buying", "active_from": "2025-02-01", "care_days_due": 9, "care_days_3x": 1},
        {"community_id": "C02", "kind": "errands", "active_from": "2024-02-01", "active_to": "2025-01-31"},
    ],
    "communities": SPINE,
}  # fmt: skip
DUAL = {
    "dual_due": [{**S, "member_key": f"m{i}"} for i in range(3)],
    "dual_registered": [{**C, "member_key": f"m{i}", "date": "2025-02-01"} for i in range(4)],
    "dual_service": [
        {**C, "member_key": "m0", "start": "2025-02-01", "kind": "a", "hours": 2, "off_hours": True},
        {**C, "member_key": "m0", "start": "2025-03-01", "kind": "b", "hours": 4, "off_hours": False},
        {**C, "member_key": "m1", "start": "2025-03-01", "kind": "b", "hours": 3, "off_hours": True},
        {**C, "member_key": "m2", "start": "2025-03-01", "kind": "b", "hours": None, "off_hours": None},
    ],
}
ACTIVITIES = {
    "activities": [
        {**C, "activity_id": "a0", "date": "2025-01-01", "kind": "deliberation", "minutes_kept": True},
        {**C, "activity_id": "a1", "date": "2025-02-01", "kind": "deliberation", "minutes_kept": False},
        {**C, "activity_id": "a2", "date": "2025-03-01", "kind": "deliberation", "minutes_kept": None},
        {**C, "activity_id": "a3", "date": "2025-04-01", "kind": "joint", "minutes_kept": True},
        {**C, "activity_id": "a4", "date": "2026-01-01", "kind": "joint", "minutes_kept": True},
        {**C, "activity_id": "a5", "date": "2025-05-01", "kind": "visit", "households_visited": 120},
        {**C, "activity_id": "a6", "date": "2025-06-01", "kind": "visit", "households_visited": 80},
        {"community_id": "C02", "activity_id": "a7", "date": "2025-06-01", "kind": "culture"},
    ],
    "communities": SPINE,
}
TASKS = {
    "tasks": [
        {**S, "item_id": "i1", "kind": "form", "fields": 40, "fields_repeated": 10, "on_time": True},
        {**S, "item_id": "i2", "kind": "form", "fields": 20, "fields_repeated": 20, "on_time": False},
        {**S, "item_id": "i3", "kind": "form", "fields": 30, "fields_repeated": None, "on_time": None},
        {**S, "item_id": "i4", "kind": "task", "fields": 9, "fields_repeated": 9, "on_time": True},
        {**S, "item_id": "i5", "kind": "system", "on_time": False},
        {**S, "item_id": "i6", "kind": "system"},
    ],
    "communities": SPINE[:1],
}
PLATFORMS = {
    "platforms": [
        {
            **S, "households_in_group": 1500, "days_counted": 365, "days_with_update": 300, "scope_people": 80,
            "scope_registered": 72,
        },
        {"community_id": "C02", "as_of": END, "days_counted": 100, "days_with_update": None, "scope_people": 5},
    ],
    "communities": SPINE,
}  # fmt: skip
RECHECKS = {
    "rechecks": [
        {**C, "record_id": f"r{i}", "drawn_on": "2025-05-01", "confirmed": yes}
        for i, yes in enumerate([True, True, True, False, None])
    ]
}
MONEY = {
    "communities": [
        {**S, "households_occupied": 2000, "info_spend": 60000, "info_spend_nonfiscal": 9000},
        {"community_id": "C02", "as_of": END, "households_occupied": 500, "info_spend": None},
    ]
}

# code: (tables, numerator, denominator, n, n_missing), for all areas together, 2025
ROSTER_CASES = {
    "mob_unit_n": (UNITS, 2, None, 3, 1),
    "mob_unit_cover": (UNITS, 2, 2, 2, 0),
    "mob_force_types": (GUARDS, 3, 2, 2, 0),
    "mob_volunteer_hours": (VOLUNTEERS, 900, 20, 1, 0),
    "mob_guard_cover": (COMPOUNDS, 160, 200, 3, 0),
    "mob_guard_cover_property": (COMPOUNDS, 90, 100, 1, 1),
    "mob_guard_cover_no_property": (COMPOUNDS, 60, 80, 1, 1),
    "mob_pass_rate": (COMPOUNDS, 240, 300, 2, 1),
    "mob_pass_night_rate": (COMPOUNDS, 4, 300, 2, 1),
    "mob_plan_rate": (COMPOUNDS, 1, 2, 2, 1),
    "mob_disinfect_cover": (COMPOUNDS, 25, 30, 2, 1),
    "mob_trip_change": (COMPOUNDS, 200, 800, 1, 2),
    "mob_report_ontime": (INCIDENTS, 1, 2, 2, 1),
    "mob_issue_closed_rate": (INCIDENTS, 1, 3, 3, 1),
    "mob_care_three_rate": (SERVICES, 80, 100, 1, 1),
    "mob_micro_types": (SERVICES, 3, 2, 2, 0),
    "mob_groupbuy_cover": (SERVICES, 1, 2, 2, 0),
    "mob_pickup_cover": (COMPOUNDS, 1, 2, 2, 1),
    "party_dual_hours": (DUAL, 9, 3, 3, 1),
    "party_dual_offhours_share": (DUAL, 2, 3, 3, 1),
    "party_joint_org_rate": (ACTIVITIES, 1, 2, 2, 0),
    "party_station_org_rate": (UNITS, 1, 2, 2, 1),
    "party_deliberation_n": (ACTIVITIES, 1, 2, None, 1),
    "party_hotline_rate": (INCIDENTS, 2, 2, 2, 3),
    "party_visit_rate": (ACTIVITIES, 200, 2500, 2, 0),
    "info_system_n": (TASKS, 2, 1, 2, 0),
    "info_duplicate_share": (TASKS, 30, 60, 2, 1),
    "info_ontime_rate": (TASKS, 2, 3, 3, 1),
    "info_accuracy_rate": (RECHECKS, 3, 4, 4, 1),
    "info_group_cover": (PLATFORMS, 1500, 2000, 1, 0),
    "info_daily_update": (PLATFORMS, 300, 365, 1, 1),
    "info_online_register": (PLATFORMS, 72, 80, 1, 1),
    "info_health_record": (SERVICES, 27, 30, 1, 1),
    "info_invest_hh": (MONEY, 60000, 2000, 1, 1),
    "info_social_capital": (MONEY, 9000, 600, 1, 1),
}
