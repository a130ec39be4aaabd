"""Estimates of several areas together: their covariances, and the degrees of freedom of any two of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import Domains
from governance_metrics.statistics.replicates import gram_df, replicate_scales, replicate_totals
from governance_metrics.statistics.respondents import Respondents
from governance_metrics.statistics.scores import score_covariance

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Sample:
    """One variable of a survey: N rows, their design and areas, and the values above and below.

    Parameters
    ----------
    respondents, design, domains
        N rows, how they were drawn, their D areas.
    y, x : array of shape (N,)
        Values above and below, 0 where they are not known.
    """

    respondents: Respondents
    design: SurveyDesign
    domains: Domains
    y: Array
    x: Array


def joint_covariance(sample: Sample, estimate: Array, below: Array | None) -> Array:
    """Return the covariance matrix of the estimates of all areas.

    Parameters
    ----------
    sample : Sample
        The variable.
    estimate : array of shape (D,)
        The estimates: ratios where ``below`` is given, else totals.
    below : array of shape (D,) or None
        Lower totals of ratios.

    Returns
    -------
    array of shape (D, D)
        Areas without an estimate have 0.

    References
    ----------
    Särndal C-E, Swensson B, Wretman J (1992), Model Assisted Survey Sampling, Springer: 172-176, 390-393.
    Wolter KM (2007), Introduction to Variance Estimation, 2nd ed., Springer: 111-113 (replicates). Equal to R
    ``svyby(covmat = TRUE)``.
    """
    respondents, domains = sample.respondents, sample.domains
    codes, size = domains.codes, domains.size
    if respondents.replicate_weights is not None:
        return _of_replicates(sample, respondents.replicate_weights, estimate, below)
    weight = respondents.weight
    if below is None:
        return score_covariance(respondents, weight * sample.y, codes, size)
    with np.errstate(all="ignore"):
        per = np.where(below > 0, 1 / below, 0.0)
    ratio = np.nan_to_num(estimate)
    z = weight * (sample.y - ratio[codes] * sample.x) * per[codes]
    return score_covariance(respondents, z, codes, size)


def _of_replicates(sample: Sample, weights: Array, estimate: Array, below: Array | None) -> Array:
    domains = sample.domains
    values = np.column_stack([sample.y, sample.x])
    totals = replicate_totals(values, weights, domains.codes, domains.size)
    with np.errstate(all="ignore"):
        found = totals[:, 0] if below is None else np.where(totals[:, 1] > 0, totals[:, 0] / totals[:, 1], np.nan)
    scales = replicate_scales(sample.design)
    known = np.isfinite(found)
    counted = known & (scales > 0)
    with np.errstate(all="ignore"):
        own = np.where(known, found, 0.0) * counted
        around = estimate if sample.design.replicate_mse else own.sum(axis=1) / counted.sum(axis=1)
        away = np.where(known, found - around[:, None], 0.0)
    return np.asarray((away * scales) @ away.T, dtype=np.float64)


def pair_df(sample: Sample, pairs: Codes) -> Array:
    """Return the degrees of freedom of every pair of areas taken together.

    Parameters
    ----------
    sample : Sample
        The variable; rows without weight do not count.
    pairs : array of shape (m, 2)
        Codes of areas.

    Returns
    -------
    array of shape (m,)
        Psus minus strata with rows in either area, as R ``degf(subset(design, area %in% pair))``; with
        replicates, the rank of the weights of both minus one.

    References
    ----------
    Korn EL, Graubard BI (1999), Analysis of Health Surveys, Wiley: 209-211.
    """
    respondents, domains = sample.respondents, sample.domains
    inside = domains.codes >= 0
    weights = respondents.replicate_weights
    if weights is not None:
        grams = {d: _gram(weights[domains.codes == d]) for d in np.unique(pairs).tolist()}
        both = (grams[a] + (grams[b] if a != b else 0.0) for a, b in pairs.tolist())
        return np.array([float(gram_df(gram)) for gram in both])
    counted = inside & (respondents.weight != 0)
    psus = _either(respondents.psu[counted], domains.codes[counted], domains.size, pairs)
    strata = _either(respondents.stratum[counted], domains.codes[counted], domains.size, pairs)
    return psus - strata


def _gram(weights: Array) -> Array:
    return np.asarray(weights.T @ weights, dtype=np.float64)


def _either(unit: Codes, codes: Codes, size: int, pairs: Codes) -> Array:
    """How many units have rows in one area or the other of each pair."""
    once = np.unique(unit * size + codes)
    own = np.bincount(once % size, minlength=size)
    first, second = own[pairs[:, 0]], own[pairs[:, 1]]
    members = [set((once[once % size == d] // size).tolist()) for d in range(size)]
    shared = np.array([len(members[a] & members[b]) for a, b in pairs.tolist()])
    return np.asarray(first + second - shared, dtype=np.float64)


def pair_errors(covariance: Array, pairs: Codes, slope: tuple[Array, Array]) -> Array:
    """Return standard errors of a function of two estimates from its slopes in the first and the second.

    Parameters
    ----------
    covariance : array of shape (D, D)
        Of the estimates.
    pairs : array of shape (m, 2)
        Codes of areas.
    slope : two arrays of shape (m,)
        Derivatives of the function in either estimate: 1 and -1 for a difference.

    Examples
    --------
    >>> together = np.array([[4.0, 2.0], [2.0, 9.0]])
    >>> pair_errors(together, np.array([[0, 1]]), (np.ones(1), -np.ones(1))).tolist()
    [3.0]
    """
    a, b = pairs.T
    first, second = slope
    variance = first**2 * covariance[a, a] + second**2 * covariance[b, b] + 2 * first * second * covariance[a, b]
    scale = np.maximum(first**2 * covariance[a, a], second**2 * covariance[b, b])
    with np.errstate(invalid="ignore"):
        return np.where(variance <= 1e-15 * scale, 0.0, np.sqrt(np.maximum(variance, 0.0)))
