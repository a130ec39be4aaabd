"""Workforce: how many community workers there are, who they are, what they can do, carry and earn."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.workforce import capability, headcount, load, pay, profile

INDICATORS: tuple[Indicator, ...] = (
    *headcount.INDICATORS,
    *profile.INDICATORS,
    *capability.INDICATORS,
    *load.INDICATORS,
    *pay.INDICATORS,
)
