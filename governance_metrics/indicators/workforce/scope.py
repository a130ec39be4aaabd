"""Who counts as a community worker: the scope every card states, and the wider ones it can be switched to."""

from governance_metrics.tables.people import OTHER_STAFF

EMPLOYED = f"staff_kind NOT IN {OTHER_STAFF}"
IN_SCOPE = f"on_post AND {EMPLOYED}"
WITH_GRID_WORKERS = "on_post AND staff_kind NOT IN ('seconded', 'property')"
