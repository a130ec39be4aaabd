"""A report in one language, and in every language there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance_metrics.report.blocks.explorer import Explorer
from governance_metrics.report.blocks.flow import Block
from governance_metrics.report.blocks.native import Sheet, Slide
from governance_metrics.text import Language


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
    blocks : sequence of Block
        The content in reading order.
    provenance : tuple of (str, str)
        Inputs, versions and settings, as name and value, already worded.
    words : mapping of str to str
        The few words a writer itself needs: ``table``, ``figure``, ``contents``, ``filter``, ``language``,
        ``provenance``, ``page``, ``sort``, ``sheet``, ``about``, ``low``, ``high``, ``unshown``.
    slides : sequence of Slide
        The same findings for a screen on the wall.
    sheets : sequence of Sheet
        The same numbers for a workbook.
    leaflet : bool
        Whether it is a set of single pages: narrower margins above and below, no list of contents.
    explorer : Explorer, optional
        The same numbers for a screen, from the whole to the evidence of an area.
    record : str
        What made the report, for programs to read: one line of JSON in ASCII; empty for none.

    Examples
    --------
    >>> Document("zh", "诊断报告", "", "", (), (), {}).language
    'zh'
    """

    language: Language
    title: str
    subtitle: str
    mark: str
    blocks: Sequence[Block]
    provenance: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    slides: Sequence[Slide] = ()
    sheets: Sequence[Sheet] = ()
    leaflet: bool = False
    explorer: Explorer | None = None
    record: str = ""


@dataclass(frozen=True)
class Report:
    """The report in every language there is, and the one to open with.

    Parameters
    ----------
    documents : mapping of {"zh", "en"} to Document
        By language.
    language : {"zh", "en"}
        The one to open with.
    template : bytes, optional
        A Word document whose styles, page, header and footer a Word document takes over; looked into already.

    Examples
    --------
    >>> zh = Document("zh", "诊断报告", "", "", (), (), {})
    >>> Report({"zh": zh}, "zh").document.title
    '诊断报告'
    """

    documents: Mapping[Language, Document]
    language: Language
    template: bytes | None = None

    @property
    def document(self) -> Document:
        """The document in the language to open with."""
        return self.documents[self.language]
