"""One way to ask for estimates of a coded survey: by linearisation or by replicate weights, as its design says."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.cells import Sums
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import Domains
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.linearisation import NOISE, Linearised, linearise, without_noise
from governance_metrics.statistics.replicates import (
    replicate_df,
    replicate_errors,
    replicate_totals,
)
from governance_metrics.statistics.respondents import Respondents
from governance_metrics.statistics.scores import score_variance
from governance_metrics.text import coded

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Estimated:
    """Estimates of D areas and K variables, shape (D, K); ``df`` and ``note`` have shape (D,).

    Parameters
    ----------
    estimate, std_error, total, total_std_error, denominator : array of shape (D, K)
        Ratios and upper totals with their standard errors, and lower totals.
    df : array of shape (D,)
        Degrees of freedom of the area.
    note : list of str
        What the method has to add for the area: a lonely psu and its rule, replicates set aside.
    """

    estimate: Array
    std_error: Array
    total: Array
    total_std_error: Array
    denominator: Array
    df: Array
    note: list[str]


def estimate_domains(
    respondents: Respondents, design: SurveyDesign, domains: Domains, y: Array, x: Array, counted: Flags
) -> Estimated:
    """Return ratios and totals of every area with their standard errors.

    Parameters
    ----------
    respondents : Respondents
        N rows.
    design : SurveyDesign
        How they were drawn.
    domains : Domains
        Their areas, D.
    y, x : array of shape (N, K)
        Values above and below, 0 where they are not known.
    counted : array of shape (N,)
        Rows that count for the degrees of freedom.

    Returns
    -------
    Estimated

    References
    ----------
    As ``linearise`` and ``replicate_variance``.

    Examples
    --------
    >>> import pandas as pd
    >>> from governance_metrics.statistics.domains import read_domains
    >>> from governance_metrics.statistics.respondents import read_respondents
    >>> frame, design = pd.DataFrame({"y": [1.0, 2.0, 3.0]}), SurveyDesign()
    >>> y, x = frame[["y"]].to_numpy(), np.ones((3, 1))
    >>> rows = read_respondents(frame, design)
    >>> found = estimate_domains(rows, design, read_domains(frame, []), y, x, np.ones(3, dtype=bool))
    >>> found.estimate.tolist(), found.std_error.round(4).tolist(), found.df.tolist()
    ([[2.0]], [[0.5774]], [2.0])
    """
    if respondents.replicate_weights is not None:
        return _replicated(respondents, respondents.replicate_weights, design, domains, y, x, counted)
    weight = respondents.weight
    wy, wx = weight[:, None] * y, weight[:, None] * x
    seen = (counted & (weight != 0)).astype(np.float64)
    sums = Sums(domain=domains.codes, stratum=respondents.stratum, psu=respondents.psu, a=wy, b=wx, seen=seen)
    second = None
    if respondents.second is not None:
        unit, strata = respondents.second
        second = Sums(domain=domains.codes, stratum=respondents.psu, psu=unit, a=wy, b=wx), strata
    found = linearise(sums, respondents.strata, domains.size, second)
    error, total_error = found.std_error, found.total_std_error
    if respondents.residuals is not None:
        error, total_error = _calibrated_errors(respondents, domains, wy, np.broadcast_to(wx, wy.shape), found)
    return Estimated(
        found.estimate, error, found.total, total_error, found.denominator, found.df[:, 0],
        _lonely_notes(respondents, design, domains),
    )  # fmt: skip


def _calibrated_errors(
    respondents: Respondents, domains: Domains, wy: Array, wx: Array, found: Linearised
) -> tuple[Array, Array]:
    """Standard errors of ratios and totals less what known margins explain, shape (D, K) each."""
    codes, size = domains.codes, domains.size
    ratio = np.nan_to_num(found.estimate)[codes]
    errors, total_errors = np.empty_like(found.std_error), np.empty_like(found.std_error)
    for k in range(wy.shape[1]):
        with np.errstate(all="ignore"):
            errors[:, k] = np.sqrt(score_variance(respondents, wy[:, k] - ratio[:, k] * wx[:, k], codes, size))
            errors[:, k] /= found.denominator[:, k]
            total_errors[:, k] = np.sqrt(score_variance(respondents, wy[:, k], codes, size))
    errors = without_noise(np.where(np.isnan(found.estimate), np.nan, errors), found.estimate, NOISE["psu"])
    return errors, without_noise(total_errors, found.total, NOISE["psu"])


def _replicated(
    respondents: Respondents,
    weights: Array,
    design: SurveyDesign,
    domains: Domains,
    y: Array,
    x: Array,
    counted: Flags,
) -> Estimated:
    inside = domains.codes >= 0
    full = respondents.weight[inside, None]
    total, below = (summed(full * v[inside], domains.codes[inside], domains.size) for v in (y, x))
    above_r, below_r = (replicate_totals(v, weights, domains.codes, domains.size) for v in (y, x))
    with np.errstate(all="ignore"):
        ratio = np.where(below > 0, total / below, np.nan)
        ratios = np.where(below_r > 0, above_r / below_r, np.nan)
    of_ratio, dropped = replicate_errors(ratios, ratio, design)
    error = without_noise(of_ratio, ratio, NOISE["psu"])
    total_error = without_noise(replicate_errors(above_r, total, design)[0], total, NOISE["psu"])
    df = np.array(
        [float(replicate_df(weights[(domains.codes == d) & counted])) for d in range(domains.size)], dtype=np.float64
    )
    lost = dropped.max(axis=1, initial=0)
    note = [coded("replicates_dropped", n=int(n)) if n else "" for n in lost]
    return Estimated(ratio, error, total, total_error, below, df, note)


def _lonely_notes(respondents: Respondents, design: SurveyDesign, domains: Domains) -> list[str]:
    """For each area, how many of its strata have a single psu and by what rule they were taken."""
    lonely = respondents.strata.lonely
    if (design.psu is None and design.stratum is None) or not lonely.any():
        return [""] * domains.size
    rows = (domains.codes >= 0) & lonely[respondents.stratum]
    pairs = np.unique(domains.codes[rows] * len(lonely) + respondents.stratum[rows])
    counts = np.bincount(pairs // len(lonely), minlength=domains.size)
    return [coded("lonely_psu", rule=design.lonely_psu, strata=int(n)) if n else "" for n in counts]
