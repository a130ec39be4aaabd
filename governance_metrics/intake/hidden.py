"""What a clerk does not see in a sheet and was read all the same: hidden sheets, rows and columns."""

from collections.abc import Sequence

import numpy as np

from governance_metrics.intake.fault import Fault
from governance_metrics.intake.sheet import Sheet

_SPANS = 5


def hidden_in(sheet: Sheet, file: str) -> list[Fault]:
    """Return what the quality list says of the hidden parts of a sheet.

    Parameters
    ----------
    sheet : Sheet
        As it was read.
    file : str
        Its file.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from governance_metrics.intake.sheet import sheet_of
    >>> sheet = replace(sheet_of("a", [["x"], ["1"], ["2"], ["3"]]), hidden_rows=(2, 3, 9))
    >>> hidden_in(sheet, "a.xlsx")[0].rule
    'hidden_rows(n=2, rows=2–3)'
    """
    faults = []
    if sheet.hidden:
        faults.append(Fault("hidden_sheet", file, sheet.name))
    hidden = np.array(sheet.hidden_rows, dtype=np.int64)
    rows = np.intersect1d(sheet.rows, hidden).tolist() if len(hidden) else []
    if rows:
        faults.append(Fault("hidden_rows", file, sheet.name, parameters={"n": len(rows), "rows": spans(rows)}))
    columns = [column for column in sheet.hidden_columns if column <= len(sheet.headings)]
    if columns:
        told = spans(columns, letters=True)
        faults.append(Fault("hidden_columns", file, sheet.name, parameters={"n": len(columns), "columns": told}))
    return faults


def spans(numbers: Sequence[int], *, letters: bool = False) -> str:
    """Return numbers as spans, the first few of them.

    Examples
    --------
    >>> spans([2, 3, 4, 9]), spans([1, 27], letters=True)
    ('2–4、9', 'A、AA')
    """
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    told = ["–".join(column_letters(n) if letters else str(n) for n in dict.fromkeys(span)) for span in found[:_SPANS]]
    return "、".join([*told, *(["…"] if len(found) > _SPANS else [])])


def column_letters(number: int) -> str:
    """Return the name of a spreadsheet column.

    Examples
    --------
    >>> column_letters(1), column_letters(16384)
    ('A', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
