"""The command verify: a file of a report is made again from its folder, and what differs is said."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import typer

from governance_metrics.assessment import assess
from governance_metrics.commands.differences import differences
from governance_metrics.disclosure import Printed, Release, protect_beside
from governance_metrics.errors import FormatError
from governance_metrics.intake import read, read_list
from governance_metrics.provenance import Record, record_of
from governance_metrics.report.blocks import Report
from governance_metrics.report.formats.contents import contents_of
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.record import record_in
from governance_metrics.report.outline import community_sheets, outline
from governance_metrics.report.releases import REGISTER, register_in
from governance_metrics.report.writing import languages_of, write_report
from governance_metrics.sample import simulate
from governance_metrics.text import LANGUAGES, Language, Text

DIFFERENT = 2
DOCUMENTS = {"report": outline, "communities": community_sheets}
_PARTS = {"versions": dict, "settings": dict, "inputs": list, "targets": list, "verdicts": dict, "numbers": dict}
_SETTINGS = {"period": str, "periods": list, "area": str, "conf_level": float, "profile": str, "threshold": int}
_SHOWN = 8  # passages of a file that was changed by hand


def verify_file(
    file: Path, folder: Path | None, targets: Path | None, register: Path | None, language: Language
) -> int:
    """Say whether a file is what its folder gives, or what differs, and return the exit code."""
    written = record_from(file)
    kept = register if register is not None else file.parent / REGISTER
    release = released_again(written, folder, targets, register_in(kept))
    made = record_of(release)
    found = differences(written, made)
    if not found:
        found, saved_anew = _changed_by_hand(file, release, written)
    else:
        saved_anew = False
    for sentence in found:
        typer.echo(printable(sentence.say(language)))
    if not found:
        typer.echo(printable(_equal(file, made, saved_anew=saved_anew).say(language)))
    return DIFFERENT if found else 0


def record_from(file: Path) -> Record:
    """Return the record a file carries.

    Raises
    ------
    FormatError
        When it carries none, or one that is not whole.
    """
    damaged = FormatError(
        Text(
            zh=f"{file.name}：来源记录不完整，无法核对。请用未经改动的原件。",
            en=f"{file.name}: the record of what made it is not whole, so nothing can be compared. Use the original.",
        )
    )
    try:
        record: Record = json.loads(record_in(file))
    except ValueError:
        raise damaged from None
    whole = isinstance(record, dict) and all(isinstance(record.get(name), kind) for name, kind in _PARTS.items())
    if not whole or not all(isinstance(record["settings"].get(name), kind) for name, kind in _SETTINGS.items()):
        raise damaged
    if record.get("language") not in LANGUAGES or record.get("document") not in DOCUMENTS:
        raise damaged
    if record["settings"]["profile"] not in ("handout", "internal"):
        raise damaged
    return record


def released_again(
    record: Record, folder: Path | None, targets: Path | None, register: Sequence[Printed] = ()
) -> Release:
    """Return the release that a folder gives with the settings of a record, beside what was printed before it."""
    asked = record["settings"]
    assessed = assess(
        simulate(seed=1) if folder is None else read(folder),
        targets=read_list(targets) if targets is not None else None,
        area=asked["area"],
        period=(asked["period"] or None) if len(asked["periods"]) == 1 else None,  # the latest and the one before
        conf_level=asked["conf_level"],
    )
    settings = {"profile": asked["profile"], "threshold": asked["threshold"]}
    return protect_beside(assessed, register, **settings)[0]


def _changed_by_hand(file: Path, release: Release, written: Record) -> tuple[list[Text], bool]:
    """What stands in the file but not in one made again, and whether only another program's saving differs."""
    suffix = file.suffix.lower()
    language, worded = written["language"], DOCUMENTS[written["document"]]
    documents = {code: worded(release, code) for code in languages_of(suffix.removeprefix("."), language)}
    with tempfile.TemporaryDirectory(prefix="governance-metrics-") as place:
        again = write_report(Report(documents, language), Path(place) / f"again{suffix}").read_bytes()
    held = file.read_bytes()
    if held == again:
        return [], False
    here, there = contents_of(held, suffix), contents_of(again, suffix)
    if here is None or there is None:
        return [
            Text(
                zh=f"{file.name}：来源与数字相同，但文件本身写出后被改动过或另存过。",
                en=f"{file.name}: inputs and numbers are equal, but the file itself was changed or saved anew.",
            )
        ], False
    added, gone = here - there, there - here
    said = [
        *(
            Text(zh=f"文件中有、重算没有：{text[:80]}", en=f"in the file, not made again: {text[:80]}")
            for text in added
        ),
        *(Text(zh=f"重算有、文件中没有：{text[:80]}", en=f"made again, not in the file: {text[:80]}") for text in gone),
    ]
    if len(said) > _SHOWN:
        rest = len(said) - _SHOWN
        said = [*said[:_SHOWN], Text(zh=f"另有 {rest} 处不同。", en=f"and {rest} passages more.")]
    return said, not said


def _equal(file: Path, made: Record, *, saved_anew: bool) -> Text:
    inputs, numbers = len(made["inputs"]), len(made["numbers"])
    if saved_anew:
        return Text(
            zh=f"{file.name}：由其他程序另存过，文字与数字仍与重算结果一致（{inputs} 个输入，{numbers} 个指标）。",
            en=f"{file.name}: saved anew by another program; its words and numbers are still equal to those made "
            f"again ({inputs} inputs, {numbers} indicators).",
        )
    return Text(
        zh=f"{file.name}：与重新计算的结果一致，逐字节相同（{inputs} 个输入，{numbers} 个指标）。",
        en=f"{file.name}: equal to what is made again, byte for byte ({inputs} inputs, {numbers} indicators).",
    )
