"""A simulated district whose true values are known."""

from governance_metrics.sample.district import simulate
from governance_metrics.sample.folder import write_district
from governance_metrics.sample.truths import TRUTHS, Truths

__all__ = ["TRUTHS", "Truths", "simulate", "write_district"]
