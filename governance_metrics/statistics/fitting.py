"""Weights fitted to margins: by sweeping over them, or by Newton's method within limits."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.calibration import Calibration

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
MET = 1e-13  # of a margin: nearer than this, weights need no further round
ROUNDS = 5000
NEWTON = 200
RIDGE = 1e-9  # of the weight behind a category: what keeps a step finite where all its weights are held back


def raked(weight: Array, codes: Codes, totals: Sequence[Array]) -> Array:
    """Return weights fitted to margins one after the other, again and again, on the cells that rows share.

    Parameters
    ----------
    weight : array of shape (N,)
        Weights of any size, 0 or more.
    codes : array of shape (N, M)
        Category of each row in every margin.
    totals : sequence of array
        Persons of every category of each margin.

    Returns
    -------
    array of shape (N,)
        As near to the margins as the rounds went; one margin is met in one.

    References
    ----------
    Deming WE, Stephan FF (1940), Annals of Mathematical Statistics 11: 427-444.

    Examples
    --------
    >>> raked(np.ones(3), np.array([[0], [0], [1]]), [np.array([6.0, 4.0])]).tolist()
    [3.0, 3.0, 4.0]
    """
    cell = np.zeros(len(weight), dtype=np.int64)
    for m, persons in enumerate(totals):
        _, first, cell = np.unique(cell * len(persons) + codes[:, m], return_index=True, return_inverse=True)
    once = codes[first]
    start = np.bincount(cell, weight, len(once)).astype(np.float64)
    now: Array = start.copy()
    for _ in range(ROUNDS):
        off = 0.0
        for m, persons in enumerate(totals):
            change = persons / np.bincount(once[:, m], now, len(persons))
            off = max(off, float(np.max(np.abs(change - 1))))
            now = now * change[once[:, m]]
        if len(totals) == 1 or off < MET:
            break
    with np.errstate(invalid="ignore"):
        change = np.where(start > 0, now / start, 0.0)
    return weight * change[cell]


def limited(
    weight: Array, x: Array, totals: Sequence[Array], calibration: Calibration, rows: Array | None = None
) -> Array:
    """Return calibrated weights of which none changes beyond its limits.

    Newton's method with a line search on the dual of the calibration problem, which is convex.

    Parameters
    ----------
    weight : array of shape (N,)
        Weights that add up to the population.
    x : array of shape (N, p)
        Indicators of the categories of all margins.
    totals : sequence of array
        Persons of every category of each margin, p in all.
    calibration : Calibration
        Method and limits.
    rows : array of shape (N,), optional
        Rows of equal weight behind each weight, where they are sums.

    Returns
    -------
    array of shape (N,)
        As near to the margins as the limits allow.

    References
    ----------
    Deville J-C, Särndal C-E (1992), J Am Stat Assoc 87: 376-382, cases 6 and 7, table 1; equation 1.4 (p 377).

    Examples
    --------
    >>> from governance_metrics.statistics.calibration import Margin
    >>> known = Calibration(Margin("sex", {"F": 6, "M": 4}), method="linear")
    >>> limited(np.full(2, 5.0), np.eye(2), [np.array([6.0, 4.0])], known).round(9).tolist()
    [6.0, 4.0]
    """
    wanted = np.concatenate(totals)
    low, high = _limits(weight, calibration, np.ones_like(weight) if rows is None else rows)
    linear = calibration.method == "linear"
    with np.errstate(divide="ignore"):
        least, most = (low - 1, high - 1) if linear else (np.log(low), np.log(high))
    ridge = RIDGE * np.diag(weight @ x)

    def at(factors: Array) -> tuple[float, Array, Array]:
        """The dual's value, the change of every weight, and its slope."""
        u = x @ factors
        held = np.clip(u, least, np.minimum(most, 500))
        change = 1 + held if linear else np.exp(held)
        own = held + held * held / 2 if linear else change
        value = float(weight @ (own + change * np.where(u == held, 0.0, u - held)) - wanted @ factors)
        slope = np.where((u > least) & (u < most), 1.0 if linear else change, 0.0)
        return value, change, slope

    factors = np.zeros(x.shape[1])
    value, change, slope = at(factors)
    for _ in range(NEWTON):
        misfit = wanted - x.T @ (weight * change)
        off = float(np.max(np.abs(misfit) / wanted))
        if off < MET:
            break
        step = np.linalg.solve((x * (weight * slope)[:, None]).T @ x + ridge, misfit)
        for halving in range(40):
            tried = factors + step / 2**halving
            found = at(tried)
            nearer = float(np.max(np.abs(wanted - x.T @ (weight * found[1])) / wanted)) < off
            flat = found[0] <= value + 1e-13 * max(abs(value), float(weight.sum()))
            if found[0] < value - 1e-4 * float(misfit @ step) / 2**halving or (nearer and flat):
                break
        else:
            break
        factors, (value, change, slope) = tried, found
    return weight * change


def _limits(weight: Array, calibration: Calibration, rows: Array) -> tuple[Array, Array]:
    """Lowest and highest change of every weight."""
    low = np.full(len(weight), -np.inf if calibration.method == "linear" else 0.0)
    high = np.full(len(weight), np.inf)
    if calibration.bounds is not None:
        low, high = np.maximum(low, calibration.bounds[0]), np.minimum(high, calibration.bounds[1])
    if calibration.cap is not None:
        mean = weight.sum() / max(float(rows[weight > 0].sum()), 1.0)
        with np.errstate(divide="ignore"):
            high = np.minimum(high, calibration.cap * mean * np.maximum(rows, 1.0) / weight)
        low = np.minimum(low, high)
    return low, high
