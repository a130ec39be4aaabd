"""One case per card, worked by hand: the rows, and what numerator, denominator, n and n_missing must be."""

from tests.indicators.adoption_cases import ADOPTION
from tests.indicators.case_rows import END, C, S, answers, community, workers
from tests.indicators.collaboration_cases import COLLABORATION
from tests.indicators.roster_cases import ROSTER_CASES
from tests.indicators.survey_cases import SURVEYS
from tests.indicators.workforce_cases import WORKFORCE

DUAL = {
    "dual_due": [{**S, "member_key": f"m{i}"} for i in range(5)],
    "dual_registered": [
        {**C, "member_key": f"m{i}", "date": day} for i, day in enumerate(["2024-05-01", "2025-05-01", "2025-06-01"])
    ]
    + [{**C, "member_key": "m4", "date": "2026-02-01"}],
    "dual_service": [
        {**C, "member_key": "m0", "start": "2025-02-01", "kind": "a"},
        {**C, "member_key": "m0", "start": "2025-03-01", "kind": "b"},
        {**C, "member_key": "m1", "start": "2024-12-31", "kind": "a"},
    ],
}
SECONDED = [
    {**C, "person_key": "p1", "start": "2025-01-05"},
    {**C, "person_key": "p1", "start": "2025-04-05"},
    {"community_id": "C02", "person_key": "p1", "start": "2025-07-05"},
    {"community_id": "C02", "person_key": "p2", "start": "2025-07-05"},
    {**C, "person_key": "p3", "start": "2024-07-05"},
]
TWO_NEW = [
    {**S, "org_id": "o1", "operating": True, "org_form": "single", "instructor": False},
    {**S, "org_id": "o2", "operating": True, "org_form": "joint", "instructor": True},
    {**S, "org_id": "o3", "operating": True, "org_form": "attached", "instructor": True},
    {**S, "org_id": "o4", "operating": True, "org_form": "none", "instructor": False},
    {**S, "org_id": "o5", "operating": False, "org_form": "single", "instructor": False},
    {**S, "org_id": "o6", "operating": True, "org_form": None, "instructor": False},
]
COMPOUNDS = [
    {**S, "compound_id": "k1", "gates_staffed": 2, "temp_point": True, "screened": 190, "households_occupied": 200},
    {**S, "compound_id": "k2", "gates_staffed": 1, "temp_point": False, "screened": 100, "households_occupied": 100},
    {**S, "compound_id": "k3", "gates_staffed": 0, "temp_point": True, "screened": 40, "households_occupied": 50},
    {**S, "compound_id": "k4", "gates_staffed": None, "temp_point": True, "screened": None, "households_occupied": 60},
]
TASKS = [
    {**S, "item_id": "i1", "kind": "task", "medium": "paper", "own_initiative": True},
    {**S, "item_id": "i2", "kind": "task", "medium": "sheet", "own_initiative": False},
    {**S, "item_id": "i3", "kind": "task", "medium": "platform", "own_initiative": False},
    {**S, "item_id": "i4", "kind": "task", "medium": None, "own_initiative": None},
    {**S, "item_id": "i5", "kind": "form", "frequency": "monthly", "medium": "paper"},
    {**S, "item_id": "i6", "kind": "form", "frequency": "quarterly", "medium": "paper"},
    {**S, "item_id": "i7", "kind": "form", "frequency": "daily", "medium": "paper"},
]
INCIDENTS = [
    {**C, "incident_id": f"e{i}", "date": day, "type": kind}
    for i, (day, kind) in enumerate(
        [
            ("2025-01-01", "abuse"),
            ("2025-12-31", "assault"),
            ("2026-01-01", "abuse"),
            ("2025-05-01", "request"),
            ("2025-05-02", None),
        ]
    )
]
SOCIAL = [
    {**S, "org_id": f"s{i}", "registered_or_filed": kind}
    for i, kind in enumerate(["registered", "filed", "filed", "neither", None])
]
BUILDINGS = [{**S, "building_id": f"b{i}", "head_named": named} for i, named in enumerate([True, True, False, None])]
PARTY = [{**S, "members_local": 50, "members_retired": 20, "pledged": 5, "on_duty": 40}]
TOOLS = [
    {
        **C,
        "respondent_id": f"w{i}",
        "survey_date": "2025-06-01",
        "uses_group": True,
        "uses_app": app,
        "uses_platform": platform,
    }
    for i, (app, platform) in enumerate([(True, False), (False, True), (False, False), (None, None)])
]

# code: (tables, numerator, denominator, n, n_missing), for all areas together, 2025; a sixth entry is the value where
# it is not numerator ÷ denominator
CASES = {
    **ROSTER_CASES,
    "mob_seconded_n": ({"secondees": SECONDED}, 2, None, 2, 0),
    "mob_seconded_per_community": (
        {"secondees": SECONDED, "communities": [*community(), {"community_id": "C02", "as_of": END}]},
        2,
        2,
        2,
        0,
    ),
    "mob_retired_pledge_rate": ({"party_counts": PARTY}, 5, 20, 1, 0),
    "mob_local_member_rate": ({"party_counts": PARTY}, 40, 50, 1, 0),
    "mob_checkpoint_cover": ({"compounds": COMPOUNDS}, 1, 3, 3, 1),
    "mob_screen_cover": ({"compounds": COMPOUNDS}, 330, 350, 3, 1),
    "party_org_coverage": ({"two_new": TWO_NEW}, 2, 4, 4, 1),
    "party_work_coverage": ({"two_new": TWO_NEW}, 3, 4, 4, 1),
    "party_blank_n": ({"two_new": TWO_NEW}, 1, None, None, None),
    "party_dual_report_rate": (DUAL, 3, 5, 5, 0),
    "party_dual_active_rate": (DUAL, 1, 3, 3, 0),
    "party_dual_idle_rate": (DUAL, 2, 3, 3, 0),
    "party_dual_never_rate": (DUAL, 2, 5, 5, 0),
    "party_own_initiative_share": ({"tasks": TASKS}, 1, 3, 3, None),
    "coop_facility_100hh": ({"communities": community(facility_m2=330, households_occupied=1200)}, 330, 12, 1, 0),
    "coop_participation_rate": (answers("part_council", [True, False, False, None]), 1, 3, 3, 1),
    "coop_belonging": (answers("belonging", ["very", "fairly", "not_very", "none", None]), 2, 4, 4, 1),
    "coop_defiance_rate": (
        {"incidents": INCIDENTS, "communities": community(households_occupied=2000)},
        2,
        24,
        None,
        1,
    ),
    "coop_social_org_n": ({"social_orgs": SOCIAL, "communities": community()}, 3, 1, None, 1),
    "coop_head_cover": ({"buildings": BUILDINGS}, 2, 3, 3, 1),
    "coop_head_known": (answers("knows_head", ["contacted", "knows", "heard", "does_not_know", None]), 2, 4, 4, 1),
    "coop_satisfaction": (answers("satisfaction", ["5", "4", "3", "2", "1", None]), 2, 5, 5, 1),
    "info_paper_share": ({"tasks": TASKS}, 2, 3, 3, 1),
    "info_forms_n": ({"tasks": TASKS, "communities": community()}, 2 + 1 / 3, 1, 3, 0),
    "info_tool_rate": ({"workers_survey": TOOLS}, 2, 3, 3, 1),
    "info_reach": (answers("notice_group", [True, True, False, None]), 2, 3, 3, 1),
    "work_per_10k": ({**workers(sex=["F"]), "communities": community(residents_urban=5000)}, 4, 0.5, None, 0),
    "work_under35": (workers(birth_ym=["1990-12-01", "1990-01-01", "1985-06-01", None]), 2, 3, 3, 1),
    "work_college": (workers(education=["bachelor", "college", "senior", None]), 2, 3, 3, 1),
    "work_cert": (workers(cert_level=["assistant", "social_worker", "none", None]), 2, 3, 3, 1),
    **SURVEYS,
    **COLLABORATION,
    **WORKFORCE,
    **ADOPTION,
}
