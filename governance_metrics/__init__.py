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
    from governance_metrics.statistics.design import SurveyDesign
    from governance_metrics.statistics.survey import (
        survey_mean,
        survey_proportion,
        survey_quantile,
        survey_ratio,
        survey_total,
    )
    from governance_metrics.tables.column import Code, Column
    from governance_metrics.tables.dataset import Dataset
    from governance_metrics.tables.table import Table, Time
    from governance_metrics.text import Text

__all__ = [
    "CLAIMS",
    "INDICATORS",
    "Assessment",
    "CardError",
    "Claim",
    "Code",
    "Column",
    "DataError",
    "Dataset",
    "FormatError",
    "GovernanceError",
    "Indicator",
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
    "simulate",
    "survey_mean",
    "survey_proportion",
    "survey_quantile",
    "survey_ratio",
    "survey_total",
    "write",
]

# A name is loaded when it is first used, so that the command line answers at once.
_PLACES = {
    "Assessment": "findings",
    "CLAIMS": "claims",
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
    "simulate": "sample",
    "survey_mean": "statistics.survey",
    "survey_proportion": "statistics.survey",
    "survey_quantile": "statistics.survey",
    "survey_ratio": "statistics.survey",
    "survey_total": "statistics.survey",
    "write": "report.writing",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
