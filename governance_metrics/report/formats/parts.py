"""Where the parts of a document begin."""

from collections.abc import Sequence

from governance_metrics.report.blocks import Block, Heading


def second_part(blocks: Sequence[Block]) -> int:
    """Return the place of the second part, before which the contents stand; -1 in a document of one part.

    Examples
    --------
    >>> second_part((Heading(1, "概要"), Heading(2, "甲"), Heading(1, "一、成效"))), second_part((Heading(1, "甲"),))
    (2, -1)
    """
    parts = [number for number, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    return parts[1] if len(parts) > 1 else -1
