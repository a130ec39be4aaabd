"""One SELECT, written for DuckDB, in the dialect of where the tables are."""

from collections.abc import Mapping

import sqlglot
from sqlglot import exp

from governance_metrics.tables.place import Held

FRAME = "__frame"  # what a table is called in the SELECT, apart from the relation the cards read


def translated(sql: str, dialect: str, held: Mapping[str, Held]) -> str:
    """Return a SELECT in another dialect, reading each table from where it is held.

    Parameters
    ----------
    sql : str
        A SELECT written for DuckDB.
    dialect : str
        As sqlglot names it.
    held : mapping of str to Held
        The tables, by the name of their contract.

    Examples
    --------
    >>> where = {"t": Held('SELECT "v" FROM "public"."t"', ("v",), 2)}
    >>> translated('SELECT CAST("v" AS DOUBLE) AS v FROM "t__frame"', "postgres", where)
    'SELECT CAST("v" AS DOUBLE PRECISION) AS v FROM (SELECT "v" FROM "public"."t") AS "t__frame"'
    """
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    for table in list(tree.find_all(exp.Table)):
        name = table.name.removesuffix(FRAME)
        if table.name.endswith(FRAME) and name in held:
            alias = exp.TableAlias(this=exp.to_identifier(table.alias or table.name, quoted=True))
            inner = sqlglot.parse_one(held[name].select, dialect="duckdb")
            table.replace(exp.Subquery(this=inner, alias=alias))
    return tree.sql(dialect=dialect)
