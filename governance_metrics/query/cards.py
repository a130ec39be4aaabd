"""Cards over a researcher's own tables, held against their contracts once those are known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from governance_metrics.errors import CardError
from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.indicators.expression import Expression
from governance_metrics.tables import VIEWS
from governance_metrics.tables.table import Table
from governance_metrics.text import same


def checked_cards(indicators: Iterable[Indicator], contracts: Mapping[str, Table]) -> dict[str, Indicator]:
    """Return the cards by code, each held against the contracts of its tables.

    A yes-or-no column alone is a share: of a researcher's own table that is known only here.

    Parameters
    ----------
    indicators : iterable of Indicator
        The cards.
    contracts : mapping of str to Table
        Every table there is.

    Raises
    ------
    CardError
        With every slip at once: an unknown table, column or code, a universe that is not a condition, two
        cards of one code.
    """
    cards: dict[str, Indicator] = {}
    faults = []
    for card in indicators:
        if card.code in cards:
            faults.append(f"two cards have the code {card.code!r}")
        for role, part in card.sources.items():
            faults += [f"card {card.code!r}, {role}: {fault}" for fault in _faults(part, contracts)]
        cards[card.code] = card
    if faults:
        raise CardError(*(same(fault) for fault in dict.fromkeys(faults)))
    return {code: _measured(card, contracts) for code, card in cards.items()}


def _faults(part: Part, contracts: Mapping[str, Table]) -> Iterator[str]:
    if part.table in VIEWS:
        return
    contract = contracts.get(part.table)
    if contract is None:
        yield f"there is no table {part.table!r}"
        return
    codes = {c.name: tuple(code.code for code in c.codes) for c in contract.listed if c.codes}
    where, total = Expression(part.where), Expression(part.sum)
    slips = [*where.faults(contract.types, codes), *total.faults(contract.types, codes)]
    yield from slips
    if not slips and not where.is_condition(contract.types):
        yield f"{part.where!r} says who counts and has to be a condition"
    if not slips and not total.is_condition(contract.types) and not total.is_number(contract.types):
        yield f"{part.sum!r} is counted and has to be a condition or a number"


def _measured(card: Indicator, contracts: Mapping[str, Table]) -> Indicator:
    if card.measure != "mean" or card.two_tables or card.table not in contracts:
        return card
    part = card.sources["numerator"]
    condition = Expression(part.sum).is_condition(contracts[part.table].types)
    return replace(card, measure="share") if condition else card
