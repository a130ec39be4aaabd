"""Headings are taken where they are listed, asked about where they are alike, and read as the user's own list says."""

from datetime import date

import openpyxl
import pytest

from governance_metrics.errors import DataError
from governance_metrics.intake import check, read, write_mapping
from governance_metrics.intake.headings import headings_of, matches_of
from governance_metrics.intake.nearness import trimmed
from governance_metrics.tables import TABLES
from governance_metrics.text import decoded
from tests.intake.conftest import COMMUNITIES
from tests.intake.test_faults import told

WORKERS = TABLES["workers"]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("姓　名", "name"),
        ("3、姓名", "name"),
        ("*性别（男/女）", "sex"),
        ("出生年月（年/月）：", "birth_ym"),
        ("是否在编(是/否)", "in_quota"),
        ("SEX", "sex"),
        ("Start", "start"),
        ("社区", "community_id"),
        ("村居", "community_id"),
        ("身份证号码", "id_number"),
        ("手机号", "phone"),
    ],
)
def test_a_heading_is_taken_whatever_trimmings_it_has(heading, column):
    assert [c.name for c in headings_of([heading], WORKERS).columns.values()] == [column]


@pytest.mark.parametrize("heading", ["离岗年份", "户籍", "备注", "服务时长（分钟）", "是否在岗", "入党时间"])
def test_a_heading_that_is_only_alike_is_not_taken(heading):
    table = TABLES["dual_service"] if "时长" in heading else WORKERS
    assert headings_of([heading], table).columns == {}


def test_a_bracket_that_is_a_unit_is_no_trimming():
    assert trimmed("服务时长（分钟）") != trimmed("服务时长（小时）")
    assert trimmed("户数（户）") == "户数"


def test_every_heading_has_a_confidence_and_the_likest_field():
    matches = matches_of(["worker_key", "1.性别", "离岗时间点", "饮食习惯"], WORKERS)
    assert [(m.column, m.how) for m in matches] == [
        ("worker_key", "listed"),
        ("sex", "trimmed"),
        ("end", "asked"),
        ("", "unlisted"),
    ]
    assert [m.confidence for m in matches][:2] == [1, 0.95]
    assert 0.6 <= matches[2].confidence < 0.95


@pytest.fixture
def asked(folder):
    """A folder in which one needed heading is only alike and one is another's."""
    folder(communities=COMMUNITIES)
    folder.put("units.csv", "单位编号,类别,活动次数\nu1,驻区,3\nu2,物业,4\n")
    return folder.path


def test_what_is_alike_is_asked_and_not_taken(asked, today):
    dataset = check(asked, today=today)
    rules = [row for row in told(dataset) if row[0] == "units.csv"]
    assert ("units.csv", "", None, "单位编号", "", "column_asked") in rules
    assert ("units.csv", "", None, "", "", "missing_column") in rules
    assert "units" not in dataset.tables


def edited(path, **approve):
    """Approve lines of a mapping workbook: heading to field, or to nothing."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for line in sheet.iter_rows(min_row=2):
        if line[1].value in approve:
            field = approve[line[1].value]
            line[2].value, line[5].value = field or line[2].value, "是 yes" if field else "否 no"
    book.save(path)


def test_the_list_is_written_approved_edited_and_used_again(asked, today, tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "mapping.xlsx"
    write_mapping(check(asked, today=today), path)
    first = openpyxl.load_workbook(path).worksheets[0]
    lines = {row[1]: row for row in first.iter_rows(min_row=2, values_only=True)}
    assert lines["单位编号"][2:6:3] == ("unit_id", "否 no")
    assert lines["单位编号"][4] == 0.75
    edited(path, 单位编号="unit_id", 类别="kind", 活动次数="activities_12m")
    dataset = read(asked, mapping=path, today=today)
    assert dataset.tables["units"][["unit_id", "activities_12m"]].to_numpy().tolist() == [["u1", 3.0], ["u2", 4.0]]
    write_mapping(dataset, path.with_name("again.xlsx"))
    again = read(asked, mapping=path.with_name("again.xlsx"), today=today)
    assert again.tables["units"].equals(dataset.tables["units"])
    (asked / "mapping.xlsx").write_bytes(path.read_bytes())
    assert read(asked, today=today).tables["units"].equals(dataset.tables["units"])


def test_a_refused_heading_is_not_read(asked, today, tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "mapping.xlsx"
    write_mapping(check(asked, today=today), path)
    edited(path, 单位编号="unit_id", 社区名称=None)
    assert "name" not in read(asked, mapping=path, today=today).tables["communities"]


def test_two_columns_for_one_field_are_a_clear_error(folder, today, tmp_path_factory):
    folder.put("units.csv", "单位编号,旧编号,kind\nu1,a,驻区\n")
    path = tmp_path_factory.mktemp("list") / "mapping.xlsx"
    write_mapping(check(folder.path, today=today), path)
    edited(path, 单位编号="unit_id", 旧编号="unit_id")
    with pytest.raises(DataError, match="单位编号 and 旧编号 both mean unit_id"):
        read(folder.path, mapping=path, today=today)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("unitz,编号,unit_id,yes", "mapping_table"),
        ("units,编号,unit_key,yes", "mapping_column"),
        ("units,编号,unit_id,yes\nunits,编号,kind,yes", "mapping_twice"),
    ],
)
def test_a_slip_in_the_list_stops_and_says_where(folder, today, line, code):
    folder.put("units.csv", "编号\nu1\n")
    folder.put("mapping.csv", f"table,heading,column,approve\n{line}\n")
    dataset = check(folder.path, today=today)
    row = 2 + line.count("\n")
    assert [(q.file, q.row) for q in dataset.quality.itertuples() if decoded(q.rule)[0] == code] == [
        ("mapping.csv", row)
    ]
    with pytest.raises(DataError):
        read(folder.path, today=today)


def test_a_list_without_its_columns_is_told(folder, today):
    folder.put("units.csv", "unit_id\nu1\n")
    folder.put("列名对照.csv", "a,b\n1,2\n")
    assert told(check(folder.path, today=today))[0][-1] == "missing_column"


def test_the_list_is_the_same_bytes_each_time_and_holds_no_formula(folder, today):
    folder.put("units.csv", 'unit_id,"=1+1",@x,＝cmd\nu1,1,2,3\n')
    dataset = check(folder.path, today=today)
    one, two = (write_mapping(dataset, folder.path / "out" / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert one == two
    cells = [
        cell for row in openpyxl.load_workbook(folder.path / "out" / "a.xlsx").worksheets[0].iter_rows() for cell in row
    ]
    risky = [cell for cell in cells if str(cell.value).startswith(("=", "@", "＝"))]
    assert len(risky) == 3
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)


def test_a_file_without_a_header_tells_no_person_in_the_list(folder, today):
    folder.put("workers.csv", "w1,C01,哨兵某甲,19900001234\nw2,C01,哨兵某乙,19900001235\n")
    assert "哨兵" not in check(folder.path, today=today).mapping.to_csv()


def test_numbers_under_a_heading_without_a_unit_are_told(tmp_path):
    for heading, n in (("时长", 2), ("服务时长（小时）", 0), ("hours", 0)):
        lines = "".join(f"m{i},C01,2025-03-01,x,{value}\n" for i, value in enumerate(("3", "90", "2小时")))
        lines = f"member_key,社区,start,kind,{heading}\n{lines}"
        (tmp_path / "dual_service.csv").write_text(lines, encoding="utf-8")
        dataset = check(tmp_path / "dual_service.csv", today=date(2026, 6, 30))
        told = [decoded(rule)[1] for rule in dataset.quality["rule"] if rule.startswith("unit_assumed")]
        assert told == ([{"n": str(n), "zh": "小时", "en": "hours"}] if n else [])
        assert dataset.tables["dual_service"]["hours"].tolist() == [3, 90, 2]
