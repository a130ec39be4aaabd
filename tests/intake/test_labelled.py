"""Files of SPSS and Stata come in by their labels, whichever language they were written in."""

import struct

import pandas as pd
import pyreadstat
import pytest

from governance_metrics.intake import check, read
from governance_metrics.text import decoded
from tests.intake.conftest import workbook

FRAME = pd.DataFrame({"unit_id": ["u1", "u2", "u3"], "q1": [1.0, 2.0, None], "times": [3.0, 4.0, None], "remark": "a"})
LABELS = {"unit_id": "单位编码", "q1": "类型", "times": "年活动次数", "remark": "备注"}
KINDS = {"q1": {1.0: "驻区", 2.0: "物业"}}


def written(path, frame=FRAME, labels=LABELS, kinds=KINDS):
    if path.suffix == ".sav":
        pyreadstat.write_sav(frame, str(path), column_labels=labels, variable_value_labels=kinds)
    else:
        kinds = {name: {int(code): text for code, text in one.items()} for name, one in kinds.items()}
        frame = frame.astype(dict.fromkeys(kinds, "Int64"))
        pyreadstat.write_dta(frame, str(path), column_labels=labels, variable_value_labels=kinds)
    return path


@pytest.mark.parametrize("suffix", [".sav", ".dta"])
def test_values_come_by_their_labels_and_columns_by_name_or_label(tmp_path, suffix):
    found = check(written(tmp_path / f"units_2025{suffix}"))
    lines = [["单位编码", "类型", "年活动次数", "备注"], ["u1", "驻区", 3, "a"], ["u2", "物业", 4, "a"],
             ["u3", None, None, "a"]]  # fmt: skip
    expected = check(workbook(tmp_path / "units_2025.xlsx", {"a": lines}))
    pd.testing.assert_frame_equal(found.tables["units"], expected.tables["units"])
    assert [decoded(rule)[0] for rule in found.quality["rule"]] == ["columns_dropped"]


@pytest.mark.parametrize("suffix", [".sav", ".dta"])
def test_files_without_rows_or_cut_off_are_told(tmp_path, suffix):
    path = written(tmp_path / f"units_2025{suffix}", FRAME.head(0))
    assert len(read(path).tables["units"]) == 0
    whole = written(tmp_path / f"units_2025{suffix}").read_bytes()
    for length in (4, len(whole) // 2):
        path.write_bytes(whole[:length])
        assert [decoded(rule)[0] for rule in check(path).quality["rule"]] == ["unreadable"]


def old_stata(text, encoding):
    """A Stata file of 2005 (format 114) with one text column and one row; it does not say what it is written in."""
    width = 40
    head = bytes([114, 2, 1, 0]) + struct.pack("<HI", 1, 1) + bytes(81) + bytes(18)
    names = bytes([width]) + b"unit_id".ljust(33, b"\0") + bytes(4) + b"%40s".ljust(49, b"\0") + bytes(33)
    return head + names + bytes(81) + bytes(5) + text.encode(encoding).ljust(width, b"\0")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_an_old_file_that_does_not_say_its_encoding_is_never_western(tmp_path, encoding):
    path = tmp_path / "units_2025.dta"
    path.write_bytes(old_stata("胥各庄䶮里", encoding))
    assert read(path).tables["units"]["unit_id"].tolist() == ["胥各庄䶮里"]


def test_more_rows_than_any_file_holds_are_refused(tmp_path):
    path = tmp_path / "units_2025.dta"
    content = bytearray(old_stata("u1", "utf-8"))
    struct.pack_into("<I", content, 6, 2_000_000_000)
    path.write_bytes(content)
    assert [decoded(rule)[0] for rule in check(path).quality["rule"]] == ["too_many_cells"]
