"""Blocks as HTML: one sheet for each language."""

import base64
import math
from collections.abc import Mapping

from governance_metrics.report.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Grid,
    Heading,
    Paragraph,
    TableColumn,
)
from governance_metrics.report.formats.html_explorer import explorer_html, topic_id
from governance_metrics.report.formats.html_markup import tag, text
from governance_metrics.report.formats.text_width import text_width
from governance_metrics.text import Language

LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
NAMES: dict[Language, str] = {"zh": "中文", "en": "English"}  # each language's name for itself
LISTED = 2  # levels of headings in the contents
# Widths in Chinese characters: a cell stays on one line, a column is not squeezed, takes room where there is some.
SHORT, LONG, SHORT_HEAD = 10.0, 24.0, 5.0
TALL = 25  # a table of more rows scrolls in its box, under its heads


def sheet(document: Document, *, opens: bool) -> str:
    """Return a document with its contents list; the one that opens is shown, others wait.

    Examples
    --------
    >>> words = {"contents": "目录", "sort": "排序", "filter": "筛选", "language": "语言", "table": "表"}
    >>> page = sheet(Document("zh", "诊断报告", "", "", (Heading(1, "一、成效"),), (), words), opens=True)
    >>> '<h2 id="zh-1">一、成效</h2>' in page
    True
    """
    words = document.words
    written = _Sheet(document)
    body = [
        tag("h1", text(document.title), id=f"{document.language}-top", tabindex="-1"),
        tag("p", text(document.subtitle), class_="subtitle") if document.subtitle else "",
        *(written.block(block) for block in document.blocks),
        explorer_html(document.explorer, document.language) if document.explorer else "",
        written.grid(_provenance(document)) if document.provenance else "",
    ]
    return tag(
        "div",
        "\n".join([_contents(document), tag("main", "\n".join(filter(None, body)))]),
        class_="sheet",
        lang=LANGUAGE_TAGS[document.language],
        data_language=document.language,
        data_name=NAMES[document.language],
        data_word_language=words["language"],
        data_word_sort=words["sort"],
        data_word_filter=words["filter"],
        hidden=not opens,
    )


class _Sheet:
    """One document on its way to a page, and how many tables, figures and headings it has so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.counts = {"table": 0, "figure": 0, "heading": 0}
        self.level = 1  # of the heading before, that of the page at first: no level is left out
        topics = document.explorer.topics if document.explorer else ()
        self.links = {topic.key: f"#{topic_id(topic.key, document.language)}" for topic in topics}

    def block(self, block: Block) -> str:
        """Return one block."""
        match block:
            case Heading():
                self.counts["heading"] += 1
                anchor = _anchor(self.document, self.counts["heading"], block)
                self.level = min(block.level, self.level) + 1
                return tag(f"h{self.level}", text(block.text), id=anchor)
            case Paragraph(style="quote"):
                return tag("blockquote", tag("p", text(block.text)))
            case Paragraph():
                style = None if block.style == "body" else block.style
                return tag("p", text(block.text), class_=style, role="note" if style == "caution" else None)
            case Bullets():
                items = "".join(tag("li", text(item)) for item in block.items)
                return tag("ol" if block.numbered else "ul", items)
            case Grid():
                return self.grid(block)
            case Figure():
                return self.figure(block)

    def grid(self, grid: Grid) -> str:
        """Return a table in a box of its own that scrolls, between its caption and its note."""
        caption, anchor = self.caption("table", grid.caption)
        box = tag(
            "div",
            _table(grid, anchor, self.links),
            class_="box tall" if len(grid.rows) > TALL else "box",
            role="region",
            aria_labelledby=anchor,
            tabindex="0",
        )
        note = tag("p", text(grid.note), class_="note") if grid.note else ""
        return tag("figure", caption + box + note, class_="grid", data_filterable=grid.filterable)

    def figure(self, figure: Figure) -> str:
        """Return a picture, which carries its meaning in words, above its caption."""
        data = f"data:image/png;base64,{base64.b64encode(figure.png).decode('ascii')}"
        caption, _ = self.caption("figure", figure.caption)
        width, height = _size(figure.png)
        image = tag("img", None, src=data, alt=figure.alt, width=width, height=height)
        return tag("figure", image + caption, class_="picture")

    def caption(self, kind: str, words: str) -> tuple[str, str]:
        """Return a numbered caption and its id."""
        self.counts[kind] += 1
        word, number, language = self.document.words[kind], self.counts[kind], self.document.language
        lead = f"{word}{number}\u3000" if language == "zh" else f"{word} {number}. "
        anchor = f"{language}-{kind}-{number}"
        return tag("figcaption", text(lead + words), id=anchor), anchor


def _size(png: bytes) -> tuple[str, str] | tuple[None, None]:
    """Return width and height of a picture, for its place to be kept before it is drawn (PNG, W3C, 11.2.1)."""
    if png[12:16] != b"IHDR":
        return None, None
    return str(int.from_bytes(png[16:20], "big")), str(int.from_bytes(png[20:24], "big"))


def _anchor(document: Document, number: int, heading: Heading) -> str:
    return f"{document.language}-{heading.anchor or number}"


def _contents(document: Document) -> str:
    """Return the contents: parts, and under each its chapters."""
    items: list[str] = []
    inner: list[str] = []

    def close() -> None:
        if inner:
            items.append(items.pop().removesuffix("</li>") + tag("ol", "".join(inner)) + "</li>" if items
                         else tag("li", tag("ol", "".join(inner))))  # fmt: skip
            inner.clear()

    headings = [block for block in document.blocks if isinstance(block, Heading)]
    for number, heading in enumerate(headings, start=1):
        entry = tag("li", tag("a", text(heading.text), href=f"#{_anchor(document, number, heading)}"))
        if heading.level == 1:
            close()
            items.append(entry)
        elif heading.level <= LISTED:
            inner.append(entry)
    close()
    if document.explorer:
        items.append(tag("li", tag("a", text(document.explorer.title), href=f"#{document.language}-explorer")))
    word = document.words["contents"]
    listed = tag("summary", text(word)) + tag("nav", tag("ol", "".join(items)), aria_label=word)
    return tag("details", listed, class_="contents", open=True)


def _provenance(document: Document) -> Grid:
    rows = tuple((Cell(name), Cell(value)) for name, value in document.provenance)
    return Grid(document.words["provenance"], (TableColumn(""), TableColumn("")), rows)


def _table(grid: Grid, caption: str, links: Mapping[str, str]) -> str:
    headed = any(column.title for column in grid.columns)
    shapes = [_shape(grid, number) for number in range(len(grid.columns))]
    heads = "".join(tag("th", text(column.title), scope="col", class_=_head(column)) for column in grid.columns)
    rows = grid.rows or (tuple(Cell("—") for _ in grid.columns),)
    body = "\n".join(tag("tr", _cells(row, shapes, links, headed=headed)) for row in rows)
    head = tag("thead", tag("tr", heads)) if headed else ""
    wide = any("long" in shape for shape in shapes)
    return tag("table", f"{head}{tag('tbody', body)}", class_="wide" if wide else None, aria_labelledby=caption)


def _cells(row: tuple[Cell, ...], shapes: list[str], links: Mapping[str, str], *, headed: bool) -> str:
    cells = []
    for number, (cell, shape) in enumerate(zip(row, shapes, strict=True)):
        if number == 0 and not headed:
            cells.append(tag("th", text(cell.text), scope="row"))
            continue
        classes = " ".join(filter(None, [shape, "" if cell.tone == "plain" else cell.tone]))
        numeric = cell.sort is not None and not isinstance(cell.sort, str)
        known = numeric and not math.isnan(float(cell.sort or 0))
        cells.append(
            tag(
                "td",
                tag("a", text(cell.text), href=links[cell.link]) if cell.link in links else text(cell.text),
                class_=classes or None,
                data_number=f"{float(cell.sort or 0):.12g}" if known else None,
                data_sort=cell.sort if isinstance(cell.sort, str) else "" if numeric and not known else None,
            )
        )
    return "".join(cells)


def _shape(grid: Grid, number: int) -> str:
    """Return the classes of a column: how it is set, and how wide its cells are."""
    widest = max((text_width(row[number].text) for row in grid.rows), default=0.0)
    return _classes(grid.columns[number], "short" if widest <= SHORT else "medium" if widest <= LONG else "long")


def _head(column: TableColumn) -> str:
    return _classes(column, "short" if text_width(column.title) <= SHORT_HEAD else "medium")


def _classes(column: TableColumn, width: str) -> str:
    return width if column.align == "left" else f"{column.align} {width}"
