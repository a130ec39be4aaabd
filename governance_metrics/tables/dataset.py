"""What a folder, a set of frames or a database holds once it has been read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.place import Place
from governance_metrics.tables.table import Table

QUALITY_COLUMNS = ("file", "sheet", "row", "column", "value", "rule", "severity", "message")
SOURCE_COLUMNS = (
    "file",
    "sheet",
    "table",
    "sha256",
    "rows_read",
    "rows_used",
    "rows_left_out",
    "left_out_by_reason",
)
MAPPING_COLUMNS = ("table", "heading", "column", "confidence", "how", "others", "file", "sheet")
SUBMISSION_COLUMNS = ("table", "community_id", "period")


def empty_quality() -> pd.DataFrame:
    """Return a quality list with no faults.

    Examples
    --------
    >>> list(empty_quality().columns)[:3]
    ['file', 'sheet', 'row']
    """
    return pd.DataFrame(columns=list(QUALITY_COLUMNS))


def empty_sources() -> pd.DataFrame:
    """Return an account of no files."""
    return pd.DataFrame(columns=list(SOURCE_COLUMNS))


def empty_mapping() -> pd.DataFrame:
    """Return a list of headings that lists none."""
    return pd.DataFrame(columns=list(MAPPING_COLUMNS))


def empty_submissions() -> pd.DataFrame:
    """Return a list of who reported that names nobody."""
    return pd.DataFrame(columns=list(SUBMISSION_COLUMNS))


@dataclass(frozen=True)
class Dataset:
    """Tables with the designs of the surveys among them, who reported, and every fault found.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Table name to rows, columns named as in the contract. Of tables that stay where they are (``place``)
        the columns alone.
    designs : mapping of str to SurveyDesign
        For the tables that are samples.
    submissions : DataFrame
        ``table, community_id, period``: who supplied what; a blank period stands for every period.
    quality : DataFrame
        ``file, sheet, row, column, value, rule, severity, message``: every fault; ``value`` masked where personal.
    sources : DataFrame
        ``file, sheet, table, sha256, rows_read, rows_used, rows_left_out, left_out_by_reason``.
    mapping : DataFrame
        ``table, heading, column, confidence, how, others, file, sheet``: what every heading was taken for.
    contracts : mapping of str to Table
        Contracts of tables beyond the library's own.
    targets : DataFrame, optional
        Targets the folder brought along.
    checked : bool
        Whether the rows have been held against the contract already.
    place : Place, optional
        Where the rows are, if not in ``tables``: a database, a cluster, files too large for memory.

    Examples
    --------
    >>> frame = pd.DataFrame({"community_id": ["C01"], "households_occupied": [812]})
    >>> Dataset(tables={"communities": frame}).tables["communities"].shape
    (1, 2)
    """

    tables: Mapping[str, pd.DataFrame]
    designs: Mapping[str, SurveyDesign] = field(default_factory=dict)
    submissions: pd.DataFrame = field(default_factory=empty_submissions)
    quality: pd.DataFrame = field(default_factory=empty_quality)
    sources: pd.DataFrame = field(default_factory=empty_sources)
    mapping: pd.DataFrame = field(default_factory=empty_mapping)
    contracts: Mapping[str, Table] = field(default_factory=dict)
    targets: pd.DataFrame | None = None
    checked: bool = False
    place: Place | None = None

    def rows(self, table: str) -> int:
        """Return how many rows a table has; 0 for one that is not there."""
        if self.place is not None:
            return self.place.held[table].rows if table in self.place.held else 0
        return len(self.tables[table]) if table in self.tables else 0

    def distinct(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        """Return the different values of some columns of a table, wherever it is."""
        if self.place is not None:
            return self.place.distinct(table, columns)
        return self.tables[table][list(columns)].drop_duplicates()

    def replace(self, **changes: object) -> "Dataset":
        """Return a copy with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
