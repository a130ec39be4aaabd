"""Shares, means, totals and ratios of a coded survey: estimates, limits and design effects."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import Domains
from governance_metrics.statistics.intervals import (
    effective_wilson_interval,
    korn_graubard_interval,
    logit_interval,
    mean_interval,
    wilson_interval,
)
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.linearisation import design_effect
from governance_metrics.statistics.respondents import Respondents
from governance_metrics.statistics.result import blank_what_is_not_known, counts, labelled, reasons
from governance_metrics.statistics.variances import Estimated, estimate_domains
from governance_metrics.text import coded

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Kind = Literal["share", "mean", "total", "ratio"]
Interval = Literal["korn_graubard", "wilson", "logit"]


@dataclass(frozen=True, eq=False)
class Asked:
    """What is asked of a survey.

    Parameters
    ----------
    kind : {"share", "mean", "total", "ratio"}
        What is estimated.
    respondents, design, domains
        N rows, how they were drawn, their D areas.
    y : array of shape (N, K)
        Values, blank where missing; one column per level of a share.
    x : array of shape (N, 1)
        What the values are divided by; 1 but for ratios.
    levels : sequence or None
        K levels of the answer.
    conf_level : float
        Confidence level.
    interval : {"korn_graubard", "wilson", "logit"}, optional
        Kind of limits of a share.
    """

    kind: Kind
    respondents: Respondents
    design: SurveyDesign
    domains: Domains
    y: Array
    x: Array
    levels: Sequence[Hashable] | None
    conf_level: float
    interval: Interval | None = None


def estimated(asked: Asked) -> pd.DataFrame:
    """Return the table: areas in order, the levels of each together.

    Parameters
    ----------
    asked : Asked
        What is asked.

    Returns
    -------
    DataFrame
        As ``survey_proportion`` describes; D × K rows, and one for rows of no area where there are any.

    References
    ----------
    As ``survey_proportion``, ``survey_mean``, ``survey_total`` and ``survey_ratio``.
    """
    known = np.asarray(~np.isnan(asked.y).any(axis=1) & ~np.isnan(asked.x).any(axis=1), dtype=np.bool_)
    y, x = np.where(known[:, None], asked.y, 0.0), np.where(known[:, None], asked.x, 0.0)
    found = estimate_domains(asked.respondents, asked.design, asked.domains, y, x, np.ones_like(known))
    n, n_missing = counts(asked.domains, known)
    levels = found.estimate.shape[1]
    total = asked.kind == "total"
    estimate = np.where((n > 0)[:, None], found.total if total else found.estimate, np.nan)
    error = np.where(np.isnan(estimate), np.nan, found.total_std_error if total else found.std_error)
    columns = {
        "estimate": estimate.ravel(),
        "std_error": error.ravel(),
        "n": np.repeat(n, levels),
        "n_missing": np.repeat(n_missing, levels),
        "df": np.repeat(found.df, levels),
        "deff": _design_effects(asked, found, known, y, x).ravel(),
    }
    method, columns["conf_low"], columns["conf_high"] = _limits(asked, columns, found.note, levels)
    has_weight = np.repeat(found.denominator.max(axis=1, initial=0.0) > 0, levels)
    reason = reasons(columns, has_weight, calibrated=asked.design.calibration is not None)
    blank_what_is_not_known(columns, reason, method)
    return labelled(columns, method, reason, asked.domains, asked.levels, asked.conf_level)


def _limits(asked: Asked, columns: dict[str, Array], note: list[str], levels: int) -> tuple[list[str], Array, Array]:
    """The method of every row, and its limits."""
    estimate, error, df, n = (columns[name] for name in ("estimate", "std_error", "df", "n"))
    replicates = asked.design.replicate_method
    rows = n + columns["n_missing"]
    if asked.kind == "share" and asked.design.is_simple and asked.interval in (None, "wilson"):
        method, (low, high) = "wilson", wilson_interval(np.rint(estimate * n), n, asked.conf_level)
    elif asked.kind == "share" and asked.interval == "wilson":
        method = "wilson_effective"
        low, high = effective_wilson_interval(estimate, error, rows, df, asked.conf_level)
    elif asked.kind == "share" and asked.interval == "logit":
        method, (low, high) = "logit", logit_interval(estimate, error, df, asked.conf_level)
    elif asked.kind == "share":
        method, (low, high) = "korn_graubard", korn_graubard_interval(estimate, error, rows, df, asked.conf_level)
    else:
        method = "replicate_t" if replicates else "linearised_t"
        low, high = mean_interval(estimate, error, df, asked.conf_level)
        low, high = (np.where(error > 0, limit, np.nan) for limit in (low, high))
    named = coded(method, variance=replicates) if replicates else method
    said = [f"{named}; {added}" if added else named for added in note for _ in range(levels)]
    return said, low, high


def _design_effects(asked: Asked, found: Estimated, known: Flags, y: Array, x: Array) -> Array:
    """Variance over that of a simple random sample with replacement, shape (D, K)."""
    domains, weight = asked.domains, asked.respondents.weight[:, None]
    inside = (domains.codes >= 0) & known
    codes, w = domains.codes[inside], weight[inside]
    y, x = y[inside], np.broadcast_to(x[inside], y[inside].shape)
    rows = summed((w != 0).astype(np.float64), codes, domains.size)
    whole = summed(w, codes, domains.size)
    if asked.kind == "total":
        with np.errstate(all="ignore"):
            mean = summed(w * y, codes, domains.size) / whole
            error = found.total_std_error / whole
        x = np.ones_like(y)
    else:
        mean, error = found.estimate, found.std_error
    away = y - np.nan_to_num(mean)[codes] * x
    below = summed(w * x, codes, domains.size)
    away_squared = summed(w * away * away, codes, domains.size)
    zero = np.zeros_like(below)
    return design_effect(error, zero, rows, whole, below, away_squared, zero, zero)
