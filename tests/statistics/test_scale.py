"""Alpha and omega against published figures, against exact factor models, and at their limits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance_metrics.statistics.scale import (
    LEAST_UNIQUE,
    cronbach_alpha,
    item_nonresponse,
    mcdonald_omega,
    one_factor,
    reliability,
)

# Six tests of ability, 112 people: the data set ability.cov of R (Smith and Stanley 1983; Bartholomew 1987).
ABILITY = [
    [24.641],
    [5.991, 6.700],
    [33.520, 18.137, 149.831],
    [6.023, 1.782, 19.424, 12.711],
    [20.755, 4.936, 31.430, 4.757, 52.604],
    [29.701, 7.204, 50.753, 9.075, 66.762, 135.292],
]


def symmetric(lower):
    whole = np.zeros((len(lower), len(lower)))
    for i, row in enumerate(lower):
        whole[i, : i + 1] = whole[: i + 1, i] = row
    return whole


def implied(loadings, unique):
    return np.outer(loadings, loadings) + np.diag(unique)


def test_one_factor_of_ability_is_what_r_prints():
    """``factanal(factors = 1, covmat = ability.cov)``: uniquenesses, loadings, and chi-square 75.18."""
    covariance = symmetric(ABILITY)
    spread = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(spread, spread)
    loadings, unique = one_factor(correlation)
    assert unique.round(3).tolist() == [0.535, 0.853, 0.748, 0.910, 0.232, 0.280]
    assert loadings.round(3).tolist() == [0.682, 0.384, 0.502, 0.300, 0.877, 0.849]
    fitted = implied(loadings, unique)
    misfit = np.linalg.slogdet(fitted)[1] - np.linalg.slogdet(correlation)[1] + np.trace(
        correlation @ np.linalg.inv(fitted)
    ) - 6  # fmt: skip
    assert round((112 - 1 - (2 * 6 + 5) / 6 - 2 / 3) * misfit, 2) == 75.18


def test_alpha_of_the_worked_example_of_bland_and_altman():
    """BMJ 1997; 314: 572: ten items, variances summing to 11.16, variance of the total 77.44: alpha 0.95."""
    shared = (77.44 - 11.16) / 90
    covariance = np.full((10, 10), shared)
    np.fill_diagonal(covariance, 1.116)
    assert round(cronbach_alpha(covariance), 2) == 0.95
    assert cronbach_alpha(covariance) == pytest.approx(10 / 9 * (1 - 11.16 / 77.44), rel=1e-12)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.floats(0.2, 0.9), min_size=3, max_size=7), st.lists(st.floats(0.5, 4.0), min_size=7, max_size=7))
def test_omega_of_an_exact_one_factor_model_is_its_own_whatever_the_spread_of_the_items(loadings, spread):
    loadings, spread = np.array(loadings), np.array(spread[: len(loadings)])
    covariance = implied(loadings, 1 - loadings**2) * np.outer(spread, spread)
    explained = (loadings * spread).sum() ** 2
    assert mcdonald_omega(covariance) == pytest.approx(explained / covariance.sum(), abs=2e-5)


def test_three_items_are_fitted_exactly_as_by_hand():
    """With three items the loading of the first is the root of r12 r13 / r23."""
    correlation = symmetric([[1.0], [0.5, 1.0], [0.4, 0.3, 1.0]])
    loadings, _ = one_factor(correlation)
    by_hand = np.sqrt([0.5 * 0.4 / 0.3, 0.5 * 0.3 / 0.4, 0.4 * 0.3 / 0.5])
    assert loadings == pytest.approx(by_hand, abs=1e-6)


def test_alpha_equals_omega_where_all_items_hang_equally_on_the_factor_and_is_below_it_elsewhere():
    equal = implied(np.full(5, 0.7), np.array([0.2, 0.4, 0.6, 0.8, 1.0]))
    assert cronbach_alpha(equal) == pytest.approx(mcdonald_omega(equal), abs=1e-6)
    unequal = implied(np.array([0.9, 0.7, 0.4, 0.2]), 1 - np.array([0.9, 0.7, 0.4, 0.2]) ** 2)
    assert cronbach_alpha(unequal) < mcdonald_omega(unequal) - 0.01


def test_a_unique_variance_is_never_driven_to_nothing():
    correlation = symmetric([[1.0], [0.9, 1.0], [0.9, 0.7, 1.0]])  # the first loading would be above one
    _, unique = one_factor(correlation)
    assert unique[0] == pytest.approx(LEAST_UNIQUE)


def test_only_those_who_answered_every_item_count():
    rng = np.random.default_rng(1)
    answers = rng.normal(size=(200, 1)) + rng.normal(size=(200, 4))
    holed = np.vstack([answers, [[1.0, np.nan, 2.0, 3.0]] * 20])
    assert reliability(holed) == reliability(answers)
    assert reliability(answers).n == 200
    assert reliability(answers).alpha == pytest.approx(0.8, abs=0.06)


def test_a_weight_of_two_is_two_respondents():
    rng = np.random.default_rng(2)
    answers = rng.normal(size=(60, 1)) + rng.normal(size=(60, 3))
    weights = np.where(np.arange(60) < 20, 2.0, 1.0)
    doubled = np.vstack([answers, answers[:20]])
    weighted, copied = reliability(answers, weights), reliability(doubled)
    assert weighted.alpha == pytest.approx(copied.alpha, rel=1e-9)
    assert weighted.omega == pytest.approx(copied.omega, rel=1e-6)
    assert reliability(answers, np.where(weights > 1, 0.0, 1.0)).n == 40


@pytest.mark.parametrize(
    "answers",
    [np.empty((0, 3)), np.ones((1, 3)), np.ones((5, 3)), np.array([[1.0, 2.0, 2.0]] * 4), np.full((5, 3), np.nan)],
)
def test_where_nothing_varies_there_is_no_reliability(answers):
    found = reliability(answers)
    assert np.isnan(found.alpha)
    assert np.isnan(found.omega)


def test_two_items_have_an_alpha_and_no_omega_and_one_item_has_neither():
    two = np.array([[1.0, 2.0], [2.0, 2.5], [3.0, 5.0]])
    assert reliability(two).alpha > 0
    assert np.isnan(reliability(two).omega)
    assert np.isnan(reliability(two[:, :1]).alpha)


def test_items_that_repeat_each_other_exactly_have_no_omega():
    first = np.arange(10.0)
    assert np.isnan(reliability(np.column_stack([first, first, first + 1])).omega)


def test_nonresponse_counts_only_those_who_were_asked():
    answers = np.array([[1.0, np.nan], [np.nan, 2.0], [np.nan, np.nan], [4.0, 1.0]])
    assert item_nonresponse(answers).tolist() == [0.5, 0.5]
    asked = np.array([[True], [True], [False], [True]])
    assert item_nonresponse(answers, asked).tolist() == pytest.approx([1 / 3, 1 / 3])
    assert np.isnan(item_nonresponse(answers, np.zeros((4, 1), dtype=bool))).all()
