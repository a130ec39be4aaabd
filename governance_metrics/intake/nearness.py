"""Headings that are not in the contract as they stand: trimmed of their trimmings, or near to one that is."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from governance_metrics.intake.cells import fold
from governance_metrics.tables.column import Column

NEAR = 0.6  # how alike a heading must be to be asked about
MARGIN = 0.1  # headings this close to the likest are asked about beside it
TRIMMED = 0.95
_BEFORE = re.compile(r"^(?:\d{1,2}[.、)]|[*★])\s*")
_AFTER = re.compile(r"[*★:]+$")
_REMARK = re.compile(r"^(?P<plain>.+?)\s*\((?P<remark>[^()]+)\)$")
# Remarks in brackets that change nothing about the value: what is asked for, or how it is to be written.
_HARMLESS = re.compile(
    r"必填|选填|可不填|可选|请?如实填写|下拉选择|单选|required|optional|[是否有无男女]+(?:[/、或][是否有无男女]+)*"
    r"|年[./-]?月(?:[./-]?日)?|y{2,4}[-/.]?m{1,2}(?:[-/.]?d{1,2})?|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
    r"|yes ?/ ?no|y/n|[人户个名栋件次家条项处座]"
)


def trimmed(heading: str) -> str:
    """Return a heading without numbering, marks and harmless remarks, in the form in which names are compared.

    Examples
    --------
    >>> trimmed("3、出生年月（年/月）*"), trimmed("服务时长（分钟）")
    ('出生年月', '服务时长(分钟)')
    """
    plain = _AFTER.sub("", _BEFORE.sub("", fold(heading))).strip()
    match = _REMARK.match(plain)
    return match["plain"] if match and _HARMLESS.fullmatch(match["remark"].strip()) else plain


def nearest(heading: str, columns: Iterable[Column]) -> list[tuple[Column, float]]:
    """Return the columns a heading may mean, the likest first, with how alike they are from 0 to 1.

    They are asked about and never taken: one character apart is often another thing (到岗日期, 离岗日期).

    Parameters
    ----------
    heading : str
        As it stands in the file.
    columns : iterable of Column
        Those that no other heading stands for.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> nearest("备注", TABLES["units"].listed)
    []
    >>> [(column.name, alike) for column, alike in nearest("comunity id", TABLES["workers"].listed)]
    [('community_id', 0.96)]
    """
    plain = trimmed(heading)
    alike = []
    for column in columns:
        ratios = [SequenceMatcher(None, plain, fold(spelling)).ratio() for spelling in column.headings]
        alike.append((column, round(max(ratios), 2)))
    found = sorted((pair for pair in alike if pair[1] >= NEAR), key=lambda pair: -pair[1])
    return [pair for pair in found if pair[1] > found[0][1] - MARGIN]
