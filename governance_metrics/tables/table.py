"""One table: its columns, its key, which column is the area, and how its rows lie in time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from governance_metrics.errors import CardError
from governance_metrics.tables.column import NUMERIC, Column, ColumnType
from governance_metrics.text import Text, same

TimeKind = Literal["stock", "events", "spell", "cumulative"]
EXAMPLE_MARK = Text(zh="示例", en="EXAMPLE")  # a key that begins so marks the example row of a template
RESERVED = ("period_start", "period_last_day", "period_end", "period_months")  # what the period says of itself


@dataclass(frozen=True)
class Time:
    """How the rows of a table lie in time.

    Parameters
    ----------
    kind : {"stock", "events", "spell", "cumulative"}
        ``stock``: a state on a day; a period takes the last such day before its end, less than a year back,
        or else the first within a month after it.
        ``events``: a row belongs to the period that holds its day, start included, end excluded.
        ``spell``: a row belongs to every period it overlaps.
        ``cumulative``: a row belongs to its own period and every later one.
    column : str
        The day; for a spell the first day.
    until : str, optional
        For a spell, the day it ended; blank while it lasts.

    Examples
    --------
    >>> Time("spell", "start", "end").until
    'end'
    """

    kind: TimeKind
    column: str
    until: str | None = None


@dataclass(frozen=True, kw_only=True)
class Derived:
    """A known column made from others, where a blank or a period says something a card needs.

    Parameters
    ----------
    name : str
        The column as cards write it.
    type : ColumnType
        Its type.
    sql : str
        Row-level SQL over the table's columns and ``period_start``, ``period_last_day``, ``period_months``.
    title : Text
        What a reader calls it.

    Examples
    --------
    >>> Derived(name="open", type="boolean", sql="closed_on IS NULL", title=same("open")).type
    'boolean'
    """

    name: str
    type: ColumnType
    sql: str
    title: Text


@dataclass(frozen=True)
class Table:
    """The contract of one table.

    Parameters
    ----------
    name : str
        The name of the table, and of its file.
    key : str or tuple of str
        The columns that tell one row from another.
    area : str, optional
        The column that says which community (or other area) a row belongs to.
    columns : tuple of Column, or mapping of name to type
        The columns; a mapping is the short form for a researcher's own frame. Columns that are not
        listed are dropped on reading.
    title : Text, optional
        What a reader calls the table; the name itself when left out.
    time : Time, optional
        How rows lie in time; without it every row belongs to the latest period.
    derived : tuple of Derived
        Known columns made from others.
    aliases : tuple of str
        Other names that files use.
    sums : mapping of str to tuple of str
        Columns that are the sum of others in their row: the whole to its parts. It is checked on reading.
    approved : mapping of str to str
        Headings of the user's own list, folded, to the column each stands for, or to nothing where it is not read.
    sample : bool
        Whether the rows are a sample, so that limits are sampling limits; otherwise they are a full roster.

    Raises
    ------
    CardError
        For a key, area or time that names no column, two names equal but for case, or a name that the
        engine uses: ``period_start``, ``period_last_day``, ``period_end``, ``period_months``, ``…__``.

    Examples
    --------
    >>> columns = {"li_id": "key", "district": "key", "stations": "integer"}
    >>> li = Table("li", key="li_id", area="district", columns=columns)
    >>> li.column("stations").type
    'integer'
    """

    name: str
    key: str | tuple[str, ...]
    area: str | None
    columns: tuple[Column, ...] | Mapping[str, ColumnType]
    title: Text | None = None
    time: Time | None = None
    derived: tuple[Derived, ...] = ()
    aliases: tuple[str, ...] = field(default=(), kw_only=True)
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict, kw_only=True)
    approved: Mapping[str, str] = field(default_factory=dict, kw_only=True, repr=False)
    sample: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        if isinstance(self.columns, Mapping):
            listed = tuple(Column(name=n, type=t, title=same(n)) for n, t in self.columns.items())
            object.__setattr__(self, "columns", listed)
        if isinstance(self.key, str):
            object.__setattr__(self, "key", (self.key,))
        if self.title is None:
            object.__setattr__(self, "title", same(self.name))
        names = [c.name for c in self.listed] + [d.name for d in self.derived]
        folded = [name.casefold() for name in names]
        needed = [*self.keys, *([self.area] if self.area else [])]
        if self.time:
            needed += [self.time.column, *([self.time.until] if self.time.until else [])]
        needed += [name for whole, parts in self.sums.items() for name in (whole, *parts)]
        wrong = [
            f"{name!r} is needed as key, area, time or sum and is not a column" for name in needed if name not in names
        ]
        wrong += [
            f"two columns are called {name!r} but for case"
            for name in sorted({n for n in folded if folded.count(n) > 1})
        ]
        taken = [name for name in names if name.casefold() in RESERVED or name.endswith("__")]
        wrong += [f"{name!r} is a name the engine uses; call the column something else" for name in taken]
        if wrong:
            raise CardError(*(same(f"table {self.name!r}: {fault}") for fault in wrong))

    @property
    def listed(self) -> tuple[Column, ...]:
        """The columns as records, whichever form they were given in."""
        return tuple(self.columns)  # type: ignore[arg-type]

    @property
    def keys(self) -> tuple[str, ...]:
        """The key as a tuple, whichever form it was given in."""
        return (self.key,) if isinstance(self.key, str) else self.key

    @property
    def heading(self) -> Text:
        """What a reader calls the table."""
        return self.title or same(self.name)

    @property
    def types(self) -> dict[str, ColumnType]:
        """Type of every column a card may name."""
        return {c.name: c.type for c in self.listed} | {d.name: d.type for d in self.derived}

    def column(self, name: str) -> Column:
        """Return one column of the contract by its name.

        Raises
        ------
        KeyError
            When the table has no such column.
        """
        found = next((c for c in self.listed if c.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def is_numeric(self, name: str) -> bool:
        """Whether a column holds numbers."""
        return self.types[name] in NUMERIC
