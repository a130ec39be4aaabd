"""One sheet of a file as rows of text, with the row numbers a clerk sees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.grid import Grid

SHOWN_LINES = 10


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file: headings, columns, and the row each line stands in.

    Parameters
    ----------
    name : str
        The name of the sheet; empty for files without sheets.
    headings : tuple of str
        The first line that is not blank.
    frame : DataFrame, shape (n, k)
        The lines below, columns numbered from 0, blank lines left out, blank cells None.
    rows : array of int, shape (n,)
        The row of each line as the clerk sees it.
    wide : mapping of int to int
        Rows with more cells than there are headings, and how many.
    broken : mapping of (row, column) to str
        Cells that hold an error or a formula without a value, columns counted from 0, with the fault's code.
    first_lines : tuple of (row, cells)
        The first ten lines, to see where the header might be.
    width : int
        How many cells the header line has.
    labels : tuple of str
        A second heading of each column, where files have two: the label of a variable beside its name.
    hidden_rows, hidden_columns : tuple of int
        What the clerk does not see, counted from 1.
    hidden : bool
        Whether the whole sheet is hidden.
    merged : tuple of (row, column, row, column)
        First and last cell of what is merged, rows as the clerk sees them, columns counted from 0.
    titles : tuple of str
        What stands above the header, once that is found.
    numbered_community : bool
        Whether the community is told by its place in the list of communities.

    Examples
    --------
    >>> sheet_of("", [["a"], [""], ["1"]]).rows.tolist()
    [3]
    """

    name: str
    headings: tuple[str, ...]
    frame: pd.DataFrame
    rows: NDArray[np.int64]
    wide: Mapping[int, int] = field(default_factory=dict)
    broken: Mapping[tuple[int, int], str] = field(default_factory=dict)
    first_lines: tuple[tuple[int, tuple[str, ...]], ...] = ()
    width: int = 0
    labels: tuple[str, ...] = field(default=(), kw_only=True)
    hidden_rows: tuple[int, ...] = field(default=(), kw_only=True)
    hidden_columns: tuple[int, ...] = field(default=(), kw_only=True)
    hidden: bool = field(default=False, kw_only=True)
    merged: tuple[tuple[int, int, int, int], ...] = field(default=(), kw_only=True)
    titles: tuple[str, ...] = field(default=(), kw_only=True)
    numbered_community: bool = field(default=False, kw_only=True)


def sheet_of(
    name: str,
    lines: Sequence[Sequence[object]],
    first_row: int = 1,
    broken: Mapping[tuple[int, int], str] | None = None,
    *,
    strict: bool = False,
) -> Sheet:
    """Return a sheet from lines of cells, the header among them.

    Parameters
    ----------
    name : str
        The name of the sheet.
    lines : sequence of lines of cells
        Every line from ``first_row`` on.
    first_row : int
        The row of the first line.
    broken : mapping, optional
        As in ``Sheet``.
    strict : bool
        Whether a line with more cells than there are headings has slipped, as in text with a stray comma.
    """
    grid = Grid(first_row)
    grid.add_all(lines)
    return sheet_from(name, grid, broken, strict=strict)


def sheet_from(
    name: str, grid: Grid, broken: Mapping[tuple[int, int], str] | None = None, *, strict: bool = False
) -> Sheet:
    """Return a sheet from the grid of its lines; parameters as in ``sheet_of``."""
    filled = np.flatnonzero(grid.filled)
    if not len(filled):
        return Sheet(name, (), pd.DataFrame(), np.array([], dtype=np.int64))
    below = slice(1, None) if len(filled) == len(grid.rows) else filled[1:]
    cells = {i: pd.Series(grid.column(i)[below], dtype=object, copy=False) for i in range(grid.width)}
    frame = pd.DataFrame(cells, copy=False)
    rows = np.array(grid.rows, dtype=np.int64)[below]
    header = grid.line(int(filled[0]))
    width = grid.lengths[filled[0]]
    first = tuple((grid.rows[at], tuple(cell or "" for cell in grid.line(int(at)))) for at in filled[:SHOWN_LINES])
    heads = tuple(cell or "" for cell in header)
    wide = wide_rows(frame, rows, width) if strict else {}
    return Sheet(name, heads, frame, rows, wide, {**grid.broken(), **(broken or {})}, first, width)


def wide_rows(frame: pd.DataFrame, rows: NDArray[np.int64], width: int) -> dict[int, int]:
    """Return the rows with something beyond the last heading, and how many cells they have.

    Examples
    --------
    >>> wide_rows(pd.DataFrame({0: ["a", "b"], 1: [None, "c"]}), np.array([2, 3]), 1)
    {3: 2}
    """
    last = np.zeros(len(rows), dtype=np.int64)
    for position in range(width, frame.shape[1]):
        last[frame[position].notna().to_numpy()] = position + 1
    return {int(rows[at]): int(last[at]) for at in np.flatnonzero(last)}
