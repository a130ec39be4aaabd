"""Every format is written in both languages, says the same, and is the same twice."""

import html
import re
import zipfile
from xml.etree import ElementTree

import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.errors import FormatError
from governance_metrics.report.blocks import Grid
from governance_metrics.report.outline import outline
from governance_metrics.report.writing import FORMATS, write
from governance_metrics.sample import simulate

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def found():
    return assess(simulate(seed=1))


def cells_of_word(path):
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314  our own file
    return ["".join(t.text or "" for t in cell.iter(f"{WORD}t")) for cell in body.iter(f"{WORD}tc")]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_format_is_written_and_the_same_bytes_twice(found, tmp_path, suffix, language):
    first = write(found, tmp_path / f"one.{suffix}", language=language)
    second = write(protect(found), tmp_path / "deeper" / f"two.{suffix}", language=language)
    assert first.stat().st_size > 100_000
    assert first.read_bytes() == second.read_bytes()


def test_word_and_the_page_hold_the_cells_of_the_outline(found, tmp_path):
    document = outline(protect(found), "zh")
    paper = [
        c.text for b in document.blocks if isinstance(b, Grid) and b.paper for row in b.rows for c in row if c.text
    ]
    every = [c.text for b in document.blocks if isinstance(b, Grid) for row in b.rows for c in row if c.text]
    in_word = cells_of_word(write(found, tmp_path / "report.docx", language="zh"))
    page = write(found, tmp_path / "report.html", language="zh").read_text(encoding="utf-8")
    assert [text for text in paper if text not in in_word] == []
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for text in every]
    assert [text for text in escaped if text not in page] == []


def test_a_page_asks_nothing_of_any_network(found, tmp_path):
    page = write(found, tmp_path / "report.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in html.unescape(page)
    assert re.findall(r"(?:src|href)=\"(?!#|data:)[^\"]+\"", page) == []


@pytest.mark.parametrize(("name", "language"), [("report.pages", "zh"), ("report", "zh"), ("report.docx", "fr")])
def test_an_unknown_format_or_language_is_said_plainly(found, tmp_path, name, language):
    with pytest.raises(FormatError) as fault:
        write(found, tmp_path / name, language=language)
    assert fault.value.say("zh")
    assert list(tmp_path.iterdir()) == []
