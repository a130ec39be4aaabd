"""The cells of a sheet as text, column by column, while its lines arrive; equal cells share one text."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest

import numpy as np
from numpy.typing import NDArray

from governance_metrics.intake.cells import cell_text

LINES = 8192  # how many lines are turned at a time
_REMEMBERED = 1 << 17  # distinct cells of a column; beyond that they are as good as all different
# What Excel, WPS and LibreOffice write where a formula fails, and what a careless decoder leaves behind.
_FAILED = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)|Err:5\d\d")
_LOST = "\ufffd"


class Grid:
    """Lines of cells, kept as columns of text.

    Parameters
    ----------
    first_row : int
        The row of the first line as the clerk sees it.

    Examples
    --------
    >>> grid = Grid()
    >>> grid.add([["户数", "面积"], [812.0, "#N/A"], [" ", None]])
    >>> grid.column(0).tolist(), grid.rows, grid.filled.tolist()
    (['户数', '812', None], [1, 2, 3], [True, True, False])
    >>> grid.broken()
    {(2, 1): 'error_cell'}
    """

    def __init__(self, first_row: int = 1) -> None:
        self.first_row = first_row
        self.height = 0  # how many lines were taken
        self.rows: list[int] = []  # the rows of those kept: a line without a cell is dropped at once
        self.lengths: list[int] = []  # how many cells each line has, blank ones too
        self._columns: list[_Texts] = []

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._columns)

    def add(self, lines: Sequence[Sequence[object]]) -> None:
        """Take some lines; a short one is blank to its right."""
        first = self.first_row + self.height
        self.height += len(lines)
        kept = [i for i, line in enumerate(lines) if (line and line[0]) or _has_cells(line)]
        if len(kept) < len(lines):
            lines = [lines[i] for i in kept]
        if not lines:
            return
        across = list(zip_longest(*lines))
        while len(self._columns) < len(across):
            self._columns.append(_Texts([None] * len(self.rows)))
        for i, column in enumerate(self._columns):
            column.add(across[i] if i < len(across) else (None,) * len(lines))
        self.rows.extend(first + i for i in kept)
        self.lengths.extend(map(len, lines))

    def add_all(self, lines: Iterable[Sequence[object]]) -> None:
        """Take every line there is, some at a time."""
        lines = iter(lines)
        while some := list(islice(lines, LINES)):
            self.add(some)

    def shift(self, columns: int) -> None:
        """Put blank columns before the first one."""
        self._columns[:0] = [_Texts([None] * len(self.rows)) for _ in range(columns)]

    def move(self, rows: int) -> None:
        """Say that every line stands some rows lower."""
        self.first_row += rows
        self.rows = [row + rows for row in self.rows]

    def column(self, position: int) -> NDArray[np.object_]:
        """Return one column, blank cells None; cells that hold an error are blank too."""
        column = self._columns[position]
        cells = np.empty(len(column.cells), dtype=object)
        cells[:] = column.cells
        if column.bad:
            cells[[row for row, _ in column.broken()]] = None
        return cells

    @property
    def filled(self) -> NDArray[np.bool_]:
        """Which of the lines kept have something in them."""
        filled = np.zeros(len(self.rows), dtype=bool)
        for column in self._columns:
            blank = np.flatnonzero(~filled)
            if not len(blank):
                break
            filled[blank] = [column.cells[row] is not None for row in blank.tolist()]
        return filled

    def line(self, position: int) -> list[str | None]:
        """Return one line."""
        return [column.cells[position] for column in self._columns]

    def broken(self) -> dict[tuple[int, int], str]:
        """Return the cells that hold an error or lost characters, by row and column, with the fault's code."""
        return {
            (self.rows[row], i): code
            for i, column in enumerate(self._columns)
            if column.bad
            for row, code in column.broken()
        }


def _has_cells(line: Sequence[object]) -> bool:
    return line.count("") + line.count(None) < len(line)


class _Texts(dict[object, str | None]):
    """One column; as a mapping it gives the text of a cell, each distinct one made once."""

    def __init__(self, cells: list[str | None]) -> None:
        super().__init__()
        self.cells = cells
        self.bad: dict[str, str] = {}

    def __missing__(self, cell: object) -> str | None:
        text = (cell or None) if type(cell) is str else cell_text(cell)
        if text is not None:
            if text.isspace():
                text = None
            elif text[0] in "#E" and _FAILED.fullmatch(text):
                self.bad[text] = "error_cell"
            elif _LOST in text:
                self.bad[text] = "lost_characters"
        if len(self) < _REMEMBERED and not isinstance(cell, bool):
            self[cell] = text
        return text

    def add(self, cells: Sequence[object]) -> None:
        """Take the cells of some more lines."""
        texts = [*map(self.__getitem__, cells)]
        # True and 1 are equal, but do not read alike
        if (1 in self or 0 in self) and bool in set(map(type, cells)):
            texts = [cell_text(cell) if isinstance(cell, bool) else self[cell] for cell in cells]
        self.cells.extend(texts)

    def broken(self) -> list[tuple[int, str]]:
        """Return the positions of cells that are no values, with the fault's code."""
        return [(row, self.bad[cell]) for row, cell in enumerate(self.cells) if cell in self.bad]
