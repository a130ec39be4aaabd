"""Text to typed values by the contract: what does not fit becomes a fault, never a guess."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.amounts import number_reader
from governance_metrics.intake.cells import clean, fold, text_column
from governance_metrics.intake.days import Found, day_reader
from governance_metrics.tables import question
from governance_metrics.tables.column import NUMERIC, Column

NO_ANSWER = frozenset(map(fold, question.NO_ANSWER.spellings))
# What stands for nothing in a cell. NA, None and null are not among them: people are called so.
_BLANK = frozenset(("/", "//", "\\", "-", "--", "---", "—", "——", "–", "空", "(空)", "暂无"))
_NOTHING = frozenset(("无", "没有", "n/a", "na", "0", "00", "至今"))  # and these, where the type leaves no other sense
_DITTO = frozenset(("同上", '"', "〃", "″", "”"))
_TRUE = frozenset(("是", "有", "true", "1", "yes", "y", "√", "✓", "✔", "☑", "对"))
_FALSE = frozenset(("否", "无", "false", "0", "no", "n", "×", "✗", "✘", "没有", "不是"))

_EXACT = ("f8", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1")
# Codes of what was read in a way worth telling; every other code stands for a fault.
_AS_READ = frozenset(
    ("serial_date", "two_digit_year", "before_1900", "as_share", "with_unit", "written_blank", "same_as_above")
)


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
    as_read : mapping of str to int
        How many cells were read in a way worth telling, by the code of the note.

    Examples
    --------
    >>> Typed(pd.Series([1.0]), np.array([], dtype=np.int64), (), ()).codes
    ()
    """

    cells: pd.Series
    wrong: NDArray[np.int64]
    codes: tuple[str, ...]
    found: tuple[str, ...]
    as_read: dict[str, int] = field(default_factory=dict)


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
    plain = [cell.strip() if cell.isascii() else clean(cell) for cell in cells]
    values, codes = _values(plain, column, _parser(column, plain, today), sample=sample)
    typed = _series(column, values, places)
    if "ditto" in codes:
        typed, codes, places_ = _from_above(column, typed, codes, places)
    else:
        places_ = places
    if not any(codes):
        return Typed(typed, np.array([], dtype=np.int64), (), ())
    bad = np.array([*(bool(code) and code not in _AS_READ for code in codes), False])[places_]
    wrong = np.flatnonzero(bad)
    as_read: Counter[str] = Counter()
    if not _AS_READ.isdisjoint(codes):
        often = np.bincount(places_ + 1, minlength=len(codes) + 1)[1:]
        for code, n in zip(codes, often, strict=True):
            if code in _AS_READ:
                as_read[code] += int(n)
    return Typed(
        typed,
        wrong,
        tuple(codes[places_[i]] for i in wrong),
        tuple(plain[places[i]] for i in wrong),
        {code: n for code, n in sorted(as_read.items()) if n},
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
    texts = raw.dtype == object and pd.api.types.infer_dtype(raw, skipna=True) in ("string", "empty")
    if raw.dtype == object and not texts:
        raw, texts = text_column(raw), True  # unlike things that are equal, as 1 and True, stay apart
    places, cells = pd.factorize(raw.to_numpy() if texts else raw, use_na_sentinel=True)
    return places, [text or "" for text in (cells if texts else text_column(pd.Series(cells))).tolist()]


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


def _values(
    plain: list[str], column: Column, parse: Callable[[str], Found], *, sample: bool
) -> tuple[list[object], list[str]]:
    """The value of every text, or the rule it breaks."""
    # most texts do not even begin as one of the words does that stand for nothing
    words = (*_BLANK, *_NOTHING, *_DITTO, *column.unknown, *(NO_ANSWER if sample else ()))
    firsts = {"", *(word[:1] for word in words)}
    special = {first: fold(first)[:1] in firsts for first in {cell[:1] for cell in plain}}
    if column.type not in ("key", "text"):
        read = [_value(cell, column, parse, sample=sample) if special[cell[:1]] else parse(cell) for cell in plain]
        return [value for value, _ in read], [code for _, code in read]
    values: list[object] = [*plain]  # text stands for itself
    codes = [""] * len(plain)
    for i, cell in enumerate(plain):
        if special[cell[:1]]:
            values[i], codes[i] = _value(cell, column, parse, sample=sample)
    return values, codes


def _value(plain: str, column: Column, parse: Callable[[str], Found], *, sample: bool) -> Found:
    """The value of one text, or the rule it breaks."""
    if not plain:
        return None, ""
    word = fold(plain)
    if (sample and word in NO_ANSWER) or word in column.unknown:
        return None, ""
    if word in _DITTO:
        return None, "ditto"
    if word in _BLANK:
        return None, "written_blank"
    dated = column.type in ("date", "month")
    if word in _NOTHING and (dated or (column.type == "key" and word == "无")):
        return None, "written_blank"
    value, code = parse(plain)
    blank = value is None and (word in ("n/a", "na") or (word in _NOTHING and column.type == "code"))
    return (None, "written_blank") if blank else (value, code)


def _from_above(
    column: Column, cells: pd.Series, codes: list[str], places: NDArray[np.int64]
) -> tuple[pd.Series, list[str], NDArray[np.int64]]:
    """The column with every "as above" as the cell above has it, where a value can be meant by that."""
    copied, source = places.copy(), np.arange(len(places))
    ditto = [place for place, code in enumerate(codes) if code == "ditto"]
    repeatable = column.type not in NUMERIC and not column.person_key
    usable = cells.notna().to_numpy()
    for row in np.flatnonzero(np.isin(places, ditto)):
        if repeatable and row and usable[source[row - 1]]:
            source[row], copied[row] = source[row - 1], len(codes)
    return cells.take(source).reset_index(drop=True), [*codes, "same_as_above"], copied


def _parser(column: Column, cells: Sequence[str], today: date) -> Callable[[str], Found]:
    if column.type in NUMERIC:
        return number_reader(cells, column)
    if column.type == "boolean":
        return _boolean
    if column.type in ("date", "month"):
        return day_reader(cells, today, month=column.type == "month")
    if column.type == "code":
        known = {fold(spelling): code.code for code in reversed(column.codes) for spelling in code.spellings}
        return lambda text: (known[fold(text)], "") if fold(text) in known else (None, "unknown_code")
    return lambda text: (text, "")


def _boolean(text: str) -> Found:
    word = text.casefold()
    return (word in _TRUE, "") if word in _TRUE or word in _FALSE else (None, "not_a_boolean")
