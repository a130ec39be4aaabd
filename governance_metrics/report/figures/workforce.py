"""Who the staff are: a pyramid of ages, and the shares that describe them with their limits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from governance_metrics.report.figures.style import INK, Frame, canvas, names, png, styled

TIER = ("#9aa5b1", "#cbd2d9", "#52606d")
HATCH = ("....", "", "////")


@dataclass(frozen=True)
class Profile:
    """One share: its name, value and limits.

    Examples
    --------
    >>> Profile("持证率", 0.64, 0.55, 0.71).value
    0.64
    """

    name: str
    value: float
    low: float
    high: float


@styled()
def workforce(
    ages: Sequence[tuple[str, float]],
    shares: Sequence[Profile],
    frame: Frame,
    *,
    heads: tuple[str, str],
    tick: Callable[[float], str],
) -> bytes:
    r"""Return a picture of the ages as a pyramid above the shares with their limits.

    Parameters
    ----------
    ages : sequence of (str, float)
        Age groups with their share of the staff, the oldest first; may be empty.
    shares : sequence of Profile
        What else is known of the staff, top to bottom.
    frame : Frame
        The words around it.
    heads : tuple of str
        What stands above the pyramid and above the shares.
    tick : callable
        Words a share.

    Examples
    --------
    >>> workforce([("50+", 0.4), ("<50", 0.6)], [Profile("a", 0.5, 0.4, 0.6)], Frame("甲", "%"), heads=("b", "c"),
    ...           tick=str)[:4]
    b'\x89PNG'
    """
    labels = [*(name for name, _ in ages), *(share.name for share in shares)]
    blank = 1 if ages else 0  # a row between the two parts, for the second head
    drawn, axes = canvas(frame, 0.21 * (len(labels) + blank), labels, top=0.62, bottom=0.52)
    for row, (_, share) in enumerate(ages):
        axes.barh(
            row, share, left=0.5 - share / 2, height=1.0, color=TIER[row % 3], hatch=HATCH[row % 3], edgecolor=INK,
            linewidth=0.8,
        )  # fmt: skip
        axes.annotate(tick(share), (0.5 + share / 2, row), xytext=(5, 0), textcoords="offset points", va="center",
                      fontsize=9)  # fmt: skip
    first = len(ages) + blank
    rows = np.arange(first, first + len(shares))
    axes.hlines(rows, [s.low for s in shares], [s.high for s in shares], color=INK, linewidth=1.4)
    axes.plot([s.value for s in shares], rows, "o", color=INK, markerfacecolor="white", markersize=5.5,
              markeredgewidth=1.3, zorder=3)  # fmt: skip
    places = [*range(len(ages)), *rows]
    names(axes, [dict(zip(places, labels, strict=True)).get(row, "") for row in range(len(labels) + blank)])
    for place, head in ((-0.55, heads[0]), (first - 0.55, heads[1])) if ages else ((-0.55, heads[1]),):
        axes.annotate(head, (0, place), xycoords=axes.get_yaxis_transform(), va="bottom", fontsize=9, color=INK)
    axes.set_xlim(0, 1)
    axes.set_ylim(len(labels) + blank - 0.4, -0.6)
    axes.xaxis.set_major_formatter(lambda number, _: tick(number))
    return png(drawn)
