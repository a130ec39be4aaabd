"""Every text that can be found in a file of a report: members, streams, caches and workbooks behind charts included."""

import html
import io
import json
import re
import zipfile
import zlib
from pathlib import Path

import pypdf

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def texts_of(data, name):
    """Yield the file as text in every way that somebody might read it."""
    yield data.decode("utf-8", errors="replace")
    yield data.decode("utf-16-le", errors="replace")
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield member
                yield from texts_of(archive.read(member), member)
    if data[:5] == b"%PDF-":
        for stream in STREAM.findall(data):
            try:
                yield from texts_of(zlib.decompress(stream), "stream")
            except zlib.error:
                continue
        reader = pypdf.PdfReader(io.BytesIO(data))
        yield "\n".join(page.extract_text() for page in reader.pages)
        numbers = sorted({*reader.xref_objStm, *reader.xref.get(0, ())})
        objects = [reader.get_object(number) for number in numbers]
        yield "\n".join(str(found["/Alt"]) for found in objects if isinstance(found, dict) and "/Alt" in found)
        yield json.dumps({str(key): str(value) for key, value in (reader.metadata or {}).items()}, ensure_ascii=False)
    if Path(name).suffix in (".html", ".xml", ".rels"):
        plain = html.unescape(data.decode("utf-8", errors="replace"))
        yield plain
        yield re.sub(r"<[^>]*>", "", plain)  # a word cut by tags is whole again
    for escaped in re.findall(rb'\{"inputs".*?\}(?=<|"|$)', data):
        yield html.unescape(escaped.decode()).encode().decode("unicode_escape")


def found_in(data, name, words):
    """Return which of the words can be found."""
    texts = list(texts_of(data, name))
    return {word for word in words if any(word in text for text in texts)}
