"""The declared views: registration and service of members, people seconded, units on post."""

from governance_metrics.tables.view import View
from governance_metrics.text import Text

DUAL_MEMBERS = View(
    name="dual_members",
    title=Text(zh="双报到党员", en="members in dual registration"),
    sql="""
    WITH due AS (
        SELECT period, member_key, MIN(community_id) AS community_id FROM dual_due GROUP BY period, member_key
    ), registered AS (
        SELECT period, member_key, MIN(community_id) AS community_id FROM dual_registered
        GROUP BY period, member_key
    ), service AS (
        SELECT period, member_key, COUNT(*) AS services FROM dual_service GROUP BY period, member_key
    ), members AS (
        SELECT COALESCE(due.period, registered.period) AS period,
               COALESCE(due.member_key, registered.member_key) AS member_key,
               COALESCE(due.community_id, registered.community_id) AS community_id,
               due.member_key IS NOT NULL AS due,
               registered.member_key IS NOT NULL AS registered
        FROM due FULL JOIN registered
          ON due.period = registered.period AND due.member_key = registered.member_key
    )
    SELECT members.period, members.community_id, members.due, members.registered,
           CAST(COALESCE(service.services, 0) AS DOUBLE) AS services
    FROM members LEFT JOIN service
      ON members.period = service.period AND members.member_key = service.member_key
    """,
    types={"due": "boolean", "registered": "boolean", "services": "number"},
    needs={"due": ("dual_due",), "registered": ("dual_registered",), "services": ("dual_service",)},
)

PEOPLE_SECONDED = View(
    name="people_seconded",
    title=Text(zh="下沉干部（每人一次）", en="people seconded, each once"),
    sql="""
    SELECT period, {area} AS community_id, MAX(COALESCE(persons, 1)) AS persons
    FROM secondees WHERE person_key IS NOT NULL GROUP BY period, {area}, person_key
    UNION ALL
    SELECT period, {area} AS community_id, COALESCE(persons, 1) AS persons FROM secondees WHERE person_key IS NULL
    """,
    types={"persons": "number"},
    needs={"": ("secondees",), "persons": ("secondees",)},
)

VIEWS: tuple[View, ...] = (DUAL_MEMBERS, PEOPLE_SECONDED)
