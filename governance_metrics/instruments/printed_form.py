"""A questionnaire on paper: a Word document with the head the Statistics Law asks for, and boxes to tick.

Statistics Law of China (2024 revision), art. 17, for the four fields at the upper right; paper and margins as in
GB/T 9704-2012 are for official documents, a form is set closer.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from governance_metrics.instruments.questionnaire import GUIDE, HEADER, THANKS, Questionnaire
from governance_metrics.tables.question import NO_ANSWER, Question
from governance_metrics.text import Language, Text

BOX = "□"
LATIN, CHINESE, HEADING = "Times New Roman", "宋体", "黑体"
TEXT_WIDTH, FIRST_COLUMN = 16.6, 3.4  # centimetres
LINE_WIDTH = 84  # in half-width characters: answers that do not fit one line stand below each other
COLUMNS_OF_COMMUNITIES = 6
FILL_IN = Text(
    zh="问卷编号：____________　　调查日期：______年____月____日",
    en="Form no. ____________    Date of survey: ____________ (year-month-day)",
)
TICK = Text(zh="请在所选答案前的方框内打“√”；标明可多选的题可以打几个。", en="Tick the box before your answer; "
            "more than one where the question says so.")  # fmt: skip
AND_NAME = Text(zh="______________社区", en="______________ community")
WRITE = "_" * 12
RULED = "_" * 70


def printed_form(form: Questionnaire, *, language: Language, created: datetime) -> bytes:
    """Return the bytes of a Word document to print.

    Parameters
    ----------
    form : Questionnaire
        What is asked.
    language : {"zh", "en"}
        The language of every word.
    created : datetime
        The day in the properties of the file.

    Examples
    --------
    >>> from governance_metrics.instruments.questionnaire import questionnaire
    >>> printed_form(questionnaire("workers_survey"), language="zh", created=datetime(2025, 1, 1))[:2]
    b'PK'
    """
    document = docx.Document()
    _set_page(document, form.title.say(language), created, language)
    _head(document, form, language)
    for question in form.questions:
        _ask(document, question, form, language)
    _line(document, THANKS.say(language), align=WD_ALIGN_PARAGRAPH.CENTER, before=10)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def answer_lines(question: Question, language: Language) -> list[str]:
    """Return the boxes of a question, in one line where they fit.

    Parameters
    ----------
    question : Question
        One with a list of answers.
    language : {"zh", "en"}
        The language.

    Examples
    --------
    >>> from governance_metrics.tables.worker_questions import WORKER_QUESTIONS
    >>> answer_lines(next(q for q in WORKER_QUESTIONS if q.number == "W12"), "zh")
    ['□ 想　 □ 没想好　 □ 不想　 □ 不清楚/不愿回答']
    """
    boxes = [f"{BOX} {code.title.say(language)}" for code in (*question.answers, NO_ANSWER)]
    gap = "　 " if language == "zh" else "   "
    lines: list[str] = []
    for box in boxes:
        joined = f"{lines[-1]}{gap}{box}" if lines else box
        if lines and _width(joined) <= LINE_WIDTH:
            lines[-1] = joined
        else:
            lines.append(box)
    return lines


def _width(text: str) -> int:
    return len(text.encode("gb18030", "replace"))


def _head(document: Any, form: Questionnaire, language: Language) -> None:
    """The four fields at the upper right, the title, who asks, and what a person agrees to."""
    table = document.add_table(rows=0, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.RIGHT
    for name, label in HEADER.items():
        row = table.add_row()
        _fill(row.cells[0], label.say(language) + ("：" if language == "zh" else ":"), size=9)
        _fill(row.cells[1], getattr(form.header, name) or WRITE + "_" * 6, size=9)
    _widths(table, (4.2, 4.4))
    _line(
        document, form.title.say(language), size=18, bold=True, font=HEADING,
        align=WD_ALIGN_PARAGRAPH.CENTER, before=10, after=8,
    )  # fmt: skip
    for text in (form.greeting, form.consent):
        _line(document, text.say(language), after=3, indent=language == "zh")
    _line(document, GUIDE.say(language), size=9, after=6)
    _line(document, FILL_IN.say(language), after=4, before=4)
    _line(document, TICK.say(language), size=9, after=4)


def _ask(document: Any, question: Question, form: Questionnaire, language: Language) -> None:
    head = f"{question.number}. {question.wording.say(language)}"
    left, right = ("（", "）") if language == "zh" else (" (", ")")
    note = f"{left}{question.note.say(language).rstrip('。.')}{right}" if question.note else ""
    line = _line(document, head, bold=True, before=8, after=2, keep=True)
    if note:
        _styled(line.add_run(note), size=9)
    if question.kind == "matrix":
        _matrix(document, question, language)
    elif question.kind == "community":
        _communities(document, form.communities, language)
    elif question.kind == "number":
        _line(document, WRITE, left=0.6)
    elif question.kind == "text":
        for _ in range(2):
            _line(document, RULED, left=0.6, after=4)
    else:
        lines = answer_lines(question, language)
        for number, boxes in enumerate(lines, start=1):
            _line(document, boxes, left=0.6, keep=number < len(lines))


def _communities(document: Any, communities: Sequence[tuple[str, str]], language: Language) -> None:
    if not communities:
        _line(document, AND_NAME.say(language), left=0.6)
        return
    table = document.add_table(rows=-(-len(communities) // COLUMNS_OF_COMMUNITIES), cols=COLUMNS_OF_COMMUNITIES)
    for number, (_, name) in enumerate(communities):
        row, column = divmod(number, COLUMNS_OF_COMMUNITIES)
        _fill(table.cell(row, column), f"{BOX} {name}", size=9)
    _widths(table, (TEXT_WIDTH / COLUMNS_OF_COMMUNITIES,) * COLUMNS_OF_COMMUNITIES)


def _matrix(document: Any, question: Question, language: Language) -> None:
    answers = (*question.answers, NO_ANSWER)
    table = document.add_table(rows=1, cols=1 + len(answers))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, code in enumerate(answers, start=1):
        _fill(table.cell(0, column), code.title.say(language), size=9, centre=True)
    for label in question.labels:
        cells = table.add_row().cells
        _fill(cells[0], label.say(language), size=9)
        for cell in cells[1:]:
            _fill(cell, BOX, size=10.5, centre=True)
    _widths(table, (FIRST_COLUMN, *((TEXT_WIDTH - FIRST_COLUMN) / len(answers),) * len(answers)))
    for row in table.rows:
        rules = row._tr.get_or_add_trPr()
        rules.append(OxmlElement("w:cantSplit"))
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(cell: Any, text: str, *, size: float, centre: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    _styled(paragraph.add_run(text), size=size)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _widths(table: Any, widths: Sequence[float]) -> None:
    """Set the columns to these widths, in centimetres; programs differ in which of the two places they read."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _line(
    document: Any,
    text: str,
    *,
    size: float = 10.5,
    bold: bool = False,
    font: str = CHINESE,
    align: Any = None,
    before: float = 0,
    after: float = 0,
    left: float = 0,
    indent: bool = False,
    keep: bool = False,
) -> Any:
    paragraph = document.add_paragraph()
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.left_indent = Cm(left)
    shape.keep_with_next = keep
    shape.keep_together = True
    if indent:
        shape.first_line_indent = Pt(2 * size)
    paragraph.alignment = align
    _styled(paragraph.add_run(text), size=size, bold=bold, font=font)
    return paragraph


def _styled(run: Any, *, size: float, bold: bool = False, font: str = CHINESE) -> None:
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.name = LATIN
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _set_page(document: Any, title: str, created: datetime, language: Language) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "", ""
    properties.comments = ""
    properties.language = {"zh": "zh-CN", "en": "en-GB"}[language]
    properties.created = properties.modified = created.replace(tzinfo=None)
    normal = document.styles["Normal"]
    normal.font.name = LATIN
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), CHINESE)
    for attribute in [name for name in fonts.attrib if name.lower().endswith("theme")]:
        del fonts.attrib[attribute]
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = footer.add_run()
        _styled(run, size=9)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
