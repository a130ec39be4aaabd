"""One column of a table: its type, its codes, its headings, what a blank means, whether it is personal."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from governance_metrics.errors import CardError
from governance_metrics.text import Text, same

ColumnType = Literal["text", "code", "key", "integer", "number", "boolean", "date", "month"]
NUMERIC: tuple[ColumnType, ...] = ("integer", "number")
DATED: tuple[ColumnType, ...] = ("date", "month")


@dataclass(frozen=True)
class Code:
    """One stored value of a coded column and what a reader calls it.

    Parameters
    ----------
    code : str
        The stored value, English ASCII.
    title : Text
        Its label in Chinese and English; both labels are accepted in files.
    aliases : tuple of str
        Other spellings that files use for it.

    Examples
    --------
    >>> Code("paper", Text(zh="纸质", en="paper")).spellings
    ('paper', '纸质')
    """

    code: str
    title: Text
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling that stands for this code, without repeats."""
        return tuple(dict.fromkeys((self.code, self.title.zh, self.title.en, *self.aliases)))


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table, as the contract promises it.

    Parameters
    ----------
    name : str
        The stored name, as cards write it.
    type : {"text", "code", "key", "integer", "number", "boolean", "date", "month"}
        ``month`` keeps year and month only; ``key`` is an identifier, never a number.
    title : Text
        The heading in Chinese and English; both are accepted in files.
    codes : tuple of Code
        The stored values of a ``code`` column.
    required : bool
        Whether a file without this column cannot be read at all.
    personal : bool
        Dropped on reading; never leaves ``intake``.
    person_key : bool
        Identifies a person across tables; replaced by a running number on reading.
    blank_means : Text, optional
        What a blank says where it says something; otherwise a blank is unknown.
    minimum, maximum : float, optional
        Smallest and largest value allowed, in the column's own unit.
    aliases : tuple of str
        Other headings that files use for it.
    unknown : tuple of str
        Spellings that say the value is not known, as 9 for the sex of a person.

    Raises
    ------
    CardError
        For an unknown type, a code column without codes, or codes on another type.

    Examples
    --------
    >>> Column(name="households", type="integer", title=Text(zh="户数", en="households"), minimum=0).headings
    ('households', '户数')
    """

    name: str
    type: ColumnType
    title: Text
    codes: tuple[Code, ...] = ()
    required: bool = False
    personal: bool = False
    person_key: bool = False
    blank_means: Text | None = None
    minimum: float | None = None
    maximum: float | None = None
    aliases: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = []
        if self.type not in get_args(ColumnType):
            wrong.append(f"type {self.type!r} is none of {', '.join(get_args(ColumnType))}")
        if (self.type == "code") != bool(self.codes):
            wrong.append("a code column lists its codes, and no other column does")
        if re.search(r'["\x00-\x1f]', self.name) or not self.name:
            wrong.append("a name has no quotation marks and no control characters")
        if wrong:
            raise CardError(*(same(f"column {self.name!r}: {fault}") for fault in wrong))

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that stands for this column, without repeats."""
        return tuple(dict.fromkeys((self.name, self.title.zh, self.title.en, *self.aliases)))

    def label(self, code: str) -> Text:
        """Return what a reader calls a stored value.

        Examples
        --------
        >>> sex = Column(name="sex", type="code", title=Text(zh="性别", en="sex"),
        ...              codes=(Code("F", Text(zh="女", en="women")),))
        >>> sex.label("F").en, sex.label("x").en
        ('women', 'x')
        """
        return next((c.title for c in self.codes if c.code == code), same(code))
