"""The contract: every table and view the library knows, by name."""

from governance_metrics.tables import organisations, people, places, surveys, views, work
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View

TABLES: dict[str, Table] = {
    table.name: table for room in (places, people, organisations, work, surveys) for table in room.TABLES
}
VIEWS: dict[str, View] = {view.name: view for view in views.VIEWS}
