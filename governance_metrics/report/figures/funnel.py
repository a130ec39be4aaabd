"""Values against the number of cases behind them, between the lines that chance alone would draw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from governance_metrics.report.figures.style import (
    INK,
    MARK,
    ROUND,
    SOFT,
    Frame,
    canvas,
    legend_below,
    png,
    shortened,
    styled,
)
from governance_metrics.statistics.funnel import funnel_limits

LEVELS = (0.95, 0.998)
HEIGHT = 2.9  # inches
SMOOTH = 200  # points along a line
MOST_EMS = 16  # of a name beside its point; a longer one is shortened in its middle


@dataclass(frozen=True)
class FunnelPoint:
    """One area: its name, the cases behind it, its value, and whether it is marked out.

    Examples
    --------
    >>> FunnelPoint("C01", 120.0, 0.4).flagged
    False
    """

    name: str
    denominator: float
    value: float
    flagged: bool = False


@styled()
def funnel(
    points: Sequence[FunnelPoint],
    reference: float,
    frame: Frame,
    *,
    kind: Literal["share", "rate"],
    value_axis: str,
    tick: Callable[[float], str],
    legend: tuple[str, str, str, str],
) -> bytes:
    r"""Return a funnel plot.

    Parameters
    ----------
    points : sequence of FunnelPoint
        The areas.
    reference : float
        Value of all areas together.
    frame : Frame
        The words around it; its axis is that of the cases.
    kind : {"share", "rate"}
        How chance spreads the values.
    value_axis : str
        What the upright axis shows.
    tick : callable
        Words a value.
    legend : tuple of str
        What a plain point, a marked point, the inner and the outer lines are.

    References
    ----------
    Spiegelhalter DJ (2005), Statistics in Medicine 24: 1185-1202.

    Examples
    --------
    >>> funnel([FunnelPoint("C01", 120, 0.4)], 0.5, Frame("甲", "人"), kind="share", value_axis="%", tick=str,
    ...        legend=("a", "b", "95 %", "99.8 %"))[:4]
    b'\x89PNG'
    """
    from matplotlib.ticker import MaxNLocator

    drawn, axes = canvas(frame, HEIGHT, [tick(0.888)], top=0.62, bottom=1.02)
    most = max(point.denominator for point in points) * 1.06
    along = np.linspace(most / SMOOTH, most, SMOOTH)
    for level, style, label in zip(LEVELS, ("--", ":"), legend[2:], strict=True):
        for limit in funnel_limits(kind, reference, along, level):
            axes.plot(along, limit, style, color=INK, linewidth=1.0, label=label)
            label = "_"
    axes.axhline(reference, color=INK, linewidth=1.0)
    for flagged, label in ((False, legend[0]), (True, legend[1])):
        mine = [point for point in points if point.flagged == flagged]
        colour = MARK if flagged else INK
        axes.plot(
            [p.denominator for p in mine], [p.value for p in mine], "D" if flagged else "o", color=colour, label=label,
            markerfacecolor=colour if flagged else "white", markersize=5.5, markeredgewidth=1.3, zorder=3,
        )  # fmt: skip
        for point in mine if flagged else ():
            left = point.denominator > most / 2
            axes.annotate(
                shortened(point.name, MOST_EMS), (point.denominator, point.value), xytext=(-7 if left else 7, 0),
                va="center", fontsize=8.5, textcoords="offset points", ha="right" if left else "left", color=INK,
            )  # fmt: skip
    values = [point.value for point in points]
    pad = 0.06 * (max(values) - min(values) or 1.0)
    low, high = min([*values, reference]) - pad, max([*values, reference]) + pad
    axes.set_ylim(max(low - pad, -pad / 2), min(high + pad, 1 + pad / 2) if kind == "share" else high + pad)
    axes.set_xlim(0, most)
    axes.yaxis.set_major_locator(MaxNLocator("auto", steps=ROUND))
    axes.yaxis.set_major_formatter(lambda number, _: tick(number))
    axes.xaxis.set_major_formatter(lambda number, _: f"{number:,.0f}")
    axes.grid(axis="y", color="#e4e7eb", linewidth=0.8)
    axes.spines["left"].set_visible(True)
    axes.spines["left"].set_color(SOFT)
    axes.annotate(value_axis, (0, 1), xycoords="axes fraction", xytext=(-4, 4), textcoords="offset points", fontsize=9)
    legend_below(drawn, axes, ncols=2)
    return png(drawn)
