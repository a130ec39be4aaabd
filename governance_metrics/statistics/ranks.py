"""Ranks with the interval that sampling leaves them, and the bands of areas that can be told apart."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_choices, check_level
from governance_metrics.statistics.intervals import mean_interval
from governance_metrics.statistics.numbers import Words, say_first
from governance_metrics.text import Text

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
KINDS = ("simultaneous", "marginal")
ROUNDING = 1e-12
METHODS = ("differences", "joint")


def rank_intervals(
    estimate: ArrayLike,
    std_error: ArrayLike,
    conf_level: float = 0.95,
    *,
    kind: Literal["simultaneous", "marginal"] = "simultaneous",
    method: Literal["differences", "joint"] = "differences",
    df: ArrayLike | None = None,
    covariance: ArrayLike | None = None,
    highest_first: bool = True,
    draws: int = 10_000,
    seed: int = 1,
) -> pd.DataFrame:
    """Return between which ranks each area may lie, and the bands that follow.

    Parameters
    ----------
    estimate, std_error : array of shape (m,)
        Estimates and standard errors, in the same unit.
    conf_level : float
        Confidence level, 0–1.
    kind : {"simultaneous", "marginal"}
        ``simultaneous``: all intervals hold together with this confidence. ``marginal``: each alone does; only for
        an area chosen before the data were seen.
    method : {"differences", "joint"}
        ``differences``: critical values for all differences of two areas by simulation, step-down. ``joint``:
        intervals of the areas widened for their number, and counted where they do not overlap; wider, and
        immediate for thousands of areas.
    df : array of shape (m,), optional
        Degrees of freedom of the standard errors; they are well known when left out.
    covariance : array of shape (m, m), optional
        Of the estimates, in place of ``std_error``; independent when left out.
    highest_first : bool
        Whether rank 1 is the highest value.
    draws, seed : int
        Of the simulation. It takes time in proportion to ``draws m²``.

    Returns
    -------
    DataFrame
        m rows: ``estimate, std_error, rank`` (ties share the lower), ``rank_low, rank_high, ahead_of, behind`` (how
        many areas it is told apart from on each side), ``band_low, band_high``, ``reason``. Bands: in band 1 are
        areas behind nobody, in band 2 those behind some of band 1 only, and so on from the top; from the bottom
        likewise. Areas that nothing tells apart share all bands.

    Raises
    ------
    DataError
        For an unknown kind or method, or degrees of freedom beside a covariance.

    References
    ----------
    Mogstad M, Romano JP, Shaikh AM, Wilhelm D (2024), Review of Economic Studies 91: 476-518, section 3
    (differences). Klein M, Wright T, Wieczorek J (2020), J R Stat Soc A 183: 589-606, theorem 1 (joint).

    Examples
    --------
    >>> table = rank_intervals([0.9, 0.5, 0.52, 0.1], [0.02, 0.03, 0.03, 0.02])
    >>> table[["rank", "rank_low", "rank_high", "band_low", "band_high"]].values.tolist()
    [[1, 1, 1, 1, 1], [3, 2, 3, 2, 2], [2, 2, 3, 2, 2], [4, 4, 4, 3, 3]]
    """
    check_choices(("kind", kind, KINDS), ("method", method, METHODS))
    check_level(conf_level)
    _check(kind, method, df, covariance)
    value = np.asarray(estimate, dtype=np.float64)
    shared = None if covariance is None else np.asarray(covariance, dtype=np.float64)
    error = np.asarray(std_error, dtype=np.float64) if shared is None else np.sqrt(np.diag(shared))
    index = estimate.index if isinstance(estimate, pd.Series) else pd.RangeIndex(len(value))
    reason: Words = say_first(np.full(len(value), "", dtype=object), ~np.isfinite(value), "no_estimate")
    freedom = np.full(len(value), np.inf) if df is None else np.asarray(df, dtype=np.float64)
    reason = say_first(reason, ~(np.isfinite(error) & (error >= 0) & (freedom > 0)), "no_std_error")
    used = np.flatnonzero(reason == "")
    y = value[used] * (1 if highest_first else -1)
    within = np.diag(error[used] ** 2) if shared is None else shared[np.ix_(used, used)]
    if method == "joint":
        ahead = _ahead_by_intervals(y, error[used], freedom[used], conf_level)
        behind = ahead.T
    else:
        noise = _Noise(within, freedom[used], draws, seed)
        ahead, behind = _told_apart(y, noise, conf_level, together=kind == "simultaneous")
    m, fewer, more = len(used), ahead.sum(axis=1), behind.sum(axis=1)
    top, bottom = _layers(ahead), _layers(ahead.T)
    height = int(top.max(initial=0))
    ranks = pd.Series(-y).rank(method="min").to_numpy()
    table = {"rank": ranks, "rank_low": more + 1, "rank_high": m - fewer, "ahead_of": fewer, "behind": more,
             "band_low": top, "band_high": height + 1 - bottom}  # fmt: skip
    placed = {name: pd.array([pd.NA] * len(value), dtype="Int64") for name in table}
    for name, numbers in table.items():
        placed[name][used] = np.asarray(numbers, dtype=np.int64)
    return pd.DataFrame({"estimate": value, "std_error": error, **placed, "reason": reason}).set_axis(index)


class _Noise:
    """Simulated errors of the estimates, and their simulated variances where these are not well known."""

    def __init__(self, within: Array, df: Array, draws: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        variance = np.diag(within)
        standard = rng.standard_normal((draws, len(within)))
        if np.any(within - np.diag(variance)):
            values, vectors = np.linalg.eigh(within)
            self.errors = (standard * np.sqrt(np.maximum(values, 0.0))) @ vectors.T
        else:
            self.errors = standard * np.sqrt(variance)
        both = variance[:, None] + variance
        of_pairs = both - 2 * within
        # what only rounding leaves of two estimates that move together is no error
        self.of_pairs = np.sqrt(np.where(of_pairs > ROUNDING * both, of_pairs, 0.0))
        self.variances: Array | None = None
        if np.isfinite(df).any():
            finite = np.where(np.isinf(df), 1.0, df)
            drawn = rng.chisquare(finite, standard.shape) / finite
            self.variances = np.where(np.isinf(df), 1.0, drawn) * variance

    def differences(self, j: int, others: Flags) -> Array:
        """Studentised errors of area j minus those of the others, (draws, how many)."""
        if self.variances is None:
            spread = self.of_pairs[j, others]
        else:
            spread = np.sqrt(self.variances[:, [j]] + self.variances[:, others])
        with np.errstate(all="ignore"):
            studentised = (self.errors[:, [j]] - self.errors[:, others]) / spread
        return np.asarray(np.where(np.isfinite(studentised), studentised, 0.0), dtype=np.float64)


def _told_apart(y: Array, noise: _Noise, conf_level: float, *, together: bool) -> tuple[Flags, Flags]:
    """Which area (row) is ahead of, and behind, which (column).

    One-sided hypotheses "j is not above k" for all ordered pairs, or for the pairs of one area, are rejected
    step by step: those rejected no longer enter the critical value, their opposites do.
    """
    m = len(y)
    gap = y[:, None] - y
    with np.errstate(all="ignore"):
        statistic = np.where(gap == 0, 0.0, gap / noise.of_pairs)
    above, below = ~np.eye(m, dtype=np.bool_), ~np.eye(m, dtype=np.bool_)  # not yet rejected
    going = np.full(m, m > 1)
    while going.any():
        limit, worst = np.full(m, np.inf), np.full(len(noise.errors), -np.inf)
        for j in np.flatnonzero(going).tolist():
            sides = [noise.differences(j, above[j])]
            if not together:
                sides.append(-noise.differences(j, below[j]))
            largest = np.concatenate(sides, axis=1).max(axis=1, initial=-np.inf)
            worst = np.maximum(worst, largest)
            limit[j] = np.quantile(largest, conf_level) if not together else np.inf
        if together:
            limit[:] = np.quantile(worst, conf_level)
        ahead, behind = above & (statistic > limit[:, None]), below & (-statistic > limit[:, None])
        above, below = above & ~ahead, below & ~behind
        found = np.asarray((ahead | behind).any(axis=1) & (above | below).any(axis=1), dtype=np.bool_)
        going = np.full(m, bool(found.any())) if together else found
    apart = ~np.eye(m, dtype=np.bool_)
    return apart & ~above, apart & ~below


def _ahead_by_intervals(y: Array, error: Array, df: Array, conf_level: float) -> Flags:
    """Which area's interval lies wholly above which other's; the level of each is the m-th root of that of all."""
    each = conf_level ** (1 / max(len(y), 1))
    low, high = mean_interval(y, error, df, each)
    above: Flags = low[:, None] > high[None, :]
    return above


def _layers(apart: Flags) -> NDArray[np.int64]:
    """Layers from the top: 1 for areas behind nobody, then those behind areas of earlier layers only."""
    layer = np.zeros(len(apart), dtype=np.int64)
    number = 0
    while (layer == 0).any():
        number += 1
        left = layer == 0
        free = left & ~apart[left].any(axis=0)
        layer[free if free.any() else left] = number
    return layer


def _check(kind: str, method: str, df: object, covariance: object) -> None:
    faults = []
    if kind == "marginal" and method == "joint":
        faults.append(
            Text(
                zh="method='joint' 只给各处同时成立的区间，现为 kind='marginal'。请改用 method='differences'。",
                en="method='joint' gives simultaneous intervals only, found kind='marginal'. Use method='differences'.",
            )
        )
    if df is not None and covariance is not None:
        faults.append(
            Text(
                zh="df 与 covariance 不能同时给出：协方差矩阵没有各处的自由度。请去掉其中一个。",
                en="df beside covariance: expected one of the two, because a covariance has no degrees of freedom of "
                "each area. Leave one out.",
            )
        )
    if faults:
        raise DataError(*faults)
