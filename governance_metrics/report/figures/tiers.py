"""The pyramid from the street down to the household: how many there are on each level."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance_metrics.report.figures.style import INK, Frame, canvas, names, png, styled, text_ems

SHADES = ("#52606d", "#616e7c", "#9aa5b1", "#cbd2d9", "#e4e7eb", "#f5f7fa")

PER_EM = 0.122  # inches; an em of the words on the right


@dataclass(frozen=True)
class Tier:
    """One level: its name, how many, and what it means for the level above.

    Examples
    --------
    >>> Tier("楼栋长", "911", "每个网格 6.5 名").count
    '911'
    """

    name: str
    count: str
    per: str = ""


@styled()
def tiers(levels: Sequence[Tier], frame: Frame) -> bytes:
    r"""Return a picture of levels, the highest on top; widths show the order, not the numbers.

    Parameters
    ----------
    levels : sequence of Tier
        The levels, top to bottom.
    frame : Frame
        The words around it.

    Examples
    --------
    >>> tiers([Tier("街道", "1"), Tier("社区", "21")], Frame("甲"))[:4]
    b'\x89PNG'
    """
    labels, right = [level.name for level in levels], 0.3 + PER_EM * max(text_ems(level.per) for level in levels)
    drawn, axes = canvas(frame, 0.36 * len(levels), labels, top=0.42, bottom=0.14, right=right)
    for row, level in enumerate(levels):
        upper, lower = (row + 0.55) / (2 * len(levels) + 1.2), (row + 1.45) / (2 * len(levels) + 1.2)
        shade = SHADES[row % len(SHADES)]
        across, down = [0.5 - upper, 0.5 + upper, 0.5 + lower, 0.5 - lower], [row - 0.46] * 2 + [row + 0.46] * 2
        axes.fill(across, down, facecolor=shade, edgecolor=INK, linewidth=0.8)
        axes.text(0.5, row, level.count, ha="center", va="center", fontsize=10, fontweight="bold",
                  color="white" if row < 2 else INK)  # fmt: skip
        axes.annotate(level.per, (1.0, row), xycoords=axes.get_yaxis_transform(), xytext=(8, 0), va="center",
                      textcoords="offset points", fontsize=9, color=INK)  # fmt: skip
    names(axes, labels)
    axes.set_xlim(0, 1)
    axes.set_ylim(len(levels) - 0.5, -0.5)
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    return png(drawn)
