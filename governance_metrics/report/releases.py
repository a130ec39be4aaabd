"""The register of releases as a file that stays with the user, beside the reports unless another place is named."""

from collections.abc import Sequence
from pathlib import Path
from weakref import WeakKeyDictionary

from governance_metrics.disclosure import (
    Printed,
    Profile,
    Release,
    before,
    protect_beside,
    register_from,
    register_text,
)
from governance_metrics.errors import DataError
from governance_metrics.findings import Assessment
from governance_metrics.report.formats.output_file import replace_file
from governance_metrics.text import Text

REGISTER = "releases.json"
LARGEST = 200_000_000  # bytes; a release of 21 communities has 100,000
_Found = tuple[Release, tuple[Printed, ...]]
_RELEASED: WeakKeyDictionary[Assessment, dict[tuple[Profile, int, tuple[str, ...]], _Found]] = WeakKeyDictionary()


def released(assessment: Assessment, path: Path, profile: Profile, threshold: int) -> _Found:
    """Return what may be shown beside what a register holds, and the register with this release in it.

    However many files it is written in, an assessment is protected once.

    Parameters
    ----------
    assessment : Assessment
        What was found.
    path : Path
        The register; it need not exist.
    profile : {"handout", "internal"}
        The internal profile takes no notice of the register and does not enter it.
    threshold : int
        Smallest number of people that may stand behind a number about people.

    Raises
    ------
    DataError
        When the register cannot be read, or is something else.
    """
    if profile == "internal":
        return _beside(assessment, (), profile, threshold)
    register = register_in(path)
    alone, (printed,) = _beside(assessment, (), profile, threshold)
    earlier = before(register, printed.digest)
    release, entered = _beside(assessment, earlier, profile, threshold) if earlier else (alone, (printed,))
    return release, (register if len(earlier) < len(register) else entered)


def _beside(assessment: Assessment, earlier: tuple[Printed, ...], profile: Profile, threshold: int) -> _Found:
    held = _RELEASED.setdefault(assessment, {})
    key = (profile, threshold, tuple(one.digest for one in earlier))
    if key not in held:
        held[key] = protect_beside(assessment, earlier, profile=profile, threshold=threshold)
    return held[key]


def register_in(path: Path) -> tuple[Printed, ...]:
    """Return the releases of a register; none where there is no such file.

    Raises
    ------
    DataError
        When the file cannot be read, or is something else.

    Examples
    --------
    >>> register_in(Path("no such file"))
    ()
    """
    if not path.exists():
        return ()
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise ValueError("not a register")
        return register_from(path.read_text(encoding="utf-8"), path.name)
    except (OSError, ValueError):
        raise DataError(
            Text(
                zh=f"{path.name}：公布登记读不出来。请核对该文件，或另指一个（--register，或 register=）。",
                en=f"{path.name}: the register of releases cannot be read. Look at the file, or name another "
                "(--register, or register=).",
            )
        ) from None


def keep(path: Path, releases: Sequence[Printed]) -> None:
    """Write the register where it has changed.

    Raises
    ------
    FormatError
        When the file cannot be replaced; says under which name the new one is kept.
    DataError
        When its folder cannot be written to.
    """
    data = register_text(releases).encode("utf-8")
    try:
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data)
    except OSError as fault:
        raise DataError(
            Text(
                zh=f"{path.name}：公布登记写不进去（{fault.strerror}）。请换一个文件夹，或另指一处（--register，"
                "或 register=）。",
                en=f"{path.name}: the register of releases cannot be written ({fault.strerror}). Choose another folder "
                "or name another place (--register, or register=).",
            )
        ) from None
