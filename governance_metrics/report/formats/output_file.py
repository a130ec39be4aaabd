"""The file a report ends in: the old one or the new one, never half of one, and dated by nobody's clock."""

import hashlib
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from governance_metrics.errors import FormatError
from governance_metrics.text import Text

DATE = datetime(2025, 1, 1, tzinfo=UTC)  # where the environment names no date: the same on every machine
ABANDONED_AFTER = 600  # seconds; writing takes a fraction of one


def file_date() -> datetime:
    """Return the date that files carry inside: ``SOURCE_DATE_EPOCH`` where it is set, otherwise a fixed day.

    Raises
    ------
    FormatError
        When ``SOURCE_DATE_EPOCH`` is not a number of seconds.

    References
    ----------
    SOURCE_DATE_EPOCH specification 1.1, Reproducible Builds project.

    Examples
    --------
    >>> file_date().tzname()
    'UTC'
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return DATE
    try:
        return datetime.fromtimestamp(int(given), tz=UTC)
    except (ValueError, OverflowError, OSError):
        raise FormatError(
            Text(
                zh=f"环境变量 SOURCE_DATE_EPOCH 应为秒数，现为“{given}”。请改正或取消它。",
                en=f"SOURCE_DATE_EPOCH: expected a number of seconds, found {given!r}. Correct or unset it.",
            )
        ) from None


def replace_file(path: Path, data: bytes) -> None:
    """Write the bytes to a path in one step: whoever looks sees the old file or the new one.

    The bytes go to a hidden file in the same folder first, which then takes the place of the old one. What a run
    that was cut off left behind is cleared away by the next. Where the old file cannot be replaced, because it is
    read-only or open in another program, the bytes are kept beside it under the next free name.

    Parameters
    ----------
    path : Path
        Where to; the folder exists.
    data : bytes
        The whole file.

    Raises
    ------
    FormatError
        When the old file cannot be replaced; says under which name the new one is kept.
    OSError
        When the folder cannot be written to.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     replace_file(Path(folder) / "report.html", b"<!doctype html>")
    ...     [file.name for file in Path(folder).iterdir()]
    ['report.html']
    """
    path = path.resolve()
    name = hashlib.sha256(path.name.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    _clear_abandoned(path.parent, name)
    waiting = path.with_name(f".{name}-{os.getpid()}.part")
    waiting.unlink(missing_ok=True)
    try:
        _write_through(waiting, data)
        if not _replaced(waiting, path):
            kept = _next_free(path)
            waiting.replace(kept)
            raise FormatError(
                Text(
                    zh=f"{path.name} 为只读或正被其他程序打开，未能替换；新文件另存为 {kept.name}。"
                    "请关闭旧文件后重新运行，或直接使用新文件。",
                    en=f"{path.name}: read-only or open in another program, so it was not replaced; the new file "
                    f"is kept as {kept.name}. Close the old one and run again, or use the new one.",
                )
            )
    finally:
        waiting.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk; who may read it is left to the user's settings."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replaced(waiting: Path, path: Path) -> bool:
    """Put the new file in the place of the old one; false where the old one may not be replaced."""
    if path.is_file() and not path.stat().st_mode & 0o200:
        return False
    try:
        waiting.replace(path)
    except PermissionError:
        return False
    if os.name == "posix":  # Windows cannot open a folder, and needs no such call
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return True


def _next_free(path: Path) -> Path:
    """Return the first name of the kind ``report-2.docx`` that is not taken."""
    number = 2
    while (kept := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return kept


def _clear_abandoned(folder: Path, name: str) -> None:
    for left in folder.glob(f".{name}-*.part"):
        try:
            if time.time() - left.stat().st_mtime > ABANDONED_AFTER:
                left.unlink()
        except OSError:
            continue  # another run has just finished with it
