"""Hand-worked cases of collaboration, from rosters."""

from tests.indicators.case_rows import END, C, S, community


def communities(many, years=(2025,), **columns):
    """C01, C02, … at the end of each year, with one value a community and column."""
    return [
        {"community_id": f"C{k:02d}", "as_of": f"{year}-12-31", **{name: v[k - 1] for name, v in columns.items()}}
        for year in years
        for k in range(1, many + 1)
    ]


def orgs(counts, year=2025):
    return [
        {
            "community_id": f"C{k:02d}",
            "as_of": f"{year}-12-31",
            "org_id": f"{year}-{k}-{n}",
            "registered_or_filed": "filed",
        }
        for k, many in enumerate(counts, start=1)
        for n in range(many)
    ]


def acted(community_id, *actors, day="2025-03-01"):
    return [
        {"activity_id": f"a{community_id}", "community_id": community_id, "date": day, "actor": actor}
        for actor in actors
    ]


# one to eleven organisations: the 10th percentile is the second smallest, the 90th the second largest
SPREAD = list(range(1, 12))
ACTORS = [
    *acted("C01", "party_org", "committee", "volunteer", "street"),  # three kinds: the street office is none of them
    *acted("C02", "party_org", "party_org", "committee"),  # two kinds
    *acted("C02", "owners", day="2024-03-01"),  # another year
]
TASKS = [
    {**S, "item_id": "t1", "kind": "task", "own_initiative": False, "basis": "文件一", "owner": "街道"},
    {**S, "item_id": "t2", "kind": "task", "own_initiative": False, "basis": "文件二", "owner": None},
    {**S, "item_id": "t3", "kind": "task", "own_initiative": False, "basis": None, "owner": None},
    {**S, "item_id": "t4", "kind": "task", "own_initiative": True, "basis": "居民提议", "owner": "居委会"},
    {**S, "item_id": "t5", "kind": "task", "own_initiative": None, "basis": "文件三", "owner": "街道"},
    {**S, "item_id": "t6", "kind": "form", "own_initiative": False, "basis": "文件四", "owner": "街道"},
]
UNITS = [
    {"unit_id": f"u{n}", "as_of": END, "kind": kind, "activities_12m": times}
    for n, (kind, times) in enumerate(
        [("resident", 3), ("resident", 1), ("resident", 0), ("resident", None), ("co_building", 5)]
    )
]
PLACED = [{**S, "unit_id": f"u{n}"} for n in range(5)] + [{"community_id": "C02", "as_of": END, "unit_id": "u0"}]
DISPUTES = [
    {**C, "incident_id": f"d{n}", "date": day, "type": kind, "closed_on": closed}
    for n, (day, kind, closed) in enumerate(
        [
            ("2025-02-01", "property", "2025-02-09"),
            ("2025-03-01", "property", "2026-01-05"),  # closed after the period
            ("2025-04-01", "property", None),
            ("2025-05-01", "abuse", "2025-05-01"),
            ("2024-05-01", "property", "2024-05-01"),
        ]
    )
]
ASSAULTS = [
    {**C, "incident_id": f"x{n}", "date": day, "type": kind}
    for n, (day, kind) in enumerate(
        [("2025-01-01", "assault"), ("2025-07-01", "assault"), ("2024-07-01", "assault"), ("2025-07-02", "abuse")]
    )
]
GRIDS = [
    {**S, "grid_id": f"g{n}", "households": households, "mutual_group": group}
    for n, (households, group) in enumerate([(300, True), (500, False), (299, True), (501, None), (None, False)])
]
COMPOUNDS = [
    {**S, "compound_id": "k1", "owner_committee": True, "property_staff": 20, "property_trained": 15},
    {**S, "compound_id": "k2", "owner_committee": False, "property_staff": 10, "property_trained": 0},
    {**S, "compound_id": "k3", "owner_committee": None, "property_staff": None, "property_trained": 4},
]
ACTIVE = [
    {**S, "org_id": f"s{n}", "registered_or_filed": kind, "activities_12m": times}
    for n, (kind, times) in enumerate([("registered", 4), ("filed", 12), ("filed", 3), ("filed", None), ("neither", 9)])
]
VOLUNTEERS = [{**S, "registered": 120, "active_12m": 30}]

COLLABORATION = {
    "coop_activity_area_share": ({"communities": community(facility_m2=500, activity_m2=320)}, 320, 500, 1, 0),
    "coop_resource_100hh": (
        {"communities": community(funds_total=360_000, households_occupied=1200)},
        *(360_000, 12, 1, 0),
    ),
    "coop_resource_gap": (
        {"communities": communities(11, funds_total=[100 * k for k in SPREAD], households_occupied=[100] * 11)},
        *(1000, 200, 11, 0),
    ),
    "coop_assault_n": ({"incidents": ASSAULTS}, 2, None, 2, 0),
    "coop_actor_types": ({"activity_actors": ACTORS, "communities": communities(2)}, 5, 2, 2, 0),
    "coop_single_share": ({"activity_actors": ACTORS, "communities": communities(2)}, 1, 2, 2, 0),
    "coop_duty_list_rate": ({"tasks": TASKS}, 1, 3, 3, 1),
    "coop_station_unit_rate": (
        {"units": UNITS, "unit_communities": PLACED, "communities": communities(2)},
        *(2, 3, 3, 1),
    ),
    "coop_social_org_active": ({"social_orgs": ACTIVE}, 2, 3, 3, 1),
    "coop_social_org_gap": ({"social_orgs": orgs(SPREAD), "communities": communities(11)}, 10, 2, 11, 0),
    "coop_social_org_growth": (
        {"social_orgs": orgs([2, 2], 2024) + orgs([3, 2]), "communities": communities(2, (2024, 2025))},
        *(2.5, 2, 5, 0, 0.25),
    ),
    "coop_volunteer_rate": (
        {"volunteers": VOLUNTEERS, "communities": community(residents_usual=2400)},
        120,
        2400,
        1,
        0,
    ),
    "coop_volunteer_active": ({"volunteers": VOLUNTEERS}, 30, 120, 1, 0),
    "coop_mutual_cover": ({"grids": GRIDS}, 2, 4, 4, 1),
    "coop_grid_ok": ({"grids": GRIDS}, 2, 4, 4, 1),
    "coop_owner_rate": ({"compounds": COMPOUNDS}, 1, 2, 2, 1),
    "coop_property_training": ({"compounds": COMPOUNDS}, 15, 30, 2, 1),
    "coop_property_dispute_closed": ({"incidents": DISPUTES}, 1, 3, 3, 0),
}
