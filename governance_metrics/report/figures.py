"""Pictures: one style, readable in greyscale, intervals always drawn."""

import io
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from governance_metrics.report.fonts import register

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

INK, MARK = "#1f2933", "#9b1c1c"
DPI = 200
COLOURS = 48
WIDTH, RIGHT, EM = 6.6, 0.4, 0.132  # inches
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


@contextmanager
def _styled() -> Iterator[None]:
    """Set the one style, only while a picture is made."""
    import matplotlib as mpl

    style: Any = {
        "font.family": [register()],
        "axes.unicode_minus": False,
        "text.parse_math": False,
        "font.size": 9.5,
    }
    with mpl.rc_context(style):
        yield


@_styled()
def interval_plot(
    points: Sequence[AreaPoint],
    lines: Sequence[Line],
    *,
    title: str,
    axis: str,
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
    title, axis : str
        What the picture is about, and the unit of its axis.
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
    >>> png = interval_plot([AreaPoint("C01", 0.5, 0.4, 0.6)], [], title="甲", axis="%", tick=str, legend=("a", "b"))
    >>> png[:4]
    b'\x89PNG'
    """
    flagged = np.array([point.flagged for point in points], dtype=bool)
    marked = bool(flagged.any())
    canvas, axes = _canvas(
        rows=0.23 * max(len(points), 3), labels=[p.name for p in points], top=0.42 + 0.16 * len(lines),
        bottom=0.92 if marked else 0.6,
    )  # fmt: skip
    value, low, high = (np.array([getattr(p, name) for p in points]) for name in ("value", "low", "high"))
    rows = np.arange(len(points))
    for kind, which in (("plain", ~flagged), ("flagged", flagged)):
        colour = MARK if kind == "flagged" else INK
        drawn = which & np.isfinite(low) & np.isfinite(high)
        axes.hlines(rows[drawn], low[drawn], high[drawn], color=colour, linewidth=1.4)
        axes.plot(
            value[which], rows[which], POINT[kind], color=colour, markersize=5.5, markeredgewidth=1.3, zorder=3,
            markerfacecolor=colour if kind == "flagged" else "white", label=legend[kind == "flagged"],
        )  # fmt: skip
    for number, line in enumerate(lines):
        axes.axvline(line.value, color=INK, linewidth=1.0, linestyle=(0, (4, 3)) if line.dashed else "-")
        axes.annotate(
            line.label, (line.value, 1.0), xycoords=("data", "axes fraction"), xytext=(0, 3 + 11 * number),
            textcoords="offset points", fontsize=8.5, color=INK, ha="center",
        )  # fmt: skip
    _names(axes, [point.name for point in points])
    axes.set_ylim(len(points) - 0.4, -0.6)
    axes.xaxis.set_major_formatter(lambda number, _: tick(number))
    axes.set_xlabel(axis)
    _title(canvas, title)
    if marked:
        canvas.legend(*axes.get_legend_handles_labels(), loc="lower left", ncols=2, frameon=False, fontsize=9)
    return _png(canvas)


@_styled()
def verdict_bars(
    groups: Sequence[str], counts: Sequence[Sequence[float]], verdicts: Sequence[str], *, title: str, axis: str
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
    title, axis : str
        What the picture is about, and what its axis counts.

    Examples
    --------
    >>> verdict_bars(["甲"], [[1, 2]], ["支持", "数据不足"], title="甲", axis="项")[:4]
    b'\x89PNG'
    """
    from matplotlib.ticker import MaxNLocator

    shades = ("#1f2933", "#7b8794", "#cbd2d9", "#ffffff")
    hatches = ("", "", "", "////")
    canvas, axes = _canvas(rows=0.42 * len(groups), labels=groups, top=0.72, bottom=0.55)
    left = np.zeros(len(groups))
    table = np.asarray(counts, dtype=float)
    for column, verdict in enumerate(verdicts):
        shade, hatch = shades[column % 4], hatches[column % 4]
        bars = axes.barh(
            range(len(groups)), table[:, column], left=left, color=shade, edgecolor=INK, hatch=hatch,
            linewidth=0.7, height=0.62, label=verdict,
        )  # fmt: skip
        for bar, count in zip(bars, table[:, column], strict=True):
            if count:
                x, y = bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2
                box = {"facecolor": "white", "edgecolor": "none", "pad": 1.2} if hatch else None
                axes.text(x, y, f"{count:.0f}", ha="center", va="center", fontsize=9, bbox=box,
                          color="white" if column < 2 else INK)  # fmt: skip
        left += table[:, column]
    _names(axes, groups)
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.set_xlabel(axis)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    _title(canvas, title)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=len(verdicts), frameon=False, fontsize=9)
    axes.grid(visible=False)
    return _png(canvas)


def _canvas(rows: float, labels: Sequence[str], top: float, bottom: float) -> "tuple[Canvas, Axes]":
    """A canvas whose margins, in inches, fit the labels; reckoned, so that it is drawn only once."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    left = min(0.35 + EM * max((_width(label) for label in labels), default=4), 0.45 * WIDTH)
    height = top + rows + bottom
    canvas = Canvas(figsize=(WIDTH, height), dpi=DPI)
    FigureCanvasAgg(canvas)
    axes = canvas.add_axes((left / WIDTH, bottom / height, (WIDTH - left - RIGHT) / WIDTH, rows / height))
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelcolor=INK)
    axes.grid(axis="x", color="#e4e7eb", linewidth=0.8)
    axes.set_axisbelow(True)
    return canvas, axes


def _names(axes: "Axes", names: Sequence[str]) -> None:
    """Names to the left of the rows, as plain text: tick marks would take twice the time."""
    axes.set_yticks([])
    for row, name in enumerate(names):
        axes.text(-0.012, row, name, transform=axes.get_yaxis_transform(), ha="right", va="center", color=INK)


def _width(label: str) -> float:
    """The width of a label in ems: a Chinese character is one, a Latin one a little over half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.58 for c in label)


def _title(canvas: "Canvas", title: str) -> None:
    canvas.text(0.01, 1 - 0.08 / canvas.get_figheight(), title, va="top", fontweight="bold", fontsize=11)


def _png(canvas: "Canvas") -> bytes:
    """The picture as a PNG of a few dozen colours, a third of the size and no different to the eye."""
    from PIL import Image

    drawn: Any = canvas.canvas
    drawn.draw()
    picture = Image.fromarray(np.asarray(drawn.buffer_rgba())).convert("RGB")
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, format="png", dpi=(DPI, DPI))
    return buffer.getvalue()
