"""Each fault is told with its file, sheet, row and column, all of them at once, in both languages."""

import numpy as np
import pytest

from governance_metrics.errors import DataError
from governance_metrics.intake import check, read
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.text import decoded
from tests.intake.conftest import COMMUNITIES, UNITS

SURVEY = "respondent_id,社区,survey_date,weight,stratum,psu,satisfaction\n"


def told(dataset, *, notes=False):
    """The quality list as rows of file, sheet, row, column, value and code."""
    quality = dataset.quality if notes else dataset.quality[dataset.quality["severity"] != "note"]
    return [
        (
            q.file,
            q.sheet,
            None if q.row is None or str(q.row) == "<NA>" else int(q.row),
            q.column,
            q.value,
            decoded(q.rule)[0],
        )
        for q in quality.itertuples()
    ]


def left_out(dataset, file):
    return dataset.sources.set_index("file").loc[file, "left_out_by_reason"]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("常住户数", "20余户", "not_a_number"),
        ("常住户数", "12.5", "not_an_integer"),
        ("常住户数", "inf", "not_finite"),
        ("常住户数", "-1", "below_minimum"),
        ("统计日期", "不详", "not_a_date"),
        ("统计日期", "2031-01-01", "future_date"),
        ("社区类型", "县城", "unknown_code"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_value_at_fault_is_left_blank_and_listed(folder, today, column, cell, code, suffix):
    lines = [["社区编码", column], [], ["C01", None], ["C02", cell]]
    if suffix == ".csv":
        folder.put("communities.csv", "\n".join(",".join(c or "" for c in line) for line in lines))
        place = ("communities.csv", "", 4)
    else:
        folder.put("communities.xlsx", {"花名册": lines})
        place = ("communities.xlsx", "花名册", 4)
    dataset = check(folder.path, today=today)
    assert (*place, column, cell, code) in told(dataset)
    assert len(dataset.tables["communities"]) == 2
    assert dataset.tables["communities"].iloc[1, 1:].isna().all()


def test_the_row_is_the_one_the_clerk_sees(folder, today):
    folder.put("units.csv", '\n\nunit_id,activities_12m\n"u\n1",3\n\nu2,x\n')
    folder.put("communities.xlsx", {"a": [[], [], [None, "社区编码", "常住户数"], [], [None, "C01", "x"]]})
    assert told(check(folder.path, today=today))[:2] == [
        ("communities.xlsx", "a", 5, "常住户数", "x", "not_a_number"),
        ("units.csv", "", 6, "activities_12m", "x", "not_a_number"),
    ]


def test_rows_that_cannot_be_placed_are_left_out(folder, today):
    folder(communities=COMMUNITIES)
    folder.put(
        "incidents.csv",
        "事件编号,社区,受理日期\n1,老甲里,2025-01-01\n2,丙里,2025-01-01\n,C01,2025-01-01\n4,,2025-01-01\n5,c02,\n6,C02,2031-01-01\n",
    )
    dataset = check(folder.path, today=today)
    assert dataset.tables["incidents"]["community_id"].tolist() == ["C01"]
    assert told(dataset) == [
        ("incidents.csv", "", 3, "社区", "丙里", "unknown_community"),
        ("incidents.csv", "", 4, "事件编号", "", "blank_key"),
        ("incidents.csv", "", 5, "社区", "", "blank_community"),
        ("incidents.csv", "", 6, "受理日期", "", "no_date"),
        ("incidents.csv", "", 7, "受理日期", "2031-01-01", "future_date"),
    ]
    assert left_out(dataset, "incidents.csv") == "no_date=2, blank_community=1, blank_key=1, unknown_community=1"


def test_a_name_two_communities_share_is_not_guessed(folder, today):
    folder.put("communities.csv", "社区编码,社区名称\nC01,新村\nC02,新村\nC03,C01\n")
    folder.put("incidents.csv", "事件编号,社区,受理日期\n1,新村,2025-01-01\n2,C01,2025-01-01\n")
    dataset = check(folder.path, today=today)
    assert ("incidents.csv", "", 2, "社区", "新村", "ambiguous_community") in told(dataset)
    assert dataset.tables["incidents"]["community_id"].tolist() == ["C01"]


def test_the_same_row_counts_once(folder, today):
    folder.put("units.csv", "unit_id,kind\nu1,驻区\nu1,resident\nu2,物业\n")
    dataset = check(folder.path, today=today)
    assert ("units.csv", "", 3, "unit_id", "", "duplicate_row") in told(dataset)
    assert dataset.tables["units"]["unit_id"].tolist() == ["u1", "u2"]
    assert left_out(dataset, "units.csv") == "duplicate_row=1"


def test_one_key_with_two_stories_stops(folder, today):
    folder.put("units_a.csv", "unit_id,kind\nu1,驻区\nu2,物业\n")
    folder.put("units_b.csv", "unit_id,kind\nu3,驻区\nu1,企业\n")
    dataset = check(folder.path, today=today)
    assert ("units_b.csv", "", 3, "unit_id", "u1", "conflicting_key") in told(dataset)
    assert sorted(dataset.tables["units"]["unit_id"]) == ["u2", "u3"]
    with pytest.raises(DataError, match=r"units_b\.csv, row 3.*row 2 of units_a\.csv"):
        read(folder.path, today=today)


def test_a_table_without_a_needed_column_stops(folder, today):
    folder.put("incidents.csv", "事件编号,社区\n1,C01\n")
    dataset = check(folder.path, today=today)
    assert told(dataset) == [("incidents.csv", "", None, "", "", "missing_column")]
    assert "incidents" not in dataset.tables
    assert left_out(dataset, "incidents.csv") == "missing_column=1"
    with pytest.raises(DataError) as error:
        read(folder.path, today=today)
    assert "“受理日期”（date）" in error.value.say("zh")


def test_two_columns_for_one_field_stop(folder, today):
    folder.put("units.csv", "unit_id,单位类别,kind\nu1,驻区,企业\n")
    dataset = check(folder.path, today=today)
    assert [row[-1] for row in told(dataset)] == ["two_columns"]
    assert "单位类别" in dataset.quality["message"][0]


def test_names_equal_but_for_case_stop(folder, today):
    folder.put("units.csv", UNITS)
    folder.put("Units.csv", UNITS)
    if len(list(folder.path.iterdir())) == 1:
        pytest.skip("this file system takes the two names for one")
    assert "same_name" in {row[-1] for row in told(check(folder.path, today=today))}


def test_a_slipped_row_is_left_out(folder, today):
    folder.put("units.csv", "unit_id,kind,activities_12m\nu1,驻区,3,\nu2,驻区,1,204\n")
    dataset = check(folder.path, today=today)
    assert told(dataset)[0] == ("units.csv", "", 3, "", "4", "ragged_row")
    assert dataset.tables["units"]["unit_id"].tolist() == ["u1"]


def test_error_cells_and_formulas_without_a_value_are_told(folder, today):
    import xlsxwriter

    book = xlsxwriter.Workbook(str(folder.path / "units.xlsx"))
    sheet = book.add_worksheet("名 & 册")
    for row, line in enumerate([["unit_id", "activities_12m"], ["u1"], ["u2"], ["u3"]]):
        sheet.write_row(row, 0, line)
    sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
    sheet.write_formula("B3", "=1+1", None, "")
    sheet.write_formula("B4", "=1+1", None, 2)
    book.close()
    dataset = check(folder.path, today=today)
    assert told(dataset)[:2] == [
        ("units.xlsx", "名 & 册", 2, "activities_12m", "", "error_cell"),
        ("units.xlsx", "名 & 册", 3, "activities_12m", "", "formula_without_value"),
    ]
    assert dataset.tables["units"]["activities_12m"].tolist()[2] == 2


@pytest.mark.parametrize(
    ("weight", "code"),
    [("", "missing_weight"), ("-1", "below_minimum"), ("inf", "not_finite"), ("重", "not_a_number")],
)
def test_a_weight_that_cannot_be_used_leaves_the_row_out(folder, today, weight, code):
    folder.put("residents_survey.csv", f"{SURVEY}1,C01,2025-06-01,2,a,p,5\n2,C01,2025-06-01,{weight},a,q,5\n")
    dataset = check(folder.path, today=today)
    assert told(dataset) == [("residents_survey.csv", "", 3, "weight", weight, code)]
    assert left_out(dataset, "residents_survey.csv") == "unusable_weight=1"
    assert dataset.designs["residents_survey"] == SurveyDesign(weight="weight", stratum="stratum", psu="psu")


def test_weight_zero_is_kept_and_counted(folder, today):
    folder.put("residents_survey.csv", f"{SURVEY}1,C01,2025-06-01,0,a,p,5\n2,C01,2025-06-01,1,a,q,5\n")
    dataset = check(folder.path, today=today)
    assert dataset.quality["rule"].tolist() == ["zero_weight(n=1)"]
    assert dataset.quality["severity"].tolist() == ["note"]
    assert len(dataset.tables["residents_survey"]) == 2


@pytest.mark.parametrize("column", ["stratum", "psu"])
def test_a_blank_stratum_or_psu_stops_where_the_design_names_it(folder, today, column):
    cells = {"stratum": ",p", "psu": "a,"}[column]
    folder.put("residents_survey.csv", f"{SURVEY}1,C01,2025-06-01,2,a,p,5\n2,C01,2025-06-01,1,{cells},5\n")
    assert told(check(folder.path, today=today)) == [("residents_survey.csv", "", 3, column, "", "design_blank")]


def test_a_design_has_only_the_columns_that_are_filled_in(folder, today):
    folder.put("residents_survey.csv", f"{SURVEY}1,C01,2025-06-01,2,,,5\n2,C01,2025-06-01,1,,,不清楚\n")
    dataset = check(folder.path, today=today)
    assert dataset.designs == {"residents_survey": SurveyDesign(weight="weight")}
    assert told(dataset) == []
    folder.put("residents_survey.csv", "respondent_id,社区,survey_date\n1,C01,2025-06-01\n")
    assert check(folder.path, today=today).designs == {"residents_survey": SurveyDesign()}


def test_a_given_design_must_be_in_the_data(folder, today):
    folder.put("residents_survey.csv", "respondent_id,社区,survey_date\n1,C01,2025-06-01\n")
    dataset = check(folder.path, today=today, designs={"residents_survey": SurveyDesign(psu="psu")})
    assert told(dataset)[0][-1] == "design_column_missing"


def test_a_file_named_after_another_community_is_told(folder, today):
    folder(communities=COMMUNITIES)
    folder.put("incidents_C01.csv", "事件编号,社区,受理日期\n1,C02,2025-01-01\n2,,2025-01-01\n")
    dataset = check(folder.path, today=today)
    assert told(dataset) == [("incidents_C01.csv", "", None, "", "", "other_community")]
    assert dataset.tables["incidents"]["community_id"].tolist() == ["C02", "C01"]


def test_a_name_that_is_no_community_is_told(folder, today):
    folder(communities=COMMUNITIES)
    folder.put("incidents_终稿.csv", "事件编号,社区,受理日期\n1,C02,2025-01-01\n")
    dataset = check(folder.path, today=today)
    assert told(dataset) == [("incidents_终稿.csv", "", None, "", "", "name_not_a_community")]
    assert dataset.submissions.empty
    folder.put("incidents_终稿.csv", "事件编号,受理日期\n1,2025-01-01\n")
    assert told(check(folder.path, today=today))[0][-1] == "missing_column"


def test_states_without_a_day_are_told(folder, today):
    folder.put("units.csv", UNITS)
    dataset = check(folder.path, today=today)
    assert told(dataset) == [("units.csv", "", None, "", "", "undated")]
    assert len(dataset.tables["units"]) == 2


def test_columns_beyond_the_contract_are_named_and_never_read(folder, today):
    folder.put("units.csv", "unit_id,as_of,联系人,\nu1,2025-12-31,甲乙丙,3\n")
    dataset = check(folder.path, today=today)
    assert dataset.quality["rule"].tolist() == ["columns_dropped(n=1, names=联系人)", "columns_without_heading(n=1)"]
    assert list(dataset.tables["units"].columns) == ["unit_id", "as_of"]


def test_all_faults_come_at_once(folder, today):
    folder(communities=b"", incidents="事件编号,社区\n1,C01\n", units='unit_id\n"u1\n')
    folder.put("compounds.xlsx", b"PK\x03\x04 cut off")
    with pytest.raises(DataError) as error:
        read(folder.path, today=today)
    assert len(error.value.failures) == 4
    lines = error.value.say("en").splitlines()
    assert [line.split(":")[0].split(",")[0] for line in lines] == [
        "communities.csv", "compounds.xlsx", "incidents.csv", "units.csv",
    ]  # fmt: skip
    assert all(line.endswith("。") for line in error.value.say("zh").splitlines())


def test_endless_faults_are_counted_not_printed(folder, today):
    rows = "\n".join(f"u{i},x" for i in range(1500))
    folder.put("units.csv", f"unit_id,activities_12m\n{rows}\n")
    dataset = check(folder.path, today=today)
    assert (dataset.quality["severity"] == "error").sum() == 1000
    assert "more_of_the_same(n=500)" in set(dataset.quality["rule"])
    rows = "\n".join(f"u{i % 20},{i}" for i in range(100))
    folder.put("units.csv", f"unit_id,activities_12m\n{rows}\n")
    with pytest.raises(DataError) as error:
        read(folder.path, today=today)
    assert len(error.value.failures) == 11


@pytest.mark.parametrize("name", ["nowhere", "nowhere.csv", "a\0b", "x" * 5000])
def test_a_path_that_is_not_there(tmp_path, name):
    assert check(tmp_path / name).quality["severity"].tolist() == ["stop"]


def test_folders_without_data(tmp_path, folder):
    assert told(check(tmp_path))[0][-1] == "empty_folder"
    folder.put("README.md", "x")
    assert told(check(tmp_path))[0][-1] == "empty_folder"
    folder.put("notes.csv", "a\n1\n")
    assert [row[-1] for row in told(check(tmp_path))] == ["nothing_recognised", "not_recognised"]


def test_a_header_without_rows_is_no_fault(folder, today):
    folder.put("incidents.csv", "事件编号,社区,受理日期\n")
    dataset = check(folder.path, today=today)
    assert dataset.quality.empty
    assert dataset.tables["incidents"].shape == (0, 3)
    assert dataset.tables["incidents"]["date"].dtype == np.dtype("datetime64[us]")


def test_progress_is_told(folder, today):
    folder(communities=COMMUNITIES, units=UNITS)
    steps = []
    read(folder.path, today=today, progress=lambda *step: steps.append(step))
    assert steps == [(0, 2, "communities.csv"), (1, 2, "units.csv"), (2, 2, "")]
