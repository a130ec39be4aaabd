"""A table where it stays, held against its contract: what is read of it, and what cannot be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from governance_metrics.errors import DataError
from governance_metrics.query.engine import Column as Values
from governance_metrics.query.source import quoted
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.column import DATED, Column
from governance_metrics.tables.place import Held
from governance_metrics.tables.table import Table
from governance_metrics.text import Text

Kind = Literal["integer", "number", "boolean", "day", "text", "other"]
Fetch = Callable[[str], Mapping[str, Values]]
LARGEST = 2**53  # from here on a double no longer tells whole numbers apart
FITS: Mapping[str, tuple[Kind, ...]] = {
    "integer": ("integer", "number"),
    "number": ("number", "integer"),
    "boolean": ("boolean", "integer"),
    "date": ("day",),
    "month": ("day",),
    "text": ("text", "integer", "boolean"),
    "key": ("text", "integer"),
    "code": ("text",),
}
KINDS = {
    "integer": Text(zh="整数", en="whole numbers"),
    "number": Text(zh="数字", en="numbers"),
    "boolean": Text(zh="是否", en="yes or no"),
    "day": Text(zh="日期", en="dates"),
    "text": Text(zh="文字", en="text"),
    "other": Text(zh="其他类型", en="something else"),
}
YES, NO = ("true", "yes", "y", "1", "t", "是", "有"), ("false", "no", "n", "0", "f", "否", "无")


@dataclass(frozen=True)
class Relation:
    """A table as its place describes it.

    Parameters
    ----------
    name : str
        What the user calls it.
    sql : str
        How it is written after FROM, in DuckDB's SQL.
    kinds : mapping of str to Kind
        Its columns.
    untyped : bool
        Whether everything is text, as in a CSV file, and has to be typed by the contract.
    """

    name: str
    sql: str
    kinds: Mapping[str, Kind]
    untyped: bool = False


def held_by(fetch: Fetch, relation: Relation, table: Table, design: SurveyDesign | None) -> Held:
    """Return a table as it is read where it stays.

    Parameters
    ----------
    fetch : callable
        Runs a SELECT written for DuckDB and returns its columns.
    relation : Relation
        The table there.
    table : Table
        Its contract.
    design : SurveyDesign, optional
        How it was drawn, where it is a sample.

    Raises
    ------
    DataError
        With every fault at once: names equal but for case, a column that is not there, one of another type, whole
        numbers too large for a double, values that are none of the contract's.
    """
    faults = [*_twice(relation), *_lacking(relation, table, design), *_unfit(relation, table)]
    if faults:
        raise DataError(*faults)
    columns = [column for column in table.listed if column.name in relation.kinds and not column.personal]
    typed = ", ".join(f"{_typed(column, relation)} AS {quoted(column.name)}" for column in columns)
    checks = {f"{rule}_{i}": sql for i, column in enumerate(columns) for rule, sql in _checks(column, relation)}
    counted = ", ".join(["COUNT(*) AS rows__", *(f"COUNT(CASE WHEN {q} THEN 1 END) AS {n}" for n, q in checks.items())])
    found = {name: int(np.asarray(v)[0]) for name, v in fetch(f"SELECT {counted} FROM {relation.sql}").items()}
    rows = found.pop("rows__")
    faults = [
        _said(rule, relation, columns[int(at)], count)
        for (rule, _, at), count in ((name.partition("_"), count) for name, count in found.items())
        if count
    ]
    if faults:
        raise DataError(*faults)
    select = f"SELECT {typed or '1 AS none__'} FROM {relation.sql}"
    return Held(select, tuple(column.name for column in columns), rows)


def _twice(relation: Relation) -> list[Text]:
    folded = [name.casefold() for name in relation.kinds]
    same = sorted(name for name in relation.kinds if folded.count(name.casefold()) > 1)
    if not same:
        return []
    return [
        Text(
            zh=f"{relation.name}：列 {'、'.join(same)} 只有大小写不同，无法分清。请改名，或建一个只含所需列的视图。",
            en=f"{relation.name}: the columns {', '.join(same)} differ only in case and cannot be told apart. Rename "
            "one, or make a view of the columns needed.",
        )
    ]


def _lacking(relation: Relation, table: Table, design: SurveyDesign | None) -> list[Text]:
    """Needed columns that are not there: those a file could not be read without, area, day and design."""
    needed = [column.name for column in table.listed if column.required]
    needed += [table.area] if table.area else []
    needed += [table.time.column] if table.time else []
    needed += design.columns if design else ()
    lacking = [name for name in dict.fromkeys(needed) if name not in relation.kinds]
    there = list(relation.kinds)
    return [
        Text(
            zh=f"{relation.name}：应有列“{name}”，现有 {'、'.join(there)}。请补上这一列，或建一个列名相符的视图。",
            en=f"{relation.name}: expected a column {name!r}, found {', '.join(there)}. Add it, or make a view with "
            "that name.",
        )
        for name in lacking
    ]


def _unfit(relation: Relation, table: Table) -> list[Text]:
    faults = []
    for column in table.listed:
        kind = relation.kinds.get(column.name)
        if kind is None or column.personal or relation.untyped or kind in FITS[column.type]:
            continue
        wanted, found = KINDS[FITS[column.type][0]], KINDS[kind]
        faults.append(
            Text(
                zh=f"{relation.name}，列“{column.name}”：应为{wanted.zh}，现为{found.zh}。请在视图中转换类型。",
                en=f"{relation.name}, column {column.name!r}: expected {wanted.en}, found {found.en}. Cast it in a "
                "view.",
            )
        )
    return faults


def _typed(column: Column, relation: Relation) -> str:
    """A column as its contract has it: yes or no from 1 and 0 or from words, codes from their spellings."""
    name, kind = quoted(column.name), relation.kinds[column.name]
    if kind == "text" and column.type in ("integer", "number"):
        return f"TRY_CAST(NULLIF(TRIM({name}), '') AS DOUBLE)"
    if kind == "text" and column.type in DATED:
        return f"TRY_CAST(NULLIF(TRIM({name}), '') AS DATE)"
    if kind == "text" and column.type == "boolean":
        word = f"LOWER(TRIM({name}))"
        return f"CASE WHEN {word} IN {_listed(YES)} THEN TRUE WHEN {word} IN {_listed(NO)} THEN FALSE END"
    if kind == "integer" and column.type == "boolean":
        return f"CASE WHEN {name} = 1 THEN TRUE WHEN {name} = 0 THEN FALSE END"
    if column.type == "code":
        known = " ".join(
            f"WHEN TRIM({name}) IN {_listed(code.spellings)} THEN {_text(code.code)}" for code in column.codes
        )
        return f"CASE {known} END"
    return name


def _checks(column: Column, relation: Relation) -> list[tuple[str, str]]:
    """What must be true of no row."""
    name, kind = quoted(column.name), relation.kinds[column.name]
    typed = _typed(column, relation)
    checks = []
    if typed != name:
        blank = f"{name} IS NOT NULL" if kind == "integer" else f"NULLIF(TRIM({name}), '') IS NOT NULL"
        checks.append(("unread", f"{blank} AND ({typed}) IS NULL"))
    if column.type in ("integer", "number") and (kind == "integer" or (column.type == "integer" and kind == "text")):
        number = name if kind == "integer" else typed
        checks.append(("large", f"{number} >= {LARGEST} OR {number} <= -{LARGEST}"))
    return checks


def _said(rule: str, relation: Relation, column: Column, count: int) -> Text:
    where = Text(zh=f"{relation.name}，列“{column.name}”", en=f"{relation.name}, column {column.name!r}")
    if rule == "large":
        return Text(
            zh=f"{where.zh}：有 {count} 个数的绝对值不小于 {LARGEST}，无法准确计算。若是编号，请在约定中写作 key。",
            en=f"{where.en}: {count} numbers are {LARGEST} or more, too large to reckon with exactly. If they are "
            "identifiers, call the column a key in its contract.",
        )
    wanted = KINDS[FITS[column.type][0]] if column.type != "code" else None
    codes = ", ".join(code.code for code in column.codes)
    return Text(
        zh=f"{where.zh}：有 {count} 个值不是{wanted.zh if wanted else f'以下任何一个：{codes}'}。请改正，或留空。",
        en=f"{where.en}: {count} values are not {wanted.en if wanted else f'any of {codes}'}. Correct them, or leave "
        "them blank.",
    )


def _listed(values: Sequence[str]) -> str:
    return f"({', '.join(_text(value) for value in values)})"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
