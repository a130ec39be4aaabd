"""The areas of one period and group of a sample, and the sums by stratum and psu that belong to them."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.query.fine import Fine
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.strata import Strata
from governance_metrics.tally import Tally

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
Rows = NDArray[np.bool_] | slice


class Units(NamedTuple):
    """The areas of one period and group, D of them, and the sums that belong to them.

    Parameters
    ----------
    names : array of shape (D,)
        The areas.
    cell : array of shape (G,)
        Area of each row of the tally, -1 for none.
    fine : array of shape (m,), or slice
        Rows of the finer sums that belong to any area.
    domain, stratum : array
        Their area and stratum.
    strata : Strata
        The strata of the period.
    psus : Strata or None
        Of two stages, every psu of the period as a stratum of its own units.
    of_period : array of shape (m,)
        Rows of the finer sums that belong to the period.
    period : str
        The period.
    """

    names: NDArray[np.object_]
    cell: Codes
    fine: Rows
    domain: Codes
    stratum: Codes
    strata: Strata
    psus: Strata | None
    of_period: NDArray[np.bool_]
    period: str


def units_of(source: Tally, unit: NDArray[np.object_], mine: NDArray[np.bool_], period: str) -> Units:
    """Return the areas of one period and group.

    Parameters
    ----------
    source : Tally
        The tally of a sample.
    unit : array of shape (G,)
        Area of each row of the tally.
    mine : array of shape (G,)
        Rows of the period and group that belong to any area.
    period : str
        The period.
    """
    fine = fine_of(source)
    names, domain = np.unique(unit[mine].astype(str), return_inverse=True)
    cell = np.full(len(mine), -1, dtype=np.int64)
    cell[mine] = domain
    of = cell[fine.cell]
    kept: Rows = slice(None) if (of >= 0).all() else of >= 0
    strata, place = _strata(source.strata, period, "n_psu", source.design)
    psus = None if source.units is None else _strata(source.units, period, "n_ssu", source.design)[0]
    here = source.strata["period"].eq(period).to_numpy(dtype=bool)
    return Units(
        names.astype(object), cell, kept, of[kept], place[fine.stratum[kept]], strata, psus, here[fine.stratum], period
    )  # fmt: skip


def fine_of(source: Tally) -> Fine:
    """Return the finer sums of a sample."""
    if source.fine is None:
        raise ValueError("the sums of a sample have strata")
    return source.fine


def places_of(frame: pd.DataFrame, period: str) -> Codes:
    """Return the place of every row of a frame among those of one period."""
    here = frame["period"].eq(period).to_numpy()
    places: Codes = np.cumsum(here) - 1
    return places


def _strata(frame: pd.DataFrame, period: str, drawn: str, design: SurveyDesign | None) -> tuple[Strata, Codes]:
    """The strata of one period, and the place of every row of the frame among them."""
    mine = frame[frame["period"].eq(period)]
    fraction = mine["fraction"].to_numpy(dtype=np.float64)
    before = mine["drawn_before"].to_numpy(dtype=np.float64) if "drawn_before" in mine else None
    rule = (design or SurveyDesign()).lonely_psu
    made = Strata(mine[drawn].to_numpy(dtype=np.float64), None if np.isnan(fraction).all() else fraction, rule, before)
    return made, places_of(frame, period)
