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
from governance_metrics.disclosure.rounding import rounded, too_exact
from governance_metrics.disclosure.secondary import SECONDS, companions
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
    rounded : int
        Estimates made from rounded counts, because the best choice of companions was not found in time.
    beside : Beside
        What was found beside earlier releases.
    """

    profile: Profile
    threshold: int
    hidden: int
    rounded: int = 0
    beside: Beside = field(default_factory=Beside)


def protect(
    assessment: Assessment,
    *,
    profile: Profile = "handout",
    threshold: int = 10,
    earlier: Sequence[Printed] = (),
    seconds: float = SECONDS,
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
    seconds : float
        How long the choice of companions may take; the shares of tables not finished by then are made from rounded
        counts, and what cannot be rounded so is hidden whole.
    """
    estimates, claims = assessment.estimates, assessment.claims
    gone, beside = pd.Series(False, index=estimates.index), Beside()
    touched = gone
    if profile == "handout":
        below = under_the_street(estimates, assessment.indicators)
        small = too_few(estimates, assessment.indicators, threshold) & ~below
        known = known_from(earlier, estimates, assessment.indicators, threshold)
        small = small | (known.closed & ~below)
        tables, secret = families(assessment, threshold), (small | below) & ~known.near
        small, unfinished = companions(tables, small, below, known.near, seconds=seconds)
        coarse = tuple(table for table in unfinished if table.share and not earlier)
        for table in coarse:
            if too_exact(table, small | below):
                small = small | (estimates.index.isin(table.totals) & ~below)
        exact = tuple(table for table in tables if not any(table is one for one in coarse))
        for whole in (False, True):
            for table in audit(exact, (small | below) & ~known.near, secret):
                rows = [*table.index, *table.totals] if whole and earlier else table.index
                small = small | (estimates.index.isin(rows) & ~below)
        gone = small | below
        beside = Beside(
            differing=int((known.few & ~gone).sum()),
            exposed=int((known.near & gone).sum()),
        )
        rough, touched = rounded(estimates, coarse, gone)
        claims = hide_reasons(claims, estimates[gone | touched])
        estimates = rough
        estimates.loc[gone, list(HIDDEN_NUMBERS)] = np.nan
        estimates.loc[small, "reason"] = "hidden"
        estimates.loc[below, "reason"] = "staff_below_street"
    hidden = assessment.estimates.loc[gone | touched, KEY]
    protected = {
        "estimates": estimates,
        "claims": claims,
        "comparisons": hide_comparisons(assessment.comparisons, hidden, assessment.settings.periods),
        "problems": hide_areas(assessment.problems, hidden),
        "recommendations": hide_areas(assessment.recommendations, hidden),
        "tallies": Tallies((), assessment.submissions, assessment.supplied),
    }
    parts = {one.name: getattr(assessment, one.name) for one in fields(Assessment)} | protected
    n_rounded = int(touched.sum())
    n_hidden = int(gone.sum())
    return Release(**parts, profile=profile, threshold=threshold, hidden=n_hidden, rounded=n_rounded, beside=beside)


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
