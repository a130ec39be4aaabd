"""The two questionnaires as records: every item, in order, with the columns its answers fill."""

import re

import pytest

from governance_metrics.errors import CardError
from governance_metrics.intake.cells import fold
from governance_metrics.intake.values import NO_ANSWER
from governance_metrics.tables import TABLES
from governance_metrics.tables.places import yes_no_column
from governance_metrics.tables.question import ONE_COLUMN, Question
from governance_metrics.tables.surveys import QUESTIONS
from governance_metrics.text import same

ITEMS = {
    "residents_survey": [
        *(f"A{n}" for n in range(1, 8)),
        *(f"B{n}" for n in range(1, 6)),
        *(f"C{n}" for n in range(1, 10)),
        *(f"D{n}" for n in range(1, 5)),
        *(f"E{n}" for n in range(1, 5)),
        *(f"F{n}" for n in range(1, 4)),
        "G1",
    ],
    "workers_survey": [f"W{n}" for n in range(1, 15)],
}
EACH = [(table, question) for table, questions in QUESTIONS.items() for question in questions]
CJK = re.compile(r"[㐀-鿿]")
PLAIN = {"number": "X1", "wording": same("what?"), "kind": "yes_no", "columns": (yes_no_column("x", "甲", "x"),)}


def each_question(function):
    return pytest.mark.parametrize(("table", "question"), EACH, ids=[q.number for _, q in EACH])(function)


@pytest.mark.parametrize("table", list(ITEMS))
def test_every_item_is_there_once_and_in_order(table):
    assert list(dict.fromkeys(question.item for question in QUESTIONS[table])) == ITEMS[table]
    numbers = [question.number for question in QUESTIONS[table]]
    names = [question.name for question in QUESTIONS[table]]
    assert len(set(numbers)) == len(numbers)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", list(ITEMS))
def test_the_questions_fill_every_column_of_the_table_but_those_of_the_design(table):
    filled = [column.name for question in QUESTIONS[table] for column in question.columns]
    design = {"respondent_id", "community_id", "survey_date", "weight", "stratum", "psu"}
    assert len(set(filled)) == len(filled)
    assert set(filled) | design == {column.name for column in TABLES[table].listed}


@each_question
def test_every_word_is_chinese_in_chinese_and_english_in_english(table, question):
    said = [question.wording, *question.labels, *(code.title for code in question.answers)]
    said += [question.note] if question.note else []
    bare = {"APP"}
    assert all(CJK.search(text.zh) or text.zh in bare for text in said)
    assert not any(CJK.search(text.en) for text in said)
    assert question.wording.zh.endswith(("？", "）", "。"))


@each_question
def test_answers_of_a_question_can_be_told_apart_and_none_is_the_one_that_says_nothing(table, question):
    spelled = [fold(label) for code in question.answers for label in (code.title.zh, code.title.en)]
    assert len(set(spelled)) == len(spelled)
    assert not set(spelled) & NO_ANSWER


@each_question
def test_every_kind_has_the_answers_it_needs(table, question):
    has_list = question.kind in ("single", "multi", "scale", "matrix", "yes_no")
    assert bool(question.answers) == has_list
    assert question.kind != "scale" or [code.code for code in question.answers] == ["1", "2", "3", "4", "5"]
    assert question.kind not in ONE_COLUMN or question.name == question.columns[0].name
    assert has_list or question.kind == "community" or not question.required


@each_question
def test_a_question_asked_of_some_only_names_an_earlier_answer_and_says_so(table, question):
    earlier = {
        q.number: [code.code for code in q.answers] for q in QUESTIONS[table][: QUESTIONS[table].index(question)]
    }
    if question.asked is None:
        assert question.number not in ("C5", "D4b")
    else:
        assert question.asked.answer in earlier[question.asked.number]
        assert question.note is not None


def test_free_text_is_personal_until_it_has_been_screened():
    texts = [column for _, q in EACH if q.kind == "text" for column in q.columns]
    assert [column.name for column in texts] == ["improve", "form_to_drop"]
    assert all(column.personal for column in texts)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "dual"}, "none of"),
        ({"labels": (same("yes"),)}, "has 2 labels here, not 1"),
        ({"columns": (), "labels": (same("yes"), same("no"))}, "fills one column"),
        ({"kind": "multi", "labels": (same("x"),)}, "needs a name"),
        ({"kind": "multi", "name": "many"}, "has 1 labels here, not 0"),
        (
            {"kind": "multi", "name": "many", "labels": (same("x"),), "columns": (TABLES["workers"].column("sex"),)},
            "yes-or-no column",
        ),
        (
            {
                "kind": "matrix",
                "name": "rows",
                "labels": (same("x"), same("y")),
                "columns": (TABLES["workers"].column("sex"), TABLES["workers"].column("education")),
            },
            "share one list",
        ),
    ],
)
def test_a_slip_in_a_question_is_refused_when_it_is_made(change, said):
    with pytest.raises(CardError, match=said):
        Question(**{**PLAIN, **change})
