"""Writing a report: an assessment in, a file out."""

import warnings
from importlib import import_module
from pathlib import Path
from typing import Literal
from weakref import WeakKeyDictionary

from governance_metrics.disclosure import Profile, Release
from governance_metrics.errors import FormatError
from governance_metrics.findings import Assessment
from governance_metrics.report.blocks import Document, Report
from governance_metrics.report.outline import community_sheets, outline
from governance_metrics.report.outline.beside import beside_words
from governance_metrics.report.releases import REGISTER, keep, released
from governance_metrics.report.template import read_template
from governance_metrics.text import LANGUAGES, Language, Text

FORMATS = ("docx", "pptx", "xlsx", "pdf", "html")
BOTH_LANGUAGES = frozenset({"html"})  # one page with a language switch
Content = Literal["report", "communities"]
ON_PAPER = ("docx", "pdf")  # what the sheets of the communities are written as
_WORDED: WeakKeyDictionary[Release, dict[tuple[Content, Language], Document]] = WeakKeyDictionary()


def write(
    assessment: Assessment | Release,
    path: str | Path,
    *,
    language: Language = "zh",
    profile: Profile = "handout",
    threshold: int = 10,
    content: Content = "report",
    template: str | Path | None = None,
    register: str | Path | None = None,
) -> Path:
    """Write the report in the format of the path's ending, and return the path written.

    What is handed out is entered in a register of releases first. A later report beside it keeps hidden what an
    earlier one hid, and warns of numbers that differ from it by a few people.

    Parameters
    ----------
    assessment : Assessment or Release
        What was found; it is protected for the profile first. A release is written as it is, and not registered.
    path : str or Path
        Where to; the ending says the format: ``.docx``, ``.pptx``, ``.xlsx``, ``.pdf`` or ``.html``. Missing folders
        are made.
    language : {"zh", "en"}
        The language; a page holds both and opens with this one.
    profile : {"handout", "internal"}
        What may be shown; ``internal`` is marked on every page.
    threshold : int
        Smallest number of people that may stand behind a number about people.
    content : {"report", "communities"}
        The report, or a sheet of one page for each community, as ``.docx`` or ``.pdf``.
    template : str or Path, optional
        An office's own ``.docx``: its styles, page set-up, header and footer stay, its text makes room for the report,
        and what it lacks comes from the library. Refused where it holds macros, links, embedded files or other code.
    register : str or Path, optional
        The register of releases; ``releases.json`` in the folder of the report when left out.

    Raises
    ------
    FormatError
        For an unknown ending or language, a template that is refused, or a place that cannot be written to.
    DataError
        When the register is something else, or cannot be kept.

    Warns
    -----
    UserWarning
        When the numbers, beside those of an earlier release, would tell of a few people, or more of them is hidden
        because of an earlier release.

    Examples
    --------
    >>> import tempfile
    >>> from governance_metrics.assessment import assess
    >>> from governance_metrics.sample import simulate
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(assess(simulate(seed=1)), f"{folder}/page.html", language="en").name
    'page.html'
    """
    target = Path(path)
    suffix = target.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        known = ", ".join(f".{name}" for name in FORMATS)
        raise FormatError(
            Text(
                zh=f"无法写出 {target.name}：不支持“.{suffix}”，可用格式为 {known}。",
                en=f"cannot write {target.name}: '.{suffix}' is not a known format; use one of {known}.",
            )
        )
    if language not in LANGUAGES:
        raise FormatError(
            Text(
                zh=f"语言应为 zh 或 en，现为“{language}”。",
                en=f"the language is zh or en; found {language!r}.",
            )
        )
    if content == "communities" and suffix not in ON_PAPER:
        raise FormatError(
            Text(
                zh=f"无法写出 {target.name}：社区诊断书只有 .docx 和 .pdf 两种格式。",
                en=f"cannot write {target.name}: the sheets of the communities are written as .docx or .pdf.",
            )
        )
    if template is not None and suffix != "docx":
        raise FormatError(
            Text(
                zh=f"无法写出 {target.name}：模板只用于 .docx。",
                en=f"cannot write {target.name}: a template is for .docx only.",
            )
        )
    layout = None if template is None else read_template(template)
    release = (
        assessment
        if isinstance(assessment, Release)
        else _registered(
            assessment, target.parent / REGISTER if register is None else Path(register), profile, threshold, language
        )
    )
    documents = {name: _document(release, content, name) for name in languages_of(suffix, language)}
    return write_report(Report(documents, language, layout), target)


def _registered(
    assessment: Assessment, register: Path, profile: Profile, threshold: int, language: Language
) -> Release:
    """What may be shown beside earlier releases, entered in the register before anything is written."""
    release, releases = released(assessment, register, profile, threshold)
    if release.beside:
        said = beside_words(release.beside, release.threshold).say(language)
        warnings.warn(said, stacklevel=3)
    if profile == "handout":
        keep(register, releases)
    return release


def _document(release: Release, content: Content, language: Language) -> Document:
    """The document in one language, worded once however many formats it is written in."""
    worded = _WORDED.setdefault(release, {})
    if (content, language) not in worded:
        worded[content, language] = (outline if content == "report" else community_sheets)(release, language)
    return worded[content, language]


def languages_of(suffix: str, language: Language) -> tuple[Language, ...]:
    """Return the languages a format holds: a page holds both, other files the one asked for.

    Examples
    --------
    >>> languages_of("html", "zh"), languages_of("docx", "en")
    (('zh', 'en'), ('en',))
    """
    return LANGUAGES if suffix in BOTH_LANGUAGES else (language,)


def write_report(report: Report, target: Path) -> Path:
    """Write a report that is already worded, and return the path written.

    Parameters
    ----------
    report : Report
        The documents.
    target : Path
        Where to; the ending says the format.

    Raises
    ------
    FormatError
        When the place cannot be written to.
    """
    suffix = target.suffix.lower().removeprefix(".")
    writer = import_module(f"governance_metrics.report.formats.to_{suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        writer.write(report, target)
    except OSError as fault:
        raise FormatError(
            Text(
                zh=f"无法写入 {target.name}：{fault.strerror}。请关闭正在打开它的程序，或换一个文件夹。",
                en=f"cannot write {target.name}: {fault.strerror}. Close the program that has it open, or "
                "choose another folder.",
            )
        ) from None
    return target
