"""Every fault a file or a value can have: how grave it is, and what it says in Chinese and English."""

from typing import Literal

from governance_metrics.intake import export_rules, file_rules, sheet_rules, value_rules
from governance_metrics.text import Text

Severity = Literal["stop", "error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("stop", "error", "warning", "note")

# A file or a table that cannot be used as it is: nothing is computed until it is mended.
_STOPS: dict[str, Text] = {
    "no_such_path": Text(
        zh="没有这个文件或文件夹。请检查路径。", en="there is no such file or folder. Check the path."
    ),
    "empty_folder": Text(
        zh="文件夹里没有可读的数据文件。请放入 .xlsx、.csv 或 .parquet 文件。",
        en="the folder holds no data file that can be read. Put .xlsx, .csv or .parquet files into it.",
    ),
    "nothing_recognised": Text(
        zh="没有一个文件能认出是哪张表。请用表名作文件名或工作表名，例如 {zh}。",
        en="no file was recognised as a table. Name the file or the sheet after its table, for example {en}.",
    ),
    "not_a_regular_file": Text(
        zh="应为普通文件，实为{zh}。请换成文件本身。",
        en="expected an ordinary file, found {en}. Put the file itself here.",
    ),
    "no_permission": Text(
        zh="没有读取权限，或文件正被占用。请关闭占用它的程序，或更改权限。",
        en="the file cannot be opened. Close the program that holds it, or allow reading it.",
    ),
    "empty_file": Text(
        zh="应有数据，文件却是空的。请重新导出，或把它移出文件夹。",
        en="expected data, found an empty file. Export it again, or take it out of the folder.",
    ),
    "empty_table": Text(
        zh="应有表头和数据，里面却没有任何内容。请重新导出，或把它移出文件夹。",
        en="expected a header and rows, found nothing at all. Export it again, or take it out of the folder.",
    ),
    "too_large": Text(
        zh="文件应不超过 {limit} MB，实为 {size} MB。请拆分后再放入。",
        en="expected at most {limit} MB, found {size} MB. Split the file.",
    ),
    "too_many_cells": Text(
        zh="单元格应不超过 {limit} 个，实为 {cells} 个。请删去远处的零星单元格，或拆分文件。",
        en="expected at most {limit} cells, found {cells}. Delete stray far cells, or split the file.",
    ),
    "unreadable": Text(
        zh="应为 {suffix} 文件，内容却读不出来：可能已损坏或没有下载完整。请用原软件打开后另存一份。",
        en="expected a {suffix} file, but it cannot be read: it may be damaged or cut off. "
        "Open it in its own program and save it again.",
    ),
    "same_name": Text(
        zh="与“{other}”只有大小写不同。请改名或删去其一。",
        en="the name differs from {other} only in case. Rename or remove one of the two.",
    ),
    "missing_column": Text(
        zh="应有{zh}一列，表头里没有。请补上这一列，或把它的标题改成这个名称。",
        en="expected a column {en}, found none in the header. Add it, or give it this heading.",
    ),
    "two_columns": Text(
        zh="“{first}”与“{second}”都是{zh}。请只留一列。",
        en="{first} and {second} both mean {en}. Keep one of the two.",
    ),
    "conflicting_key": Text(
        zh="编号“{found}”已用于 {file} 第 {first} 行，两行内容不同。请更正其一，或删去其一。",
        en='the key "{found}" is already used in row {first} of {file}, with other values. '
        "Correct or remove one of the two.",
    ),
    "design_column_missing": Text(
        zh="抽样设计用到“{name}”一列，数据里没有。请补上这一列，或从设计中去掉。",
        en="the survey design names the column {name}, and the data have none. Add it, or take it out of the design.",
    ),
    "design_blank": Text(
        zh="抽样设计用到这一列，却有 {n} 行空白。请补全，或整列不填。",
        en="the survey design needs this column, and some rows are blank in it ({n}). "
        "Fill them in, or leave out the column.",
    ),
    "unknown_table": Text(
        zh="没有这张表的说明。请用 tables=[gm.Table(…)] 说明它的列。",
        en="there is no description of this table. Describe its columns: tables=[gm.Table(…)].",
    ),
    "not_a_frame": Text(
        zh="应为 pandas 数据框，实为 {kind}。请先转换。",
        en="expected a pandas DataFrame, found {kind}. Convert it first.",
    ),
    "more_stops": Text(zh="同样的问题还有 {n} 处，见质量清单。", en="the same again ({n} more); see the quality list."),
}

# A value or a row that cannot be used: it is left blank or left out, listed and counted.
_ERRORS: dict[str, Text] = {
    "not_a_number": Text(
        zh="应为数字，实为“{found}”。请只填数字，或留空。",
        en='expected a number, found "{found}". Write digits only, or leave it blank.',
    ),
    "not_an_integer": Text(
        zh="应为整数，实为“{found}”。请更正，或留空。",
        en='expected a whole number, found "{found}". Correct it, or leave it blank.',
    ),
    "not_finite": Text(
        zh="应为有限的数，实为“{found}”。请更正，或留空。",
        en='expected a finite number, found "{found}". Correct it, or leave it blank.',
    ),
    "below_minimum": Text(
        zh="应不小于 {minimum}，实为“{found}”。请更正，或留空。",
        en='expected {minimum} or more, found "{found}". Correct it, or leave it blank.',
    ),
    "above_maximum": Text(
        zh="应不大于 {maximum}，实为“{found}”。请更正，或留空。",
        en='expected {maximum} or less, found "{found}". Correct it, or leave it blank.',
    ),
    "not_a_boolean": Text(
        zh="应为“是”或“否”，实为“{found}”。请更正，或留空。",
        en='expected yes or no, found "{found}". Correct it, or leave it blank.',
    ),
    "not_a_date": Text(
        zh="应为日期，如 2025-06-01，实为“{found}”。请更正，或留空。",
        en='expected a date such as 2025-06-01, found "{found}". Leave it blank, or correct it.',
    ),
    "not_a_month": Text(
        zh="应为年月，如 1985-03，实为“{found}”。请更正，或留空。",
        en='expected a year and month such as 1985-03, found "{found}". Leave it blank, or correct it.',
    ),
    "future_date": Text(
        zh="应不晚于 {today}，实为“{found}”。请更正，或留空。",
        en='expected a day not after {today}, found "{found}". Leave it blank, or correct it.',
    ),
    "unknown_code": Text(
        zh="应为以下之一：{zh}；实为“{found}”。请更正，或留空。",
        en='expected one of {en}; found "{found}". Correct it, or leave it blank.',
    ),
    "blank_key": Text(
        zh="这一行没有填{zh}，整行不计。请补填。",
        en="{en} is blank, so the row is left out. Fill it in.",
    ),
    "blank_community": Text(
        zh="这一行没有填社区，整行不计。请补填。",
        en="the row names no community and is left out. Fill it in.",
    ),
    "unknown_community": Text(
        zh="应为社区名单中的编码、名称或别名，实为“{found}”，整行不计。请更正，或在社区名单中补上别名。",
        en='expected a community of the list by id, name or alias, found "{found}"; the row is left out. '
        "Correct it, or add the alias to the list of communities.",
    ),
    "ambiguous_community": Text(
        zh="名单中有几个社区都叫“{found}”，整行不计。请改填社区编码。",
        en='several communities are called "{found}"; the row is left out. Write the community id.',
    ),
    "no_date": Text(
        zh="这一行没有可用的{zh}，无法归入任何期间，整行不计。请补填。",
        en="the row has no usable {en} and belongs to no period; it is left out. Fill it in.",
    ),
    "missing_weight": Text(
        zh="这一行没有权重，整行不计。请补填。", en="the row has no weight and is left out. Fill it in."
    ),
    "negative_weight": Text(
        zh="权重应不小于 0，实为“{found}”，整行不计。请更正。",
        en='expected a weight of 0 or more, found "{found}"; the row is left out. Correct it.',
    ),
    "ragged_row": Text(
        zh="这一行有 {found} 格，表头只有 {expected} 格，无法对齐，整行不计。请检查多余的逗号。",
        en="the row has {found} cells and the header {expected}, so they cannot be matched; it is left out. "
        "Look for a stray comma.",
    ),
}

# Something to look at: nothing is wrong with what was used.
_WARNINGS: dict[str, Text] = {
    "not_recognised": Text(
        zh="认不出这是哪张表，没有读取。如需使用，请用表名命名，例如 {zh}。",
        en="it was not recognised as a table and not read. To use it, name it after its table, for example {en}.",
    ),
    "sheet_not_recognised": Text(
        zh="认不出这张工作表是哪张表，没有读取。如需使用，请用表名命名。",
        en="the sheet was not recognised as a table and not read. To use it, name it after its table.",
    ),
    "other_format": Text(
        zh="{suffix} 格式不读，这个文件没有读取。如需使用，请另存为 .xlsx 或 .csv。",
        en="files of the kind {suffix} are not read; this one was passed over. To use it, save it as .xlsx or .csv.",
    ),
    "link_not_followed": Text(
        zh="这是指向别处的链接，没有读取。请把文件本身放进来。",
        en="this is a link to somewhere else and was not read. Put the files themselves here.",
    ),
    "duplicate_row": Text(
        zh="与 {file} 第 {first} 行完全相同，只计一次。请删去多余的一行。",
        en="it is the same as row {first} of {file} and is counted once. Remove one of the two.",
    ),
    "other_community": Text(
        zh="文件名写的是社区“{community}”，有 {n} 行填的却是别的社区，按行内所填计算。请核对。",
        en="the file is named after community {community}, but some rows name another ({n}); "
        "the rows were believed. Check them.",
    ),
    "name_not_a_community": Text(
        zh="文件名中的“{name}”不在社区名单里，没有据此认定由谁报送。",
        en='"{name}" in the name is not in the list of communities, so it does not say who reported.',
    ),
    "not_in_parent": Text(
        zh="“{found}”不在“{zh}”里，这一行照样计入。请核对编码，或在那张表里补上。",
        en='"{found}" is not in {en}; the row is counted all the same. Check the id, or add it there.',
    ),
    "above_whole": Text(
        zh="“{found}”大于{zh}“{whole}”，两数照样采用；合计超过时不给比率。请核对。",
        en='"{found}" exceeds {en}, {whole}; both are used, and no share is given where the total exceeds it. '
        "Check them.",
    ),
    "undated": Text(
        zh="没有{zh}，各行按最近一期计。建议补上日期。",
        en="there is no {en}; its rows count for the latest period. Adding the date is better.",
    ),
}

# Told for the record.
_NOTES: dict[str, Text] = {
    "columns_dropped": Text(
        zh="有 {n} 列不在数据说明里，没有读取：{names}。",
        en="columns that are not in the description were not read ({n}): {names}.",
    ),
    "columns_without_heading": Text(
        zh="有 {n} 列没有标题，没有读取。", en="columns without a heading were not read ({n})."
    ),
    "example_row": Text(
        zh="这是模板的示例行，不是数据，没有采用。可以删去。",
        en="this is the example row of the template, not data, and was not used. It may be deleted.",
    ),
    "zero_weight": Text(
        zh="有 {n} 行权重为 0，保留但不影响估计。",
        en="rows with weight 0 are kept and move no estimate ({n}).",
    ),
    "design_column_blank": Text(
        zh="“{name}”整列空白，按没有这一列处理。",
        en="the column {name} is blank throughout and is treated as not supplied.",
    ),
    "more_of_the_same": Text(
        zh="这一列同样的问题还有 {n} 处，未逐条列出。",
        en="the same fault again in this column, not listed one by one ({n}).",
    ),
}

_BY_SEVERITY: dict[Severity, dict[str, Text]] = {
    "stop": {**_STOPS, **file_rules.STOPS, **sheet_rules.STOPS},
    "error": {**_ERRORS, **file_rules.ERRORS, **export_rules.ERRORS, **sheet_rules.ERRORS, **value_rules.ERRORS},
    "warning": {
        **_WARNINGS,
        **file_rules.WARNINGS,
        **export_rules.WARNINGS,
        **sheet_rules.WARNINGS,
        **value_rules.WARNINGS,
    },
    "note": {**_NOTES, **export_rules.NOTES, **sheet_rules.NOTES, **value_rules.NOTES},
}
RULES: dict[str, Text] = {code: text for texts in _BY_SEVERITY.values() for code, text in texts.items()}
SEVERITY: dict[str, Severity] = {code: severity for severity, texts in _BY_SEVERITY.items() for code in texts}
