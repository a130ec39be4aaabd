"""Text to typed values by the contract: what does not fit becomes a fault, never a guess."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.cells import clean, fold, text_column
from governance_metrics.tables import question
from governance_metrics.tables.column import NUMERIC, Column

NO_ANSWER = frozenset(map(fold, question.NO_ANSWER.spellings))
_TRUE = frozenset(("是", "有", "true", "1", "yes", "y", "√"))
_FALSE = frozenset(("否", "无", "没有", "false", "0", "no", "n"))
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)|(?=\.))(?:\.\d+)?", re.ASCII)
_DATE = re.compile(
    r"(?P<year>(?:19|20|21)\d{2})"
    r"(?:年|([-/])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?|年(?P<zh_month>\d{1,2})月(?:(?P<zh_day>\d{1,2})日)?)?",
    re.ASCII,
)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII)

_EXACT = ("f8", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1")
Found = tuple[object, str]  # the value, or the code of the rule it breaks


@dataclass(frozen=True)
class Typed:
    """A column as the contract types it, and what did not fit.

    Parameters
    ----------
    cells : Series, shape (n,)
        Numbers as float64, booleans as "boolean", days as datetime64[us], the rest as text; blank where missing.
    wrong : array of int
        Positions of the values that did not fit and were left blank.
    codes : tuple of str
        The rule each of them breaks.
    found : tuple of str
        Their text, not yet masked.

    Examples
    --------
    >>> Typed(pd.Series([1.0]), np.array([], dtype=np.int64), (), ()).codes
    ()
    """

    cells: pd.Series
    wrong: NDArray[np.int64]
    codes: tuple[str, ...]
    found: tuple[str, ...]


def typed_column(column: Column, raw: pd.Series, *, today: date, sample: bool = False) -> Typed:
    """Return a column of a file or frame as the contract types it.

    Parameters
    ----------
    column : Column
        The contract.
    raw : Series, shape (n,)
        Text, or values a frame already holds as numbers, booleans or days.
    today : date
        No later day is believed.
    sample : bool
        Whether it is a survey, where "don't know" and "no answer" are missing.

    Examples
    --------
    >>> from governance_metrics.text import same
    >>> households = Column(name="households", type="integer", title=same("households"), minimum=0)
    >>> typed = typed_column(households, pd.Series(["1,204", "20余人", None, "-3"]), today=date(2026, 1, 1))
    >>> typed.cells.tolist(), typed.codes
    ([1204.0, nan, nan, nan], ('not_a_number', 'below_minimum'))
    """
    if column.type in NUMERIC and isinstance(raw.dtype, np.dtype) and raw.dtype.str[1:] in _EXACT:
        return _numbers(column, raw.reset_index(drop=True))
    places, cells = _distinct(raw)
    parse = _parser(column, today)
    values: list[object] = []
    codes: list[str] = []
    for cell in cells:
        plain = clean(cell)
        blank = not plain or (sample and fold(plain) in NO_ANSWER)
        value, code = (None, "") if blank else parse(plain)
        values.append(value)
        codes.append(code)
    bad = np.array([*map(bool, codes), False])[places]
    wrong = np.flatnonzero(bad)
    return Typed(
        _series(column, values, places),
        wrong,
        tuple(codes[places[i]] for i in wrong),
        tuple(clean(cells[places[i]]) for i in wrong),
    )


def text_series(values: list[str | None] | NDArray[np.object_]) -> pd.Series:
    """Return text in the type pandas itself uses for it, blanks missing.

    Examples
    --------
    >>> text_series(["a", None]).isna().tolist()
    [False, True]
    """
    series = pd.Series(values, dtype=object)
    return series.astype("str") if _TEXT_TYPE else series.where(series.notna(), None)


_TEXT_TYPE = int(pd.__version__.partition(".")[0]) >= 3  # before that, text is object


def _distinct(raw: pd.Series) -> tuple[NDArray[np.int64], list[str]]:
    """The place of every cell among the distinct texts (the last one, -1, where it is blank), and the texts."""
    if raw.dtype == object and pd.api.types.infer_dtype(raw, skipna=True) not in ("string", "empty"):
        raw = text_column(raw)  # unlike things that are equal, as 1 and True, stay apart
    places, cells = pd.factorize(raw, use_na_sentinel=True)
    texts = text_column(pd.Series(cells)).to_list()
    return places, [text or "" for text in texts]


def _numbers(column: Column, raw: pd.Series) -> Typed:
    """Numbers that are numbers already, with the same rules and without the way through text."""
    values = raw.to_numpy(dtype=np.float64)
    codes = np.full(len(values), "", dtype=object)
    if column.minimum is not None:
        codes[values < column.minimum] = "below_minimum"
    if column.maximum is not None:
        codes[values > column.maximum] = "above_maximum"
    if column.type == "integer":
        codes[np.isfinite(values) & (values != np.floor(values))] = "not_an_integer"
    codes[np.isinf(values)] = "not_finite"
    wrong = np.flatnonzero(codes != "")
    found = tuple(text_column(raw.iloc[wrong]).tolist())
    return Typed(pd.Series(np.where(codes == "", values, np.nan)), wrong, tuple(codes[wrong]), found)


def _series(column: Column, values: list[object], places: NDArray[np.int64]) -> pd.Series:
    if column.type in NUMERIC:
        numbers = np.array([np.nan if v is None else v for v in [*values, None]], dtype=np.float64)
        return pd.Series(numbers[places])
    if column.type == "boolean":
        known = np.array([value is not None for value in [*values, None]], dtype=bool)
        truth = np.array([value is True for value in [*values, None]], dtype=bool)
        return pd.Series(pd.arrays.BooleanArray(truth[places], ~known[places]))
    if column.type in ("date", "month"):
        days = np.array(["NaT" if v is None else str(v) for v in [*values, None]], dtype="datetime64[us]")
        return pd.Series(days[places])
    return text_series(np.array([*values, None], dtype=object)[places])


def _parser(column: Column, today: date) -> Callable[[str], Found]:
    if column.type in NUMERIC:
        return lambda text: _number(text, column)
    if column.type == "boolean":
        return _boolean
    if column.type == "date":
        return lambda text: _day(text, today)
    if column.type == "month":
        return lambda text: _month(text, today)
    if column.type == "code":
        known = {fold(spelling): code.code for code in reversed(column.codes) for spelling in code.spellings}
        return lambda text: (known[fold(text)], "") if fold(text) in known else (None, "unknown_code")
    return lambda text: (text, "")


def _number(text: str, column: Column) -> Found:
    plain = text.replace("−", "-")
    if plain.casefold().lstrip("+-") in ("inf", "infinity", "∞"):
        return None, "not_finite"
    if not plain or not _NUMBER.fullmatch(plain):
        return None, "not_a_number"
    number = float(plain.replace(",", ""))
    if not math.isfinite(number):
        return None, "not_finite"
    if column.type == "integer" and not number.is_integer():
        return None, "not_an_integer"
    if column.minimum is not None and number < column.minimum:
        return None, "below_minimum"
    if column.maximum is not None and number > column.maximum:
        return None, "above_maximum"
    return number, ""


def _boolean(text: str) -> Found:
    word = text.casefold()
    return (word in _TRUE, "") if word in _TRUE or word in _FALSE else (None, "not_a_boolean")


def _day(text: str, today: date) -> Found:
    day = _date(text)
    if day is None:
        return None, "not_a_date"
    return (day, "") if day <= today else (None, "future_date")


def _month(text: str, today: date) -> Found:
    day = _date(text, month_needed=True)
    if day is None:
        return None, "not_a_month"
    first = day.replace(day=1)
    return (first, "") if first <= today else (None, "future_date")


def _date(text: str, *, month_needed: bool = False) -> date | None:
    """The first day that a date, a month or a year stands for."""
    match = _DATE.fullmatch(_CLOCK.sub("", text))
    if match is None:
        return None
    month, day = match["month"] or match["zh_month"], match["day"] or match["zh_day"]
    if (month_needed and not month) or (_CLOCK.search(text) and not day):
        return None
    try:
        return date(int(match["year"]), int(month or 1), int(day or 1))
    except ValueError:
        return None
