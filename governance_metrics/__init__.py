"""Community governance indicators: from rosters and surveys to verdicts, with honest intervals."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from governance_metrics.assessment import assess, estimate
    from governance_metrics.claims import CLAIMS
    from governance_metrics.claims.claim import Claim, Test
    from governance_metrics.claims.target import Target
    from governance_metrics.comparisons import compare
    from governance_metrics.disclosure import Release, protect
    from governance_metrics.errors import CardError, DataError, FormatError, GovernanceError
    from governance_metrics.findings import Assessment
    from governance_metrics.indicators import INDICATORS
    from governance_metrics.indicators.card import Indicator, Part
    from governance_metrics.intake import read
    from governance_metrics.report.writing import write
    from governance_metrics.sample import simulate
    from governance_metrics.statistics.allocation import allocate, staffing_gap
    from governance_metrics.statistics.area_rates import area_proportions, area_rates
    from governance_metrics.statistics.calibration import Calibration, Margin
    from governance_metrics.statistics.change import change
    from governance_metrics.statistics.composite import composite
    from governance_metrics.statistics.covariance_table import survey_covariance
    from governance_metrics.statistics.design import SurveyDesign
    from governance_metrics.statistics.design_file import read_design, write_design
    from governance_metrics.statistics.difference import survey_difference
    from governance_metrics.statistics.disparity import disparities
    from governance_metrics.statistics.fay_herriot import fay_herriot
    from governance_metrics.statistics.funnel_verdict import funnel_of_counts, funnel_of_estimates
    from governance_metrics.statistics.independence import survey_independence
    from governance_metrics.statistics.logistic import survey_logistic
    from governance_metrics.statistics.process_chart import process_chart
    from governance_metrics.statistics.quantile_groups import quantile_groups
    from governance_metrics.statistics.ranks import rank_intervals
    from governance_metrics.statistics.retention import retention
    from governance_metrics.statistics.shrinkage import shrunken
    from governance_metrics.statistics.social_gradient import social_gradient
    from governance_metrics.statistics.staffing import caseload, stability, turnover, vacancy_rates
    from governance_metrics.statistics.standardisation import directly_standardised, indirectly_standardised
    from governance_metrics.statistics.survey import (
        survey_mean,
        survey_proportion,
        survey_quantile,
        survey_ratio,
        survey_total,
    )
    from governance_metrics.statistics.trend import recent_trend
    from governance_metrics.statistics.weights import survey_effective_n, survey_weights
    from governance_metrics.statistics.wisn import available_time, staffing_need
    from governance_metrics.tables.column import Code, Column
    from governance_metrics.tables.dataset import Dataset
    from governance_metrics.tables.table import Table, Time
    from governance_metrics.text import Text

__all__ = [
    "CLAIMS",
    "INDICATORS",
    "Assessment",
    "Calibration",
    "CardError",
    "Claim",
    "Code",
    "Column",
    "DataError",
    "Dataset",
    "FormatError",
    "GovernanceError",
    "Indicator",
    "Margin",
    "Part",
    "Release",
    "SurveyDesign",
    "Table",
    "Target",
    "Test",
    "Text",
    "Time",
    "allocate",
    "area_proportions",
    "area_rates",
    "assess",
    "available_time",
    "caseload",
    "change",
    "compare",
    "composite",
    "directly_standardised",
    "disparities",
    "estimate",
    "fay_herriot",
    "funnel_of_counts",
    "funnel_of_estimates",
    "indirectly_standardised",
    "process_chart",
    "protect",
    "quantile_groups",
    "rank_intervals",
    "read",
    "read_design",
    "recent_trend",
    "retention",
    "shrunken",
    "simulate",
    "social_gradient",
    "stability",
    "staffing_gap",
    "staffing_need",
    "survey_covariance",
    "survey_difference",
    "survey_effective_n",
    "survey_independence",
    "survey_logistic",
    "survey_mean",
    "survey_proportion",
    "survey_quantile",
    "survey_ratio",
    "survey_total",
    "survey_weights",
    "turnover",
    "vacancy_rates",
    "write",
    "write_design",
]

# A name is loaded when it is first used, so that the command line answers at once.
_PLACES = {
    "Assessment": "findings",
    "CLAIMS": "claims",
    "Calibration": "statistics.calibration",
    "CardError": "errors",
    "Claim": "claims.claim",
    "Code": "tables.column",
    "Column": "tables.column",
    "DataError": "errors",
    "Dataset": "tables.dataset",
    "FormatError": "errors",
    "GovernanceError": "errors",
    "INDICATORS": "indicators",
    "Indicator": "indicators.card",
    "Margin": "statistics.calibration",
    "Part": "indicators.card",
    "Release": "disclosure",
    "SurveyDesign": "statistics.design",
    "Table": "tables.table",
    "Target": "claims.target",
    "Test": "claims.claim",
    "Text": "text",
    "Time": "tables.table",
    "allocate": "statistics.allocation",
    "area_proportions": "statistics.area_rates",
    "area_rates": "statistics.area_rates",
    "assess": "assessment",
    "available_time": "statistics.wisn",
    "caseload": "statistics.staffing",
    "change": "statistics.change",
    "compare": "comparisons",
    "composite": "statistics.composite",
    "directly_standardised": "statistics.standardisation",
    "disparities": "statistics.disparity",
    "estimate": "assessment",
    "fay_herriot": "statistics.fay_herriot",
    "funnel_of_counts": "statistics.funnel_verdict",
    "funnel_of_estimates": "statistics.funnel_verdict",
    "indirectly_standardised": "statistics.standardisation",
    "process_chart": "statistics.process_chart",
    "protect": "disclosure",
    "quantile_groups": "statistics.quantile_groups",
    "rank_intervals": "statistics.ranks",
    "read": "intake",
    "read_design": "statistics.design_file",
    "recent_trend": "statistics.trend",
    "retention": "statistics.retention",
    "shrunken": "statistics.shrinkage",
    "simulate": "sample",
    "social_gradient": "statistics.social_gradient",
    "stability": "statistics.staffing",
    "staffing_gap": "statistics.allocation",
    "staffing_need": "statistics.wisn",
    "survey_covariance": "statistics.covariance_table",
    "survey_difference": "statistics.difference",
    "survey_effective_n": "statistics.weights",
    "survey_independence": "statistics.independence",
    "survey_logistic": "statistics.logistic",
    "survey_mean": "statistics.survey",
    "survey_proportion": "statistics.survey",
    "survey_quantile": "statistics.survey",
    "survey_ratio": "statistics.survey",
    "survey_total": "statistics.survey",
    "survey_weights": "statistics.weights",
    "turnover": "statistics.staffing",
    "vacancy_rates": "statistics.staffing",
    "write": "report.writing",
    "write_design": "statistics.design_file",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
