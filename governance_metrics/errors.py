"""What goes wrong, said plainly in both languages: where, what was expected, what was found, what to do."""

from collections.abc import Sequence

from governance_metrics.text import Language, Text


class GovernanceError(Exception):
    """Base of every error the library raises on purpose.

    Parameters
    ----------
    *failures : Text
        One line per fault, all of them at once.

    Examples
    --------
    >>> GovernanceError(Text(zh="没有这个文件夹", en="no such folder")).say("zh")
    '没有这个文件夹'
    """

    def __init__(self, *failures: Text) -> None:
        if not failures:
            raise ValueError("an error says what went wrong")
        self.failures: Sequence[Text] = failures
        super().__init__(self.say("en"))

    def say(self, language: Language) -> str:
        """Return all faults in one language, a line each."""
        return "\n".join(failure.say(language) for failure in self.failures)


class DataError(GovernanceError):
    """The files or frames handed in cannot be used as they are."""


class CardError(GovernanceError):
    """An indicator, claim, target or table description contradicts itself or the contract."""


class FormatError(GovernanceError):
    """A report cannot be written: unknown format, or a target that cannot be written to."""
