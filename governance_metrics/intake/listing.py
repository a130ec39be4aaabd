"""Lists as workbooks: every cell that is text stays text, whatever it begins with, and the bytes never change."""

import io
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import xlsxwriter

_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MADE = datetime(2026, 1, 1)  # a fixed day, so that equal lists are equal bytes
_COLOURS = {"stop": "#F4B6B6", "error": "#F9D9B0", "warning": "#FFF3C4", "note": "#EDEDED", "asked": "#FFF3C4"}


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One sheet of a workbook.

    Parameters
    ----------
    name : str
        Its name.
    heads : tuple of str
        The headings.
    widths : tuple of int
        In characters, one for each heading.
    lines : tuple of tuple
        The cells: text, numbers, or None.
    marks : tuple of str
        For each line the name of its colour; empty for none.
    choices : mapping of int to str
        Column to the range its cells are chosen from.
    notes : tuple of str
        What stands above the headings, a line each.

    Examples
    --------
    >>> Listing(name="a", heads=("x",), widths=(8,), lines=(("=1",),)).marks
    ()
    """

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    lines: tuple[tuple[object, ...], ...] = field(repr=False)
    marks: tuple[str, ...] = ()
    choices: dict[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def write_listings(listings: Sequence[Listing], path: str | Path, *, title: str) -> Path:
    """Write lists as the sheets of one workbook and return its path; an old file stays until the new one is whole.

    Parameters
    ----------
    listings : sequence of Listing
        The sheets in order.
    path : str or Path
        The workbook.
    title : str
        What its properties say it is.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **_OPTIONS})
    book.set_properties({"title": title, "author": "governance-metrics", "created": _MADE})
    for listing in listings:
        _write(book, listing)
    book.close()
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(buffer.getvalue())
        Path(part).chmod(0o644)
        os.replace(part, path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return path


def _write(book: xlsxwriter.Workbook, listing: Listing) -> None:
    sheet = book.add_worksheet(listing.name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#DDE6F0"})
    plain: dict[tuple[str, bool], object] = {}

    def style(mark: str, quoted: bool) -> object:
        if (mark, quoted) not in plain:
            settings: dict[str, object] = {"text_wrap": True, "valign": "top", "quote_prefix": quoted}
            if mark in _COLOURS:
                settings["bg_color"] = _COLOURS[mark]
            plain[mark, quoted] = book.add_format(settings)
        return plain[mark, quoted]

    note = book.add_format({"text_wrap": False, "valign": "top"})
    for row, text in enumerate(listing.notes):
        sheet.write_string(row, 0, text, note)
    top = len(listing.notes)
    for column, (head, width) in enumerate(zip(listing.heads, listing.widths, strict=True)):
        sheet.write_string(top, column, head, bold)
        sheet.set_column(column, column, width)
    marks = listing.marks or ("",) * len(listing.lines)
    for row, (line, mark) in enumerate(zip(listing.lines, marks, strict=True), start=top + 1):
        for column, cell in enumerate(line):
            if isinstance(cell, int | float):
                sheet.write_number(row, column, cell, style(mark, False))
            elif cell is not None and cell != "":
                text = str(cell)
                sheet.write_string(row, column, text, style(mark, text.startswith(_RISKY)))
    last = top + max(len(listing.lines), 1)
    for column, source in listing.choices.items():
        sheet.data_validation(top + 1, column, last + 200, column, {"validate": "list", "source": source})
    sheet.freeze_panes(top + 1, 0)
    if listing.lines:
        sheet.autofilter(top, 0, last, len(listing.heads) - 1)
    sheet.repeat_rows(top)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
