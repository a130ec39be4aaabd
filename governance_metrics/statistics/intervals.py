"""Intervals for shares, counts, rates and means: estimates in, lower and upper limits out."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, chdtri, ndtri, stdtrit

Array = NDArray[np.float64]
EXACT_BELOW = 10  # events; Byar's approximation from here on


def wilson_interval(numerator: ArrayLike, denominator: ArrayLike, conf_level: float = 0.95) -> tuple[Array, Array]:
    """Return Wilson's limits of a share.

    Parameters
    ----------
    numerator, denominator : array of shape (m,)
        Counts; blank where unknown.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit, 0–1; blank where a part is unknown, the denominator is not above 0 or the
        numerator lies outside it.

    References
    ----------
    Wilson EB (1927), J Am Stat Assoc 22: 209-212. Newcombe RG (1998), Stat Med 17: 857-872, method 3 (p 859).

    Examples
    --------
    >>> low, high = wilson_interval([15.0], [50.0])
    >>> round(float(low[0]), 5), round(float(high[0]), 5)
    (0.19104, 0.4375)
    """
    above, below = _floats(numerator, denominator)
    z = float(-ndtri((1 - conf_level) / 2))
    with np.errstate(all="ignore"):
        usable = (below > 0) & (above >= 0) & (above <= below)
        middle = above + z * z / 2
        half = z * np.sqrt(z * z / 4 + above * (1 - above / below))
        low, high = (middle - half) / (below + z * z), (middle + half) / (below + z * z)
    low = np.where(above == 0, 0.0, low)
    high = np.where(above == below, 1.0, high)
    return np.where(usable, low, np.nan), np.where(usable, high, np.nan)


def korn_graubard_interval(
    estimate: ArrayLike, std_error: ArrayLike, n: ArrayLike, df: ArrayLike, conf_level: float = 0.95
) -> tuple[Array, Array]:
    """Return Korn and Graubard's limits of a share from a survey.

    Clopper and Pearson's limits for the effective sample size ``p (1 - p) / std_error²``, multiplied by
    ``(t(n - 1) / t(df))²``, as R ``svyciprop(method = "beta")``. Where the standard error is 0 (everybody or
    nobody, or psus that all agree) ``n`` stands for the effective size, so that the interval has width.

    Parameters
    ----------
    estimate, std_error : array of shape (m,)
        Share, 0–1, and its design-based standard error.
    n : array of shape (m,)
        Rows in the area, unweighted.
    df : array of shape (m,)
        Degrees of freedom: psus minus strata. At 0 or below there is no interval.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit, 0–1; blank where there is none.

    References
    ----------
    Korn EL, Graubard BI (1998), Survey Methodology 24: 193-201, equations on p 195.
    Clopper CJ, Pearson ES (1934), Biometrika 26: 404-413.

    Examples
    --------
    >>> low, high = korn_graubard_interval([0.3, 0.0], [0.05, 0.0], [200, 200], [30, 30])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.2016, 0.0], [0.4141, 0.0196])
    """
    p, error, size, freedom = _floats(estimate, std_error, n, df)
    tail = (1 - conf_level) / 2
    with np.errstate(all="ignore"):
        usable = (p >= 0) & (p <= 1) & (error >= 0) & (size > 0) & (freedom > 0)
        freedom = np.where(usable, freedom, np.nan)
        spread = (p > 0) & (p < 1) & (error > 0)
        effective = np.where(spread, p * (1 - p) / error**2, size)
        of_rows = np.where(size > 1, size - 1, np.nan)
        shrink = (_t_quantile(of_rows, tail) / _t_quantile(freedom, tail)) ** 2
        effective = effective * np.where(np.isnan(shrink), 1.0, shrink)
        low = betaincinv(effective * p, effective * (1 - p) + 1, tail)
        high = betaincinv(effective * p + 1, effective * (1 - p), 1 - tail)
    low, high = np.where(p == 0, 0.0, low), np.where(p == 1, 1.0, high)
    return np.where(usable, low, np.nan), np.where(usable, high, np.nan)


def effective_wilson_interval(
    estimate: ArrayLike, std_error: ArrayLike, n: ArrayLike, df: ArrayLike, conf_level: float = 0.95
) -> tuple[Array, Array]:
    """Return Wilson's limits of a share for the effective sample size ``p (1 - p) / std_error²``, with t for z.

    Parameters
    ----------
    estimate, std_error, n, df, conf_level
        As for ``korn_graubard_interval``; ``n`` stands for the effective size where the standard error is 0.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit, 0–1; blank where there is none.

    References
    ----------
    Wilson EB (1927), J Am Stat Assoc 22: 209-212. Dean N, Pagano M (2015), Journal of Survey Statistics and
    Methodology 3: 484-503 (effective sample size in surveys).

    Examples
    --------
    >>> low, high = effective_wilson_interval([0.3, 0.0], [0.05, 0.0], [200, 200], [30, 30])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.2093, 0.0], [0.4096, 0.0204])
    """
    p, error, size, freedom = _floats(estimate, std_error, n, df)
    with np.errstate(all="ignore"):
        usable = (p >= 0) & (p <= 1) & (error >= 0) & (size > 0) & (freedom > 0)
        t = _t_quantile(np.where(usable, freedom, np.nan), (1 + conf_level) / 2)
        effective = np.where((p > 0) & (p < 1) & (error > 0), p * (1 - p) / error**2, size)
        middle = p + t * t / (2 * effective)
        half = t * np.sqrt(p * (1 - p) / effective + (t / (2 * effective)) ** 2)
        low, high = ((middle + side * half) / (1 + t * t / effective) for side in (-1, 1))
    low, high = np.where(p == 0, 0.0, low), np.where(p == 1, 1.0, high)
    return np.where(usable, low, np.nan), np.where(usable, high, np.nan)


def logit_interval(
    estimate: ArrayLike, std_error: ArrayLike, df: ArrayLike, conf_level: float = 0.95
) -> tuple[Array, Array]:
    """Return limits of a share that are Student's on the scale of log odds.

    Parameters
    ----------
    estimate, std_error : array of shape (m,)
        Share, 0–1, and its standard error.
    df : array of shape (m,)
        Degrees of freedom; at 0 or below there is no interval.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit; blank where there is none, also at 0 and 1, where log odds are not defined.

    References
    ----------
    Korn EL, Graubard BI (1999), Analysis of Health Surveys, Wiley: 64-65. As R ``svyciprop(method = "xlogit")``.

    Examples
    --------
    >>> low, high = logit_interval([0.3], [0.05], [30])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.2086], [0.4107])
    """
    p, error, freedom = _floats(estimate, std_error, df)
    with np.errstate(all="ignore"):
        usable = (p > 0) & (p < 1) & (error > 0) & (freedom > 0)
        odds = np.log(p / (1 - p))
        half = _t_quantile(np.where(usable, freedom, np.nan), (1 + conf_level) / 2) * error / (p * (1 - p))
        low, high = (1 / (1 + np.exp(-(odds + side * half))) for side in (-1, 1))
    return np.where(usable, low, np.nan), np.where(usable, high, np.nan)


def rate_interval(events: ArrayLike, exposure: ArrayLike = 1.0, conf_level: float = 0.95) -> tuple[Array, Array]:
    """Return limits of a count or rate: exact Poisson below 10 events, Byar's approximation from 10.

    Parameters
    ----------
    events : array of shape (m,)
        Counts; between whole numbers where weighted.
    exposure : array of shape (m,) or float
        What the events are divided by, for example thousands of residents; 1 for a plain count.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit, in events per unit of exposure; blank where a part is unknown, events are
        negative or exposure is not above 0.

    References
    ----------
    Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II, IARC Scientific Publications 82:
    69-71 (Byar, exact). Garwood F (1936), Biometrika 28: 437-442.

    Examples
    --------
    >>> low, high = rate_interval([5.0, 65.0], [1000.0, 1000.0])
    >>> (low * 1000).round(3).tolist(), (high * 1000).round(3).tolist()
    ([1.623, 50.163], [11.668, 82.849])
    """
    count, base = _floats(events, exposure)
    tail = (1 - conf_level) / 2
    z = float(-ndtri(tail))
    with np.errstate(all="ignore"):
        usable = (count >= 0) & (base > 0)
        plus = count + 1
        low = count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3
        high = plus * (1 - 1 / (9 * plus) + z / (3 * np.sqrt(plus))) ** 3
        few = usable & (count < EXACT_BELOW)
        each, place = np.unique(count[few], return_inverse=True)  # small counts repeat; the exact limits are slow
        low[few] = np.where(each > 0, chdtri(2 * each, 1 - tail) / 2, 0.0)[place]
        high[few] = (chdtri(2 * each + 2, tail) / 2)[place]
        low, high = low / base, high / base
    return np.where(usable, low, np.nan), np.where(usable, high, np.nan)


def mean_interval(
    estimate: ArrayLike, std_error: ArrayLike, df: ArrayLike, conf_level: float = 0.95
) -> tuple[Array, Array]:
    """Return Student's limits of a mean, ratio or total.

    Parameters
    ----------
    estimate, std_error : array of shape (m,)
        Estimate and standard error, in the same unit.
    df : array of shape (m,)
        Degrees of freedom; at 0 or below there is no interval.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit; blank where there is none.

    References
    ----------
    Lohr SL (2010), Sampling: Design and Analysis, 2nd ed., Brooks/Cole: 43 (t with design df).

    Examples
    --------
    >>> low, high = mean_interval([87.18207], [0.4944827], [31])
    >>> low.round(5).tolist(), high.round(5).tolist()
    ([86.17357], [88.19057])
    """
    value, error, freedom = _floats(estimate, std_error, df)
    with np.errstate(all="ignore"):
        half = _t_quantile(np.where(freedom > 0, freedom, np.nan), (1 + conf_level) / 2) * error
    return value - half, value + half


def normal_interval(estimate: ArrayLike, std_error: ArrayLike, conf_level: float = 0.95) -> tuple[Array, Array]:
    """Return normal limits of a difference whose standard error is well known.

    Parameters
    ----------
    estimate, std_error : array of shape (m,)
        Estimate and standard error, in the same unit.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    tuple of two arrays of shape (m,)
        Lower and upper limit; blank where a part is.

    References
    ----------
    Altman DG and others (2000), Statistics with Confidence, 2nd ed., BMJ Books: 28-31.

    Examples
    --------
    >>> low, high = normal_interval([1.0], [0.5])
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.02], [1.98])
    """
    value, error = _floats(estimate, std_error)
    half = float(-ndtri((1 - conf_level) / 2)) * error
    return value - half, value + half


def _t_quantile(df: Array, level: float) -> Array:
    """Quantile of Student's t; the normal one where df is infinite."""
    finite = stdtrit(np.where(np.isinf(df), 1.0, df), level)
    return np.where(np.isinf(df), ndtri(level), finite).astype(np.float64)


def _floats(*values: ArrayLike) -> list[Array]:
    arrays = np.broadcast_arrays(*(np.asarray(value, dtype=np.float64) for value in values))
    return [np.atleast_1d(array).astype(np.float64) for array in arrays]
