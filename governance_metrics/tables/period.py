"""A period: what its ISO text means, from which day to which."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from governance_metrics.errors import DataError
from governance_metrics.text import Text

_FORMS = re.compile(r"^(?P<year>\d{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?$")
LATE_DAYS = 31  # a count for the end of a year is often taken in the first weeks of the next


@dataclass(frozen=True)
class Period:
    """A year, half-year, quarter or month.

    Parameters
    ----------
    name : str
        ISO text: ``2025``, ``2025H1``, ``2025Q1`` or ``2025-06``; empty for data without dates.
    start, last_day : date
        First and last day, both included.

    Examples
    --------
    >>> Period.parse("2025H1").last_day
    datetime.date(2025, 6, 30)
    >>> Period.parse("2025").months
    12
    """

    name: str
    start: date
    last_day: date

    @classmethod
    def parse(cls, name: str) -> "Period":
        """Return the period an ISO text stands for.

        Raises
        ------
        DataError
            When the text is none of the four forms.
        """
        match = _FORMS.match(name)
        if match is None:
            raise DataError(
                Text(
                    zh=f"期间“{name}”无法识别：应写作 2025、2025H1、2025Q1 或 2025-06。",
                    en=f"period {name!r} is not understood: write 2025, 2025H1, 2025Q1 or 2025-06.",
                )
            )
        if match["half"]:
            first, months = 6 * (int(match["half"]) - 1) + 1, 6
        elif match["quarter"]:
            first, months = 3 * (int(match["quarter"]) - 1) + 1, 3
        elif match["month"]:
            first, months = int(match["month"]), 1
        else:
            first, months = 1, 12
        year = int(match["year"])
        after = date(year + (first + months - 1) // 12, (first + months - 1) % 12 + 1, 1)
        return cls(name, date(year, first, 1), after - timedelta(days=1))

    @classmethod
    def undated(cls) -> "Period":
        """Return the one period of data that carry no dates."""
        return cls("", date(1900, 1, 1), date(2999, 12, 31))

    @property
    def year_before(self) -> "Period | None":
        """The same period a year earlier; None for data without dates.

        Examples
        --------
        >>> Period.parse("2025H1").year_before.name
        '2024H1'
        """
        return Period.parse(f"{int(self.name[:4]) - 1:04d}{self.name[4:]}") if self.name else None

    @property
    def end(self) -> date:
        """The first day after it."""
        return self.last_day + timedelta(days=1)

    @property
    def months(self) -> int:
        """How many months it lasts."""
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month

    @property
    def stock_from(self) -> date:
        """The earliest day whose state may stand for its end: less than a year before it."""
        day = self.last_day
        try:
            before = day.replace(year=day.year - 1)
        except ValueError:  # 29 February
            before = day.replace(year=day.year - 1, day=28)
        return before + timedelta(days=1)

    @property
    def stock_until(self) -> date:
        """The latest day whose state may stand for its end."""
        return self.last_day + timedelta(days=LATE_DAYS) if self.name else self.last_day
