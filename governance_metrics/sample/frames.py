"""Columns drawn at random put together as the contract types them."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.sample.parameters import COMMUNITIES, YEARS
from governance_metrics.tables import TABLES

Days = NDArray[np.datetime64]


def typed(table: str, **columns: ArrayLike) -> pd.DataFrame:
    """Return the columns as the contract orders and types them, index from 0.

    Numbers become ``float64``, yes-or-no ``boolean``, days ``datetime64``, everything else text.

    Examples
    --------
    >>> typed("units", as_of=day(2025, 12, 31), unit_id=["U01"], stationed=[True]).dtypes.astype(str).tolist()
    ['str', 'datetime64[us]', 'boolean']
    """
    made = {}
    length = max(np.size(values) for values in columns.values())
    for column in TABLES[table].listed:
        if column.name not in columns:
            continue
        values = columns[column.name]
        whole = np.broadcast_to(np.asarray(values), length) if np.ndim(values) == 0 else values
        if column.type in ("integer", "number"):
            made[column.name] = pd.Series(np.asarray(whole, dtype=float))
        elif column.type == "boolean":
            made[column.name] = pd.Series(pd.array(np.asarray(whole), dtype="boolean"))
        elif column.type in ("date", "month"):
            made[column.name] = pd.Series(np.asarray(whole).astype("datetime64[us]"))
        else:
            made[column.name] = pd.Series(np.asarray(whole, dtype=object), dtype="str")
    return pd.DataFrame(made)


def day(year: int, month: int, number: int) -> np.datetime64:
    """Return one day.

    Examples
    --------
    >>> day(2025, 12, 31)
    np.datetime64('2025-12-31')
    """
    return np.datetime64(f"{year:04d}-{month:02d}-{number:02d}")


def days(rng: np.random.Generator, first: np.datetime64, last: np.datetime64, size: int) -> Days:
    """Return days drawn evenly from the first to the last, both included, shape (size,)."""
    span = int((last - first).astype(int))
    return first + rng.integers(0, span + 1, size).astype("timedelta64[D]")


def year_end(year: int) -> np.datetime64:
    """Return the day on which stocks are counted."""
    return day(year, 12, 31)


def each_year(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows once for every year, as they stood at its end."""
    return pd.concat([frame.assign(as_of=year_end(year)) for year in YEARS], ignore_index=True)


def names(prefix: str, numbers: Iterable[int], width: int) -> list[str]:
    """Return running identifiers.

    Examples
    --------
    >>> names("W", [1, 2], 4)
    ['W0001', 'W0002']
    """
    return [f"{prefix}{number:0{width}d}" for number in numbers]


def ids(where: NDArray[np.int64]) -> list[str]:
    """Return the community of every row from its position."""
    return [COMMUNITIES[position] for position in where.tolist()]


def labelled(where: NDArray[np.int64], letter: str, width: int) -> list[str]:
    """Return the community, a letter and a running number for every row; groups stand together.

    Examples
    --------
    >>> labelled(np.array([0, 0, 4]), "S", 2)
    ['C01-S01', 'C01-S02', 'C05-S01']
    """
    pairs = zip(where.tolist(), ordinal(where).tolist(), strict=True)
    return [f"{COMMUNITIES[community]}-{letter}{number:0{width}d}" for community, number in pairs]


def chosen(rng: np.random.Generator, options: Sequence[str], shares: Sequence[float], size: int) -> NDArray[np.object_]:
    """Return options drawn with the given shares, shape (size,)."""
    edges = np.cumsum(shares)
    position = np.searchsorted(edges / edges[-1], rng.random(size), side="right")
    return np.array(options, dtype=object)[np.minimum(position, len(options) - 1)]


def ordinal(where: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the running number of every row within its group, from 1; groups stand together."""
    starts = np.flatnonzero(np.r_[True, where[1:] != where[:-1]])
    return np.arange(len(where)) - np.repeat(starts, np.diff(np.r_[starts, len(where)])) + 1


def blanked(
    rng: np.random.Generator, values: NDArray[np.object_] | NDArray[np.bool_], share: float
) -> NDArray[np.object_]:
    """Return the values with a share of them blank, whatever they are."""
    whole = np.asarray(values, dtype=object).copy()
    whole[rng.random(len(whole)) < share] = None
    return whole


def only_where(keep: NDArray[np.bool_], values: ArrayLike) -> NDArray[np.object_]:
    """Return the values where they are kept, and blanks elsewhere.

    Examples
    --------
    >>> only_where(np.array([True, False]), np.array(["a", "b"])).tolist()
    ['a', None]
    """
    whole = np.asarray(values, dtype=object).copy()
    whole[~keep] = None
    return whole


def filled(
    rng: np.random.Generator, where: NDArray[np.int64], share: NDArray[np.float64], *, by_formula: bool
) -> NDArray[np.bool_]:
    """Return who has a trait: by chance, or in each group by the share, rounded by chance.

    Parameters
    ----------
    where : array of int, shape (n,)
        Group of every row; groups stand together.
    share : array of shape (21,)
        Expected share of every group.
    by_formula : bool
        Whether the group's number is the share of its rows, rounded up or down by chance.
    """
    if not by_formula:
        return rng.random(len(where)) < share[where]
    trait = np.zeros(len(where), dtype=bool)
    for group in np.unique(where):
        rows = np.flatnonzero(where == group)
        wanted = share[group] * len(rows)
        number = int(np.floor(wanted)) + int(rng.random() < wanted % 1)
        trait[rng.permutation(rows)[:number]] = True
    return trait
