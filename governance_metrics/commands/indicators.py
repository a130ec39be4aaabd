"""The command indicators: the catalogue, said or written."""

from pathlib import Path

import pandas as pd
import typer

from governance_metrics.commands.csv_file import write_csv
from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.statistic import formula_of
from governance_metrics.report.outline.labels import COLUMNS
from governance_metrics.tables import TABLES
from governance_metrics.text import Language, Text

DIRECTIONS = {
    "higher": Text(zh="越高越好", en="higher"),
    "lower": Text(zh="越低越好", en="lower"),
    "context": Text(zh="只作背景，不评高低", en="context only, never scored"),
}
HEADS = ("indicator", "unit", "direction", "definition", "formula", "reading", "table", "source")


def list_indicators(language: Language, out: Path | None) -> int:
    """Say the catalogue, or write it where asked, and return the exit code."""
    rows = [_row(card, language) for card in INDICATORS.values()]
    if out is not None:
        write_csv(pd.DataFrame(rows), out)
        typer.echo(str(out))
        return 0
    for row in rows:
        typer.echo(
            "\n".join(f"{name}: {value}" if name != "code" else str(value) for name, value in row.items()) + "\n"
        )
    return 0


def _row(card: Indicator, language: Language) -> dict[str, str]:
    """One indicator: what it is, how it is made, what it needs, and what it serves."""
    said = {
        "indicator": card.title.say(language),
        "unit": card.unit.say(language) if card.unit is not None and card.measure != "change" else "%",
        "direction": DIRECTIONS[card.direction].say(language),
        "definition": card.definition.say(language),
        "formula": formula_of(card),
        "reading": card.interpretation.say(language),
        "table": ("、" if language == "zh" else ", ").join(TABLES[name].heading.say(language) for name in card.needs),
        "source": card.source,
    }
    return {"code": card.code} | {COLUMNS[name].say(language): said[name] for name in HEADS}
