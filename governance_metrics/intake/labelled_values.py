"""The values of a .sav or .dta file, read in a process of its own: its parser does not survive every damaged file.

Run as a script with the kind of file, its path and the largest number of cells; writes JSON.
"""

import json
import math
import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

# What a file is written in is said by new ones only; an old Chinese one is GB18030, never a western code page.
_ENCODINGS = {".sav": ("", "GB18030"), ".dta": ("UTF-8", "GB18030")}
_UNSAID = ("", "WINDOWS-1252", "ISO-8859-1")


def labelled_values(kind: str, path: str, encoding: str, most_cells: int) -> dict[str, Any]:
    """Return names, labels and values of a file, or only its size where that is too large.

    Parameters
    ----------
    kind : {".sav", ".dta"}
        The kind of file.
    path : str
        Where it lies.
    encoding : str
        What its texts are written in; empty to believe the file.
    most_cells : int
        How many cells it may have.
    """
    import pyreadstat

    reader = {".sav": pyreadstat.read_sav, ".dta": pyreadstat.read_dta}[kind]
    _, meta = reader(path, metadataonly=True, encoding=encoding or None)
    width = max(1, len(meta.column_names))
    told: dict[str, Any] = {"rows": meta.number_rows or 0, "width": width, "encoding": meta.file_encoding or ""}
    if told["rows"] * width > most_cells:
        return told
    values, meta = reader(path, row_limit=most_cells // width, encoding=encoding or None, output_format="dict")
    labels = meta.variable_value_labels
    columns = [[_plain(value, labels.get(name, {})) for value in values[name]] for name in meta.column_names]
    return {**told, "names": meta.column_names, "labels": meta.column_labels, "columns": columns}


def _plain(value: Any, labels: dict[Any, str]) -> str | float | None:
    """A value by its label, else as JSON can say it."""
    if value in labels:
        return labels[value]
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if value is None or isinstance(value, str):
        return value
    number = float(value)
    return number if math.isfinite(number) else None


def _believed(told: dict[str, Any], encoding: str) -> bool:
    """Whether the names and labels can be in this encoding."""
    names = told.get("names", [])
    if not all(isinstance(name, str) for name in names):
        return False
    if encoding or told["encoding"].upper() not in _UNSAID:
        return True
    return all(text.isascii() for text in (*names, *(label or "" for label in told.get("labels", []))))


def main(arguments: Sequence[str]) -> None:
    """Write what a file holds to the standard output, in the first encoding that can be; nothing where none can."""
    kind, path, most_cells = arguments
    for encoding in _ENCODINGS[kind]:
        try:
            told = labelled_values(kind, path, encoding, int(most_cells))
        except Exception:  # noqa: S112 - whatever a damaged file or another encoding makes of the parser
            continue
        if _believed(told, encoding):
            json.dump(told, sys.stdout)
            return


if __name__ == "__main__":
    main(sys.argv[1:])
