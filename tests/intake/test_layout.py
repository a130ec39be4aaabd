"""Sheets as offices lay them out: titles, headers of several lines, merged cells, totals, notes below."""

import pandas as pd
import pytest
import xlsxwriter

from governance_metrics.errors import DataError
from governance_metrics.intake import check, read
from governance_metrics.tables.column import Column
from governance_metrics.tables.table import Table
from governance_metrics.text import decoded, same
from tests.intake.conftest import COMMUNITIES
from tests.intake.test_faults import left_out, told

COMPOUNDS = [
    ["小区编码", "社区", "总户数", "入住户数"],
    ["k1", "甲里社区", "100", "80"],
    ["k2", "乙里社区", "50", "40"],
]


def merged(path, lines, *spans, sheet="Sheet1"):
    """Write lines to a workbook and merge some cells, (row, column, row, column) counted from 0."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet(sheet)
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            if cell is not None:
                page.write(row, column, cell)
    for top, left, bottom, right in spans:
        page.merge_range(top, left, bottom, right, lines[top][left])
    book.close()


@pytest.fixture
def street(folder):
    folder(communities=COMMUNITIES)
    return folder


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("above", [0, 1, 2, 5])
def test_the_header_is_found_under_titles(street, today, above, suffix):
    titles = [["某街道小区台账", None, None, None], ["填报日期：2026年1月5日"], ["（示例）"], [None], ["甲", "乙"]][
        :above
    ]
    lines = [*titles, *COMPOUNDS]
    if suffix == ".csv":
        street.put("compounds.csv", "\n".join(",".join(cell or "" for cell in line) for line in lines) + "\n")
    else:
        street.put("compounds.xlsx", {"a": lines})
    dataset = read(street.path, today=today)
    frame = dataset.tables["compounds"]
    assert frame["compound_id"].tolist() == ["k1", "k2"]
    assert frame["community_id"].tolist() == ["C01", "C02"]
    header = [parts["header"] for code, parts in map(decoded, dataset.quality["rule"]) if code == "header_found"]
    assert header == ([str(above + 1)] if above else [])


def test_rows_keep_their_numbers_under_a_title(street, today):
    street.put("compounds.xlsx", {"a": [["某街道小区台账"], [], *COMPOUNDS, ["k3", "甲里社区", "许多", None]]})
    assert ("compounds.xlsx", "a", 6, "总户数", "许多", "not_a_number") in told(check(street.path, today=today))


def test_a_slipped_row_under_a_title_is_still_left_out(street, today):
    street.put("compounds.csv", "某街道小区台账\n小区编码,社区,总户数\nk1,甲里社区,1,204\nk2,乙里社区,50\n")
    dataset = check(street.path, today=today)
    assert ("compounds.csv", "", 3, "", "4", "ragged_row") in told(dataset)
    assert dataset.tables["compounds"]["compound_id"].tolist() == ["k2"]


def test_a_header_of_two_lines_is_joined_with_merged_cells_or_without(street, today):
    lines = [
        ["某街道小区台账", None, None, None, None],
        ["小区编码", "社区", "户数", None, "物业"],
        [None, None, "总户数", "入住户数", None],
        ["k1", "甲里社区", 100, 80, "有"],
    ]
    merged(street.path / "compounds.xlsx", lines, (0, 0, 0, 4), (1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4))
    frame = read(street.path, today=today).tables["compounds"]
    assert frame[["households", "households_occupied"]].iloc[0].tolist() == [100, 80]
    (street.path / "compounds.xlsx").unlink()
    street.put("compounds.csv", "\n".join(",".join(str(cell or "") for cell in line) for line in lines) + "\n")
    again = read(street.path, today=today).tables["compounds"]
    pd.testing.assert_frame_equal(again, frame)


def test_a_heading_that_two_groups_share_is_read_with_its_group(folder, today):
    table = Table(
        "visits",
        "area",
        None,
        (
            Column(name="area", type="key", title=same("地区")),
            Column(name="planned", type="integer", title=same("计划人数")),
            Column(name="came", type="integer", title=same("实际人数")),
        ),
    )
    folder.put("visits.csv", "地区,计划,,实际,\n,人数,户数,人数,户数\n甲,3,1,2,1\n")
    frame = read(folder.path, tables=[table], today=today).tables["visits"]
    assert frame[["planned", "came"]].iloc[0].tolist() == [3, 2]


def test_the_first_record_is_no_second_line_of_the_header(street, today):
    street.put("compounds.csv", "小区编码,社区,总户数,\nk1,甲里社区,100,备注\nk2,,50,\n")
    assert len(check(street.path, today=today).tables["compounds"]) == 1
    street.put("compounds.csv", "小区编码,社区,名称,总户数\nk1,甲里社区,花园,\n")
    assert check(street.path, today=today).tables["compounds"]["compound_id"].tolist() == ["k1"]


def test_a_name_merged_downwards_holds_for_every_row_and_a_number_for_none(street, today):
    lines = [
        ["小区编码", "社区", "总户数", "入住户数"],
        ["k1", "甲里社区", 300, 80],
        ["k2", None, None, 90],
        ["k3", "乙里社区", 50, 40],
    ]
    merged(street.path / "compounds.xlsx", lines, (1, 1, 2, 1), (1, 2, 2, 2))
    dataset = check(street.path, today=today)
    frame = dataset.tables["compounds"]
    assert frame["community_id"].tolist() == ["C01", "C01", "C02"]
    assert frame["households"].isna().tolist() == [True, True, False]
    assert ("compounds.xlsx", "Sheet1", 2, "总户数", "", "merged_number") in told(dataset)


TOTALS = "小区编码,社区,总户数,入住户数\n{}\n"


@pytest.mark.parametrize(
    ("rows", "differs"),
    [
        (["k1,C01,100,80", "k2,C02,50,40", "合计,,150,120"], []),
        (["合　计,,150,120", "k1,C01,100,80", "k2,C02,50,40"], []),
        (["k1,C01,100,80", "小计,,100,80", "k2,C02,50,40", "小计,,50,40", "总计,,150,120"], []),
        (["甲里社区小计,,100,80", "k1,C01,100,80", "乙里社区小计,,50,40", "k2,C02,50,40"], []),
        (["k1,C01,100,80", "合计,,100,80", "k2,C02,50,40", "合计,,50,40"], []),
        (["k1,C01,100,80", "k2,C02,50,40", "合计,,160,120"], [(4, "160", "150")]),
        (["k1,C01,100,80", "小计,,90,80", "k2,C02,50,40", "小计,,50,40", "总计,,150,120"], [(3, "90", "100")]),
        (["k1,C01,100,80", "k2,C02,50,40", "Total,,150,130户"], [(4, "130户", "120")]),
        (["k1,C01,100,80", "k2,C02,50,40", ",合计：,\"1,500\",120"], [(4, "1,500", "150")]),
    ],
)  # fmt: skip
def test_totals_are_set_aside_and_held_against_their_rows(street, today, rows, differs):
    street.put("compounds.csv", TOTALS.format("\n".join(rows)))
    dataset = check(street.path, today=today)
    frame, quality = dataset.tables["compounds"], dataset.quality
    assert frame["compound_id"].tolist() == ["k1", "k2"]
    n = sum("计" in row or "Total" in row for row in rows)
    assert left_out(dataset, "compounds.csv") == f"total_row={n}"
    found = quality[quality["rule"].str.startswith("total_differs")]
    assert [(row.row, row.value, decoded(row.rule)[1]["rows"]) for row in found.itertuples()] == differs
    assert not quality["severity"].isin(["error", "stop"]).any() or differs


def test_notes_signatures_and_repeated_headers_are_set_aside(street, today):
    street.put(
        "compounds.csv",
        "小区编码,社区,总户数,入住户数\n1,2,3,4\nk1,C01,100,80\n小区编码,社区,总户数,入住户数\nk2,C02,50,40\n合计,,150,120\n"
        "注：户数截至年底,,,\n填表人：哨兵某甲,,审核人：哨兵某乙,\n",
    )
    dataset = check(street.path, today=today)
    assert dataset.tables["compounds"]["compound_id"].tolist() == ["k1", "k2"]
    assert left_out(dataset, "compounds.csv") == "note_row=2, column_numbers=1, header_again=1, total_row=1"
    rows = dict(zip(dataset.quality["rule"], dataset.quality["row"], strict=True))
    assert {"header_again": 4, "column_numbers": 2, "total_row": 6}.items() <= rows.items()
    assert "哨兵" not in dataset.quality.to_csv() + dataset.sources.to_csv()


def test_a_note_above_a_record_is_no_note(street, today):
    street.put("compounds.csv", "小区编码,社区,总户数\n注：k1,C01,100\nk2,C02,50\n")
    assert len(check(street.path, today=today).tables["compounds"]) == 2


def test_a_unit_above_the_header_that_changes_numbers_is_told(street, today):
    street.put("compounds.xlsx", {"a": [["小区台账"], ["单位：万户"], *COMPOUNDS]})
    assert "unit_line" in {row[-1] for row in told(check(street.path, today=today))}
    street.put("compounds.xlsx", {"a": [["小区台账"], ["单位：户"], *COMPOUNDS]})
    assert "unit_line" not in {row[-1] for row in told(check(street.path, today=today))}


def test_a_title_says_which_table_community_and_period_where_no_name_does(street, today):
    lines = [["甲里社区小区情况表（2025年）"], ["小区编码", "总户数"], ["k1", "100"]]
    street.put("一季度报送.xlsx", {"Sheet1": lines})
    table = Table(
        "own_compounds",
        "compound_id",
        "community_id",
        (
            Column(name="compound_id", type="key", title=same("小区编码")),
            Column(name="community_id", type="key", title=same("社区"), required=True),
            Column(name="households", type="integer", title=same("总户数")),
        ),
        same("小区情况表"),
    )
    dataset = read(street.path, tables=[table], today=today)
    assert dataset.tables["own_compounds"]["community_id"].tolist() == ["C01"]
    assert dataset.submissions[["table", "community_id"]].to_numpy().tolist() == [["own_compounds", "C01"]]


def test_the_reporting_unit_above_the_header_is_believed_where_the_list_has_it(street, today):
    lines = [["小区台账"], ["填报单位：乙里社区", None, "填报人：哨兵某甲"], ["小区编码", "总户数"], ["k1", "100"]]
    street.put("compounds.xlsx", {"a": lines})
    assert read(street.path, today=today).tables["compounds"]["community_id"].tolist() == ["C02"]
    lines[1][0] = "填报单位：丁里社区"
    street.put("compounds.xlsx", {"a": lines})
    with pytest.raises(DataError, match="community"):
        read(street.path, today=today)


def test_a_whole_that_is_not_the_sum_of_its_parts_is_told(folder, today):
    columns = {"k": "key", "all": "integer", "a": "integer", "b": "integer"}
    table = Table("t", "k", None, columns, sums={"all": ("a", "b")})
    folder.put("t.csv", "k,all,a,b\n1,9,4,5\n2,9,4,6\n3,9,4,\n4,5,4,6\n5,,4,6\n")
    dataset = check(folder.path, tables=[table], today=today)
    assert told(dataset) == [("t.csv", "", 3, "all", "", "whole_differs")]
    assert "add up to 10" in dataset.quality["message"][0]
