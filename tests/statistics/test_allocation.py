"""New posts: every post is given, nobody gains more than it lacks, ties by the stated rule."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_metrics.errors import DataError
from governance_metrics.statistics.allocation import allocate, staffing_gap

RULES = ["largest_remainder", "greatest_need", "lowest_ratio"]


def test_a_standard_in_people():
    found = staffing_gap([3000, 3001, 100, None], [8, 8, 6, 3], 300, least=5)
    assert found["required"].tolist()[:3] == [10, 11, 5]
    assert found["gap"].tolist()[:3] == [2, 3, 0]
    assert found["surplus"].tolist()[:3] == [0, 0, 1]
    assert found["reason"].tolist() == ["", "", "", "blank(column=population)"]
    assert staffing_gap([0.1 * 3 * 1000], [0], 100)["required"].tolist() == [3]  # 300.00000000000006 / 100
    with pytest.raises(DataError, match="per_staff"):
        staffing_gap([1], [1], 0)


def test_largest_remainders_by_hand():
    # lacking 4, 2, 3.5 of 9.5; five posts: quotas 2.105, 1.053, 1.842: whole 2, 1, 1, the last to the largest fraction
    found = allocate(5, [10, 8, 7.5], [6, 6, 4])
    assert found["gained"].tolist() == [2, 1, 2]
    assert found["lacking_after"].tolist() == [2.0, 1.0, 1.5]


def test_greatest_need_and_lowest_ratio_by_hand():
    # lacking 5 of 50 and 3 of 6: most people first gives the large one, lowest ratio the small one
    need = allocate(2, [50, 6], [45, 3], rule="greatest_need")
    ratio = allocate(2, [50, 6], [45, 3], rule="lowest_ratio")
    assert (need["gained"].tolist(), ratio["gained"].tolist()) == ([2, 0], [0, 2])
    assert ratio["ratio_after"].tolist() == pytest.approx([0.9, 5 / 6])


@pytest.mark.parametrize("rule", RULES)
def test_a_tie_goes_to_the_earlier_name_and_is_marked(rule):
    found = allocate(1, [8, 8, 9], [6, 6, 9], rule=rule, names=["乙", "丙", "甲"])
    winner = found.loc[found["gained"].eq(1), "name"].tolist()
    assert winner == sorted(["乙", "丙"])[:1]
    assert found["tied"].tolist() == [True, True, False]
    apart = allocate(1, [9, 8, 9], [6, 6, 9], rule=rule)
    assert not apart["tied"].any()


@pytest.mark.parametrize("rule", RULES)
def test_posts_nobody_lacks_are_left_over_and_said(rule):
    found = allocate(9, [8, 6], [6, 6], rule=rule)
    assert found["gained"].tolist() == [2, 0]
    assert found["rule"].iloc[0] == f"{rule}(posts=9, left_over=7)"
    assert found["reason"].tolist() == ["", "lacks_nobody"]


@pytest.mark.parametrize("rule", RULES)
def test_unknown_communities_gain_nothing_and_say_why(rule):
    found = allocate(3, [8, None, "x"], [6, 6, 6], rule=rule)
    assert found["gained"].tolist() == [2, 0, 0]
    assert found["reason"].tolist()[1:] == ["blank(column=needed)", "not_a_number(column=needed)"]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=8),
    st.integers(0, 60),
    st.sampled_from(RULES),
)
def test_every_post_is_given_where_it_is_lacking_and_the_order_of_rows_does_not_matter(teams, posts, rule):
    needed, current = np.array(teams, dtype=float).T
    lacking = np.maximum(needed - current, 0)
    names = [f"n{i}" for i in range(len(teams))]
    found = allocate(posts, needed, current, rule=rule, names=names)
    assert found["gained"].sum() == min(posts, lacking.sum())
    assert (found["gained"] <= lacking).all()
    turned = allocate(posts, needed[::-1], current[::-1], rule=rule, names=names[::-1])
    assert dict(zip(turned["name"], turned["gained"], strict=True)) == dict(zip(names, found["gained"], strict=True))


@pytest.mark.parametrize("posts", range(5))
def test_greatest_need_leaves_the_smallest_worst_gap_of_all_ways_to_share(posts):
    needed, current = np.array([9.0, 7.0, 6.0]), np.array([5.0, 4.0, 5.0])
    found = allocate(posts, needed, current, rule="greatest_need")
    ways = [np.array(way) for way in itertools.product(range(5), repeat=3) if sum(way) == posts]
    best = min((needed - current - way).max() for way in ways)
    assert found["lacking_after"].max() == max(best, 0)


@pytest.mark.parametrize(("posts", "rule", "said"), [(-1, "greatest_need", "posts"), (1.5, "greatest_need", "posts"),
                                                     (1, "by_hand", "rule")])  # fmt: skip
def test_what_cannot_be_shared_out_is_refused(posts, rule, said):
    with pytest.raises(DataError, match=said):
        allocate(posts, [1], [0], rule=rule)
