"""Composites: COINr's example index of 51 countries, and what chance and weights leave of its ranks."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.composite import aggregate, composite
from governance_metrics.statistics.normalisation import normalise
from tests.statistics.shared_data import shared_frame

PEER = "peers/coinr/asem"


# COINr 1.1.14, test-aggregate.R and docs/articles/aggregate.html
def test_means_are_as_printed():
    assert aggregate([1.0, 2, 3]) == pytest.approx(2)
    assert aggregate([1.0, 2, 3], how="geometric") == pytest.approx(1.8171205928321397, rel=1e-12)
    assert aggregate([1.0, 2, 3], [1, 1, 2], "geometric") == pytest.approx(2.0597671439071177, rel=1e-12)
    rows = [[1, 3, 1], [2, np.nan, np.nan], [3, np.nan, 1]]
    np.testing.assert_allclose(aggregate(rows, availability=2 / 3), [5 / 3, np.nan, 2])
    assert np.isnan(aggregate(rows)).tolist() == [False, True, True]
    assert np.isnan(aggregate([[1, 2, -1], [1, 2, 0]], how="geometric")).all()


def levels(frame, structure, how):
    """Indicators to pillars to sub-indices to the index, by the weights of the structure."""
    found = frame.copy()
    for level in (1, 2, 3):
        children = structure[structure["Level"].eq(level)]
        for parent, mine in children.groupby("Parent"):
            found[parent] = aggregate(found[mine["iCode"]].to_numpy(), mine["Weight"], how)
    return found


@pytest.mark.parametrize(
    ("how", "scale", "answers"),
    [("arithmetic", (0, 100), "scores_arithmetic"), ("geometric", (1, 100), "scores_geometric_1to100")],
)
def test_the_index_of_51_countries_is_that_of_the_authors_package(how, scale, answers):
    treated, structure = (shared_frame(f"{PEER}_{name}.csv") for name in ("treated", "structure"))
    treated = treated.set_index("uCode")
    ways = structure.set_index("iCode")["Direction"].map({1: "higher", -1: "lower"})
    scaled = normalise(treated, ways[treated.columns].tolist(), scale=scale).scaled
    expected = shared_frame(f"{PEER}_{answers}.csv").set_index("uCode")
    found = levels(scaled, structure, how).loc[expected.index]
    assert expected.shape == (51, 11)
    np.testing.assert_allclose(found[expected.columns], expected, rtol=1e-9)
    if how == "arithmetic":
        ranks = shared_frame(f"{PEER}_ranks_arithmetic.csv").set_index("uCode")["Index"]
        assert found["Index"].rank(ascending=False, method="min").astype(int).to_dict() == ranks.to_dict()


def test_z_scores_of_51_countries_are_those_of_the_authors_package():
    treated, structure = (shared_frame(f"{PEER}_{name}.csv") for name in ("treated", "structure"))
    treated = treated.set_index("uCode")
    ways = structure.set_index("iCode")["Direction"].map({1: "higher", -1: "lower"})
    found = levels(normalise(treated, ways[treated.columns].tolist(), "zscore").scaled, structure, "arithmetic")
    expected = shared_frame(f"{PEER}_index_score_alternatives.csv").set_index("uCode")["zscore"]
    np.testing.assert_allclose(found["Index"].loc[expected.index], expected, rtol=1e-9)


def district(spread, seed=3, areas=12):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(rng.normal(0.5, spread, (areas, 3)), columns=["a", "b", "c"])


def test_areas_that_only_chance_tells_apart_share_every_rank():
    frame = district(0.02)
    made = composite(frame, ["higher"] * 3, frame * 0 + 0.05)
    assert made.scores["rank"].nunique() == 12
    assert made.scores["rank_low"].eq(1).all()
    assert made.scores["rank_high"].eq(12).all()
    assert made.scores["band_high"].eq(1).all()


def test_errors_of_the_score_are_those_of_the_sum():
    frame = district(0.2)
    error = frame * 0 + 0.03
    made = composite(frame, ["higher"] * 3, error, [1, 1, 2], weight_noise=0.0)
    per_point = 100 / (frame.max() - frame.min())
    expected = np.sqrt(((np.array([0.25, 0.25, 0.5]) * per_point * 0.03) ** 2).sum())
    np.testing.assert_allclose(made.scores["std_error"], expected, rtol=0.05)
    assert made.scores["rank_low_by_weights"].equals(made.scores["rank"].astype(float).rename("rank_low_by_weights"))
    assert made.indicators["weight"].tolist() == [0.25, 0.25, 0.5]


def test_unsure_weights_alone_leave_ranks_open():
    frame = pd.DataFrame({"a": [0.0, 1.0, 0.48, 0.2], "b": [1.0, 0.0, 0.5, 0.1]})
    made = composite(frame, ["higher"] * 2, weight_noise=0.4)
    assert (made.scores["rank_high_by_weights"] > made.scores["rank_low_by_weights"]).tolist() == [True] * 3 + [False]
    assert made.scores["std_error"].iloc[0] > made.scores["std_error"].iloc[2]


def test_a_full_count_with_sure_weights_has_its_rank():
    made = composite(district(0.2), ["higher"] * 3, weight_noise=0.0)
    assert made.scores["rank_low"].equals(made.scores["rank"].rename("rank_low"))
    assert made.scores["rank_high"].equals(made.scores["rank"].rename("rank_high"))


def test_a_direction_turned_over_turns_the_score_over():
    frame = district(0.2)
    up, down = (composite(frame, [way] * 3).scores["score"] for way in ("higher", "lower"))
    np.testing.assert_allclose(up + down, 100)


def test_a_missing_indicator_leaves_an_area_without_score_unless_allowed():
    frame = district(0.2)
    frame.loc[4, "b"] = np.nan
    strict, loose = (composite(frame, ["higher"] * 3, frame * 0 + 0.01, availability=a).scores for a in (1.0, 0.6))
    assert strict.loc[4, "reason"] == "too_few_indicators"
    assert strict["rank"].notna().sum() == 11
    assert loose["rank"].notna().all()
    assert loose.loc[4, "n_indicators"] == 2


def test_the_same_seed_gives_the_same_numbers():
    frame = district(0.1)
    one, two = (composite(frame, ["higher"] * 3, frame * 0 + 0.02, how="geometric", seed=5).scores for _ in range(2))
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"weights": [1, 1]}, "weights"),
        ({"weights": [1, 1, -1]}, "weights"),
        ({"how": "harmonic"}, "how"),
        ({"weight_noise": 1.0}, "weight_noise"),
        ({"how": "geometric", "way": "zscore"}, "geometric"),
        ({"how": "geometric", "scale": (0, 1)}, "geometric"),
    ],
)
def test_settings_that_do_not_fit_are_refused(changes, said):
    with pytest.raises(DataError, match=said):
        composite(district(0.1), ["higher"] * 3, **changes)
