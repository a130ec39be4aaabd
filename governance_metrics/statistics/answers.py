"""A column of answers as numbers: blanks stay unknown, text in a number is a fault."""

from collections.abc import Hashable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.text import Text

Array = NDArray[np.float64]
SHOWN = 5  # faulty values shown


def read_numbers(column: pd.Series) -> Array:
    """Return a column as floats, blank where it is blank.

    Parameters
    ----------
    column : Series
        N numbers, or true and false.

    Returns
    -------
    array of shape (N,)

    Raises
    ------
    DataError
        When a value is no number or infinite, with row positions.

    Examples
    --------
    >>> read_numbers(pd.Series([1, None, 3])).tolist()
    [1.0, nan, 3.0]
    """
    blank = column.isna().to_numpy()
    plain = column.dtype != object and pd.api.types.is_numeric_dtype(column)
    if plain:
        numbers = column.to_numpy(dtype=np.float64, na_value=np.nan)
    elif pd.api.types.is_datetime64_any_dtype(column):
        numbers = np.full(len(column), np.nan)
    else:
        numbers = pd.to_numeric(column.astype(object), errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = (np.isnan(numbers) & ~blank) | np.isinf(numbers)
    if wrong.any():
        _refuse(column, wrong, "有限的数", "finite numbers")
    return np.asarray(numbers, dtype=np.float64)


def read_answers(column: pd.Series) -> tuple[Array, list[Hashable] | None]:
    """Return answers as zeros and ones, with their levels where there are more than yes and no.

    Parameters
    ----------
    column : Series
        N answers: 0 and 1, true and false, or text or categories.

    Returns
    -------
    tuple
        Array of shape (N, K), blank where the answer is missing, and the K levels; None for yes or no (K = 1).

    Raises
    ------
    DataError
        When numbers other than 0 and 1 are there.

    Examples
    --------
    >>> answers, levels = read_answers(pd.Series(["often", "never", None]))
    >>> answers.tolist(), levels
    ([[0.0, 1.0], [1.0, 0.0], [nan, nan]], ['never', 'often'])
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return _levelled(np.asarray(column.cat.codes), list(column.cat.categories))
    known = column.dropna()
    if (
        column.dtype == object
        and len(known)
        and not known.map(lambda v: isinstance(v, bool | np.bool_ | int | float)).all()
    ):
        return _levels_of(column)
    if column.dtype != object and not pd.api.types.is_numeric_dtype(column):
        return _levels_of(column)
    numbers = read_numbers(column)
    wrong = ~np.isnan(numbers) & (numbers != 0) & (numbers != 1)
    if wrong.any():
        _refuse(column, wrong, "0 或 1（类别请先转成文字）", "0 or 1 (make categories text first)")
    return numbers[:, None], None


def read_levels(column: pd.Series) -> tuple[NDArray[np.int64], list[Hashable]]:
    """Return answers as codes of their levels, -1 where missing; numbers, yes and no, text and categories alike.

    Examples
    --------
    >>> read_levels(pd.Series(["often", None, "never"]))
    (array([ 1, -1,  0]), ['never', 'often'])
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.asarray(column.cat.codes, dtype=np.int64), list(column.cat.categories)
    try:
        codes, levels = pd.factorize(column, sort=True)
    except TypeError:
        codes, levels = pd.factorize(column)
    return np.asarray(codes, dtype=np.int64), list(levels)


def _levels_of(column: pd.Series) -> tuple[Array, list[Hashable]]:
    return _levelled(*read_levels(column))


def _levelled(codes: NDArray[np.integer], levels: list[Hashable]) -> tuple[Array, list[Hashable]]:
    answers = (codes[:, None] == np.arange(len(levels))).astype(np.float64)
    answers[codes < 0] = np.nan
    return answers, levels


def _refuse(column: pd.Series, wrong: NDArray[np.bool_], expected_zh: str, expected_en: str) -> None:
    where = np.flatnonzero(wrong)
    shown = ", ".join(f"{i}: {column.iloc[i]!r}" for i in where[:SHOWN].tolist())
    raise DataError(
        Text(
            zh=f"列“{column.name}”（行位置：值，首行为 0）{shown}，共 {len(where)} 处：应为{expected_zh}。"
            f"请改正，缺答留空。",
            en=f"column {column.name!r}, row position and value (the first row is 0) {shown}, {len(where)} in all: "
            f"expected {expected_en}. Correct them; leave missing answers blank.",
        )
    )
