"""The empty Word document a report is written into, and the bytes it ends in.

Starts from python-docx's own template and replaces every part that says something: styles, fonts, numbering,
settings, properties. What is left of the template is the empty body.
"""

import io
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Mm

from governance_metrics.report.formats.archive import repacked
from governance_metrics.report.formats.docx_markup import Element, element, field, paragraph, run
from governance_metrics.report.formats.docx_style_sheet import style_sheet
from governance_metrics.report.formats.docx_styles import FALLBACKS, SERIF
from governance_metrics.report.formats.output_file import file_date
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.record import in_package
from governance_metrics.text import Language

# GB/T 9704-2012: A4, 37 mm above, 28 mm left, a text block of 156 × 225 mm, the page number 7 mm below it.
PAGE_WIDTH, PAGE_HEIGHT = Mm(210), Mm(297)
TOP, LEFT, TEXT_WIDTH, TEXT_HEIGHT = Mm(37), Mm(28), Mm(156), Mm(225)
HEADER, FOOTER = Mm(20), Mm(23)
# A leaflet is a form, not a paper of the standard: more lines on each page.
LEAFLET_TOP, LEAFLET_HEIGHT, LEAFLET_HEAD, LEAFLET_FOOT = Mm(24), Mm(251), Mm(13), Mm(10)


def blank_document(language: Language, title: str, mark: str, *, leaflet: bool = False) -> WordDocument:
    """Return an empty document with page, styles, page numbers and the mark in every page's head.

    Parameters
    ----------
    language : {"zh", "en"}
        Decides fonts and sizes.
    title : str
        For the file's properties.
    mark : str
        What stands in the head of every page; may be empty.
    leaflet : bool
        Whether the margins above and below are those of a set of single pages.

    Examples
    --------
    >>> section = blank_document("zh", "诊断报告", "").sections[0]
    >>> round(section.top_margin.mm), round(section.left_margin.mm)
    (37, 28)
    """
    document = docx.Document()
    _replace_parts(document, language)
    describe(document, title, language)
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    top, height = (LEAFLET_TOP, LEAFLET_HEIGHT) if leaflet else (TOP, TEXT_HEIGHT)
    section.top_margin, section.left_margin = top, LEFT
    section.right_margin = Mm(PAGE_WIDTH.mm - LEFT.mm - TEXT_WIDTH.mm)
    section.bottom_margin = Mm(PAGE_HEIGHT.mm - top.mm - height.mm)
    section.header_distance, section.footer_distance = (LEAFLET_HEAD, LEAFLET_FOOT) if leaflet else (HEADER, FOOTER)
    grid = section._sectPr.find(element("docGrid").tag)
    if grid is not None:
        section._sectPr.remove(grid)  # lines are of a fixed height already
    for header in (section.header, section.even_page_header):
        _fill(header, paragraph("Header", *([run(mark)] if mark else [])))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        # One character in from the outer edge, between one-character dashes.
        indent = element("ind", **{f"{side}Chars": 100, side: 280})
        number = [run("— "), *field("PAGE", "1"), run(" —")]
        _fill(footer, paragraph("Footer", *number, properties=[indent, element("jc", val=side)]))
    return document


def saved(document: WordDocument, record: str = "") -> bytes:
    """Return the file, with the record of what made it: the same bytes for the same content.

    Examples
    --------
    >>> saved(blank_document("zh", "甲", "")) == saved(blank_document("zh", "甲", ""))
    True
    """
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(in_package(buffer.getvalue(), record))


@dataclass(frozen=True)
class Lists:
    """The lists of a document: the one of bullets, and the kind that each numbered list is of.

    Examples
    --------
    >>> Lists(1, 1).bullets
    1
    """

    bullets: int
    numbers: int


def add_lists(document: WordDocument, language: Language) -> Lists:
    """Add both kinds of list beside those a document has, and return their ids.

    Examples
    --------
    >>> document = blank_document("zh", "甲", "")
    >>> add_lists(document, "zh"), add_lists(document, "zh")
    (Lists(bullets=1, numbers=1), Lists(bullets=2, numbers=3))
    """
    numbering = _numbering_of(document)
    kinds, numbers = numbering.findall(element("abstractNum").tag), numbering.findall(element("num").tag)
    first = 1 + max((int(kind.get(qn("w:abstractNumId"))) for kind in kinds), default=-1)
    bullets = 1 + max((int(number.get(qn("w:numId"))) for number in numbers), default=0)
    for place, kind in enumerate(_kinds(language, first), start=len(kinds)):
        numbering.insert(numbering.index(kinds[0]) + place if kinds else place, kind)
    _add_number(numbering, element("num", element("abstractNumId", val=first), numId=bullets))
    return Lists(bullets, first + 1)


def new_list(document: WordDocument, lists: Lists) -> int:
    """Return the id of a numbered list that starts at 1.

    Examples
    --------
    >>> document = blank_document("zh", "甲", "")
    >>> lists = add_lists(document, "zh")
    >>> new_list(document, lists), new_list(document, lists)
    (2, 3)
    """
    numbering = _numbering_of(document)
    number = 1 + max((int(n.get(qn("w:numId"))) for n in numbering.findall(element("num").tag)), default=0)
    start = element("lvlOverride", element("startOverride", val=1), ilvl=0)
    _add_number(numbering, element("num", element("abstractNumId", val=lists.numbers), start, numId=number))
    return number


def _add_number(numbering: Element, number: Element) -> None:
    """Numbers follow the kinds and come before whatever else a template has there."""
    before = [child for child in numbering if child.tag in (element("abstractNum").tag, number.tag)]
    before[-1].addnext(number)


def _numbering_of(document: WordDocument) -> Element:
    part = document.part
    if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
        name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        part.relate_to(XmlPart(name, kind, element("numbering"), part.package), RELATIONSHIP_TYPE.NUMBERING)
    found: Element = part.numbering_part.element
    return found


def _replace_parts(document: WordDocument, language: Language) -> None:
    part, package = document.part, document.part.package
    replaced = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING)
    kept = (*replaced, RELATIONSHIP_TYPE.THEME)  # Word asks for a theme; no style refers to it
    for key in [key for key, rel in part.rels.items() if rel.reltype not in kept]:
        part.rels.pop(key)
    unwanted = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    for key in [key for key, rel in package.rels.items() if rel.reltype in unwanted]:
        package.rels.pop(key)
    part._styles_part._element = style_sheet(language)
    part._settings_part._element = _settings()
    part.numbering_part._element = element("numbering")
    fonts = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, _font_table(), package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def describe(document: WordDocument, title: str, language: Language) -> None:
    """Put title, language and date into the file's properties, and nobody's name."""
    properties, date = document.core_properties, file_date().replace(tzinfo=None)
    properties.title = printable(title)[:255]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "zh-CN" if language == "zh" else "en"
    properties.created = properties.modified = date
    properties.revision = 1


def _settings() -> Element:
    mode = element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return element(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=420),
        element("evenAndOddHeaders"),
        element("characterSpacingControl", val="compressPunctuation"),
        element("compat", mode),
    )


def _font_table() -> Element:
    return element("fonts", *(element("font", element("altName", val=others), name=name)
                              for name, others in FALLBACKS.items()))  # fmt: skip


def _kinds(language: Language, first: int) -> tuple[Element, Element]:
    """Bullets and numbers, under two ids from the first on."""
    # Chinese lists begin like paragraphs, two characters in; English ones hang.
    chinese = language == "zh"
    letters = element("rPr", element("rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), SERIF)))
    if chinese:
        indent: dict[str, object] = {"left": 0, "firstLineChars": 200, "firstLine": 640}
        bullets = _level("bullet", "•", "space", indent, letters)
        numbers = _level("decimal", "（%1）", "nothing", indent)
    else:
        indent = {"left": 400, "hanging": 320}
        bullets = _level("bullet", "•", "tab", indent, letters)
        numbers = _level("decimal", "%1.", "tab", indent)
    return (
        element("abstractNum", element("multiLevelType", val="singleLevel"), bullets, abstractNumId=first),
        element("abstractNum", element("multiLevelType", val="singleLevel"), numbers, abstractNumId=first + 1),
    )


def _level(kind: str, sign: str, after: str, indent: dict[str, object], letters: Element | None = None) -> Element:
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=kind),
        element("suff", val=after),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", element("ind", **indent)),
        letters,
        ilvl=0,
    )


def _fill(place: _Header | _Footer, content: Element) -> None:
    place.is_linked_to_previous = False
    for old in list(place._element):
        place._element.remove(old)
    place._element.append(content)
