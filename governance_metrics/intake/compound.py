"""What an .xls file holds beside its values: the streams of the compound file, then the records of the workbook.

Source: Microsoft, [MS-CFB] Compound File Binary File Format, sections 2.2 to 2.6; [MS-XLS] Excel Binary File
Format, sections 2.4.28 (BoundSheet8), 2.4.24 (BoolErr), 2.4.53 (ColInfo), 2.4.127 (Formula), 2.4.221 (Row).
"""

import struct
from collections.abc import Iterator

from governance_metrics.intake.archive import CELL_LIMIT
from governance_metrics.intake.book import Book, refused
from governance_metrics.intake.marks import Marks, Place

SIZE_LIMIT_MB = 60  # there is no cheap look into such a file, so it has to be small
_LAST = 0xFFFFFFFA  # from here on a sector number means something else
_BOUNDSHEET, _FILEPASS, _BOF, _EOF = 0x85, 0x2F, 0x809, 0x0A
_STRINGS, _REACH, _SEVERAL = 0xFC, 0x200, 0xBD
_LAST_COLUMN = 255
_ROW, _COLUMNS, _ERROR, _FORMULA = 0x208, 0x7D, 0x205, 0x06


def compound_of(content: bytes, file: str, limit_mb: int = SIZE_LIMIT_MB) -> Book:
    """Return what an .xls workbook holds beside its values, or the reason to refuse it.

    Parameters
    ----------
    content : bytes
        The whole file.
    file : str
        Its name, for the fault.
    limit_mb : int
        How large it may be, in megabytes; never more than ``SIZE_LIMIT_MB``.

    Examples
    --------
    >>> compound_of(b"", "a.xls").fault.code
    'unreadable'
    """
    unreadable = refused("unreadable", file, suffix=".xls")
    limit_mb = min(limit_mb, SIZE_LIMIT_MB)
    if len(content) > limit_mb << 20:
        return refused("too_large", file, limit=limit_mb, size=-(-len(content) >> 20))
    try:
        streams = _streams(content)
    except (struct.error, ValueError, IndexError):
        return unreadable
    names = {name.casefold() for name in streams}
    if "encryptedpackage" in names:
        return refused("encrypted", file)
    if names & {"_vba_project_cur", "_vba_project", "vba", "macros"}:
        return refused("macro_workbook", file)
    stream = next((streams[name] for name in ("Workbook", "WORKBOOK", "Book", "BOOK") if name in streams), None)
    if stream is None:
        return unreadable
    try:
        return _looked_at(stream, file)
    except (struct.error, ValueError, IndexError):
        return unreadable


def _looked_at(stream: bytes, file: str) -> Book:
    places: list[tuple[int, str]] = []
    for code, body in _records(stream, 0):
        if code == _FILEPASS:
            return refused("encrypted", file)
        if code == _STRINGS and struct.unpack_from("<2I", body)[1] > len(stream):
            raise ValueError  # the parser makes room for as many texts as it is told
        if code == _BOUNDSHEET:
            places.append((struct.unpack_from("<I", body)[0], _name(body[6:])))
    sheets: dict[str, Marks] = {}
    for place, name in places:
        marks = _marks(stream, place)
        if marks.cells > CELL_LIMIT:
            return refused("too_many_cells", file, cells=marks.cells, limit=CELL_LIMIT)
        sheets[name] = marks
    return Book(None, sheets)


def _marks(stream: bytes, place: int) -> Marks:
    """What the records of one sheet say; charts inside it have records of their own and are passed over."""
    errors: list[Place] = []
    rows: set[int] = set()
    columns: set[int] = set()
    last_row = last_column = depth = 0
    for code, body in _records(stream, place):
        if code == _BOF:
            depth += 1
        elif code == _EOF:
            depth -= 1
        if code == _REACH and len(body) >= 14:
            first_row, rows_told, first_column, columns_told = struct.unpack_from("<2I2H", body)
            turned = first_row > rows_told or first_column > columns_told
            if turned or rows_told * columns_told > CELL_LIMIT:
                raise ValueError  # and for as many cells
        if depth > 1:
            continue
        if code == _ROW and len(body) >= 16 and body[12] & 0x20:
            rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif code == _COLUMNS and len(body) >= 10 and body[8] & 1:
            first, last = struct.unpack_from("<2H", body)
            columns.update(range(first + 1, min(last, 255) + 2))
        elif code in _CELLS and len(body) >= 6:
            row, column = struct.unpack_from("<2H", body)
            if code == _SEVERAL:
                column = struct.unpack_from("<H", body, len(body) - 2)[0]
            if column > _LAST_COLUMN:
                raise ValueError
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
            failed = code == _ERROR and len(body) >= 8 and body[7]
            if failed or (code == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff"):
                errors.append((row + 1, column + 1))
    hidden_columns = tuple(number for number in sorted(columns) if number <= last_column)
    return Marks((last_row, last_column), tuple(errors), (), tuple(sorted(rows)), hidden_columns)


# Cells with a value: Formula, Number, Label, BoolErr, RString, Rk, MulRk, LabelSst.
_CELLS = frozenset((_FORMULA, 0x203, 0x204, _ERROR, 0xD6, 0x27E, _SEVERAL, 0xFD))


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records from one place up to the end that matches its beginning."""
    depth = 0
    while True:
        code, length = struct.unpack_from("<2H", stream, place)
        body = stream[place + 4 : place + 4 + length]
        if len(body) < length or (depth == 0 and code != _BOF):
            raise ValueError
        depth += (code == _BOF) - (code == _EOF)
        yield code, body
        if depth == 0:
            return
        place += 4 + length


def _name(text: bytes) -> str:
    """A sheet's name: its length, whether its characters are wide, the characters."""
    length, wide = text[0], text[1] & 1
    return text[2 : 2 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


def _streams(content: bytes) -> dict[str, bytes]:
    """Every stream and storage of a compound file by its name; only the workbook's bytes are gathered."""
    if content[:8] != b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" or content[28:30] != b"\xfe\xff":
        raise ValueError
    shift, small_shift = struct.unpack_from("<2H", content, 30)
    if shift not in (9, 12) or small_shift != 6:
        raise ValueError
    _, first_directory, _, cutoff, first_small, _, first_more, _ = struct.unpack_from("<8I", content, 44)
    size = 1 << shift
    sectors = -(-len(content) // size)

    def sector(number: int) -> bytes:
        return content[(number + 1) * size : (number + 2) * size]

    def numbers(block: bytes) -> list[int]:
        if not block or len(block) % size:  # the parser does not survive half a table
            raise ValueError
        return list(struct.unpack(f"<{len(block) // 4}I", block))

    listed = [number for number in struct.unpack_from("<109I", content, 76) if number < _LAST]
    more = first_more
    for _ in range(sectors):
        if more >= _LAST:
            break
        *table, more = numbers(sector(more))
        listed += [number for number in table if number < _LAST]
    else:
        raise ValueError
    if len(listed) > sectors:
        raise ValueError
    table = [entry for number in listed for entry in numbers(sector(number))]

    def chain(first: int, following: list[int]) -> list[int]:
        found: list[int] = []
        while first < _LAST:
            if len(found) > len(following):
                raise ValueError
            found.append(first)
            first = following[first]
        return found

    def gathered(first: int) -> bytes:
        return b"".join(map(sector, chain(first, table)))

    directory = gathered(first_directory)
    entries: dict[str, tuple[int, int, int]] = {}
    for at in range(0, len(directory) - 127, 128):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        if kind in (1, 2, 5):
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "ignore")
            first, long = struct.unpack_from("<IQ", directory, at + 116)
            entries.setdefault(name if kind != 5 else "", (kind, first, long & 0xFFFFFFFF))
    streams = {}
    for name, (kind, first, long) in entries.items():
        streams[name] = b""
        if kind != 2 or name.casefold() not in ("workbook", "book"):
            continue
        if long >= cutoff:
            streams[name] = gathered(first)[:long]
        else:
            small = gathered(entries.get("", (5, _LAST, 0))[1])
            following = numbers(gathered(first_small))
            pieces = [small[number << 6 : (number + 1) << 6] for number in chain(first, following)]
            streams[name] = b"".join(pieces)[:long]
        if len(streams[name]) < long:
            raise ValueError
    return streams
