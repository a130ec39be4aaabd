"""Companions of small numbers: enough of them, no more than enough, and checked by a linear programme."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from governance_metrics.disclosure.audit import audit, guesses
from governance_metrics.disclosure.families import Family
from governance_metrics.disclosure.secondary import chosen_areas, companions

THRESHOLD = 10


def family(pairs, *, share=True, start=0, cards=1):
    above, below = (np.array(part, dtype=float) for part in zip(*pairs, strict=True))
    count = len(pairs)
    return Family(
        rows=tuple(np.arange(start + card * count, start + (card + 1) * count) for card in range(cards)),
        totals=tuple(start + cards * count + card for card in range(cards)),
        above=above,
        below=below,
        people=below,
        needed=np.minimum(THRESHOLD, below),
        share=share,
    )


def small(table):
    return (table.above < THRESHOLD) | (table.below - table.above < THRESHOLD)


def safe(table, hidden, secret):
    """Whether every secret stays open by a linear programme over all that a reader knows."""
    where = np.flatnonzero(hidden)
    left = table.above[where].sum()
    for place, area in enumerate(where):
        if not secret[area]:
            continue
        bounds = [(0.0, table.below[other]) for other in where]
        aim = np.zeros(len(where))
        aim[place] = 1.0
        ends = [
            linprog(sign * aim, A_eq=[np.ones(len(where))], b_eq=[left], bounds=bounds).fun * sign for sign in (1, -1)
        ]
        if ends[1] - ends[0] < table.needed[area] - 1e-6:
            return False
    return True


tables = st.lists(
    st.integers(1, 80).flatmap(lambda below: st.tuples(st.integers(0, below), st.just(below))), min_size=2, max_size=7
)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(tables)
def test_no_fewer_areas_would_be_enough(pairs):
    table = family(pairs)
    secret = small(table)
    chosen = chosen_areas(table, secret)
    if not secret.any():
        assert not chosen.any()
        return
    others = np.flatnonzero(~secret)
    enough = [
        size
        for size in range(len(others) + 1)
        for more in combinations(others, size)
        if safe(table, np.isin(np.arange(len(pairs)), more) | secret, secret)
    ]
    assert (chosen | secret == chosen).all()
    if enough:
        assert safe(table, chosen, secret)
        assert chosen.sum() == secret.sum() + min(enough)
    else:
        assert chosen.all()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(tables)
def test_the_ends_of_a_guess_are_those_of_a_linear_programme(pairs):
    table = family(pairs)
    hidden = np.arange(len(pairs)) % 2 == 0
    low, high = guesses(table, hidden)
    where = np.flatnonzero(hidden)
    for place in range(len(where)):
        aim = np.zeros(len(where))
        aim[place] = 1.0
        known = {"A_eq": [np.ones(len(where))], "b_eq": [table.above[where].sum()]}
        bounds = [(0.0, table.below[other]) for other in where]
        assert linprog(aim, **known, bounds=bounds).fun == pytest.approx(low[place], abs=1e-7)
        assert -linprog(-aim, **known, bounds=bounds).fun == pytest.approx(high[place], abs=1e-7)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(tables, st.permutations(range(7)))
def test_another_order_of_areas_hides_as_many(pairs, order):
    order = [place for place in order if place < len(pairs)]
    table, other = family(pairs), family([pairs[place] for place in order])
    assert chosen_areas(table, small(table)).sum() == chosen_areas(other, small(other)).sum()


def test_a_table_without_small_numbers_loses_nothing():
    assert not chosen_areas(family([(30, 60), (20, 50)]), np.zeros(2, dtype=bool)).any()


def test_cards_that_say_the_same_are_hidden_in_the_same_areas():
    table = family([(3, 50), (30, 60), (31, 70), (32, 80)], cards=2)
    gone = pd.Series(False, index=range(10))
    gone[0] = True  # the first area, on the first card alone
    hidden, _ = companions([table], gone, pd.Series(False, index=gone.index))
    assert hidden[[0, 4]].all()
    assert hidden[:4].tolist() == hidden[4:8].tolist()
    assert hidden.sum() == 4


def test_a_hidden_total_leaves_nothing_to_subtract_from():
    table = family([(3, 50), (2, 60), (1, 70)])
    gone = pd.Series([True, False, False, True])
    assert companions([table], gone, pd.Series(False, index=gone.index))[0].tolist() == gone.tolist()


def test_the_audit_finds_what_can_be_subtracted():
    table = family([(3, 50), (30, 60), (31, 70)])
    alone = pd.Series([True, False, False, False])
    together = pd.Series([True, True, False, False])
    assert audit([table], alone, alone) == (table,)
    assert audit([table], together, alone) == ()


def test_the_audit_finds_a_card_that_still_shows_what_another_hides():
    table = family([(3, 50), (30, 60), (31, 70)], cards=2)
    gone = pd.Series([True, True, False, False, True, False, False, False])
    secret = pd.Series([True] + [False] * 7)
    assert audit([table], gone, secret) == (table,)


def test_amounts_need_company_of_as_many_people():
    table = family([(100.0, 5), (900.0, 4), (800.0, 40)], share=False)
    assert chosen_areas(table, np.array([True, False, False])).tolist() == [True, False, True]


def test_a_table_that_time_is_too_short_for_is_handed_back():
    table = family([(3, 50), (30, 60), (31, 70)])
    gone = pd.Series([True, False, False, False])
    hidden, unfinished = companions([table], gone, pd.Series(False, index=gone.index), seconds=0)
    assert hidden.tolist() == gone.tolist()
    assert unfinished == (table,)
    assert chosen_areas(table, table.hidden(gone), seconds=0) is None
