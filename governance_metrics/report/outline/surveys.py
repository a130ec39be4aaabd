"""How far the answers of the surveys can be relied on: scales, and questions left unanswered."""

import numpy as np

from governance_metrics.report.blocks import Block, Cell, Grid, Heading, Paragraph
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.tables.surveys import QUESTIONS, SCALES

SCALE_HEADS = (("scale", 2.2), ("items", 0.7), ("n", 1.0), ("missing", 1.0), ("alpha", 0.9), ("omega", 0.9))
ITEM_HEADS = (("table", 1.2), ("item", 0.7), ("question", 4.0), ("asked", 1.0), ("unanswered", 1.0), ("share", 0.9))


def survey_quality(evidence: Evidence) -> list[Block]:
    """Return the reliability of the scales and the unanswered questions; nothing where there is no survey."""
    w, release = evidence.words, evidence.release
    scales = release.scales[release.scales["period"].eq(evidence.period) & release.scales["n"].notna()]
    items = release.nonresponse[release.nonresponse["period"].eq(evidence.period)]
    if scales.empty and items.empty:
        return []
    blocks: list[Block] = [Heading(2, w.say(s.HEADS["surveys"])), Paragraph(w.say(s.SCALE_NOTE), "note")]
    titles = {scale.name: scale.title for scale in SCALES}
    cells = tuple(
        (
            Cell(titles[row.scale].say(evidence.language)),
            Cell(w.count(row.items)),
            Cell(w.count(row.n)),
            Cell(w.count(row.n_missing)),
            *(Cell(w.coefficient(value)) for value in (row.alpha, row.omega)),
        )
        for row in scales.itertuples()
    )
    right = {"items", "n", "missing", "alpha", "omega"}
    if cells:
        blocks.append(Grid(w.say(labels.CAPTIONS["scales"]), columns_of(evidence, SCALE_HEADS, right=right), cells))
    if len(items):
        blocks.append(_items_grid(evidence))
    return blocks


def _items_grid(evidence: Evidence) -> Grid:
    """Every question with how many were asked and how many gave no answer: for the screen."""
    w, release = evidence.words, evidence.release
    items = release.nonresponse[release.nonresponse["period"].eq(evidence.period)]
    asked = {(table, q.number): q for table, questions in QUESTIONS.items() for q in questions}
    cells = []
    for row in items.itertuples():
        question = asked[row.table, row.number]
        wording = question.wording.say(evidence.language)
        labelled = [
            label for column, label in zip(question.columns, question.labels, strict=False) if column.name == row.column
        ]
        if question.kind == "matrix" and labelled:
            wording = w.say(s.MATRIX_ROW, question=wording, row=labelled[0])
        cells.append(
            (
                Cell(release.contracts[row.table].heading.say(evidence.language)),
                Cell(row.number),
                Cell(wording),
                Cell(w.count(row.n_asked), sort=row.n_asked),
                Cell(w.count(row.n_missing), sort=row.n_missing),
                Cell(w.percent(row.nonresponse), sort=row.nonresponse if np.isfinite(row.nonresponse) else -1.0),
            )
        )
    return Grid(
        w.say(labels.CAPTIONS["nonresponse"]),
        columns_of(evidence, ITEM_HEADS, right={"asked", "unanswered", "share"}),
        tuple(cells),
        filterable=True,
        paper=False,
    )
