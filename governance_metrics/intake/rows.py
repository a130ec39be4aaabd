"""Rows that cannot be used, and why: no key, no community, no day, told twice."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from governance_metrics.intake.communities import AREA, Communities
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.headings import labels_of
from governance_metrics.intake.part import Part
from governance_metrics.intake.screening import MASK
from governance_metrics.intake.values import text_series


def with_communities(part: Part, communities: Communities) -> tuple[Part, list[Fault]]:
    """Return the part with every community by its id; rows of unknown ones are left out.

    Parameters
    ----------
    part : Part
        Typed rows.
    communities : Communities
        The list of communities.
    """
    table = part.placed.table
    if part.stopped or table.area is None or table.area not in part.frame:
        return part, []
    faults: list[Fault] = []
    area, used = part.frame[table.area], part.used
    numbered = part.placed.sheet.numbered_community
    if numbered:
        code = "community_by_number" if communities.listed else "community_number_unlisted"
        faults.append(part.fault(code, column=AREA))
        if not communities.listed:
            return part.without(area.notna().to_numpy(), "unknown_community"), faults
    if table.area == AREA and table.name != "communities" and communities.listed:
        places, spellings = pd.factorize(area.to_numpy(dtype=object), use_na_sentinel=True)
        ids = np.array([*map(communities.at if numbered else communities.id_of, spellings), None], dtype=object)[places]
        unknown = np.array([id_ is None for id_ in ids], dtype=bool) & area.notna().to_numpy()
        codes: dict[str, tuple[str, dict[str, str]]] = {}
        values = part.shown([str(area.iloc[row]) for row in np.flatnonzero(unknown & used)])
        for row, value in zip(np.flatnonzero(unknown & used), values, strict=True):
            spelling = str(area.iloc[row])
            if spelling not in codes:
                codes[spelling] = _of_unknown(spelling, communities)
            code, parts = codes[spelling]
            faults.append(part.fault(code, row=row, column=AREA, value=value, **parts))
        part = replace(part, frame=part.frame.assign(**{AREA: text_series(ids)})).without(unknown, "unknown_community")
    column = table.column(table.area)
    if column.required and column.blank_means is None and not table.sample and column.name not in table.keys:
        blank = area.isna().to_numpy() & part.used
        faults += [part.fault("blank_community", row=row, column=column.name) for row in np.flatnonzero(blank)]
        part = part.without(blank, "blank_community")
    if part.community_id and table.area == AREA:
        others = int((part.frame[AREA].ne(part.community_id).to_numpy() & part.used).sum())
        if others:
            faults.append(part.fault("other_community", community=part.community_id, n=others))
    return part, faults


def with_keys_and_days(part: Part) -> tuple[Part, list[Fault]]:
    """Return the part without rows that lack a part of their key, or the day that places them in time.

    Parameters
    ----------
    part : Part
        Typed rows.
    """
    table, faults = part.placed.table, []
    if part.stopped:
        return part, []
    undated = _undated(part)
    for name in table.keys:
        column = table.column(name)
        if name not in part.frame or name in undated or column.blank_means is not None:
            continue
        part, found = _without_blank(part, name, "blank_key")
        faults += found
    time = table.time
    if time is not None and time.kind == "events" and time.column in part.frame:
        part, found = _without_blank(part, time.column, "no_date")
        faults += found
    return part, faults


def without_repeats(parts: Sequence[Part]) -> tuple[list[Part], list[Fault]]:
    """Return the parts of one table with every row told once; one key with two stories stops the table.

    Parameters
    ----------
    parts : sequence of Part
        Every part of one table.
    """
    table = parts[0].placed.table
    whole = pd.concat([part.frame for part in parts], ignore_index=True)
    keys = [name for name in table.keys if name in whole]
    numbers = np.repeat(np.arange(len(parts)), [len(part.frame) for part in parts])
    positions = np.concatenate([np.arange(len(part.frame)) for part in parts])
    used = np.flatnonzero(np.concatenate([part.used for part in parts]))
    if not keys or not len(used):
        return list(parts), []
    rows = whole.iloc[used]
    again = rows.duplicated(keys, keep=False).to_numpy()
    if not again.any():
        return list(parts), []
    rows, used = rows[again], used[again]
    first = rows.groupby(keys, dropna=False, sort=False).ngroup().to_numpy()
    first_of = {group: used[i] for i, group in reversed([*enumerate(first)])}
    exact = rows.duplicated(keep="first").to_numpy()
    left = rows[~exact]
    conflict = np.zeros(len(rows), dtype=bool)
    conflict[~exact] = left.duplicated(keys, keep=False).to_numpy()
    secret = any(table.column(name).person_key for name in keys)
    faults = []
    marks: dict[str, list[int]] = {"duplicate_row": [], "conflicting_key": []}
    for i, at in enumerate(used):
        origin = first_of[first[i]]
        code = "duplicate_row" if exact[i] else "conflicting_key" if conflict[i] else ""
        if not code:
            continue
        marks[code].append(at)
        if at == origin:
            continue
        part, earlier = parts[numbers[at]], parts[numbers[origin]]
        told = {"file": earlier.where, "first": int(earlier.rows[positions[origin]])}
        value = "" if exact[i] else _key_text(rows.iloc[i], keys, secret, part)
        faults.append(part.fault(code, row=positions[at], column=keys[0], value=value, **told))
    result = []
    for number, part in enumerate(parts):
        for code, found in marks.items():
            mine = np.zeros(len(part.frame), dtype=bool)
            mine[[positions[at] for at in found if numbers[at] == number]] = True
            part = part.without(mine, code)
        result.append(part)
    return result, faults


def _of_unknown(spelling: str, communities: Communities) -> tuple[str, dict[str, str]]:
    """What is wrong with a spelling that means no one community, with the name it may have meant."""
    if communities.is_ambiguous(spelling):
        return "ambiguous_community", {}
    near = communities.like(spelling)
    return ("community_asked", {"near": "、".join(near)}) if near else ("unknown_community", {})


def _undated(part: Part) -> set[str]:
    """The day of a state, where no row of the part has one."""
    time = part.placed.table.time
    if time is None or time.kind != "stock" or time.column not in part.frame:
        return set()
    return {time.column} if part.frame[time.column].isna().all() else set()


def _without_blank(part: Part, name: str, code: str) -> tuple[Part, list[Fault]]:
    """The part without rows blank in one column; where the value itself was at fault, that has been said."""
    column = part.placed.table.column(name)
    blank = part.frame[name].isna().to_numpy() & part.used
    said = part.wrong.get(name, set())
    rows = [row for row in np.flatnonzero(blank) if row not in said]
    faults = [part.fault(code, row=row, column=name, **labels_of(column)) for row in rows]
    return part.without(blank, code), faults


def _key_text(row: pd.Series, keys: Sequence[str], secret: bool, part: Part) -> str:
    if secret:
        return MASK
    cells = [row[name] for name in keys if pd.notna(row[name])]
    said = " ".join(str(cell.date()) if isinstance(cell, pd.Timestamp) else str(cell) for cell in cells)
    return part.shown([said])[0]
