"""The words and numbers that stand in a file, whichever program saved it last."""

import io
import re
import zipfile
from collections import Counter
from html import unescape
from xml.etree import ElementTree

LARGEST = 300_000_000  # bytes of a package once it is unpacked
# Head and foot of a page are layout: an office may have its own.
_LAYOUT = "theme|_rels|header|footer|.*(styles|settings|fontTable|numbering|slideLayout|slideMaster)"
_SPOKEN = re.compile(rf"^(word|ppt|xl)/(?!{_LAYOUT})")
_TAGS = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)


def contents_of(data: bytes, suffix: str) -> Counter[str] | None:
    """Return how often each paragraph, cell and number stands in a file; None for a kind that is not looked into.

    Parameters
    ----------
    data : bytes
        The file.
    suffix : str
        Its ending, such as ``.docx``.

    Examples
    --------
    >>> contents_of("<p>甲 <b>乙</b></p>".encode(), ".html")
    Counter({'甲': 1, '乙': 1})
    """
    if suffix in (".docx", ".pptx", ".xlsx"):
        return _of_package(data)
    if suffix in (".html", ".htm"):
        parts = _TAGS.sub("\n", data.decode("utf-8", errors="replace")).split("\n")
        return Counter(unescape(part).strip() for part in parts if part.strip())
    return None


def _of_package(data: bytes) -> Counter[str]:
    found: Counter[str] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(member.file_size for member in package.infolist()) > LARGEST:
            return found
        for name in package.namelist():
            content = package.read(name)
            if name.endswith(".xlsx"):
                found += _of_package(content)
            elif name.endswith(".xml") and _SPOKEN.match(name) and b"<!DOCTYPE" not in content:
                found.update(_said(ElementTree.fromstring(content)))  # noqa: S314  no document type, no entities
    return found


def _said(root: ElementTree.Element) -> list[str]:
    """Text by paragraph, shared string or cell; numbers as numbers, however many digits they are written with."""
    said = []
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind in ("p", "si", "is"):
            said.append("".join(part.text or "" for part in element.iter() if part.tag.endswith("}t")))
        elif kind == "pt" or (kind == "c" and element.get("t") not in ("s", "inlineStr")):  # in a chart, in a sheet
            said += [_number(part.text or "") for part in element if part.tag.endswith("}v")]
    return [text for text in said if text]


def _number(text: str) -> str:
    try:
        return format(float(text), ".15g")
    except ValueError:
        return text
