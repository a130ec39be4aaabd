"""Files damaged in a hundred thousand ways end in a table or a fault, in seconds, and never in a traceback."""

import os
import random
import zlib
from datetime import date

import duckdb
import pandas as pd
import pytest

from governance_metrics.intake import check
from tests.intake import mutations
from tests.intake.conftest import workbook
from tests.intake.old_workbook import old_workbook
from tests.intake.open_document import document
from tests.intake.test_labelled import written

# How many files the long test damages, 100000 for the whole of it, and from which seed.
MANY = int(os.environ.get("GM_MUTATIONS", "4000"))
SEED = int(os.environ.get("GM_MUTATIONS_SEED", "2"))
FEW = 160
LINES = [
    ["单位编码", "类型", "年活动次数", "统计日期", "所在社区"],
    ["u1", "驻区", 3, date(2025, 12, 31), "甲里、乙里"],
    ["u2", None, 4.5, date(2025, 12, 31), "合计"],
    ["001", "物业", True, date(2024, 12, 31), "张　三 \"'"],
]
TODAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    """One sound file of every kind, and how it may be damaged."""
    folder = tmp_path_factory.mktemp("sound")
    cells = [[cell.isoformat() if isinstance(cell, date) else cell for cell in line] for line in LINES]
    text = "\r\n".join(",".join("" if cell is None else f'"{cell}"' for cell in line) for line in cells[:3])
    frame = pd.DataFrame(cells[1:], columns=cells[0]).astype({"年活动次数": float})  # noqa: F841
    duckdb.sql("SELECT * FROM frame").write_parquet(str(folder / "parquet"))
    packed = (mutations.damaged, mutations.with_members, mutations.with_members)
    return {
        ".xlsx": (workbook(folder / "a.xlsx", {"units": LINES, "乙": [["x"]]}).read_bytes(), packed),
        ".ods": (document({"units": cells}), packed),
        ".xls": (old_workbook({"units": cells}), (mutations.damaged,)),
        ".csv": (text.encode("gb18030"), (mutations.damaged, mutations.with_tokens)),
        ".tsv": (text.replace(",", "\t").encode("utf-16"), (mutations.damaged, mutations.with_tokens)),
        ".parquet": ((folder / "parquet").read_bytes(), (mutations.damaged,)),
        ".sav": (written(folder / "a.sav").read_bytes(), (mutations.damaged,)),
        ".dta": (written(folder / "a.dta").read_bytes(), (mutations.damaged,)),
    }


def spent():
    """Processor seconds so far, those of finished child processes too: another program's work is no delay."""
    return sum(os.times()[:4])


def suffer(originals, suffix, n, folder, seed):
    """Damage a file n times and read every one."""
    content, ways = originals[suffix]
    draw = random.Random(seed * 100 + zlib.crc32(suffix.encode()))  # noqa: S311
    path = folder / f"units{suffix}"
    slowest, faults = 0.0, 0
    for number in range(n):
        found = draw.choice(ways)(draw, content)
        path.write_bytes(found)
        begun = spent()
        try:
            read = check(path, today=TODAY)
        except BaseException as error:
            kept = folder / f"bad{number}{suffix}"
            kept.write_bytes(found)
            raise AssertionError(f"{kept}: {error!r}") from error
        took = spent() - begun
        if took > 10:
            (folder / f"bad{number}{suffix}").write_bytes(found)
        slowest = max(slowest, took)
        sources = read.sources
        assert (sources["rows_read"] == sources["rows_used"] + sources["rows_left_out"]).all()
        faults += len(read.quality) > 0
    assert slowest < 10
    return faults


SUFFIXES = (".xlsx", ".ods", ".xls", ".csv", ".tsv", ".parquet", ".sav", ".dta")
SLOW = (".sav", ".dta")  # each read in a process of its own, so there are fewer of them


def share(suffix, total):
    """How many of the damaged files are of one kind; together they are the total or a few more."""
    weights = {kind: 1 if kind in SLOW else 16 for kind in SUFFIXES}
    return -(-total * weights[suffix] // sum(weights.values()))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_some_damaged_files_of_every_kind(originals, suffix, tmp_path):
    assert suffer(originals, suffix, share(suffix, FEW), tmp_path, seed=1) > 0


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_many_damaged_files_of_every_kind(originals, suffix, tmp_path):
    assert suffer(originals, suffix, share(suffix, MANY), tmp_path, SEED) > 0
