"""The quality list as a workbook: what is wrong, where, and what to do, in both languages, and the account of rows."""

import string

import openpyxl
import pytest

from governance_metrics.intake import RULES, check, summary_of, write_quality
from governance_metrics.intake.rules import SEVERITY
from governance_metrics.intake.summary import advice_of, files_of
from tests.intake.conftest import COMMUNITIES

NAME, PHONE = "哨兵某甲", "19900001234"


@pytest.fixture
def dataset(folder, today):
    folder(communities=COMMUNITIES)
    folder.put("units.csv", "unit_id,kind,activities_12m\nu1,驻区,20余次\nu2,=1+1,3\nu2,物业,3\n")
    folder.put(
        "workers.csv",
        f"worker_key,社区,姓名,联系电话,性别\nw1,丙里,{NAME},{PHONE},{PHONE}\nw2,C01,{NAME},{PHONE},{NAME}\n",
    )
    return check(folder.path, today=today)


@pytest.fixture
def book(dataset, tmp_path_factory):
    return openpyxl.load_workbook(write_quality(dataset, tmp_path_factory.mktemp("out") / "quality.xlsx"))


def lines(sheet, heading):
    """The lines below the heading, by heading."""
    rows = [*sheet.iter_rows(values_only=True)]
    top = next(i for i, row in enumerate(rows) if heading in row)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_every_fault_is_a_line_with_its_place_and_what_to_do(dataset, book):
    listed = lines(book["清单 faults"], "规则 rule")
    assert len(listed) == len(dataset.quality)
    fault = next(line for line in listed if line["规则 rule"] == "not_a_number")
    assert [fault[head] for head in ("文件 file", "行 row", "列 column", "所填值 value")] == [
        "units.csv",
        2,
        "activities_12m",
        "20余次",
    ]
    assert fault["问题"] == "应为数字，实为“20余次”。"
    assert fault["怎么办"] == "请只填数字，或留空。"
    assert fault["what is wrong"] == 'expected a number, found "20余次".'
    assert fault["what to do"] == "Write digits only, or leave it blank."


def test_the_summary_says_what_stops_and_where(dataset, book):
    texts = [row[0] for row in book["概要 summary"].iter_rows(values_only=True) if row[0]]
    assert any("必须先更正" in text and "units.csv" in text for text in texts)
    assert any("must be mended" in text and "units.csv" in text for text in texts)
    assert len(summary_of(dataset)) > 4
    files = files_of(dataset).set_index("file")
    assert files.index[0] == "units.csv"
    assert (files["rows_read"] == files["rows_used"] + files["rows_left_out"]).all()
    graves = dataset.quality["severity"].isin(["stop", "error", "warning"]) & dataset.quality["file"].ne("")
    assert files[["stop", "error", "warning"]].sum().sum() == graves.sum()


def test_the_rows_add_up_with_their_reasons(book):
    rows = {line["文件 file"]: line for line in lines(book["行数 rows"], "原因 reasons")}
    workers = rows["workers.csv"]
    assert workers["读入 read"] == workers["采用 used"] + workers["剔除 left out"] == 2
    assert workers["原因 reasons"] == "社区不在名单 unknown community 1"


def test_nothing_of_a_person_and_no_formula_is_in_it(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if NAME in str(cell.value) or PHONE in str(cell.value)]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    risky = [cell for cell in cells if str(cell.value).startswith("=")]
    assert risky
    assert all(cell.quotePrefix for cell in risky)


def test_the_same_list_is_the_same_bytes(dataset, tmp_path):
    one, two = (write_quality(dataset, tmp_path / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert one == two
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".csv") == ["a.xlsx", "b.xlsx"]


@pytest.mark.parametrize("code", [code for code in SEVERITY if SEVERITY[code] in ("stop", "error")])
def test_whatever_was_not_used_says_what_to_do(code):
    names = {"found": "x", "zh": "甲", "en": "a"}
    template = RULES[code]
    fields = {name for text in (template.zh, template.en) for _, name, _, _ in string.Formatter().parse(text) if name}
    rule = f"{code}({', '.join(f'{name}={names.get(name, 3)}' for name in sorted(fields))})" if fields else code
    what, do = advice_of(rule)
    assert what.zh
    assert do is not None or code == "more_stops", (what.zh, what.en)
