"""Exact p-values against sums over every possible table."""

from math import comb

import numpy as np
import pytest

from governance_metrics.statistics.chance import rate_p_values, share_p_values


def doubled_tail(chances, observed):
    below, above = sum(chances[: observed + 1]), sum(chances[observed:])
    return min(1.0, 2 * min(below, above))


@pytest.mark.parametrize(("a", "n"), [([3, 9, 1], [10, 20, 12]), ([0, 5, 7], [4, 9, 30]), ([6, 0, 2], [6, 5, 8])])
def test_shares_are_hypergeometric_given_the_totals(a, n):
    found = share_p_values(a, n)
    for i in range(3):
        rest, yes = sum(n) - n[i], sum(a)
        chances = [comb(n[i], x) * comb(rest, yes - x) / comb(sum(n), yes) if 0 <= yes - x <= rest else 0.0
                   for x in range(n[i] + 1)]  # fmt: skip
        np.testing.assert_allclose(found[i], doubled_tail(chances, a[i]), rtol=1e-9)


@pytest.mark.parametrize(("events", "exposure"), [([3, 9, 1], [10.0, 20.0, 12.5]), ([0, 4, 11], [1.0, 9.0, 30.0])])
def test_rates_are_binomial_given_all_events(events, exposure):
    found = rate_p_values(events, exposure)
    for i in range(3):
        share, every = exposure[i] / sum(exposure), sum(events)
        chances = [comb(every, x) * share**x * (1 - share) ** (every - x) for x in range(every + 1)]
        np.testing.assert_allclose(found[i], doubled_tail(chances, events[i]), rtol=1e-9)


def test_large_counts_are_left_to_the_normal_reckoning():
    assert np.isnan(share_p_values([500, 600], [1000, 1000])).all()
    assert np.isnan(rate_p_values([500, 600], [10, 10])).all()


def test_impossible_or_unknown_counts_are_blank_and_stop_no_other():
    assert np.isnan(share_p_values([5, np.nan, 2, 3], [4, 4, 9, 9])).tolist() == [True, True, False, False]
    assert np.isnan(rate_p_values([5, np.nan, -1, 3], [4.0, 4.0, 9.0, 9.0])).tolist() == [False, True, True, False]
    assert np.isnan(share_p_values([0.5, 1], [2, 2])).all()
    assert np.isnan(share_p_values([1], [2])).all()
