"""A .parquet file as a sheet: the columns it has, in text where their type is no plain one."""

import re

import duckdb
import numpy as np
import pandas as pd

from governance_metrics.intake.archive import CELL_LIMIT
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.guard import Content
from governance_metrics.intake.sheet import Sheet


def read_parquet(content: Content) -> list[Sheet] | Fault:
    """Return the one sheet of a file; that file is read and no other, whatever stands in its name.

    Parameters
    ----------
    content : Content
        An admitted file.
    """
    path = str(content.path.resolve())
    pattern = re.sub(r"([*?\[])", r"[\1]", path)
    allowed = ", ".join("'" + name.replace("'", "''") + "'" for name in dict.fromkeys((path, pattern)))
    unreadable = Fault("unreadable", file=content.file, parameters={"suffix": content.suffix})
    try:
        with duckdb.connect(config={"threads": "1", "autoinstall_known_extensions": "false"}) as connection:
            connection.execute(f"SET allowed_paths = [{allowed}]")
            connection.execute("SET enable_external_access = false")
            connection.execute("SET memory_limit = '700MB'")
            size = connection.execute("SELECT SUM(num_rows) FROM parquet_file_metadata(?)", [pattern]).fetchone()
            kinds = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [pattern]).fetchall()
            cells = int(size[0] if size else 0) * len(kinds)
            if cells > CELL_LIMIT:
                return Fault("too_many_cells", file=content.file, parameters={"cells": cells, "limit": CELL_LIMIT})
            columns = ", ".join(_selected(name, kind) for name, kind, *_ in kinds)
            frame = connection.execute(f"SELECT {columns} FROM read_parquet(?)", [pattern]).df()  # noqa: S608
    except Exception:  # whatever a damaged file makes of its parser
        return unreadable
    frame.columns = pd.RangeIndex(len(kinds))
    return [Sheet("", tuple(name for name, *_ in kinds), frame, np.arange(1, len(frame) + 1))]


def _selected(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    kept = kind in ("VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP", "DOUBLE")
    return quoted if kept else f"CAST({quoted} AS VARCHAR) AS {quoted}"
