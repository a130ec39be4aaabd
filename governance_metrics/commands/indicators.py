"""The command indicators: the catalogue, said or written."""

from pathlib import Path

import pandas as pd
import typer

from governance_metrics.commands.csv_file import write_csv
from governance_metrics.indicators import INDICATORS
from governance_metrics.report.outline.labels import COLUMNS
from governance_metrics.text import Language


def list_indicators(language: Language, out: Path | None) -> int:
    """Say the catalogue, or write it where asked, and return the exit code."""
    heads = {name: COLUMNS[name].say(language) for name in ("indicator", "definition", "reading", "source", "table")}
    rows = [
        {
            "code": card.code,
            heads["indicator"]: card.title.say(language),
            heads["definition"]: card.definition.say(language),
            heads["reading"]: card.interpretation.say(language),
            heads["table"]: ", ".join(card.needs),
            heads["source"]: card.source,
        }
        for card in INDICATORS.values()
    ]
    if out is not None:
        write_csv(pd.DataFrame(rows), out)
        typer.echo(str(out))
        return 0
    for row in rows:
        typer.echo(
            "\n".join(f"{name}: {value}" if name != "code" else str(value) for name, value in row.items()) + "\n"
        )
    return 0
