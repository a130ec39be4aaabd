"""Old workbooks and those of LibreOffice read like new ones, and say what is hidden or failed in them."""

import io
import struct
import zipfile

import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from governance_metrics.intake import check, read
from governance_metrics.intake.hidden import column_letters
from governance_metrics.intake.marks import marks_of
from governance_metrics.text import decoded
from tests.intake.conftest import workbook
from tests.intake.old_workbook import compound, old_workbook, record, sheet, stream
from tests.intake.open_document import content_xml, document, packed_document, row_xml

LINES = [
    ["单位编码", "类型", "年活动次数", "统计日期"],
    ["u1", "驻区", 3, "2025-12-31"],
    ["u2", None, 4, "2025-12-31"],
]


def rules(path):
    return [decoded(rule) for rule in check(path).quality["rule"]]


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_same_lines_read_alike_from_every_kind_of_workbook(tmp_path):
    new = read(workbook(tmp_path / "units.xlsx", {"a": LINES})).tables["units"]
    for name, content in (("units.xls", old_workbook({"a": LINES})), ("units.ods", document({"a": LINES}))):
        pd.testing.assert_frame_equal(read(put(tmp_path, name, content)).tables["units"], new)


def test_the_content_counts_and_not_the_ending(tmp_path):
    new = workbook(tmp_path / "units.xlsx", {"a": LINES}).read_bytes()
    expected = read(tmp_path / "units.xlsx").tables["units"]
    for name, content in (
        ("units.xls", new),
        ("units.ods", new),
        ("units.xlsx", old_workbook({"a": LINES})),
        ("units.xlsx", document({"a": LINES})),
    ):
        pd.testing.assert_frame_equal(read(put(tmp_path, name, content)).tables["units"], expected)


def test_a_web_page_that_calls_itself_a_workbook_is_refused(tmp_path):
    assert rules(put(tmp_path, "units.xls", b"<html><table><tr><td>u1</td></tr></table></html>")) == [
        ("text_as_workbook", {})
    ]


def hidden_xlsx(path):
    book = xlsxwriter.Workbook(str(path))
    for name in ("units", "社区社会组织台账"):
        page = book.add_worksheet(name)
        for row, line in enumerate(LINES):
            page.write_row(row, 0, line)
    page = book.get_worksheet_by_name("units")
    page.set_row(2, None, None, {"hidden": True})
    page.set_column(2, 2, None, None, {"hidden": True})
    book.get_worksheet_by_name("社区社会组织台账").hide()
    book.close()
    return path


def test_hidden_rows_columns_and_sheets_are_read_and_told(tmp_path):
    old = compound(
        {
            "Workbook": stream(
                {"units": sheet(LINES, hidden_rows=(2,), hidden_columns=(2,)), "社区社会组织台账": sheet(LINES)},
                states={1: 1},
            )
        }
    )
    rows = row_xml(LINES[0]) + row_xml(LINES[1]) + row_xml(LINES[2], ' table:visibility="filter"')
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    paths = [
        hidden_xlsx(tmp_path / "a.xlsx"),
        put(tmp_path, "a.xls", old),
        put(tmp_path, "a.ods", packed_document(content_xml({"units": columns + rows}))),
    ]
    for path in paths:
        found = check(path)
        assert len(found.tables["units"]) == 2
        told = [decoded(rule) for rule in found.quality["rule"]]
        assert ("hidden_rows", {"n": "1", "rows": "3"}) in told
        assert ("hidden_columns", {"n": "1", "columns": "C"}) in told
        if path.suffix != ".ods":
            assert ("hidden_sheet", {}) in told


def test_error_cells_are_told_in_every_kind_of_file(tmp_path):
    lines = [["unit_id", "as_of", "activities_12m"], ["u1", "2025-12-31", ("error", 7)]]
    text = [lines[0], ["u1", "2025-12-31", "#DIV/0!"]]
    paths = [
        put(tmp_path, "units.xls", old_workbook({"a": lines})),
        put(tmp_path, "units.ods", document({"a": text})),
        put(tmp_path, "units.csv", "\n".join(map(",".join, text)).encode()),
        workbook(tmp_path / "units.xlsx", {"a": text}),
    ]
    for path in paths:
        quality = check(path).quality
        assert quality[["row", "column", "rule"]].to_numpy().tolist() == [[2, "activities_12m", "error_cell"]]


@pytest.mark.parametrize(
    ("cells", "reach", "errors"),
    [
        (b"<c t='e' s='2' r='B9'><v>#N/A</v></c>", (9, 2), ((9, 2),)),
        (b"<c t='e' s='2'/><x:c r='C12' t='e'>", (12, 3), ((12, 3),)),
        (b"<c r='A1'/><c r='t'>", (1, 2), ()),
        (b'<c s="1" r="AB7" t=\'s\'>', (7, 28), ()),
    ],
)
def test_cells_written_in_other_ways_are_placed_by_their_markup(cells, reach, errors):
    marks = marks_of(cells)
    assert marks.reach == reach
    assert marks.errors == errors


CELLS = st.lists(st.tuples(st.integers(1, 16384), st.integers(1, 1048576), st.sampled_from("abcdef")), max_size=30)


@given(CELLS)
def test_cells_looked_at_all_at_once_reach_as_far_as_those_looked_at_one_by_one(cells):
    ends = {"a": "/>", "b": ' s="1"/>', "c": "><v>/></v></c>", "d": ' t="e"><v>#N/A</v></c>', "e": ' s="3">', "f": ">"}
    places = [(column_letters(column), row, ends[end]) for column, row, end in cells]
    markup = "".join(f'<c r="{letters}{row}"{end}' for letters, row, end in places).encode()
    filled = [(row, column) for column, row, end in cells if end not in "ab"]
    marks = marks_of(markup)
    assert marks.reach == tuple(max(each) for each in zip(*filled, strict=True)) if filled else marks.reach == (0, 0)
    assert marks.errors == tuple((row, column) for column, row, end in cells if end == "d")
    spelt = marks_of(markup.replace(b'<c r="', b'<c  r="'))  # the slower way
    assert spelt.errors == marks.errors
    assert spelt.reach[0] == marks.reach[0]


def test_a_formula_without_a_value_is_told(tmp_path):
    row = row_xml(["unit_id", "as_of", "activities_12m"])
    formula = '<table:table-cell table:formula="of:=1+1"/></table:table-row>'
    content = content_xml({"units": row + row_xml(["u1", "2025-12-31"]).replace("</table:table-row>", formula)})
    assert rules(put(tmp_path, "units.ods", packed_document(content))) == [("formula_without_value", {})]


def test_characters_lost_before_are_told_and_never_read(tmp_path):
    found = check(put(tmp_path, "units.csv", "unit_id,as_of,kind\nu1,2025-12-31,驻�\n".encode()))
    assert found.quality[["row", "column", "rule"]].to_numpy().tolist() == [[2, "kind", "lost_characters"]]
    assert found.tables["units"]["kind"].isna().all()


def test_an_old_workbook_that_is_locked_or_holds_macros_is_refused(tmp_path):
    pages = {"units": sheet(LINES)}
    locked = compound({"Workbook": stream(pages, extra=record(0x2F, bytes(6)))})
    assert rules(put(tmp_path, "units.xls", locked)) == [("encrypted", {})]
    macros = compound({"Workbook": stream(pages)}, storages=["_VBA_PROJECT_CUR"])
    assert rules(put(tmp_path, "units.xls", macros)) == [("macro_workbook", {})]


def test_an_old_workbook_that_asks_for_all_memory_is_refused(tmp_path):
    reach = record(0x200, struct.pack("<2I3H", 0, 3, 0, 4, 0))
    page = stream({"units": sheet(LINES)})
    assert reach in page
    vast = page.replace(reach, record(0x200, struct.pack("<2I3H", 0, 570_000_000, 0, 5, 0)))
    turned = page.replace(reach, record(0x200, struct.pack("<2I3H", 7424, 4, 0, 5, 0)))
    texts = stream({"units": sheet(LINES)}, extra=record(0xFC, struct.pack("<2I", 1, 2_000_000_000)))
    for content in (vast, turned, texts):
        path = put(tmp_path, "units.xls", compound({"Workbook": content}))
        assert rules(path) == [("unreadable", {"suffix": ".xls"})]


def test_a_locked_or_scripted_open_document_is_refused(tmp_path):
    content = content_xml({"units": row_xml(LINES[0])})
    stream_ = io.BytesIO()
    with zipfile.ZipFile(stream_, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        archive.writestr("content.xml", b"\x01\x02")
    assert rules(put(tmp_path, "units.ods", stream_.getvalue())) == [("encrypted", {})]
    scripted = packed_document(content, {"Basic/Standard/Module1.xml": "<x/>"})
    assert rules(put(tmp_path, "units.ods", scripted)) == [("macro_workbook", {})]


@pytest.mark.parametrize(
    "far",
    [
        '<table:table-row><table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-repeated="900000000"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="900000000">'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
    ],
)
def test_far_and_repeated_cells_of_an_open_document_are_refused(tmp_path, far):
    path = put(tmp_path, "units.ods", packed_document(content_xml({"units": row_xml(LINES[0]) + far})))
    assert [code for code, _ in rules(path)] == ["too_many_cells"]


def test_repeated_blank_rows_of_an_open_document_do_no_harm(tmp_path):
    rest = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell ' \
           'table:number-columns-repeated="16384"/></table:table-row>'  # fmt: skip
    content = content_xml({"units": "".join(map(row_xml, LINES)) + rest})
    assert len(read(put(tmp_path, "units.ods", packed_document(content))).tables["units"]) == 2


def test_one_file_that_is_two_kinds_of_workbook_is_refused(tmp_path):
    new = workbook(tmp_path / "units.xlsx", {"a": LINES}).read_bytes()
    stream_ = io.BytesIO(new)
    with zipfile.ZipFile(stream_, "a") as archive:
        archive.writestr("content.xml", content_xml({"units": row_xml(LINES[0])}))
    assert [code for code, _ in rules(put(tmp_path, "units.xlsx", stream_.getvalue()))] == ["unreadable"]
    both = packed_document(content_xml({"units": row_xml(LINES[0])}), {"xl/workbook.xml": "<workbook/>"})
    assert [code for code, _ in rules(put(tmp_path, "units.ods", both))] == ["unreadable"]


def test_sheets_are_looked_into_wherever_the_workbook_keeps_them(tmp_path):
    path = workbook(tmp_path / "units.xlsx", {"a": LINES})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = parts.pop("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts["xl/elsewhere/one.bin"] = part.replace(b"</sheetData>", far)
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].replace(b"worksheets/sheet1.xml", b"elsewhere/one.bin")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert [code for code, _ in rules(path)] == ["too_many_cells"]
