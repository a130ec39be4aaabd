"""What a report is made of, before any file format: headings, paragraphs, tables, figures, already worded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from governance_metrics.text import Language

Tone = Literal["plain", "good", "partly", "bad", "unknown"]


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 1 is a part, 2 a chapter, 3 a passage.

    Examples
    --------
    >>> Heading(1, "一、成效").anchor
    ''
    """

    level: Literal[1, 2, 3]
    text: str
    anchor: str = ""


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

    Examples
    --------
    >>> Cell("62%", sort=0.62).tone
    'plain'
    """

    text: str
    sort: float | str | None = None
    tone: Tone = "plain"


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
    15.0
    """

    png: bytes = field(repr=False)
    caption: str
    alt: str
    width_cm: float = 15.0


Block = Heading | Paragraph | Bullets | Grid | Figure


@dataclass(frozen=True)
class Document:
    """A report in one language.

    Parameters
    ----------
    language : {"zh", "en"}
        The language of every word in it.
    title, subtitle : str
        What stands on top.
    mark : str
        A mark for every page, such as that of the internal profile; empty for none.
    blocks : tuple of Block
        The content in reading order.
    provenance : tuple of (str, str)
        Inputs, versions and settings, as name and value, already worded.
    words : mapping of str to str
        The few words a writer itself needs: ``table``, ``figure``, ``contents``, ``filter``, ``language``,
        ``provenance``, ``page``, ``sort``.

    Examples
    --------
    >>> Document("zh", "诊断报告", "", "", (), (), {}).language
    'zh'
    """

    language: Language
    title: str
    subtitle: str
    mark: str
    blocks: tuple[Block, ...]
    provenance: tuple[tuple[str, str], ...]
    words: Mapping[str, str]


@dataclass(frozen=True)
class Report:
    """The report in every language there is, and the one to open with.

    Examples
    --------
    >>> zh = Document("zh", "诊断报告", "", "", (), (), {})
    >>> Report({"zh": zh}, "zh").document.title
    '诊断报告'
    """

    documents: Mapping[Language, Document]
    language: Language

    @property
    def document(self) -> Document:
        """The document in the language to open with."""
        return self.documents[self.language]
