"""The grouped SELECT: sums per indicator, area, stratum and psu."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlglot import exp

from governance_metrics.indicators.expression import Expression
from governance_metrics.query.dated import dated, relation
from governance_metrics.query.source import Job, SourceQuery, quoted
from governance_metrics.query.sums import asked_of
from governance_metrics.query.term import term_of
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.column import NUMERIC, ColumnType
from governance_metrics.tables.table import Table

KEYS = ("period", "area", "by", "stratum", "psu", "ssu", "fit")
DAYS = {"first_day": "MIN", "last_day": "MAX"}  # of the states taken for a period


def tally_query(
    query: SourceQuery,
    jobs: Sequence[Job],
    shifts: Sequence[float],
    *,
    keys: Sequence[str] = KEYS,
    wanted: Mapping[int, Sequence[str]] | None = None,
    checked: bool = False,
    ordered: bool = True,
) -> str:
    """Return the grouped SELECT of one source for all its jobs.

    Beside the keys there are ``rows`` and, with weights, ``rows_weighted`` and ``rows_w`` (their sum); per job
    ``k`` the sums that ``asked_of`` lists, each named ``<sum>_<k>``. The others follow from these
    (``every_sum``). A row counts for a job only where its number above, ``y_k``, is known; outside the universe
    it is blank, and so is the number below.

    Parameters
    ----------
    query : SourceQuery
        The source.
    jobs : sequence of Job
        What the cards ask, K of them.
    shifts : sequence of float
        A rough ratio per job, taken off before squaring, shape (K,); without it there are no squares.
    keys : sequence of str
        What rows are grouped by, of ``KEYS``; ``fit`` are the columns of known margins.
    wanted : mapping of int to sequence of str, optional
        The sums wanted by position of the job, where not all of them are.
    checked : bool
        Whether to count the rows whose weight, stratum or psu cannot be used, as ``strata_query`` does.
    ordered : bool
        Whether the groups come sorted by their keys.
    """
    grouped = {name: sql for name, sql in keys_of(query).items() if name.partition("_")[0] in keys}
    inner = [f"{sql} AS {quoted(name)}" for name, sql in grouped.items()]
    outer = [quoted(name) for name in grouped]
    weight = query.design.weight if query.design else None
    outer.append("COUNT(*) AS rows__")
    if weight:
        inner.append(f"CAST({quoted(weight)} AS DOUBLE) AS weight__")
        outer.append("COUNT(CASE WHEN weight__ <> 0 THEN 1 END) AS rows_weighted__, SUM(weight__) AS rows_w__")
        if query.design and query.design.calibration:
            outer.append("SUM(weight__ * weight__) AS rows_ww__")
    if checked and query.design is not None:
        for name, sql in _faults(query.design).items():
            inner.append(f"CASE WHEN {sql} THEN 1 END AS {name}__")
            outer.append(f"COUNT({name}__) AS {name}")
    for k in range(len(jobs)) if wanted is None else wanted:
        asked = asked_of(jobs[k], query, squared=bool(shifts)) if wanted is None else wanted[k]
        inner += job_columns(k, jobs[k], query.types)
        shift = float(shifts[k]) if shifts else 0.0
        condition = Expression(jobs[k].numerator).is_condition(query.types)
        terms = {name: term_of(name, k, jobs[k], shift, bool(weight), condition) for name in asked}
        outer += [f"{term.total} AS {name}_{k}" for name, term in terms.items()]
    group = ", ".join(str(position + 1) for position in range(len(grouped)))
    ending = f" GROUP BY {group}" if group else ""
    ending += f" ORDER BY {group}" if group and ordered else ""
    return f"{rows_of(query, inner)} SELECT {', '.join(outer)} FROM rows__{ending}"


def rows_of(query: SourceQuery, columns: Sequence[str]) -> str:
    """Return the beginning of a SELECT from ``rows__``: the rows of the source with some columns of them."""
    return f"WITH {dated(query)}, rows__ AS (SELECT {', '.join(columns) or '1 AS one__'} FROM {relation(query)})"


def strata_query(query: SourceQuery) -> str:
    """Return the SELECT that counts the psus of each stratum in the whole file, by period.

    It also counts rows that lack what the design needs: ``<role>_<missing, negative or infinite>``.
    """
    asked = query.design or SurveyDesign()
    design = drawn(asked)
    psus = f"COUNT(DISTINCT {quoted(design.psu)})" if design.psu else "COUNT(*)"
    stratum = _label(design.stratum, query) if design.stratum else "CAST(NULL AS VARCHAR)"
    keys = f"{query.period_column} AS period, {stratum} AS stratum"
    faults = "".join(f", COUNT(CASE WHEN {sql} THEN 1 END) AS {name}" for name, sql in _faults(asked).items())
    return (
        f"WITH {dated(query)} SELECT {keys}, {psus} AS n_psu, {_ends(design.fpc)}{faults} FROM {relation(query)} "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )


def units_query(query: SourceQuery) -> str:
    """Return the SELECT that counts the second-stage units of each psu in the whole file, by period."""
    design = query.design or SurveyDesign()
    units = f"COUNT(DISTINCT {quoted(design.ssu)})" if design.ssu else "COUNT(*)"
    keys = keys_of(query)
    labels = ", ".join(f"{keys[name]} AS {name}" for name in ("period", "stratum", "psu"))
    return (
        f"WITH {dated(query)} SELECT {labels}, {units} AS n_ssu, {_ends(design.ssu_fpc)} FROM {relation(query)} "
        "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )


def _ends(fpc: str | None) -> str:
    """The largest and the smallest number that a column gives for one stratum or psu."""
    largest, smallest = (f"{end}({quoted(fpc)})" if fpc else "CAST(NULL AS DOUBLE)" for end in ("MAX", "MIN"))
    return f"{largest} AS fpc, {smallest} AS fpc_low"


def submissions_query(queries: Mapping[str, SourceQuery]) -> str:
    """Return the SELECT of tables, areas and periods for which there is any row, and the days of their states."""
    parts = []
    for name, query in queries.items():
        area = query.area_column
        column = _label(area, query) if area else "CAST(NULL AS VARCHAR)"
        time = query.source.time if isinstance(query.source, Table) else None
        day = quoted(time.column) if time and time.kind == "stock" else "CAST(NULL AS DATE)"
        days = ", ".join(f"CAST({end}({day}) AS VARCHAR) AS {name_}" for name_, end in DAYS.items())
        parts.append(
            f"SELECT '{name}' AS {quoted('table')}, period, area, first_day, last_day FROM (WITH {dated(query)} "
            f"SELECT {query.period_column} AS period, {column} AS area, {days} FROM {relation(query)} "
            f"GROUP BY 1, 2) AS there__"
        )
    return " UNION ALL ".join(parts) + " ORDER BY 1, 2, 3"


def design_columns(design: SurveyDesign) -> dict[str, str]:
    """Return the columns every row of a sample must have, by role."""
    own = drawn(design)
    named = {"weight": own.weight, "stratum": own.stratum, "psu": own.psu, "fpc": own.fpc}
    if own.second_stage:
        named |= {"ssu": own.ssu, "ssufpc": own.ssu_fpc}
    named |= {f"replicate{i}": name for i, name in enumerate(design.replicate_weights)}
    named |= {f"margin{i}": name for i, name in enumerate(design.calibration.columns if design.calibration else ())}
    return {role: name for role, name in named.items() if name is not None}


def drawn(design: SurveyDesign) -> SurveyDesign:
    """Return the design by which sums are made: replicate weights take the place of strata and psus.

    Examples
    --------
    >>> drawn(SurveyDesign(weight="w", psu="p", replicate_weights=("r",), replicate_method="BRR")).psu is None
    True
    """
    return SurveyDesign(weight=design.weight) if design.replicate_weights else design


def _faults(design: SurveyDesign) -> dict[str, str]:
    """What must be true of no row of a sample."""
    roles = design_columns(design)
    conditions = {f"{role}_missing": f"{quoted(name)} IS NULL" for role, name in roles.items()}
    for role, name in roles.items():
        if role.startswith(("weight", "replicate")):
            conditions[f"{role}_negative"] = f"{quoted(name)} < 0"
            conditions[f"{role}_infinite"] = f"{quoted(name)} > CAST('1.7976931348623157e308' AS DOUBLE)"
    return conditions


def keys_of(query: SourceQuery) -> dict[str, str]:
    """Return what rows can be grouped by: the name of every key and its SQL."""
    design = query.design
    area = query.area_column
    keys = {"period": query.period_column, "area": _label(area, query) if area else "CAST(NULL AS VARCHAR)"}
    keys |= {f"by_{name}": _label(name, query) for name in query.by}
    if design is not None:
        own = drawn(design)
        keys["stratum"] = _label(own.stratum, query) if own.stratum else "''"
        if own.psu:
            keys["psu"] = _label(own.psu, query)
        if own.second_stage and own.ssu:
            keys["ssu"] = _label(own.ssu, query)
        margins = design.calibration.columns if design.calibration else ()
        keys |= {f"fit_{i}": _label(name, query) for i, name in enumerate(margins)}
        if design.calibration and design.calibration.cap and design.weight:
            keys["fit_weight"] = f"CAST({quoted(design.weight)} AS DOUBLE)"  # each has a limit of its own
    return keys


def _label(column: str, query: SourceQuery) -> str:
    """A column to group by. Numbers stay numbers: engines write 12.0 in different ways (``in_words``)."""
    return quoted(column) if query.types.get(column) in NUMERIC else f"CAST({quoted(column)} AS VARCHAR)"


def job_columns(k: int, job: Job, types: Mapping[str, ColumnType]) -> list[str]:
    """Return the numbers above and below of the rows that count for one job, and which rows are missing."""
    above, below = _number(job.numerator, types), _number(job.denominator, types)
    one, everybody = job.denominator == "1", job.everybody
    universe = "TRUE" if everybody else f"({rendered(job.universe)})"
    blanks = [] if _blank_where_a_part_is(job.numerator) else list(Expression(job.numerator).columns)
    if not one and not _blank_where_a_part_is(job.denominator):
        blanks += Expression(job.denominator).columns
    known = [f"{quoted(name)} IS NOT NULL" for name in dict.fromkeys(blanks)]
    known += [f"({above}) IS NOT NULL"] if blanks or not one else []
    known += [] if one else [f"({below}) IS NOT NULL"]
    counts = " AND ".join([*([] if everybody else [universe]), *known])
    columns = [f"CASE WHEN {counts} THEN {above} END AS y_{k}" if counts else f"{above} AS y_{k}"]
    if not everybody:
        whole = [f"({above}) IS NOT NULL", *(part for part in known if part != f"({above}) IS NOT NULL")]
        missing = f"{universe} IS NULL OR ({universe} AND NOT ({' AND '.join(whole)}))"
        columns.append(f"CASE WHEN {missing} THEN 1 END AS m_{k}")
    if not one:
        only_above = f"{universe} AND ({above}) IS NOT NULL AND ({below}) IS NULL"
        columns += [
            f"CASE WHEN {counts} THEN {below} END AS x_{k}",
            f"CASE WHEN {only_above} THEN {above} END AS k_{k}",
        ]
    return columns


def _number(sql: str, types: Mapping[str, ColumnType]) -> str:
    """An expression as a double: a condition counts 1 or 0, and stays unknown where it is unknown."""
    number = rendered(sql)
    if Expression(sql).is_condition(types):
        return f"CAST(CAST(({number}) AS INTEGER) AS DOUBLE)"
    return f"CAST({number} AS DOUBLE)"


@lru_cache(maxsize=4096)
def _blank_where_a_part_is(sql: str) -> bool:
    """Whether an expression is unknown by itself wherever a column it names is: ``a OR b`` is not."""
    tree = Expression(sql).tree
    if any(tree.find_all(exp.And, exp.Or, exp.Case, exp.If)):
        return False
    listed = [value for node in tree.find_all(exp.In) for value in node.expressions]
    listed += [node.args[end] for node in tree.find_all(exp.Between) for end in ("low", "high")]
    return not any(isinstance(node, exp.Column) for value in listed for node in value.walk())


@lru_cache(maxsize=4096)
def rendered(sql: str) -> str:
    """Return a card's expression in the engine's SQL: names quoted, divisions in doubles and never by zero."""
    tree = Expression(sql).tree.copy()
    for name in tree.find_all(exp.Identifier):
        name.set("quoted", True)
    for division in reversed(list(tree.find_all(exp.Div))):  # the innermost first
        below = exp.cast(division.expression, "DOUBLE")
        division.set("this", exp.cast(division.this, "DOUBLE"))
        division.set("expression", exp.Nullif(this=below, expression=exp.Literal.number(0)))
    return tree.sql(dialect="duckdb")
