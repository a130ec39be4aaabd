"""Informatisation: paper and forms, quality, who is reached, and what it costs."""

from governance_metrics.indicators.informatisation import answers, burden, money, quality, reach

INDICATORS = tuple(card for part in (burden, quality, reach, money, answers) for card in part.INDICATORS)
