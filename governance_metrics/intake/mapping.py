"""The list of headings: what each was taken for, and the user's own list, approved or edited, read back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from governance_metrics.intake.cells import clean, fold, shown, text_column
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.guard import READ, admitted
from governance_metrics.intake.headings import headings_of, labels_of, matches_of
from governance_metrics.intake.part import Part
from governance_metrics.intake.people import masked
from governance_metrics.intake.readers import sheets_of
from governance_metrics.tables.column import Column
from governance_metrics.tables.dataset import MAPPING_COLUMNS
from governance_metrics.tables.table import Table
from governance_metrics.text import Text

NAMES = ("mapping", "列名对照", "列名对照表")  # files of a folder that are such a list
_YES = [fold(word) for word in ("是", "采用", "yes", "y", "true", "1", "√", "是 yes")]
LIST = Table(
    "mapping",
    ("table", "heading"),
    None,
    (
        Column(name="table", type="text", title=Text(zh="表", en="table")),
        Column(name="heading", type="text", title=Text(zh="文件里的列名", en="heading in the file")),
        Column(name="column", type="text", title=Text(zh="对应字段", en="field")),
        Column(name="title", type="text", title=Text(zh="字段名称", en="what the field is")),
        Column(name="confidence", type="number", title=Text(zh="把握", en="confidence")),
        Column(name="approve", type="text", title=Text(zh="是否采用", en="approve")),
    ),
    Text(zh="列名对照", en="list of headings"),
)
Approved = dict[str, dict[str, str]]  # table → folded heading → column, or nothing where it is not to be read


def mapping_of(parts: Iterable[Part]) -> pd.DataFrame:
    """Return what every heading was taken for or may mean, a line for each heading of each table.

    Parameters
    ----------
    parts : iterable of Part
        Every sheet of every table.

    Returns
    -------
    DataFrame
        ``table, heading, column, confidence, how, others, file, sheet``; the file and sheet that have it first.
    """
    lines: dict[tuple[str, str], tuple[object, ...]] = {}
    for part in parts:
        table, sheet = part.placed.table, part.placed.sheet
        matches = matches_of(sheet.headings, table)
        like = sum(match.taken or match.how == "asked" for match in matches)
        if not any(match.taken for match in matches) and 2 * like < len(matches):
            continue  # a sheet without a header: its first line may be a person
        said = masked([match.heading for match in matches], *part.private)
        for match, heading in zip(matches, said, strict=True):
            line = (table.name, heading, match.column, match.confidence, match.how, "、".join(match.others))
            lines.setdefault((table.name, fold(heading)), (*line, part.placed.file, sheet.name))
    return pd.DataFrame([*lines.values()], columns=list(MAPPING_COLUMNS))


def asked_of(part: Part) -> list[Fault]:
    """Return a fault for every heading that looks like a column and was not taken for it.

    Parameters
    ----------
    part : Part
        A sheet, recognised.
    """
    asked = [match for match in matches_of(part.placed.sheet.headings, part.placed.table) if match.how == "asked"]
    said = masked([match.heading for match in asked], part.private[0])
    faults = []
    for match, heading in zip(asked, said, strict=True):
        likely = [labels_of(part.placed.table.column(name)) for name in (match.column, *match.others)]
        zh, en = ("、".join(str(labels[language]) for labels in likely) for language in ("zh", "en"))
        told: dict[str, Any] = {"zh": zh, "en": en, "confidence": f"{match.confidence:.2f}"}
        faults.append(part.fault("column_asked", column=heading, **told))
    return faults


def with_approved(tables: Mapping[str, Table], approved: Approved) -> dict[str, Table]:
    """Return the contracts with the headings of the user's list.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> with_approved(TABLES, {"units": {"编号": "unit_id"}})["units"].approved
    {'编号': 'unit_id'}
    """
    return {
        name: replace(table, approved=approved[name]) if name in approved else table for name, table in tables.items()
    }


def approved_in(source: str | Path | pd.DataFrame, tables: Mapping[str, Table]) -> tuple[Approved, list[Fault]]:
    """Return the user's list of headings, and what is wrong with it.

    A line counts where it is approved. A line that is not, or that names no field, says that the heading is not
    to be read.

    Parameters
    ----------
    source : str, Path or DataFrame
        A workbook as ``write_mapping`` writes it, edited; or its lines.
    tables : mapping of str to Table
        The tables it may name.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> lines = pd.DataFrame({"table": ["units"], "heading": ["编号"], "column": ["unit_id"], "approve": ["yes"]})
    >>> approved_in(lines, TABLES)
    ({'units': {'编号': 'unit_id'}}, [])
    """
    if isinstance(source, pd.DataFrame):
        return _approved("", tuple(map(str, source.columns)), _texts(source), range(1, len(source) + 1), tables)
    path = Path(source)
    if path.suffix.lower() not in READ:
        return {}, [Fault("format_not_read", file=shown(path.name), parameters={"suffix": path.suffix})]
    content = admitted(path, path.name)
    sheets = content if isinstance(content, Fault) else sheets_of(content)
    if isinstance(sheets, Fault):
        return {}, [sheets]
    filled = [sheet for sheet in sheets if sheet.headings]
    if not filled:
        return {}, [Fault("empty_table", file=path.name)]
    first = filled[0]
    return _approved(path.name, first.headings, _texts(first.frame), first.rows.tolist(), tables)


def _texts(frame: pd.DataFrame) -> pd.DataFrame:
    texts = {i: text_column(frame.iloc[:, i]).reset_index(drop=True) for i in range(frame.shape[1])}
    return pd.DataFrame(texts, index=pd.RangeIndex(len(frame)))


def _approved(
    file: str, headings: Sequence[str], cells: pd.DataFrame, rows: Iterable[int], tables: Mapping[str, Table]
) -> tuple[Approved, list[Fault]]:
    both = {fold(f"{column.title.zh} {column.title.en}"): column.name for column in LIST.listed}
    known = [both.get(fold(heading), heading) for heading in headings]
    found = {column.name: position for position, column in headings_of(known, LIST).columns.items()}
    faults = [
        Fault("missing_column", file=file, parameters=labels_of(LIST.column(name)))
        for name in ("table", "heading", "column", "approve")
        if name not in found
    ]
    if faults:
        return {}, faults
    by_title = {fold(title): name for name, table in tables.items() for title in (table.heading.zh, table.heading.en)}
    approved: Approved = {}
    first: dict[tuple[str, str], int] = {}
    for row, line in zip(rows, cells.itertuples(index=False), strict=True):
        said = {name: clean(line[position] or "") for name, position in found.items()}
        if not said["heading"]:
            continue
        table = tables.get(said["table"]) or tables.get(by_title.get(fold(said["table"]), ""))
        if table is None:
            faults.append(Fault("mapping_table", file, row=row, value=shown(said["table"])))
            continue
        yes = fold(said["approve"]) in _YES
        column = next((c for c in table.listed if fold(said["column"]) in map(fold, c.headings)), None)
        if yes and column is None:
            parameters = {"zh": table.heading.zh, "en": table.heading.en}
            faults.append(Fault("mapping_column", file, "", row, "", shown(said["column"]), parameters))
            continue
        heading, name = fold(said["heading"]), column.name if yes and column is not None else ""
        lines = approved.setdefault(table.name, {})
        if lines.get(heading, name) != name:
            place = {"first": first[table.name, heading]}
            faults.append(Fault("mapping_twice", file, "", row, "", shown(said["heading"]), place))
        lines[heading] = name
        first.setdefault((table.name, heading), row)
    return approved, faults
