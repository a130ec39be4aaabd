"""What one grouped SELECT is written from: the table or view, its base tables, the periods, the design."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance_metrics.indicators.card import Part
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.column import ColumnType
from governance_metrics.tables.period import Period
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View

COMMUNITY = "community_id"


@dataclass(frozen=True)
class Job:
    """What one card asks of one table: who counts, the number above and the number below.

    Examples
    --------
    >>> Job("paper", "both", "kind = 'task'", "medium = 'paper'", "1").role
    'both'
    """

    indicator: str
    role: str
    universe: str
    numerator: str
    denominator: str

    @classmethod
    def of(cls, indicator: str, role: str, above: Part, below: Part | None) -> "Job":
        """Return the job for a part, or for both parts of one table."""
        return cls(indicator, role, above.where, above.sum, below.sum if below else "1")

    @property
    def everybody(self) -> bool:
        """Whether every row of the source is in the universe."""
        return self.universe.strip().upper() == "TRUE"


@dataclass(frozen=True, kw_only=True)
class SourceQuery:
    """Everything one grouped SELECT is written from.

    Parameters
    ----------
    source : Table or View
        What the cards read.
    contracts : mapping of str to Table
        The base tables.
    present : mapping of str to set of str
        For every base table that was handed in, the columns it really has.
    periods : sequence of Period
        The periods, earliest first; undated rows belong to the last.
    area : str
        The column that tells areas apart. Where it is ``community_id``, a table without it is told apart by
        its own area column.
    level_sql : str
        For a view that is made again for each level: the SQL of the area at that level.
    by : sequence of str
        Further columns to group by.
    design : SurveyDesign or None
        The design of the table where it is a sample.
    away : bool
        Whether the rows stay in a database or a cluster.
    numbers : frozenset of str
        Columns of the source that hold no not-a-number, which then is not looked for.
    """

    source: Table | View
    contracts: Mapping[str, Table]
    present: Mapping[str, set[str]]
    periods: Sequence[Period]
    area: str
    level_sql: str = ""
    by: Sequence[str] = ()
    design: SurveyDesign | None = None
    away: bool = False
    numbers: frozenset[str] = frozenset()

    @property
    def types(self) -> Mapping[str, ColumnType]:
        """The columns a card may name."""
        return self.source.types

    @property
    def bases(self) -> tuple[str, ...]:
        """The base tables it reads."""
        return self.source.sources if isinstance(self.source, View) else (self.source.name,)

    @property
    def period_column(self) -> str:
        """The column that holds the period: a table may have a column ``period`` of its own, a view has not."""
        return "period" if isinstance(self.source, View) else "period__"

    @property
    def area_column(self) -> str | None:
        """The area column of the source, or None where its rows belong to no area."""
        if isinstance(self.source, Table) and self.area in self.types:
            return self.area
        return self.source.area if self.area == COMMUNITY else None


def quoted(name: str) -> str:
    """Return a name as SQL writes identifiers.

    Examples
    --------
    >>> print(quoted("end"))
    "end"
    """
    return '"' + name.replace('"', '""') + '"'
