"""What a reader could compute from everything shown: separate code, which knows nothing of how it was chosen."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.disclosure.families import Family

SLACK = 1e-6


def audit(tables: Iterable[Family], gone: pd.Series, secret: pd.Series) -> tuple[Family, ...]:
    """Return the tables in which a hidden number can be narrowed down too far.

    Parameters
    ----------
    tables : iterable of Family
        Where areas add up to totals.
    gone : Series of bool
        The rows that are hidden.
    secret : Series of bool
        Those among them that the first rule hides; the others only keep them company.
    """
    flags = gone.to_numpy(dtype=bool)
    return tuple(
        table for table in tables if not all(flags[row] for row in table.totals) and _leaks(table, gone, secret)
    )


def guesses(table: Family, hidden: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the least and the most that each hidden numerator can be, for one who knows all that is shown.

    The reader knows the total, the areas shown, and every denominator; each hidden numerator lies between nothing
    and its denominator, and together they are what is left of the total. With one such equation the ends of the
    range can be read off: all others at their most, or at their least.

    Parameters
    ----------
    table : Family
        The table, A areas.
    hidden : array of bool of shape (A,)
        Which areas are hidden.

    Returns
    -------
    low, high : arrays of shape (H,)
        One pair for each hidden area, in their order.
    """
    left = float(table.above[hidden].sum())
    most = table.below[hidden] if table.share else np.full(int(hidden.sum()), left)
    high = np.minimum(most, left)
    low = np.maximum(0.0, left - (most.sum() - most))
    return low, high


def _leaks(table: Family, gone: pd.Series, secret: pd.Series) -> bool:
    hidden = table.hidden(gone)
    if not hidden.any():
        return False
    for rows in table.rows:  # a card that says the same of an area must not show it
        shown = hidden & (rows >= 0) & ~gone.to_numpy(dtype=bool)[np.maximum(rows, 0)]
        if shown.any():
            return True
    if hidden.all():
        return False  # nothing was left to choose from
    low, high = guesses(table, hidden)
    others = table.below[hidden].sum() - table.below[hidden]
    wide = (high - low >= table.needed[hidden] - SLACK) if table.share else others >= table.needed[hidden] - SLACK
    return not bool(wide[table.hidden(secret)[hidden]].all())
