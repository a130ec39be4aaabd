"""The paper: its claims and its measures, by code, in the order of the text."""

from governance_metrics.claims import (
    closing,
    measures,
    measures_means,
    opening,
    problems_collaboration,
    problems_information_workforce,
    problems_party,
    remedies,
    results,
    results_participation,
)
from governance_metrics.claims.claim import Claim, Remedy

CLAIMS: dict[str, Claim] = {
    claim.code: claim
    for part in (
        opening,
        results,
        results_participation,
        problems_party,
        problems_collaboration,
        problems_information_workforce,
        measures,
        measures_means,
        closing,
    )
    for claim in part.CLAIMS
}
REMEDIES: dict[str, Remedy] = {remedy.code: remedy for remedy in remedies.REMEDIES}
