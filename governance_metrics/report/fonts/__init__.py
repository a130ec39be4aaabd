"""Chinese type that travels with the library: GM Sans SC, two weights, made by ``make_fonts.py``.

It covers GB/T 2312-1980, the 8,105 characters of the Table of General Standard Chinese Characters
(通用规范汉字表, State Council, 2013), Latin, Greek, Cyrillic, figures and signs, so that what is drawn
shows Chinese on a machine that has no Chinese font. It is a renamed subset of Noto Sans CJK SC under
the SIL Open Font License 1.1 (``OFL.txt``).
"""

from functools import cache
from pathlib import Path

__all__ = ["FAMILY", "FILES", "STAND_IN", "missing_characters", "register", "showable"]

FAMILY = "GM Sans SC"
FILES = tuple(Path(__file__).with_name(f"GMSansSC-{weight}.otf") for weight in ("Regular", "Bold"))
STAND_IN = "\u25a1"  # an empty box, which says nothing of its own


def register() -> str:
    """Return the family name, after making sure that matplotlib knows both weights.

    Calling it again changes nothing. It leaves matplotlib's settings and its backend alone: name the family
    in ``font.family`` where a figure is drawn, and after ``seaborn.set_theme``, which resets the font.

    Returns
    -------
    str
        The family name, for ``font.family``.

    Examples
    --------
    >>> register()
    'GM Sans SC'
    >>> from matplotlib.font_manager import findfont
    >>> findfont("GM Sans SC:bold").endswith("GMSansSC-Bold.otf")
    True
    """
    from matplotlib.font_manager import fontManager

    known = {entry.fname for entry in fontManager.ttflist}
    for file in FILES:
        if str(file) not in known:
            fontManager.addfont(file)
    return FAMILY


def missing_characters(text: str) -> str:
    """Return the characters of a text that the fonts cannot show, each once, in the order they first appear.

    Line breaks and other control characters are not shown and do not count. Look before writing: a
    missing character becomes a box in a figure and a hole in a PDF.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The characters that neither weight holds; empty when all can be shown.

    Examples
    --------
    >>> missing_characters("丰南区胥各庄街道 ≥ 62%")
    ''
    >>> missing_characters("𠀀甲👍𠀀")
    '𠀀👍'
    """
    covered = _covered()
    return "".join(dict.fromkeys(c for c in text if ord(c) not in covered and c.isprintable()))


def showable(text: str) -> str:
    r"""Return a text as the fonts can show it, the one rule for figures and the PDF.

    Each character that the fonts lack (Hebrew, an emoji, a rare ideograph) becomes a box, so that a reader sees that
    something stands there; a space of any kind becomes a space, and what nobody could see is left out. Files whose
    reader brings fonts of his own (Word, slides, workbook, page) keep the text as it is.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text, with its line breaks.

    Examples
    --------
    >>> showable("𠀀👍社区")
    '□□社区'
    >>> showable("左\u200f右\n")
    '左右\n'
    """
    covered = _covered()
    if all(ord(c) in covered or c == "\n" for c in text):
        return text
    return "".join(
        c if ord(c) in covered or c == "\n" else " " if c.isspace() else STAND_IN if c.isprintable() else ""
        for c in text
    )


@cache
def _covered() -> frozenset[int]:
    """Return the code points that both weights hold."""
    from fontTools.ttLib import TTFont

    maps = []
    for file in FILES:
        with TTFont(file, lazy=True) as font:
            maps.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*maps)
