"""Parts of a document that are made when a writer first looks at them."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar, overload

Part = TypeVar("Part")


class Later(Sequence[Part]):
    """A sequence made at first sight and kept: who writes slides alone waits for no picture of the report.

    Parameters
    ----------
    make : callable
        Returns the parts.

    Examples
    --------
    >>> words = Later(lambda: ["成效", "问题"])
    >>> len(words), words[0], list(words), words == ("成效", "问题")
    (2, '成效', ['成效', '问题'], True)
    """

    def __init__(self, make: Callable[[], Iterable[Part]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[Part, ...]:
        return tuple(self._make())

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Part: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Part, ...]: ...
    def __getitem__(self, index: int | slice) -> Part | tuple[Part, ...]:
        return self._made[index]

    def __repr__(self) -> str:
        return repr(self._made)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._made == tuple(other)
