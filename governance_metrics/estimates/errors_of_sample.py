"""Ratios and totals of a sample's areas with their standard errors, by the way its design asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from governance_metrics.estimates.units import Rows, Units, fine_of, places_of
from governance_metrics.query.fine import Fine
from governance_metrics.query.replicated import ReplicateSums
from governance_metrics.statistics.cells import Cells, Squares, Sums
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.fitted_sums import FittedSums, RowSquares, Side, Stage
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.linearisation import NOISE, Linearised, linearise, without_noise
from governance_metrics.statistics.replicates import gram_df, replicate_errors
from governance_metrics.statistics.rest import Rest, compare_with_rest
from governance_metrics.tally import Tally
from governance_metrics.text import coded

Array = NDArray[np.float64]
FINE = ("wy", "wx", "seen", "aa", "ab", "bb")  # of the finer sums


@dataclass(frozen=True, eq=False)
class ErrorsOfSample:
    """Estimates of D areas and K cards, each of shape (D, K), and what the method has to add, card by card."""

    estimate: Array
    std_error: Array
    total: Array
    total_std_error: Array
    df: Array
    rest: tuple[Array, Array, Array]
    notes: list[str]


def errors_of(source: Tally, jobs: Sequence[int], units: Units, *, totals: bool) -> ErrorsOfSample:
    """Return ratios, totals and differences from the rest, with their standard errors.

    Parameters
    ----------
    source : Tally
        The tally of a sample.
    jobs : sequence of int
        Positions of K of its jobs.
    units : Units
        The areas, D of them.
    totals : bool
        Whether standard errors of totals are asked for.
    """
    if source.replicates is not None:
        return _replicated(source, source.replicates, jobs, units)
    design, fine, size = source.design or SurveyDesign(), fine_of(source), len(units.names)
    part = {name: _columns([fine.sums[name][k] for k in jobs], units.fine) for name in FINE if name in fine.sums}
    squares = Squares(part["aa"], part["ab"], part["bb"], source.shift[jobs], part["seen"]) if "aa" in part else None
    sums = Sums(
        domain=units.domain, stratum=units.stratum, a=part["wy"], b=part["wx"], seen=part["seen"],
        squares=squares if fine.psu is None else None, psu=None if fine.psu is None else fine.psu[units.fine],
    )  # fmt: skip
    second = None
    if units.psus is not None and fine.psu is not None and source.units is not None:
        psu = places_of(source.units, units.period)[fine.psu[units.fine]]
        inner = Sums(
            domain=units.domain, stratum=psu, a=part["wy"], b=part["wx"], squares=squares,
            psu=None if fine.ssu is None else fine.ssu[units.fine],
        )  # fmt: skip
        second = inner, units.psus
    cells = Cells.of(sums, units.strata, size)
    found = linearise(sums, units.strata, size, second, cells=cells, totals=totals)
    alone = np.full((size, len(jobs)), np.nan)
    rest = Rest(alone, alone, alone)
    if size > 1:
        rest = compare_with_rest(sums, units.strata, size, second, cells=cells)
    notes = _lonely(units, part["seen"], len(jobs), design)
    compared = (rest.estimate, rest.difference, rest.std_error)
    made = ErrorsOfSample(
        found.estimate, found.std_error, found.total, found.total_std_error, found.df, compared, notes
    )  # fmt: skip
    return made if source.fit is None else _fitted(source, fine, jobs, units, made, found)


def _fitted(
    source: Tally, fine: Fine, jobs: Sequence[int], units: Units, plain: ErrorsOfSample, found: Linearised
) -> ErrorsOfSample:
    """The same with standard errors less what known margins explain."""
    if source.fit is None or fine.of_cell is None:
        raise ValueError("weights that were not adjusted have no margins")
    here = units.of_period
    residuals, place = source.fit.of_period(units.period)
    cell = place[fine.of_cell.cell[here]]
    stages = _stages(source, fine, units)
    raked = bool(residuals.sizes)
    error, total_error, of_rest = (np.full(plain.estimate.shape, np.nan) for _ in range(3))
    size = len(units.names)
    one, none = np.ones(size), np.zeros(size)
    for i, k in enumerate(jobs):
        part = {name: values[k][here] for name, values in fine.sums.items()}
        base = ("uy", "ux") if raked else ("given_wy", "given_wx")
        squares = None
        if "aa" in part:
            named = {name: part[name] for name in ("aa", "ab", "bb", "a1", "b1")}
            squares = RowSquares(**named, ww=fine.of_cell.squared[here], shift=float(source.shift[k]))
        sums = FittedSums(
            units.cell[fine.cell][here], cell, part["wy"], part["wx"], part[base[0]], part[base[1]],
            fine.of_cell.weight[here], residuals, stages, squares,
        )  # fmt: skip
        with np.errstate(all="ignore"):
            below = found.denominator[:, i]
            known = below > 0
            own = Side(np.where(known, 1 / below, 0.0), np.nan_to_num(plain.estimate[:, i]))
            error[:, i] = np.sqrt(sums.variance(own))
            total_error[:, i] = np.sqrt(sums.variance(Side(one, none)))
            if size > 1:
                others = below.sum() - below
                there = Side(np.where(others > 0, 1 / others, 0.0), np.nan_to_num(plain.rest[0][:, i]))
                of_rest[:, i] = np.sqrt(sums.variance(own, there))
    noise = NOISE["moments" if "aa" in fine.sums else "psu"]
    error = without_noise(np.where(np.isnan(plain.estimate), np.nan, error), plain.estimate, noise)
    estimate, difference = plain.rest[0], plain.rest[1]
    of_rest = without_noise(np.where(np.isnan(difference), np.nan, of_rest), np.abs(estimate), noise)
    total_error = without_noise(total_error, plain.total, noise)
    return ErrorsOfSample(
        plain.estimate, error, plain.total, total_error, plain.df, (estimate, difference, of_rest), plain.notes
    )  # fmt: skip


def _stages(source: Tally, fine: Fine, units: Units) -> list[Stage]:
    """The stages of the whole period: psus, and second-stage units where there are any."""
    here = units.of_period
    layer = places_of(source.strata, units.period)[fine.stratum[here]]
    if fine.psu is None:
        return [Stage(None, layer, units.strata)]
    psu = np.unique(fine.psu[here], return_inverse=True)[1].astype(np.int64)
    made = [Stage(psu, layer, units.strata)]
    if units.psus is not None and source.units is not None:
        unit = None if fine.ssu is None else np.unique(fine.ssu[here], return_inverse=True)[1].astype(np.int64)
        made.append(Stage(unit, places_of(source.units, units.period)[fine.psu[here]], units.psus))
    return made


def _replicated(source: Tally, sums: ReplicateSums, jobs: Sequence[int], units: Units) -> ErrorsOfSample:
    """By replicate weights: the spread of the estimates that each of them gives."""
    design, size = source.design or SurveyDesign(), len(units.names)
    inside = units.cell >= 0
    area = units.cell[inside]
    total, below = (summed(source.sums[name][inside][:, jobs], area, size) for name in ("wy", "wx"))
    r = len(design.replicate_weights)

    def of_areas(values: Array) -> Array:
        flat = values[inside][:, jobs].reshape(len(area), len(jobs) * r)
        return summed(flat, area, size).reshape(size, len(jobs), r)

    above_r, below_r = of_areas(sums.above), of_areas(sums.below)
    with np.errstate(all="ignore"):
        ratio, ratios = _ratio(total, below), _ratio(above_r, below_r)
        rest = _ratio(total.sum(axis=0) - total, below.sum(axis=0) - below)
        rests = _ratio(above_r.sum(axis=0) - above_r, below_r.sum(axis=0) - below_r)
    error, dropped = replicate_errors(ratios, ratio, design)
    of_total = replicate_errors(above_r, total, design)[0]
    of_rest = replicate_errors(ratios - rests, ratio - rest, design)[0]
    noise = NOISE["psu"]
    df = np.empty((size, len(jobs)))
    for u in {sums.universe[k] for k in jobs}:
        products = summed(sums.products[u][inside], area, size)
        df[:, [sums.universe[k] == u for k in jobs]] = [[float(gram_df(_square(one, r)))] for one in products]
    notes = [coded("replicates_dropped", n=int(n)) if n else "" for n in dropped.T.ravel()]
    compared = (rest, ratio - rest, without_noise(of_rest, np.abs(rest), noise))
    alone = np.full((size, len(jobs)), np.nan)
    return ErrorsOfSample(
        ratio, without_noise(error, ratio, noise), total, without_noise(of_total, total, noise), df,
        compared if size > 1 else (alone, alone, alone), notes,
    )  # fmt: skip


def _ratio(above: Array, below: Array) -> Array:
    found: Array = np.where(below > 0, above / below, np.nan)
    return found


def _square(upper: Array, size: int) -> Array:
    """A symmetric matrix from its upper half, row by row."""
    made = np.zeros((size, size))
    made[np.triu_indices(size)] = upper
    return made + np.triu(made, 1).T


def _columns(values: Sequence[Array], rows: Rows) -> Array:
    """The sums of some cards side by side; one column alone where all of them share it."""
    first = values[0]
    if len(values) > 1 and all(column is first for column in values):
        return first[rows, None]
    return np.array([column[rows] for column in values]).T


def _lonely(units: Units, seen: Array, jobs: int, design: SurveyDesign) -> list[str]:
    """What is said of strata with a single psu, for each card and area."""
    size = len(units.names)
    alone = units.strata.lonely[units.stratum]
    counts = np.zeros((jobs, size), dtype=np.int64)
    if (design.psu or design.stratum) and alone.any():
        for k in range(jobs):
            pairs = np.column_stack([units.domain, units.stratum])[alone & (seen[:, k % seen.shape[1]] > 0)]
            counts[k] = np.bincount(np.unique(pairs, axis=0)[:, 0], minlength=size)
    rule = design.lonely_psu
    said = {int(n): coded("lonely_psu", rule=rule, strata=int(n)) if n else "" for n in np.unique(counts)}
    return [said[n] for n in counts.ravel().tolist()]
