"""Tables on slides: ruled lines, pale bands by verdict, letters as large as the page allows."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Pt

from governance_metrics.report.blocks import Grid
from governance_metrics.report.formats.pptx_deck import ACROSS, LEFT
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.text_width import text_width

SIZES = (16, 14, 13, 12, 11, 10, 9)
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # «no style, no grid» of the standard's list of table styles
SHADES = {"good": "E3F0E6", "partly": "FBF1D5", "bad": "F7DEDB", "unknown": "ECECEC"}
WIDER = 1.15  # where the face named is missing, a program takes a wider one
HEAD, LINE, PADDING = "E4E7EB", 1.3, 0.16  # inches above and below the text of a cell
RULE = (
    '<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{width}"><a:solidFill>'
    '<a:srgbClr val="{colour}"/></a:solidFill></a:lnB>'
)
ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}


def table(page: Page, grid: Grid, top: Emu, room: Emu) -> None:
    """Put a table on a slide, in the largest letters that fit.

    Parameters
    ----------
    page : pptx.slide.Slide
        Where to.
    grid : Grid
        The table; the slides hold short ones.
    top, room : Emu
        Where it begins, and how high it may be.
    """
    texts = [[column.title for column in grid.columns], *([cell.text for cell in row] for row in grid.rows)]
    total = sum(column.width for column in grid.columns)
    widths = [int(ACROSS * column.width / total) for column in grid.columns]
    size = next((size for size in SIZES if sum(_heights(texts, widths, size)) <= room), SIZES[-1])
    heights = _heights(texts, widths, size)
    frame = page.shapes.add_table(len(texts), len(widths), LEFT, top, ACROSS, Emu(sum(heights)))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(grid.caption))
    made = frame.table
    frame._element.graphic.graphicData.tbl.tblPr.find("{*}tableStyleId").text = PLAIN
    for column, width in enumerate(widths):
        made.columns[column].width = Emu(width)
    for row, (words, height) in enumerate(zip(texts, heights, strict=True)):
        made.rows[row].height = Emu(height)
        for column, word in enumerate(words):
            cell = made.cell(row, column)
            cell.text = printable(word)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            tone = grid.rows[row - 1][column].tone if row else "plain"
            fill = HEAD if row == 0 else SHADES.get(tone)
            if fill:
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(fill)
            _ruled(cell, heavy=row == 0)
            for paragraph in cell.text_frame.paragraphs:
                paragraph.font.size = Pt(size)
                paragraph.font.bold = row == 0 or tone == "bad"
                paragraph.font.color.rgb = RGBColor.from_string("1F2933")
                paragraph.alignment = ALIGN[grid.columns[column].align]


def _ruled(cell: Any, *, heavy: bool) -> None:
    """Draw the line under a cell; empty cells to be filled in are seen by it."""
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(0, parse_xml(RULE.format(width=12700 if heavy else 6350, colour="1F2933" if heavy else "9AA5B1")))


def _heights(texts: list[list[str]], widths: list[int], size: float) -> list[int]:
    """How high each row stands at a size."""
    rows = []
    for words in texts:
        lines = [
            -int(-text_width(word) * WIDER * Pt(size) // max(width - Inches(0.14), 1))
            for word, width in zip(words, widths, strict=True)
        ]
        rows.append(round(max([*lines, 1]) * LINE * Pt(size)) + Inches(PADDING))
    return rows
