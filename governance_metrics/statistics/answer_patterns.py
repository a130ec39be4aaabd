"""Signs that answers were not given with care, or not by those they are said to come from.

They point to what should be looked at; none of them proves anything about a person.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import bdtrc

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Heaping:
    """How many counts stand exactly at a quota.

    Parameters
    ----------
    at : int
        Counts exactly at the quota.
    near : int
        Counts from the quota up to the end of the window.
    p_value : float
        Chance of so many or more at the quota, were all counts of the window as likely.

    Examples
    --------
    >>> Heaping(15, 20, 1e-8).at
    15
    """

    at: int
    near: int
    p_value: float


def quota_heaping(counts: ArrayLike, quota: int, *, window: int = 5) -> Heaping:
    """Return how strongly counts of answers heap at the number that was asked for.

    Parameters
    ----------
    counts : array of shape (m,)
        Answers from each area.
    quota : int
        The number asked for.
    window : int
        How many numbers, from the quota upwards, are compared; above a floor they would be about as likely, and
        falling off from the quota only makes heaping there more likely to be seen.

    Returns
    -------
    Heaping
        The one-sided exact binomial test of the counts at the quota among those of the window.

    References
    ----------
    Peng YP (2018), Chinese Journal of Sociology 38(3): 46-78, for fifteen communities exactly at a floor of fifty;
    Clopper CJ, Pearson ES (1934), Biometrika 26: 404-413, for the exact tail.

    Examples
    --------
    >>> found = quota_heaping([50, 50, 50, 51, 54, 60], 50)
    >>> found.at, found.near, round(found.p_value, 4)
    (3, 5, 0.0579)
    """
    values = np.asarray(counts, dtype=np.float64)
    near = int(((values >= quota) & (values < quota + window)).sum())
    at = int((values == quota).sum())
    p_value = 1.0 if at == 0 else float(bdtrc(at - 1, near, 1.0 / window))
    return Heaping(at, near, p_value)


def longest_runs(answers: ArrayLike) -> NDArray[np.int64]:
    """Return the length of the longest run of one answer for each respondent, over items in the order asked.

    Parameters
    ----------
    answers : array of shape (n, k)
        Codes as numbers, NaN where not answered; a blank ends a run.

    Returns
    -------
    array of int, shape (n,)

    References
    ----------
    Johnson JA (2005), Journal of Research in Personality 39: 103-129, the long string; Meade AW, Craig SB (2012),
    Psychological Methods 17: 437-455.

    Examples
    --------
    >>> longest_runs([[3, 3, 3, 4], [1, 2, np.nan, 2]]).tolist()
    [3, 1]
    """
    values = np.atleast_2d(np.asarray(answers, dtype=np.float64))
    longest = np.zeros(len(values), dtype=np.int64)
    run = np.zeros(len(values), dtype=np.int64)
    before = np.full(len(values), np.nan)
    for column in values.T:
        known = ~np.isnan(column)
        run = np.where(known & (column == before), run + 1, known.astype(np.int64))
        longest = np.maximum(longest, run)
        before = column
    return longest


def straight_lines(answers: ArrayLike, *, fewest: int = 4) -> Flags:
    """Return who gave one and the same answer to every item of a block.

    Parameters
    ----------
    answers : array of shape (n, k)
        Codes as numbers, NaN where not answered.
    fewest : int
        Answered items below which nothing is said.

    Returns
    -------
    array of bool, shape (n,)

    References
    ----------
    Kim Y, Dykema J, Stevenson J, Black P, Moberg DP (2019), Social Science Computer Review 37: 214-233, simple
    non-differentiation.

    Examples
    --------
    >>> straight_lines([[3, 3, 3, 3], [3, 3, 3, 4], [3, np.nan, np.nan, 3]]).tolist()
    [True, False, False]
    """
    values = np.atleast_2d(np.asarray(answers, dtype=np.float64))
    known = ~np.isnan(values)
    low = np.where(known, values, np.inf).min(axis=1)
    high = np.where(known, values, -np.inf).max(axis=1)
    return np.asarray((known.sum(axis=1) >= fewest) & (low == high), dtype=bool)


def too_fast(seconds: ArrayLike, *, fraction: float = 1 / 3) -> Flags:
    """Return who took less than a fraction of the median time.

    Parameters
    ----------
    seconds : array of shape (n,)
        Time taken, NaN where not known.
    fraction : float
        Of the median.

    Returns
    -------
    array of bool, shape (n,)

    References
    ----------
    Greszki R, Meyer M, Schoen H (2015), Public Opinion Quarterly 79: 471-503: cut-offs relative to the median.

    Examples
    --------
    >>> too_fast([300, 360, 90, 400, np.nan]).tolist()
    [False, False, True, False, False]
    """
    values = np.asarray(seconds, dtype=np.float64)
    if np.isnan(values).all():
        return np.zeros(len(values), dtype=bool)
    with np.errstate(invalid="ignore"):
        return np.asarray(values < fraction * np.nanmedian(values), dtype=bool)


def bursts(source: ArrayLike, minutes: ArrayLike, *, most: int = 3, within: float = 10.0) -> Flags:
    """Return which answers came from one source in a burst: more than a few within minutes of each other.

    Parameters
    ----------
    source : array of shape (n,)
        What tells one device or connection from another, such as a key made of its address; missing where unknown.
    minutes : array of shape (n,)
        When each was handed in, in minutes from any start.
    most : int
        As many as a household may well send.
    within : float
        The length of the window, in minutes.

    Returns
    -------
    array of bool, shape (n,)
        One shared connection (a community's office, a workplace) gives bursts too: ask before leaving anything out.

    References
    ----------
    A sliding window over sorted times; the rule itself is this library's own.

    Examples
    --------
    >>> bursts(["a"] * 5 + ["b"], [0, 1, 2, 3, 60, 2]).tolist()
    [True, True, True, True, False, False]
    """
    keys = np.asarray(source, dtype=object)
    times = np.asarray(minutes, dtype=np.float64)
    flagged = np.zeros(len(keys), dtype=bool)
    usable = np.array([key is not None and key == key for key in keys], dtype=bool) & ~np.isnan(times)
    rows = np.flatnonzero(usable)
    rows = rows[np.argsort(times[rows], kind="stable")]
    for key in dict.fromkeys(keys[rows]):
        mine = rows[[keys[row] == key for row in rows]]
        ends = np.searchsorted(times[mine], times[mine] + within, side="right")
        for first, end in enumerate(ends):
            if end - first > most:
                flagged[mine[first:end]] = True
    return flagged
