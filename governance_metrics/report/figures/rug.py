"""Every indicator in every area at a glance: one small cell each, by shade, hatch and sign."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from governance_metrics.report.figures.style import (
    INK,
    Frame,
    canvas,
    legend_below,
    names,
    png,
    shortened,
    styled,
    text_ems,
)

RugState = Literal["meets", "uncertain", "misses", "no_target", "hidden", "no_data"]
ROW = 0.158  # inches
# Shade, hatch and the sign inside: each state is told by two of the three without its colour.
LOOKS: Mapping[RugState, tuple[str, str, str, str]] = {
    "meets": ("#dcebf5", "", "o", "#1f2933"),
    "uncertain": ("#f4ecd0", "////", "", "#1f2933"),
    "misses": ("#a33a2a", "", "x", "#ffffff"),
    "no_target": ("#ffffff", "", "", "#1f2933"),
    "hidden": ("#e4e7eb", "", ".", "#1f2933"),
    "no_data": ("#e4e7eb", "", "_", "#1f2933"),
}
GRID = "#9aa5b1"
NAME_EM = 0.118  # inches; an em of the names on top
MOST_EMS = 12.7  # of such a name; a longer one is shortened in its middle


@styled()
def rug(
    indicators: Sequence[str],
    areas: Sequence[str],
    states: Sequence[Sequence[RugState]],
    apart: Sequence[Sequence[bool]],
    frame: Frame,
    *,
    legend: Mapping[RugState, str],
    framed: str,
) -> bytes:
    r"""Return a picture of indicators down and areas across.

    Parameters
    ----------
    indicators, areas : sequence of str
        R rows and C columns.
    states : sequence of sequence, shape (R, C)
        How each area stands to the target.
    apart : sequence of sequence of bool, shape (R, C)
        Whether it stands apart from the rest: a heavy frame.
    frame : Frame
        The words around it.
    legend : mapping
        What each state is called.
    framed : str
        What the heavy frame means.

    Examples
    --------
    >>> rug(["a"], ["C01"], [["meets"]], [[True]], Frame("甲"), legend={"meets": "达标"}, framed="b")[:4]
    b'\x89PNG'
    """
    from matplotlib.collections import PatchCollection
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch, Rectangle

    areas = [shortened(area, MOST_EMS) for area in areas]
    head = NAME_EM * max(text_ems(area) for area in areas)
    used = [state for state in LOOKS if any(state in row for row in states)]
    marked = any(any(row) for row in apart)
    lines = -(-(len(used) + marked) // 3)
    drawn, axes = canvas(
        frame, ROW * len(indicators), indicators, top=0.45 + head, bottom=0.16 + 0.19 * lines, right=0.12
    )
    for state in used:
        shade, hatch, sign, ink = LOOKS[state]
        cells = [(c, r) for r, row in enumerate(states) for c, found in enumerate(row) if found == state]
        axes.add_collection(
            PatchCollection([Rectangle((c - 0.5, r - 0.5), 1, 1) for c, r in cells], facecolor=shade, hatch=hatch,
                            edgecolor=GRID, linewidth=0.5)
        )  # fmt: skip
        if sign:
            axes.plot([c for c, _ in cells], [r for _, r in cells], sign, **_mark(sign, ink))
    for r, row in enumerate(apart):
        for c, flag in enumerate(row):
            if flag:
                axes.add_patch(Rectangle((c - 0.42, r - 0.42), 0.84, 0.84, fill=False, edgecolor=INK, linewidth=2))
    names(axes, indicators)
    size = min(9.0, 72 * 0.85 * axes.get_position().width * drawn.get_figwidth() / len(areas))
    for c, area in enumerate(areas):
        axes.text(c, -0.62, area, rotation=90, ha="center", va="bottom", fontsize=size, color=INK)
    axes.set_xticks([])
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.set_xlim(-0.55, len(areas) - 0.45)
    axes.set_ylim(len(indicators) - 0.45, -0.55)
    handles: list[object] = []
    for state in used:
        shade, hatch, sign, ink = LOOKS[state]
        box = Patch(facecolor=shade, hatch=hatch, edgecolor=GRID, linewidth=0.5)
        mark = Line2D([], [], marker=sign, **_mark(sign, ink)) if sign else None
        handles.append((box, mark) if mark is not None else box)
    labels = [legend[state] for state in used]
    if marked:
        handles.append(Patch(fill=False, edgecolor=INK, linewidth=2))
        labels.append(framed)
    legend_below(drawn, axes, ncols=3, handles=handles, labels=labels)
    return png(drawn)


def _mark(sign: str, ink: str) -> dict[str, Any]:
    """How a sign is drawn, in a cell and in the legend."""
    return {"color": ink, "markersize": 4, "markeredgewidth": 1, "markerfacecolor": "none" if sign == "o" else ink,
            "linestyle": "none"}  # fmt: skip
