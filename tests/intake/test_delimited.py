"""Text in any separator and encoding reads alike, and what cannot be told apart is refused by its line."""

import itertools

import pandas as pd
import pytest

from governance_metrics.intake import check, read
from tests.intake.test_formats import ENCODINGS, HEADER, LINES, as_csv


@pytest.mark.parametrize(("encoding", "delimiter"), [*itertools.product(ENCODINGS, ",;\t|")])
def test_every_separator_in_every_encoding(folder, today, encoding, delimiter):
    expected = read(folder.put("incidents.csv", as_csv([HEADER, *LINES])), today=today).tables["incidents"]
    for name in ("incidents.csv", "incidents.tsv"):
        path = folder.put(name, as_csv([HEADER, *LINES], encoding, delimiter))
        pd.testing.assert_frame_equal(read(path, today=today).tables["incidents"], expected)
        path.unlink()


def test_the_first_line_may_name_the_separator_and_keeps_its_row(folder, today):
    path = folder.put("units.csv", "sep=;\nunit_id;as_of;activities_12m\nu1;2025-12-31;x,y\n")
    assert check(path, today=today).quality[["row", "column"]].to_numpy().tolist() == [[3, "activities_12m"]]


def test_a_separator_inside_cells_does_not_cut_them(folder, today):
    text = "unit_id,as_of,aliases\n" + "".join(f"u{i},2025-12-31,甲;乙;丙|丁\n" for i in range(5))
    assert read(folder.put("units.csv", text), today=today).tables["units"]["unit_id"].tolist() == [
        f"u{i}" for i in range(5)
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(folder, today, newline):
    text = newline.join(["unit_id,as_of", '"u\n1",2025-12-31', "", "u2,2025-12-31"])
    units = read(folder.put("units.csv", text.encode()), today=today).tables["units"]
    assert units["unit_id"].tolist() == ["u\n1", "u2"]


def test_words_that_other_readers_take_for_blank_or_numbers_stay_words(folder, today):
    text = "unit_id,as_of\n" + "".join(f"{word},2025-12-31\n" for word in ("NA", "None", "null", "001", "3-1", "nan"))
    units = read(folder.put("units.csv", text), today=today).tables["units"]
    assert units["unit_id"].tolist() == ["NA", "None", "null", "001", "3-1", "nan"]
