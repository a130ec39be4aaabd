"""The recent trend of an area: does the line through its last five points rise or fall."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtri

from governance_metrics.statistics.choice import check_choices
from governance_metrics.statistics.numbers import Words
from governance_metrics.text import coded

Array = NDArray[np.float64]
POINTS = 5
LEVEL = 0.002  # two-sided: what lies outside 99.8 %
Polarity = Literal["higher", "lower", "context"]


def recent_trend(
    values: ArrayLike, std_error: ArrayLike, direction: Polarity = "context", *, points: int = POINTS
) -> pd.DataFrame:
    """Return for every area whether its last points rise or fall, weighted by how well each is known.

    A line is fitted to the last five points by least squares with weights ``1 / std_error²``. It counts where
    ``(slope / its standard error)²`` exceeds the 99.8th percentile of chi-square with one degree of freedom, and the
    slope keeps its sign whichever single point is left out.

    Parameters
    ----------
    values : array of shape (m, t)
        One row per area, periods from first to last, equally far apart.
    std_error : array of shape (m, t)
        In the unit of the values; from 95 % limits ``(high - low) / 3.92``.
    direction : {"higher", "lower", "context"}
        Which way is better, if any.
    points : int
        How many of the last periods are looked at.

    Returns
    -------
    DataFrame
        m rows: ``slope`` (per period), ``chi_squared, trend`` (``increasing``, ``decreasing``, ``no_change``,
        blank), ``meaning`` (``getting_better``, ``getting_worse``, blank), ``reason``: ``too_few_points`` where one
        of the last points or its standard error is missing.

    References
    ----------
    Department of Health and Social Care, Fingertips: Recent trends, method statement (the rule). Draper NR, Smith H
    (1998), Applied Regression Analysis, 3rd ed., Wiley: 223-229 (weighted least squares).

    Examples
    --------
    >>> table = recent_trend([[0.1, 0.2, 0.3, 0.4, 0.5], [0.3, 0.2, 0.3, 0.2, 0.3]], [[0.02] * 5] * 2, "higher")
    >>> table[["trend", "meaning"]].values.tolist()
    [['increasing', 'getting_better'], ['no_change', '']]
    """
    check_choices(("direction", direction, get_args(Polarity)))
    index = values.index if isinstance(values, pd.DataFrame) else None
    y = np.atleast_2d(np.asarray(values, dtype=np.float64))
    s = np.broadcast_to(np.atleast_2d(np.asarray(std_error, dtype=np.float64)), y.shape)
    short = max(points - y.shape[1], 0)
    y, s = (np.pad(a, ((0, 0), (short, 0)), constant_values=np.nan)[:, -points:] for a in (y, s))
    known = np.isfinite(y) & np.isfinite(s) & (s > 0)
    usable = np.asarray(known.all(axis=1), dtype=np.bool_)
    with np.errstate(all="ignore"):
        weight = np.where(usable[:, None], 1 / s**2, np.nan)
    slope, error = _slopes(y, weight)
    with np.errstate(all="ignore"):
        chi_squared = (slope / error) ** 2
    steady = usable.copy()
    for left_out in range(points):
        kept = np.arange(points) != left_out
        steady &= np.sign(_slopes(y[:, kept], weight[:, kept], np.flatnonzero(kept))[0]) == np.sign(slope)
    counts = steady & (chi_squared > chdtri(1, LEVEL))
    trend = np.select(
        [~usable, counts & (slope > 0), counts], ["", "increasing", "decreasing"], default="no_change"
    ).astype(object)
    sign = {"higher": 1.0, "lower": -1.0, "context": 0.0}[direction]
    with np.errstate(all="ignore"):
        good = np.where(counts, np.sign(slope) * sign, 0.0)
    meaning = np.select([good > 0, good < 0], ["getting_better", "getting_worse"], default="").astype(object)
    reason: Words = np.full(len(y), "", dtype=object)
    for place in np.flatnonzero(~usable):
        reason[place] = coded("too_few_points", n=int(known[place].sum()), least=points)
    table = {"slope": slope, "chi_squared": chi_squared, "trend": trend, "meaning": meaning, "reason": reason}
    found = pd.DataFrame(table)
    return found if index is None else found.set_axis(index)


def _slopes(y: Array, weight: Array, at: ArrayLike | None = None) -> tuple[Array, Array]:
    """Weighted least-squares slopes of rows and their standard errors, for known weights."""
    t = np.arange(y.shape[1], dtype=np.float64) if at is None else np.asarray(at, dtype=np.float64)
    with np.errstate(all="ignore"):
        total = weight.sum(axis=1, keepdims=True)
        centred = t - (weight * t).sum(axis=1, keepdims=True) / total
        spread = (weight * centred**2).sum(axis=1)
        away = y - y[:, :1]  # equal values have no slope, not even a rounded one
        level = (weight * away).sum(axis=1, keepdims=True) / total
        return (weight * centred * (away - level)).sum(axis=1) / spread, 1 / np.sqrt(spread)
