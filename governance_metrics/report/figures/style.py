"""The one style of all pictures: paper, ink, letters, margins, and the bytes they end in."""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from governance_metrics.report.fonts import STAND_IN, register, showable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

INK, MARK, SOFT, LINE = "#1f2933", "#9b1c1c", "#7b8794", "#e4e7eb"
DPI = 160
COLOURS = 48
WIDTH, RIGHT, EM = 6.6, 0.4, 0.132  # inches; an em of the labels
NOTE_EM, NOTE_LINE = 0.113, 0.155  # inches; of the small print under a picture
LEFT_MOST = 0.45  # of the width, for labels
ROUND = (1, 2, 5, 10)  # steps of an axis: a quarter would be rounded in words, and stand beside its place
ROWS, ROW_LEAST, ROW_MOST = 2.7, 0.128, 0.23  # inches: of all rows, as far as each is neither too low nor too high


@dataclass(frozen=True)
class Frame:
    """The words around a picture.

    Parameters
    ----------
    title : str
        What the picture says, or what it is about.
    axis : str
        What its axis counts, with the unit.
    note : str
        Small print below: source, number of cases, what marks mean; may be empty.

    Examples
    --------
    >>> Frame("甲", "%").note
    ''
    """

    title: str
    axis: str = ""
    note: str = ""


@contextmanager
def styled() -> Iterator[None]:
    """Set the one style, only while a picture is made."""
    import matplotlib as mpl

    style: Any = {
        "font.family": [register()],
        "axes.unicode_minus": False,
        "text.parse_math": False,
        "font.size": 9.5,
        "hatch.linewidth": 0.6,
    }
    with mpl.rc_context(style):
        yield


def canvas(
    frame: Frame, rows: float, labels: Sequence[str], *, top: float, bottom: float, right: float = RIGHT
) -> "tuple[Canvas, Axes]":
    """Return a canvas with title and note and one pair of axes, its margins fitted to the labels.

    Parameters
    ----------
    frame : Frame
        The words around it.
    rows : float
        Height of the axes, in inches.
    labels : sequence of str
        What stands to the left of the axes.
    top, bottom, right : float
        Margins in inches; the note comes below the bottom.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    left = min(0.35 + EM * max((text_ems(label) for label in labels), default=4), LEFT_MOST * WIDTH)
    small = wrapped(frame.note, (WIDTH - 0.2) / NOTE_EM)
    titled = wrapped(frame.title, (WIDTH - 0.2) / (EM * 1.1))
    top += 0.19 * (len(titled) - 1)
    bottom += NOTE_LINE * len(small) + (0.06 if small else 0)
    height = top + rows + bottom
    drawn = Canvas(figsize=(WIDTH, height), dpi=DPI)
    FigureCanvasAgg(drawn)
    axes = drawn.add_axes((left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, rows / height))
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0, labelcolor=INK)
    axes.grid(axis="x", color=LINE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_xlabel(frame.axis)
    drawn.text(0.01, 1 - 0.08 / height, "\n".join(titled), va="top", fontweight="bold", fontsize=11, linespacing=1.3)
    for number, line in enumerate(reversed(small)):
        drawn.text(0.01, (0.07 + NOTE_LINE * number) / height, line, va="bottom", fontsize=8, color=INK)
    return drawn, axes


def row_height(rows: int) -> float:
    """Return the height of a row in inches: with some twenty rows, two pictures share a page.

    Examples
    --------
    >>> row_height(5), round(row_height(21), 3), row_height(60)
    (0.23, 0.129, 0.128)
    """
    return min(max(ROWS / max(rows, 1), ROW_LEAST), ROW_MOST)


def names(axes: "Axes", labels: Sequence[str]) -> None:
    """Put names to the left of the rows, as plain text: tick marks would take twice the time.

    A name wider than the margin is shortened in its middle; where rows are low, the letters are smaller.
    """
    height = axes.bbox.height / DPI / max(len(labels), 1)
    size = 9.5 if height >= 0.2 else 8.5
    axes.set_yticks([])
    ems = (axes.get_position().x0 * WIDTH - 0.1) / EM
    for row, label in enumerate(shortened(label, ems) for label in labels):
        axes.text(
            -0.012, row, label, transform=axes.get_yaxis_transform(), ha="right", va="center", color=INK, fontsize=size
        )


def legend_below(
    drawn: "Canvas", axes: "Axes", *, ncols: int, handles: Sequence[Any] = (), labels: Sequence[str] = ()
) -> None:
    """Put the legend under the label of the axis, above the small print; pairs of handles lie one on the other."""
    from matplotlib.legend_handler import HandlerTuple

    height = drawn.get_figheight()
    if not handles:
        handles, labels = axes.get_legend_handles_labels()
    drawn.legend(
        list(handles), list(labels), loc="upper left", ncols=ncols, frameon=False, fontsize=9, borderaxespad=0,
        columnspacing=1.4, handletextpad=0.6, handler_map={tuple: HandlerTuple(ndivide=1)},
        bbox_to_anchor=(0.01, axes.get_position().y0 - (0.5 if axes.get_xlabel() else 0.12) / height),
    )  # fmt: skip


def side_of(axes: "Axes", value: float) -> str:
    """Return on which side of a line its words stand, so that they stay inside the picture.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> side_of(Figure().add_subplot(xlim=(0, 1)), 0.95)
    'right'
    """
    low, high = axes.get_xlim()
    place = (value - low) / (high - low)
    return "right" if place > 0.85 else "left" if place < 0.15 else "center"


def text_ems(label: str) -> float:
    """Return the width of a label in ems, as it is shown: a Chinese character is one, a Latin one a little over half.

    Examples
    --------
    >>> text_ems("社区"), round(text_ems("ab"), 2)
    (2.0, 1.16)
    """
    return sum(1.0 if c == STAND_IN or unicodedata.east_asian_width(c) in "WF" else 0.58 for c in showable(label))


def shortened(label: str, ems: float) -> str:
    """Return a label no wider than so many ems: its start, an ellipsis in place of the middle, its last four letters.

    Examples
    --------
    >>> shortened("社区", 8), shortened("丰南区胥各庄街道东升里社区", 8)
    ('社区', '丰南区…升里社区')
    """
    if text_ems(label) <= ems:
        return label
    start, end = label[:-4], label[-4:]
    while start and text_ems(f"{start}…{end}") > ems:
        start = start[:-1]
    return f"{start}…{end}"


def wrapped(text: str, ems: float) -> list[str]:
    """Return a text in lines no wider than so many ems; Chinese breaks anywhere but before a mark, Latin at spaces.

    Examples
    --------
    >>> wrapped("资料：台账。", 4), wrapped("one two", 3), wrapped("", 3)
    (['资料：台', '账。'], ['one', 'two'], [])
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and text_ems(line + piece.rstrip()) > ems:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """What a line break may not part: a Chinese character with the marks after it, a Latin word with its space."""
    piece = ""
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        closing = character in "，。；：、）》”％"
        before = piece[-1:] or "（"
        if (
            before not in "（《“"
            and not closing
            and (wide or before == " " or unicodedata.east_asian_width(before) in "WF")
        ):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def png(drawn: "Canvas") -> bytes:
    """Return the picture as a PNG of a few dozen colours, a third of the size and no different to the eye.

    Every text goes through :func:`showable` here, whatever drew it.
    """
    from matplotlib.text import Text
    from PIL import Image

    for text in drawn.findobj(Text):
        said = text.get_text()
        if said != (shown := showable(said)):
            text.set_text(shown)
    surface: Any = drawn.canvas
    surface.draw()
    picture = Image.fromarray(np.asarray(surface.buffer_rgba())).convert("RGB")
    surface.renderer = None  # its pixels would stay until the collector finds the ring of figure and canvas
    drawn.clear()
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, format="png", dpi=(DPI, DPI))
    return buffer.getvalue()
