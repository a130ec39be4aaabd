"""The command line: report, check, indicators."""

import locale
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import pandas as pd

    from governance_metrics.text import Language

BAD_INPUT = 2
_NEXT = {
    "zh": "请先更正以上各处；用 governance-metrics check 文件夹 可以列出全部差错。",
    "en": "Mend the above first; governance-metrics check FOLDER lists every fault.",
}
_SEVERITIES = {
    "stop": {"zh": "停止", "en": "stop"},
    "error": {"zh": "差错", "en": "error"},
    "warning": {"zh": "提醒", "en": "warning"},
    "note": {"zh": "说明", "en": "note"},
}
_INJECTION = ("=", "+", "-", "@", "\t", "\r")

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="From community rosters and surveys to verdicts. 从社区台账和问卷到诊断结论。",
)


def main() -> None:
    """Run the command line; faults of the input end it with one line each and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    app()


@app.command()
def report(
    folder: Annotated[
        Path | None,
        typer.Argument(
            help="Folder of rosters and surveys; without it, the sample district. 数据文件夹，省略则用示例街道"
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="Where the files go. 输出文件夹")] = Path("review"),
    language: Annotated[str, typer.Option("--language", help="zh, en or both. 语言")] = "both",
    formats: Annotated[str, typer.Option("--formats", help="docx,html. 格式")] = "docx,html",
    profile: Annotated[str, typer.Option("--profile", help="handout or internal. 公布口径")] = "handout",
    period: Annotated[str | None, typer.Option("--period", help="2025, 2025H1, 2025Q1 or 2025-06. 期间")] = None,
    targets: Annotated[Path | None, typer.Option("--targets", help="A targets file of your own. 自定目标值")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at any fault. 有任何差错即停止")] = False,
) -> None:
    """Write the diagnostic of a folder. 写出诊断报告."""
    _run(lambda: _report(folder, out, language, formats, profile, period, targets, strict), _reader(language))


@app.command()
def check(
    path: Annotated[Path, typer.Argument(help="Folder or file. 文件夹或文件")],
    out: Annotated[Path | None, typer.Option("--out", help="Where the quality list goes. 输出文件夹")] = None,
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
) -> None:
    """List every fault of a folder or file. 列出数据差错."""
    chosen = _reader(language)
    _run(lambda: _check(path, out, chosen), chosen)


@app.command()
def indicators(
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Write to this .csv file. 写入文件")] = None,
) -> None:
    """Print the catalogue of indicators, or write it. 指标目录."""
    chosen = _reader(language)
    _run(lambda: _indicators(chosen, out), chosen)


def _report(
    folder: Path | None,
    out: Path,
    language: str,
    formats: str,
    profile: str,
    period: str | None,
    targets: Path | None,
    strict: bool,
) -> int:
    from governance_metrics.assessment import assess
    from governance_metrics.disclosure import Profile, protect
    from governance_metrics.errors import DataError
    from governance_metrics.intake import read, read_targets_file, sentences_of
    from governance_metrics.report.blocks import Report
    from governance_metrics.report.outline import outline
    from governance_metrics.report.writing import BOTH_LANGUAGES, FORMATS, languages_of, write_report
    from governance_metrics.sample import simulate
    from governance_metrics.text import LANGUAGES, Language, Text

    asked = [name.strip() for name in formats.split(",") if name.strip()]
    choices = {(*asked,): FORMATS, (language,): (*LANGUAGES, "both"), (profile,): ("handout", "internal")}
    for given, known in choices.items():
        wrong = [word for word in given if word not in known]
        if wrong:
            choice = ", ".join(known)
            raise DataError(
                Text(zh=f"不认识“{wrong[0]}”，可选：{choice}。", en=f"{wrong[0]!r} is not known; choose from {choice}.")
            )
    dataset = simulate(seed=1) if folder is None else read(folder)
    if strict and len(faults := dataset.quality[dataset.quality["severity"].isin(["error", "stop", "warning"])]):
        raise DataError(*sentences_of(faults))
    own = read_targets_file(targets) if targets is not None else None
    languages: list[Language] = [code for code in LANGUAGES if language in (code, "both")]
    shown: Profile = "internal" if profile == "internal" else "handout"
    jobs = [(name, spoken) for name in asked for spoken in (languages[:1] if name in BOTH_LANGUAGES else languages)]
    spoken_in = [code for code in LANGUAGES if any(code in languages_of(name, spoken) for name, spoken in jobs)]
    mark = "_internal" if shown == "internal" else ""
    with _progress(len(jobs) + len(spoken_in) + 1) as step:
        step("assess")
        release = protect(assess(dataset, period=period, targets=own), profile=shown)
        documents = {}
        for code in spoken_in:
            step(f"words and figures, {code}")
            documents[code] = outline(release, code)
        for name, spoken in jobs:
            file = out / f"report{mark}{'' if name in BOTH_LANGUAGES else f'_{spoken}'}.{name}"
            step(file.name)
            held = {code: documents[code] for code in languages_of(name, spoken)}
            typer.echo(str(write_report(Report(held, spoken), file)))
    return 0


def _check(path: Path, out: Path | None, language: "Language") -> int:
    from governance_metrics.intake import check as look
    from governance_metrics.intake import sentences_of
    from governance_metrics.text import Text

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
        out.mkdir(parents=True, exist_ok=True)
        listed = quality.assign(message=said)
        target = out / "quality.csv"
        _escaped(listed).to_csv(target, index=False, encoding="utf-8-sig", lineterminator="\n")
        typer.echo(str(target))
    return BAD_INPUT if len(counted) else 0


def _indicators(language: "Language", out: Path | None) -> int:
    import pandas as pd

    from governance_metrics.indicators import INDICATORS
    from governance_metrics.report.outline.labels import COLUMNS

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
        out.parent.mkdir(parents=True, exist_ok=True)
        _escaped(pd.DataFrame(rows)).to_csv(out, index=False, encoding="utf-8-sig", lineterminator="\n")
        typer.echo(str(out))
        return 0
    for row in rows:
        typer.echo(
            "\n".join(f"{name}: {value}" if name != "code" else str(value) for name, value in row.items()) + "\n"
        )
    return 0


def _escaped(frame: "pd.DataFrame") -> "pd.DataFrame":
    """The frame with text that a spreadsheet would run as a formula set off by an apostrophe."""
    return frame.map(lambda v: f"'{v}" if isinstance(v, str) and v.startswith(_INJECTION) else v)


@contextmanager
def _progress(steps: int) -> Iterator[Callable[[str], None]]:
    """Show how far the work has come, on the error stream and only on a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=steps)
        done = -1

        def step(name: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, completed=done, description=name)

        yield step


def _run(job: Callable[[], int], language: "Language") -> None:
    """Run a command; what is wrong with the input is said in the reader's language, never as a traceback."""
    from governance_metrics.errors import GovernanceError

    try:
        code = job()
    except GovernanceError as fault:
        typer.echo(fault.say(language), err=True)
        typer.echo(_NEXT[language], err=True)
        raise typer.Exit(BAD_INPUT) from None
    raise typer.Exit(code)


def _reader(asked: str) -> "Language":
    """The reader's language: the one asked for, else the one of the machine."""
    if asked in ("zh", "en"):
        return asked  # type: ignore[return-value]
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    said = said or (locale.getlocale()[0] or "")
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"


if __name__ == "__main__":
    main()
