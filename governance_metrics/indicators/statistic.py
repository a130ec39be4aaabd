"""The plain cards behind a card whose value is not a ratio of totals: their sums are made in the same pass."""

from collections.abc import Iterable
from dataclasses import replace

from governance_metrics.indicators.card import Indicator


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
