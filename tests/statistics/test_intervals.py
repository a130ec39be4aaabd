"""Intervals against PHEindicatormethods' sheets and their own definitions."""

import numpy as np
import pytest
from scipy.special import bdtr, pdtr

from governance_metrics.statistics.intervals import (
    korn_graubard_interval,
    mean_interval,
    normal_interval,
    rate_interval,
    wilson_interval,
)
from tests.statistics.shared_data import shared_frame

PHE = "peers/pheindicatormethods"  # testdata of PHEindicatormethods 2.1.0, commit 093fd28
LEVELS = {"95_0": 0.95, "99_8": 0.998, "": 0.95}  # the grouped sheets say 95 % limits without a number


@pytest.mark.parametrize("sheet", ["proportion", "proportion_grouped"])
def test_wilson_limits_are_those_of_phe(sheet):
    rows = shared_frame(f"{PHE}/{sheet}.csv")
    compared = 0
    for name, level in LEVELS.items():
        if f"lower{name}cl" not in rows:
            continue
        low, high = wilson_interval(rows["numerator"], rows["denominator"], level)
        for side, limit in (("lower", low), ("upper", high)):
            np.testing.assert_allclose(limit * rows["multiplier"], rows[f"{side}{name}cl"], rtol=1e-9, atol=1e-15)
            compared += int(np.isfinite(limit).sum())
    assert compared > 10


@pytest.mark.parametrize("sheet", ["rate", "rate_grouped"])
def test_limits_of_rates_are_those_of_phe(sheet):
    rows = shared_frame(f"{PHE}/{sheet}.csv")
    compared = 0
    for name, level in LEVELS.items():
        if f"lower{name}cl" not in rows:
            continue
        low, high = rate_interval(rows["numerator"], rows["denominator"], level)
        for side, limit in (("lower", low), ("upper", high)):
            np.testing.assert_allclose(limit * rows["multiplier"], rows[f"{side}{name}cl"], rtol=1e-9)
            compared += int(np.isfinite(limit).sum())
    assert compared > 10


def test_wilson_and_byar_limits_are_those_of_the_phe_sheet():
    rows = shared_frame(f"{PHE}/limits_wilson_byars.csv")
    compared = 0
    for row in rows.itertuples():
        if row.method == "Byars" and row.x < 10:
            continue  # below 10 events the limits here are exact
        pair = (row.x, row.n) if row.method == "Wilson" else (row.x,)
        way = wilson_interval if row.method == "Wilson" else rate_interval
        low, high = way(*pair, conf_level=row.confidence / 100)
        np.testing.assert_allclose([low[0], high[0]], [row.lowercl, row.uppercl], rtol=1e-9)
        compared += 1
    assert compared == 11


def test_limits_of_means_are_those_of_phe():
    values = shared_frame(f"{PHE}/mean_input.csv")
    for row in shared_frame(f"{PHE}/mean_expected.csv").itertuples():
        mine = values["values"] if row.area == "No grouping" else values.loc[values["area"].eq(row.area), "values"]
        low, high = mean_interval(mean := mine.mean(), mine.std() / np.sqrt(len(mine)), len(mine) - 1)
        np.testing.assert_allclose([mean, low[0], high[0]], [row.value, row.lower95_0cl, row.upper95_0cl], rtol=1e-9)


def test_exact_limits_of_a_count_cut_off_the_tails_of_the_poisson():
    counts = np.arange(10.0)
    low, high = rate_interval(counts)
    np.testing.assert_allclose(pdtr(counts, high), 0.025, rtol=1e-9)
    np.testing.assert_allclose(1 - pdtr(counts[1:] - 1, low[1:]), 0.025, rtol=1e-9)
    assert low[0] == 0


def test_korn_graubard_without_a_design_is_clopper_and_pearson():
    n, events = 50, np.arange(1, 50)
    p = events / n
    low, high = korn_graubard_interval(p, np.sqrt(p * (1 - p) / n), n, n - 1)
    np.testing.assert_allclose(bdtr(events, n, high), 0.025, rtol=1e-6)
    np.testing.assert_allclose(1 - bdtr(events - 1, n, low), 0.025, rtol=1e-6)


def test_nobody_and_everybody_have_an_interval_with_width():
    low, high = korn_graubard_interval([0.0, 1.0], [0.0, 0.0], [40, 40], [39, 39])
    # Clopper and Pearson (1934): 1 - (alpha / 2)^(1 / n)
    edge = 1 - 0.025 ** (1 / 40)
    np.testing.assert_allclose([low[0], high[0], low[1], high[1]], [0, edge, 1 - edge, 1], rtol=1e-9)


def test_few_clusters_widen_the_interval_of_nobody():
    high = korn_graubard_interval([0.0, 0.0], [0.0, 0.0], [40, 40], [39, 4])[1]
    assert high[1] > high[0]


def test_psus_that_all_agree_have_an_interval_with_width():
    low, high = korn_graubard_interval([0.5], [0.0], [40], [9])
    assert low[0] < 0.4
    assert high[0] > 0.6


@pytest.mark.parametrize("df", [0, -1, np.nan])
def test_without_degrees_of_freedom_there_is_no_interval(df):
    assert np.isnan(korn_graubard_interval([0.3], [0.1], [10], [df])).all()
    assert np.isnan(mean_interval([0.3], [0.1], [df])).all()


def test_unknown_or_impossible_parts_give_blank_limits_and_no_warning():
    assert np.isnan(wilson_interval([1, 5, -1, np.nan, 1], [0, 4, 4, 4, np.nan])).all()
    assert np.isnan(rate_interval([-1, np.nan, 1, 1], [1, 1, 0, np.nan])).all()
    assert np.isnan(korn_graubard_interval([np.nan, 1.2, 0.5], [0.1, 0.1, np.nan], [9, 9, 9], [8, 8, 8])).all()
    assert np.isnan(normal_interval([np.nan], [1.0])).all()


def test_infinite_degrees_of_freedom_are_normal():
    np.testing.assert_allclose(mean_interval([1.0], [0.5], [np.inf]), normal_interval([1.0], [0.5]), rtol=1e-12)


@pytest.mark.parametrize("way", [lambda c: wilson_interval([3], [9], c), lambda c: rate_interval([30], [9], c),
                                 lambda c: korn_graubard_interval([0.3], [0.1], [40], [9], c),
                                 lambda c: mean_interval([0.3], [0.1], [9], c)])  # fmt: skip
def test_more_confidence_is_wider(way):
    (low95, high95), (low99, high99) = way(0.95), way(0.99)
    assert low99[0] < low95[0]
    assert high95[0] < high99[0]
