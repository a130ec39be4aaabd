"""The command questionnaire: residents' and workers' questionnaires in every form they are used in."""

from pathlib import Path

import typer

from governance_metrics.commands.languages import spoken
from governance_metrics.commands.new_file import write_new
from governance_metrics.errors import DataError
from governance_metrics.instruments.instructions import instructions
from governance_metrics.instruments.paste_text import paste_text
from governance_metrics.instruments.printed_form import printed_form
from governance_metrics.instruments.questionnaire import Header, questionnaire
from governance_metrics.instruments.xlsform import xlsform
from governance_metrics.intake import read
from governance_metrics.report.formats.archive import repacked
from governance_metrics.report.formats.output_file import file_date
from governance_metrics.scope import areas_of
from governance_metrics.tables import TABLES
from governance_metrics.text import Text

WHOSE = {"residents": "residents_survey", "workers": "workers_survey"}


def write_questionnaires(out: Path, survey: str, language: str, data: Path | None, header: Header) -> int:
    """Write the forms asked for and how to use them, say the paths, and return the exit code."""
    chosen = [name for name in WHOSE if survey in (name, "both")]
    if not chosen:
        choice = ", ".join((*WHOSE, "both"))
        raise DataError(
            Text(zh=f"不认识“{survey}”，可选：{choice}。", en=f"{survey!r} is not known; choose from {choice}.")
        )
    languages = spoken(language)
    communities = _communities(data) if data is not None else ()
    forms = {name: questionnaire(WHOSE[name], communities=communities, header=header) for name in chosen}
    day = file_date()
    files = {"README.txt": instructions(list(forms.values())).encode("utf-8-sig")}
    for name, form in forms.items():
        files[f"{name}_xlsform.xlsx"] = xlsform(form, created=day)
        files[f"{name}_wenjuanxing.txt"] = paste_text(form).encode("utf-8-sig")
        for code in languages:
            files[f"{name}_{code}.docx"] = repacked(printed_form(form, language=code, created=day))
    for file, content in sorted(files.items()):
        typer.echo(str(write_new(out / file, Path(file).suffix, content)))
    return 0


def _communities(data: Path) -> tuple[tuple[str, str], ...]:
    """Id and name of the communities of a folder or file."""
    areas = areas_of(read(data), TABLES, "community_id")
    return tuple((area, name or area) for area, name in zip(areas["area"], areas["name"], strict=True))
