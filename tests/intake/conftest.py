"""Folders and files for the tests of reading; every person in them is made up."""

from datetime import date

import pytest
import xlsxwriter

TODAY = date(2026, 6, 30)


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def folder(tmp_path):
    """Write files into a fresh folder: text for .csv, bytes as they are, dictionaries of sheets for .xlsx."""

    def write(**files):
        for name, content in files.items():
            put(tmp_path, name, content)
        return tmp_path

    write.path = tmp_path
    write.put = lambda name, content: put(tmp_path, name, content)
    return write


def put(folder, name, content):
    path = folder / (name if "." in name else f"{name}.csv")
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        workbook(path, content)
    elif isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content, encoding="utf-8")
    return path


def workbook(path, sheets):
    """Write lines of cells to the sheets of a workbook; text stays text, whatever it begins with."""
    book = xlsxwriter.Workbook(str(path))
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, lines in sheets.items():
        sheet = book.add_worksheet(name)
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write(row, column, cell)
    book.close()
    return path


COMMUNITIES = "社区编码,社区名称,别名,统计日期\nC01,甲里社区,老甲里、甲里,2025-12-31\nC02,乙里社区,,2025-12-31\n"
UNITS = "unit_id,kind,activities_12m\nu1,驻区,3\nu2,物业,4\n"
