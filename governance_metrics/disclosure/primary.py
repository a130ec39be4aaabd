"""The first rule, by card: too few people behind a number, or a team described below its street."""

from collections.abc import Mapping

import pandas as pd

from governance_metrics.indicators.card import Indicator

ABOVE_AREAS = ("all", "street_id")


def too_few(estimates: pd.DataFrame, indicators: Mapping[str, Indicator], threshold: int) -> pd.Series:
    """Return which estimates about people have too few of them behind.

    Staff are people too: at the street and above the threshold holds for them as for others.

    Parameters
    ----------
    estimates : DataFrame
        As ``estimate`` makes them.
    indicators : mapping of str to Indicator
        The cards; arrangements (``public``) are never hidden.
    threshold : int
        Smallest number of people.
    """
    kinds = estimates["indicator"].map({code: card.disclosure for code, card in indicators.items()})
    measures = estimates["indicator"].map({code: card.measure for code, card in indicators.items()})
    persons = estimates["n"].notna() & kinds.isin(["persons", "staff"])
    return persons & _small(estimates, measures, threshold)


def under_the_street(estimates: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.Series:
    """Return which estimates describe a team below its street."""
    kinds = estimates["indicator"].map({code: card.disclosure for code, card in indicators.items()})
    return estimates["n"].notna() & kinds.eq("staff") & ~estimates["level"].isin(ABOVE_AREAS)


def _small(estimates: pd.DataFrame, measures: pd.Series, threshold: int) -> pd.Series:
    """Whether too few people stand behind a number; for a share those without it count as well.

    A sample is judged by its unweighted answers, a full count by the people counted, and a row without any
    value only by a number its reason quotes.
    """
    sampled = estimates["interval"].eq("sampling")
    share = measures.eq("share")
    people = estimates["n"].where(sampled | ~share, estimates["denominator"]).fillna(estimates["n"])
    above = estimates["n_numerator"].where(sampled, estimates["numerator"])
    small = people.lt(threshold) | (share & (above.lt(threshold) | (people - above).lt(threshold)))
    quoted = estimates["reason"].str.extract(r"^denominator_unknown\(numerator=([0-9.]+)\)$")[0].astype(float)
    return small.where(estimates["n"].gt(0), quoted.lt(threshold))
