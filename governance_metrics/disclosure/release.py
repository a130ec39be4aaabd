"""One release: what may be shown of an assessment, hidden and audited before any writer sees a number."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Literal

import numpy as np
import pandas as pd

from governance_metrics.disclosure.audit import audit
from governance_metrics.disclosure.earlier import Beside, known_from
from governance_metrics.disclosure.families import families
from governance_metrics.disclosure.hiding import hide_areas, hide_comparisons, hide_reasons
from governance_metrics.disclosure.primary import too_few, under_the_street
from governance_metrics.disclosure.register import Printed, before, printed
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
    beside : Beside
        What was found beside earlier releases.
    """

    profile: Profile
    threshold: int
    hidden: int
    beside: Beside = field(default_factory=Beside)


def protect(
    assessment: Assessment, *, profile: Profile = "handout", threshold: int = 10, earlier: Sequence[Printed] = ()
) -> Release:
    """Return what a profile may show of an assessment.

    A number about people (``persons``) is shown only where the unweighted count and its complement both
    reach the threshold; a number about staff only for the street and above. Then as few further areas as
    possible are hidden, so that no total gives a hidden one back; and what could still be computed from
    everything shown is worked out by separate code. Where that finds a way, all areas of the table go, and with
    them its total where earlier releases have given areas away.

    Parameters
    ----------
    assessment : Assessment
        What was found.
    profile : {"handout", "internal"}
        ``internal`` shows everything.
    threshold : int
        Smallest number of people that may stand behind a number.
    earlier : sequence of Printed
        What was handed out before: what was hidden then stays hidden where its table has hardly changed, and what
        was shown then protects nothing now.
    """
    estimates, claims = assessment.estimates, assessment.claims
    gone, beside = pd.Series(False, index=estimates.index), Beside()
    if profile == "handout":
        below = under_the_street(estimates, assessment.indicators)
        small = too_few(estimates, assessment.indicators, threshold) & ~below
        known = known_from(earlier, estimates, assessment.indicators, threshold)
        small = small | (known.closed & ~below)
        tables, secret = families(assessment, threshold), (small | below) & ~known.near
        small = companions(tables, small, below, known.near)
        for whole in (False, True):
            for table in audit(tables, (small | below) & ~known.near, secret):
                rows = [*table.index, *table.totals] if whole and earlier else table.index
                small = small | (estimates.index.isin(rows) & ~below)
        gone = small | below
        beside = Beside(
            differing=int((known.few & ~gone).sum()),
            exposed=int((known.near & gone).sum()),
        )
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
    parts = {one.name: getattr(assessment, one.name) for one in fields(Assessment)} | protected
    return Release(**parts, profile=profile, threshold=threshold, hidden=int(gone.sum()), beside=beside)


def protect_beside(
    assessment: Assessment, register: Sequence[Printed], *, profile: Profile = "handout", threshold: int = 10
) -> tuple[Release, tuple[Printed, ...]]:
    """Return what may be shown beside what was handed out before, and the register with this release in it.

    The same assessment against the same register gives the same release, also when it stands in the register
    already: then only those before it count.

    Parameters
    ----------
    assessment : Assessment
        What was found.
    register : sequence of Printed
        What was printed, in order.
    profile : {"handout", "internal"}
        The internal profile takes no notice of the register and does not enter it.
    threshold : int
        Smallest number of people that may stand behind a number.
    """
    release = protect(assessment, profile=profile, threshold=threshold)
    if profile == "internal":
        return release, tuple(register)
    alone = printed(release.estimates, assessment.indicators)
    earlier = before(register, alone.digest)
    if earlier:
        was_open = release.estimates["n"].notna()
        release = protect(assessment, profile=profile, threshold=threshold, earlier=earlier)
        kept = int((was_open & release.estimates["n"].isna()).sum())
        release = replace(release, beside=replace(release.beside, kept=kept))
    if len(earlier) < len(register):
        return release, tuple(register)
    return release, (*register, printed(release.estimates, assessment.indicators, alone.digest))
