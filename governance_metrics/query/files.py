"""Parquet and CSV files too large for memory: DuckDB reads them where they are."""

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


@dataclass
class Files:
    """Tables that stay in files.

    Parameters
    ----------
    folder : Path
        Where the files are.
    memory : str, optional
        The most memory DuckDB may take, such as ``500MB``; past it, it uses the disk.
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
        self.beside = TemporaryDirectory(prefix="governance-metrics-")  # for its user alone, gone afterwards
        config["temp_directory"] = self.beside.name
        if files.memory:
            config |= {"memory_limit": files.memory, "preserve_insertion_order": "false"}
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

    def close(self) -> None:
        """Close the connection, and remove what it wrote to disk."""
        self.connection.close()
        self.beside.cleanup()


__all__ = ["EngineError", "Files", "FilesEngine"]
