"""The questionnaires in their forms: one source, names of the contract, nothing asked that the law would not allow."""

import itertools
import re
from datetime import datetime
from io import BytesIO

import docx
import openpyxl
import pytest
from pyxform.xls2xform import convert

from governance_metrics.errors import DataError
from governance_metrics.instruments.instructions import instructions
from governance_metrics.instruments.paste_text import MARKS, paste_text, settings_after
from governance_metrics.instruments.printed_form import printed_form
from governance_metrics.instruments.questionnaire import HEADER, TITLES, Header, questionnaire
from governance_metrics.instruments.xlsform import choice_rows, survey_rows, xlsform
from governance_metrics.tables import TABLES
from governance_metrics.tables.question import NO_ANSWER
from governance_metrics.text import LANGUAGES

DAY = datetime(2025, 1, 1)
LISTED = (("C01", "甲里社区"), ("C02", "乙里社区"))
FORMS = [questionnaire(table, communities=listed) for table, listed in itertools.product(TITLES, ((), LISTED))]
CJK = re.compile(r"[㐀-鿿]")


def each_form(function):
    names = [f"{form.table}-{len(form.communities)}" for form in FORMS]
    return pytest.mark.parametrize("form", FORMS, ids=names)(function)


# --- the XLSForm ---


@each_form
def test_the_form_converts_without_a_warning_in_both_languages(form):
    warnings = []
    made = convert(xlsform(form, created=DAY), warnings=warnings, validate=False)
    assert warnings == []
    assert made.xform.count('<translation lang="') == 2
    assert 'lang="中文 (zh)" default="true()"' in made.xform or 'default="true()" lang="中文 (zh)"' in made.xform


@each_form
def test_items_are_called_as_the_columns_of_the_contract(form):
    rows = survey_rows(form)
    asked = {row["name"] for row in rows if row["type"].split(" ")[0] in ("select_one", "decimal", "text", "today")}
    ticked = {row["name"] for row in rows if row["type"].startswith("select_multiple")}
    answers = {(list_, name) for list_, name, _ in choice_rows(form)}
    columns = {column.name for column in TABLES[form.table].listed} - {"weight", "stratum", "psu", "respondent_id"}
    fills_several = {q.name: q for q in form.questions if q.kind == "multi"}
    assert ticked == set(fills_several)
    boxes = {column.name for q in fills_several.values() for column in q.columns}
    assert {(q.name, column.name) for q in fills_several.values() for column in q.columns} <= answers
    design = set() if form.table == "residents_survey" else {"community_id"}
    assert asked - {"consent"} == columns - boxes - design
    assert "respondent_id" in {row["name"] for row in rows}


@each_form
def test_every_answer_of_the_contract_is_offered_and_no_answer_with_it(form):
    offered = {}
    for list_, name, _ in choice_rows(form):
        offered.setdefault(list_, []).append(name)
    for question in form.questions:
        if question.answers:
            assert offered[question.name] == [*(code.code for code in question.answers), NO_ANSWER.code]
    assert all(" " not in name for names in offered.values() for name in names)


@each_form
def test_nothing_is_asked_of_those_who_do_not_agree(form):
    rows = survey_rows(form)
    first = next(number for number, row in enumerate(rows) if row["name"] == "consent")
    depth = 0
    for row in rows[first + 1 :]:
        depth -= row["type"] == "end group"
        if depth == 0 and row["type"] != "end group":
            assert row["relevant"].startswith("${consent} = 'yes'"), row["name"]
        depth += row["type"] == "begin group"


def test_a_follow_up_is_asked_of_those_it_concerns():
    rows = {row.get("name"): row for row in survey_rows(questionnaire("residents_survey"))}
    assert rows["reasons"]["relevant"] == "${consent} = 'yes' and selected(${participation}, 'none')"
    other = "not(selected(${micro_services}, 'none')) and not(selected(${micro_services}, 'no_answer'))"
    assert rows["micro_helpful"]["relevant"] == f"${{consent}} = 'yes' and {other}"


def test_numbers_have_limits_and_lone_answers_exclude_the_others():
    rows = {row.get("name"): row for row in survey_rows(questionnaire("workers_survey"))}
    assert rows["admin_time_pct"]["constraint"] == ". >= 0 and . <= 100"
    assert rows["forms_month"]["constraint"] == ". >= 0"
    alone = [f"not(selected(., '{code}') and count-selected(.) > 1)" for code in ("none", "no_answer")]
    assert rows["tools"]["constraint"] == " and ".join(alone)


def test_the_form_is_the_same_each_time_and_holds_no_formula():
    form = FORMS[1]
    assert xlsform(form, created=DAY) == xlsform(form, created=DAY)
    book = openpyxl.load_workbook(BytesIO(xlsform(form, created=DAY)))
    assert book.sheetnames == ["survey", "choices", "settings"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


# --- the printed form ---


def words_of(content):
    document = docx.Document(BytesIO(content))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], tables


@pytest.mark.parametrize("language", LANGUAGES)
@each_form
def test_every_question_and_answer_is_printed(form, language):
    lines, cells = words_of(printed_form(form, language=language, created=DAY))
    printed = "\n".join(lines + cells)
    for question in form.questions:
        assert sum(line.startswith(f"{question.number}. ") for line in lines) == 1
        assert question.wording.say(language) in printed
        assert all(code.title.say(language) in printed for code in question.answers)
        assert all(label.say(language) in printed for label in question.labels)
    assert all(name in printed for _, name in form.communities) or form.table == "workers_survey"
    if language == "en" and not form.communities:
        assert not CJK.search(printed)


def test_the_head_has_the_four_fields_of_the_statistics_law_and_the_note():
    head = Header(table_number="丰社调1号", office="某街道办事处", contact="0000-0000000")
    made = printed_form(questionnaire("residents_survey", header=head), language="zh", created=DAY)
    lines, cells = words_of(made)
    assert cells[:8:2] == [f"{label.zh}：" for label in HEADER.values()]
    assert cells[1:5:2] == ["丰社调1号", "某街道办事处"]
    assert set(cells[5] + cells[7]) == {"_"}
    assert any("不是官方统计" in line and "第十七条" in line for line in lines)
    assert any("某街道办事处" in line for line in lines)
    assert any("0000-0000000" in line for line in lines)


# --- the text to paste ---


@each_form
def test_the_text_has_a_block_for_every_question_with_its_mark(form):
    blocks = paste_text(form).strip().split("\n\n")
    assert blocks[0] == form.title.zh
    assert len(blocks) == 2 + len(form.questions)
    for number, (block, question) in enumerate(zip(blocks[2:], form.questions, strict=True), start=1):
        head, *rest = block.split("\n")
        assert head.startswith(f"{number}. {question.wording.zh}")
        offered = question.kind == "community" and form.communities
        assert f"[{'单选题' if offered else MARKS[question.kind]}]" in head
        assert head.endswith("（选填）") != question.required
        answers = [code.title.zh for code in (*question.answers, NO_ANSWER)] if question.answers else []
        if question.kind == "matrix":
            assert rest == [" ".join(answers), *(label.zh for label in question.labels)]
            assert not any(" " in answer for answer in answers)
        else:
            assert rest == ([name for _, name in form.communities] if offered else answers)


def test_what_has_to_be_set_by_hand_names_the_numbers_of_the_site():
    said = [line.zh for line in settings_after(questionnaire("residents_survey"))]
    assert "第 18 题设为：第 13 题选了“都没有”才显示。" in said
    assert "第 27 题设为：第 26 题没有选“没用过”和“不清楚/不愿回答”才显示。" in said
    assert all(line in instructions([questionnaire("residents_survey")]) for line in said)


def test_no_form_asks_for_a_name_a_phone_or_an_id_number():
    asked = [question.wording.zh for form in FORMS for question in form.questions]
    assert not [wording for wording in asked if re.search("姓名|电话|手机|身份证|住址|微信号", wording)]


def test_another_table_has_no_questionnaire():
    with pytest.raises(DataError):
        questionnaire("workers")
