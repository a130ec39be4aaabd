"""Numbers as offices write them: with a unit, a sign, a per cent; or the reason why they are none."""

import math
import re
from collections.abc import Callable, Sequence

from governance_metrics.intake.days import Found
from governance_metrics.tables.column import Column

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:(?<=\d)|(?=\.))(?:\.\d+)?", re.ASCII)
_WITH_UNIT = re.compile(r"(?P<number>[+-]?[\d,.]*\d) ?(?P<unit>[^\d\s,.+%-]{1,3}[23]?)", re.ASCII)
_ENDLESS = frozenset(("inf", "infinity", "∞"))
# Words that count whole things one by one and so change no number.
_COUNTERS = frozenset("岁人名户个次件栋幢座处家条项份场支位")
# Spellings of a unit; it is taken off only where the heading of the contract names the same unit.
_UNITS = {
    "平方米": ("平方米", "平米", "m2", "㎡"),
    "小时": ("小时", "个小时", "h"),
    "分钟": ("分钟", "min"),
    "元": ("元",),
}


def number_reader(cells: Sequence[str], column: Column) -> Callable[[str], Found]:
    """Return a reader of one column's numbers; the other cells tell whether a bare number may be a per cent.

    Parameters
    ----------
    cells : sequence of str
        The distinct texts of the column, in one width and without blanks around them.
    column : Column
        The contract: whole numbers or any, the smallest allowed, the unit in its heading.

    Returns
    -------
    callable
        Text to the number, per cents as shares from 0 to 1, and a code: of the rule it breaks, then without a
        number; or ``with_unit``, ``as_share`` for how it was read.

    Examples
    --------
    >>> from governance_metrics.text import same
    >>> read = number_reader(["85%", "85"], Column(name="x", type="number", title=same("x")))
    >>> read("85%"), read("85"), read("20余人")
    ((0.85, 'as_share'), (None, 'number_or_share'), (None, 'not_a_number'))
    """
    shares = column.type == "number" and any(cell.endswith("%") for cell in cells)
    unit = next((name for name in _UNITS if name in column.title.zh), "")
    units = (*_COUNTERS, *_UNITS.get(unit, ()))

    def read(text: str) -> Found:
        plain, code = text.replace("−", "-"), ""
        if plain.casefold().lstrip("+-") in _ENDLESS:
            return None, "not_finite"
        if plain in ("无", "没有"):
            return None, "none_or_unknown"
        if shares and plain.endswith("%"):
            plain, code = plain[:-1].rstrip(), "as_share"
        elif match := _WITH_UNIT.fullmatch(plain):
            if match["unit"].casefold() not in units:
                return None, "not_a_number"
            plain, code = match["number"], "with_unit"
        if not plain or not _NUMBER.fullmatch(plain):
            return None, "not_a_number"
        number = float(plain.replace(",", "")) / (100 if code == "as_share" else 1)
        if shares and code != "as_share" and number != 0:
            return None, "number_or_share"
        if not math.isfinite(number):
            return None, "not_finite"
        if column.type == "integer" and not number.is_integer():
            return None, "not_an_integer"
        if column.minimum is not None and number < column.minimum:
            return None, "below_minimum"
        if column.maximum is not None and number > column.maximum:
            return None, "above_maximum"
        return number, code

    return read
