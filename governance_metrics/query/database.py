"""A database, through SQLAlchemy: it makes the sums, and only they come back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.query.dialect import translated
from governance_metrics.query.engine import Column, EngineError, as_columns
from governance_metrics.query.held import Kind, Relation
from governance_metrics.query.source import quoted
from governance_metrics.tables.place import Held
from governance_metrics.text import Text

DIALECTS = {"postgresql": ("postgres", "postgresql+psycopg")}  # what it is called → sqlglot's name, and the driver


@dataclass
class Database:
    """Tables that stay in a database.

    Parameters
    ----------
    url : str
        As SQLAlchemy writes addresses: ``postgresql://user:password@host/name``.
    held : dict of str to Held
        The tables, by the name of their contract; filled once they have been held against it.
    """

    url: str = field(repr=False)
    held: dict[str, Held] = field(default_factory=dict)
    engine: Any = field(init=False, repr=False)
    away: ClassVar[bool] = True

    def __post_init__(self) -> None:
        try:
            import sqlalchemy
        except ImportError:
            raise DataError(
                Text(
                    zh="读取数据库需要 SQLAlchemy 和 psycopg：请安装 governance-metrics[postgres]。",
                    en="a database is read through SQLAlchemy and psycopg: install governance-metrics[postgres].",
                )
            ) from None
        try:
            url = sqlalchemy.engine.make_url(self.url)
        except sqlalchemy.exc.ArgumentError:
            raise DataError(
                Text(
                    zh="数据库地址无法识别：应写作 postgresql://用户:密码@主机/库名。",
                    en="the address of the database is not understood: write postgresql://user:password@host/name.",
                )
            ) from None
        if url.get_backend_name() not in DIALECTS:
            known = ", ".join(DIALECTS)
            raise DataError(
                Text(
                    zh=f"数据库类型“{url.get_backend_name()}”未经检验；可用：{known}。",
                    en=f"databases of the kind {url.get_backend_name()!r} are not tested; there are: {known}.",
                )
            )
        self.dialect, driver = DIALECTS[url.get_backend_name()]
        self.title = f"{url.get_backend_name()}://{url.host or url.query.get('host', '')}/{url.database or ''}"
        try:
            self.engine = sqlalchemy.create_engine(url.set(drivername=driver), poolclass=sqlalchemy.pool.NullPool)
        except ImportError:
            raise DataError(
                Text(
                    zh="读取 PostgreSQL 需要 psycopg：请安装 governance-metrics[postgres]。",
                    en="PostgreSQL is read through psycopg: install governance-metrics[postgres].",
                )
            ) from None

    @contextmanager
    def connected(self) -> Iterator["DatabaseEngine"]:
        """Give a connection that is closed afterwards."""
        engine = self.open()
        try:
            yield engine
        finally:
            engine.close()

    def open(self) -> "DatabaseEngine":
        """Return a connection that reads only, and sees one state of the database throughout.

        Raises
        ------
        DataError
            When the database refuses.
        """
        from sqlalchemy.exc import SQLAlchemyError

        try:
            connection = self.engine.connect().execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True, no_parameters=True
            )
        except SQLAlchemyError as fault:
            raise DataError(self._refused(self.said(fault))) from None
        connection.exec_driver_sql("SET jit = off")  # compiling a long SELECT takes longer than running it
        return DatabaseEngine(self, connection)

    def relation(self, name: str) -> Relation:
        """Return a table or view as the database describes it.

        Raises
        ------
        DataError
            When there is none of that name.
        """
        import sqlalchemy
        from sqlalchemy.exc import NoSuchTableError, SQLAlchemyError

        schema, _, table = name.rpartition(".")
        try:
            columns = sqlalchemy.inspect(self.engine).get_columns(table, schema=schema or None)
        except NoSuchTableError:
            raise DataError(
                Text(
                    zh=f"{self.title}：没有名为“{name}”的表或视图，或无权读取。请核对名称（可写作 模式.表名）。",
                    en=f"{self.title}: there is no table or view {name!r}, or none that may be read. Check the name "
                    "(schema.table).",
                )
            ) from None
        except SQLAlchemyError as fault:
            raise DataError(self._refused(self.said(fault))) from None
        kinds = {column["name"]: _kind(column["type"]) for column in columns}
        return Relation(name, ".".join(quoted(part) for part in (schema, table) if part), kinds)

    def distinct(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        """Return the different values of some columns of a table."""
        listed = ", ".join(quoted(name) for name in columns)
        with self.connected() as engine:
            return pd.DataFrame(engine.fetch(f"SELECT DISTINCT {listed} FROM {quoted(f'{table}__frame')}"))

    def said(self, fault: Exception) -> str:
        """Return the first line of what the database says, without the password."""
        first = (str(getattr(fault, "orig", None) or fault).strip() or type(fault).__name__).splitlines()[0]
        password = self.engine.url.password
        first = re.sub(r"//[^/@\s]*@", "//", first)
        return first.replace(str(password), "***") if password else first

    def _refused(self, said: str) -> Text:
        return Text(
            zh=f"{self.title}：数据库拒绝连接或查询：{said}。请核对地址、用户、密码和权限。",
            en=f"{self.title}: the database refuses: {said}. Check the address, the user, the password and the rights.",
        )


class DatabaseEngine:
    """An open connection.

    Parameters
    ----------
    database : Database
        The database.
    connection : sqlalchemy.Connection
        The connection.
    """

    def __init__(self, database: Database, connection: Any) -> None:
        self.database, self.connection = database, connection

    def fetch(self, sql: str) -> dict[str, Column]:
        """Return the columns of a SELECT written for DuckDB.

        Raises
        ------
        DataError
            When the connection is lost.
        EngineError
            When the database cannot compute it.
        """
        from sqlalchemy.exc import DBAPIError, SQLAlchemyError

        database = self.database
        try:
            result = self.connection.exec_driver_sql(translated(sql, database.dialect, database.held))
            return as_columns(result.fetchall(), list(result.keys()))
        except SQLAlchemyError as fault:
            if isinstance(fault, DBAPIError) and (fault.connection_invalidated or _is_lost(fault)):
                raise DataError(
                    Text(
                        zh=f"{database.title}：与数据库的连接中断：{database.said(fault)}。请稍后重试。",
                        en=f"{database.title}: the connection to the database was lost: {database.said(fault)}. "
                        "Try again later.",
                    )
                ) from None
            raise EngineError(database.said(fault)) from None

    def close(self) -> None:
        """Give the connection back."""
        self.connection.close()


def _is_lost(fault: Any) -> bool:
    """Whether the server ended the connection (SQLSTATE class 57, operator intervention, and 08)."""
    return str(getattr(fault.orig, "sqlstate", "") or "08")[:2] in ("57", "08")


def _kind(type_: Any) -> Kind:
    """What kind of values a column of the database holds."""
    from sqlalchemy import types

    for kinds, kind in _TYPES.items():
        if isinstance(type_, tuple(getattr(types, name) for name in kinds)):
            return kind
    return "other"


_TYPES: Mapping[tuple[str, ...], Kind] = {
    ("Boolean",): "boolean",
    ("Integer",): "integer",
    ("Numeric", "Float"): "number",
    ("Date", "DateTime"): "day",
    ("String", "Uuid", "Enum"): "text",
}
