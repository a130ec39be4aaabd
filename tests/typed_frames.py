"""Small typed tables for tests, written as rows of plain values."""

import pandas as pd

from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table

DTYPES = {"integer": "float64", "number": "float64", "boolean": "boolean"}


def typed(table: str | Table, rows: list[dict]) -> pd.DataFrame:
    """Rows of a table of the contract, typed as reading types them; columns left out stay out."""
    contract = TABLES[table] if isinstance(table, str) else table
    names = list(dict.fromkeys(name for row in rows for name in row))
    frame = pd.DataFrame(rows, columns=names)
    for name in names:
        kind = contract.column(name).type
        if kind in ("date", "month"):
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[us]")
        else:
            frame[name] = frame[name].astype(DTYPES.get(kind, "str" if frame[name].notna().all() else object))
    return frame


def district(**tables: list[dict]) -> Dataset:
    """A dataset of some tables, with the one community C01 at the end of 2025 unless given."""
    tables.setdefault("communities", [{"community_id": "C01", "as_of": "2025-12-31"}])
    frames = {name: typed(name, rows) for name, rows in tables.items()}
    return Dataset(tables=frames, checked=True)
