"""Which file is which table: by the name of the file, of its folder, or of its sheet."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from governance_metrics.intake.cells import clean
from governance_metrics.intake.guard import OTHER_FORMATS, READ
from governance_metrics.intake.platforms.export_names import title_of
from governance_metrics.tables.table import Table

TARGETS = "targets"
_TARGET_NAMES = ("targets", "目标值", "目标")
_IGNORED = re.compile(r"^(\.|~\$|~|README|SOURCE|LICENSE|CHANGELOG|Thumbs\.db|desktop\.ini|__MACOSX)", re.IGNORECASE)
_HALVES = {"上半年": "H1", "下半年": "H2"}
_PERIOD = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d{2})年?"
    r"(?: ?(?:(?P<half>H[12]|上半年|下半年)|(?P<quarter>Q[1-4])"
    r"|(?P<month>0[1-9]|1[0-2])(?=月|\b)月?|(?P<loose>[1-9])月))?"
    r"(?![0-9A-Za-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Address:
    """What a name says: which table, and perhaps of which community and period.

    Parameters
    ----------
    table : str
        The table, ``targets``, or empty where the name says nothing.
    community : str
        What is left of the name: an id, name or alias, or nothing.
    period : str
        ISO text, or empty.
    certain : bool
        Whether ``community`` can mean nothing else; otherwise it counts only if the list of communities has it.

    Examples
    --------
    >>> Address("workers", "C05").period
    ''
    """

    table: str
    community: str = ""
    period: str = ""
    certain: bool = field(default=True, kw_only=True, repr=False)


@dataclass(frozen=True)
class Found:
    """A file in the folder and how it is treated.

    Parameters
    ----------
    path : Path
        Where it lies.
    file : str
        Its name below the folder, with ``/``.
    treated : {"read", "ignored", "other_format", "link", "closed"}
        Whether it is read, is no data, is data of a kind not read, leads elsewhere, or is a folder that
        cannot be opened.

    Examples
    --------
    >>> Found(Path("README.md"), "README.md", "ignored").treated
    'ignored'
    """

    path: Path
    file: str
    treated: str


def address_of(name: str, tables: Mapping[str, Table]) -> Address:
    """Return what the name of a file (without its ending), a folder or a sheet says.

    Parameters
    ----------
    name : str
        For example ``workers_C05_2025`` or ``社区工作者花名册2025``.
    tables : mapping of str to Table
        The tables it may name.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> address_of("Workers-C05_2025", TABLES)
    Address(table='workers', community='C05', period='2025')
    >>> address_of("社区工作者花名册（2025年上半年）", TABLES)
    Address(table='workers', community='', period='2025H1')
    >>> address_of("notes", TABLES).table
    ''
    """
    plain = _plain(name)
    best: tuple[int, str, str] | None = None
    for label, table in _labels(tables):
        rest = _without(plain, label)
        if rest is not None and (best is None or len(label) > best[0]):
            best = (len(label), table, rest)
    if best is None:
        return Address("")
    rest, period = split_period(best[2])
    return Address(best[1], rest, period)


def split_period(name: str) -> tuple[str, str]:
    """Return a name without its period, and the period as ISO text.

    Examples
    --------
    >>> split_period("C05 2025 06"), split_period("2025年下半年"), split_period("C05")
    (('C05', '2025-06'), ('', '2025H2'), ('C05', ''))
    """
    plain = _plain(name)
    match = _PERIOD.search(plain)
    if match is None:
        return plain, ""
    rest = _plain(f"{plain[: match.start()]} {plain[match.end() :]}")
    period = match["year"]
    if match["half"]:
        period += _HALVES.get(match["half"], match["half"].upper())
    elif match["quarter"]:
        period += match["quarter"].upper()
    elif match["month"] or match["loose"]:
        period += f"-{int(match['month'] or match['loose']):02d}"
    return rest, period


def files_in(folder: Path) -> list[Found]:
    """Return every file below a folder in the order of their names; links are not followed.

    Parameters
    ----------
    folder : Path
        The folder.
    """
    closed: list[OSError] = []
    found = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not is_no_data(name))
        for name in [*folders, *files]:
            path = Path(parent) / name
            treated = _treated(path, name in folders)
            if treated:
                found.append(Found(path, _told(path, folder), treated))
    found += [Found(path, _told(path, folder), "closed") for path in (Path(str(e.filename)) for e in closed)]
    return sorted(found, key=lambda f: f.file)


def file_address(file: str, tables: Mapping[str, Table]) -> Address:
    """Return what the path of a file below the folder says: its own name first, then the folders above.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> file_address("incidents/C05.csv", TABLES)
    Address(table='incidents', community='C05', period='')
    """
    *folders, name = file.split("/")
    stem = title_of(name.rpartition(".")[0])
    own = address_of(stem, tables)
    if own.table:
        return own
    for folder in reversed(folders):
        above = address_of(folder, tables)
        if above.table:
            rest, period = split_period(stem)
            return Address(above.table, rest or above.community, period or above.period)
    return own


def is_no_data(name: str) -> bool:
    """Return whether a file, folder or sheet of this name is there to be read by people only.

    Examples
    --------
    >>> is_no_data("README"), is_no_data("workers")
    (True, False)
    """
    return _IGNORED.match(name) is not None


def same_but_for_case(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of names that some machines take for one.

    Examples
    --------
    >>> same_but_for_case(["A.csv", "a.csv", "b.csv"])
    [('a.csv', 'A.csv')]
    """
    seen: dict[str, str] = {}
    pairs = []
    for name in names:
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            pairs.append((name, first))
    return pairs


def _treated(path: Path, is_folder: bool) -> str:
    suffix = path.suffix.lower()
    if path.is_symlink():
        return "read" if suffix in READ else "link"
    if is_folder:
        return "read" if suffix in READ else ""
    if is_no_data(path.name):
        return "ignored"
    if suffix in READ:
        return "read"
    return "other_format" if suffix in OTHER_FORMATS else "ignored"


def _told(path: Path, folder: Path) -> str:
    """The name of a file as messages say it; names from old archives are GB18030."""
    name = os.fsencode(path.relative_to(folder).as_posix())
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")


def _labels(tables: Mapping[str, Table]) -> Sequence[tuple[str, str]]:
    labels = [(_plain(name), TARGETS) for name in _TARGET_NAMES]
    for name, table in tables.items():
        spellings = (name, table.heading.zh, table.heading.en, *table.aliases)
        labels += [(_plain(spelling), name) for spelling in spellings]
    return labels


def _without(plain: str, label: str) -> str | None:
    """What is left of a name beside the label, or None where the label is not in it as a word."""
    low, word = plain.casefold(), label.casefold()
    if len(low) != len(plain):
        return None
    if low == word:
        return ""
    joined = not label.isascii()  # Chinese is written without blanks between words
    if low.startswith(word if joined else f"{word} "):
        return plain[len(word) :].strip()
    if low.endswith(word if joined else f" {word}"):
        return plain[: -len(word)].strip()
    return None


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[\s_\-()\[\]【】、,]+", " ", clean(name)).split())
