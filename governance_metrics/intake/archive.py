"""What an .xlsx archive really holds, looked at before any parser runs."""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from html import unescape

from governance_metrics.intake.fault import Fault

MEGABYTE = 1 << 20
UNPACKED_LIMIT = 300 * MEGABYTE
CELL_LIMIT = 20_000_000
PART_LIMIT = 10_000

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_DEFINITION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(
    rb"^(?:\xff\xfe|\xfe\xff|\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8|us-ascii|iso-8859-1))", re.I
)
# Every quantifier is possessive, so that no file can make them slow; a cell they do not match is refused.
_TAG = rb"<(?:[^\s<>/:]++:)?+"
_CELL = re.compile(
    _TAG + rb"c(?:\s++(?:r\s*+=\s*+[\"']([A-Za-z]{1,9})(\d{1,9})[\"']|(t)\s*+=\s*+[\"']e[\"']"
    rb"|[^\s<>=]++\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+')))*+\s*+(/?+)>"
)
# The cells as Excel and WPS write them: looked for first, because it is twice as fast.
_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="\d++")?+(?: t="[a-df-z][A-Za-z]*+")?+()(/?+)>')
_BEGUN = re.compile(_TAG + rb"c[\s/>]")
_PREFIXED = re.compile(rb":c[\s/>]")
_FORMULA = re.compile(_TAG + rb"f[\s/>]")
_ROW = re.compile(_TAG + rb"row\s(?:[^<>]*?\s)??r\s*+=\s*+[\"'](\d{1,9})[\"']")
_UNVALUED = re.compile(
    _TAG + rb"c\s((?:[^<>/]|/(?!>))*+)>\s*+" + _TAG + rb"f(?:\s[^<>]*+)?+>"
    rb"(?:[^<]*+</(?:[^\s<>/:]++:)?+f>)?+\s*+(?:<(?:[^\s<>/:]++:)?+v(?:\s*+/>|>\s*+</(?:[^\s<>/:]++:)?+v>))?+"
    rb"\s*+</(?:[^\s<>/:]++:)?+c>"
)
_PLACE = re.compile(rb"(?:^|\s)r\s*+=\s*+[\"']([A-Za-z]{1,9})(\d{1,9})")
_TEXT_CELL = re.compile(rb"(?:^|\s)t\s*+=\s*+[\"']str[\"']")
_NAMED_SHEET = re.compile(rb"<(?:[\w.-]+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True)
class Archive:
    """What the look into a workbook found.

    Parameters
    ----------
    fault : Fault or None
        Why it must not be parsed.
    errors, unvalued : mapping of str to tuple of (row, column)
        For each sheet, the cells that hold an error, and the formulas without a value; both count from 1.

    Examples
    --------
    >>> Archive(None, {}, {}).fault is None
    True
    """

    fault: Fault | None
    errors: dict[str, tuple[tuple[int, int], ...]]
    unvalued: dict[str, tuple[tuple[int, int], ...]]


def archive_of(content: bytes, file: str) -> Archive:
    """Return what a workbook holds, or the reason to refuse it.

    Parameters
    ----------
    content : bytes
        The whole file.
    file : str
        Its name, for the fault.

    Examples
    --------
    >>> archive_of(b"PK", "a.xlsx").fault.code
    'unreadable'
    """
    try:
        return _looked_at(content, file)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, ValueError, OSError):
        return _refused("unreadable", file, suffix=".xlsx")


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


def _looked_at(content: bytes, file: str) -> Archive:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    names = [member.filename.casefold().replace("\\", "/").lstrip("/") for member in members]
    if len(set(names)) < len(names) or len(names) > PART_LIMIT:
        return _refused("archive_twice", file)
    if any(name.endswith("vbaproject.bin") for name in names):
        return _refused("macro_workbook", file)
    limit = UNPACKED_LIMIT // MEGABYTE
    if sum(member.file_size for member in members) > UNPACKED_LIMIT:
        return _refused("archive_too_large", file, limit=limit)
    left = UNPACKED_LIMIT
    errors: dict[str, tuple[tuple[int, int], ...]] = {}
    unvalued: dict[str, tuple[tuple[int, int], ...]] = {}
    parts: dict[str, bytes] = {}
    for member, name in zip(members, names, strict=True):
        part = _inflated(content, member, left)
        if part is None:
            return _refused("archive_too_large", file, limit=limit)
        if len(part) != member.file_size or zlib.crc32(part) != member.CRC:
            return _refused("archive_false", file)
        left -= len(part)
        if not _XML.search(name):
            continue
        if _DEFINITION.search(part) or _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf")):
            return _refused("entities", file)
        if name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            parts[name] = part
        if _SHEET.match(name):
            cells = _cells(part)
            if cells is None:
                return _refused("unreadable", file, suffix=".xlsx")
            area = _extent(cells, part)
            if area > CELL_LIMIT:
                return _refused("too_many_cells", file, cells=area, limit=CELL_LIMIT)
            errors[name] = tuple(_place(letters, row) for letters, row, error, _ in cells if error and row)
            unvalued[name] = _without_value(part) if _FORMULA.search(part) else ()
    sheet_names = _sheet_names(parts)
    return Archive(
        None,
        {sheet_names.get(name, name): found for name, found in errors.items() if found},
        {sheet_names.get(name, name): found for name, found in unvalued.items() if found},
    )


def _inflated(content: bytes, member: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The part itself, inflated by its own length and not by what the directory says; None beyond the limit."""
    header = _LOCAL_HEADER.unpack_from(content, member.header_offset)
    if header[0] != b"PK\x03\x04" or member.flag_bits & 1 or header[3] != member.compress_type:
        raise zipfile.BadZipFile
    start = member.header_offset + _LOCAL_HEADER.size + header[9] + header[10]
    packed = memoryview(content)[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        return bytes(packed) if len(packed) <= limit else None
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile
    inflater = zlib.decompressobj(-15)
    part = inflater.decompress(packed, limit + 1)
    if len(part) > limit:
        return None
    if not inflater.eof:
        raise zipfile.BadZipFile
    return part


def _cells(sheet: bytes) -> list[tuple[bytes, bytes, bytes, bytes]] | None:
    """Every cell as (letters, row, "t" of an error, "/" of a blank one); None where one cannot be made out."""
    if _PREFIXED.search(sheet):
        begun = len(_BEGUN.findall(sheet))
    else:
        begun = sum(sheet.count(b"<c" + after) for after in (b" ", b">", b"/", b"\t", b"\n", b"\r", b"\v", b"\f"))
    for pattern in (_PLAIN_CELL, _CELL):
        cells = pattern.findall(sheet)
        if len(cells) == begun:
            return cells
    return None


def _extent(cells: list[tuple[bytes, bytes, bytes, bytes]], sheet: bytes) -> int:
    """The size of the rectangle that holds every cell with something in it."""
    letters = {letters for letters, _, _, closed in cells if not closed}
    rows = {row for _, row, _, closed in cells if not closed}
    if b"" in rows:  # a cell without a place of its own takes it from its row
        rows |= set(_ROW.findall(sheet))
    across = max((column_number(name.decode()) for name in letters), default=0)
    return max(across, len(letters) > 0) * max(map(int, rows - {b""}), default=1)


def _without_value(sheet: bytes) -> tuple[tuple[int, int], ...]:
    """The places of formulas whose result was never written."""
    tags = [tag for tag in _UNVALUED.findall(sheet) if not _TEXT_CELL.search(tag)]
    return tuple(_place(*found.groups()) for tag in tags if (found := _PLACE.search(tag)))


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row), column_number(letters.decode())


def _sheet_names(parts: dict[str, bytes]) -> dict[str, str]:
    """The name of each sheet by the part that holds it."""
    targets = {}
    for tag in _RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b"")):
        relation = _attributes(tag)
        target = relation.get("Target", "").casefold().lstrip("/")
        targets[relation.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
    found = {}
    for tag in _NAMED_SHEET.findall(parts.get("xl/workbook.xml", b"")):
        sheet = _attributes(tag)
        link = next((value for key, value in sheet.items() if key.endswith(":id")), "")
        found[targets.get(link, "")] = sheet.get("name", "")
    return found


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        key.decode(): unescape((double or single).decode("utf-8", "backslashreplace"))
        for key, double, single in _ATTRIBUTE.findall(tag)
    }


def _refused(code: str, file: str, **parameters: object) -> Archive:
    return Archive(Fault(code, file=file, parameters=parameters), {}, {})
