"""The record of one assessment: everything found, with what was asked; nothing is computed again later."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from governance_metrics.claims.claim import Claim
from governance_metrics.claims.target import Target
from governance_metrics.indicators.card import Indicator
from governance_metrics.tables.table import Table
from governance_metrics.tally import Tallies


@dataclass(frozen=True)
class Settings:
    """What an assessment was asked for.

    Parameters
    ----------
    period : str
        The period judged.
    periods : tuple of str
        Every period estimated, earliest first.
    area : str
        The column that tells areas apart.
    conf_level : float
        Confidence level of every interval.
    """

    period: str
    periods: tuple[str, ...]
    area: str
    conf_level: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Assessment:
    """Everything one assessment found; nothing is computed again later.

    Parameters
    ----------
    estimates, comparisons, claims, problems, recommendations, quality, sources, submissions : DataFrame
        The results, with the columns the design lists.
    scales, nonresponse : DataFrame
        The reliability of the scales, and the questions left unanswered, of the surveys among the tables.
    tallies : Tallies
        The sums behind the estimates.
    areas : DataFrame
        ``area, name, street_id``: the communities, in order.
    indicators, claim_records : mapping of str to record
        The cards and claims used.
    targets : tuple of Target
        The targets considered.
    contracts : mapping of str to Table
        The tables.
    settings : Settings
        What was asked for.
    """

    estimates: pd.DataFrame
    comparisons: pd.DataFrame
    claims: pd.DataFrame
    problems: pd.DataFrame
    recommendations: pd.DataFrame
    quality: pd.DataFrame
    sources: pd.DataFrame
    submissions: pd.DataFrame
    scales: pd.DataFrame
    nonresponse: pd.DataFrame
    tallies: Tallies = field(repr=False)
    areas: pd.DataFrame = field(repr=False)
    indicators: Mapping[str, Indicator] = field(repr=False)
    claim_records: Mapping[str, Claim] = field(repr=False)
    targets: tuple[Target, ...] = field(repr=False)
    contracts: Mapping[str, Table] = field(repr=False)
    settings: Settings

    @property
    def supplied(self) -> frozenset[str]:
        """The tables that were handed in."""
        return self.tallies.supplied
