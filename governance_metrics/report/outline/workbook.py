"""The sheets of the workbook: every number as a number, with what it rests on."""

from collections.abc import Iterable, Mapping

import numpy as np

from governance_metrics.indicators.card import Indicator
from governance_metrics.report.blocks import Block, Cell, Chart, Grid, Sheet, TableColumn
from governance_metrics.report.outline import labels, tabs
from governance_metrics.report.outline import workbook_notes as t
from governance_metrics.report.outline.annex import definitions_grid, notes, references
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import HIDDEN, HIDDEN_MARK, Evidence, Row
from governance_metrics.report.outline.lists import lists
from governance_metrics.report.outline.parts import claim_grid, verdict_chart
from governance_metrics.report.outline.pictures import indicator_chart
from governance_metrics.report.outline.quality import quality
from governance_metrics.report.outline.summary import cannot_say, groups_grid
from governance_metrics.report.outline.tasks import measures_grid
from governance_metrics.report.outline.wording import TONES

NUMBERS = ("value", "numerator", "denominator", "low", "high", "n", "missing")
VALUE_HEADS = (
    *(("card", 1.6), ("indicator", 2.2), ("value", 1.0), ("numerator", 1.0), ("denominator", 1.0)),
    *(("low", 1.0), ("high", 1.0), ("kind", 0.8), ("n", 1.0), ("missing", 0.8), ("target", 1.0)),
    *(("verdict", 1.0), ("change", 1.0), ("method", 2.0), ("reason", 2.4)),
)
AREA_HEADS = (
    *(("community", 1.4), ("indicator", 2.2), ("value", 1.0), ("numerator", 1.0), ("denominator", 1.0)),
    *(("low", 1.0), ("high", 1.0), ("n", 1.0), ("missing", 0.8), ("verdict", 1.0), ("against_rest", 1.4)),
    *(("reason", 2.4),),
)
# A mark before the number says in greyscale what the shade says in colour.
MARKS = {"good": "●", "partly": "◇", "bad": "▼", "unknown": ""}


def sheets(evidence: Evidence) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook, in the order of the report.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    """
    w, release = evidence.words, evidence.release
    made: list[Sheet] = []

    def add(name: str, grid: Grid | None, charts: tuple[Chart, ...] = ()) -> None:
        if grid is not None or charts:
            tab = tabs.TABS[name]
            made.append(Sheet(w.say(tab.name), w.say(tab.title), tuple(map(w.say, tab.notes)), grid, charts))

    if release.claim_records:
        add("summary", groups_grid(evidence))
        add("claims", claim_grid(evidence, list(release.claim_records.values()), w.say(labels.CAPTIONS["claims"])))
    add("notes", notes_sheet(evidence))
    add("values", values_sheet(evidence))
    add("areas", areas_sheet(evidence))
    add("map", map_sheet(evidence))
    add("charts", None, charts(evidence))
    if release.claim_records:
        add("measures", measures_grid(evidence))
        for name, grid in zip(("problems", "tasks", "owners"), _grids(lists(evidence)), strict=True):
            add(name, grid)
    add("references", next(iter(_grids(references(evidence))), None))
    add("definitions", definitions_grid(evidence))
    found = {grid.caption: grid for grid in _grids(quality(evidence))}
    for name in ("rows", "faults"):
        add(name, found.get(w.say(labels.CAPTIONS[name])))
    return tuple(made)


def notes_sheet(evidence: Evidence) -> Grid:
    """Return how to read the numbers of all sheets, what is not shown and what cannot be said."""
    w = evidence.words
    told = [(t.READING, note) for note in notes(evidence)] + [(t.CANNOT, said) for said in cannot_say(evidence)]
    told += [(t.MARKING, w.say(text)) for text in t.MARKS_ARE]
    cells = tuple((Cell(w.say(topic)), Cell(note)) for topic, note in told)
    columns = (TableColumn(w.say(t.TOPIC)), TableColumn(w.say(t.NOTE), width=4.0))
    return Grid(w.say(t.NOTES_CAPTION), columns, cells)


def values_sheet(evidence: Evidence) -> Grid:
    """Return every indicator for all areas together, its parts and limits in columns of their own."""
    w, release, rows = evidence.words, evidence.release, []
    for code, card in release.indicators.items():
        row = evidence.whole(code)
        held = evidence.held(code, "target")
        verdict = "".join(held.loc[held["level"].eq("all"), "verdict"].head(1))
        before = evidence.held(code, "previous")
        change = "".join(before.loc[before["level"].eq("all"), "verdict"].head(1))
        target = evidence.target_row(code)
        words = {
            "card": Cell(code),
            "indicator": Cell(card.title.say(evidence.language)),
            "kind": Cell(w.say(labels.KINDS[row["interval"]]) if np.isfinite(row["estimate"]) else "—"),
            "target": Cell(w.target(card, evidence.target(target)) if target is not None else "—"),
            "verdict": Cell(w.verdict(verdict) or "—", tone=TONES.get(verdict, "plain")),
            "change": Cell(w.change(change) or "—"),
            "method": Cell(w.method(row["method"]) or "—"),
            "reason": Cell(evidence.reason(row["reason"]) or "—"),
        }
        rows.append(_row(VALUE_HEADS, words | _numbers(evidence, card, row)))
    return Grid(
        w.say(labels.CAPTIONS["values"]), columns_of(evidence, VALUE_HEADS, right=set(NUMBERS)), tuple(rows),
        filterable=True,
    )  # fmt: skip


def areas_sheet(evidence: Evidence) -> Grid:
    """Return every indicator by area, a row each."""
    w, release, names, rows = evidence.words, evidence.release, evidence.names, []
    for code, card in release.indicators.items():
        targets = evidence.verdicts(code, "target")
        rest = evidence.verdicts(code, "rest")
        for row in evidence.area_rows(code):
            hidden = row["reason"] in HIDDEN
            verdict = "" if hidden else str(targets.get(row["area"], ""))
            against = "" if hidden else str(rest.get(row["area"], ""))
            words = {
                "community": Cell(names.get(str(row["area"]), str(row["area"]))),
                "indicator": Cell(card.title.say(evidence.language)),
                "verdict": Cell(w.verdict(verdict) or "—", tone=TONES.get(verdict, "plain")),
                "against_rest": Cell(w.verdict(against) or "—"),
                "reason": Cell(evidence.reason(row["reason"]) or "—"),
            }
            rows.append(_row(AREA_HEADS, words | _numbers(evidence, card, row)))
    return Grid(
        w.say(labels.CAPTIONS["communities"]), columns_of(evidence, AREA_HEADS, right=set(NUMBERS)), tuple(rows),
        filterable=True,
    )  # fmt: skip


def map_sheet(evidence: Evidence) -> Grid:
    """Return indicators down, areas across; each value with the mark of its verdict against the target."""
    w, release = evidence.words, evidence.release
    areas = release.areas["area"].tolist()
    columns = (
        TableColumn(w.say(labels.COLUMNS["indicator"]), width=2.2),
        *(TableColumn(evidence.names.get(area, area), "right") for area in areas),
    )
    rows = []
    for code, card in release.indicators.items():
        found = {row["area"]: row for row in evidence.area_rows(code)}
        verdicts = evidence.verdicts(code, "target")
        cells = [Cell(card.title.say(evidence.language))]
        for area in areas:
            row = found.get(area)
            tone = TONES.get(str(verdicts.get(area, "")), "plain")
            if row is None or row["reason"] in HIDDEN or not np.isfinite(row["estimate"]):
                cells.append(Cell(HIDDEN_MARK if row is not None and row["reason"] in HIDDEN else "—"))
                continue
            mark = MARKS.get(tone, "")
            said, pattern = w.bare(card, row["estimate"]), w.pattern(card, row["estimate"])
            shown = f'"{mark} "{pattern}' if mark else pattern
            number = w.stored(card, row["estimate"])
            cells.append(Cell(f"{mark} {said}".strip(), sort=number, tone=tone, number=number, pattern=shown))
        rows.append(tuple(cells))
    return Grid(w.say(labels.CAPTIONS["map"]), columns, tuple(rows))


def charts(evidence: Evidence) -> tuple[Chart, ...]:
    """Return the charts of the workbook: the verdicts, and each page-one indicator by area."""
    release = evidence.release
    first = [code for code, card in release.indicators.items() if card.page_one] or list(release.indicators)
    drawn = [indicator_chart(evidence, code) for code in first]
    verdicts = [verdict_chart(evidence)] if release.claim_records else []
    return (*verdicts, *(chart for chart in drawn if chart is not None))


def _numbers(evidence: Evidence, card: Indicator, row: Row) -> dict[str, Cell]:
    """The numbers of one estimate, each as it is worded and as itself."""
    w = evidence.words
    if row["reason"] in HIDDEN:
        return dict.fromkeys(NUMBERS, Cell(HIDDEN_MARK))
    valued = {"value": "estimate", "low": "conf_low", "high": "conf_high"}
    cells = {}
    for name in NUMBERS:
        number = float(row[valued.get(name, {"missing": "n_missing"}.get(name, name))])
        if not np.isfinite(number):
            cells[name] = Cell("—")
        elif name in valued:
            kept, pattern = w.stored(card, number), w.pattern(card, number)
            cells[name] = Cell(w.bare(card, number), sort=number, number=kept, pattern=pattern)
        else:
            said, pattern = w.part(number)
            cells[name] = Cell(said, sort=number, number=number, pattern=pattern)
    return cells


def _row(heads: tuple[tuple[str, float], ...], cells: Mapping[str, Cell]) -> tuple[Cell, ...]:
    return tuple(cells[name] for name, _ in heads)


def _grids(blocks: Iterable[Block]) -> list[Grid]:
    return [block for block in blocks if isinstance(block, Grid)]
