"""A simulated district written as the files of a real one: spreadsheets, exports, one file per community."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd
import xlsxwriter

from governance_metrics.sample.made_up import made_up_id_numbers, made_up_names, made_up_phones
from governance_metrics.tables import TABLES
from governance_metrics.tables.column import Column
from governance_metrics.tables.dataset import Dataset
from governance_metrics.text import Language

Cell = str | int | float | date | None
CREATED = datetime(2026, 1, 5, 9, 0, 0)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_MADE_UP: Mapping[str, Callable[[int, int], list[str]]] = {
    "name": made_up_names,
    "head_name": made_up_names,
    "phone": made_up_phones,
    "head_phone": made_up_phones,
    "leader_name": made_up_names,
    "leader_phone": made_up_phones,
    "id_number": made_up_id_numbers,
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How people keep one table.

    Parameters
    ----------
    table : str
        The table of the contract.
    path : str
        The file below the folder; ``{part}`` is the community or year where there is a file for each.
    split : {"", "community", "year"}
        What there is a file for.
    language : {"zh", "en"}
        Of headings and labels.
    encoding : mapping of str to str
        By part, for text files; UTF-8 with a mark where it says nothing.
    personal : tuple of str
        Personal columns, filled with people who cannot exist.
    """

    table: str
    path: str
    split: Literal["", "community", "year"] = ""
    language: Language = "zh"
    encoding: Mapping[str, str] = field(default_factory=dict)
    personal: tuple[str, ...] = ()


KEPT: tuple[Kept, ...] = (
    Kept(table="communities", path="communities.xlsx"),
    Kept(table="compounds", path="compounds.xlsx"),
    Kept(table="buildings", path="楼栋长名册.csv", personal=("head_name", "head_phone")),
    Kept(table="workers", path="社区工作者花名册.xlsx", personal=("name", "phone", "id_number")),
    Kept(table="secondees", path="下沉干部名册.csv", personal=("name", "phone")),
    Kept(table="party_counts", path="party_counts.xlsx"),
    Kept(table="dual_due", path="dual_due.csv", personal=("name",)),
    Kept(table="dual_registered", path="dual_registered.csv"),
    Kept(table="dual_service", path="dual_service.csv"),
    Kept(table="two_new", path="two_new.csv", language="en"),
    Kept(table="social_orgs", path="social_orgs.parquet", language="en"),
    Kept(table="units", path="units.xlsx"),
    Kept(table="compound_guards", path="compound_guards.csv"),
    Kept(table="grids", path="网格台账.xlsx", personal=("leader_name", "leader_phone")),
    Kept(table="volunteers", path="volunteers.csv", language="en"),
    Kept(table="activities", path="activities.csv"),
    Kept(table="activity_actors", path="activity_actors.csv"),
    Kept(table="services", path="微服务与关爱台账.csv"),
    Kept(table="platforms", path="platforms.xlsx"),
    Kept(table="pay_training", path="薪酬与培训统计.xlsx"),
    Kept(table="rechecks", path="rechecks.parquet", language="en"),
    Kept(table="unit_communities", path="unit_communities.csv"),
    Kept(table="incidents", path="incidents/{part}.csv", split="community"),
    Kept(table="tasks", path="tasks/{part}.xlsx", split="community"),
    Kept(
        table="residents_survey",
        path="residents_survey_{part}.csv",
        split="year",
        encoding={"2025": "gb18030"},
    ),
    Kept(table="workers_survey", path="工作者问卷.csv"),
)


def write_district(dataset: Dataset, folder: str | Path) -> list[Path]:
    """Write the tables as files people keep, with the targets, and return the paths.

    The same dataset gives the same bytes: fixed dates, nothing compressed, one thread.

    Parameters
    ----------
    dataset : Dataset
        As ``simulate`` makes it.
    folder : str or Path
        Made where it is missing; files of the same names are overwritten.

    Examples
    --------
    >>> import tempfile
    >>> from governance_metrics.sample.district import simulate
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     len(write_district(simulate(seed=1), folder))
    67
    """
    root = Path(folder)
    written = []
    for seed, kept in enumerate(KEPT):
        frame = dataset.tables.get(kept.table)
        if frame is None:
            continue
        whole = _with_people(frame, kept, seed)
        for part, rows in _parts(whole, kept):
            path = root / kept.path.format(part=part)
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(rows, kept, path, kept.encoding.get(part, "utf-8-sig"))
            written.append(path)
    if dataset.targets is not None:
        path = root / "targets.csv"
        path.write_bytes(_csv(list(dataset.targets.columns), dataset.targets.itertuples(index=False), "utf-8-sig"))
        written.append(path)
    return written


def _with_people(frame: pd.DataFrame, kept: Kept, seed: int) -> pd.DataFrame:
    """The rows with personal columns beside them, in the order of the contract."""
    extra = {name: pd.Series(_MADE_UP[name](len(frame), seed), index=frame.index) for name in kept.personal}
    if kept.table == "buildings":
        extra = {name: values.where(frame["head_named"].fillna(False)) for name, values in extra.items()}
    whole = frame.assign(**extra)
    return whole[[column.name for column in TABLES[kept.table].listed if column.name in whole]]


def _parts(frame: pd.DataFrame, kept: Kept) -> Iterable[tuple[str, pd.DataFrame]]:
    if not kept.split:
        return [("", frame)]
    time = TABLES[kept.table].time
    if kept.split == "community" or time is None:
        groups = frame["community_id"]
    else:
        groups = frame[time.column].dt.year.astype(str)
    return [(str(part), rows) for part, rows in frame.groupby(groups, sort=True)]


def _write(frame: pd.DataFrame, kept: Kept, path: Path, encoding: str) -> None:
    contract = TABLES[kept.table]
    if path.suffix == ".parquet":
        _write_parquet(frame, path)
        return
    columns = [contract.column(name) for name in frame.columns]
    headings = [column.title.say(kept.language) for column in columns]
    cells = [_cells(frame[column.name], column, kept.language) for column in columns]
    rows = zip(*cells, strict=True)
    if path.suffix == ".xlsx":
        path.write_bytes(_xlsx(contract.heading.say(kept.language), headings, rows))
    else:
        path.write_bytes(_csv(headings, rows, encoding))


def _cells(values: pd.Series, column: Column, language: Language) -> list[Cell]:
    """One column as a person would type it: labels for codes, 是 and 否, whole numbers without a point."""
    labels = {code.code: code.title.say(language) for code in column.codes}
    yes, no = ("是", "否") if language == "zh" else ("yes", "no")
    cells: list[Cell] = []
    for value, blank in zip(values.tolist(), values.isna().tolist(), strict=True):
        if blank:
            cells.append(None)
        elif column.type == "code":
            cells.append(labels[value])
        elif column.type == "boolean":
            cells.append(yes if value else no)
        elif column.type == "date":
            cells.append(value.date())
        elif column.type == "month":
            cells.append(f"{value:%Y-%m}")
        elif column.type in ("integer", "number"):
            cells.append(int(value) if float(value).is_integer() else value)
        else:
            cells.append(value)
    return cells


def _csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]], encoding: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(["" if cell is None else str(cell) for cell in row] for row in rows)
    return text.getvalue().encode(encoding)


def _xlsx(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    held = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"title": title, "comments": "模拟数据 simulated data", "created": CREATED})
        head, as_day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(headings) - 1, 14)
        sheet.write_row(0, 0, headings, head)
        for number, row in enumerate(rows, start=1):
            for position, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, position, cell, as_day)
                elif isinstance(cell, str):
                    sheet.write_string(number, position, cell)
                elif cell is not None:
                    sheet.write_number(number, position, cell)
    return stored(held.getvalue())


def stored(archive: bytes) -> bytes:
    """The same archive with nothing compressed: compressed bytes differ between versions of zlib."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as new:
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, _EARLIEST)
            plain.create_system = 3
            new.writestr(plain, old.read(entry))
    return held.getvalue()


def _write_parquet(frame: pd.DataFrame, path: Path) -> None:
    connection = duckdb.connect(config={"threads": "1"})
    try:
        connection.register("rows", frame)
        kinds = {"datetime64[us]": "DATE", "float64": "BIGINT", "boolean": "BOOLEAN"}
        columns = ", ".join(
            f'CAST("{name}" AS {kinds.get(str(kind), "VARCHAR")}) AS "{name}"' for name, kind in frame.dtypes.items()
        )
        target = str(path).replace("'", "''")
        connection.execute(
            f"COPY (SELECT {columns} FROM rows) TO '{target}' (FORMAT parquet, COMPRESSION uncompressed)"  # noqa: S608
        )
    finally:
        connection.close()
