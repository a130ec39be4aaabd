"""The second rule: what has to be hidden beside small numbers, so that no total gives them back."""

import time
from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.disclosure.families import Family

SLACK = 1e-9
SECONDS = 60.0
OUT_OF_TIME = 1  # as the solver says it


def companions(
    tables: Iterable[Family],
    small: pd.Series,
    other: pd.Series,
    known: pd.Series | None = None,
    *,
    seconds: float = SECONDS,
) -> tuple[pd.Series, tuple[Family, ...]]:
    """Return which rows are hidden, small ones and those that have to go with them, and the tables not finished.

    In each table the fewest further areas are chosen by an integer programme (of equally few, those with the
    fewest people), such that a reader who subtracts all that is shown from the total, and knows every
    denominator, still cannot narrow a hidden count down to fewer than the threshold of values.

    Parameters
    ----------
    tables : iterable of Family
        Where areas add up to totals.
    small : Series of bool
        Rows with too few people.
    other : Series of bool
        Rows hidden for another reason.
    known : Series of bool, optional
        Rows that earlier releases gave away: hiding them now protects nothing.
    seconds : float
        How long the programmes may take together; tables after that are returned as they are.

    References
    ----------
    Fischetti M, Salazar JJ (2001), Solving the cell suppression problem on tabular data with linear constraints,
    Management Science 47(7): 1008-1027, section 2.
    """
    hidden = small.to_numpy(dtype=bool).copy()
    gone = hidden | other.to_numpy(dtype=bool)
    unfinished: list[Family] = []
    end = time.monotonic() + seconds
    for table in tables:
        if all(gone[row] for row in table.totals):
            continue  # nothing to subtract from
        given_away = None if known is None else table.hidden(known)
        chosen = chosen_areas(table, table.hidden(pd.Series(gone)), given_away, seconds=end - time.monotonic())
        if chosen is None:
            unfinished.append(table)
            continue
        for rows in table.rows:
            mine = rows[chosen & (rows >= 0)]
            hidden[mine] |= ~other.to_numpy(dtype=bool)[mine]
            gone[mine] = True
    return pd.Series(hidden, index=small.index), tuple(unfinished)


def chosen_areas(
    table: Family,
    hidden: NDArray[np.bool_],
    known: NDArray[np.bool_] | None = None,
    *,
    seconds: float = SECONDS,
) -> NDArray[np.bool_] | None:
    """Return which areas of one table are hidden in the end.

    Parameters
    ----------
    table : Family
        The table, A areas.
    hidden : array of bool of shape (A,)
        Areas that are hidden already.
    known : array of bool of shape (A,), optional
        Areas that a reader knows from earlier releases.
    seconds : float
        How long the programme may take.

    Returns
    -------
    array of bool of shape (A,), or None
        Those and their companions; all areas where no choice is enough; None where time ran out.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    secret = np.zeros_like(hidden) if known is None else known
    unknown = (~secret).astype(float)
    secret = hidden & ~secret
    if not secret.any():
        return hidden
    if seconds <= 0:
        return None
    needed = table.needed[secret]
    rows, floors = [], []
    if table.share:
        rows += [table.above * unknown, (table.below - table.above) * unknown]
        floors += [needed.max(), needed.max()]
    for area, floor in zip(np.flatnonzero(secret), needed, strict=True):
        others = table.below * unknown
        others[area] = 0.0
        rows.append(others)
        floors.append(floor)
    # what is known costs as much to hide and protects nothing, so none of it is chosen
    cost = 1.0 + table.people / (10.0 * max(table.people.sum(), 1.0))
    solved = milp(
        cost,
        constraints=LinearConstraint(np.array(rows), np.array(floors) - SLACK, np.inf),
        integrality=np.ones(len(cost), dtype=np.int64),
        bounds=Bounds(hidden.astype(float), 1.0),
        options={"time_limit": seconds},
    )
    if solved.status == OUT_OF_TIME:
        return None
    return np.ones_like(hidden) if solved.x is None else solved.x > 0.5
