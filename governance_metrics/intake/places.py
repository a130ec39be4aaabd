"""Which sheet of a workbook is which table: by its own name, by the title above it, or by the file's where it fits."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance_metrics.intake.cells import clean
from governance_metrics.intake.files import TARGETS, Address, address_of, split_period
from governance_metrics.intake.headings import headings_of, needed
from governance_metrics.intake.platforms import exported_survey
from governance_metrics.intake.sheet import Sheet
from governance_metrics.tables.table import Table

_REPORTED_BY = re.compile(r"(?:填报|填表|报送|上报)?单位(?:名称)?\s*[:]\s*(?P<who>[^\s:(]+)")


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
    places = _by_name(address, around, sheets, tables)
    return {sheet.name: _titled(places[sheet.name], sheet, tables) for sheet in sheets if sheet.name in places}


def _by_name(
    address: Address, around: Address, sheets: Sequence[Sheet], tables: Mapping[str, Table]
) -> dict[str, Address]:
    places = {}
    for sheet in sheets:
        own = address_of(sheet.name, tables) if sheet.name else Address("")
        if own.table:
            community = own.community or around.community
            certain = bool(own.community) or around.certain
            places[sheet.name] = Address(own.table, community, own.period or around.period, certain=certain)
        elif not address.table and (title := _title(sheet, tables)).table:
            community = "" if title.community else around.community
            places[sheet.name] = Address(title.table, community, around.period, certain=False)
        elif not address.table and (survey := exported_survey(sheet.headings)) in tables:
            places[sheet.name] = Address(survey, around.community, around.period, certain=False)
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
    wanted = {column.name for column in needed(table, community_known=True)}
    return wanted <= names or exported_survey(sheet.headings) == table.name


def _title(sheet: Sheet, tables: Mapping[str, Table]) -> Address:
    """What the lines above the header say, as the name of a file would, where the headings bear it out."""
    for title in sheet.titles:
        plain, period = split_period(title)
        address = address_of(plain, tables)
        if address.table in tables and _fits(sheet, tables[address.table]):
            return replace(address, period=period)
    return Address("")


def _titled(address: Address, sheet: Sheet, tables: Mapping[str, Table]) -> Address:
    """An address with the community and period the lines above the header name, where nothing else does."""
    if not sheet.titles or address.table == TARGETS:
        return address
    title = _title(sheet, tables)
    mine = title if title.table == address.table else Address("")
    who = next((match["who"] for text in sheet.titles if (match := _REPORTED_BY.search(clean(text)))), mine.community)
    period = address.period or mine.period
    if address.community or not who:
        return replace(address, period=period)
    return Address(address.table, who, period, certain=False)
