"""Where the parts of a document on paper begin, and how its last one is set."""

from collections.abc import Sequence
from itertools import groupby

from governance_metrics.report.blocks import Block, Document, Heading


def second_part(blocks: Sequence[Block]) -> int:
    """Return the place of the second part, before which the contents stand; -1 in a document of one part.

    Examples
    --------
    >>> second_part((Heading(1, "概要"), Heading(2, "甲"), Heading(1, "一、成效"))), second_part((Heading(1, "甲"),))
    (2, -1)
    """
    parts = [number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    return parts[1] if len(parts) > 1 else -1


def provenance(document: Document) -> list[tuple[str, str]]:
    """Return what made a document, as name and value, those of one name together.

    Examples
    --------
    >>> lines = (("输入文件", "甲.csv 9f86"), ("输入文件", "乙.csv d081"))
    >>> provenance(Document("zh", "报告", "", "", (), lines, {}))
    [('输入文件', '甲.csv 9f86；乙.csv d081')]
    """
    between = "；" if document.language == "zh" else "; "
    named = groupby(document.provenance, key=lambda line: line[0])
    return [(name, between.join(value for _, value in lines)) for name, lines in named]
