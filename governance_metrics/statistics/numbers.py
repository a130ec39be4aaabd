"""What was handed in as numbers: floats in one shape, and for each that is none, why."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]
Words = NDArray[np.object_]
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


class Numbers(NamedTuple):
    """Columns as floats, and the first thing wrong in each row.

    Parameters
    ----------
    columns : list of array of shape (m,)
        One per column, in the order given; blank where there is no usable number.
    reason : array of shape (m,) of str
        Empty where every column has a number.
    index : Index
        Labels of the rows: those of the first pandas Series among the columns, else 0 to m - 1.
    """

    columns: list[Array]
    reason: Words
    index: pd.Index


def read_numbers(columns: Mapping[str, object]) -> Numbers:
    """Return columns as floats; what is blank, text, not finite or negative gets a reason, and stops nothing.

    Text that is a plain number counts as one, full-width digits too. Nothing else is guessed.

    Parameters
    ----------
    columns : mapping of str to array of shape (m,)
        Name to values; a single number stands for m of them.

    Returns
    -------
    Numbers

    Raises
    ------
    DataError
        When the columns are of different lengths.

    Examples
    --------
    >>> found = read_numbers({"events": [3, "４", "n/a", None], "people": 10})
    >>> found.columns[0].tolist(), found.reason.tolist()
    ([3.0, 4.0, nan, nan], ['', '', 'not_a_number(column=events)', 'blank(column=events)'])
    """
    series = {name: _series(values) for name, values in columns.items()}
    lengths = {name: len(s) for name, s in series.items() if not np.isscalar(columns[name])}
    if len(set(lengths.values())) > 1:
        found = ", ".join(f"{name}={n}" for name, n in lengths.items())
        raise DataError(
            Text(
                zh=f"各列应一样长，现为 {found}。请补齐后再算。",
                en=f"columns: expected one length, found {found}. Fill up the shorter ones.",
            )
        )
    m = next(iter(lengths.values()), 1)
    index = next((v.index for v in columns.values() if isinstance(v, pd.Series)), pd.RangeIndex(m))
    reason = np.full(m, "", dtype=object)
    values = []
    for name, cells in series.items():
        numbers, blank = _floats(cells)
        numbers, blank = np.broadcast_to(numbers, (m,)).copy(), np.broadcast_to(blank, (m,))
        clean = np.isfinite(numbers) & (numbers >= 0)
        for code, wrong in (
            ("blank", blank),
            ("not_a_number", np.isnan(numbers) & ~blank),
            ("not_finite", np.isinf(numbers)),
            ("negative", np.isfinite(numbers) & ~clean),
        ):
            said = code if code == "not_finite" else coded(code, column=name)
            reason[wrong & (reason == "")] = said
        values.append(np.where(clean, numbers, np.nan))
    return Numbers(values, reason, index)


def say_first(reason: Words, wrong: NDArray[np.bool_], said: str | Words) -> Words:
    """Return the reasons with one more, where there was none yet and it holds.

    Examples
    --------
    >>> say_first(np.array(["", "blank(column=a)"], dtype=object), np.array([True, True]), "zero_denominator").tolist()
    ['zero_denominator', 'blank(column=a)']
    """
    return np.where((reason == "") & wrong, said, reason).astype(object)


def _series(values: object) -> pd.Series:
    if isinstance(values, pd.Series):
        return values
    cells = np.atleast_1d(np.asarray(values, dtype=getattr(values, "dtype", None) or _kind(values)))
    return pd.Series(cells.ravel())


def _kind(values: object) -> type | None:
    """Mixed lists stay what they are: numpy would turn numbers beside a text into texts."""
    mixed = isinstance(values, list | tuple) and any(not isinstance(v, int | float) for v in values)
    return object if mixed or isinstance(values, str) else None


def _floats(cells: pd.Series) -> tuple[Array, NDArray[np.bool_]]:
    """The cells as floats, and which of them are blank."""
    if pd.api.types.is_numeric_dtype(cells.dtype) and not pd.api.types.is_complex_dtype(cells.dtype):
        numbers = cells.to_numpy(dtype=np.float64, na_value=np.nan)
        return numbers, np.isnan(numbers)
    read = [_read(cell) for cell in cells.astype(object)]
    blank = np.array([number is None for number in read], dtype=np.bool_)
    return np.array([np.nan if number is None else number for number in read], dtype=np.float64), blank


def _read(cell: object) -> float | None:
    """One cell as a number, blank as None, anything else as not a number."""
    if isinstance(cell, str):
        text = unicodedata.normalize("NFKC", cell).strip()
        return None if not text else float(text) if _NUMBER.fullmatch(text) else float("nan")
    if cell is None or cell is pd.NaT or cell is pd.NA or (isinstance(cell, float) and np.isnan(cell)):
        return None
    if isinstance(cell, complex) or not hasattr(cell, "__float__"):
        return float("nan")
    try:
        return float(cell)
    except OverflowError:
        return float("inf")
    except (TypeError, ValueError):
        return float("nan")
