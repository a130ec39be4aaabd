"""Collaboration: resources, participation, belonging, order, organisations, neighbourhood."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.collaboration import (
    actors,
    belonging,
    neighbourhood,
    order,
    organisations,
    participation,
    resources,
)

INDICATORS: tuple[Indicator, ...] = (
    *resources.INDICATORS,
    *participation.INDICATORS,
    *belonging.INDICATORS,
    *order.INDICATORS,
    *actors.INDICATORS,
    *organisations.INDICATORS,
    *neighbourhood.INDICATORS,
)
