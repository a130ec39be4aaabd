"""The three lists for the meeting: problems, tasks, owners."""

from typing import Any

from governance_metrics.report.blocks import Block, Cell, Grid, Heading, Paragraph
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.problems import gap_words, problem_words, top_problems
from governance_metrics.report.outline.tasks import joined, remedies_of, tasks

BLANK = Cell("")
LIST_HEADS = {
    "list_problems": (("number", 0.5), ("problem", 1.5), ("evidence", 3.2), ("communities", 2.2), ("tasks", 1.0)),
    "list_tasks": (
        *(("code", 0.5), ("task", 2.5), ("problems", 0.8), ("standard", 2.2)),
        *(("lead", 1.3), ("support", 1.3), ("due", 1.1)),
    ),
    "list_owners": (
        *(("code", 0.5), ("measure", 1.9), ("gap", 3.0)),
        *(("owner", 1.5), ("due", 1.2), ("progress", 1.4)),
    ),
}


def lists(evidence: Evidence) -> list[Block]:
    """Return the list of problems, of tasks and of owners; what the meeting decides is left blank.

    A problem says which tasks answer it, a task which problems it answers; each measure stands once.
    """
    w = evidence.words
    found = [
        (
            Cell(str(number), sort=number, number=number, pattern="0"),
            Cell(evidence.titles[row.indicator].say(evidence.language)),
            Cell(evidence.line(row.indicator)),
            Cell(problem_words(evidence, row)),
            Cell(", ".join(remedies_of(evidence, row.indicator)) or "—"),
        )
        for number, row in enumerate(top_problems(evidence).itertuples(), start=1)
    ]
    due, owners = [], []
    for task in tasks(evidence):
        code = Cell(task.remedy.code if task.remedy is not None else "—")
        action = (task.remedy.action if task.remedy is not None else s.NO_MEASURE).say(evidence.language)
        title = (task.remedy.title if task.remedy is not None else s.NO_MEASURE).say(evidence.language)
        rows = [row for _, row in task.problems]
        numbers = [number for number, _ in task.problems]
        alone = float(numbers[0]) if len(numbers) == 1 else None
        answered = Cell(", ".join(map(str, numbers)), number=alone, pattern="0")
        standard = Cell(joined(evidence, [_standard(evidence, row.indicator) for row in rows]))
        due.append((code, Cell(action), answered, standard, BLANK, BLANK, BLANK))
        gaps = Cell(joined(evidence, [_gap(evidence, row) for row in rows]))
        owners.append((code, Cell(title), gaps, BLANK, BLANK, BLANK))
    grids = [
        Grid(w.say(labels.CAPTIONS[name]), columns_of(evidence, LIST_HEADS[name]), tuple(cells))
        for name, cells in (("list_problems", found), ("list_tasks", due), ("list_owners", owners))
    ]
    return [Heading(1, w.say(s.HEADS["lists"]), "lists"), Paragraph(w.say(s.LISTS_LEAD)), *grids]


def _gap(evidence: Evidence, row: Any) -> str:
    """One shortfall with the indicator that has it; empty where it is not counted in units."""
    gap = gap_words(evidence, row)
    return evidence.words.say(s.SHORTFALL, title=evidence.titles[row.indicator], told=gap) if gap else ""


def _standard(evidence: Evidence, indicator: str) -> str:
    """When a task is done: the indicator and its target; empty where none is in force."""
    held = evidence.target_row(indicator)
    if held is None:
        return ""
    target = evidence.words.target(evidence.card(indicator), evidence.target(held))
    return evidence.words.say(s.STANDARD, title=evidence.titles[indicator], target=target)
