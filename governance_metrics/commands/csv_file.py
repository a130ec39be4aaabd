"""A .csv file that a spreadsheet opens as it stands: one encoding, and no text that runs as a formula."""

from pathlib import Path

import pandas as pd

_INJECTION = ("=", "+", "-", "@", "\t", "\r")


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a frame as UTF-8 with its mark, text that a spreadsheet would run set off by an apostrophe.

    Parameters
    ----------
    frame : DataFrame
        The rows.
    path : Path
        Where to; its folder is made where it is missing.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(pd.DataFrame({"found": ["=1+1"]}), Path(folder, "list.csv"))
    ...     Path(folder, "list.csv").read_text(encoding="utf-8-sig").split()
    ['found', "'=1+1"]
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    safe = frame.map(lambda v: f"'{v}" if isinstance(v, str) and v.startswith(_INJECTION) else v)
    safe.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
