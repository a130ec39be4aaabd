"""The control chart of single values (XmR): what a process does by itself, and when something else happened."""

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_choices
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
LIMIT = 2.66  # mean moving ranges from the mean to a limit: 3 / 1.128
SCREEN = 3.267  # mean moving ranges from which a range is no part of the process
RUN = 7
FEWEST_POINTS = 12  # limits from fewer are on trial
SIGNALS = ("outside_limits", "trend", "two_of_three", "one_side")
Direction = Literal["higher", "lower", "context"]


def process_chart(
    values: ArrayLike,
    direction: Direction = "context",
    *,
    target: float | None = None,
    rebase: Sequence[int] = (),
    baseline: int | None = None,
    screen: bool = True,
) -> pd.DataFrame:
    """Return a series with the limits of its own variation, and the points where something else happened.

    Limits are the mean ± 2.66 mean moving ranges; ranges of 3.267 times their mean or more are dropped once before.
    Signals, the first of which decides what a point means: outside the limits; seven or more rising or falling; two
    of three successive points, all on one side, more than two thirds of the way to the limit; seven or more on one
    side of the mean.

    Parameters
    ----------
    values : array of shape (t,)
        One value per period, in order; blanks are passed over.
    direction : {"higher", "lower", "context"}
        Which way is better, if any.
    target : float, optional
        What is aimed at.
    rebase : sequence of int
        Positions (the first is 0) from which limits are reckoned anew. It takes a reason that somebody knows; the
        numbers alone are none.
    baseline : int, optional
        How many values at the start of each part make its limits; all when left out.
    screen : bool
        Whether extreme moving ranges are dropped.

    Returns
    -------
    DataFrame
        t rows: ``value, part`` (0 before the first rebase), ``mean, limit_low, limit_high``; ``outside_limits, trend,
        two_of_three, one_side``, true or false; ``side``, +1 or -1 for points of special cause, of a trend
        its direction, else 0; ``meaning`` (``common_cause, improving, concerning``, without direction
        ``neutral_high, neutral_low``); ``assurance`` of the last part against the target (``consistently_meets,
        consistently_misses, hit_and_miss``, blank without target or direction); ``reason``: ``trial_limits`` for
        parts of fewer than 12 values.

    Raises
    ------
    DataError
        When a rebase lies outside the series, or a baseline is shorter than two values.

    References
    ----------
    Shewhart WA (1931), Economic Control of Quality of Manufactured Product, Van Nostrand. Wheeler DJ (2000),
    Understanding Variation, 2nd ed., SPC Press: 55-60, 137-139 (2.66, 3.27). NHS England (2021), Making Data Count
    (signals and assurance).

    Examples
    --------
    >>> chart = process_chart([5, 6, 5, 7, 6, 5, 6, 7, 5, 6, 7, 6, 15], "higher", target=10)
    >>> chart.loc[12, ["meaning", "assurance"]].tolist()
    ['improving', 'consistently_misses']
    """
    check_choices(("direction", direction, get_args(Direction)))
    y = np.asarray(values, dtype=np.float64)
    index = values.index if isinstance(values, pd.Series) else pd.RangeIndex(len(y))
    starts = _starts(len(y), rebase, baseline)
    part = np.searchsorted(starts, np.arange(len(y)), side="right") - 1
    columns = {name: np.full(len(y), np.nan) for name in ("mean", "limit_low", "limit_high")}
    signals = {name: np.zeros(len(y), dtype=np.bool_) for name in SIGNALS}
    side = np.zeros(len(y), dtype=np.int64)
    reason = np.full(len(y), "", dtype=object)
    for number in range(len(starts)):
        mine = np.flatnonzero((part == number) & np.isfinite(y))
        if len(mine) < FEWEST_POINTS:
            reason[part == number] = coded("trial_limits", n=len(mine), least=FEWEST_POINTS)
        if not len(mine):
            continue
        mean, reach = natural_limits(y[mine][:baseline], screen=screen)
        whole = part == number
        columns["mean"][whole] = mean
        columns["limit_low"][whole], columns["limit_high"][whole] = mean - reach, mean + reach
        found, signs = special_causes(y[mine], mean, reach)
        for name, flags in found.items():
            signals[name][mine] = flags
        side[mine] = signs
    good = {"higher": 1, "lower": -1, "context": 0}[direction]
    meaning = np.select(
        [side == 0, side * good > 0, side * good < 0, side > 0],
        ["common_cause", "improving", "concerning", "neutral_high"],
        default="neutral_low",
    ).astype(object)
    meaning[~np.isfinite(y)] = ""
    low, high = (columns[name][-1] if len(y) else np.nan for name in ("limit_low", "limit_high"))
    table = {"value": y, "part": part, **columns, **signals, "side": side, "meaning": meaning}
    table["assurance"] = np.full(len(y), assurance(low, high, target, direction), dtype=object)
    return pd.DataFrame({**table, "reason": reason}).set_axis(index)


def natural_limits(values: Array, *, screen: bool = True) -> tuple[float, float]:
    """Return the mean of a series, and how far its limits lie from it.

    Examples
    --------
    >>> [round(number, 4) for number in natural_limits(np.array([4.0, 6.0, 5.0, 7.0]))]
    [5.5, 4.4333]
    """
    ranges = np.abs(np.diff(values))
    mean_range = float(ranges.mean()) if len(ranges) else float("nan")
    if screen and len(ranges):
        kept = ranges[ranges < SCREEN * mean_range]
        mean_range = float(kept.mean()) if len(kept) else mean_range
    return float(values.mean()), LIMIT * mean_range


def special_causes(values: Array, mean: float, reach: float) -> tuple[dict[str, Flags], NDArray[np.int64]]:
    """Return the points of each signal, and on which side of the mean (or which way, for a trend) they point.

    Examples
    --------
    >>> found, side = special_causes(np.array([0.0, 9.0, 0.0]), 0.0, 3.0)
    >>> found["outside_limits"].tolist(), side.tolist()
    ([False, True, False], [0, 1, 0])
    """
    beyond = np.sign(values - mean).astype(np.int64)
    steps = np.sign(np.diff(values, prepend=values[:1])).astype(np.int64)
    steps[0] = 0
    outside = np.abs(values - mean) > reach
    near = ~outside & (np.abs(values - mean) > reach * 2 / 3)
    rising = _runs(steps, RUN - 1, back=RUN)
    found = {
        "outside_limits": outside,
        "two_of_three": _two_of_three(near, beyond),
        "one_side": _runs(beyond, RUN, back=RUN) != 0,
        "trend": rising != 0,
    }
    on_side = found["two_of_three"] | found["one_side"]
    side = np.where(outside, beyond, np.where(rising != 0, rising, np.where(on_side, beyond, 0)))
    return found, side.astype(np.int64)


def assurance(limit_low: float, limit_high: float, target: float | None, direction: Direction) -> str:
    """Return whether a process will meet a target by itself, miss it, or do either by chance.

    Examples
    --------
    >>> assurance(5, 7, 4, "higher"), assurance(5, 7, 4, "lower"), assurance(1, 5, 4, "higher")
    ('consistently_meets', 'consistently_misses', 'hit_and_miss')
    """
    if target is None or direction == "context" or not np.isfinite(limit_low + limit_high + target):
        return ""
    if limit_low <= target <= limit_high:
        return "hit_and_miss"
    return "consistently_meets" if (limit_low > target) == (direction == "higher") else "consistently_misses"


def _runs(signs: NDArray[np.int64], length: int, *, back: int) -> NDArray[np.int64]:
    """The sign at every point that belongs to a run of that length, the points before its end included, else 0."""
    marked, run = np.zeros(len(signs), dtype=np.int64), 0
    for place, sign in enumerate(signs.tolist()):
        run = run + 1 if sign and place and sign == signs[place - 1] else int(sign != 0)
        if run >= length:
            marked[max(place - back + 1, 0) : place + 1] = sign
    return marked


def _two_of_three(near: Flags, beyond: NDArray[np.int64]) -> Flags:
    """Points near a limit in a window of three, all on one side of the mean, of which two or more are near."""
    marked = np.zeros(len(near), dtype=np.bool_)
    for first in range(len(near) - 2):
        window = slice(first, first + 3)
        if near[window].sum() >= 2 and abs(beyond[window].sum()) == 3:
            marked[window] |= near[window]
    return marked


def _starts(periods: int, rebase: Sequence[int], baseline: int | None) -> NDArray[np.int64]:
    """Where parts begin."""
    faults = []
    outside = [place for place in rebase if not 0 < place < periods]
    if outside:
        faults.append(
            Text(
                zh=f"rebase 应是序列内的位置（1 至 {periods - 1}，首期为 0），现为 {outside}。",
                en=f"rebase: expected positions within the series (1 to {periods - 1}; the first is 0), "
                f"found {outside}.",
            )
        )
    if baseline is not None and baseline < 2:
        faults.append(
            Text(
                zh=f"baseline 至少为 2 个值，现为 {baseline}。",
                en=f"baseline: expected 2 values or more, found {baseline}.",
            )
        )
    if faults:
        raise DataError(*faults)
    return np.array([0, *sorted(set(rebase))], dtype=np.int64)
