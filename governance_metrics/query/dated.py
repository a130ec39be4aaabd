"""Tables as cards read them: typed, with derived columns, each row in the periods it belongs to."""

from collections.abc import Mapping

from governance_metrics.query.source import SourceQuery, quoted
from governance_metrics.tables.column import DATED, NUMERIC, ColumnType
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View

SQL_TYPES: Mapping[ColumnType, str] = {
    "text": "VARCHAR",
    "code": "VARCHAR",
    "key": "VARCHAR",
    "integer": "DOUBLE",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "month": "DATE",
}


def relation(query: SourceQuery) -> str:
    """The table or view the rows are taken from."""
    name = query.source.name
    if isinstance(query.source, View):
        return f"(({query.source.sql.format(area=query.level_sql or 'community_id')})) AS {quoted(name)}"
    return quoted(name)


def dated(query: SourceQuery) -> str:
    """The periods, and every base table with its known columns and the periods its rows belong to."""
    rows = ", ".join(
        f"('{p.name}', DATE '{p.start}', DATE '{p.last_day}', DATE '{p.end}', DATE '{p.stock_from}', "
        f"DATE '{p.stock_until}', CAST({p.months} AS DOUBLE), {str(p is query.periods[-1]).upper()})"
        for p in query.periods
    )
    columns = "period__, period_start, period_last_day, period_end, from__, until__, period_months, is_last__"
    tables = [_dated_table(query, query.contracts[name]) for name in query.bases]
    return ", ".join([f"periods__({columns}) AS (VALUES {rows})", *tables])


def _dated_table(query: SourceQuery, table: Table) -> str:
    present = query.present.get(table.name)
    raw = f"FROM {quoted(_registered(table.name))}" if present is not None else "WHERE FALSE"
    read = [c for c in table.listed if not c.personal or c.name in (present or ())]
    typed = ", ".join(f"{_typed(c.name, c.type, present or set(), query.numbers)} AS {quoted(c.name)}" for c in read)
    derived = "".join(f", {d.sql} AS {quoted(d.name)}" for d in table.derived)
    base = f"SELECT {typed} {raw}"
    join, extra = _time_join(query, table)
    return (
        f"{quoted(table.name)} AS (WITH base__ AS ({base}){extra} "
        f"SELECT period__ AS {query.period_column}, period_last_day, period_months, base__.*{derived} "
        f"FROM base__ JOIN periods__ ON {join})"
    )


def _time_join(query: SourceQuery, table: Table) -> tuple[str, str]:
    """The condition that places a row in a period, and any further relation it needs."""
    time = table.time
    if time is None:
        return "is_last__", ""
    day = f"base__.{quoted(time.column)}"
    if time.kind == "events":
        undated = len(query.periods) == 1 and not query.periods[0].name
        return ("TRUE", "") if undated else (f"{day} >= period_start AND {day} < period_end", "")
    if time.kind == "cumulative":
        return f"({day} IS NULL OR {day} < period_end)", ""
    if time.kind == "spell":
        until = f"base__.{quoted(time.until or time.column)}"
        return (
            f"({day} IS NULL OR {day} < period_end) AND ({until} IS NULL OR {until} >= period_start)",
            "",
        )
    area = quoted(table.area) if table.area else "''"
    chosen = (
        f", days__ AS (SELECT DISTINCT COALESCE(CAST({area} AS VARCHAR), '') AS area__, "
        f"{quoted(time.column)} AS day__ FROM base__), "
        "chosen__ AS (SELECT area__, day__, period__ AS of__ FROM (SELECT area__, day__, period__, "
        "ROW_NUMBER() OVER (PARTITION BY area__, period__ ORDER BY "
        "CASE WHEN day__ <= period_last_day THEN 0 ELSE 1 END, "
        "ABS(DATE_DIFF('day', day__, period_last_day))) AS nearest__ "
        "FROM days__ JOIN periods__ ON day__ >= from__ AND day__ <= until__) AS ranked__ WHERE nearest__ = 1)"
    )
    area = f"COALESCE(CAST(base__.{area} AS VARCHAR), '')" if table.area else "''"
    return (
        f"({day} IS NULL AND is_last__) OR EXISTS (SELECT 1 FROM chosen__ WHERE area__ = {area} "
        f"AND day__ = {day} AND of__ = period__)",
        chosen,
    )


def _typed(name: str, type_: ColumnType, present: set[str], numbers: frozenset[str]) -> str:
    if name not in present:
        return f"CAST(NULL AS {SQL_TYPES[type_]})"
    column = f"CAST({quoted(name)} AS {SQL_TYPES[type_]})"
    if type_ in NUMERIC and name not in numbers:
        return f"NULLIF({column}, CAST('NaN' AS DOUBLE))"
    if type_ in (*NUMERIC, *DATED, "boolean"):
        return column
    return f"NULLIF({column}, '')"


def _registered(table: str) -> str:
    """The name a frame is registered under, apart from the relation the cards read."""
    return f"{table}__frame"
