"""Sums of a sample for every replicate weight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from governance_metrics.query.engine import Engine
from governance_metrics.query.fine import Array, Codes, Columns
from governance_metrics.query.fitted import cells_of_margins, of_source
from governance_metrics.query.replicate_products import weight_products
from governance_metrics.query.replicate_queries import Sum, all_sums, universe_of
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.statistics.calibrated import adjusted_weights, read_cells
from governance_metrics.statistics.calibration import Calibration
from governance_metrics.statistics.layout import summed


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


def replicate_sums(
    engine: Engine, query: SourceQuery, jobs: Sequence[Job], rows: int, group: Codes, groups: int
) -> ReplicateSums:
    """Return the sums of every replicate weight.

    Parameters
    ----------
    engine : Engine
        Where the tables are.
    query : SourceQuery
        The source, whose design has R replicate weights.
    jobs : sequence of Job
        What the cards ask, K of them.
    rows : int
        Rows of the table.
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
    universes = list(dict.fromkeys(universe_of(job) for job in jobs))
    wanted = list(_sums(jobs, r, totals=calibration is not None))
    found = all_sums(engine, query, jobs, universes, wanted)
    change = np.ones((len(group), r))
    if calibration is not None:
        change = _changes(found, query, calibration, design.replicate_weights, len(group))

    def matrix(part: str, k: int) -> Array:
        columns = [found[f"{part}_{k}_{j}"].astype(np.float64) for j in range(r)]
        return summed(np.column_stack(columns).reshape(change.shape) * change, group, groups)

    above, below = (np.stack([matrix(part, k) for k in range(len(jobs))], axis=1) for part in ("a", "b"))
    products = weight_products(engine, query, universes, rows, change, group, groups)
    return ReplicateSums(above, below, products, tuple(universes.index(universe_of(job)) for job in jobs))


def _sums(jobs: Sequence[Job], replicates: int, *, totals: bool) -> Iterator[Sum]:
    """Sums of the numbers above and below for every job, and of the weights where margins need them."""
    for k, job in enumerate(jobs):
        below = "CASE WHEN y_{k} IS NOT NULL THEN r_{j} END" if job.denominator == "1" else "x_{k} * r_{j}"
        for j in range(replicates):
            yield f"a_{k}_{j}", f"y_{k} * r_{j}", (f"r_{j}", f"y_{k}")
            yield f"b_{k}_{j}", below.format(k=k, j=j), (f"r_{j}", f"y_{k}")
    for j in range(replicates if totals else 0):
        yield f"r_{j}", f"r_{j}", (f"r_{j}",)


def _changes(found: Columns, query: SourceQuery, calibration: Calibration, names: Sequence[str], groups: int) -> Array:
    """What every replicate weight is multiplied by so that it meets the margins, shape (m, R)."""
    cell, frame = cells_of_margins({**found, "rows__": np.ones(groups)}, query, calibration)
    change = np.ones((groups, len(names)))
    for j, name in enumerate(names):
        weight = summed(found[f"r_{j}"].astype(np.float64)[:, None], cell, len(frame))[:, 0]
        factor = np.ones(len(frame))
        for when in frame["period"].unique():
            here = (frame["period"] == when).to_numpy()
            with of_source(query, when):
                cells = read_cells(frame[here], calibration, weight[here])
                made = adjusted_weights(weight[here], cells, calibration, name)
            factor[here] = made / np.where(weight[here] > 0, weight[here], 1.0)
        change[:, j] = factor[cell]
    return change
