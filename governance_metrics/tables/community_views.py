"""The declared views of places: what each community has to show, and whether each grid is complete."""

from governance_metrics.tables.view import View
from governance_metrics.text import Text

COMMUNITY_SERVICES = View(
    name="community_services",
    title=Text(zh="社区微服务（每社区一行）", en="services, one row a community"),
    sql="""
    SELECT communities.period, communities.community_id,
           CAST(COUNT(DISTINCT services.kind) AS DOUBLE) AS kinds,
           COUNT(CASE WHEN services.kind = 'group_buying' THEN 1 END) > 0 AS group_buying
    FROM communities LEFT JOIN services
      ON communities.period = services.period AND communities.community_id = services.community_id
    GROUP BY communities.period, communities.community_id
    """,
    types={"kinds": "number", "group_buying": "boolean"},
    needs={"": ("communities",), "kinds": ("services",), "group_buying": ("services",)},
)

COMMUNITY_FORCES = View(
    name="community_forces",
    title=Text(zh="社区值守力量（每社区一行）", en="forces on guard, one row a community"),
    sql="""
    SELECT communities.period, communities.community_id,
           CAST(COUNT(DISTINCT compound_guards.force) AS DOUBLE) AS kinds
    FROM communities LEFT JOIN compound_guards
      ON communities.period = compound_guards.period
     AND communities.community_id = compound_guards.community_id
    GROUP BY communities.period, communities.community_id
    """,
    types={"kinds": "number"},
    needs={"": ("communities",), "kinds": ("compound_guards",)},
)

COMMUNITY_UNITS = View(
    name="community_units",
    title=Text(zh="社区进驻单位（每社区一行）", en="stationed units, one row a community"),
    sql="""
    SELECT communities.period, communities.community_id,
           CAST(COUNT(DISTINCT CASE WHEN units.stationed THEN units.unit_id END) AS DOUBLE) AS stationed
    FROM communities
    LEFT JOIN unit_communities
      ON communities.period = unit_communities.period
     AND communities.community_id = unit_communities.community_id
    LEFT JOIN units
      ON unit_communities.period = units.period AND unit_communities.unit_id = units.unit_id
    GROUP BY communities.period, communities.community_id
    """,
    types={"stationed": "number"},
    needs={"": ("communities",), "stationed": ("unit_communities", "units")},
)

COMMUNITY_MEETINGS = View(
    name="community_meetings",
    title=Text(zh="社区会议（每社区一行）", en="meetings, one row a community"),
    sql="""
    SELECT communities.period, communities.community_id,
           CAST(COUNT(CASE WHEN activities.kind = 'deliberation' AND activities.minutes_kept THEN 1 END) AS DOUBLE)
             AS deliberations,
           CAST(COUNT(CASE WHEN activities.kind = 'joint' AND activities.minutes_kept THEN 1 END) AS DOUBLE)
             AS joint_meetings,
           CAST(COUNT(CASE WHEN activities.kind = 'supervision' THEN 1 END) AS DOUBLE) AS supervision_meetings
    FROM communities LEFT JOIN activities
      ON communities.period = activities.period AND communities.community_id = activities.community_id
    GROUP BY communities.period, communities.community_id
    """,
    types={"deliberations": "number", "joint_meetings": "number", "supervision_meetings": "number"},
    needs={
        "": ("communities",),
        "deliberations": ("activities",),
        "joint_meetings": ("activities",),
        "supervision_meetings": ("activities",),
    },
)

COMMUNITY_ACTORS = View(
    name="community_actors",
    title=Text(zh="社区参与主体（每社区一行）", en="actors, one row a community"),
    sql="""
    SELECT communities.period, communities.community_id,
           CAST(COUNT(DISTINCT CASE WHEN activity_actors.actor <> 'street' THEN activity_actors.actor END) AS DOUBLE)
             AS kinds,
           CAST(COUNT(DISTINCT CASE WHEN activity_actors.actor IN ('street', 'party_org', 'committee', 'social_org')
             THEN activity_actors.actor END) AS DOUBLE) AS levels
    FROM communities LEFT JOIN activity_actors
      ON communities.period = activity_actors.period
     AND communities.community_id = activity_actors.community_id
    GROUP BY communities.period, communities.community_id
    """,
    types={"kinds": "number", "levels": "number"},
    needs={"": ("communities",), "kinds": ("activity_actors",), "levels": ("activity_actors",)},
)

GRID_STRUCTURE = View(
    name="grid_structure",
    title=Text(zh="网格组织（每网格一行）", en="how grids are led, one row a grid"),
    sql="""
    WITH heads AS (
        SELECT period, grid_id, MIN(CASE WHEN head_named THEN 1 ELSE 0 END) = 1 AS heads_named,
               COUNT(head_named) = COUNT(*) AS known
        FROM buildings WHERE grid_id IS NOT NULL GROUP BY period, grid_id
    )
    SELECT grids.period, grids.community_id, grids.volunteer_team, grids.resident_group,
           CASE WHEN heads.known THEN heads.heads_named END AS heads_named
    FROM grids LEFT JOIN heads ON grids.period = heads.period AND grids.grid_id = heads.grid_id
    """,
    types={"volunteer_team": "boolean", "resident_group": "boolean", "heads_named": "boolean"},
    needs={"": ("grids",), "volunteer_team": ("grids",), "resident_group": ("grids",), "heads_named": ("buildings",)},
)

COMMUNITY_STAFFING = View(
    name="community_staffing",
    title=Text(zh="社区定员与在岗（每社区一行）", en="posts and people, one row a community"),
    sql="""
    WITH team AS (
        SELECT period, community_id,
               COUNT(CASE WHEN community_worker THEN 1 END) AS on_post,
               COUNT(community_worker) = COUNT(*) AS known
        FROM workers WHERE on_post GROUP BY period, community_id
    )
    SELECT communities.period, communities.community_id, CAST(communities.staff_quota AS DOUBLE) AS quota,
           CASE WHEN COALESCE(team.known, TRUE)
             THEN GREATEST(communities.staff_quota - COALESCE(team.on_post, 0), 0) * CAST(1 AS DOUBLE) END AS vacant
    FROM communities LEFT JOIN team
      ON communities.period = team.period AND communities.community_id = team.community_id
    """,
    types={"quota": "number", "vacant": "number"},
    needs={"": ("communities",), "quota": ("communities",), "vacant": ("communities", "workers")},
)

VIEWS: tuple[View, ...] = (
    COMMUNITY_SERVICES,
    COMMUNITY_FORCES,
    COMMUNITY_UNITS,
    COMMUNITY_MEETINGS,
    COMMUNITY_ACTORS,
    GRID_STRUCTURE,
    COMMUNITY_STAFFING,
)
