"""The annex: every value, the values by area, the references, the definitions."""

import dataclasses
from collections.abc import Sequence

import numpy as np

from governance_metrics.comparisons import FALSE_DISCOVERY
from governance_metrics.indicators.card import Indicator
from governance_metrics.report.blocks import Block, Cell, Grid, Heading, Paragraph
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.beside import ROUNDED_NOTE, beside_words
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import Evidence, Row
from governance_metrics.report.outline.wording import TONES

VALUE_HEADS = (
    *(("indicator", 2.2), ("value", 1.5), ("parts", 1.8), ("limits", 1.5)),
    *(("target", 1.1), ("verdict", 1.1), ("change", 1.0)),
)


def annex(evidence: Evidence) -> list[Block]:
    """Return every value, the references and the definitions; on paper those of the main indicators."""
    w = evidence.words
    return [
        Heading(1, w.say(s.HEADS["annex"]), "annex"),
        *(Paragraph(note, "note") for note in notes(evidence)),
        Heading(2, w.say(s.HEADS["values"])),
        values_grid(evidence),
        Paragraph(w.say(s.COMMUNITIES_ELSEWHERE), "note"),
        Heading(2, w.say(s.HEADS["definitions"])),
        *references(evidence),
        *_definitions(evidence),
    ]


def notes(evidence: Evidence) -> list[str]:
    """Return how to read the numbers, and what is not published."""
    w, release = evidence.words, evidence.release
    terms = [w.say(s.TERMS_NOTE)] if release.claim_records else []
    said = [*terms, w.say(s.READING_NOTE), w.say(s.BH_NOTE, rate=w.level(FALSE_DISCOVERY))]
    if release.hidden:
        said.append(w.say(s.HIDDEN_NOTE, n=release.hidden, threshold=release.threshold))
    if release.rounded:
        said.append(w.say(ROUNDED_NOTE, n=release.rounded, base=release.threshold // 2))
    if release.beside:
        said.append(beside_words(release.beside, release.threshold).say(evidence.language))
    return said


def values_grid(evidence: Evidence) -> Grid:
    """Return every indicator for all areas together."""
    w = evidence.words
    cells = []
    for code, card in evidence.release.indicators.items():
        row, held = evidence.whole(code), evidence.held(code, "target")
        held = held[held["level"].eq("all")]
        verdict = str(held["verdict"].iloc[0]) if len(held) else ""
        known = np.isfinite(row["estimate"])
        target = evidence.target_row(code)
        before = evidence.held(code, "previous")
        before = before[before["level"].eq("all")]
        parts = evidence.counts(card, row).strip("（）() ")
        cells.append(
            (
                Cell(card.title.say(evidence.language), link=code),
                Cell(
                    _value(evidence, card, row),
                    sort=_sort(row["estimate"]),
                ),
                Cell(parts if known and parts else "—"),
                Cell(w.limits(card, row["conf_low"], row["conf_high"])),
                Cell(w.target(card, evidence.target(target)) if target is not None else "—"),
                Cell(w.verdict(verdict) or "—", tone=TONES.get(verdict, "plain")),
                Cell(w.change(str(before["verdict"].iloc[0])) if len(before) else "—"),
            )
        )
    right = {"value", "limits", "target"}
    return Grid(
        w.say(labels.CAPTIONS["values"]),
        columns_of(evidence, VALUE_HEADS, right=right),
        tuple(cells),
        filterable=True,
    )


def _definitions(evidence: Evidence) -> list[Block]:
    """The main indicators for paper, the others for the screen and the workbook."""
    every = list(evidence.release.indicators)
    main = [code for code in every if evidence.card(code).page_one]
    if not main or len(main) == len(every):
        return [definitions_grid(evidence)]
    others = definitions_grid(evidence, [code for code in every if code not in main], "other_definitions")
    note = evidence.words.say(s.DEFINITIONS_ELSEWHERE, n=len(others.rows))
    return [
        definitions_grid(evidence, main, "main_definitions"),
        Paragraph(note, "note"),
        dataclasses.replace(others, paper=False),
    ]


def definitions_grid(evidence: Evidence, codes: Sequence[str] | None = None, caption: str = "definitions") -> Grid:
    """Return how indicators are made and how to read them; all of them by default."""
    heads = (("indicator", 1.6), ("definition", 2.6), ("reading", 3.4), ("source", 0.9))
    cells = tuple(
        (
            Cell(card.title.say(evidence.language), link=card.code),
            Cell(card.definition.say(evidence.language)),
            Cell(card.interpretation.say(evidence.language)),
            Cell(card.source),
        )
        for card in (evidence.card(code) for code in (evidence.release.indicators if codes is None else codes))
    )
    return Grid(evidence.words.say(labels.CAPTIONS[caption]), columns_of(evidence, heads), cells)


def references(evidence: Evidence) -> list[Block]:
    """Return the references in force with their documents, as far as there are any."""
    w, release = evidence.words, evidence.release
    held = release.comparisons
    used = held[held["reference_kind"].eq("target") & held["period"].eq(evidence.period) & held["target"].ne("")]
    pairs = used[["indicator", "target"]].drop_duplicates()
    cells = []
    for row in pairs.itertuples():
        card = evidence.card(row.indicator)
        target = next(t for t in release.targets if t.id == row.target and t.indicator == row.indicator)
        cells.append(
            (
                Cell(card.title.say(evidence.language)),
                Cell(w.target(card, target)),
                Cell(str(target.year), number=target.year, pattern="0"),
                Cell(target.document.say(evidence.language)),
            )
        )
    if not cells:
        return []
    heads = (("indicator", 1.8), ("target", 1.0), ("year", 0.7), ("document", 3.6))
    return [Grid(w.say(labels.CAPTIONS["targets"]), columns_of(evidence, heads), tuple(cells))]


def _value(evidence: Evidence, card: Indicator, row: Row) -> str:
    """A value with its unit, or why there is none."""
    if np.isfinite(row["estimate"]):
        return evidence.words.value(card, row["estimate"], row["method"])
    return evidence.reason(row["reason"] or "no_estimate")


def _sort(value: float) -> float:
    return float(value) if np.isfinite(value) else -1e300
