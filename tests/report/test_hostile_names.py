"""Communities with names that mean harm: every file is written, holds each name as text, and runs nothing."""

import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn
from lxml import etree

from governance_metrics.disclosure import protect
from governance_metrics.report.blocks import Bullets, Grid, Paragraph
from governance_metrics.report.figures import AreaPoint, Frame, interval_plot
from governance_metrics.report.formats import to_html
from governance_metrics.report.writing import FORMATS, write

LANGUAGES = ("zh", "en")
# What is given, what a reader with fonts of his own finds, and what the PDF and the figures show with theirs. Of a name
# of more than forty characters the first thirty stand, an ellipsis and the id; marks that turn the direction go.
NAMED = (
    ("=1+1", "=1+1", "=1+1"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("../x", "../x", "../x"),
    ("长" * 200, "长" * 30 + "…C04", "长" * 30 + "…C04"),
    ("右\u202e左\u200f标\u2067反\u2069", "右左\u200f标反", "右左标反"),
    ("缺\U0002a6d6字", "缺\U0002a6d6字", "缺□字"),
    ("\u05e9\u05dc\u05d5\u05dd\U0001f44d", "\u05e9\u05dc\u05d5\u05dd\U0001f44d", "□□□□□"),
    ("http://example.org/x", "http://example.org/x", "http://example.org/x"),
    ("{=2*3}", "{=2*3}", "{=2*3}"),
    ("@SUM(A1:A9)", "@SUM(A1:A9)", "@SUM(A1:A9)"),
    ("+8\"'&amp;{name}%s$x^2$_\\", "+8\"'&amp;{name}%s$x^2$_\\", "+8\"'&amp;{name}%s$x^2$_\\"),
    ("#eval(1) *a* @b <l>", "#eval(1) *a* @b <l>", "#eval(1) *a* @b <l>"),
    ('" onclick="alert(1)" x=\'', '" onclick="alert(1)" x=\'', '" onclick="alert(1)" x=\''),
)
AS_TEXT = [text for _, text, _ in NAMED]
IN_OUR_FONTS = [text for _, _, text in NAMED]


def words_on_paper(document):
    """Every word of text and tables on paper, where not every community has to be named."""
    words = []
    for block in document.blocks:
        if isinstance(block, Grid) and block.paper:
            words += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, Bullets):
            words += block.items
        elif isinstance(block, Paragraph):
            words.append(block.text)
    return "\n".join(words)


@pytest.fixture(scope="module")
def files(assessed, reports, tmp_path_factory):
    """The bytes of every file, by kind and language; nothing else was written."""
    on_paper = words_on_paper(reports["zh"].document)
    told = [row.area for row in assessed.areas.itertuples(index=False) if row.name in on_paper]
    given = dict(zip(told, (name for name, _, _ in NAMED), strict=False))
    assert len(given) == len(NAMED)
    assert told[3] == "C04"
    names = [given.get(row.area, row.name) for row in assessed.areas.itertuples(index=False)]
    shown = protect(replace(assessed, areas=assessed.areas.assign(name=names)))
    folder = tmp_path_factory.mktemp("hostile")
    made = {}
    for language in LANGUAGES:
        for suffix in FORMATS:
            made[suffix, language] = write(shown, folder / f"report_{language}.{suffix}", language=language)
        for suffix in ("docx", "pdf"):
            path = folder / f"sheets_{language}.{suffix}"
            made[f"sheets.{suffix}", language] = write(shown, path, language=language, content="communities")
    assert {path.name for path in folder.rglob("*")} == {path.name for path in made.values()}
    return {key: path.read_bytes() for key, path in made.items()}


def parts_of(data):
    """The parts of a package by name, after a look at the names themselves."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name in parts if not re.fullmatch(r"[A-Za-z0-9_./\[\]-]+", name) or ".." in name] == []
    assert [name for name in parts if re.search(r"vba|activeX|oleObject|externalLink|queryTable", name)] == []
    assert [name for name in parts if name.endswith(".rels") and b'"External"' in parts[name]] == []
    return parts


def trees_of(parts):
    return {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}


def texts_of(parts, tag, within):
    """What each element of a kind that may hold text says."""
    return [
        "".join(piece.text or "" for piece in holder.iter(f"{{*}}{tag}"))
        for tree in trees_of(parts).values()
        for holder in tree.iter(f"{{*}}{within}")
    ]


def lacking(wanted, texts):
    return [name for name in wanted if not any(name in text for text in texts)]


def only_text(workbook):
    """The texts of the cells of a workbook, none of which is a formula or leads out of it."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert [
        link for link in links if link.target or link.location.split("!")[0].strip("'") not in book.sheetnames
    ] == []
    assert [
        tree for tree in trees_of(parts_of(workbook)).values() if "worksheet" in tree.tag and tree.findall(".//{*}f")
    ] == []
    return [cell.value for cell in cells if cell.data_type == "s"]


@pytest.mark.parametrize("kind", ["docx", "sheets.docx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_word_each_name_is_text_and_no_field_holds_any(files, kind, language):
    parts = parts_of(files[kind, language])
    assert lacking(AS_TEXT, texts_of(parts, "t", "p")) == []
    document = trees_of(parts)["word/document.xml"]
    commands = {element.text.strip() for element in document.iter("{*}instrText")}
    known = r'SEQ (表|图|Table|Figure) \\\* ARABIC|TOC \\o "1-2" \\h \\n'
    assert [command for command in commands if not re.fullmatch(known, command)] == []
    places = {element.get(qn("w:anchor"), "") for element in document.iter("{*}hyperlink")}
    assert [place for place in places if not re.fullmatch(r"_Toc\d+", place)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_slides_each_name_is_text_and_so_it_is_in_the_workbook_behind(files, language):
    parts = parts_of(files["pptx", language])
    caches = texts_of({name: parts[name] for name in parts if "/charts/chart" in name}, "v", "pt")
    behind = [text for name in parts if name.endswith(".xlsx") for text in only_text(parts[name])]
    assert lacking(AS_TEXT, caches) == []
    assert lacking(AS_TEXT, behind) == []
    assert not [tree for tree in trees_of(parts).values() if tree.findall(".//{*}hlinkClick")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_workbook_each_name_is_text_in_cells_and_chart_caches(files, language):
    assert lacking(AS_TEXT, only_text(files["xlsx", language])) == []
    parts = parts_of(files["xlsx", language])
    charts = {name: parts[name] for name in parts if "/charts/chart" in name}
    assert lacking(AS_TEXT, texts_of(charts, "v", "pt")) == []
    ranges = [text for text in texts_of(charts, "f", "*") if text]
    assert [text for text in ranges if not re.fullmatch(r"(('[^']+'|\w+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?)+", text)] == []


class Elements(HTMLParser):
    """The tags, the words and the attributes of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words, self.attributes, self.scripts = [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(key, value or "") for key, value in attributes]

    def handle_data(self, data):
        (self.scripts if self.tags[-1:] == ["script"] and self.cdata_elem else self.words).append(data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_the_page_each_name_is_text_and_adds_no_element_attribute_or_script(files, reports, tmp_path, language):
    to_html.write(reports[language], tmp_path / "plain.html")
    plain = Elements((tmp_path / "plain.html").read_text(encoding="utf-8"))
    seen = Elements(files["html", language].decode("utf-8"))
    assert lacking(AS_TEXT, seen.words) == []
    assert seen.tags.count("script") == 1
    assert seen.scripts == plain.scripts
    assert seen.tags == plain.tags
    keys, plain_keys = ([key for key, _ in one.attributes if key != "lang"] for one in (seen, plain))
    assert keys == plain_keys
    addresses = [value for key, value in seen.attributes if key in ("href", "src", "action", "srcset")]
    assert [value[:40] for value in addresses if not value.startswith(("#", "data:"))] == []
    assert not [key for key, _ in seen.attributes if key.startswith("on")]


@pytest.mark.parametrize("kind", ["pdf", "sheets.pdf"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_pdf_each_name_is_text_with_a_box_for_what_the_font_lacks(files, kind, language):
    reader = pypdf.PdfReader(io.BytesIO(files[kind, language]))
    said = squeezed("".join(page.extract_text() for page in reader.pages))
    assert lacking([squeezed(name) for name in IN_OUR_FONTS], [said]) == []
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", ())]
    assert [note for note in notes if "/A" in note and note["/A"].get("/S") != "/GoTo"] == []
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.trailer["/Root"])
    assert "/JavaScript" not in reader.trailer["/Root"].get("/Names", {})
    assert all(f"U+{ord(character):04X}" in said for character in "\U0002a6d6\u05e9\U0001f44d")


def squeezed(text):
    """Text without what setting it in lines brings about."""
    return re.sub(r"[\s\u00ad\-\u2010]", "", unicodedata.normalize("NFKC", text))


def test_a_figure_shows_a_box_for_each_character_that_its_font_lacks():
    def drawn(name):
        frame = Frame(f"{name} T", name, f"{name} N")
        return interval_plot([AreaPoint(name, 0.5, 0.4, 0.6, True)], [], frame, tick=str, legend=(name, name))

    assert drawn("\u05e9\u05dc\u202e\U0001f44d社") == drawn("□□□社") != drawn("□□社")
