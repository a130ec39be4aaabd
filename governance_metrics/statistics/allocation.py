"""New posts shared out among communities: who gains how many, and by which rule."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_choices
from governance_metrics.statistics.numbers import read_numbers, say_first
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]
Rule = Literal["largest_remainder", "greatest_need", "lowest_ratio"]


def staffing_gap(population: object, staff: object, per_staff: float, *, least: float = 0.0) -> pd.DataFrame:
    """Return how many people each community lacks to a standard such as one worker for 300 households.

    Parameters
    ----------
    population, staff : array of shape (m,)
        Households (or residents), and workers on post.
    per_staff : float
        Households for which the standard asks one worker.
    least : float
        Workers the standard asks of every community, however small.

    Returns
    -------
    DataFrame
        m rows: ``required`` (whole people, rounded up), ``gap`` (people lacking, 0 where there are enough),
        ``surplus``, ``ratio`` (workers over required), ``reason``.

    Raises
    ------
    DataError
        When the standard is not above 0.

    References
    ----------
    国务院办公厅，国办发〔2021〕56号 (18 workers for 10,000 residents by 2025); other standards are rows of
    ``claims/targets.csv``.

    Examples
    --------
    >>> staffing_gap([3100, 1200], [8, 6], 300, least=5)[["required", "gap", "surplus"]].values.tolist()
    [[11.0, 3.0, 0.0], [5.0, 0.0, 1.0]]
    """
    if not (np.isfinite(per_staff) and per_staff > 0 and least >= 0):
        raise DataError(
            Text(
                zh=f"配备标准应大于零，现为 per_staff={per_staff}、least={least}。请改正。",
                en=f"standard: expected per_staff above 0 and least of 0 or more, found {per_staff} and {least}.",
            )
        )
    (people, there), reason, index = read_numbers({"population": population, "staff": staff})
    # 3,000 households at 300 each are 10 workers, whatever the last bit of the quotient says
    required = np.maximum(np.ceil(np.round(people / per_staff, 9)), least)
    required = np.where(reason == "", required, np.nan)
    with np.errstate(all="ignore"):
        ratio = np.where(required > 0, there / required, np.nan)
    table = {"required": required, "gap": np.maximum(required - there, 0.0),
             "surplus": np.maximum(there - required, 0.0), "ratio": ratio, "reason": reason}  # fmt: skip
    return pd.DataFrame(table).set_axis(index)


def allocate(
    posts: int, needed: object, current: object, *, rule: Rule = "largest_remainder", names: ArrayLike | None = None
) -> pd.DataFrame:
    """Return which communities gain how many of the new posts, and what each then lacks.

    No community gains more than it lacks; posts that nobody lacks are left over, and said.

    Parameters
    ----------
    posts : int
        How many new posts there are.
    needed, current : array of shape (m,)
        People needed and people there (``staffing_need``, ``staffing_gap``).
    rule : {"largest_remainder", "greatest_need", "lowest_ratio"}
        ``largest_remainder``: in proportion to what each lacks, whole posts first, the rest by the largest fractions.
        ``greatest_need``: one by one, to whoever then lacks most people. ``lowest_ratio``: one by one, to whoever then
        has the lowest share of what it needs.
    names : array of shape (m,), optional
        Settle ties that the numbers leave: the earlier name first, letter by letter (code points). Positions when left
        out.

    Returns
    -------
    DataFrame
        m rows: ``name, needed, current, lacking, gained, lacking_after, ratio_before, ratio_after, tied`` (whether
        only the tie rule settled its last post), ``rule, reason``. Ties go to the community that lacks more, then to
        the lower ratio, then to the earlier name.

    Raises
    ------
    DataError
        When ``posts`` is no whole number of 0 or more, or the rule is unknown.

    References
    ----------
    Balinski ML, Young HP (2001), Fair Representation, 2nd ed., Brookings: 17-18 (largest remainder, Hamilton).
    World Health Organization (2010), Workload Indicators of Staffing Need: User's Manual, WHO: 35-38 (difference and
    ratio in setting priorities).

    Examples
    --------
    >>> allocate(4, [10, 8, 6], [6, 6, 6], names=["a", "b", "c"])[["name", "gained", "lacking_after"]].values.tolist()
    [['a', 3, 1.0], ['b', 1, 1.0], ['c', 0, 0.0]]
    """
    check_choices(("rule", rule, get_args(Rule)))
    _check(posts)
    (want, there), reason, index = read_numbers({"needed": needed, "current": current})
    labels = np.arange(len(want)) if names is None else np.asarray(names)
    reason = say_first(reason, (reason == "") & (there >= want), "lacks_nobody")
    lacking = np.where(np.isfinite(want) & np.isfinite(there), np.maximum(want - there, 0.0), 0.0)
    alphabet = np.argsort(np.argsort(labels.astype(str), kind="stable"), kind="stable")
    room = np.ceil(np.round(lacking, 9))  # half a person short is one post
    total = int(min(posts, room.sum()))
    if rule == "largest_remainder":
        gained, tied = _by_remainder(total, lacking, room, want, there, alphabet)
    else:
        gained, tied = _one_by_one(total, room, want, there, lacking, alphabet, by_ratio=rule == "lowest_ratio")
    after = np.where(reason == "", np.maximum(lacking - gained, 0.0), np.where(np.isnan(want + there), np.nan, 0.0))
    with np.errstate(all="ignore"):
        before_ratio, after_ratio = there / want, (there + gained) / want
    left_over = posts - total
    return pd.DataFrame(
        {
            "name": labels,
            "needed": want,
            "current": there,
            "lacking": np.where(np.isnan(want + there), np.nan, lacking),
            "gained": gained.astype(np.int64),
            "lacking_after": after,
            "ratio_before": before_ratio,
            "ratio_after": after_ratio,
            "tied": tied,
            "rule": coded(rule, posts=posts, left_over=left_over),
            "reason": reason,
        }
    ).set_axis(index)


def _by_remainder(
    total: int, lacking: Array, room: Array, want: Array, there: Array, alphabet: NDArray[np.int64]
) -> tuple[Array, NDArray[np.bool_]]:
    """Whole posts of each quota, then one each by the largest fractions, never beyond what is lacking."""
    tied = np.zeros(len(lacking), dtype=np.bool_)
    if not total:
        return np.zeros(len(lacking)), tied
    quota = np.round(total * lacking / lacking.sum(), 9)
    gained = np.minimum(np.floor(quota), room)
    while (left := int(total - gained.sum())) > 0:
        open_now = np.flatnonzero(gained < room)
        fraction = np.where(gained < room, np.round(quota - gained, 9), -np.inf)
        order = open_now[np.lexsort((alphabet[open_now], _ratio(there, want)[open_now], -lacking[open_now],
                                     -fraction[open_now]))]  # fmt: skip
        chosen, rest = order[:left], order[left:]
        if len(rest):
            tied |= _level(chosen[-1], rest[0], (fraction, lacking, _ratio(there, want)), len(lacking))
        gained[chosen] += 1
    return gained, tied


def _one_by_one(
    total: int, room: Array, want: Array, there: Array, lacking: Array, alphabet: NDArray[np.int64], *, by_ratio: bool
) -> tuple[Array, NDArray[np.bool_]]:
    """Each post in turn to whoever is then worst off."""
    gained, tied = np.zeros(len(room)), np.zeros(len(room), dtype=np.bool_)
    for _ in range(total):
        ratio, short = _ratio(there + gained, want), np.round(lacking - gained, 9)
        open_now = np.flatnonzero(gained < room)
        first, second = (ratio, -short) if by_ratio else (-short, ratio)
        order = open_now[np.lexsort((alphabet[open_now], second[open_now], first[open_now]))]
        gained[order[0]] += 1
        left = total - gained.sum()
        if not left and len(order) > 1:
            tied |= _level(order[0], order[1], (first, second), len(room))
    return gained, tied


def _ratio(there: Array, want: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.asarray(np.where(want > 0, np.round(there / want, 9), np.inf), dtype=np.float64)


def _level(last: int, first: int, keys: tuple[Array, ...], size: int) -> NDArray[np.bool_]:
    """Both communities, where only their names tell who of them came first."""
    marked = np.zeros(size, dtype=np.bool_)
    if all(key[last] == key[first] for key in keys):
        marked[[last, first]] = True
    return marked


def _check(posts: int) -> None:
    faults = []
    if isinstance(posts, bool) or int(posts) != posts or posts < 0:
        faults.append(
            Text(
                zh=f"posts 应为不小于 0 的整数，现为 {posts}。",
                en=f"posts: expected a whole number of 0 or more, found {posts}.",
            )
        )
    if faults:
        raise DataError(*faults)
