"""The command template: the rosters as workbooks to fill in, in Chinese and in English."""

from pathlib import Path

import typer

from governance_metrics.commands.languages import spoken
from governance_metrics.commands.new_file import write_new
from governance_metrics.instruments.roster_template import roster_template
from governance_metrics.report.formats.output_file import file_date
from governance_metrics.tables import TABLES


def write_templates(out: Path, language: str) -> int:
    """Write a workbook of rosters in each language asked for, say the paths, and return the exit code."""
    rosters = [table for table in TABLES.values() if not table.sample]
    for code in spoken(language):
        made = roster_template(rosters, language=code, created=file_date())
        typer.echo(str(write_new(out / f"rosters_{code}.xlsx", ".xlsx", made)))
    return 0
