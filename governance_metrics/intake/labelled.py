"""Files of SPSS and Stata as sheets: every value by its label, as the questionnaire put it."""

import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from governance_metrics.intake import labelled_values
from governance_metrics.intake.archive import CELL_LIMIT
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.grid import Grid
from governance_metrics.intake.guard import Content
from governance_metrics.intake.headings import headings_of
from governance_metrics.intake.sheet import Sheet
from governance_metrics.tables.table import Table

TIMEOUT_SECONDS = 60


def read_labelled(content: Content) -> list[Sheet] | Fault:
    """Return the one sheet of a .sav or .dta file: variable names as headings, variable labels beside them.

    Parameters
    ----------
    content : Content
        An admitted file.
    """
    told = _told(content)
    if told is None:
        return Fault("unreadable", file=content.file, parameters={"suffix": content.suffix})
    cells = told["rows"] * told["width"]
    if "columns" not in told:
        return Fault("too_many_cells", file=content.file, parameters={"cells": cells, "limit": CELL_LIMIT})
    names, labels = told["names"], [label or "" for label in told["labels"]]
    grid = Grid()
    grid.add_all(zip(*told["columns"], strict=True))
    columns = {i: pd.Series(grid.column(i) if grid.rows else [], dtype=object) for i in range(len(names))}
    rows = np.array(grid.rows, dtype=np.int64)
    return [Sheet("", tuple(names), pd.DataFrame(columns), rows, broken=grid.broken(), labels=tuple(labels))]


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


def _told(content: Content) -> dict[str, Any] | None:
    """What the parser says, in a process of its own; None where it fails, crashes or never ends."""
    command = [sys.executable, "-I", labelled_values.__file__, content.suffix, str(content.path.resolve())]
    try:
        done = subprocess.run(  # noqa: S603 - our own script, by list; the file's name is only ever an argument
            [*command, str(CELL_LIMIT)], capture_output=True, timeout=TIMEOUT_SECONDS, check=True
        )
        told: dict[str, Any] | None = json.loads(done.stdout or "null")
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return told
