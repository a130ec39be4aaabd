"""The face of the command line: what may be typed. What each command does lies in ``commands``, loaded when used."""

import locale
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from governance_metrics.text import Language

ALL_FORMATS = "docx,pptx,xlsx,html,pdf"
BAD_INPUT = 2
_NEXT = {  # after a folder of data was read
    "zh": "请先更正以上各处；用 governance-metrics check 文件夹 可以列出全部差错。",
    "en": "Mend the above first; governance-metrics check FOLDER lists every fault.",
}
_USAGE = {  # after any other command
    "zh": "请更正以上各处后再试；用法见 governance-metrics {command} --help。",
    "en": "Mend the above and try again; governance-metrics {command} --help says what it takes.",
}

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
    formats: Annotated[str, typer.Option("--formats", help="Any of these, with commas. 格式")] = ALL_FORMATS,
    profile: Annotated[str, typer.Option("--profile", help="handout or internal. 公布口径")] = "handout",
    period: Annotated[str | None, typer.Option("--period", help="2025, 2025H1, 2025Q1 or 2025-06. 期间")] = None,
    targets: Annotated[Path | None, typer.Option("--targets", help="A targets file of your own. 自定目标值")] = None,
    register: Annotated[
        Path | None, typer.Option("--register", help="What was printed before; releases.json in --out. 公布登记")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at any fault. 有任何差错即停止")] = False,
    template: Annotated[Path | None, typer.Option("--template", help="A .docx of your own layout. 本单位模板")] = None,
) -> None:
    """Write the diagnostic of a folder. 写出诊断报告."""
    from governance_metrics.commands.report import write_reports

    chosen = _reader(language)
    asked = (out, language, formats, profile, period, targets, strict, register, template)
    _run(lambda: write_reports(folder, *asked, chosen), chosen)


@app.command()
def check(
    path: Annotated[Path, typer.Argument(help="Folder or file. 文件夹或文件")],
    out: Annotated[Path | None, typer.Option("--out", help="Where the quality list goes. 输出文件夹")] = None,
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
) -> None:
    """List every fault of a folder or file. 列出数据差错."""
    from governance_metrics.commands.check import list_faults

    chosen = _reader(language)
    _run(lambda: list_faults(path, out, chosen), chosen)


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="A file of a report: .docx .pptx .xlsx .pdf .html. 报告文件")],
    folder: Annotated[
        Path | None,
        typer.Argument(help="The folder it was made from; without it, the sample district. 原数据文件夹"),
    ] = None,
    targets: Annotated[Path | None, typer.Option("--targets", help="The targets file it was made with. 目标值")] = None,
    register: Annotated[
        Path | None, typer.Option("--register", help="The register; releases.json beside the file. 公布登记")
    ] = None,
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
) -> None:
    """Make a report again and say whether it is equal: exit code 0 if so, 2 if not. 核对报告：一致为 0，不一致为 2."""
    from governance_metrics.commands.verify import verify_file

    chosen = _reader(language)
    _run(lambda: verify_file(file, folder, targets, register, chosen), chosen)


@app.command()
def indicators(
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Write to this .xlsx or .csv file. 写入文件")] = None,
) -> None:
    """Print the catalogue of indicators, or write it. 指标目录."""
    from governance_metrics.commands.indicators import list_indicators

    chosen = _reader(language)
    _run(lambda: list_indicators(chosen, out), chosen, "indicators")


@app.command()
def template(
    out: Annotated[Path, typer.Option("--out", help="Where the workbooks go. 输出文件夹")] = Path("templates"),
    language: Annotated[str, typer.Option("--language", help="zh, en or both. 语言")] = "both",
) -> None:
    """Write workbooks of the rosters to fill in. 台账模板."""
    from governance_metrics.commands.template import write_templates

    _run(lambda: write_templates(out, language), _reader(language), "template")


@app.command()
def questionnaire(
    out: Annotated[Path, typer.Option("--out", help="Where the forms go. 输出文件夹")] = Path("questionnaires"),
    survey: Annotated[str, typer.Option("--survey", help="residents, workers or both. 问谁")] = "both",
    language: Annotated[str, typer.Option("--language", help="Of the printed forms: zh, en or both. 语言")] = "both",
    data: Annotated[Path | None, typer.Option("--data", help="Folder with the list of communities. 数据文件夹")] = None,
    table_number: Annotated[str, typer.Option("--table-number", help="表号")] = "",
    office: Annotated[str, typer.Option("--office", help="Who issues it. 制定机关")] = "",
    approval: Annotated[str, typer.Option("--approval", help="Approval or filing number. 批准（备案）文号")] = "",
    valid_until: Annotated[str, typer.Option("--valid-until", help="有效期限")] = "",
    contact: Annotated[str, typer.Option("--contact", help="Whom to ask. 联系方式")] = "",
) -> None:
    """Write the questionnaires: XLSForm, Word, text for 问卷星. 居民问卷与工作者问卷."""
    from governance_metrics.commands.questionnaire import write_questionnaires
    from governance_metrics.instruments.questionnaire import Header

    head = Header(table_number=table_number, office=office, approval=approval, valid_until=valid_until, contact=contact)
    _run(lambda: write_questionnaires(out, survey, language, data, head), _reader(language), "questionnaire")


@app.command()
def size(
    half_width: Annotated[float | None, typer.Option("--half-width", help="Wanted, as 0.05. 区间半宽")] = None,
    first: Annotated[float | None, typer.Option("--first", help="One share to tell apart. 比率一")] = None,
    second: Annotated[float | None, typer.Option("--second", help="The other. 比率二")] = None,
    share: Annotated[float, typer.Option("--share", help="Share expected. 预计比率")] = 0.5,
    power: Annotated[float, typer.Option("--power", help="Chance of telling them apart. 把握度")] = 0.8,
    conf_level: Annotated[float, typer.Option("--conf-level", help="置信水平")] = 0.95,
    design_effect: Annotated[float, typer.Option("--design-effect", help="设计效应")] = 1.0,
    population: Annotated[float | None, typer.Option("--population", help="Households in all. 总户数")] = None,
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
) -> None:
    """Say how many answers a survey needs. 样本量."""
    from governance_metrics.commands.sampling import say_size

    chosen = _reader(language)
    _run(
        lambda: say_size(half_width, first, second, share, power, conf_level, design_effect, population, chosen),
        chosen,
        "size",
    )


@app.command()
def draw(
    listed: Annotated[Path, typer.Argument(help="List of households. 住户名单")],
    n: Annotated[int, typer.Option("--n", help="How many to draw. 抽取户数")],
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same. 种子")],
    id_column: Annotated[str, typer.Option("--id", help="Column of the ids. 编号列")] = "id",
    stratum: Annotated[str | None, typer.Option("--stratum", help="Column to stratify by. 分层列")] = None,
    out: Annotated[Path, typer.Option("--out", help="The workbook to write. 输出工作簿")] = Path("sample.xlsx"),
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
) -> None:
    """Draw a stratified sample from a list of households. 分层抽样."""
    from governance_metrics.commands.sampling import draw_from

    chosen = _reader(language)
    _run(lambda: draw_from(listed, id_column, stratum, n, seed, out, chosen), chosen, "draw")


@app.command()
def targets(
    out: Annotated[Path, typer.Option("--out", help="The workbook to write. 输出工作簿")] = Path("targets.xlsx"),
    own: Annotated[Path | None, typer.Option("--targets", help="A list of your own to put in. 自定目标值")] = None,
    language: Annotated[str, typer.Option("--language", help="zh or en. 语言")] = "",
) -> None:
    """Write targets and reference values as a workbook to edit. 目标值与参照值."""
    from governance_metrics.commands.targets import write_targets

    chosen = _reader(language)
    _run(lambda: write_targets(out, own, chosen), chosen, "targets")


@app.command()
def notebook(
    folder: Annotated[Path, typer.Argument(help="Folder of rosters and surveys. 数据文件夹")],
    out: Annotated[Path, typer.Option("--out", help="Where the notebooks and the book go. 输出文件夹")] = Path("book"),
    language: Annotated[str, typer.Option("--language", help="zh, en or both. 语言")] = "both",
    only: Annotated[str, typer.Option("--only", help="Some of them, as 02,04. 只运行几本")] = "",
    settings: Annotated[
        list[str] | None, typer.Option("--set", help="A parameter, as file=mine.xlsx. 参数，名称=值")
    ] = None,
) -> None:
    """Run the notebooks on a folder and bind them as one web page. 运行全套笔记本."""
    from governance_metrics.commands.notebook import run_notebooks

    chosen = _reader("" if language == "both" else language)
    _run(lambda: run_notebooks(folder, out, language, only, settings or [], chosen), chosen)


def _run(job: Callable[[], int], language: "Language", command: str = "") -> None:
    """Run a command; what is wrong with the input is said in the reader's language, never as a traceback."""
    from governance_metrics.errors import GovernanceError

    try:
        code = job()
    except GovernanceError as fault:
        typer.echo(fault.say(language), err=True)
        typer.echo(_USAGE[language].format(command=command) if command else _NEXT[language], err=True)
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
