"""Hand-worked cases of the cards that both surveys feed."""

from tests.indicators.case_rows import C, answers

NAN = float("nan")


def respondents(rows, table="residents_survey"):
    return {table: [{**C, "respondent_id": f"r{i}", "survey_date": "2025-06-01", **row} for i, row in enumerate(rows)]}


def staff(column, values):
    return answers(column, values, table="workers_survey")


IDENTITY = ("identity_member", "identity_needs", "identity_neighbours", "identity_together")
SKILLS = ("skill_group", "skill_app", "skill_sheet", "skill_platform")
JOINED = [
    {"part_volunteer": True, "part_patrol": False, "part_culture": False},
    {"part_volunteer": False, "part_patrol": True, "part_culture": False},
    {"part_volunteer": False, "part_patrol": False, "part_culture": True},
    {"part_volunteer": None, "part_patrol": None, "part_culture": None},
]
REASONS = [
    {"part_culture": False, "no_time": True, "content_unsuitable": False},
    {"part_culture": False, "no_time": False, "content_unsuitable": True},
    {"part_culture": False, "no_time": True, "content_unsuitable": False},
    {"part_culture": True, "no_time": None, "content_unsuitable": None},  # took part: not asked
    {"part_culture": False, "no_time": None, "content_unsuitable": None},  # asked, no answer
]

SURVEYS = {
    "mob_join_rate": (respondents(JOINED), 2, 3, 3, 1),
    "mob_supply_ok": (answers("sat_supplies", ["5", "4", "4", "2", None]), 3, 4, 4, 1),
    "mob_recognition": (answers("micro_helpful", ["5", "3", None]), 1, 2, 2, 1),
    "mob_compliance_rate": (answers("complied", ["always", "mostly", "sometimes_not", "rarely"]), 2, 4, 4, 0),
    "party_dual_seen": (answers("seen_dual", ["often", "once_or_twice", "never", "unknown_term", None]), 2, 4, 4, 1),
    "party_admin_time_share": (staff("admin_time_pct", [80, 50, 35, None]), 1.65, 3, 3, 1),
    "party_selfgov_first": (
        answers("first_step", ["neighbours", "head", "committee", "property", "government", "nothing", None]),
        *(2, 6, 6, 1),
    ),
    "party_gov_first_share": (answers("first_step", ["government", "nothing", "head", None]), 1, 3, 3, 1),
    "coop_willing_rate": (answers("willing", ["willing", "fairly", "not_very", "unwilling", None]), 2, 4, 4, 1),
    "coop_influence_rate": (answers("influence", ["fully", "mostly", "hardly", "not", None]), 2, 4, 4, 1),
    "coop_public_care": (answers("public_care", ["very", "fairly", "not_very", "none", None]), 2, 4, 4, 1),
    "coop_activity_fit": (respondents(REASONS), 2, 3, 3, 1),
    "coop_constraint_share": (staff("constraint", ["staff", "place", "funds", "authority", None]), 3, 4, 4, 1),
    "coop_identity": (
        respondents(
            [
                dict(zip(IDENTITY, "5443", strict=True)),  # 4.0
                dict(zip(IDENTITY, "2211", strict=True)),  # 1.5
                dict(zip(IDENTITY, (*"345", None), strict=True)),
            ]
        ),
        *(5.5, 2, 2, 1),
    ),
    "coop_fatigue": (answers("fatigue", ["5", "4", "3", "1", None]), 2, 4, 4, 1),
    "coop_rule_fair": (answers("rules_explained", ["5", "4", "3", "1", None]), 2, 4, 4, 1),
    "info_meeting_share": (staff("meeting_time_pct", [10, 30, None]), 0.4, 2, 2, 1),
    "info_skill": (
        respondents(
            [dict(zip(SKILLS, "5432", strict=True)), dict(zip(SKILLS, (*"543", None), strict=True))], "workers_survey"
        ),
        *(3.5, 1, 1, 1),
    ),
    "info_resident_tool": (answers("online_service", ["used", "not_used", "cannot_use", None]), 1, 3, 3, 1),
    "work_emerg_exp": (staff("handled_emergency", [True, False, False, None]), 1, 3, 3, 1),
    "work_efficacy": (staff("competent", ["4", "5", None]), 9, 2, 2, 1),
    "work_career_view": (staff("prospects", ["2", "1", "3", None]), 6, 3, 3, 1),
    "work_overtime": (staff("overtime_hours", [0, 12, 9, None]), 21, 3, 3, 1),
    "work_overload": (staff("workload", ["overload", "heavy", "right", "light", None]), 1, 4, 4, 1),
    "work_stress": (staff("stress", ["5", "4", "3", None]), 12, 3, 3, 1),
    "work_leave_intent": (staff("leave_intent", ["leave", "undecided", "stay", "stay", None]), 1, 4, 4, 1),
}
