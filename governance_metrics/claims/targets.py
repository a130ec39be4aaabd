"""The targets in force: those shipped, those an office brings, and which of them applies where and when."""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import cast

import pandas as pd

from governance_metrics.claims import CLAIMS
from governance_metrics.claims.target import SCOPES, Confidence, Operator, Scope, Target, TargetKind
from governance_metrics.claims.target_rows import YES, Row, checked_rows, number_in
from governance_metrics.text import Text

SHIPPED = Path(__file__).with_name("targets.csv")


@cache
def read_targets() -> tuple[Target, ...]:
    """Return the targets and comparison values that come with the library.

    Examples
    --------
    >>> next(target for target in read_targets() if target.id == "B1").value
    18.0
    """
    frame = pd.read_csv(SHIPPED, dtype=str, keep_default_na=False, encoding="utf-8")
    return targets_from(frame, where=SHIPPED.name)


def targets_from(frame: pd.DataFrame, where: str, *, indicators: Collection[str] = ()) -> tuple[Target, ...]:
    """Return the targets of a frame of text, such as an office's own workbook.

    Parameters
    ----------
    frame : DataFrame
        ``id, indicator, kind, value, unit, operator, scope, area, year, document_zh, document_en, issuer_zh,
        issuer_en, confidence, url, on``, every cell text. A blank ``kind`` is a target, a blank ``scope`` and
        ``confidence`` local, a blank ``on`` true.
    where : str
        The file or sheet, for the messages.
    indicators : collection of str
        Codes of a researcher's own cards, known beside those of the library.

    Returns
    -------
    tuple of Target
        One per row, in their order.

    Raises
    ------
    DataError
        With every fault at once: an unknown indicator, no unit, no year, a value that is not a number, a word
        outside its list, the same target twice.

    Examples
    --------
    >>> ours = {"indicator": "work_per_10k", "value": "20", "unit": "per 10,000", "operator": ">=", "year": "2025"}
    >>> targets_from(pd.DataFrame([ours]), where="targets.xlsx")[0].scope
    'local'
    """
    known = {code for claim in CLAIMS.values() for code in claim.indicators} | set(indicators)
    return tuple(_target(row) for row in checked_rows(frame, where, known))


def merge_targets(known: Sequence[Target], given: Sequence[Target]) -> tuple[Target, ...]:
    """Return the known targets with the given ones in the place of those they stand for.

    A given row replaces the rows of the same indicator, kind, scope and year, and the row of the same id.

    Examples
    --------
    >>> from dataclasses import replace
    >>> shipped = read_targets()
    >>> ours = replace(shipped[0], value=20.0)
    >>> [target.value for target in merge_targets(shipped, [ours]) if target.id == ours.id]
    [20.0]
    """
    ids = {target.id for target in given}
    places = {_place(target) for target in given}
    kept = [target for target in known if target.id not in ids and _place(target) not in places]
    return (*kept, *given)


def in_force(targets: Iterable[Target], indicator: str, area: str, year: int | None) -> Target | None:
    """Return the target an indicator is held against, or None.

    Local beats provincial beats national; within a scope a target for the area itself beats a general one,
    then the latest year not after the period, else the earliest year after it. One of a later year is not
    due yet: the caller shows it as a comparison, never as a miss.

    Parameters
    ----------
    targets : iterable of Target
        The targets there are.
    indicator : str
        The code of the card.
    area : str
        The area; empty for the whole.
    year : int or None
        The year of the period; None for data without dates.

    Examples
    --------
    >>> target = in_force(read_targets(), "work_per_10k", "", 2024)
    >>> target.id, target.year
    ('B1', 2025)
    """

    def rank(target: Target) -> tuple[int, bool, bool, int]:
        later = year is not None and target.year > year
        return SCOPES.index(target.scope), target.area != "", not later, -target.year if later else target.year

    found = [target for target in _about(targets, "target", indicator, area) if target.value is not None]
    return max(found, key=rank, default=None)


def comparators(targets: Iterable[Target], indicator: str, area: str = "") -> tuple[Target, ...]:
    """Return the values shown beside an indicator that never give a verdict, local ones first.

    Examples
    --------
    >>> [target.id for target in comparators(read_targets(), "work_cert")]
    ['B18-certificate', 'B7']
    """
    found = _about(targets, "comparator", indicator, area)
    return tuple(sorted(found, key=lambda target: (-SCOPES.index(target.scope), -target.year, target.id)))


def _about(targets: Iterable[Target], kind: TargetKind, indicator: str, area: str) -> list[Target]:
    """Those switched on for an indicator, for this area or for all."""
    return [
        target
        for target in targets
        if target.on and target.kind == kind and target.indicator == indicator and target.area in ("", area)
    ]


def _place(target: Target) -> tuple[str, TargetKind, Scope, int]:
    return target.indicator, target.kind, target.scope, target.year


def _target(row: Row) -> Target:
    return Target(
        id=row["id"],
        indicator=row["indicator"],
        kind=cast(TargetKind, row["kind"]),
        value=None if row["kind"] == "text" else number_in(row["value"]),
        unit=row["unit"],
        operator=cast(Operator, row["operator"]),
        scope=cast(Scope, row["scope"]),
        area=row["area"],
        year=int(row["year"]),
        document=_said(row, "document", Text(zh="未注明文件", en="no document given")),
        issuer=_said(row, "issuer", Text(zh="未注明发文单位", en="no issuer given")),
        confidence=cast(Confidence, row["confidence"]),
        url=row["url"],
        on=row["on"] in YES,
    )


def _said(row: Row, column: str, otherwise: Text) -> Text:
    """A document or issuer in both languages; one language stands in for the other."""
    zh, en = row[f"{column}_zh"], row[f"{column}_en"]
    return Text(zh=zh or en or otherwise.zh, en=en or zh or otherwise.en)
