"""The way from the whole to an area, to an indicator, to what its value rests on; already worded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance_metrics.report.blocks.flow import Cell, TableColumn


@dataclass(frozen=True)
class Topic:
    """One indicator: what it is, its value for the whole, and the evidence of every area.

    Parameters
    ----------
    key : str
        What links lead to; ``Cell.link`` names it.
    title, theme : str
        What it is called, and its heading among the themes.
    told : tuple of Cell
        What stands beside the title: value, limits, verdict of the whole.
    facts : tuple of (str, str)
        Definition, reading, tables, rows left out, references: name and words.
    columns : tuple of TableColumn
        The heads of the evidence, the first for the area.
    names : tuple of str
        What each column is, whatever the language: ``value``, ``limits``, ``verdict``.
    whole : tuple of Cell
        The evidence of all areas together.
    rows : mapping of int to tuple of Cell
        The evidence by the number of an area, from 0; areas that are all alike are left to ``note``.
    note : str
        What there is to know of areas without a row of their own.

    Raises
    ------
    ValueError
        When a row is longer or shorter than the heads.

    Examples
    --------
    >>> heads = (TableColumn("社区"), TableColumn("数值"))
    >>> Topic("a", "甲", "党建", (), (), heads, ("area", "value"), (Cell("总体"), Cell("1")), {}).note
    ''
    """

    key: str
    title: str
    theme: str
    told: tuple[Cell, ...]
    facts: tuple[tuple[str, str], ...]
    columns: tuple[TableColumn, ...]
    names: tuple[str, ...]
    whole: tuple[Cell, ...]
    rows: Mapping[int, tuple[Cell, ...]]
    note: str = ""

    def __post_init__(self) -> None:
        sizes = {len(self.columns), len(self.names), len(self.whole), *map(len, self.rows.values())}
        if len(sizes) > 1:
            raise ValueError(f"{self.key!r}: heads and rows of different lengths {sorted(sizes)}")


@dataclass(frozen=True)
class Place:
    """One area: its name, how it stands in a line, and the indicators where it stands out.

    Parameters
    ----------
    title, told : str
        Its name, and how many indicators stand how.
    rows : tuple of tuple of Cell
        The indicators where it stands out; the first cell links to its topic.

    Examples
    --------
    >>> Place("稻地社区", "达标 3 项").rows
    ()
    """

    title: str
    told: str
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True)
class Explorer:
    """Areas and indicators, each to be opened, narrowed down and followed to its evidence.

    Parameters
    ----------
    title, lead : str
        Heading and opening sentence.
    places : sequence of Place
        The areas, in order.
    columns : tuple of TableColumn
        The heads of an area's indicators, the first for the indicator.
    names : tuple of str
        What each of those columns is; the same names as in ``Topic.names``.
    topics : sequence of Topic
        The indicators, those of one theme together.
    words : mapping of str to str
        The words of its controls: ``places``, ``topics``, ``stands_out``, ``theme``, ``place``, ``verdict``,
        ``search``, ``every``, ``clear``, ``open``, ``close``, ``shown`` (with
        ``{shown}`` and ``{all}``), ``chosen`` (with ``{name}`` and ``{value}``).

    Examples
    --------
    >>> Explorer("逐级查看", "", (), (), (), (), {}).topics
    ()
    """

    title: str
    lead: str
    places: Sequence[Place]
    columns: tuple[TableColumn, ...]
    names: tuple[str, ...]
    topics: Sequence[Topic]
    words: Mapping[str, str]
