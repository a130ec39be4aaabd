"""Whatever is handed in as numbers comes back as floats or with a reason."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.numbers import read_numbers


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("3", 3.0, ""),
        (" ３．５ ", 3.5, ""),
        (Decimal("2.5"), 2.5, ""),
        (True, 1.0, ""),
        ("1e2", 100.0, ""),
        ("", np.nan, "blank(column=x)"),
        (None, np.nan, "blank(column=x)"),
        (pd.NA, np.nan, "blank(column=x)"),
        (float("nan"), np.nan, "blank(column=x)"),
        ("不详", np.nan, "not_a_number(column=x)"),
        ("1,234", np.nan, "not_a_number(column=x)"),
        ("nan", np.nan, "not_a_number(column=x)"),
        (pd.Timestamp("2025-01-01"), np.nan, "not_a_number(column=x)"),
        (1j, np.nan, "not_a_number(column=x)"),
        (-1, np.nan, "negative(column=x)"),
        ("-0.5", np.nan, "negative(column=x)"),
        (float("inf"), np.nan, "not_finite"),
        (10**400, np.nan, "not_finite"),
    ],
)
def test_a_cell_is_a_number_or_has_a_reason(cell, value, reason):
    found = read_numbers({"x": [7, cell]})
    np.testing.assert_array_equal(found.columns[0], [7.0, value])
    assert found.reason.tolist() == ["", reason]


def test_the_first_thing_wrong_is_the_reason():
    assert read_numbers({"a": [None, 1], "b": ["x", "x"]}).reason.tolist() == [
        "blank(column=a)",
        "not_a_number(column=b)",
    ]


def test_the_labels_of_a_series_come_back_and_nullable_types_are_read():
    found = read_numbers({"a": [1, 2], "b": pd.Series([4, None], dtype="Int64", index=["x", "y"])})
    assert found.index.tolist() == ["x", "y"]
    assert found.reason.tolist() == ["", "blank(column=b)"]


def test_columns_of_different_lengths_are_refused_in_both_languages():
    with pytest.raises(DataError) as caught:
        read_numbers({"a": [1, 2], "b": [1, 2, 3]})
    assert "a=2, b=3" in caught.value.say("zh")
    assert "a=2, b=3" in caught.value.say("en")
