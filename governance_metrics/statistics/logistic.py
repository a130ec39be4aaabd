"""What goes with a yes or no: a logistic model of a survey, with errors that know how the sample was drawn."""

import warnings
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import expit, stdtr, stdtrit
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.tools.sm_exceptions import ConvergenceWarning, PerfectSeparationWarning

from governance_metrics.errors import DataError
from governance_metrics.statistics.answers import read_answers, read_levels, read_numbers
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import read_domains
from governance_metrics.statistics.keys import keys_of, opened
from governance_metrics.statistics.replicates import replicate_scales
from governance_metrics.statistics.respondents import Respondents, read_respondents
from governance_metrics.statistics.scores import score_covariance
from governance_metrics.statistics.variances import estimate_domains
from governance_metrics.text import Text

Array = NDArray[np.float64]
FARTHEST = 25.0  # log-odds nobody meets in a survey: the fit runs away because a group says all yes or all no


class _Column(NamedTuple):
    """A column of the model: its term and level, its numbers (N,), and whether it is a step."""

    term: str
    level: str
    numbers: Array
    stepped: bool


def survey_logistic(
    frame: object,
    outcome: str,
    terms: Sequence[str],
    design: SurveyDesign | None = None,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return the coefficients of a weighted logistic model and what each means in shares, one row per coefficient.

    Parameters
    ----------
    frame : DataFrame, or a table with ``to_pandas()`` or ``df()``
        N rows, one per respondent.
    outcome : str
        A column of 0 and 1 or of true and false.
    terms : sequence of str
        Columns that explain it. Numbers enter as they are; text and categories enter level by level against the
        first level (the first category, or the first in sorted order); true and false enter as a step.
    design : SurveyDesign, optional
        How the sample was drawn; without one, a simple random sample.
    conf_level : float
        Confidence level, 0–1.

    Returns
    -------
    DataFrame
        ``term, level, estimate, std_error, conf_low, conf_high`` on the scale of log-odds, ``odds_ratio,
        odds_ratio_low, odds_ratio_high``, ``p_value`` of no effect, and ``effect, effect_error, effect_low,
        effect_high``: the average marginal effect as a difference of shares (0–1), for a level against the first
        level with all else as it is, for a number per unit. ``df`` is the design's degrees of freedom for the rows
        used, less the terms; ``n`` and ``n_missing`` count rows. The intercept stands first and has no effect.

    Raises
    ------
    DataError
        As ``survey_proportion``; where terms say the same twice, where a level is all yes or all no, or where the
        sample has too few psus for so many terms.

    References
    ----------
    Binder DA (1983), International Statistical Review 51: 279-292, section 4 (p. 287). Lumley T (2010), Complex
    Surveys, Wiley: 109-119. Equal to R ``svyglm(family = quasibinomial)``. Marginal effects: Greene WH (2012),
    Econometric Analysis, 7th ed., Pearson: 689-693 (delta method; who is in the sample is taken as given).

    Examples
    --------
    >>> frame = pd.DataFrame({"came": [1, 1, 1, 0, 1, 0, 0, 0], "sex": list("FFFFMMMM")})
    >>> found = survey_logistic(frame, "came", ["sex"])
    >>> found[["term", "level", "odds_ratio", "effect"]].round(3).values.tolist()
    [['(intercept)', '', 3.0, nan], ['sex', 'M', 0.111, -0.5]]
    """
    data, design = opened(frame, design, conf_level)
    keys_of(data, None, [outcome, *terms], design)
    answers, levels = read_answers(data[outcome])
    if levels is not None:
        raise DataError(
            Text(
                zh=f"列“{outcome}”应为 0 和 1，现为文字。请先写成是（1）与否（0）。",
                en=f"column {outcome!r}: expected 0 and 1, found text. Make it yes (1) and no (0) first.",
            )
        )
    respondents = read_respondents(data, design)
    y = answers[:, 0]
    columns = [column for term in terms for column in _columns(data[term], term)]
    x = np.column_stack([np.ones(len(data)), *(column.numbers for column in columns)])
    known = np.isfinite(y) & np.isfinite(x).all(axis=1)
    used = known & (respondents.weight > 0)
    _check(y, columns, x, used)
    fitted = _fit(y[used], x[used], respondents.weight[used])
    covariance = _covariance(respondents, design, fitted, y, x, used)
    domains = read_domains(data, [])
    ones = np.ones((len(data), 1))
    df = float(estimate_domains(respondents, design, domains, ones, ones, known).df[0]) - len(columns)
    if not df > 0:
        raise DataError(
            Text(
                zh=f"样本的群太少，容不下 {len(columns)} 个系数（自由度 {df:g}）。请减少解释变量。",
                en=f"terms: the sample has too few psus for {len(columns)} coefficients (degrees of freedom {df:g}). "
                f"Use fewer terms.",
            )
        )
    effect, gradient = _effects(columns, x[used], respondents.weight[used], fitted)
    with np.errstate(invalid="ignore"):
        effect_error = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", gradient, covariance, gradient), 0.0))
    error = np.sqrt(np.diag(covariance))
    t = float(stdtrit(df, (1 + conf_level) / 2))
    low, high = fitted - t * error, fitted + t * error
    return pd.DataFrame(
        {
            "term": ["(intercept)", *(column.term for column in columns)],
            "level": ["", *(column.level for column in columns)],
            "estimate": fitted,
            "std_error": error,
            "conf_low": low,
            "conf_high": high,
            "odds_ratio": np.exp(fitted),
            "odds_ratio_low": np.exp(low),
            "odds_ratio_high": np.exp(high),
            "p_value": 2 * stdtr(df, -np.abs(fitted / error)),
            "effect": effect,
            "effect_error": effect_error,
            "effect_low": effect - t * effect_error,
            "effect_high": effect + t * effect_error,
            "df": df,
            "n": int(known.sum()),
            "n_missing": int((~known).sum()),
        }
    )


def _columns(values: pd.Series, term: str) -> list[_Column]:
    """The columns of the model that a column of the data becomes."""
    if pd.api.types.is_bool_dtype(values):
        return [_Column(term, "", read_numbers(values), True)]
    if pd.api.types.is_numeric_dtype(values):
        return [_Column(term, "", read_numbers(values), False)]
    codes, levels = read_levels(values)
    present = [place for place in range(len(levels)) if (codes == place).any()]
    blank = np.where(codes < 0, np.nan, 0.0)
    return [_Column(term, str(levels[place]), (codes == place) + blank, True) for place in present[1:]]


def _check(y: Array, columns: Sequence[_Column], x: Array, used: NDArray[np.bool_]) -> None:
    """Refuse what has no finite answer, with every fault at once."""
    faults = []
    for column in columns:
        for side in (0.0, 1.0) if column.stepped else ():
            of_side = y[used & (column.numbers == side)]
            if side == 1.0 and len(of_side) and of_side.min() == of_side.max():
                faults.append(
                    Text(
                        zh=f"“{column.term}”的“{column.level or '是'}”一组 {len(of_side)} 份全部相同。请合并或去掉。",
                        en=f"term {column.term!r}, level {column.level or 'true'!r}: all {len(of_side)} answers are "
                        f"alike. Merge it with another, or leave it out.",
                    )
                )
    inside = y[used]
    if not len(inside) or inside.min() == inside.max():
        faults.append(
            Text(
                zh="结果变量没有差别，或没有可用的答卷。请核对数据。",
                en="outcome: expected both yes and no among usable rows, found one or none. Check the data.",
            )
        )
    elif np.linalg.matrix_rank(x[used]) < x.shape[1]:
        faults.append(
            Text(
                zh="解释变量之间有重复（完全共线）。请去掉说同一件事的一列。",
                en="terms: two or more say the same (collinear). Leave one of them out.",
            )
        )
    if faults:
        raise DataError(*faults)


def _fit(y: Array, x: Array, weight: Array, start: Array | None = None) -> Array:
    """The coefficients that solve the weighted score equations."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PerfectSeparationWarning)
            warnings.simplefilter("error", ConvergenceWarning)
            model = GLM(y, x, family=Binomial(), var_weights=weight / weight.mean())
            fitted = np.asarray(model.fit(start_params=start, tol=1e-12, maxiter=200).params, dtype=np.float64)
        apart = bool(np.abs(x @ fitted).max() > FARTHEST)
    except (PerfectSeparationWarning, ConvergenceWarning):
        apart = True
    if apart:
        raise DataError(
            Text(
                zh="解释变量把是与否完全分开，模型没有有限的解。请合并水平或减少变量。",
                en="terms: they tell yes and no apart completely, so the model has no finite answer. Merge levels "
                "or use fewer terms.",
            )
        )
    return fitted


def _covariance(
    respondents: Respondents, design: SurveyDesign, fitted: Array, y: Array, x: Array, used: NDArray[np.bool_]
) -> Array:
    """Of the coefficients: psu sums of the influences, or the model fitted again under each replicate weight."""
    if respondents.replicate_weights is not None:
        scales = replicate_scales(design)
        again = [_fit(y[used], x[used], w[used], fitted) for w in respondents.replicate_weights.T]
        found = np.column_stack(again)
        centre = fitted if design.replicate_mse else found[:, scales > 0].mean(axis=1)
        away = found - centre[:, None]
        return np.asarray((away * scales) @ away.T, dtype=np.float64)
    share = expit(x[used] @ fitted)
    weight = respondents.weight[used]
    bread = np.linalg.inv((x[used] * (weight * share * (1 - share))[:, None]).T @ x[used])
    z = np.zeros_like(x)
    z[used] = (weight * (y[used] - share))[:, None] * x[used] @ bread
    return score_covariance(respondents, z)


def _effects(columns: Sequence[_Column], x: Array, weight: Array, fitted: Array) -> tuple[Array, Array]:
    """Average marginal effects and how they move with the coefficients, blank for the intercept."""
    effect = np.full(len(fitted), np.nan)
    gradient = np.full((len(fitted), len(fitted)), np.nan)
    per = weight / weight.sum()
    slope = expit(x @ fitted) * (1 - expit(x @ fitted))
    for place, column in enumerate(columns, start=1):
        if not column.stepped:
            effect[place] = float(per @ slope) * fitted[place]
            bend = slope * (1 - 2 * expit(x @ fitted))
            gradient[place] = fitted[place] * (per * bend) @ x
            gradient[place, place] += float(per @ slope)
            continue
        own = [i for i, other in enumerate(columns, start=1) if other.term == column.term]
        first = x.copy()
        first[:, own] = 0.0
        there = first.copy()
        there[:, place] = 1.0
        here, before = expit(there @ fitted), expit(first @ fitted)
        effect[place] = float(per @ (here - before))
        gradient[place] = (per * here * (1 - here)) @ there - (per * before * (1 - before)) @ first
    return effect, gradient
