"""From sums to estimates: one row per indicator, period, level, area and group, always."""

from governance_metrics.estimates.grid import COLUMNS, estimates_of
from governance_metrics.estimates.level import Level

__all__ = ["COLUMNS", "Level", "estimates_of"]
