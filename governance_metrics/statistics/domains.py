"""Areas and groups of a frame as whole-number codes, none of them lost."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Codes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Domains:
    """The areas of N rows, D of them.

    Parameters
    ----------
    codes : array of shape (N,)
        Area of each row, 0 to D - 1; -1 where a column it is told by is blank.
    labels : DataFrame
        D rows, the columns of ``by``.
    """

    codes: Codes
    labels: pd.DataFrame

    @property
    def size(self) -> int:
        """How many areas there are, D."""
        return len(self.labels)


def read_domains(frame: pd.DataFrame, by: Sequence[str]) -> Domains:
    """Return the areas that columns tell apart, sorted; one for everything without columns.

    A categorical column brings all its categories, seen or not, crossed with the others.

    Parameters
    ----------
    frame : DataFrame
        N rows.
    by : sequence of str
        Columns.

    Returns
    -------
    Domains

    Examples
    --------
    >>> found = read_domains(pd.DataFrame({"ward": ["b", "a", None, "b"]}), ["ward"])
    >>> found.codes.tolist(), found.labels["ward"].tolist()
    ([1, 0, -1, 1], ['a', 'b'])
    """
    rows = len(frame)
    if not by:
        return Domains(np.zeros(rows, dtype=np.int64), pd.DataFrame(index=range(1)))
    codes, levels = zip(*(_levels(frame[name]) for name in by), strict=True)
    known = np.logical_and.reduce([c >= 0 for c in codes])
    joined = np.zeros(rows, dtype=np.int64)
    for column, level in zip(codes, levels, strict=True):
        joined = joined * max(len(level), 1) + column
    if any(isinstance(frame[name].dtype, pd.CategoricalDtype) for name in by):
        wanted = np.arange(int(np.prod([len(level) for level in levels])), dtype=np.int64)
    else:
        wanted = np.unique(joined[known])
    place = np.searchsorted(wanted, joined)
    labels = {}
    rest = wanted.copy()
    for name, level in zip(reversed(by), reversed(levels), strict=True):
        labels[name] = level.take(rest % max(len(level), 1))
        rest //= max(len(level), 1)
    table = pd.DataFrame({name: labels[name] for name in by}).reset_index(drop=True)
    return Domains(np.where(known, place, -1).astype(np.int64), table)


def _levels(column: pd.Series) -> tuple[Codes, pd.Index]:
    """Codes from 0 with -1 for blanks, and the levels they stand for, sorted where they can be."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.asarray(column.cat.codes, dtype=np.int64), pd.CategoricalIndex(
            column.cat.categories, dtype=column.dtype
        )
    try:
        codes, levels = pd.factorize(column, sort=True)
    except TypeError:
        codes, levels = pd.factorize(column)
    return np.asarray(codes, dtype=np.int64), pd.Index(levels)
