"""The three lists for the meeting: problems, tasks, owners."""

from governance_metrics.claims import REMEDIES
from governance_metrics.report.blocks import Block, Cell, Grid, Heading, Paragraph
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.problems import gap_words, problem_words, top_problems

BLANK = Cell("")
LIST_HEADS = {
    "list_problems": (("number", 0.6), ("problem", 1.5), ("evidence", 3.2), ("communities", 1.8), ("task", 2.2)),
    "list_tasks": (
        *(("number", 0.6), ("task", 3.0), ("standard", 2.0)),
        *(("lead", 1.2), ("support", 1.2), ("due", 1.2)),
    ),
    "list_owners": (
        *(("number", 0.6), ("problem", 2.0), ("gap", 1.8)),
        *(("owner", 1.6), ("due", 1.2), ("progress", 1.4)),
    ),
}


def lists(evidence: Evidence) -> list[Block]:
    """Return the list of problems, of tasks and of owners; what the meeting decides is left blank."""
    w = evidence.words
    rows = list(top_problems(evidence).itertuples())
    remedies = evidence.release.recommendations
    found, tasks, owners = [], [], []
    for number, row in enumerate(rows, start=1):
        title = evidence.titles[row.indicator].say(evidence.language)
        mine = remedies[remedies["indicator"].eq(row.indicator)]
        action = REMEDIES[mine["remedy"].iloc[0]].action.say(evidence.language) if len(mine) else "—"
        standard = evidence.reference(row.indicator) or "—"
        held = evidence.target_row(row.indicator)
        if held is not None:
            standard = w.say(
                s.STANDARD, title=title, target=w.target(evidence.card(row.indicator), evidence.target(held))
            )
        lead = Cell(str(number), sort=number, number=number, pattern="0")
        found.append(
            (
                lead,
                Cell(title),
                Cell(evidence.line(row.indicator)),
                Cell(problem_words(evidence, row)),
                Cell(action),
            )
        )
        tasks.append((lead, Cell(action), Cell(standard), BLANK, BLANK, BLANK))
        owners.append((lead, Cell(title), Cell(gap_words(evidence, row) or "—"), BLANK, BLANK, BLANK))
    grids = [
        Grid(w.say(labels.CAPTIONS[name]), columns_of(evidence, LIST_HEADS[name]), tuple(cells))
        for name, cells in (("list_problems", found), ("list_tasks", tasks), ("list_owners", owners))
    ]
    return [Heading(1, w.say(s.HEADS["lists"]), "lists"), Paragraph(w.say(s.LISTS_LEAD)), *grids]
