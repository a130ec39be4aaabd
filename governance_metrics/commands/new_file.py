"""A file the command line writes: whole or not at all, and never under an ending that says something else."""

from pathlib import Path

from governance_metrics.errors import FormatError
from governance_metrics.report.formats.output_file import replace_file
from governance_metrics.text import Text


def write_new(path: Path, suffix: str, data: bytes) -> Path:
    """Return the path the bytes were written to.

    Parameters
    ----------
    path : Path
        Where to; its folder is made where it is missing.
    suffix : str
        The ending it must have.
    data : bytes
        The whole file.

    Raises
    ------
    FormatError
        For another ending, or a folder that cannot be written to.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_new(Path(folder, "forms", "a.txt"), ".txt", b"a").read_bytes()
    b'a'
    """
    if path.suffix.lower() != suffix:
        found = path.suffix or path.name
        raise FormatError(
            Text(
                zh=f"输出文件应以 {suffix} 结尾，现为“{found}”。请改名。",
                en=f"the file to write ends in {suffix}; found {found!r}. Change its name.",
            )
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as fault:
        why = fault.strerror or ""
        raise FormatError(
            Text(
                zh=f"{path.name} 写不进去（{why}）。请换一个文件夹。",
                en=f"{path.name} cannot be written ({why}). Choose another folder.",
            )
        ) from None
    return path
