"""A small writer of .ods files, for tests only."""

import io
import zipfile
from xml.sax.saxutils import escape

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def cell_xml(cell):
    if cell is None:
        return "<table:table-cell/>"
    kind, value = "string", ""
    if isinstance(cell, bool):
        kind, value = "boolean", f' office:boolean-value="{str(cell).lower()}"'
    elif isinstance(cell, int | float):
        kind, value = "float", f' office:value="{cell!r}"'
    text = f"<text:p>{escape(str(cell))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{value}>{text}</table:table-cell>'


def row_xml(line, attributes=""):
    return f"<table:table-row{attributes}>{''.join(map(cell_xml, line))}</table:table-row>"


def content_xml(tables):
    body = "".join(f'<table:table table:name="{escape(name)}">{rows}</table:table>' for name, rows in tables.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} office:version="1.2">'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    ).encode()


def packed_document(content, extra=None):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content, compress_type=zipfile.ZIP_DEFLATED)
        for name, part in (extra or {}).items():
            archive.writestr(name, part)
    return stream.getvalue()


def document(sheets):
    """The bytes of an .ods file with sheets of lines of cells."""
    return packed_document(content_xml({name: "".join(map(row_xml, lines)) for name, lines in sheets.items()}))
