"""The ratio of a high to a low percentile of areas."""

import numpy as np
import pytest

from governance_metrics.statistics.spread import percentile_ratio


def test_percentiles_lie_between_neighbours_as_type_7():
    assert percentile_ratio(np.arange(1.0, 12.0)) == 10 / 2  # 11 values: the 10th and 90th are the 2nd and 10th
    assert percentile_ratio(np.array([10.0, 20.0])) == pytest.approx(19 / 11)


def test_blanks_and_infinities_are_set_aside():
    assert percentile_ratio(np.array([1.0, np.nan, 1.0, np.inf])) == 1


@pytest.mark.parametrize("values", [[], [np.nan], [0.0, 0.0, 0.0], [-1.0, 2.0, 3.0]])
def test_without_a_ratio_it_is_blank(values):
    assert np.isnan(percentile_ratio(np.array(values)))


def test_nothing_in_the_lowest_areas_is_endlessly_wide():
    assert percentile_ratio(np.array([0.0, 0.0, 0.0, 5.0, 9.0])) == np.inf


def test_the_unit_does_not_matter():
    values = np.random.default_rng(1).uniform(1, 9, 21)
    assert percentile_ratio(values * 1000) == pytest.approx(percentile_ratio(values), rel=1e-12)


def test_other_percentiles_may_be_asked_for():
    assert percentile_ratio(np.array([1.0, 2.0, 3.0]), high=100, low=0) == 3
