"""Settings that are refused where they are none: one of a few words, or a confidence level."""

from collections.abc import Iterable

from governance_metrics.errors import DataError
from governance_metrics.text import Text


def check_choices(*choices: tuple[str, object, Iterable[str]]) -> None:
    """Refuse words that are none of those allowed, all of them at once.

    Parameters
    ----------
    *choices : tuple of str, object, iterable of str
        Name of the setting, what was found, and what is allowed.

    Raises
    ------
    DataError
        With a line per wrong setting.

    Examples
    --------
    >>> check_choices(("direction", "higher", ("higher", "lower")))
    """
    faults = [
        Text(
            zh=f"{name} 应为 {'、'.join(allowed)} 之一，现为 {found!r}。请改正。",
            en=f"{name}: expected one of {', '.join(allowed)}, found {found!r}. Correct it.",
        )
        for name, found, words in choices
        if found not in (allowed := tuple(words))
    ]
    if faults:
        raise DataError(*faults)


def check_level(conf_level: float) -> None:
    """Refuse a confidence level that does not lie between 0 and 1.

    Raises
    ------
    DataError
        When it does not.

    Examples
    --------
    >>> check_level(0.95)
    """
    if not 0 < conf_level < 1:
        raise DataError(
            Text(
                zh=f"conf_level 应在 0 与 1 之间，现为 {conf_level}。95% 写 0.95。",
                en=f"conf_level: expected a share between 0 and 1, found {conf_level}. Write 95 % as 0.95.",
            )
        )
