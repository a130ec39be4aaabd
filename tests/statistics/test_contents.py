"""What the room says it holds is there."""

import re
from importlib.util import find_spec

from governance_metrics import statistics


def test_every_module_named_in_the_list_of_contents_exists():
    named = re.findall(r"``(\w+)``", statistics.__doc__)
    assert len(named) > 20
    assert [name for name in named if find_spec(f"governance_metrics.statistics.{name}") is None] == []
