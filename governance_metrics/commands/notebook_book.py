"""Executed notebooks as one web page that stands alone: no script, no request."""

import html
import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import NamedTuple

from nbconvert import HTMLExporter
from nbformat import NotebookNode
from pygments.formatters import HtmlFormatter

from governance_metrics.text import Language, Text

TITLE = Text(zh="社区治理笔记本：{folder}", en="Community governance notebooks: {folder}")
INTERNAL = Text(
    zh="内部资料：未作公布口径的保护，小组的数字没有隐去。对外请用 governance-metrics report。",
    en="Internal: nothing is hidden for disclosure, small groups among them. Hand out governance-metrics report.",
)
MADE = Text(zh="由 governance_metrics {version} 生成。", en="Made by governance_metrics {version}.")
STYLE = """
body { font: 16px/1.6 "GM Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2933; }
section { border-top: 2px solid #1f2933; margin-top: 3rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; font-size: .85rem; }
th, td { border-bottom: 1px solid #cbd2d9; padding: .2rem .6rem; text-align: right; }
pre { overflow-x: auto; background: #f5f7fa; padding: .6rem; font-size: .8rem; }
img { max-width: 100%; }
.prompt { display: none; }
.internal { font-weight: bold; }
@media print { section { break-before: page; } .jp-InputArea, .input { display: none; } }
"""
PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<p class="internal">{internal}</p>
<ol>
{contents}
</ol>
{notes}
<p>{made}</p>
{chapters}
</body>
</html>
"""


class Chapter(NamedTuple):
    """An executed notebook under its name."""

    name: str
    notebook: NotebookNode


def book(chapters: Sequence[Chapter], notes: Sequence[str], language: Language, folder: str) -> str:
    """Return the page: contents, what was left out and why, and every notebook with its outputs.

    Parameters
    ----------
    chapters : sequence of Chapter
        In order.
    notes : sequence of str
        Sentences on notebooks that are not in it.
    language : {"zh", "en"}
        Of the page.
    folder : str
        Name of the folder the data came from.

    Examples
    --------
    >>> from nbformat.v4 import new_markdown_cell, new_notebook
    >>> page = book([Chapter("00_start", new_notebook(cells=[new_markdown_cell("# Start")]))], [], "en", "mine")
    >>> '<a href="#00_start">Start</a>' in page, "<script" in page
    (True, False)
    """
    exporter = HTMLExporter(template_name="basic", exclude_anchor_links=True)  # type: ignore[no-untyped-call]
    bodies, contents = [], []
    for chapter in chapters:
        heading = re.search(r"^# (.+)$", chapter.notebook.cells[0].source, flags=re.MULTILINE)
        contents.append((chapter.name, heading[1] if heading else chapter.name))
        body, _ = exporter.from_notebook_node(chapter.notebook)
        body = re.sub(r'href="[^"#]*?(\d\d_\w+)\.ipynb"', r'href="#\1"', body)
        bodies.append(f'<section id="{chapter.name}">\n{_without_repeated_ids(body)}\n</section>')
    return PAGE.format(
        lang="zh-CN" if language == "zh" else "en",
        title=html.escape(TITLE.fill(folder=folder).say(language)),
        style=STYLE + HtmlFormatter().get_style_defs(".highlight"),
        internal=INTERNAL.say(language),
        contents="\n".join(f'<li><a href="#{name}">{html.escape(words)}</a></li>' for name, words in contents),
        notes="\n".join(f"<p>{html.escape(note)}</p>" for note in notes),
        made=MADE.fill(version=version("governance-metrics")).say(language),
        chapters="\n".join(bodies),
    )


def _without_repeated_ids(body: str) -> str:
    """Headings of many notebooks may be alike; only chapters are linked to."""
    return re.sub(r'(<h\d) id="[^"]*"', r"\1", body)
