"""Files to rows of text with the row numbers a clerk sees: .xlsx, .csv, .tsv, .parquet."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from python_calamine import CalamineWorkbook

from governance_metrics.intake.archive import CELL_LIMIT, archive_of
from governance_metrics.intake.cells import cell_text
from governance_metrics.intake.encoding import decoded_text
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.guard import Content

_OURS = (KeyboardInterrupt, SystemExit, GeneratorExit)
_LONGEST_CELL = 1 << 20


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file: headings, columns, and the row each line stands in.

    Parameters
    ----------
    name : str
        The name of the sheet; empty for files without sheets.
    headings : tuple of str
        The first line that is not blank.
    frame : DataFrame, shape (n, k)
        The lines below, columns numbered from 0, blank lines left out, blank cells None.
    rows : array of int, shape (n,)
        The row of each line as the clerk sees it.
    wide : mapping of int to int
        Rows with more cells than there are headings, and how many.
    broken : mapping of (row, column) to str
        Cells that hold an error or a formula without a value, columns counted from 0, with the fault's code.
    first_lines : tuple of (row, cells)
        The first ten lines, to see where the header might be.
    width : int
        How many cells the header line has.

    Examples
    --------
    >>> sheet_of("", [["a"], [""], ["1"]]).rows.tolist()
    [3]
    """

    name: str
    headings: tuple[str, ...]
    frame: pd.DataFrame
    rows: NDArray[np.int64]
    wide: Mapping[int, int] = field(default_factory=dict)
    broken: Mapping[tuple[int, int], str] = field(default_factory=dict)
    first_lines: tuple[tuple[int, tuple[str, ...]], ...] = ()
    width: int = 0


def sheets_of(content: Content) -> list[Sheet] | Fault:
    """Return every sheet of a file, blank ones included, or the reason it cannot be read.

    Parameters
    ----------
    content : Content
        An admitted file.
    """
    return _READERS[content.suffix](content)


def sheet_of(
    name: str,
    lines: list[list[str | None]],
    first_row: int = 1,
    broken: Mapping[tuple[int, int], str] | None = None,
    *,
    strict: bool = False,
) -> Sheet:
    """Return a sheet from lines of cells, the header among them.

    Parameters
    ----------
    name : str
        The name of the sheet.
    lines : list of list of str or None
        Every line from ``first_row`` on.
    first_row : int
        The row of the first line.
    broken : mapping, optional
        As in ``Sheet``.
    strict : bool
        Whether a line with more cells than there are headings has slipped, as in text with a stray comma.
    """
    filled = [(first_row + i, line) for i, line in enumerate(lines) if _last(line)]
    if not filled:
        return Sheet(name, (), pd.DataFrame(), np.array([], dtype=np.int64))
    header = filled[0][1]
    width = len(header)
    used = max((len(line) for _, line in filled), default=0)
    below = filled[1:]
    columns = list(zip_longest(*(line for _, line in below), fillvalue=None)) or [()] * used
    frame = pd.DataFrame(
        {i: pd.Series([cell or None for cell in columns[i]], dtype=object) for i in range(len(columns))}
    )
    wide = {row: n for row, line in below if len(line) > width and (n := _last(line)) > width} if strict else {}
    heads = tuple((header[i] or "") if i < len(header) else "" for i in range(len(columns)))
    first = tuple((row, tuple(cell or "" for cell in line)) for row, line in filled[:10])
    rows = np.array([row for row, _ in below], dtype=np.int64)
    return Sheet(name, heads, frame, rows, wide, broken or {}, first, width)


def _last(line: list[str | None]) -> int:
    """How many cells a line has, blank ones at its end not counted."""
    for i in range(len(line), 0, -1):
        cell = line[i - 1]
        if cell and not cell.isspace():
            return i
    return 0


def _read_xlsx(content: Content) -> list[Sheet] | Fault:
    archive = archive_of(content.content, content.file)
    if archive.fault is not None:
        return archive.fault
    sheets = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content.content)) as book:
            for name in [meta.name for meta in book.sheets_metadata if "WorkSheet" in str(meta.typ)]:
                sheet = book.get_sheet_by_name(name)
                last_row, last_column = sheet.end or (-1, -1)
                read = sheet.iter_rows() if last_row >= 0 else ()  # older parsers panic over a blank sheet
                lines: list[list[str | None]] = [[*map(cell_text, line)] for line in read]
                before = last_column + 1 - max(map(len, lines), default=0)
                lines = [[*[None] * before, *line] for line in lines] if before else lines
                broken = {(r, c - 1): "error_cell" for r, c in archive.errors.get(name, ())}
                broken |= {(r, c - 1): "formula_without_value" for r, c in archive.unvalued.get(name, ())}
                sheets.append(sheet_of(name, lines, last_row + 2 - len(lines), broken))
    except BaseException as error:  # the parser's own panics are no Exception
        if isinstance(error, _OURS):
            raise
        return Fault("unreadable", file=content.file, parameters={"suffix": content.suffix})
    return sheets


def _read_csv(content: Content) -> list[Sheet] | Fault:
    text = decoded_text(content.content)
    if isinstance(text, int):
        return Fault("undecodable", file=content.file, row=text)
    delimiter = "\t" if content.suffix == ".tsv" else ","
    csv.field_size_limit(_LONGEST_CELL)
    lines: list[list[str | None]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for line in reader:
            lines.append([*line])
    except csv.Error:
        return Fault("broken_quotes", file=content.file, row=len(lines) + 1)
    cells = sum(map(len, lines))
    if cells > CELL_LIMIT:
        return Fault("too_many_cells", file=content.file, parameters={"cells": cells, "limit": CELL_LIMIT})
    return [sheet_of("", lines, strict=True)]


def _read_parquet(content: Content) -> list[Sheet] | Fault:
    """Read one file, and no other, whatever stands in its name."""
    path = str(content.path.resolve())
    pattern = re.sub(r"([*?\[])", r"[\1]", path)
    allowed = ", ".join("'" + name.replace("'", "''") + "'" for name in dict.fromkeys((path, pattern)))
    unreadable = Fault("unreadable", file=content.file, parameters={"suffix": content.suffix})
    try:
        with duckdb.connect(config={"threads": "1", "autoinstall_known_extensions": "false"}) as connection:
            connection.execute(f"SET allowed_paths = [{allowed}]")
            connection.execute("SET enable_external_access = false")
            size = connection.execute("SELECT SUM(num_rows) FROM parquet_file_metadata(?)", [pattern]).fetchone()
            kinds = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [pattern]).fetchall()
            cells = int(size[0] if size else 0) * len(kinds)
            if cells > CELL_LIMIT:
                return Fault("too_many_cells", file=content.file, parameters={"cells": cells, "limit": CELL_LIMIT})
            columns = ", ".join(_parquet_column(name, kind) for name, kind, *_ in kinds)
            frame = connection.execute(f"SELECT {columns} FROM read_parquet(?)", [pattern]).df()  # noqa: S608
    except Exception:  # whatever a damaged file makes of its parser
        return unreadable
    frame.columns = pd.RangeIndex(len(kinds))
    return [Sheet("", tuple(name for name, *_ in kinds), frame, np.arange(1, len(frame) + 1))]


def _parquet_column(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    kept = kind in ("VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP", "DOUBLE")
    return quoted if kept else f"CAST({quoted} AS VARCHAR) AS {quoted}"


_READERS: Mapping[str, Callable[[Content], list[Sheet] | Fault]] = {
    ".xlsx": _read_xlsx,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".parquet": _read_parquet,
}
