"""The sums of a sample by area, stratum and psu, and the whole numbers that stand for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.query.engine import in_words

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
Columns = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Fine:
    """The sums of a sample by area, stratum and psu; without psus by area and stratum, with moments.

    Parameters
    ----------
    cell : array of shape (m,)
        Row of the sums by area that each belongs to.
    stratum : array of shape (m,)
        Row of ``strata``.
    psu : array of shape (m,), optional
        Whole numbers, one for each psu of the file; none where every row is its own.
    labels : DataFrame
        ``stratum, psu`` as the file writes them, in two stages ``ssu``; empty for tables too large to keep them.
    sums : mapping of str to sequence of K arrays of shape (m,)
        At least ``wy, wx, seen``.
    ssu : array of shape (m,), optional
        Whole numbers, one for each second-stage unit of the file.
    of_cell : Fitted, optional
        What calibration adds: the cell of known margins that each row of the sums belongs to.
    """

    cell: Codes
    stratum: Codes
    psu: Codes | None
    labels: pd.DataFrame
    sums: Mapping[str, Sequence[Array]]
    ssu: Codes | None = None
    of_cell: "Fitted | None" = None


class Fitted(NamedTuple):
    """The cell of known margins behind each of m sums, and what all its rows weigh, answers or none.

    Parameters
    ----------
    cell : array of shape (m,)
        Cells, from 0.
    weight, squared : array of shape (m,)
        Adjusted weights, and their squares, summed.
    """

    cell: Codes
    weight: Array
    squared: Array


def coded(columns: Sequence[NDArray[Any]], rows: int) -> Codes:
    """Return whole numbers from 0, one for each combination of values, in order of first appearance.

    Examples
    --------
    >>> coded([np.array(["b", "a", None, "b"], dtype=object)], 4).tolist()
    [0, 1, 2, 0]
    """
    joined = np.zeros(rows, dtype=np.int64)
    several = [column for column in columns if column.strides != (0,)]  # the others are one value throughout
    for place, column in enumerate(several):
        codes, levels = pd.factorize(column, use_na_sentinel=False)
        joined = pd.factorize(joined * max(len(levels), 1) + codes)[0] if place else codes
    return joined.astype(np.int64, copy=False)


def first_of(codes: Codes) -> Codes:
    """Return where each of the codes from 0 without gaps appears first.

    Examples
    --------
    >>> first_of(np.array([0, 1, 0, 2, 1])).tolist()
    [0, 1, 3]
    """
    first = np.empty(int(codes.max(initial=-1)) + 1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]  # the last to be written is the first there
    return first


def counted_strata(found: Columns) -> tuple[pd.DataFrame, Codes, Codes]:
    """The strata of the whole file with their psus, and the stratum and psu of each of the sums by psu."""
    layer = coded([found["period"], found["stratum"]], len(found["rows__"]))
    psu = coded([layer, found["psu"]], len(layer))  # labels may repeat across strata
    of_psu = np.zeros(int(psu.max(initial=-1)) + 1, dtype=np.int64)
    of_psu[psu] = layer
    at = first_of(layer)
    labels = in_words(found["stratum"][at])
    strata = pd.DataFrame({"period": found["period"][at], "stratum": np.where(pd.isna(labels), "", labels)})
    return strata.assign(n_psu=np.bincount(of_psu, minlength=len(at)), fraction=np.nan), layer, psu


def cells_of(found: Columns, keys: pd.DataFrame) -> Codes:
    """Row of the sums by area for each group by psu."""
    columns = [found[name] for name in keys]
    codes = coded(columns, len(found["rows__"]))
    first = first_of(codes)
    rows = {row: i for i, row in enumerate(keys.itertuples(index=False, name=None))}
    texts = [in_words(column[first]) for column in columns]
    place = [rows[row] for row in zip(*texts, strict=True)]
    return np.array(place, dtype=np.int64)[codes] if len(codes) else codes


def layers_of(period: NDArray[Any], stratum: NDArray[Any], strata: pd.DataFrame) -> Codes:
    """Row of ``strata`` for each group."""
    codes = coded([period, stratum], len(period))
    first = first_of(codes)
    rows = {pair: i for i, pair in enumerate(zip(strata["period"], strata["stratum"], strict=True))}
    labels = in_words(stratum[first])
    place = [rows[when, label or ""] for when, label in zip(period[first], labels, strict=True)]
    return np.array(place, dtype=np.int64)[codes] if len(codes) else codes


def psus_of(layer: Codes, label: NDArray[Any]) -> Codes:
    """One whole number for each psu of the file: labels may repeat across strata."""
    codes, levels = pd.factorize(label, use_na_sentinel=False)
    psu: Codes = layer * max(len(levels), 1) + codes
    return psu
