"""Values and chance bands of full counts, and each area beside the rest."""

import numpy as np
import pytest
from scipy import stats

from governance_metrics.statistics.census import census_estimates, census_rest
from governance_metrics.statistics.intervals import rate_interval, wilson_interval


def arrays(*columns):
    return [np.asarray(column, dtype=float) for column in columns]


def test_a_share_beyond_its_denominator_has_no_value():
    found = census_estimates("share", *arrays([5, 6, 0], [5, 5, 0], [5, 5, 0], [5, 6, 0]))
    assert found["estimate"].isna().tolist() == [False, True, True]
    assert found["interval"].tolist() == ["chance", "none", "none"]
    assert found["method"].tolist() == ["wilson", "none", "none"]


@pytest.mark.parametrize("level", [0.8, 0.95, 0.998])
def test_bands_follow_the_level(level):
    above, below = arrays([3, 40], [10, 50])
    share = census_estimates("share", above, below, below, above, conf_level=level)
    rate = census_estimates("rate", above, below, below, above, conf_level=level)
    np.testing.assert_allclose(share[["conf_low", "conf_high"]].T, wilson_interval(above, below, level))
    np.testing.assert_allclose(rate[["conf_low", "conf_high"]].T, rate_interval(above, below, level))


def test_a_mean_has_the_t_band_of_its_values():
    rng = np.random.default_rng(5)
    values = rng.normal(1e6, 3, 40)
    shift = 1e6 + 1
    squares = ((values - shift) ** 2).sum()
    found = census_estimates("mean", *arrays([values.sum()], [40], [40], [squares]), shift=shift).iloc[0]
    low, high = stats.t.interval(0.95, 39, values.mean(), stats.sem(values))
    assert found[["conf_low", "conf_high"]].tolist() == pytest.approx([low, high], rel=1e-12)


def test_the_rest_of_a_share_is_what_adding_up_the_others_gives():
    a, n, groups = np.array([5.0, 15, 8, 2]), np.array([10.0, 20, 16, 4]), np.array([0, 0, 0, 1])
    found = census_rest("share", a, n, n, a, groups)
    for i in range(3):
        others = [j for j in range(3) if j != i]
        rest, pooled = a[others].sum() / n[others].sum(), a[:3].sum() / n[:3].sum()
        error = np.sqrt(pooled * (1 - pooled) * (1 / n[i] + 1 / n[others].sum()))
        assert found.loc[i].tolist() == pytest.approx([rest, a[i] / n[i] - rest, error])
    assert found.loc[3].isna().all()  # alone in its group


def test_the_rest_of_a_rate_has_the_pooled_poisson_error():
    events, exposure = np.array([4.0, 26]), np.array([100.0, 300])
    found = census_rest("rate", events, exposure, exposure, events, np.zeros(2, dtype=int))
    assert found.loc[0].tolist() == pytest.approx(
        [26 / 300, 4 / 100 - 26 / 300, np.sqrt(30 / 400 * (1 / 100 + 1 / 300))]
    )


@pytest.mark.parametrize("start", [0.0, 1e8])
def test_the_rest_of_a_mean_has_the_error_of_two_means(start):
    one, other = np.array([1.0, 2, 4]) + start, np.array([3.0, 5, 9, 10]) + start
    sums, sizes = np.array([one.sum(), other.sum()]), np.array([3.0, 4])
    squares = np.array([((v - start) ** 2).sum() for v in (one, other)])
    found = census_rest("mean", sums, sizes, sizes, squares, np.zeros(2, dtype=int), shift=start)
    assert found.loc[0, "rest_difference"] == pytest.approx(one.mean() - other.mean(), rel=1e-6)
    assert found.loc[0, "rest_std_error"] == pytest.approx(np.hypot(stats.sem(one), stats.sem(other)), rel=1e-6)


def test_a_ratio_has_a_difference_without_an_error_and_a_count_has_neither():
    values = arrays([10, 30], [2, 3], [1, 1], [100, 900])
    ratio = census_rest("ratio", *values, np.zeros(2, dtype=int))
    assert ratio["rest_difference"].tolist() == [-5.0, 5.0]
    assert ratio["rest_std_error"].isna().all()
    assert census_rest("count", *values, np.zeros(2, dtype=int)).isna().all(axis=None)


def test_an_area_without_a_denominator_is_not_compared_and_adds_nothing():
    found = census_rest("share", *arrays([0, 5, 8], [0, 10, 10], [0, 10, 10], [0, 5, 8]), np.zeros(3, dtype=int))
    assert found.loc[0, ["rest_difference", "rest_std_error"]].isna().all()
    assert found.loc[1, "rest_estimate"] == 0.8


def test_unknown_parts_are_set_aside():
    found = census_rest(
        "share", *arrays([np.nan, 5, 8], [np.nan, 10, 10], [0, 10, 10], [np.nan, 5, 8]), np.zeros(3, dtype=int)
    )
    assert found["rest_difference"].round(2).tolist()[1:] == [-0.3, 0.3]
