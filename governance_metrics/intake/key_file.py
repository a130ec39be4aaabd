"""The user's own key, which makes the keys of people the same from one reading to the next and useless to others."""

import os
import secrets
from pathlib import Path

from governance_metrics.intake.cells import shown
from governance_metrics.intake.fault import Fault

_BYTES = 32


def key_in(path: str | Path, source: str | Path) -> bytes | Fault:
    """Return the key in a file, made on first use and readable by its owner alone; or why it cannot be used.

    Parameters
    ----------
    path : str or Path
        The file; its folder must be there. It must lie outside the data, so that the two do not travel together.
    source : str or Path
        The folder or file of the data.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first = key_in(Path(folder, "person.key"), Path(folder, "data"))
    ...     first == key_in(Path(folder, "person.key"), Path(folder, "data")), len(first)
    (True, 32)
    """
    path, data = Path(path), Path(source).resolve()
    name = shown(path.name)
    folder = data if data.is_dir() else data.parent
    if path.resolve().is_relative_to(folder) and (data.is_dir() or path.resolve() == data):
        return Fault("key_among_data", file=name)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        try:
            key = bytes.fromhex(path.read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            key = b""
        return key if len(key) == _BYTES else Fault("key_unusable", file=name)
    except OSError:
        return Fault("key_unusable", file=name)
    key = secrets.token_bytes(_BYTES)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
    return key
