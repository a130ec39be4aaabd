"""Text with one line a row, its cells apart by commas, semicolons, tabs or bars."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from governance_metrics.intake.archive import CELL_LIMIT, COLUMN_LIMIT
from governance_metrics.intake.encoding import decoded_text
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.grid import LINES, Grid
from governance_metrics.intake.guard import Content
from governance_metrics.intake.sheet import Sheet, sheet_from

DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 1 << 20
_LOOKED_AT = 200
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++$")
_DECLARED = re.compile(r"sep=([,;\t|])\r?\n")  # Excel's own first line


def read_delimited(content: Content) -> list[Sheet] | Fault:
    """Return the one sheet of a .csv or .tsv file.

    Parameters
    ----------
    content : Content
        An admitted file.
    """
    text = decoded_text(content.content)
    if isinstance(text, int):
        return Fault("undecodable", file=content.file, row=text)
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else delimiter_of(text, "\t" if content.suffix == ".tsv" else ",")
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    grid, width = Grid(), 0
    some: list[list[str]] = []
    try:
        if declared:
            next(lines)
            grid.first_row = 2
        while True:
            some = []
            for line in islice(lines, LINES):
                some.append(line)
                width = max(width, len(line))
                if width > COLUMN_LIMIT:
                    told = {"columns": width, "limit": COLUMN_LIMIT}
                    return Fault("too_many_columns", file=content.file, parameters=told)
            if not some:
                break
            cells = width * (len(grid.rows) + len(some))
            if cells > CELL_LIMIT:
                return Fault("too_many_cells", file=content.file, parameters={"cells": cells, "limit": CELL_LIMIT})
            grid.add(some)
    except csv.Error:
        return Fault("broken_quotes", file=content.file, row=grid.first_row + grid.height + len(some))
    return [sheet_from("", grid, strict=True)]


def delimiter_of(text: str, usual: str = ",") -> str:
    r"""Return what stands between the cells: what cuts the most of the first lines into equally many.

    Parameters
    ----------
    text : str
        The whole file.
    usual : str
        What it is where nothing else is seen.

    Examples
    --------
    >>> delimiter_of("编码;名称\n1;甲,乙\n"), delimiter_of("编码\n1\n"), delimiter_of("a|b\n1|2\n")
    (';', ',', '|')
    """
    head = text[: 1 << 16]
    best, found = (0, 0), usual
    for delimiter in (usual, *(one for one in DELIMITERS if one != usual)):
        if delimiter not in head:
            continue
        widths: Counter[int] = Counter()
        try:
            for line in islice(csv.reader(_lines(head), delimiter=delimiter), _LOOKED_AT):
                widths[len(line)] += len(line) > 1
        except csv.Error:
            pass
        width, lines = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        if (lines, width) > best:
            best, found = (lines, width), delimiter
    return found


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; a stream of text would keep four bytes for every character."""
    return (found[0] for found in _LINE.finditer(text))
