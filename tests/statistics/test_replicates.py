"""Replicate weights: scales, rank and what is left when a replicate has nobody."""

import numpy as np
import pytest

from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.replicates import replicate_df, replicate_scales, replicate_variance


@pytest.mark.parametrize(
    ("method", "options", "expected"),
    [
        ("BRR", {}, 1 / 4),
        ("Fay", {"fay_rho": 0.5}, 1 / (4 * 0.25)),
        ("JK1", {}, 3 / 4),
        ("JK2", {}, 1),
        ("SDR", {}, 4 / 4),
        ("bootstrap", {}, 1 / 3),
        ("JKn", {"replicate_scale": 0.5}, 0.5),
        ("bootstrap", {"replicate_scale": 0.1}, 0.1),
    ],
)
def test_each_method_has_its_scale(method, options, expected):
    names = ("a", "b", "c", "d")
    design = SurveyDesign(weight="w", replicate_weights=names, replicate_method=method, **options)
    np.testing.assert_allclose(replicate_scales(design), np.full(4, expected), rtol=1e-15)


@pytest.mark.parametrize("rank", [1, 3, 7])
def test_degrees_of_freedom_are_the_rank_less_one(rank):
    rng = np.random.default_rng(rank)
    weights = rng.uniform(0, 2, (60, rank)) @ rng.uniform(0, 1, (rank, 12))
    assert replicate_df(weights) == rank - 1
    assert np.linalg.matrix_rank(weights) == rank


def test_no_rows_and_no_weight_have_no_degrees_of_freedom():
    assert replicate_df(np.zeros((0, 4))) == -1
    assert replicate_df(np.zeros((5, 4))) == -1


def test_replicates_without_an_estimate_are_set_aside():
    variance, dropped = replicate_variance(
        np.array([[1.0, 2.0, 3.0], [1.0, np.nan, 3.0], [np.nan] * 3]), np.full(3, 0.5)
    )
    np.testing.assert_allclose(variance[:2], [0.5 * 2, 0.5 * 2], rtol=1e-15)
    assert np.isnan(variance[2])
    assert dropped.tolist() == [0, 1, 3]


def test_replicates_may_be_held_against_the_estimate_instead_of_their_mean():
    replicates, scales = np.array([[1.0, 2.0, 3.0]]), np.full(3, 0.5)
    around, _ = replicate_variance(replicates, scales, np.array([1.0]))
    np.testing.assert_allclose(around, 0.5 * (0 + 1 + 4), rtol=1e-15)
