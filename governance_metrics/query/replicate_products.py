"""Products of replicate weights with one another, from which their degrees of freedom follow."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from governance_metrics.query.engine import Engine
from governance_metrics.query.fine import Array, Codes
from governance_metrics.query.replicate_queries import Sum, all_sums, weights_of_rows
from governance_metrics.query.source import SourceQuery
from governance_metrics.statistics.layout import summed

IN_MEMORY = 50_000_000  # weights fetched at most: 400 MB


def weight_products(
    engine: Engine,
    query: SourceQuery,
    universes: Sequence[str],
    rows: int,
    change: Array,
    group: Codes,
    groups: int,
) -> list[Array]:
    """Return the products of any two of R replicate weights over the rows that are not outside a universe.

    Weights are multiplied here where the rows are at hand; where they stay elsewhere, or are too many, the sums of
    their products are fetched.

    Parameters
    ----------
    engine : Engine
        Where the tables are.
    query : SourceQuery
        The source.
    universes : sequence of str
        Who counts, U of them; empty for everybody.
    rows : int
        Rows of the table.
    change : array of shape (m, R)
        What the weights of each group of the SELECT are multiplied by.
    group : array of shape (m,)
        The group by area that each adds to.
    groups : int
        G.

    Returns
    -------
    list of U arrays of shape (G, R · (R + 1) / 2)
        The upper half of a symmetric matrix, row by row.
    """
    if query.away or rows * change.shape[1] > IN_MEMORY:
        return _by_sums(engine, query, universes, change, group, groups)
    return _by_rows(engine, query, universes, change, group, groups)


def _by_rows(
    engine: Engine, query: SourceQuery, universes: Sequence[str], change: Array, group: Codes, groups: int
) -> list[Array]:
    r = change.shape[1]
    upper = np.triu_indices(r)
    found = weights_of_rows(engine, query, universes)
    at = found["at__"].astype(np.int64) - 1
    order = np.argsort(at, kind="stable")
    ends = np.searchsorted(at[order], np.arange(len(group) + 1))
    weights = np.column_stack([found[f"r_{j}"] for j in range(r)]).astype(np.float64).reshape(-1, r)[order]
    products = []
    for u, universe in enumerate(universes):
        inside = found[f"u_{u}"].astype(bool)[order] if universe else np.ones(len(order), dtype=bool)
        made = np.zeros((groups, len(upper[0])))
        for g, (start, end) in enumerate(pairwise(ends.tolist())):
            mine = weights[start:end][inside[start:end]] * change[g]
            made[group[g]] += (mine.T @ mine)[upper]
        products.append(made)
    return products


def _by_sums(
    engine: Engine, query: SourceQuery, universes: Sequence[str], change: Array, group: Codes, groups: int
) -> list[Array]:
    r = change.shape[1]
    left, right = np.triu_indices(r)
    found = all_sums(engine, query, (), universes, list(_products(universes, r)))
    products = []
    for u in range(len(universes)):
        whole = np.column_stack([found[f"g_{u}_{i}_{j}"].astype(np.float64) for i, j in zip(left, right, strict=True)])
        products.append(summed(whole.reshape(len(group), -1) * change[:, left] * change[:, right], group, groups))
    return products


def _products(universes: Sequence[str], replicates: int) -> Iterator[Sum]:
    for u, universe in enumerate(universes):
        for i in range(replicates):
            for j in range(i, replicates):
                both = f"r_{i} * r_{j}"
                of_some = f"CASE WHEN u_{u} THEN {both} END" if universe else both
                yield f"g_{u}_{i}_{j}", of_some, (f"r_{i}", f"r_{j}", f"u_{u}" if universe else "")
