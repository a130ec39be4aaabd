"""How often 95 % intervals hold the truth, over many simulated samples."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.intervals import rate_interval, wilson_interval
from governance_metrics.statistics.survey import survey_mean, survey_proportion

RUNS = 500
LOOSE = 2.6 * np.sqrt(0.95 * 0.05 / RUNS)  # 99 % of the simulation's own error
DESIGN = SurveyDesign(weight="w", psu="p")


def clustered(rng, psus, p, correlation=0.05, per=10):
    """Clusters of ten with weights of .5 to 2 that say nothing about the answer."""
    spread = (1 - correlation) / correlation
    chance = np.repeat(rng.beta(p * spread, (1 - p) * spread, psus), per)
    n = psus * per
    return pd.DataFrame({"y": rng.random(n) < chance, "p": np.arange(n) // per, "w": rng.uniform(0.5, 2, n)})


@pytest.mark.slow
@pytest.mark.parametrize("psus", [6, 12, 30])
@pytest.mark.parametrize("p", [0.05, 0.2, 0.5])
def test_korn_graubard_intervals_hold_the_share_at_least_95_times_in_100(psus, p):
    rng = np.random.default_rng(psus)
    held = 0
    for _ in range(RUNS):
        row = survey_proportion(clustered(rng, psus, p), "y", DESIGN).iloc[0]
        held += row["conf_low"] <= p <= row["conf_high"]
    assert held / RUNS >= 0.945 - LOOSE


@pytest.mark.slow
def test_linearised_intervals_hold_the_mean_95_times_in_100():
    rng = np.random.default_rng(1)
    held = 0
    for _ in range(RUNS):
        frame = clustered(rng, 25, 0.5)
        frame["y"] = rng.normal(10, 2, len(frame)) + np.repeat(rng.normal(0, 1, 25), 10)
        row = survey_mean(frame, "y", DESIGN).iloc[0]
        held += row["conf_low"] <= 10 <= row["conf_high"]
    assert abs(held / RUNS - 0.95) <= LOOSE + 0.01


@pytest.mark.parametrize("n", [10, 30, 100])
def test_wilson_holds_a_share_95_times_in_100_on_average(n):
    # exact over p: Newcombe (1998), table II; reliability notes: .954, .953, .951
    events = np.arange(n + 1)
    low, high = wilson_interval(events, np.full(n + 1, n))
    rng = np.random.default_rng(0)
    p = np.linspace(0.01, 0.99, 99)
    drawn = rng.binomial(n, p, (4000, 99))
    held = ((low[drawn] <= p) & (p <= high[drawn])).mean()
    assert abs(held - {10: 0.954, 30: 0.953, 100: 0.951}[n]) < 0.003


@pytest.mark.parametrize("expected", [0.5, 3.0, 9.0])
def test_exact_limits_hold_a_small_count_at_least_95_times_in_100(expected):
    drawn = np.random.default_rng(2).poisson(expected, 20_000)
    low, high = rate_interval(drawn.astype(float))
    assert ((low <= expected) & (expected <= high)).mean() >= 0.947
