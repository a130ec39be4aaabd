"""Indicators on one scale, against COINr's printed cases."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.normalisation import normalise, rescaled


def one(values, direction="higher", way="minmax", **changes):
    return normalise(pd.DataFrame({"x": values}, dtype=float), [direction], way, **changes)


# COINr 1.1.14, test-normalise.R (n_goalposts, n_dist2targ)
@pytest.mark.parametrize(
    ("values", "direction", "way", "bounds", "expected"),
    [
        ([1, 11, -1], "higher", "goalposts", [[0, 10]], [0.1, 1, 0]),
        ([1, -1, 11], "lower", "goalposts", [[0, 10]], [0.9, 1, 0]),
        ([0, 5, 11], "higher", "target", [10], [0, 0.5, 1.1]),
        ([-1, 1, 10], "lower", "target", [0], [1.1, 0.9, 0]),
    ],
)
def test_bounds_and_targets_are_as_printed(values, direction, way, bounds, expected):
    found = one(values, direction, way, scale=(0, 1), bounds=bounds)
    np.testing.assert_allclose(found.scaled["x"], expected, atol=1e-12)


def test_ranges_as_printed_for_ten_units():
    # COINr 1.1.14, docs/articles/normalise.html: min-max 0 to 100
    x = [0.01902362, 0.46387603, 0.83459034, 0.93670927, 0.88510088, 0.3751773, 0.49640039, 0.97395693, 0.1810604]
    found = one(x).scaled["x"]
    np.testing.assert_allclose(found[:5], [0, 46.58466, 85.40562, 96.09945, 90.69505], atol=2e-5)


def test_a_z_score_and_a_percentile_rank_by_hand():
    np.testing.assert_allclose(one([1, 2, 3], "lower", "zscore").scaled["x"], [1, 0, -1])
    found = one([5, 9, 9, np.nan, 1], way="percentile_rank", scale=(0, 1)).scaled["x"]
    np.testing.assert_allclose(found, [1 / 3, 2.5 / 3, 2.5 / 3, np.nan, 0])


def test_direction_and_bounds_are_written_beside():
    frame = pd.DataFrame({"cover": [0.2, 0.6], "wait": [10.0, np.nan], "same": [1.0, 1.0]})
    table = normalise(frame, ["higher", "lower", "higher"], scale=(1, 100)).indicators.set_index("indicator")
    assert table.loc["cover", ["at_worst", "at_best", "low", "high"]].tolist() == [0.2, 0.6, 1, 100]
    assert table.loc["wait", ["direction", "n_missing", "reason"]].tolist() == ["lower", 1, "no_variation"]
    assert table.loc["same", "reason"] == "no_variation"


@pytest.mark.parametrize("way", ["minmax", "zscore", "goalposts", "target"])
def test_a_scale_once_made_fits_other_values(way):
    frame = pd.DataFrame({"a": [1.0, 4.0, 9.0], "b": [5.0, 3.0, 1.0]})
    bounds = {"goalposts": [[2, 8], [0, 4]], "target": [10, 0]}.get(way)
    made = normalise(frame, ["higher", "lower"], way, bounds=bounds)
    np.testing.assert_allclose(rescaled(frame.to_numpy(), made.indicators), made.scaled, atol=1e-12)


@pytest.mark.parametrize(
    ("direction", "changes", "said"),
    [
        (["up"], {}, "direction"),
        (["higher", "lower"], {}, "direction"),
        (["higher"], {"way": "log"}, "way"),
        (["higher"], {"scale": (5, 1)}, "scale"),
        (["higher"], {"way": "goalposts"}, "bounds"),
        (["higher"], {"way": "target", "bounds": [1, 2]}, "bounds"),
    ],
)
def test_what_does_not_fit_is_refused(direction, changes, said):
    with pytest.raises(DataError, match=said):
        normalise(pd.DataFrame({"x": [1.0, 2.0]}), direction, **changes)
