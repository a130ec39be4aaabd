"""What chance alone does to counts: exact p-values for an area against the rest."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, gammaln

Array = NDArray[np.float64]
EXACT_BELOW = 50.0  # expected events of the smallest cell; from here on the normal reckoning holds


def share_p_values(numerator: ArrayLike, denominator: ArrayLike) -> Array:
    """Return two-sided exact p-values of each area's share against that of all the others.

    Given the totals, an area's count is hypergeometric if all areas have one share; the p-value is twice the
    smaller tail, so a true null is rejected no more often than the level says.

    Parameters
    ----------
    numerator, denominator : array of shape (m,)
        Whole counts.

    Returns
    -------
    array of shape (m,)
        Blank where every expected count is 50 or more (use the normal reckoning), or where counts are not whole.

    References
    ----------
    Fisher RA (1935), J R Stat Soc 98: 39-54. Agresti A (2013), Categorical Data Analysis, 3rd ed., Wiley: 90-93.

    Examples
    --------
    >>> share_p_values([0.0, 30.0], [10.0, 40.0]).round(6).tolist()
    [3.6e-05, 3.6e-05]
    """
    a, n = (np.asarray(v, dtype=np.float64) for v in (numerator, denominator))
    p = np.full(a.shape, np.nan)
    usable = np.isfinite(a) & np.isfinite(n) & (a >= 0) & (a <= n) & (n > 0)
    whole_a, whole_n = a[usable].sum(), n[usable].sum()
    for i in np.flatnonzero(usable):
        rest = whole_n - n[i]
        cells = np.outer([n[i], rest], [whole_a, whole_n - whole_a])
        if rest <= 0 or cells.min() >= EXACT_BELOW * whole_n or not _whole(a[i], n[i], whole_a, whole_n):
            continue
        low, high = max(0.0, whole_a - rest), min(n[i], whole_a)
        counts = np.arange(low, high + 1)
        logs = -(
            gammaln(counts + 1) + gammaln(n[i] - counts + 1)
            + gammaln(whole_a - counts + 1) + gammaln(rest - whole_a + counts + 1)
        )  # fmt: skip
        chances = np.exp(logs - logs.max())
        chances /= chances.sum()
        below, above = chances[counts <= a[i]].sum(), chances[counts >= a[i]].sum()
        p[i] = min(1.0, 2 * min(below, above))
    return p


def rate_p_values(events: ArrayLike, exposure: ArrayLike) -> Array:
    """Return two-sided exact p-values of each area's rate against that of all the others.

    Given all events, those of an area are binomial with its share of the exposure if all areas have one rate.

    Parameters
    ----------
    events, exposure : array of shape (m,)
        Whole counts, and what they are divided by.

    Returns
    -------
    array of shape (m,)
        Blank where every expected count is 50 or more (use the normal reckoning), or where counts are not whole.

    References
    ----------
    Przyborowski J, Wilenski H (1940), Biometrika 31: 313-323.

    Examples
    --------
    >>> rate_p_values([1.0, 20.0], [100.0, 100.0]).round(6).tolist()
    [2.1e-05, 2.1e-05]
    """
    a, t = (np.asarray(v, dtype=np.float64) for v in (events, exposure))
    p = np.full(a.shape, np.nan)
    usable = np.isfinite(a) & np.isfinite(t) & (a >= 0) & (t > 0)
    whole_a, whole_t = a[usable].sum(), t[usable].sum()
    for i in np.flatnonzero(usable):
        share = t[i] / whole_t
        small = min(share, 1 - share) * whole_a < EXACT_BELOW
        if not small or share >= 1 or not _whole(a[i], whole_a):
            continue
        above = 1.0 if a[i] == 0 else float(betainc(a[i], whole_a - a[i] + 1, share))
        below = 1.0 if a[i] == whole_a else float(betainc(whole_a - a[i], a[i] + 1, 1 - share))
        p[i] = min(1.0, 2 * min(below, above))
    return p


def _whole(*counts: float) -> bool:
    return all(float(count).is_integer() for count in counts)
