"""How long people stay: Kaplan–Meier curves, also where only those still there at some date were listed."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri
from statsmodels.duration.survfunc import SurvfuncRight

from governance_metrics.statistics.choice import check_level
from governance_metrics.statistics.numbers import read_numbers, say_first
from governance_metrics.text import coded

Array = NDArray[np.float64]


def retention(
    duration: object,
    left: object,
    at: Sequence[float],
    *,
    entry: object = 0.0,
    by: ArrayLike | None = None,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return the share still in post after given times, with its interval, one row per group and time.

    Parameters
    ----------
    duration : array of shape (m,)
        From starting the post to leaving it, or to the last day it was looked at; any unit of time.
    left : array of shape (m,)
        1 for who left, 0 for who was still there when last looked at.
    at : sequence of float
        Times to report, in the unit of ``duration``.
    entry : array of shape (m,), optional
        How long somebody had been in post when the roster began (left truncation): who had left before could not be
        seen, and those seen count from then on only. 0 where everybody was seen from the start.
    by : array of shape (m,), optional
        Groups, each with its own curve.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    DataFrame
        ``group`` (with ``by``), ``time, estimate, std_error`` (Greenwood), ``conf_low, conf_high`` (on the scale of
        ``log(-log)``, so within 0 and 1), ``at_risk`` (seen in post just before that time), ``n_left`` (up to then),
        ``n, n_missing, median`` (blank where more than half stay), ``reason``. Unusable rows (a blank, an entry at or
        after the end) are left out and counted.

    References
    ----------
    Kaplan EL, Meier P (1958), J Am Stat Assoc 53: 457-481. Klein JP, Moeschberger ML (2003), Survival Analysis, 2nd
    ed., Springer: 92-93 (Greenwood), 105 (log-log limits), 123-126 (left truncation).

    Examples
    --------
    >>> table = retention([1, 2, 2, 3, 5], [1, 1, 0, 1, 0], at=[2, 4])
    >>> table[["time", "estimate", "at_risk"]].round(3).values.tolist()
    [[2.0, 0.6, 4.0], [4.0, 0.3, 1.0]]
    """
    check_level(conf_level)
    (length, gone, start), reason, _ = read_numbers({"duration": duration, "left": left, "entry": entry})
    reason = say_first(reason, (gone != 0) & (gone != 1), "not_yes_or_no")
    reason = say_first(reason, ~(length > start), "entry_after_end")
    used = reason == ""
    groups = np.zeros(len(length), dtype=np.int64)
    names: ArrayLike = [""]
    if by is not None:
        groups, names = pd.factorize(np.asarray(by, dtype=object), sort=True, use_na_sentinel=False)
    z = float(-ndtri((1 - conf_level) / 2))
    rows = []
    for code, name in enumerate(np.asarray(names, dtype=object).tolist()):
        mine = groups == code
        seen = mine & used
        n, n_missing = int(seen.sum()), int((mine & ~used).sum())
        curve = SurvfuncRight(length[seen], gone[seen].astype(int), entry=start[seen]) if gone[seen].any() else None
        for time in at:
            at_risk = int((seen & (start < time) & (length >= time)).sum())
            n_left = int((seen & (length <= time) & (gone == 1)).sum())
            followed = bool(seen.any()) and time <= length[seen].max()
            value, error = _at(curve, time) if followed else (np.nan, np.nan)
            low, high = _limits(value, error, z)
            rows.append(
                {
                    "group": name,
                    "time": float(time),
                    "estimate": value,
                    "std_error": error,
                    "conf_low": low,
                    "conf_high": high,
                    "at_risk": at_risk,
                    "n_left": n_left,
                    "n": n,
                    "n_missing": n_missing,
                    "median": _median(curve),
                    "reason": _reason(n, n_missing, followed=followed),
                }
            )
    table = pd.DataFrame(rows)
    return table if by is not None or table.empty else table.drop(columns="group")


def _at(curve: SurvfuncRight | None, time: float) -> tuple[float, float]:
    """The curve and its standard error at a time; 1 before the first has left."""
    if curve is None:
        return 1.0, 0.0
    place = int(np.searchsorted(curve.surv_times, time, side="right")) - 1
    if place < 0:
        return 1.0, 0.0
    value, error = float(curve.surv_prob[place]), float(curve.surv_prob_se[place])
    return value, error if np.isfinite(error) else float("nan")


def _limits(value: float, error: float, z: float) -> tuple[float, float]:
    if not (0 < value < 1 and error > 0):
        return float("nan"), float("nan")
    reach = z * error / (value * np.log(value))
    ends = value ** np.exp(reach), value ** np.exp(-reach)
    return float(min(ends)), float(max(ends))


def _median(curve: SurvfuncRight | None) -> float:
    if curve is None:
        return float("nan")
    below = np.flatnonzero(curve.surv_prob <= 0.5 + 1e-12)
    return float(curve.surv_times[below[0]]) if len(below) else float("nan")


def _reason(n: int, n_missing: int, *, followed: bool) -> str:
    if not n:
        return coded("all_missing", n_missing=n_missing) if n_missing else "empty_universe"
    return "" if followed else "beyond_follow_up"
