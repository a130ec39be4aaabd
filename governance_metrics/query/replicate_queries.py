"""The SELECTs of replicate weights: sums by group, and the weights of rows with their group."""

from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from governance_metrics.query.engine import Engine
from governance_metrics.query.grouped import job_columns, keys_of, rendered, rows_of
from governance_metrics.query.source import Job, SourceQuery, quoted

AT_ONCE = 1200  # sums of one query: Postgres gives at most 1,664 columns
KEYS = ("period", "area", "by", "fit")
Sum = tuple[str, str, tuple[str, ...]]  # its name, its SQL, the columns of the rows it takes


def all_sums(
    engine: Engine, query: SourceQuery, jobs: Sequence[Job], universes: Sequence[str], sums: Sequence[Sum]
) -> dict[str, NDArray[Any]]:
    """Return sums by the groups of the SELECT of the full weight, in its order, some at a time.

    Parameters
    ----------
    engine : Engine
        Where the tables are.
    query : SourceQuery
        The source, whose design has R replicate weights: ``r_0`` … in the sums.
    jobs : sequence of Job
        What the cards ask: ``y_0, x_0`` … in the sums.
    universes : sequence of str
        Who counts: ``u_0`` … in the sums.
    sums : sequence of Sum
        The sums.
    """
    found: dict[str, NDArray[Any]] = {}
    keys = _keys(query)
    group = ", ".join(str(place + 1) for place in range(len(keys)))
    for start in range(0, len(sums), AT_ONCE):
        some = sums[start : start + AT_ONCE]
        inner = _inner(query, jobs, universes, [name for _, _, needed in some for name in needed])
        outer = [quoted(name) for name in keys]
        outer += [f"COALESCE(SUM({sql}), CAST(0 AS DOUBLE)) AS {name}" for name, sql, _ in some]
        ending = f"FROM rows__ GROUP BY {group} ORDER BY {group}"
        found |= engine.fetch(f"{rows_of(query, inner)} SELECT {', '.join(outer)} {ending}")
    return found


def weights_of_rows(engine: Engine, query: SourceQuery, universes: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Return the replicate weights of every row with its group ``at__``, counted from 1 in the order of ``all_sums``.

    Parameters
    ----------
    engine, query, universes
        As for ``all_sums``; ``u_0`` … say who counts, ``u`` of everybody is left out.
    """
    names = query.design.replicate_weights if query.design else ()
    needed = [f"r_{j}" for j in range(len(names))] + [f"u_{u}" for u, sql in enumerate(universes) if sql]
    order = ", ".join(quoted(name) for name in _keys(query))
    columns = ", ".join([f"DENSE_RANK() OVER (ORDER BY {order}) AS at__", *needed])
    return engine.fetch(f"{rows_of(query, _inner(query, (), universes, needed))} SELECT {columns} FROM rows__")


def universe_of(job: Job) -> str:
    """Return who counts; nothing for everybody."""
    return "" if job.everybody else job.universe


def _keys(query: SourceQuery) -> dict[str, str]:
    return {name: sql for name, sql in keys_of(query).items() if name.partition("_")[0] in KEYS}


def _inner(query: SourceQuery, jobs: Sequence[Job], universes: Sequence[str], needed: Sequence[str]) -> list[str]:
    """The columns of the rows."""
    names = query.design.replicate_weights if query.design else ()
    there: Mapping[str, list[str]] = {
        **{f"r_{j}": [f"CAST({quoted(name)} AS DOUBLE) AS r_{j}"] for j, name in enumerate(names)},
        **{f"y_{k}": job_columns(k, job, query.types) for k, job in enumerate(jobs)},
        **{f"u_{u}": [f"{_unknown_or_true(sql)} AS u_{u}"] for u, sql in enumerate(universes) if sql},
    }
    keys = [f"{sql} AS {quoted(name)}" for name, sql in _keys(query).items()]
    return keys + [column for name in dict.fromkeys(needed) if name for column in there[name]]


def _unknown_or_true(universe: str) -> str:
    """Rows that are not outside."""
    sql = rendered(universe)
    return f"(({sql}) IS NULL OR ({sql}))"
