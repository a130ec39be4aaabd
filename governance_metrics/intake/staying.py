"""Tables that stay where they are: in a database, a cluster, or files too large for memory."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.query.cluster import Cluster, is_session
from governance_metrics.query.database import Database
from governance_metrics.query.files import Files
from governance_metrics.query.held import held_by
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import SOURCE_COLUMNS, Dataset
from governance_metrics.tables.table import Table
from governance_metrics.text import Text

Tables = Sequence[Table] | Mapping[str, str | Table]  # contracts to read by, or what stays where it is


def read_in_place(
    source: object,
    tables: Tables,
    *,
    designs: Mapping[str, SurveyDesign] | None = None,
    memory: str | None = None,
) -> Dataset:
    r"""Return tables that stay where they are, each held against its contract.

    Sums are made where the tables are. What is fetched are sums, days, and the communities; personal columns are
    not even named.

    Parameters
    ----------
    source : str, Path or SparkSession
        The address of a database, a Spark session, or a folder or file.
    tables : mapping of str to str or Table
        What a table is called there (``schema.table``, a file name) → its contract, or the name of it.
    designs : mapping of str to SurveyDesign, optional
        How the samples among the tables were drawn, by the name of the contract; by default the columns
        weight, stratum and psu they have.
    memory : str, optional
        For files, about the most memory the program should take, such as ``500MB``; less than 500 MB is not kept
        to. It takes more time and disk.

    Raises
    ------
    DataError
        When the place refuses, lacks a table or a column, or holds what the contract does not allow; every such
        fault at once.

    Examples
    --------
    >>> import tempfile
    >>> stations = Table("stations", "id", "district", {"id": "key", "district": "key", "open": "boolean"})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "s.csv").write_text("id,district,open\n1,A,Yes\n2,A,no\n", encoding="utf-8")
    ...     read_in_place(folder, {"s.csv": stations}).rows("stations")
    2
    """
    if not isinstance(tables, Mapping) or not tables:
        raise DataError(
            Text(
                zh="数据库或集群中的表不会自动读取：请用 tables 说明哪张表对应哪个约定，如 "
                "tables={'public.survey': 'residents_survey'}。",
                en="tables of a database or cluster are not read unasked: say which answers to which contract, such as "
                "tables={'public.survey': 'residents_survey'}.",
            )
        )
    contracts = {name: TABLES.get(table) if isinstance(table, str) else table for name, table in tables.items()}
    unknown = [str(tables[name]) for name, contract in contracts.items() if contract is None]
    if unknown:
        raise DataError(
            *(
                Text(
                    zh=f"没有名为“{name}”的数据表约定。请写 {'、'.join(TABLES)} 之一，或给出 Table。",
                    en=f"there is no contract {name!r}: name one of {', '.join(TABLES)}, or give a Table.",
                )
                for name in unknown
            )
        )
    place: Any = _place(source, memory)
    named = {there: contract for there, contract in contracts.items() if contract is not None}
    faults: list[Text] = []
    found: dict[str, SurveyDesign] = {}
    for there, contract in named.items():
        try:
            relation = place.relation(there)
            design = (designs or {}).get(contract.name) or _own_design(contract, set(relation.kinds))
            engine = place.open()
            try:
                place.held[contract.name] = held_by(engine.fetch, relation, contract, design)
            finally:
                engine.close()
            if design is not None:
                found[contract.name] = design
        except DataError as fault:
            faults += fault.failures
    if faults:
        raise DataError(*dict.fromkeys(faults))
    title = getattr(place, "title", "")
    rows = [
        {
            "file": f"{title}#{there}" if title else there, "sheet": "", "table": contract.name, "sha256": "",
            "rows_read": place.held[contract.name].rows, "rows_used": place.held[contract.name].rows,
            "rows_left_out": 0, "left_out_by_reason": "",
        }
        for there, contract in named.items()
    ]  # fmt: skip
    return Dataset(
        tables={name: pd.DataFrame(columns=list(held.columns)) for name, held in place.held.items()},
        designs=found,
        sources=pd.DataFrame(rows, columns=list(SOURCE_COLUMNS)),
        contracts={contract.name: contract for contract in named.values() if contract.name not in TABLES},
        checked=True,
        place=place,
    )


def _place(source: object, memory: str | None) -> Database | Cluster | Files:
    if is_session(source):
        return Cluster(source)
    if isinstance(source, str) and "://" in source:
        return Database(source)
    path = Path(str(source))
    return Files(path if path.is_dir() else path.parent, memory)


def _own_design(contract: Table, there: set[str]) -> SurveyDesign | None:
    """The design a sample brings along: the columns weight, stratum and psu it has."""
    if not contract.sample:
        return None
    named = {role: role for role in ("weight", "stratum", "psu") if role in contract.types and role in there}
    return SurveyDesign(**named)  # type: ignore[arg-type]
