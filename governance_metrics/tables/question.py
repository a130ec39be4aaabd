"""One question of a questionnaire: its wording, the answers offered, and the columns that its answers fill."""

from dataclasses import dataclass
from typing import Literal, get_args

from governance_metrics.errors import CardError
from governance_metrics.tables.column import Code, Column
from governance_metrics.text import Text, same

Kind = Literal["community", "single", "multi", "scale", "matrix", "number", "yes_no", "text"]
ONE_COLUMN: tuple[Kind, ...] = ("community", "single", "scale", "number", "yes_no", "text")

NO_ANSWER = Code(
    "no_answer",
    Text(zh="不清楚/不愿回答", en="Don't know / rather not say"),
    ("不清楚", "不愿回答", "不清楚、不愿回答", "don't know", "don’t know", "no answer", "rather not say"),
)
"""Offered with every question that has a list of answers; in the data it is a blank, never a "no"."""


@dataclass(frozen=True)
class Asked:
    """When a question is asked: only of those who gave, or did not give, one answer to an earlier question.

    Parameters
    ----------
    number : str
        The earlier question.
    answer : str
        The code of its answer.
    given : bool
        Whether that answer was given; False asks everyone who gave another.

    Examples
    --------
    >>> Asked("C1", "none").given
    True
    """

    number: str
    answer: str
    given: bool = True


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, in the order and wording in which people read it.

    Parameters
    ----------
    number : str
        ``C1``; the second part of an item adds a letter, ``C1b``.
    wording : Text
        What is asked.
    kind : {"community", "single", "multi", "scale", "matrix", "number", "yes_no", "text"}
        ``community``: one of the user's own list. ``single``: one answer. ``multi``: any number of answers,
        a yes-or-no column for each. ``scale``: one of five ordered answers. ``matrix``: a scale for each of
        several rows, a column for each. ``number``, ``yes_no``, ``text``: as they say.
    columns : tuple of Column
        The columns of the survey table that it fills.
    labels : tuple of Text
        For ``multi`` and ``matrix``: the answer or row that stands for each column; for ``yes_no`` the two
        answers.
    none : Code, optional
        For ``multi``: the answer that says "none of these"; every column is then no.
    name : str
        The name of the item in a form; for one column the name of the column.
    required : bool
        Whether it has to be answered; where it has a list of answers, ``NO_ANSWER`` is one of them.
    asked : Asked, optional
        Of whom it is asked, where not of everyone.
    note : Text, optional
        What stands in small print below it.

    Raises
    ------
    CardError
        For columns that do not fit the kind, labels that do not match them, or no name where one is needed.

    Examples
    --------
    >>> from governance_metrics.tables.resident_questions import RESIDENT_QUESTIONS
    >>> [question.number for question in RESIDENT_QUESTIONS][:3]
    ['A1', 'A2', 'A3']
    """

    number: str
    wording: Text
    kind: Kind
    columns: tuple[Column, ...]
    labels: tuple[Text, ...] = ()
    none: Code | None = None
    name: str = ""
    required: bool = True
    asked: Asked | None = None
    note: Text | None = None

    def __post_init__(self) -> None:
        wrong = []
        if self.kind not in get_args(Kind):
            wrong.append(f"kind {self.kind!r} is none of {', '.join(get_args(Kind))}")
        single = self.kind in ONE_COLUMN
        if single and len(self.columns) != 1:
            wrong.append(f"a {self.kind} question fills one column")
        expected = 2 if self.kind == "yes_no" else 0 if single else len(self.columns)
        if len(self.labels) != expected:
            wrong.append(f"a {self.kind} question has {expected} labels here, not {len(self.labels)}")
        if not single and not self.name:
            wrong.append("a question that fills several columns needs a name")
        if self.kind == "multi" and {column.type for column in self.columns} != {"boolean"}:
            wrong.append("every answer of a multi question is a yes-or-no column")
        if self.kind == "matrix" and len({column.codes for column in self.columns}) != 1:
            wrong.append("the rows of a matrix share one list of answers")
        if wrong:
            raise CardError(*(same(f"question {self.number!r}: {fault}") for fault in wrong))
        object.__setattr__(self, "name", self.name or self.columns[0].name)

    @property
    def item(self) -> str:
        """The item it belongs to: ``C1`` for ``C1b``."""
        return self.number.rstrip("bcd")

    @property
    def answers(self) -> tuple[Code, ...]:
        """The answers to choose from, in order, without ``NO_ANSWER``; none for numbers, texts and communities.

        For ``multi`` the code of an answer is the name of its column, and "none of these" comes last; for
        ``matrix`` they are the answers of every row.

        Examples
        --------
        >>> from governance_metrics.tables.resident_questions import RESIDENT_QUESTIONS
        >>> [code.code for code in RESIDENT_QUESTIONS[1].answers]
        ['yes', 'no']
        """
        if self.kind == "multi":
            ticked = (Code(c.name, label) for c, label in zip(self.columns, self.labels, strict=True))
            return (*ticked, *([self.none] if self.none else []))
        if self.kind == "yes_no":
            return tuple(Code(code, label) for code, label in zip(("yes", "no"), self.labels, strict=True))
        return self.columns[0].codes if self.kind in ("single", "scale", "matrix") else ()


def codes(*listed: tuple[str, str, str]) -> tuple[Code, ...]:
    """Return coded answers from code, Chinese and English.

    Examples
    --------
    >>> codes(("used", "用过", "Yes"))[0].title.zh
    '用过'
    """
    return tuple(Code(code, Text(zh=zh, en=en)) for code, zh, en in listed)


def choice_column(name: str, title: Text, answers: tuple[Code, ...]) -> Column:
    """Return a coded column of a survey.

    Examples
    --------
    >>> choice_column("online_service", same("online"), codes(("used", "用过", "Yes"))).type
    'code'
    """
    return Column(name=name, type="code", title=title, codes=answers)
