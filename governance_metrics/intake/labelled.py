"""Files of SPSS and Stata as sheets: every value by its label, as the questionnaire put it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat

from governance_metrics.intake.archive import CELL_LIMIT
from governance_metrics.intake.cells import cell_text
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.grid import Grid
from governance_metrics.intake.guard import Content
from governance_metrics.intake.headings import headings_of
from governance_metrics.intake.sheet import Sheet
from governance_metrics.tables.table import Table

_READ: dict[str, Callable[..., tuple[Any, Any]]] = {".sav": pyreadstat.read_sav, ".dta": pyreadstat.read_dta}
# What a file is written in is said by new ones only; an old Chinese one is GB18030, never a western code page.
_ENCODINGS = {".sav": (None, "GB18030"), ".dta": ("UTF-8", "GB18030")}


def read_labelled(content: Content) -> list[Sheet] | Fault:
    """Return the one sheet of a .sav or .dta file: variable names as headings, variable labels beside them.

    Parameters
    ----------
    content : Content
        An admitted file.
    """
    for encoding in _ENCODINGS[content.suffix]:
        try:
            found = _read(content, encoding)
        except Exception:  # noqa: S112 - whatever a damaged file makes of its parser; the next encoding may fit
            continue
        if found is not None:
            return found
    return Fault("unreadable", file=content.file, parameters={"suffix": content.suffix})


def with_labels(sheet: Sheet, table: Table) -> Sheet:
    """Return a sheet with the label of a variable as its heading, where the label is a heading of the table.

    Parameters
    ----------
    sheet : Sheet
        As it was read.
    table : Table
        The table it belongs to.
    """
    if not sheet.labels:
        return sheet
    names, labels = (headings_of(headings, table).columns for headings in (sheet.headings, sheet.labels))
    chosen = [
        label if label and i not in names and i in labels else name
        for i, (name, label) in enumerate(zip(sheet.headings, sheet.labels, strict=True))
    ]
    return replace(sheet, headings=tuple(chosen))


def _read(content: Content, encoding: str | None) -> list[Sheet] | Fault | None:
    """The sheet in one encoding; None where the texts show that it is another."""
    reader, path = _READ[content.suffix], str(content.path)
    _, meta = reader(path, metadataonly=True, encoding=encoding)
    width = max(1, len(meta.column_names))
    most = CELL_LIMIT // width
    if (meta.number_rows or 0) > most:
        cells = meta.number_rows * width
        return Fault("too_many_cells", file=content.file, parameters={"cells": cells, "limit": CELL_LIMIT})
    if encoding is None and (meta.file_encoding or "").upper() in ("", "WINDOWS-1252", "ISO-8859-1"):
        texts = [*meta.column_names, *filter(None, meta.column_labels)]
        if not all(text.isascii() for text in texts):
            return None
    values, meta = reader(path, row_limit=most, encoding=encoding, output_format="dict")
    grid = Grid()
    if not all(isinstance(name, str) for name in meta.column_names):
        return None
    columns = [_texts(values[name], meta.variable_value_labels.get(name, {})) for name in meta.column_names]
    grid.add_all(zip(*columns, strict=True))
    frame = pd.DataFrame({i: pd.Series(grid.column(i), dtype=object) for i in range(grid.width)})
    if not grid.height:
        frame = pd.DataFrame({i: pd.Series([], dtype=object) for i in range(width)})
    labels = tuple(label or "" for label in meta.column_labels)
    rows = np.arange(1, len(frame) + 1)
    return [Sheet("", tuple(meta.column_names), frame, rows, broken=grid.broken(), labels=labels)]


def _texts(values: Any, labels: dict[Any, str]) -> list[str | None]:
    """Every value by its label, or as it is where it has none."""
    known: dict[Any, str | None] = {}
    texts = []
    for value in values:
        if value not in known:
            known[value] = labels[value] if value in labels else cell_text(value)
        texts.append(known[value])
    return texts
