"""A file of a report as a reader gets it: its texts, tables and charts, from the bytes alone."""

import datetime
import io
import re
import zipfile
from dataclasses import dataclass, field

import openpyxl
import pptx
import pypdf
from lxml import etree, html

from tests.report.test_to_xlsx import as_shown

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENTS = ("目录", "Contents")  # what follows page one on paper
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass
class Table:
    """A table: what its rows are about when they do not say so, its heads, its rows."""

    title: str
    heads: list
    rows: list


@dataclass
class Drawn:
    """A chart as its cache holds it: the series by name, each a value by category, and how far its bars reach."""

    series: dict
    bars: dict
    behind: dict = field(default_factory=dict)  # the same series in the workbook it is drawn from


@dataclass
class ReadBack:
    """Every text of a file, every table and every chart."""

    texts: list = field(default_factory=list)
    tables: list = field(default_factory=list)
    charts: list = field(default_factory=list)
    page_one: list = field(default_factory=list)  # its paragraphs and rows of tables

    def add_table(self, title, rows):
        self.tables.append(Table(title, rows[0], rows[1:]))
        self.texts += [cell for row in rows for cell in row]


def read_docx(path, language):
    found = ReadBack()
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))

    def words(element):
        return "".join(t.text or "" for t in element.iter(f"{WORD}t"))

    for table in body.iter(f"{WORD}tbl"):
        found.add_table("", [[words(cell) for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")])
    found.texts += [words(p) for p in body.iter(f"{WORD}p") if next(p.iterancestors(f"{WORD}tc"), None) is None]
    for element in body[0]:
        if words(element) in CONTENTS:
            break
        rows = [" | ".join(map(words, row.iter(f"{WORD}tc"))) for row in element.iter(f"{WORD}tr")]
        found.page_one += rows or [words(element)]
    found.texts += [e.get("descr") for e in body.iter("{*}docPr") if e.get("descr")]
    return found


def read_pptx(path, language):
    found = ReadBack()
    for slide in pptx.Presentation(path).slides:
        for shape in slide.shapes:
            found.texts.append(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")
            if shape.has_text_frame:
                found.texts += [paragraph.text for paragraph in shape.text_frame.paragraphs]
            if shape.has_table:
                found.add_table("", [[cell.text for cell in row.cells] for row in shape.table.rows])
            if shape.has_chart:
                drawn = _chart(shape.chart._chartSpace)
                book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
                shown = [[_as_shown(cell) for cell in row] for row in book.active.iter_rows()]
                found.add_table("", shown)
                (_, *names), *rows = book.active.iter_rows(values_only=True)
                drawn.behind = {
                    name: {row[0]: row[column] for row in rows} for column, name in enumerate(names, start=1)
                }
                found.charts.append(drawn)
        if slide.has_notes_slide:
            found.texts += slide.notes_slide.notes_text_frame.text.split("\n")
    return found


def read_xlsx(path, language):
    found = ReadBack()
    for sheet in openpyxl.load_workbook(path).worksheets:
        rows = [[_as_shown(cell) for cell in row] for row in sheet.iter_rows()]
        found.texts += [cell for row in rows for cell in row]
        blocks, here = [], []  # tables one under the other stand apart by empty rows
        for row in rows:
            while row and not row[-1]:
                row.pop()
            if len(row) > 1 and (not here or len(row) <= len(here[0])):
                here.append(row + [""] * (len(here[0]) - len(row) if here else 0))
            elif here:
                blocks.append(here)
                here = [row] if len(row) > 1 else []
        found.tables += [Table("", block[0], block[1:]) for block in [*blocks, here] if block]
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        found.charts = [
            _chart(etree.fromstring(archive.read(name))) for name in names if name.startswith("xl/charts/chart")
        ]
        for name in names:
            if name.startswith("xl/drawings/drawing"):
                drawing = etree.fromstring(archive.read(name))
                found.texts += [e.get("descr") for e in drawing.iter("{*}cNvPr") if e.get("descr")]
    return found


def read_pdf(path, language):
    found, reader = ReadBack(), pypdf.PdfReader(path)
    pages = [re.sub(r"— \d+ —", "", page.extract_text()) for page in reader.pages]
    found.texts.append("\n".join(pages))
    found.page_one.append(re.split(rf"^(?:{'|'.join(CONTENTS)})$", found.texts[0], maxsplit=1, flags=re.MULTILINE)[0])
    nodes = [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while nodes:
        node = nodes.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            nodes += node
        elif isinstance(node, dict) and "/S" in node:
            found.texts.append(str(node.get("/Alt", "")))
            nodes.append(node.get("/K", []))
    return found


def read_html(path, language):
    found = ReadBack()
    page = html.fromstring(path.read_text(encoding="utf-8"))
    (sheet,) = page.xpath("//div[@data-language=$language]", language=language)
    for table in sheet.iter("table"):
        rows = [[cell.text_content() for cell in row.iterchildren("td", "th")] for row in table.iter("tr")]
        opened = next(table.iterancestors("details"), None)
        found.add_table("" if opened is None else opened.find("summary/b").text_content(), rows)
    named = ("p", "li", "h1", "h2", "h3", "h4", "summary", "dd", "figcaption")
    found.texts += [element.text_content() for element in sheet.iter(*named)]
    (head,) = sheet.xpath(".//h2[contains(@id, 'page-one')]")
    for element in head.itersiblings():
        if element.tag == "h2":
            break
        rows = [" | ".join(cell.text_content() for cell in row) for row in element.iter("tr")]
        found.page_one += rows or [element.text_content()]
    found.texts += [image.get("alt") for image in sheet.iter("img")]
    return found


READERS = {"docx": read_docx, "pptx": read_pptx, "xlsx": read_xlsx, "pdf": read_pdf, "html": read_html}


def _as_shown(cell):
    """What a program shows in a cell."""
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime.datetime):
        day = cell.value
        chinese = cell.number_format.startswith("yyyy")
        return f"{day.year}年{day.month}月{day.day}日" if chinese else f"{day.day} {day:%B} {day.year}"
    return as_shown(cell.value, cell.number_format) if cell.data_type == "n" else str(cell.value)


def _chart(space):
    """The values in the cache of a chart, by the categories in the same cache."""
    drawn = Drawn({}, {})

    def points(parent):
        return {int(pt.get("idx")): pt.find(f"{CHART}v").text for pt in parent.iter(f"{CHART}pt")}

    for series in space.iter(f"{CHART}ser"):
        (name,) = points(series.find(f"{CHART}tx")).values()
        categories = points(series.find(f"{CHART}cat"))
        values = points(series.find(f"{CHART}val"))
        drawn.series[name] = {categories[place]: float(value) for place, value in values.items()}
        for side in ("plus", "minus"):
            bars = series.find(f"{CHART}errBars/{CHART}{side}")
            held = {} if bars is None else points(bars)
            drawn.bars[side] = drawn.bars.get(side, {}) | {categories[p]: float(v) for p, v in held.items()}
    return drawn
