"""The weights a design leads to, and what they and the design cost: design effects and effective sample sizes."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import read_domains
from governance_metrics.statistics.keys import By, keys_of, opened
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.respondents import read_respondents
from governance_metrics.statistics.survey import survey_mean
from governance_metrics.text import Text

Array = NDArray[np.float64]
ADDED = ("weight_sum", "smallest", "largest", "largest_change", "effective_n")


def survey_weights(frame: object, design: SurveyDesign) -> pd.DataFrame:
    """Return the weight of every row, before and after adjustment to known margins.

    Parameters
    ----------
    frame : DataFrame, or a table with ``to_pandas()`` or ``df()``
        N rows, one per respondent.
    design : SurveyDesign
        How the sample was drawn; its ``calibration`` names the margins.

    Returns
    -------
    DataFrame
        ``given, weight, change``, N rows with the index of the frame. ``given`` is the weight of the file,
        ``weight`` the adjusted one in the unit of the margins, ``change`` how far it moved relative to all
        weights together: 1 where it moved as all did, blank where the weight is 0.

    Raises
    ------
    DataError
        For weights or margins that cannot be used, as ``Calibration`` and ``SurveyDesign`` say: rows without a
        category, a category the margin or the sample lacks, margins that cannot be met, weights that explode.

    References
    ----------
    Deming WE, Stephan FF (1940), Annals of Mathematical Statistics 11: 427-444. Deville J-C, Särndal C-E (1992),
    J Am Stat Assoc 87: 376-382. Equal to R ``postStratify``, ``rake`` and ``calibrate``.

    Examples
    --------
    >>> from governance_metrics.statistics.calibration import Calibration, Margin
    >>> frame = pd.DataFrame({"sex": ["F", "F", "F", "M"], "w": [1.0, 1.0, 1.0, 1.0]})
    >>> design = SurveyDesign(weight="w", calibration=Calibration(Margin("sex", {"F": 60, "M": 40})))
    >>> survey_weights(frame, design).round(3).values.tolist()[2:]
    [[1.0, 20.0, 0.8], [1.0, 40.0, 1.6]]
    """
    data, design = opened(frame, design)
    keys_of(data, None, [], design)
    found = read_respondents(data, design)
    return pd.DataFrame(
        {"given": found.given_weight, "weight": found.weight, "change": _change(found.given_weight, found.weight)},
        index=data.index,
    )


def survey_effective_n(
    frame: object, design: SurveyDesign | None = None, by: By = None, variable: str | None = None
) -> pd.DataFrame:
    """Return how many rows of a simple random sample would say as much.

    Parameters
    ----------
    frame, design, by
        As for ``survey_proportion``.
    variable : str, optional
        A column of numbers, or of 0 and 1 or true and false: then the whole design counts, as it bears on the mean
        of that column. Without it only what unequal weights cost.

    Returns
    -------
    DataFrame
        ``by…, n, weight_sum, smallest, largest, largest_change, deff, effective_n, reason``. Without
        ``variable`` ``deff`` is Kish's, 1 plus the squared coefficient of variation of the weights, and ``n`` are
        all rows; with it ``deff`` is that of ``survey_mean`` and ``n`` are the answers. ``effective_n`` is n over
        deff. ``largest_change`` is the weight furthest from the change all weights share, as a factor of 1 or
        more.

    Raises
    ------
    DataError
        As ``survey_weights``.

    References
    ----------
    Kish L (1992), Journal of Official Statistics 8: 183-200, p 191. Kish L (1965), Survey Sampling, Wiley:
    258-259.

    Examples
    --------
    >>> frame = pd.DataFrame({"w": [0.0, 1.0, 2.0, 3.0]})
    >>> row = survey_effective_n(frame, SurveyDesign(weight="w")).iloc[0]
    >>> round(float(row["deff"]), 4), round(float(row["effective_n"]), 4)
    (1.5556, 2.5714)
    """
    data, design = opened(frame, design)
    keys = keys_of(data, by, [], design, taken=ADDED)
    found, domains = read_respondents(data, design), read_domains(data, keys)
    inside = domains.codes >= 0
    codes, weight, size = domains.codes[inside], found.weight[inside], domains.size
    n = np.bincount(codes, minlength=size)
    total, squares = summed(np.column_stack([weight, weight**2]), codes, size).T
    moved = _change(found.given_weight, found.weight)[inside]
    with np.errstate(all="ignore"):
        effective = np.where(total > 0, total**2 / squares, np.nan)
        deff = np.where(total > 0, n / effective, np.nan)
        moved = np.maximum(moved, 1 / moved)
    rows = pd.DataFrame({"weight": weight, "moved": moved}).groupby(codes)
    ends = rows.agg(smallest=("weight", "min"), largest=("weight", "max"), largest_change=("moved", "max"))
    ends = ends.reindex(range(size)).reset_index(drop=True)
    reason = np.where(n == 0, "empty_universe", np.where(total > 0, "", "zero_denominator"))
    table = {name: domains.labels[name] for name in keys}
    table |= {"n": pd.Series(n, dtype=np.int64), "weight_sum": pd.Series(total)}
    table |= {name: ends[name] for name in ends} | {"deff": pd.Series(deff), "effective_n": pd.Series(effective)}
    made = pd.DataFrame(table | {"reason": pd.Series(reason, dtype=object)})
    if variable is not None:
        mean = survey_mean(data, variable, design, by=keys or None).iloc[:size]
        for name in ("n", "deff", "reason"):
            made[name] = mean[name].to_numpy()
        made["effective_n"] = made["n"] / made["deff"]
    left_out = int((~inside).sum())
    if left_out:
        made = made.reindex(range(len(made) + 1))
        made.loc[len(made) - 1, ["n", "reason"]] = left_out, "no_area"
        made = made.astype({"n": np.int64})
    return made


def kish_effect(weight: ArrayLike) -> float:
    """Return Kish's design effect of weights: n Σw² over (Σw)².

    Raises
    ------
    DataError
        When no weight is above 0.

    References
    ----------
    Kish L (1992), Journal of Official Statistics 8: 183-200, p 191.

    Examples
    --------
    >>> kish_effect([1.0, 1.0, 1.0, 1.0])
    1.0
    """
    w = np.asarray(weight, dtype=np.float64)
    if not (w.size and np.isfinite(w).all() and (w >= 0).all() and w.sum() > 0):
        raise DataError(
            Text(
                zh="权重应为不小于 0 的数，且至少有一个大于 0。请核对权重。",
                en="weights: expected numbers of 0 or more, at least one above 0. Check them.",
            )
        )
    return float(len(w) * (w**2).sum() / w.sum() ** 2)


def _change(given: Array, weight: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.where(given > 0, weight / given * (given.sum() / weight.sum()), np.nan)
