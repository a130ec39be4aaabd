"""Between which ranks each area may lie: a bar instead of a place in a league table."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance_metrics.report.figures.style import INK, Frame, canvas, legend_below, names, png, row_height, styled


@dataclass(frozen=True)
class RankSpan:
    """One area: its name, the rank its value happens to have, and the ranks the data leave open.

    Parameters
    ----------
    name : str
        What it is called.
    rank, low, high : int
        1 is the first.
    apart : bool
        Whether any other area can be told from it.

    Examples
    --------
    >>> RankSpan("C01", 3, 1, 17).apart
    False
    """

    name: str
    rank: int
    low: int
    high: int
    apart: bool = False


@styled()
def rank_bands(spans: Sequence[RankSpan], frame: Frame, *, legend: tuple[str, str, str]) -> bytes:
    r"""Return a picture of the ranks that each area may have.

    Parameters
    ----------
    spans : sequence of RankSpan
        The areas, top to bottom.
    frame : Frame
        The words around it.
    legend : tuple of str
        What a plain bar, a marked bar and the point mean.

    Examples
    --------
    >>> rank_bands([RankSpan("C01", 1, 1, 2)], Frame("甲", "名次"), legend=("a", "b", "c"))[:4]
    b'\x89PNG'
    """
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.ticker import MaxNLocator

    drawn, axes = canvas(
        frame, row_height(len(spans)) * max(len(spans), 3), [span.name for span in spans], top=0.42, bottom=0.82
    )
    for row, span in enumerate(spans):
        axes.barh(
            row, span.high - span.low + 0.8, left=span.low - 0.4, height=0.56, edgecolor=INK, linewidth=0.7,
            color="#d9a7a0" if span.apart else "#e4e7eb", hatch="////" if span.apart else "",
        )  # fmt: skip
    axes.plot([span.rank for span in spans], range(len(spans)), "o", color=INK, markersize=4.2, linestyle="none")
    names(axes, [span.name for span in spans])
    axes.set_ylim(len(spans) - 0.4, -0.6)
    axes.set_xlim(0.3, max(span.high for span in spans) + 0.7)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=3))
    bars = [Patch(facecolor="#e4e7eb", edgecolor=INK, linewidth=0.7),
            Patch(facecolor="#d9a7a0", edgecolor=INK, linewidth=0.7, hatch="////")]  # fmt: skip
    used = [flag for flag in (False, True) if any(span.apart == flag for span in spans)]
    point = Line2D([], [], marker="o", color=INK, markersize=4.2, linestyle="none")
    handles, labels = [*(bars[flag] for flag in used), point], [*(legend[flag] for flag in used), legend[2]]
    legend_below(drawn, axes, ncols=3, handles=handles, labels=labels)
    return png(drawn)
