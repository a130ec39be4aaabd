"""Small surveys for the tests of statistics, and their sums made the plain way."""

import numpy as np
import pandas as pd

from governance_metrics.statistics.cells import Squares, Sums


def sums_of_mean(frame, respondents, variable, area, squares=False):
    """Sums by area, stratum and psu for the mean of a column; with squares, by area and stratum."""
    y = frame[variable].to_numpy(dtype=float)
    known = ~np.isnan(y)
    w = respondents.weight
    rows = pd.DataFrame(
        {
            "domain": np.unique(frame[area], return_inverse=True)[1],
            "stratum": respondents.stratum,
            "psu": respondents.psu,
            "a": np.where(known, w * np.nan_to_num(y), 0.0),
            "b": np.where(known, w, 0.0),
            "seen": (w != 0).astype(float),
        }
    )
    if not squares:
        rows = rows.groupby(["domain", "stratum", "psu"], as_index=False).sum()
        return Sums(rows["domain"], rows["stratum"], rows["a"], rows["b"], psu=rows["psu"], seen=rows["seen"])
    shift = round(rows["a"].sum() / rows["b"].sum(), 2)
    d = rows["a"] - shift * rows["b"]
    rows = rows.assign(aa=d * d, ab=d * rows["b"], bb=rows["b"] ** 2).drop(columns="psu")
    rows = rows.groupby(["domain", "stratum"], as_index=False).sum()
    moments = Squares(rows["aa"], rows["ab"], rows["bb"], shift, rows["seen"])
    return Sums(rows["domain"], rows["stratum"], rows["a"], rows["b"], squares=moments)
