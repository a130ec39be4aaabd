"""How wide the columns of a table on paper are, and how large its letters."""

import re
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from statistics import fmean

from governance_metrics.report.blocks import Grid
from governance_metrics.report.formats.docx_styles import styles
from governance_metrics.report.formats.text_width import text_width
from governance_metrics.text import Language

WIDTH = 8844  # the text block of 156 mm, in twentieths of a point
MARGINS = 180  # both margins of a cell, and a little air
KEPT_WHOLE = (7.0, 4.0)  # cells of so many Chinese characters stay on one line, or if there is no room of so many
ENOUGH = 0.75  # of the text block for all that, where other cells are longer and need the rest
SAFETY, BOLD = 1.08, 1.18  # fonts differ from one machine to the next, and heads are bold
WIDEST = 1.28  # of a word: a machine without the named faces takes wider ones, and still breaks no word
SIZES = ("Table12", "Table10", "Table9")  # styles of the cells, from large to small
MANY = (3, 6)  # columns from which on the letters are smaller to begin with

# Pieces that no line break parts: a Chinese character by itself, or what stands between spaces and hyphens.
_CHINESE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_PIECE = re.compile(rf"[{_CHINESE}]|[^\s\-{_CHINESE}]+-?|-")


@dataclass(frozen=True)
class Columns:
    """The style of the cells, the width of each column in twentieths of a point, and whether any cell needs two lines.

    Examples
    --------
    >>> Columns("Table12", (4422, 4422), wraps=False).style
    'Table12'
    """

    style: str
    widths: tuple[int, ...]
    wraps: bool


def columns(grid: Grid, language: Language, *, small: bool = False) -> Columns:
    """Return widths between what the grid asks and what its text needs, no column narrower than its longest word.

    Letters become smaller with more columns, and where the longest words would not stand side by side. A column that
    waits to be filled in by hand keeps the width asked for.

    Parameters
    ----------
    grid : Grid
        The table.
    language : {"zh", "en"}
        Decides how large the letters are.
    small : bool
        Whether to begin with the smallest letters.

    Examples
    --------
    >>> from governance_metrics.report.blocks import Cell, TableColumn
    >>> grid = Grid("甲", (TableColumn("a"), TableColumn("b", width=3)), ((Cell("1"), Cell("2")),))
    >>> columns(grid, "zh")
    Columns(style='Table12', widths=(3237, 5607), wraps=False)
    """
    texts = [[column.title, *(row[i].text for row in grid.rows)] for i, column in enumerate(grid.columns)]
    first = len(SIZES) - 1 if small else sum(len(grid.columns) > limit for limit in MANY)
    ems = {style.id: style.size * 20 for style in styles(language)}
    words = [_longest_word(column) for column in texts]
    wholes = {kept: [_longest_whole(column, kept) for column in texts] for kept in KEPT_WHOLE}
    longest = max(text_width(text) for column in texts for text in column)
    choices = [
        (style, [max(need) * ems[style] + MARGINS for need in zip(words, wholes[kept], strict=True)], room)
        for style in SIZES[first:]
        for kept, room in zip(KEPT_WHOLE, (WIDTH if longest <= max(KEPT_WHOLE) else ENOUGH * WIDTH, WIDTH), strict=True)
    ]
    style, floors, _ = next((choice for choice in choices if sum(choice[1]) <= choice[2]), choices[-1])
    widths = _shared(_shares(grid, texts), floors)
    spaces = [(width - MARGINS) / ems[style] for width in widths]
    wraps = any(text_width(text) > space for column, space in zip(texts, spaces, strict=True) for text in column[1:])
    return Columns(style, widths, wraps)


def _shares(grid: Grid, texts: list[list[str]]) -> list[float]:
    """Return the share of each column: the mean, as of a rectangle's sides, of the one asked for and its text's."""
    asked = [max(column.width, 0.01) for column in grid.columns]
    written = [
        sqrt(fmean(text_width(text) ** 2 for text in column[1:])) if any(column[1:]) else 0.0 for column in texts
    ]
    filled = sum(share for share, width in zip(asked, written, strict=True) if width)
    scale = filled / sum(written) if filled else 0.0
    return [sqrt(share * width * scale) if width else share for share, width in zip(asked, written, strict=True)]


def _longest_word(texts: list[str]) -> float:
    """Return the width of the longest piece that no line break parts."""
    head, *cells = texts
    pieces = {piece for text in cells for piece in _PIECE.findall(text)}
    heads = [BOLD * WIDEST * text_width(piece) for piece in _PIECE.findall(head)]
    return max([1.0, *heads, *(WIDEST * text_width(piece) for piece in pieces)])


def _longest_whole(texts: list[str], kept: float) -> float:
    """Return the width of the widest cell among those short enough to stay on one line, the head counted as bold."""
    head, *cells = map(text_width, texts)
    short = [SAFETY * width for width in cells if width <= kept]
    return max([0.0, *short, *([BOLD * head] if head <= min(KEPT_WHOLE) else [])])


def _shared(shares: list[float], floors: list[float]) -> tuple[int, ...]:
    """Return widths in proportion to the shares, where a share is less than its floor the floor; in all the block."""
    if sum(floors) >= WIDTH:
        exact = [WIDTH * floor / sum(floors) for floor in floors]
    else:
        held: set[int] = set()
        while True:
            room = WIDTH - sum(floors[i] for i in held)
            total = sum(share for i, share in enumerate(shares) if i not in held)
            exact = [floors[i] if i in held else room * share / total for i, share in enumerate(shares)]
            short = {i for i, width in enumerate(exact) if width < floors[i]}
            if not short:
                break
            held |= short
    ends = [round(end) for end in accumulate(exact)]
    return tuple(end - start for start, end in zip([0, *ends[:-1]], ends, strict=True))
