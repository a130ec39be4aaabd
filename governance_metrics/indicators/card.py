"""The card: one indicator, what it counts, among whom, and how to read it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from governance_metrics.errors import CardError
from governance_metrics.indicators.expression import Expression
from governance_metrics.tables import TABLES, VIEWS
from governance_metrics.tables.column import ColumnType
from governance_metrics.text import Text, same

Measure = Literal["share", "mean", "ratio", "rate", "count", "spread", "change", "date"]
Statistic = Literal["percentile_ratio", "yearly_change", "earliest", "composition"]
Direction = Literal["higher", "lower", "context"]
Disclosure = Literal["public", "persons", "staff"]
MEASURES: Mapping[str, Measure] = {"percentile_ratio": "spread", "yearly_change": "change", "earliest": "date"}
Theme = Literal["mobilisation", "party_building", "collaboration", "informatisation", "workforce", "adoption", "own"]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a ratio whose parts come from two tables.

    Parameters
    ----------
    table : str
        A table or view.
    sum : str
        The number summed over rows; ``1`` counts them.
    where : str
        Which rows count.

    Examples
    --------
    >>> Part(table="communities", sum="residents_urban / 10000").where
    'TRUE'
    """

    table: str
    sum: str = "1"
    where: str = "TRUE"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator as a record: it computes nothing.

    Parameters
    ----------
    code : str
        Never renamed, never reused.
    title, definition, interpretation : Text
        What it is called, what is divided by what, and what a value means and does not mean.
    theme : str
        One of the six themes, or ``own`` for a researcher's card.
    direction : {"higher", "lower", "context"}
        Which way is better; ``context`` is never scored.
    table : str, optional
        The table or view it reads; left out where both parts are ``Part`` records.
    universe : str
        Who counts: a condition over the table's columns.
    numerator : str or Part
        What is counted: a condition (a share) or a number (a mean, a ratio, a count).
    denominator : str or Part, optional
        What it is divided by; left out, the rows of the universe.
    measure : {"share", "mean", "ratio", "rate", "count", "spread", "change", "date"}, optional
        How limits are made. Left out: a condition is a share, a number a mean, a number over a number a
        ratio. ``rate``: events over an exposure. ``count``: a total that is not divided. The last three
        follow from the statistic.
    statistic : {"percentile_ratio", "yearly_change", "earliest", "composition"}, optional
        What is done where a value is not a ratio of totals. ``percentile_ratio``: how far the areas of
        ``over`` lie apart. ``yearly_change``: how ``over`` changed on the year before, as a share of it.
        ``earliest``: the first of the days that ``over`` gives as numbers. ``composition``: the same share
        for every code of the column ``across`` as well, a group each.
    over : Indicator, optional
        The card whose values by area and period the statistic is taken of; tables and parts are its own.
    across : str, optional
        The coded column of a composition.
    unit : Text, optional
        The unit of a value that is not a share.
    counted : Text
        What one unit of the numerator is called: people, compounds, square metres.
    disclosure : {"public", "persons", "staff"}
        ``public``: arrangements. ``persons``: shown only where enough people stand behind it.
        ``staff``: never below the street.
    source : str
        The claim of the paper it serves, or the published source.
    page_one : bool
        Whether it is among the set a meeting sees first.

    Raises
    ------
    CardError
        With every slip at once: an unknown table, column or code, a universe that is not a condition, a
        measure that its parts do not allow, an expression that does not parse.

    Examples
    --------
    >>> Indicator(code="paper", title=Text(zh="纸质", en="Paper"), definition=Text(zh="甲", en="a"),
    ...     interpretation=Text(zh="乙", en="b"), theme="own", direction="lower", table="tasks",
    ...     universe="kind = 'task'", numerator="medium IN ('paper', 'sheet')",
    ...     counted=Text(zh="项任务", en="tasks"), disclosure="public", source="P3a").measure
    'share'
    """

    code: str
    title: Text
    definition: Text
    interpretation: Text
    theme: Theme
    direction: Direction
    table: str | None = None
    universe: str = "TRUE"
    numerator: str | Part = ""
    denominator: str | Part | None = None
    measure: Measure = None  # type: ignore[assignment]
    statistic: Statistic | None = None
    over: "Indicator | None" = None
    across: str | None = None
    unit: Text | None = None
    counted: Text
    disclosure: Disclosure
    source: str
    page_one: bool = False

    def __post_init__(self) -> None:
        faults = self._statistic_faults()
        if self.over is not None:
            for name in ("table", "universe", "numerator", "denominator"):
                object.__setattr__(self, name, getattr(self.over, name))
            object.__setattr__(self, "measure", MEASURES.get(self.statistic or "", self.measure))
        known = None if self.table is None else _columns(self.table)
        if isinstance(self.numerator, Part) != isinstance(self.denominator, Part):
            faults.append("a part from another table needs both parts given as Part records")
        if (self.table is None) != isinstance(self.numerator, Part):
            faults.append("name the table, or give both parts as Part records")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.code):
            faults.append("a code is lower-case letters, digits and underscores, a letter first")
        faults += [
            f"{name} {value!r} is none of {', '.join(allowed)}"
            for name, value, allowed in self._choices
            if value not in allowed
        ]
        if not faults:
            try:
                faults = self._expression_faults(known[0] if known else {})
            except CardError as slip:
                faults = [fault.en for fault in slip.failures]
        if faults:
            raise CardError(*(same(f"card {self.code!r}: {fault}") for fault in dict.fromkeys(faults)))

    @property
    def _choices(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        return (
            ("theme", self.theme, get_args(Theme)),
            ("direction", self.direction, get_args(Direction)),
            ("disclosure", self.disclosure, get_args(Disclosure)),
            ("measure", self.measure or "share", get_args(Measure)),
            ("statistic", self.statistic or "composition", get_args(Statistic)),
        )

    def _statistic_faults(self) -> list[str]:
        """What is missing or too much for the statistic it names."""
        faults = []
        if (self.over is None) == (self.statistic in MEASURES):
            faults.append("percentile_ratio, yearly_change and earliest are taken over a card; nothing else is")
        if self.over is not None and self.over.statistic is not None:
            faults.append(f"{self.over.code!r} is a statistic itself; take it over a plain card")
        if (self.across is None) == (self.statistic == "composition"):
            faults.append("a composition names the column it is made across; nothing else does")
        if self.across is not None and not self.parts:
            faults.append(f"there is no coded column {self.across!r} in the table")
        if not self.numerator and self.over is None:
            faults.append("say what is counted")
        return faults

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The codes of the column a composition is made across, in the order of the contract."""
        columns = _columns(self.table) if self.table else None
        return columns[1].get(self.across or "", ()) if columns else ()

    def _expression_faults(self, types: Mapping[str, ColumnType]) -> list[str]:
        if self.measure is None:
            object.__setattr__(self, "measure", self._measure(types))
        faults = []
        if self.measure == "count" and self.denominator is not None:
            faults.append("a count is not divided; leave out the denominator or choose another measure")
        if self.measure in ("ratio", "rate") and self.denominator is None:
            faults.append(f"a {self.measure} needs a denominator")
        for role, source in self.sources.items():
            columns = _columns(source.table)
            if columns is None:
                continue
            known, codes = columns
            where, total = Expression(source.where), Expression(source.sum)
            slips = [*where.faults(known, codes), *total.faults(known, codes)]
            if not slips and not where.is_condition(known):
                slips.append(f"{source.where!r} says who counts and has to be a condition")
            if not slips and not total.is_condition(known) and not total.is_number(known):
                slips.append(f"{source.sum!r} is counted and has to be a condition or a number")
            faults += [f"{role}: {slip}" for slip in slips]
        return faults

    def _measure(self, types: Mapping[str, ColumnType]) -> Measure:
        if isinstance(self.numerator, Part) or self.denominator is not None:
            return "ratio"
        return "share" if Expression(self.numerator).is_condition(types) else "mean"

    @cached_property
    def sources(self) -> dict[str, Part]:
        """The tables it reads: ``numerator`` and ``denominator`` as parts, whichever way they were given."""
        if isinstance(self.numerator, Part) and isinstance(self.denominator, Part):
            return {"numerator": self.numerator, "denominator": self.denominator}
        table = self.table or ""
        below = self.denominator if isinstance(self.denominator, str) else "1"
        above = self.numerator if isinstance(self.numerator, str) else "1"
        return {
            "numerator": Part(table=table, sum=above, where=self.universe),
            "denominator": Part(table=table, sum=below, where=self.universe),
        }

    @property
    def two_tables(self) -> bool:
        """Whether the parts come from two tables."""
        return isinstance(self.numerator, Part)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """The base tables without which it has no value."""
        tables: list[str] = []
        for part in self.sources.values():
            view = VIEWS.get(part.table)
            if view is None:
                tables.append(part.table)
                continue
            for sql in (part.where, part.sum):
                for column in Expression(sql).columns:
                    tables += view.needs.get(column, ())
            tables += view.needs.get("", ())
        return tuple(dict.fromkeys(tables))


def _columns(table: str) -> tuple[Mapping[str, ColumnType], Mapping[str, tuple[str, ...]]] | None:
    """Types and codes of a table or view of the contract; None for a researcher's own table."""
    if table in VIEWS:
        return VIEWS[table].types, {}
    if table not in TABLES:
        return None
    contract = TABLES[table]
    return contract.types, {c.name: tuple(code.code for code in c.codes) for c in contract.listed if c.codes}
