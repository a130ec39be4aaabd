"""Tables held against each other, and numbers against the whole they are part of: every slip listed, no row lost."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from governance_metrics.intake.fault import Fault
from governance_metrics.intake.part import Part
from governance_metrics.intake.screening import MASK
from governance_metrics.tables import TABLES
from governance_metrics.tables.relation import PORTIONS, RELATIONS


def relation_faults(groups: Mapping[str, Sequence[Part]]) -> list[Fault]:
    """Return every row that names what its parent table lacks, and every part above its whole.

    A parent table that was not handed in, or lacks the column, says nothing about its children.

    Parameters
    ----------
    groups : mapping of str to sequence of Part
        Table name to its typed parts.
    """
    return [*_without_parent(groups), *_above_whole(groups)]


def _usable(groups: Mapping[str, Sequence[Part]], table: str) -> list[Part]:
    return [part for part in groups.get(table, ()) if not part.stopped]


def _without_parent(groups: Mapping[str, Sequence[Part]]) -> Iterator[Fault]:
    for relation in RELATIONS:
        parents = [part for part in _usable(groups, relation.parent) if relation.parent_column in part.frame]
        known: set[object] = set()
        for part in parents:
            known |= set(part.frame.loc[part.used, relation.parent_column].dropna())
        if not known:
            continue
        heading, person = TABLES[relation.parent].heading, TABLES[relation.table].column(relation.column).person_key
        for part in _usable(groups, relation.table):
            if relation.column not in part.frame:
                continue
            values = part.frame[relation.column]
            for row in np.flatnonzero((values.notna() & ~values.isin(known)).to_numpy() & part.used):
                found = MASK if person else part.shown([str(values.iloc[row])])[0]
                yield part.fault(
                    "not_in_parent", row=row, column=relation.column, value=found, zh=heading.zh, en=heading.en
                )


def _above_whole(groups: Mapping[str, Sequence[Part]]) -> Iterator[Fault]:
    for portion in PORTIONS:
        title = TABLES[portion.table].column(portion.whole).title
        for part in _usable(groups, portion.table):
            if not {portion.part, portion.whole} <= set(part.frame):
                continue
            above, whole = (pd.to_numeric(part.frame[name]) for name in (portion.part, portion.whole))
            for row in np.flatnonzero((above > whole).fillna(False).to_numpy(dtype=bool) & part.used):
                yield part.fault(
                    "above_whole",
                    row=row,
                    column=portion.part,
                    value=f"{above.iloc[row]:.15g}",
                    whole=f"{whole.iloc[row]:.15g}",
                    zh=title.zh,
                    en=title.en,
                )
