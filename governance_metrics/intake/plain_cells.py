"""How far the cells of a sheet reach, where its markup is written as Excel and WPS write it: all cells at once."""

import re

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

_OPENING = int.from_bytes(b'<c r="', "little")
_SIX_BYTES = np.uint64((1 << 48) - 1)
_ONES = 0x0101010101010101
_HIGH, _LOW = np.uint64(0x80 * _ONES), np.uint64(0x7F * _ONES)
_FEW = 64  # tags closed at once that are looked at one by one
_LONGEST_COLUMN, _LONGEST_ROW = 3, 7
_PLAIN_ERROR = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"(?: s="\d++")?+ t="e"')
_PREFIXED = re.compile(rb":c[\s/>]")
_AFTER_NAME = np.zeros(256, dtype=bool)
_AFTER_NAME[list(b" >/\t\n\r\v\f")] = True


def has_pair(content: bytes, pair: bytes) -> bool:
    """Return whether two bytes stand beside each other anywhere, faster than a search in large contents.

    Examples
    --------
    >>> has_pair(b"<a><!b", b"<!"), has_pair(b"<a!", b"<!"), has_pair(b"", b"<!")
    (True, False, False)
    """
    number = int.from_bytes(pair, "little")
    whole = (np.frombuffer(content, dtype="<u2", count=(len(content) - odd) // 2, offset=odd) for odd in (0, 1)
             if len(content) > odd)  # fmt: skip
    return any((pairs == number).any() for pairs in whole)


class Piece:
    """A piece of the markup of a sheet, all of it looked at at once.

    Parameters
    ----------
    content : bytes
        The markup.

    Examples
    --------
    >>> piece = Piece(b'<row r="2"><c r="A2"><v>1</v></c><c r="AB2" s="1"/></row>')
    >>> piece.has_formulas, piece.reach()
    (False, (2, 1))
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._text = np.frombuffer(content + bytes(34 - len(content) % 2), dtype=np.uint8)
        self._pairs = [self._text[odd : len(self._text) - odd].view("<u2") for odd in (0, 1)]

    @property
    def has_formulas(self) -> bool:
        """Whether there may be formulas."""
        return self._has(b"<f") or (b":" in self.content and self._has(b":f"))

    @property
    def hides(self) -> bool:
        """Whether there may be something hidden."""
        return self._has(b"dd") and b"hidden" in self.content

    def errors(self) -> list[tuple[bytes, bytes]] | None:
        """Return the places of the cells that hold an error; None where one is written otherwise."""
        if not self._has(b'"e') and not (b"'" in self.content and self._has(b"'e")):
            return []
        errors = _PLAIN_ERROR.findall(self.content) if b'="e"' in self.content else []
        told = b"'e'" not in self.content and self.content.count(b'="e"') == len(errors)
        return errors if told else None

    def reach(self) -> tuple[int, int] | None:
        """Return the last row and column with something in them; None where a cell is written in another way."""
        if b":" in self.content and self._has(b":c") and _PREFIXED.search(self.content):
            return None
        cells = self._places(b"<c")
        cells = cells[_AFTER_NAME[self._text[cells + 2]]]
        if not len(cells):
            return 0, 0
        if ((self._words(cells) & _SIX_BYTES) != np.uint64(_OPENING)).any():
            return None
        column, ends = _run(self._words(cells + 6), b"A", b"Z")
        letters = _length(ends)
        digits = self._words(cells + 6 + letters)
        row, ends = _run(digits, b"0", b"9")
        figures = _length(ends)
        quoted = digits & (ends >> np.uint64(7)) * np.uint64(0xFF) == (ends >> np.uint64(7)) * np.uint64(ord('"'))
        leading = (digits & np.uint64(0xFF)) == np.uint64(ord("0"))
        sizes = (letters < 1) | (letters > _LONGEST_COLUMN) | (figures < 1) | (figures > _LONGEST_ROW)
        if sizes.any() or leading.any() or not quoted.all():
            return None
        if self._closes_cells():
            filled = ~self._blank(cells + 6 + letters + figures)
            column, letters, row, figures = column[filled], letters[filled], row[filled], figures[filled]
        if not len(row):
            return 0, 0
        across = 0
        for letter in _largest(column, letters):
            across = 26 * across + letter - 64
        return int(_largest(row, figures)), across

    def _has(self, pair: bytes) -> bool:
        number = int.from_bytes(pair, "little")
        return any((pairs == number).any() for pairs in self._pairs)

    def _places(self, pair: bytes) -> NDArray[np.int64]:
        number = int.from_bytes(pair, "little")
        return np.concatenate([2 * np.flatnonzero(pairs == number) + odd for odd, pairs in enumerate(self._pairs)])

    def _words(self, at: NDArray[np.int64]) -> Words:
        """The eight bytes from each place on, the first one lowest."""
        every = np.ndarray((len(self._text) - 7,), dtype="<u8", buffer=self._text, strides=(1,))
        return every[at].astype(np.uint64, copy=False)

    def _closes_cells(self) -> bool:
        """Whether a cell may be closed at once, that is only formatted."""
        closed = self._places(b"/>")
        begins = (self.content.rfind(b"<", 0, at) for at in closed[: _FEW + 1].tolist())
        return len(closed) > _FEW or any(self.content[at + 1 : at + 2] == b"c" for at in begins)

    def _blank(self, at: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which cells are closed at once; ``at`` is the quotation mark after their place."""
        text = self._text
        closing = np.flatnonzero(text == ord(">"))
        if not len(closing):
            return np.zeros(len(at), dtype=bool)
        end = closing[np.minimum(np.searchsorted(closing, at), len(closing) - 1)]
        blank: NDArray[np.bool_] = (end > at) & (text[end - 1] == ord("/"))
        # a mark inside an attribute closes nothing
        for mark in b"\"'":
            marks = np.flatnonzero(text == mark)
            blank &= (np.searchsorted(marks, end) - np.searchsorted(marks, at + 1)) % 2 == 0
        return blank


def _run(words: Words, first: bytes, last: bytes) -> tuple[Words, Words]:
    """The bytes from ``first`` to ``last`` each word begins with, and the high bit of the byte after them."""
    plain = words & _LOW
    inside = (plain + np.uint64((0x80 - ord(first)) * _ONES)) & ~(plain + np.uint64((0x7F - ord(last)) * _ONES))
    others = (~inside | words) & _HIGH
    ends = others & (~others + np.uint64(1))
    return words & ((ends >> np.uint64(7)) - np.uint64(1)), ends


def _length(ends: Words) -> NDArray[np.int64]:
    """How many bytes stand before the marked one; 8 where none is marked."""
    _, exponent = np.frexp(np.where(ends == 0, np.uint64(0), ends).astype(np.float64))
    return np.where(ends == 0, 8, (exponent - 8) // 8).astype(np.int64)


def _largest(runs: Words, lengths: NDArray[np.int64]) -> bytes:
    """The longest of some runs of bytes, and of those the last in the order of their bytes."""
    longest = int(lengths.max())
    return int(runs[lengths == longest].byteswap().max()).to_bytes(8, "big")[:longest]
