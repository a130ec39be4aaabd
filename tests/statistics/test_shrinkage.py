"""Empirical Bayes shares and rates against base R."""

import numpy as np
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.shrinkage import shrunken


def test_shares_are_those_of_a_second_fit():
    # base R 4.2.2: optim over lbeta(x + m s, n - x + (1 - m) s) - lbeta(m s, (1 - m) s), then qbeta
    found = shrunken("share", [0, 40, 90, 55, 3], [4, 100, 120, 100, 9])
    assert found["prior_mean"].iloc[0] == pytest.approx(0.481028023698, rel=1e-6)
    assert found["prior_size"].iloc[0] == pytest.approx(7.914398312649, rel=2e-6)
    expected = [0.319533330949, 0.405942562476, 0.733358000479, 0.544941623162, 0.402441000458]
    np.testing.assert_allclose(found["model_estimate"], expected, rtol=1e-6)
    lower = [0.0998915163214, 0.3155628888126, 0.6537537780623, 0.4508188936684, 0.1896205987879]
    np.testing.assert_allclose(found["model_low"], lower, rtol=2e-6)


def test_rates_are_those_of_a_second_fit():
    # base R 4.2.2: optim over dnbinom(o, size = m s, mu = m e), then qgamma
    found = shrunken("rate", [2, 9, 30, 4, 18], [6, 8, 15, 9, 12])
    expected = [0.615888748494, 1.125278035772, 1.841453371708, 0.628249688488, 1.418866297433]
    np.testing.assert_allclose(found["model_estimate"], expected, rtol=1e-6)
    upper = [1.21244809430, 1.82209871778, 2.51275360483, 1.14200941033, 2.07448094496]
    np.testing.assert_allclose(found["model_high"], upper, rtol=2e-6)


def test_the_unit_of_exposure_does_not_matter():
    people = np.array([6, 8, 15, 9, 12])
    found, other = (shrunken("rate", [2, 9, 30, 4, 18], people * unit) for unit in (1, 1e5))
    np.testing.assert_allclose(other["model_estimate"] * 1e5, found["model_estimate"], rtol=1e-5)


def test_the_smallest_area_moves_furthest():
    found = shrunken("share", [0, 0, 30, 80, 5], [2, 200, 60, 100, 6])
    assert found["model_estimate"].iloc[0] > 0.05 > found["model_estimate"].iloc[1]
    assert found["estimate"].tolist()[:2] == [0, 0]


def test_areas_alike_have_the_mean_and_no_limits():
    found = shrunken("rate", [6, 8, 15, 9, 12], [6, 8, 15, 9, 12])
    assert found["model_estimate"].tolist() == [1.0] * 5
    assert np.isinf(found["prior_size"]).all()
    assert found["model_low"].isna().all()
    assert shrunken("share", [0, 0, 0], [4, 9, 9])["model_estimate"].tolist() == [0.0] * 3


def test_faulty_rows_stay_out_and_too_few_areas_are_refused():
    found = shrunken("share", [1, "x", 9, 3, 4, 6], [5, 5, 8, 7, 0, 9])
    assert found["reason"].tolist()[1:5] == [
        "not_a_number(column=numerator)",
        "above_one(numerator=9, denominator=8)",
        "",
        "zero_denominator",
    ]
    assert found["model_estimate"].isna().tolist() == [False, True, True, False, True, False]
    with pytest.raises(DataError, match="at least 3"):
        shrunken("share", [1, 2], [5, 5])
