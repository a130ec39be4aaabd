"""Equal groups of areas."""

import numpy as np
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.quantile_groups import quantile_groups
from tests.statistics.shared_data import shared_frame


def test_every_group_is_that_of_the_public_health_sheets():
    sheet = shared_frame("peers/pheindicatormethods/quantile.csv")
    compared = 0
    for (_, k), rows in sheet.groupby(["case", "nquantiles"]):
        found = quantile_groups(rows["value"], int(k), rows["group"].fillna(""), highest_first=rows["invert"])
        np.testing.assert_array_equal(found["group"], rows["expected_quantile"])
        compared += len(rows)
    assert compared == 982


def test_ties_share_the_group_of_the_first_and_a_remainder_falls_evenly():
    assert quantile_groups([1, 1, 1, 2, 3, 4], 3, highest_first=False)["group"].tolist() == [1, 1, 1, 2, 3, 3]
    sizes = quantile_groups(np.arange(7.0), 3)["group"].value_counts().tolist()
    assert sorted(sizes) == [2, 2, 3]


def test_fewer_areas_than_groups_are_not_grouped():
    found = quantile_groups([1.0, 2.0, np.nan, 4.0, np.inf], 5)
    assert found["group"].isna().all()
    assert found["reason"].tolist() == ["too_few_areas(areas=3)"] * 2 + ["no_estimate"] + [
        "too_few_areas(areas=3)",
        "no_estimate",
    ]


@pytest.mark.parametrize("k", [0, 1, 2.5, True])
def test_a_number_of_groups_that_is_none_is_refused(k):
    with pytest.raises(DataError, match="groups"):
        quantile_groups([1.0, 2.0], k)
