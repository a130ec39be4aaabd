"""Rank intervals: PISA 2018 as the authors' package has it, and how often they hold."""

import numpy as np
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.ranks import rank_intervals
from tests.statistics.shared_data import shared_frame


@pytest.fixture(scope="module")
def pisa():
    return shared_frame("peers/small-area/pisa2018.csv").set_index("jurisdiction")


@pytest.mark.parametrize("seed", [1, 2])
def test_australia_lies_between_rank_12_and_30_of_38(pisa, seed):
    # csranks 1.3.0, csranks(math_score, diag(math_se^2), simul = TRUE, coverage = 0.95)
    found = rank_intervals(pisa["math_score"], pisa["math_se"], seed=seed).loc["Australia"]
    assert (found["rank"], found["rank_low"], found["rank_high"]) == (24, 12, 30)


def test_intervals_counted_by_hand_are_those_of_the_joint_method(pisa):
    found = rank_intervals(pisa["math_score"], pisa["math_se"], method="joint").loc["Australia"]
    # limits at the 38th root of 0.95, each: qnorm((1 + .95^(1/38)) / 2) = 3.2047
    low = pisa["math_score"] - 3.2047 * pisa["math_se"]
    high = pisa["math_score"] + 3.2047 * pisa["math_se"]
    assert found["rank_low"] == 1 + (low > high["Australia"]).sum()
    assert found["rank_high"] == len(pisa) - (high < low["Australia"]).sum()


def test_one_country_chosen_beforehand_has_a_narrower_interval(pisa):
    every = rank_intervals(pisa["math_score"], pisa["math_se"])
    alone = rank_intervals(pisa["math_score"], pisa["math_se"], kind="marginal", draws=3000)
    joint = rank_intervals(pisa["math_score"], pisa["math_se"], method="joint")
    width = [(found["rank_high"] - found["rank_low"]).sum() for found in (alone, every, joint)]
    assert width == sorted(width)
    assert width[0] < width[1]
    assert every["rank"].between(every["rank_low"], every["rank_high"]).all()


def test_clear_areas_have_one_rank_and_alike_ones_share_all():
    clear = rank_intervals([1.0, 3.0, 2.0], [1e-6] * 3)
    assert clear[["rank", "rank_low", "rank_high", "band_low", "band_high"]].to_numpy().tolist() == [
        [3, 3, 3, 3, 3],
        [1, 1, 1, 1, 1],
        [2, 2, 2, 2, 2],
    ]
    alike = rank_intervals([1.0, 1.1, 0.9], [1.0] * 3)
    assert alike[["rank_low", "rank_high", "band_low", "band_high"]].to_numpy().tolist() == [[1, 3, 1, 1]] * 3
    lowest = rank_intervals([1.0, 3.0, 2.0], [1e-6] * 3, highest_first=False)
    assert lowest["rank"].tolist() == [1, 3, 2]


def test_an_area_between_two_bands_is_in_both():
    found = rank_intervals([3.0, 1.5, 0.0], [0.5] * 3)
    assert found[["band_low", "band_high"]].to_numpy().tolist() == [[1, 1], [1, 2], [2, 2]]


def test_full_counts_without_error_are_ranked_and_blanks_are_not():
    found = rank_intervals([5.0, 5.0, 7.0, np.nan, 1.0], [0.0, 0.0, 0.0, 1.0, np.nan])
    assert found["rank"].tolist()[:3] == [2, 2, 1]
    assert found["rank_low"].tolist()[:3] == [2, 2, 1]
    assert found["rank_high"].tolist()[:3] == [3, 3, 1]
    assert found["reason"].tolist() == ["", "", "", "no_estimate", "no_std_error"]
    assert found["rank"].isna().tolist() == [False, False, False, True, True]


def test_what_estimates_share_narrows_their_differences():
    shared = np.full((3, 3), 0.99) + 0.01 * np.eye(3)
    value = [0.0, 0.5, 1.0]
    assert (rank_intervals(value, [], covariance=shared)["rank_low"] == [3, 2, 1]).all()
    assert (rank_intervals(value, np.sqrt(np.diag(shared)))["rank_low"] == 1).all()


def test_few_degrees_of_freedom_widen_the_intervals():
    value, error = [0.0, 4.2, 9.0], [1.0] * 3
    known, few = rank_intervals(value, error), rank_intervals(value, error, df=[2, 2, 2])
    assert (known["ahead_of"].sum(), few["ahead_of"].sum()) == (3, 1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "both"}, "kind"),
        ({"method": "bootstrap"}, "method"),
        ({"kind": "marginal", "method": "joint"}, "joint"),
        ({"df": [3], "covariance": [[1.0]]}, "covariance"),
    ],
)
def test_what_does_not_go_together_is_refused(changes, said):
    with pytest.raises(DataError, match=said):
        rank_intervals([1.0], [1.0], **changes)


@pytest.mark.slow
@pytest.mark.parametrize("spread", [0.0, 0.5, 2.0])
@pytest.mark.parametrize("method", ["differences", "joint"])
def test_all_intervals_hold_together_in_95_of_100_tables(spread, method):
    rng = np.random.default_rng(11)
    truth = np.sort(rng.normal(0, spread, 12))[::-1]
    best, worst = 1 + (truth[:, None] < truth).sum(axis=1), 12 - (truth[:, None] > truth).sum(axis=1)
    held, tables = 0, 400
    for seed in range(tables):
        found = rank_intervals(rng.normal(truth, 0.6), np.full(12, 0.6), method=method, draws=1500, seed=seed)
        # with ties in truth a rank is any between the best and the worst of those tied
        held += bool(((found["rank_low"] <= best) & (found["rank_high"] >= worst)).all())
    assert held / tables >= 0.95 - 2.33 * np.sqrt(0.95 * 0.05 / tables)
