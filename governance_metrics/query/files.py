"""Parquet and CSV files too large for memory: DuckDB reads them where they are."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import duckdb
import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.query.engine import ONE_THREAD_BELOW, Column, EngineError, fetched, quiet
from governance_metrics.query.held import Kind, Relation
from governance_metrics.query.source import quoted
from governance_metrics.tables.place import Held
from governance_metrics.text import Text

_TYPES: dict[str, Kind] = {
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "integer"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "integer"),
    **dict.fromkeys(("FLOAT", "DOUBLE", "DECIMAL"), "number"),
    **dict.fromkeys(("DATE", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S"), "day"),
    **dict.fromkeys(("VARCHAR", "ENUM", "UUID"), "text"),
    "BOOLEAN": "boolean",
}
VECTORS = 20  # of 2,048 rows, fetched at a time
SHARE = 4  # DuckDB gets a fourth of the memory, but no less than it can work with:
LEAST = 100_000_000  # bytes


@dataclass
class Files:
    """Tables that stay in files.

    Parameters
    ----------
    folder : Path
        Where the files are.
    memory : str, optional
        The most memory the program should take, such as ``500MB``: DuckDB gets a fourth of it, and works with one
        thread; past that, it uses the disk, and so do the sums by psu.
    held : dict of str to Held
        The tables, by the name of their contract; filled once they have been held against it.
    """

    folder: Path
    memory: str | None = None
    held: dict[str, Held] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    away: ClassVar[bool] = False

    def open(self) -> "FilesEngine":
        """Return DuckDB with access to these files and nothing else."""
        return FilesEngine(self)

    @contextmanager
    def connected(self) -> Iterator["FilesEngine"]:
        """Give a connection that is closed afterwards."""
        engine = self.open()
        try:
            yield engine
        finally:
            engine.close()

    def relation(self, name: str) -> Relation:
        """Return a file as DuckDB describes it.

        Raises
        ------
        DataError
            When there is no such file, or it cannot be read.
        """
        path = self.folder / name
        if not path.is_file() or path.suffix.lower() not in (".parquet", ".csv"):
            raise DataError(
                Text(
                    zh=f"{name}：应为文件夹中的 .parquet 或 .csv 文件，现找不到。请核对文件名。",
                    en=f"{name}: expected a .parquet or .csv file in the folder, found none. Check its name.",
                )
            )
        self.names.append(name)
        written = "'" + str(path).replace("'", "''") + "'"
        untyped = path.suffix.lower() == ".csv"
        sql = f"read_csv({written}, header = true, all_varchar = true)" if untyped else f"read_parquet({written})"
        try:
            with self.connected() as engine:
                described = engine.connection.execute(f"DESCRIBE SELECT * FROM {sql}").fetchall()
        except duckdb.Error as fault:
            raise DataError(
                Text(
                    zh=f"{name}：无法读取：{str(fault).splitlines()[0]}。请核对文件。",
                    en=f"{name}: cannot be read: {str(fault).splitlines()[0]}. Check the file.",
                )
            ) from None
        kinds = {row[0]: _TYPES.get(row[1].partition("(")[0], "other") for row in described}
        return Relation(name, sql, kinds, untyped)

    def distinct(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        """Return the different values of some columns of a table."""
        listed = ", ".join(quoted(name) for name in columns)
        with self.connected() as engine:
            return pd.DataFrame(engine.fetch(f"SELECT DISTINCT {listed} FROM {quoted(f'{table}__frame')}"))


class FilesEngine:
    """DuckDB over some files.

    Parameters
    ----------
    files : Files
        The files.
    """

    def __init__(self, files: Files) -> None:
        config: dict[str, Any] = {"autoinstall_known_extensions": "false"}
        if max((held.rows for held in files.held.values()), default=0) < ONE_THREAD_BELOW:
            config["threads"] = "1"
        if files.memory:
            config |= {"memory_limit": _share(files.memory), "preserve_insertion_order": "false", "threads": "1"}
        self.limited = files.memory is not None
        self.beside = TemporaryDirectory(prefix="governance-metrics-")  # for its user alone, gone afterwards
        config["temp_directory"] = self.beside.name
        self.connection = quiet(duckdb.connect(config=config))
        for name, held in files.held.items():
            self.connection.execute(f"CREATE TEMP VIEW {quoted(f'{name}__frame')} AS {held.select}")

    def fetch(self, sql: str) -> dict[str, Column]:
        """Return the columns of a SELECT.

        Raises
        ------
        EngineError
            When it cannot be computed.
        """
        return fetched(self.connection, sql)

    def hold(self, name: str, sql: str) -> None:
        """Keep what a SELECT gives in a table of this connection, on disk where it is too large.

        Raises
        ------
        EngineError
            When it cannot be computed.
        """
        try:
            self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(name)} AS {sql}")
        except duckdb.Error as fault:
            raise EngineError(str(fault).splitlines()[0]) from fault

    def some_at_a_time(self, sql: str) -> Iterator[dict[str, Column]]:
        """Give the columns of a SELECT, some rows at a time.

        Raises
        ------
        EngineError
            When it cannot be computed.
        """
        try:
            self.connection.execute(sql)
            while len(frame := self.connection.fetch_df_chunk(VECTORS)):
                yield {name: frame[name].to_numpy() for name in frame}
        except duckdb.Error as fault:
            raise EngineError(str(fault).splitlines()[0]) from fault

    def close(self) -> None:
        """Close the connection, and remove what it wrote to disk."""
        self.connection.close()
        self.beside.cleanup()


def _share(memory: str) -> str:
    """What DuckDB gets of the memory there is; the rest is for the program and the sums.

    Examples
    --------
    >>> _share("500MB"), _share("8 GiB"), _share("60MB")
    ('125000000B', '2147483648B', '100000000B')
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT])(i?)B\s*", memory, re.IGNORECASE)
    if found is None:
        raise DataError(
            Text(
                zh=f"memory：应为数字加单位，如 500MB 或 2GB，现为“{memory}”。请改写。",
                en=f"memory: expected a number with its unit, such as 500MB or 2GB, found {memory!r}. Write it so.",
            )
        )
    unit = (1024 if found[3] else 1000) ** ("KMGT".index(found[2].upper()) + 1)
    return f"{max(int(float(found[1]) * unit / SHARE), LEAST)}B"


__all__ = ["EngineError", "Files", "FilesEngine"]
