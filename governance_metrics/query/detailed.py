"""The sums of a sample with replicate weights, a second stage, or weights that meet known margins."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from governance_metrics.query.engine import Engine
from governance_metrics.query.fine import Codes, Columns, Fitted
from governance_metrics.query.fitted import Fit, fitted, swept
from governance_metrics.query.gathered import Totals, added, numbers, rough
from governance_metrics.query.grouped import tally_query
from governance_metrics.query.replicated import replicate_sums
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.query.strata import strata_of, units_of
from governance_metrics.query.sums import UNADJUSTED, asked_of
from governance_metrics.statistics.design import SurveyDesign


def detailed_totals(engine: Engine, query: SourceQuery, jobs: Sequence[Job], rows: int, design: SurveyDesign) -> Totals:
    """Return the sums of a sample whose variance takes more than sums by psu.

    One grouped SELECT by area, stratum, psu, second-stage unit and cell of the known margins; where rows are the
    last units, with squares; and one or more for the replicate weights, by area.

    Parameters
    ----------
    engine : Engine
        Where the tables are.
    query : SourceQuery
        The source.
    jobs : sequence of Job
        What the cards ask, K of them.
    rows : int
        Rows of the table.
    design : SurveyDesign
        How it was drawn.

    Raises
    ------
    DataError
        When rows lack what the design needs, weights cannot be used, or margins cannot be met.
    """
    strata = strata_of(engine, query, design)
    calibration = design.calibration
    replicates = bool(design.replicate_weights)
    rows_are_units = not replicates and (design.ssu is None if design.second_stage else design.psu is None)
    shift = rough(engine, query, jobs, range(len(jobs))) if rows_are_units else np.zeros(len(jobs))
    wanted = {k: asked_of(job, query, squared=rows_are_units) for k, job in enumerate(jobs)}
    if calibration is not None and not replicates:
        more = [*(UNADJUSTED if swept(calibration) else ()), *(("a1", "b1") if rows_are_units else ())]
        wanted = {k: [*names, *more] for k, names in wanted.items()}
    found = numbers(engine.fetch(tally_query(query, jobs, shift.tolist(), wanted=wanted)))
    made = None if calibration is None else fitted(found, query, calibration)
    totals = added(found, query, jobs, strata, shift, None if made is None else made[0].factor[made[1]])
    fine, units = totals.fine, None
    if fine is None:
        raise ValueError("the sums of a sample have strata")
    if made is not None:
        fine = replace(fine, of_cell=_of_cells(found, *made))
    if design.second_stage:
        fine, units = units_of(engine, query, strata, fine)
    weights = replicate_sums(engine, query, jobs, rows, fine.cell, len(totals.keys)) if replicates else None
    return replace(totals, fine=fine, units=units, fit=made[0] if made else None, replicates=weights)


def _of_cells(found: Columns, fit: Fit, cell: Codes) -> Fitted:
    """What all rows behind each of the sums weigh once the margins are met."""
    factor = fit.factor[cell]
    weighted = "rows_w__" in found
    weight, squared = (found[name if weighted else "rows__"] for name in ("rows_w__", "rows_ww__"))
    return Fitted(cell, weight * factor, squared * factor**2)
