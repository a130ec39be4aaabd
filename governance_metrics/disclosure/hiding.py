"""Blanks in whatever follows from a hidden number: comparisons, problems, recommendations, reasons."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

HIDDEN_COMPARISON = ("estimate", "difference", "std_error", "conf_low", "conf_high", "p_value", "p_adjusted")
ABOUT_PEOPLE = ("previous", "rest")  # kinds whose reference is itself an estimate
KEY = ["indicator", "period", "level", "area", "group"]


def hide_reasons(claims: pd.DataFrame, hidden: pd.DataFrame) -> pd.DataFrame:
    """Verdicts whose reason quotes a hidden number say instead that it is hidden."""
    shown = claims.copy()
    for said in dict.fromkeys(reason for reason in hidden["reason"] if "(" in reason):
        for column in ("reason", "tests"):
            shown[column] = shown[column].str.replace(said, "hidden", regex=False)
    return shown


def hide_comparisons(comparisons: pd.DataFrame, hidden: pd.DataFrame, periods: Sequence[str]) -> pd.DataFrame:
    """Comparisons without what a hidden estimate is behind, on either side of the comparison."""
    secret = pd.MultiIndex.from_frame(hidden)
    before = comparisons["period"].map(dict(pairwise(reversed(periods))))
    gone = pd.MultiIndex.from_frame(comparisons[KEY]).isin(secret)
    was_gone = pd.MultiIndex.from_frame(comparisons[KEY].assign(period=before)).isin(secret)
    gone = gone | (was_gone & comparisons["reference_kind"].eq("previous"))
    shown = comparisons.copy()
    shown.loc[gone, list(HIDDEN_COMPARISON)] = np.nan
    shown.loc[gone & comparisons["reference_kind"].isin(ABOUT_PEOPLE), "reference"] = np.nan
    shown.loc[gone, "verdict"] = "no_data"
    shown.loc[gone, "reason"] = "hidden"
    return shown


def hide_areas(found: pd.DataFrame, hidden: pd.DataFrame) -> pd.DataFrame:
    """Findings with hidden areas counted but not named, and no gap that one hidden area alone explains."""
    gone = {code: set(rows["area"]) - {"all"} for code, rows in hidden.groupby("indicator")}
    secret = tuple("|".join(key) + "|" for key in hidden.itertuples(index=False, name=None))
    shown = found.copy()
    named, gaps, traced = [], [], []
    for row in found.itertuples():
        kept = tuple(area for area in row.areas if area not in gone.get(row.indicator, set()))
        alone = len(row.areas) - len(kept) == 1
        named.append(kept)
        gaps.append(np.nan if alone else row.gap)
        traced.append(tuple(key for key in row.evidence if not key.startswith(secret)))
    shown["areas"] = pd.Series(named, index=found.index, dtype=object)
    shown["gap"] = pd.Series(gaps, index=found.index, dtype=float)
    shown["evidence"] = pd.Series(traced, index=found.index, dtype=object)
    return shown
