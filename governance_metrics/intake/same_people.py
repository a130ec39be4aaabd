"""People behind the rows of a sheet: who is the same, by identity number or by name and telephone together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pandas as pd

from governance_metrics.intake.cells import cell_text, clean, fold
from governance_metrics.intake.communities import AREA
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.headings import Recognised
from governance_metrics.intake.identity import Identities, identities_of
from governance_metrics.intake.part import Part
from governance_metrics.intake.screening import MASK
from governance_metrics.intake.values import text_series
from governance_metrics.tables.table import Table

ID, NAME, PHONE, SEX, BORN = "id_number", "name", "phone", "sex", "birth_ym"
_MOBILE = re.compile(r"1[3-9]\d{9}")


@dataclass(frozen=True)
class People:
    """What is known of the person of each row, in memory only.

    Parameters
    ----------
    tokens : tuple of str
        For each row text that is equal for one person; empty where nobody can be told.
    identities : Identities
        For each row what the identity number says.

    Examples
    --------
    >>> from governance_metrics.intake.identity import identities_of
    >>> People((), identities_of([], date(2026, 6, 30)))
    People(0 rows)
    """

    tokens: tuple[str, ...] = field(repr=False)
    identities: Identities = field(repr=False)

    def __repr__(self) -> str:
        """Show nobody."""
        return f"People({len(self.tokens)} rows)"


def tells_people_apart(names: set[str]) -> bool:
    """Return whether columns of these names tell one person from another without a key.

    Examples
    --------
    >>> tells_people_apart({"id_number"}), tells_people_apart({"name"})
    (True, False)
    """
    return ID in names or {NAME, PHONE} <= names


def people_of(cells: pd.DataFrame, found: Recognised, today: date) -> People | None:
    """Return the people behind the rows of a sheet, or nothing where it tells of none.

    Parameters
    ----------
    cells : DataFrame, shape (n, k)
        The cells of the sheet, columns numbered.
    found : Recognised
        What its headings stand for.
    today : date
        Nobody is born later.
    """
    if not tells_people_apart(found.names):
        return None
    texts = {
        column.name: [cell_text(cell) or "" for cell in cells[position]]
        for position, column in found.columns.items()
        if column.name in (ID, NAME, PHONE)
    }
    none = [""] * len(cells)
    identities = identities_of(texts.get(ID, none), today)
    rest = zip(identities.numbers, texts.get(NAME, none), texts.get(PHONE, none), strict=True)
    tokens = tuple(f"id {number}" if number else _token(name, phone) for number, name, phone in rest)
    return People(tokens, identities)


def with_identities(part: Part, people: People) -> tuple[Part, list[Fault]]:
    """Return a part with sex, month of birth and key where the sheet lacks them and the identity number tells.

    Parameters
    ----------
    part : Part
        Typed rows.
    people : People
        Who is behind them.
    """
    table, frame = part.placed.table, part.frame.copy()
    names = {column.name for column in table.listed}
    key = next((column.name for column in table.listed if column.person_key), None)
    # A column without one valid number holds masked or placeholder numbers; that matters only where they are needed.
    needed = [name for name in (SEX, BORN, key) if name in names and name not in frame]
    in_use = any(people.identities.numbers) or bool(needed)
    faults = [
        part.fault(code, row=row, column=ID, value=MASK)
        for row, code in enumerate(people.identities.faults)
        if part.used[row] and (code == "damaged_id" or (code and in_use))
    ]
    unusable = int((people.identities.faults[part.used] == "invalid_id").sum())
    if unusable and not in_use:
        faults.append(part.fault("ids_unusable", column=ID, n=unusable))
    told = {
        SEX: text_series(people.identities.sex),
        BORN: pd.Series(people.identities.born.astype("datetime64[us]")),
    }
    for name, values in told.items():
        if name not in names or not values.notna().any():
            continue
        if name not in frame:
            frame[name] = values
            continue
        differs = frame[name].notna() & values.notna() & frame[name].ne(values)
        faults += [
            part.fault("differs_from_id", row=row, column=name)
            for row in np.flatnonzero(differs.to_numpy(dtype=bool) & part.used)
        ]
        said = part.wrong.get(name, set())  # a value at fault stays blank: the clerk decides
        fill = frame[name].isna().to_numpy() & ~np.isin(np.arange(len(frame)), [*said])
        frame[name] = frame[name].where(~fill, values)
    if key is not None and key not in frame:
        frame[key] = text_series(_keys(part, people, table))
    ordered = [column.name for column in table.listed if column.name in frame]
    return replace(part, frame=frame[ordered], people=people.tokens), faults


def same_people(parts: Sequence[Part]) -> list[Fault]:
    """Return a warning for every row whose person stands in another row that counts at the same time.

    Parameters
    ----------
    parts : sequence of Part
        Every sheet of every table in which a row is a person: one table after the other.
    """
    first: dict[str, tuple[Part, int]] = {}
    faults = []
    for part in parts:
        for row in np.flatnonzero(part.used):
            token = part.people[row]
            if not token:
                continue
            before, at = first.setdefault(token, (part, int(row)))
            if (before is part and at == row) or _one_after_the_other(before, at, part, int(row)):
                continue
            code = "same_person" if before.placed.table.name == part.placed.table.name else "same_person_elsewhere"
            faults.append(part.fault(code, row=row, file=before.where, first=int(before.rows[at])))
    return faults


def _token(name: str, phone: str) -> str:
    """Text for a person without a valid number: the name with a mobile telephone."""
    if not name or not phone:
        return ""
    digits = re.sub(r"\D", "", clean(phone)).removeprefix("86")
    plain = fold(name).replace(" ", "")
    return f"name {plain} {digits}" if len(plain) > 1 and _MOBILE.fullmatch(digits) else ""


def _keys(part: Part, people: People, table: Table) -> list[str | None]:
    """A key for each row: of the person; in a roster of posts, of the person on this post."""
    spell = table.time is not None and table.time.kind == "spell"
    if not spell:
        return [token or None for token in people.tokens]
    none = pd.Series([None] * len(part.frame), dtype=object)
    areas = part.frame.get(AREA, none)
    starts = part.frame[table.time.column] if table.time and table.time.column in part.frame else none
    return [
        f"{token or f'row {part.where} {row}'} {area} {start}"
        for token, row, area, start in zip(people.tokens, part.rows, areas, starts, strict=True)
    ]


def _one_after_the_other(before: Part, at: int, after: Part, row: int) -> bool:
    """Whether one of two posts ended before the other began."""
    spans = []
    for part, place in ((before, at), (after, row)):
        time = part.placed.table.time
        if time is None or time.kind != "spell" or time.until is None:
            return False
        frame = part.frame
        start = frame[time.column].iloc[place] if time.column in frame else pd.NaT
        end = frame[time.until].iloc[place] if time.until in frame else pd.NaT
        spans.append((start, end))
    (start, end), (later, last) = spans
    return bool(
        (pd.notna(end) and pd.notna(later) and end <= later) or (pd.notna(last) and pd.notna(start) and last <= start)
    )
