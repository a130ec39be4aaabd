"""Which column is which: by its name, its Chinese or English title, or another heading the contract lists."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from governance_metrics.intake.cells import fold
from governance_metrics.intake.nearness import TRIMMED, nearest, trimmed
from governance_metrics.tables.column import Column
from governance_metrics.tables.table import Table


@dataclass(frozen=True)
class Match:
    """What one heading was taken for, and why.

    Parameters
    ----------
    position : int
        Its column, counted from 0.
    heading : str
        As it stands in the file.
    column : str
        The column of the contract, or the likest one where it is only asked about; empty for none.
    how : {"listed", "trimmed", "approved", "refused", "asked", "unlisted"}
        ``listed``: in the contract. ``trimmed``: so without numbering, marks and remarks. ``approved``,
        ``refused``: by the user's list. ``asked``: like one or more of the contract, and not taken.
    confidence : float
        1 where it is certain, 0 for none.
    others : tuple of str
        Further columns it is about as like to.

    Examples
    --------
    >>> Match(0, "姓名", "name", "listed", 1.0).taken
    True
    """

    position: int
    heading: str
    column: str
    how: str
    confidence: float
    others: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether the heading stands for the column."""
        return self.how in ("listed", "trimmed", "approved")


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
    how: dict[int, str] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        """The columns found."""
        return {column.name for column in self.columns.values()}


def headings_of(headings: Sequence[str], table: Table) -> Recognised:
    """Return which column of a table each heading stands for: as approved, as listed, or as listed but for trimmings.

    Parameters
    ----------
    headings : sequence of str
        As they stand in the file.
    table : Table
        The contract.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> [c.name for c in headings_of(["小区编码", "2、社区*"], TABLES["compounds"]).columns.values()]
    ['compound_id', 'community_id']
    """
    known = {_folded(spelling): column for column in reversed(table.listed) for spelling in reversed(column.headings)}
    known |= {_folded(column.name): column for column in table.listed}
    by_name = {column.name: column for column in table.listed}
    columns: dict[int, Column] = {}
    how: dict[int, str] = {}
    first: dict[str, int] = {}
    doubled, unlisted, untitled = [], [], 0
    for position, heading in enumerate(headings):
        if not heading.strip():
            untitled += 1
            continue
        folded = fold(heading)
        if folded in table.approved:
            column, why = by_name.get(table.approved[folded]), "approved" if table.approved[folded] else "refused"
        elif folded in known:
            column, why = known[folded], "listed"
        else:
            column, why = known.get(trimmed(heading)), "trimmed"
        how[position] = why if column is not None or why == "refused" else "unlisted"
        if column is None:
            unlisted.append(position)
        elif column.name in first and not column.personal:
            doubled.append((column, first[column.name], position))
        else:
            first[column.name] = position
            columns[position] = column
    return Recognised(columns, tuple(doubled), tuple(unlisted), untitled, how)


_folded = lru_cache(maxsize=1 << 14)(fold)  # of contracts alone: what a file says is not kept


def matches_of(headings: Sequence[str], table: Table) -> tuple[Match, ...]:
    """Return what every heading was taken for or may mean, with how certain that is.

    Parameters
    ----------
    headings, table
        As for ``headings_of``.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> [(m.column, m.how, m.confidence) for m in matches_of(["unit_id", "单位类型", "备注"], TABLES["units"])]
    [('unit_id', 'listed', 1.0), ('kind', 'asked', 0.75), ('', 'unlisted', 0.0)]
    """
    found = headings_of(headings, table)
    taken = dict(found.columns)
    taken |= {position: column for column, _, position in found.doubled}
    free = [column for column in table.listed if column.name not in found.names]
    matches = []
    for position, why in found.how.items():
        heading = headings[position]
        if position in taken:
            matches.append(Match(position, heading, taken[position].name, why, TRIMMED if why == "trimmed" else 1.0))
        elif why == "refused":
            matches.append(Match(position, heading, "", why, 1.0))
        elif near := nearest(heading, free):
            others = tuple(column.name for column, _ in near[1:])
            matches.append(Match(position, heading, near[0][0].name, "asked", near[0][1], others))
        else:
            matches.append(Match(position, heading, "", "unlisted", 0.0))
    return tuple(matches)


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
