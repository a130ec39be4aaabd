"""The numbers of the report as a workbook: one table a sheet, numbers as numbers, charts that can be edited."""

import io
import math
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from governance_metrics.report.blocks import Cell, Document, Grid, Report
from governance_metrics.report.formats.archive import repacked
from governance_metrics.report.formats.output_file import file_date, replace_file
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.record import in_package
from governance_metrics.report.formats.text_width import text_width
from governance_metrics.report.formats.xlsx_charts import draw
from governance_metrics.report.formats.xlsx_styles import Styles

HEAD = 3  # the row of the heads, counted from 0: title, notes and a blank row stand above
NARROWEST, WIDEST, LONGEST = 7.0, 40.0, 64.0  # in figures of the standard face
LONG = 3.0  # shares from which on a column holds sentences
LINE, TALLEST = 13.5, 400.0  # points
PORTRAIT, A4_ACROSS = 95.0, 215.0  # wider tables are printed across, and the widest on A3
A3, A4 = 8, 9
TO_FILL_IN = 14.0  # the width of a column that is left blank
INDENT = 1.5  # what an indent takes
MANY = 8  # columns from which on the first two stay in sight, where both are words


def write(report: Report, path: Path) -> None:
    """Write the workbook of the report's own language.

    A contents sheet comes first and a sheet on sources last. Text is never read as a formula, an address or a
    number; a value is stored in full and shown as the report words it.

    Parameters
    ----------
    report : Report
        What to write.
    path : Path
        Where to; replaced in one step.

    Raises
    ------
    FormatError
        When an older file there cannot be replaced.

    References
    ----------
    ISO/IEC 29500-1:2016, part 1, section 18 (SpreadsheetML).

    Examples
    --------
    >>> import tempfile
    >>> words = {"contents": "目录", "sheet": "工作表", "about": "内容", "provenance": "来源", "low": "下限",
    ...          "high": "上限", "above": "至上限", "below": "至下限"}
    >>> document = Document("zh", "诊断报告", "2025 年", "", (), (), words)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Report({"zh": document}, "zh"), Path(folder) / "report.xlsx")
    ...     (Path(folder) / "report.xlsx").read_bytes()[:2]
    b'PK'
    """
    replace_file(path, _workbook(report.document))


def _workbook(document: Document) -> bytes:
    buffer = io.BytesIO()
    literal = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **literal})
    date = file_date().replace(tzinfo=None)
    book.set_properties({"title": printable(document.title), "author": "governance-metrics", "created": date})
    styles = Styles(book, document.language)
    names = [(sheet.name, sheet.title) for sheet in document.sheets]
    _contents(_page(book, document, document.words["contents"]), document, styles, names)
    for sheet in document.sheets:
        page = _page(book, document, sheet.name)
        if sheet.grid is not None:
            widths = _grid(page, styles, sheet.grid)
            _head(page, styles, sheet.title, sheet.notes, widths)
        else:
            _head(page, styles, sheet.title, sheet.notes)
        if sheet.charts:
            draw(book, page, sheet, document.words, styles, HEAD)
    _provenance(_page(book, document, document.words["provenance"]), document, styles)
    book.close()
    return repacked(in_package(buffer.getvalue(), document.record))


def _page(book: xlsxwriter.Workbook, document: Document, name: str) -> Worksheet:
    """A sheet set up for print on A4, one page wide, with its name and the mark on every page."""
    page = book.add_worksheet(name)
    page.hide_gridlines(2)
    page.set_paper(A4)
    page.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.8)
    page.fit_to_pages(1, 0)
    mark = printable(document.mark).replace("&", "&&")
    page.set_header(f"&L{printable(document.title).replace('&', '&&')}&R{mark}")
    page.set_footer("&L&A&R— &P / &N —")
    return page


def _head(page: Worksheet, styles: Styles, title: str, notes: tuple[str, ...], widths: Sequence[float] = ()) -> None:
    """Write title and notes; notes that are wider than the table below are set in lines."""
    page.write_string(0, 0, printable(title), styles.title)
    _note(page, styles, 1, printable(" ".join(notes)), widths)


def _note(page: Worksheet, styles: Styles, row: int, text: str, widths: Sequence[float]) -> None:
    lines = math.ceil(2.0 * text_width(text) / max(sum(widths), 1.0)) if text else 0
    if len(widths) > 1 and lines > 1:
        page.merge_range(row, 0, row, len(widths) - 1, "", styles.wrapped_note)
        page.set_row(row, LINE * lines + 2.0)
        page.write_string(row, 0, text, styles.wrapped_note)
    else:
        page.write_string(row, 0, text, styles.note)


def _contents(page: Worksheet, document: Document, styles: Styles, names: list[tuple[str, str]]) -> None:
    _head(page, styles, document.title, (document.subtitle, document.mark))
    for column, word in enumerate((document.words["sheet"], document.words["about"])):
        page.write_string(HEAD, column, word, styles.head("left"))
    listed = [*names, (document.words["provenance"], document.words["provenance"])]
    for row, (name, title) in enumerate(listed, start=HEAD + 1):
        page.write_url(row, 0, f"internal:'{name}'!A1", styles.link, string=name)
        page.write_string(row, 1, printable(title), styles.text(Cell(title), "left"))
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 60)


def _provenance(page: Worksheet, document: Document, styles: Styles) -> None:
    _head(page, styles, document.words["provenance"], ())
    for row, (name, value) in enumerate(document.provenance, start=HEAD):
        page.write_string(row, 0, printable(name), styles.text(Cell(name), "left"))
        page.write_string(row, 1, printable(value), styles.text(Cell(value), "left", 1))
    page.set_column(
        0, 0, min(2.0 * max([text_width(name) for name, _ in document.provenance], default=8.0) + 2.0, LONGEST)
    )
    page.set_column(1, 1, 90)
    page.set_landscape()


def _grid(page: Worksheet, styles: Styles, grid: Grid) -> list[float]:
    """Write a table: heads that stay in sight and are repeated in print, a filter, bands by verdict.

    Returns how wide its columns are.
    """
    last = HEAD + max(len(grid.rows), 1)
    widths = [_width(grid, column) for column in range(len(grid.columns))]
    indents = [int(column > 0 and head.align == "left") for column, head in enumerate(grid.columns)]
    room = [width - INDENT * indent for width, indent in zip(widths, indents, strict=True)]
    for column, (head, indent) in enumerate(zip(grid.columns, indents, strict=True)):
        page.write_string(HEAD, column, printable(head.title), styles.head(head.align, indent))
    page.set_row(HEAD, _height([head.title for head in grid.columns], room))
    for row, cells in enumerate(grid.rows, start=HEAD + 1):
        page.set_row(row, _height([cell.text for cell in cells], room))
        for column, (head, cell, indent) in enumerate(zip(grid.columns, cells, indents, strict=True)):
            if cell.number is None:
                page.write_string(row, column, printable(cell.text), styles.text(cell, head.align, indent))
            else:
                page.write_number(row, column, cell.number, styles.number(cell, head.align, indent))
    if not grid.rows:
        page.write_string(HEAD + 1, 0, "—", styles.text(Cell("—"), "left"))
    for column, (text, tone) in sorted(_verdicts(grid)):
        band = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": styles.band(tone)}
        page.conditional_format(HEAD + 1, column, last, column, band)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    if grid.note:
        _note(page, styles, last + 1, printable(grid.note), widths)
    page.autofilter(HEAD, 0, last, len(grid.columns) - 1)
    page.freeze_panes(HEAD + 1, _kept_in_sight(grid))
    page.repeat_rows(HEAD)
    page.print_area(0, 0, last + 1, len(grid.columns) - 1)
    if sum(widths) > PORTRAIT:
        page.set_landscape()
    if sum(widths) > A4_ACROSS:
        page.set_paper(A3)
    return widths


def _kept_in_sight(grid: Grid) -> int:
    """How many columns stay in sight: the first, and the second where a wide table names its rows by both."""
    return 2 if len(grid.columns) > MANY and all(row[1].number is None for row in grid.rows) else 1


def _verdicts(grid: Grid) -> set[tuple[int, tuple[str, str]]]:
    """Columns and the words in them that carry a tone: a band follows the word when somebody edits the cell."""
    return {
        (column, (printable(cell.text).replace('"', '""'), cell.tone))
        for row in grid.rows
        for column, cell in enumerate(row)
        if cell.tone != "plain" and cell.number is None and cell.text
    }


def _height(texts: list[str], widths: list[float]) -> float:
    """The height of a row in points, so that wrapped text stands in full whichever program opens it."""
    lines = [
        sum(math.ceil(max(2.0 * text_width(line), 1.0) / (width - 1.0)) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return min(LINE * max(lines) + 4.0, TALLEST)


def _width(grid: Grid, column: int) -> float:
    """The width of a column in figures of the standard face: its text, within limits; longer text is wrapped."""
    texts = [text_width(row[column].text) for row in grid.rows]
    if column and not any(texts):
        return TO_FILL_IN
    indent = INDENT if column and grid.columns[column].align == "left" else 0.0
    widest = 2.0 * max([text_width(grid.columns[column].title) + 1.5, *texts]) + 1.5 + indent
    return min(max(widest, NARROWEST), LONGEST if grid.columns[column].width >= LONG else WIDEST)
