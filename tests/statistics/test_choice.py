"""Settings that are none are refused, never taken for another."""

import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.allocation import allocate
from governance_metrics.statistics.benchmark import against_benchmark
from governance_metrics.statistics.change import change
from governance_metrics.statistics.choice import check_choices, check_level
from governance_metrics.statistics.composite import composite
from governance_metrics.statistics.disparity import disparities
from governance_metrics.statistics.fay_herriot import fay_herriot
from governance_metrics.statistics.funnel_verdict import funnel_of_counts
from governance_metrics.statistics.process_chart import process_chart
from governance_metrics.statistics.ranks import rank_intervals
from governance_metrics.statistics.retention import retention
from governance_metrics.statistics.shrinkage import shrunken
from governance_metrics.statistics.social_gradient import social_gradient
from governance_metrics.statistics.trend import recent_trend

FRAME = pd.DataFrame({"a": [1.0, 2.0, 3.0]})
WORDS = {
    "trend": lambda: recent_trend([[1.0] * 5], 0.1, "up"),
    "chart": lambda: process_chart([1.0, 2.0], "up"),
    "benchmark": lambda: against_benchmark([0.1], [0.2], 0.3, "up"),
    "funnel": lambda: funnel_of_counts("shares", [1], [2]),
    "shrinkage": lambda: shrunken("shares", [1, 2, 3], [4, 4, 4]),
    "gradient": lambda: social_gradient([0.1, 0.2, 0.3], transform="probit"),
    "allocation": lambda: allocate(1, [2], [1], rule="by_hand"),
    "composite": lambda: composite(FRAME, ["higher"], how="median"),
}
LEVELS = {
    "ranks": lambda level: rank_intervals([1.0, 2.0], [1.0, 1.0], level),
    "shrinkage": lambda level: shrunken("rate", [1, 2, 3], [4, 4, 4], level),
    "gradient": lambda level: social_gradient([0.1, 0.2, 0.3], conf_level=level),
    "disparities": lambda level: disparities([0.1, 0.2], conf_level=level),
    "change": lambda level: change([1.0], [0.1], [2.0], [0.1], conf_level=level),
    "model": lambda level: fay_herriot([1.0, 2.0, 3.0], [0.1] * 3, conf_level=level),
    "retention": lambda level: retention([1.0], [1], [1.0], conf_level=level),
    "composite": lambda level: composite(FRAME, ["higher"], conf_level=level),
}


@pytest.mark.parametrize("name", WORDS)
def test_a_word_that_is_none_of_those_allowed_is_refused(name):
    with pytest.raises(DataError, match="expected one of"):
        WORDS[name]()


@pytest.mark.parametrize("level", [95, 0, 1.0, float("nan")])
@pytest.mark.parametrize("name", LEVELS)
def test_a_level_that_is_no_share_is_refused(name, level):
    with pytest.raises(DataError, match="conf_level"):
        LEVELS[name](level)


def test_all_wrong_settings_are_named_at_once_in_both_languages():
    with pytest.raises(DataError) as caught:
        check_choices(("kind", "x", ("a", "b")), ("rule", "a", ("a",)), ("way", 3, ("c",)))
    assert len(caught.value.failures) == 2
    assert "kind 应为 a、b 之一" in caught.value.say("zh")
    check_level(0.998)
