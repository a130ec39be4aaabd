"""What the slides rest on: a slide with the short form, and every input and target in its notes."""

import hashlib
from collections import Counter

import pandas as pd

from governance_metrics.intake import LEFT_OUT
from governance_metrics.provenance import record_of, record_text
from governance_metrics.report.blocks import Cell, Grid, Slide, TableColumn
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import slide_sentences as t
from governance_metrics.report.outline.annex import references
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.quality import digest_words, provenance

MADE_BY = 2  # lines of the provenance that say version and settings
DIGITS = 16  # of a fingerprint: short enough to read aloud, long enough to tell two sets of files apart
MOST_REASONS = 3


def sources_slide(evidence: Evidence) -> Slide:
    """Return the slide that says what the others were made from.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    """
    w, release = evidence.words, evidence.release
    sources, record = release.sources, record_of(release)
    read, used, left_out = (int(_numbers(sources, name).sum()) for name in ("rows_read", "rows_used", "rows_left_out"))
    files = w.count(sources["file"].where(sources["file"].ne(""), sources["table"]).nunique())
    held = [target for grid in references(evidence) if isinstance(grid, Grid) for target in grid.rows]
    rows = [
        *provenance(evidence)[:MADE_BY],
        (w.say(t.INPUTS), w.say(t.INPUTS_ARE, n=files, digest=_digest(record["inputs"]))),
        (w.say(labels.PROVENANCE["rows"]), _rows_words(evidence, read, used, left_out)),
        (w.say(t.TARGETS), w.say(t.TARGETS_ARE, n=len(held), documents=len({row[-1].text for row in held}))),
        (w.say(t.NUMBERS), w.say(t.NUMBERS_ARE, n=len(record["numbers"]), digest=_digest(record["numbers"]))),
        (w.say(t.VERIFY), w.say(t.VERIFY_BY)),
    ]
    columns = (TableColumn(w.say(t.WHAT), width=1.2), TableColumn(w.say(t.WHICH), width=4.6))
    grid = Grid(w.say(t.SOURCES_CAPTION), columns, tuple((Cell(name), Cell(value)) for name, value in rows))
    title = w.say(t.SOURCES if used == read else t.SOURCES_LESS, n=files, read=w.count(read),
                  used=w.count(used))  # fmt: skip
    return Slide(title, (grid,), "\n".join([w.say(t.SOURCES_NOTE), *_inputs(evidence), *_targets(evidence, held)]))


def _rows_words(evidence: Evidence, read: int, used: int, left_out: int) -> str:
    """How many rows were read, used and left out, and the commonest reasons."""
    w, reasons = evidence.words, Counter[str]()
    for said in evidence.release.sources["left_out_by_reason"]:
        for part in filter(None, str(said or "").split(", ")):
            code, _, n = part.partition("=")
            reasons[code] += int(n) if n.isdigit() else 0
    told = [
        f"{LEFT_OUT[code].say(evidence.language) if code in LEFT_OUT else code} {w.count(n)}"
        for code, n in reasons.most_common(MOST_REASONS)
        if n
    ]
    said = w.say(t.ROWS_ARE, read=w.count(read), used=w.count(used), left_out=w.count(left_out))
    return said + (w.say(t.BECAUSE, reasons=w.several(told)) if told else "")


def _inputs(evidence: Evidence) -> list[str]:
    """Each input with its digest and rows, a line each."""
    w, lines = evidence.words, []
    for row in evidence.release.sources.itertuples():
        counted = [w.count(float(getattr(row, name) or 0)) for name in ("rows_read", "rows_used", "rows_left_out")]
        rows = w.say(t.ROWS_ARE, **dict(zip(("read", "used", "left_out"), counted, strict=True)))
        name = f"{row.file or row.table}" + (f" [{row.sheet}]" if row.sheet else "")
        lines.append(w.say(t.INPUT_LINE, name=name, rows=rows, digest=digest_words(evidence, row)))
    return lines


def _targets(evidence: Evidence, held: list[tuple[Cell, ...]]) -> list[str]:
    """Each target in force with its year and document, a line each."""
    w = evidence.words
    return [
        w.say(t.TARGET_LINE, indicator=indicator.text, target=target.text, year=year.text, document=document.text)
        for indicator, target, year, document in held
    ]


def _digest(part: object) -> str:
    return hashlib.sha256(record_text({"part": part}).encode()).hexdigest()[:DIGITS]


def _numbers(sources: pd.DataFrame, name: str) -> pd.Series:
    return pd.to_numeric(sources[name]).fillna(0)
