"""What runs a SELECT: DuckDB over frames in memory, unless the tables live elsewhere."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.tables.table import Table

Column = NDArray[Any]
ONE_THREAD_BELOW = 1_000_000  # rows: one thread adds in one order, so equal inputs give equal bits


class EngineError(Exception):
    """What an engine says when it cannot run a SELECT, in one line."""


class Engine(Protocol):
    """What runs a SELECT where the tables are."""

    def fetch(self, sql: str) -> dict[str, Column]:
        """Return the columns of a SELECT written for DuckDB; texts as objects, blank ones None."""

    def close(self) -> None:
        """Give back what was opened for it."""


class FramesEngine:
    """DuckDB over data frames, with no access to anything else.

    Parameters
    ----------
    frames : mapping of str to DataFrame
        The tables.
    contracts : mapping of str to Table
        Their contracts; only listed columns are registered.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame], contracts: Mapping[str, Table]) -> None:
        rows = max((len(frame) for frame in frames.values()), default=0)
        config: dict[str, str | bool | int | float | list[str]] = {
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
        }
        if rows < ONE_THREAD_BELOW:
            config["threads"] = "1"
        self.connection = quiet(duckdb.connect(config=config))
        for name, frame in frames.items():
            listed = [column.name for column in contracts[name].listed if column.name in frame]
            self.connection.register(f"{name}__frame", frame.reindex(columns=listed or ["none__"]))

    def fetch(self, sql: str) -> dict[str, Column]:
        """Return the columns of a SELECT."""
        return fetched(self.connection, sql)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Return a connection that draws no bar of its own: standard output belongs to the program."""
    # In a notebook without widgets DuckDB draws none, and refuses to be told so.
    if connection.execute("SELECT current_setting('enable_progress_bar')").fetchall()[0][0]:
        connection.execute("SET enable_progress_bar = false")
    return connection


def fetched(connection: duckdb.DuckDBPyConnection, sql: str) -> dict[str, Column]:
    """Return the columns of a SELECT that DuckDB runs.

    Raises
    ------
    EngineError
        When it cannot.
    """
    try:
        columns = connection.execute(sql).fetchnumpy()
    except duckdb.Error as fault:
        raise EngineError(str(fault).splitlines()[0]) from fault
    return {name: unmasked(column) for name, column in columns.items()}


def in_words(labels: Column) -> Column:
    """Return labels as texts, None where there is none; whole and broken numbers as Python writes floats.

    Examples
    --------
    >>> in_words(np.array([12.0, np.nan])).tolist(), in_words(np.array(["a", None], dtype=object)).tolist()
    (['12.0', None], ['a', None])
    """
    if labels.dtype == object:
        return np.where(pd.isna(labels), None, labels)  # type: ignore[call-overload,no-any-return]
    levels, codes = np.unique(labels.astype(np.float64), return_inverse=True)
    texts: Column = np.array([None if np.isnan(level) else str(level) for level in levels.tolist()], dtype=object)
    return texts[codes]


def as_columns(rows: Sequence[Sequence[Any]], names: Sequence[str]) -> dict[str, Column]:
    """Return the rows of a result as columns: numbers as floats, everything else as objects.

    Examples
    --------
    >>> as_columns([("a", 1), (None, None)], ["area", "n"])["n"].tolist()
    [1.0, nan]
    """
    columns: dict[str, Column] = {}
    for name, values in zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=True):
        known = [value for value in values if value is not None]
        numbers = known and all(isinstance(value, int | float | Decimal) for value in known)
        columns[name] = np.empty(len(values), dtype=object)
        columns[name][:] = values
        if numbers or not values:
            columns[name] = columns[name].astype(np.float64)
    return columns


def unmasked(column: Column) -> Column:
    """Return a column with None or not-a-number where it is masked.

    Examples
    --------
    >>> unmasked(np.ma.array([1.0, 2.0], mask=[False, True])).tolist()
    [1.0, nan]
    """
    if not isinstance(column, np.ma.MaskedArray):
        return column
    plain: Column = np.asarray(column.data).astype(object if column.dtype.kind in "OUS" else np.float64, copy=False)
    plain[np.ma.getmaskarray(column)] = None  # not a number where the column holds numbers
    return plain
