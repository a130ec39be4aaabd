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
    ["12万人", "20余人", "约20", "20+", "20-30", "NaN", "nan", "1,2", "12,34", "1e5", "0x10", "1.2.3", "--1", "一", ".",
     "1 2", "12.", "+", "1_000", "٣", "90分钟", "1.30207E+17"],
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


@pytest.mark.parametrize("cell", ["否", "无", "FALSE", "false", "0", "no", "N", False, 0, 0.0, "×", "没有"])
def test_no(cell):
    assert not value_of("boolean", cell)
    assert value_of("boolean", cell) is not None


@pytest.mark.parametrize("cell", ["不详", "2", "maybe", "是否", "部分"])
def test_what_is_neither_yes_nor_no_is_a_fault(cell):
    assert value_of("boolean", cell) == "not_a_boolean"


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2025-06-01", "2025-06-01"), ("2025/6/1", "2025-06-01"), ("2025年6月1日", "2025-06-01"),
     ("2025-06", "2025-06-01"),
     ("2025", "2025-01-01"), ("2025年", "2025-01-01"), ("2025年6月", "2025-06-01"), ("2025/06", "2025-06-01"),
     ("2025-06-01 08:30:00", "2025-06-01"), ("2025-06-01T08:30:00Z", "2025-06-01"), (date(2025, 6, 1), "2025-06-01"),
     ("2025.6.1", "2025-06-01"), ("2025.06", "2025-06-01"), ("20250601", "2025-06-01"), ("202506", "2025-06-01"),
     ("45809", "2025-06-01"), (45809.0, "2025-06-01"), ("45809.75", "2025-06-01"), ("23456", "1964-03-20"),
     ("85.3.7", "1985-03-07"), ("'99-12-31", "1999-12-31"), ("97年7月1日", "1997-07-01"),
     ("1985年3月5号", "1985-03-05"),
     (2025.0, "2025-01-01"), (pd.Timestamp("2025-06-01 23:59"), "2025-06-01"), ("1985-03-31", "1985-03-31")],
)  # fmt: skip
def test_days_are_read(cell, day):
    assert value_of("date", cell) == pd.Timestamp(day)


@pytest.mark.parametrize(
    "cell",
    ["不详", "2025-13-01", "2025-02-30", "2025-06/01", "20251301", "20250230", "2025061", "8123", "999999",
     "0001-01-01", "2025-06 08:00", "2025-00-01", "2025-6-1-1", "85.13", "85", "春节", "2025.6.1.1", "约2025年"],
)  # fmt: skip
def test_what_is_no_day_is_a_fault(cell):
    assert value_of("date", cell) == "not_a_date"


def test_a_day_to_come_is_a_fault():
    assert value_of("date", "2026-07-01") == "future_date"
    assert value_of("date", "2026-06-30") == pd.Timestamp("2026-06-30")
    assert value_of("month", "2026-07") == "future_date"


@pytest.mark.parametrize(
    "cell",
    ["1985-03", "1985年3月", "1985/03", "1985-3", "1985-03-17", date(1985, 3, 17), "1985.3", "1985.03", "198503",
     "85.3", "85-3", "85年3月", "19850317", "１９８５．３", "31123", 1985.3],
)  # fmt: skip
def test_months_keep_no_day(cell):
    assert value_of("month", cell) == pd.Timestamp("1985-03-01")


@pytest.mark.parametrize("cell", ["1985", "1985.13", "198513", "三月", "3月", "1985.3-1986.4"])
def test_what_is_no_month_is_a_fault(cell):
    assert value_of("month", cell) == "not_a_month"


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("month", "1985.1", "january_or_october"),
        ("month", 1985.1, "january_or_october"),
        ("date", "2024.1", "january_or_october"),
        ("month", "85.1", "january_or_october"),
        ("month", "05.3", "which_century"),
        ("date", "25-6-1", "which_century"),
        ("date", "6/1/2025", "day_or_month_first"),
        ("date", "1/6/14", "day_or_month_first"),
        ("number", "无", "none_or_unknown"),
        ("integer", "没有", "none_or_unknown"),
        ("number", "同上", "ditto"),
        ("date", "同上", "ditto"),
    ],
)
def test_what_leaves_two_readings_open_is_a_fault(kind, cell, code):
    assert value_of(kind, cell) == code


def column_of(kind, *cells, **more):
    typed = typed_column(column(kind, **more), pd.Series(cells, dtype=object), today=TODAY)
    codes = dict(zip(typed.wrong.tolist(), typed.codes, strict=True))
    return [codes.get(i, None if pd.isna(cell) else cell) for i, cell in enumerate(typed.cells)], typed.as_read


def test_the_rest_of_a_column_tells_january_from_october():
    cells, _ = column_of("month", "1985.1", "1985.10", "1990.1")
    assert cells == [pd.Timestamp("1985-01-01"), pd.Timestamp("1985-10-01"), pd.Timestamp("1990-01-01")]
    assert column_of("month", "1985.1", "1985.11")[0][0] == "january_or_october"


def test_the_rest_of_a_column_tells_the_day_from_the_month():
    american, british = column_of("date", "3/4/99", "3/22/99"), column_of("date", "3/4/99", "22/3/99")
    assert american == ([pd.Timestamp("1999-03-04"), pd.Timestamp("1999-03-22")], {"two_digit_year": 2})
    assert british[0] == [pd.Timestamp("1999-04-03"), pd.Timestamp("1999-03-22")]
    assert column_of("date", "3/4/99", "3/22/99", "22/3/99")[0] == 3 * ["day_or_month_first"]
    assert column_of("date", "3/22/2014", "3/22/14")[0] == [pd.Timestamp("2014-03-22"), "which_century"]
    assert column_of("date", "5/5/2014")[0] == [pd.Timestamp("2014-05-05")]  # the same either way


def test_days_long_past_are_read_and_told():
    assert column_of("date", "1789-09-26", "1885.3") == (
        [pd.Timestamp("1789-09-26"), pd.Timestamp("1885-03-01")],
        {"before_1900": 2},
    )


def test_per_cents_are_shares_and_bare_numbers_beside_them_are_asked():
    assert column_of("number", "85%", "0%", "12.5％") == ([0.85, 0, 0.125], {"as_share": 3})
    assert column_of("number", "85%", "85", "0.85", "0")[0] == [0.85, "number_or_share", "number_or_share", 0]
    assert column_of("number", "0.85", "85")[0] == [0.85, 85]
    assert column_of("integer", "85%")[0] == ["not_a_number"]


def test_numbers_shed_the_unit_they_are_counted_in():
    assert column_of("integer", "38岁", "4 次", "１２人", "1,204户") == ([38, 4, 12, 1204], {"with_unit": 4})
    hours = Column(name="x", type="number", title=Text(zh="服务时长（小时）", en="hours"))
    typed = typed_column(hours, pd.Series(["1.5小时", "90分钟", "2h", "3天"]), today=TODAY)
    assert typed.cells.tolist()[:3:2] == [1.5, 2]
    assert typed.codes == ("not_a_number", "not_a_number")


@pytest.mark.parametrize("kind", ["number", "integer", "boolean", "date", "month", "code", "key", "text"])
@pytest.mark.parametrize("mark", ["/", "—", "－", "--", "空", "（空）", "暂无"])
def test_marks_for_nothing_are_blank_and_counted(kind, mark):
    assert column_of(kind, mark, mark, None) == ([None] * 3, {"written_blank": 2})


@pytest.mark.parametrize(
    ("kind", "mark"), [("date", "无"), ("date", "0"), ("month", "至今"), ("code", "无"), ("code", "0"), ("key", "无")]
)
def test_none_and_nought_are_blank_where_they_can_mean_nothing_else(kind, mark):
    assert column_of(kind, mark) == ([None], {"written_blank": 1})


@pytest.mark.parametrize("word", ["NA", "None", "null", "nan", "0", "001"])
def test_names_that_look_like_nothing_stay_names(word):
    assert value_of("text", word) == word
    assert value_of("key", word) == word


def test_as_above_takes_the_value_above_and_is_counted():
    assert column_of("text", "甲", "同上", "〃", None, "同上") == (
        ["甲", "甲", "甲", None, "ditto"],
        {"same_as_above": 2},
    )
    assert column_of("code", "纸质", "同上")[0] == ["paper", "paper"]
    assert column_of("code", "?", "同上")[0] == ["unknown_code", "ditto"]
    assert column_of("key", "k1", "同上", person_key=True)[0] == ["k1", "ditto"]
    assert column_of("number", "3", "同上")[0] == [3, "ditto"]


def test_a_code_for_not_known_is_blank_and_no_fault():
    sex = TABLES["workers"].column("sex")
    typed = typed_column(sex, pd.Series(["1", "2", "9", "０", "3"]), today=TODAY)
    assert typed.cells.tolist()[:2] == ["M", "F"]
    assert typed.cells[2:].isna().all()
    assert typed.codes == ("unknown_code",)


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
