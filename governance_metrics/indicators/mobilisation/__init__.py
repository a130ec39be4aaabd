"""Mobilisation: who came, which gates were held, how many doors were reached, what was offered."""

from governance_metrics.indicators.mobilisation import answers, controls, forces, guards, reach, services

INDICATORS = tuple(card for part in (forces, controls, guards, reach, services, answers) for card in part.INDICATORS)
