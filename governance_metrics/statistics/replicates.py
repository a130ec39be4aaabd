"""Variances from replicate weights: BRR, Fay, jackknife, bootstrap and successive differences."""

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.layout import summed

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
RANK_TOLERANCE = 1e-5  # of a column's length: below it, a replicate says nothing the others do not


def replicate_scales(design: SurveyDesign) -> Array:
    """Return what the squared distance of each replicate is multiplied by.

    Parameters
    ----------
    design : SurveyDesign
        A design with R replicate weights.

    Returns
    -------
    array of shape (R,)
        BRR 1/R, Fay 1/(R (1 - rho)²), JK1 (R - 1)/R, JK2 1, bootstrap 1/(R - 1), successive differences 4/R,
        or what ``replicate_scale`` says.

    References
    ----------
    Wolter KM (2007), Introduction to Variance Estimation, 2nd ed., Springer: 111-112 (BRR), 139 (Fay),
    153-155 (jackknife). Fay RE, Train GF (1995), Proceedings of the Government Statistics Section, American
    Statistical Association: 154-159 (successive differences). Defaults as R ``svrepdesign`` 4.1.

    Examples
    --------
    >>> replicate_scales(SurveyDesign(weight="w", replicate_weights=("r1", "r2"), replicate_method="BRR")).tolist()
    [0.5, 0.5]
    """
    r = len(design.replicate_weights)
    if design.replicate_scale is not None:
        return np.broadcast_to(np.asarray(design.replicate_scale, dtype=np.float64), (r,)).copy()
    by_method = {
        "BRR": 1 / r,
        "Fay": 1 / (r * (1 - (design.fay_rho or 0.0)) ** 2),
        "JK1": (r - 1) / r,
        "JK2": 1.0,
        "SDR": 4 / r,
        "bootstrap": 1 / (r - 1) if r > 1 else np.nan,
    }
    return np.full(r, by_method[str(design.replicate_method)])


def replicate_totals(values: Array, weights: Array, domain: Codes, n_domains: int) -> Array:
    """Return the total of every replicate in every area.

    Parameters
    ----------
    values : array of shape (N, K)
        Values, 0 outside the area's answers.
    weights : array of shape (N, R)
        Full replicate weights.
    domain : array of shape (N,)
        Area, 0 to D - 1; -1 for rows left out.
    n_domains : int
        D.

    Returns
    -------
    array of shape (D, K, R)

    References
    ----------
    Wolter KM (2007), Introduction to Variance Estimation, 2nd ed., Springer: 111.

    Examples
    --------
    >>> weights = np.array([[2.0, 0.0], [0.0, 2.0]])
    >>> replicate_totals(np.array([[1.0], [3.0]]), weights, np.array([0, 0]), 1).tolist()
    [[[2.0, 6.0]]]
    """
    inside = domain >= 0
    columns = [
        summed(values[inside, k, None] * weights[inside], domain[inside], n_domains) for k in range(values.shape[1])
    ]
    return np.stack(columns, axis=1)


def replicate_variance(estimates: Array, scales: Array, around: Array | None = None) -> tuple[Array, NDArray[np.int64]]:
    """Return the variance over replicates, and how many of them had no estimate.

    Parameters
    ----------
    estimates : array of shape (..., R)
        The estimate of every replicate; blank where a replicate has nobody in the area.
    scales : array of shape (R,)
        As ``replicate_scales`` gives them.
    around : array of shape (...), optional
        What distances are taken from: the estimate of the full sample. Without it, the replicates' mean.

    Returns
    -------
    tuple of two arrays of shape (...)
        Variance, blank where no replicate has an estimate, and replicates set aside.

    References
    ----------
    Wolter KM (2007), Introduction to Variance Estimation, 2nd ed., Springer: 113 (around the mean of replicates).
    As R ``svrVar`` with ``mse = FALSE``; with ``around``, ``mse = TRUE``.

    Examples
    --------
    >>> variance, dropped = replicate_variance(np.array([1.0, 3.0, np.nan]), np.array([0.5, 0.5, 0.5]))
    >>> float(variance), int(dropped)
    (1.0, 1)
    """
    known = np.isfinite(estimates)
    counted = known & (scales > 0)
    with np.errstate(all="ignore"):
        values = np.where(known, estimates, 0.0)
        mean = (values * counted).sum(axis=-1) / counted.sum(axis=-1) if around is None else around
        away = np.where(known, values - mean[..., None], 0.0)
        variance = (away * away * scales).sum(axis=-1)
    none = ~counted.any(axis=-1)
    return np.where(none, np.nan, variance), (~known).sum(axis=-1)


def replicate_errors(values: Array, estimate: Array, design: SurveyDesign) -> tuple[Array, NDArray[np.int64]]:
    """Return standard errors of estimates from their replicates, and how many replicates were set aside.

    Parameters
    ----------
    values : array of shape (..., R)
        As for ``replicate_variance``.
    estimate : array of shape (...)
        The estimate of the full sample; its standard error is blank where it is.
    design : SurveyDesign
        Method, scale and centre.

    References
    ----------
    As ``replicate_variance``.

    Examples
    --------
    >>> design = SurveyDesign(weight="w", replicate_weights=("r1", "r2"), replicate_method="BRR")
    >>> replicate_errors(np.array([1.0, 3.0]), np.array(2.0), design)[0].tolist()
    1.0
    """
    with np.errstate(all="ignore"):
        around = estimate if design.replicate_mse else None
        variance, dropped = replicate_variance(values, replicate_scales(design), around)
        return np.where(np.isnan(estimate), np.nan, np.sqrt(variance)), dropped


def replicate_df(weights: Array) -> int:
    """Return the degrees of freedom of replicate weights: their rank minus one.

    Parameters
    ----------
    weights : array of shape (N, R)
        Full replicate weights of the rows in the area.

    Returns
    -------
    int
        As R ``degf`` of ``svrepdesign``; -1 without rows.

    References
    ----------
    Lumley T (2010), Complex Surveys, Wiley: 24. A column counts where what the columns before it leave of it is
    at least 1e-5 of its length, as R ``qr``.

    Examples
    --------
    >>> replicate_df(np.array([[2.0, 0.0, 2.0], [0.0, 2.0, 2.0]]))
    1
    """
    return gram_df(weights.T @ weights)


def gram_df(gram: Array) -> int:
    """Return the same from the products of replicate weights with one another, shape (R, R).

    The products of two areas that share no row add up to those of both.

    Examples
    --------
    >>> gram_df(np.diag([4.0, 4.0, 0.0]))
    1
    """
    gram = gram.copy()
    length = np.diag(gram).copy()
    rank = 0
    for j in range(len(length)):
        left = gram[j, j]
        if length[j] > 0 and left > RANK_TOLERANCE**2 * length[j]:
            rank += 1
            column = gram[j:, j].copy()
            gram[j:, j:] -= np.outer(column, column) / left
    return rank - 1
