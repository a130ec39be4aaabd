"""An office's own Word template: its layout is kept, our content poured in, code of any kind refused in one line."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from governance_metrics.errors import FormatError
from governance_metrics.report.blocks import Bullets, Document, Heading, Paragraph, Report
from governance_metrics.report.formats import to_docx
from governance_metrics.report.template import read_template
from governance_metrics.report.writing import write
from tests.report.example_document import WORDS, report
from tests.report.test_to_docx import ORDER, local

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def office(path, *, numbered=False):
    """A template as an office would make it: own fonts, A4 with wide margins, letterhead, a line at the foot."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(40)
    section.header.paragraphs[0].text = "胥各庄街道办事处"
    section.footer.paragraphs[0].text = "社区建设办公室"
    made.styles["Heading 1"].font.name = "隶书"
    made.styles["Heading 1"].font.size = Pt(19)
    made.styles["Normal"].font.name = "楷体"
    if numbered:
        properties = made.styles["Heading 1"].element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = 1
    made.add_paragraph("此处为旧内容")
    made.core_properties.author = "某人"
    made.save(path)
    return path


def changed(path, change):
    """The same file with its parts changed: ``change`` takes and gives a mapping of names to bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in change(parts).items():
            archive.writestr(name, data)
    return path


def related(kind, target, mode="External"):
    """A change that adds a relationship to the document."""

    def change(parts):
        name = "word/_rels/document.xml.rels"
        one = f'<Relationship Id="rId99" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        return parts | {name: parts[name].replace(b"</Relationships>", one.encode() + b"</Relationships>")}

    return change


def typed(kind):
    def change(parts):
        one = f'<Override PartName="/word/extra.bin" ContentType="{kind}"/></Types>'
        return parts | {"[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", one.encode())}

    return change


def instructed(words):
    def change(parts):
        runs = "".join(f"<w:r><w:instrText>{word}</w:instrText></w:r>" for word in words)
        body = parts["word/document.xml"].replace(b"<w:body>", b"<w:body><w:p>" + runs.encode() + b"</w:p>")
        return parts | {"word/document.xml": body}

    return change


REFUSED = {
    "macros": (lambda parts: parts | {"word/vbaProject.bin": b"x"}, "含有宏"),
    "macros by type": (typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "含有宏"),
    "ActiveX": (lambda parts: parts | {"word/activeX/activeX1.xml": b"<a/>"}, "ActiveX"),
    "embedded": (lambda parts: parts | {"word/embeddings/oleObject1.bin": b"x"}, "OLE"),
    "altChunk": (related("aFChunk", "chunk.html", "Internal"), "altChunk"),
    "attached": (related("attachedTemplate", "file:///x/office.dotm"), "attachedTemplate"),
    "remote picture": (related("image", "https://example.org/x.png"), "image"),
    "remote by entity": (related("image", "https://example.org/x.png", "&#69;xternal"), "image"),
    "frame": (related("frame", "https://example.org/x.htm"), "frame"),
    "DDE": (instructed(["DDEAUTO c:\\\\x"]), "DDEAUTO"),
    "DDE in pieces": (instructed(["DD", "EAUTO x"]), "DDEAUTO"),
    "included": (instructed([' INCLUDEPICTURE "https://example.org/x.png"']), "INCLUDEPICTURE"),
    "entities": (
        lambda parts: parts | {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts["word/document.xml"]},
        "实体",
    ),
    "nothing": (lambda parts: {name: data for name, data in parts.items() if name != "word/document.xml"}, "已损坏"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_code_and_what_lies_outside_is_refused_in_one_line(tmp_path, case):
    change, said = REFUSED[case]
    path = changed(office(tmp_path / "office.docx"), change)
    with pytest.raises(FormatError) as fault:
        read_template(path)
    for language in ("zh", "en"):
        assert len(fault.value.say(language).splitlines()) == 1
        assert "office.docx" in fault.value.say(language)
    assert said in fault.value.say("zh")


@pytest.mark.parametrize("name", ["office.docm", "office.dotx", "office.doc", "nowhere.docx"])
def test_another_kind_of_file_is_refused(tmp_path, name):
    if name != "nowhere.docx":
        office(tmp_path / "office.docx").rename(tmp_path / name)
    with pytest.raises(FormatError, match=r"office|nowhere"):
        read_template(tmp_path / name)


def test_damage_and_a_bomb_are_refused(tmp_path):
    path = office(tmp_path / "office.docx")
    (tmp_path / "half.docx").write_bytes(path.read_bytes()[:5000])
    changed(path, lambda parts: parts | {"word/media/x.xml": b" " * (101 << 20)})
    for file, said in ((tmp_path / "half.docx", "已损坏"), (path, "超过")):
        with pytest.raises(FormatError) as fault:
            read_template(file)
        assert said in fault.value.say("zh")


def test_a_template_with_hyperlinks_and_nothing_worse_is_taken(tmp_path):
    path = changed(office(tmp_path / "office.docx"), related("hyperlink", "https://example.org"))
    assert read_template(path) == path.read_bytes()


@pytest.fixture(params=("zh", "en"))
def poured(request, tmp_path):
    """Our document on the office's template, opened again, and its parts."""
    ours = report(request.param)
    layout = office(tmp_path / "office.docx").read_bytes()
    to_docx.write(Report(ours.documents, ours.language, layout), tmp_path / "report.docx")
    return docx.Document(tmp_path / "report.docx"), tmp_path / "report.docx", ours


def test_page_header_footer_and_styles_are_the_office_s(poured):
    word, path, _ = poured
    section = word.sections[0]
    assert (round(section.left_margin.mm), round(section.page_width.mm)) == (40, 210)
    assert "胥各庄街道办事处" in [p.text for p in section.header.paragraphs]
    assert [p.text for p in section.footer.paragraphs] == ["社区建设办公室"]
    assert (word.styles["Heading 1"].font.name, word.styles["Heading 1"].font.size) == ("隶书", Pt(19))
    headings = [p for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert "此处为旧内容".encode() not in everything
    assert "某人".encode() not in everything


def test_styles_the_office_lacks_are_ours_and_every_style_used_is_there(poured):
    _, path, _ = poured
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        sheet = etree.fromstring(archive.read("word/styles.xml"))
    ids = [style.get(qn("w:styleId")) for style in sheet.iter(qn("w:style"))]
    assert len(ids) == len(set(ids))
    used = {node.get(qn("w:val")) for tag in ("pStyle", "tblStyle") for node in body.iter(qn(f"w:{tag}"))}
    assert used <= set(ids)
    assert {"Note", "ThreeLines"} & used
    assert [s.get(qn("w:styleId")) for s in sheet.iter(qn("w:style"))
            if s.get(qn("w:default")) and s.get(qn("w:type")) == "paragraph"] == ["Normal"]  # fmt: skip


def test_tables_and_pictures_keep_within_its_margins(poured):
    word, _, _ = poured
    width = Mm(130)
    for table in word.tables:
        columns = [int(column.get(qn("w:w"))) for column in table._element.iter(qn("w:gridCol"))]
        assert abs(sum(columns) * 635 - width) < Mm(1)
    assert all(shape.width <= width for shape in word.inline_shapes)


def test_every_word_and_the_mark_arrive_and_bytes_are_the_same_twice(tmp_path):
    layout = office(tmp_path / "office.docx").read_bytes()
    blocks = (Heading(1, "一、成效"), Paragraph("…"), Bullets(("甲", "乙"), numbered=True), Bullets(("丙",)))
    ours = Report({"zh": Document("zh", "诊断报告", "副题", "内部资料", blocks, (), WORDS["zh"])}, "zh", layout)
    for name in ("one.docx", "two.docx"):
        to_docx.write(ours, tmp_path / name)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    word = docx.Document(tmp_path / "one.docx")
    assert [p.text for p in word.paragraphs] == ["诊断报告", "副题", "一、成效", "…", "甲", "乙", "丙"]
    assert [p.text for p in word.sections[0].header.paragraphs] == ["胥各庄街道办事处", "内部资料"]
    numbers = {n.get(qn("w:numId")) for n in word.part.numbering_part.element.iter(qn("w:num"))}
    lists = [p._p.pPr.numPr.numId.val for p in word.paragraphs if p._p.pPr.numPr is not None]
    assert {str(number) for number in lists} <= numbers
    assert lists[0] == lists[1] != lists[2]


def test_a_heading_that_numbers_itself_is_not_numbered_twice(tmp_path):
    layout = office(tmp_path / "office.docx", numbered=True).read_bytes()
    ours = Document("zh", "诊断报告", "", "", (Heading(1, "一、成效"), Paragraph("…")), (), WORDS["zh"])
    to_docx.write(Report({"zh": ours}, "zh", layout), tmp_path / "report.docx")
    heading = next(p for p in docx.Document(tmp_path / "report.docx").paragraphs if p.text == "一、成效")
    assert heading._p.pPr.numPr.numId.val == 0


def test_children_of_what_is_added_stand_in_the_order_of_the_schema(poured):
    _, path, _ = poured
    with zipfile.ZipFile(path) as archive:
        parts = [etree.fromstring(archive.read(name)) for name in ("word/document.xml", "word/styles.xml")]
    ours = {"pPr", "tblPr", "trPr", "tcPr", "tbl", "tr", "tc"}
    checked = 0
    for name in ours:
        order = ORDER[name].split()
        for parent in parts[0].iter(qn(f"w:{name}")):
            places = [order.index(local(child)) for child in parent]
            assert places == sorted(places), etree.tostring(parent)[:300]
            checked += 1
    assert checked > 100
    with zipfile.ZipFile(path) as archive:
        numbering = etree.fromstring(archive.read("word/numbering.xml"))
    kinds = [local(child) for child in numbering]
    assert kinds == sorted(kinds, key=["abstractNum", "num", "numIdMacAtCleanup"].index)


def test_a_template_is_for_word_alone(shown, tmp_path):
    with pytest.raises(FormatError, match=r"docx"):
        write(shown, tmp_path / "report.pdf", template=office(tmp_path / "office.docx"))


def test_the_whole_report_goes_onto_a_template(shown, tmp_path):
    path = write(shown, tmp_path / "report.docx", template=office(tmp_path / "office.docx"))
    word = docx.Document(io.BytesIO(path.read_bytes()))
    assert "胥各庄街道办事处" in [p.text for p in word.sections[0].header.paragraphs]
    assert len(word.tables) > 10
