"""The example row of a template: it shows how to fill in a sheet and is never taken for data."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.cells import fold
from governance_metrics.intake.headings import Recognised
from governance_metrics.tables.table import EXAMPLE_MARK, Table
from governance_metrics.text import LANGUAGES

_MARKS = tuple(fold(EXAMPLE_MARK.say(language)) for language in LANGUAGES)
_FIRST = {"", *(mark[0] for mark in _MARKS)}  # a text that begins with a blank may go on as an example


def example_rows(cells: pd.DataFrame, found: Recognised, table: Table) -> NDArray[np.bool_]:
    """Return which rows are examples: those whose key begins with the mark of one.

    Parameters
    ----------
    cells : DataFrame, shape (n, k)
        The cells of a sheet, columns numbered.
    found : Recognised
        What its headings stand for.
    table : Table
        The contract.

    Returns
    -------
    array of bool, shape (n,)

    Examples
    --------
    >>> from governance_metrics.intake.headings import headings_of
    >>> from governance_metrics.tables import TABLES
    >>> cells = pd.DataFrame({0: ["示例-1", "U01"]})
    >>> example_rows(cells, headings_of(["unit_id"], TABLES["units"]), TABLES["units"]).tolist()
    [True, False]
    """
    mask = np.zeros(len(cells), dtype=bool)
    for position, column in found.columns.items():
        if column.name in table.keys and column.type == "key":
            texts = cells[position].tolist()
            begins = {first: fold(first)[:1] in _FIRST for first in {t[:1] for t in texts if isinstance(t, str)}}
            maybe = [i for i, t in enumerate(texts) if isinstance(t, str) and begins[t[:1]]]
            mask[[i for i in maybe if fold(texts[i]).startswith(_MARKS)]] = True
    return mask
