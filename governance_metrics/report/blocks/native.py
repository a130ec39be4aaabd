"""What a slide or a workbook is made of: charts that its reader can edit, slides, sheets, already worded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from governance_metrics.report.blocks.flow import Bullets, Grid, Paragraph


@dataclass(frozen=True)
class Chart:
    """A chart that the reader's own program draws and can edit: values by area with limits, or counts by group.

    Parameters
    ----------
    kind : {"interval", "stacked"}
        ``interval``: one series with limits, and references as lines. ``stacked``: several series of counts.
    title, axis : str
        What it is about, and the unit of its values.
    categories : tuple of str
        The areas or groups, C of them.
    series : mapping of str to tuple of float
        By name, C values each.
    low, high : tuple of float
        Limits of the one series of an interval chart, C each; NaN where there is none.
    flagged : tuple of bool
        Which categories are marked out.
    lines : mapping of str to float
        References by what they are called.
    pattern : str
        How the axis shows values, in the notation of ECMA-376 number formats.
    alt : str
        What the chart shows, in a sentence or two.
    patterns : mapping of float to str
        How the table behind the chart shows a number, so that it reads as elsewhere; as the axis does when left out.

    Examples
    --------
    >>> Chart("stacked", "甲", "项", ("一",), {"支持": (3.0,)}).lines
    {}
    """

    kind: Literal["interval", "stacked"]
    title: str
    axis: str
    categories: tuple[str, ...]
    series: Mapping[str, tuple[float, ...]]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    flagged: tuple[bool, ...] = ()
    lines: Mapping[str, float] = field(default_factory=dict)
    pattern: str = "General"
    alt: str = ""
    patterns: Mapping[float, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Slide:
    """One slide: the finding as its title, what shows it, and what the speaker should know.

    Examples
    --------
    >>> Slide("甲", (Paragraph("…"),)).notes
    ''
    """

    title: str
    body: tuple[Paragraph | Bullets | Grid | Chart, ...]
    notes: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its name on the tab, what it is for, and one table or the charts.

    Examples
    --------
    >>> Sheet("目录", "甲", ("…",)).charts
    ()
    """

    name: str
    title: str
    notes: tuple[str, ...] = ()
    grid: Grid | None = None
    charts: tuple[Chart, ...] = ()
