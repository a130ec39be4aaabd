"""Text that every file format can hold."""

import re

# What XML 1.0 does not allow (section 2.2, Char), and the C1 controls, which nobody can see either.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Return the text without control characters, with line breaks as ``\n``.

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
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))
