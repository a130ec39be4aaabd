"""The styles of the Word document: GB/T 9704-2012 for Chinese, the same layout for English.

The first style is neutral; the indent of the body belongs to the body's own style, so nothing has to set it back.
"""

from dataclasses import dataclass
from functools import partial

from governance_metrics.text import Language

# What a machine without the named font may take instead.
FALLBACKS = {
    "方正小标宋简体": "方正小标宋_GBK,小标宋,华文中宋,STZhongsong,宋体,SimSun,思源宋体,Noto Serif CJK SC",
    "仿宋_GB2312": "仿宋,FangSong,华文仿宋,STFangsong,方正仿宋_GBK,思源宋体,Noto Serif CJK SC",
    "楷体_GB2312": "楷体,KaiTi,华文楷体,STKaiti,霞鹜文楷,LXGW WenKai,Noto Serif CJK SC",
    "黑体": "SimHei,微软雅黑,Microsoft YaHei,思源黑体,Noto Sans CJK SC",
    "宋体": "SimSun,思源宋体,Noto Serif CJK SC",
    "Times New Roman": "Liberation Serif,Tinos,Noto Serif",
    "Arial": "Liberation Sans,Arimo,Noto Sans",
}
SONG_TITLE, FANGSONG, KAI, HEI, SONG = tuple(FALLBACKS)[:5]
SERIF, SANS = "Times New Roman", "Arial"


@dataclass(frozen=True)
class Style:
    """One paragraph style; lengths in points, indents in characters.

    ``line`` is the exact height of a line, 0 for as high as its content; ``tighten`` is added between characters;
    ``bar`` draws a line on the left; ``own`` marks a name that Word does not know.

    Examples
    --------
    >>> Style("Caption", "caption", HEI, size=12, line=18).latin
    'Times New Roman'
    """

    id: str
    name: str
    chinese: str
    latin: str = SERIF
    size: float = 16
    line: float = 28
    before: float = 0
    after: float = 0
    align: str = "left"
    first_line: int = 0
    left: int = 0
    bold: bool = False
    italic: bool = False
    keep_next: bool = False
    new_page: bool = False
    outline: int | None = None
    tighten: float = 0
    bar: bool = False
    own: bool = False


def styles(language: Language) -> tuple[Style, ...]:
    """Return every paragraph style of a document in a language, the neutral one first.

    Chinese follows GB/T 9704-2012: title 2号 (22 pt) 小标宋, body 3号 (16 pt) 仿宋 on lines of 28 pt, 黑体, 楷体 and
    bold 仿宋 for the three levels. English has the same margins and order with a Latin serif at 12 pt.

    Examples
    --------
    >>> styles("zh")[0].name, len(styles("zh")) == len(styles("en"))
    ('Normal', True)
    """
    return _CHINESE if language == "zh" else _ENGLISH


_TIGHT = -0.25  # points between characters, so that 28 of 16 pt stand on a line of 156 mm
_title = partial(Style, align="center", keep_next=True)
_zh_text = partial(Style, align="both", first_line=2, tighten=_TIGHT)
_CHINESE = (
    Style("Normal", "Normal", FANGSONG),
    _title("Title", "Title", SONG_TITLE, size=22, line=36, before=24, after=8),
    Style("Subtitle", "Subtitle", KAI, after=14, align="center"),
    Style("Heading1", "heading 1", HEI, SANS, before=10, keep_next=True, outline=0, first_line=2),
    Style("Heading2", "heading 2", KAI, before=4, keep_next=True, outline=1, first_line=2),
    Style("Heading3", "heading 3", FANGSONG, bold=True, keep_next=True, outline=2, first_line=2),
    _zh_text("BodyText", "Body Text", FANGSONG),
    _zh_text("Lead", "Lead", KAI, own=True),
    Style("Note", "Note", FANGSONG, size=10.5, line=16, before=4, after=8, align="both", own=True),
    Style("Caution", "Caution", KAI, before=6, after=6, align="both", left=1, bar=True, own=True),
    Style("Quote", "Quote", KAI, before=4, after=4, align="both", left=2),
    _zh_text("ListBullet", "List Bullet", FANGSONG),
    _zh_text("ListNumber", "List Number", FANGSONG),
    Style("Caption", "caption", HEI, SANS, size=12, line=20, before=4, after=8, align="center"),
    _title("TableCaption", "Table Caption", HEI, SANS, size=12, line=20, before=8, after=4, own=True),
    _title("Figure", "Figure", FANGSONG, line=0, before=8, after=2, own=True),
    Style("Table12", "Table Text 12", FANGSONG, size=12, line=18, before=2, after=2, own=True),
    Style("Table10", "Table Text 10", FANGSONG, size=10.5, line=15, before=2, after=2, own=True),
    Style("Table9", "Table Text 9", FANGSONG, size=9, line=13, before=1.5, after=1.5, own=True),
    Style("AfterTable", "After Table", FANGSONG, size=5, line=10, own=True),
    _title("TOCHeading", "TOC Heading", HEI, SANS, before=8, after=6, new_page=True),
    Style("TOC1", "toc 1", HEI, SANS, size=14, line=24, before=3),
    Style("TOC2", "toc 2", FANGSONG, size=14, line=24, left=2),
    Style("Header", "header", HEI, SANS, size=14, line=0),
    Style("Footer", "footer", SONG, size=14, line=0),
)
_en_text = partial(Style, chinese=SONG, size=12, line=19)
_en_head = partial(Style, chinese=HEI, bold=True, keep_next=True)
_ENGLISH = (
    _en_text("Normal", "Normal"),
    _en_head("Title", "Title", size=22, line=30, before=24, after=8, align="center"),
    _en_text("Subtitle", "Subtitle", size=13, after=16, align="center", italic=True),
    _en_head("Heading1", "heading 1", size=16, line=22, before=18, after=6, outline=0),
    _en_head("Heading2", "heading 2", size=14, line=20, before=12, after=4, outline=1),
    _en_head("Heading3", "heading 3", size=12, line=19, before=8, after=2, italic=True, outline=2),
    _en_text("BodyText", "Body Text", after=6),
    _en_text("Lead", "Lead", size=13, line=20, after=6, own=True),
    _en_text("Note", "Note", size=9.5, line=13, before=4, after=10, own=True),
    _en_text("Caution", "Caution", before=6, after=8, left=1, bar=True, own=True),
    _en_text("Quote", "Quote", before=4, after=8, left=2, italic=True),
    _en_text("ListBullet", "List Bullet", after=3),
    _en_text("ListNumber", "List Number", after=3),
    _en_text("Caption", "caption", size=11, line=16, before=4, after=10, align="center", bold=True),
    _en_head("TableCaption", "Table Caption", size=11, line=16, before=10, after=4, align="center", own=True),
    _en_text("Figure", "Figure", line=0, before=8, after=2, align="center", keep_next=True, own=True),
    _en_text("Table12", "Table Text 12", size=10.5, line=14, before=2, after=2, own=True),
    _en_text("Table10", "Table Text 10", size=9.5, line=12.5, before=2, after=2, own=True),
    _en_text("Table9", "Table Text 9", size=8.5, line=11, before=1.5, after=1.5, own=True),
    _en_text("AfterTable", "After Table", size=5, line=10, own=True),
    _en_head("TOCHeading", "TOC Heading", size=16, line=22, before=8, after=6, align="center", new_page=True),
    _en_text("TOC1", "toc 1", line=18, before=5, bold=True),
    _en_text("TOC2", "toc 2", line=18, left=2),
    _en_text("Header", "header", size=11, line=0, bold=True),
    _en_text("Footer", "footer", size=11, line=0),
)
