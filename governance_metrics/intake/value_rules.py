"""What is said of values that leave two readings open, or that were read in a way worth telling."""

from governance_metrics.text import Text

# The value is left blank.
ERRORS: dict[str, Text] = {
    "january_or_october": Text(
        zh="“{found}”可能是 1 月，也可能是被表格软件去掉 0 的 10 月，不作猜测。请写成“1985-01”或“1985-10”的形式。",
        en='"{found}" may be January, or an October whose nought the spreadsheet dropped; it was left blank. '
        "Write it as 1985-01 or 1985-10.",
    ),
    "which_century": Text(
        zh="“{found}”的年份只有两位，可能是 19 开头，也可能是 20 开头，不作猜测。请写出四位年份。",
        en='the year in "{found}" has two digits and may begin with 19 or 20; it was left blank. '
        "Write the year with four digits.",
    ),
    "day_or_month_first": Text(
        zh="“{found}”哪个是月、哪个是日，这一列看不出来，不作猜测。请写成“2025-06-01”的形式。",
        en='"{found}" may begin with the day or with the month, and the column does not tell; it was left blank. '
        "Write it as 2025-06-01.",
    ),
    "none_or_unknown": Text(
        zh="“{found}”可能是 0，也可能是没有数据，不作猜测。没有就写 0，不知道就留空。",
        en='"{found}" may mean 0 or not known; it was left blank. '
        "Write 0 for none, and leave it blank where not known.",
    ),
    "number_or_share": Text(
        zh="这一列别处写的是百分数，“{found}”却没有百分号，可能是百分数，也可能是比例，不作猜测。请补上百分号。",
        en='other cells of the column are per cents, and "{found}" has no sign: it may be a per cent or a share '
        "and was left blank. Add the sign.",
    ),
    "ditto": Text(
        zh="写的是“{found}”，上一格却没有可沿用的值，或这一列不能沿用。请填写内容本身。",
        en='expected a value, found "{found}", and there is none above that could be meant. Write the value itself.',
    ),
    "damaged_id": Text(
        zh="身份证号被当作数字存过，后几位已丢失，无法恢复，没有采用。请按证件重新填写，并先把单元格设为文本。",
        en="the ID number was stored as a number and has lost its last digits; it cannot be mended and was not used. "
        "Enter it again from the document, in cells set to text.",
    ),
    "invalid_id": Text(
        zh="身份证号的位数、出生日期或校验码不对，没有采用。请按证件核对。",
        en="the ID number has a wrong length, date of birth or check digit and was not used. "
        "Compare it with the document.",
    ),
}

# The value was used.
WARNINGS: dict[str, Text] = {
    "two_digit_year": Text(
        zh="有 {n} 处年份只有两位，按唯一不在将来的世纪读取（如 85 读作 1985）。建议写出四位年份。",
        en="years of two digits were read in the only century that is not in the future, 85 as 1985 ({n}). "
        "Four digits are better.",
    ),
    "before_1900": Text(
        zh="有 {n} 处日期早于 1900 年，已按所填读取。请核对是否笔误。",
        en="days before 1900 were read as they stand ({n}). Check that they are no slips.",
    ),
    "same_as_above": Text(
        zh="有 {n} 处写“同上”，按上一行读取。如果排过序，请核对。",
        en="cells that say “as above” took the value of the row above ({n}). Check them if the rows have been sorted.",
    ),
    "unit_assumed": Text(
        zh="列名没有写明单位，有 {n} 个数按{zh}读取。如果填的不是{zh}，请换算，或在列名里写明单位。",
        en="the heading names no unit, and its numbers were read as {en} ({n}). "
        "If they are not, convert them, or name the unit in the heading.",
    ),
    "differs_from_id": Text(
        zh="与身份证号所示不符，按本列所填计算。请核对。",
        en="it differs from what the ID number says; the column was believed. Check it.",
    ),
}

# Told for the record, once for a column.
NOTES: dict[str, Text] = {
    "ids_unusable": Text(
        zh="这一列有 {n} 个身份证号，没有一个有效，都没有采用；可能是脱敏号或占位号。请核对是否用错了列或文件。",
        en="none of the ID numbers of this column is valid, and none was used ({n}); "
        "they may be masked or placeholders. Check that this is the right column and file.",
    ),
    "serial_date": Text(
        zh="有 {n} 处日期是表格软件的序列数（如 45809），已换算成日期。",
        en="days stored as serial numbers of a spreadsheet, such as 45809, were read as days ({n}).",
    ),
    "as_share": Text(
        zh="有 {n} 处百分数按比例读取（85% 读作 0.85）。", en="per cents were read as shares, 85% as 0.85 ({n})."
    ),
    "with_unit": Text(
        zh="有 {n} 处数字带有单位（如“38岁”），只取数字。", en="numbers with their unit were read without it ({n})."
    ),
    "written_blank": Text(
        zh="有 {n} 处写“无”“/”“—”之类，按空白读取。", en="cells that say none, / or — were read as blank ({n})."
    ),
}
