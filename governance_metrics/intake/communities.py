"""Which community a row means: by id, by name, by any alias of the list of communities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches

import pandas as pd

from governance_metrics.intake.cells import clean, fold

AREA = "community_id"
ALIKE = 0.75  # how alike a name must be to be proposed: three quarters of the characters in their order
MARGIN = 0.1  # a name this much less alike than the likest is not proposed beside it
_BETWEEN = re.compile(r"[、,;/，；]")


@dataclass(frozen=True)
class Communities:
    """Every spelling of every community.

    Parameters
    ----------
    ids : mapping of str to str
        Folded spelling to id.
    ambiguous : frozenset of str
        Folded spellings that several communities share.
    names : mapping of str to str
        Folded names that mean one community, as the list writes them.
    order : tuple of str
        Ids in the order of the list.
    listed : bool
        Whether there is a list of communities at all; without one every id is believed.

    Examples
    --------
    >>> frame = pd.DataFrame({"community_id": ["C05"], "name": ["甲里社区"], "aliases": ["甲里；老甲里"]})
    >>> list_ = communities_of([frame])
    >>> list_.id_of("老甲里"), list_.id_of("ｃ０５"), list_.id_of("乙里")
    ('C05', 'C05', None)
    """

    ids: dict[str, str] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    listed: bool = False
    names: dict[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    def id_of(self, text: str) -> str | None:
        """Return the id that a spelling means, or None where it means none or several."""
        return self.ids.get(fold(text)) if self.listed else clean(text) or None

    def at(self, place: str) -> str | None:
        """Return the id at a place of the list, as a questionnaire numbers communities; None where there is none."""
        number = int(place) if place.isdecimal() else 0
        return self.order[number - 1] if 1 <= number <= len(self.order) else None

    def like(self, text: str) -> tuple[str, ...]:
        """Return the listed names that look most like a spelling that means none, the likest first.

        They are only ever proposed: names that differ in one character are often two places.
        """
        near = get_close_matches(fold(text), self.names, n=3, cutoff=ALIKE)
        if not near:
            return ()
        ratios = [SequenceMatcher(None, name, fold(text)).ratio() for name in near]
        best = {self.ids[name]: name for name, r in [*zip(near, ratios, strict=True)][::-1] if r > ratios[0] - MARGIN}
        return tuple(self.names[name] for name in reversed(best.values()))

    def is_ambiguous(self, text: str) -> bool:
        """Whether several communities share the spelling."""
        return fold(text) in self.ambiguous


def communities_of(frames: Iterable[pd.DataFrame]) -> Communities:
    """Return the spellings found in the list of communities.

    Parameters
    ----------
    frames : iterable of DataFrame
        The parts of the list: ``community_id`` and where they have them ``name`` and ``aliases``.

    Examples
    --------
    >>> communities_of([]).listed
    False
    """
    names: dict[str, set[str]] = {}
    ids: dict[str, str] = {}
    written: dict[str, str] = {}
    listed = False
    for frame in frames:
        listed = listed or len(frame) > 0
        for id_ in frame[AREA].dropna():
            ids.setdefault(fold(id_), id_)
        for column in ("name", "aliases"):
            if column not in frame:
                continue
            for id_, cell in frame[[AREA, column]].dropna().itertuples(index=False):
                for spelling in [cell, *(_BETWEEN.split(cell) if column == "aliases" else ())]:
                    if fold(spelling):
                        names.setdefault(fold(spelling), set()).add(ids[fold(id_)])
                        written.setdefault(fold(spelling), clean(spelling))
    ambiguous = frozenset(name for name, meant in names.items() if len(meant) > 1 and name not in ids)
    single = {name: min(meant) for name, meant in names.items() if len(meant) == 1}
    proposed = {name: written[name] for name in single}
    return Communities(single | ids, ambiguous, listed, proposed, tuple(ids.values()))
