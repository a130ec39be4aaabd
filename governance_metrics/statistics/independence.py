"""Whether two answers go together: the chi-square test of Rao and Scott."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import fdtrc

from governance_metrics.statistics.answers import read_levels
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import read_domains
from governance_metrics.statistics.keys import By, keys_of, opened
from governance_metrics.statistics.replicates import replicate_scales, replicate_totals
from governance_metrics.statistics.respondents import Respondents, read_respondents
from governance_metrics.statistics.scores import score_covariance
from governance_metrics.statistics.variances import estimate_domains
from governance_metrics.text import coded

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
ADDED = ("statistic", "df_1", "df_2", "p_value", "pearson", "rows", "columns")
NUMBERS = ("statistic", "df_1", "df_2", "p_value", "pearson")


class _Table(NamedTuple):
    """Shares of the cells of a table (r, c), their covariance (rc, rc), and rows of the data behind it."""

    shares: Array
    covariance: Array
    n: int


def survey_independence(
    frame: object, row: str, column: str, design: SurveyDesign | None = None, by: By = None
) -> pd.DataFrame:
    """Return tests of whether two answers are independent, with Rao and Scott's second-order correction.

    Parameters
    ----------
    frame, design, by
        As for ``survey_proportion``.
    row, column : str
        Columns of text, categories, or zeros and ones; rows with either missing are set aside and counted.

    Returns
    -------
    DataFrame
        ``by…, statistic, df_1, df_2, p_value, pearson, rows, columns, n, n_missing, method, reason``.
        ``statistic`` is F with ``df_1`` and ``df_2`` degrees of freedom, ``pearson`` the weighted table's
        chi-square for ``n`` answers before the correction, ``rows`` and ``columns`` the levels compared.

    Raises
    ------
    DataError
        As ``survey_proportion``.

    References
    ----------
    Rao JNK, Scott AJ (1984), Annals of Statistics 12: 46-60. Thomas DR, Rao JNK (1987), J Am Stat Assoc 82:
    630-636 (F). Equal to R ``svychisq(statistic = "F")``.

    Examples
    --------
    >>> frame = pd.DataFrame({"sex": list("FFMMFFMM") * 5, "came": ([1, 1, 0, 0, 1, 0, 0, 1]) * 5})
    >>> found = survey_independence(frame, "sex", "came")
    >>> found[["statistic", "p_value", "n"]].round(4).values.tolist()
    [[9.75, 0.0034, 40.0]]
    """
    data, design = opened(frame, design)
    keys = keys_of(data, by, [row, column], design, taken=ADDED)
    first, second = read_levels(data[row])[0], read_levels(data[column])[0]
    respondents, domains = read_respondents(data, design), read_domains(data, keys)
    ones = np.ones((len(data), 1))
    df = estimate_domains(respondents, design, domains, ones, ones, np.ones(len(data), dtype=np.bool_)).df
    tested, reason, counted = [], [], []
    for d in range(domains.size):
        here = domains.codes == d
        known = here & (first >= 0) & (second >= 0)
        weighted = known & (respondents.weight > 0)
        levels = [np.unique(codes[weighted], return_inverse=True) for codes in (first, second)]
        size = (len(levels[0][0]), len(levels[1][0]))
        counted.append((int(known.sum()), int(here.sum() - known.sum()), *size))
        said = _why_not(int(here.sum()), int(known.sum()), size, float(df[d]))
        found = dict.fromkeys(NUMBERS, np.nan)
        if not said:
            cell = np.full(len(data), -1, dtype=np.int64)
            cell[weighted] = levels[0][1].ravel() * size[1] + levels[1][1].ravel()
            table = _table(respondents, design, cell, size, int(known.sum()))
            found, said = _test(table, float(df[d]))
        tested.append(found)
        reason.append(said)
    table_of = {name: domains.labels[name] for name in domains.labels.columns}
    table_of |= {name: pd.Series([found[name] for found in tested], dtype=np.float64) for name in NUMBERS}
    for place, name in ((2, "rows"), (3, "columns"), (0, "n"), (1, "n_missing")):
        table_of[name] = pd.Series([numbers[place] for numbers in counted], dtype=np.int64)
    table_of["method"] = pd.Series(["none" if said else "rao_scott" for said in reason], dtype=object)
    table_of["reason"] = pd.Series(reason, dtype=object)
    rows = pd.DataFrame(table_of)
    left_out = int((domains.codes < 0).sum())
    if left_out:
        rows = rows.reindex(range(len(rows) + 1))
        rows.loc[len(rows) - 1, ["rows", "columns", "n", "n_missing"]] = 0, 0, 0, left_out
        rows.loc[len(rows) - 1, ["method", "reason"]] = "none", "no_area"
        rows = rows.astype(dict.fromkeys(("rows", "columns", "n", "n_missing"), np.int64))
    return rows


def _why_not(there: int, known: int, size: tuple[int, int], df: float) -> str:
    if known == 0:
        return coded("all_missing", n_missing=there) if there else "empty_universe"
    if min(size) < 2:
        return "one_level"
    return "" if df > 0 else coded("too_few_clusters", df=int(df))


def _table(respondents: Respondents, design: SurveyDesign, cell: Codes, size: tuple[int, int], n: int) -> _Table:
    """Weighted shares of the cells of the rows whose cell is known, with their covariance."""
    cells = size[0] * size[1]
    weight = np.where(cell >= 0, respondents.weight, 0.0)
    here = (cell[:, None] == np.arange(cells)).astype(np.float64)
    shares = (weight[:, None] * here).sum(axis=0) / weight.sum()
    if respondents.replicate_weights is None:
        z = weight[:, None] * (here - shares) / weight.sum()
        return _Table(shares.reshape(size), score_covariance(respondents, z), n)
    one = np.where(cell >= 0, 0, -1)
    totals = replicate_totals(here, respondents.replicate_weights, one, 1)[0]
    scales = replicate_scales(design)
    with np.errstate(all="ignore"):
        found = totals / totals.sum(axis=0)
    known = np.isfinite(found).all(axis=0)
    found, scales = found[:, known], scales[known]
    away = found - (shares[:, None] if design.replicate_mse else found[:, scales > 0].mean(axis=1, keepdims=True))
    return _Table(shares.reshape(size), (away * scales) @ away.T, n)


def _test(table: _Table, df: float) -> tuple[dict[str, float], str]:
    """The statistic and its degrees of freedom, or why there are none."""
    shares = table.shares
    expected = np.outer(shares.sum(axis=1), shares.sum(axis=0))
    pearson = float(table.n * ((shares - expected) ** 2 / expected).sum())
    p = shares.ravel()
    per = np.divide(1.0, p, out=np.zeros_like(p), where=p > 0)
    contrasts = np.kron(_contrasts(shares.shape[0]), _contrasts(shares.shape[1]))
    scaled = contrasts * per[:, None]
    simple = contrasts.T @ scaled / table.n
    try:
        effects = np.linalg.solve(simple, scaled.T @ table.covariance @ scaled)
    except np.linalg.LinAlgError:
        return dict.fromkeys(NUMBERS, np.nan), "no_variance"
    trace = float(np.trace(effects))
    if not trace > 1e-12:
        return dict.fromkeys(NUMBERS, np.nan) | {"pearson": pearson}, "no_variance"
    df_1 = trace**2 / float(np.trace(effects @ effects))
    statistic = pearson / trace
    p_value = float(fdtrc(df_1, df_1 * df, statistic))
    return {"statistic": statistic, "df_1": df_1, "df_2": df_1 * df, "p_value": p_value, "pearson": pearson}, ""


def _contrasts(levels: int) -> Array:
    """Contrasts that span what differs between levels, shape (levels, levels - 1)."""
    return np.asarray(np.eye(levels)[:, 1:] - 1 / levels, dtype=np.float64)
