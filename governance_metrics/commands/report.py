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
    jobs = [
        *(
            (name, code, "report")
            for name in asked
            for code in (languages[:1] if name in BOTH_LANGUAGES else languages)
        ),
        *(("docx", code, "communities") for code in (languages if "docx" in asked else [])),
    ]
    jobs.sort(key=lambda job: job[0] == "pdf")  # last: the memory its compiler leaves is of no use to other writers
    mark = "_internal" if shown == "internal" else ""
    with progress(len(jobs) + 1) as step:
        step("assess")
        kept = register if register is not None else out / REGISTER
        assessed = assess(dataset, period=period, targets=own)
        release, releases = protect_beside(assessed, register_in(kept), profile=shown)
        if release.beside:
            typer.echo(beside_words(release.beside, release.threshold).say(reader), err=True)
        if shown == "handout":
            keep(kept, releases)  # first of all: what was printed is on record, whatever happens then
        reports = {code: outline(release, code) for code in LANGUAGES}
        failures: list[Text] = []
        for name, spoken, content in jobs:
            kind = "" if content == "report" else f"_{content}"
            file = out / f"report{mark}{kind}{'' if name in BOTH_LANGUAGES else f'_{spoken}'}.{name}"
            step(file.name)
            made = reports if content == "report" else {spoken: community_sheets(release, spoken)}
            documents = {code: made[code] for code in languages_of(name, spoken)}
            failures += _written(Report(documents, spoken, layout), file)
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
