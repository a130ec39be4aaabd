"""The commands size and draw: how many answers a survey needs, and whom to ask."""

from pathlib import Path

import typer

from governance_metrics.commands.new_file import write_new
from governance_metrics.errors import DataError
from governance_metrics.instruments.household_draw import draw_households, draw_workbook
from governance_metrics.intake import read_list
from governance_metrics.report.formats.output_file import file_date
from governance_metrics.statistics.sample_size import size_for_difference, size_for_width
from governance_metrics.text import Language, Text

ENOUGH = Text(
    zh="比率约为 {share:.0%} 时，{level:.0%} 区间不宽于正负 {half:.1%}，需要 {n} 份有效答卷。",
    en="For a share of about {share:.0%} and a {level:.0%} interval of plus or minus {half:.1%}: {n} usable answers.",
)
APART = Text(
    zh="要以 {power:.0%} 的把握分辨 {first:.0%} 与 {second:.0%}（{level:.0%}），每组需要 {n} 份有效答卷。",
    en="To tell {first:.0%} from {second:.0%} with power {power:.0%} at {level:.0%}: {n} usable answers in each group.",
)
NOT_ASKED = Text(
    zh="这是有效答卷数，不是发放数：请再除以预计的回收率。",
    en="These are usable answers, not forms handed out: divide by the response rate expected.",
)
ONE_OF_TWO = Text(
    zh="请给出 --half-width，或同时给出 --first 和 --second。", en="give --half-width, or both --first and --second."
)


def say_size(
    half_width: float | None,
    first: float | None,
    second: float | None,
    share: float,
    power: float,
    conf_level: float,
    design_effect: float,
    population: float | None,
    language: Language,
) -> int:
    """Say how many answers are needed, and return the exit code."""
    shared = {"conf_level": conf_level, "design_effect": design_effect, "population": population}
    if half_width is not None and first is None and second is None:
        n = size_for_width(half_width, share=share, **shared)  # type: ignore[arg-type]
        said = ENOUGH.fill(share=share, level=conf_level, half=half_width, n=n)
    elif half_width is None and first is not None and second is not None:
        n = size_for_difference(first, second, power=power, **shared)  # type: ignore[arg-type]
        said = APART.fill(power=power, first=first, second=second, level=conf_level, n=n)
    else:
        raise DataError(ONE_OF_TWO)
    typer.echo(f"{n}\n{said.say(language)}\n{NOT_ASKED.say(language)}")
    return 0


def draw_from(
    listed: Path, id_column: str, stratum: str | None, n: int, seed: int, out: Path, language: Language
) -> int:
    """Draw a sample from a list, write it with its seed, say the path, and return the exit code."""
    draw = draw_households(read_list(listed), id_column=id_column, stratum=stratum, n=n, seed=seed)
    made = draw_workbook(draw, language=language, created=file_date())
    typer.echo(str(write_new(out, ".xlsx", made)))
    return 0
