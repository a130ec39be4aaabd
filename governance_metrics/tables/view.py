"""A declared view: one row per unit, made from several tables, so that a card stays row-level."""

from collections.abc import Mapping
from dataclasses import dataclass

from governance_metrics.tables.column import ColumnType
from governance_metrics.text import Text


@dataclass(frozen=True, kw_only=True)
class View:
    """A view over tables of the contract, one row per unit.

    Parameters
    ----------
    name : str
        The name cards use.
    title : Text
        What a reader calls one row of it.
    sql : str
        A SELECT over the tables named in ``needs``. Each of those carries ``period`` and the columns of its
        contract; the view keeps ``period`` and gives ``community_id``. Where it holds ``{area}`` it is made
        again for each level, because what it counts (distinct people) does not add up over areas; the table
        whose ``community_id`` places a row is then called ``placed``.
    types : mapping of str to ColumnType
        The columns cards may name.
    needs : mapping of str to tuple of str
        For each column, the tables it comes from: without them the column is unknown.

    Examples
    --------
    >>> view = View(name="v", title=Text(zh="行", en="row"), sql="SELECT 1", types={"x": "number"}, needs={"x": ("t",)})
    >>> view.sources
    ('t',)
    """

    name: str
    title: Text
    sql: str
    types: Mapping[str, ColumnType]
    needs: Mapping[str, tuple[str, ...]]
    area: str = "community_id"

    @property
    def sources(self) -> tuple[str, ...]:
        """Every table the view reads, in order of first use."""
        return tuple(dict.fromkeys(table for tables in self.needs.values() for table in tables))

    @property
    def by_level(self) -> bool:
        """Whether the view is made again for each level."""
        return "{area}" in self.sql
