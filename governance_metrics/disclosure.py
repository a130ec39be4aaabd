"""What may be shown: small numbers about people are hidden once, here, before any writer sees a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Literal

import numpy as np
import pandas as pd

from governance_metrics.findings import Assessment
from governance_metrics.indicators.card import Indicator
from governance_metrics.tally import Tallies

Profile = Literal["handout", "internal"]
HIDDEN_NUMBERS = (
    "estimate", "std_error", "conf_low", "conf_high", "numerator", "denominator", "n", "n_missing",
    "n_numerator", "df", "deff", "rest_estimate", "rest_difference", "rest_std_error",
)  # fmt: skip
HIDDEN_COMPARISON = ("estimate", "difference", "std_error", "conf_low", "conf_high", "p_value", "p_adjusted")
ABOUT_PEOPLE = ("previous", "rest")  # kinds whose reference is itself an estimate
KEY = ["indicator", "period", "level", "area", "group"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Release(Assessment):
    """An assessment as it may be shown: hidden numbers are blank, and ``reason`` says so.

    Parameters
    ----------
    profile : {"handout", "internal"}
        Which profile.
    threshold : int
        Smallest number of people behind a number about people.
    hidden : int
        Estimates hidden.
    """

    profile: Profile
    threshold: int
    hidden: int


def protect(assessment: Assessment, *, profile: Profile = "handout", threshold: int = 10) -> Release:
    """Return what a profile may show of an assessment.

    A number about people (``persons``) is shown only where the unweighted count and its complement both
    reach the threshold; a number about staff only for the street and above. Where one area alone would be
    hidden, the next smallest is hidden with it, so that the total does not give it back. Full secondary
    suppression over all tables is not done here.

    Parameters
    ----------
    assessment : Assessment
        What was found.
    profile : {"handout", "internal"}
        ``internal`` shows everything.
    threshold : int
        Smallest number of people that may stand behind a number.
    """
    estimates, indicators, claims = assessment.estimates, assessment.indicators, assessment.claims
    gone = pd.Series(False, index=estimates.index)
    if profile == "handout":
        small, below = _hidden(estimates, indicators, threshold)
        gone = small | below
        claims = _hide_reasons(claims, estimates[gone])
        estimates = estimates.copy()
        estimates.loc[gone, list(HIDDEN_NUMBERS)] = np.nan
        estimates.loc[small, "reason"] = "hidden"
        estimates.loc[below, "reason"] = "staff_below_street"
    hidden = assessment.estimates.loc[gone, KEY]
    protected = {
        "estimates": estimates,
        "claims": claims,
        "comparisons": _hide_comparisons(assessment.comparisons, hidden, assessment.settings.periods),
        "problems": _hide_areas(assessment.problems, hidden),
        "recommendations": _hide_areas(assessment.recommendations, hidden),
        "tallies": Tallies((), assessment.submissions, assessment.supplied),
    }
    parts = {field.name: getattr(assessment, field.name) for field in fields(Assessment)} | protected
    return Release(**parts, profile=profile, threshold=threshold, hidden=int(gone.sum()))


def _hidden(
    estimates: pd.DataFrame, indicators: Mapping[str, Indicator], threshold: int
) -> tuple[pd.Series, pd.Series]:
    """Which estimates are hidden for small numbers, and which because staff are below the street.

    Staff are people too: at the street and above the threshold holds for them as for others.
    """
    kinds = estimates["indicator"].map({code: card.disclosure for code, card in indicators.items()})
    measures = estimates["indicator"].map({code: card.measure for code, card in indicators.items()})
    present = estimates["n"].notna()
    below = present & kinds.eq("staff") & ~estimates["level"].isin(["all", "street_id"])
    persons = present & kinds.isin(["persons", "staff"]) & ~below
    small = persons & _small(estimates, measures, threshold)
    small = small | _companions(estimates, small, persons)
    return small, below


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


def _companions(estimates: pd.DataFrame, small: pd.Series, candidates: pd.Series) -> pd.Series:
    """The next smallest area wherever one area alone is hidden."""
    chosen = pd.Series(False, index=estimates.index)
    parts = estimates[estimates["level"].ne("all")]
    keys: Sequence[str] = ["indicator", "period", "level", "group"]
    for _, rows in parts.groupby(list(keys), sort=False):
        if int(small[rows.index].sum()) == 1:
            others = rows[candidates[rows.index] & ~small[rows.index]]
            if len(others):
                chosen[others.sort_values(["n", "area"]).index[0]] = True
    return chosen


def _hide_reasons(claims: pd.DataFrame, hidden: pd.DataFrame) -> pd.DataFrame:
    """Verdicts whose reason quotes a hidden number say instead that it is hidden."""
    shown = claims.copy()
    for said in dict.fromkeys(reason for reason in hidden["reason"] if "(" in reason):
        for column in ("reason", "tests"):
            shown[column] = shown[column].str.replace(said, "hidden", regex=False)
    return shown


def _hide_comparisons(comparisons: pd.DataFrame, hidden: pd.DataFrame, periods: Sequence[str]) -> pd.DataFrame:
    """Comparisons without what a hidden estimate is behind, on either side of the comparison."""
    secret = pd.MultiIndex.from_frame(hidden)
    before = comparisons["period"].map(dict(pairwise(reversed(periods))))
    gone = pd.MultiIndex.from_frame(comparisons[KEY]).isin(secret)
    was_gone = pd.MultiIndex.from_frame(comparisons[KEY].assign(period=before)).isin(secret)
    gone = gone | (was_gone & comparisons["reference_kind"].eq("previous"))
    shown = comparisons.copy()
    shown.loc[gone, list(HIDDEN_COMPARISON)] = np.nan
    shown.loc[gone & comparisons["reference_kind"].isin(ABOUT_PEOPLE), "reference"] = np.nan
    shown.loc[gone, "verdict"] = "no_data"
    shown.loc[gone, "reason"] = "hidden"
    return shown


def _hide_areas(found: pd.DataFrame, hidden: pd.DataFrame) -> pd.DataFrame:
    """Findings with hidden areas counted but not named, and no gap that one hidden area alone explains."""
    gone = {code: set(rows["area"]) - {"all"} for code, rows in hidden.groupby("indicator")}
    secret = tuple("|".join(key) + "|" for key in hidden.itertuples(index=False, name=None))
    shown = found.copy()
    named, gaps, traced = [], [], []
    for row in found.itertuples():
        kept = tuple(area for area in row.areas if area not in gone.get(row.indicator, set()))
        alone = len(row.areas) - len(kept) == 1
        named.append(kept)
        gaps.append(np.nan if alone else row.gap)
        traced.append(tuple(key for key in row.evidence if not key.startswith(secret)))
    shown["areas"] = pd.Series(named, index=found.index, dtype=object)
    shown["gap"] = pd.Series(gaps, index=found.index, dtype=float)
    shown["evidence"] = pd.Series(traced, index=found.index, dtype=object)
    return shown
