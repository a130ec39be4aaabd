"""Which sheet of a workbook is which table: by its own name, or by the file's where its headings fit."""

from collections.abc import Mapping, Sequence

from governance_metrics.intake.files import TARGETS, Address, address_of, split_period
from governance_metrics.intake.headings import headings_of, needed
from governance_metrics.intake.sheet import Sheet
from governance_metrics.tables.table import Table


def places_of(file: str, address: Address, sheets: Sequence[Sheet], tables: Mapping[str, Table]) -> dict[str, Address]:
    """Return what each recognised sheet of one file is.

    Parameters
    ----------
    file : str
        Its name below the folder.
    address : Address
        What that name says.
    sheets : sequence of Sheet
        The sheets that are not blank.
    tables : mapping of str to Table
        The tables they may be.

    Examples
    --------
    >>> from governance_metrics.intake.sheet import sheet_of
    >>> from governance_metrics.tables import TABLES
    >>> units, notes = sheet_of("units", [["unit_id"]]), sheet_of("notes", [["a"]])
    >>> places_of("C05.xlsx", Address(""), [units, notes], TABLES)
    {'units': Address(table='units', community='C05', period='')}
    """
    stem = file.rpartition("/")[2].rpartition(".")[0]
    around = address if address.table else Address("", *split_period(stem), certain=False)
    places = {}
    for sheet in sheets:
        own = address_of(sheet.name, tables) if sheet.name else Address("")
        if own.table:
            community = own.community or around.community
            certain = bool(own.community) or around.certain
            places[sheet.name] = Address(own.table, community, own.period or around.period, certain=certain)
    if not address.table:
        return places
    rest = [sheet for sheet in sheets if sheet.name not in places]
    if len(sheets) == 1 and rest:
        return {rest[0].name: address}
    for sheet in rest:
        label, period = split_period(sheet.name)
        mine = address
        if not address.community:
            mine = Address(address.table, label, period or address.period, certain=False)
        if address.table == TARGETS or _fits(sheet, tables[address.table]):
            places[sheet.name] = mine
    return places or {sheets[0].name: address}


def _fits(sheet: Sheet, table: Table) -> bool:
    names = headings_of(sheet.headings, table).names
    return {column.name for column in needed(table, community_known=True)} <= names
