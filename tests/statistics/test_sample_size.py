"""Sample sizes against printed answers, and what they must do whatever the numbers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr

from governance_metrics.errors import DataError
from governance_metrics.statistics.sample_size import half_width, size_for_difference, size_for_width

TWO_SIGMA = 2 * ndtr(2.0) - 1  # the level whose normal quantile is exactly 2, as older books have it


def test_the_island_of_cochran():
    """Cochran (1977), pp 72-76: plus or minus 5 points at t = 2 needs 400, on an island of 3,200 people 356."""
    assert size_for_width(0.05, conf_level=TWO_SIGMA) == 400
    assert size_for_width(0.05, conf_level=TWO_SIGMA, population=3200) == 356


@pytest.mark.parametrize(
    ("first", "second", "power", "printed"),
    [(0.5, 0.75, 0.9, 76.7069301), (0.5, 0.6, 0.8, 387.338517), (0.15, 0.3, 0.9, 160.777703)],
)
def test_two_shares_as_the_power_calculation_of_r_has_them(first, second, power, printed):
    """R 4.2.2, stats::power.prop.test."""
    assert size_for_difference(first, second, power=power) == math.ceil(printed)


def test_a_design_effect_multiplies_and_a_small_population_is_never_exceeded():
    assert size_for_width(0.05, design_effect=2.0) == math.ceil(2 * 384.1458820694125)
    assert size_for_width(0.01, population=300) == 291
    assert size_for_width(0.01, population=300, design_effect=3.0) == 300
    assert size_for_difference(0.5, 0.51, population=500, design_effect=4.0) == 500


@given(st.floats(0.005, 0.4), st.floats(0.02, 0.98), st.floats(0.5, 0.999), st.floats(0.5, 5), st.integers(50, 100_000))
def test_the_size_found_is_the_smallest_that_gives_the_width(wanted, share, level, effect, population):
    settings = {"share": share, "conf_level": level}
    n = size_for_width(wanted, **settings)
    assert half_width(n, **settings) <= wanted * (1 + 1e-9)
    if n > 1:
        assert half_width(n - 1, **settings) > wanted * (1 - 1e-9)
    small = size_for_width(wanted, **settings, population=population)
    assert small <= min(n, population)
    assert half_width(small, **settings, population=population) <= wanted * (1 + 1e-9)
    assert size_for_width(wanted, **settings, design_effect=effect) <= max(n * effect + 1, 1)


def test_a_complete_count_has_no_width():
    assert half_width(400, population=400) == 0.0


@pytest.mark.parametrize(
    "wrong",
    [{"half_width": 0}, {"half_width": 1.2}, {"share": 0}, {"conf_level": 1}, {"design_effect": -1},
     {"population": 0}, {"half_width": np.nan}],
)  # fmt: skip
def test_a_number_outside_its_range_is_named(wrong):
    arguments = {"half_width": 0.05} | wrong
    with pytest.raises(DataError, match=next(iter(wrong))):
        size_for_width(arguments.pop("half_width"), **arguments)


def test_every_wrong_number_is_told_at_once_and_equal_shares_cannot_be_told_apart():
    with pytest.raises(DataError) as caught:
        size_for_difference(0, 1.5, power=2)
    assert len(caught.value.failures) == 3
    with pytest.raises(DataError, match="equal"):
        size_for_difference(0.5, 0.5)
