"""Variances and covariances of weighted influences, psu by psu, for every kind of linearised design."""

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.respondents import Respondents
from governance_metrics.statistics.strata import Strata

Array = NDArray[np.float64]
Codes = NDArray[np.int64]


def score_covariance(respondents: Respondents, z: Array, codes: Codes | None = None, size: int = 0) -> Array:
    """Return the covariance matrix of totals of weighted influences.

    Parameters
    ----------
    respondents : Respondents
        N rows; both stages count, and what known margins explain is taken out.
    z : array of shape (N, C), or (N,) with ``codes``
        Influences times weights. With codes, row i adds to column ``codes[i]`` alone; -1 adds to none.
    codes : array of shape (N,), optional
        Columns, for areas that share no row.
    size : int
        C, with codes.

    Returns
    -------
    array of shape (C, C)

    References
    ----------
    Särndal C-E, Swensson B, Wretman J (1992), Model Assisted Survey Sampling, Springer: 137-139 (two stages),
    172-176 (Taylor linearisation). Equal to R ``svyrecvar``.

    Examples
    --------
    >>> import pandas as pd
    >>> from governance_metrics.statistics.design import SurveyDesign
    >>> from governance_metrics.statistics.respondents import read_respondents
    >>> rows = read_respondents(pd.DataFrame({"p": [1, 1, 2, 3]}), SurveyDesign(psu="p"))
    >>> score_covariance(rows, np.array([[1.0], [1.0], [3.0], [4.0]])).tolist()
    [[3.0]]
    """
    found: Array = np.zeros(1)
    for sums, layer, strata in _stages(respondents, z, codes, size):
        away, mean, unseen = away_from_means(sums, layer, strata)
        scaled = strata.scale[layer][:, None] * away
        part = away.T @ scaled + (mean.T * (strata.scale * unseen)) @ mean
        found = found + part * average_factor(strata)
    return found


def score_variance(respondents: Respondents, z: Array, codes: Codes | None = None, size: int = 0) -> Array:
    """Return the variances alone, shape (C,), as ``score_covariance``.

    Examples
    --------
    >>> import pandas as pd
    >>> from governance_metrics.statistics.design import SurveyDesign
    >>> from governance_metrics.statistics.respondents import read_respondents
    >>> rows = read_respondents(pd.DataFrame({"p": [1, 1, 2, 3]}), SurveyDesign(psu="p"))
    >>> score_variance(rows, np.array([[1.0], [1.0], [3.0], [4.0]])).tolist()
    [3.0]
    """
    found: Array = np.zeros(1)
    for sums, layer, strata in _stages(respondents, z, codes, size):
        away, mean, unseen = away_from_means(sums, layer, strata)
        part = (strata.scale[layer][:, None] * away * away).sum(axis=0)
        part = part + ((strata.scale * unseen)[:, None] * mean * mean).sum(axis=0)
        found = found + part * average_factor(strata)
    return found


def average_factor(strata: Strata) -> float:
    """Return what a whole file's variance is multiplied by under the rule ``average``; 1 under others.

    Examples
    --------
    >>> average_factor(Strata(n_psu=np.array([2, 3, 1]), lonely_psu="average"))
    1.5
    """
    if strata.lonely_psu != "average" or strata.drawn_before is not None or not strata.lonely.any():
        return 1.0
    several = int((~strata.lonely).sum())
    return len(strata.psus) / several if several else np.nan


def _stages(respondents: Respondents, z: Array, codes: Codes | None, size: int) -> list[tuple[Array, Codes, Strata]]:
    """For each stage: sums by unit (U, C), the stratum of each unit, and the strata."""
    taken = None
    residuals = respondents.residuals
    if residuals is not None:
        if codes is None:
            moments = residuals.moments(z)
        else:
            inside = codes >= 0
            share = residuals.x[inside] * (z * residuals.per_weight)[inside][:, None]
            moments = summed(share, codes[inside], size).T
        taken = residuals.coefficients(moments)
    made = []
    second = respondents.second
    for unit, layer_of_row, strata in [
        (respondents.psu, respondents.stratum, respondents.strata),
        *([(second.unit, respondents.psu, second.strata)] if second else []),
    ]:
        if codes is not None and residuals is None:  # units that no row of z touches are counted, not stored
            touched = codes >= 0
            _, unit = np.unique(unit[touched], return_inverse=True)
            layer_of_row, here = layer_of_row[touched], z[touched]
            row_codes: Codes | None = codes[touched]
        else:
            here, row_codes = z, codes
        units = int(unit.max(initial=-1)) + 1
        if row_codes is None:
            sums = summed(here, unit, units)
        else:
            inside = row_codes >= 0
            flat = unit[inside] * size + row_codes[inside]
            sums = summed(here[inside, None], flat, units * size).reshape(units, size)
        if residuals is not None and taken is not None:
            sums = sums - summed(residuals.weighted, unit, units) @ taken
        layer = np.zeros(units, dtype=np.int64)
        layer[unit] = layer_of_row
        made.append((sums, layer, strata))
    return made


def away_from_means(sums: Array, layer: Codes, strata: Strata) -> tuple[Array, Array, Array]:
    """Return distances of units from their stratum's mean, the means (H, C), and units not in the sums (H,)."""
    layers = len(strata.psus)
    mean = (strata.centre / strata.psus)[:, None] * summed(sums, layer, layers)
    unseen = strata.centre * np.maximum(strata.psus - np.bincount(layer, minlength=layers), 0.0)
    return sums - mean[layer], mean, unseen
