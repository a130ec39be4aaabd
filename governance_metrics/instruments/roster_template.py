"""The rosters as a workbook to fill in: one table a sheet, from the contract alone."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from governance_metrics.instruments.workbook import Field, FieldType, FormSheet, workbook
from governance_metrics.tables.column import Column, ColumnType
from governance_metrics.tables.table import EXAMPLE_MARK, Table
from governance_metrics.text import Language, Text

TITLE = Text(zh="台账模板", en="Templates of the rosters")
NOTES = (
    TITLE,
    Text(
        zh="一张表一个工作表，一行一个对象。深色表头的列必填；不知道的留空，不要填 0 或“无”。",
        en="One table a sheet, one thing a row. Columns with a dark heading are needed; leave blank what is not "
        "known, and write neither 0 nor “none” for it.",
    ),
    Text(
        zh="灰色斜体的示例行不会被当作数据，可以删去。整张表没有内容就不要动它：只有示例行的表按“未提供”处理；"
        "确实一个也没有，请删去示例行，留下空表。",
        en="The grey row in italics is an example; it is never read as data and may be deleted. Leave a sheet you do "
        "not fill in as it is: one with nothing but the example counts as not supplied. Where there truly is "
        "none, delete the example and leave the sheet empty.",
    ),
    Text(
        zh="每个社区各报一份时，文件名写社区编码和期间，例如 C05_2025.xlsx；全部放进一个文件夹，"
        "再运行 governance-metrics report 文件夹。",
        en="Where each community hands in its own file, name it by the id of the community and the period, such as "
        "C05_2025.xlsx; put all of them into one folder and run governance-metrics report FOLDER.",
    ),
    Text(
        zh="不收姓名、身份证号和电话：编号用单位自己的流水号，同一个人在各表中用同一个编号，不要用证件号码。",
        en="No names, ID numbers or phone numbers: use running numbers of your own, the same for one person in "
        "every sheet, and never the number of a document.",
    ),
)
DICTIONARY = (
    Text(zh="表", en="table"),
    Text(zh="列", en="column"),
    Text(zh="填什么", en="what to write"),
    Text(zh="是否必填", en="needed"),
    Text(zh="空白的含义", en="what a blank means"),
)
WHAT: Mapping[ColumnType, Text] = {
    "text": Text(zh="文字", en="text"),
    "code": Text(zh="从列表中选", en="one of the list"),
    "key": Text(zh="编号", en="an id"),
    "integer": Text(zh="整数", en="a whole number"),
    "number": Text(zh="数字", en="a number"),
    "boolean": Text(zh="是或否", en="yes or no"),
    "date": Text(zh="日期，如 2025-06-01", en="a date such as 2025-06-01"),
    "month": Text(zh="年月，如 1985-03", en="a year and month such as 1985-03"),
}
YES, NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
UNKNOWN = Text(zh="不详", en="unknown")
_KINDS: Mapping[ColumnType, FieldType] = {"integer": "integer", "number": "number", "date": "date"}
_SHOWN: Mapping[ColumnType, object] = {"integer": 3, "number": 12.5, "date": "2025-06-01", "month": "1985-03"}


def roster_template(tables: Iterable[Table], *, language: Language, created: datetime) -> bytes:
    """Return the bytes of a workbook with a sheet for each table, an example row, drop-downs and notes.

    Personal columns are not asked for. What comes back is read without a mapping.

    Parameters
    ----------
    tables : iterable of Table
        The contracts.
    language : {"zh", "en"}
        The language of names, headings, codes and notes.
    created : datetime
        The day in the properties of the file.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> roster_template([TABLES["units"]], language="zh", created=datetime(2025, 1, 1))[:2]
    b'PK'
    """
    listed = list(tables)
    return workbook(
        [_sheet(table, language) for table in listed],
        notes=[note.say(language) for note in NOTES],
        language=language,
        title=TITLE.say(language),
        created=created,
        dictionary=_dictionary(listed, language),
    )


def asked_columns(table: Table) -> tuple[Column, ...]:
    """Return the columns a template asks for: every one that is not personal.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> "id_number" in [column.name for column in asked_columns(TABLES["workers"])]
    False
    """
    return tuple(column for column in table.listed if not column.personal)


def is_needed(column: Column, table: Table) -> bool:
    """Return whether a row without the column cannot be placed.

    Examples
    --------
    >>> from governance_metrics.tables import TABLES
    >>> is_needed(TABLES["units"].column("unit_id"), TABLES["units"])
    True
    """
    return column.blank_means is None and (column.required or column.name in table.keys)


def _sheet(table: Table, language: Language) -> FormSheet:
    columns = asked_columns(table)
    return FormSheet(
        name=table.heading.say(language),
        fields=tuple(_field(column, table, language) for column in columns),
        rows=(tuple(_example(column, table, language) for column in columns),),
        examples=1,
    )


def _field(column: Column, table: Table, language: Language) -> Field:
    heading = column.title.say(language)
    return Field(
        heading=heading,
        note="\n".join(_explained(column, table, language)),
        kind=_KINDS.get(column.type, "text"),
        choices=_choices(column, language),
        minimum=column.minimum,
        required=is_needed(column, table),
        width=min(24, max(10, 2 + len(heading.encode("gb18030", "replace")))),
    )


def _choices(column: Column, language: Language) -> tuple[str, ...]:
    if column.type == "boolean":
        return (YES.say(language), NO.say(language))
    return tuple(code.title.say(language) for code in column.codes)


def _explained(column: Column, table: Table, language: Language) -> tuple[str, str, str]:
    """What to write, whether it is needed, what a blank means."""
    choices = column.codes and ("：" if language == "zh" else ": ") + "；".join(_choices(column, language))
    blank = column.blank_means or UNKNOWN
    return (
        WHAT[column.type].say(language) + (choices or ""),
        (YES if is_needed(column, table) else NO).say(language),
        blank.say(language),
    )


def _example(column: Column, table: Table, language: Language) -> object:
    if column.name in table.keys and column.type == "key":
        return f"{EXAMPLE_MARK.say(language)}-1"
    choices = _choices(column, language)
    return choices[0] if choices else _SHOWN.get(column.type)


def _dictionary(tables: Iterable[Table], language: Language) -> FormSheet:
    rows = []
    for table in tables:
        for column in asked_columns(table):
            said = _explained(column, table, language)
            rows.append((table.heading.say(language), column.title.say(language), *said))
    fields = tuple(Field(heading=head.say(language), note="") for head in DICTIONARY)
    return FormSheet(name="dictionary", fields=fields, rows=tuple(rows))
