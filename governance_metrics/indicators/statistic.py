"""The plain cards behind a card whose value is not a ratio of totals: their sums are made in the same pass."""

from collections.abc import Iterable
from dataclasses import replace

from governance_metrics.indicators.card import Indicator, Part


def base_code(code: str) -> str:
    """Return the code under which the card behind a statistic is tallied.

    Examples
    --------
    >>> base_code("coop_social_org_gap")
    'coop_social_org_gap__over'
    """
    return f"{code}__over"


def part_codes(card: Indicator) -> dict[str, str]:
    """Return the codes under which the parts of a composition are tallied, and the group each stands for.

    Examples
    --------
    >>> from governance_metrics.text import same
    >>> said = dict(title=same("a"), definition=same("a"), interpretation=same("a"), counted=same("a"))
    >>> made = Indicator(code="by_sex", theme="own", direction="context", table="workers",
    ...     numerator="sex = 'F'", statistic="composition", across="sex", disclosure="staff", source="own", **said)
    >>> part_codes(made)
    {'by_sex__1': 'sex=F', 'by_sex__2': 'sex=M'}
    """
    return {f"{card.code}__{n}": f"{card.across}={value}" for n, value in enumerate(card.parts, start=1)}


def formula_of(card: Indicator) -> str:
    """Return what a card computes as one line, in the language its expressions are written in.

    Examples
    --------
    >>> from governance_metrics.indicators import INDICATORS
    >>> formula_of(INDICATORS["mob_checkpoint_cover"])
    'SUM(gates_staffed >= 1 AND temp_point) / COUNT(*) FROM compounds'
    >>> formula_of(INDICATORS["work_vacancy"])
    'SUM(vacant) / SUM(quota) FROM community_staffing'
    """
    above, below = (_total(part) for part in card.sources.values())
    source, base = card.sources["numerator"], card.sources["denominator"]
    if card.two_tables:
        line = f"({above}{_from(source)}) / ({below}{_from(base)})"
    elif card.measure == "count" or (card.over is not None and card.over.measure == "count"):
        line = f"{above}{_from(source)}"
    else:
        line = f"{above} / {below}{_from(source)}"
    if card.over is not None:
        return f"{card.statistic}({line})"
    return f"{line} BY {card.across}" if card.across else line


def _total(part: Part) -> str:
    return "COUNT(*)" if part.sum == "1" else f"SUM({part.sum})"


def _from(part: Part) -> str:
    return f" FROM {part.table}" + ("" if part.where == "TRUE" else f" WHERE {part.where}")


def tallied(cards: Iterable[Indicator]) -> list[Indicator]:
    """Return the plain cards whose sums are made: each card itself, or what stands behind its statistic."""
    made: list[Indicator] = []
    for card in cards:
        if card.over is not None:
            made.append(replace(card.over, code=base_code(card.code)))
            continue
        made.append(card)
        for code, value in zip(part_codes(card), card.parts, strict=True):
            made.append(replace(card, code=code, numerator=f"{card.across} = '{value}'", statistic=None, across=None))
    return made
