"""Numbers under a heading that names no unit, where the contract has one: read as the contract has it, and told."""

from collections.abc import Iterator, Mapping

from governance_metrics.intake.cells import fold
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.headings import Recognised
from governance_metrics.intake.part import Part
from governance_metrics.intake.values import Typed
from governance_metrics.tables.column import NUMERIC, Column
from governance_metrics.text import Text

_UNITS = (
    Text(zh="小时", en="hours"),
    Text(zh="分钟", en="minutes"),
    Text(zh="元", en="yuan"),
    Text(zh="平方米", en="square metres"),
)


def unit_of(column: Column) -> Text | None:
    """Return the unit that the title of a column names.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> unit_of(TABLES["dual_service"].column("hours")).en
    'hours'
    """
    named = (unit for unit in _UNITS if column.type in NUMERIC and f"（{unit.zh}）" in column.title.zh)
    return next(named, None)


def units_assumed(part: Part, found: Recognised, typed: Mapping[Column, Typed]) -> Iterator[Fault]:
    """Yield a fault for every column whose heading leaves the unit open.

    Parameters
    ----------
    part : Part
        The sheet, recognised.
    found : Recognised
        What its headings stand for.
    typed : mapping of Column to Typed
        Its values.
    """
    for position, column in found.columns.items():
        heading, unit = part.placed.sheet.headings[position], unit_of(column)
        told = unit is None or heading.isascii() or fold(unit.zh) in fold(heading) or column not in typed
        if unit is None or told:
            continue
        bare = int(typed[column].cells.notna().sum()) - typed[column].as_read.get("with_unit", 0)
        if bare > 0:
            yield part.fault("unit_assumed", column=column.name, n=bare, zh=unit.zh, en=unit.en)
