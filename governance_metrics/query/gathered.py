"""Sums as they come from an engine, gathered by area and, of a sample, by stratum and psu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.query.engine import Engine, in_words
from governance_metrics.query.fine import Array, Columns, Fine, coded, first_of, layers_of, psus_of
from governance_metrics.query.fitted import Fit
from governance_metrics.query.grouped import tally_query
from governance_metrics.query.replicated import ReplicateSums
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.query.sums import MOMENTS, SUMS, UNADJUSTED, asked_of, every_sum
from governance_metrics.statistics.layout import summed

WEIGHTED = ("w", "wy", "wx", "wyy", "wxy", "wxx")
UNITS = ("stratum", "psu", "ssu")


@dataclass(frozen=True, eq=False)
class Totals:
    """The sums of one source; the parts are described in ``Tally``."""

    keys: pd.DataFrame
    sums: Mapping[str, Array]
    strata: pd.DataFrame
    shift: Array
    fine: Fine | None
    units: pd.DataFrame | None = None
    fit: Fit | None = None
    replicates: ReplicateSums | None = None


def rough(engine: Engine, query: SourceQuery, jobs: Sequence[Job], of: Sequence[int] | range) -> Array:
    """Return a rough ratio of some jobs, to be taken off before squaring; 0 for the others."""
    shift = np.zeros(len(jobs))
    if not len(of):
        return shift
    asked = {k: ["wy", *asked_below(jobs[k], query)] for k in of}
    found = numbers(engine.fetch(tally_query(query, jobs, [], keys=(), wanted=asked)))
    for k, names in asked.items():
        below = found[f"{names[-1]}_{k}"][0]
        ratio = found[f"wy_{k}"][0] / below if below else 0.0
        shift[k] = ratio if np.isfinite(ratio) else 0.0
    return shift


def asked_below(job: Job, query: SourceQuery) -> list[str]:
    """Return which sum is the lower total of a job."""
    asked = asked_of(job, query)
    return [next(name for name in ("wx", "w", "n") if name in asked)]


def numbers(columns: Columns) -> dict[str, NDArray[Any]]:
    """Return columns with every sum as a float."""
    return {name: values if is_key(name) else values.astype(np.float64, copy=False) for name, values in columns.items()}


def is_key(name: str) -> bool:
    """Return whether a column is something rows are grouped by."""
    return name in ("period", "area", *UNITS) or name.startswith(("by_", "fit_"))


def of_areas(name: str) -> bool:
    """Return whether a column is a key of the sums by area."""
    return is_key(name) and name not in UNITS and not name.startswith("fit_")


def area_keys(found: Columns) -> pd.DataFrame:
    """Return the keys of the sums by area."""
    names = [name for name in found if of_areas(name)]
    return pd.DataFrame({name: in_words(found[name]) for name in names}, dtype=object)


def by_job(found: Columns, jobs: Sequence[Job], query: SourceQuery) -> dict[str, Array]:
    """Return all sums of all jobs, each of shape (G, K)."""
    groups = len(found["rows__"])
    every = [every_sum(found, k, job, query) for k, job in enumerate(jobs)]
    names = [name for name in (*SUMS, *MOMENTS, *UNADJUSTED) if any(name in one for one in every)]
    blank = np.zeros(groups)
    return {name: np.column_stack([one.get(name, blank) for one in every]) for name in names}


def added(
    found: Columns,
    query: SourceQuery,
    jobs: Sequence[Job],
    strata: pd.DataFrame,
    shift: Array,
    factor: Array | None = None,
) -> Totals:
    """Return sums by stratum and psu, and what they add up to by area; ``factor`` changes the weights behind each."""
    names = [name for name in found if of_areas(name)]
    groups = len(found["rows__"])
    cell = coded([found[name] for name in names], groups)
    first = first_of(cell)
    keys = area_keys(found).take(first).reset_index(drop=True)
    fine = by_job(found, jobs, query)
    if factor is not None:
        given = {f"given_{name}": fine[name] for name in ("wy", "wx")}
        fine |= {name: fine[name] * factor[:, None] for name in WEIGHTED}
        fine |= {name: fine[name] * factor[:, None] ** 2 for name in MOMENTS if name in fine}
        fine |= given
    sums = {name: summed(values, cell, len(keys)) for name, values in fine.items()}
    labels = pd.DataFrame({name: in_words(found[name]) for name in UNITS if name in found}, dtype=object)
    layer = layers_of(found["period"], found["stratum"], strata)
    psu = psus_of(layer, found["psu"]) if "psu" in found else None
    parts = {name: [values[:, k] for k in range(len(jobs))] for name, values in fine.items()}
    return Totals(keys, sums, strata, shift, Fine(cell, layer, psu, labels, parts))
