"""Names of files, folders and sheets say which table, community and period they hold."""

import pytest

from governance_metrics.errors import DataError
from governance_metrics.intake import check, read_list
from governance_metrics.intake.files import file_address, files_in
from governance_metrics.tables import TABLES
from tests.intake.conftest import COMMUNITIES, UNITS


@pytest.mark.parametrize(
    ("file", "table", "community", "period"),
    [
        ("workers.csv", "workers", "", ""),
        ("WORKERS.CSV", "workers", "", ""),
        ("社区工作者花名册.xlsx", "workers", "", ""),
        ("community workers.csv", "workers", "", ""),
        ("Community-Workers.csv", "workers", "", ""),
        ("residents-survey.csv", "residents_survey", "", ""),
        ("residents survey 2025.csv", "residents_survey", "", "2025"),
        ("workers_C05.csv", "workers", "C05", ""),
        ("C05_workers.csv", "workers", "C05", ""),
        ("workers_2025.csv", "workers", "", "2025"),
        ("workers_C05_2025.csv", "workers", "C05", "2025"),
        ("workers_2025_C05.csv", "workers", "C05", "2025"),
        ("workers_2025-06.csv", "workers", "", "2025-06"),
        ("workers_2025H1.csv", "workers", "", "2025H1"),
        ("2025年社区工作者花名册.xlsx", "workers", "", "2025"),
        ("社区工作者花名册2025年上半年.xlsx", "workers", "", "2025H1"),
        ("社区工作者花名册（甲里社区）.xlsx", "workers", "甲里社区", ""),
        ("甲里社区社区工作者花名册.xlsx", "workers", "甲里社区", ""),
        ("incidents/C05.csv", "incidents", "C05", ""),
        ("社区工作者花名册/C05.xlsx", "workers", "C05", ""),
        ("2025/incidents/C05.csv", "incidents", "C05", ""),
        ("incidents/C05_2025.csv", "incidents", "C05", "2025"),
        ("incidents_2025/C05.csv", "incidents", "C05", "2025"),
        ("incidents/workers_C05.csv", "workers", "C05", ""),
        ("unit_communities.csv", "unit_communities", "", ""),
        ("units by community.csv", "unit_communities", "", ""),
        ("targets.csv", "targets", "", ""),
        ("目标.xlsx", "targets", "", ""),
        ("coworkers.csv", "", "", ""),
        ("workersC05.csv", "", "", ""),
        ("notes.csv", "", "", ""),
        ("2025.csv", "", "", ""),
    ],
)
def test_a_name_says_what_a_file_holds(file, table, community, period):
    address = file_address(file, TABLES)
    assert address.table == table
    if table:
        assert (address.community, address.period) == (community, period)


def test_every_table_is_known_by_its_name_and_both_titles():
    for name, table in TABLES.items():
        for label in (name, table.heading.zh, table.heading.en, *table.aliases):
            assert file_address(f"{label}.csv", TABLES).table == name
            assert file_address(f"{label}/C05.csv", TABLES).table == name


def test_what_is_no_data_is_listed_and_left_alone(folder, today):
    folder(communities=COMMUNITIES, notes="a,b\n1,2\n")
    for name in ("README.md", "SOURCE.txt", ".hidden.csv", "~$workers.xlsx", "a.docx", "README.csv"):
        folder.put(name, "x")
    dataset = check(folder.path, today=today)
    sources = dataset.sources.set_index("file")
    assert set(sources.index[sources["left_out_by_reason"] == "ignored"]) == {
        "README.md", "SOURCE.txt", ".hidden.csv", "~$workers.xlsx", "a.docx", "README.csv",
    }  # fmt: skip
    assert sources.loc["notes.csv", "left_out_by_reason"] == "not_recognised"
    assert dataset.quality["file"].tolist() == ["notes.csv"]
    assert dataset.quality["severity"].tolist() == ["warning"]


def test_hidden_folders_and_linked_folders_are_not_entered(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "workers.csv").write_text("x")
    folder.put(".git/workers.csv", "x")
    (folder.path / "linked").symlink_to(elsewhere)
    assert [(found.file, found.treated) for found in files_in(folder.path)] == [("linked", "link")]


def test_a_file_per_community_counts_as_reported_even_without_rows(folder, today):
    folder(communities=COMMUNITIES)
    folder.put("incidents/C01.csv", "incident_id,date,type\n1,2025-03-01,诉求\n")
    folder.put("incidents/乙里社区_2025.csv", "incident_id,date,type\n")
    dataset = check(folder.path, today=today)
    assert dataset.tables["incidents"]["community_id"].tolist() == ["C01"]
    told = dataset.submissions.sort_values("community_id").to_numpy().tolist()
    assert told == [["incidents", "C01", ""], ["incidents", "C02", "2025"]]
    assert dataset.quality.empty


def test_one_workbook_may_hold_every_table(folder, today):
    folder.put(
        "2025年台账.xlsx",
        {
            "社区基本情况": [["社区编码", "常住户数"], ["C01", 812]],
            "units": [["unit_id", "as_of"], ["u1", "2025-12-31"]],
            "说明": [["本表由街道填写"]],
            "Sheet4": [],
        },
    )
    dataset = check(folder.path, today=today)
    assert {name: len(frame) for name, frame in dataset.tables.items()} == {"communities": 1, "units": 1}
    assert str(dataset.tables["communities"]["as_of"][0].date()) == "2025-12-31"
    sheets = dataset.sources.set_index("sheet")["left_out_by_reason"]
    assert sheets["说明"] == "sheet_not_recognised"
    assert sheets["Sheet4"] == "empty_table"


def test_one_workbook_may_hold_one_community(folder, today):
    folder(communities=COMMUNITIES)
    folder.put("C02.xlsx", {"事件工单台账": [["事件编号", "受理日期"], ["7", "2025-03-01"]]})
    dataset = check(folder.path, today=today)
    assert dataset.tables["incidents"]["community_id"].tolist() == ["C02"]


def test_a_workbook_named_after_a_table_is_that_table_whatever_its_sheets_are_called(folder, today):
    folder.put("units.xlsx", {"Sheet1": [["unit_id"], ["u1"]]})
    assert len(check(folder.path, today=today).tables["units"]) == 1
    folder.put("units.xlsx", {"说明": [["填表说明"]], "名册": [["unit_id"], ["u1"]]})
    dataset = check(folder.path, today=today)
    assert len(dataset.tables["units"]) == 1
    assert dataset.sources.set_index("sheet")["left_out_by_reason"].to_dict() == {
        "名册": "", "说明": "sheet_not_recognised",
    }  # fmt: skip


def test_the_period_in_a_name_dates_a_state(folder, today):
    folder(units_2025H1=UNITS)
    assert str(check(folder.path, today=today).tables["units"]["as_of"][0].date()) == "2025-06-30"


def test_targets_are_handed_on_as_text(folder, today):
    folder(communities=COMMUNITIES)
    folder.put("targets.xlsx", {"Sheet1": [["indicator", "value", "year"], ["work_per_10k", 0.5, 2025]]})
    dataset = check(folder.path, today=today)
    assert dataset.targets.to_dict("records") == [{"indicator": "work_per_10k", "value": "0.5", "year": "2025"}]
    assert dataset.sources.set_index("table").loc["targets", "rows_used"] == 1


def test_two_columns_of_targets_under_one_heading_stop_the_work(folder, today):
    folder(communities=COMMUNITIES)
    lines = [["indicator", "value", "年份", "VALUE "], ["work_per_10k", 0.5, 2025, 0.7]]
    path = folder.put("targets.xlsx", {"Sheet1": lines})
    quality = check(folder.path, today=today).quality
    assert quality.loc[quality["severity"].eq("stop"), "rule"].tolist() == ["heading_twice(found=VALUE)"]
    with pytest.raises(DataError, match="VALUE"):
        read_list(path)


def test_a_single_file_may_be_read(folder, today):
    path = folder.put("communities.csv", COMMUNITIES)
    assert len(check(path, today=today).tables["communities"]) == 2
