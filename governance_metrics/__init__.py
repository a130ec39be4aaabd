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
    from governance_metrics.statistics.calibration import Calibration, Margin
    from governance_metrics.statistics.covariance_table import survey_covariance
    from governance_metrics.statistics.design import SurveyDesign
    from governance_metrics.statistics.design_file import read_design, write_design
    from governance_metrics.statistics.difference import survey_difference
    from governance_metrics.statistics.independence import survey_independence
    from governance_metrics.statistics.logistic import survey_logistic
    from governance_metrics.statistics.survey import (
        survey_mean,
        survey_proportion,
        survey_quantile,
        survey_ratio,
        survey_total,
    )
    from governance_metrics.statistics.weights import survey_effective_n, survey_weights
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
    "assess",
    "compare",
    "estimate",
    "protect",
    "read",
    "read_design",
    "simulate",
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
    "assess": "assessment",
    "compare": "comparisons",
    "estimate": "assessment",
    "protect": "disclosure",
    "read": "intake",
    "read_design": "statistics.design_file",
    "simulate": "sample",
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
    "write": "report.writing",
    "write_design": "statistics.design_file",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
