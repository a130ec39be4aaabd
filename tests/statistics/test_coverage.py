"""How often 95 % intervals hold the truth, over many simulated samples.

A sample is a stratum and an area of its own in one frame, so that one call estimates all of them.
"""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.difference import survey_difference
from governance_metrics.statistics.intervals import rate_interval, wilson_interval
from governance_metrics.statistics.survey import survey_mean, survey_proportion, survey_quantile, survey_ratio

RUNS = 4000
OWN_ERROR = 4 * np.sqrt(0.95 * 0.05 / RUNS)  # four standard errors of the simulation: seeds are fixed
DESIGN = SurveyDesign(weight="w", stratum="run", psu="p")
# Mean coverage of 5,000 runs of R survey (reliability notes 3.2): Korn-Graubard, logit, Wilson on the effective n
PUBLISHED = {
    (6, 0.05): (0.988, 0.976, 0.972), (6, 0.2): (0.960, 0.954, 0.950), (6, 0.5): (0.952, 0.948, 0.947),
    (12, 0.05): (0.966, 0.968, 0.951), (12, 0.2): (0.953, 0.948, 0.944), (12, 0.5): (0.950, 0.946, 0.944),
    (30, 0.05): (0.952, 0.944, 0.938), (30, 0.2): (0.960, 0.952, 0.952), (30, 0.5): (0.959, 0.954, 0.953),
}  # fmt: skip
INTERVALS = ("korn_graubard", "logit", "wilson")


def clustered(rng, psus, p, runs=RUNS, correlation=0.05, per=10):
    """Clusters of ten with weights of .5 to 2 that say nothing about the answer."""
    spread = (1 - correlation) / correlation
    chance = np.repeat(rng.beta(p * spread, (1 - p) * spread, runs * psus), per)
    n = runs * psus * per
    i = np.arange(n)
    return pd.DataFrame(
        {"run": i // (psus * per), "p": i // per, "y": rng.random(n) < chance, "w": rng.uniform(0.5, 2, n)}
    )


def held(rows, truth):
    known = rows.dropna(subset=["conf_low", "conf_high"])
    return ((known["conf_low"] <= truth) & (truth <= known["conf_high"])).mean()


@pytest.mark.slow
@pytest.mark.parametrize(("psus", "p"), PUBLISHED)
def test_intervals_of_shares_hold_the_truth_as_often_as_published(psus, p):
    frame = clustered(np.random.default_rng(psus), psus, p)
    for interval, published in zip(INTERVALS, PUBLISHED[psus, p], strict=True):
        rows = survey_proportion(frame, "y", DESIGN, by="run", interval=interval)
        if interval == "korn_graubard":
            assert rows["conf_high"].notna().all()
            assert held(rows, p) >= 0.95 - OWN_ERROR
        rows = rows[rows["estimate"].gt(0)]  # the published figures leave out samples in which all said no
        assert abs(held(rows, p) - published) <= OWN_ERROR + 0.003 * 2, (interval, held(rows, p))


@pytest.mark.slow
@pytest.mark.parametrize("interval", [survey_mean, survey_ratio, survey_quantile])
def test_linearised_intervals_hold_the_truth_95_times_in_100(interval):
    rng = np.random.default_rng(1)
    frame = clustered(rng, 25, 0.5, runs=2000)
    village = np.repeat(rng.normal(0, 1, 2000 * 25), 10)
    frame["y"] = rng.normal(10, 2, len(frame)) + village
    frame["x"] = rng.uniform(1, 3, len(frame))
    frame["z"] = frame["x"] * frame["y"]
    if interval is survey_ratio:
        rows = survey_ratio(frame, "z", "x", DESIGN, by="run")
    else:
        rows = interval(frame, "y", DESIGN, by="run")
    assert abs(held(rows, 10) - 0.95) <= 4 * np.sqrt(0.95 * 0.05 / 2000) + 0.005


@pytest.mark.slow
def test_intervals_of_changes_hold_no_change_95_times_in_100_also_where_villages_are_asked_twice():
    rng = np.random.default_rng(2)
    frame = clustered(rng, 20, 0.4, runs=1500)
    village = np.repeat(rng.normal(0, 1, 1500 * 20), 10)
    years = [
        frame.assign(year=year, y=rng.normal(10, 2, len(frame)) + village + 0.3 * (year - 2024))
        for year in (2024, 2025)
    ]
    both = pd.concat(years, ignore_index=True)
    found = survey_difference(both, "y", DESIGN, between="year", by="run")
    assert len(found) == 1500
    assert abs(held(found, 0.3) - 0.95) <= 4 * np.sqrt(0.95 * 0.05 / 1500) + 0.005
    assert found["std_error"].pow(2).mean() == pytest.approx(found["estimate"].var(), rel=0.1)
    ratio = survey_difference(both, "y", DESIGN, between="year", by="run", scale="ratio")
    assert abs(held(ratio, 1.03) - 0.95) <= 4 * np.sqrt(0.95 * 0.05 / 1500) + 0.005


@pytest.mark.slow
@pytest.mark.parametrize("calibrated", [False, True])
def test_two_stages_drawn_from_a_real_population_hold_its_mean(calibrated):
    rng = np.random.default_rng(5)
    villages, households = 40, 30
    village = np.repeat(rng.normal(0, 2, villages), households)
    group = rng.integers(0, 2, villages * households)
    people = pd.DataFrame(
        {"p": np.arange(len(group)) // households, "g": group, "y": village + 4 * group + rng.normal(0, 1, len(group))}
    )
    known = Calibration(Margin("g", people["g"].value_counts())) if calibrated else None
    design = SurveyDesign(weight="w", psu="p", fpc="villages", ssu="h", ssu_fpc="households", calibration=known)
    runs, inside, errors, estimates = 300, 0, [], []
    for _ in range(runs):
        drawn = [people[people["p"].eq(p)].sample(6, random_state=rng) for p in rng.choice(villages, 12, replace=False)]
        sample = pd.concat(drawn).assign(w=villages / 12 * households / 6, villages=villages, households=households)
        row = survey_mean(sample.assign(h=sample.index), "y", design).iloc[0]
        inside += row["conf_low"] <= people["y"].mean() <= row["conf_high"]
        errors.append(row["std_error"])
        estimates.append(row["estimate"])
    assert abs(inside / runs - 0.95) <= 4 * np.sqrt(0.95 * 0.05 / runs)
    # the standard error is that of the estimates; for psus alone it would be too small
    assert np.mean(np.square(errors)) == pytest.approx(np.var(estimates), rel=0.25)


@pytest.mark.parametrize("n", [10, 30, 100])
def test_wilson_holds_a_share_95_times_in_100_on_average(n):
    # exact over p: Newcombe (1998), table II; reliability notes: .954, .953, .951
    events = np.arange(n + 1)
    low, high = wilson_interval(events, np.full(n + 1, n))
    rng = np.random.default_rng(0)
    p = np.linspace(0.01, 0.99, 99)
    drawn = rng.binomial(n, p, (4000, 99))
    covered = ((low[drawn] <= p) & (p <= high[drawn])).mean()
    assert abs(covered - {10: 0.954, 30: 0.953, 100: 0.951}[n]) < 0.003


@pytest.mark.parametrize("expected", [0.5, 3.0, 9.0])
def test_exact_limits_hold_a_small_count_at_least_95_times_in_100(expected):
    drawn = np.random.default_rng(2).poisson(expected, 20_000)
    low, high = rate_interval(drawn.astype(float))
    assert ((low <= expected) & (expected <= high)).mean() >= 0.947
