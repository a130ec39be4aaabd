"""What is meant to exhaust the machine is refused or read within ten seconds and one gigabyte."""

import json
import subprocess
import sys
import zipfile

import duckdb
import pytest
import xlsxwriter

from tests.intake.conftest import workbook
from tests.intake.old_workbook import compound, sheet, stream

LINES = [["unit_id", "as_of"], ["u1", "2025-12-31"]]
READ = """
import json, resource, sys, time
from governance_metrics.intake import check
from governance_metrics.text import decoded
begun = time.process_time()
found = check(sys.argv[1])
rows = {name: len(frame) for name, frame in found.tables.items()}
rules = [decoded(rule)[0] for rule in found.quality["rule"]]
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([rules, rows, time.process_time() - begun, peak]))
"""


def suffered(path):
    """Read a file in a process of its own: the rules broken, the rows read; fails beyond ten seconds or a gigabyte."""
    told = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    rules, rows, seconds, peak = json.loads(told.stdout)
    assert told.stderr == ""
    assert seconds < 10
    assert peak < 1024
    return rules, rows


def far(path):
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("units")
    for row, line in enumerate(LINES):
        page.write_row(row, 0, line)
    page.write(999_990, 18, "x")
    book.close()


def many_sheets(path):
    workbook(path, {f"units {i}": [*LINES, [*[None] * 9000, "x"]] for i in range(2)})


def many_blanks(path):
    workbook(path, {"units": LINES})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    blank = b"".join(b'<row r="%d"><c r="A%d" s="0"/><c r="B%d" s="0"/></row>' % (r, r, r) for r in range(3, 1_000_000))
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", blank + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def long_parquet(path):
    duckdb.sql("SELECT 1 AS unit_id, 2 AS a FROM range(400000000)").write_parquet(str(path))


def wide_text(path):
    path.write_text(",".join(["unit_id", *["x"] * 400_000]) + "\nu1\n" * 10_000)


def endless_line(path):
    path.write_text("unit_id,as_of\n" + "," * 20_000_000)


def ringed(path):
    content = bytearray(compound({"Workbook": stream({"units": sheet(LINES)})}))
    table = content.rindex(b"\xfd\xff\xff\xff") // 512 * 512
    content[table : table + 4] = bytes(4)  # the first sector is followed by itself
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "make", "expected"),
    [
        ("units.xlsx", far, ["blank_key", "columns_without_heading"]),
        ("units.xlsx", many_sheets, ["too_many_columns"]),
        ("units.csv", wide_text, ["too_many_columns"]),
        ("units.csv", endless_line, ["too_many_columns"]),
        ("units.xls", ringed, ["unreadable"]),
    ],
)
def test_what_would_exhaust_the_machine_ends_soon(tmp_path, name, make, expected):
    make(tmp_path / name)
    assert suffered(tmp_path / name)[0] == expected


@pytest.mark.slow
def test_a_parquet_file_of_many_rows_is_refused_by_what_its_footer_says(tmp_path):
    long_parquet(tmp_path / "units.parquet")
    assert suffered(tmp_path / "units.parquet")[0] == ["too_many_cells"]


def test_a_million_blank_rows_with_a_format_do_no_harm(tmp_path):
    many_blanks(tmp_path / "units.xlsx")
    assert suffered(tmp_path / "units.xlsx") == ([], {"units": 1})


def test_what_a_pickle_in_a_parquet_file_would_do_is_not_done(tmp_path):
    """Arrow's extension types carry bytes that some readers unpickle; they are only ever bytes here."""
    pickled = b"cos\nsystem\n(S'touch %s'\ntR." % str(tmp_path / "harm").encode()
    duckdb.sql("SELECT 'u1' AS unit_id, DATE '2025-12-31' AS as_of").write_parquet(str(tmp_path / "units.parquet"))
    duckdb.sql(
        f"COPY (SELECT 'u1' AS unit_id, DATE '2025-12-31' AS as_of) TO '{tmp_path / 'units.parquet'}' "
        f"(FORMAT parquet, KV_METADATA {{'ARROW:schema': '{pickled.hex()}', 'pickle': '{pickled.hex()}'}})"
    )
    assert suffered(tmp_path / "units.parquet") == ([], {"units": 1})
    assert not (tmp_path / "harm").exists()
