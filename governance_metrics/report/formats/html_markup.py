"""HTML: elements and text, escaped once and here."""

from html import escape

from governance_metrics.report.formats.printable import printable


def text(words: str) -> str:
    """Return words as HTML text, whatever signs are in them; line breaks stay.

    Examples
    --------
    >>> text("<script>甲 & 乙")
    '&lt;script&gt;甲 &amp; 乙'
    """
    return escape(printable(words)).replace("\n", "<br>")


def tag(name: str, content: str | None = "", /, **attributes: str | bool | None) -> str:
    """Return an element around content that is HTML already; ``None`` for content makes it an empty one.

    Attributes are escaped; what is false or None is left out. An underscore in a name stands for a hyphen, and one
    at the end keeps Python's words apart.

    Examples
    --------
    >>> tag("p", text("甲"), class_="note", hidden=True)
    '<p class="note" hidden>甲</p>'
    >>> tag("img", None, alt='"甲"')
    '<img alt="&quot;甲&quot;">'
    """
    parts = [name]
    for key, value in attributes.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value is True:
            parts.append(attribute)
        elif value is not None and value is not False:
            parts.append(f'{attribute}="{escape(printable(value))}"')
    opening = f"<{' '.join(parts)}>"
    return opening if content is None else f"{opening}{content}</{name}>"
