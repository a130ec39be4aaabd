"""WordprocessingML: elements, runs, paragraphs, fields, links and bookmarks."""

import re
from collections.abc import Iterable

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from governance_metrics.report.formats.printable import printable

Element = BaseOxmlElement
_CHINESE = re.compile("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


def element(name: str, /, *children: Element | None, **attributes: object) -> Element:
    """Return an element of the ``w`` namespace; what is None is left out.

    Parameters
    ----------
    name : str
        Its name without the prefix.
    *children : Element or None
        What it holds, in the order the schema asks for.
    **attributes : object
        Its attributes without the prefix; true and false become 1 and 0.

    Examples
    --------
    >>> element("pPr", element("jc", val="center"), None)[0].get(qn("w:val"))
    'center'
    """
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{key}"), str(int(value)) if isinstance(value, bool) else str(value))
    made.extend([child for child in children if child is not None])
    return made


def run(text: str, *, bold: bool = False) -> Element:
    r"""Return a run of text; a line break inside stays one.

    Examples
    --------
    >>> [child.tag.rpartition("}")[2] for child in run("a\nb")]
    ['t', 'br', 't']
    """
    text = printable(text)
    # Quotation marks, dashes and dots have two widths; beside Chinese they take the Chinese one.
    chinese = element("rFonts", hint="eastAsia") if _CHINESE.search(text) else None
    strong = element("b") if bold else None
    made = element("r", element("rPr", chinese, strong) if chinese is not None or strong is not None else None)
    for number, line in enumerate(text.replace("\t", " ").split("\n")):
        if number:
            made.append(element("br"))
        piece = element("t")
        piece.text = line
        piece.set(qn("xml:space"), "preserve")
        made.append(piece)
    return made


def paragraph(style: str, *content: Element, properties: Iterable[Element] = ()) -> Element:
    """Return a paragraph in a style.

    Parameters
    ----------
    style : str
        The style's id.
    *content : Element
        Runs and what else a paragraph holds.
    properties : iterable of Element
        Its own properties, in the order the schema asks for.

    Examples
    --------
    >>> paragraph("BodyText", run("甲")).pPr.style
    'BodyText'
    """
    return element("p", element("pPr", element("pStyle", val=style), *properties), *content)


def field(instruction: str, result: str) -> list[Element]:
    """Return the runs of a field with the result it has before anybody updates it.

    Examples
    --------
    >>> len(field("SEQ Table", "1"))
    5
    """
    return [*field_start(instruction), run(result), field_end()]


def field_start(instruction: str) -> list[Element]:
    """Return the runs before a field's result.

    Examples
    --------
    >>> field_start("PAGE")[1][0].text
    ' PAGE '
    """
    code = element("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", code),
        element("r", element("fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    """Return the run after a field's result.

    Examples
    --------
    >>> field_end()[0].get(qn("w:fldCharType"))
    'end'
    """
    return element("r", element("fldChar", fldCharType="end"))


def bookmarked(content: Iterable[Element], number: int, name: str) -> list[Element]:
    """Return the content between the two ends of a bookmark.

    Examples
    --------
    >>> len(bookmarked([run("甲")], 1, "_Toc000001"))
    3
    """
    start, end = element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)
    return [start, *content, end]


def link(text: str, bookmark: str) -> Element:
    """Return a link to a bookmark of the same document.

    Examples
    --------
    >>> link("甲", "_Toc000001").get(qn("w:anchor"))
    '_Toc000001'
    """
    return element("hyperlink", run(text), anchor=bookmark, history=True)
