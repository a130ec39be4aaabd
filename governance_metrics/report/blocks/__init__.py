"""What a report is made of, before any file format: everything is worded, nothing is laid out."""

from governance_metrics.report.blocks.document import Document, Report
from governance_metrics.report.blocks.explorer import Explorer, Place, Topic
from governance_metrics.report.blocks.flow import (
    Block,
    Bullets,
    Cell,
    Figure,
    Grid,
    Heading,
    Paragraph,
    TableColumn,
    Tone,
)
from governance_metrics.report.blocks.later import Later
from governance_metrics.report.blocks.native import Chart, Sheet, Slide

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Chart",
    "Document",
    "Explorer",
    "Figure",
    "Grid",
    "Heading",
    "Later",
    "Paragraph",
    "Place",
    "Report",
    "Sheet",
    "Slide",
    "TableColumn",
    "Tone",
    "Topic",
]
