"""Adjusted p-values for a family of comparisons."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def benjamini_hochberg(p_values: ArrayLike) -> Array:
    """Return p-values adjusted so that those below q hold a share of at most q false ones, on average.

    Parameters
    ----------
    p_values : array of shape (m,)
        Blank ones are not part of the family and stay blank.

    Returns
    -------
    array of shape (m,)

    References
    ----------
    Benjamini Y, Hochberg Y (1995), J R Stat Soc B 57: 289-300 (procedure on p 293).

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03, np.nan]).round(3).tolist()
    [0.03, 0.04, 0.04, nan]
    """
    p, order, m = _ordered(p_values)
    steps = p[order] * m / np.arange(1, m + 1)
    return _placed(p, order, np.minimum.accumulate(steps[::-1])[::-1])


def holm(p_values: ArrayLike) -> Array:
    """Return p-values adjusted so that the chance of any false one below the level is at most the level.

    Parameters
    ----------
    p_values : array of shape (m,)
        Blank ones are not part of the family and stay blank.

    Returns
    -------
    array of shape (m,)

    References
    ----------
    Holm S (1979), Scandinavian Journal of Statistics 6: 65-70 (procedure on p 67).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03, np.nan]).round(3).tolist()
    [0.03, 0.06, 0.06, nan]
    """
    p, order, m = _ordered(p_values)
    return _placed(p, order, np.maximum.accumulate(p[order] * np.arange(m, 0, -1)))


def _ordered(p_values: ArrayLike) -> tuple[Array, NDArray[np.int64], int]:
    """The p-values, the places of the known ones from smallest to largest, and how many there are."""
    p = np.asarray(p_values, dtype=np.float64)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    return p, order, len(order)


def _placed(p: Array, order: NDArray[np.int64], adjusted: Array) -> Array:
    placed = np.full(p.shape, np.nan)
    placed[order] = np.minimum(adjusted, 1.0)
    return placed
