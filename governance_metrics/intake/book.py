"""What the look into a workbook found before any parser ran."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from governance_metrics.intake.fault import Fault
from governance_metrics.intake.marks import Marks


@dataclass(frozen=True)
class Book:
    """A workbook looked into.

    Parameters
    ----------
    fault : Fault or None
        Why it must not be parsed.
    sheets : mapping of str to Marks
        What the markup of each sheet says, by the name of the sheet.

    Examples
    --------
    >>> refused("entities", "a.xlsx").fault.code
    'entities'
    """

    fault: Fault | None
    sheets: Mapping[str, Marks] = field(default_factory=dict)


def refused(code: str, file: str, **parameters: object) -> Book:
    """Return a workbook that must not be parsed, with the reason."""
    return Book(Fault(code, file=file, parameters=parameters))
