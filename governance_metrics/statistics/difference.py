"""Differences and ratios between areas, groups and periods, with the covariance their samples share."""

from collections.abc import Hashable
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import stdtr

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import Domains
from governance_metrics.statistics.intervals import korn_graubard_interval, mean_interval
from governance_metrics.statistics.joint import pair_covariance, pair_df, pair_errors
from governance_metrics.statistics.keys import By, keys_of, opened
from governance_metrics.statistics.sampled import Of, Sample, check_words, one_of, read_sample
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
Scale = Literal["difference", "ratio"]
ADDED = ("reference", "value", "reference_value", "n_reference", "p_value", "scale")


def survey_difference(
    frame: object,
    variable: str,
    design: SurveyDesign | None = None,
    *,
    between: str,
    reference: Hashable | None = None,
    by: By = None,
    of: Of = "mean",
    denominator: str | None = None,
    scale: Scale = "difference",
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return how far areas, groups or periods lie apart, with intervals.

    Strata and psus that two areas share make their estimates move together; the standard error counts it. Two
    periods drawn anew need strata that name the period, lest psus of equal labels count as the same villages.

    Parameters
    ----------
    frame, variable, design, conf_level
        As for ``survey_mean``; for ``of="proportion"`` a variable of yes and no.
    between : str
        The column whose values are compared: an area, a group, a period.
    reference : value of that column, optional
        What the others are compared with. Without it every pair is compared, the later with the earlier.
    by : str or sequence of str, optional
        Columns within whose groups values are compared.
    of : {"proportion", "mean", "total", "ratio"}
        What is estimated; ``ratio`` needs ``denominator``.
    denominator : str, optional
        Column a ratio is divided by.
    scale : {"difference", "ratio"}
        One minus the other, or one over the other.

    Returns
    -------
    DataFrame
        ``by…, <between>, reference, value, reference_value, scale, estimate, std_error, conf_low, conf_high,
        conf_level, p_value, n, n_reference, n_missing, df, method, reason``, one row per pair; rows of the data
        without an area are counted in a last row. Limits and the two-sided
        ``p_value`` of no difference are Student's with the psus minus strata of both areas; for a ratio on the
        log scale. Where one of two shares has no spread the interval is put together from both by
        square-and-add, without a ``p_value``.

    Raises
    ------
    DataError
        As ``survey_mean``; for a reference the column does not have, or an unknown ``of`` or ``scale``.

    References
    ----------
    Lumley T (2010), Complex Surveys, Wiley: 30-33. Equal to R ``svycontrast`` on ``svyby(covmat = TRUE)`` with
    ``confint(df = degf(subset(design, either)))``. Newcombe RG (1998), Stat Med 17: 873-890, method 10 (p 876).

    Examples
    --------
    >>> frame = pd.DataFrame({"ward": ["a"] * 4 + ["b"] * 4, "hours": [1.0, 2, 3, 4, 3, 4, 5, 6]})
    >>> found = survey_difference(frame, "hours", between="ward")
    >>> found[["ward", "reference", "estimate", "df"]].values.tolist()
    [['b', 'a', 2.0, 7.0]]
    """
    data, design = opened(frame, design, conf_level)
    check_words(of, denominator)
    if scale not in get_args(Scale):
        raise DataError(one_of("scale", scale, get_args(Scale)))
    split = [] if by is None else [by] if isinstance(by, str) else list(by)
    named = [name for name in (variable, denominator) if name is not None]
    *keys, between = keys_of(data, [*split, between], named, design, taken=ADDED)
    if between in keys:
        raise DataError(
            Text(
                zh=f"列“{between}”不能既是 between 又在 by 之中。请去掉其一。",
                en=f"column {between!r}: cannot be both between and by. Leave one out.",
            )
        )
    sample = read_sample(data, variable, denominator, of, design, [*keys, between])
    domains = sample.domains
    pairs, blocks = _pairs(domains, keys, between, reference)
    columns, method, reason = _compared(sample, (pairs, blocks), scale, conf_level)
    labels = domains.labels.take(pairs[:, 0]).reset_index(drop=True)
    other = domains.labels[between].take(pairs[:, 1]).reset_index(drop=True)
    table = {name: labels[name] for name in [*keys, between]} | {"reference": other} | columns
    words = {"method": pd.Series(method, dtype=object), "reason": pd.Series(reason, dtype=object)}
    rows = pd.DataFrame(table | words)
    left_out = int((domains.codes < 0).sum())
    if left_out:
        rows = rows.reindex(range(len(rows) + 1))
        rows.loc[len(rows) - 1, ["n", "n_reference", "n_missing"]] = 0, 0, left_out
        rows.loc[len(rows) - 1, ["method", "reason", "scale", "conf_level"]] = "none", "no_area", scale, conf_level
        rows = rows.astype({"n": np.int64, "n_reference": np.int64, "n_missing": np.int64})
    return rows


def _compared(
    sample: Sample, compared: tuple[Codes, list[Codes]], scale: Scale, conf_level: float
) -> tuple[dict[str, object], list[str], list[str]]:
    """The columns of every pair, how its limits were made, and why there are none."""
    pairs, blocks = compared
    n, n_missing, value = sample.n, sample.n_missing, sample.value
    covariance = pair_covariance(sample, pairs, blocks)
    a, b = pairs.T
    df = pair_df(sample, pairs)
    first, second = value[a], value[b]
    with np.errstate(all="ignore"):
        estimate = first - second if scale == "difference" else np.where(second != 0, first / second, np.nan)
        ones = np.ones(len(pairs))
        slope = (ones, -ones) if scale == "difference" else (1 / second, -first / second**2)
        error = np.where(np.isfinite(estimate), pair_errors(covariance, slope), np.nan)
        if scale == "difference":
            low, high = mean_interval(estimate, error, df, conf_level)
            t = np.abs(estimate) / error
        else:
            log, of_log = np.log(estimate), error / estimate
            low, high = (np.exp(limit) for limit in mean_interval(log, of_log, df, conf_level))
            t = np.abs(log) / of_log
        p_value = np.where((df > 0) & (error > 0), 2 * stdtr(np.where(df > 0, df, np.nan), -t), np.nan)
    reason = _reasons(n, value, estimate, error, df, pairs, scale)
    blank = np.array([words != "" for words in reason], dtype=np.bool_)
    low, high, p_value = (np.where(blank, np.nan, v) for v in (low, high, p_value))
    replicates = sample.design.replicate_method
    way = coded("replicate_t", variance=replicates) if replicates else "linearised_t"
    method = [("none" if np.isnan(e) else way) for e in estimate.tolist()]
    if sample.of == "proportion" and scale == "difference":
        _square_and_add(sample, pairs, conf_level, (low, high, p_value), method, reason)
    columns: dict[str, object] = {
        "value": first, "reference_value": second, "scale": pd.Series([scale] * len(pairs), dtype=object),
        "estimate": estimate, "std_error": error, "conf_low": low, "conf_high": high,
        "conf_level": np.full(len(pairs), conf_level), "p_value": p_value, "n": n[a].astype(np.int64),
        "n_reference": n[b].astype(np.int64), "n_missing": (n_missing[a] + n_missing[b]).astype(np.int64), "df": df,
    }  # fmt: skip
    return columns, method, reason


def _square_and_add(
    sample: Sample,
    pairs: Codes,
    conf_level: float,
    limits: tuple[Array, Array, Array],
    method: list[str],
    reason: list[str],
) -> None:
    """In place: limits of differences of shares, one of which everybody or nobody answered yes to."""
    share, error, df = sample.value, sample.found.std_error[:, 0], sample.found.df
    low, high = korn_graubard_interval(share, error, sample.n + sample.n_missing, df, conf_level)
    a, b = pairs.T
    flat = ((error[a] == 0) | (error[b] == 0)) & np.isfinite(low[a]) & np.isfinite(low[b])
    gap = share[a] - share[b]
    below, above = np.hypot(share[a] - low[a], high[b] - share[b]), np.hypot(high[a] - share[a], share[b] - low[b])
    for i in np.flatnonzero(flat).tolist():
        limits[0][i], limits[1][i], limits[2][i] = gap[i] - below[i], gap[i] + above[i], np.nan
        method[i], reason[i] = "square_and_add", ""


def _reasons(n: Array, value: Array, estimate: Array, error: Array, df: Array, pairs: Codes, scale: Scale) -> list[str]:
    said = []
    for (a, b), gap, e, f in zip(pairs.tolist(), estimate.tolist(), error.tolist(), df.tolist(), strict=True):
        if n[a] == 0 or n[b] == 0 or np.isnan(value[a]) or np.isnan(value[b]):
            said.append("no_estimate")
        elif scale == "ratio" and value[b] == 0:
            said.append("zero_denominator")
        elif scale == "ratio" and not gap > 0:
            said.append("no_log")
        elif not f > 0:
            said.append(coded("too_few_clusters", df=int(f)))
        elif np.isnan(e):
            said.append("no_variance")
        else:
            said.append(coded("all_alike", n=int(n[a] + n[b])) if e == 0 else "")
    return said


def _pairs(domains: Domains, keys: list[str], between: str, reference: Hashable | None) -> tuple[Codes, list[Codes]]:
    """Codes of the areas compared and of what each is compared with, shape (m, 2); and the groups they are of."""
    labels = domains.labels
    if reference is not None and not labels[between].eq(reference).any():
        there = ", ".join(str(v) for v in labels[between].drop_duplicates()[:30])
        raise DataError(
            Text(
                zh=f"reference：列“{between}”中没有 {reference!r}；现有的值：{there}。请改正。",
                en=f"reference: column {between!r} has no {reference!r}; there are {there}. Correct it.",
            )
        )
    groups = labels.groupby(keys, sort=False, observed=True).indices.values() if keys else [np.arange(domains.size)]
    found: list[tuple[int, int]] = []
    blocks = [np.asarray(rows, dtype=np.int64) for rows in groups]
    for rows in blocks:
        places = [int(i) for i in rows]
        if reference is None:
            found += [(later, earlier) for k, earlier in enumerate(places) for later in places[k + 1 :]]
        else:
            held = [i for i in places if labels[between].iloc[i] == reference]
            found += [(i, held[0]) for i in places if held and i != held[0]]
    return np.array(found, dtype=np.int64).reshape(-1, 2), blocks
