"""The catalogue of indicators: how each is computed, what it needs, what it is held against, where it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from governance_metrics.claims.claim import Claim
from governance_metrics.claims.target import Target
from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.indicators.expression import PERIOD_COLUMNS, Expression
from governance_metrics.indicators.statistic import formula_of
from governance_metrics.tables import TABLES, VIEWS
from governance_metrics.tables.column import ColumnType
from governance_metrics.text import Language, Text, same

HEADINGS = {
    "code": same("code"),
    "title": Text(zh="指标", en="indicator"),
    "theme": Text(zh="主题", en="theme"),
    "page_one": Text(zh="首页", en="page one"),
    "definition": Text(zh="算法", en="definition"),
    "interpretation": Text(zh="怎样理解", en="how to read it"),
    "formula": Text(zh="算式", en="formula"),
    "numerator": Text(zh="分子（SQL）", en="numerator (SQL)"),
    "denominator": Text(zh="分母（SQL）", en="denominator (SQL)"),
    "terms": Text(zh="派生列", en="derived columns"),
    "unit": Text(zh="单位", en="unit"),
    "direction": Text(zh="方向", en="direction"),
    "needs": Text(zh="所需的表", en="needs"),
    "disclosure": Text(zh="公布口径", en="disclosure"),
    "references": Text(zh="参照值", en="references"),
    "claims": Text(zh="用于各条", en="serves"),
    "source": Text(zh="出处", en="source"),
}
THEMES = {
    "mobilisation": Text(zh="应急动员", en="mobilisation"),
    "party_building": Text(zh="党建", en="party building"),
    "collaboration": Text(zh="协同", en="collaboration"),
    "informatisation": Text(zh="信息化", en="informatisation"),
    "workforce": Text(zh="队伍", en="workforce"),
    "adoption": Text(zh="对策落实", en="adoption of the measures"),
    "own": Text(zh="自定", en="your own"),
}
DIRECTIONS = {
    "higher": Text(zh="越高越好", en="higher is better"),
    "lower": Text(zh="越低越好", en="lower is better"),
    "context": Text(zh="只作背景，不评分", en="context, never scored"),
}
DISCLOSURES = {
    "public": Text(zh="工作安排，可以公布", en="arrangements, public"),
    "persons": Text(zh="涉及个人，人数够才公布", en="people, shown only where there are enough of them"),
    "staff": Text(zh="队伍情况，只在街道以上公布", en="staff, never below the street"),
}
STATISTICS = {
    "percentile_ratio": Text(
        zh="各社区值的第 90 百分位 ÷ 第 10 百分位", en="the 90th over the 10th percentile of the communities"
    ),
    "yearly_change": Text(zh="（本年值 − 上年值）÷ 上年值", en="this year's value less last year's, over last year's"),
    "earliest": Text(zh="最早的日期", en="the earliest day"),
    "composition": Text(zh="按各类分别计算的占比", en="the share of each kind"),
}
BOTH_KNOWN = Text(zh="只计分子分母都已知的社区", en="only communities for which both parts are known are added up")
SHARE = Text(zh="比率", en="share")
YES = Text(zh="是", en="yes")
NOTHING = "—"  # where there is nothing to say


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One indicator as the catalogue tells it.

    Parameters
    ----------
    card : Indicator
        The record itself.
    numerator, denominator : str
        What is counted and what it is divided by, as SQL over the tables of the contract; a denominator is empty
        where nothing is divided.
    terms : mapping of str to str
        The derived columns it names, with their SQL.
    needs : tuple of Text
        The tables without which it has no value.
    references : tuple of Target
        The targets and comparison values in force, with their documents.
    claims : tuple of str
        Codes of the claims that name it.

    Examples
    --------
    >>> from governance_metrics.indicators import INDICATORS
    >>> entry_of(INDICATORS["info_paper_share"]).denominator
    "SELECT COUNT(*) FROM tasks WHERE (kind = 'task') AND (medium IS NOT NULL)"
    """

    card: Indicator
    numerator: str
    denominator: str
    terms: Mapping[str, str]
    needs: tuple[Text, ...]
    references: tuple[Target, ...]
    claims: tuple[str, ...]

    @property
    def method(self) -> Text | None:
        """What is done beyond dividing one total by the other; None where that is all."""
        return STATISTICS.get(self.card.statistic or "") or (BOTH_KNOWN if self.card.two_tables else None)


def entry_of(card: Indicator, targets: Iterable[Target] = (), claims: Iterable[Claim] = ()) -> Entry:
    """Return what the catalogue tells of one card.

    Parameters
    ----------
    card : Indicator
        The card.
    targets : iterable of Target
        The targets there are.
    claims : iterable of Claim
        The claims there are.

    Examples
    --------
    >>> from governance_metrics.indicators import INDICATORS
    >>> entry_of(INDICATORS["info_paper_share"]).numerator
    "SELECT COUNT(*) FROM tasks WHERE (kind = 'task') AND (medium IS NOT NULL) AND (medium IN ('paper', 'sheet'))"
    """
    above, below = card.sources["numerator"], card.sources["denominator"]
    known = _known(card)
    divided = card.measure not in ("count", "date")
    return Entry(
        card=card,
        numerator=_sql(above, known),
        denominator=_sql(below, known) if divided else "",
        terms={name: sql for part in (above, below) for name, sql in _terms(part).items()},
        needs=tuple(TABLES[name].heading if name in TABLES else same(name) for name in card.needs),
        references=tuple(target for target in targets if target.indicator == card.code and target.on),
        claims=tuple(claim.code for claim in claims if card.code in claim.indicators),
    )


def catalogue(
    cards: Iterable[Indicator], targets: Iterable[Target], claims: Iterable[Claim], language: Language
) -> pd.DataFrame:
    """Return the catalogue in one language, one row a card.

    Parameters
    ----------
    cards : iterable of Indicator
        The cards.
    targets : iterable of Target
        The targets there are.
    claims : iterable of Claim
        The claims there are.
    language : {"zh", "en"}
        The language of headings and words.

    Returns
    -------
    DataFrame
        Columns headed as in ``HEADINGS``, all text; a dash where there is nothing to say.

    Examples
    --------
    >>> from governance_metrics.indicators import INDICATORS
    >>> catalogue(list(INDICATORS.values())[:2], (), (), "en").shape
    (2, 17)
    """
    targets, claims = tuple(targets), tuple(claims)
    rows = [_row(entry_of(card, targets, claims), language) for card in cards]
    return (
        pd.DataFrame(rows, columns=list(HEADINGS))
        .replace("", NOTHING)
        .rename(columns={k: v.say(language) for k, v in HEADINGS.items()})
    )


def reference_words(target: Target, language: Language) -> str:
    """Return a reference in a line: its side and value, its year, its document.

    Examples
    --------
    >>> from governance_metrics.claims.targets import read_targets
    >>> reference_words(read_targets()[0], "en")[:20]
    '>=18 per 10,000 (202'
    """
    side = "" if target.operator == "=" else target.operator
    value = "" if target.value is None else f"{side}{target.value:g} {target.unit} "
    left, right = ("（", "）") if language == "zh" else ("(", ") ")
    return f"{value}{left}{target.year}{right}{target.document.say(language)}"


def _row(entry: Entry, language: Language) -> dict[str, str]:
    card = entry.card
    method = entry.method
    unit = card.unit or (SHARE if card.measure == "share" else card.counted)
    definition = card.definition.say(language)
    comma, semicolon = ("、", "；") if language == "zh" else (", ", "; ")
    return {
        "code": card.code,
        "title": card.title.say(language),
        "theme": THEMES[card.theme].say(language),
        "page_one": YES.say(language) if card.page_one else "",
        "definition": f"{definition}{semicolon}{method.say(language)}" if method else definition,
        "interpretation": card.interpretation.say(language),
        "formula": formula_of(card),
        "numerator": entry.numerator,
        "denominator": entry.denominator,
        "terms": "; ".join(f"{name} := {sql}" for name, sql in entry.terms.items()),
        "unit": unit.say(language),
        "direction": DIRECTIONS[card.direction].say(language),
        "needs": comma.join(text.say(language) for text in entry.needs),
        "disclosure": DISCLOSURES[card.disclosure].say(language),
        "references": semicolon.join(reference_words(target, language) for target in entry.references),
        "claims": ", ".join(entry.claims),
        "source": card.source,
    }


def _types(table: str) -> Mapping[str, ColumnType]:
    return VIEWS[table].types if table in VIEWS else TABLES[table].types if table in TABLES else {}


def _sql(part: Part, known: Iterable[str] = ()) -> str:
    """A part as a query: rows counted where it is a condition, summed where it is a number; only known rows."""
    conditions = [] if part.where == "TRUE" else [part.where]
    conditions += [f"{name} IS NOT NULL" for name in known]
    if part.sum == "1":
        return _query("COUNT(*)", part.table, conditions)
    if Expression(part.sum).is_condition(_types(part.table)):
        return _query("COUNT(*)", part.table, [*conditions, part.sum])
    return _query(f"SUM({part.sum})", part.table, conditions)


def _known(card: Indicator) -> tuple[str, ...]:
    """The columns that have to be known for a row to count, where both parts come from one table."""
    parts = () if card.two_tables else card.sources.values()
    names = [name for part in parts for name in Expression(part.sum).columns]
    return tuple(name for name in dict.fromkeys(names) if name not in PERIOD_COLUMNS)


def _query(counted: str, table: str, conditions: list[str]) -> str:
    where = " AND ".join(f"({condition})" for condition in conditions)
    # for people to read; the sums themselves are asked for in the room that knows the engine
    return f"SELECT {counted} FROM {table}" + (f" WHERE {where}" if where else "")  # noqa: S608


def _terms(part: Part) -> dict[str, str]:
    """The derived columns a part names, with what they are made of."""
    if part.table not in TABLES:
        return {}
    derived = {term.name: term.sql for term in TABLES[part.table].derived}
    named = [name for sql in (part.where, part.sum) for name in Expression(sql).columns]
    return {name: derived[name] for name in dict.fromkeys(named) if name in derived}
