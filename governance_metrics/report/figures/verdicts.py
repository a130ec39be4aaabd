"""How many claims of each group got which verdict, as bars."""

from collections.abc import Sequence

import numpy as np

from governance_metrics.report.figures.style import INK, Frame, canvas, legend_below, names, png, styled

SHADES = ("#1f2933", "#616e7c", "#cbd2d9", "#ffffff")
HATCHES = ("", "", "", "////")


@styled()
def verdict_bars(
    groups: Sequence[str], counts: Sequence[Sequence[float]], verdicts: Sequence[str], frame: Frame
) -> bytes:
    r"""Return a picture of how many claims of each group got which verdict.

    Parameters
    ----------
    groups : sequence of str
        The groups, top to bottom, G of them.
    counts : sequence of sequence of float, shape (G, V)
        Claims per group and verdict.
    verdicts : sequence of str
        What the V shades mean, darkest first.
    frame : Frame
        The words around it.

    Examples
    --------
    >>> verdict_bars(["甲"], [[1, 2]], ["支持", "数据不足"], Frame("甲", "项"))[:4]
    b'\x89PNG'
    """
    from matplotlib.ticker import MaxNLocator

    drawn, axes = canvas(frame, 0.29 * len(groups), groups, top=0.42, bottom=0.82)
    left = np.zeros(len(groups))
    table = np.asarray(counts, dtype=float)
    for column, verdict in enumerate(verdicts):
        shade, hatch = SHADES[column % 4], HATCHES[column % 4]
        bars = axes.barh(
            range(len(groups)), table[:, column], left=left, color=shade, edgecolor=INK, hatch=hatch,
            linewidth=0.7, height=0.7, label=verdict,
        )  # fmt: skip
        for bar, count in zip(bars, table[:, column], strict=True):
            if count:
                x, y = bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2
                box = {"facecolor": "white", "edgecolor": "none", "pad": 1.2} if hatch else None
                axes.text(x, y, f"{count:.0f}", ha="center", va="center", fontsize=9, bbox=box,
                          color="white" if column < 2 else INK)  # fmt: skip
        left += table[:, column]
    names(axes, groups)
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(visible=False)
    legend_below(drawn, axes, ncols=len(verdicts))
    return png(drawn)
