"""The record of what made a report, put into each kind of file and read back from it."""

import html
import io
import re
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

from governance_metrics.errors import FormatError
from governance_metrics.text import Text

NAMESPACE = "urn:governance-metrics:record"
PART = "customXml/item1.xml"
META = "governance-metrics-record"  # the name of the entry in the head of a page
ATTACHED = "governance-metrics.json"  # the name of the attachment of a PDF
LARGEST = 50_000_000  # bytes of a record; those of a large district have some hundred thousand
_TYPES = "[Content_Types].xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = re.compile(rf'<Relationship\b[^>]*?Type="{_RELATION}/officeDocument"[^>]*>')
_TARGET = re.compile(r'Target="/?([^"]+)"')


def in_package(data: bytes, record: str) -> bytes:
    """Return an office document with the record as a part of its own, which office programs keep when they save.

    Parameters
    ----------
    data : bytes
        A .docx, .pptx or .xlsx file.
    record : str
        Text in ASCII; nothing is added where it is empty.

    References
    ----------
    ISO/IEC 29500-1:2016, section 15.2.4 (Custom XML Data Storage Part).
    """
    if not record:
        return data
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        main = _main_part(old)
        folder, _, name = main.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        up = "../" * len(Path(folder).parts)
        added = f'<Relationship Id="rIdRecord" Type="{_RELATION}/customXml" Target="{up}{PART}"/></Relationships>'
        kind = f'<Override PartName="/{PART}" ContentType="application/xml"/></Types>'
        changes = {relations: ("</Relationships>", added), _TYPES: ("</Types>", kind)}
        for member in old.namelist():
            content = old.read(member)
            if member in changes:
                end, more = changes[member]
                content = content.decode("utf-8").replace(end, more).encode("utf-8")
            new.writestr(member, content)
        said = html.escape(record, quote=False)
        new.writestr(
            PART, f'<?xml version="1.0" encoding="UTF-8"?>\n<record xmlns="{NAMESPACE}">{said}</record>'.encode()
        )
    return packed.getvalue()


def record_in(path: Path) -> str:
    """Return the record a file carries.

    Parameters
    ----------
    path : Path
        A .docx, .pptx, .xlsx, .pdf or .html file.

    Raises
    ------
    FormatError
        When the file cannot be read, or carries no record.
    """
    readers = {".pdf": _from_pdf, ".html": _from_page, ".htm": _from_page}
    try:
        found = readers.get(path.suffix.lower(), _from_package)(path.read_bytes())
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, zlib.error, ElementTree.ParseError):
        found = ""
    if not found:
        raise FormatError(
            Text(
                zh=f"{path.name}：应为本程序写出的报告，其中找不到来源记录。请核对文件名；文件若经其他程序另存，请用原件。",
                en=f"{path.name}: expected a report of this program; found no record of what made it. Check the name; "
                "if another program saved the file anew, use the original.",
            )
        )
    return found


def _main_part(package: zipfile.ZipFile) -> str:
    """The part that everything else hangs on, such as word/document.xml."""
    relation = _MAIN.search(package.read("_rels/.rels").decode("utf-8"))
    target = _TARGET.search(relation.group()) if relation else None
    if target is None:
        raise ValueError("no main part")
    return target.group(1)


def _from_package(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for member in package.infolist():
            if not re.fullmatch(r"customXml/item\d+\.xml", member.filename) or member.file_size > LARGEST:
                continue
            content = package.read(member)
            if b"<!DOCTYPE" in content or NAMESPACE.encode() not in content:
                continue
            return ElementTree.fromstring(content).text or ""  # noqa: S314  no document type, hence no entities
    return ""


def _from_page(data: bytes) -> str:
    found = re.search(rf'<meta name="{META}" content="([^"]*)">', data.decode("utf-8"))
    return html.unescape(found.group(1)) if found else ""


def _from_pdf(data: bytes) -> str:
    """The attachment, which stands in the file as a stream; only one of ours begins like a record."""
    place = data.find(b"/EmbeddedFile")
    while place >= 0:
        start = data.find(b"stream", place) + len(b"stream")
        head = data[data.rfind(b" obj", 0, place) : start]
        length = re.search(rb"/Length\s+(\d+)", head)
        if length is not None:
            start += 2 if data[start : start + 2] == b"\r\n" else 1
            content = data[start : start + int(length.group(1))]
            if b"/FlateDecode" in head:
                content = zlib.decompressobj().decompress(content, LARGEST)
            if content.startswith(b"{"):
                return content.decode("ascii")
        place = data.find(b"/EmbeddedFile", place + 1)
    return ""
