"""Files to sheets: each kind of file has one reader."""

from collections.abc import Callable, Mapping

from governance_metrics.intake.delimited import read_delimited
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.guard import Content
from governance_metrics.intake.labelled import read_labelled
from governance_metrics.intake.parquet import read_parquet
from governance_metrics.intake.sheet import Sheet
from governance_metrics.intake.workbooks import read_workbook

_READERS: Mapping[str, Callable[[Content], list[Sheet] | Fault]] = {
    ".xlsx": read_workbook,
    ".xls": read_workbook,
    ".ods": read_workbook,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".parquet": read_parquet,
    ".sav": read_labelled,
    ".dta": read_labelled,
}


def sheets_of(content: Content) -> list[Sheet] | Fault:
    """Return every sheet of a file, blank ones included, or the reason it cannot be read.

    Parameters
    ----------
    content : Content
        An admitted file.
    """
    return _READERS[content.suffix](content)
