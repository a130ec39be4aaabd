"""Answers of simulated people, drawn from how the answers to each question are spread."""

from collections.abc import Mapping, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from governance_metrics.sample.frames import blanked
from governance_metrics.sample.spreads import Spread
from governance_metrics.tables.column import Column

NO_ANSWER = 0.04
SHARED = 0.7  # how strongly the items of one scale hang on the one thing they measure

NUMBERS: Mapping[str, tuple[float, ...]] = {
    "admin_time_pct": (30.0, 45.0, 60.0, 75.0, 90.0),
    "overtime_hours": (0.0, 4.0, 8.0, 12.0, 20.0),
    "meeting_time_pct": (5.0, 10.0, 20.0, 30.0, 40.0),
    "forms_month": (5.0, 10.0, 20.0, 30.0, 45.0),
    "forms_duplicate_tenths": (0.0, 1.0, 3.0, 5.0, 7.0),
    "emergency_trainings": (0.0, 1.0, 2.0, 3.0, 5.0),
}
"""The values a number is drawn from, where a spread gives the share of each."""


def drawn(
    rng: np.random.Generator, columns: Sequence[Column], spread: Spread, size: int
) -> dict[str, NDArray[np.object_]]:
    """Return answers to one question, or to the items of one scale, a few of each left out.

    Several coded columns are the items of one scale: what a person answers to one leans towards what the
    person answers to the others.

    Parameters
    ----------
    columns : sequence of Column
        The columns the question fills.
    spread : mapping of str to tuple of float
        The shares of each column's answers.
    size : int
        Respondents.

    Returns
    -------
    dict of str to array of shape (size,)
        Codes, numbers or booleans; ``None`` where nothing was answered. Boxes of one question are all blank
        where one is.
    """
    boxes = {column.type for column in columns} == {"boolean"}
    skipped = rng.random(size) < NO_ANSWER
    common = rng.standard_normal(size)
    answers = {}
    for column in columns:
        shares = spread[column.name]
        if column.type == "boolean":
            given: NDArray[np.object_] = (rng.random(size) < shares[0]).astype(object)
        else:
            own = rng.standard_normal(size)
            leaning = SHARED * common + np.sqrt(1 - SHARED**2) * own if len(columns) > 1 else own
            values = NUMBERS.get(column.name) or [code.code for code in column.codes]
            given = np.array(values, dtype=object)[np.searchsorted(_edges(shares), leaning)]
        if boxes:
            given[skipped] = None
        else:
            given = blanked(rng, given, NO_ANSWER)
        answers[column.name] = given
    return answers


def _edges(shares: Sequence[float]) -> list[float]:
    """Where a standard normal is cut so that its parts have these shares."""
    ends = np.cumsum(shares)[:-1].round(12).tolist()
    return [NormalDist().inv_cdf(end) if end < 1 else float("inf") for end in ends]
