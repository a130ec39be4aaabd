"""An estimate against a fixed value: better, worse or not told apart, by its interval."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from governance_metrics.statistics.choice import check_choices
from governance_metrics.statistics.numbers import Words, say_first

Direction = Literal["higher", "lower", "context"]


def against_benchmark(
    conf_low: ArrayLike, conf_high: ArrayLike, benchmark: ArrayLike, direction: Direction = "context"
) -> pd.DataFrame:
    """Return on which side of a benchmark the whole interval of each area lies.

    Only for a benchmark without error of its own, such as a target or a national value. An area held against a
    whole it is part of, or against another area, needs the interval of the difference (``compare``, ``change``,
    ``survey_difference``).

    Parameters
    ----------
    conf_low, conf_high : array of shape (m,)
        Limits, at 95 % or 99.8 %, in the unit of the benchmark.
    benchmark : array of shape (m,) or float
        What areas are held against.
    direction : {"higher", "lower", "context"}
        Which way is better, if any.

    Returns
    -------
    DataFrame
        m rows: ``verdict`` (``better, worse`` or, without direction, ``higher, lower``; ``similar`` where the interval
        holds the benchmark; blank without limits), ``reason``.

    References
    ----------
    Department of Health and Social Care, Fingertips: Public health data, technical guidance (comparing areas by
    confidence interval).

    Examples
    --------
    >>> against_benchmark([0.5, 0.3, 0.1], [0.6, 0.5, 0.2], 0.4, "higher")["verdict"].tolist()
    ['better', 'similar', 'worse']
    """
    check_choices(("direction", direction, get_args(Direction)))
    index = conf_low.index if isinstance(conf_low, pd.Series) else None
    low, high, value = np.broadcast_arrays(
        *(np.atleast_1d(np.asarray(v, dtype=np.float64)) for v in (conf_low, conf_high, benchmark))
    )
    above, below = {"higher": ("better", "worse"), "lower": ("worse", "better")}.get(direction, ("higher", "lower"))
    known = np.isfinite(low) & np.isfinite(high) & np.isfinite(value)
    verdict = np.select([~known, low > value, high < value], ["", above, below], default="similar").astype(object)
    reason: Words = say_first(np.full(len(low), "", dtype=object), ~np.isfinite(value), "no_target")
    table = pd.DataFrame({"verdict": verdict, "reason": say_first(reason, ~known, "no_limits")})
    return table if index is None else table.set_axis(index)
