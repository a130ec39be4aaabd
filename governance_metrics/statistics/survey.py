"""Design-based estimates of any data frame: shares, means, totals, ratios and quantiles by area."""

from typing import get_args

import numpy as np
import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.statistics.answers import read_answers, read_numbers
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.domains import read_domains
from governance_metrics.statistics.estimation import Asked, Interval, Kind, estimated
from governance_metrics.statistics.keys import By, keys_of, opened
from governance_metrics.statistics.quantile import estimated_quantile
from governance_metrics.statistics.respondents import read_respondents
from governance_metrics.text import Text


def survey_proportion(
    frame: object,
    variable: str,
    design: SurveyDesign | None = None,
    by: By = None,
    conf_level: float = 0.95,
    interval: Interval | None = None,
) -> pd.DataFrame:
    """Return shares with intervals.

    Parameters
    ----------
    frame : DataFrame, or a table with ``to_pandas()`` or ``df()``
        N rows, one per respondent.
    variable : str
        A column of 0 and 1 or of true and false; or of text or categories, which gives one row per level.
        Blank is missing: set aside, and counted in ``n_missing``.
    design : SurveyDesign, optional
        How the sample was drawn; without one, a simple random sample.
    by : str or sequence of str, optional
        Columns that tell areas or groups apart. All categories of a categorical column appear.
    conf_level : float
        Confidence level, 0–1.
    interval : {"korn_graubard", "wilson", "logit"}, optional
        Korn and Graubard's where nothing is said, which never leave 0 to 1 and are there when everybody agrees;
        Wilson's for a simple random sample. ``wilson`` takes the effective sample size, ``logit`` has no limits
        where everybody agrees.

    Returns
    -------
    DataFrame
        ``by…`` (``level``) ``estimate, std_error, conf_low, conf_high, conf_level, n, n_missing, df, deff,
        method, reason``. Shares are 0–1. ``df`` is the area's psus minus its strata, ``deff`` against simple
        random sampling with replacement. ``reason`` says why there is no estimate or no interval, or that all
        answers are alike; rows whose ``by`` is blank stand last, with a blank area.

    Raises
    ------
    DataError
        For a column that is not there, a value that is not an answer, or a weight, stratum or psu that cannot
        be used: all of them at once, with row positions; for an unknown kind of interval.

    References
    ----------
    Korn EL, Graubard BI (1998), Survey Methodology 24: 193-201. Wilson EB (1927), J Am Stat Assoc 22: 209-212
    (simple random samples). Equal to R ``svyciprop(method = "beta")`` on ``subset(design, area)``; ``logit`` to
    its ``"xlogit"``.

    Examples
    --------
    >>> frame = pd.DataFrame({"ward": ["a"] * 4 + ["b"] * 4, "building": [1, 1, 2, 2, 3, 3, 4, 4],
    ...                       "attended": [1, 0, 1, 1, 0, 0, 1, None], "w": [1.0, 2.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0]})
    >>> design = SurveyDesign(weight="w", stratum="ward", psu="building")
    >>> rows = survey_proportion(frame, "attended", design, by="ward")
    >>> rows[["ward", "estimate", "n", "n_missing", "df"]].values.tolist()
    [['a', 0.6, 4, 0, 1.0], ['b', 0.25, 3, 1, 1.0]]
    """
    if interval is not None and interval not in get_args(Interval):
        raise DataError(
            Text(
                zh=f"interval 应为 {', '.join(get_args(Interval))} 之一，现为 {interval!r}。请改正。",
                en=f"interval: expected one of {', '.join(get_args(Interval))}, found {interval!r}. Correct it.",
            )
        )
    data, design = opened(frame, design, conf_level)
    keys = keys_of(data, by, [variable], design)
    y, levels = read_answers(data[variable])
    respondents, domains = read_respondents(data, design), read_domains(data, keys)
    ones = np.ones((len(data), 1))
    return estimated(Asked("share", respondents, design, domains, y, ones, levels, conf_level, interval))


def survey_mean(
    frame: object, variable: str, design: SurveyDesign | None = None, by: By = None, conf_level: float = 0.95
) -> pd.DataFrame:
    """Return means with linearised standard errors and t intervals.

    Parameters
    ----------
    frame, design, by, conf_level
        As for ``survey_proportion``.
    variable : str
        A column of numbers, in any unit.

    Returns
    -------
    DataFrame
        As ``survey_proportion``, in the unit of the variable.

    Raises
    ------
    DataError
        As ``survey_proportion``.

    References
    ----------
    Lumley T (2010), Complex Surveys, Wiley: 20-24. Equal to R ``svymean`` with
    ``confint(df = degf(subset(design, area)))``.

    Examples
    --------
    >>> frame = pd.DataFrame({"hours": [1.0, 2.0, 3.0, 4.0]})
    >>> survey_mean(frame, "hours")[["estimate", "std_error", "df"]].round(4).values.tolist()
    [[2.5, 0.6455, 3.0]]
    """
    return _of_numbers("mean", frame, variable, None, design, by, conf_level)


def survey_total(
    frame: object, variable: str, design: SurveyDesign | None = None, by: By = None, conf_level: float = 0.95
) -> pd.DataFrame:
    """Return weighted totals with linearised standard errors and t intervals.

    Parameters
    ----------
    frame, design, by, conf_level
        As for ``survey_proportion``; a missing answer adds nothing to a total.
    variable : str
        A column of numbers, or of 0 and 1 or true and false for how many people.

    Returns
    -------
    DataFrame
        As ``survey_proportion``, in the unit of the variable.

    Raises
    ------
    DataError
        As ``survey_proportion``.

    References
    ----------
    Lumley T (2010), Complex Surveys, Wiley: 20-24. Equal to R ``svytotal``.

    Examples
    --------
    >>> frame = pd.DataFrame({"hours": [1.0, 2.0, 3.0, 4.0], "w": [10.0, 10.0, 10.0, 10.0]})
    >>> survey_total(frame, "hours", SurveyDesign(weight="w"))[["estimate", "std_error"]].round(4).values.tolist()
    [[100.0, 25.8199]]
    """
    return _of_numbers("total", frame, variable, None, design, by, conf_level)


def survey_ratio(
    frame: object,
    numerator: str,
    denominator: str,
    design: SurveyDesign | None = None,
    by: By = None,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return ratios of two totals with linearised standard errors and t intervals.

    Parameters
    ----------
    frame, design, by, conf_level
        As for ``survey_proportion``.
    numerator, denominator : str
        Columns of numbers; a row counts where both are known.

    Returns
    -------
    DataFrame
        As ``survey_proportion``, in units of the numerator per unit of the denominator.

    Raises
    ------
    DataError
        As ``survey_proportion``.

    References
    ----------
    Lumley T (2010), Complex Surveys, Wiley: 84-88. Equal to R ``svyratio``.

    Examples
    --------
    >>> frame = pd.DataFrame({"visits": [1.0, 2.0, 3.0], "persons": [2.0, 4.0, 3.0]})
    >>> survey_ratio(frame, "visits", "persons")[["estimate", "std_error"]].round(4).values.tolist()
    [[0.6667, 0.1697]]
    """
    return _of_numbers("ratio", frame, numerator, denominator, design, by, conf_level)


def survey_quantile(
    frame: object,
    variable: str,
    design: SurveyDesign | None = None,
    quantile: float = 0.5,
    by: By = None,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return quantiles with Woodruff's intervals.

    The smallest value at which the weighted share of answers reaches ``quantile``; its limits are the values
    where the limits of that share lie, and the standard error is their distance over twice the t quantile.

    Parameters
    ----------
    frame, design, by, conf_level
        As for ``survey_proportion``.
    variable : str
        A column of numbers.
    quantile : float
        Between 0 and 1; 0.5 is the median.

    Returns
    -------
    DataFrame
        As ``survey_proportion``, in the unit of the variable; ``deff`` is blank. A limit beyond the smallest or
        largest answer is blank, with the reason ``limit_beyond_answers``.

    Raises
    ------
    DataError
        As ``survey_proportion``; also for a quantile outside 0 to 1.

    References
    ----------
    Woodruff RS (1952), J Am Stat Assoc 47: 635-646. Equal to R ``svyquantile`` 4.1 by its defaults
    (``qrule = "math"``, ``interval.type = "mean"``), df after missing answers are set aside; but below the
    first answer's share R 4.1 steps to the second value, here as in later versions it is the first.

    Examples
    --------
    >>> frame = pd.DataFrame({"age": [float(a) for a in range(18, 78)]})
    >>> survey_quantile(frame, "age")[["estimate", "conf_low", "conf_high"]].values.tolist()
    [[47.0, 40.0, 55.0]]
    """
    data, design = opened(frame, design, conf_level)
    keys = keys_of(data, by, [variable], design)
    y = read_numbers(data[variable])
    respondents, domains = read_respondents(data, design), read_domains(data, keys)
    return estimated_quantile(respondents, design, domains, y, quantile, conf_level)


def _of_numbers(
    kind: Kind,
    frame: object,
    numerator: str,
    denominator: str | None,
    design: SurveyDesign | None,
    by: By,
    conf_level: float,
) -> pd.DataFrame:
    data, design = opened(frame, design, conf_level)
    named = [numerator] if denominator is None else [numerator, denominator]
    keys = keys_of(data, by, named, design)
    y = read_numbers(data[numerator])[:, None]
    x = np.ones_like(y) if denominator is None else read_numbers(data[denominator])[:, None]
    respondents, domains = read_respondents(data, design), read_domains(data, keys)
    return estimated(Asked(kind, respondents, design, domains, y, x, None, conf_level))
