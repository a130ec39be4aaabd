"""What an archive really holds, looked at before any parser runs: the parts of .xlsx and .ods files."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape

from governance_metrics.intake.book import Book, refused
from governance_metrics.intake.marks import Marks, marks_of
from governance_metrics.intake.plain_cells import has_pair

MEGABYTE = 1 << 20
UNPACKED_LIMIT_MB = 300
CELL_LIMIT = 20_000_000
COLUMN_LIMIT = 16_384  # in all sheets together: what one sheet of Excel can have
PART_LIMIT = 10_000
DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, ValueError, OSError)

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_OTHER_KINDS = ("content.xml", "xl/workbook.bin")
_XML = re.compile(r"\.(xml|rels|vml|rdf)$", re.IGNORECASE)
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$", re.IGNORECASE)
_DEFINITION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(
    rb"^(?:\xff\xfe|\xfe\xff|\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8|us-ascii|iso-8859-1))", re.I
)
_NAMED_SHEET = re.compile(rb"<(?:[\w.-]+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class RefusedError(Exception):
    """An archive that must not be parsed.

    Parameters
    ----------
    code : str
        The rule it breaks.
    parameters : object
        What the rule's sentence needs.
    """

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters


def archive_of(content: bytes, file: str, limit_mb: int = UNPACKED_LIMIT_MB) -> Book:
    """Return what an .xlsx workbook holds beside its values, or the reason to refuse it.

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
    >>> archive_of(b"PK", "a.xlsx").fault.code
    'unreadable'
    """
    found: dict[str, Marks] = {}
    kept: dict[str, bytes] = {}
    try:
        for name, part in parts_of(content, limit_mb):
            if name in _OTHER_KINDS:  # a parser that tries one kind after the other would read what was not looked at
                return refused("unreadable", file, suffix=".xlsx")
            if name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
                kept[name] = part
            if b"sheetData" not in part and not _SHEET.match(name):
                continue
            marks = marks_of(part)
            if marks is None:
                return refused("unreadable", file, suffix=".xlsx")
            if marks.cells > CELL_LIMIT:
                return refused("too_many_cells", file, cells=marks.cells, limit=CELL_LIMIT)
            found[name] = marks
    except RefusedError as error:
        return refused(error.code, file, **error.parameters)
    except DAMAGE:
        return refused("unreadable", file, suffix=".xlsx")
    names = _sheet_names(kept)
    return Book(None, {names.get(name, name): marks for name, marks in found.items()})


def parts_of(content: bytes, limit_mb: int = UNPACKED_LIMIT_MB) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of an archive, each name in small letters, each checked against the directory.

    Parameters
    ----------
    content : bytes
        The whole file.
    limit_mb : int
        How large it may be when unpacked, in megabytes.

    Raises
    ------
    RefusedError
        When the archive is not safe; damage raises one of ``DAMAGE``.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
    names = [member.filename.casefold().replace("\\", "/").lstrip("/") for member in members]
    if len(set(names)) < len(names) or len(names) > PART_LIMIT:
        raise RefusedError("archive_twice")
    if any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names):
        raise RefusedError("macro_workbook")
    left = limit_mb * MEGABYTE
    if sum(member.file_size for member in members) > left:
        raise RefusedError("archive_too_large", limit=limit_mb)
    for member, name in zip(members, names, strict=True):
        part = _inflated(content, member, left)
        if part is None:
            raise RefusedError("archive_too_large", limit=limit_mb)
        if len(part) != member.file_size or zlib.crc32(part) != member.CRC:
            raise RefusedError("archive_false")
        left -= len(part)
        coded = _XML.search(name) and _ENCODING.match(part.removeprefix(b"\xef\xbb\xbf"))
        if coded or (has_pair(part, b"<!") and _DEFINITION.search(part)):
            raise RefusedError("entities")
        yield name, part


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
