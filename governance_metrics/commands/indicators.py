"""The command indicators: the catalogue, said or written as a workbook or as a list."""

from pathlib import Path

import typer

from governance_metrics.claims import CLAIMS
from governance_metrics.claims.targets import read_targets
from governance_metrics.commands.csv_file import write_csv
from governance_metrics.commands.new_file import write_new
from governance_metrics.indicators import INDICATORS
from governance_metrics.instruments.catalogue import NOTHING, catalogue
from governance_metrics.instruments.workbook import Field, FormSheet, workbook
from governance_metrics.report.formats.output_file import file_date
from governance_metrics.text import Language, Text

TITLE = Text(zh="指标目录", en="Catalogue of indicators")
WIDTHS = (24, 26, 14, 8, 44, 44, 44, 44, 44, 30, 14, 16, 24, 24, 50, 14, 12)


def list_indicators(language: Language, out: Path | None) -> int:
    """Say the catalogue, or write it where asked, and return the exit code."""
    made = catalogue(INDICATORS.values(), read_targets(), CLAIMS.values(), language)
    if out is None:
        for row in made.to_dict("records"):
            code, *lines = [f"{name}: {value}" for name, value in row.items() if value != NOTHING]
            typer.echo("\n".join([code.partition(": ")[2], *lines]) + "\n")
        return 0
    if out.suffix.lower() == ".csv":
        write_csv(made, out)
        typer.echo(str(out))
        return 0
    fields = tuple(Field(heading=name, note="", width=w) for name, w in zip(made, WIDTHS, strict=True))
    rows = tuple(tuple(row) for row in made.to_numpy().tolist())
    sheet = FormSheet(name=TITLE.say(language), fields=fields, rows=rows)
    book = workbook(
        [sheet], notes=[TITLE.say(language)], language=language, title=TITLE.say(language), created=file_date()
    )
    typer.echo(str(write_new(out, ".xlsx", book)))
    return 0
