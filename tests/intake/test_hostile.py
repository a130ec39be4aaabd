"""Files that are broken or meant to harm are refused in one line, quickly, and never half-read."""

import io
import os
import random
import struct
import time
import zipfile

import pytest

from governance_metrics.intake import check
from governance_metrics.intake.archive import archive_of
from governance_metrics.text import decoded
from tests.intake.conftest import workbook


def codes(path):
    begun = time.monotonic()
    dataset = check(path)
    assert time.monotonic() - begun < 10
    assert (dataset.sources["rows_read"] == dataset.sources["rows_used"] + dataset.sources["rows_left_out"]).all()
    return [decoded(rule)[0] for rule in dataset.quality["rule"]]


@pytest.fixture
def units(tmp_path):
    """A sound workbook of units, as its members."""
    path = workbook(tmp_path / "sound.xlsx", {"units": [["unit_id", "as_of"], ["u1", "2025-12-31"]]})
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    path.unlink()
    return members


def packed(members, *, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_the_sound_workbook_is_read(tmp_path, units):
    for compression in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        (tmp_path / "units.xlsx").write_bytes(packed(units, compression=compression))
        assert codes(tmp_path) == []


def test_a_bomb_is_not_unpacked(tmp_path, units):
    units["xl/bomb.xml"] = b" " * (310 << 20)
    (tmp_path / "units.xlsx").write_bytes(packed(units))
    assert codes(tmp_path) == ["archive_too_large"]


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path, units):
    content = bytearray(packed({**units, "xl/bomb.xml": b" " * (3 << 20)}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.start_dir
    while content[place : place + 4] == b"PK\x01\x02":
        lengths = struct.unpack_from("<3H", content, place + 28)
        if content[place + 46 : place + 46 + lengths[0]] == b"xl/bomb.xml":
            struct.pack_into("<I", content, place + 24, 10)
        place += 46 + sum(lengths)
    (tmp_path / "units.xlsx").write_bytes(content)
    assert codes(tmp_path) == ["archive_false"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(tmp_path, units):
    for twin in (SHEET, SHEET.upper()):
        stream = io.BytesIO(packed(units))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr(twin, b"<worksheet/>")
        (tmp_path / "units.xlsx").write_bytes(stream.getvalue())
        assert codes(tmp_path) == ["archive_twice"]


@pytest.mark.parametrize(
    "head",
    [b'<!DOCTYPE x [<!ENTITY a "b">]>', b"<!doctype x>", b'<?xml version="1.0" encoding="UTF-16"?>', b"\xff\xfe<"],
)
@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "docProps/core.xml"])
def test_definitions_are_refused(tmp_path, units, head, part):
    units[part] = head + units[part]
    (tmp_path / "units.xlsx").write_bytes(packed(units))
    assert codes(tmp_path) == ["entities"]


@pytest.mark.parametrize(
    "cell",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c  s='1' r = 'XFD1048576'><v>1</v></c></row>",
        b'<x:row r="1048576"><x:c r="xfd1048576"><x:v>1</x:v></x:c></x:row>',
        b'<row r="1048576"><c r="AAA1048576" t="n"><v>1</v></c></row>',
        b'<row r="999999999"><c r="XFD1"><v>1</v></c><c><v>1</v></c></row>',
    ],
)
def test_a_far_cell_is_refused(tmp_path, units, cell):
    units[SHEET] = units[SHEET].replace(b"</sheetData>", cell + b"</sheetData>")
    (tmp_path / "units.xlsx").write_bytes(packed(units))
    assert codes(tmp_path) == ["too_many_cells"]


def test_far_cells_that_are_only_formatted_do_no_harm(tmp_path, units):
    blank = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    units[SHEET] = units[SHEET].replace(b"</sheetData>", blank + b"</sheetData>")
    (tmp_path / "units.xlsx").write_bytes(packed(units))
    assert codes(tmp_path) == []


def test_a_lying_dimension_does_no_harm(tmp_path, units):
    units[SHEET] = units[SHEET].replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
    assert b"XFD1048576" in units[SHEET]
    (tmp_path / "units.xlsx").write_bytes(packed(units))
    assert codes(tmp_path) == []


@pytest.mark.parametrize("junk", [b"<c ", b'<c r="A1" ', b"<c " + b'r="A1" ' * 200_000, b"<" * 400_000,
                                  b"<c a" * 200_000,
                                  b"<c><f" * 100_000, b"<c r=\"A1\"><f>" * 50_000])  # fmt: skip
def test_cells_that_never_end_are_refused_quickly(units, junk):
    units[SHEET] = units[SHEET].replace(b"</sheetData>", junk + b"</sheetData>")
    begun = time.monotonic()
    archive_of(packed(units), "units.xlsx")
    assert time.monotonic() - begun < 3


def test_locked_old_and_macro_workbooks_are_named(tmp_path, units):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "units.xlsx").write_bytes(old + "EncryptedPackage".encode("utf-16-le"))
    assert codes(tmp_path) == ["encrypted"]
    (tmp_path / "units.xlsx").write_bytes(old)
    assert codes(tmp_path) == ["unreadable"]
    (tmp_path / "units.xlsx").write_bytes(packed({**units, "xl/vbaProject.bin": b"x"}))
    assert codes(tmp_path) == ["macro_workbook"]
    (tmp_path / "units.xlsx").unlink()
    for suffix, code in ((".xls", "unreadable"), (".et", "format_not_read"), (".xlsm", "macro_workbook")):
        path = tmp_path / f"units{suffix}"
        path.write_bytes(old)
        assert codes(tmp_path) == [code]
        path.unlink()


def test_other_formats_without_a_table_name_are_passed_over(tmp_path):
    (tmp_path / "notes.et").write_bytes(b"x")
    assert codes(tmp_path) == ["nothing_recognised", "other_format"]


@pytest.mark.parametrize("suffix", [".xlsx", ".parquet"])
def test_cut_off_files_are_refused(tmp_path, units, suffix):
    if suffix == ".xlsx":
        whole = packed(units)
    else:
        import duckdb

        duckdb.sql("SELECT 'u1' AS unit_id").write_parquet(str(tmp_path / "whole"))
        whole = (tmp_path / "whole").read_bytes()
        (tmp_path / "whole").unlink()
    for length in (0, 1, 4, 30, len(whole) // 2, len(whole) - 1):
        (tmp_path / f"units{suffix}").write_bytes(whole[:length])
        assert codes(tmp_path) in (["unreadable"], ["empty_file"])


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv", ".parquet"])
def test_random_bytes_end_in_a_fault(tmp_path, suffix):
    source = random.Random(1)  # noqa: S311
    heads = {".xlsx": [b"", b"PK\x03\x04"], ".parquet": [b"", b"PAR1"]}.get(suffix, [b"", b"\xff\xfe", b"\xef\xbb\xbf"])
    for head in heads:
        for _ in range(10):
            end = b"PAR1" if head == b"PAR1" else b""
            (tmp_path / f"units{suffix}").write_bytes(head + source.randbytes(500) + end)
            assert codes(tmp_path)


@pytest.mark.parametrize("name", ["units.csv", "units.xlsx", "units.parquet", "x.csv"])
def test_what_is_no_ordinary_file_is_refused(tmp_path, name):
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / name
    path.mkdir()
    assert codes(tmp_path / "data") == ["not_a_regular_file"]
    path.rmdir()
    (tmp_path / "real.csv").write_text("unit_id,as_of\nu1,2025-12-31\n")
    path.symlink_to(tmp_path / "real.csv")
    assert codes(tmp_path / "data") == ["not_a_regular_file"]
    path.unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert codes(tmp_path / "data") == ["not_a_regular_file"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b",,\n,,\n", b"\xef\xbb\xbf", b" \n\t\n"])
def test_blank_files_are_faults(tmp_path, content):
    (tmp_path / "units.csv").write_bytes(content)
    assert codes(tmp_path) in (["empty_file"], ["empty_table"])


def test_blank_workbooks_are_faults(tmp_path):
    workbook(tmp_path / "units.xlsx", {"units": []})
    assert codes(tmp_path) == ["empty_table"]


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"unit_id,kind\nu1,\xff\xff\n", "undecodable", 2),
        ("unit_id\n".encode("utf-16") + b"\x00", "undecodable", 2),
        (b"\xff\xfe\x00\x00u\x00\x00\x00", "undecodable", 1),
        ("unit_id\n\ue123\n".encode(), "undecodable", 2),
        (b'unit_id\n"u1\n', "broken_quotes", 2),
        (b'unit_id\n"u1"x\n', "broken_quotes", 2),
        (b"unit_id\n" + b"x" * (2 << 20), "broken_quotes", 2),
    ],
)
def test_text_that_cannot_be_told_apart_names_its_line(tmp_path, content, code, row):
    (tmp_path / "units.csv").write_bytes(content)
    dataset = check(tmp_path)
    assert [decoded(rule)[0] for rule in dataset.quality["rule"]] == [code]
    assert dataset.quality["row"].tolist() == [row]


def test_a_parquet_file_is_only_ever_itself(tmp_path):
    import duckdb

    for name, unit in (("units_[a]*.parquet", "mine"), ("units_a1.parquet", "other")):
        frame = duckdb.sql(f"SELECT '{unit}' AS unit_id, DATE '2025-12-31' AS as_of")
        frame.write_parquet(str(tmp_path / "plain"))
        (tmp_path / "plain").rename(tmp_path / name)
    dataset = check(tmp_path / "units_[a]*.parquet")
    assert dataset.tables["units"]["unit_id"].tolist() == ["mine"]


def test_mutated_workbooks_never_end_in_a_traceback(tmp_path, units):
    source, whole = random.Random(2), packed(units)  # noqa: S311
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(source.randint(1, 6)):
            damaged[source.randrange(len(damaged))] = source.randrange(256)
        (tmp_path / "units.xlsx").write_bytes(damaged)
        codes(tmp_path)
    for _ in range(150):
        members = dict(units)
        name = source.choice(
            [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
        )
        part = bytearray(members[name])
        for _ in range(source.randint(1, 4)):
            part[source.randrange(len(part))] = source.choice(b'<>"/ 19Ax')
        members[name] = bytes(part)
        (tmp_path / "units.xlsx").write_bytes(packed(members))
        codes(tmp_path)
