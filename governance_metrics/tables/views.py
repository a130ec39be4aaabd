"""The declared views of people and units: registration and service, secondment, who is on post, units."""

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
        SELECT period, member_key, COUNT(*) AS services,
               CASE WHEN COUNT(hours) = COUNT(*) THEN SUM(hours) END AS hours
        FROM dual_service GROUP BY period, member_key
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
           CAST(COALESCE(service.services, 0) AS DOUBLE) AS services,
           CASE WHEN service.member_key IS NULL THEN CAST(0 AS DOUBLE) ELSE service.hours END AS hours
    FROM members LEFT JOIN service
      ON members.period = service.period AND members.member_key = service.member_key
    """,
    types={"due": "boolean", "registered": "boolean", "services": "number", "hours": "number"},
    needs={
        "due": ("dual_due",),
        "registered": ("dual_registered",),
        "services": ("dual_service",),
        "hours": ("dual_service",),
    },
)

PEOPLE_SECONDED = View(
    name="people_seconded",
    title=Text(zh="下沉干部（每人一次）", en="people seconded, each once"),
    sql="""
    SELECT period, {area} AS community_id, MAX(COALESCE(persons, 1)) AS persons
    FROM secondees AS placed WHERE began AND person_key IS NOT NULL GROUP BY period, {area}, person_key
    UNION ALL
    SELECT period, {area} AS community_id, COALESCE(persons, 1) AS persons
    FROM secondees AS placed WHERE began AND person_key IS NULL
    """,
    types={"persons": "number"},
    needs={"": ("secondees",), "persons": ("secondees",)},
)

PEOPLE_ON_POST = View(
    name="people_on_post",
    title=Text(zh="期末在岗人员（社区工作者与下沉干部）", en="community workers and cadres on post"),
    sql="""
    SELECT period, community_id, FALSE AS seconded, CAST(1 AS DOUBLE) AS persons, staff_kind
    FROM workers WHERE on_post
    UNION ALL
    SELECT period, community_id, TRUE AS seconded, CAST(COALESCE(persons, 1) AS DOUBLE) AS persons,
           CAST(NULL AS VARCHAR) AS staff_kind
    FROM secondees WHERE on_post
    """,
    types={"seconded": "boolean", "persons": "number", "staff_kind": "text"},
    needs={
        "": ("workers", "secondees"),
        "seconded": ("workers", "secondees"),
        "persons": ("workers", "secondees"),
        "staff_kind": ("workers",),
    },
)

UNITS_IN_AREA = View(
    name="units_in_area",
    title=Text(zh="区域内单位（每家一次）", en="units in the area, each once"),
    # a unit whose communities nobody listed is still a unit of the whole
    sql="""
    SELECT DISTINCT units.period, {area} AS community_id, units.unit_id, units.kind, units.party_org,
           CAST(units.activities_12m AS DOUBLE) AS activities, units.stationed,
           placed.unit_id IS NOT NULL AS placed
    FROM units LEFT JOIN unit_communities AS placed
      ON units.period = placed.period AND units.unit_id = placed.unit_id
    """,
    types={
        "kind": "text",
        "party_org": "boolean",
        "activities": "number",
        "stationed": "boolean",
        "placed": "boolean",
    },
    needs={
        "": ("units",),
        "kind": ("units",),
        "party_org": ("units",),
        "activities": ("units",),
        "stationed": ("units",),
        "placed": ("unit_communities",),
    },
)

VIEWS: tuple[View, ...] = (DUAL_MEMBERS, PEOPLE_SECONDED, PEOPLE_ON_POST, UNITS_IN_AREA)
