"""Zip archives whose bytes depend on their content alone."""

import io
import zipfile
from collections.abc import Callable

FIRST = "[Content_Types].xml"  # office programs look here first
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
WINDOWS = 0  # the system named as the maker, whichever it was
AS_IT_IS = zipfile.ZIP_STORED  # what compression makes of a text depends on the machine's library


def repacked(data: bytes, change: Callable[[bytes], bytes] = bytes) -> bytes:
    """Return an archive with the same members, sorted, undated and stored as they are.

    Parameters
    ----------
    data : bytes
        A zip archive, such as an office document.
    change : callable, optional
        What becomes of the bytes of each member.

    Examples
    --------
    >>> def made(*names):
    ...     buffer = io.BytesIO()
    ...     with zipfile.ZipFile(buffer, "w") as archive:
    ...         for name in names:
    ...             archive.writestr(name, "…")
    ...     return buffer.getvalue()
    >>> repacked(made("a", "b")) == repacked(made("b", "a"))
    True
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != FIRST, name)):
            member = zipfile.ZipInfo(name, EARLIEST)
            member.create_system = WINDOWS
            member.compress_type = AS_IT_IS
            new.writestr(member, change(old.read(name)))
    return packed.getvalue()
