"""What earlier releases give away beside this one: numbers known already, and differences of a few people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from governance_metrics.disclosure.register import COUNTS, KEY, Printed, counts
from governance_metrics.indicators.card import Indicator

SLACK = 1e-6  # counts made in another order agree to so much


@dataclass(frozen=True)
class Beside:
    """What was found beside earlier releases.

    Parameters
    ----------
    differing : int
        Numbers shown that differ from an earlier release by fewer people than the threshold.
    kept : int
        Numbers hidden only because an earlier release hid them.
    exposed : int
        Numbers hidden now that an earlier release showed.
    """

    differing: int = 0
    kept: int = 0
    exposed: int = 0

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.differing or self.kept or self.exposed)


@dataclass(frozen=True, eq=False)
class Known:
    """Rows of the estimates, by what earlier releases say of them; each a Series of bool.

    Parameters
    ----------
    near : Series
        Shown earlier, with fewer people of difference than the threshold: known, whatever is hidden now.
    few : Series
        Shown earlier, with a difference of some people but fewer than the threshold.
    closed : Series
        Hidden earlier, in a table that has hardly changed: showing it now would open the earlier one.
    """

    near: pd.Series
    few: pd.Series
    closed: pd.Series = field(repr=False)


def known_from(
    earlier: Sequence[Printed], estimates: pd.DataFrame, indicators: Mapping[str, Indicator], threshold: int
) -> Known:
    """Return what earlier releases say of the numbers of this one.

    A table counts as hardly changed where the people in its hidden areas together are as many as before, but for
    fewer than the threshold: total and areas shown give that sum for the earlier release.

    Parameters
    ----------
    earlier : sequence of Printed
        What was printed.
    estimates : DataFrame
        The numbers of this release before anything is hidden.
    indicators : mapping of str to Indicator
        The cards.
    threshold : int
        Smallest number of people.
    """
    now = counts(estimates, indicators)
    place = pd.MultiIndex.from_frame(estimates[list(KEY)].astype(str))
    near, few, closed = (pd.Series(False, index=estimates.index) for _ in range(3))
    for one in earlier:
        then = one.cells[~one.cells.index.duplicated()].reindex(place).set_index(estimates.index)
        listed = pd.Series(place.isin(one.cells.index), index=estimates.index)
        apart = (now[list(COUNTS)] - then).abs().max(axis=1)
        shown = then["people"].notna() & now["people"].notna()
        near |= shown & apart.lt(threshold)
        few |= shown & apart.between(SLACK, threshold, inclusive="neither")
        closed |= listed & then["people"].isna() & _hardly_changed(estimates, now, then, listed, threshold)
    return Known(near, few, closed)


def _hardly_changed(
    estimates: pd.DataFrame, now: pd.DataFrame, then: pd.DataFrame, listed: pd.Series, threshold: int
) -> pd.Series:
    """Whether the areas that were hidden then hold together as many people as they did."""
    table = [estimates[name] for name in ("indicator", "period", "group")]
    whole = estimates["level"].eq("all")
    hidden = listed & then["people"].isna() & ~whole
    open_then = then["people"].notna() & ~whole & ~estimates["level"].eq("street_id")
    changed = pd.Series(0.0, index=estimates.index)
    for name in COUNTS:
        total = then[name].where(whole).groupby(table, sort=False).transform("max")
        left = total - then[name].where(open_then, 0.0).groupby(table, sort=False).transform("sum")
        held = now[name].where(hidden & ~estimates["level"].eq("street_id"), 0.0)
        change = (held.groupby(table, sort=False).transform("sum") - left).abs()
        changed = np.fmax(changed, change.where(total.notna(), np.nan if name == "having" else np.inf))
    return pd.Series(changed, index=estimates.index).lt(threshold)
