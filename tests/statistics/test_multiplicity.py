"""Adjusted p-values against R's p.adjust and the definitions."""

import numpy as np
import pytest

from governance_metrics.statistics.multiplicity import benjamini_hochberg, holm

# R 4.2.2: p.adjust(c(.001, .008, .039, .041, .042, .06, .074, .205, .212, .216), "BH") and "holm"
P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
BH = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714285714286, 0.216, 0.216, 0.216]
HOLM = [0.01, 0.072, 0.312, 0.312, 0.312, 0.312, 0.312, 0.615, 0.615, 0.615]


@pytest.mark.parametrize(("way", "expected"), [(benjamini_hochberg, BH), (holm, HOLM)])
def test_adjusted_p_values_are_those_of_r(way, expected):
    np.testing.assert_allclose(way(P), expected, rtol=1e-12)


@pytest.mark.parametrize("way", [benjamini_hochberg, holm])
def test_order_and_blanks_do_not_matter(way):
    order = np.random.default_rng(0).permutation(len(P))
    mixed = np.insert(np.array(P)[order], 4, np.nan)
    found = way(mixed)
    assert np.isnan(found[4])
    np.testing.assert_allclose(np.delete(found, 4), way(P)[order], rtol=1e-15)


@pytest.mark.parametrize("way", [benjamini_hochberg, holm])
def test_nothing_to_adjust_stays_nothing(way):
    assert way([]).tolist() == []
    assert np.isnan(way([np.nan, np.nan])).all()
    assert way([0.3]).tolist() == [0.3]
