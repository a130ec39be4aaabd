"""Lists inside a cell, as "居委会、志愿者": each entry becomes a row of the table that links them."""

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from governance_metrics.intake.cells import cell_text
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.headings import headings_of
from governance_metrics.intake.layout import filled_down
from governance_metrics.intake.part import Placed
from governance_metrics.intake.set_aside import total_word
from governance_metrics.intake.sheet import Sheet
from governance_metrics.tables.relation import CELL_LISTS
from governance_metrics.tables.table import Table

_BETWEEN = re.compile(r"\s*[、，,;；/／|｜┋\r\n]+\s*")


def entries_of(cell: str) -> list[str]:
    """Return the entries of a cell that holds a list, each once.

    Examples
    --------
    >>> entries_of("居委会、志愿者，"), entries_of("物业")
    (['居委会', '志愿者'], ['物业'])
    """
    return [*dict.fromkeys(entry for entry in _BETWEEN.split(cell.strip()) if entry)]


def split_lists(placed: Placed, tables: Mapping[str, Table]) -> tuple[list[Placed], list[Fault]]:
    """Return a sheet without its columns of lists, beside it a sheet of their entries, and what is told of that.

    A column counts as one of lists where the table itself has no such column and the table that links it to its
    entries has; that holds for single entries too.

    Parameters
    ----------
    placed : Placed
        The sheet with its table.
    tables : mapping of str to Table
        Every table there may be.
    """
    whole, links, faults = placed, [], []
    for one in CELL_LISTS:
        if one.table != placed.table.name or one.link not in tables:
            continue
        link = tables[one.link]
        own, theirs = headings_of(placed.sheet.headings, placed.table), headings_of(placed.sheet.headings, link)
        at = next((i for i, column in theirs.columns.items() if column.name == one.column), None)
        refused = at is not None and own.how.get(at) == "refused"
        if at is None or at in own.columns or refused or theirs.doubled:
            continue
        sheet, entries = _entries(placed.sheet, at, [*theirs.columns])
        if not len(sheet.frame):
            continue
        links.append(replace(placed, sheet=sheet, table=link))
        parameters = {"n": len(sheet.frame), "rows": entries, "zh": link.heading.zh, "en": link.heading.en}
        heading = placed.sheet.headings[at]
        faults.append(Fault("list_split", placed.file, placed.sheet.name, None, heading, "", parameters, one.table))
        whole = replace(whole, sheet=_without(whole.sheet, at))
    return [whole, *links], faults


def _entries(sheet: Sheet, at: int, kept: list[int]) -> tuple[Sheet, int]:
    """A sheet with a row for each entry of a column and the cells that go with it, and from how many rows."""
    frame = sheet.frame[kept].astype(object)
    for position, spans in filled_down(sheet).items() if sheet.merged else ():
        for first, below in spans:
            if position in kept:
                frame.loc[below, position] = frame[position].iloc[first]
    lists = [entries_of(cell_text(cell) or "") for cell in frame[at]]
    for row in np.flatnonzero([bool(entries) for entries in lists]).tolist():
        if total_word(sheet.frame.iloc[row].tolist()):
            lists[row] = []
    times = np.array([len(entries) for entries in lists], dtype=np.int64)
    places = np.repeat(np.arange(len(frame)), times)
    cells = {
        position: frame[position].to_numpy()[places]
        if position != at
        else np.array([entry for entries in lists for entry in entries], dtype=object)
        for position in kept
    }
    by_place = {old: new for new, old in enumerate(kept)}
    broken = {(r, by_place[c]): code for (r, c), code in sheet.broken.items() if c in by_place}
    entries = replace(
        sheet,
        headings=tuple(sheet.headings[position] for position in kept),
        frame=pd.DataFrame({by_place[position]: pd.Series(cells[position], dtype=object) for position in kept}),
        rows=sheet.rows[places],
        wide={},
        broken={place: code for place, code in broken.items() if place[0] in {*sheet.rows[places].tolist()}},
        labels=tuple(sheet.labels[position] for position in kept) if sheet.labels else (),
        first_lines=(),
        merged=(),
        titles=(),
        width=len(kept),
    )
    return entries, int((times > 0).sum())


def _without(sheet: Sheet, at: int) -> Sheet:
    """The sheet with one column blank, so that nothing is said of it twice."""
    headings = tuple("" if i == at else heading for i, heading in enumerate(sheet.headings))
    labels = tuple("" if i == at else label for i, label in enumerate(sheet.labels))
    frame = sheet.frame.copy()
    frame[at] = None
    broken = {place: code for place, code in sheet.broken.items() if place[1] != at}
    return replace(sheet, headings=headings, labels=labels, frame=frame, broken=broken)
