"""A researcher's own table and cards, as short as a test needs them."""

import pandas as pd

from governance_metrics.assessment import estimate
from governance_metrics.indicators.card import Indicator
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table
from governance_metrics.text import same
from tests.typed_frames import typed


def card(numerator="v", code="own", *, table="t", **changes):
    """A card over an own table; public and higher is better unless said otherwise."""
    words = dict.fromkeys(("title", "definition", "interpretation", "counted"), same("x"))
    plain = {"theme": "own", "direction": "higher", "disclosure": "public", "source": "own", "table": table}
    return Indicator(**{**words, **plain, "code": code, "numerator": numerator, **changes})


def table(columns=None, *, name="t", area="ward", **changes):
    """The contract of an own table keyed by ``id``, with a ward and a number ``v`` unless said otherwise."""
    return Table(name, "id", area, {"id": "key", "ward": "key", **(columns or {"v": "number"})}, **changes)


def data(contract, rows, **changes):
    """A checked dataset of one own table; rows get an ``id`` where they have none."""
    rows = [{"id": f"r{i}", **row} for i, row in enumerate(rows)]
    frame = typed(contract, rows) if rows else pd.DataFrame(columns=[c.name for c in contract.listed])
    return Dataset(tables={contract.name: frame}, contracts={contract.name: contract}, checked=True, **changes)


def whole(contract, rows, asked, **settings):
    """The one row that a card gives for all rows together."""
    found = estimate(data(contract, rows), [asked], **settings)
    assert len(found) == 1
    return found.iloc[0]
