"""A Word document on an office's own template: its styles, page, header and footer, and our content.

What the template lacks, it gets from the library: styles by their names, lists, a header for the mark, page numbers.
"""

import io
from collections.abc import Iterator
from copy import deepcopy

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header

from governance_metrics.report.formats.docx_markup import Element, element, field, paragraph, run
from governance_metrics.report.formats.docx_package import TEXT_WIDTH, describe
from governance_metrics.report.formats.docx_style_sheet import style_sheet
from governance_metrics.text import Language

KEPT = (
    RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE, RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES,
)  # fmt: skip
IN_PLACE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)  # as far as the last section refers to them
PACKAGE_KEPT = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
SAME_WIDTH = 0.005


def document_on(template: bytes, language: Language, title: str, mark: str) -> WordDocument:
    """Return an empty document with the page, styles, header and footer of a template.

    Parameters
    ----------
    template : bytes
        A ``.docx`` file that has been looked into.
    language : {"zh", "en"}
        Whose styles stand in where the template has none.
    title : str
        For the file's properties.
    mark : str
        What stands in the head of every page, below the template's own; may be empty.
    """
    document = docx.Document(io.BytesIO(template))
    _empty(document)
    _drop_unused(document)
    _add_styles(document, language)
    describe(document, title, language)
    section = document.sections[-1]
    if mark:
        for header in _every(document, section, "header"):
            header._element.append(paragraph("Header", run(mark)))
    if section._sectPr.find(qn("w:footerReference")) is None:
        for footer in _every(document, section, "footer"):
            number = [run("— "), *field("PAGE", "1"), run(" —")]
            footer._element.append(paragraph("Footer", *number, properties=[element("jc", val="center")]))
    return document


def fit_to_template(document: WordDocument, language: Language) -> None:
    """Put the template's own styles in the place of ours, and tables into its width.

    Examples
    --------
    >>> fit_to_template(docx.Document(), "zh")
    """
    names, numbered = _names(document, language), _numbered(document)
    places = [document.element.body, *(part.element for part in document.part.package.iter_parts()
                                       if part.partname.startswith(("/word/header", "/word/footer")))]  # fmt: skip
    for place in places:
        for tag in ("pStyle", "tblStyle"):
            for used in place.iter(qn(f"w:{tag}")):
                used.set(qn("w:val"), names.get(used.get(qn("w:val")), used.get(qn("w:val"))))
                if tag == "pStyle" and used.get(qn("w:val")) in numbered:
                    _without_number(used.getparent())
    _scale(document)


def text_width(document: WordDocument) -> int:
    """Return the width of the text block, in English metric units.

    Examples
    --------
    >>> round(text_width(docx.Document()) / 36000)
    152
    """
    section = document.sections[-1]
    sides = (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
    return int((section.page_width or TEXT_WIDTH + sides) - sides)


def text_height(document: WordDocument) -> int:
    """Return the height of the text block, in English metric units.

    Examples
    --------
    >>> round(text_height(docx.Document()) / 36000)
    229
    """
    section = document.sections[-1]
    ends = (section.top_margin or 0) + (section.bottom_margin or 0)
    return int((section.page_height or 0) - ends)


def _empty(document: WordDocument) -> None:
    """Take the content out; the last section's page, header and footer stay."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    if body.sectPr is None:
        body.append(element("sectPr"))


def _drop_unused(document: WordDocument) -> None:
    """Drop what only the old content referred to, and what names people."""
    part = document.part
    used = {value for node in document.element.body.iter() for key, value in node.attrib.items() if key == qn("r:id")}
    for key in [key for key, rel in part.rels.items()
                if rel.reltype not in KEPT and not (rel.reltype in IN_PLACE and key in used)]:  # fmt: skip
        part.rels.pop(key)
    package = part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype not in PACKAGE_KEPT]:
        package.rels.pop(key)


def _every(document: WordDocument, section: Section, kind: str) -> Iterator[_Header | _Footer]:
    """Every header or footer that a page may have; one that is missing is made."""
    places = [getattr(section, kind)]
    if section.different_first_page_header_footer:
        places.append(getattr(section, f"first_page_{kind}"))
    if document.settings.odd_and_even_pages_header_footer:
        places.append(getattr(section, f"even_page_{kind}"))
    for place in places:
        if place.is_linked_to_previous:
            place.is_linked_to_previous = False
            for old in list(place._element):
                place._element.remove(old)
        yield place


def _add_styles(document: WordDocument, language: Language) -> None:
    """Add the styles of ours that the template has not, by name; those it has stay as they are."""
    sheet = document.part._styles_part._element
    names = _names(document, language)
    for style in style_sheet(language):
        ours = style.get(qn("w:styleId"))
        if style.tag != qn("w:style") or names[ours] in _ids(sheet):
            continue
        added = deepcopy(style)
        added.set(qn("w:styleId"), names[ours])
        added.attrib.pop(qn("w:default"), None)
        for tag in ("basedOn", "next"):
            for link in added.findall(qn(f"w:{tag}")):
                link.set(qn("w:val"), names[link.get(qn("w:val"))])
        sheet.append(added)


def _names(document: WordDocument, language: Language) -> dict[str, str]:
    """What each of our styles is called in the template: its style of that name and kind, or a free name for ours."""
    sheet = document.part._styles_part._element
    theirs: dict[tuple[str, str], str] = {}
    taken = _ids(sheet)
    default: dict[str, str] = {}
    for style in sheet.findall(qn("w:style")):
        kind, name = style.get(qn("w:type")), style.find(qn("w:name"))
        if name is not None:
            theirs.setdefault((kind, name.get(qn("w:val")).lower()), style.get(qn("w:styleId")))
        if style.get(qn("w:default")) in ("1", "true", "on"):
            default[kind] = style.get(qn("w:styleId"))
    names = {}
    for style in style_sheet(language):
        if style.tag != qn("w:style"):
            continue
        ours, kind = style.get(qn("w:styleId")), style.get(qn("w:type"))
        found = theirs.get((kind, style.find(qn("w:name")).get(qn("w:val")).lower()))
        if found is None and style.get(qn("w:default")) and kind in default:
            found = default[kind]
        names[ours] = found or (f"Report{ours}" if ours in taken else ours)
    return names


def _ids(sheet: Element) -> set[str]:
    return {style.get(qn("w:styleId")) for style in sheet.findall(qn("w:style"))}


def _numbered(document: WordDocument) -> set[str]:
    """The template's headings that number themselves: ours bring their numbers in words."""
    sheet = document.part._styles_part._element
    return {
        style.get(qn("w:styleId")) for style in sheet.findall(qn("w:style"))
        if style.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        and style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") is not None
    }  # fmt: skip


def _without_number(properties: Element) -> None:
    if properties.find(qn("w:numPr")) is None:
        none = element("numPr", element("ilvl", val=0), element("numId", val=0))
        after = [
            child
            for child in properties
            if child.tag
            in {qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl")}
        ]
        after[-1].addnext(none)  # fmt: skip


def _scale(document: WordDocument) -> None:
    """Tables are laid out for the width of the standard; here they take the template's."""
    factor = text_width(document) / int(TEXT_WIDTH)
    if abs(factor - 1) < SAME_WIDTH:
        return
    for tag in ("tblW", "gridCol", "tcW"):
        for width in document.element.body.iter(qn(f"w:{tag}")):
            width.set(qn("w:w"), str(round(int(width.get(qn("w:w"))) * factor)))
