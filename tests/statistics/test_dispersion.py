"""Overdispersion is added where areas scatter wider than chance, and there only."""

import numpy as np
import pytest

from governance_metrics.statistics.dispersion import chance_phi, dispersion

AREAS = 21


def test_wide_scatter_widens_every_limit_and_chance_does_not():
    rng = np.random.default_rng(4)
    error = np.full(AREAS, 0.02)
    alike, apart = rng.normal(0, 0.02, AREAS), rng.normal(0, 0.06, AREAS)
    assert dispersion(alike, error).tau_squared == 0
    found = dispersion(apart, error)
    assert found.phi > chance_phi(AREAS)
    # additive variance by moments: phi m - (m - 1) over m - 1 for equal errors, times the error squared
    expected = (AREAS * found.phi - (AREAS - 1)) / (AREAS - 1) * 0.02**2
    np.testing.assert_allclose(found.tau_squared, expected, rtol=1e-8)


@pytest.mark.parametrize("areas", [3, 5, 10, 21, 50, 200])
def test_chance_stays_below_its_limit_in_95_of_100_families(areas):
    rng = np.random.default_rng(9)
    families = 1000
    above = sum(dispersion(z, np.ones(areas)).tau_squared > 0 for z in rng.normal(size=(families, areas)))
    assert above / families <= 0.05 + 2.33 * np.sqrt(0.05 * 0.95 / families)


def test_blanks_and_areas_without_error_are_set_aside():
    found = dispersion([1.0, -1.0, np.nan, 5.0, 3.0], [1.0, 1.0, 1.0, 0.0, np.nan])
    assert found.areas == 2
    assert np.isnan(dispersion([1.0], [1.0]).phi)
