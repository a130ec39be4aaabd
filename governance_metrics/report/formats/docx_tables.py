"""Tables for the Word document: three lines, repeated heads, rows that stay whole."""

from collections.abc import Sequence

from governance_metrics.report.blocks import Cell, Grid, TableColumn, Tone
from governance_metrics.report.formats.docx_columns import WIDTH, Columns, columns
from governance_metrics.report.formats.docx_markup import Element, element, paragraph, run
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.text_width import text_width
from governance_metrics.text import Language

SHORT, FEW = 5, 200  # a table of so many rows, and in them of so many Chinese characters, stays on one page
# Pale enough for black letters and a copier; the cell's own words say the same.
SHADES: dict[Tone, str] = {"good": "E3F0E6", "partly": "FBF1D5", "bad": "F7DEDB", "unknown": "ECECEC"}


def table(grid: Grid, language: Language, *, small: bool = False) -> Element:
    """Return a table without its caption and note.

    A grid whose heads are all empty has no head row; one without rows shows a dash.

    Examples
    --------
    >>> grid = Grid("甲", (TableColumn("a"), TableColumn("b", width=3)), ((Cell("1"), Cell("2")),))
    >>> len(table(grid, "zh").tr_lst)
    2
    """
    shape = columns(grid, language, small=small)
    rows = grid.rows or (tuple(Cell("—") for _ in grid.columns),)
    headed = any(column.title for column in grid.columns)
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val="RuledLines" if shape.wraps else "ThreeLines"),
            element("tblW", w=WIDTH, type="dxa"),
            element("jc", val="center"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="0020" if headed else "0000", firstRow=headed, lastRow=False, firstColumn=False,
                    lastColumn=False, noHBand=True, noVBand=True),
            element("tblCaption", val=printable(grid.caption)),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in shape.widths)),
    )  # fmt: skip
    if headed:
        made.append(_heads(grid.columns, shape.widths, shape.style))
    short = len(rows) <= SHORT and sum(text_width(cell.text) for row in rows for cell in row) <= FEW
    for number, row in enumerate(rows, start=1):
        joined = short and number < len(rows)
        made.append(_row(grid.columns, row, shape, joined=joined))
    return made


def _heads(columns: Sequence[TableColumn], sizes: Sequence[int], style: str) -> Element:
    cells = []
    for column, size in zip(columns, sizes, strict=True):
        properties = [element("keepNext"), *_aligned(column)]
        text = paragraph(style, run(column.title, bold=True), properties=properties)
        cells.append(element("tc", _cell_properties(size, "bottom"), text))
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _row(columns: Sequence[TableColumn], row: Sequence[Cell], shape: Columns, *, joined: bool) -> Element:
    vertical = "top" if shape.wraps else "center"
    cells = []
    for column, cell, size in zip(columns, row, shape.widths, strict=True):
        properties = [*([element("keepNext")] if joined else []), *_aligned(column)]
        text = paragraph(shape.style, run(cell.text, bold=cell.tone == "bad"), properties=properties)
        cells.append(element("tc", _cell_properties(size, vertical, SHADES.get(cell.tone)), text))
    return element("tr", element("trPr", element("cantSplit")), *cells)


def _cell_properties(width: int, vertical: str, shade: str | None = None) -> Element:
    fill = element("shd", val="clear", color="auto", fill=shade) if shade else None
    return element("tcPr", element("tcW", w=width, type="dxa"), fill, element("vAlign", val=vertical))


def _aligned(column: TableColumn) -> list[Element]:
    return [element("jc", val=column.align)] if column.align != "left" else []
