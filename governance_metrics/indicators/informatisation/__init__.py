"""Informatisation: paper and forms, quality, who is reached, and what it costs."""

from governance_metrics.indicators.informatisation import burden, money, quality, reach

INDICATORS = tuple(card for part in (burden, quality, reach, money) for card in part.INDICATORS)
