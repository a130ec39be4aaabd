"""Lists inside a cell become rows of the table that links them, each entry with its own faults."""

import pandas as pd

import governance_metrics as gm
from governance_metrics.intake import check
from governance_metrics.text import decoded
from tests.intake.conftest import workbook

ACTIVITIES = [
    ["活动编号", "社区", "日期", "类别", "参加人数", "参与主体"],
    ["A1", "C01", "2025-03-01", "议事协商", 20, "居委会、志愿者"],
    ["A2", "C01", "2025-04-01", "联席会议", 12, "物业，驻区单位;火星人"],
    ["A3", "C01", "2025-05-01", "文体活动", 12, None],
    ["合计", None, None, None, 44, "三、四"],
]


def told(dataset, code):
    rules = [(line.row, line.column, *decoded(line.rule)) for line in dataset.quality.itertuples()]
    return [(row, column, parts) for row, column, name, parts in rules if name == code]


def test_each_actor_of_a_cell_is_a_row_of_the_linking_table(tmp_path):
    dataset = check(workbook(tmp_path / "activities.xlsx", {"a": ACTIVITIES}))
    actors = dataset.tables["activity_actors"]
    assert actors[["activity_id", "actor"]].to_numpy().tolist() == [
        ["A1", "committee"], ["A1", "volunteer"], ["A2", "property"], ["A2", "unit"],
    ]  # fmt: skip
    assert actors["date"].dt.month.tolist() == [3, 3, 4, 4]
    assert len(dataset.tables["activities"]) == 3
    [(row, column, parts)] = told(dataset, "unknown_code")
    assert (row, column, parts["found"]) == (3, "参与主体", "火星人")
    [(_, column, parts)] = told(dataset, "list_split")
    assert (column, parts["n"], parts["rows"]) == ("参与主体", "5", "2")
    assert not told(dataset, "columns_dropped")
    sources = dataset.sources.set_index("table")
    assert sources.loc["activity_actors", ["rows_read", "rows_used"]].tolist() == [5, 4]


def test_the_list_and_the_linking_table_give_the_same_rows(tmp_path):
    links = pd.DataFrame({"unit_id": ["U1", "U1", "U2"], "community_id": ["C01", "C02", "C02"]})
    units = pd.DataFrame({"unit_id": ["U1", "U2"], "kind": ["resident", "property"]})
    listed = units.assign(社区=["C01、C02", "C02"])
    apart = gm.assess(gm.Dataset(tables={"units": units, "unit_communities": links})).estimates
    together = gm.assess(gm.Dataset(tables={"units": listed})).estimates
    pd.testing.assert_frame_equal(apart, together)


def test_communities_of_a_list_are_matched_one_by_one(tmp_path):
    (tmp_path / "communities.csv").write_text("community_id,name\nC01,甲里\nC02,乙里\n", encoding="utf-8")
    lines = [["单位编码", "类别", "所在社区"], ["U1", "驻区", "甲里/乙里"], ["U2", "物业", "丙里、甲里"]]
    workbook(tmp_path / "units.xlsx", {"a": lines})
    dataset = check(tmp_path)
    assert dataset.tables["unit_communities"].to_numpy().tolist() == [["U1", "C01"], ["U1", "C02"], ["U2", "C01"]]
    assert [row for row, _, _ in told(dataset, "unknown_community")] == [3]
    assert len(dataset.tables["units"]) == 2


def test_a_list_merged_downwards_holds_for_every_row(tmp_path):
    from governance_metrics.intake.cell_lists import split_lists
    from governance_metrics.intake.part import Placed
    from governance_metrics.intake.sheet import sheet_of
    from governance_metrics.tables import TABLES

    sheet = sheet_of("a", [ACTIVITIES[0], ACTIVITIES[1], ["A2", "C01", "2025-03-02", None, None, None]])
    sheet = type(sheet)(**{**vars(sheet), "merged": ((2, 5, 3, 5),)})
    parts, _ = split_lists(Placed(sheet=sheet, table=TABLES["activities"]), TABLES)
    assert parts[1].sheet.frame[0].tolist() == ["A1", "A1", "A2", "A2"]
    assert parts[1].sheet.rows.tolist() == [2, 2, 3, 3]
    assert not parts[0].sheet.headings[5]
