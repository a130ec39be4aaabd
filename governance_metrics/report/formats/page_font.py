"""The Chinese letters a web page carries for machines that have none."""

import io

from governance_metrics.report.fonts import FILES

# Of no use on a page: vertical setting, and features that would bring more letters along.
_DROPPED = ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]


def page_font(text: str) -> bytes:
    """Return an OpenType font with just the characters of a text, the same bytes for the same characters.

    The regular weight alone: a browser thickens it for headings. It is not packed as WOFF, whose bytes would depend
    on the machine's compression library and save a tenth.

    Parameters
    ----------
    text : str
        All the text of the page; what the font lacks is left to the machine.

    Examples
    --------
    >>> page_font("社区")[:4]
    b'OTTO'
    >>> page_font("社区治理") == page_font("治理社区区")
    True
    """
    from fontTools import subset

    options = subset.Options(layout_features=[], notdef_outline=True, recalc_timestamp=False)
    options.drop_tables += _DROPPED
    font = subset.load_font(str(FILES[0]), options, lazy=True)
    shrunk = subset.Subsetter(options)
    shrunk.populate(unicodes=sorted({ord(character) for character in text}))
    shrunk.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    font.close()
    return buffer.getvalue()
