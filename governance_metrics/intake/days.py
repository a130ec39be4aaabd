"""Days and months as offices write them: each to one day, or to the reason why it is not one."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta

Found = tuple[object, str]  # the value, or none, and the code of the rule it breaks or of what was done

_DATE = re.compile(
    r"(?P<year>(?:17|18|19|20|21)\d{2})"
    r"(?:年|(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2}))?|年(?P<zh_month>\d{1,2})月(?:(?P<zh_day>\d{1,2})[日号])?)?",
    re.ASCII,
)
_RUN = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})?", re.ASCII)
_SHORT = re.compile(
    r"'?(?P<year>\d{2})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?|年(?P<zh_month>\d{1,2})月(?:(?P<zh_day>\d{1,2})[日号])?)",
    re.ASCII,
)
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})", re.ASCII)
_SERIAL = re.compile(r"[1-7]\d{4}(?:\.\d+)?", re.ASCII)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII)
_TENTH = re.compile(r"(?:\d{4}|\d{2})\.10", re.ASCII)
_FIRST = re.compile(r"(?:\d{4}|\d{2})\.1", re.ASCII)
_CENTURIES = ("17", "18", "19", "20", "21")
_DAY_ZERO = date(1899, 12, 30)  # of spreadsheets, as from March 1900 on


def day_reader(cells: Sequence[str], today: date, *, month: bool = False) -> Callable[[str], Found]:
    """Return a reader of one column's days; the other cells of the column settle what one cell leaves open.

    ``1985.1`` is January only where the column also holds a ``1985.10``: a spreadsheet makes the one of the
    other. ``3/4/99`` is read only where other cells show whether the day or the month comes first. A year of
    two digits is read only where one century alone is not in the future.

    Parameters
    ----------
    cells : sequence of str
        The distinct texts of the column, in one width and without blanks around them.
    today : date
        No later day is believed.
    month : bool
        Whether the column holds months; a year alone is then not enough, and the day is dropped.

    Returns
    -------
    callable
        Text to the day (for a month its first) and a code: of the rule it breaks, then without a day; or of
        what is worth telling, ``serial_date``, ``two_digit_year`` or ``before_1900``.

    Examples
    --------
    >>> read = day_reader([], date(2026, 6, 30), month=True)
    >>> read("1985.3"), read("198503"), read("85.3")
    ((datetime.date(1985, 3, 1), ''), (datetime.date(1985, 3, 1), ''), (datetime.date(1985, 3, 1), 'two_digit_year'))
    >>> read("1985.1"), read("05.3"), read("不详")
    ((None, 'january_or_october'), (None, 'which_century'), (None, 'not_a_month'))
    """
    tenths_kept = any(_TENTH.fullmatch(cell) for cell in cells)
    order = _order_of(cells)

    def read(text: str) -> Found:
        day, code = _day(text, today, month=month, tenths_kept=tenths_kept, order=order)
        if day is None:
            return None, code or ("not_a_month" if month else "not_a_date")
        day = day.replace(day=1) if month else day
        if day > today:
            return None, "future_date"
        return day, code or ("before_1900" if day.year < 1900 else "")

    return read


def _day(text: str, today: date, *, month: bool, tenths_kept: bool, order: str) -> tuple[date | None, str]:
    if len(text) == 10 and text[4] == "-" == text[7] and text[:2] in _CENTURIES and text.isascii():
        with suppress(ValueError):  # as most are written
            return date.fromisoformat(text), ""
    plain = _CLOCK.sub("", text)
    clock = plain != text
    if _FIRST.fullmatch(plain) and not tenths_kept:
        return None, "january_or_october"
    if match := _DATE.fullmatch(plain) or _RUN.fullmatch(plain):
        parts = match.groupdict()
        written, day = parts["month"] or parts.get("zh_month"), parts["day"] or parts.get("zh_day")
        if (month and not written) or (clock and not day):
            return None, ""
        return _real(int(parts["year"]), int(written or 1), int(day or 1)), ""
    if match := _YEAR_LAST.fullmatch(plain):
        return _year_last(match, today, order)
    if match := _SHORT.fullmatch(plain):
        parts = match.groupdict()
        written, day = parts["month"] or parts["zh_month"], parts["day"] or parts["zh_day"]
        return _of_two_digits(int(parts["year"]), int(written), int(day or 1), today)
    if _SERIAL.fullmatch(plain):
        return _DAY_ZERO + timedelta(days=int(float(plain))), "serial_date"
    return None, ""


def _year_last(match: re.Match[str], today: date, order: str) -> tuple[date | None, str]:
    """A date that ends in its year, as 3/22/99: which of the others is the month, the column tells."""
    first, second = int(match["first"]), int(match["second"])
    if not order and first != second:
        return None, "day_or_month_first"
    month, day = (second, first) if order == "day" else (first, second)
    if len(match["year"]) == 4:
        return _real(int(match["year"]), month, day), ""
    return _of_two_digits(int(match["year"]), month, day, today)


def _of_two_digits(year: int, month: int, day: int, today: date) -> tuple[date | None, str]:
    """A year of two digits in the only century in which it is past; the 1800s are not thought of."""
    possible = [found for century in (1900, 2000) if (found := _real(century + year, month, day)) and found <= today]
    if len(possible) > 1:
        return None, "which_century"
    return (possible[0], "two_digit_year") if possible else (None, "")


def _order_of(cells: Sequence[str]) -> str:
    """Whether the cells that end in their year begin with the day or the month; empty where they do not tell."""
    told = set()
    for cell in cells:
        if match := _YEAR_LAST.fullmatch(_CLOCK.sub("", cell)):
            told |= {"day"} if int(match["first"]) > 12 else set()
            told |= {"month"} if int(match["second"]) > 12 else set()
    return told.pop() if len(told) == 1 else ""


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
