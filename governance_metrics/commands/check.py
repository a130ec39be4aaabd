"""The command check: every fault of a folder or file, said and listed."""

from pathlib import Path

import typer

from governance_metrics.commands.csv_file import write_csv
from governance_metrics.intake import check as look
from governance_metrics.intake import sentences_of, summary_of, write_mapping, write_quality
from governance_metrics.text import Language

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
    typer.echo("\n".join(sentence.say(language) for sentence in summary_of(dataset)))
    if out is not None:
        listed = quality.assign(message=said)
        target = out / "quality.csv"
        write_csv(listed, target)
        for file in (
            target,
            write_quality(dataset, out / "quality.xlsx"),
            write_mapping(dataset, out / "mapping.xlsx"),
        ):
            typer.echo(str(file))
    return BAD_INPUT if len(counted) else 0
