"""The questions of a survey, found again by what an export calls them: wording, name, answer, place in the order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from governance_metrics.intake.cells import fold
from governance_metrics.tables.column import Code
from governance_metrics.tables.question import NO_ANSWER, Question
from governance_metrics.tables.surveys import QUESTIONS

# What platforms and questionnaires add to the wording of a question.
_ADDED = re.compile(
    r"[\[【(（]\s*(?:可多选|多选|单选|填空|排序|必答|选答|选填|tick all that apply|"
    r"(?:单选|多选|填空|量表|排序|矩阵\w*)题)"
    r"\s*[\])】）]",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\W_]+")


def key_of(text: str) -> str:
    """Return text without what does not tell questions and answers apart: case, width, marks, blanks.

    Examples
    --------
    >>> key_of("您从哪里得到社区的通知？（可多选）"), key_of("1–3年") == key_of("1-3年")
    ('您从哪里得到社区的通知', True)
    """
    return _MARKS.sub("", fold(_ADDED.sub("", text)).replace("+", "plus"))


@dataclass(frozen=True, eq=False)
class Questionnaire:
    """One survey's questions, with every spelling that stands for them.

    Parameters
    ----------
    questions : tuple of Question
        In their order; the place counts from 1, as platforms number them.

    Examples
    --------
    >>> residents = questionnaire_of("residents_survey")
    >>> residents.named("您的性别是？").number, residents.at(5).number, residents.place(residents.at(5))
    ('A5', 'A5', 5)
    """

    questions: tuple[Question, ...]

    def named(self, text: str) -> Question | None:
        """Return the question with this wording or name."""
        return _named(self).get(key_of(text)) if text.strip() else None

    def at(self, place: int) -> Question | None:
        """Return the question at a place of the order."""
        return self.questions[place - 1] if 1 <= place <= len(self.questions) else None

    def place(self, question: Question) -> int:
        """Return the place of a question in the order."""
        return self.questions.index(question) + 1

    def with_parts(self, labels: Iterable[str]) -> list[Question]:
        """Return the questions of several columns that have every one of these answers or rows."""
        wanted = {key_of(label) for label in labels}
        return [q for q in self.questions if q.kind in ("multi", "matrix") and wanted <= set(parts_of(q))]


@cache
def questionnaire_of(table: str) -> Questionnaire:
    """Return the questionnaire whose answers fill a table.

    Parameters
    ----------
    table : str
        A survey.
    """
    return Questionnaire(QUESTIONS[table])


@cache
def parts_of(question: Question) -> dict[str, str]:
    """Return what each part of a question stands for: an answer of a multi, a row of a matrix.

    Examples
    --------
    >>> tools = questionnaire_of("workers_survey").named("您每周都用的工具有哪些？")
    >>> [parts_of(tools)[key] for key in ("微信群", "usesapp", "都不用", "不清楚不愿回答")]
    ['uses_group', 'uses_app', 'none', 'no_answer']
    """
    if question.kind == "matrix":
        return {
            key_of(spelling): column.name
            for column, label in zip(question.columns, question.labels, strict=True)
            for spelling in (column.name, label.zh, label.en)
        }
    return spellings_of(question) if question.kind == "multi" else {}


@cache
def spellings_of(question: Question) -> dict[str, str]:
    """Return the code of every spelling of every answer that can be chosen, "no answer" among them.

    Examples
    --------
    >>> sex = questionnaire_of("residents_survey").named("sex")
    >>> spellings_of(sex)["女"], spellings_of(sex)["不愿回答"]
    ('F', 'no_answer')
    """
    spelled: dict[str, str] = {}
    for answer in reversed(choices_of(question)):
        spelled |= {key_of(spelling): answer.code for spelling in answer.spellings}
    return spelled


def choices_of(question: Question) -> tuple[Code, ...]:
    """Return the answers in the order in which a platform numbers them, "no answer" last; none for free answers.

    Examples
    --------
    >>> [code.code for code in choices_of(questionnaire_of("residents_survey").at(2))]
    ['yes', 'no', 'no_answer']
    """
    return (*question.answers, NO_ANSWER) if question.answers else ()


@cache
def _named(questionnaire: Questionnaire) -> dict[str, Question]:
    names: dict[str, Question] = {}
    for question in reversed(questionnaire.questions):
        own = [question.columns[0].name] if len(question.columns) == 1 else []
        wording, note = question.wording, question.note
        noted = [wording.zh + note.zh, wording.en + note.en] if note else []
        for said in (wording.zh, wording.en, *noted):
            names[key_of(said)] = names[key_of(question.number + said)] = question
        for name in (question.name, *own):
            names[key_of(name)] = question
    return names
