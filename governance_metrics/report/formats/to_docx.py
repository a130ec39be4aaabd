"""The report as a Word document in the layout of official papers (GB/T 9704-2012)."""

import io
import struct
from itertools import zip_longest
from pathlib import Path

from docx.document import Document as WordDocument
from docx.shared import Cm, Length

from governance_metrics.report.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Report,
    TableColumn,
)
from governance_metrics.report.formats.docx_markup import (
    Element,
    bookmarked,
    element,
    field,
    field_end,
    field_start,
    link,
    paragraph,
    run,
)
from governance_metrics.report.formats.docx_package import add_lists, blank_document, new_list, saved
from governance_metrics.report.formats.docx_tables import table
from governance_metrics.report.formats.docx_template import document_on, fit_to_template, text_height, text_width
from governance_metrics.report.formats.output_file import replace_file
from governance_metrics.report.formats.parts import provenance, second_part
from governance_metrics.report.formats.printable import printable

STYLES = {"body": "BodyText", "lead": "Lead", "note": "Note", "caution": "Caution", "quote": "Quote"}
HIGHEST_FIGURE = Cm(18.5)  # with its caption, a page
CAPTION_HEIGHT = Cm(2.5)
LISTED = 2  # levels of headings in the contents


def write(report: Report, path: Path) -> None:
    """Write the document of the report's own language.

    The first part stands on the first page, the contents after it. Numbers of tables and figures are fields with
    their values in place, contents are links: all is right without updating anything.

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
    GB/T 9704-2012 Layout key for official document of Party and government organs, section 5 and 7.

    Examples
    --------
    >>> import tempfile
    >>> words = {"table": "表", "figure": "图", "contents": "目录", "provenance": "来源"}
    >>> blocks = (Heading(1, "一、成效"), Paragraph("…"))
    >>> document = Document("zh", "诊断报告", "2025 年", "", blocks, (), words)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Report({"zh": document}, "zh"), Path(folder) / "report.docx")
    ...     (Path(folder) / "report.docx").read_bytes()[:2]
    b'PK'
    """
    replace_file(path, _Writing(report.document, report.template).file())


class _Writing:
    """One document on its way to paper: the Word document, and how many tables and figures it has so far."""

    def __init__(self, document: Document, template: bytes | None = None) -> None:
        self.document = document
        self.template = template
        language, title, mark = document.language, document.title, document.mark
        self.word: WordDocument = (
            blank_document(language, title, mark, leaflet=document.leaflet)
            if template is None else document_on(template, language, title, mark)
        )  # fmt: skip
        self.lists = add_lists(self.word, language)
        height = min(int(HIGHEST_FIGURE), text_height(self.word) - int(CAPTION_HEIGHT))
        self.room = text_width(self.word), height
        self.end = self.word.element.body.sectPr
        self.counts = {"table": 0, "figure": 0}
        self.headings = 0

    def file(self) -> bytes:
        """Return the whole file."""
        self.add(paragraph("Title", run(self.document.title)))
        if self.document.subtitle:
            self.add(paragraph("Subtitle", run(self.document.subtitle)))
        blocks = [block for block in self.document.blocks if not isinstance(block, Grid) or block.paper]
        before = -1 if self.document.leaflet else second_part(blocks)
        for number, (block, after) in enumerate(zip_longest(blocks, blocks[1:])):
            if number == before:
                self.contents()
            self.block(block, after)
        if self.document.provenance:
            self.grid(_provenance(self.document), small=True)
        if self.template is not None:
            fit_to_template(self.word, self.document.language)
        return saved(self.word, self.document.record)

    def add(self, *elements: Element) -> None:
        """Put elements at the end of the body."""
        for one in elements:
            self.end.addprevious(one)

    def block(self, block: Block, after: Block | None) -> None:
        """Write one block; a paragraph stays with the table or picture that it introduces."""
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                kept = [element("keepNext")] if isinstance(after, Grid | Figure) else []
                self.add(paragraph(STYLES[block.style], run(block.text), properties=kept))
            case Bullets():
                self.bullets(block)
            case Grid():
                self.grid(block)
            case Figure():
                self.figure(block)

    def heading(self, heading: Heading) -> None:
        """Write a heading, with a bookmark where the contents point to it."""
        content = [run(heading.text)]
        if heading.level <= LISTED:
            self.headings += 1
            content = bookmarked(content, self.headings, _bookmark(self.headings))
        properties = [element("pageBreakBefore")] if heading.new_page else []
        self.add(paragraph(f"Heading{heading.level}", *content, properties=properties))

    def bullets(self, bullets: Bullets) -> None:
        """Write a list; a numbered one begins at 1."""
        style, number = (
            ("ListNumber", new_list(self.word, self.lists)) if bullets.numbered else ("ListBullet", self.lists.bullets)
        )
        for item in bullets.items:
            which = element("numPr", element("ilvl", val=0), element("numId", val=number))
            self.add(paragraph(style, run(item), properties=[which]))

    def grid(self, grid: Grid, *, small: bool = False) -> None:
        """Write a table between its caption and its note."""
        self.add(paragraph("TableCaption", *self.caption("table", grid.caption)))
        self.add(table(grid, self.document.language, small=small or grid.small))
        self.add(paragraph("Note", run(grid.note)) if grid.note else paragraph("AfterTable"))

    def figure(self, figure: Figure) -> None:
        """Write a picture, which carries its meaning in words, above its caption."""
        width, height = _fitted(figure, *self.room)
        inline = self.word.part.new_pic_inline(io.BytesIO(figure.png), width, height)
        described = inline.docPr
        described.set("name", f"{self.document.words['figure']} {self.counts['figure'] + 1}")
        described.set("descr", printable(figure.alt))
        self.add(paragraph("Figure", element("r", element("drawing", inline))))
        self.add(paragraph("Caption", *self.caption("figure", figure.caption)))

    def caption(self, kind: str, text: str) -> list[Element]:
        """Return the runs of a caption; its number is a field that already holds it. Single pages number nothing."""
        self.counts[kind] += 1
        if self.document.leaflet:
            return [run(text)]
        word, chinese = self.document.words[kind], self.document.language == "zh"
        number = field(rf"SEQ {word} \* ARABIC", str(self.counts[kind]))
        return [run(word if chinese else f"{word} "), *number, run(f"\u3000{text}" if chinese else f". {text}")]

    def contents(self) -> None:
        """Write the contents: a field that already holds its entries, each a link, without page numbers."""
        listed = [b for b in self.document.blocks if isinstance(b, Heading) and b.level <= LISTED]
        entries = [
            paragraph(f"TOC{heading.level}", link(heading.text, _bookmark(number)))
            for number, heading in enumerate(listed, start=1)
        ]
        for position, part in enumerate(field_start(rf'TOC \o "1-{LISTED}" \h \n'), start=1):
            entries[0].insert(position, part)
        entries[-1].append(field_end())
        self.add(paragraph("TOCHeading", run(self.document.words["contents"])), *entries)


def _bookmark(number: int) -> str:
    return f"_Toc{number:06d}"


def _provenance(document: Document) -> Grid:
    rows = tuple((Cell(name), Cell(value)) for name, value in provenance(document))
    return Grid(document.words["provenance"], (TableColumn("", width=1), TableColumn("", width=3.2)), rows)


def _fitted(figure: Figure, widest: int, highest: int) -> tuple[Length, Length]:
    """Return the size on paper: the width asked for, less where the page would not hold it."""
    # The header chunk of a PNG: width and height, each 4 bytes from the 16th on.
    across, down = struct.unpack(">II", figure.png[16:24])
    width = min(Cm(figure.width_cm), widest, int(highest * across / down))
    return Length(width), Length(round(width * down / across))
