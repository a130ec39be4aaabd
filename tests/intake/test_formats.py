"""One table gives one frame, whatever kind of file it came in."""

import csv
import io
from datetime import date

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance_metrics.intake import read
from tests.intake.conftest import workbook

HEADER = ["事件编号", "社区", "受理日期", "类型", "办结日期", "是否按时"]
LINES = [
    ["001", "C01", date(2025, 3, 1), "闯卡", None, "是"],
    ["002", "甲，里", date(2024, 12, 31), "request", date(2025, 1, 2), None],
    ["3", "C02", date(2025, 1, 1), None, None, "否"],
    ["Ａ“4”", "䶮里", date(2025, 1, 1), "诉求", None, "√"],
]
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


def as_csv(lines, encoding="utf-8", delimiter=",", newline="\r\n"):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=newline).writerows(lines)
    return stream.getvalue().encode(encoding)


def as_parquet(path, lines):
    columns = {name: [line[i] for line in lines[1:]] for i, name in enumerate(lines[0])}
    frame = pd.DataFrame(columns)  # noqa: F841
    duckdb.sql("SELECT * FROM frame").write_parquet(str(path))
    return path


def incidents(path, today):
    dataset = read(path, today=today)
    assert dataset.quality.empty, dataset.quality["message"].tolist()
    return dataset.tables["incidents"]


@pytest.fixture
def expected(folder, today):
    return incidents(folder.put("incidents.csv", as_csv([HEADER, *LINES])), today)


def test_what_is_expected(expected):
    assert expected["incident_id"].tolist() == ["001", "002", "3", "A“4”"]
    assert expected["type"].fillna("").tolist() == ["gate_rush", "request", "", "request"]
    assert expected["on_time"].fillna(False).tolist() == [True, False, False, True]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_encoding_of_csv(folder, expected, today, encoding, newline):
    path = folder.put("incidents.csv", as_csv([HEADER, *LINES], encoding, newline=newline))
    pd.testing.assert_frame_equal(incidents(path, today), expected)


def test_tsv(folder, expected, today):
    path = folder.put("incidents.tsv", as_csv([HEADER, *LINES], delimiter="\t"))
    pd.testing.assert_frame_equal(incidents(path, today), expected)


def test_xlsx(folder, expected, today):
    path = workbook(folder.path / "incidents.xlsx", {"Sheet1": [HEADER, *LINES]})
    pd.testing.assert_frame_equal(incidents(path, today), expected)


def test_parquet(folder, expected, today):
    path = as_parquet(folder.path / "incidents.parquet", [HEADER, *LINES])
    pd.testing.assert_frame_equal(incidents(path, today), expected)


def test_parquet_types_all_arrive(folder, today):
    sql = """SELECT 7::BIGINT AS unit_id, DATE '2025-12-31' AS as_of, 12.0::DECIMAL(9, 2) AS activities_12m,
             TRUE AS party_org, 'enterprise'::ENUM('enterprise', 'resident') AS kind, [1, 2] AS list
             UNION ALL SELECT 9007199254740993, TIMESTAMP '2024-12-31', NULL, NULL, NULL, NULL"""
    duckdb.sql(sql).write_parquet(str(folder.path / "units.parquet"))
    units = read(folder.path, today=today).tables["units"]
    assert units["unit_id"].tolist() == ["7", "9007199254740993"]
    assert units["activities_12m"].fillna(-1).tolist() == [12.0, -1.0]
    assert units["kind"].fillna("").tolist() == ["enterprise", ""]
    assert units["party_org"].fillna(False).tolist() == [True, False]
    assert units["as_of"].astype(str).tolist() == ["2025-12-31", "2024-12-31"]


cell = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), max_size=8)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(cell, st.decimals(0, 10**9, places=3).map(float), st.booleans()), max_size=5))
def test_any_table_reads_alike_from_every_format(tmp_path, today, drawn):
    lines = [["item_id", "社区", "issuer", "minutes", "on_time"]]
    lines += [[f"i{n}", "C01", issuer, minutes, on_time] for n, (issuer, minutes, on_time) in enumerate(drawn)]
    frames = []
    for name in ("tasks.csv", "tasks.xlsx", "tasks.parquet"):
        path = tmp_path / name
        if name.endswith("csv"):
            path.write_bytes(as_csv(lines, "gb18030"))
        elif name.endswith("xlsx"):
            workbook(path, {"a": [[c if c != "" else None for c in line] for line in lines]})
        else:
            as_parquet(path, lines)
        frames.append(read(path, today=today).tables["tasks"])
        path.unlink()
    pd.testing.assert_frame_equal(frames[0], frames[1])
    pd.testing.assert_frame_equal(frames[0], frames[2])
