"""Every area with its limits, one below the other, and the references as lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from governance_metrics.report.figures.style import (
    INK,
    MARK,
    ROUND,
    Frame,
    canvas,
    legend_below,
    names,
    png,
    row_height,
    side_of,
    styled,
)

POINT = {"plain": "o", "flagged": "D"}


@dataclass(frozen=True)
class AreaPoint:
    """One area in a picture: its name, value, limits, and whether it is marked out.

    Examples
    --------
    >>> AreaPoint("C01", 0.5, 0.4, 0.6).flagged
    False
    """

    name: str
    value: float
    low: float
    high: float
    flagged: bool = False


@dataclass(frozen=True)
class Line:
    """A reference line and what it is.

    Examples
    --------
    >>> Line(0.95, "目标").value
    0.95
    """

    value: float
    label: str
    dashed: bool = True


@styled()
def interval_plot(
    points: Sequence[AreaPoint],
    lines: Sequence[Line],
    frame: Frame,
    *,
    tick: Callable[[float], str],
    legend: tuple[str, str],
) -> bytes:
    r"""Return a picture of every area with its limits, in the order given, and the reference lines.

    Parameters
    ----------
    points : sequence of AreaPoint
        The areas, top to bottom; a blank limit draws the value alone.
    lines : sequence of Line
        References, drawn over the whole height.
    frame : Frame
        The words around it.
    tick : callable
        Words a number on the axis.
    legend : tuple of str
        What a plain and a flagged point mean.

    Returns
    -------
    bytes
        A PNG at 200 dots per inch.

    Examples
    --------
    >>> interval_plot([AreaPoint("C01", 0.5, 0.4, 0.6)], [], Frame("甲", "%"), tick=str, legend=("a", "b"))[:4]
    b'\x89PNG'
    """
    from matplotlib.ticker import MaxNLocator

    flagged = np.array([point.flagged for point in points], dtype=bool)
    marked = bool(flagged.any())
    drawn, axes = canvas(
        frame, row_height(len(points)) * max(len(points), 3), [p.name for p in points], top=0.38 + 0.14 * len(lines),
        bottom=0.82 if marked else 0.52,
    )  # fmt: skip
    value, low, high = (np.array([getattr(p, name) for p in points]) for name in ("value", "low", "high"))
    rows = np.arange(len(points))
    for kind, which in (("plain", ~flagged), ("flagged", flagged)):
        colour = MARK if kind == "flagged" else INK
        limited = which & np.isfinite(low) & np.isfinite(high)
        axes.hlines(rows[limited], low[limited], high[limited], color=colour, linewidth=1.4)
        axes.plot(
            value[which], rows[which], POINT[kind], color=colour, markersize=5, markeredgewidth=1.2, zorder=3,
            markerfacecolor=colour if kind == "flagged" else "white", label=legend[kind == "flagged"],
        )  # fmt: skip
    for line in lines:
        axes.axvline(line.value, color=INK, linewidth=1.0, linestyle=(0, (4, 3)) if line.dashed else "-")
    names(axes, [point.name for point in points])
    axes.set_ylim(len(points) - 0.4, -0.6)
    axes.xaxis.set_major_locator(MaxNLocator("auto", steps=ROUND))
    axes.xaxis.set_major_formatter(lambda number, _: tick(number))
    for number, line in enumerate(lines):
        axes.annotate(
            line.label, (line.value, 1.0), xycoords=("data", "axes fraction"), xytext=(0, 3 + 11 * number),
            textcoords="offset points", fontsize=8.5, color=INK, ha=side_of(axes, line.value),
        )  # fmt: skip
    if marked:
        legend_below(drawn, axes, ncols=2)
    return png(drawn)
