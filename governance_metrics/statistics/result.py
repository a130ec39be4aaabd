"""The table of a survey estimate: one row per area and level, with its interval or the reason for none."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.statistics.domains import Domains
from governance_metrics.text import coded

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
NUMBERS = ("estimate", "std_error", "conf_low", "conf_high", "conf_level", "n", "n_missing", "df", "deff")
WORDS = ("method", "reason")
NOTHING = ("empty_universe", "all_missing", "zero_denominator", "not_finite")  # reasons for no estimate at all


def counts(domains: Domains, known: Flags) -> tuple[Array, Array]:
    """Return rows used and rows missing of every area, two arrays of shape (D,).

    Examples
    --------
    >>> one = Domains(np.array([0, 0, -1]), pd.DataFrame(index=range(1)))
    >>> [c.tolist() for c in counts(one, np.array([True, False, True]))]
    [[1.0], [1.0]]
    """
    inside = domains.codes >= 0
    used, missing = (np.bincount(domains.codes[inside & rows], minlength=domains.size) for rows in (known, ~known))
    return used.astype(np.float64), missing.astype(np.float64)


def reasons(columns: Mapping[str, Array], has_weight: Flags, *, calibrated: bool = False) -> list[str]:
    """Return for every row why there is no estimate or no interval; empty where nothing is to be said.

    Parameters
    ----------
    columns : mapping of str to array of shape (m,)
        ``estimate, std_error, n, n_missing, df``.
    has_weight : array of shape (m,)
        Whether the lower total is above 0.
    calibrated : bool
        Whether weights meet known margins, which may be all there is to an estimate.

    Returns
    -------
    list of str
        ``empty_universe``: the area has no rows. ``all_missing``: none has an answer. ``zero_denominator``: the
        lower total, or all weight, is 0. ``too_few_clusters``: no degrees of freedom. ``no_variance``: the lonely
        psu rule leaves none. ``all_alike``: all psus agree, so the standard error is 0. ``no_spread_left``: likewise,
        once known margins are met.

    Examples
    --------
    >>> row = {"estimate": [0.5], "std_error": [0.0], "n": [1], "n_missing": [0], "df": [0]}
    >>> reasons({name: np.array(values) for name, values in row.items()}, np.array([True]))
    ['too_few_clusters(df=0)']
    """
    estimate, error, n, missing, df = (columns[name] for name in ("estimate", "std_error", "n", "n_missing", "df"))
    nobody, no_weight = n == 0, ~np.asarray(has_weight, dtype=bool)
    kinds = {
        "empty_universe": nobody & (missing == 0), "all_missing": nobody, "zero_denominator": no_weight,
        "not_finite": ~np.isfinite(estimate), "too_few_clusters": ~(df > 0), "no_variance": np.isnan(error),
        "no_spread_left": (error == 0) & calibrated, "all_alike": error == 0,
    }  # fmt: skip
    said: list[str] = np.select(list(kinds.values()), list(kinds), default="").tolist()
    numbered = {"all_missing": ("n_missing", missing), "too_few_clusters": ("df", df)}
    numbered |= dict.fromkeys(("all_alike", "no_spread_left"), ("n", n))
    for i, words in enumerate(said):
        if words in numbered:
            name, values = numbered[words]
            said[i] = coded(words, **{name: int(values[i])})
    return said


def blank_what_is_not_known(columns: dict[str, Array], reason: Sequence[str], method: list[str]) -> None:
    """Blank in place what a reason forbids.

    Without an estimate there is nothing; without degrees of freedom there are no limits, and a standard error
    of 0 says nothing.

    Parameters
    ----------
    columns : dict of str to array of shape (m,)
        ``estimate, std_error, conf_low, conf_high, deff``.
    reason, method : sequence of str
        m of each.

    Examples
    --------
    >>> columns = {name: np.array([0.0]) for name in ("estimate", "std_error", "conf_low", "conf_high", "deff")}
    >>> blank_what_is_not_known(columns, ["too_few_clusters(df=0)"], ["linearised_t"])
    >>> columns["estimate"].tolist(), columns["std_error"].tolist()
    ([0.0], [nan])
    """
    codes = np.array([words.partition("(")[0] for words in reason], dtype=object)
    nothing = np.isin(codes, NOTHING)
    few = codes == "too_few_clusters"
    for name in ("estimate", "std_error", "deff"):
        columns[name] = np.where(nothing, np.nan, columns[name])
    silent = few & (columns["std_error"] == 0)
    for name in ("std_error", "deff"):
        columns[name] = np.where(silent, np.nan, columns[name])
    for name in ("conf_low", "conf_high"):
        columns[name] = np.where(nothing | few | (codes == "no_variance"), np.nan, columns[name])
    for place in np.flatnonzero(nothing):
        method[place] = "none"


def labelled(
    columns: Mapping[str, Array],
    method: Sequence[str],
    reason: Sequence[str],
    domains: Domains,
    levels: Sequence[Hashable] | None,
    conf_level: float,
) -> pd.DataFrame:
    """Return the table: areas in order, the levels of each together, the columns of ``by`` in front.

    Rows of the data without an area get a row of their own, last, with the reason ``no_area``.

    Parameters
    ----------
    columns : mapping of str to array of shape (m,)
        The numbers, D areas × K levels, area by area.
    method, reason : sequence of str
        m of each.
    domains : Domains
        The areas.
    levels : sequence or None
        The levels of the answer.
    conf_level : float
        Confidence level.

    Examples
    --------
    >>> one = Domains(np.array([0, 0]), pd.DataFrame(index=range(1)))
    >>> numbers = {name: np.array([1.0]) for name in NUMBERS}
    >>> labelled(numbers, ["wilson"], [""], one, None, 0.95)[["n", "method"]].values.tolist()
    [[1, 'wilson']]
    """
    left_out = int((domains.codes < 0).sum())
    k = 1 if levels is None else len(levels)
    at = np.repeat(np.arange(domains.size), k)
    rows = domains.size * k + (left_out > 0)
    table = {}
    for name in domains.labels.columns:
        label = domains.labels[name].take(at).reset_index(drop=True)
        table[name] = label.reindex(range(rows)) if left_out else label
    if levels is not None:
        table["level"] = pd.Series(list(levels) * domains.size, dtype=object).reindex(range(rows))
    for name in NUMBERS:
        values = np.full(rows, conf_level) if name == "conf_level" else np.full(rows, np.nan)
        if name != "conf_level":
            values[: len(at)] = columns[name]
        if left_out and name in ("n", "n_missing"):
            values[-1] = left_out if name == "n_missing" else 0
        table[name] = pd.Series(values.astype(np.int64) if name in ("n", "n_missing") else values)
    last = [("none", "no_area")] if left_out else []
    for name, said in zip(WORDS, zip(*zip(method, reason, strict=True), *last, strict=False), strict=True):
        table[name] = pd.Series(list(said), dtype=object)
    return pd.DataFrame(table)
