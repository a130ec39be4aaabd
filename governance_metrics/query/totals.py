"""The sums of one source: by area, and for a sample also by stratum and psu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.query.engine import Engine, in_words
from governance_metrics.query.grouped import design_columns, strata_query, tally_query
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.query.sums import MOMENTS, SUMS, asked_of, every_sum, is_mean
from governance_metrics.statistics.cells import summed
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.text import Text

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
Columns = Mapping[str, NDArray[Any]]
SPLIT_FROM = 1_000_000  # rows: from here on only what variances need is fetched by psu
AT_ONCE = 100_000_000  # rows × cards of one such query


@dataclass(frozen=True, eq=False)
class Fine:
    """The sums of a sample by area, stratum and psu; without psus by area and stratum, with moments.

    Parameters
    ----------
    cell : array of shape (m,)
        Row of the sums by area that each belongs to.
    stratum : array of shape (m,)
        Row of ``strata``.
    psu : array of shape (m,), optional
        Whole numbers, one for each psu of the file; none where every row is its own.
    labels : DataFrame
        ``stratum, psu`` as the file writes them; empty for tables too large to keep them.
    sums : mapping of str to sequence of K arrays of shape (m,)
        At least ``wy, wx, seen``.
    """

    cell: Codes
    stratum: Codes
    psu: Codes | None
    labels: pd.DataFrame
    sums: Mapping[str, Sequence[Array]]


@dataclass(frozen=True, eq=False)
class Totals:
    """The sums of one source; the parts are described in ``Tally``."""

    keys: pd.DataFrame
    sums: Mapping[str, Array]
    strata: pd.DataFrame
    shift: Array
    fine: Fine | None


def totals_of(engine: Engine, query: SourceQuery, jobs: Sequence[Job], rows: int) -> Totals:
    """Return the sums of one source for all its jobs.

    Parameters
    ----------
    engine : Engine
        Where the tables are.
    query : SourceQuery
        The source.
    jobs : sequence of Job
        What the cards ask, K of them.
    rows : int
        Rows of its largest table.

    Raises
    ------
    DataError
        When rows of a sample lack what its design needs, or weights cannot be used.
    EngineError
        When the engine cannot compute what a card asks.
    """
    design = query.design
    if design is None:
        shift = _rough(engine, query, jobs, [k for k, job in enumerate(jobs) if is_mean(job, query)])
        found = _numbers(engine.fetch(tally_query(query, jobs, shift.tolist())))
        return Totals(_keys(found), _by_job(found, jobs, query), pd.DataFrame(), shift, None)
    strata = _strata(engine, query, design)
    if design.psu is None:
        shift = _rough(engine, query, jobs, range(len(jobs)))
        found = _numbers(engine.fetch(tally_query(query, jobs, shift.tolist())))
        return _added(found, query, jobs, strata, shift)
    shift = np.zeros(len(jobs))
    if rows < SPLIT_FROM:
        return _added(_numbers(engine.fetch(tally_query(query, jobs, []))), query, jobs, strata, shift)
    found = _numbers(engine.fetch(tally_query(query, jobs, [], keys=("period", "area", "by"))))
    keys, sums = _keys(found), _by_job(found, jobs, query)
    fine = _by_psu(engine, query, jobs, rows, keys, sums, strata)
    return Totals(keys, sums, strata, shift, fine)


def _rough(engine: Engine, query: SourceQuery, jobs: Sequence[Job], of: Sequence[int] | range) -> Array:
    """A rough ratio of some jobs, to be taken off before squaring; 0 for the others."""
    shift = np.zeros(len(jobs))
    if not len(of):
        return shift
    asked = {k: ["wy", *asked_below(jobs[k], query)] for k in of}
    found = _numbers(engine.fetch(tally_query(query, jobs, [], keys=(), wanted=asked)))
    for k, names in asked.items():
        below = found[f"{names[-1]}_{k}"][0]
        ratio = found[f"wy_{k}"][0] / below if below else 0.0
        shift[k] = ratio if np.isfinite(ratio) else 0.0
    return shift


def asked_below(job: Job, query: SourceQuery) -> list[str]:
    """Return which sum is the lower total of a job."""
    asked = asked_of(job, query)
    return [next(name for name in ("wx", "w", "n") if name in asked)]


def _numbers(columns: Columns) -> dict[str, NDArray[Any]]:
    """Columns with every sum as a float."""
    return {name: values if _is_key(name) else values.astype(np.float64) for name, values in columns.items()}


def _is_key(name: str) -> bool:
    return name in ("period", "area", "stratum", "psu") or name.startswith("by_")


def _keys(found: Columns) -> pd.DataFrame:
    """The keys of the sums by area."""
    names = [name for name in found if _is_key(name) and name not in ("stratum", "psu")]
    return pd.DataFrame({name: in_words(found[name]) for name in names}, dtype=object)


def _by_job(found: Columns, jobs: Sequence[Job], query: SourceQuery) -> dict[str, Array]:
    """All sums of all jobs, each of shape (G, K)."""
    groups = len(found["rows__"])
    every = [every_sum(found, k, job, query) for k, job in enumerate(jobs)]
    names = [name for name in (*SUMS, *MOMENTS) if any(name in one for one in every)]
    blank = np.zeros(groups)
    return {name: np.column_stack([one.get(name, blank) for one in every]) for name in names}


def coded(columns: Sequence[NDArray[Any]], rows: int) -> Codes:
    """Return whole numbers from 0, one for each combination of values, in order of first appearance.

    Examples
    --------
    >>> coded([np.array(["b", "a", None, "b"], dtype=object)], 4).tolist()
    [0, 1, 2, 0]
    """
    joined = np.zeros(rows, dtype=np.int64)
    for column in columns:
        codes, levels = pd.factorize(column, use_na_sentinel=False)
        joined = pd.factorize(joined * max(len(levels), 1) + codes)[0].astype(np.int64)
    return joined


def _added(found: Columns, query: SourceQuery, jobs: Sequence[Job], strata: pd.DataFrame, shift: Array) -> Totals:
    """Sums by stratum and psu, and what they add up to by area."""
    names = [name for name in found if _is_key(name) and name not in ("stratum", "psu")]
    groups = len(found["rows__"])
    cell = coded([found[name] for name in names], groups)
    first = np.unique(cell, return_index=True)[1]
    keys = _keys(found).take(first).reset_index(drop=True)
    fine = _by_job(found, jobs, query)
    sums = {name: summed(values, cell, len(keys)) for name, values in fine.items()}
    labels = pd.DataFrame({name: in_words(found[name]) for name in ("stratum", "psu") if name in found}, dtype=object)
    layer = _layers(found["period"], found["stratum"], strata)
    psu = _psus(layer, found["psu"]) if "psu" in found else None
    parts = {name: [values[:, k] for k in range(len(jobs))] for name, values in fine.items()}
    return Totals(keys, sums, strata, shift, Fine(cell, layer, psu, labels, parts))


def _by_psu(
    engine: Engine,
    query: SourceQuery,
    jobs: Sequence[Job],
    rows: int,
    keys: pd.DataFrame,
    sums: Mapping[str, Array],
    strata: pd.DataFrame,
) -> Fine:
    """Of a large table only what variances need, some cards at a time: each costs a scan, all at once memory."""
    weighted = bool(query.design and query.design.weight)
    everybody = sums["n_missing"].sum(axis=0) == 0
    wanted: dict[int, list[str]] = {}
    for k, job in enumerate(jobs):
        names = ["wy", *(["wx"] if job.denominator != "1" else [])]
        if not job.everybody or not everybody[k]:
            names += [name for name in ("n", "n_missing", "w", "seen") if name in asked_of(job, query)]
            names = [name for name in names if name not in (("n", "n_missing") if weighted else ())]
        wanted[k] = names
    step = max(1, AT_ONCE // rows)
    parts: dict[str, list[Array]] = {"wy": [], "wx": [], "seen": []}
    fine: Fine | None = None
    for start in range(0, len(jobs), step):
        some = {k: wanted[k] for k in range(start, min(start + step, len(jobs)))}
        found = _numbers(engine.fetch(tally_query(query, jobs, [], wanted=some)))
        layer = _layers(found["period"], found["stratum"], strata)
        psu = _psus(layer, found["psu"])
        if fine is None:
            fine = Fine(_cells(found, keys), layer, psu, pd.DataFrame(), parts)
        for k in some:
            w = found.get(f"w_{k}", found.get(f"n_{k}") if not weighted else None)
            w = found["rows_w__" if weighted else "rows__"] if w is None else w
            seen = found["rows_weighted__" if weighted else "rows__"]
            if not jobs[k].everybody:
                seen = found[f"seen_{k}"] if weighted else found[f"n_{k}"] + found[f"n_missing_{k}"]
            parts["wy"].append(found[f"wy_{k}"])
            parts["wx"].append(found.get(f"wx_{k}", w))
            parts["seen"].append(seen)
    return fine or Fine(*(np.zeros(0, dtype=np.int64),) * 3, pd.DataFrame(), parts)


def _cells(found: Columns, keys: pd.DataFrame) -> Codes:
    """Row of the sums by area for each group by psu."""
    columns = [found[name] for name in keys]
    codes = coded(columns, len(found["rows__"]))
    first = np.unique(codes, return_index=True)[1]
    rows = {row: i for i, row in enumerate(keys.itertuples(index=False, name=None))}
    texts = [in_words(column[first]) for column in columns]
    place = [rows[row] for row in zip(*texts, strict=True)]
    return np.array(place, dtype=np.int64)[codes] if len(codes) else codes


def _layers(period: NDArray[Any], stratum: NDArray[Any], strata: pd.DataFrame) -> Codes:
    """Row of ``strata`` for each group."""
    codes = coded([period, stratum], len(period))
    first = np.unique(codes, return_index=True)[1]
    rows = {pair: i for i, pair in enumerate(zip(strata["period"], strata["stratum"], strict=True))}
    labels = in_words(stratum[first])
    place = [rows[when, label or ""] for when, label in zip(period[first], labels, strict=True)]
    return np.array(place, dtype=np.int64)[codes] if len(codes) else codes


def _psus(layer: Codes, label: NDArray[Any]) -> Codes:
    """One whole number for each psu of the file: labels may repeat across strata."""
    codes, levels = pd.factorize(label, use_na_sentinel=False)
    psu: Codes = layer * max(len(levels), 1) + codes
    return psu


def _strata(engine: Engine, query: SourceQuery, design: SurveyDesign) -> pd.DataFrame:
    """The strata of the whole file, once every row has what the design needs."""
    found = engine.fetch(strata_query(query))
    roles, faults = design_columns(design), []
    for name, values in found.items():
        role, _, fault = name.partition("_")
        count = int(np.sum(values)) if role in roles and fault in _FAULTS else 0
        if count:
            zh, en = _FAULTS[fault]
            column, table = roles[role], query.source.name
            faults.append(
                Text(
                    zh=f"表“{table}”的抽样设计列“{column}”：有 {count} 行{zh}。请补正或删去这些行。",
                    en=f"table {table!r}, design column {column!r}: {count} rows are {en}. "
                    "Correct or leave out these rows.",
                )
            )
    if faults:
        raise DataError(*faults)
    labels = in_words(found["stratum"])
    return pd.DataFrame(
        {
            "period": np.asarray(found["period"], dtype=object),
            "stratum": np.where(pd.isna(labels), "", labels),
            "n_psu": found["n_psu"].astype(np.int64),
            "fpc": np.asarray(found["fpc"], dtype=np.float64),
        }
    )


_FAULTS = {"missing": ("为空", "blank"), "negative": ("为负", "negative"), "infinite": ("为无穷大", "infinite")}
