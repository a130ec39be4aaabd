"""The heads of a table: worded, and set left or right."""

from governance_metrics.report.blocks import TableColumn
from governance_metrics.report.outline import labels
from governance_metrics.report.outline.evidence import Evidence

Heads = tuple[tuple[str, float], ...]


def columns_of(evidence: Evidence, heads: Heads, right: set[str] | None = None) -> tuple[TableColumn, ...]:
    """Return the columns of a table from names and widths; those in ``right`` are numbers."""
    return tuple(
        TableColumn(evidence.words.say(labels.COLUMNS[name]), "right" if name in (right or set()) else "left", width)
        for name, width in heads
    )
