"""Answers as a platform writes them to the codes of the contract: by label or name, or by their number in the list."""

import re
from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.cells import clean, text_column
from governance_metrics.intake.platforms.questionnaire import choices_of, key_of, spellings_of
from governance_metrics.tables.question import NO_ANSWER, Question

# Not answered, or not asked: -2 and -3 in exports by number, words in those by text.
_NOT_GIVEN = frozenset(("", "-2", "-3", "(跳过)", "(空)"))
_FILLED_IN = re.compile(r"〖[^〗]*〗|【[^】]*】")
_BETWEEN = re.compile(r"[┋→]")
_COUNTED = re.compile(r"\d{1,3}(?:\.0)?", re.ASCII)
_NOT_TICKED = frozenset(("0", "0.0", "false", "no", "否"))

Cells = NDArray[np.object_]


def given(text: str | None) -> str:
    """Return what was answered, without what was typed into "other"; empty where nothing was.

    Examples
    --------
    >>> [given(cell) for cell in ("其他〖张三说的〗", "（跳过）", "-3", "很强", None)]
    ['其他', '', '', '很强', '']
    """
    plain = clean(_FILLED_IN.sub("", text or ""))
    return "" if plain in _NOT_GIVEN else plain


def by_number(columns: Iterable[Cells]) -> bool:
    """Return whether every answer in these columns is a number of the list of answers.

    Examples
    --------
    >>> by_number([np.array(["1", "-3", None], dtype=object)]), by_number([np.array(["1", "很强"], dtype=object)])
    (True, False)
    """
    seen = False
    for column in columns:
        for cell in pd.unique(column):
            tokens = [token for token in map(given, _BETWEEN.split(cell or "")) if token]
            if not all(_COUNTED.fullmatch(token) for token in tokens):
                return False
            seen = seen or bool(tokens)
    return seen


def mapped(cells: Cells, function: Callable[[str], object]) -> Cells:
    """Return a column with every distinct cell put through a function once; blank cells are the empty text."""
    places, distinct = pd.factorize(cells, use_na_sentinel=True)
    values = np.empty(len(distinct) + 1, dtype=object)
    values[:] = [*(function(text or "") for text in text_column(pd.Series(distinct, dtype=object))), function("")]
    column: Cells = values[places]
    return column


def choice(cells: Cells, question: Question, *, numbers: bool) -> Cells:
    """Return answers of one choice as codes; what is no answer of the list stays as it is, to be told.

    Parameters
    ----------
    cells : array of str or None, shape (n,)
        One column of the export.
    question : Question
        The question.
    numbers : bool
        Whether answers are given by their number in the list.
    """
    spelled, listed = spellings_of(question), choices_of(question)

    def code(text: str) -> str | None:
        plain = given(text)
        if not plain:
            return None
        found = _numbered(plain, len(listed)) if numbers else None
        answer = listed[found].code if found is not None else None if numbers else spelled.get(key_of(plain))
        return None if answer == NO_ANSWER.code else answer or plain

    return mapped(cells, code)


def free(cells: Cells) -> Cells:
    """Return free answers, blank where none was given."""
    return mapped(cells, lambda text: given(text) or None)


def ticked_together(cells: Cells, question: Question, *, numbers: bool) -> tuple[Cells, Cells]:
    """Return, for a multi in one column, the codes ticked in each row (None where nothing was) and what is unknown.

    Parameters
    ----------
    cells, question, numbers
        As for ``choice``.
    """
    spelled, listed = spellings_of(question), choices_of(question)

    def codes(text: str) -> tuple[frozenset[str] | None, str]:
        found, unknown = set[str](), []
        for token in _tokens(text, spelled):
            number = _numbered(token, len(listed)) if numbers else None
            code = listed[number].code if number is not None else None if numbers else spelled.get(key_of(token))
            if code is None:
                unknown.append(token)
            else:
                found.add(code)
        return (frozenset(found) if found or unknown else None), "┋".join(unknown)

    both = mapped(cells, codes)
    ticked, unknown = np.empty(len(cells), dtype=object), np.empty(len(cells), dtype=object)
    ticked[:], unknown[:] = [one for one, _ in both], [two for _, two in both]
    return ticked, unknown


def ticked_apart(columns: dict[str, Cells]) -> Cells:
    """Return, for a multi with a column for each answer, the codes ticked in each row; None where nothing was.

    Parameters
    ----------
    columns : mapping of str to array of str or None
        Code of the answer to its column.

    Examples
    --------
    >>> cells = {"a": np.array(["1", "0", None], dtype=object), "b": np.array(["1", "-3", "0"], dtype=object)}
    >>> [ticked and sorted(ticked) for ticked in ticked_apart(cells)]
    [['a', 'b'], None, None]
    """
    marked = {code: mapped(cells, _is_ticked).astype(bool) for code, cells in columns.items()}
    rows = np.empty(len(next(iter(columns.values()))), dtype=object)
    rows[:] = [
        frozenset(code for code, tick in zip(marked, ticks, strict=True) if tick) or None
        for ticks in zip(*marked.values(), strict=True)
    ]
    return rows


def column_of(ticked: Cells, code: str, *, of_all: bool) -> Cells:
    """Return the yes-or-no column of one answer.

    Parameters
    ----------
    ticked : array of frozenset or None
        The codes ticked in each row.
    code : str
        The answer.
    of_all : bool
        Whether the export had this answer at all; without it nobody can be said not to have ticked it.

    Examples
    --------
    >>> rows = np.array([frozenset({"a"}), frozenset({"no_answer"}), None], dtype=object)
    >>> column_of(rows, "a", of_all=True).tolist(), column_of(rows, "b", of_all=True).tolist()
    (['yes', None, None], ['no', None, None])
    """
    cells = np.empty(len(ticked), dtype=object)
    cells[:] = [
        None if row is None or row == {NO_ANSWER.code} else "yes" if code in row else "no" if of_all else None
        for row in ticked
    ]
    return cells


def _is_ticked(text: str) -> bool:
    """Ticked by number or word, or by the label itself standing in the column of the answer."""
    plain = given(text)
    return bool(plain) and plain.casefold() not in _NOT_TICKED


def _numbered(text: str, n: int) -> int | None:
    if not _COUNTED.fullmatch(text):
        return None
    number = int(float(text))
    return number - 1 if 1 <= number <= n else None


def _tokens(text: str, spelled: dict[str, str]) -> list[str]:
    """The single answers in one cell: between ┋ or →, else names or labels one after the other."""
    parts = [given(part) for part in _BETWEEN.split(text)]
    if len(parts) > 1 or key_of(parts[0]) in spelled:
        return [part for part in parts if part]
    words = re.split(r"[,，;；]\s*|\s+", parts[0])
    if all(key_of(word) in spelled for word in words if word):
        return [word for word in words if word]
    return _labels_in(parts[0], spelled)


def _labels_in(text: str, spelled: dict[str, str]) -> list[str]:
    """Labels that hold blanks themselves, one after the other; what is left of the text at a gap is one token."""
    words = text.split()
    found: list[str] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            if key_of(" ".join(words[start:end])) in spelled:
                break
        else:
            return [*found, " ".join(words[start:])]
        found.append(" ".join(words[start:end]))
        start = end
    return found
