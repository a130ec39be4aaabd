"""Sums by psu of a file too large for memory: added up from its rows, some at a time, and kept on disk."""

from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any, overload
from weakref import finalize

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.indicators.expression import Expression
from governance_metrics.query.files import FilesEngine
from governance_metrics.query.fine import Array, Fine, cells_of, layers_of
from governance_metrics.query.grouped import job_columns, keys_of, rows_of, tally_query
from governance_metrics.query.source import Job, SourceQuery, quoted
from governance_metrics.query.sums import by_psu_of
from governance_metrics.query.term import term_of

AT_ONCE = 7_000_000  # sums kept in memory while rows are added up
GROUPS = "groups__"


class OnDisk(Sequence[Array]):
    """Arrays of one length, each read from a nameless file when it is asked for; shared ones stay in memory.

    Examples
    --------
    >>> arrays = OnDisk()
    >>> arrays.keep(np.array([1.0, 2.0]))
    >>> arrays.share(np.array([5.0, 5.0]))
    >>> [array.tolist() for array in arrays]
    [[1.0, 2.0], [5.0, 5.0]]
    """

    def __init__(self) -> None:
        self.file = TemporaryFile(prefix="governance-metrics-")  # noqa: SIM115 - as long as the arrays are wanted
        finalize(self, self.file.close)
        self.arrays: list[Array | tuple[int, int]] = []

    def keep(self, values: Array) -> None:
        """Write an array to the file."""
        self.arrays.append((self.file.seek(0, 2), len(values)))
        self.file.write(np.ascontiguousarray(values, dtype=np.float64).data)

    def share(self, values: Array) -> None:
        """Take an array that others have too."""
        self.arrays.append(values)

    def __len__(self) -> int:
        return len(self.arrays)

    @overload
    def __getitem__(self, k: int) -> Array: ...
    @overload
    def __getitem__(self, k: slice) -> list[Array]: ...
    def __getitem__(self, k: int | slice) -> Array | list[Array]:
        if isinstance(k, slice):
            return [self[one] for one in range(*k.indices(len(self)))]
        found = self.arrays[k]
        if isinstance(found, np.ndarray):
            return found
        place, length = found
        self.file.seek(place)
        return np.frombuffer(bytearray(self.file.read(8 * length)), dtype=np.float64)


def beside(
    engine: FilesEngine,
    query: SourceQuery,
    jobs: Sequence[Job],
    wanted: Mapping[int, Sequence[str]],
    keys: pd.DataFrame,
    names: Sequence[str],
    strata: pd.DataFrame,
) -> Fine:
    """Return the sums by psu that variances need, on disk.

    DuckDB numbers the groups and gives what each row adds to the sums, some rows at a time.

    Parameters
    ----------
    engine : FilesEngine
        DuckDB.
    query : SourceQuery
        The source.
    jobs : sequence of Job
        What the cards ask, K of them.
    wanted : mapping of int to sequence of str
        The sums wanted by position of the job.
    keys : DataFrame
        The keys of the sums by area.
    names : sequence of str
        What is grouped by, as ``tally_query`` calls it.
    strata : DataFrame
        The strata of the whole file.
    """
    weighted = bool(query.design and query.design.weight)
    groups = _groups(engine, query, keys, names, strata)
    all_w, all_seen = (groups[name] for name in (("rows_w__", "rows_weighted__") if weighted else ("rows__",) * 2))
    parts = {name: OnDisk() for name in ("wy", "wx", "w", "seen")}
    for k, found in _sums(engine, query, jobs, wanted, names, len(all_w)):
        for name, values in by_psu_of(found, k, jobs[k], all_w, all_seen, weighted=weighted).items():
            keep = parts[name].share if values is all_w or values is all_seen else parts[name].keep
            keep(values)
    return Fine(groups["cell"], groups["stratum"], groups["psu"], pd.DataFrame(), parts)


def _groups(
    engine: FilesEngine, query: SourceQuery, keys: pd.DataFrame, names: Sequence[str], strata: pd.DataFrame
) -> dict[str, NDArray[Any]]:
    """Have DuckDB number the groups in the order of areas and psus, and keep them; they come without labels."""
    plain = tally_query(query, [], [], keys=names, wanted={}, ordered=False)
    when = [] if "period" in names else [f"'{query.periods[0].name}' AS period"]
    by_area = ", ".join(quoted(name) for name in keys)
    psu = "DENSE_RANK() OVER (ORDER BY period, stratum, psu) - 1 AS psu__"
    code = f"ROW_NUMBER() OVER (ORDER BY {by_area}, stratum, psu) - 1 AS code__"
    engine.hold(GROUPS, f"SELECT *, {psu}, {code} FROM (SELECT {', '.join(['*', *when])} FROM ({plain}))")
    rows = int(engine.fetch(f"SELECT COUNT(*) AS n FROM {GROUPS}")["n"][0])
    sums = ("rows_w__", "rows_weighted__") if query.design and query.design.weight else ("rows__",)
    groups = dict.fromkeys(sums, np.empty(0)) | dict.fromkeys(("cell", "stratum", "psu"), np.empty(0, dtype=np.int64))
    groups = {name: np.empty(rows, dtype=none.dtype) for name, none in groups.items()}
    for some in engine.some_at_a_time(f"SELECT * FROM {GROUPS}"):
        at = some["code__"]
        groups["cell"][at] = cells_of(some, keys)
        groups["stratum"][at] = layers_of(some["period"], some["stratum"], strata)
        groups["psu"][at] = some["psu__"]
        for name in sums:
            groups[name][at] = some[name]
    return groups


def _sums(
    engine: FilesEngine,
    query: SourceQuery,
    jobs: Sequence[Job],
    wanted: Mapping[int, Sequence[str]],
    names: Sequence[str],
    groups: int,
) -> Iterator[tuple[int, dict[str, Array]]]:
    """Give the sums of one job after the other, by group, named as ``tally_query`` does."""
    step = max(1, AT_ONCE // max(groups, 1) // max(len(asked) for asked in wanted.values()))
    for start in range(0, len(jobs), step):
        some = {k: wanted[k] for k in range(len(jobs))[start : start + step]}
        sums = {f"{name}_{k}": np.zeros(groups) for k, asked in some.items() for name in asked}
        for rows in engine.some_at_a_time(_rows_query(query, jobs, names, some)):
            for name, values in sums.items():
                np.add.at(values, rows["code__"], rows[name])
        for k, asked in some.items():
            yield k, {f"{name}_{k}": sums.pop(f"{name}_{k}") for name in asked}


def _rows_query(
    query: SourceQuery, jobs: Sequence[Job], keys: Sequence[str], wanted: Mapping[int, Sequence[str]]
) -> str:
    """What each row adds to the sums wanted, beside the number of its group; as ``tally_query`` sums it."""
    grouped = {name: sql for name, sql in keys_of(query).items() if name.partition("_")[0] in keys}
    weight = query.design.weight if query.design else None
    inner = [f"{sql} AS {quoted(name)}" for name, sql in grouped.items()]
    inner += [f"CAST({quoted(weight)} AS DOUBLE) AS weight__"] if weight else []
    outer = ["code__"]
    for k, asked in wanted.items():
        inner += job_columns(k, jobs[k], query.types)
        condition = Expression(jobs[k].numerator).is_condition(query.types)
        outer += [f"{term_of(name, k, jobs[k], 0.0, bool(weight), condition).of_row} AS {name}_{k}" for name in asked]
    same = " AND ".join(f"rows__.{quoted(name)} IS NOT DISTINCT FROM {GROUPS}.{quoted(name)}" for name in grouped)
    return f"{rows_of(query, inner)} SELECT {', '.join(outer)} FROM rows__ JOIN {GROUPS} ON {same}"
