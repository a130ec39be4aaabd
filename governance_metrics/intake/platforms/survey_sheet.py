"""An export of a survey platform as a sheet of the canonical survey; what tells of devices and people stays outside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from governance_metrics.intake.cells import fold, shown
from governance_metrics.intake.communities import AREA
from governance_metrics.intake.fault import Fault
from governance_metrics.intake.people import masked
from governance_metrics.intake.platforms.answers import (
    Cells,
    by_number,
    choice,
    column_of,
    free,
    ticked_apart,
    ticked_together,
)
from governance_metrics.intake.platforms.heads import Head, Heads, grouped_heads, numbered_heads
from governance_metrics.intake.platforms.questionnaire import (
    Questionnaire,
    choices_of,
    questionnaire_of,
)
from governance_metrics.intake.sheet import Sheet
from governance_metrics.tables.question import NO_ANSWER, Question
from governance_metrics.tables.surveys import QUESTIONS

_CHOSEN = ("single", "scale", "yes_no", "matrix", "multi")
_LISTED = 5
_LAST_PLACE = 999


@dataclass(frozen=True)
class Platform:
    """What a platform calls the columns around the questions.

    Parameters
    ----------
    name : {"wenjuanxing", "kobo", "odk"}
        The platform.
    marks : frozenset of str
        Headings that together show it.
    ids, days : tuple of str
        Headings of the number of a response and of its day, the best first.
    separator : str
        What stands between the parts of a heading; empty where questions are numbered.

    Examples
    --------
    >>> platform_of(["序号", "提交答卷时间", "所用时间", "1、您的性别是？"]).name
    'wenjuanxing'
    """

    name: str
    marks: frozenset[str]
    ids: tuple[str, ...]
    days: tuple[str, ...]
    separator: str = ""


_KOBO_DAYS = ("survey_date", "_submission_time", "end", "today")
PLATFORMS = (
    Platform("wenjuanxing", frozenset(("序号", "提交答卷时间")), ("序号",), ("提交答卷时间",)),
    Platform(
        "odk", frozenset(("key", "submissiondate")), ("respondent_id", "key"), ("survey_date", "submissiondate"), "-"
    ),
    Platform("kobo", frozenset(("_submission_time", "_id")), ("respondent_id", "_uuid", "_id"), _KOBO_DAYS, "/"),
    Platform("kobo", frozenset(("_uuid",)), ("respondent_id", "_uuid"), _KOBO_DAYS, "/"),
)
_DESIGN = ("weight", "stratum", "psu")


def platform_of(headings: Sequence[str]) -> Platform | None:
    """Return the platform that an export with these headings comes from."""
    seen = set(map(fold, headings))
    return next((platform for platform in PLATFORMS if platform.marks <= seen), None)


def exported_survey(headings: Sequence[str]) -> str:
    """Return which survey an export holds: the one with most of its questions among the headings, if half of them.

    Examples
    --------
    >>> exported_survey(["序号", "提交答卷时间", "1、您住在哪个社区？"]), exported_survey(["序号", "姓名"])
    ('', '')
    """
    platform = platform_of(headings)
    if platform is None:
        return ""
    answered = {
        table: len({head.question.number for head in _heads(headings, platform, questionnaire_of(table)).found})
        for table in QUESTIONS
    }
    best = max(answered, key=lambda table: answered[table])
    return best if answered[best] * 2 >= len(QUESTIONS[best]) else ""


def survey_sheet(sheet: Sheet, table: str, file: str) -> tuple[Sheet, list[Fault]]:
    """Return an export as a sheet with the columns of the survey, and what has to be said; other sheets as they are.

    Parameters
    ----------
    sheet : Sheet
        As it was read.
    table : str
        The table it belongs to.
    file : str
        Its file.
    """
    platform = platform_of(sheet.headings)
    if platform is None or table not in QUESTIONS:
        return sheet, []
    questionnaire = questionnaire_of(table)
    heads = _heads(sheet.headings, platform, questionnaire)
    export = _Export(sheet, file, heads)
    positions = {fold(heading): i for i, heading in reversed([*enumerate(sheet.headings)])}
    around = {"respondent_id": platform.ids, "survey_date": platform.days, **{name: (name,) for name in _DESIGN}}
    for name, spellings in around.items():
        at = next((positions[spelling] for spelling in spellings if spelling in positions), None)
        if at is not None:
            export.put(name, export.cells(at), at)
    for question in questionnaire.questions:
        export.answer(question)
    if all(question.kind != "community" for question in questionnaire.questions):  # it is nobody's question there
        export.put(AREA, np.full(len(sheet.rows), None, dtype=object), -1)
    export.tell(questionnaire, platform)
    return export.canonical(), export.faults


def _heads(headings: Sequence[str], platform: Platform, questionnaire: Questionnaire) -> Heads:
    if platform.separator:
        return grouped_heads(headings, questionnaire, platform.separator)
    return numbered_heads(headings, questionnaire)


class _Export:
    """One export on its way to the canonical survey."""

    def __init__(self, sheet: Sheet, file: str, heads: Heads) -> None:
        self.sheet, self.file, self.heads = sheet, file, heads
        self.columns: list[tuple[str, Cells, int]] = []  # name, cells, the column of the export they stand in
        self.faults: list[Fault] = []
        chosen = [self.cells(head.position) for head in heads.found if head.question.kind in _CHOSEN and
                  not (head.part and head.question.kind == "multi")]  # fmt: skip
        self.numbers = by_number(chosen)
        self.numbered_community = False

    def cells(self, position: int) -> Cells:
        """Return one column of the export."""
        cells: Cells = self.sheet.frame[position].to_numpy(dtype=object)
        return cells

    def put(self, name: str, cells: Cells, position: int) -> None:
        """Add one column of the survey."""
        self.columns.append((name, cells, position))

    def fault(self, code: str, *, column: str = "", row: int | None = None, value: str = "", **parts: object) -> None:
        """Add something to be said."""
        self.faults.append(Fault(code, self.file, self.sheet.name, row, column, value, parts))

    def answer(self, question: Question) -> None:
        """Add the columns that one question fills."""
        heads = [head for head in self.heads.found if head.question is question]
        if question.kind == "multi" and heads:
            self._multi(question, heads)
            return
        for head in heads:
            name = head.part or question.columns[0].name
            cells = self.cells(head.position)
            if question.kind == "matrix" and not head.part:
                continue
            if question.kind == "community":
                self.put(name, self._communities(cells), head.position)
            elif question.kind in _CHOSEN:
                self.put(name, choice(cells, question, numbers=self.numbers), head.position)
            else:
                self.put(name, free(cells), head.position)

    def _communities(self, cells: Cells) -> Cells:
        found = free(cells)
        self.numbered_community = self.numbers and all(
            cell.isdecimal() and int(cell) <= _LAST_PLACE for cell in pd.unique(found) if cell
        )
        return found

    def _multi(self, question: Question, heads: Sequence[Head]) -> None:
        apart = {head.part: head for head in heads if head.part}
        whole = [head for head in heads if not head.part]
        if apart:
            ticked = ticked_apart({code: self.cells(head.position) for code, head in apart.items()})
            missing = [code for code in choices_of(question) if code.code not in apart and code is not NO_ANSWER]
            for code in missing:
                self.fault("option_missing", zh=code.title.zh, en=code.title.en, question=question.number)
        else:
            ticked, unknown = ticked_together(self.cells(whole[0].position), question, numbers=self.numbers)
            self._unknown_options(question, whole[0].position, unknown)
        for column in question.columns:
            head = apart.get(column.name, heads[0])
            of_all = not apart or column.name in apart
            self.put(column.name, column_of(ticked, column.name, of_all=of_all), head.position)

    def _unknown_options(self, question: Question, position: int, unknown: Cells) -> None:
        rows = [i for i, cell in enumerate(unknown) if cell]
        values = masked([unknown[i] for i in rows])
        for i, value in zip(rows, values, strict=True):
            heading = shown(self.sheet.headings[position])
            self.fault("option_unknown", column=heading, row=int(self.sheet.rows[i]), value=value,
                       question=question.number)  # fmt: skip

    def tell(self, questionnaire: Questionnaire, platform: Platform) -> None:
        """Add what was noticed of the questionnaire as a whole."""
        for position, question in self.heads.edited:
            self.fault("question_edited", column=shown(self.sheet.headings[position]), question=question.number,
                       zh=question.wording.zh, en=question.wording.en)  # fmt: skip
        for position in self.heads.unknown:
            self.fault("question_unknown", column=shown(self.sheet.headings[position]))
        if self.heads.moved:
            self.fault("questions_moved", n=len(self.heads.moved),
                       numbers="、".join(question.number for question in self.heads.moved[:_LISTED]))  # fmt: skip
        answered = {head.question.number for head in self.heads.found}
        missing = [question.number for question in questionnaire.questions if question.number not in answered]
        if missing:
            self.fault("questions_missing", n=len(missing), numbers="、".join(missing))
        if self.numbers and not platform.separator:
            self.fault("answers_by_number")
        used = {position for _, _, position in self.columns} | {head.position for head in self.heads.found}
        rest = [i for i, heading in enumerate(self.sheet.headings) if heading.strip() and i not in used]
        rest = [i for i in rest if i not in self.heads.unknown and i not in {at for at, _ in self.heads.edited}]
        if rest:
            self.fault("platform_columns_left", n=len(rest))

    def canonical(self) -> Sheet:
        """Return the sheet of the survey."""
        frame = pd.DataFrame({i: pd.Series(cells, dtype=object) for i, (_, cells, _) in enumerate(self.columns)})
        if not self.columns:
            frame = pd.DataFrame(index=pd.RangeIndex(len(self.sheet.rows)))
        broken = {
            (row, i): code
            for (row, position), code in self.sheet.broken.items()
            for i, (_, _, at) in enumerate(self.columns)
            if at == position
        }
        return replace(
            self.sheet,
            headings=tuple(name for name, _, _ in self.columns),
            frame=frame,
            broken=broken,
            first_lines=(),
            labels=(),
            numbered_community=self.numbered_community,
        )
