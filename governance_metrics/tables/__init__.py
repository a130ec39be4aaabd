"""The contract: every table and view the library knows, by name."""

from governance_metrics.tables import (
    activities,
    community_views,
    grids,
    office,
    organisations,
    people,
    places,
    surveys,
    views,
    work,
)
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View

TABLES: dict[str, Table] = {
    table.name: table
    for room in (places, grids, people, organisations, work, activities, office, surveys)
    for table in room.TABLES
}
VIEWS: dict[str, View] = {view.name: view for room in (views, community_views) for view in room.VIEWS}
