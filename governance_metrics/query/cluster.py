"""Tables of a Spark session the user has: the cluster makes the sums, and only they come back."""

from collections.abc import Sequence
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

_TYPES: dict[str, Kind] = {
    **dict.fromkeys(("tinyint", "smallint", "int", "bigint"), "integer"),
    **dict.fromkeys(("float", "double", "decimal"), "number"),
    **dict.fromkeys(("date", "timestamp", "timestamp_ntz"), "day"),
    **dict.fromkeys(("string", "varchar", "char"), "text"),
    "boolean": "boolean",
}


@dataclass
class Cluster:
    """Tables and views that stay in a Spark session.

    Parameters
    ----------
    session : pyspark.sql.SparkSession
        The session; it is used and left open.
    held : dict of str to Held
        The tables, by the name of their contract; filled once they have been held against it.
    """

    session: Any = field(repr=False)
    held: dict[str, Held] = field(default_factory=dict)
    title: str = "spark"
    away: ClassVar[bool] = True

    def open(self) -> "Cluster":
        """Return itself: the session is open."""
        return self

    def close(self) -> None:
        """Leave the session open; it is the user's."""

    def fetch(self, sql: str) -> dict[str, Column]:
        """Return the columns of a SELECT written for DuckDB.

        Raises
        ------
        EngineError
            When the cluster cannot compute it.
        """
        try:
            found = self.session.sql(translated(sql, "spark", self.held))
            return as_columns([tuple(row) for row in found.collect()], list(found.columns))
        except Exception as fault:
            if not _of_spark(fault):
                raise
            raise EngineError(_first_line(fault)) from None

    def relation(self, name: str) -> Relation:
        """Return a table or view as the session describes it.

        Raises
        ------
        DataError
            When there is none of that name.
        """
        try:
            fields = self.session.table(name).schema.fields
        except Exception as fault:
            if not _of_spark(fault):
                raise
            raise DataError(
                Text(
                    zh=f"spark：没有名为“{name}”的表或视图：{_first_line(fault)}。请核对名称。",
                    en=f"spark: there is no table or view {name!r}: {_first_line(fault)}. Check the name.",
                )
            ) from None
        kinds = {one.name: _TYPES.get(one.dataType.simpleString().partition("(")[0], "other") for one in fields}
        return Relation(name, ".".join(quoted(part) for part in name.split(".")), kinds)

    def distinct(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        """Return the different values of some columns of a table."""
        listed = ", ".join(quoted(name) for name in columns)
        return pd.DataFrame(self.fetch(f"SELECT DISTINCT {listed} FROM {quoted(f'{table}__frame')}"))


def is_session(source: object) -> bool:
    """Return whether an object is a Spark session, without loading Spark.

    Examples
    --------
    >>> is_session("data/sample")
    False
    """
    return any(
        kind.__module__.startswith("pyspark.") and kind.__name__ == "SparkSession" for kind in type(source).mro()
    )


def _of_spark(fault: Exception) -> bool:
    return type(fault).__module__.partition(".")[0] in ("pyspark", "py4j")


def _first_line(fault: Exception) -> str:
    return (str(fault).strip() or type(fault).__name__).splitlines()[0][:300]
