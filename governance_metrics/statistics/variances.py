"""One way to ask for estimates of a coded survey: by linearisation or by replicate weights, as its design says."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.cells import Sums, summed
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import Domains
from governance_metrics.statistics.linearisation import NOISE, linearise, without_noise
from governance_metrics.statistics.replicates import (
    replicate_df,
    replicate_scales,
    replicate_totals,
    replicate_variance,
)
from governance_metrics.statistics.respondents import Respondents
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
    sums = Sums(
        domain=domains.codes, stratum=respondents.stratum, psu=respondents.psu,
        a=weight[:, None] * y, b=weight[:, None] * x, seen=(counted & (weight != 0)).astype(np.float64),
    )  # fmt: skip
    found = linearise(sums, respondents.strata, domains.size)
    return Estimated(
        found.estimate, found.std_error, found.total, found.total_std_error, found.denominator, found.df[:, 0],
        _lonely_notes(respondents, design, domains),
    )  # fmt: skip


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
    scales = replicate_scales(design)
    with np.errstate(all="ignore"):
        ratio = np.where(below > 0, total / below, np.nan)
        variance, dropped = replicate_variance(np.where(below_r > 0, above_r / below_r, np.nan), scales)
        error = without_noise(np.where(np.isnan(ratio), np.nan, np.sqrt(variance)), ratio, NOISE["psu"])
        total_error = without_noise(np.sqrt(replicate_variance(above_r, scales)[0]), total, NOISE["psu"])
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
