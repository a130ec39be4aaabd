"""What a text is made of: headings, paragraphs, lists, tables, figures, already worded."""

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "good", "partly", "bad", "unknown"]


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 1 is a part, 2 a chapter, 3 a passage; ``new_page`` where it opens a page on paper.

    Examples
    --------
    >>> Heading(1, "一、成效").anchor
    ''
    """

    level: Literal[1, 2, 3]
    text: str
    anchor: str = ""
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. ``lead`` opens a page, ``note`` stands small under a table, ``caution`` warns.

    Examples
    --------
    >>> Paragraph("…").style
    'body'
    """

    text: str
    style: Literal["body", "lead", "note", "caution", "quote"] = "body"


@dataclass(frozen=True)
class Bullets:
    """A list of sentences; ``numbered`` where the order says something.

    Examples
    --------
    >>> Bullets(("a", "b")).numbered
    False
    """

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell: what it says, what it sorts by, and a tone that is never carried by colour alone.

    Parameters
    ----------
    text : str
        What a reader sees.
    sort : float or str, optional
        The value a sortable table orders by; the text itself when left out.
    tone : {"plain", "good", "partly", "bad", "unknown"}
        How the cell is shaded; the text already says the same in words.
    number : float, optional
        The number itself, for a workbook; on the natural scale.
    pattern : str
        How a workbook shows the number, in the notation of ECMA-376 number formats.
    link : str
        The topic of the explorer that says more, where a format has one.

    Examples
    --------
    >>> Cell("62%", sort=0.62).tone
    'plain'
    """

    text: str
    sort: float | str | None = None
    tone: Tone = "plain"
    number: float | None = None
    pattern: str = "General"
    link: str = ""


@dataclass(frozen=True)
class TableColumn:
    """One column of a report table: its head, how it is set, its share of the width.

    Examples
    --------
    >>> TableColumn("数值", "right").width
    1.0
    """

    title: str
    align: Literal["left", "right", "center"] = "left"
    width: float = 1.0


@dataclass(frozen=True)
class Grid:
    """A table with a caption above and a note below.

    Parameters
    ----------
    caption : str
        The caption without its number; the writer numbers tables.
    columns : tuple of TableColumn
        The heads.
    rows : tuple of tuple of Cell
        As many cells in each row as there are heads.
    note : str
        What stands below: sources, marks used.
    filterable : bool
        Whether a page offers a filter over it (long tables).
    paper : bool
        Whether it goes on paper as well; a very long table is for the screen and the workbook only.
    small : bool
        Whether its letters are the smallest to begin with, so that a page holds it.

    Raises
    ------
    ValueError
        When a row is longer or shorter than the heads.

    Examples
    --------
    >>> Grid("甲", (TableColumn("a"),), ((Cell("1"),),)).note
    ''
    """

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    filterable: bool = False
    paper: bool = True
    small: bool = False

    def __post_init__(self) -> None:
        wrong = [i for i, row in enumerate(self.rows) if len(row) != len(self.columns)]
        if wrong:
            raise ValueError(f"{self.caption!r}: rows {wrong} do not have {len(self.columns)} cells")


@dataclass(frozen=True)
class Figure:
    """A picture with its caption and what it says in words for those who do not see it.

    Parameters
    ----------
    png : bytes
        The picture.
    caption : str
        The caption without its number; the writer numbers figures.
    alt : str
        What the picture shows, in a sentence or two.
    width_cm : float
        Width on paper, in centimetres.

    Examples
    --------
    >>> Figure(b"", "甲", "乙").width_cm
    14.0
    """

    png: bytes = field(repr=False)
    caption: str
    alt: str
    width_cm: float = 14.0


Block = Heading | Paragraph | Bullets | Grid | Figure
