"""Which sums the engine is asked for, and how the others follow from them."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from governance_metrics.indicators.expression import Expression
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.tables.column import NUMERIC

Array = NDArray[np.float64]
SUMS = ("n", "n_missing", "n_numerator", "weighted", "seen", "known", "w", "wy", "wx", "wyy", "wxy", "wxx")
MOMENTS = ("aa", "ab", "bb", "a1", "b1")  # squares and products of rows; a1, b1 with the weight alone
UNADJUSTED = ("uy", "ux")  # sums of rows with weight, as if every weight were 1


def asked_of(job: Job, query: SourceQuery, *, squared: bool = False) -> list[str]:
    """Return the sums one job asks the engine for.

    What is certain beforehand is not asked: without weights every weight is 1; a share or mean has 1 below;
    a condition is its own square; where everybody is in the universe, who is not used is missing.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> from governance_metrics.tables.period import Period
    >>> tasks = SourceQuery(source=TABLES["tasks"], contracts=TABLES, present={}, periods=[Period.undated()],
    ...                     area="community_id")
    >>> asked_of(Job("paper", "both", "kind = 'task'", "medium = 'paper'", "1"), tasks)
    ['n', 'n_missing', 'wy']
    """
    sample, weighted = query.design is not None, bool(query.design and query.design.weight)
    one, condition = job.denominator == "1", Expression(job.numerator).is_condition(query.types)
    wanted = {
        "n": True,
        "n_missing": not job.everybody,
        "n_numerator": weighted or not condition,
        "weighted": weighted,
        "seen": weighted and not job.everybody,
        "known": not one,
        "w": weighted,
        "wy": True,
        "wx": not one,
        "wyy": sample and not condition,
        "wxy": sample and not one,
        "wxx": sample and not one,
        "aa": squared and (sample or is_mean(job, query)),
        "ab": squared and sample,
        "bb": squared and sample,
    }
    return [name for name, needed in wanted.items() if needed]


def every_sum(fetched: Mapping[str, Array], k: int, job: Job, query: SourceQuery) -> dict[str, Array]:
    """Return all sums of one job from those fetched, each of shape (G,).

    Sums of squares that nobody needs, those of a full count, are blank.

    Parameters
    ----------
    fetched : mapping of str to array of shape (G,)
        As the grouped SELECT names them.
    k : int
        Position of the job.
    job, query
        As for ``asked_of``.
    """
    weighted = bool(query.design and query.design.weight)
    one, condition = job.denominator == "1", Expression(job.numerator).is_condition(query.types)
    rows = fetched["rows__"]
    found = {name: fetched[f"{name}_{k}"] for name in (*SUMS, *MOMENTS, *UNADJUSTED) if f"{name}_{k}" in fetched}
    blank, nothing = np.full(len(rows), np.nan), np.zeros(len(rows))
    found.setdefault("n_missing", rows - found["n"])
    found.setdefault("weighted", found["n"])
    found.setdefault("seen", fetched["rows_weighted__"] if weighted else found["n"] + found["n_missing"])
    found.setdefault("known", nothing)
    found.setdefault("n_numerator", found["wy"])
    found.setdefault("w", found["n"])
    found.setdefault("wx", found["w"])
    found.setdefault("wyy", found["wy"] if condition else blank)
    found.setdefault("wxy", found["wy"] if one else blank)
    found.setdefault("wxx", found["w"] if one else blank)
    return found


def summed_columns(jobs: Sequence[Job], query: SourceQuery) -> frozenset[str]:
    """Return the columns of a weighted sample whose squares or weights are summed over every row.

    One not-a-number in such a column makes its sum one, so that sums without any show that there was none.

    Examples
    --------
    >>> from governance_metrics.statistics.design import SurveyDesign
    >>> from governance_metrics.tables import TABLES
    >>> from governance_metrics.tables.period import Period
    >>> tasks = SourceQuery(source=TABLES["tasks"], contracts=TABLES, present={}, periods=[Period.undated()],
    ...                     area="community_id", design=SurveyDesign(weight="fields"))
    >>> some = [Job("minutes", "both", "TRUE", "minutes", "1"), Job("many", "both", "TRUE", "fields > 3", "1")]
    >>> sorted(summed_columns(some, tasks))
    ['fields', 'minutes']
    """
    whole = {job.numerator for job in jobs if job.everybody and job.denominator == "1"}
    of_rows = {name for name in whole if query.types.get(name) in NUMERIC}
    weight = query.design.weight if query.design else None
    return frozenset({*of_rows, weight} if weight else of_rows)


def by_psu_of(
    fetched: Mapping[str, Array], k: int, job: Job, w: Array, seen: Array, *, weighted: bool
) -> dict[str, Array]:
    """Return what variances need of one job, ``wy, wx, w, seen``, from what was fetched by psu.

    Parameters
    ----------
    fetched : mapping of str to array of shape (m,)
        As the grouped SELECT names them.
    k : int
        Position of the job.
    job : Job
        What it asks.
    w, seen : array of shape (m,)
        Weight of all rows, and rows with weight: those of a job that uses every row.
    weighted : bool
        Whether there are weights.
    """
    w = fetched.get(f"w_{k}" if weighted else f"n_{k}", w)
    if not job.everybody:
        seen = fetched[f"seen_{k}"] if weighted else fetched[f"n_{k}"] + fetched[f"n_missing_{k}"]
    return {"wy": fetched[f"wy_{k}"], "wx": fetched.get(f"wx_{k}", w), "w": w, "seen": seen}


def is_mean(job: Job, query: SourceQuery) -> bool:
    """Return whether the squares of a full count matter: a mean of numbers, whose spread gives the chance band."""
    return job.role == "both" and job.denominator == "1" and not Expression(job.numerator).is_condition(query.types)
