"""What is said of the layout of a sheet: titles, merged cells, totals, notes, columns that are asked for."""

from governance_metrics.text import Text

STOPS: dict[str, Text] = {
    "key_among_data": Text(
        zh="密钥文件放在数据文件夹里，会随数据一起流出。请放到别处。",
        en="the key file lies among the data and would travel with them. Put it elsewhere.",
    ),
    "key_unusable": Text(
        zh="密钥文件读不出，或内容不是密钥。请改用别的文件名，会自动生成新的密钥。",
        en="the key file cannot be read or holds no key. Name another file, and a new key is made.",
    ),
    "heading_twice": Text(
        zh="有两列的标题都是“{found}”，分不清用哪一列。请只留一列，或改名。",
        en='two columns have the heading "{found}", and one cannot tell which is meant. Keep one, or rename the other.',
    ),
    "mapping_table": Text(
        zh="列名对照里的表“{found}”不存在。请改成数据说明里的表名。",
        en='the list of headings names a table "{found}", and there is none. Write the name of a table.',
    ),
    "mapping_column": Text(
        zh="列名对照里的字段“{found}”不在{zh}的说明里。请从下拉列表中选择，或把这一行改为不采用。",
        en='the list of headings names a field "{found}", which {en} does not have. '
        "Choose one from the list, or do not approve the line.",
    ),
    "mapping_twice": Text(
        zh="列名对照把“{found}”对应到两个字段，前一处在第 {first} 行。请只留一行。",
        en='the list of headings gives two fields for "{found}", the first in row {first}. Keep one of the lines.',
    ),
}

ERRORS: dict[str, Text] = {
    "total_differs": Text(
        zh="合计写的是“{found}”，各行相加为 {rows}。合计行没有采用。请核对各行，或重算合计。",
        en='the total says "{found}" and its rows give {rows}. The total was not used. '
        "Check the rows, or work the total out again.",
    ),
    "whole_differs": Text(
        zh="总数为 {whole}，{parts}各列相加却是 {given}。请核对：各部分可能重叠、缺漏，或超出总数的范围。",
        en="the whole is {whole}, and its parts {parts} add up to {given}. "
        "Check them: the parts may overlap, be incomplete or reach beyond the whole.",
    ),
    "merged_number": Text(
        zh="这个数合并到第 {last} 行，是几行共有的，无法分到各行，留空处理。请取消合并，逐行填写。",
        en="the number is merged down to row {last} and stands for all these rows together, so it was left blank. "
        "Take the cells apart and fill in each row.",
    ),
    "community_asked": Text(
        zh="社区名单里没有“{found}”，与“{near}”相近，不作猜测，整行不计。如果就是它，请在社区名单中补上别名。",
        en='"{found}" is not in the list of communities; the nearest is "{near}". The row is left out. '
        "If that is meant, add the alias to the list of communities.",
    ),
}

WARNINGS: dict[str, Text] = {
    "same_person": Text(
        zh="与 {file} 第 {first} 行是同一人（身份证号相同，或姓名和电话都相同），两处同时在册。请核对，只留一处。",
        en="the person is also in row {first} of {file}, by ID number or by name and phone, and counts in both. "
        "Check it, and keep one of the two.",
    ),
    "same_person_elsewhere": Text(
        zh="与 {file} 第 {first} 行是同一人，同时在两张表里。请核对是否重复计算。",
        en="the person is also in row {first} of {file}, another table. Check that nobody is counted twice.",
    ),
    "column_asked": Text(
        zh="这一列可能是{zh}（相似度 {confidence}），不作猜测，没有读取。如果是，请在列名对照中确认，或改用这个列名。",
        en="the column may be {en} (alike {confidence}); it was not read. "
        "If it is, approve it in the list of headings, or give it this heading.",
    ),
    "unit_line": Text(
        zh="表上方写明单位是“{unit}”，数字按所填读取，没有换算。请改按表头的单位填写。",
        en="a line above the header gives the unit {unit}; the numbers were read as they stand. "
        "Fill them in with the unit of the heading.",
    ),
}

NOTES: dict[str, Text] = {
    "list_split": Text(
        zh="这一列一格里写有多项：{rows} 行拆成 {n} 条，计入“{zh}”。",
        en="the cells of this column hold lists: {rows} rows were split into {n} entries, which are read as {en}.",
    ),
    "text_screened": Text(
        zh="有 {n} 处文字里的姓名、电话或证件号码已遮盖。",
        en="names, telephones or ID numbers in free text were masked ({n} cells).",
    ),
    "header_found": Text(
        zh="表头在第 {header} 行找到，以上 {n} 处标题、说明没有当作数据。",
        en="the header was found in row {header}; what stands above it was not taken for data ({n} cells).",
    ),
    "total_row": Text(zh="这是合计行，不是数据，没有采用。", en="this is a total, not a record, and was not used."),
    "note_row": Text(
        zh="这是表下的说明或签章，不是数据，没有采用。",
        en="this is a note or signature below the table, not a record, and was not used.",
    ),
    "header_again": Text(zh="这一行重复了表头，没有采用。", en="this row repeats the header and was not used."),
    "column_numbers": Text(
        zh="这一行是栏次编号，不是数据，没有采用。", en="this row numbers the columns and was not used."
    ),
}
