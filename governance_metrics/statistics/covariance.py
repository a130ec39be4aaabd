"""Covariances of areas with one another, for the difference between any two of them."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.cells import Cells, Sums
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.strata import Strata

Array = NDArray[np.float64]


def domain_covariance(
    sums: Sums, strata: Strata, domains: Sequence[int], of: Literal["ratio", "total"] = "ratio"
) -> Array:
    """Return the covariance matrix of the estimates of some areas.

    Parameters
    ----------
    sums : Sums
        As for ``linearise``.
    strata : Strata
        The strata of the whole file.
    domains : sequence of int
        The areas wanted, d of them; each costs one column of psu values, so ask for those that are needed.
    of : {"ratio", "total"}
        Covariance of the ratios or of the upper totals.

    Returns
    -------
    array of shape (d, d), or (d, d, K) for K indicators
        Symmetric; blank in the row and column of an area without an estimate.

    References
    ----------
    Särndal C-E, Swensson B, Wretman J (1992), Model Assisted Survey Sampling, Springer: 172-176, 390-393.
    As R ``svyby(covmat = TRUE)``.

    Examples
    --------
    The two areas share psus, so their estimates move together:

    >>> sums = Sums(domain=[0, 0, 0, 1, 1], stratum=[0] * 5, psu=[0, 1, 2, 0, 1],
    ...             a=[3.0, 5.0, 4.0, 1.0, 2.0], b=[6.0, 6.0, 6.0, 4.0, 4.0])
    >>> domain_covariance(sums, Strata(n_psu=[3]), [0, 1]).round(5).tolist()
    [[0.00926, 0.01042], [0.01042, 0.01172]]
    """
    highest = int(np.max(np.asarray(sums.domain), initial=-1))
    n_domains = max(highest, *domains) + 1
    cells = Cells.of(sums, strata, n_domains)
    total, below = cells.at.by_area(cells.a), cells.at.by_area(cells.b)
    if of == "ratio":
        with np.errstate(all="ignore"):
            ratio = np.where(below > 0, total / below, np.nan)
            per = np.where(below > 0, 1 / below, np.nan)
    else:
        ratio, per = np.zeros_like(total), np.ones_like(total)
    z = cells.a - np.nan_to_num(ratio)[cells.at.domain] * cells.b
    covered = _scaled_products(cells, z, list(domains), None if of == "total" else np.nan_to_num(ratio))
    factor = per[list(domains)]
    covariance: Array = covered * factor[:, None, :] * factor[None, :, :]
    return covariance[:, :, 0] if np.ndim(sums.a) == 1 else covariance


def _scaled_products(cells: Cells, z: Array, domains: list[int], ratio: Array | None) -> Array:
    """Sums over strata of scaled products of psu values, shape (d, d, K)."""
    columns = z.shape[1]
    place = np.full(cells.at.n_domains, -1)
    place[domains] = np.arange(len(domains))
    mine = place[cells.at.domain] >= 0
    column = place[cells.at.domain[mine]]
    found = np.zeros((len(domains), len(domains), columns))
    strata = cells.at.strata
    if cells.squares is not None:
        row = cells.at.stratum[mine]
        for k in range(columns):
            values = np.zeros((len(strata.psus), len(domains)))
            np.add.at(values, (row, column), z[mine, k])
            weight = strata.scale * strata.centre / strata.psus
            found[:, :, k] = -(values.T * weight) @ values
        own = cells.variance(ratio)
        found[np.arange(len(domains)), np.arange(len(domains))] = own[domains]
        return found
    once, first, row = np.unique(cells.at.psu[mine], return_index=True, return_inverse=True)
    layer = cells.at.stratum[mine][first]
    layers = len(strata.psus)
    unseen = strata.centre * np.maximum(strata.psus - np.bincount(layer, minlength=layers), 0.0)
    for k in range(columns):
        values = np.zeros((len(once), len(domains)))
        values[row, column] = z[mine, k]
        mean = (strata.centre / strata.psus)[:, None] * summed(values, layer, layers)
        away = values - mean[layer]
        found[:, :, k] = (away.T * strata.scale[layer]) @ away + (mean.T * (strata.scale * unseen)) @ mean
    return found
