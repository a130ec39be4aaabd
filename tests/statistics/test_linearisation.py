"""The finisher against the definition, reckoned psu by psu in plain loops."""

import numpy as np
import pytest

from governance_metrics.statistics.cells import Squares, Sums
from governance_metrics.statistics.covariance import domain_covariance
from governance_metrics.statistics.linearisation import linearise
from governance_metrics.statistics.rest import compare_with_rest
from governance_metrics.statistics.strata import Strata

D, H, P = 6, 5, 40


def straddling(seed, indicators=3):
    """Rows by area and psu: 40 psus in 5 strata, 6 areas that share psus, 4 psus without rows."""
    rng = np.random.default_rng(seed)
    psu = np.concatenate([rng.integers(0, P - 4, 90), np.arange(P - 4)])
    domain = rng.integers(0, D, len(psu))
    b = np.round(rng.uniform(1, 30, (len(psu), indicators)), 1)
    return psu, domain, b * rng.uniform(0.2, 0.8, b.shape) + rng.normal(0, 1, b.shape), b


def psu_values(psu, domain, values, wanted):
    z = np.zeros(P)
    for i, d, v in zip(psu, domain, values, strict=True):
        if d in wanted:
            z[i] += v
    return z


def variance(z, strata):
    """Between-psu variance of strata, from the definition."""
    total = 0.0
    for h in range(H):
        mine = z[np.arange(P) % H == h]
        undrawn = 1 - (strata.fraction[h] if strata.fraction is not None else 0.0)
        if len(mine) > 1:
            total += undrawn * len(mine) / (len(mine) - 1) * ((mine - mine.mean()) ** 2).sum()
    return total


@pytest.fixture(params=[None, np.array([0.0, 0.2, 0.5, 0.9, 1.0])], ids=["replaced", "fpc"])
def strata(request):
    return Strata(n_psu=np.bincount(np.arange(P) % H), fraction=request.param)


@pytest.mark.parametrize("seed", range(3))
def test_every_number_equals_its_definition(seed, strata):
    psu, domain, a, b = straddling(seed)
    sums = Sums(domain, psu % H, a, b, psu=psu)
    found, rest = linearise(sums, strata, D), compare_with_rest(sums, strata, D)
    pairs = domain_covariance(sums, strata, [4, 1])
    for k in range(a.shape[1]):
        z = {}
        for d in range(D):
            others = set(range(D)) - {d}
            sides = []
            for wanted in ({d}, others):
                above, below = (psu_values(psu, domain, v[:, k], wanted) for v in (a, b))
                sides.append((above.sum() / below.sum(), (above - above.sum() / below.sum() * below) / below.sum()))
            (here, z[d]), (elsewhere, z_rest) = sides
            np.testing.assert_allclose(found.estimate[d, k], here, rtol=1e-12)
            np.testing.assert_allclose(found.std_error[d, k], np.sqrt(variance(z[d], strata)), rtol=1e-10)
            total_error = np.sqrt(variance(psu_values(psu, domain, a[:, k], {d}), strata))
            np.testing.assert_allclose(found.total_std_error[d, k], total_error, rtol=1e-10)
            np.testing.assert_allclose(rest.estimate[d, k], elsewhere, rtol=1e-12)
            np.testing.assert_allclose(rest.difference[d, k], here - elsewhere, rtol=1e-9)
            np.testing.assert_allclose(rest.std_error[d, k], np.sqrt(variance(z[d] - z_rest, strata)), rtol=1e-9)
        gap = pairs[0, 0, k] + pairs[1, 1, k] - 2 * pairs[0, 1, k]
        np.testing.assert_allclose(gap, variance(z[4] - z[1], strata), rtol=1e-10)


def test_degrees_of_freedom_are_the_psus_and_strata_an_area_touches(strata):
    psu, domain, a, b = straddling(1)
    found = linearise(Sums(domain, psu % H, a, b, psu=psu), strata, D + 1)
    for d in range(D):
        mine = set(psu[domain == d].tolist())
        assert (found.df[d] == len(mine) - len({i % H for i in mine})).all()
    assert (found.psus[D] == 0).all()
    assert np.isnan(found.estimate[D]).all()
    assert np.isnan(found.std_error[D]).all()


def test_psus_without_weight_in_an_area_do_not_count_for_its_degrees_of_freedom():
    sums = Sums([0, 0, 0], [0, 0, 0], [1.0, 2.0, 0.0], [2.0, 2.0, 0.0], psu=[0, 1, 2], seen=[3, 3, 0])
    assert linearise(sums, Strata([3]), 1).df.tolist() == [1.0]


def test_rows_of_one_psu_and_area_are_added_up(strata):
    psu, domain, a, b = straddling(2)
    thin = Sums(
        np.r_[domain, domain], np.r_[psu, psu] % H, np.r_[a / 4, 3 * a / 4], np.r_[b / 2, b / 2], np.r_[psu, psu]
    )
    plain = Sums(domain, psu % H, a, b, psu=psu)
    np.testing.assert_allclose(linearise(thin, strata, D).std_error, linearise(plain, strata, D).std_error, rtol=1e-12)


def rows_as_psus(seed, centre=0.0, n=400):
    rng = np.random.default_rng(seed)
    domain, stratum = rng.integers(0, D, n), rng.integers(0, H, n)
    w = np.round(rng.uniform(0.5, 3, n), 2)
    return domain, stratum, w, centre + rng.normal(0, 1, n)


def with_squares(domain, stratum, w, y, shift):
    cell, where = np.unique(domain * H + stratum, return_inverse=True)
    d = w * (y - shift)

    def by_cell(v):
        return np.bincount(where, weights=v)

    squares = Squares(by_cell(d * d), by_cell(d * w), by_cell(w * w), shift, by_cell(np.ones_like(w)))
    return Sums(cell // H, cell % H, by_cell(w * y), by_cell(w), squares=squares)


@pytest.mark.parametrize("centre", [0.0, 50.0, 1e5])
def test_squares_give_what_rows_as_psus_give(centre):
    domain, stratum, w, y = rows_as_psus(5, centre)
    strata = Strata(n_psu=np.bincount(stratum))
    by_row = Sums(domain, stratum, w * y, w, psu=np.arange(len(w)))
    by_square = with_squares(domain, stratum, w, y, shift=centre + 0.25)
    one, other = linearise(by_row, strata, D), linearise(by_square, strata, D)
    np.testing.assert_allclose(other.std_error, one.std_error, rtol=1e-8)
    np.testing.assert_allclose(other.total_std_error, one.total_std_error, rtol=1e-8)
    np.testing.assert_array_equal(other.df, one.df)
    mine, theirs = compare_with_rest(by_square, strata, D), compare_with_rest(by_row, strata, D)
    np.testing.assert_allclose(mine.std_error, theirs.std_error, rtol=1e-8)
    np.testing.assert_allclose(
        domain_covariance(by_square, strata, range(D)),
        domain_covariance(by_row, strata, range(D)),
        rtol=1e-7,
        atol=1e-12,
    )


def test_squares_lose_no_digits_when_shifted_and_psu_sums_need_no_shift():
    domain, stratum, w, y = rows_as_psus(6)
    strata = Strata(n_psu=np.bincount(stratum))
    far = 1e5
    truth = linearise(Sums(domain, stratum, w * y, w, psu=np.arange(len(w))), strata, D).std_error
    by_row = linearise(Sums(domain, stratum, w * (y + far), w, psu=np.arange(len(w))), strata, D).std_error
    by_square = linearise(with_squares(domain, stratum, w, y + far, shift=far), strata, D).std_error
    np.testing.assert_allclose(by_row, truth, rtol=1e-9)
    np.testing.assert_allclose(by_square, truth, rtol=1e-9)


@pytest.mark.parametrize("shift", [0.0, 2.9])
def test_answers_all_alike_have_a_standard_error_of_exactly_zero(shift):
    domain, stratum, w, _ = rows_as_psus(7)
    y, strata = np.full(len(w), 3.0), Strata(n_psu=np.bincount(stratum))
    assert (linearise(with_squares(domain, stratum, w, y, shift), strata, D).std_error == 0).all()
    assert (linearise(Sums(domain, stratum, w * y, w, psu=np.arange(len(w))), strata, D).std_error == 0).all()


def test_an_area_that_is_everything_has_no_rest():
    rest = compare_with_rest(Sums([0, 0], [0, 0], [1.0, 2.0], [2.0, 2.0], psu=[0, 1]), Strata([2]), 2)
    assert np.isnan(rest.difference).all()
    assert np.isnan(rest.std_error).all()


def test_rows_of_no_area_are_left_out(strata):
    psu, domain, a, b = straddling(3)
    outside = np.where(domain == 2, -1, domain)
    found = linearise(Sums(outside, psu % H, a, b, psu=psu), strata, D)
    plain = linearise(Sums(domain, psu % H, a, b, psu=psu), strata, D)
    np.testing.assert_allclose(found.std_error[0], plain.std_error[0], rtol=1e-12)
    assert np.isnan(found.estimate[2]).all()


def test_thousands_of_areas_and_psus_are_done_at_once():
    rng = np.random.default_rng(8)
    areas, psus, rows = 5000, 40_000, 100_000
    psu, domain = rng.integers(0, psus, rows), np.r_[np.arange(areas), rng.integers(0, areas, rows - areas)]
    b = rng.uniform(1, 5, rows)
    sums = Sums(domain, psu % 400, b * rng.uniform(0, 1, rows), b, psu=psu)
    rest = compare_with_rest(sums, Strata(np.full(400, 100)), areas)
    assert np.isfinite(rest.std_error).all()
    assert (rest.std_error >= 0).all()


def test_sums_are_by_psu_or_with_squares_and_never_both():
    with pytest.raises(ValueError, match="psu"):
        Sums([0], [0], [1.0], [1.0])
