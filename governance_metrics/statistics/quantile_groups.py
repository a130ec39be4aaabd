"""Areas in equal groups by value: fifths, tenths, within a peer group where one is named."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from governance_metrics.errors import DataError
from governance_metrics.statistics.numbers import Words
from governance_metrics.text import Text, coded


def quantile_groups(
    values: ArrayLike, groups: int = 5, by: ArrayLike | None = None, *, highest_first: bool | ArrayLike = True
) -> pd.DataFrame:
    """Return in which of k equal groups each area falls.

    Areas with equal values share a group, that of the first of them. A group says where an area lies among the
    others, not that it differs from them.

    Parameters
    ----------
    values : array of shape (m,)
        Blank where unknown; blank areas are in no group.
    groups : int
        How many groups, k.
    by : array of shape (m,), optional
        The peer group within which areas are compared.
    highest_first : bool or array of shape (m,)
        Whether group 1 holds the highest values.

    Returns
    -------
    DataFrame
        m rows: ``group`` (1 to k, blank where there is none), ``areas`` (how many were compared), ``reason``:
        ``too_few_areas`` where fewer than k have a value.

    Raises
    ------
    DataError
        When ``groups`` is not a whole number above 1.

    References
    ----------
    Association of Public Health Observatories (2008), Technical Briefing 3: Commonly used public health
    statistics and their confidence intervals. The rule for N areas: the group of rank r is
    ``floor(k + 1 - ceil((N + 1 - r) k / N))``.

    Examples
    --------
    >>> quantile_groups([5.0, 1.0, 4.0, 2.0, 3.0, None], 5)["group"].tolist()
    [1.0, 5.0, 2.0, 4.0, 3.0, nan]
    """
    if isinstance(groups, bool) or int(groups) != groups or groups < 2:
        raise DataError(
            Text(
                zh=f"groups 应为大于 1 的整数，现为 {groups}。五等分写 5。",
                en=f"groups: expected a whole number above 1, found {groups}. Fifths are 5.",
            )
        )
    value = pd.Series(np.asarray(values, dtype=np.float64))
    index = values.index if isinstance(values, pd.Series) else value.index
    peers = pd.Series(np.zeros(len(value)) if by is None else np.asarray(by, dtype=object))
    sign = np.where(np.broadcast_to(np.asarray(highest_first, dtype=np.bool_), value.shape), -1.0, 1.0)
    known = value.where(np.isfinite(value))
    grouped = (known * sign).groupby(peers, dropna=False)
    rank, size = grouped.rank(method="min").to_numpy(), grouped.transform("count").to_numpy(dtype=np.float64)
    with np.errstate(all="ignore"):
        # exact in whole numbers: ceil((N + 1 - r) k / N) without a rounding error at the edges
        group = groups + 1 + np.floor(-(size + 1 - rank) * groups / size)
    group = np.where(size >= groups, group, np.nan)
    reason: Words = np.full(len(value), "", dtype=object)
    for place in np.flatnonzero(np.isnan(group)):
        few = size[place] < groups and np.isfinite(known.iloc[place])
        reason[place] = coded("too_few_areas", areas=int(size[place])) if few else "no_estimate"
    return pd.DataFrame({"group": group, "areas": size.astype(np.int64), "reason": reason}).set_axis(index)
