"""What the files hold is what the simulator made, once read back."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from governance_metrics.intake import read
from governance_metrics.sample import simulate
from governance_metrics.tables import TABLES

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def back():
    return read(DATA / "sample")


@pytest.fixture(scope="module")
def made():
    return simulate(seed=1)


def test_every_row_and_value_comes_back(back, made):
    assert set(back.tables) == set(made.tables)
    for name, frame in made.tables.items():
        personal = [c.name for c in TABLES[name].listed if c.person_key]
        mine = frame.drop(columns=personal)
        theirs = back.tables[name][list(mine.columns)]
        order = [c for c in mine.columns if c not in ("weight",)]
        mine, theirs = (f.sort_values(order).reset_index(drop=True) for f in (mine, theirs))
        pd.testing.assert_frame_equal(mine, theirs, check_dtype=False, obj=name)


def test_reading_finds_no_fault(back):
    rules = back.quality["rule"].str.partition("(")[0]
    assert set(rules) == {"ids_unusable"}  # nobody in the sample has an ID number that could be a person's
    assert set(back.quality["severity"]) == {"note"}
    assert (back.sources["rows_read"] == back.sources["rows_used"]).all()


def test_no_made_up_person_comes_through(back):
    for name, frame in back.tables.items():
        assert not [c for c in frame.columns if TABLES[name].column(c).personal], name
        text = frame.select_dtypes(exclude=[np.number, "datetime", "boolean"]).astype(str)
        for column in text:
            assert not text[column].str.contains("某|1000000|99000019").any(), (name, column)


def test_targets_come_with_the_folder(back, made):
    assert back.targets is not None
    assert back.targets["indicator"].tolist() == made.targets["indicator"].tolist()


def test_the_papers_numbers_read_without_a_fault():
    dataset = read(DATA / "fengnan-2020")
    assert dataset.tables["secondees"]["persons"].tolist() == [401.0]
    assert dataset.tables["secondees"]["start"].dt.year.tolist() == [2020]
    assert dataset.tables["party_counts"][["pledged", "on_duty"]].to_numpy().tolist() == [[68.0, 205.0]]
    assert len(dataset.tables["communities"]) == 21
    assert len(dataset.tables["units"]) == 24
