"""The command targets: the list of targets in force, as a workbook to edit and hand back."""

from pathlib import Path

import typer

from governance_metrics.claims import CLAIMS
from governance_metrics.claims.targets import merge_targets, read_targets, targets_from
from governance_metrics.commands.new_file import write_new
from governance_metrics.indicators import INDICATORS
from governance_metrics.instruments.target_workbook import target_workbook
from governance_metrics.intake import read_list
from governance_metrics.report.formats.output_file import file_date
from governance_metrics.text import Language


def write_targets(out: Path, own: Path | None, language: Language) -> int:
    """Write the shipped targets, with those of one's own in their place, say the path, and return the exit code."""
    targets = read_targets()
    if own is not None:
        targets = merge_targets(targets, targets_from(read_list(own), where=own.name))
    codes = list(dict.fromkeys(code for claim in CLAIMS.values() for code in claim.indicators))
    made = target_workbook(targets, INDICATORS, codes=codes, language=language, created=file_date())
    typer.echo(str(write_new(out, ".xlsx", made)))
    return 0
