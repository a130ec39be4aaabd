"""The grouped SELECT: sums per indicator, area, stratum and psu."""

from collections.abc import Mapping, Sequence

from sqlglot import exp

from governance_metrics.indicators.expression import Expression
from governance_metrics.query.dated import dated, relation
from governance_metrics.query.source import Job, SourceQuery, quoted
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.column import ColumnType


def tally_query(query: SourceQuery, jobs: Sequence[Job], shifts: Sequence[float]) -> str:
    """Return the grouped SELECT of one source for all its jobs.

    Per job ``k`` the columns are ``n_k`` (rows used), ``n_missing_k``, ``n_numerator_k`` (used rows whose
    numerator is not 0), ``weighted_k`` (rows used, with weight), ``seen_k`` (rows not outside, with weight),
    ``known_k`` (sum of numerators whose denominator is unknown), ``w_k, wy_k, wx_k, wyy_k, wxy_k, wxx_k``, and
    with shifts the moments ``aa_k, ab_k, bb_k`` of the shifted values.

    Parameters
    ----------
    query : SourceQuery
        The source.
    jobs : sequence of Job
        What the cards ask, K of them.
    shifts : sequence of float
        A rough ratio per job, taken off before squaring, shape (K,).
    """
    keys = _keys(query)
    inner = [f"{sql} AS {quoted(name)}" for name, sql in keys.items()]
    inner.append(f"{_weight(query)} AS weight__")
    outer = [quoted(name) for name in keys]
    for k, job in enumerate(jobs):
        inner += _job_columns(k, job, query.types)
        outer += _job_sums(k, shift=shifts[k] if shifts else None)
    group = ", ".join(str(position + 1) for position in range(len(keys)))
    return (
        f"WITH {dated(query)}, rows__ AS (SELECT {', '.join(inner)} FROM {relation(query)}) "
        f"SELECT {', '.join(outer)} FROM rows__ GROUP BY {group} ORDER BY {group}"
    )


def strata_query(query: SourceQuery) -> str:
    """Return the SELECT that counts the psus of each stratum in the whole file, by period."""
    design = query.design or SurveyDesign()
    stratum = quoted(design.stratum) if design.stratum else "CAST(NULL AS VARCHAR)"
    psus = f"COUNT(DISTINCT {quoted(design.psu)})" if design.psu else "COUNT(*)"
    fpc = f"MAX({quoted(design.fpc)})" if design.fpc else "CAST(NULL AS DOUBLE)"
    keys = f"{query.period_column} AS period, CAST({stratum} AS VARCHAR) AS stratum"
    return (
        f"WITH {dated(query)} SELECT {keys}, {psus} AS n_psu, {fpc} AS fpc FROM {relation(query)} "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )


def submissions_query(query: SourceQuery) -> str:
    """Return the SELECT of areas and periods for which the table has any row."""
    area = query.area_column
    column = f"CAST({quoted(area)} AS VARCHAR)" if area else "CAST(NULL AS VARCHAR)"
    period = f"{query.period_column} AS period"
    return f"WITH {dated(query)} SELECT DISTINCT {period}, {column} AS area FROM {relation(query)} ORDER BY 1, 2"


def _keys(query: SourceQuery) -> dict[str, str]:
    design = query.design
    area = query.area_column
    keys = {
        "period": query.period_column,
        "area": f"CAST({quoted(area)} AS VARCHAR)" if area else "CAST(NULL AS VARCHAR)",
    }
    keys |= {f"by_{name}": f"CAST({quoted(name)} AS VARCHAR)" for name in query.by}
    if design is not None:
        keys["stratum"] = f"CAST({quoted(design.stratum)} AS VARCHAR)" if design.stratum else "''"
        if design.psu:
            keys["psu"] = f"CAST({quoted(design.psu)} AS VARCHAR)"
    return keys


def _weight(query: SourceQuery) -> str:
    weight = query.design.weight if query.design else None
    return f"CAST({quoted(weight)} AS DOUBLE)" if weight else "CAST(1 AS DOUBLE)"


def _job_columns(k: int, job: Job, types: Mapping[str, ColumnType]) -> list[str]:
    """The state, the number above and the number below, for one job."""
    above, below = _number(job.numerator, types), _number(job.denominator, types)
    universe = _render(job.universe)
    parts = [Expression(job.numerator), Expression(job.denominator)]
    blanks = [f"{quoted(name)} IS NULL" for part in parts for name in part.columns]
    unknown = " OR ".join(dict.fromkeys([*blanks, f"({above}) IS NULL", f"({below}) IS NULL"]))
    only_below = f"({above}) IS NOT NULL AND ({below}) IS NULL"
    return [
        f"CASE WHEN ({universe}) IS NULL THEN 1 WHEN NOT ({universe}) THEN 0 WHEN {unknown} THEN 1 ELSE 2 END AS s_{k}",
        f"{above} AS y_{k}",
        f"{below} AS x_{k}",
        f"CASE WHEN ({universe}) AND {only_below} THEN {above} ELSE CAST(0 AS DOUBLE) END AS k_{k}",
    ]


def _job_sums(k: int, shift: float | None) -> list[str]:
    def total(number: str, when: str = "= 2") -> str:
        return f"SUM(CASE WHEN s_{k} {when} THEN {number} ELSE CAST(0 AS DOUBLE) END)"

    one, w, y, x = "CAST(1 AS DOUBLE)", "weight__", f"y_{k}", f"x_{k}"
    sums = {
        "n": total(one),
        "n_missing": total(one, "= 1"),
        "n_numerator": total(f"CASE WHEN {y} <> 0 THEN {one} ELSE CAST(0 AS DOUBLE) END"),
        "weighted": total(f"CASE WHEN {w} <> 0 THEN {one} ELSE CAST(0 AS DOUBLE) END"),
        "seen": total(f"CASE WHEN {w} <> 0 THEN {one} ELSE CAST(0 AS DOUBLE) END", ">= 1"),
        "known": f"SUM(k_{k})",
        "w": total(w),
        "wy": total(f"{w} * {y}"),
        "wx": total(f"{w} * {x}"),
        "wyy": total(f"{w} * {y} * {y}"),
        "wxy": total(f"{w} * {x} * {y}"),
        "wxx": total(f"{w} * {x} * {x}"),
    }
    if shift is not None:
        shifted = f"({w} * ({y} - CAST({shift!r} AS DOUBLE) * {x}))"
        sums |= {
            "aa": total(f"{shifted} * {shifted}"),
            "ab": total(f"{shifted} * {w} * {x}"),
            "bb": total(f"{w} * {x} * {w} * {x}"),
        }
    return [f"{sql} AS {name}_{k}" for name, sql in sums.items()]


def _number(sql: str, types: Mapping[str, ColumnType]) -> str:
    """An expression as a double: a condition counts 1 or 0, and stays unknown where it is unknown."""
    rendered = _render(sql)
    if Expression(sql).is_condition(types):
        return f"CASE WHEN ({rendered}) THEN CAST(1 AS DOUBLE) WHEN NOT ({rendered}) THEN CAST(0 AS DOUBLE) END"
    return f"CAST({rendered} AS DOUBLE)"


def _render(sql: str) -> str:
    """A card's expression in the engine's SQL: names quoted, divisions in doubles and never by zero."""
    tree = Expression(sql).tree.copy()
    for name in tree.find_all(exp.Identifier):
        name.set("quoted", True)
    for division in reversed(list(tree.find_all(exp.Div))):  # the innermost first
        below = exp.cast(division.expression, "DOUBLE")
        division.set("this", exp.cast(division.this, "DOUBLE"))
        division.set("expression", exp.Nullif(this=below, expression=exp.Literal.number(0)))
    return tree.sql(dialect="duckdb")
