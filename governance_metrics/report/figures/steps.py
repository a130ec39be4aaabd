"""Steps that fewer people take each time: those who could at each, and those who did."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance_metrics.report.figures.style import INK, Frame, canvas, legend_below, png, styled


@dataclass(frozen=True)
class Step:
    """One step: what it says beside its bar, how many took it, and of how many it is known.

    Examples
    --------
    >>> Step("已报到", 2298, 2656).out_of
    2656
    """

    label: str
    taken: float
    out_of: float


@styled()
def step_bars(steps: Sequence[Step], frame: Frame, *, legend: tuple[str, str]) -> bytes:
    r"""Return a picture of steps, the first on top.

    Parameters
    ----------
    steps : sequence of Step
        The steps in order.
    frame : Frame
        The words around it.
    legend : tuple of str
        What the filled and the empty part of a bar mean.

    Examples
    --------
    >>> step_bars([Step("应报到 100", 100, 100), Step("已报到 80", 80, 100)], Frame("甲", "人"), legend=("a", "b"))[:4]
    b'\x89PNG'
    """
    drawn, axes = canvas(frame, 0.52 * len(steps), [""], top=0.4, bottom=0.84)
    rows = range(len(steps))
    for widths, left, colour, hatch, label in (
        ([step.taken for step in steps], 0, "#52606d", "", legend[0]),
        ([step.out_of - step.taken for step in steps], [step.taken for step in steps], "#ffffff", "////", legend[1]),
    ):
        axes.barh(rows, widths, left=left, height=0.36, color=colour, edgecolor=INK, linewidth=0.7, hatch=hatch,
                  label=label)  # fmt: skip
    for row, step in enumerate(steps):
        axes.annotate(step.label, (0, row - 0.24), va="bottom", ha="left", fontsize=9.5, color=INK)
    axes.set_yticks([])
    axes.set_ylim(len(steps) - 0.7, -0.66)
    axes.xaxis.set_major_formatter(lambda number, _: f"{number:,.0f}")
    legend_below(drawn, axes, ncols=2)
    return png(drawn)
