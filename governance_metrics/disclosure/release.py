"""One release: what may be shown of an assessment, hidden and audited before any writer sees a number."""

from dataclasses import dataclass, fields
from typing import Literal

import numpy as np
import pandas as pd

from governance_metrics.disclosure.audit import audit
from governance_metrics.disclosure.families import families
from governance_metrics.disclosure.hiding import hide_areas, hide_comparisons, hide_reasons
from governance_metrics.disclosure.primary import too_few, under_the_street
from governance_metrics.disclosure.secondary import companions
from governance_metrics.findings import Assessment
from governance_metrics.tally import Tallies

Profile = Literal["handout", "internal"]
HIDDEN_NUMBERS = (
    "estimate", "std_error", "conf_low", "conf_high", "numerator", "denominator", "n", "n_missing",
    "n_numerator", "df", "deff", "rest_estimate", "rest_difference", "rest_std_error",
)  # fmt: skip
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
    reach the threshold; a number about staff only for the street and above. Then as few further areas as
    possible are hidden, so that no total gives a hidden one back; and what could still be computed from
    everything shown is worked out by separate code. Where that finds a way, all areas of the table go.

    Parameters
    ----------
    assessment : Assessment
        What was found.
    profile : {"handout", "internal"}
        ``internal`` shows everything.
    threshold : int
        Smallest number of people that may stand behind a number.
    """
    estimates, claims = assessment.estimates, assessment.claims
    gone = pd.Series(False, index=estimates.index)
    if profile == "handout":
        below = under_the_street(estimates, assessment.indicators)
        small = too_few(estimates, assessment.indicators, threshold) & ~below
        tables, secret = families(assessment, threshold), small | below
        small = companions(tables, small, below)
        for table in audit(tables, small | below, secret):
            small = small | (estimates.index.isin(table.index) & ~below)
        gone = small | below
        claims = hide_reasons(claims, estimates[gone])
        estimates = estimates.copy()
        estimates.loc[gone, list(HIDDEN_NUMBERS)] = np.nan
        estimates.loc[small, "reason"] = "hidden"
        estimates.loc[below, "reason"] = "staff_below_street"
    hidden = assessment.estimates.loc[gone, KEY]
    protected = {
        "estimates": estimates,
        "claims": claims,
        "comparisons": hide_comparisons(assessment.comparisons, hidden, assessment.settings.periods),
        "problems": hide_areas(assessment.problems, hidden),
        "recommendations": hide_areas(assessment.recommendations, hidden),
        "tallies": Tallies((), assessment.submissions, assessment.supplied),
    }
    parts = {field.name: getattr(assessment, field.name) for field in fields(Assessment)} | protected
    return Release(**parts, profile=profile, threshold=threshold, hidden=int(gone.sum()))
