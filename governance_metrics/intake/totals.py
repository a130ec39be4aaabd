"""Totals a sheet brings along, held against the rows they add up; and wholes against their parts."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.amounts import number_reader
from governance_metrics.intake.cells import cell_text, clean
from governance_metrics.intake.set_aside import is_part, total_word
from governance_metrics.tables.column import NUMERIC, Column

Differs = tuple[int, Column, str, float]  # position, column, the total as it stands, what its rows give


def totals_that_differ(
    cells: pd.DataFrame,
    totals: NDArray[np.bool_],
    columns: Mapping[int, Column],
    values: Mapping[str, pd.Series],
    used: NDArray[np.bool_],
) -> Iterator[Differs]:
    """Yield every total that is not the sum of the rows it stands for.

    A subtotal stands for the rows since the last total, or, above its group, for those up to the next. A total
    stands for the same or for all rows of the sheet. It differs when it agrees with none of them.

    Parameters
    ----------
    cells : DataFrame, shape (n, k)
        The cells of the sheet, columns numbered.
    totals : array of bool, shape (n,)
        Which rows are totals.
    columns : mapping of int to Column
        Position to column.
    values : mapping of str to Series
        The typed columns.
    used : array of bool, shape (n,)
        Which rows are records.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> cells = pd.DataFrame({0: ["u1", "u2", "合计"], 1: ["3", "4", "8"]})
    >>> column = TABLES["units"].column("activities_12m")
    >>> found = totals_that_differ(cells, np.array([False, False, True]), {1: column},
    ...     {"activities_12m": pd.Series([3.0, 4.0, np.nan])}, np.array([True, True, False]))
    >>> [(row, column.name, total, rows) for row, column, total, rows in found]
    [(2, 'activities_12m', '8', 7.0)]
    """
    places = np.flatnonzero(totals)
    for position, column in columns.items():
        if column.type not in NUMERIC or column.name not in values:
            continue
        read = number_reader([], column)
        numbers = np.where(used, values[column.name].to_numpy(dtype=np.float64), np.nan)
        for number, row in enumerate(places):
            text = clean(cell_text(cells[position].iloc[row]) or "")
            total, _ = read(text) if text else (None, "")
            if not isinstance(total, float):
                continue
            before = places[number - 1] + 1 if number else 0
            after = places[number + 1] if number + 1 < len(places) else len(numbers)
            spans = [numbers[before:row], numbers[row + 1 : after]]
            if not is_part(total_word(cells.iloc[row].tolist())):
                spans = [numbers, *spans]
            sums = [float(np.nansum(span)) for span in spans]
            if not any(_equal(total, sum_, text) for sum_ in sums):
                yield int(row), column, text, sums[0]


def wholes_that_differ(
    sums: Mapping[str, Sequence[str]], values: Mapping[str, pd.Series]
) -> Iterator[tuple[int, str, float, float]]:
    """Yield every cell that is declared the sum of others in its row and is not.

    A whole that lies below its largest part is no sum at all, as an average is, and is passed over; so is one
    with a fraction, and a row in which a part is blank.

    Parameters
    ----------
    sums : mapping of str to sequence of str
        The column of the whole to the columns of its parts.
    values : mapping of str to Series
        The typed columns.

    Yields
    ------
    tuple of (int, str, float, float)
        Position, column, the whole as it stands, what the parts give.

    Examples
    --------
    >>> values = {"city": pd.Series([9.0, 4.0]), "a": pd.Series([4.0, 3.0]), "b": pd.Series([6.0, 5.0])}
    >>> list(wholes_that_differ({"city": ("a", "b")}, values))
    [(0, 'city', 9.0, 10.0)]
    """
    for whole, parts in sums.items():
        if whole not in values or not set(parts) <= set(values):
            continue
        stands = values[whole].to_numpy(dtype=np.float64)
        pieces = np.column_stack([values[part].to_numpy(dtype=np.float64) for part in parts])
        known = np.isfinite(stands) & np.isfinite(pieces).all(axis=1)
        for row in np.flatnonzero(known):
            given = float(pieces[row].sum())
            counted = (np.floor(pieces[row]) == pieces[row]).all() and stands[row].is_integer()
            if counted and stands[row] >= pieces[row].max() and stands[row] != given:
                yield int(row), whole, float(stands[row]), given


def _equal(total: float, sum_: float, text: str) -> bool:
    """Whether a total agrees with a sum, as far as its decimals go."""
    decimals = len(text.partition(".")[2].rstrip("%")) if "." in text else 0
    allowed = 0.0 if float(sum_).is_integer() and total.is_integer() else 0.5 * 10.0**-decimals
    return abs(total - sum_) <= allowed + 1e-9 * abs(total)
