"""The cards: every indicator the library knows, by code, theme by theme."""

from governance_metrics.indicators import (
    adoption,
    collaboration,
    informatisation,
    mobilisation,
    party_building,
    workforce,
)
from governance_metrics.indicators.card import Indicator

INDICATORS: dict[str, Indicator] = {
    card.code: card
    for theme in (mobilisation, party_building, collaboration, informatisation, workforce, adoption)
    for card in theme.INDICATORS
}
