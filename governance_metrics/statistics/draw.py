"""Who is drawn from a list: the same seed draws the same people, whatever the order of the list."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.text import Text

FEWEST = 2  # a stratum with one unit gives no variance


def permanent_numbers(ids: Sequence[str], seed: int) -> NDArray[np.float64]:
    """Return a number from 0 to 1 for each unit, fixed by its id and the seed alone.

    Parameters
    ----------
    ids : sequence of str, length n
        The ids.
    seed : int
        The seed.

    Returns
    -------
    array of shape (n,)
        As good as drawn at random, the same on every machine, and independent of the order of the list.

    References
    ----------
    Ohlsson E (1995), Coordination of samples using permanent random numbers, in Business Survey Methods (ed Cox et
    al), ch 9, pp 153-169. The numbers are the first 53 bits of the SHA-256 of seed and id.

    Examples
    --------
    >>> first, again = permanent_numbers(["a", "b"], 7), permanent_numbers(["b", "a"], 7)
    >>> bool(first[0] == again[1])
    True
    """
    digests = [hashlib.sha256(f"{seed}\x1f{unit}".encode()).digest() for unit in ids]
    whole = np.array([int.from_bytes(digest[:8], "big") >> 11 for digest in digests], dtype=np.float64)
    return np.asarray(whole / 2.0**53, dtype=np.float64)


def allocation(sizes: Mapping[str, int], n: int, *, fewest: int = FEWEST) -> dict[str, int]:
    """Return how many units each stratum gives, in proportion to its size, never fewer than ``fewest``.

    Parameters
    ----------
    sizes : mapping of str to int
        Units in each stratum.
    n : int
        Units to draw in all.
    fewest : int
        Least number in a stratum; a smaller stratum gives all it has.

    Returns
    -------
    dict of str to int
        Adds up to ``n``; largest remainders, ties by the name of the stratum.

    Raises
    ------
    DataError
        When the list has fewer units than are wanted, or the strata need more than are wanted.

    References
    ----------
    Cochran WG (1977), Sampling Techniques, 3rd ed, sec 5.3, proportional allocation; Balinski M, Young HP (1982),
    Fair Representation, p 17, largest remainders.

    Examples
    --------
    >>> allocation({"a": 500, "b": 300, "c": 200}, 11)
    {'a': 6, 'b': 3, 'c': 2}
    """
    least = {name: min(fewest, size) for name, size in sizes.items()}
    if n > sum(sizes.values()) or n < sum(least.values()):
        raise DataError(
            Text(
                zh=f"要抽 {n} 个；名单共 {sum(sizes.values())} 个，各层至少共 {sum(least.values())} 个。请改抽样数。",
                en=f"{n} are to be drawn; the list has {sum(sizes.values())} and the strata need at least "
                f"{sum(least.values())}. Change the number.",
            )
        )
    drawn, total = dict(least), sum(sizes.values())
    for _ in range(n - sum(drawn.values())):  # the next unit goes where the share falls shortest
        room = [name for name, size in sizes.items() if drawn[name] < size]
        neediest = min(room, key=lambda name: (drawn[name] - n * sizes[name] / total, name))
        drawn[neediest] += 1
    return drawn


def stratified_draw(
    ids: Sequence[str], strata: Sequence[str], sizes: Mapping[str, int], *, seed: int
) -> NDArray[np.bool_]:
    """Return which units are drawn: in each stratum those with the smallest permanent numbers.

    Parameters
    ----------
    ids, strata : sequence of str, length n
        The id of each unit, and its stratum.
    sizes : mapping of str to int
        How many to draw in each stratum.
    seed : int
        The seed; keep it with the sample.

    Returns
    -------
    array of bool, shape (n,)
        Simple random sampling without replacement within each stratum.

    Raises
    ------
    DataError
        When an id stands twice in the list.

    References
    ----------
    Ohlsson E (1995), as for ``permanent_numbers``: sequential simple random sampling.

    Examples
    --------
    >>> drawn = stratified_draw(["1", "2", "3", "4"], ["x", "x", "y", "y"], {"x": 1, "y": 2}, seed=1)
    >>> int(drawn.sum())
    3
    """
    twice = sorted(unit for unit, times in Counter(ids).items() if times > 1)
    if twice:
        shown = ", ".join(twice[:5])
        raise DataError(
            Text(
                zh=f"名单里有 {len(twice)} 个编号重复（{shown}）。请先删去重复的行。",
                en=f"ids stand more than once in the list ({len(twice)}: {shown}). Remove the repeats first.",
            )
        )
    numbers = permanent_numbers(ids, seed)
    groups = np.asarray(strata, dtype=object)
    chosen = np.zeros(len(ids), dtype=bool)
    for name, size in sizes.items():
        mine = np.flatnonzero(groups == name).tolist()
        order = sorted(mine, key=lambda row: (numbers[row], ids[row]))
        chosen[order[:size]] = True
    return chosen
