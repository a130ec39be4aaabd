from pathlib import Path

import pandas as pd
import pytest

from governance_metrics.tables import TABLES

FOLDER = Path(__file__).parents[2] / "data" / "fengnan-2020"
PAPER_NUMBERS = ("401", "24", "68", "21", "205")


@pytest.fixture(scope="module")
def files():
    return {
        p.stem: pd.read_csv(p, dtype=str, encoding="utf-8-sig", keep_default_na=False) for p in FOLDER.glob("*.csv")
    }


def test_the_papers_five_numbers_are_there_and_nothing_else(files):
    assert set(files) == {"communities", "units", "secondees", "party_counts"}
    assert len(files["communities"]) == 21
    assert len(files["units"]) == 24
    assert files["units"]["是否进驻社区"].eq("是").all()
    assert files["units"]["单位类别"].eq("区直共建").all()
    assert files["secondees"]["人数"].tolist() == ["401"]
    assert files["party_counts"]["递交请战书人数"].tolist() == ["68"]
    assert files["party_counts"]["参战党员数"].tolist() == ["205"]


def test_every_denominator_is_blank(files):
    for name, frame in files.items():
        for column in TABLES[name].listed:
            if column.type in ("integer", "number") and column.title.zh in frame:
                known = set(frame[column.title.zh]) - {""}
                assert known <= set(PAPER_NUMBERS), (name, column.name)
    assert files["party_counts"]["退休党员数"].tolist() == [""]
    assert files["party_counts"]["街居党员数"].tolist() == [""]
    assert files["communities"]["常住户数"].eq("").all()


def test_what_is_known_only_as_a_total_names_no_community(files):
    assert files["secondees"]["社区编码"].tolist() == [""]
    assert files["party_counts"]["社区编码"].tolist() == [""]


def test_no_day_is_invented(files):
    assert files["secondees"]["到岗日期"].tolist() == ["2020"]
    assert files["secondees"]["离岗日期"].tolist() == [""]
    for name in ("communities", "units", "party_counts"):
        assert set(files[name]["统计日期"]) == {"2020-12-31"}


def test_every_heading_is_the_contracts_own_and_no_personal_column_is_there(files):
    for name, frame in files.items():
        listed = {c.title.zh: c for c in TABLES[name].listed}
        assert set(frame.columns) <= set(listed)
        assert not [h for h in frame.columns if listed[h].personal]


def test_the_readme_quotes_the_sentence_behind_each_number():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for number in PAPER_NUMBERS:
        assert number in text
    for sentence in (
        "抽调401名党员干部",
        "68名退休党员",
        "205名街居党员",
        "24家区直共建单位",
        "21个社区居委会",
    ):
        assert sentence in text
