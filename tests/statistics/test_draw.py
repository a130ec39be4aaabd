"""A draw: its seed and the ids decide it, every unit has the same chance, and no stratum is forgotten."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest

from governance_metrics.errors import DataError
from governance_metrics.statistics.draw import allocation, permanent_numbers, stratified_draw

IDS = [f"H{number:04d}" for number in range(2000)]
STRATA = ["a" if number % 3 else "b" for number in range(2000)]


def test_the_order_of_the_list_does_not_matter_and_the_seed_does():
    sizes = {"a": 100, "b": 50}
    drawn = stratified_draw(IDS, STRATA, sizes, seed=7)
    first = {unit for unit, taken in zip(IDS, drawn, strict=True) if taken}
    order = np.random.default_rng(1).permutation(len(IDS))
    mixed = stratified_draw([IDS[i] for i in order], [STRATA[i] for i in order], sizes, seed=7)
    assert {IDS[i] for i, taken in zip(order, mixed, strict=True) if taken} == first
    other = stratified_draw(IDS, STRATA, sizes, seed=8)
    assert {unit for unit, taken in zip(IDS, other, strict=True) if taken} != first


def test_a_draw_is_the_same_on_every_machine():
    """The smallest SHA-256 of seed and id, taken apart from this library."""
    drawn = stratified_draw(IDS[:12], ["x"] * 12, {"x": 3}, seed=2025)
    assert [unit for unit, taken in zip(IDS, drawn, strict=False) if taken] == ["H0001", "H0002", "H0011"]


def test_every_stratum_gives_as_many_as_asked():
    drawn = stratified_draw(IDS, STRATA, {"a": 100, "b": 50}, seed=1)
    assert [sum(taken and stratum == name for taken, stratum in zip(drawn, STRATA, strict=True)) for name in "ab"] == [
        100,
        50,
    ]


def test_the_numbers_are_as_good_as_drawn_at_random():
    assert kstest(permanent_numbers(IDS, 1), "uniform").pvalue > 0.001
    correlation = np.corrcoef(permanent_numbers(IDS, 1), permanent_numbers(IDS, 2))[0, 1]
    assert abs(correlation) < 0.08


def test_every_unit_is_drawn_about_equally_often_over_seeds():
    times = sum(stratified_draw(IDS[:40], ["x"] * 40, {"x": 10}, seed=seed).astype(int) for seed in range(800))
    assert times.sum() == 8000
    assert ((times - 200) ** 2 / 200 * (40 / 30)).sum() < 80  # chi-square on 39 degrees of freedom, far tail


@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(1, 400), min_size=1, max_size=8),
    st.integers(0, 500),
)
def test_an_allocation_adds_up_and_stays_within_each_stratum(sizes, more):
    n = min(sum(sizes.values()), sum(min(2, size) for size in sizes.values()) + more)
    drawn = allocation(sizes, n)
    assert sum(drawn.values()) == n
    assert all(min(2, sizes[name]) <= taken <= sizes[name] for name, taken in drawn.items())


def test_an_allocation_is_proportional_by_largest_remainders():
    """Balinski and Young (1982): quotas 5.5, 3.3 and 2.2 of 11 become 6, 3 and 2."""
    assert allocation({"a": 500, "b": 300, "c": 200}, 11) == {"a": 6, "b": 3, "c": 2}
    assert allocation({"big": 990, "tiny": 10}, 20) == {"big": 18, "tiny": 2}
    assert allocation({"big": 990, "lone": 1}, 20) == {"big": 19, "lone": 1}


def test_more_than_there_are_or_fewer_than_the_strata_need_is_refused():
    with pytest.raises(DataError, match="the list has 10"):
        allocation({"a": 5, "b": 5}, 11)
    with pytest.raises(DataError, match="need at least 4"):
        allocation({"a": 5, "b": 5}, 3)


def test_an_id_that_stands_twice_is_refused():
    with pytest.raises(DataError, match="H1"):
        stratified_draw(["H1", "H2", "H1"], ["x"] * 3, {"x": 1}, seed=1)
