"""People at the door: what is masked in messages, and running keys in place of what identifies."""

import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from governance_metrics.intake.cells import cell_text, clean, shown
from governance_metrics.intake.screening import MASK, screened
from governance_metrics.intake.values import text_series

LONGEST_NAME = 24
# An identity number, a telephone, or any long number: eleven digits with breaks, or seven in a row.
_LIKE_A_PERSON = re.compile(r"\d{7}|(?:\d[ -]?){10}\d|(?<!\d)0\d{2,3}[ -]\d{7}")
_FIGURES = re.compile(r"[\d\s.,%/:+-]*")


@dataclass(frozen=True)
class Words:
    """What stands in some columns, looked at once and only if it is needed.

    Parameters
    ----------
    columns : tuple of Series
        The columns of one sheet.

    Examples
    --------
    >>> sorted(Words((pd.Series([" ａ", "b", None]),)).all)
    ['a', 'b']
    """

    columns: tuple[pd.Series, ...] = field(default=(), repr=False)

    @cached_property
    def all(self) -> frozenset[str]:
        """The distinct texts, in one width and without blanks around them."""
        words: set[str] = set()
        for column in self.columns:
            cells = pd.unique(column.to_numpy(dtype=object)).tolist()
            words.update(
                cell if type(cell) is str and cell.isalnum() and cell.isascii() else clean(cell_text(cell) or "")
                for cell in cells
            )
        words.discard("")
        return frozenset(words)


def masked(found: Sequence[str], personal: Words = Words(), unlisted: Words = Words()) -> list[str]:
    """Return values as a message may show them.

    A value is masked where it looks like an identity number or telephone, holds what a personal column of the
    same sheet holds, or equals what stands in a column the contract does not list.

    Parameters
    ----------
    found : sequence of str
        What was found wrong.
    personal, unlisted : Words
        What stands in the columns of the same sheet that may tell of people.

    Examples
    --------
    >>> masked(["不详", "甲乙丙 12", "19900000000"], Words((pd.Series(["甲乙丙", "7"]),)))
    ['不详', '***', '***']
    """
    if not found:
        return []
    told = {value: _is_private(value, personal.all, unlisted.all) for value in set(found)}
    said = {value: MASK if private else screened(shown(value)) for value, private in told.items()}
    return [said[value] for value in found]


def running_keys(
    columns: Mapping[tuple[str, str], pd.Series], secret: bytes | None = None
) -> dict[tuple[str, str], pd.Series]:
    """Return columns that identify people with other keys instead, equal where the text was equal.

    Without a secret they are running numbers, which mean nothing in another reading; with one they are
    HMAC-SHA-256 of the text, the same in every reading with the same secret.

    Parameters
    ----------
    columns : mapping of (table, column) to Series
        Every such column of a dataset, so that one person has one key in all of them.
    secret : bytes, optional
        The user's own key.

    Examples
    --------
    >>> keys = running_keys({("a", "k"): pd.Series(["x", "y"]), ("b", "k"): pd.Series(["y", None])})
    >>> keys["a", "k"][1] == keys["b", "k"][0], keys["b", "k"].isna().tolist(), sorted(keys["a", "k"])
    (True, [False, True], ['p000001', 'p000002'])
    """
    if not columns:
        return {}
    whole = np.concatenate([column.to_numpy(dtype=object) for column in columns.values()])
    places, texts = pd.factorize(whole, use_na_sentinel=True)
    if secret is not None:
        keys = [f"h{_hashed(text, secret)}" for text in texts]
    else:  # neither the order of the rows nor that of the texts shows in the keys
        order = np.argsort(pd.util.hash_array(texts, categorize=False), kind="stable")
        number = np.empty(len(texts), dtype=np.int64)
        number[order] = np.arange(1, len(texts) + 1)
        keys = [f"p{place:06d}" for place in number.tolist()]
    replaced = np.array([*keys, None], dtype=object)[places]
    ends = np.cumsum([len(column) for column in columns.values()])[:-1]
    return dict(zip(columns, map(text_series, np.split(replaced, ends)), strict=True))


def _hashed(text: str, secret: bytes) -> str:
    return hmac.new(secret, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:24]


def _is_private(value: str, names: frozenset[str], notes: frozenset[str]) -> bool:
    if _LIKE_A_PERSON.search(value) or (value in notes and _tells(value)):
        return True
    parts = {value} | {value[i : i + n] for i in range(len(value[:200])) for n in range(2, LONGEST_NAME + 1)}
    return bool(names) and any(part in names and _tells(part) for part in parts)


def _tells(word: str) -> bool:
    """Whether a word of a column that may tell of people is more than a figure."""
    return len(word) > 1 and not _FIGURES.fullmatch(word)
