"""The example row of a template is left out and told, and a sheet with nothing else counts as not supplied."""

import pandas as pd
import pytest

from governance_metrics.intake import conform
from governance_metrics.tables.dataset import Dataset

UNIT = {"unit_id": "U01", "as_of": "2025-12-31", "activities_12m": "4"}


def read(*rows):
    return conform(Dataset(tables={"units": pd.DataFrame(list(rows))}))


@pytest.mark.parametrize("mark", ["示例-1", "EXAMPLE-1", "example", " 示例 "])
def test_a_key_that_begins_with_the_mark_is_no_data(mark):
    dataset = read({**UNIT, "unit_id": mark, "activities_12m": "many"}, UNIT)
    assert dataset.tables["units"]["unit_id"].tolist() == ["U01"]
    assert dataset.quality["rule"].tolist() == ["example_row"]
    assert dataset.sources["left_out_by_reason"].tolist() == ["example_row=1"]


def test_the_mark_elsewhere_in_a_row_means_nothing():
    dataset = read({**UNIT, "unit_id": "U-示例"}, {**UNIT, "unit_id": "U02"})
    assert len(dataset.tables["units"]) == 2


def test_a_sheet_with_nothing_but_the_example_was_not_supplied():
    assert not read({**UNIT, "unit_id": "示例-1"}).tables
    assert len(read(UNIT).tables["units"]) == 1
