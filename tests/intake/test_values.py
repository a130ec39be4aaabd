"""Text becomes the value the contract promises, or a fault; it is never guessed."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from governance_metrics.intake.values import typed_column
from governance_metrics.tables import TABLES
from governance_metrics.tables.column import Code, Column
from governance_metrics.text import Text, same

TODAY = date(2026, 6, 30)


def column(kind, **more):
    if kind == "code":
        more["codes"] = (Code("paper", Text(zh="纸质", en="on paper"), ("纸",)), Code("1", Text(zh="一般", en="fair")))
    return Column(name="x", type=kind, title=same("x"), **more)


def value_of(kind, cell, *, sample=False, **more):
    """The value of one cell, or the code of the rule it breaks."""
    typed = typed_column(column(kind, **more), pd.Series([cell], dtype=object), today=TODAY, sample=sample)
    assert len(typed.codes) == len(typed.found) == len(typed.wrong)
    return typed.codes[0] if typed.codes else typed.cells[0]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("12", 12), ("12.0", 12), ("-3.5", -3.5), ("+7", 7), ("1,204", 1204), ("12,345,678.5", 12345678.5), ("１２", 12),
     (" 8 ", 8), ("−4", -4), (".5", 0.5), ("001", 1), (12.0, 12), (7, 7), ("1，204", 1204)],
)  # fmt: skip
def test_numbers_are_read(cell, number):
    assert value_of("number", cell) == number


@pytest.mark.parametrize(
    "cell",
    ["12 人", "20余人", "NaN", "nan", "1,2", "12,34", "1e5", "0x10", "85%", "1.2.3", "--1", "一", ".", "-", "1 2",
     "12.",
     "+", "1_000", "٣"],
)  # fmt: skip
def test_what_is_no_number_is_a_fault(cell):
    assert value_of("number", cell) == "not_a_number"


@pytest.mark.parametrize("cell", ["inf", "-Infinity", "∞", "9" * 400, float("inf"), -np.inf])
def test_numbers_have_an_end(cell):
    assert value_of("number", cell) == "not_finite"


def test_whole_numbers_and_minima_are_held_to():
    assert value_of("integer", "12.5") == "not_an_integer"
    assert value_of("integer", "12.0") == 12
    assert value_of("integer", "-1", minimum=0) == "below_minimum"
    assert value_of("integer", -1.0, minimum=0) == "below_minimum"
    assert value_of("number", "101", maximum=100) == "above_maximum"
    assert value_of("number", 101.0, maximum=100) == "above_maximum"
    assert value_of("number", "100", maximum=100) == 100


@pytest.mark.parametrize("cell", ["是", "有", "TRUE", "true", "1", "yes", "Y", "√", True, 1, 1.0, "Ｙ"])
def test_yes(cell):
    assert value_of("boolean", cell) is np.True_ or value_of("boolean", cell) is True


@pytest.mark.parametrize("cell", ["否", "无", "FALSE", "false", "0", "no", "N", False, 0, 0.0])
def test_no(cell):
    assert not value_of("boolean", cell)
    assert value_of("boolean", cell) is not None


@pytest.mark.parametrize("cell", ["不详", "2", "maybe", "×", "是否"])
def test_what_is_neither_yes_nor_no_is_a_fault(cell):
    assert value_of("boolean", cell) == "not_a_boolean"


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2025-06-01", "2025-06-01"), ("2025/6/1", "2025-06-01"), ("2025年6月1日", "2025-06-01"),
     ("2025-06", "2025-06-01"),
     ("2025", "2025-01-01"), ("2025年", "2025-01-01"), ("2025年6月", "2025-06-01"), ("2025/06", "2025-06-01"),
     ("2025-06-01 08:30:00", "2025-06-01"), ("2025-06-01T08:30:00Z", "2025-06-01"), (date(2025, 6, 1), "2025-06-01"),
     (2025.0, "2025-01-01"), (pd.Timestamp("2025-06-01 23:59"), "2025-06-01"), ("1985-03-31", "1985-03-31")],
)  # fmt: skip
def test_days_are_read(cell, day):
    assert value_of("date", cell) == pd.Timestamp(day)


@pytest.mark.parametrize(
    "cell",
    ["不详", "2025-13-01", "2025-02-30", "2025-06/01", "2025.6.1", "45809", "20250601", "25-6-1", "6/1/2025",
     "0001-01-01",
     "2025-06 08:00", "2025-00-01", "2025-6-1-1"],
)  # fmt: skip
def test_what_is_no_day_is_a_fault(cell):
    assert value_of("date", cell) == "not_a_date"


def test_a_day_to_come_is_a_fault():
    assert value_of("date", "2026-07-01") == "future_date"
    assert value_of("date", "2026-06-30") == pd.Timestamp("2026-06-30")
    assert value_of("month", "2026-07") == "future_date"


@pytest.mark.parametrize("cell", ["1985-03", "1985年3月", "1985/03", "1985-3", "1985-03-17", date(1985, 3, 17)])
def test_months_keep_no_day(cell):
    assert value_of("month", cell) == pd.Timestamp("1985-03-01")


@pytest.mark.parametrize("cell", ["1985", "1985.3", "85-3", "三月"])
def test_what_is_no_month_is_a_fault(cell):
    assert value_of("month", cell) == "not_a_month"


@pytest.mark.parametrize("cell", ["paper", "PAPER", "纸质", "on paper", "On  Paper", "纸", " 纸 "])
def test_codes_by_every_spelling(cell):
    assert value_of("code", cell) == "paper"


@pytest.mark.parametrize("cell", ["1", "1.0", 1.0, 1, "一般"])
def test_codes_that_look_like_numbers(cell):
    assert value_of("code", cell) == ("1" if cell != "1.0" else "unknown_code")


@pytest.mark.parametrize("kind", ["number", "integer", "boolean", "date", "month", "code", "key", "text"])
@pytest.mark.parametrize("cell", ["", "  ", "　", "\ufeff", None, float("nan"), pd.NA, pd.NaT])
def test_blank_is_missing_and_no_fault(kind, cell):
    typed = typed_column(column(kind), pd.Series([cell, cell], dtype=object), today=TODAY)
    assert typed.cells.isna().all()
    assert not typed.codes


@pytest.mark.parametrize("word", ["不清楚", "不愿回答", "不清楚/不愿回答", "No answer", "don't know", "Don’t know"])
def test_no_answer_is_missing_in_a_survey_only(word):
    assert pd.isna(value_of("boolean", word, sample=True))
    assert value_of("boolean", word) == "not_a_boolean"


def test_identifiers_stay_text():
    assert [value_of("key", cell) for cell in ("001", 12.0, "Ｃ０５", 3)] == ["001", "12", "C05", "3"]


@pytest.mark.parametrize(
    ("kind", "dtype"),
    [("integer", "float64"), ("number", "float64"), ("boolean", "boolean"), ("date", "datetime64[us]"),
     ("month", "datetime64[us]"), ("text", None), ("code", None), ("key", None)],
)  # fmt: skip
@pytest.mark.parametrize("n", [0, 3])
def test_every_type_has_one_dtype_however_many_rows(kind, dtype, n):
    typed = typed_column(column(kind), pd.Series([None] * n, dtype=object), today=TODAY)
    assert len(typed.cells) == n
    if dtype:
        assert str(typed.cells.dtype) == dtype
    else:
        assert pd.api.types.is_string_dtype(typed.cells.dtype)


@pytest.mark.parametrize(
    ("kind", "frame_column", "expected"),
    [
        ("integer", pd.Series([1, 2]), [1.0, 2.0]),
        ("number", pd.array([1, None], dtype="Int64"), [1.0, None]),
        ("number", pd.array([1.5, None], dtype="Float64"), [1.5, None]),
        ("number", np.array([0.1], dtype=np.float32), [0.1]),
        ("boolean", np.array([True, False]), [True, False]),
        ("boolean", pd.array([True, None], dtype="boolean"), [True, None]),
        ("boolean", np.array([1, 0]), [True, False]),
        ("date", pd.to_datetime(["2025-06-01", None]), ["2025-06-01", None]),
        ("date", pd.to_datetime(["2025-06-01"]).tz_localize("Asia/Shanghai"), ["2025-06-01"]),
        ("code", pd.Categorical(["纸质", None]), ["paper", None]),
        ("code", pd.Categorical([1.0, None]), ["1", None]),
        ("key", np.array([7, 8]), ["7", "8"]),
        ("key", pd.Series([7.0, None]), ["7", None]),
        ("key", pd.Series([1, True, "1"], dtype=object), ["1", "TRUE", "1"]),
    ],
)
def test_typed_frames_follow_the_same_rules(kind, frame_column, expected):
    typed = typed_column(column(kind), pd.Series(frame_column), today=TODAY)
    assert not typed.codes
    found = [None if pd.isna(cell) else cell for cell in typed.cells]
    if kind == "date":
        found = [cell and str(cell.date()) for cell in found]
    assert found == expected


def test_every_heading_and_spelling_of_the_contract_means_one_thing():
    for table in TABLES.values():
        headings = [h.casefold() for c in table.listed for h in c.headings]
        assert len(set(headings)) == len([h for c in table.listed for h in {h.casefold() for h in c.headings}]), (
            table.name
        )
        for listed in table.listed:
            for code in listed.codes:
                typed = typed_column(listed, pd.Series(list(code.spellings), dtype=object), today=TODAY)
                assert set(typed.cells) == {code.code}, (table.name, listed.name, code.code)
