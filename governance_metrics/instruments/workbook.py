"""A workbook for people to fill in: one sheet a list, drop-downs, a note on every heading, nothing that runs."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from governance_metrics.text import Language, Text

Formats = dict[str, Any]
FieldType = Literal["text", "integer", "number", "date"]
LAST_ROW = 2000  # as far down as drop-downs and checks reach
NOTES, LISTS = "README", "README_lists"  # names that reading passes over
_MOST = 255  # characters Excel allows in the message of a cell
_MESSAGES = {
    "list": Text(zh="请从下拉列表中选择。", en="Choose from the list."),
    "number": Text(zh="请只填数字，不带单位。", en="Digits only, without the unit."),
    "date": Text(zh="请填日期，如 2025-06-01。", en="A date, such as 2025-06-01."),
}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a sheet.

    Parameters
    ----------
    heading : str
        What stands in the first row.
    note : str
        What the heading says when the pointer rests on it.
    kind : {"text", "integer", "number", "date"}
        What the cells hold.
    choices : tuple of str
        The values to choose from; none for free entry.
    minimum : float, optional
        Smallest number allowed.
    required : bool
        Whether a row without it cannot be used; such headings stand out.
    width : int
        In characters.

    Examples
    --------
    >>> Field(heading="sex", note="women or men", choices=("women", "men")).kind
    'text'
    """

    heading: str
    note: str
    kind: FieldType = "text"
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    required: bool = False
    width: int = 14


@dataclass(frozen=True, kw_only=True)
class FormSheet:
    """One sheet of a workbook.

    Parameters
    ----------
    name : str
        Its name, 31 characters at most.
    fields : tuple of Field
        Its columns.
    rows : tuple of tuple
        Cells already filled in, a row each: text, a number, or None for a blank.
    examples : int
        How many of the first rows are examples, set apart from data.

    Examples
    --------
    >>> FormSheet(name="units", fields=(Field(heading="unit id", note="your own number"),)).rows
    ()
    """

    name: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[object, ...], ...] = ()
    examples: int = 0


def workbook(
    sheets: Sequence[FormSheet],
    *,
    notes: Sequence[str],
    language: Language,
    title: str,
    created: datetime,
    dictionary: FormSheet | None = None,
) -> bytes:
    """Return the bytes of a workbook: a sheet of notes, the sheets to fill in, and the lists they choose from.

    Text that begins like a formula is stored as text. Equal arguments give equal bytes.

    Parameters
    ----------
    sheets : sequence of FormSheet
        The sheets to fill in.
    notes : sequence of str
        What the first sheet says, a line each.
    language : {"zh", "en"}
        The language of the messages.
    title : str
        The title in the properties of the file.
    created : datetime
        The day in the properties of the file.
    dictionary : FormSheet, optional
        A table that stands below the notes.

    Examples
    --------
    >>> sheet = FormSheet(name="units", fields=(Field(heading="unit id", note="your own number"),))
    >>> workbook([sheet], notes=["Fill in."], language="en", title="t", created=datetime(2025, 1, 1))[:2]
    b'PK'
    """
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"title": title, "created": created.replace(tzinfo=None)})
        formats = _formats(book)
        _write_notes(book.add_worksheet(NOTES), notes, dictionary, formats)
        pages = [(sheet, book.add_worksheet(sheet.name)) for sheet in sheets]
        lists = book.add_worksheet(LISTS)
        lists.hide()
        places: dict[tuple[str, ...], str] = {}
        for sheet, page in pages:
            for field in sheet.fields:
                if field.choices and field.choices not in places:
                    places[field.choices] = _write_list(lists, len(places), field.choices)
            _write_sheet(page, sheet, places, language, formats)
        if pages:
            pages[0][1].activate()
    return held.getvalue()


def _formats(book: Any) -> Formats:
    edge = {"border": 1, "border_color": "#A6A6A6"}
    head = {"bold": True, "text_wrap": True, "valign": "top", **edge}
    plain = {"quote_prefix": True}
    return {
        "head": book.add_format({**head, "bg_color": "#E7E6E6"}),
        "needed": book.add_format({**head, "bg_color": "#D0CECE"}),
        "example": book.add_format({"italic": True, "font_color": "#7F7F7F", "bg_color": "#F2F2F2"}),
        "text": book.add_format({}),
        "prefixed": book.add_format(plain),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _write_notes(page: Any, notes: Sequence[str], dictionary: FormSheet | None, formats: Formats) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 5, 30)
    for row, note in enumerate(notes):
        if row == 0:
            page.write_string(row, 0, note, formats["title"])
        else:
            page.merge_range(row, 0, row, 5, note, formats["note"])
            page.set_row(row, 15 * (1 + len(note.encode("gb18030", "replace")) // 150))
    if dictionary is None:
        return
    top = len(notes) + 1
    for column, field in enumerate(dictionary.fields):
        page.write_string(top, column, field.heading, formats["head"])
    for row, cells in enumerate(dictionary.rows, start=top + 1):
        for column, cell in enumerate(cells):
            page.write_string(row, column, str(cell), formats["note"])


def _write_list(page: Any, column: int, choices: tuple[str, ...]) -> str:
    """Write one list of choices and return where it lies."""
    for row, choice in enumerate(choices):
        page.write_string(row, column, choice)
    letter = xl_col_to_name(column, True)
    return f"={LISTS}!{letter}$1:{letter}${len(choices)}"


def _write_sheet(
    page: Any, sheet: FormSheet, places: dict[tuple[str, ...], str], language: Language, formats: Formats
) -> None:
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    for column, field in enumerate(sheet.fields):
        page.set_column(column, column, field.width, formats["date"] if field.kind == "date" else None)
        page.write_string(0, column, field.heading, formats["needed" if field.required else "head"])
        if field.note:
            page.write_comment(0, column, field.note, {"x_scale": 2, "author": ""})
        rule = _rule(field, places, language)
        if rule:
            page.data_validation(1, column, LAST_ROW, column, rule)
    for row, cells in enumerate(sheet.rows, start=1):
        shade = "example" if row <= sheet.examples else ""
        for column, cell in enumerate(cells):
            _write_cell(page, row, column, cell, shade, formats)


def _write_cell(page: Any, row: int, column: int, cell: object, shade: str, formats: Formats) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        page.write_number(row, column, cell, formats[shade or "text"])
        return
    said = str(cell)
    risky = said.startswith(("=", "+", "-", "@", "\t", "\r"))
    page.write_string(row, column, said, formats["prefixed" if risky else shade or "text"])


def _rule(field: Field, places: dict[tuple[str, ...], str], language: Language) -> dict[str, object]:
    """What Excel checks in a column: a list to choose from, a number, or a day; other entries are warned about."""
    rule: dict[str, object]
    if field.choices:
        kind, rule = "list", {"validate": "list", "source": places[field.choices]}
    elif field.kind in ("integer", "number"):
        lowest = 0 if field.minimum is None else field.minimum
        checked = "integer" if field.kind == "integer" else "decimal"
        kind, rule = "number", {"validate": checked, "criteria": ">=", "value": lowest}
    elif field.kind == "date":
        kind, rule = "date", {"validate": "date", "criteria": ">=", "value": datetime(1900, 1, 1)}
    else:
        return {}
    message = _MESSAGES[kind].say(language)
    return {**rule, "error_type": "warning", "error_message": message[:_MOST], "input_message": message[:_MOST]}
