"""The report as one web page that asks nothing of any network: every language, sorting, filtering, printing."""

import base64
import hashlib
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from governance_metrics.report.blocks import Document, Report
from governance_metrics.report.formats.html_blocks import LANGUAGE_TAGS, NAMES, sheet
from governance_metrics.report.formats.html_markup import tag, text
from governance_metrics.report.formats.output_file import replace_file
from governance_metrics.report.formats.page_font import page_font
from governance_metrics.report.formats.record import META
from governance_metrics.text import LANGUAGES

STYLES, SCRIPTS = ("page.css", "explorer.css"), ("page.js", "explorer.js")
_ADDED = "0123456789/↑↓↕"  # what script and style put on the page themselves
_TAGS = re.compile(r"<[^>]*>")


def write(report: Report, path: Path) -> None:
    r"""Write the page with every language of the report; the report's own is the one it opens with.

    Style, script, pictures and the Chinese letters needed are inside the file, and a policy in its head forbids the
    browser everything else. Without scripts the page still shows all of the language it opens with.

    Parameters
    ----------
    report : Report
        What to write.
    path : Path
        Where to; replaced in one step.

    Raises
    ------
    FormatError
        When an older file there cannot be replaced.

    References
    ----------
    Content Security Policy Level 3, W3C, section 2.3.1 (hash-source) and 6.1.

    Examples
    --------
    >>> import tempfile
    >>> words = {name: name for name in ("table", "figure", "contents", "filter", "language", "provenance", "sort")}
    >>> document = Document("zh", "诊断报告", "2025 年", "", (), (), words)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Report({"zh": document}, "zh"), Path(folder) / "page.html")
    ...     (Path(folder) / "page.html").read_text(encoding="utf-8")[:32]
    '<!DOCTYPE html>\n<html lang="zh-C'
    """
    replace_file(path, page(report).encode("utf-8"))


def page(report: Report) -> str:
    """Return the whole page.

    Examples
    --------
    >>> words = {name: name for name in ("table", "figure", "contents", "filter", "language", "provenance", "sort")}
    >>> "Content-Security-Policy" in page(Report({"en": Document("en", "A", "", "", (), (), words)}, "en"))
    True
    """
    documents = [report.documents[language] for language in LANGUAGES if language in report.documents]
    body = "\n".join([
        *(_skip(document, opens=document.language == report.language) for document in documents),
        tag("header", "".join(_name(document, opens=document.language == report.language) for document in documents)),
        *(sheet(document, opens=document.language == report.language) for document in documents),
    ])  # fmt: skip
    script = _joined(SCRIPTS)
    style = "\n".join([_font_face(body, documents), _joined(STYLES), *map(_printed_mark, documents)])
    return "\n".join([
        "<!DOCTYPE html>",
        f'<html lang="{LANGUAGE_TAGS[report.language]}">',
        "<head>",
        tag("meta", None, charset="utf-8"),
        tag("meta", None, http_equiv="Content-Security-Policy", content=_policy(style, script)),
        tag("meta", None, name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", None, name="referrer", content="no-referrer"),
        *([tag("meta", None, name=META, content=report.document.record)] if report.document.record else []),
        tag("link", None, rel="icon", href="data:,"),
        tag("title", text(report.document.title)),
        f"<style>{style}</style>",
        "</head>",
        f"<body>\n{body}\n<script>{script}</script>\n</body>",
        "</html>\n",
    ])  # fmt: skip


def _joined(names: Sequence[str]) -> str:
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)


def _skip(document: Document, *, opens: bool) -> str:
    """Return the link that takes a keyboard past the head of the page."""
    return tag(
        "a",
        text(f"↓ {document.title}"),
        class_="skip",
        href=f"#{document.language}-top",
        lang=LANGUAGE_TAGS[document.language],
        data_language=document.language,
        hidden=not opens,
    )


def _name(document: Document, *, opens: bool) -> str:
    """Return the title, and the mark where there is one, for the head that stays in sight."""
    shared: dict[str, str | bool] = {
        "lang": LANGUAGE_TAGS[document.language],
        "data_language": document.language,
        "hidden": not opens,
    }
    mark = tag("span", text(document.mark), class_="mark", **shared) if document.mark else ""
    return tag("span", text(document.title), class_="name", **shared) + mark


def _font_face(body: str, documents: Sequence[Document]) -> str:
    """Return the style rule with the letters of the page; a browser uses it where it has no Chinese of its own."""
    said = [document.words for document in documents] + [d.explorer.words for d in documents if d.explorer]
    words = "".join(word for some in said for word in some.values())
    shown = unescape(_TAGS.sub("", body)) + words + "".join(NAMES.values()) + _ADDED
    data = base64.b64encode(page_font(shown)).decode("ascii")
    return f'@font-face {{ font-family: "GM Page"; src: url(data:font/otf;base64,{data}) format("opentype"); }}'


def _printed_mark(document: Document) -> str:
    """Return the style rules that print the mark in the head of every page of a language."""
    if not document.mark:
        return ""
    escaped = "".join(f"\\{ord(character):x} " for character in document.mark)
    name = f"marked-{document.language}"
    letters = 'font: 600 9pt "Noto Sans CJK SC", "Microsoft YaHei", "GM Page", sans-serif;'
    box = f'@top-right {{ content: "{escaped}"; {letters} }}'
    return f'@page {name} {{ {box} }}\n.sheet[data-language="{document.language}"] {{ page: {name}; }}'


def _policy(style: str, script: str) -> str:
    """Return what the browser may do: show this style, run this script, draw pictures and letters from the file."""
    return "; ".join([
        "default-src 'none'",
        "img-src data:",
        "font-src data:",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ])  # fmt: skip


def _digest(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}"
