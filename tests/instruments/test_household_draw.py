"""A sample from a list of households: drawn again by its seed, weighted by its strata, without anyone's address."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.instruments.household_draw import draw_households, draw_workbook

LISTED = pd.DataFrame(
    {
        "id": [f"H{number:03d}" for number in range(300)],
        "community": ["C01"] * 200 + ["C02"] * 90 + ["C03"] * 10,
        "address": ["某小区某楼"] * 300,
    }
)


def drawn(frame=LISTED, **changes):
    return draw_households(frame, **{"id_column": "id", "stratum": "community", "n": 60, "seed": 7} | changes)


def test_the_same_seed_draws_the_same_households_in_the_same_order_of_visit():
    mixed = LISTED.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(drawn().households, drawn(mixed).households)
    assert not drawn().households.equals(drawn(seed=8).households)


def test_weights_add_up_to_the_list_in_every_stratum():
    draw = drawn()
    assert draw.strata["drawn"].tolist() == [40, 18, 2]
    sums = draw.households.groupby("stratum")["weight"].sum()
    assert sums.round(9).to_dict() == {"C01": 200, "C02": 90, "C03": 10}


def test_sizes_of_ones_own_are_kept():
    draw = drawn(n=None, sizes={"C02": 30, "C03": 10})
    assert draw.strata.set_index("stratum")["weight"].to_dict() == {"C02": 3.0, "C03": 1.0}
    assert set(draw.households["stratum"]) == {"C02", "C03"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id_column": "door"}, "no column 'door'"),
        ({"stratum": "street"}, "no column 'street'"),
        ({"n": None}, "how many to draw"),
        ({"n": 301}, "the list has 300"),
        ({"n": None, "sizes": {"C09": 1}}, "stratum 'C09': 0 listed"),
        ({"n": None, "sizes": {"C03": 11}}, "10 listed, 11 to be drawn"),
        ({"frame": LISTED.assign(id=None)}, "blank in 300 rows"),
        ({"frame": pd.concat([LISTED, LISTED.head(2)])}, "more than once"),
        ({"frame": LISTED.head(0)}, "empty"),
    ],
)
def test_what_cannot_be_drawn_is_said(changes, said):
    with pytest.raises(DataError, match=said):
        drawn(**changes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_workbook_holds_the_sample_its_strata_and_its_seed_and_no_address(language):
    content = draw_workbook(drawn(), language=language, created=datetime(2025, 1, 1))
    book = openpyxl.load_workbook(BytesIO(content))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any("7" in cell and "300" in cell and "60" in cell for cell in cells)
    assert not any("某小区" in cell for cell in cells)
    assert book.worksheets[1].max_row == 61
    assert draw_workbook(drawn(), language=language, created=datetime(2025, 1, 1)) == content
