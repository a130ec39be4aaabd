"""Where the header of a sheet is: under titles, in one line or in several, with merged cells joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from governance_metrics.intake.cells import cell_text, clean, fold
from governance_metrics.intake.headings import headings_of, needed
from governance_metrics.intake.sheet import Sheet, wide_rows
from governance_metrics.tables.table import Table

LOOKED_AT = 20  # lines among which the header is looked for
DEEPEST = 3  # lines a header may have
Span = tuple[int, int, int, int]
Line = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class _Header:
    """One way to read the header: its first and last line, its headings, and how well they fit a table."""

    first: int
    last: int
    headings: tuple[str, ...]
    whole: bool
    known: int

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        return self.whole, self.known, self.first - self.last, -self.first


def laid_out(sheet: Sheet, tables: Sequence[Table], *, strict: bool = False) -> Sheet:
    """Return a sheet with its real header, and what stood above it as titles.

    The header is the line, or up to three lines joined, with most headings of one of the tables. A sheet whose
    first line fits, or in which nothing fits better, comes back as it is.

    Parameters
    ----------
    sheet : Sheet
        With its first line as headings.
    tables : sequence of Table
        The tables it may be.
    strict : bool
        Whether a line with more cells than there are headings has slipped.

    Examples
    --------
    >>> from governance_metrics.intake.sheet import sheet_of
    >>> from governance_metrics.tables import TABLES
    >>> lines = [["共建单位名册", None], ["单位", None], ["编码", "类别"], ["u1", "驻区"]]
    >>> laid_out(sheet_of("", lines), [TABLES["units"]]).headings
    ('单位编码', '单位类别')
    """
    if not sheet.headings or not sheet.first_lines or not len(sheet.frame):
        return sheet
    lines = _lines(sheet)
    rows = [row for row, _ in lines]
    plain = _header(lines, 0, 1, sheet.merged, tables)
    if plain is not None and plain.whole and _header(lines, 0, 2, sheet.merged, tables) is None:
        return sheet
    ways = [
        way
        for first in range(len(lines))
        for depth in range(1, DEEPEST + 1)
        if (way := _header(lines, first, depth, sheet.merged, tables)) is not None
    ]
    best = max(ways, key=lambda way: way.rank, default=None)
    if best is None or (best.known < 2 and not best.whole) or (best.first, best.last) == (0, 0):
        return sheet
    below = sheet.rows > rows[best.last]
    frame, numbers = sheet.frame[below].reset_index(drop=True), sheet.rows[below]
    width = max((i + 1 for i, heading in enumerate(best.headings) if heading), default=0)
    wide = wide_rows(frame, numbers, width) if strict else {}
    titles = tuple(cell for _, line in lines[: best.first] for cell in line if cell)
    return replace(
        sheet,
        headings=best.headings,
        frame=frame,
        rows=numbers,
        wide=wide,
        width=width,
        titles=titles,
        first_lines=tuple(lines[best.last : best.last + 1]),
    )


def filled_down(sheet: Sheet) -> dict[int, list[tuple[int, NDArray[np.int64]]]]:
    """Return, for every column, the cells merged downwards: the position of the first row and those below it.

    Parameters
    ----------
    sheet : Sheet
        A sheet with its real header.

    Examples
    --------
    >>> from governance_metrics.intake.sheet import sheet_of
    >>> sheet = replace(sheet_of("", [["社区"], ["甲里"], [""]]), merged=((2, 0, 3, 0),))
    >>> filled_down(sheet)
    {}
    """
    found: dict[int, list[tuple[int, NDArray[np.int64]]]] = {}
    for top, left, bottom, _ in sheet.merged:
        inside = np.flatnonzero((sheet.rows >= top) & (sheet.rows <= bottom))
        if len(inside) > 1 and sheet.rows[inside[0]] == top:
            found.setdefault(left, []).append((int(inside[0]), inside[1:]))
    return found


def _lines(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    """The first lines as text, the one that stands as header included."""
    some = sheet.frame.iloc[: LOOKED_AT - 1]
    below = [
        (int(row), tuple(cell_text(cell) or "" for cell in line))
        for row, line in zip(sheet.rows, some.itertuples(index=False), strict=False)
    ]
    return [(sheet.first_lines[0][0], sheet.headings), *below]


def _header(
    lines: Sequence[tuple[int, tuple[str, ...]]],
    first: int,
    depth: int,
    merged: Sequence[Span],
    tables: Sequence[Table],
) -> _Header | None:
    """How well some lines together serve as header, or None where they are not one."""
    last = first + depth - 1
    if last >= len(lines):
        return None
    grid = [list(lines[i][1]) for i in range(first, last + 1)]
    rows = [lines[i][0] for i in range(first, last + 1)]
    for above, line in zip(range(depth - 1), grid[1:], strict=False):
        if not _continues(grid[above], line, rows[above], merged):
            return None
    best = None
    for table in tables:
        headings = _joined(grid, table)
        names = headings_of(headings, table).names
        whole = bool(names) and {column.name for column in needed(table, community_known=True)} <= names
        way = _Header(first, last, headings, whole, len(names))
        if best is None or way.rank > best.rank:
            best = way
    return best


def _continues(above: Sequence[str], line: Sequence[str], row: int, merged: Sequence[Span]) -> bool:
    """Whether a line is the lower part of a header: it says something only below blanks and below groups."""
    spans = {
        c
        for top, left, bottom, right in merged
        if top <= row <= bottom and right > left
        for c in range(left, right + 1)
    }
    below_blank = False
    for i, cell in enumerate(line):
        if not cell:
            continue
        if clean(cell).replace(",", "").replace(".", "").isdigit():
            return False
        begins = i + 1 < len(line) and not above[i + 1] and bool(line[i + 1])
        if above[i] and not begins and i not in spans:
            return False
        below_blank = below_blank or not above[i]
    return below_blank


def _joined(grid: Sequence[list[str]], table: Table) -> tuple[str, ...]:
    """One heading for each column: the lowest line where that is known and unique, or the groups above with it."""
    lowest = len(grid) - 1
    spread = [_to_the_right(line, grid[i + 1]) if i < lowest else line for i, line in enumerate(grid)]
    stacks = [[*dict.fromkeys(cell for line in spread if (cell := line[i]))] for i in range(len(grid[0]))]
    bottoms = [fold(stack[-1]) if stack else "" for stack in stacks]
    headings = []
    for stack, bottom in zip(stacks, bottoms, strict=True):
        whole = _together(stack)
        ways = [whole, *([stack[-1]] if stack and bottoms.count(bottom) == 1 else [])]
        known = next((way for way in ways if headings_of([way], table).columns), "")
        headings.append(known or whole)
    return tuple(headings)


def _together(parts: Sequence[str]) -> str:
    """The lines of one heading as one text, a blank between them unless Chinese meets Chinese."""
    text = ""
    for part in map(clean, parts):
        apart = text and (text[-1].isascii() or part[:1].isascii())
        text += f" {part}" if apart else part
    return text


def _to_the_right(line: Sequence[str], below: Sequence[str]) -> list[str]:
    """A line with the name of every group over all of its columns."""
    spread: list[str] = []
    for i, cell in enumerate(line):
        inside = not cell and bool(below[i]) and i > 0
        spread.append(spread[i - 1] if inside else cell)
    return spread
