"""Workbooks to sheets: .xlsx, .xls and .ods, each looked into before its parser runs."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace

from python_calamine import CalamineWorkbook

from governance_metrics.intake.archive import CELL_LIMIT, COLUMN_LIMIT, archive_of
from governance_metrics.intake.book import Book
from governance_metrics.intake.compound import compound_of
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.grid import Grid
from governance_metrics.intake.guard import Content
from governance_metrics.intake.marks import Marks
from governance_metrics.intake.open_document import open_document_of
from governance_metrics.intake.sheet import Sheet, sheet_from

_OURS = (KeyboardInterrupt, SystemExit, GeneratorExit)
_LOOK: Mapping[str, Callable[[bytes, str, int], Book]] = {
    ".xlsx": archive_of,
    ".xls": compound_of,
    ".ods": open_document_of,
}


def read_workbook(content: Content) -> list[Sheet] | Fault:
    """Return every sheet of a workbook, or the reason it cannot be read.

    Parameters
    ----------
    content : Content
        An admitted file.
    """
    looked = _LOOK[content.kind](content.content, content.file, content.limit_mb)
    if looked.fault is not None:
        return looked.fault
    cells = sum(marks.cells for marks in looked.sheets.values())
    if cells > CELL_LIMIT:
        return Fault("too_many_cells", file=content.file, parameters={"cells": cells, "limit": CELL_LIMIT})
    columns = sum(marks.reach[1] for marks in looked.sheets.values())
    if columns > COLUMN_LIMIT:
        return Fault("too_many_columns", file=content.file, parameters={"columns": columns, "limit": COLUMN_LIMIT})
    sheets = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content.content)) as book:
            for meta in book.sheets_metadata:
                if "WorkSheet" in str(meta.typ):
                    hidden = not str(meta.visible).endswith(".Visible")
                    marks = looked.sheets.get(meta.name, Marks())
                    sheets.append(replace(_sheet(book, meta.name, marks), hidden=hidden))
    except BaseException as error:  # the parser's own panics are no Exception
        if isinstance(error, _OURS):
            raise
        return Fault("unreadable", file=content.file, parameters={"suffix": content.suffix})
    return sheets


def _sheet(book: CalamineWorkbook, name: str, marks: Marks) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    last_row, last_column = sheet.end or (-1, -1)
    grid = Grid()
    grid.add_all(sheet.iter_rows() if last_row >= 0 else ())  # older parsers panic over a blank sheet
    merged = tuple((top + 1, left, end + 1, right) for (top, left), (end, right) in sheet.merged_cell_ranges or ())
    del sheet  # the parser's copy of all cells
    grid.move(last_row + 1 - grid.height)
    grid.shift(last_column + 1 - grid.width if grid.rows else 0)
    broken = {(r, c - 1): "error_cell" for r, c in marks.errors}
    broken |= {(r, c - 1): "formula_without_value" for r, c in marks.unvalued}
    read = sheet_from(name, grid, broken)
    return replace(read, hidden_rows=marks.hidden_rows, hidden_columns=marks.hidden_columns, merged=merged)
