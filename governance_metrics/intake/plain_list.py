"""Any list in a file as text under its own headings, for what has no contract: a list of targets, of households."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.intake.cells import fold, shown, text_column
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.files import is_no_data
from governance_metrics.intake.guard import READ, admitted
from governance_metrics.intake.readers import sheets_of
from governance_metrics.intake.sheet import Sheet


def read_list(path: str | Path) -> pd.DataFrame:
    r"""Return the rows of a file, every cell text, its sheets one below the other.

    Parameters
    ----------
    path : str or Path
        A .csv, .tsv, .xlsx or .parquet file.

    Raises
    ------
    DataError
        When the file cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "ours.csv")
    ...     _ = file.write_text("indicator,value\nwork_per_10k,20\n", encoding="utf-8")
    ...     read_list(file).to_dict("records")
    [{'indicator': 'work_per_10k', 'value': '20'}]
    """
    path = Path(path)
    if path.suffix.lower() not in READ:
        raise DataError(Fault("format_not_read", file=path.name, parameters={"suffix": path.suffix}).sentence)
    content = admitted(path, path.name)
    sheets = content if isinstance(content, Fault) else sheets_of(content)
    if isinstance(sheets, Fault):
        raise DataError(sheets.sentence)
    sheets = [sheet for sheet in sheets if sheet.headings and not is_no_data(sheet.name)]
    twice = [fault for sheet in sheets for fault in headings_twice(sheet, path.name)]
    if twice:
        raise DataError(*(fault.sentence for fault in twice))
    rows = rows_of(sheets)
    if rows is None:
        raise DataError(Fault("empty_table", file=path.name).sentence)
    return rows


def headings_twice(sheet: Sheet, file: str) -> list[Fault]:
    """Return a fault for every heading that two columns of a sheet have.

    Examples
    --------
    >>> from governance_metrics.intake.sheet import sheet_of
    >>> [fault.rule for fault in headings_twice(sheet_of("", [["id", "value", " ＩＤ"]]), "targets.csv")]
    ['heading_twice(found=ＩＤ)']
    """
    seen: set[str] = set()
    faults = []
    for heading in (heading.strip() for heading in sheet.headings):
        if heading and fold(heading) in seen:
            faults.append(Fault("heading_twice", file, sheet.name, value=shown(heading)))
        seen.add(fold(heading))
    return faults


def rows_of(sheets: Sequence[Sheet]) -> pd.DataFrame | None:
    """Return the rows of every sheet, as text under the headings as they stand.

    Parameters
    ----------
    sheets : sequence of Sheet
        The sheets, in order.

    Examples
    --------
    >>> rows_of([]) is None
    True
    """
    frames = []
    for sheet in sheets:
        columns = {i: heading.strip() for i, heading in enumerate(sheet.headings) if heading.strip()}
        texts = {name: text_column(sheet.frame[i]) for i, name in columns.items()}
        frames.append(pd.DataFrame(texts, columns=list(columns.values())))
    return pd.concat(frames, ignore_index=True) if frames else None
