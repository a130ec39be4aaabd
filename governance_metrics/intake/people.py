"""People at the door: what is masked in messages, and running keys in place of what identifies."""

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from governance_metrics.intake.cells import cell_text, clean, shown
from governance_metrics.intake.screening import MASK, screened
from governance_metrics.intake.values import text_series

LONGEST_NAME = 24
# An identity number, a telephone, or any long number: eleven digits with breaks, or seven in a row.
_LIKE_A_PERSON = re.compile(r"\d{7}|(?:\d[ -]?){10}\d|(?<!\d)0\d{2,3}[ -]\d{7}")
_FIGURES = re.compile(r"[\d\s.,%/:+-]*")


def masked(found: Sequence[str], personal: Iterable[pd.Series], unlisted: Iterable[pd.Series] = ()) -> list[str]:
    """Return values as a message may show them.

    A value is masked where it looks like an identity number or telephone, holds what a personal column of the
    same sheet holds, or equals what stands in a column the contract does not list.

    Parameters
    ----------
    found : sequence of str
        What was found wrong.
    personal, unlisted : iterable of Series
        The columns of the same sheet that may tell of people.

    Examples
    --------
    >>> masked(["不详", "甲乙丙 12", "19900000000"], [pd.Series(["甲乙丙", "7"])])
    ['不详', '***', '***']
    """
    if not found:
        return []
    names = {word for word in _words(personal) if len(word) > 1 and not _FIGURES.fullmatch(word)}
    notes = {word for word in _words(unlisted) if len(word) > 1 and not _FIGURES.fullmatch(word)}
    told = {value: _is_private(value, names, notes) for value in set(found)}
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
    seen: set[str] = set()
    for column in columns.values():
        seen.update(column.dropna().unique())
    # neither the order of the rows nor that of the texts shows in the keys
    ordered = sorted(seen, key=lambda text: hashlib.sha256(text.encode("utf-8", "replace")).digest())
    keys = {text: f"p{number:06d}" for number, text in enumerate(ordered, start=1)}
    if secret is not None:
        keys = {text: f"h{_hashed(text, secret)}" for text in ordered}
    replaced = {}
    for name, column in columns.items():
        places, texts = pd.factorize(column.to_numpy(dtype=object), use_na_sentinel=True)
        replaced[name] = text_series(np.array([*(keys[text] for text in texts), None], dtype=object)[places])
    return replaced


def _hashed(text: str, secret: bytes) -> str:
    return hmac.new(secret, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:24]


def _words(columns: Iterable[pd.Series]) -> set[str]:
    words: set[str] = set()
    for column in columns:
        words.update(clean(text) for cell in column.unique().tolist() if (text := cell_text(cell)))
    return words


def _is_private(value: str, names: set[str], notes: set[str]) -> bool:
    if _LIKE_A_PERSON.search(value) or value in notes or value in names:
        return True
    spans = ((i, i + n) for i in range(len(value[:200])) for n in range(2, LONGEST_NAME + 1))
    return bool(names) and any(value[start:end] in names for start, end in spans)
