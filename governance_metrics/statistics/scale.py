"""How well the items of a scale hang together: Cronbach's alpha and McDonald's omega, and answers left out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]
LEAST_UNIQUE = 0.005  # a unique variance is never driven to nothing (a Heywood case), as in R's factanal


@dataclass(frozen=True)
class Reliability:
    """The reliability of the sum of some items.

    Parameters
    ----------
    alpha : float
        Cronbach's alpha; blank where it is not defined.
    omega : float
        McDonald's omega; blank with fewer than three items.
    n : int
        Respondents who answered every item.

    Examples
    --------
    >>> Reliability(0.8, 0.82, 120).n
    120
    """

    alpha: float
    omega: float
    n: int


def reliability(answers: Array, weights: Array | None = None) -> Reliability:
    """Return alpha and omega from the answers of those who answered every item.

    Parameters
    ----------
    answers : array of shape (n, k)
        Answers to k items on one direction, NaN where missing.
    weights : array of shape (n,), optional
        Survey weights; the covariances are then those of the population.

    Examples
    --------
    >>> answers = np.array([[1.0, 2.0, 1.0], [2.0, 2.0, 3.0], [4.0, 3.0, 4.0], [5.0, 5.0, 4.0], [3.0, np.nan, 2.0]])
    >>> found = reliability(answers)
    >>> found.n, round(found.alpha, 3)
    (4, 0.931)
    """
    answers = np.asarray(answers, dtype=float)
    whole = np.isfinite(answers).all(axis=1)
    if weights is not None:
        whole &= np.asarray(weights, dtype=float) > 0
    n = int(whole.sum())
    if n < 2:
        return Reliability(float("nan"), float("nan"), n)
    kept = None if weights is None else np.asarray(weights, dtype=float)[whole]
    covariance = np.atleast_2d(np.cov(answers[whole], rowvar=False, aweights=kept))
    return Reliability(cronbach_alpha(covariance), mcdonald_omega(covariance), n)


def cronbach_alpha(covariance: Array) -> float:
    """Return Cronbach's alpha of the sum of the items.

    Parameters
    ----------
    covariance : array of shape (k, k)
        Covariances of the items, k at least 2.

    Returns
    -------
    float
        ``k / (k - 1) * (1 - trace / sum)``; blank for a single item or where the sum does not vary.

    References
    ----------
    Cronbach LJ (1951), Psychometrika 16: 297-334, equation 2 (p. 299).

    Examples
    --------
    >>> round(cronbach_alpha(np.array([[1.0, 0.5], [0.5, 1.0]])), 4)
    0.6667
    """
    covariance = np.asarray(covariance, dtype=float)
    k, total = len(covariance), float(covariance.sum())
    if k < 2 or not total > 0:
        return float("nan")
    return k / (k - 1) * (1.0 - float(np.trace(covariance)) / total)


def mcdonald_omega(covariance: Array) -> float:
    """Return McDonald's omega of the sum of the items, from one common factor fitted by maximum likelihood.

    Parameters
    ----------
    covariance : array of shape (k, k)
        Covariances of the items, k at least 3: with fewer the factor is not identified.

    Returns
    -------
    float
        The share of the variance of the sum that the factor explains; blank where it cannot be fitted.

    References
    ----------
    McDonald RP (1999), Test Theory: A Unified Treatment, equation 6.20a (p. 89); the fit is that of Joreskog KG
    (1967), Psychometrika 32: 443-482.

    Examples
    --------
    >>> loadings = np.array([0.8, 0.7, 0.6, 0.5])
    >>> made = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    >>> round(mcdonald_omega(made), 6)
    0.749446
    """
    covariance = np.asarray(covariance, dtype=float)
    spread = np.sqrt(np.diag(covariance))
    if len(covariance) < 3 or not (np.isfinite(spread) & (spread > 0)).all():
        return float("nan")
    correlation = covariance / np.outer(spread, spread)
    if np.linalg.eigvalsh(correlation)[0] < 1e-10:
        return float("nan")
    loadings, unique = one_factor(correlation)
    explained = float((loadings * spread).sum()) ** 2
    return explained / (explained + float((unique * spread**2).sum()))


def one_factor(correlation: Array) -> tuple[Array, Array]:
    """Return the loadings on one common factor and the unique variances, by maximum likelihood.

    Parameters
    ----------
    correlation : array of shape (k, k)
        Correlations of the items, positive definite, k at least 3.

    Returns
    -------
    loadings, unique : arrays of shape (k,)
        The loadings sum to a positive number.

    References
    ----------
    Joreskog KG (1967), Psychometrika 32: 443-482: given the unique variances the best loadings come from the
    first eigenvector, so only the unique variances are searched for.

    Examples
    --------
    >>> loadings = np.array([0.8, 0.7, 0.6])
    >>> found, unique = one_factor(np.outer(loadings, loadings) + np.diag(1 - loadings**2))
    >>> found.round(5).tolist(), unique.round(5).tolist()
    ([0.8, 0.7, 0.6], [0.36, 0.51, 0.64])
    """

    def misfit(logs: Array) -> tuple[float, Array]:
        unique = np.exp(logs)
        implied = np.outer(*[_loadings(correlation, unique)] * 2) + np.diag(unique)
        inverse = np.linalg.inv(implied)
        fit = np.linalg.slogdet(implied)[1] + float(np.trace(correlation @ inverse))
        return fit, np.diag(inverse @ (implied - correlation) @ inverse) * unique

    start = np.log(np.clip(0.5 / np.diag(np.linalg.inv(correlation)), LEAST_UNIQUE, 1.0))
    bounds = [(np.log(LEAST_UNIQUE), 0.0)] * len(correlation)
    found = minimize(misfit, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-15, "gtol": 1e-10})
    unique = np.exp(found.x)
    return _loadings(correlation, unique), unique


def _loadings(correlation: Array, unique: Array) -> Array:
    """The best loadings for given unique variances."""
    root = np.sqrt(unique)
    values, vectors = np.linalg.eigh(correlation / np.outer(root, root))
    loadings: Array = root * vectors[:, -1] * np.sqrt(max(values[-1] - 1.0, 0.0))
    return loadings if loadings.sum() >= 0 else -loadings


def item_nonresponse(answers: Array, asked: NDArray[np.bool_] | None = None) -> Array:
    """Return for each item the share of those asked who gave no answer.

    Parameters
    ----------
    answers : array of shape (n, k)
        NaN where missing.
    asked : array of bool, shape (n, k) or (n, 1), optional
        Who was asked; everyone when left out.

    Returns
    -------
    array of shape (k,)
        Shares from 0 to 1, blank where nobody was asked.

    References
    ----------
    American Association for Public Opinion Research (2023), Standard Definitions, 10th edition, section on
    item nonresponse.

    Examples
    --------
    >>> item_nonresponse(np.array([[1.0, np.nan], [np.nan, np.nan]])).tolist()
    [0.5, 1.0]
    """
    blank = ~np.isfinite(np.asarray(answers, dtype=float))
    base = np.ones_like(blank) if asked is None else np.broadcast_to(np.asarray(asked, dtype=bool), blank.shape)
    with np.errstate(invalid="ignore", divide="ignore"):
        share: Array = (blank & base).sum(axis=0) / base.sum(axis=0)
    return share
