"""Party building: coverage, dual registration, joint bodies, and who begins a matter."""

from governance_metrics.indicators.party_building import (
    answers,
    coverage,
    dual_registration,
    joint_bodies,
    self_government,
)

INDICATORS = tuple(
    card for part in (coverage, dual_registration, self_government, joint_bodies, answers) for card in part.INDICATORS
)
