"""What an .ods file holds beside its values: how far its sheets reach, errors, what is hidden."""

import re
from html import unescape

from governance_metrics.intake.archive import CELL_LIMIT, DAMAGE, UNPACKED_LIMIT_MB, RefusedError, parts_of
from governance_metrics.intake.book import Book, refused
from governance_metrics.intake.marks import Marks, Place

CONTENT_LIMIT_MB = 100  # its markup is looked at tag by tag
_TAG = re.compile(
    rb"<(/?)table:(table|table-row|table-cell|covered-table-cell|table-column)(?=[\s/>])"
    rb"((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_BEGUN = re.compile(rb"<table:(?:table|table-row|table-cell|covered-table-cell|table-column)(?=[\s/>])")
_ATTRIBUTE = re.compile(rb"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_UNSEEN = (b"collapse", b"filter")


def open_document_of(content: bytes, file: str, limit_mb: int = UNPACKED_LIMIT_MB) -> Book:
    """Return what an .ods workbook holds beside its values, or the reason to refuse it.

    Parameters
    ----------
    content : bytes
        The whole file.
    file : str
        Its name, for the fault.
    limit_mb : int
        How large it may be when unpacked, in megabytes.

    Examples
    --------
    >>> open_document_of(b"PK", "a.ods").fault.code
    'unreadable'
    """
    sheets: dict[str, Marks] = {}
    try:
        for name, part in parts_of(content, limit_mb):
            if name == "meta-inf/manifest.xml" and b"encryption-data" in part:
                return refused("encrypted", file)
            if name.startswith("xl/"):  # see archive_of
                return refused("unreadable", file, suffix=".ods")
            if name != "content.xml":
                continue
            if len(part) > CONTENT_LIMIT_MB << 20:
                return refused("archive_too_large", file, limit=CONTENT_LIMIT_MB)
            tags = _TAG.findall(part)
            if sum(not closing for closing, *_ in tags) != len(_BEGUN.findall(part)):
                return refused("unreadable", file, suffix=".ods")
            sheets = _sheets(tags)
    except RefusedError as error:
        return refused(error.code, file, **error.parameters)
    except DAMAGE:
        return refused("unreadable", file, suffix=".ods")
    cells = max((marks.cells for marks in sheets.values()), default=0)
    if cells > CELL_LIMIT:
        return refused("too_many_cells", file, cells=cells, limit=CELL_LIMIT)
    return Book(None, sheets)


def _sheets(tags: list[tuple[bytes, bytes, bytes]]) -> dict[str, Marks]:
    sheets: dict[str, Marks] = {}
    name, walk = "", _Walk()
    for closing, kind, text in tags:
        attributes = {key: double or single for key, double, single in _ATTRIBUTE.findall(text)}
        if kind == b"table":
            if closing:
                sheets[name] = walk.marks()
            else:
                name = unescape(attributes.get(b"table:name", b"").decode("utf-8"))
                walk = _Walk()
        elif not closing:
            walk.take(kind, attributes, closed=text.endswith(b"/"))
    return sheets


class _Walk:
    """One table, walked through tag by tag."""

    def __init__(self) -> None:
        self.row = self.column = self.across = self.reached_row = self.reached_column = 0
        self.repeated = 1
        self.errors: list[Place] = []
        self.unvalued: list[Place] = []
        self.rows: set[int] = set()
        self.columns: set[int] = set()

    def take(self, kind: bytes, attributes: dict[bytes, bytes], *, closed: bool) -> None:
        """Take one opening tag."""
        if kind == b"table-column":
            n = _times(attributes, b"table:number-columns-repeated")
            if attributes.get(b"table:visibility") in _UNSEEN:
                self.columns.update(range(self.across + 1, min(self.across + n, 16384) + 1))
            self.across += n
        elif kind == b"table-row":
            self.row += self.repeated
            self.column, self.repeated = 0, _times(attributes, b"table:number-rows-repeated")
            if attributes.get(b"table:visibility") in _UNSEEN:
                self.rows.update(range(self.row, min(self.row + self.repeated, (1 << 20) + 1)))
        else:
            n = _times(attributes, b"table:number-columns-repeated")
            typed = b"office:value-type" in attributes
            formula = b"table:formula" in attributes
            place = (self.row, self.column + 1)
            if typed or formula or not closed:
                self.reached_row = max(self.reached_row, self.row + self.repeated - 1)
                self.reached_column = max(self.reached_column, self.column + n)
            if attributes.get(b"calcext:value-type") == b"error":
                self.errors.append(place)
            elif formula and not typed:
                self.unvalued.append(place)
            self.column += n

    def marks(self) -> Marks:
        """Return what was seen; repeated blank rows and columns at the end do not count."""
        rows = tuple(sorted(row for row in self.rows if row <= self.reached_row))
        columns = tuple(sorted(column for column in self.columns if column <= self.reached_column))
        reach = (self.reached_row, self.reached_column)
        return Marks(reach, tuple(self.errors), tuple(self.unvalued), rows, columns)


def _times(attributes: dict[bytes, bytes], name: bytes) -> int:
    return max(1, int(attributes.get(name, b"1")))
