"""A questionnaire as an XLSForm in both languages, for KoboToolbox, ODK and whatever else reads one.

The names of items and answers are those of the contract, so what comes back needs no mapping.
The format: XLSForm.org, "XLSForm documentation"; ODK Documentation, "Form language".
"""

import io
from collections.abc import Iterator
from datetime import datetime

import xlsxwriter

from governance_metrics.instruments.questionnaire import AGREE, AGREE_NO, AGREE_YES, THANKS, Questionnaire
from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.question import NO_ANSWER, Asked, Question
from governance_metrics.text import LANGUAGES, Language, Text

LANGUAGE_NAMES: dict[Language, str] = {"zh": "中文 (zh)", "en": "English (en)"}
SPOKEN = ("label", "hint", "constraint_message", "required_message")
SURVEY_COLUMNS = ("type", "name", *SPOKEN, "required", "relevant", "constraint", "appearance", "calculation")
CHOICE_COLUMNS = ("list_name", "name", "label")
AGREED = "${consent} = 'yes'"
PLEASE_ANSWER = Text(zh="请选择一项；不想回答可选“不清楚/不愿回答”。", en="Please choose one; you may rather not say.")
ALONE = Text(
    zh="选了“都没有”一类或“不清楚/不愿回答”，就不能再选别的。",
    en="“None of these” or “rather not say” cannot be ticked together with others.",
)
BETWEEN = Text(zh="请填 {low} 到 {high} 之间的数。", en="Enter a number from {low} to {high}.")
AT_LEAST = Text(zh="请填不小于 {low} 的数。", en="Enter {low} or more.")
YES_NO = (Code("yes", AGREE_YES), Code("no", AGREE_NO))

Row = dict[str, "str | Text"]


def xlsform(form: Questionnaire, *, created: datetime) -> bytes:
    """Return the bytes of a bilingual XLSForm workbook: survey, choices, settings.

    Parameters
    ----------
    form : Questionnaire
        What is asked.
    created : datetime
        The day in the properties of the file.

    Examples
    --------
    >>> from governance_metrics.instruments.questionnaire import questionnaire
    >>> xlsform(questionnaire("workers_survey"), created=datetime(2025, 1, 1))[:2]
    b'PK'
    """
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"title": form.title.zh, "created": created.replace(tzinfo=None)})
        head = book.add_format({"bold": True, "bg_color": "#E7E6E6"})
        for name, table in _sheets(form):
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            for column, heading in enumerate(table[0]):
                page.write_string(0, column, heading, head)
                page.set_column(column, column, 40 if "::" in heading else 24)
            for number, cells in enumerate(table[1:], start=1):
                for column, cell in enumerate(cells):
                    if cell:
                        page.write_string(number, column, cell)
    return held.getvalue()


def survey_rows(form: Questionnaire) -> list[Row]:
    """Return the rows of the survey sheet, texts still in both languages.

    Examples
    --------
    >>> from governance_metrics.instruments.questionnaire import questionnaire
    >>> [row["name"] for row in survey_rows(questionnaire("workers_survey"))][:5]
    ['start', 'end', 'survey_date', 'respondent_id', 'greeting']
    """
    rows: list[Row] = [
        {"type": "start", "name": "start"},
        {"type": "end", "name": "end"},
        {"type": "today", "name": "survey_date"},
        {"type": "calculate", "name": "respondent_id", "calculation": "once(uuid())"},
        {"type": "note", "name": "greeting", "label": form.greeting},
        {"type": "note", "name": "consent_line", "label": form.consent},
        {
            **{"type": "select_one consent", "name": "consent", "label": AGREE},
            **{"required": "yes", "required_message": PLEASE_ANSWER},
        },
    ]
    items = {question.number: question for question in form.questions}
    for question in form.questions:
        rows += _rows(question, items, form)
    return [*rows, {"type": "note", "name": "thanks", "label": THANKS, "relevant": AGREED}]


def choice_rows(form: Questionnaire) -> list[tuple[str, str, Text]]:
    """Return list, name and label of every answer; questions with the same answers share a list.

    Examples
    --------
    >>> from governance_metrics.instruments.questionnaire import questionnaire
    >>> choice_rows(questionnaire("workers_survey"))[0][:2]
    ('consent', 'yes')
    """
    lists: dict[str, tuple[Code, ...]] = {"consent": YES_NO}
    if form.communities:
        lists["community_id"] = tuple(Code(id_, Text(zh=name, en=name)) for id_, name in form.communities)
    for question in form.questions:
        if question.answers:
            lists[question.name] = (*question.answers, NO_ANSWER)
    return [(name, code.code, code.title) for name, answers in lists.items() for code in answers]


def _rows(question: Question, items: dict[str, Question], form: Questionnaire) -> Iterator[Row]:
    """The rows of one question."""
    relevant = f"{AGREED} and {_relevant(question.asked, items)}" if question.asked else AGREED
    shared: Row = {"relevant": relevant}
    if question.note is not None:
        shared["hint"] = question.note
    if question.required:
        shared |= {"required": "yes", "required_message": PLEASE_ANSWER}
    label = Text(zh=f"{question.number} {question.wording.zh}", en=f"{question.number} {question.wording.en}")
    if question.kind == "matrix":
        group: Row = {"type": "begin group", "name": question.name, "label": label, "appearance": "field-list"}
        yield {**group, "relevant": relevant}
        for column, row in zip(question.columns, question.labels, strict=True):
            inside = {name: value for name, value in shared.items() if name != "relevant"}
            yield {"type": f"select_one {question.name}", "name": column.name, "label": row, **inside}
        yield {"type": "end group", "name": ""}
        return
    if question.kind == "number":
        yield {"type": "decimal", "name": question.name, "label": label, **shared, **_limits(question.columns[0])}
    elif question.kind == "text":
        yield {"type": "text", "name": question.name, "label": label, "appearance": "multiline", **shared}
    elif question.kind == "community":
        kind = "select_one community_id" if form.communities else "text"
        yield {"type": kind, "name": question.name, "label": label, **shared}
    elif question.kind == "multi":
        alone = [code.code for code in (question.none, NO_ANSWER) if code is not None]
        rule = " and ".join(f"not(selected(., '{code}') and count-selected(.) > 1)" for code in alone)
        yield {
            **{"type": f"select_multiple {question.name}", "name": question.name, "label": label},
            **{"constraint": rule, "constraint_message": ALONE},
            **shared,
        }
    else:
        yield {"type": f"select_one {question.name}", "name": question.name, "label": label, **shared}


def _relevant(asked: Asked, items: dict[str, Question]) -> str:
    """The condition on an earlier answer, as XPath; no answer there is no answer to go on."""
    earlier = items[asked.number]
    chosen = "selected(${" + earlier.name + "}, '" + asked.answer + "')"
    if asked.given:
        return chosen
    return f"not({chosen}) and not(selected(${{{earlier.name}}}, '{NO_ANSWER.code}'))"


def _limits(column: Column) -> Row:
    low, high = f"{column.minimum or 0:g}", "" if column.maximum is None else f"{column.maximum:g}"
    if not high:
        return {"constraint": f". >= {low}", "constraint_message": AT_LEAST.fill(low=low)}
    return {"constraint": f". >= {low} and . <= {high}", "constraint_message": BETWEEN.fill(low=low, high=high)}


def _sheets(form: Questionnaire) -> Iterator[tuple[str, list[list[str]]]]:
    yield "survey", _table(SURVEY_COLUMNS, survey_rows(form))
    choices: list[Row] = [
        {"list_name": list_, "name": name, "label": label} for list_, name, label in choice_rows(form)
    ]
    yield "choices", _table(CHOICE_COLUMNS, choices)
    settings = {
        "form_title": f"{form.title.zh} / {form.title.en}",
        "form_id": form.table,
        "version": "1",
        "default_language": LANGUAGE_NAMES["zh"],
    }
    yield "settings", [list(settings), list(settings.values())]


def _table(columns: tuple[str, ...], rows: list[Row]) -> list[list[str]]:
    """Heads and cells; a column that people read becomes one for each language."""
    heads: list[str] = []
    for name in columns:
        heads += [f"{name}::{LANGUAGE_NAMES[code]}" for code in LANGUAGES] if name in SPOKEN else [name]
    table = [heads]
    for row in rows:
        cells: list[str] = []
        for name in columns:
            value = row.get(name, "")
            if name in SPOKEN:
                cells += [value.say(code) if isinstance(value, Text) else "" for code in LANGUAGES]
            else:
                cells.append(str(value))
        table.append(cells)
    return table
