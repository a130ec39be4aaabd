"""The sums of one source: by area, and for a sample also by stratum and psu."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.query.beside import beside
from governance_metrics.query.detailed import detailed_totals
from governance_metrics.query.engine import Engine
from governance_metrics.query.files import FilesEngine
from governance_metrics.query.fine import Array, Fine, cells_of, counted_strata, layers_of, psus_of
from governance_metrics.query.gathered import Totals, added, area_keys, by_job, is_key, numbers, rough
from governance_metrics.query.grouped import tally_query
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.query.strata import refuse, strata_of
from governance_metrics.query.sums import asked_of, by_psu_of, is_mean, summed_columns
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.layout import summed

SPLIT_FROM = 50_000  # rows: from here on only what variances need is fetched by psu
AT_ONCE = 100_000_000  # rows × cards of one such query


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
        shift = rough(engine, query, jobs, [k for k, job in enumerate(jobs) if is_mean(job, query)])
        found = numbers(engine.fetch(tally_query(query, jobs, shift.tolist())))
        return Totals(area_keys(found), by_job(found, jobs, query), pd.DataFrame(), shift, None)
    if design.replicate_weights or design.second_stage or design.calibration:
        return detailed_totals(engine, query, jobs, rows, design)
    if design.psu is not None and rows >= SPLIT_FROM:
        return _split(engine, query, jobs, rows, design)
    strata = strata_of(engine, query, design)
    if design.psu is None:
        shift = rough(engine, query, jobs, range(len(jobs)))
        found = numbers(engine.fetch(tally_query(query, jobs, shift.tolist())))
        return added(found, query, jobs, strata, shift)
    found = numbers(engine.fetch(tally_query(query, jobs, [])))
    return added(found, query, jobs, strata, np.zeros(len(jobs)))


def _split(engine: Engine, query: SourceQuery, jobs: Sequence[Job], rows: int, design: SurveyDesign) -> Totals:
    """The sums of a large sample: by area what is only counted, by psu what variances need."""
    counted = ("n", "n_missing", "n_numerator", "known", "wyy", "wxy", "wxx")
    wanted = {k: [name for name in asked_of(job, query) if name in counted] for k, job in enumerate(jobs)}
    by_area = ("period", "area", "by")
    hopeful = replace(query, numbers=summed_columns(jobs, query))
    found = numbers(engine.fetch(tally_query(hopeful, jobs, [], keys=by_area, wanted=wanted, checked=True)))
    if any(np.isnan(values).any() for name, values in found.items() if not is_key(name)):
        found = numbers(engine.fetch(tally_query(query, jobs, [], keys=by_area, wanted=wanted, checked=True)))
    else:
        query = hopeful
    refuse(found, query, design)
    if design.weight and (found["rows_weighted__"] < found["rows__"]).any():
        asked = {k: [n for n in ("weighted",) if n in asked_of(job, query)] for k, job in enumerate(jobs)}
        found |= numbers(engine.fetch(tally_query(query, jobs, [], keys=by_area, wanted=asked)))
    keys = area_keys(found)
    known = [bool(job.everybody and (found["rows__"] == found[f"n_{k}"]).all()) for k, job in enumerate(jobs)]
    fine, strata = _by_psu(engine, query, jobs, rows, keys, known, design)
    for name in ("wy", "wx", "w"):
        last, total = None, np.zeros(len(keys))
        for k, job in enumerate(jobs):
            if name in asked_of(job, query) or name != "wx":
                parts = fine.sums[name][k]
                if parts is not last:  # cards where every row is used share their weights
                    last, total = parts, summed(parts[:, None], fine.cell, len(keys))[:, 0]
                found[f"{name}_{k}"] = total
    for k in range(len(jobs)):
        if design.weight:
            found.setdefault(f"weighted_{k}", found[f"n_{k}"])
    sums = by_job(found, jobs, query)
    return Totals(keys, sums, strata, np.zeros(len(jobs)), fine)


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
    one_period = len(query.periods) == 1  # then it need not be hashed and fetched for every psu
    by_psu = ("area", "by", "stratum", "psu") if one_period else ("period", "area", "by", "stratum", "psu")
    if isinstance(engine, FilesEngine) and engine.limited:
        strata = strata_of(engine, query, design)
        return beside(engine, query, jobs, wanted, keys, by_psu, strata), strata
    step = max(1, AT_ONCE // rows)
    parts: dict[str, list[Array]] = {"wy": [], "wx": [], "w": [], "seen": []}
    once = step >= len(jobs)  # several queries have to give their groups in one order

    def fetched(some: range, ordered: bool) -> dict[str, NDArray[Any]]:
        sql = tally_query(query, jobs, [], keys=by_psu, wanted={k: wanted[k] for k in some}, ordered=ordered)
        return numbers(engine.fetch(sql))

    first = fetched(range(len(jobs))[:step], not once)
    if one_period:
        first["period"] = np.broadcast_to(np.array(query.periods[0].name, dtype=object), len(first["rows__"]))
    if design.fpc:
        strata = strata_of(engine, query, design)
        layer = layers_of(first["period"], first["stratum"], strata)
        psu = psus_of(layer, first["psu"])
    else:
        strata, layer, psu = counted_strata(first)
    cell = cells_of(first, keys)
    if once:
        order = np.argsort(cell * (int(psu.max(initial=0)) + 1) + psu)
        cell, layer, psu = cell[order], layer[order], psu[order]
        first = {name: values if is_key(name) else values.take(order) for name, values in first.items()}
    fine = Fine(cell, layer, psu, pd.DataFrame(), parts)
    all_w, all_seen = first["rows_w__" if weighted else "rows__"], first["rows_weighted__" if weighted else "rows__"]
    for start in range(0, len(jobs), step):
        some = range(len(jobs))[start : start + step]
        found = fetched(some, True) if start else first
        for k in some:
            for name, values in by_psu_of(found, k, jobs[k], all_w, all_seen, weighted=weighted).items():
                parts[name].append(values)
    return fine, strata
