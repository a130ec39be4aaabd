"""Identity numbers in memory: whether one is valid, and the sex and month of birth it tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from governance_metrics.intake.cells import clean

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_FULL = re.compile(r"\d{17}[\dX]", re.ASCII)
_OLD = re.compile(r"\d{15}", re.ASCII)
_NUMBER = re.compile(r"[\d.]+E\+?\d+", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Identity:
    """What an identity number says, or why it says nothing.

    Parameters
    ----------
    number : str
        The number in one form; empty where it is not valid.
    sex : str
        ``F`` or ``M``; empty where the number is not valid.
    born : date, optional
        The first day of the month of birth.
    fault : str
        The rule it breaks; empty where it is valid or blank.

    Examples
    --------
    >>> Identity().fault
    ''
    """

    number: str = ""
    sex: str = ""
    born: date | None = None
    fault: str = ""

    def __repr__(self) -> str:
        """Show no number, whatever prints it."""
        return f"Identity(fault={self.fault!r})"


def identity_of(text: str, today: date) -> Identity:
    """Return what an identity number says.

    A number of 18 digits is checked by its check character (GB 11643-1999, section 5: ISO 7064, MOD 11-2) and its
    date of birth; one of 15 digits, as given out before 1999, by its date of birth. One that a spreadsheet stored
    as a number has lost its last digits for good, and is told and never mended.

    Parameters
    ----------
    text : str
        As it stands in the file.
    today : date
        Nobody is born later.

    Examples
    --------
    >>> found = identity_of("990101 19850317 002 6", date(2026, 6, 30))
    >>> found.sex, found.born.isoformat(), found.fault
    ('F', '1985-03-01', '')
    >>> identity_of("9.90101E+17", date(2026, 6, 30)).fault, identity_of("990101198503170024", date(2026, 6, 30)).fault
    ('damaged_id', 'invalid_id')
    """
    plain = re.sub(r"[\s'‘’`-]", "", clean(text)).upper()
    if not plain or plain in ("无", "/", "暂无", "空", "—"):
        return Identity()
    if _NUMBER.fullmatch(plain) or (_FULL.fullmatch(plain) and plain.endswith("000")):
        return Identity(fault="damaged_id")
    if _FULL.fullmatch(plain):
        total = sum(int(digit) * weight for digit, weight in zip(plain, _WEIGHTS, strict=False))
        if _CHECK[total % 11] != plain[-1]:
            return Identity(fault="invalid_id")
        born, order = plain[6:14], plain[16]
    elif _OLD.fullmatch(plain):
        born, order = f"19{plain[6:12]}", plain[14]
    else:
        return Identity(fault="invalid_id")
    try:
        day = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return Identity(fault="invalid_id")
    if not day.year > 1880 or day > today:
        return Identity(fault="invalid_id")
    return Identity(plain, "M" if int(order) % 2 else "F", day.replace(day=1))


@dataclass(frozen=True)
class Identities:
    """What a column of identity numbers says, in memory only.

    Parameters
    ----------
    numbers : list of str, length n
        The valid numbers in one form; empty where there is none.
    sex : array of str or None, shape (n,)
        ``F`` or ``M``.
    born : array of datetime64[M], shape (n,)
        The month of birth.
    faults : array of str, shape (n,)
        The rule a number breaks; empty where it is valid or blank.

    Examples
    --------
    >>> identities_of(["990101198503170026"], date(2026, 6, 30))
    Identities(1 numbers)
    """

    numbers: list[str] = field(repr=False)
    sex: NDArray[np.object_] = field(repr=False)
    born: NDArray[np.datetime64] = field(repr=False)
    faults: NDArray[np.object_] = field(repr=False)

    def __repr__(self) -> str:
        """Show no number."""
        return f"Identities({len(self.numbers)} numbers)"


def identities_of(texts: Sequence[str], today: date) -> Identities:
    """Return what a column of identity numbers says: those of 18 digits all at once, the rest one by one.

    Parameters
    ----------
    texts : sequence of str, length n
        As they stand in the file, blank where there is none.
    today : date
        Nobody is born later.

    Examples
    --------
    >>> found = identities_of(["990101198503170026", "", "12"], date(2026, 6, 30))
    >>> found.sex.tolist(), found.born.astype(str).tolist(), found.faults.tolist()
    (['F', None, None], ['1985-03', 'NaT', 'NaT'], ['', '', 'invalid_id'])
    """
    n = len(texts)
    numbers, sex = [""] * n, np.full(n, None, dtype=object)
    born, faults = np.full(n, "NaT", dtype="datetime64[M]"), np.full(n, "", dtype=object)
    plain = np.array([i for i, text in enumerate(texts) if len(text) == 18 and text.isascii()], dtype=np.int64)
    valid, months, men = _checked([texts[int(i)] for i in plain], today)
    good = plain[valid]
    born[good], sex[good] = months[valid], np.where(men[valid], "M", "F")
    for i in good.tolist():
        numbers[i] = texts[i].upper()
    done = np.zeros(n, dtype=bool)
    done[good] = True
    known: dict[str, Identity] = {}
    for i in np.flatnonzero(~done).tolist():
        text = texts[i]
        if text:
            one = known.setdefault(text, identity_of(text, today)) if text not in known else known[text]
            numbers[i], sex[i], faults[i] = one.number, one.sex or None, one.fault
            born[i] = np.datetime64(one.born, "M") if one.born is not None else np.datetime64("NaT")
    return Identities(numbers, sex, born, faults)


def _checked(texts: Sequence[str], today: date) -> tuple[NDArray[np.bool_], NDArray[np.datetime64], NDArray[np.bool_]]:
    """Which numbers of 18 characters are valid beyond doubt, their months of birth, and which are of men."""
    none = np.zeros(0, dtype=bool)
    if not texts:
        return none, np.zeros(0, dtype="datetime64[M]"), none
    codes = np.array(texts, dtype="U18").view(np.uint32).reshape(-1, 18).astype(np.int64)
    digits = codes[:, :17] - ord("0")
    valid: NDArray[np.bool_] = np.all((digits >= 0) & (digits <= 9), axis=1)
    digits = np.where(valid[:, None], digits, 0)
    expected = np.array([ord(character) for character in _CHECK])[digits @ np.array(_WEIGHTS) % 11]
    last = np.where(codes[:, 17] == ord("x"), ord("X"), codes[:, 17])
    valid &= (last == expected) & ~((last == ord("0")) & (digits[:, 15:17] == 0).all(axis=1))
    year = digits[:, 6:10] @ np.array([1000, 100, 10, 1])
    month, day = digits[:, 10] * 10 + digits[:, 11], digits[:, 12] * 10 + digits[:, 13]
    valid &= (month >= 1) & (month <= 12) & (day >= 1) & (year > 1880) & (year < 2200)
    months = np.where(valid, (year - 1970) * 12 + month - 1, 0).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    valid &= (days.astype("datetime64[M]") == months) & (days <= np.datetime64(today))
    return valid, months, np.asarray(digits[:, 16] % 2 == 1, dtype=bool)
