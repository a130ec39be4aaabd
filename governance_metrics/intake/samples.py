"""How the surveys among the tables were drawn, and rows whose weight cannot be used."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from governance_metrics.intake.fault import Fault
from governance_metrics.intake.part import Part
from governance_metrics.statistics.design import SurveyDesign

STANDARD = ("weight", "stratum", "psu")


def design_of(parts: Sequence[Part], given: SurveyDesign | None) -> tuple[SurveyDesign | None, list[Fault]]:
    """Return the design of one table: the one given, or for a sample the columns it really has.

    Parameters
    ----------
    parts : sequence of Part
        Every part of one table.
    given : SurveyDesign or None
        What the caller says.
    """
    table = parts[0].placed.table
    if given is not None:
        present = {name for part in parts for name in part.frame}
        missing = [name for name in given.columns if name not in present]
        return given, [parts[0].fault("design_column_missing", column=name, name=name) for name in missing]
    if not table.sample:
        return None, []
    faults: list[Fault] = []
    named: dict[str, Any] = {}
    for name in STANDARD:
        having = [part for part in parts if name in part.frame]
        if any(part.frame.loc[part.used, name].notna().any() or part.wrong.get(name) for part in having):
            named[name] = name
        elif any(len(part.frame) for part in having):
            faults.append(having[0].fault("design_column_blank", column=name, name=name))
    return SurveyDesign(**named), faults


def weighed(part: Part, design: SurveyDesign | None) -> tuple[Part, list[Fault]]:
    """Return the part without rows whose weight cannot be used; a blank stratum or psu stops the table.

    Parameters
    ----------
    part : Part
        Typed rows.
    design : SurveyDesign or None
        How the table was drawn.
    """
    if design is None or part.stopped:
        return part, []
    faults: list[Fault] = []
    weight = design.weight
    if weight and len(part.frame):
        if weight not in part.frame:
            none = np.ones(len(part.frame), dtype=bool)
            return part.without(none, "missing_weight"), [part.fault("design_column_missing", name=weight)]
        values = part.frame[weight].to_numpy(dtype=np.float64)
        said = part.wrong.get(weight, set())
        missing, negative = np.isnan(values) & part.used, (values < 0) & part.used
        faults += [
            part.fault("missing_weight", row=row, column=weight) for row in np.flatnonzero(missing) if row not in said
        ]
        faults += [
            part.fault("negative_weight", row=row, column=weight, value=f"{values[row]:g}")
            for row in np.flatnonzero(negative)
        ]
        zero = int(((values == 0) & part.used).sum())
        if zero:
            faults.append(part.fault("zero_weight", column=weight, n=zero))
        part = part.without(missing, "unusable_weight").without(negative, "unusable_weight")
    for name in (design.stratum, design.psu):
        if not name or not len(part.frame):
            continue
        if name not in part.frame:
            faults.append(part.fault("design_column_missing", name=name))
            continue
        blank = np.flatnonzero(part.frame[name].isna().to_numpy() & part.used)
        if len(blank):
            faults.append(part.fault("design_blank", row=blank[0], column=name, n=len(blank)))
    return part, faults
