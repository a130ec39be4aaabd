"""The sums of one source: by area, and for a sample also by stratum and psu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.query.engine import Engine, in_words
from governance_metrics.query.fine import (
    Array,
    Columns,
    Fine,
    cells_of,
    coded,
    counted_strata,
    first_of,
    layers_of,
    psus_of,
)
from governance_metrics.query.grouped import design_columns, strata_query, tally_query
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.query.sums import MOMENTS, SUMS, asked_of, every_sum, is_mean
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.layout import summed
from governance_metrics.text import Text

SPLIT_FROM = 50_000  # rows: from here on only what variances need is fetched by psu
AT_ONCE = 100_000_000  # rows × cards of one such query


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
    if design.psu is not None and rows >= SPLIT_FROM:
        return _split(engine, query, jobs, rows, design)
    strata = _strata(engine, query, design)
    if design.psu is None:
        shift = _rough(engine, query, jobs, range(len(jobs)))
        found = _numbers(engine.fetch(tally_query(query, jobs, shift.tolist())))
        return _added(found, query, jobs, strata, shift)
    found = _numbers(engine.fetch(tally_query(query, jobs, [])))
    return _added(found, query, jobs, strata, np.zeros(len(jobs)))


def _split(engine: Engine, query: SourceQuery, jobs: Sequence[Job], rows: int, design: SurveyDesign) -> Totals:
    """The sums of a large sample: by area what is only counted, by psu what variances need."""
    counted = ("n", "n_missing", "n_numerator", "known", "wyy", "wxy", "wxx")
    wanted = {k: [name for name in asked_of(job, query) if name in counted] for k, job in enumerate(jobs)}
    by_area = ("period", "area", "by")
    found = _numbers(engine.fetch(tally_query(query, jobs, [], keys=by_area, wanted=wanted, checked=True)))
    _refuse(found, query, design)
    if design.weight and (found["rows_weighted__"] < found["rows__"]).any():
        asked = {k: [n for n in ("weighted",) if n in asked_of(job, query)] for k, job in enumerate(jobs)}
        found |= _numbers(engine.fetch(tally_query(query, jobs, [], keys=by_area, wanted=asked)))
    keys = _keys(found)
    known = [bool(job.everybody and (found["rows__"] == found[f"n_{k}"]).all()) for k, job in enumerate(jobs)]
    fine, strata = _by_psu(engine, query, jobs, rows, keys, known, design)
    added: dict[int, Array] = {}  # by which array: cards where every row is used share their weights
    for k, job in enumerate(jobs):
        for name in ("wy", "wx", "w"):
            if name in asked_of(job, query) or name != "wx":
                parts = fine.sums[name][k]
                if id(parts) not in added:
                    added[id(parts)] = summed(parts[:, None], fine.cell, len(keys))[:, 0]
                found[f"{name}_{k}"] = added[id(parts)]
        if design.weight:
            found.setdefault(f"weighted_{k}", found[f"n_{k}"])
    sums = _by_job(found, jobs, query)
    return Totals(keys, sums, strata, np.zeros(len(jobs)), fine)


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
    return {
        name: values if _is_key(name) else values.astype(np.float64, copy=False) for name, values in columns.items()
    }


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


def _added(found: Columns, query: SourceQuery, jobs: Sequence[Job], strata: pd.DataFrame, shift: Array) -> Totals:
    """Sums by stratum and psu, and what they add up to by area."""
    names = [name for name in found if _is_key(name) and name not in ("stratum", "psu")]
    groups = len(found["rows__"])
    cell = coded([found[name] for name in names], groups)
    first = first_of(cell)
    keys = _keys(found).take(first).reset_index(drop=True)
    fine = _by_job(found, jobs, query)
    sums = {name: summed(values, cell, len(keys)) for name, values in fine.items()}
    labels = pd.DataFrame({name: in_words(found[name]) for name in ("stratum", "psu") if name in found}, dtype=object)
    layer = layers_of(found["period"], found["stratum"], strata)
    psu = psus_of(layer, found["psu"]) if "psu" in found else None
    parts = {name: [values[:, k] for k in range(len(jobs))] for name, values in fine.items()}
    return Totals(keys, sums, strata, shift, Fine(cell, layer, psu, labels, parts))


def _by_psu(
    engine: Engine,
    query: SourceQuery,
    jobs: Sequence[Job],
    rows: int,
    keys: pd.DataFrame,
    known: Sequence[bool],
    design: SurveyDesign,
) -> tuple[Fine, pd.DataFrame]:
    """Of a large table only what variances need, some cards at a time: each costs a scan, all at once memory.

    ``known`` says for which cards every row is used: they share their weights.
    """
    weighted = bool(design.weight)
    wanted: dict[int, list[str]] = {}
    for k, job in enumerate(jobs):
        needed = ("w", "seen") if weighted else ("n", "n_missing")
        also = [name for name in needed if name in asked_of(job, query)] if not known[k] else []
        wanted[k] = ["wy", *(["wx"] if job.denominator != "1" else []), *also]
    step = max(1, AT_ONCE // rows)
    parts: dict[str, list[Array]] = {"wy": [], "wx": [], "w": [], "seen": []}
    once = step >= len(jobs)  # several queries have to give their groups in one order
    one_period = len(query.periods) == 1  # then it need not be hashed and fetched for every psu
    by_psu = ("area", "by", "stratum", "psu") if one_period else ("period", "area", "by", "stratum", "psu")

    def fetched(some: range, ordered: bool) -> dict[str, NDArray[Any]]:
        sql = tally_query(query, jobs, [], keys=by_psu, wanted={k: wanted[k] for k in some}, ordered=ordered)
        return _numbers(engine.fetch(sql))

    first = fetched(range(len(jobs))[:step], not once)
    if one_period:
        first["period"] = np.broadcast_to(np.array(query.periods[0].name, dtype=object), len(first["rows__"]))
    if design.fpc:
        strata = _strata(engine, query, design)
        layer = layers_of(first["period"], first["stratum"], strata)
        psu = psus_of(layer, first["psu"])
    else:
        strata, layer, psu = counted_strata(first)
    cell = cells_of(first, keys)
    if once:
        order = np.argsort(cell * (int(psu.max(initial=0)) + 1) + psu)
        cell, layer, psu = cell[order], layer[order], psu[order]
        first = {name: values if _is_key(name) else values[order] for name, values in first.items()}
    fine = Fine(cell, layer, psu, pd.DataFrame(), parts)
    all_w, all_seen = first["rows_w__" if weighted else "rows__"], first["rows_weighted__" if weighted else "rows__"]
    for start in range(0, len(jobs), step):
        some = range(len(jobs))[start : start + step]
        found = fetched(some, True) if start else first
        for k in some:
            w = found.get(f"w_{k}" if weighted else f"n_{k}", all_w)
            seen = all_seen
            if not jobs[k].everybody:
                seen = found[f"seen_{k}"] if weighted else found[f"n_{k}"] + found[f"n_missing_{k}"]
            parts["wy"].append(found[f"wy_{k}"])
            parts["wx"].append(found.get(f"wx_{k}", w))
            parts["w"].append(w)
            parts["seen"].append(seen)
    return fine, strata


def _strata(engine: Engine, query: SourceQuery, design: SurveyDesign) -> pd.DataFrame:
    """The strata of the whole file, once every row has what the design needs."""
    found = engine.fetch(strata_query(query))
    _refuse(found, query, design)
    labels = in_words(found["stratum"])
    return pd.DataFrame(
        {
            "period": np.asarray(found["period"], dtype=object),
            "stratum": np.where(pd.isna(labels), "", labels),
            "n_psu": found["n_psu"].astype(np.int64),
            "fpc": np.asarray(found["fpc"], dtype=np.float64),
        }
    )


def _refuse(found: Columns, query: SourceQuery, design: SurveyDesign) -> None:
    """Say how many rows of a sample lack what its design needs, or have a weight that cannot be used."""
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


_FAULTS = {"missing": ("为空", "blank"), "negative": ("为负", "negative"), "infinite": ("为无穷大", "infinite")}
