"""Sums of a sample for every replicate weight, and what their degrees of freedom follow from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from governance_metrics.query.engine import Engine
from governance_metrics.query.fine import Array, Codes
from governance_metrics.query.fitted import cells_of_margins, of_source
from governance_metrics.query.grouped import job_columns, keys_of, rendered, rows_of
from governance_metrics.query.source import Job, SourceQuery, quoted
from governance_metrics.statistics.calibrated import adjusted_weights, read_cells
from governance_metrics.statistics.layout import summed

AT_ONCE = 1200  # sums of one query: Postgres gives at most 1,664 columns
KEYS = ("period", "area", "by", "fit")


@dataclass(frozen=True, eq=False)
class ReplicateSums:
    """Sums by area for R replicate weights and K jobs, G groups of them.

    Parameters
    ----------
    above, below : array of shape (G, K, R)
        Sums of the number above and below.
    products : sequence of arrays of shape (G, R · (R + 1) / 2)
        Sums of the products of any two replicate weights over the rows of a universe, missing answers included: the
        upper half of a matrix, row by row. One for each universe.
    universe : tuple of int
        Which of them belongs to each job.
    """

    above: Array
    below: Array
    products: Sequence[Array]
    universe: tuple[int, ...]


def replicate_sums(engine: Engine, query: SourceQuery, jobs: Sequence[Job], group: Codes, groups: int) -> ReplicateSums:
    """Return the sums of every replicate weight.

    Parameters
    ----------
    engine : Engine
        Where the tables are.
    query : SourceQuery
        The source, whose design has R replicate weights.
    jobs : sequence of Job
        What the cards ask, K of them.
    group : array of shape (m,)
        Which group by area each group of the SELECT adds to: more than one where known margins divide it.
    groups : int
        G.

    Raises
    ------
    DataError
        When a replicate weight cannot meet the known margins.
    """
    design = query.design
    if design is None:
        raise ValueError("a full count has no replicate weights")
    r, calibration = len(design.replicate_weights), design.calibration
    universes = list(dict.fromkeys(_universe(job) for job in jobs))
    wanted = list(_sums(query, jobs, universes, totals=calibration is not None))
    found: dict[str, NDArray[Any]] = {}
    for start in range(0, len(wanted), AT_ONCE):
        found |= engine.fetch(_select(query, jobs, universes, wanted[start : start + AT_ONCE]))
    shape = (len(group), r)
    change = np.ones(shape)
    if calibration is not None:
        found["rows__"] = np.ones(len(group))
        cell, frame = cells_of_margins(found, query, calibration)
        for j, name in enumerate(design.replicate_weights):
            weight = summed(found[f"r_{j}"].astype(np.float64)[:, None], cell, len(frame))[:, 0]
            for when in frame["period"].unique():
                here = (frame["period"] == when).to_numpy()
                with of_source(query):
                    cells = read_cells(frame[here], calibration, weight[here])
                    made = adjusted_weights(weight[here], cells, calibration, name)
                weight[here] = made / np.where(weight[here] > 0, weight[here], 1.0)
            change[:, j] = weight[cell]

    def matrix(part: str, k: int) -> Array:
        columns = [found[f"{part}_{k}_{j}"].astype(np.float64) for j in range(r)]
        return summed(np.column_stack(columns).reshape(shape) * change, group, groups)

    left, right = np.triu_indices(r)
    products = []
    for u in range(len(universes)):
        whole = np.column_stack([found[f"g_{u}_{i}_{j}"].astype(np.float64) for i, j in zip(left, right, strict=True)])
        products.append(summed(whole.reshape(len(group), -1) * change[:, left] * change[:, right], group, groups))
    above, below = (np.stack([matrix(part, k) for k in range(len(jobs))], axis=1) for part in ("a", "b"))
    return ReplicateSums(above, below, products, tuple(universes.index(_universe(job)) for job in jobs))


def _universe(job: Job) -> str:
    """Who counts; nothing for everybody."""
    return "" if job.everybody else job.universe


Sum = tuple[str, str, tuple[str, ...]]  # its name, its SQL, the columns of the rows it takes


def _sums(query: SourceQuery, jobs: Sequence[Job], universes: Sequence[str], totals: bool) -> Iterator[Sum]:
    """Every sum wanted."""
    design = query.design
    replicates = range(len(design.replicate_weights) if design else 0)
    for k, job in enumerate(jobs):
        x = f"CASE WHEN y_{k} IS NOT NULL THEN r_{{j}} END" if job.denominator == "1" else f"x_{k} * r_{{j}}"
        for j in replicates:
            yield f"a_{k}_{j}", f"y_{k} * r_{j}", (f"r_{j}", f"y_{k}")
            yield f"b_{k}_{j}", x.format(j=j), (f"r_{j}", f"y_{k}")
    for u, universe in enumerate(universes):
        for i in replicates:
            for j in replicates[i:]:
                both = f"r_{i} * r_{j}"
                of_some = f"CASE WHEN u_{u} THEN {both} END" if universe else both
                yield f"g_{u}_{i}_{j}", of_some, (f"r_{i}", f"r_{j}", f"u_{u}" if universe else "")
    for j in replicates if totals else ():
        yield f"r_{j}", f"r_{j}", (f"r_{j}",)


def _select(query: SourceQuery, jobs: Sequence[Job], universes: Sequence[str], sums: Sequence[Sum]) -> str:
    """The grouped SELECT of some sums, in the order of the SELECT of the full weight."""
    keys = {name: sql for name, sql in keys_of(query).items() if name.partition("_")[0] in KEYS}
    names = query.design.replicate_weights if query.design else ()
    there: Mapping[str, list[str]] = {
        **{f"r_{j}": [f"CAST({quoted(name)} AS DOUBLE) AS r_{j}"] for j, name in enumerate(names)},
        **{f"y_{k}": job_columns(k, job, query.types) for k, job in enumerate(jobs)},
        **{f"u_{u}": [f"{_unknown_or_true(sql)} AS u_{u}"] for u, sql in enumerate(universes) if sql},
    }
    used = dict.fromkeys(name for _, _, needed in sums for name in needed if name)
    inner = [f"{sql} AS {quoted(name)}" for name, sql in keys.items()]
    inner += [column for name in used for column in there[name]]
    outer = [quoted(name) for name in keys]
    outer += [f"COALESCE(SUM({sql}), CAST(0 AS DOUBLE)) AS {name}" for name, sql, _ in sums]
    group = ", ".join(str(place + 1) for place in range(len(keys)))
    return f"{rows_of(query, inner)} SELECT {', '.join(outer)} FROM rows__ GROUP BY {group} ORDER BY {group}"


def _unknown_or_true(universe: str) -> str:
    """Rows that are not outside."""
    sql = rendered(universe)
    return f"(({sql}) IS NULL OR ({sql}))"
