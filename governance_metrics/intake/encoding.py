"""The text of a .csv file: by its mark, as UTF-16, as UTF-8, as GB18030, or not at all."""

import re

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_PRIVATE = re.compile("[\ue000-\uf8ff\x00]")


def decoded_text(content: bytes) -> str | int:
    r"""Return the text of a file, or the line where no encoding fits.

    Parameters
    ----------
    content : bytes
        The whole file.

    Examples
    --------
    >>> decoded_text("户数".encode("gb18030")), decoded_text("户数".encode("utf-16"))
    ('户数', '户数')
    >>> decoded_text(b"a,b\n1,\xff\xff\n")
    2
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding) if encoding else 1
    if b"\x00" in content[:4096]:
        high, low = content[0:4096:2].count(0), content[1:4096:2].count(0)
        return _strict(content, "utf-16-be" if high > low else "utf-16-le")
    found = [_strict(content, encoding) for encoding in ("utf-8", "gb18030")]
    text = next((text for text in found if isinstance(text, str)), None)
    return max(line for line in found if isinstance(line, int)) if text is None else text


def _strict(content: bytes, encoding: str) -> str | int:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        # both ends of a UTF-16 line break hold the one byte that is counted here
        return content.count(b"\n", 0, error.start) + 1
    wrong = _PRIVATE.search(text)
    return text if wrong is None else text.count("\n", 0, wrong.start()) + 1
