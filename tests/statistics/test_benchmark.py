"""Verdicts by interval against the rows that Fingertips judges."""

import numpy as np
import pandas as pd

from governance_metrics.statistics.benchmark import against_benchmark
from tests.statistics.shared_data import shared_frame

DIRECTION = {"high_is_good": "higher", "low_is_good": "lower", "no_judgement": "context"}


def test_every_judged_row_comes_out_as_published():
    rows = shared_frame("peers/fingertips/benchmark_ci_cases.csv")
    assert len(rows) == 75
    for polarity, mine in rows.groupby("polarity"):
        found = against_benchmark(mine["lower_ci"], mine["upper_ci"], mine["benchmark"], DIRECTION[polarity])
        assert found["verdict"].tolist() == mine["outcome"].str.lower().tolist()


def test_a_limit_on_the_benchmark_does_not_tell():
    assert against_benchmark([0.4, 0.2], [0.6, 0.4], 0.4, "higher")["verdict"].tolist() == ["similar", "similar"]


def test_without_limits_or_benchmark_there_is_no_verdict():
    low = pd.Series([0.1, np.nan, 0.1], index=["a", "b", "c"])
    found = against_benchmark(low, [0.2, 0.2, 0.2], [0.5, 0.5, np.nan])
    assert found["verdict"].to_dict() == {"a": "lower", "b": "", "c": ""}
    assert found["reason"].to_dict() == {"a": "", "b": "no_limits", "c": "no_target"}
