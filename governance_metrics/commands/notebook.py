"""The command notebook: the suite run on a folder, executed notebooks and one book for each language."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode, writes

from governance_metrics.commands.languages import spoken
from governance_metrics.commands.new_file import write_new
from governance_metrics.commands.notebook_book import Chapter, book
from governance_metrics.commands.notebook_suite import Suite, needs, parameters, prepared, suite
from governance_metrics.commands.progress import progress
from governance_metrics.errors import DataError
from governance_metrics.intake import check
from governance_metrics.text import Language, Text

BAD_INPUT = 2
LONGEST = 600  # seconds a cell may take
LACKS = Text(zh="{name}：没有运行，缺少 {tables}。", en="{name}: left out, the folder has no {tables}.")
NO_FILE = Text(
    zh="{name}：没有运行，文件夹里没有 {file}。请用 --set file=… 指明。",
    en="{name}: left out, the folder has no {file}. Name yours with --set file=….",
)
STOPPED = Text(
    zh="{name}：第 {cell} 格停下了（{why}）。其余照常；书里没有这一本。",
    en="{name}: stopped at cell {cell} ({why}). The others went on; the book is without it.",
)


def run_notebooks(
    folder: Path, out: Path, language: str, only: str, settings: Sequence[str], reader: Language = "en"
) -> int:
    """Run the suite on a folder, say each path, and return the exit code: 2 where a notebook stopped."""
    languages = spoken(language)
    if not folder.is_dir():
        raise DataError(
            Text(
                zh=f"没有文件夹“{folder}”。请核对路径。", en=f"{folder}: expected a folder, found none. Check the path."
            )
        )
    chosen = suite(only)
    given = _settings(settings, chosen)
    wanted = {table for one in chosen for table in needs(one.english)}
    tables = set(check(folder).tables) if wanted else set()
    held: dict[Language, list[Chapter]] = {code: [] for code in languages}
    notes: list[Text] = []
    stopped = False
    with progress(len(chosen) + 1) as step:
        for one in chosen:
            step(one.name)
            lacking = [table for table in needs(one.english) if table not in tables]
            file = given.get("file", parameters(one.english).get("file", ""))
            if lacking:
                notes.append(LACKS.fill(name=one.name, tables=", ".join(lacking)))
                continue
            if file and not (folder / file).is_file():
                notes.append(NO_FILE.fill(name=one.name, file=file))
                continue
            there = {"zh": out / "zh", "en": out}
            values = {**given, "today": f"{date.today()}"}
            made: dict[Language, NotebookNode] = {
                "en": prepared(one.english, {**values, "folder": _way(folder, there["en"])}),
                "zh": prepared(one.chinese, {**values, "folder": _way(folder, there["zh"])}),
            }
            out.mkdir(parents=True, exist_ok=True)
            try:
                _execute(made["en"], out)
            except CellExecutionError as fault:
                cell = sum(c.cell_type == "code" and c.execution_count is not None for c in made["en"].cells)
                notes.append(STOPPED.fill(name=one.name, cell=cell, why=f"{fault.ename}: {fault.evalue}"[:200]))
                stopped = True
                continue
            # The twins have the same code, so what one gives is what the other gives.
            for cell, twin in zip(made["en"].cells, made["zh"].cells, strict=True):
                if cell.cell_type == "code":
                    twin.outputs, twin.execution_count = cell.outputs, cell.execution_count
            for code in languages:
                text = writes(made[code]) + "\n"  # type: ignore[no-untyped-call]
                typer.echo(str(write_new(there[code] / f"{one.name}.ipynb", ".ipynb", text.encode())))
                held[code].append(Chapter(one.name, made[code]))
        step("book")
        for code in languages:
            page = book(held[code], [note.say(code) for note in notes], code, folder.resolve().name)
            typer.echo(str(write_new(out / f"book_{code}.html", ".html", page.encode())))
    for note in notes:
        typer.echo(note.say(reader), err=True)
    return BAD_INPUT if stopped or not any(held.values()) else 0


def _execute(notebook: NotebookNode, where: Path) -> None:
    """Run the cells in a process of their own, which reads and writes relative to a folder."""
    NotebookClient(
        notebook,
        timeout=LONGEST,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        extra_arguments=["--IPKernelApp.log_level=40"],
        resources={"metadata": {"path": str(where)}},
    ).execute()
    notebook.metadata["language_info"] = {"name": "python"}


def _way(folder: Path, start: Path) -> str:
    """The folder as seen from where a notebook will lie, so that it runs there again."""
    try:
        return Path(os.path.relpath(folder.resolve(), start.resolve())).as_posix()
    except ValueError:  # another drive
        return folder.resolve().as_posix()


def _settings(settings: Sequence[str], chosen: Sequence[Suite]) -> dict[str, str]:
    """Names and values given by hand; an unknown name is a fault."""
    known = sorted({name for one in chosen for name in parameters(one.english)} - {"folder"})
    given = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or name not in known:
            raise DataError(
                Text(
                    zh=f"--set 应写 名称=值，名称为 {', '.join(known)} 之一，现为“{setting}”。",
                    en=f"--set: expected NAME=VALUE with one of {', '.join(known)}, found {setting!r}.",
                )
            )
        given[name] = value
    return given
