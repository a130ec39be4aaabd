"""Tables held against the contract, wherever they come from: the one set of rules for files and frames."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.intake.cell_lists import split_lists
from governance_metrics.intake.columns import part_of
from governance_metrics.intake.communities import Communities, communities_of
from governance_metrics.intake.fault import Fault, failures_of, quality_of, shortened
from governance_metrics.intake.files import same_but_for_case
from governance_metrics.intake.mapping import mapping_of
from governance_metrics.intake.part import Part, Placed
from governance_metrics.intake.people import running_keys
from governance_metrics.intake.relations import relation_faults
from governance_metrics.intake.rows import with_communities, with_keys_and_days, without_repeats
from governance_metrics.intake.same_people import same_people
from governance_metrics.intake.samples import design_of, weighed
from governance_metrics.intake.sheet import Sheet
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import SOURCE_COLUMNS, SUBMISSION_COLUMNS, Dataset
from governance_metrics.tables.table import Table

PERSON_ROWS = ("workers", "secondees")  # tables in which a row is a person on post


def conform(
    dataset: Dataset,
    *,
    tables: Sequence[Table] = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    today: date | None = None,
) -> Dataset:
    """Return tables in memory held against their contracts, by the same rules as files.

    Parameters
    ----------
    dataset : Dataset
        Frames by table; columns named as in the contract, or by their Chinese or English headings. Columns
        may be typed already.
    tables : sequence of Table
        Contracts of tables the library does not know.
    designs : mapping of str to SurveyDesign, optional
        How the samples among the tables were drawn.
    today : date, optional
        No later day is believed; the day it is when left out.

    Returns
    -------
    Dataset
        Typed tables without personal columns, with the quality list and the account of rows.

    Raises
    ------
    DataError
        When a table cannot be used as it is, with every such fault at once.

    Examples
    --------
    >>> frame = pd.DataFrame({"community_id": ["C01", "C02"], "households_occupied": ["812", "20余户"]})
    >>> checked = conform(Dataset(tables={"communities": frame}))
    >>> checked.tables["communities"]["households_occupied"].tolist()
    [812.0, nan]
    >>> checked.quality["rule"].tolist()[0]
    'not_a_number(found=20余户)'
    """
    checked, faults = conformity_of(dataset, tables=tables, designs=designs, today=today)
    failures = failures_of(faults)
    if failures:
        raise DataError(*failures)
    return checked


def conformity_of(
    dataset: Dataset,
    *,
    tables: Sequence[Table] = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    today: date | None = None,
) -> tuple[Dataset, list[Fault]]:
    """Return what ``conform`` returns, and every fault, whether it stops the work or not."""
    own = {**dataset.contracts, **{table.name: table for table in tables}}
    contracts = {**TABLES, **own}
    faults = [
        Fault("same_name", table=str(name), parameters={"other": other})
        for name, other in same_but_for_case(map(str, dataset.tables))
    ]
    placed = []
    for name, frame in dataset.tables.items():
        if name not in contracts:
            faults.append(Fault("unknown_table", table=str(name)))
        elif not isinstance(frame, pd.DataFrame):
            faults.append(Fault("not_a_frame", table=name, parameters={"kind": type(frame).__name__}))
        else:
            parts, told = split_lists(Placed(sheet=_sheet(frame), table=contracts[name]), contracts)
            placed += parts
            faults += told
    designs = {**dataset.designs, **(designs or {})}
    held, found = dataset_of(placed, own, designs=designs, today=today, faults=faults)
    if dataset.checked:  # its rows were accounted for when they were read; only what changed since is added
        left = held.sources[held.sources["rows_left_out"] > 0]
        held = held.replace(
            sources=pd.concat([dataset.sources, left], ignore_index=True) if len(left) else dataset.sources,
            quality=_joined(dataset.quality, held.quality[held.quality["severity"].ne("note")]),
        )
    return held.replace(submissions=dataset.submissions, targets=dataset.targets, mapping=dataset.mapping), found


def dataset_of(
    placed: Sequence[Placed],
    own: Mapping[str, Table],
    *,
    designs: Mapping[str, SurveyDesign],
    today: date | None,
    faults: Sequence[Fault] = (),
    secret: bytes | None = None,
) -> tuple[Dataset, list[Fault]]:
    """Return sheets and frames as one dataset, and every fault found on the way.

    Parameters
    ----------
    placed : sequence of Placed
        Every sheet and frame with its table.
    own : mapping of str to Table
        Contracts beyond the library's own.
    designs : mapping of str to SurveyDesign
        Designs given by the caller.
    today : date or None
        No later day is believed.
    faults : sequence of Fault
        What was found before.
    secret : bytes, optional
        The user's own key for the keys of people.
    """
    day = today or date.today()
    found = list(faults)
    groups: dict[str, list[Part]] = {}
    communities = Communities()
    for name in sorted({p.table.name for p in placed}, key=lambda n: (n != "communities", n)):
        parts = []
        for one in placed:
            if one.table.name == name:
                part, told = _checked(one, communities, day)
                parts.append(part)
                found += told
        parts, design, told = _as_one(parts, designs.get(name))
        found += told
        groups[name] = parts
        if design is not None:
            designs = {**designs, name: design}
        if name == "communities":
            communities = communities_of(part.frame[part.used] for part in parts if not part.stopped)
    order = {name: i for i, name in enumerate({**TABLES, **own})}
    frames = {
        name: pd.concat([part.frame[part.used] for part in parts if not part.stopped], ignore_index=True)
        for name, parts in sorted(groups.items(), key=lambda pair: order[pair[0]])
        if not all(part.stopped or part.only_examples for part in parts)
    }
    found += same_people([part for name in PERSON_ROWS for part in groups.get(name, ()) if part.people])
    found = shortened([*found, *relation_faults(groups)])
    accounts = [part.account() for one in groups.values() for part in one]
    submissions = [
        (part.placed.table.name, part.community_id, part.placed.period)
        for one in groups.values()
        for part in one
        if part.community_id and not part.stopped and not part.only_examples
    ]
    dataset = Dataset(
        tables=_without_people(frames, {name: parts[0].placed.table for name, parts in groups.items()}, secret),
        designs={name: design for name, design in designs.items() if name in frames},
        submissions=pd.DataFrame(submissions, columns=list(SUBMISSION_COLUMNS)).drop_duplicates(ignore_index=True),
        quality=quality_of(found),
        sources=pd.DataFrame(accounts, columns=list(SOURCE_COLUMNS)),
        mapping=mapping_of(part for one in groups.values() for part in one if part.placed.file),
        contracts=own,
        checked=True,
    )
    return dataset, found


def _checked(placed: Placed, communities: Communities, today: date) -> tuple[Part, list[Fault]]:
    part, faults = part_of(placed, communities, today=today)
    for step in (lambda p: with_communities(p, communities), with_keys_and_days):
        part, found = step(part)
        faults += found
    return part, faults


def _as_one(parts: list[Part], given: SurveyDesign | None) -> tuple[list[Part], SurveyDesign | None, list[Fault]]:
    """The parts of one table together: its design, its weights, rows told twice."""
    usable = [part for part in parts if not part.stopped]
    if not usable:
        return parts, given, []
    design, faults = design_of(usable, given)
    weighted = []
    if not any(fault.severity == "stop" for fault in faults):
        for part in usable:
            part, found = weighed(part, design)
            weighted.append(part)
            faults += found
    once, found = without_repeats(weighted or usable)
    changed = {id(part.placed): part for part in once}
    return [changed.get(id(part.placed), part) for part in parts], design, faults + found


def _without_people(
    frames: Mapping[str, pd.DataFrame], tables: Mapping[str, Table], secret: bytes | None
) -> dict[str, pd.DataFrame]:
    """The frames with running keys in place of whatever tells one person from another."""
    people = {
        (name, column.name): frame[column.name]
        for name, frame in frames.items()
        for column in tables[name].listed
        if column.person_key and column.name in frame
    }
    keys = running_keys(people, secret)
    return {
        name: frame.assign(**{column: keys[name, column] for table, column in keys if table == name})
        for name, frame in frames.items()
    }


def _sheet(frame: pd.DataFrame) -> Sheet:
    cells = frame.reset_index(drop=True)
    cells.columns = pd.RangeIndex(cells.shape[1])
    return Sheet("", tuple(map(str, frame.columns)), cells, np.arange(1, len(frame) + 1, dtype=np.int64))


def _joined(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    filled = [frame for frame in (before, after) if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else before
