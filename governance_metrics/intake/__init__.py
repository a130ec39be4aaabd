"""From files and frames to a checked dataset: the only room that ever sees a person."""

from governance_metrics.intake.conformity import conform
from governance_metrics.intake.fault import sentences_of
from governance_metrics.intake.left_out import LEFT_OUT
from governance_metrics.intake.mapping_workbook import write_mapping
from governance_metrics.intake.plain_list import read_list
from governance_metrics.intake.quality_workbook import write_quality
from governance_metrics.intake.reading import check, read
from governance_metrics.intake.rules import RULES
from governance_metrics.intake.staying import Tables
from governance_metrics.intake.summary import first_faults, summary_of

__all__ = [
    "LEFT_OUT",
    "RULES",
    "Tables",
    "check",
    "conform",
    "first_faults",
    "read",
    "read_list",
    "sentences_of",
    "summary_of",
    "write_mapping",
    "write_quality",
]
