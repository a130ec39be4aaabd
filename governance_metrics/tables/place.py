"""Where tables stay that are not read into memory: a database, a cluster, or files too large for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pandas as pd


@dataclass(frozen=True)
class Held:
    """One table that stays where it is.

    Parameters
    ----------
    select : str
        A SELECT, written for DuckDB, of the columns of its contract that are there; personal ones are not.
    columns : tuple of str
        These columns.
    rows : int
        How many rows there are.
    """

    select: str
    columns: tuple[str, ...]
    rows: int


class Place(Protocol):
    """Where tables stay: it answers grouped questions, and no row about a person leaves it."""

    @property
    def away(self) -> bool:
        """Whether it is another machine, from which not even sums over two or three people are fetched."""

    @property
    def held(self) -> Mapping[str, Held]:
        """The tables, by the name of their contract."""

    def open(self) -> Any:
        """Return what runs a SELECT there (an ``Engine``)."""

    def distinct(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        """Return the different values of some columns of a table: areas, days, never people."""
