"""The styles of the Word document as ``word/styles.xml``.

A style names its own fonts for Latin and for Chinese letters and none of a theme, because a theme would win.
"""

from collections.abc import Iterator

from governance_metrics.report.formats.docx_markup import Element, element
from governance_metrics.report.formats.docx_styles import Style, styles
from governance_metrics.text import Language


def style_sheet(language: Language) -> Element:
    """Return the whole style sheet of a language, for ``word/styles.xml``.

    Examples
    --------
    >>> style_sheet("zh").tag.rpartition("}")[2]
    'styles'
    """
    neutral = styles(language)[0]
    spoken = element("lang", val="en-US" if language == "zh" else "en-GB", eastAsia="zh-CN")
    defaults = element(
        "docDefaults",
        element("rPrDefault", element("rPr", _fonts(neutral), *_sizes(neutral), spoken)),
        element("pPrDefault", element("pPr", element("widowControl"))),
    )
    return element(
        "styles", defaults, *(_style(style) for style in styles(language)), _table_base(), _three_lines(), _ruled()
    )


def _style(style: Style) -> Element:
    neutral = style.id == "Normal"
    return element(
        "style",
        element("name", val=style.name),
        None if neutral else element("basedOn", val="Normal"),
        element("next", val="BodyText") if style.outline is not None else None,
        element("qFormat"),
        element("pPr", *_paragraph_properties(style)),
        element("rPr", *_run_properties(style)),
        type="paragraph",
        default=neutral or None,
        customStyle=style.own or None,
        styleId=style.id,
    )


def _paragraph_properties(style: Style) -> Iterator[Element]:
    if style.keep_next:
        yield element("keepNext")
        yield element("keepLines")
    if style.new_page:
        yield element("pageBreakBefore")
    if style.bar:
        yield element("pBdr", element("left", val="single", sz=18, space=8, color="595959"))
    line = {"line": _twips(style.line), "lineRule": "exact"} if style.line else {"line": 240, "lineRule": "auto"}
    yield element("spacing", before=_twips(style.before), after=_twips(style.after), **line)
    if style.left:
        yield element("ind", leftChars=style.left * 100, left=_twips(style.left * style.size))
    if style.first_line:
        indent = _twips(style.first_line * style.size)
        yield element("ind", firstLineChars=style.first_line * 100, firstLine=indent)
    yield element("jc", val=style.align)
    if style.outline is not None:
        yield element("outlineLvl", val=style.outline)


def _run_properties(style: Style) -> Iterator[Element]:
    yield _fonts(style)
    yield element("b", val=style.bold)
    yield element("i", val=style.italic)
    yield element("color", val="000000")
    if style.tighten:
        yield element("spacing", val=_twips(style.tighten))
    yield from _sizes(style)


def _fonts(style: Style) -> Element:
    return element("rFonts", ascii=style.latin, hAnsi=style.latin, eastAsia=style.chinese, cs=style.latin)


def _sizes(style: Style) -> tuple[Element, Element]:
    half_points = round(style.size * 2)
    return element("sz", val=half_points), element("szCs", val=half_points)


def _table_base() -> Element:
    return element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val=99),
        element("semiHidden"),
        element("tblPr", element("tblInd", w=0, type="dxa"), _margins(108)),
        type="table",
        default=True,
        styleId="TableNormal",
    )


def _three_lines() -> Element:
    """Return the table style with a thick line above and below and a thin one under the heads."""
    thick = {"val": "single", "sz": 12, "space": 0, "color": "000000"}
    thin = thick | {"sz": 6}
    heads = element(
        "tblStylePr",
        element("rPr", element("b")),
        element("tcPr", element("tcBorders", element("bottom", **thin))),
        type="firstRow",
    )
    return element(
        "style",
        element("name", val="Three Lines"),
        element("basedOn", val="TableNormal"),
        element("qFormat"),
        element("tblPr", element("tblBorders", element("top", **thick), element("bottom", **thick)), _margins(80)),
        heads,
        type="table",
        customStyle=True,
        styleId="ThreeLines",
    )


def _ruled() -> Element:
    """Return the same with a hair line between rows, for rows of several lines."""
    hair = element("tblBorders", element("insideH", val="single", sz=4, space=0, color="BFBFBF"))
    return element(
        "style",
        element("name", val="Three Lines Ruled"),
        element("basedOn", val="ThreeLines"),
        element("qFormat"),
        element("tblPr", hair),
        type="table",
        customStyle=True,
        styleId="RuledLines",
    )


def _margins(side: int) -> Element:
    ends = {name: element(name, w=side if name in ("left", "right") else 0, type="dxa")
            for name in ("top", "left", "bottom", "right")}  # fmt: skip
    return element("tblCellMar", *ends.values())


def _twips(points: float) -> int:
    return round(points * 20)
