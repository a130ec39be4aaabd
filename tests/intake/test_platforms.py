"""What survey platforms export becomes the same canonical survey, and edits of the questionnaire are noticed."""

import io
import re

import pandas as pd
import pytest

from governance_metrics.intake import check, read
from governance_metrics.tables import TABLES
from governance_metrics.tables.surveys import QUESTIONS
from governance_metrics.text import decoded
from tests.intake.conftest import workbook
from tests.intake.survey_exports import SECRETS, as_expected, kobo, responses, wenjuanxing
from tests.intake.test_formats import as_csv

LIST = "community_id,name,as_of\nC01,甲里社区,2025-12-31\nC02,乙里社区,2025-12-31\nC03,丙里社区,2025-12-31\n"
SURVEYS = ("residents_survey", "workers_survey")


@pytest.fixture
def survey(folder, today):
    """Read lines of an export and return the survey and the quality list."""

    def of(table, lines, name=None):
        folder.put("communities.csv", LIST)
        path = folder.put(name or f"{table}.csv", as_csv(lines))
        dataset = check(folder.path, today=today)
        path.unlink()
        rules = map(decoded, dataset.quality["rule"])
        return dataset.tables.get(table), [*zip(rules, dataset.quality["column"], strict=True)]

    return of


def rules(quality):
    return [code for (code, _), _ in quality]


@pytest.mark.parametrize("table", SURVEYS)
def test_both_exports_of_one_survey_give_one_table(survey, table):
    rows = responses(table)
    by_text, quality = survey(table, wenjuanxing(table, rows, numbers=False))
    as_expected(by_text, table, rows)
    assert rules(quality) == ["platform_columns_left"]
    by_number, quality = survey(table, wenjuanxing(table, rows, numbers=True))
    numbered = ["answers_by_number", "community_by_number"] if table == "residents_survey" else ["answers_by_number"]
    assert sorted(rules(quality)) == sorted([*numbered, "platform_columns_left"])
    pd.testing.assert_frame_equal(by_number, by_text)
    asked = {column.name for question in QUESTIONS[table] for column in question.columns if not column.personal}
    assert asked <= set(by_text.columns)
    assert len(by_text) == len(rows)
    assert str(by_text["survey_date"][0].date()) == "2025-09-02"


@pytest.mark.parametrize("table", SURVEYS)
@pytest.mark.parametrize("labels", [None, "zh", "en"])
@pytest.mark.parametrize(("multi", "groups"), [("summary", True), ("details", False), ("both", True)])
def test_every_kobo_export_gives_the_table_of_wenjuanxing(survey, table, labels, multi, groups):
    rows = responses(table)
    expected, _ = survey(table, wenjuanxing(table, rows, numbers=False))
    found, quality = survey(table, kobo(table, rows, labels=labels, multi=multi, groups=groups))
    as_expected(found, table, rows)
    pd.testing.assert_frame_equal(found, expected)
    assert rules(quality) == ["platform_columns_left"]


def test_an_odk_export_parts_groups_by_hyphens(survey):
    rows = responses("workers_survey")
    lines = kobo("workers_survey", rows, multi="summary", separator="-")
    heads = {"_submission_time": "SubmissionDate", "_uuid": "KEY", "_id": "instanceID"}
    lines[0] = [heads.get(head, head) for head in lines[0]]
    found, _ = survey("workers_survey", lines)
    as_expected(found, "workers_survey", rows)


@pytest.mark.parametrize(
    "name",
    [
        "273645512_按文本_社区治理居民问卷_60_60.xlsx",
        "社区治理居民问卷 - all versions - labels - 2025-09-30-08-00-00.xlsx",
        "居民问卷2025.xlsx",
        "导出数据.xlsx",
    ],
)
def test_an_export_is_known_by_its_name_or_its_questions(folder, today, name):
    rows = responses("residents_survey", 5)
    folder.put("communities.csv", LIST)
    workbook(folder.path / name, {"Sheet1": wenjuanxing("residents_survey", rows, numbers=False)})
    dataset = read(folder.path, today=today)
    as_expected(dataset.tables["residents_survey"], "residents_survey", rows)
    assert dataset.quality["rule"].str.startswith("platform_columns_left").all()


@pytest.mark.parametrize("export", [lambda t, r: wenjuanxing(t, r, numbers=False), kobo])
def test_nothing_of_people_and_devices_comes_in(folder, today, export):
    folder.put("communities.csv", LIST)
    folder.put("residents_survey.csv", as_csv(export("residents_survey", responses("residents_survey", 20))))
    dataset = check(folder.path, today=today)
    said = io.StringIO()
    for frame in (*dataset.tables.values(), dataset.quality, dataset.sources):
        frame.to_csv(said)
    for secret in (*SECRETS.values(), "张三"):
        assert secret not in said.getvalue()


def test_a_question_whose_wording_was_edited_is_not_read_and_told(survey):
    lines = wenjuanxing("residents_survey", responses("residents_survey"), numbers=False)
    at = next(i for i, head in enumerate(lines[0]) if "归属感" in head)
    lines[0][at] = "8、您对本街道的归属感有多强？"
    found, quality = survey("residents_survey", lines)
    assert "belonging" not in found
    assert ["B1", lines[0][at]] in [
        [parts["question"], column] for (code, parts), column in quality if code == "question_edited"
    ]
    assert (("questions_missing", {"n": "1", "numbers": "B1"}), "") in quality


def test_a_question_put_in_between_moves_the_numbers_and_harms_nothing(survey):
    rows = responses("residents_survey")
    lines = wenjuanxing("residents_survey", rows, numbers=True)
    at = next(i for i, head in enumerate(lines[0]) if head.startswith("2、"))

    def later(head):
        return re.sub(r"^(第?)(\d+)", lambda m: m[1] + str(int(m[2]) + (int(m[2]) >= 2)), head)

    lines[0] = [later(head) for head in lines[0]]
    lines = [[*line[:at], cell, *line[at:]] for line, cell in zip(lines, ["2、您养狗吗？", *["1"] * 60], strict=True)]
    found, quality = survey("residents_survey", lines)
    as_expected(found, "residents_survey", rows)
    assert {"questions_moved", "question_unknown"} <= set(rules(quality))


def test_numbers_without_wording_are_not_believed_once_the_numbers_moved(survey):
    lines = wenjuanxing("residents_survey", responses("residents_survey"), numbers=True)
    at = next(i for i, head in enumerate(lines[0]) if head.startswith("5、"))
    bare = [*lines[0]]
    bare[at] = "第5题"
    found, _ = survey("residents_survey", [bare, *lines[1:]])
    assert found["sex"].notna().any()
    first = next(i for i, head in enumerate(bare) if head.startswith("3、"))
    bare[first] = bare[first].replace("3、", "36、")
    found, quality = survey("residents_survey", [bare, *lines[1:]])
    assert "sex" not in found
    assert (("question_unknown", {}), "第5题") in quality


def test_an_answer_nobody_offered_is_told_by_its_row(survey):
    lines = wenjuanxing("residents_survey", responses("residents_survey"), numbers=False)
    multi = next(i for i, head in enumerate(lines[0]) if "哪些情况" in head)
    single = next(i for i, head in enumerate(lines[0]) if "归属感" in head)
    lines[3][multi], lines[4][single] = "党员┋外星人", "特别强"
    found, quality = survey("residents_survey", lines)
    assert found["role_party_member"][2] is True or bool(found["role_party_member"][2])
    assert (("option_unknown", {"found": "外星人", "question": "A6"}), lines[0][multi]) in quality
    assert "unknown_code" in rules(quality)
    assert pd.isna(found["belonging"][3])


def test_a_number_beyond_the_list_is_no_answer_and_told(survey):
    lines = wenjuanxing("residents_survey", responses("residents_survey"), numbers=True)
    single = next(i for i, head in enumerate(lines[0]) if "归属感" in head)
    lines[4][single] = "9"
    found, quality = survey("residents_survey", lines)
    assert pd.isna(found["belonging"][3])
    assert "unknown_code" in rules(quality)


def test_options_in_another_order_contradict_the_export_by_text(folder, today):
    rows = responses("residents_survey")
    lines = wenjuanxing("residents_survey", rows, numbers=True)
    at = next(i for i, head in enumerate(lines[0]) if "归属感" in head)
    for line in lines[1:]:
        line[at] = {"1": "4", "4": "1"}.get(line[at], line[at])
    folder.put("communities.csv", LIST)
    folder.put("residents_survey_a.csv", as_csv(lines))
    folder.put("residents_survey_b.csv", as_csv(wenjuanxing("residents_survey", rows, numbers=False)))
    dataset = check(folder.path, today=today)
    assert "conflicting_key" in {decoded(rule)[0] for rule in dataset.quality["rule"]}


def test_communities_by_number_need_the_list(folder, today):
    rows = responses("residents_survey", 5)
    folder.put("residents_survey.csv", as_csv(wenjuanxing("residents_survey", rows, numbers=True)))
    dataset = check(folder.path, today=today)
    assert dataset.tables["residents_survey"].empty
    assert "community_number_unlisted" in {decoded(rule)[0] for rule in dataset.quality["rule"]}


def test_a_missing_option_is_unknown_and_not_no(survey):
    lines = wenjuanxing("workers_survey", responses("workers_survey"), numbers=True)
    at = next(i for i, head in enumerate(lines[0]) if "综合平台" in head)
    found, quality = survey("workers_survey", [line[:at] + line[at + 1 :] for line in lines])
    assert found["uses_platform"].isna().all()
    assert [parts["zh"] for (code, parts), _ in quality if code == "option_missing"] == ["综合平台"]


def test_every_question_of_both_surveys_fills_columns_of_its_table():
    for table, questions in QUESTIONS.items():
        names = {column.name for column in TABLES[table].listed}
        assert {column.name for question in questions for column in question.columns} <= names
