"""Text that every file format can hold."""

import re

# Marks that turn the direction of what follows, so that a name could rewrite the sentence it stands in (Unicode
# Standard Annex 9, section 2); letters have their direction without them.
_TURNING = "\u202a-\u202e\u2066-\u2069"
# What XML 1.0 does not allow (section 2.2, Char), and the C1 controls, which nobody can see either.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff" + _TURNING + "]")


def printable(text: str) -> str:
    r"""Return the text without control characters and marks that turn its direction, with line breaks as ``\n``.

    Parameters
    ----------
    text : str
        Any text; a cell of somebody's spreadsheet, for one.

    References
    ----------
    Extensible Markup Language (XML) 1.0, fifth edition, W3C 2008, section 2.2, production 2 (Char).

    Examples
    --------
    >>> printable("稻地\x00社区\r\n二组")
    '稻地社区\n二组'
    >>> printable("\u202e稻地社区")
    '稻地社区'
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
