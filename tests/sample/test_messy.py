"""The messy folder is what its command writes, holds nobody who can exist, and its list says what was planted."""

import re
from datetime import date
from pathlib import Path

import pytest

from governance_metrics.intake import check
from governance_metrics.sample.messy import write_messy
from governance_metrics.text import decoded
from tests.locked_versions import locked

MESSY = Path(__file__).parents[2] / "data" / "messy-sample"


@pytest.fixture(scope="module")
def dataset():
    return check(MESSY, today=date(2026, 6, 30))


def test_the_messy_folder_on_disk_is_what_the_command_writes(tmp_path):
    here = {str(path.relative_to(tmp_path)): path.read_bytes() for path in write_messy(tmp_path)}
    there = {str(path.relative_to(MESSY)): path.read_bytes() for path in MESSY.rglob("*") if path.is_file()}
    there.pop("README.md")
    assert sorted(here) == sorted(there)
    if locked("xlsxwriter", "numpy", "pandas"):
        assert [name for name in here if here[name] != there[name]] == []


def test_only_people_who_cannot_exist_are_in_it():
    text = "".join(path.read_bytes().decode("utf-8", "replace") for path in MESSY.rglob("*.*") if path.suffix == ".csv")
    text += (MESSY / "社区工作者花名册" / "C02.csv").read_bytes().decode("gb18030")
    numbers = re.findall(r"\d{17}[\dX]", text)
    assert numbers
    assert all(number.startswith("990000") for number in numbers)  # there is no such area


def test_what_was_planted_is_said(dataset):
    found = {(row.file.rpartition("/")[2], decoded(row.rule)[0]) for row in dataset.quality.itertuples()}
    assert found >= {
        ("社区基本情况.xlsx", "header_found"),
        ("社区基本情况.xlsx", "total_differs"),
        ("社区基本情况.xlsx", "note_row"),
        ("C01.xlsx", "not_a_month"),
        ("C01.xlsx", "january_or_october"),
        ("C01.xlsx", "serial_date"),
        ("C01.xlsx", "total_row"),
        ("C02.csv", "damaged_id"),
        ("C02.csv", "invalid_id"),
        ("C02.csv", "same_as_above"),
        ("C02.csv", "same_person"),
        ("C02.csv", "column_asked"),
        ("小区台账.csv", "not_a_number"),
        ("小区台账.csv", "none_or_unknown"),
        ("小区台账.csv", "duplicate_row"),
        ("小区台账.csv", "community_asked"),
        ("小区台账.csv", "unknown_community"),
        ("C01.csv", "which_century"),
        ("会议记录.csv", "not_recognised"),
    }
    assert not dataset.quality["severity"].eq("stop").any()


def test_every_row_is_used_or_left_out_for_a_reason_and_nobody_is_named(dataset):
    sources = dataset.sources
    assert (sources["rows_read"] == sources["rows_used"] + sources["rows_left_out"]).all()
    said = dataset.quality.to_csv() + sources.to_csv() + dataset.mapping.to_csv()
    assert not re.search(r"某|990000\d{11}|199\d{8}", said)
