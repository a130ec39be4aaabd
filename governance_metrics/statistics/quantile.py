"""Quantiles of a survey: the cut first, then Woodruff's interval of the share below it."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import Domains
from governance_metrics.statistics.intervals import mean_interval
from governance_metrics.statistics.respondents import Respondents
from governance_metrics.statistics.result import blank_what_is_not_known, counts, labelled, reasons
from governance_metrics.statistics.variances import estimate_domains
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]
ROUNDING = 1e-12  # of the sum of weights: a share this near the wanted one has reached it


def weighted_quantile(values: Array, weights: Array, shares: Array) -> Array:
    """Return the smallest value at which the weighted share of values reaches each wanted share.

    Parameters
    ----------
    values, weights : array of shape (n,)
        Values in any unit, and weights; rows of weight 0 do not count.
    shares : array of shape (q,)
        Wanted shares; blank or outside 0 to 1 gives blank.

    Returns
    -------
    array of shape (q,)

    References
    ----------
    Hyndman RJ, Fan Y (1996), American Statistician 50: 361-365, type 1 (p 363).

    Examples
    --------
    >>> weighted_quantile(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 2.0]), np.array([0.25, 0.5])).tolist()
    [1.0, 2.0]
    """
    some = weights > 0
    order = np.argsort(values[some], kind="stable")
    ordered, reached = values[some][order], np.cumsum(weights[some][order])
    if len(ordered) == 0:
        return np.full(len(shares), np.nan)
    usable = (shares >= 0) & (shares <= 1)
    wanted = np.where(usable, shares, 0.0) * reached[-1]
    place = np.searchsorted(reached, wanted - ROUNDING * reached[-1], side="left")
    return np.where(usable, ordered[np.minimum(place, len(ordered) - 1)], np.nan)


def estimated_quantile(
    respondents: Respondents,
    design: SurveyDesign,
    domains: Domains,
    y: Array,
    quantile: float,
    conf_level: float,
) -> pd.DataFrame:
    """Return the table of a quantile, one row per area.

    Parameters
    ----------
    respondents, design, domains
        N rows, how they were drawn, their D areas.
    y : array of shape (N,)
        Values, blank where missing.
    quantile : float
        Wanted share, above 0 and below 1.
    conf_level : float
        Confidence level.

    Returns
    -------
    DataFrame
        As ``survey_quantile`` describes.

    Raises
    ------
    DataError
        For a quantile that is not between 0 and 1.

    References
    ----------
    Woodruff RS (1952), J Am Stat Assoc 47: 635-646.
    """
    if not 0 < quantile < 1:
        raise DataError(
            Text(
                zh=f"quantile 应在 0 与 1 之间，现为 {quantile}。中位数写 0.5。",
                en=f"quantile: expected a share between 0 and 1, found {quantile}. The median is 0.5.",
            )
        )
    known = ~np.isnan(y)
    answers = [np.flatnonzero((domains.codes == d) & known) for d in range(domains.size)]
    weights = respondents.weight
    cut = np.array([weighted_quantile(y[at], weights[at], np.array([quantile]))[0] for at in answers])
    inside = (domains.codes >= 0) & known
    below = np.zeros(len(y))
    below[inside] = y[inside] <= cut[domains.codes[inside]]
    share = estimate_domains(respondents, design, domains, below[:, None], known.astype(np.float64)[:, None], known)
    reached, error = share.estimate[:, 0], share.std_error[:, 0]
    low_share, high_share = mean_interval(reached, error, share.df, conf_level)
    shares = np.column_stack([low_share, high_share])
    limits = np.array([weighted_quantile(y[at], weights[at], shares[d]) for d, at in enumerate(answers)])
    limits = limits.reshape(domains.size, 2)
    half = mean_interval(0.0, 1.0, share.df, conf_level)[1]
    n, n_missing = counts(domains, known)
    columns = {
        "estimate": cut,
        "std_error": error,
        "conf_low": limits[:, 0],
        "conf_high": limits[:, 1],
        "n": n,
        "n_missing": n_missing,
        "df": share.df,
        "deff": np.full(domains.size, np.nan),
    }
    named = coded("woodruff", variance=design.replicate_method) if design.replicate_method else "woodruff"
    method = [f"{named}; {added}" if added else named for added in share.note]
    reason = reasons(columns, share.denominator[:, 0] > 0)
    columns["std_error"] = (limits[:, 1] - limits[:, 0]) / (2 * half)
    blank_what_is_not_known(columns, reason, method)
    flat = np.array([words.startswith("all_alike") for words in reason], dtype=np.bool_)
    for name in ("std_error", "conf_low", "conf_high"):
        columns[name] = np.where(flat, np.nan, columns[name])
    cut_off = np.isnan(columns["conf_low"]) | np.isnan(columns["conf_high"])
    reason = [
        "limit_beyond_answers" if off and not words else words for off, words in zip(cut_off, reason, strict=True)
    ]
    return labelled(columns, method, reason, domains, None, conf_level)
