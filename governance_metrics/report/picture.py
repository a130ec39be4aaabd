"""A figure as a notebook shows it: the same picture everywhere, with its alternative text."""

import base64
import html
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RESOLUTION = 100  # dots an inch


@dataclass(frozen=True, repr=False)
class Picture:
    """A drawn figure with words for those who do not see it; a notebook shows it below the cell it ends.

    Parameters
    ----------
    words : str
        What it shows.
    png : bytes
        The picture.

    Examples
    --------
    >>> Picture("bars", b"")._repr_html_()
    '<img alt="bars" src="data:image/png;base64,">'
    """

    words: str
    png: bytes

    def __repr__(self) -> str:
        return self.words

    def _repr_html_(self) -> str:
        # JupyterLab shows a plain PNG without alternative text, whatever its metadata say; an <img> keeps it.
        encoded = base64.b64encode(self.png).decode("ascii")
        return f'<img alt="{html.escape(self.words)}" src="data:image/png;base64,{encoded}">'


def picture(figure: "Figure", *, zh: str, en: str) -> Picture:
    """Return a figure as a picture with its words, and close it. Equal figures give equal bytes.

    Parameters
    ----------
    figure : Figure
        What was drawn.
    zh, en : str
        What the figure shows, in a sentence, in both languages.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> picture(Figure(), zh="空图", en="an empty figure")
    an empty figure · 空图
    """
    from matplotlib.pyplot import close

    drawn = BytesIO()
    figure.savefig(drawn, format="png", dpi=RESOLUTION, metadata={"Software": None})
    close(figure)
    return Picture(f"{en} · {zh}", drawn.getvalue())
