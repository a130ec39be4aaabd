"""The command check: every fault of a folder or file, said and listed."""

from pathlib import Path

import typer

from governance_metrics.commands.csv_file import write_csv
from governance_metrics.intake import check as look
from governance_metrics.intake import sentences_of
from governance_metrics.text import Language, Text

BAD_INPUT = 2
_SEVERITIES = {
    "stop": {"zh": "停止", "en": "stop"},
    "error": {"zh": "差错", "en": "error"},
    "warning": {"zh": "提醒", "en": "warning"},
    "note": {"zh": "说明", "en": "note"},
}


def list_faults(path: Path, out: Path | None, language: Language) -> int:
    """Say every fault of a folder or file, write the list where asked, and return the exit code."""
    dataset = look(path)
    quality = dataset.quality
    counted = quality[quality["severity"].isin(["stop", "error", "warning"])]
    said = [sentence.say(language) for sentence in sentences_of(quality)]
    for severity, sentence in zip(quality["severity"], said, strict=True):
        typer.echo(f"[{_SEVERITIES[severity][language]}] {sentence}")
    rows = dataset.sources[["rows_read", "rows_used", "rows_left_out"]].astype(float).sum()
    total = Text(zh="读入 {0:.0f} 行，采用 {1:.0f} 行，剔除 {2:.0f} 行；差错 {3} 处。",
                 en="{0:.0f} rows read, {1:.0f} used, {2:.0f} left out; {3} faults.")  # fmt: skip
    typer.echo(total.say(language).format(*rows, len(counted)))
    if out is not None:
        listed = quality.assign(message=said)
        target = out / "quality.csv"
        write_csv(listed, target)
        typer.echo(str(target))
    return BAD_INPUT if len(counted) else 0
