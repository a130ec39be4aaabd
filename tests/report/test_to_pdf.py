"""The PDF, read back: every word on paper, contents that lead somewhere, tagged and archivable, no foreign font."""

import re
import unicodedata

import pypdf
import pytest

from governance_metrics.errors import FormatError
from governance_metrics.report.blocks import Cell, Document, Figure, Grid, Heading, Paragraph, Report, TableColumn
from governance_metrics.report.formats import to_pdf

LANGUAGES = ("zh", "en")
WORDS = {"table": "表", "figure": "图", "contents": "目录", "provenance": "来源与版本", "unshown": "代表字体中没有的字"}


@pytest.fixture(scope="module")
def files(reports, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    for language, report in reports.items():
        to_pdf.write(report, folder / f"{language}.pdf")
    return {language: pypdf.PdfReader(folder / f"{language}.pdf") for language in reports}


def squeezed(text):
    """Text without the white space, hyphens and ligatures that setting it in lines brings about."""
    return re.sub(r"[\s\u00ad\-\u2010]", "", unicodedata.normalize("NFKC", text))


def words_of(reader):
    pages = [re.sub(r"— \d+ —", "", page.extract_text()) for page in reader.pages]
    return squeezed("".join(pages))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_paragraph_and_caption_is_there(files, reports, language):
    said = words_of(files[language])
    blocks = [b for b in reports[language].document.blocks if not isinstance(b, Grid) or b.paper]
    texts = [b.text if isinstance(b, Heading | Paragraph) else getattr(b, "caption", "") for b in blocks]
    assert [text for text in texts if squeezed(text) not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_tables_on_paper_is_there(files, reports, language):
    said = words_of(files[language])
    grids = [b for b in reports[language].document.blocks if isinstance(b, Grid) and b.paper]
    numbers = {n for g in grids for row in g.rows for cell in row for n in re.findall(r"\d[\d,.]*\d%?", cell.text)}
    assert len(numbers) > 100
    assert [number for number in sorted(numbers) if squeezed(number) not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_archivable_and_names_its_language(files, language):
    root = files[language].trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith(language)
    packet = root["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>3<", packet)
    assert re.search(r"pdfaid:conformance>A<", packet)
    assert re.search(r"pdfuaid:part>1<", packet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_contents_lead_to_pages_and_bookmarks_name_the_parts(files, reports, language):
    reader = files[language]
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots", [])]
    assert len(links) >= 10
    assert all(link["/Subtype"] == "/Link" and "/URI" not in link.get("/A", {}) for link in links)
    named = [squeezed(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    parts = [b.text for b in reports[language].document.blocks if isinstance(b, Heading) and b.level == 1]
    assert [part for part in parts if squeezed(part) not in named] == []


def test_every_picture_says_what_it_shows(files, reports):
    figures = [b for b in reports["zh"].document.blocks if isinstance(b, Figure)]
    alts = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict) and "/S" in node:
            if "/Alt" in node:
                alts.append(str(node["/Alt"]))
            walk(node.get("/K", []))

    walk(files["zh"].trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert [figure.alt for figure in figures if figure.alt not in alts] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_fonts_inside_are_used(files, language):
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in files[language].pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    assert all(re.search(r"\+(GMSansSC|LibertinusSerif)", font) for font in fonts), fonts


def test_a_character_the_font_lacks_is_a_box_and_said(tmp_path):
    document = Document("zh", "报告", "", "", (Heading(1, "一"), Paragraph("𠀀社区")), (), WORDS)
    to_pdf.write(Report({"zh": document}, "zh"), tmp_path / "a.pdf")
    text = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages))
    assert "□社区" in text
    assert "U+20000" in text


@pytest.mark.parametrize("text", ["#set text(red)", "$x$ *b* _i_ `c` @ref <a> // c", "=1+1", "\\u{41}", "a\x00b"])
def test_text_is_never_markup(tmp_path, text):
    document = Document("en", text, "", "", (Heading(1, text), Paragraph(text)), ((text, text),), WORDS)
    to_pdf.write(Report({"en": document}, "en"), tmp_path / "a.pdf")
    said = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages))
    assert said.count(squeezed(text.replace("\x00", ""))) >= 3


def test_a_heading_that_skips_a_level_is_set_one_level_down(tmp_path):
    document = Document("zh", "报告", "", "", (Heading(1, "一"), Heading(3, "细"), Paragraph("…")), (), WORDS)
    to_pdf.write(Report({"zh": document}, "zh"), tmp_path / "a.pdf")
    assert len(pypdf.PdfReader(tmp_path / "a.pdf").pages) == 1


def test_what_the_compiler_refuses_is_said_plainly(tmp_path):
    document = Document("zh", "报告", "", "", (Figure(b"not a picture", "甲", "乙"),), (), WORDS)
    with pytest.raises(FormatError, match="PDF"):
        to_pdf.write(Report({"zh": document}, "zh"), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_two_writes_give_the_same_bytes(reports, tmp_path):
    for number in range(2):
        to_pdf.write(reports["en"], tmp_path / f"{number}.pdf")
    assert (tmp_path / "0.pdf").read_bytes() == (tmp_path / "1.pdf").read_bytes()


def test_neither_a_caption_nor_the_words_before_a_table_are_parted_from_it(tmp_path):
    grid = Grid("甲表", (TableColumn("头一"), TableColumn("头二")), tuple((Cell("行"), Cell("列")) for _ in range(12)))
    seen = set()
    for lines in range(20, 46):
        blocks = [*(Paragraph("文") for _ in range(lines)), Paragraph("引出下表的话"), grid]
        to_pdf.write(Report({"zh": Document("zh", "报告", "", "", tuple(blocks), (), WORDS)}, "zh"), tmp_path / "a.pdf")
        pages = [squeezed(page.extract_text()) for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
        (page,) = [page for page in pages if "甲表" in page]
        assert "引出下表的话" in page
        assert "头一头二行列" in page.replace("\n", "")
        seen.add(pages.index(page))
    assert len(seen) > 1  # the table did come to the end of a page
