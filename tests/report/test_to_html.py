"""The web page, read back by a parser: content, safety, structure and bytes. A browser tries it in test_browser."""

import base64
import dataclasses
import hashlib
import math
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from governance_metrics.report.blocks import (
    Bullets,
    Cell,
    Document,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Report,
    TableColumn,
)
from governance_metrics.report.formats import to_html
from tests.report.example_document import WORDS, document, report

VOID = {"meta", "link", "img", "br", "input"}
NASTY = "</script><script>alert(1)</script><img src=x onerror=alert(2)> &amp; \x00\ud800{{7*7}} ${1} `'\"甲"
CLEAN = "</script><script>alert(1)</script><img src=x onerror=alert(2)> &amp; {{7*7}} ${1} `'\"甲"


@dataclasses.dataclass
class Node:
    """An element with its attributes, children and text."""

    name: str
    attributes: dict
    parent: "Node | None" = None
    children: list = dataclasses.field(default_factory=list)

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, name, **attributes):
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [n for n in self.walk() if n.name == name and wanted.items() <= n.attributes.items()]

    @property
    def text(self):
        if self.name == "br":
            return "\n"
        return "".join(child.text if isinstance(child, Node) else child for child in self.children)


class Tree(HTMLParser):
    """The page as a tree; a tag that closes nothing or is never closed is an error."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("", {})
        self.feed(page)
        self.close()
        assert self.here is self.root, f"<{self.here.name}> is never closed"

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names)
        node = Node(tag, dict(attrs), self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag):
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def small(*blocks, mark="", title="诊断报告", provenance=()):
    return Report({"zh": Document("zh", title, "", mark, blocks, provenance, WORDS["zh"])}, "zh")


def tree(a_report):
    return Tree(to_html.page(a_report)).root


@pytest.fixture(scope="module")
def source():
    return to_html.page(report("zh"))


@pytest.fixture(scope="module")
def page(source):
    return Tree(source).root


# --- content ---


def test_every_language_is_inside_and_one_is_shown(page):
    sheets = page.all("div", class_="sheet")
    assert [(s.attributes["lang"], "hidden" in s.attributes) for s in sheets] == [("zh-CN", False), ("en", True)]
    assert page.all("html")[0].attributes["lang"] == "zh-CN"
    assert page.all("title")[0].text == document("zh").title


def test_the_page_opens_in_the_language_of_the_report():
    page = tree(report("en"))
    assert page.all("html")[0].attributes["lang"] == "en"
    assert ["hidden" in s.attributes for s in page.all("div", class_="sheet")] == [True, False]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_arrives(page, language):
    (sheet,) = page.all("div", data_language=language)
    text = sheet.text
    for block in document(language).blocks:
        match block:
            case Heading() | Paragraph():
                assert block.text in text
            case Bullets():
                assert all(item in text for item in block.items)
            case Grid():
                assert block.caption in text
                assert block.note in text
                assert all(cell.text in text for row in block.rows for cell in row)
            case Figure():
                assert block.caption in text
                assert [image.attributes["alt"] for image in sheet.all("img")] == [block.alt]
    for name, content in document(language).provenance:
        assert name in text
        assert content in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_contents_lead_to_their_headings(page, language):
    (sheet,) = page.all("div", data_language=language)
    links = {a.attributes["href"]: a.text for a in sheet.all("nav")[0].all("a")}
    headings = {f"#{h.attributes['id']}": h.text for level in ("h2", "h3") for h in sheet.all(level)}
    assert {href: headings[href] for href in links} == links
    assert len(links) == sum(isinstance(b, Heading) and b.level <= 2 for b in document(language).blocks)


def test_contents_show_chapters_within_parts():
    page = tree(
        small(
            Heading(2, "先"), Heading(1, "一"), Heading(2, "甲"), Heading(2, "乙"), Heading(3, "丙"), Heading(1, "二")
        )
    )
    top = page.all("nav")[0].children[0]
    assert [[n.text for n in item.all("a")] for item in top.children] == [["先"], ["一", "甲", "乙"], ["二"]]


def test_ids_are_unique_and_references_lead_somewhere(page):
    ids = [n.attributes["id"] for n in page.walk() if "id" in n.attributes]
    assert len(set(ids)) == len(ids)
    for node in page.walk():
        if "aria-labelledby" in node.attributes:
            assert node.attributes["aria-labelledby"] in ids
        if node.attributes.get("href", "").startswith("#"):
            assert node.attributes["href"][1:] in ids


def test_headings_step_down_one_level_at_a_time(page):
    for sheet in page.all("div", class_="sheet"):
        assert next(n.name for n in sheet.walk() if re.fullmatch("h[1-6]", n.name)) == "h1"
        assert len(sheet.all("h1")) == 1


def test_tables_have_heads_with_a_scope_and_numbers_to_sort_by(page):
    (sheet,) = page.all("div", data_language="zh")
    wide = next(t for t in sheet.all("table") if len(t.all("th", scope="col")) == 9)
    first = wide.all("tbody")[0].all("tr")[0].all("td")
    assert [cell.attributes.get("data-number") for cell in first[:3]] == [None, "1500", "6"]
    assert {cell.attributes["class"].split()[-1] for cell in wide.all("td") if cell.text in ("未达标", "达标")} == {
        "bad",
        "good",
    }


def test_what_has_no_number_sorts_as_blank():
    cells = (Cell("—", sort=math.nan), Cell("甲", sort="jia"), Cell("1.5", sort=1.5), Cell("3", sort=3), Cell("乙"))
    row = tree(small(Grid("数", tuple(TableColumn(str(i)) for i in range(5)), (cells,)))).all("td")
    found = [(cell.attributes.get("data-number"), cell.attributes.get("data-sort")) for cell in row]
    assert found == [(None, ""), (None, "jia"), ("1.5", None), ("3", None), (None, None)]


def test_only_long_tables_scroll_and_only_filterable_ones_say_so(page):
    (sheet,) = page.all("div", data_language="zh")
    marked = ["data-filterable" in figure.attributes for figure in sheet.all("figure", class_="grid")]
    assert marked == [False, True, False, False, True, False]
    assert len(sheet.all("div", class_="box tall")) == 1


def test_an_empty_table_shows_a_dash():
    page = tree(small(Grid("空", (TableColumn("甲"), TableColumn("乙")), ())))
    assert [cell.text for cell in page.all("td")] == ["—", "—"]


def test_the_mark_is_in_the_head_and_on_every_printed_page(source, page):
    marks = [(m.text, "hidden" in m.attributes) for m in page.all("span", class_="mark")]
    assert marks == [("内部资料 注意保存", False), ("Internal: keep safe", True)]
    assert r'@page marked-zh { @top-right { content: "\5185 \90e8 ' in source
    unmarked = to_html.page(small())
    assert "@page marked" not in unmarked
    assert 'class="mark"' not in unmarked


# --- safety ---


def test_the_policy_allows_this_style_this_script_and_nothing_else(source, page):
    (policy,) = page.all("meta", http_equiv="Content-Security-Policy")
    rules = dict(part.split(" ", 1) for part in policy.attributes["content"].split("; "))

    def digest(name):
        (found,) = re.findall(rf"<{name}>(.*?)</{name}>", source, re.DOTALL)
        return f"'sha256-{base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()}'"

    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "font-src": "data:",
        "style-src": digest("style"),
        "script-src": digest("script"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_on_the_page_asks_for_anything(source, page):
    for node in page.walk():
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in ("src", "href"):
                assert value.startswith(("data:", "#"))
    assert not re.search(
        r"(?i)https?:|//\w+\.|@import|\burl\((?!data:)|fetch\(|XMLHttpRequest|innerHTML|eval\(", source
    )
    assert len(page.all("script")) == 1


def test_text_stays_text_whatever_it_looks_like():
    grid = Grid(NASTY, (TableColumn(NASTY),), ((Cell(NASTY, sort=NASTY),),), NASTY, filterable=True)
    blocks = (Heading(1, NASTY, 'a" onclick="x'), Paragraph(NASTY), Paragraph(NASTY, "quote"), Bullets((NASTY,)), grid)
    page = tree(small(*blocks, title=NASTY, mark='"; } </style><b>', provenance=((NASTY, NASTY),)))
    assert len(page.all("script")) == 1
    assert len(page.all("style")) == 1
    assert not page.all("img")
    assert not [n for n in page.walk() if any(name.startswith("on") for name in n.attributes)]
    for name in ("h1", "h2", "blockquote", "li", "td", "title"):
        assert CLEAN in [node.text for node in page.all(name)]
    assert page.all("td")[0].attributes["data-sort"] == CLEAN


def test_line_breaks_stay():
    assert tree(small(Paragraph("甲\r\n乙"))).all("p")[-1].text == "甲\n乙"


# --- the file ---


def test_the_letters_of_the_page_are_inside(source, page):
    (data,) = re.findall(r"data:font/otf;base64,([A-Za-z0-9+/=]+)", source)
    import io

    font = TTFont(io.BytesIO(base64.b64decode(data)))
    covered = font.getBestCmap()
    shown = "".join(sheet.text for sheet in page.all("div", class_="sheet")) + "中文筛选语言排序"
    assert not {c for c in shown if ord(c) not in covered and not c.isspace()}
    assert len(covered) < len(set(shown)) + 80
    assert len(data) < 400_000


def test_two_writes_give_the_same_bytes_anywhere(tmp_path):
    first = tmp_path / "report.html"
    to_html.write(report("zh"), first)
    other = tmp_path / "elsewhere"
    other.mkdir()
    program = (
        "from pathlib import Path; from tests.report.example_document import report; "
        "from governance_metrics.report.formats import to_html; "
        f"to_html.write(report('zh'), Path({str(other / 'report.html')!r}))"
    )
    changed = {"PYTHONHASHSEED": "7", "TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONUTF8": "0"}
    top = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=top, env={**os.environ, **changed})
    assert (other / "report.html").read_bytes() == first.read_bytes()
    assert b"\r" not in first.read_bytes()


def test_a_report_in_one_language_needs_no_other():
    page = tree(small(Paragraph("甲")))
    assert len(page.all("div", class_="sheet")) == 1
