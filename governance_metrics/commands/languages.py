"""The languages a command writes in."""

from governance_metrics.errors import DataError
from governance_metrics.text import LANGUAGES, Language, Text


def spoken(asked: str) -> list[Language]:
    """Return the languages that ``zh``, ``en`` or ``both`` stands for.

    Raises
    ------
    DataError
        For any other word.

    Examples
    --------
    >>> spoken("both"), spoken("zh")
    (['zh', 'en'], ['zh'])
    """
    found: list[Language] = [code for code in LANGUAGES if asked in (code, "both")]
    if not found:
        choice = ", ".join((*LANGUAGES, "both"))
        raise DataError(
            Text(zh=f"不认识“{asked}”，可选：{choice}。", en=f"{asked!r} is not known; choose from {choice}.")
        )
    return found
