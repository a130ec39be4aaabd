"""Where sums lie: the area, stratum and psu of each row of them, worked out once for all indicators."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.strata import Strata

Array = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Layout:
    """The area, stratum, psu and cell of m rows of sums, sorted by area and psu, each pair once.

    Parameters
    ----------
    domain, stratum, psu, cell : array of shape (m,)
        Whole-number codes; ``cell`` numbers the pairs of area and stratum.
    cell_domain, cell_stratum : array of shape (C,)
        Area and stratum of each cell.
    strata : Strata
        The strata of the whole file, H of them.
    n_domains : int
        How many areas there are, D.

    Examples
    --------
    >>> both = Layout.of(np.array([0, 0, 1]), np.array([0, 0, 0]), np.array([4, 7, 7]), Strata(n_psu=[2]), 2)
    >>> both.cell.tolist(), both.there.tolist(), both.psu_of_row.tolist()
    ([0, 0, 1], [2, 1], [0, 1, 1])
    """

    domain: Codes
    stratum: Codes
    psu: Codes
    cell: Codes
    cell_domain: Codes
    cell_stratum: Codes
    strata: Strata
    n_domains: int

    @classmethod
    def of(cls, domain: Codes, stratum: Codes, psu: Codes, strata: Strata, n_domains: int) -> "Layout":
        """Return where rows lie, once each has an area and a psu of its own."""
        layers = len(strata.psus)
        cell, pairs = numbered(domain * layers + stratum)
        return cls(domain, stratum, psu, cell, pairs // layers, pairs % layers, strata, n_domains)

    @cached_property
    def there(self) -> Codes:
        """Rows of each cell, shape (C,)."""
        return np.bincount(self.cell, minlength=len(self.cell_domain))

    @cached_property
    def unseen(self) -> Array:
        """Psus of a cell's stratum without rows in the area, shape (C, 1); 0 for a lonely psu."""
        strata, layer = self.strata, self.cell_stratum
        return (strata.centre[layer] * np.maximum(strata.psus[layer] - self.there, 0.0))[:, None]

    @cached_property
    def starts(self) -> tuple[Codes, Codes]:
        """The areas that have rows, and the first row of each: rows are sorted by area."""
        present, first = np.unique(self.domain, return_index=True)
        return present, first

    def by_area(self, values: Array) -> Array:
        """Return sums by area, shape (m, K) to (D, K)."""
        present, first = self.starts
        found = np.zeros((self.n_domains, values.shape[1]))
        if len(first):
            found[present] = np.add.reduceat(values, first, axis=0)
        return found

    def by_cell(self, values: Array) -> Array:
        """Return sums by cell, shape (m, K) to (C, K)."""
        return summed(values, self.cell, len(self.cell_domain))

    def scaled(self, by_cell: Array) -> Array:
        """Return variances by area from what each cell adds before its stratum's factor, shape (C, K) to (D, K)."""
        return summed(self.strata.scale[self.cell_stratum, None] * by_cell, self.cell_domain, self.n_domains)

    def spread(self, values: Array, sums: Array) -> Array:
        """Return squared distances of psu values from their stratum's mean, psus not seen as 0, shape (C, K).

        ``sums`` are those of the values by cell.
        """
        mean = (self.strata.centre / self.strata.psus)[self.cell_stratum, None] * sums
        away = values - mean.take(self.cell, axis=0)
        away *= away
        return self.by_cell(away) + self.unseen * mean * mean

    @cached_property
    def psu_of_row(self) -> Codes:
        """Psus numbered from 0 without gaps, shape (m,)."""
        return numbered(self.psu)[0]

    @cached_property
    def stratum_of_psu(self) -> Codes:
        """Stratum of each of those psus, P of them."""
        found = np.zeros(int(self.psu_of_row.max(initial=-1)) + 1, dtype=np.int64)
        found[self.psu_of_row] = self.stratum
        return found


def summed(values: Array, codes: Codes, size: int) -> Array:
    """Return sums of rows by code, shape (m, K) to (size, K).

    Examples
    --------
    >>> summed(np.array([[1.0], [2.0], [4.0]]), np.array([0, 1, 0]), 2).tolist()
    [[5.0], [2.0]]
    """
    made = np.empty((values.shape[1], size))
    for k, column in enumerate(values.T):
        made[k] = np.bincount(codes, weights=column, minlength=size)
    return made.T


def numbered(codes: Codes) -> tuple[Codes, Codes]:
    """Return codes numbered anew from 0 without gaps, in their order, and the old code of each number.

    Examples
    --------
    >>> [found.tolist() for found in numbered(np.array([7, 3, 7]))]
    [[1, 0, 1], [3, 7]]
    """
    highest = int(codes.max(initial=-1)) + 1
    if highest > 100 * len(codes):  # too many gaps for a place each
        old, new = np.unique(codes, return_inverse=True)
        return new, old
    place = np.zeros(highest, dtype=np.int64)
    place[codes] = 1
    old = np.flatnonzero(place)
    place[old] = np.arange(len(old))
    return place[codes], old
