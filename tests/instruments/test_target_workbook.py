"""The list of targets as a workbook: what is written is read back as it was, and nothing in it runs."""

import zipfile
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from governance_metrics.claims import CLAIMS
from governance_metrics.claims.target import TARGET_HEADINGS
from governance_metrics.claims.targets import read_targets, targets_from
from governance_metrics.errors import DataError
from governance_metrics.indicators import INDICATORS
from governance_metrics.instruments.target_workbook import EXPLAINED, target_workbook
from governance_metrics.intake import read_list
from governance_metrics.text import LANGUAGES

CODES = list(dict.fromkeys(code for claim in CLAIMS.values() for code in claim.indicators))


def written(targets, language="zh"):
    return target_workbook(targets, INDICATORS, codes=CODES, language=language, created=datetime(2025, 1, 1))


def read_back(content, tmp_path):
    path = tmp_path / "targets.xlsx"
    path.write_bytes(content)
    return targets_from(read_list(path), where=path.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_is_read_back_as_it_was_and_written_again_the_same(tmp_path, language):
    first = written(read_targets(), language)
    again = read_back(first, tmp_path)
    assert again == read_targets()
    assert written(again, language) == first


def test_every_column_is_explained():
    assert set(EXPLAINED) == set(TARGET_HEADINGS)


def test_text_that_begins_like_a_formula_is_stored_as_text(tmp_path):
    frame = listed_with("=HYPERLINK(1)", tmp_path)
    content = written(targets_from(frame, where="ours"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name) and "sheets/" in name]
    book = openpyxl.load_workbook(BytesIO(content))
    cell = next(c for row in book["目标值"].iter_rows() for c in row if c.value == "=HYPERLINK(1)")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def listed_with(document, tmp_path):
    path = tmp_path / "ours.csv"
    row = f"work_per_10k,20,per 10000,>=,2025,{document}"
    path.write_text(f"indicator,value,unit,operator,year,document_zh\n{row}\n", encoding="utf-8")
    return read_list(path)


def test_a_cell_an_office_leaves_out_is_named_when_the_workbook_comes_back(tmp_path):
    book = openpyxl.load_workbook(BytesIO(written(read_targets())))
    sheet = book["目标值"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, heads["单位"]).value = None
    sheet.cell(3, heads["年份"]).value = None
    path = tmp_path / "targets.xlsx"
    book.save(path)
    with pytest.raises(DataError) as caught:
        targets_from(read_list(path), where=path.name)
    assert [fault.en.partition(": expected")[0] for fault in caught.value.failures] == [
        "targets.xlsx, row 2, column unit",
        "targets.xlsx, row 3, column year",
    ]
