"""Any list in a file as text under its own headings, for what has no contract: a list of targets, of households."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.intake.cells import text_column
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
    rows = rows_of([sheet for sheet in sheets if sheet.headings and not is_no_data(sheet.name)])
    if rows is None:
        raise DataError(Fault("empty_table", file=path.name).sentence)
    return rows


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
