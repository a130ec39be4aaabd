"""A folder or a file to a dataset: every file admitted or refused, every fault told at once."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.intake.cells import shown
from governance_metrics.intake.conformity import dataset_of
from governance_metrics.intake.fault import Fault, failures_of
from governance_metrics.intake.files import (
    TARGETS,
    Address,
    Found,
    address_of,
    file_address,
    files_in,
    is_no_data,
    same_but_for_case,
)
from governance_metrics.intake.guard import OTHER_FORMATS, READ, SIZE_LIMIT_MB, WORKBOOKS, admitted
from governance_metrics.intake.hidden import hidden_in
from governance_metrics.intake.labelled import with_labels
from governance_metrics.intake.layout import laid_out
from governance_metrics.intake.mapping import LIST, NAMES, approved_in, with_approved
from governance_metrics.intake.part import Placed
from governance_metrics.intake.places import places_of
from governance_metrics.intake.plain_list import rows_of
from governance_metrics.intake.platforms import platform_of, survey_sheet
from governance_metrics.intake.readers import sheets_of
from governance_metrics.intake.sheet import Sheet
from governance_metrics.intake.target_sheets import target_account
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import SOURCE_COLUMNS, Dataset
from governance_metrics.tables.table import Table

Progress = Callable[[int, int, str], None]
_EXAMPLE = {"zh": "社区工作者花名册.xlsx", "en": "workers.csv"}


def read(
    source: str | Path,
    *,
    mapping: str | Path | pd.DataFrame | None = None,
    tables: Sequence[Table] = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    limit_mb: int = SIZE_LIMIT_MB,
) -> Dataset:
    r"""Return what a folder or a file holds, typed by the contract and without personal columns.

    Parameters
    ----------
    source : str or Path
        A folder of .xlsx, .xls, .ods, .csv, .tsv, .parquet, .sav and .dta files named after their tables, or
        one such file.
    mapping : str, Path or DataFrame, optional
        Your list of headings, as ``write_mapping`` writes it, approved and edited; without it, a file
        ``mapping.xlsx`` or ``列名对照.xlsx`` of the folder.
    tables : sequence of Table
        Contracts of tables the library does not know.
    designs : mapping of str to SurveyDesign, optional
        How the samples among the tables were drawn; by default the columns weight, stratum and psu they have.
    today : date, optional
        No later day is believed; the day it is when left out.
    progress : callable, optional
        Called with files done, files in all, and the name of the file.
    limit_mb : int
        The largest size of a file, packed and unpacked, in megabytes; larger ones are refused.

    Returns
    -------
    Dataset
        ``quality`` lists every fault, ``sources`` accounts for every row.

    Raises
    ------
    DataError
        When a file or table cannot be used as it is, with every such fault at once.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "communities.csv").write_text("社区编码,常住户数\nC01,812\n", encoding="utf-8")
    ...     read(folder).tables["communities"]["households_occupied"].tolist()
    [812.0]
    """
    dataset, faults = _gathered(
        source, mapping, tables=tables, designs=designs, today=today, progress=progress, limit_mb=limit_mb
    )
    failures = failures_of(faults)
    if failures:
        raise DataError(*failures)
    return dataset


def check(
    source: str | Path,
    *,
    mapping: str | Path | pd.DataFrame | None = None,
    tables: Sequence[Table] = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    today: date | None = None,
    progress: Progress | None = None,
    limit_mb: int = SIZE_LIMIT_MB,
) -> Dataset:
    """Return what ``read`` returns, but never raise for bad data: every fault is in ``quality``.

    Parameters
    ----------
    source, mapping, tables, designs, today, progress, limit_mb
        As for ``read``.

    Returns
    -------
    Dataset
        Tables that cannot be used as they are are not in it, or lack the rows at fault.

    Examples
    --------
    >>> check("nowhere").quality["rule"].tolist()
    ['no_such_path']
    """
    dataset, _ = _gathered(
        source, mapping, tables=tables, designs=designs, today=today, progress=progress, limit_mb=limit_mb
    )
    return dataset


@dataclass
class _Gathering:
    """What has been found so far."""

    tables: Mapping[str, Table]
    limit_mb: int = SIZE_LIMIT_MB
    placed: list[Placed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed_over: list[dict[str, object]] = field(default_factory=list)
    targets: list[Sheet] = field(default_factory=list)

    def fault(self, code: str, file: str, sheet: str = "", **parameters: object) -> None:
        self.faults.append(Fault(code, file=file, sheet=sheet, parameters=parameters))

    def pass_over(self, reason: str, file: str, sheet: str = "", table: str = "", sha256: str = "") -> None:
        nothing = {"rows_read": 0, "rows_used": 0, "rows_left_out": 0, "left_out_by_reason": reason}
        self.passed_over.append({"file": file, "sheet": sheet, "table": table, "sha256": sha256, **nothing})


def _gathered(
    source: str | Path,
    mapping: str | Path | pd.DataFrame | None,
    *,
    tables: Sequence[Table],
    designs: Mapping[str, SurveyDesign] | None,
    today: date | None,
    progress: Progress | None,
    limit_mb: int,
) -> tuple[Dataset, list[Fault]]:
    own = {table.name: table for table in tables}
    gathering = _Gathering({**TABLES, **own}, limit_mb)
    found = _listed(Path(source), gathering)
    if mapping is None:
        lists = [one for one in found if one.path.parent == Path(source) and one.path.stem.casefold() in NAMES]
        found = [one for one in found if one not in lists]
        mapping = lists[0].path if lists else None
        for one in lists:
            gathering.pass_over("mapping", one.file, table=LIST.name)
    if mapping is not None:
        approved, wrong = approved_in(mapping, gathering.tables)
        gathering.tables, gathering.faults = with_approved(gathering.tables, approved), [*gathering.faults, *wrong]
    for number, one in enumerate(found):
        if progress is not None:
            progress(number, len(found), one.file)
        _take(one, gathering)
    if progress is not None and found:
        progress(len(found), len(found), "")
    if found and not gathering.placed and not any(f.severity == "stop" for f in gathering.faults):
        gathering.fault("nothing_recognised", "", **_EXAMPLE)
    dataset, faults = dataset_of(gathering.placed, own, designs=designs or {}, today=today, faults=gathering.faults)
    accounts = pd.DataFrame([*gathering.passed_over], columns=list(SOURCE_COLUMNS))
    filled = [frame for frame in (dataset.sources, accounts) if len(frame)]
    sources = pd.concat(filled, ignore_index=True) if filled else dataset.sources
    sources = sources.sort_values(["file", "sheet"], kind="stable", ignore_index=True)
    return dataset.replace(sources=sources, targets=rows_of(gathering.targets)), faults


def _listed(source: Path, gathering: _Gathering) -> list[Found]:
    """The files to look at."""
    try:
        source.lstat()
    except (OSError, ValueError):
        gathering.fault("no_such_path", shown(str(source)))
        return []
    if not source.is_dir():
        treated = "other_format" if source.suffix.lower() not in READ else "read"
        return [Found(source, source.name, treated)]
    found = files_in(source)
    data = [one for one in found if one.treated != "ignored"]
    if not data:
        gathering.fault("empty_folder", str(source))
    for name, other in same_but_for_case(one.file for one in data):
        gathering.fault("same_name", name, other=other)
    return found


def _take(one: Found, gathering: _Gathering) -> None:
    """Admit one file, read it, and say which table each of its sheets is."""
    address = file_address(one.file, gathering.tables)
    suffix = one.path.suffix.lower()
    if one.treated == "ignored":
        gathering.pass_over("ignored", one.file)
        return
    if one.treated in ("link", "closed"):
        code = "link_not_followed" if one.treated == "link" else "no_permission"
        gathering.fault(code, one.file)
        gathering.pass_over(code, one.file)
        return
    if one.treated == "other_format":
        named = address.table or suffix not in OTHER_FORMATS
        code = "macro_workbook" if suffix == ".xlsm" and named else "format_not_read" if named else "other_format"
        gathering.fault(code, one.file, suffix=suffix or one.path.name)
        gathering.pass_over(code, one.file, table=address.table)
        return
    content = admitted(one.path, one.file, limit_mb=gathering.limit_mb)
    unnamed = not address.table and suffix not in WORKBOOKS
    if isinstance(content, Fault):
        if unnamed and content.code != "not_a_regular_file":
            content = Fault("not_recognised", file=one.file, parameters=_EXAMPLE)
        gathering.faults.append(content)
        gathering.pass_over(content.code, one.file, table=address.table)
        return
    if unnamed:
        gathering.fault("not_recognised", one.file, **_EXAMPLE)
        gathering.pass_over("not_recognised", one.file, sha256=content.sha256)
        return
    sheets = sheets_of(content)
    if isinstance(sheets, Fault):
        gathering.faults.append(sheets)
        gathering.pass_over(sheets.code, one.file, table=address.table, sha256=content.sha256)
        return
    _place(one, address, sheets, content.sha256, gathering)


def _place(one: Found, address: Address, sheets: Sequence[Sheet], sha256: str, gathering: _Gathering) -> None:
    for sheet in sheets:
        if is_no_data(sheet.name):
            gathering.pass_over("ignored", one.file, sheet.name, sha256=sha256)
    sheets = [sheet for sheet in sheets if not is_no_data(sheet.name)]
    filled = [sheet for sheet in sheets if sheet.headings]
    for sheet in sheets:
        if not sheet.headings and filled:
            gathering.pass_over("empty_table", one.file, sheet.name, sha256=sha256)
    if not filled:
        gathering.fault("empty_table", one.file)
        gathering.pass_over("empty_table", one.file, table=address.table, sha256=sha256)
        return
    known = [table for table in (gathering.tables.get(address.table),) if table is not None]
    strict = one.path.suffix.lower() in (".csv", ".tsv")
    filled = [
        sheet
        if address.table == TARGETS or platform_of(sheet.headings)
        else laid_out(sheet, _meant(sheet, known, gathering), strict=strict)
        for sheet in filled
    ]
    told = defaultdict(str)
    places = places_of(one.file, address, filled, gathering.tables)
    for sheet in filled:
        place = places.get(sheet.name)
        if place is None:
            told[sheet.name] = "sheet_not_recognised"
        elif place.table == TARGETS:
            gathering.targets.append(sheet)
            gathering.passed_over.append(target_account(one.file, sheet, sha256))
        else:
            gathering.faults += hidden_in(sheet, one.file)
            labelled = with_labels(sheet, gathering.tables[place.table])
            survey, faults = survey_sheet(labelled, place.table, one.file)
            gathering.faults += faults
            gathering.placed.append(
                Placed(
                    sheet=survey,
                    table=gathering.tables[place.table],
                    file=one.file,
                    sha256=sha256,
                    community=place.community,
                    certain=place.certain,
                    period=place.period,
                )
            )
    if len(told) == len(filled):
        gathering.fault("not_recognised", one.file, **_EXAMPLE)
        gathering.pass_over("not_recognised", one.file, sha256=sha256)
        return
    for name, code in told.items():
        gathering.fault(code, one.file, name)
        gathering.pass_over(code, one.file, name, sha256=sha256)


def _meant(sheet: Sheet, known: Sequence[Table], gathering: _Gathering) -> Sequence[Table]:
    """The tables a sheet may be: the one its name says, else the file's, else any."""
    own = gathering.tables.get(address_of(sheet.name, gathering.tables).table) if sheet.name else None
    return [own] if own is not None else known or [*gathering.tables.values()]
