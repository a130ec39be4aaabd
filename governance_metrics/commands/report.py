"""The command report: a folder to a diagnostic in every language and format asked for."""

from collections.abc import Sequence
from pathlib import Path

import typer

from governance_metrics.assessment import assess
from governance_metrics.commands.progress import progress
from governance_metrics.disclosure import Profile, protect_beside
from governance_metrics.errors import DataError, FormatError
from governance_metrics.intake import read, read_list, sentences_of
from governance_metrics.report.blocks import Report
from governance_metrics.report.outline import community_sheets, outline
from governance_metrics.report.outline.beside import beside_words
from governance_metrics.report.releases import REGISTER, keep, register_in
from governance_metrics.report.template import read_template
from governance_metrics.report.writing import BOTH_LANGUAGES, FORMATS, languages_of, write_report
from governance_metrics.sample import simulate
from governance_metrics.text import LANGUAGES, Language, Text


def write_reports(
    folder: Path | None,
    out: Path,
    language: str,
    formats: str,
    profile: str,
    period: str | None,
    targets: Path | None,
    strict: bool,
    register: Path | None,
    template: Path | None,
    reader: Language,
) -> int:
    """Write the diagnostic in every language and format asked for, say each path, and return the exit code."""
    asked = [name.strip() for name in formats.split(",") if name.strip()]
    choices = {(*asked,): FORMATS, (language,): (*LANGUAGES, "both"), (profile,): ("handout", "internal")}
    for given, known in choices.items():
        wrong = [word for word in given if word not in known]
        if wrong:
            choice = ", ".join(known)
            raise DataError(
                Text(zh=f"不认识“{wrong[0]}”，可选：{choice}。", en=f"{wrong[0]!r} is not known; choose from {choice}.")
            )
    if template is not None and "docx" not in asked:
        raise DataError(
            Text(
                zh="--template 只用于 docx，请在 --formats 中加上 docx。",
                en="--template is for docx; add docx to --formats.",
            )
        )
    layout = None if template is None else read_template(template)
    dataset = simulate(seed=1) if folder is None else read(folder)
    if strict and len(faults := dataset.quality[dataset.quality["severity"].isin(["error", "stop", "warning"])]):
        raise DataError(*sentences_of(faults))
    own = read_list(targets) if targets is not None else None
    languages: list[Language] = [code for code in LANGUAGES if language in (code, "both")]
    shown: Profile = "internal" if profile == "internal" else "handout"
    jobs = [(name, spoken) for name in asked for spoken in (languages[:1] if name in BOTH_LANGUAGES else languages)]
    spoken_in = [code for code in LANGUAGES if any(code in languages_of(name, spoken) for name, spoken in jobs)]
    mark = "_internal" if shown == "internal" else ""
    files = [(f"report{mark}{'' if name in BOTH_LANGUAGES else f'_{spoken}'}.{name}", spoken) for name, spoken in jobs]
    sheets_too = [(f"report{mark}_communities_{spoken}.docx", spoken) for name, spoken in jobs if name == "docx"]
    with progress(len(files) + len(sheets_too) + 1) as step:
        step("assess")
        kept = register if register is not None else out / REGISTER
        assessed = assess(dataset, period=period, targets=own)
        release, releases = protect_beside(assessed, register_in(kept), profile=shown)
        if release.beside:
            typer.echo(beside_words(release.beside, release.threshold).say(reader), err=True)
        if shown == "handout":
            keep(kept, releases)  # first of all: what was printed is on record, whatever happens then
        documents = {code: outline(release, code) for code in spoken_in}
        failures: list[Text] = []
        # The compiler of the PDF goes last: the memory it leaves behind is of no use to the other writers.
        for name, spoken in sorted([*files, *sheets_too], key=lambda file: file[0].endswith(".pdf")):
            step(name)
            if (name, spoken) in sheets_too:
                held = {spoken: community_sheets(release, spoken)}
            else:
                held = {code: documents[code] for code in languages_of(name.rpartition(".")[2], spoken)}
            failures += _written(Report(held, spoken, layout), out / name)
    if failures:
        raise FormatError(*dict.fromkeys(failures))
    return 0


def _written(report: Report, file: Path) -> Sequence[Text]:
    """Write one file and say its path; what went wrong comes back, so that one locked file costs no other."""
    try:
        typer.echo(str(write_report(report, file)))
    except FormatError as fault:
        return fault.failures
    return ()
