"""One cell as the text a clerk would see, whatever type a reader or a frame gives it."""

import math
import numbers
import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

import numpy as np
import pandas as pd

_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SPREAD = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")  # blanks that only make a name as wide as others
LONGEST_SHOWN = 40


def cell_text(value: object) -> str | None:
    """Return a cell as text, or None where it is blank.

    Examples
    --------
    >>> [cell_text(v) for v in (12.0, 0.1, 1e-7, True, date(2025, 6, 1), "001", float("nan"), "")]
    ['12', '0.1', '0.0000001', 'TRUE', '2025-06-01', '001', None, None]
    """
    if isinstance(value, str):
        return value or None
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, bool | np.bool_):
        return "TRUE" if value else "FALSE"
    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}" if value.is_finite() else _endless(float(value))
    if isinstance(value, numbers.Real):
        return _number_text(value)
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.replace(tzinfo=None).isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value) or None


def _number_text(value: numbers.Real) -> str | None:
    number = float(value)
    if not math.isfinite(number):
        return _endless(number)
    if number.is_integer():
        return str(int(number))
    shortest = str(value) if isinstance(value, np.floating) else repr(number)
    return f"{Decimal(shortest):f}" if "e" in shortest else shortest


def _endless(number: float) -> str | None:
    return None if math.isnan(number) else "inf" if number > 0 else "-inf"


def text_column(values: pd.Series) -> pd.Series:
    """Return a column of any type as text, blank cells as None.

    Examples
    --------
    >>> text_column(pd.Series([1.0, None])).tolist()
    ['1', None]
    """
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype(object)
    exact = isinstance(values.dtype, np.dtype) and values.dtype.kind == "f"  # a Python float has more digits
    cells = [cell_text(value) for value in (values if exact else values.astype(object)).to_numpy()]
    return pd.Series(cells, index=values.index, dtype=object)


def clean(text: str) -> str:
    r"""Return text in one width, without blanks and invisible characters around it.

    Examples
    --------
    >>> clean("　Ｃ０５\ufeff ")
    'C05'
    """
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return text.strip()


def fold(text: str) -> str:
    """Return text in the form in which names are compared: one width, one case, single blanks, none inside Chinese.

    Examples
    --------
    >>> fold(" Community  ID "), fold("姓　名")
    ('community id', '姓名')
    """
    if text.isascii():
        return " ".join(text.lower().split())
    folded = " ".join(clean(text).casefold().split())
    return folded if folded.isascii() else _SPREAD.sub("", folded)


def shown(text: str) -> str:
    r"""Return text fit for one line of a message.

    Examples
    --------
    >>> shown("a\nb" + 60 * "c")
    'a bcccccccccccccccccccccccccccccccccccc…'
    """
    line = _CONTROL.sub(" ", text)
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1].rstrip() + "…"
