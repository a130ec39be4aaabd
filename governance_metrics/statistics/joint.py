"""Estimates of several areas together: their covariances, and the degrees of freedom of any two of them."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.replicates import gram_df, replicate_scales, replicate_totals
from governance_metrics.statistics.sampled import Sample
from governance_metrics.statistics.scores import score_covariance

Array = NDArray[np.float64]
Codes = NDArray[np.int64]


def pair_covariance(sample: Sample, pairs: Codes, blocks: Sequence[Codes]) -> Array:
    """Return the variances and the covariance of both estimates of every pair of areas.

    Parameters
    ----------
    sample : Sample
        The variable.
    pairs : array of shape (m, 2)
        Codes of areas.
    blocks : sequence of array
        Codes of areas that are compared with one another; both areas of a pair are of one block.

    Returns
    -------
    array of shape (m, 3)
        Variance of the first, of the second, and their covariance; 0 for areas without an estimate.

    References
    ----------
    Särndal C-E, Swensson B, Wretman J (1992), Model Assisted Survey Sampling, Springer: 172-176, 390-393.
    Wolter KM (2007), Introduction to Variance Estimation, 2nd ed., Springer: 111-113 (replicates). Equal to R
    ``svyby(covmat = TRUE)``.
    """
    found = np.zeros((len(pairs), 3))
    by_block = np.argsort(pairs[:, 0], kind="stable")
    first = pairs[by_block, 0]
    place = np.full(sample.domains.size + 1, -1, dtype=np.int64)
    for block, covariance in zip(blocks, block_covariances(sample, blocks), strict=True):
        place[block] = np.arange(len(block))
        slices = [by_block[slice(*np.searchsorted(first, [d, d + 1]))] for d in block]
        mine = np.concatenate([np.zeros(0, dtype=np.int64), *slices])
        a, b = place[pairs[mine]].T
        found[mine] = np.column_stack([covariance[a, a], covariance[b, b], covariance[a, b]])
    return found


def block_covariances(sample: Sample, blocks: Sequence[Codes]) -> Iterator[Array]:
    """Yield the covariance matrix of each block of areas, shape (d, d); 0 for areas without an estimate."""
    respondents, domains, below = sample.respondents, sample.domains, sample.below
    if respondents.replicate_weights is not None:
        away = _distances(sample, respondents.replicate_weights)
        for block in blocks:
            yield (away[block] * replicate_scales(sample.design)) @ away[block].T
        return
    with np.errstate(all="ignore"):
        per = np.ones(domains.size) if below is None else np.where(below > 0, 1 / below, 0.0)
    ratio = np.zeros(domains.size) if below is None else np.nan_to_num(sample.value)
    z = respondents.weight * (sample.y - ratio[domains.codes] * sample.x) * per[domains.codes]
    for block in blocks:
        place = np.full(domains.size + 1, -1, dtype=np.int64)
        place[block] = np.arange(len(block))
        yield score_covariance(respondents, z, place[domains.codes], len(block))


def _distances(sample: Sample, weights: Array) -> Array:
    """Distances of replicates of every area from their mean or from the estimate, shape (D, R)."""
    domains = sample.domains
    values = np.column_stack([sample.y, sample.x])
    totals = replicate_totals(values, weights, domains.codes, domains.size)
    with np.errstate(all="ignore"):
        found = (
            totals[:, 0] if sample.below is None else np.where(totals[:, 1] > 0, totals[:, 0] / totals[:, 1], np.nan)
        )
    known = np.isfinite(found)
    counted = known & (replicate_scales(sample.design) > 0)
    with np.errstate(all="ignore"):
        own = np.where(known, found, 0.0) * counted
        around = sample.value if sample.design.replicate_mse else own.sum(axis=1) / counted.sum(axis=1)
        return np.where(known, found - around[:, None], 0.0)


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
    wide = int(unit.max(initial=0)) + 1
    once = np.unique(codes * wide + unit)
    ends = np.searchsorted(once, np.arange(size + 1) * wide)
    own = np.diff(ends)
    units = once % wide
    shared = [
        len(np.intersect1d(units[ends[a] : ends[a + 1]], units[ends[b] : ends[b + 1]], assume_unique=True))
        for a, b in pairs.tolist()
    ]
    return np.asarray(own[pairs[:, 0]] + own[pairs[:, 1]] - np.array(shared, dtype=np.int64), dtype=np.float64)


def pair_errors(covariance: Array, slope: tuple[Array, Array]) -> Array:
    """Return standard errors of a function of two estimates from its slopes in the first and the second.

    Parameters
    ----------
    covariance : array of shape (m, 3)
        As ``pair_covariance`` gives it.
    slope : two arrays of shape (m,)
        Derivatives of the function in either estimate: 1 and -1 for a difference.

    Examples
    --------
    >>> pair_errors(np.array([[4.0, 9.0, 2.0]]), (np.ones(1), -np.ones(1))).tolist()
    [3.0]
    """
    first, second = slope
    of_first, of_second, of_both = covariance.T
    scale = np.maximum(first**2 * of_first, second**2 * of_second)
    variance = first**2 * of_first + second**2 * of_second + 2 * first * second * of_both
    with np.errstate(invalid="ignore"):
        return np.where(variance <= 1e-15 * scale, 0.0, np.sqrt(np.maximum(variance, 0.0)))
