"""Which rows of a sheet are records, and their cells with what is merged downwards written out."""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.cells import clean, shown
from governance_metrics.intake.example_rows import example_rows
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.headings import Recognised
from governance_metrics.intake.layout import filled_down
from governance_metrics.intake.part import Part
from governance_metrics.intake.set_aside import set_aside
from governance_metrics.tables.column import NUMERIC

_UNIT_LINE = re.compile(r"[(]?(?:计量|金额)?单位\s*[:]\s*(?P<unit>[^\s)]*[十百千万亿][^\s)]{0,4})")


@dataclass(frozen=True)
class Records:
    """The rows of a sheet as records.

    Parameters
    ----------
    cells : DataFrame, shape (n, k)
        Its cells; those of rows that are no records are blank.
    left_out : mapping of str to array of bool
        Why rows are no records, and which.
    faults : tuple of Fault
        What is told about them.
    wrong : mapping of str to set of int
        Column to the positions whose value cannot be told from the file.

    Examples
    --------
    >>> Records(pd.DataFrame(), {}).faults
    ()
    """

    cells: pd.DataFrame = field(repr=False)
    left_out: dict[str, NDArray[np.bool_]]
    faults: tuple[Fault, ...] = ()
    wrong: dict[str, set[int]] = field(default_factory=dict)


def records_of(part: Part, found: Recognised) -> Records:
    """Return the records of a sheet.

    Parameters
    ----------
    part : Part
        The sheet, its rows not yet typed.
    found : Recognised
        What its headings stand for.
    """
    sheet = part.placed.sheet
    ragged = np.isin(sheet.rows, np.fromiter(sheet.wide, dtype=np.int64, count=len(sheet.wide)))
    faults = [
        part.fault("ragged_row", row=row, value=str(sheet.wide[int(sheet.rows[row])]), expected=sheet.width)
        for row in np.flatnonzero(ragged)
    ]
    left_out = {"ragged_row": ragged}
    cells = _without(sheet.frame, ragged)  # what has slipped is no value of the column it lies in
    examples = example_rows(cells, found, part.placed.table)
    if sheet.first_lines:  # a frame or a table of columns has no totals and no notes
        left_out |= set_aside(sheet, _without(cells, examples), found)
    left_out |= {"example_row": examples}
    faults += [
        part.fault(name, row=row)
        for name, mask in left_out.items()
        if name != "ragged_row"
        for row in np.flatnonzero(mask)
    ]
    cells = _without(cells, np.logical_or.reduce([*left_out.values()]))
    cells, told, wrong = _written_out(part, cells, found)
    return Records(cells, left_out, (*_titles(part), *faults, *told), wrong)


def _without(cells: pd.DataFrame, rows: NDArray[np.bool_]) -> pd.DataFrame:
    if not rows.any():
        return cells
    cells = cells.copy()
    cells.loc[rows] = None
    return cells


def _written_out(
    part: Part, cells: pd.DataFrame, found: Recognised
) -> tuple[pd.DataFrame, list[Fault], dict[str, set[int]]]:
    """Cells merged downwards: a name holds for every row, a number for all of them together and so for none."""
    merged = filled_down(part.placed.sheet) if part.placed.sheet.merged else {}
    faults: list[Fault] = []
    wrong: dict[str, set[int]] = {}
    if not merged:
        return cells, faults, wrong
    cells = cells.copy()
    for position, column in found.columns.items():
        for first, below in merged.get(position, ()):
            value = cells[position].iloc[first]
            if value is None or column.personal:
                continue
            if column.type in NUMERIC:
                rows = [first, *below.tolist()]
                wrong.setdefault(column.name, set()).update(rows)
                cells.loc[rows, position] = None
                last = int(part.rows[below[-1]])
                faults.append(part.fault("merged_number", row=first, column=column.name, last=last))
            else:
                cells.loc[below, position] = value
    return cells, faults, wrong


def _titles(part: Part) -> list[Fault]:
    """What stands above the header: where that was found, and a unit that changes every number."""
    sheet = part.placed.sheet
    if not sheet.titles:
        return []
    said = [part.fault("header_found", header=sheet.first_lines[0][0], n=len(sheet.titles))]
    for title in sheet.titles:
        if match := _UNIT_LINE.search(clean(title)):
            said.append(part.fault("unit_line", unit=shown(match["unit"])))
    return said
