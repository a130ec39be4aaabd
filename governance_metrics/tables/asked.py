"""Who was asked a question, as far as the answers to the question before it tell."""

from collections.abc import Sequence

import pandas as pd

from governance_metrics.tables.question import Question


def asked_of(frame: pd.DataFrame, question: Question, questions: Sequence[Question]) -> pd.Series:
    """Return for every respondent whether a question was asked.

    Parameters
    ----------
    frame : DataFrame
        Answers, a column for each column of the contract; columns may be missing.
    question : Question
        The question.
    questions : sequence of Question
        The questionnaire it stands in.

    Returns
    -------
    Series of bool, shape (n,)
        Everyone, or those whose answer to the earlier question leads here; no answer there leads nowhere.

    Examples
    --------
    >>> from governance_metrics.tables.resident_questions import RESIDENT_QUESTIONS
    >>> reasons = next(q for q in RESIDENT_QUESTIONS if q.number == "C5")
    >>> answers = pd.DataFrame({"part_council": pd.array([True, False, None], dtype="boolean")})
    >>> asked_of(answers, reasons, RESIDENT_QUESTIONS).tolist()
    [False, True, False]
    """
    if question.asked is None:
        return pd.Series(True, index=frame.index)
    asked = question.asked
    earlier = next(one for one in questions if one.number == asked.number)
    names = [column.name for column in earlier.columns if column.name in frame]
    answered = frame[names].notna().any(axis=1)
    if earlier.kind == "multi" and asked.answer == (earlier.none.code if earlier.none else ""):
        given = ~frame[names].fillna(False).astype(bool).any(axis=1)
    elif earlier.kind == "multi":
        ticked = frame.get(asked.answer, pd.Series(False, index=frame.index))
        given = ticked.fillna(False).astype(bool)
    else:
        given = frame[names].eq(asked.answer).any(axis=1)
    return answered & (given if asked.given else ~given)
