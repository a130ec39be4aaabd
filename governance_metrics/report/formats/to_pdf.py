"""The report as a PDF for print and archive: contents with page numbers, tagged, PDF/A-3a and PDF/UA-1."""

import json
import tempfile
from pathlib import Path

import typst

from governance_metrics.errors import FormatError
from governance_metrics.report.blocks import Block, Bullets, Document, Figure, Grid, Heading, Paragraph, Report
from governance_metrics.report.fonts import FILES, STAND_IN, missing_characters, showable
from governance_metrics.report.formats.docx_columns import columns
from governance_metrics.report.formats.output_file import file_date, replace_file
from governance_metrics.report.formats.parts import provenance, second_part
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.record import ATTACHED
from governance_metrics.text import same

KEPT = 10  # compilations through which the compiler keeps the results of one (comemo, `evict`)
LAYOUT = Path(__file__).with_name("report.typ")
# Points; the Chinese face has no serifs and is wider than Word's.
SIZES = {
    "zh": {"Table12": 9.5, "Table10": 8.5, "Table9": 7.8},
    "en": {"Table12": 10.0, "Table10": 8.8, "Table9": 8.2},
}


def write(report: Report, path: Path) -> None:
    """Write the document of the report's own language as a PDF.

    Texts travel as data, never as markup, and only the library's own fonts are used. A character that they lack is
    shown as a box, and a note at the end says which.

    Parameters
    ----------
    report : Report
        What to write.
    path : Path
        Where to; replaced in one step.

    Raises
    ------
    FormatError
        When an older file there cannot be replaced, or the compiler refuses the document.

    References
    ----------
    ISO 19005-3:2012 (PDF/A-3, which may carry the record as an attachment), level A; ISO 14289-1:2014
    (PDF/UA-1); GB/T 9704-2012, section 5, for the measures.

    Examples
    --------
    >>> import tempfile
    >>> words = {"table": "表", "figure": "图", "contents": "目录", "provenance": "来源", "unshown": "字体缺字"}
    >>> document = Document("zh", "诊断报告", "2025 年", "", (Heading(1, "一、成效"), Paragraph("…")), (), words)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Report({"zh": document}, "zh"), Path(folder) / "report.pdf")
    ...     (Path(folder) / "report.pdf").read_bytes()[:5]
    b'%PDF-'
    """
    replace_file(path, _compiled(report.document))


def _compiled(document: Document) -> bytes:
    """The whole file; a warning of the compiler counts as a refusal, because it means a missing font or text."""
    with tempfile.TemporaryDirectory(prefix="governance-metrics-") as folder:
        root = Path(folder)
        (root / LAYOUT.name).write_bytes(LAYOUT.read_bytes())
        (root / "data.json").write_text(json.dumps(_data(document, root), ensure_ascii=False), encoding="utf-8")
        compiler = typst.Compiler(root / LAYOUT.name, root=root, font_paths=[FILES[0].parent], ignore_system_fonts=True)
        try:
            made, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=file_date()
            )
        except typst.TypstError as fault:
            raise FormatError(same(f"PDF: {fault.message}")) from None
        _forget(root)
    if warnings or not isinstance(made, bytes):
        raise FormatError(*(same(f"PDF: {warning.message}") for warning in warnings))
    return made


def _forget(folder: Path) -> None:
    """Make the compiler let go of the document: it keeps what it worked on through its next ten compilations.

    Without that every further PDF of a run would add its own hundred megabytes; empty pages cost a few hundredths of
    a second.
    """
    empty = folder / "empty.typ"
    empty.write_bytes(b"")
    compiler = typst.Compiler(empty, root=folder, font_paths=[folder], ignore_system_fonts=True)
    for _ in range(KEPT + 1):
        compiler.compile(format="pdf")


def _data(document: Document, folder: Path) -> dict[str, object]:
    """What the layout reads; pictures are put beside it."""
    shown = _Shown()
    date = file_date()
    blocks = [block for block in document.blocks if not isinstance(block, Grid) or block.paper]
    levels = _levels(blocks)
    made = [[shown.text(name), shown.text(value)] for name, value in provenance(document)]
    data: dict[str, object] = {
        "language": document.language,
        "title": shown.text(document.title),
        "subtitle": shown.text(document.subtitle),
        "author": "governance-metrics",
        "mark": shown.text(document.mark),
        "date": {"year": date.year, "month": date.month, "day": date.day},
        "numbered": not document.leaflet,
        "contents_before": -1 if document.leaflet else second_part(blocks),
        "blocks": [_block(block, number, levels, shown, document, folder) for number, block in enumerate(blocks)],
        "provenance": made,
        "record": {"name": ATTACHED, "text": document.record},
        "words": dict(document.words),
    }
    if shown.missing:
        named = " ".join(f"U+{ord(character):04X}" for character in shown.missing)
        made.append([f"{STAND_IN} {document.words['unshown']}", named])
    return data


def _levels(blocks: list[Block]) -> dict[int, int]:
    """The level of each heading; none is skipped, as PDF/UA asks."""
    levels, last = {}, 0
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            last = levels[number] = min(block.level, last + 1)
    return levels


def _block(
    block: Block, number: int, levels: dict[int, int], shown: "_Shown", document: Document, folder: Path
) -> dict[str, object]:
    match block:
        case Heading():
            return {
                "kind": "heading",
                "level": levels[number],
                "text": shown.text(block.text),
                "new_page": block.new_page,
            }
        case Paragraph():
            return {"kind": "paragraph", "style": block.style, "text": shown.text(block.text)}
        case Bullets():
            items = [shown.text(item) for item in block.items]
            return {"kind": "bullets", "numbered": block.numbered, "items": items}
        case Grid():
            return _grid(block, shown, document)
        case Figure():
            file = f"figure-{number}.png"
            (folder / file).write_bytes(block.png)
            return {
                "kind": "figure",
                "file": file,
                "caption": shown.text(block.caption),
                "alt": printable(block.alt),
                "width": block.width_cm,
            }


def _grid(grid: Grid, shown: "_Shown", document: Document) -> dict[str, object]:
    shape = columns(grid, document.language, small=grid.small)
    heads = [
        {"title": shown.text(column.title), "align": column.align, "share": width}
        for column, width in zip(grid.columns, shape.widths, strict=True)
    ]
    rows = [[{"text": shown.text(cell.text), "tone": cell.tone} for cell in row] for row in grid.rows]
    empty = [[{"text": "—", "tone": "plain"} for _ in heads]]
    return {
        "kind": "grid",
        "caption": shown.text(grid.caption),
        "columns": heads,
        "rows": rows or empty,
        "note": shown.text(grid.note),
        "size": SIZES[document.language][shape.style],
    }


class _Shown:
    """Texts as the fonts can show them, and the characters they could not."""

    def __init__(self) -> None:
        self.missing: dict[str, None] = {}

    def text(self, text: str) -> str:
        """Return the text with a box in the place of each character that the fonts lack."""
        text = printable(text)
        self.missing |= dict.fromkeys(missing_characters(text))
        return showable(text)
