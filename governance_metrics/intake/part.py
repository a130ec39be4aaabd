"""One sheet or frame on its way in: where it comes from, its typed rows, and why rows are left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.fault import Fault
from governance_metrics.intake.people import Words, masked
from governance_metrics.intake.sheet import Sheet
from governance_metrics.tables.table import Table
from governance_metrics.text import coded


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A sheet or frame with the table it belongs to.

    Parameters
    ----------
    sheet : Sheet
        Its headings and cells.
    table : Table
        The contract.
    file : str
        Its file; empty for a frame.
    sha256 : str
        Of the file's bytes.
    community : str
        What the name says of the community, as it stands there.
    certain : bool
        Whether that part of the name can mean nothing else; otherwise it counts only where the list of
        communities has it.
    period : str
        What the name says of the period.

    Examples
    --------
    >>> Placed.__name__
    'Placed'
    """

    sheet: Sheet = field(repr=False)
    table: Table = field(repr=False)
    file: str = ""
    sha256: str = ""
    community: str = ""
    certain: bool = True
    period: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """The typed rows of one sheet or frame.

    Parameters
    ----------
    placed : Placed
        Where they come from.
    frame : DataFrame, shape (n, k)
        The columns of the contract that the sheet has, without personal ones.
    reasons : array of str, shape (n,)
        Why a row is left out; empty where it is used.
    headings : mapping of str to str
        Column to heading as it stands in the file.
    wrong : mapping of str to set of int
        Column to the positions whose value was already found at fault.
    people : tuple of str
        For each row text that is equal for one person, in memory only; empty where nobody can be told.
    community_id : str
        Who reported, where the name says so.
    stopped : str
        The rule for which nothing of it can be used; empty otherwise.

    Examples
    --------
    >>> Part.__name__
    'Part'
    """

    placed: Placed
    frame: pd.DataFrame = field(repr=False)
    reasons: NDArray[np.object_] = field(repr=False)
    headings: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, set[int]] = field(default_factory=dict, repr=False)
    private: tuple[Words, Words] = field(default=(Words(), Words()), repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    community_id: str = ""
    stopped: str = ""

    @property
    def rows(self) -> NDArray[np.int64]:
        """The row of each line as the clerk sees it."""
        return self.placed.sheet.rows

    @property
    def used(self) -> NDArray[np.bool_]:
        """Which rows are used."""
        return np.asarray(self.reasons == "", dtype=bool)

    @property
    def only_examples(self) -> bool:
        """Whether it holds the example row of a template and nothing else, so that nobody filled it in."""
        return len(self.reasons) > 0 and bool((self.reasons == "example_row").all())

    @property
    def where(self) -> str:
        """The file and sheet in one word, or the table in memory."""
        return " ".join(filter(None, (self.placed.file, self.placed.sheet.name))) or self.placed.table.name

    def without(self, rows: NDArray[np.bool_], reason: str) -> "Part":
        """Return the part with some more rows left out; a row keeps its first reason."""
        reasons = self.reasons.copy()
        reasons[rows & self.used] = reason
        return replace(self, reasons=reasons)

    def fault(
        self, code: str, *, row: int | np.integer | None = None, column: str = "", value: str = "", **parts: object
    ) -> Fault:
        """Return a fault of this part; ``row`` is a position, ``column`` a column of the contract."""
        return Fault(
            code,
            self.placed.file,
            self.placed.sheet.name,
            None if row is None else int(self.rows[row]),
            self.headings.get(column, column),
            value,
            parts,
            self.placed.table.name,
        )

    def shown(self, found: Sequence[str]) -> list[str]:
        """Return values as a message may show them."""
        return masked(found, *self.private)

    def account(self) -> dict[str, object]:
        """Return its line of the account: read = used + left out by reason."""
        left = Counter(reason for reason in self.reasons if reason)
        return {
            "file": self.placed.file,
            "sheet": self.placed.sheet.name,
            "table": self.placed.table.name,
            "sha256": self.placed.sha256,
            "rows_read": len(self.reasons),
            "rows_used": int(self.used.sum()),
            "rows_left_out": int(sum(left.values())),
            "left_out_by_reason": counts_of(left),
        }


def counts_of(reasons: Counter[str]) -> str:
    """Return counts by reason as one text, the most frequent first.

    Examples
    --------
    >>> counts_of(Counter(["blank_key", "unknown_community", "unknown_community"]))
    'unknown_community=2, blank_key=1'
    """
    ordered = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{coded(reason)}={n}" for reason, n in ordered)
