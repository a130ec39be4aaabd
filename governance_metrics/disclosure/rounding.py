"""The rounding profile: for tables in which the best choice of companions is not found in time."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from governance_metrics.disclosure.families import Family

LOST = (
    "std_error", "conf_low", "conf_high", "n_missing", "n_numerator", "df", "deff",
    "rest_estimate", "rest_difference", "rest_std_error",
)  # fmt: skip


def rounded(estimates: pd.DataFrame, tables: Sequence[Family], gone: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """Return the estimates with shares of some tables made from rounded counts, and which rows were rounded.

    Every count that is shown, totals included, goes to the nearest multiple of half the threshold, each by itself:
    total and one other area then leave a hidden count open by the threshold. What is finer than the rounding,
    errors and limits, is left out.

    Parameters
    ----------
    estimates : DataFrame
        The numbers of the release.
    tables : sequence of Family
        Tables of shares.
    gone : Series of bool
        The rows that are hidden; they are not touched.

    References
    ----------
    NHS Digital (2018), HES disclosure control: small numbers hidden, all others to the nearest 5, totals too.
    """
    shown, touched = estimates.copy(), pd.Series(False, index=estimates.index)
    for table in tables:
        base = float(table.needed.max()) / 2.0
        places = [row for row in (*table.index, *table.totals) if not gone.iloc[row]]
        if base <= 0 or not places:
            continue
        rows = estimates.index[places]
        people = (estimates.loc[rows, "denominator"] / estimates.loc[rows, "n"]).fillna(1.0).clip(lower=1e-12)
        for column, unit in (("numerator", base), ("denominator", base), ("n", base / people)):
            shown.loc[rows, column] = np.floor(estimates.loc[rows, column] / unit + 0.5) * unit
        below = shown.loc[rows, "denominator"]
        shown.loc[rows, "estimate"] = (shown.loc[rows, "numerator"] / below.where(below.gt(0))).clip(upper=1.0)
        shown.loc[rows, list(LOST)] = np.nan
        touched[rows] = True
    return shown, touched


def too_exact(table: Family, gone: pd.Series) -> bool:
    """Return whether rounding leaves too little open: a hidden area beside no other that is shown."""
    hidden = table.hidden(gone)
    return bool(hidden.any() and hidden.all())
