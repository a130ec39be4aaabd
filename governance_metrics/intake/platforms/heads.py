"""Which column of an export answers which question: by wording first, then by number, and never by likeness."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from governance_metrics.intake.platforms.questionnaire import Questionnaire, key_of, parts_of
from governance_metrics.tables.question import Question

_NUMBERED = re.compile(
    r"\s*(?:第\s*(?P<counted>\d{1,3})\s*题|(?P<plain>\d{1,3})(?=\s*[、.．:：(（]))[、.．:：\s]*(?P<rest>.*)", re.DOTALL
)
_BRACKETED = re.compile(r"(?P<outer>.*)[(（](?P<inner>.+?)[)）]\s*", re.DOTALL)
_DASHES = ("—", "–", "－", "-", "_", ":", "：")
_ALIKE = 0.6


@dataclass(frozen=True)
class Head:
    """One column of an export.

    Parameters
    ----------
    position : int
        Of the column, from 0.
    question : Question
        The question it answers.
    part : str
        For one answer of a multi or one row of a matrix, the code; otherwise empty.

    Examples
    --------
    >>> from governance_metrics.intake.platforms.questionnaire import questionnaire_of
    >>> residents = questionnaire_of("residents_survey")
    >>> [head.part for head in numbered_heads(["6(党员)", "第6题(都不是)"], residents).found]
    ['role_party_member', 'none']
    """

    position: int
    question: Question
    part: str = ""


@dataclass
class Heads:
    """The columns of an export, and those that are no question of ours as they stand.

    Parameters
    ----------
    found : list of Head
        Columns that answer a question.
    edited : list of (position, Question)
        Columns whose wording is like that of the question, and no more.
    unknown : list of int
        Columns of questions that are not ours.
    moved : list of Question
        Questions that stand at another number than in the questionnaire.

    Examples
    --------
    >>> Heads().found
    []
    """

    found: list[Head] = field(default_factory=list)
    edited: list[tuple[int, Question]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    moved: list[Question] = field(default_factory=list)


def numbered_heads(headings: Sequence[str], questionnaire: Questionnaire) -> Heads:
    """Return the columns of an export that numbers its questions, as 问卷星 does.

    Parameters
    ----------
    headings : sequence of str
        As they stand in the file: ``5、您的性别是？``, ``第6题(党员)``, ``24、(便民办事)``.
    questionnaire : Questionnaire
        The questions.
    """
    heads = Heads()
    trusted = True
    bare: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for position, heading in enumerate(headings):
        match = _NUMBERED.fullmatch(heading)
        if match is None:
            continue
        number, rest = int(match["counted"] or match["plain"]), match["rest"].strip()
        head = _worded(position, rest, questionnaire)
        if head is None:
            bare[number].append((position, rest))
            continue
        heads.found.append(head)
        if questionnaire.place(head.question) != number:
            trusted = False
            heads.moved.append(head.question)
    for number, columns in bare.items():
        _without_wording(heads, number, columns, questionnaire, trusted=trusted)
    heads.found.sort(key=lambda head: head.position)
    heads.moved = list(dict.fromkeys(heads.moved))
    return heads


def grouped_heads(headings: Sequence[str], questionnaire: Questionnaire, separator: str = "/") -> Heads:
    """Return the columns of an export that names or labels its questions below groups, as KoboToolbox and ODK do.

    Parameters
    ----------
    headings : sequence of str
        As they stand in the file: ``group/roles/role_head`` or ``基本情况/下列哪些情况符合您？/楼栋长``.
    questionnaire : Questionnaire
        The questions.
    separator : str
        What stands between the parts of a heading.
    """
    heads = Heads()
    rows = [(key, q) for q in questionnaire.questions if q.kind == "matrix" for key in parts_of(q)]
    for position, heading in enumerate(headings):
        pieces = heading.split(separator)
        head = None
        for start, end in ((i, j) for i in range(len(pieces)) for j in range(len(pieces), i, -1)):
            question = questionnaire.named(separator.join(pieces[start:end]))
            rest = key_of(separator.join(pieces[end:]))
            if question and (not rest or rest in parts_of(question)):
                head = Head(position, question, parts_of(question)[rest] if rest else "")
                break
        meant = [q for key, q in rows if key == key_of(pieces[-1])]
        if head is None and len(meant) == 1:  # a row without its question before it
            head = Head(position, meant[0], parts_of(meant[0])[key_of(pieces[-1])])
        if head is not None:
            heads.found.append(head)
    return heads


def _worded(position: int, rest: str, questionnaire: Questionnaire) -> Head | None:
    """The head whose wording says which question it is."""
    question = questionnaire.named(rest)
    if question is not None:
        return Head(position, question)
    for outer, inner in _cuts(rest):
        question = questionnaire.named(outer)
        if question is not None and key_of(inner) in parts_of(question):
            return Head(position, question, parts_of(question)[key_of(inner)])
    return None


def _cuts(rest: str) -> list[tuple[str, str]]:
    """Every way to take a heading apart into a question and a part of it."""
    bracketed = _BRACKETED.fullmatch(rest)
    cuts = [(bracketed["outer"], bracketed["inner"])] if bracketed else []
    for dash in _DASHES:
        outer, found, inner = rest.rpartition(dash)
        if found:
            cuts.append((outer, inner))
    return cuts


def _without_wording(
    heads: Heads, number: int, columns: list[tuple[int, str]], questionnaire: Questionnaire, *, trusted: bool
) -> None:
    """Take the columns of one number that say an answer, a row, or nothing at all beside it."""
    at = questionnaire.at(number)
    parts = {position: _bare_part(rest) for position, rest in columns if rest}
    if not parts:
        if trusted and at is not None and len(columns) == 1:
            heads.found.append(Head(columns[0][0], at))
        else:
            heads.unknown += [position for position, _ in columns]
        return
    meant = questionnaire.with_parts(parts.values())
    question = at if trusted and at in meant else meant[0] if len(meant) == 1 else None
    if question is None and trusted and at is not None and len(columns) > 1 and at.kind in ("multi", "matrix"):
        question = at if any(key_of(part) in parts_of(at) for part in parts.values()) else None
    if question is None:
        for position, rest in columns:
            like = max(questionnaire.questions, key=lambda q: _likeness(rest, q), default=None)
            if like is not None and _likeness(rest, like) >= _ALIKE:
                heads.edited.append((position, like))
            else:
                heads.unknown.append(position)
        return
    for position, part in parts.items():
        known = parts_of(question).get(key_of(part))
        if known is None:
            heads.unknown.append(position)
        else:
            heads.found.append(Head(position, question, known))
    if questionnaire.place(question) != number:
        heads.moved.append(question)


def _bare_part(rest: str) -> str:
    """What a heading without wording says beside the number."""
    match = _BRACKETED.fullmatch(rest)
    return match["inner"] if match and not match["outer"].strip() else rest


def _likeness(rest: str, question: Question) -> float:
    words = key_of(rest)
    return max(
        SequenceMatcher(None, words, key_of(said)).ratio() for said in (question.wording.zh, question.wording.en)
    )
