"""From one period to the next: an arrow where the change is more than chance, a thin line where it cannot be told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from governance_metrics.report.figures.style import (
    INK,
    SOFT,
    Frame,
    canvas,
    legend_below,
    names,
    png,
    row_height,
    styled,
)

SAID = 1.5  # inches on the right, for the two values in words


@dataclass(frozen=True)
class Change:
    """One indicator: its name, value before and after, the same in words, and whether the change is more than chance.

    Examples
    --------
    >>> Change("报到率", 0.81, 0.87, "81% → 87%", told=True).told
    True
    """

    name: str
    before: float
    after: float
    words: str
    told: bool


@styled()
def change_arrows(
    changes: Sequence[Change], frame: Frame, *, tick: Callable[[float], str], legend: tuple[str, str, str, str]
) -> bytes:
    r"""Return a picture of values in two periods.

    Parameters
    ----------
    changes : sequence of Change
        The indicators, top to bottom.
    frame : Frame
        The words around it.
    tick : callable
        Words a value on the axis.
    legend : tuple of str
        The period before, the period after, a change told from chance, a change that is not.

    Examples
    --------
    >>> change_arrows([Change("a", 0.4, 0.6, "40% → 60%", True)], Frame("甲", "%"), tick=str,
    ...               legend=("2024", "2025", "b", "c"))[:4]
    b'\x89PNG'
    """
    from matplotlib.lines import Line2D

    drawn, axes = canvas(
        frame,
        row_height(len(changes)) * max(len(changes), 3),
        [change.name for change in changes],
        top=0.42,
        bottom=1.02,
        right=SAID,
    )
    for row, change in enumerate(changes):
        if change.told:
            axes.plot([change.before, change.after], [row, row], color=INK, linewidth=1.8)
            axes.plot(change.after, row, ">" if change.after > change.before else "<", color=INK, markersize=7)
        else:
            axes.plot([change.before, change.after], [row, row], color=SOFT, linewidth=1.0, linestyle=":")
            axes.plot(change.after, row, "o", color=SOFT, markersize=4.5, markeredgewidth=1)
        axes.plot(change.before, row, "o", color=INK if change.told else SOFT, markerfacecolor="white", markersize=4.5)
        axes.annotate(change.words, (1.0, row), xycoords=axes.get_yaxis_transform(), xytext=(8, 0), fontsize=9,
                      textcoords="offset points", va="center", color=INK)  # fmt: skip
    names(axes, [change.name for change in changes])
    axes.set_ylim(len(changes) - 0.4, -0.6)
    axes.set_xlim(-0.02, 1.02)
    axes.xaxis.set_major_formatter(lambda number, _: tick(number))
    point: dict[str, Any] = {"marker": "o", "markersize": 4.5, "linestyle": "none"}
    handles = [
        Line2D([], [], color=INK, markerfacecolor="white", **point),
        Line2D([], [], color=SOFT, **point),
        Line2D([], [], marker=">", color=INK, linewidth=1.8, markersize=5),
        Line2D([], [], color=SOFT, linewidth=1.0, linestyle=":"),
    ]
    legend_below(drawn, axes, ncols=2, handles=handles, labels=legend)
    return png(drawn)
