"""Where the axis of values of an editable chart ends: programs look at the values alone and would cut off limits."""

import math

from governance_metrics.report.blocks import Chart

STEPS = 8  # between nothing and the end, about
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)


def axis_ends(chart: Chart) -> tuple[float | None, float | None]:
    """Return the lowest and highest value of the axis; None where the program may choose.

    An axis holds nothing, every value, limit and reference, and the whole of shares.

    Parameters
    ----------
    chart : Chart
        An interval chart.

    Examples
    --------
    >>> axis_ends(Chart("interval", "甲", "", ("a", "b"), {"甲": (0.5, 1.7)}, (0.4, 1.2), (0.6, 2.31)))
    (0.0, 2.5)
    >>> axis_ends(Chart("interval", "甲", "", ("a", "b"), {"甲": (0.5, 0.7)}, pattern="0%"))
    (0.0, 1.0)
    """
    (values,) = chart.series.values()
    every = [number for number in (*values, *chart.low, *chart.high, *chart.lines.values()) if math.isfinite(number)]
    if not every:
        return None, None
    highest, lowest = max(*every, 0.0), min(*every, 0.0)
    if chart.pattern.endswith("%") and highest <= 1:
        highest = 1.0
    step = _step((highest - lowest) / STEPS)
    if step == 0:
        return 0.0, None
    low, high = (round(sign * math.ceil(round(sign * end / step, 9)) * step, 12) + 0.0 for sign, end in (
        (-1, lowest), (1, highest)
    ))  # fmt: skip
    return low, high


def _step(rough: float) -> float:
    """The next round number from a step on."""
    if rough <= 0:
        return 0.0
    scale = float(10.0 ** math.floor(math.log10(rough)))
    return next(nice * scale for nice in NICE if nice * scale >= rough * (1 - 1e-9))
