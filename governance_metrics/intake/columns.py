"""From a sheet to a part: columns recognised, personal ones set apart, values typed, faults noted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from governance_metrics.intake.cells import shown
from governance_metrics.intake.communities import AREA, Communities
from governance_metrics.intake.fault import LISTED, Fault
from governance_metrics.intake.heading_units import units_assumed
from governance_metrics.intake.headings import Recognised, headings_of, labels_of, needed
from governance_metrics.intake.mapping import asked_of
from governance_metrics.intake.part import Part, Placed
from governance_metrics.intake.people import Words, masked
from governance_metrics.intake.records import Records, records_of
from governance_metrics.intake.same_people import people_of, tells_people_apart, with_identities
from governance_metrics.intake.screening import MASK, screened
from governance_metrics.intake.set_aside import TOTAL
from governance_metrics.intake.totals import totals_that_differ, wholes_that_differ
from governance_metrics.intake.values import Typed, text_series, typed_column
from governance_metrics.tables.column import Column
from governance_metrics.tables.period import Period
from governance_metrics.tables.table import Table

_NAMES = ("name", "aliases")


def part_of(placed: Placed, communities: Communities, *, today: date) -> tuple[Part, list[Fault]]:
    """Return the typed rows of a sheet or frame, and its faults.

    Parameters
    ----------
    placed : Placed
        The sheet with its table.
    communities : Communities
        The list of communities, for what the name of a file says.
    today : date
        No later day is believed.
    """
    sheet, table = placed.sheet, placed.table
    found = headings_of(sheet.headings, table)
    reported = reported_by(placed, communities)
    headings = {column.name: shown(sheet.headings[i]) for i, column in found.columns.items()}
    bare = Part(
        placed=placed,
        frame=pd.DataFrame(index=pd.RangeIndex(len(sheet.rows))),
        reasons=np.full(len(sheet.rows), "", dtype=object),
        headings=headings,
        private=_private(placed, found),
        community_id=reported,
    )
    faults, asked = [*_column_faults(bare, found)], asked_of(bare)
    if faults:
        code = faults[0].code
        return replace(bare, reasons=np.full(len(sheet.rows), code, dtype=object), stopped=code), faults + asked
    faults += [*asked, *_notes(bare, found)]
    records = records_of(bare, found)
    faults += records.faults
    typed = {
        column: typed_column(column, records.cells[position], today=today, sample=table.sample)
        for position, column in found.columns.items()
        if not column.personal
    }
    faults += [*_value_faults(bare, typed, today), *units_assumed(bare, found, typed)]
    wrong = {column.name: {*one.wrong.tolist(), *records.wrong.get(column.name, ())} for column, one in typed.items()}
    faults += _broken(bare, found, wrong)
    columns = {column.name: one.cells for column, one in typed.items()}
    part = replace(bare, frame=_ordered(columns, placed, reported), wrong=wrong)
    if table.area == AREA and placed.community and placed.certain and not reported:
        faults.append(part.fault("name_not_a_community", name=shown(placed.community)))
    for reason, rows in records.left_out.items():
        part = part.without(rows, reason)
    people = people_of(records.cells, found, today)
    if people is not None:
        part, told = with_identities(part, people)
        faults += told
    part, told = _screened(part)
    faults += told
    faults += _sums(part, found, records)
    faults += _undated(part)
    return part, faults


def reported_by(placed: Placed, communities: Communities) -> str:
    """Return the id of the community a file is named after, or nothing where that is not known."""
    if not placed.community or placed.table.area is None:
        return ""
    if placed.table.area == AREA and (communities.listed or not placed.certain):
        return (communities.listed and communities.id_of(placed.community)) or ""
    return placed.community if placed.certain else ""


def _column_faults(part: Part, found: Recognised) -> Iterator[Fault]:
    """What makes the whole sheet unusable."""
    sheet, table = part.placed.sheet, part.placed.table
    for column, first, second in found.doubled:
        names: dict[str, Any] = {"first": shown(sheet.headings[first]), "second": shown(sheet.headings[second])}
        yield part.fault("two_columns", **names, **labels_of(column))
    known = bool(part.community_id)
    for column in needed(table, community_known=known):
        derived = column.person_key and tells_people_apart(found.names)
        if column.name not in found.names and not derived:
            yield part.fault("missing_column", **labels_of(column))


def _screened(part: Part) -> tuple[Part, list[Fault]]:
    """Free text without what tells of a person; the names of places and organisations are no free text."""
    changed, faults = {}, []
    for column in part.placed.table.listed:
        if column.type != "text" or column.name not in part.frame or column.name in _NAMES:
            continue
        cells = part.frame[column.name]
        told = {text: screened(text) for text in cells.dropna().unique()}
        told = {text: masked_ for text, masked_ in told.items() if masked_ != text}
        if told:
            hit = cells.isin([*told])
            changed[column.name] = cells.where(~hit, cells.map(told))
            faults.append(part.fault("text_screened", column=column.name, n=int(hit.sum())))
    return (replace(part, frame=part.frame.assign(**changed)), faults) if changed else (part, [])


def _value_faults(part: Part, typed: dict[Column, Typed], today: date) -> Iterator[Fault]:
    """Every value that did not fit, masked where it may tell of a person."""
    for column, one in typed.items():
        often, listed = Counter(one.codes), _listed(one.codes)
        expected = {code: _expected(column, code, today) for code in often}
        values = [MASK] * len(listed) if column.person_key else part.shown([one.found[i] for i in listed])
        for i, value in zip(listed, values, strict=True):
            code = one.codes[i]
            yield part.fault(code, row=one.wrong[i], column=column.name, value=value, **expected[code])
        for n in often.values():
            if n > LISTED:
                yield part.fault("more_of_the_same", column=column.name, n=n - LISTED)
        for code, n in one.as_read.items():
            yield part.fault(code, column=column.name, n=n)


def _listed(codes: Sequence[str]) -> list[int]:
    """The places of the first faults of each code, as many as are listed one by one."""
    if len(codes) <= LISTED:
        return [*range(len(codes))]
    seen: Counter[str] = Counter()
    places = []
    for i, code in enumerate(codes):
        seen[code] += 1
        if seen[code] <= LISTED:
            places.append(i)
    return places


def _notes(part: Part, found: Recognised) -> Iterator[Fault]:
    """What was not read; the headings are told because the others make sense, their values never."""
    sheet = part.placed.sheet
    if found.unlisted:
        names = masked([sheet.headings[i] for i in found.unlisted], part.private[0])
        yield part.fault("columns_dropped", n=len(names), names="、".join(names))
    untitled = sum(
        1 for i, heading in enumerate(sheet.headings) if not heading.strip() and sheet.frame[i].notna().any()
    )
    if untitled:
        yield part.fault("columns_without_heading", n=untitled)


def _private(placed: Placed, found: Recognised) -> tuple[Words, Words]:
    frame = placed.sheet.frame
    personal = tuple(frame[i] for i, column in found.columns.items() if column.personal or column.person_key)
    return Words(personal), Words(tuple(frame[i] for i in found.unlisted))


def _broken(part: Part, found: Recognised, wrong: dict[str, set[int]]) -> Iterator[Fault]:
    """Cells whose value a parser gives as blank, though they are not."""
    places = {int(row): position for position, row in enumerate(part.rows)}
    for (row, position), code in sorted(part.placed.sheet.broken.items()):
        column = found.columns.get(position)
        if column is None or column.personal or row not in places:
            continue
        wrong[column.name].add(places[row])
        yield part.fault(code, row=places[row], column=column.name)


def _sums(part: Part, found: Recognised, records: Records) -> Iterator[Fault]:
    """Totals that are not what their rows give, and wholes that are not what their parts give."""
    totals = records.left_out.get(TOTAL)
    values = dict(part.frame.items())
    if totals is not None:
        cells = part.placed.sheet.frame
        for row, column, total, rows in totals_that_differ(cells, totals, found.columns, values, part.used):
            value = part.shown([total])[0]
            yield part.fault("total_differs", row=row, column=column.name, value=value, rows=f"{rows:,.10g}")
    for row, name, whole, given in wholes_that_differ(part.placed.table.sums, values):
        parts = "、".join(part.headings.get(one, one) for one in part.placed.table.sums[name])
        numbers = {"whole": f"{whole:,.10g}", "given": f"{given:,.10g}"}
        yield part.fault("whole_differs", row=row, column=name, parts=parts, **numbers)


def _undated(part: Part) -> Iterator[Fault]:
    """States without a day: they count for the latest period, and that is said."""
    time = part.placed.table.time
    if time is None or time.kind != "stock" or not len(part.frame) or part.only_examples:
        return
    if time.column not in part.frame or part.frame[time.column].isna().all():
        yield part.fault("undated", **labels_of(part.placed.table.column(time.column)))


def _ordered(columns: dict[str, pd.Series], placed: Placed, reported: str) -> pd.DataFrame:
    """The typed columns in the order of the contract, with what the name of the file adds."""
    table, n = placed.table, len(placed.sheet.rows)
    if table.area and reported:
        area = columns.get(table.area, text_series([None] * n))
        columns[table.area] = text_series(area.where(area.notna(), reported).to_numpy(dtype=object))
    day = _day_of(table, placed.period)
    if day is not None and table.time is not None and table.time.column not in columns:
        columns[table.time.column] = pd.Series(np.full(n, np.datetime64(day, "us")))
    there = [column.name for column in table.listed if column.name in columns]
    return pd.DataFrame({name: columns[name] for name in there}, index=pd.RangeIndex(n))


def _day_of(table: Table, period: str) -> date | None:
    """The day of a state whose file is named after a period: its last."""
    if not period or table.time is None or table.time.kind != "stock":
        return None
    return Period.parse(period).end - timedelta(days=1)


def _expected(column: Column, code: str, today: date) -> dict[str, Any]:
    """What a rule's sentence says was expected."""
    if code == "below_minimum":
        return {"minimum": f"{column.minimum:g}"}
    if code == "above_maximum":
        return {"maximum": f"{column.maximum:g}"}
    if code == "future_date":
        return {"today": today.isoformat()}
    if code == "unknown_code":
        zh, en = ([c.title.say(language) for c in column.codes] for language in ("zh", "en"))
        return {"zh": "、".join(zh), "en": ", ".join(en)}
    return {}
