"""Known margins met by the sums of a sample: every cell of the margins has one change of its weights."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.query.fine import Array, Codes, coded, first_of
from governance_metrics.query.source import SourceQuery
from governance_metrics.query.strata import of_table
from governance_metrics.statistics.calibrated import adjusted_weights, read_cells, refuse_explosion
from governance_metrics.statistics.calibration import Calibration
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.residuals import Residuals

TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, eq=False)
class Fit:
    """The cells of the margins in all periods, C of them; each period meets the margins by itself.

    Parameters
    ----------
    period : array of shape (C,)
        Their periods.
    indicators : array of shape (C, p)
        One column of 0 and 1 per category of each margin.
    weight : array of shape (C,)
        Weights after adjustment, summed.
    base : array of shape (C,)
        What the rows weigh in the regression on the margins: as ``Residuals`` has it, summed.
    sizes : tuple of int
        As ``Residuals`` has them.
    factor : array of shape (C,)
        What every weight of a cell is multiplied by.
    """

    period: NDArray[Any]
    indicators: Array
    weight: Array
    base: Array
    sizes: tuple[int, ...]
    factor: Array

    def of_period(self, period: str) -> tuple[Residuals, Codes]:
        """Return the regression on the margins in one period, over its cells, and the place of every cell in it."""
        here = self.period == period
        place = np.cumsum(here) - 1
        return Residuals(self.indicators[here], self.weight[here], self.base[here], self.sizes), place


def fitted(found: Mapping[str, NDArray[Any]], query: SourceQuery, calibration: Calibration) -> tuple[Fit, Codes]:
    """Return the cells of the margins once their weights meet them, and the cell of each of the sums.

    Raking and linear calibration, with bounds or without, change all weights of a cell alike, so that the sums of
    weights by cell are all they need; with a cap, those of every weight in it.

    Parameters
    ----------
    found : mapping of str to array of shape (m,)
        Sums by period and the columns of the margins, ``fit_0`` …, and any other keys, before adjustment.
    query : SourceQuery
        The source.
    calibration : Calibration
        The margins.

    Raises
    ------
    DataError
        When the margins cannot be met or name other categories than the sample.
    """
    cell, frame = cells_of_margins(found, query, calibration)
    size = len(frame)
    weighted = "rows_w__" in found
    weight = summed(found["rows_w__" if weighted else "rows__"][:, None], cell, size)[:, 0]
    rows = summed(found["rows_weighted__" if weighted else "rows__"][:, None], cell, size)[:, 0]
    period = frame["period"].to_numpy(dtype=object)
    name = (query.design.weight if query.design else None) or "1"
    indicators, made = np.zeros((size, sum(len(m.totals) for m in calibration.margins))), np.zeros(size)
    for when in dict.fromkeys(period.tolist()):
        here = period == when
        with of_source(query, when):
            cells = read_cells(frame[here], calibration, weight[here])
            made[here] = adjusted_weights(weight[here], cells, calibration, name, rows[here])
            refuse_explosion(weight[here], made[here], cells, calibration, name)
        indicators[here] = cells.indicators
    raked = swept(calibration)
    sizes = tuple(len(margin.totals) for margin in calibration.margins) if raked else ()
    some = weight > 0
    factor = np.where(some, made / np.where(some, weight, 1.0), 0.0)
    return Fit(period, indicators * some[:, None], made, rows if raked else weight, sizes, factor), cell


def swept(calibration: Calibration) -> bool:
    """Return whether the regression on the margins is swept, all rows alike, as R does where weights were raked."""
    return len(calibration.margins) > 1 and calibration.method == "rake" and not calibration.limited


def cells_of_margins(
    found: Mapping[str, NDArray[Any]], query: SourceQuery, calibration: Calibration
) -> tuple[Codes, pd.DataFrame]:
    """Return the cell of each of the sums, and the cells with their period and the columns of the margins."""
    names = [f"fit_{i}" for i in range(len(calibration.columns))]
    apart = [values for name, values in found.items() if name.startswith("fit_")]
    cell = coded([found["period"], *apart], len(found["rows__"]))
    first = first_of(cell)
    frame = pd.DataFrame({"period": np.asarray(found["period"], dtype=object)[first]})
    for name, column in zip(names, calibration.columns, strict=True):
        values = found[name][first]
        truth = query.types.get(column) == "boolean"
        frame[column] = [TRUTH[value] for value in values] if truth else values
    return cell, frame


@contextmanager
def of_source(query: SourceQuery, period: str) -> Iterator[None]:
    """Say of which table and period the faults are of what is done inside."""
    try:
        yield
    except DataError as fault:
        raise of_table(fault, query.source.name, period) from None
