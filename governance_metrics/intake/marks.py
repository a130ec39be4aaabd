"""What the markup of an .xlsx sheet says beside its values: how far it reaches, errors, formulas, what is hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from governance_metrics.intake.plain_cells import Piece

Place = tuple[int, int]

_PIECE = 8 << 20
_LONGEST_ROW = 48 << 20
_ROW_END = re.compile(rb"</(?:[^\s<>/:]++:)?+row\s*+>")
# Every quantifier is possessive, so that no file can make them slow; a cell they do not match is refused.
# No group is caught inside one that repeats: CPython 3.11 loses its place there in some damaged files.
_TAG = rb"<(?:[^\s<>/:]++:)?+"
_VALUE = rb"\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+')"
_ATTRIBUTES = rb"(?:\s++[^\s<>=]++" + _VALUE + rb")*+"
_BUT = rb"(?:\s++(?!%s[\s=])[^\s<>=]++" + _VALUE + rb")*+"
_CELL = re.compile(
    _TAG
    + rb"c"
    + _BUT % b"r"
    + rb"(?:\s++r\s*+=\s*+[\"']([A-Za-z]{1,9})(\d{1,9})[\"'])?"
    + _ATTRIBUTES
    + rb"\s*+(/?+)>"
)
_ERROR = re.compile(_TAG + rb"c(" + _BUT % b"t" + rb"\s++t\s*+=\s*+[\"']e[\"']" + _ATTRIBUTES + rb")\s*+/?+>")
_TWO_PLACES = re.compile(_TAG + rb"c\s(?:[^<>]*?\s)??r\s*+=[^<>]*?\sr\s*+=")
_BEGUN = re.compile(_TAG + rb"c[\s/>]")
_FORMULA = re.compile(_TAG + rb"f[\s/>]")
_ROW = re.compile(_TAG + rb"row\s(?:[^<>]*?\s)??r\s*+=\s*+[\"'](\d{1,9})[\"']")
_UNVALUED = re.compile(
    _TAG + rb"c\s((?:[^<>/]|/(?!>))*+)>\s*+" + _TAG + rb"f(?:\s[^<>]*+)?+>"
    rb"(?:[^<]*+</(?:[^\s<>/:]++:)?+f>)?+\s*+(?:<(?:[^\s<>/:]++:)?+v(?:\s*+/>|>\s*+</(?:[^\s<>/:]++:)?+v>))?+"
    rb"\s*+</(?:[^\s<>/:]++:)?+c>"
)
_PLACE = re.compile(rb"(?:^|\s)r\s*+=\s*+[\"']([A-Za-z]{1,9})(\d{1,9})")
_TEXT_CELL = re.compile(rb"(?:^|\s)t\s*+=\s*+[\"']str[\"']")
_HIDDEN = re.compile(rb"\shidden\s*+=\s*+[\"'](?:1|true)[\"']")
_LINE_TAG = re.compile(_TAG + rb"(row|col)\s([^<>]*+)>")
_NUMBER = {name: re.compile(rb"(?:^|\s)" + name + rb"\s*+=\s*+[\"'](\d{1,7})[\"']") for name in (b"r", b"min", b"max")}
_LAST_COLUMN = 16384


@dataclass(frozen=True)
class Marks:
    """What was seen in the markup of one sheet; rows and columns count from 1.

    Parameters
    ----------
    reach : tuple of (int, int)
        The last row and the last column with something in them.
    errors, unvalued : tuple of (row, column)
        Cells that hold an error, and formulas without a value.
    hidden_rows, hidden_columns : tuple of int
        What is not shown.

    Examples
    --------
    >>> marks_of(b'<row r="1" hidden="1"><c r="B1" t="e"><v>#N/A</v></c></row>')
    Marks(reach=(1, 2), errors=((1, 2),), unvalued=(), hidden_rows=(1,), hidden_columns=())
    """

    reach: Place = (0, 0)
    errors: tuple[Place, ...] = ()
    unvalued: tuple[Place, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()

    @property
    def cells(self) -> int:
        """The size of the rectangle that holds every cell with something in it."""
        return self.reach[0] * self.reach[1]


def marks_of(sheet: bytes) -> Marks | None:
    """Return what the markup of a sheet says; None where a cell of it cannot be made out.

    Parameters
    ----------
    sheet : bytes
        The XML of the sheet, unpacked.
    """
    last_row = last_column = 0
    errors: list[Place] = []
    unvalued: list[Place] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for piece in _pieces(sheet):
        if len(piece) > _LONGEST_ROW:
            return None
        looked = Piece(piece)
        found = _plain(looked) or _any(piece)
        if found is None:
            return None
        (row, column), wrong = found
        last_row, last_column = max(last_row, row), max(last_column, column)
        errors += wrong
        if looked.has_formulas and _FORMULA.search(piece):
            tags = [tag for tag in _UNVALUED.findall(piece) if not _TEXT_CELL.search(tag)]
            unvalued += [_place(*place.groups()) for tag in tags if (place := _PLACE.search(tag))]
        if looked.hides:
            _hide(piece, rows, columns)
    return Marks((last_row, last_column), tuple(errors), tuple(unvalued), tuple(sorted(rows)), tuple(sorted(columns)))


def column_number(letters: str) -> int:
    """Return the number of a spreadsheet column.

    Examples
    --------
    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number


def _pieces(sheet: bytes) -> Iterator[bytes]:
    """The sheet in pieces that end with a row, so that no list of cells grows with the file."""
    start = 0
    while start < len(sheet):
        end = sheet.find(b"</row>", start + _PIECE) + 6
        if end < 6:
            found = _ROW_END.search(sheet, start + _PIECE) if start + _PIECE < len(sheet) else None
            end = found.end() if found else len(sheet)
        yield sheet[start:end]
        start = end


def _plain(piece: Piece) -> tuple[Place, list[Place]] | None:
    """The reach and the errors of cells written as Excel and WPS write them; None where one is not."""
    errors = piece.errors()
    reach = None if errors is None else piece.reach()
    return None if errors is None or reach is None else (reach, [_place(*error) for error in errors])


def _any(piece: bytes) -> tuple[Place, list[Place]] | None:
    """The same for cells in any spelling of XML, more slowly."""
    cells = _CELL.findall(piece)
    if len(cells) != len(_BEGUN.findall(piece)) or _TWO_PLACES.search(piece):
        return None
    filled = [(letters, row) for letters, row, closed in cells if not closed]
    letters, rows = {name for name, _ in filled}, {row for _, row in filled}
    if b"" in rows:  # a cell without a place of its own takes it from its row
        rows |= set(_ROW.findall(piece))
    across = max((column_number(name.decode()) for name in letters), default=0)
    if b"" in letters:  # and a column after the one before it
        across += max(len(_BEGUN.findall(row)) for row in _ROW_END.split(piece))
    down = max(map(int, rows - {b""}), default=1)
    errors = [_place(*place.groups()) for tag in _ERROR.findall(piece) if (place := _PLACE.search(tag))]
    return (down if filled else 0, across), errors


def _hide(piece: bytes, rows: set[int], columns: set[int]) -> None:
    """Add the rows and columns that are hidden."""
    for kind, tag in _LINE_TAG.findall(piece):
        if not _HIDDEN.search(b" " + tag):
            continue
        numbers = [int(found[1]) for name in ((b"r",) if kind == b"row" else (b"min", b"max"))
                   if (found := _NUMBER[name].search(tag))]  # fmt: skip
        if kind == b"row":
            rows.update(numbers)
        elif len(numbers) == 2:
            columns.update(range(numbers[0], min(numbers[1], _LAST_COLUMN) + 1))


def _place(letters: bytes, row: bytes) -> Place:
    return int(row), column_number(letters.decode())
