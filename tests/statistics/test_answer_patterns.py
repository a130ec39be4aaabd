"""Signs of careless or steered answers: found where they are, quiet where they are not."""

import numpy as np
import pytest
from scipy.stats import binom

from governance_metrics.statistics.answer_patterns import (
    bursts,
    longest_runs,
    quota_heaping,
    straight_lines,
    too_fast,
)


def test_fifteen_communities_exactly_at_the_floor_are_no_accident():
    """Peng (2018): mean turnout 51.14 where the floor was 50, fifteen communities exactly at 50."""
    counts = [50] * 15 + [51, 52, 53, 54, 58, 60]
    found = quota_heaping(counts, 50)
    assert (found.at, found.near) == (15, 19)
    assert found.p_value == pytest.approx(binom.sf(14, 19, 0.2), rel=1e-12)
    assert found.p_value < 1e-6


def test_counts_spread_evenly_do_not_heap():
    assert quota_heaping([*range(50, 60)] * 3, 50).p_value > 0.3
    assert quota_heaping([41, 44, 60], 50).p_value == 1.0
    assert quota_heaping([], 50).near == 0


def test_a_run_ends_at_a_blank_and_at_another_answer():
    answers = [[1, 1, 1, 1], [1, 1, 2, 2], [1, np.nan, 1, 1], [np.nan] * 4]
    assert longest_runs(answers).tolist() == [4, 2, 2, 0]


def test_a_straight_line_needs_enough_answers():
    answers = [[2, 2, 2, 2], [2, 2, 2, np.nan], [2, 2, 2, 3], [np.nan] * 4]
    assert straight_lines(answers).tolist() == [True, False, False, False]
    assert straight_lines(answers, fewest=3).tolist() == [True, True, False, False]


def test_less_than_a_third_of_the_median_is_fast_and_a_third_is_not():
    assert too_fast([300, 300, 300, 100, 99]).tolist() == [False, False, False, False, True]
    assert too_fast([np.nan, np.nan]).tolist() == [False, False]


def test_a_burst_is_more_than_a_few_from_one_source_within_minutes():
    source = np.array(["a"] * 4 + ["b"] * 4 + ["c"] * 3 + [None] * 5, dtype=object)
    minutes = [0, 2, 4, 9, 0, 11, 22, 33, 0, 1, 2, 0, 0, 0, 0, 0]
    assert bursts(source, minutes).tolist() == [True] * 4 + [False] * 12


def test_the_order_of_the_rows_does_not_matter_for_bursts():
    rng = np.random.default_rng(3)
    source, minutes = rng.choice(list("abc"), 60), rng.uniform(0, 120, 60)
    order = rng.permutation(60)
    assert bursts(source[order], minutes[order]).tolist() == bursts(source, minutes)[order].tolist()
