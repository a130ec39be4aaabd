"""The tables a reader could subtract in: areas that add up to a total, for every number about people."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.findings import Assessment

DIGITS = 9  # sums made in another order agree to so many


@dataclass(frozen=True, eq=False)
class Family:
    """Areas whose counts add up to one total, for cards that say the same of the same people.

    Cards whose numerators are equal, or complements, over equal denominators stand or fall together: one gives
    the other back.

    Parameters
    ----------
    rows : tuple of array of int, K of them, each of shape (A,)
        Rows of the estimates, a card each; -1 where a card has no row for the area.
    totals : tuple of int
        The row of the total of each card.
    above, below : array of shape (A,)
        Numerator and denominator of each area, as far as they are printed.
    people : array of shape (A,)
        How many people stand behind each area, unweighted.
    needed : array of shape (A,)
        How wide a reader's guess of a hidden numerator has to stay, in the unit of the numerator.
    share : bool
        Whether the numerator is a part of the denominator.
    """

    rows: tuple[NDArray[np.int64], ...]
    totals: tuple[int, ...]
    above: NDArray[np.float64]
    below: NDArray[np.float64]
    people: NDArray[np.float64]
    needed: NDArray[np.float64]
    share: bool

    @property
    def index(self) -> NDArray[np.int64]:
        """Every row of an area in the family."""
        whole = np.concatenate(self.rows)
        return whole[whole >= 0]

    def hidden(self, gone: pd.Series) -> NDArray[np.bool_]:
        """Whether each area is hidden on any of the cards, from the rows that are."""
        flags = gone.to_numpy(dtype=bool)
        found: NDArray[np.bool_] = np.any([np.where(rows >= 0, flags[rows], False) for rows in self.rows], axis=0)
        return found


def families(assessment: Assessment, threshold: int) -> tuple[Family, ...]:
    """Return the tables in which areas add up to a total, for every card about people.

    Parameters
    ----------
    assessment : Assessment
        What was found; its estimates have a running index.
    threshold : int
        Smallest number of people.
    """
    cards = assessment.indicators
    rows = assessment.estimates.assign(_row=np.arange(len(assessment.estimates)))
    rows = rows[rows["indicator"].map(lambda code: cards[code].disclosure != "public")]
    rows = rows[rows["numerator"].notna() & rows["n"].gt(0)]
    made: list[Family] = []
    for _, table in rows.groupby(["period", "group"], sort=False):
        for children, parent in _levels(table, assessment):
            made += _grouped(table, children, parent, assessment, threshold)
    return tuple(made)


def _levels(table: pd.DataFrame, assessment: Assessment) -> Iterator[tuple[dict[str, str], str]]:
    """Areas of a level, each with the area of the next level it is part of; and that next level."""
    area = assessment.settings.area
    streets = dict(zip(assessment.areas["area"], assessment.areas["street_id"], strict=True))
    present = set(table["level"])
    if "street_id" in present:
        yield streets, area
        yield dict.fromkeys(set(streets.values()), "all"), "street_id"
    else:
        yield dict.fromkeys(streets, "all"), area


def _grouped(
    table: pd.DataFrame, parents: dict[str, str], level: str, assessment: Assessment, threshold: int
) -> Iterator[Family]:
    """One family for each total and each set of cards that say the same."""
    parts = table[table["level"].eq(level)]
    parts = parts.assign(parent=parts["area"].map(parents))
    wholes = table[table["level"].ne(level)].set_index(["indicator", "area"])
    for parent, mine in parts.groupby("parent", sort=False):
        areas = sorted(set(mine["area"]))
        alike: dict[object, list[tuple[str, pd.DataFrame]]] = {}
        for code, frame in mine.groupby("indicator", sort=False):
            card = assessment.indicators[code]
            held = frame.set_index("area").reindex(areas)
            above, below = held["numerator"].to_numpy(dtype=float), held["denominator"].to_numpy(dtype=float)
            share = card.measure == "share"
            alike.setdefault(_signature(above, below, code, share=share), []).append((code, held))
        for same in alike.values():
            found = [code for code, _ in same if (code, parent) in wholes.index]
            if found:
                totals = tuple(int(wholes.loc[(code, parent), "_row"]) for code in found)
                yield _family([held for _, held in same], totals, assessment.indicators[same[0][0]].measure, threshold)


def _signature(above: NDArray[np.float64], below: NDArray[np.float64], code: str, *, share: bool) -> object:
    """What cards have in common whose hidden numbers give each other back."""
    if not share:
        return code
    numbers = [tuple(np.round(part, DIGITS).tolist()) for part in (below, above, below - above)]
    return (numbers[0], frozenset(map(str, numbers[1:])))


def _family(held: list[pd.DataFrame], totals: tuple[int, ...], measure: str, threshold: int) -> Family:
    first = held[0]
    below, people = first["denominator"].to_numpy(dtype=float), first["n"].to_numpy(dtype=float)
    sampled = first["interval"].eq("sampling").to_numpy()
    if measure == "share":  # a full count is behind by its people, not by its rows
        people = np.where(sampled, people, below)
    with np.errstate(invalid="ignore", divide="ignore"):
        weight = np.where(sampled & (people > 0), below / people, 1.0)
    return Family(
        rows=tuple(frame["_row"].fillna(-1).to_numpy(dtype=np.int64) for frame in held),
        totals=totals,
        above=np.nan_to_num(first["numerator"].to_numpy(dtype=float)),
        below=np.nan_to_num(below),
        people=np.nan_to_num(people),
        needed=np.minimum(threshold * np.nan_to_num(weight, nan=1.0), np.nan_to_num(below)),
        share=measure == "share",
    )
