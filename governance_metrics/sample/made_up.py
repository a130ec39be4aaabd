"""Personal columns of people who cannot exist, so that reading can show that such columns are dropped."""

import numpy as np

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def made_up_names(size: int, seed: int) -> list[str]:
    """Return names nobody has: two heavenly stems and 某.

    Examples
    --------
    >>> all(name.endswith("某") for name in made_up_names(3, seed=1))
    True
    """
    first, second = np.random.default_rng(seed).integers(0, 10, (2, size)).tolist()
    return [f"{_STEMS[a]}{_STEMS[b]}某" for a, b in zip(first, second, strict=True)]


def made_up_phones(size: int, seed: int) -> list[str]:
    """Return numbers of no network: 1xx0000xxxx with 100 in front, which no mobile number has.

    Examples
    --------
    >>> made_up_phones(1, seed=1)[0][:7]
    '1000000'
    """
    return [f"1000000{n:04d}" for n in np.random.default_rng(seed).integers(0, 10_000, size).tolist()]


def made_up_id_numbers(size: int, seed: int) -> list[str]:
    """Return ID numbers of nobody: no such area code, born on a 30 February, and the check digit is wrong.

    Examples
    --------
    >>> made_up_id_numbers(1, seed=1)[0][:14]
    '99000019000230'
    """
    bodies = [f"99000019000230{n:03d}" for n in np.random.default_rng(seed).integers(0, 1000, size).tolist()]
    return [body + _CHECKS[(_check(body) + 1) % 11] for body in bodies]


def _check(body: str) -> int:
    """The place of the right check digit (GB 11643-1999) among the eleven there are."""
    return sum(int(digit) * factor for digit, factor in zip(body, _FACTORS, strict=True)) % 11
