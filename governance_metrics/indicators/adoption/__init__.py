"""Adoption: how far the paper's own measures have been taken up."""

from governance_metrics.indicators.adoption import mechanisms, support
from governance_metrics.indicators.card import Indicator

INDICATORS: tuple[Indicator, ...] = (*mechanisms.INDICATORS, *support.INDICATORS)
