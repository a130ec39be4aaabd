"""One file after the other: admitted or refused, read, and each of its sheets given to its table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from governance_metrics.intake.cell_lists import split_lists
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.files import (
    TARGETS,
    Address,
    Found,
    address_of,
    file_address,
    is_no_data,
)
from governance_metrics.intake.guard import OTHER_FORMATS, SIZE_LIMIT_MB, WORKBOOKS, admitted
from governance_metrics.intake.hidden import hidden_in
from governance_metrics.intake.labelled import with_labels
from governance_metrics.intake.layout import laid_out
from governance_metrics.intake.part import Placed
from governance_metrics.intake.places import places_of
from governance_metrics.intake.plain_list import headings_twice
from governance_metrics.intake.platforms import platform_of, survey_sheet
from governance_metrics.intake.readers import sheets_of
from governance_metrics.intake.sheet import Sheet
from governance_metrics.intake.target_sheets import target_account
from governance_metrics.tables.table import Table

EXAMPLE = {"zh": "社区工作者花名册.xlsx", "en": "workers.csv"}


@dataclass
class Gathering:
    """What has been found so far.

    Parameters
    ----------
    tables : mapping of str to Table
        What a sheet may be.
    limit_mb : int
        The largest size of a file.
    placed : list of Placed
        The sheets with their tables.
    faults : list of Fault
        What has to be said.
    passed_over : list of dict
        Lines of the account of files and sheets that are not read.
    targets : list of Sheet
        Sheets of targets.

    Examples
    --------
    >>> gathering = Gathering({})
    >>> gathering.fault("empty_file", "a.csv")
    >>> gathering.faults[0].code
    'empty_file'
    """

    tables: Mapping[str, Table]
    limit_mb: int = SIZE_LIMIT_MB
    placed: list[Placed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed_over: list[dict[str, object]] = field(default_factory=list)
    targets: list[Sheet] = field(default_factory=list)

    def fault(self, code: str, file: str, sheet: str = "", **parameters: object) -> None:
        """Add something to be said."""
        self.faults.append(Fault(code, file=file, sheet=sheet, parameters=parameters))

    def pass_over(self, reason: str, file: str, sheet: str = "", table: str = "", sha256: str = "") -> None:
        """Add a line of the account for what is not read."""
        nothing = {"rows_read": 0, "rows_used": 0, "rows_left_out": 0, "left_out_by_reason": reason}
        self.passed_over.append({"file": file, "sheet": sheet, "table": table, "sha256": sha256, **nothing})


def take(one: Found, gathering: Gathering) -> None:
    """Admit one file, read it, and say which table each of its sheets is.

    Parameters
    ----------
    one : Found
        The file.
    gathering : Gathering
        What has been found so far; this adds to it.
    """
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
            content = Fault("not_recognised", file=one.file, parameters=EXAMPLE)
        gathering.faults.append(content)
        gathering.pass_over(content.code, one.file, table=address.table)
        return
    if unnamed:
        gathering.fault("not_recognised", one.file, **EXAMPLE)
        gathering.pass_over("not_recognised", one.file, sha256=content.sha256)
        return
    sheets = sheets_of(content)
    if isinstance(sheets, Fault):
        gathering.faults.append(sheets)
        gathering.pass_over(sheets.code, one.file, table=address.table, sha256=content.sha256)
        return
    _place(one, address, sheets, content.sha256, gathering)


def _place(one: Found, address: Address, sheets: Sequence[Sheet], sha256: str, gathering: Gathering) -> None:
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
            gathering.faults += headings_twice(sheet, one.file)
            gathering.passed_over.append(target_account(one.file, sheet, sha256))
        else:
            gathering.faults += hidden_in(sheet, one.file)
            labelled = with_labels(sheet, gathering.tables[place.table])
            survey, faults = survey_sheet(labelled, place.table, one.file)
            gathering.faults += faults
            placed = Placed(
                sheet=survey,
                table=gathering.tables[place.table],
                file=one.file,
                sha256=sha256,
                community=place.community,
                certain=place.certain,
                period=place.period,
            )
            parts, told_of_lists = split_lists(placed, gathering.tables)
            gathering.placed += parts
            gathering.faults += told_of_lists
    if len(told) == len(filled):
        gathering.fault("not_recognised", one.file, **EXAMPLE)
        gathering.pass_over("not_recognised", one.file, sha256=sha256)
        return
    for name, code in told.items():
        gathering.fault(code, one.file, name)
        gathering.pass_over(code, one.file, name, sha256=sha256)


def _meant(sheet: Sheet, known: Sequence[Table], gathering: Gathering) -> Sequence[Table]:
    """The tables a sheet may be: the one its name says, else the file's, else any."""
    own = gathering.tables.get(address_of(sheet.name, gathering.tables).table) if sheet.name else None
    return [own] if own is not None else known or [*gathering.tables.values()]
