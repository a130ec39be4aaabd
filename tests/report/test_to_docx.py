"""The Word document, read back from its parts: layout, order of elements, fields, words and bytes."""

import dataclasses
import getpass
import hashlib
import io
import os
import re
import socket
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from governance_metrics.errors import FormatError
from governance_metrics.report.blocks import (
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
from governance_metrics.report.formats import to_docx
from governance_metrics.report.formats.docx_columns import WIDTH, columns
from tests.report.example_document import WORDS, document, report

LANGUAGES = ("zh", "en")
NASTY = "=1+1\x00 @SUM(A1)\x0b <w:t>&amp;</w:t> \ud800 {TOC} \\o 甲\r\n乙"
CLEAN = "=1+1 @SUM(A1) <w:t>&amp;</w:t>  {TOC} \\o 甲\n乙"

# ISO/IEC 29500-1, part of the sequences of CT_PPr, CT_RPr, CT_TblPr, CT_TrPr, CT_TcPr, CT_Style, CT_Lvl, CT_Settings.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b i color spacing sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW tcBorders shd vAlign",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "lvl": "start numFmt suff lvlText lvlJc pPr rPr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat",
    "sectPr": "headerReference footerReference type pgSz pgMar cols docGrid",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "r": "rPr fldChar instrText drawing t br",
}  # fmt: skip


class Parts:
    """The parts of a document, parsed."""

    def __init__(self, data):
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.xml = {name: etree.fromstring(self.archive.read(name)) for name in self.archive.namelist()
                    if name.endswith((".xml", ".rels"))}  # fmt: skip

    @property
    def body(self):
        return self.xml["word/document.xml"][0]

    def all(self, name, part="word/document.xml"):
        return list(self.xml[part].iter(qn(f"w:{name}")))

    def style(self, style_id):
        (found,) = (s for s in self.all("style", "word/styles.xml") if s.get(qn("w:styleId")) == style_id)
        return found

    def paragraphs(self, style):
        return [p for p in self.all("p") if style_of(p) == style]


def style_of(paragraph):
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if found is None else found.get(qn("w:val"))


def words(element):
    return "".join("\n" if e.tag == qn("w:br") else e.text or "" for e in element.iter(qn("w:t"), qn("w:br")))


def value(element, path, attribute="val"):
    found = element.find("/".join(qn(f"w:{step}") for step in path.split("/")))
    return None if found is None else found.get(qn(f"w:{attribute}"))


def local(element):
    return etree.QName(element).localname


def written(folder, a_report):
    path = folder / "report.docx"
    to_docx.write(a_report, path)
    return path.read_bytes()


def small(*blocks, mark="", provenance=()):
    return Report({"zh": Document("zh", "诊断报告", "", mark, blocks, provenance, WORDS["zh"])}, "zh")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def parts(language, tmp_path_factory):
    return Parts(written(tmp_path_factory.mktemp("docx"), report(language)))


# --- layout ---


def test_page_is_that_of_official_papers(parts):
    size, margins = parts.all("pgSz")[0], parts.all("pgMar")[0]

    def millimetres(element, name):
        return round(int(element.get(qn(f"w:{name}"))) / 1440 * 25.4)

    assert (millimetres(size, "w"), millimetres(size, "h")) == (210, 297)
    top, left, right, bottom = (millimetres(margins, side) for side in ("top", "left", "right", "bottom"))
    assert (top, left, 210 - left - right, 297 - top - bottom) == (37, 28, 156, 225)


def test_chinese_styles_have_the_letters_and_lines_of_the_standard(tmp_path):
    parts = Parts(written(tmp_path, report("zh")))
    wanted = {
        "Title": ("方正小标宋简体", "44"),
        "Heading1": ("黑体", "32"),
        "Heading2": ("楷体_GB2312", "32"),
        "Heading3": ("仿宋_GB2312", "32"),
        "BodyText": ("仿宋_GB2312", "32"),
        "Footer": ("宋体", "28"),
    }
    for style_id, (font, size) in wanted.items():
        style = parts.style(style_id)
        assert (value(style, "rPr/rFonts", "eastAsia"), value(style, "rPr/sz")) == (font, size)
    assert value(parts.style("Title"), "pPr/jc") == "center"
    assert value(parts.style("Heading3"), "rPr/b") == "1"
    body = parts.style("BodyText")
    assert value(body, "pPr/spacing", "line") == "560"
    assert value(body, "pPr/spacing", "lineRule") == "exact"
    assert value(body, "pPr/ind", "firstLineChars") == "200"


def test_english_has_a_latin_serif_and_english_names(tmp_path):
    parts = Parts(written(tmp_path, report("en")))
    for style in parts.all("style", "word/styles.xml"):
        if style.get(qn("w:type")) == "paragraph":
            assert value(style, "rPr/rFonts", "ascii") == "Times New Roman"
    assert words(parts.paragraphs("TableCaption")[0]).startswith("Table 1. ")
    assert words(parts.paragraphs("Caption")[0]).startswith("Figure 1. ")


def test_indent_belongs_to_the_body_alone(parts):
    for style_id in (
        "Normal",
        "Title",
        "Caption",
        "TableCaption",
        "Figure",
        "Table12",
        "Table9",
        "Note",
        "Footer",
        "TOC1",
    ):
        assert value(parts.style(style_id), "pPr/ind", "firstLineChars") is None


def test_every_style_names_chinese_letters_and_none_of_a_theme(parts):
    for name, tree in parts.xml.items():
        if "theme" in name:
            continue
        assert not [a for e in tree.iter() for a in e.attrib if "Theme" in a or "theme" in a]
    for style in parts.all("style", "word/styles.xml"):
        if style.get(qn("w:type")) == "paragraph":
            assert value(style, "rPr/rFonts", "eastAsia")
    named = {f.get(qn("w:name")) for f in parts.all("font", "word/fontTable.xml")}
    used = {f.get(qn(f"w:{kind}")) for f in parts.all("rFonts", "word/styles.xml") for kind in ("ascii", "eastAsia")}
    assert used <= named
    assert all(value(font, "altName") for font in parts.all("font", "word/fontTable.xml"))


def test_every_style_used_is_there(parts):
    known = {style.get(qn("w:styleId")) for style in parts.all("style", "word/styles.xml")}
    used = {e.get(qn("w:val")) for name in ("pStyle", "tblStyle", "basedOn", "next") for part in parts.xml
            if part.startswith("word/") for e in parts.xml[part].iter(qn(f"w:{name}"))}  # fmt: skip
    assert used <= known


def test_children_stand_in_the_order_of_the_schema(parts):
    checked = set()
    for name, tree in parts.xml.items():
        if not name.startswith("word/") or "theme" in name:
            continue
        for element in tree.iter(etree.Element):
            if etree.QName(element).namespace != etree.QName(qn("w:p")).namespace or local(element) not in ORDER:
                continue
            order = ORDER[local(element)].split()
            children = [local(child) for child in element]
            assert set(children) <= set(order), (local(element), children)
            if local(element) != "r":  # a run holds what it holds in any order, after its properties
                assert children == sorted(children, key=order.index), (local(element), children)
            checked.add(local(element))
    assert checked >= {"pPr", "rPr", "tblPr", "trPr", "tcPr", "style", "settings", "sectPr"}


def test_word_opens_it_in_its_own_mode(parts):
    (mode,) = parts.all("compatSetting", "word/settings.xml")
    assert (mode.get(qn("w:name")), mode.get(qn("w:val"))) == ("compatibilityMode", "15")
    assert parts.all("zoom", "word/settings.xml")[0].get(qn("w:percent")) == "100"


def test_page_numbers_are_on_the_outer_side_between_dashes(parts):
    assert parts.all("evenAndOddHeaders", "word/settings.xml")
    targets = {r.get("Id"): r.get("Target") for r in parts.xml["word/_rels/document.xml.rels"]}
    sides = {}
    for reference in parts.all("footerReference"):
        tree = parts.xml[f"word/{targets[reference.get(qn('r:id'))]}"]
        assert words(tree) == "— 1 —"
        assert [code.text for code in tree.iter(qn("w:instrText"))] == [" PAGE "]
        sides[reference.get(qn("w:type"))] = value(tree, "p/pPr/jc")
    assert sides == {"default": "right", "even": "left"}


def test_the_mark_is_on_every_page_when_there_is_one(parts, language, tmp_path):
    heads = [words(tree) for name, tree in parts.xml.items() if name.startswith("word/header")]
    assert heads == [document(language).mark] * 2
    unmarked = Parts(written(tmp_path, small(Paragraph("甲"))))
    assert [words(tree) for name, tree in unmarked.xml.items() if name.startswith("word/header")] == ["", ""]


# --- tables and figures ---


def test_tables_have_three_lines_a_repeated_head_and_whole_rows(parts, language):
    style = parts.style("ThreeLines")
    borders = {local(b): b.get(qn("w:sz")) for b in style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")}
    assert borders == {"top": "12", "bottom": "12"}
    assert value(style, "tblStylePr/tcPr/tcBorders/bottom", "sz") == "6"
    tables = parts.all("tbl")
    grids = [b for b in document(language).blocks if isinstance(b, Grid) and b.paper]
    assert len(tables) == len(grids) + 1  # the last is the provenance
    for table in tables:
        rows = table.findall(qn("w:tr"))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [table is not tables[-1], *[False] * (len(rows) - 1)]


def test_columns_fill_the_text_block_and_cells_repeat_their_widths(parts):
    for table in parts.all("tbl"):
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert sum(grid) == WIDTH
        for row in table.findall(qn("w:tr")):
            assert [int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))] == grid


def test_captions_stand_above_tables_and_below_figures_and_notes_below(parts, language):
    body = list(parts.body)
    for position, element in enumerate(body):
        if element.tag == qn("w:tbl"):
            assert style_of(body[position - 1]) == "TableCaption"
            assert style_of(body[position + 1]) in ("Note", "AfterTable")
        elif style_of(element) == "Figure":
            assert style_of(body[position + 1]) == "Caption"
    notes = [b.note for b in document(language).blocks if isinstance(b, Grid) and b.note]
    assert [words(p) for p in parts.paragraphs("Note")] == notes


def test_a_paragraph_stays_with_the_table_or_picture_it_introduces(tmp_path):
    grid = Grid("甲", (TableColumn("a"),), ((Cell("1"),),))
    screen = Grid("乙", (TableColumn("a"),), ((Cell("1"),),), paper=False)
    parts = Parts(written(tmp_path, small(Paragraph("一"), grid, Paragraph("二"), screen, Paragraph("三"))))
    kept = {words(p): p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in parts.all("p")}
    assert {text: kept[text] for text in ("一", "二", "三")} == {"一": True, "二": False, "三": False}


def test_captions_are_numbered_by_fields_that_hold_their_number(parts, language):
    for style, kind in (("TableCaption", "table"), ("Caption", "figure")):
        for number, paragraph in enumerate(parts.paragraphs(style), start=1):
            name = WORDS[language][kind]
            assert re.match(rf"{name} ?{number}[\u3000.]", words(paragraph))
            assert [code.text for code in paragraph.iter(qn("w:instrText"))] == [rf" SEQ {name} \* ARABIC "]


def test_captions_of_single_pages_are_not_numbered(tmp_path):
    grid = Grid("主要指标", (TableColumn("a"),), ((Cell("1"),),))
    pages = dataclasses.replace(
        small(Heading(1, "甲"), grid, Heading(1, "乙", new_page=True), grid).document, leaflet=True
    )
    parts = Parts(written(tmp_path, Report({"zh": pages}, "zh")))
    assert [words(p) for p in parts.paragraphs("TableCaption")] == ["主要指标", "主要指标"]


def test_figures_say_what_they_show_and_are_not_cut(parts, language):
    (figure,) = (b for b in document(language).blocks if isinstance(b, Figure))
    (drawn,) = parts.xml["word/document.xml"].iter(qn("wp:docPr"))
    assert drawn.get("descr") == figure.alt
    assert value(parts.style("Figure"), "pPr/spacing", "lineRule") == "auto"
    (extent,) = parts.xml["word/document.xml"].iter(qn("wp:extent"))
    across, down = struct.unpack(">II", figure.png[16:24])
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    assert width / 360000 <= figure.width_cm
    assert height / 360000 <= 18.5
    assert width / height == pytest.approx(across / down, rel=1e-4)


def test_a_tall_figure_fits_the_page(tmp_path):
    from matplotlib.figure import Figure as Canvas

    buffer = io.BytesIO()
    Canvas(figsize=(2, 12), dpi=50).savefig(buffer, format="png")
    parts = Parts(written(tmp_path, small(Figure(buffer.getvalue(), "高图", "一张很高的图", width_cm=40))))
    (extent,) = parts.xml["word/document.xml"].iter(qn("wp:extent"))
    assert int(extent.get("cy")) == pytest.approx(18.5 * 360000, rel=1e-3)


def test_numbers_stand_on_the_right_and_tones_are_shades_beside_words(parts, language):
    wide = next(t for t in parts.all("tbl") if len(list(t.iter(qn("w:gridCol")))) == 9)
    first = wide.findall(qn("w:tr"))[1].findall(qn("w:tc"))
    assert [value(cell, "p/pPr/jc") for cell in first] == [None, *["right"] * 6, None, None]
    shaded = [cell for cell in wide.iter(qn("w:tc")) if value(cell, "tcPr/shd", "fill")]
    assert len(shaded) == 21
    assert all(words(cell) for cell in shaded)


def test_a_wide_table_takes_smaller_letters_and_keeps_numbers_whole(language):
    grid = next(b for b in document(language).blocks if isinstance(b, Grid) and len(b.columns) == 9)
    shape = columns(grid, language)
    assert shape.style == "Table9"
    assert sum(shape.widths) == WIDTH
    assert shape.widths[6] > 170 * 5.5  # "37.0%–51.0%" on one line


def test_columns_go_where_the_text_is_and_blank_ones_stay_to_be_filled_in():
    heads = (TableColumn("任务"), TableColumn("备注"), TableColumn("时限"))
    grid = Grid("任务", heads, ((Cell("党" * 120), Cell("社区"), Cell("")),))
    task, remark, due = columns(grid, "zh").widths
    assert task > 2 * remark
    assert due > remark


def test_a_short_head_stays_on_one_line():
    heads = (TableColumn("编号", width=0.1), TableColumn("依据", width=9))
    grid = Grid("任务", heads, ((Cell("1"), Cell("党" * 120)),))
    assert columns(grid, "zh").widths[0] > 240 * 2 + 180


def test_rows_of_several_lines_are_ruled_apart(tmp_path):
    for length, style, place in ((3, "ThreeLines", "center"), (300, "RuledLines", "top")):
        parts = Parts(written(tmp_path, small(Grid("表", (TableColumn("甲"),), ((Cell("党" * length),),)))))
        (table,) = parts.all("tbl")
        assert value(table, "tblPr/tblStyle") == style
        assert value(table.findall(qn("w:tr"))[1], "tc/tcPr/vAlign") == place


def test_a_long_word_makes_room_or_is_shared_out(tmp_path):
    for length in (30, 3000):
        grid = Grid(
            "甲", (TableColumn("名", width=0.1), TableColumn("值", width=9)), ((Cell("x" * length), Cell("1")),)
        )
        shape = columns(grid, "zh")
        assert sum(shape.widths) == WIDTH
        assert shape.widths[0] > 3000
        assert min(shape.widths) > 0
        written(tmp_path, small(grid))


def test_an_empty_table_keeps_its_heads_and_shows_a_dash(tmp_path):
    parts = Parts(written(tmp_path, small(Grid("空表", (TableColumn("甲"), TableColumn("乙")), ()))))
    rows = parts.all("tr")
    assert [[words(cell) for cell in row.iter(qn("w:tc"))] for row in rows] == [["甲", "乙"], ["—", "—"]]


def test_a_table_for_the_screen_stays_off_paper(parts, language):
    (screen,) = (b for b in document(language).blocks if isinstance(b, Grid) and not b.paper)
    assert screen.caption not in words(parts.body)


# --- contents and words ---


def test_contents_are_links_that_lead_somewhere_and_need_no_update(parts, language):
    headings = [b.text for b in document(language).blocks if isinstance(b, Heading) and b.level <= 2]
    entries = [p for p in parts.all("p") if style_of(p) in ("TOC1", "TOC2")]
    assert [words(entry) for entry in entries] == headings
    marks = {mark.get(qn("w:name")): words(mark.getparent()) for mark in parts.all("bookmarkStart")}
    assert [marks[link.get(qn("w:anchor"))] for link in parts.all("hyperlink")] == headings
    ids = [mark.get(qn("w:id")) for mark in parts.all("bookmarkStart")]
    assert len(set(ids)) == len(ids)
    assert [code.text for p in entries for code in p.iter(qn("w:instrText"))] == [r' TOC \o "1-2" \h \n ']
    kinds = [c.get(qn("w:fldCharType")) for p in entries for c in p.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert not list(parts.xml["word/settings.xml"].iter(qn("w:updateFields")))


def test_page_one_comes_before_the_contents(parts):
    styles = [style_of(p) for p in parts.body.findall(qn("w:p"))]
    assert styles[:3] == ["Title", "Subtitle", "Heading1"]
    parts_before = styles[: styles.index("TOCHeading")].count("Heading1")
    assert parts_before == 1
    assert styles[[s and s.startswith("TOC") for s in styles].index(True) :].count("Heading1") == 3


def test_a_document_of_one_part_has_no_contents(tmp_path):
    assert not Parts(written(tmp_path, small(Heading(1, "甲"), Paragraph("乙")))).all("hyperlink")


def test_every_word_arrives(parts, language):
    text = words(parts.body)
    for block in document(language).blocks:
        match block:
            case Heading() | Paragraph():
                assert block.text in text
            case Bullets():
                assert all(item in text for item in block.items)
            case Grid(paper=True):
                assert all(cell.text in text for row in block.rows for cell in row)
            case Figure():
                assert block.caption in text
    for name, content in document(language).provenance:
        assert name in text
        assert content in text


def test_numbered_lists_each_begin_at_one(tmp_path):
    twice = Bullets(("甲", "乙"), numbered=True)
    parts = Parts(written(tmp_path, small(twice, Bullets(("丙",)), twice)))
    numbers = [n.get(qn("w:val")) for n in parts.all("numId")]
    assert numbers == ["2", "2", "1", "3", "3"]
    defined = {n.get(qn("w:numId")) for n in parts.all("num", "word/numbering.xml")}
    assert set(numbers) <= defined


def test_text_stays_text_whatever_it_looks_like(tmp_path):
    grid = Grid(NASTY, (TableColumn(NASTY),), ((Cell(NASTY, tone="bad"),),), NASTY)
    blocks = (Heading(1, NASTY), Paragraph(NASTY, "caution"), Bullets((NASTY,)), grid, Heading(1, NASTY))
    nasty = small(*blocks, mark=NASTY, provenance=((NASTY, NASTY),))
    nasty = Report({"zh": dataclasses.replace(nasty.document, title=NASTY)}, "zh")
    parts = Parts(written(tmp_path, nasty))
    assert [words(p) for p in parts.paragraphs("Caution")] == [CLEAN]
    assert [words(p) for p in parts.paragraphs("Title")] == [CLEAN]
    assert words(parts.all("tc")[-1]) == CLEAN
    codes = {code.text.split()[0] for code in parts.all("instrText")}
    assert codes == {"TOC", "SEQ"}
    assert docx.Document(tmp_path / "report.docx").core_properties.title == CLEAN


def test_quotation_marks_beside_chinese_are_chinese(tmp_path):
    parts = Parts(written(tmp_path, small(Paragraph("“双报到”"), Paragraph("“plain”"))))
    hints = [value(p, "r/rPr/rFonts", "hint") for p in parts.paragraphs("BodyText")]
    assert hints == ["eastAsia", None]


# --- the file ---


def test_two_writes_give_the_same_bytes_anywhere(tmp_path, language):
    first = written(tmp_path, report(language))
    other = tmp_path / "elsewhere"
    other.mkdir()
    program = (
        "from pathlib import Path; from tests.report.example_document import report; "
        "from governance_metrics.report.formats import to_docx; "
        f"to_docx.write(report({language!r}), Path({str(other / 'report.docx')!r}))"
    )
    changed = {"PYTHONHASHSEED": "7", "TZ": "America/Los_Angeles", "LC_ALL": "C", "USER": "someone"}
    top = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=top, env={**os.environ, **changed})
    second = (other / "report.docx").read_bytes()
    assert hashlib.sha256(second).hexdigest() == hashlib.sha256(first).hexdigest()
    assert {member.date_time for member in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_its_title_and_nobody_s_name(parts, language, monkeypatch):
    core = parts.xml["docProps/core.xml"]
    said = {local(e): e.text or "" for e in core}
    assert said["title"] == document(language).title
    assert said["created"] == said["modified"] == "2025-01-01T00:00:00Z"
    assert not said["creator"]
    assert not said["lastModifiedBy"]
    everything = b"".join(parts.archive.read(name) for name in parts.archive.namelist() if name.endswith(".xml"))
    assert b"python-docx" not in everything
    assert str(Path.home()).encode() not in everything
    for name in {getpass.getuser(), socket.gethostname()} - {"root"}:
        assert not re.search(rb"\b" + re.escape(name.encode()) + rb"\b", everything)


def test_the_date_follows_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert b"2023-11-14T22:13:20Z" in written(tmp_path, small(Paragraph("甲")))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(FormatError):
        written(tmp_path, small(Paragraph("甲")))


def test_nothing_active_or_outside_is_referred_to(parts):
    for name in parts.archive.namelist():
        assert not re.search(r"vbaProject|oleObject|externalLink|embeddings|customXml|thumbnail", name)
    for name, tree in parts.xml.items():
        if name.endswith(".rels"):
            assert not [r for r in tree if r.get("TargetMode") == "External"]


def test_python_docx_reads_it_back(parts, language, tmp_path):
    opened = docx.Document(io.BytesIO(written(tmp_path, report(language))))
    assert opened.paragraphs[0].text == document(language).title
    assert len(opened.inline_shapes) == 1
