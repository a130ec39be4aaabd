"""The findings as slides: 16:9, each title a finding, charts and tables that can be edited, notes for the speaker."""

import io
import re
from pathlib import Path
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_VERTICAL_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Length, Pt

from governance_metrics.report.blocks import Bullets, Chart, Document, Grid, Paragraph, Report, Slide
from governance_metrics.report.formats.archive import repacked
from governance_metrics.report.formats.output_file import file_date, replace_file
from governance_metrics.report.formats.pptx_charts import chart_data, style
from governance_metrics.report.formats.pptx_deck import (
    ACROSS,
    BODY_HEIGHT,
    BODY_TOP,
    HEIGHT,
    LEFT,
    TITLE_HEIGHT,
    TOP,
    empty_deck,
)  # fmt: skip
from governance_metrics.report.formats.pptx_tables import table
from governance_metrics.report.formats.pptx_workbook import workbook_behind
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.record import in_package
from governance_metrics.report.formats.text_width import text_width

INK, GREY = RGBColor.from_string("1F2933"), RGBColor.from_string("52606D")
FIRST_SIZES, TITLE_SIZES, TEXT_SIZES, NOTE_SIZE = (
    (44, 36, 28),
    (28, 26, 24, 22, 20, 18),
    (24, 22, 20, 18, 16, 14, 12),
    14,
)
LINE, TIGHT = 1.35, 1.2  # of the size of the letters: in text, in titles
WIDER = 1.2  # where the face named is missing, a program takes one as much wider
INSET = Inches(0.2)  # what a box keeps free at its sides
HANGING = Inches(0.35)
BULLET = '<a:buChar xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" char="•"/>'
NUMBERED = '<a:buAutoNum xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" type="arabicPeriod"/>'
FIELD = (
    '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" type="slidenum" '
    'id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}"><a:rPr lang="en-US" sz="1000"/><a:t>{number}</a:t></a:fld>'
)
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write(report: Report, path: Path) -> None:
    """Write the slides of the report's own language, a title slide first.

    Letters become smaller where a text would not fit; what it says is never cut.

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
    ISO/IEC 29500-1:2016, part 1, sections 19 (PresentationML) and 21 (DrawingML charts).

    Examples
    --------
    >>> import tempfile
    >>> words = {"above": "至上限", "below": "至下限"}
    >>> document = Document("zh", "诊断报告", "2025 年", "", (), (), words, (Slide("甲", (Paragraph("…"),)),))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Report({"zh": document}, "zh"), Path(folder) / "report.pptx")
    ...     (Path(folder) / "report.pptx").read_bytes()[:2]
    b'PK'
    """
    replace_file(path, _deck(report.document))


def _deck(document: Document) -> bytes:
    deck = empty_deck(document.language, document.title)
    first = deck.slides.add_slide(deck.slide_layouts[0])
    _filled(first.shapes.title, document.title, FIRST_SIZES, MSO_ANCHOR.BOTTOM)
    under = "\n".join(filter(None, (document.subtitle, document.mark)))
    _filled(first.placeholders[1], under, TEXT_SIZES, MSO_ANCHOR.TOP, bold=False)
    for number, slide in enumerate(document.slides, start=2):
        page = deck.slides.add_slide(deck.slide_layouts[1])
        title = page.shapes.title
        title.left, title.top, title.width, title.height = LEFT, TOP, ACROSS, TITLE_HEIGHT
        _filled(title, slide.title, TITLE_SIZES, MSO_ANCHOR.BOTTOM)
        _body(page, slide, document)
        _foot(page, document, number)
        if slide.notes:
            page.notes_slide.notes_text_frame.text = printable(slide.notes)
    _set_language(deck, "zh-CN" if document.language == "zh" else "en-GB")
    buffer = io.BytesIO()
    for part in deck.part.package.iter_parts():
        if str(part.partname).endswith(".xlsx"):  # the numbers behind a chart carry a clock of their own
            part._blob = repacked(part.blob, _undated)
    deck.save(buffer)
    return repacked(in_package(buffer.getvalue(), document.record))


def _undated(member: bytes) -> bytes:
    return STAMP.sub(rb"\g<1>" + file_date().strftime("%Y-%m-%dT%H:%M:%SZ").encode(), member)


def _filled(shape: Any, text: str, sizes: tuple[int, ...], anchor: MSO_VERTICAL_ANCHOR, *, bold: bool = True) -> None:
    """Put a text into a placeholder, in the largest letters that fit."""
    frame = shape.text_frame
    frame.text = printable(text)
    frame.word_wrap = True
    frame.vertical_anchor = anchor
    lines = text.split("\n")
    size = next((size for size in sizes if _lines(lines, size, shape.width) * TIGHT * Pt(size) <= shape.height - INSET),
                sizes[-1])  # fmt: skip
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.line_spacing = 1.0
        paragraph.font.size, paragraph.font.bold = Pt(size), bold
        paragraph.font.color.rgb = INK


def _body(page: Page, slide: Slide, document: Document) -> None:
    """Put the blocks under one another; the last one takes what room is left."""
    top = int(BODY_TOP)
    bottom = int(BODY_TOP + BODY_HEIGHT)
    for block in slide.body:
        room = Emu(bottom - top)
        match block:
            case Paragraph():
                size = NOTE_SIZE if block.style == "note" else TEXT_SIZES[0]
                height = _height([block.text], size, ACROSS)
                _text(page, [block.text], Emu(top), height, size)
                top += int(height)
            case Bullets():
                size = _size(list(block.items), TEXT_SIZES, Emu(ACROSS - HANGING), room)
                _text(page, list(block.items), Emu(top), room, size, NUMBERED if block.numbered else BULLET)
            case Grid():
                table(page, block, Emu(top), room)
            case Chart():
                _chart(page, block, document, Emu(top), room)


def _text(page: Page, paragraphs: list[str], top: Emu, height: Length, size: float, bullet: str = "") -> None:
    """Put paragraphs on a slide; those of a list hang behind their mark or number."""
    frame = page.shapes.add_textbox(LEFT, top, ACROSS, height).text_frame
    frame.word_wrap = True
    for number, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = printable(text)
        paragraph.font.size = Pt(size)
        paragraph.font.color.rgb = INK
        paragraph.space_after = Pt(size / 2)
        if bullet:
            properties = paragraph._p.get_or_add_pPr()
            properties.set("marL", str(HANGING))
            properties.set("indent", str(-HANGING))
            properties.append(parse_xml(bullet))


def _chart(page: Page, chart: Chart, document: Document, top: Emu, height: Emu) -> None:
    data: CategoryChartData
    kind, data = chart_data(chart, document.words["above"], document.words["below"])
    frame = page.shapes.add_chart(kind, LEFT, top, ACROSS, height, data)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(workbook_behind(data, chart.patterns))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", printable(chart.alt))
    style(frame.chart, chart)


def _foot(page: Page, document: Document, number: int) -> None:
    """The mark of the profile, what the slides are about, and the number of the slide."""
    about = " · ".join(filter(None, (document.title, document.subtitle)))
    wide, narrow = Emu(ACROSS * 4 // 5), Emu(ACROSS // 5)
    for text, left, width in ((about, LEFT, wide), ("", Emu(LEFT + wide), narrow)):
        frame = page.shapes.add_textbox(left, Emu(HEIGHT - Inches(0.5)), width, Inches(0.35)).text_frame
        frame.word_wrap = True
        paragraph = frame.paragraphs[0]
        if not text:
            paragraph.alignment = PP_ALIGN.RIGHT
            paragraph._p.append(parse_xml(FIELD.format(number=number)))
            continue
        for words, bold in ((document.mark, True), (text, False)):
            if words:
                run = paragraph.add_run()
                run.text = printable(words) + ("  " if bold else "")
                run.font.size, run.font.bold = Pt(10), bold
                run.font.color.rgb = INK if bold else GREY


def _set_language(deck: Deck, tag: str) -> None:
    """Say which language the words are in, for spelling and for voices that read them out."""
    for page in deck.slides:
        for element in page._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            element.set("lang", tag)


def _size(texts: list[str], sizes: tuple[int, ...], width: Length, height: Length) -> int:
    """The largest size at which the texts fit, else the smallest."""
    return next((size for size in sizes if int(_height(texts, size, width)) <= int(height)), sizes[-1])


def _height(texts: list[str], size: float, width: Length) -> Emu:
    """How high texts stand at a size, each a paragraph with half a line below."""
    return Emu(round((_lines(texts, size, width) + 0.5 * len(texts)) * LINE * Pt(size)))


def _lines(texts: list[str], size: float, width: Length) -> int:
    """How many lines texts take, with room for a face that is wider than the one named."""
    across = (width - INSET) / Pt(size)
    return sum(max(-int(-text_width(text) * WIDER // across), 1) for text in texts)
