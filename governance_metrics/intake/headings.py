"""Which column is which: by its name, its Chinese or English title, or another heading the contract lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from governance_metrics.intake.cells import fold
from governance_metrics.tables.column import Column
from governance_metrics.tables.table import Table


@dataclass(frozen=True)
class Recognised:
    """What the headings of a sheet stand for.

    Parameters
    ----------
    columns : mapping of int to Column
        Position to column of the contract, personal ones included.
    doubled : tuple of (Column, int, int)
        Columns that two positions stand for.
    unlisted : tuple of int
        Positions with a heading that the contract does not list.
    untitled : int
        How many positions have no heading.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> headings_of(["社区编码", "ＮＡＭＥ", "备注"], TABLES["workers"]).unlisted
    (2,)
    """

    columns: dict[int, Column]
    doubled: tuple[tuple[Column, int, int], ...]
    unlisted: tuple[int, ...]
    untitled: int

    @property
    def names(self) -> set[str]:
        """The columns found."""
        return {column.name for column in self.columns.values()}


def headings_of(headings: Sequence[str], table: Table) -> Recognised:
    """Return which column of a table each heading stands for.

    Parameters
    ----------
    headings : sequence of str
        As they stand in the file.
    table : Table
        The contract.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> [c.name for c in headings_of(["小区编码", "Community ID"], TABLES["compounds"]).columns.values()]
    ['compound_id', 'community_id']
    """
    known = {fold(spelling): column for column in reversed(table.listed) for spelling in reversed(column.headings)}
    known |= {fold(column.name): column for column in table.listed}
    columns: dict[int, Column] = {}
    first: dict[str, int] = {}
    doubled, unlisted, untitled = [], [], 0
    for position, heading in enumerate(headings):
        column = known.get(fold(heading))
        if not heading.strip():
            untitled += 1
        elif column is None:
            unlisted.append(position)
        elif column.name in first and not column.personal:
            doubled.append((column, first[column.name], position))
        else:
            first[column.name] = position
            columns[position] = column
    return Recognised(columns, tuple(doubled), tuple(unlisted), untitled)


def needed(table: Table, *, community_known: bool = False) -> tuple[Column, ...]:
    """Return the columns without which a sheet cannot be read.

    The day of a state may be missing: its rows then belong to the latest period.

    Parameters
    ----------
    table : Table
        The contract.
    community_known : bool
        Whether the name of the file says which community it is.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> [column.name for column in needed(TABLES["units"])]
    ['unit_id']
    """
    spared = {table.time.column} if table.time and table.time.kind == "stock" else set()
    if community_known and table.area:
        spared.add(table.area)
    return tuple(c for c in table.listed if (c.required or c.name in table.keys) and c.name not in spared)


def labels_of(column: Column) -> dict[str, Any]:
    """Return what messages call a column: its title with its name, or the name where they are the same.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> labels_of(TABLES["incidents"].column("date"))
    {'zh': '“受理日期”（date）', 'en': 'date'}
    """
    name, title = column.name, column.title
    spoken = fold(name.replace("_", " "))
    zh = f"“{name}”" if fold(title.zh) == fold(name) else f"“{title.zh}”（{name}）"
    return {"zh": zh, "en": name if fold(title.en) in (spoken, fold(name)) else f"{name} ({title.en})"}
