"""What is looked at before a file is opened by any parser: what it is, how large, what it says it is."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from governance_metrics.intake.fault import Fault

SIZE_LIMIT_MB = 300
READ = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".parquet", ".sav", ".dta")
WORKBOOKS = (".xlsx", ".xls", ".ods")
OTHER_FORMATS = (
    ".xlsm",
    ".xlsb",
    ".xltx",
    ".xltm",
    ".et",
    ".ett",
    ".numbers",
    ".json",
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_OLD_STATA = tuple(bytes([version]) for version in (104, 105, 108, 110, 111, 113, 114, 115))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = (
    (stat.S_ISLNK, "链接", "a link"),
    (stat.S_ISDIR, "文件夹", "a folder"),
    (stat.S_ISFIFO, "管道", "a pipe"),
    (stat.S_ISSOCK, "套接字", "a socket"),
)


@dataclass(frozen=True)
class Content:
    """The bytes of one file, read once, so that what was looked at is what is parsed.

    Parameters
    ----------
    path : Path
        Where it lies.
    file : str
        Its name below the folder, as every message says it.
    content : bytes
        All of it.
    limit_mb : int
        How large it may be, packed and unpacked.

    Examples
    --------
    >>> Content(Path("a.csv"), "a.csv", b"a").sha256[:8]
    'ca978112'
    """

    path: Path
    file: str
    content: bytes
    limit_mb: int = SIZE_LIMIT_MB

    @property
    def suffix(self) -> str:
        """The kind of file its name claims."""
        return self.path.suffix.lower()

    @property
    def kind(self) -> str:
        """The kind of workbook it really is: many programs write the new format, or the old, under the other's name."""
        if self.suffix in WORKBOOKS:
            found = _container(self.content)
            return ".xls" if found == "compound" else ".ods" if _OPEN_DOCUMENT in self.content[:90] else ".xlsx"
        return self.suffix

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


def admitted(path: Path, file: str, *, limit_mb: int = SIZE_LIMIT_MB) -> Content | Fault:
    """Return the content of a file, or the reason to leave it alone.

    Parameters
    ----------
    path : Path
        Where it lies. Links are not followed and pipes not waited for.
    file : str
        What messages call it.
    limit_mb : int
        The largest size, in megabytes.

    Examples
    --------
    >>> admitted(Path("nowhere.csv"), "nowhere.csv").code
    'no_such_path'
    """
    try:
        state = path.lstat()
    except OSError:
        return Fault("no_such_path", file=file)
    if not stat.S_ISREG(state.st_mode):
        zh, en = next(((zh, en) for test, zh, en in _KINDS if test(state.st_mode)), ("设备", "a device"))
        return Fault("not_a_regular_file", file=file, parameters={"zh": zh, "en": en})
    if state.st_size == 0:
        return Fault("empty_file", file=file)
    if state.st_size > limit_mb << 20:
        size = -(-state.st_size >> 20)
        return Fault("too_large", file=file, parameters={"limit": limit_mb, "size": size})
    content = _bytes_of(path, limit_mb)
    if content is None:
        return Fault("no_permission", file=file)
    code = _disguised(path.suffix.lower(), content)
    if code is not None:
        return Fault(code, file=file, parameters={} if code != "unreadable" else {"suffix": path.suffix.lower()})
    return Content(path, file, content, limit_mb)


def _bytes_of(path: Path, limit_mb: int) -> bytes | None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return opened.read((limit_mb << 20) + 1)
    except OSError:
        return None


def _disguised(suffix: str, content: bytes) -> str | None:
    """Why the content is not what the name says, or None."""
    container = _container(content)
    if container == "compound" and _ENCRYPTED in content:
        return "encrypted"
    if suffix in WORKBOOKS:
        if not container and suffix == ".xls" and b"\x00" not in content[:1024]:
            return "text_as_workbook"
        return None if container else "unreadable"
    if suffix == ".parquet":
        framed = content.startswith(b"PAR1") and content.endswith(b"PAR1") and len(content) >= 12
        return None if framed else "unreadable"
    if suffix == ".sav":
        return None if content.startswith((b"$FL2", b"$FL3")) else "unreadable"
    if suffix == ".dta":
        return None if content.startswith(b"<stata_dta>") or content[:1] in _OLD_STATA else "unreadable"
    return "unreadable" if container or content.startswith((b"%PDF-", b"PAR1")) else None


def _container(content: bytes) -> str:
    """What the first bytes say of a workbook: an archive, a compound file, or neither."""
    return "compound" if content.startswith(_OLE) else "archive" if content.startswith(b"PK\x03\x04") else ""
