"""What is said of a file as a whole: what it is, whether it is safe, what in it cannot be seen or read."""

from governance_metrics.text import Text

STOPS: dict[str, Text] = {
    "archive_too_large": Text(
        zh="解压后应不超过 {limit} MB，实际更大。请删去多余内容，或拆分文件。",
        en="expected at most {limit} MB when unpacked, found more. Delete what is not needed, or split the file.",
    ),
    "too_many_columns": Text(
        zh="各表合计应不超过 {limit} 列，实为 {columns} 列。请删去远处的零星单元格，或拆分文件。",
        en="expected at most {limit} columns in all sheets together, found {columns}. "
        "Delete stray far cells, or split the file.",
    ),
    "archive_twice": Text(
        zh="压缩包内有同名部件，不安全。请用 Excel 或 WPS 打开后另存。",
        en="the archive holds two parts of one name, which is not safe. Open it in Excel or WPS and save it again.",
    ),
    "archive_false": Text(
        zh="压缩包的目录与内容不符，不安全。请用 Excel 或 WPS 打开后另存。",
        en="the archive's directory does not agree with its content, which is not safe. "
        "Open it in Excel or WPS and save it again.",
    ),
    "entities": Text(
        zh="文件内含有外部定义（DOCTYPE/ENTITY），不安全。请用 Excel 或 WPS 打开后另存。",
        en="the file holds a DOCTYPE or entity definition, which is not safe. "
        "Open it in Excel or WPS and save it again.",
    ),
    "undecodable": Text(
        zh="应为 UTF-8、UTF-16 或 GB18030 编码的文字，这一行却解不出来。请用 Excel 或 WPS 另存为“CSV UTF-8”。",
        en="expected text in UTF-8, UTF-16 or GB18030; this line is none of them. "
        "Save the file as CSV UTF-8 in Excel or WPS.",
    ),
    "broken_quotes": Text(
        zh="引号不成对，或一格过长，从这一行起无法分列。请用 Excel 或 WPS 打开后另存。",
        en="quotation marks do not pair up, or one cell is too long; columns cannot be told apart from here on. "
        "Open the file in Excel or WPS and save it again.",
    ),
    "text_as_workbook": Text(
        zh="应为 Excel 工作簿，内容却是网页或纯文字。请用 Excel 或 WPS 打开后另存为 .xlsx。",
        en="expected a workbook, found a web page or plain text under its name. "
        "Open it in Excel or WPS and save it as .xlsx.",
    ),
    "macro_workbook": Text(
        zh="工作簿带有宏。请另存为不带宏的 .xlsx。",
        en="the workbook holds macros. Save it as .xlsx without macros.",
    ),
    "format_not_read": Text(
        zh="{suffix} 格式不读。请另存为 .xlsx 或 .csv。",
        en="files of the kind {suffix} are not read. Save it as .xlsx or .csv.",
    ),
    "encrypted": Text(
        zh="文件有打开密码。请去掉密码后另存。",
        en="the file has a password. Remove the password and save it.",
    ),
}

ERRORS: dict[str, Text] = {
    "lost_characters": Text(
        zh="单元格里有“�”，原来的字在此前某次转存中已经丢失。请从原始文件更正，或留空。",
        en="the cell holds �: characters were lost when the file was converted before. "
        "Correct it from the original, or leave it blank.",
    ),
    "formula_without_value": Text(
        zh="单元格有公式却没有算出的值。请在 Excel 或 WPS 中打开并保存一次。",
        en="the cell holds a formula without a value. Open the file in Excel or WPS and save it once.",
    ),
    "error_cell": Text(
        zh="单元格是错误值（如 #DIV/0!）。请更正公式，或留空。",
        en="the cell holds an error such as #DIV/0!. Mend the formula, or leave it blank.",
    ),
}

WARNINGS: dict[str, Text] = {
    "hidden_sheet": Text(
        zh="这张工作表是隐藏的，已照常读取。如不应计入，请删去。",
        en="the sheet is hidden; it was read all the same. Delete it if it should not count.",
    ),
    "hidden_rows": Text(
        zh="有 {n} 行被隐藏（第 {rows} 行），已照常读取。如不应计入，请删去。",
        en="some rows are hidden and were read all the same (n = {n}; {rows}). Delete them if they should not count.",
    ),
    "hidden_columns": Text(
        zh="有 {n} 列被隐藏（{columns}），已照常读取。如不应计入，请删去。",
        en="some columns are hidden and were read all the same (n = {n}; {columns}). "
        "Delete them if they should not count.",
    ),
}
