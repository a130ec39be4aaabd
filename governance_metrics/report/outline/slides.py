"""The slides: each title a finding, each chart one that can be edited, the cautions in the speaker's notes."""

from collections.abc import Sequence
from typing import Any

from governance_metrics.claims.claim import Claim
from governance_metrics.comparisons import FALSE_DISCOVERY
from governance_metrics.report.blocks import Bullets, Cell, Chart, Grid, Paragraph, Slide, TableColumn
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline import slide_sentences as t
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.parts import verdict_chart
from governance_metrics.report.outline.pictures import indicator_chart, left_out_words, note_words
from governance_metrics.report.outline.problems import gap_words, group_of, problem_words, recommended, top_problems
from governance_metrics.report.outline.slide_sources import sources_slide
from governance_metrics.report.outline.summary import asked, cannot_say, completeness_sentences
from governance_metrics.report.outline.wording import TONES

SECOND_SLIDES = 1  # beyond one for each group: ten to fourteen slides in all
MOST_ROWS = 8
MOST_OWN = 8


def slides(evidence: Evidence) -> tuple[Slide, ...]:
    """Return the slides after the title slide.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    """
    if not evidence.release.claim_records:
        codes = list(evidence.release.indicators)[:MOST_OWN]
        shown = (_indicator(evidence, code) for code in codes)
        return (_data(evidence), *shown, _cannot(evidence), sources_slide(evidence))
    rows = list(top_problems(evidence).itertuples())
    return (
        _verdicts(evidence),
        _data(evidence),
        _results(evidence),
        *_groups(evidence, rows),
        *([_top(evidence, rows), _measures(evidence, rows)] if rows else []),
        *_pairs(evidence),
        _cannot(evidence),
        sources_slide(evidence),
    )


def _verdicts(evidence: Evidence) -> Slide:
    w, counts = evidence.words, evidence.release.claims["verdict"].value_counts()
    title = w.say(
        t.VERDICTS,
        claims=len(evidence.release.claims),
        supported=int(counts.get("supported", 0)),
        partly=int(counts.get("partly_supported", 0)),
        against=int(counts.get("not_supported", 0)),
        insufficient=int(counts.get("insufficient_data", 0)),
    )
    notes = _notes([asked(evidence), w.say(s.PROBLEMS_LEAD, n=_count(evidence, "problem"))])
    chart, framing = verdict_chart(evidence), _count(evidence, "framing")
    body = (Paragraph(w.say(t.FRAMING, n=framing), "note"), chart) if framing else (chart,)
    return Slide(title, body, notes)


def _data(evidence: Evidence) -> Slide:
    w, said = evidence.words, completeness_sentences(evidence)
    faults = int(evidence.release.quality["severity"].isin(["error", "stop"]).sum())
    title = w.say(t.DATA_FAULTS, n=faults) if faults else w.say(t.DATA_CLEAN)
    return Slide(
        title, (Bullets(tuple(said)),), _notes([w.say(s.READING_NOTE), w.say(s.BH_NOTE, rate=w.level(FALSE_DISCOVERY))])
    )


def _results(evidence: Evidence) -> Slide:
    """The results of the paper that the data decide, each with its verdict and the figure behind it."""
    w, release = evidence.words, evidence.release
    verdicts = release.claims.set_index("claim")["verdict"]
    mine = [claim for claim in release.claim_records.values() if claim.kind == "result"]
    decided = [claim for claim in mine if verdicts[claim.code] != "insufficient_data"]
    rows = []
    for claim in decided[:MOST_ROWS]:
        verdict = verdicts[claim.code]
        rows.append(
            (
                Cell(claim.statement.say(evidence.language)),
                Cell(_decisive(evidence, claim)),
                Cell(w.verdict(verdict), tone=TONES[verdict]),
            )
        )
    supported = sum(verdicts[claim.code] == "supported" for claim in decided)
    title = w.say(t.RESULTS, n=len(mine), decided=len(decided), supported=supported)
    grid = _grid(evidence, "results", (("statement", 2.0), ("evidence", 4.0), ("verdict", 1.0)), rows)
    return Slide(title, (grid,), _notes([w.say(s.RESULTS_LEAD, n=len(mine))]))


def _decisive(evidence: Evidence, claim: Claim) -> str:
    """The deciding indicators: one that agrees in full, and the others by what keeps them from agreeing."""
    codes = [test.indicator for test in claim.tests if test.role == "decides"]
    agrees = [code for code in codes if evidence.verdicts(code, "target").get("all") == "meets"]
    others = [code for code in codes if code not in agrees]
    said = [evidence.line(code) for code in agrees[:1]]
    contrary = [code for code in others if evidence.verdicts(code, "target").get("all") == "misses"]
    said += [evidence.line(code) for code in contrary[:1]]
    open_ones = [evidence.titles[code].say(evidence.language) for code in others if code not in contrary]
    if open_ones:
        said.append(evidence.words.say(t.UNDECIDED, titles=evidence.words.several(open_ones)))
    return evidence.words.say(s.CLAUSES).join(said or [evidence.line(codes[0])])


def _groups(evidence: Evidence, rows: Sequence[Any]) -> list[Slide]:
    """The four problem groups: the worst finding of each, and the next ones as far as there is room."""
    made: list[Slide] = []
    left = SECOND_SLIDES
    for group in s.PROBLEM_GROUPS:
        mine = [row for row in rows if group_of(evidence, row.indicator) == group]
        if not mine:
            made.append(_silent_group(evidence, group))
            continue
        take = 2 if left and len(mine) > 1 else 1
        left -= take - 1
        made += [_problem(evidence, group, row) for row in mine[:take]]
    return made


def _problem(evidence: Evidence, group: str, row: Any) -> Slide:
    w, card = evidence.words, evidence.card(row.indicator)
    gap = gap_words(evidence, row)
    title = w.say(
        t.FINDING,
        title=card.title,
        value=w.bare(card, evidence.whole(row.indicator)["estimate"]),
        whom=_lowered(problem_words(evidence, row, names=False), evidence),
    )
    under = list(filter(None, (evidence.line(row.indicator), gap, left_out_words(evidence, row.indicator))))
    chart = indicator_chart(evidence, row.indicator)
    body: tuple[Paragraph | Chart, ...] = (Paragraph(_sentence(evidence, under), "note"),)
    notes = [
        w.say(t.GROUP, group=s.GROUPS[group]),
        w.say(t.MADE, definition=card.definition),
        card.interpretation.say(evidence.language),
        problem_words(evidence, row) + w.say(s.STOP),
        note_words(evidence, row.indicator, lines=False),
    ]
    return Slide(title, (*body, chart) if chart is not None else body, _notes(notes))


def _silent_group(evidence: Evidence, group: str) -> Slide:
    """A group without a shortfall: what became of its statements."""
    w, release = evidence.words, evidence.release
    verdicts = release.claims.set_index("claim")["verdict"]
    mine = [c for c in release.claim_records.values() if c.kind == "problem" and c.group == group][:MOST_ROWS]
    rows = [
        (Cell(c.statement.say(evidence.language)), Cell(w.verdict(verdicts[c.code]), tone=TONES[verdicts[c.code]]))
        for c in mine
    ]
    grid = _grid(evidence, "claims", (("statement", 4.0), ("verdict", 1.0)), rows)
    return Slide(w.say(t.NO_SHORTFALL, group=s.GROUPS[group]), (grid,))


def _top(evidence: Evidence, rows: Sequence[Any]) -> Slide:
    w = evidence.words
    first = rows[0]
    title = w.say(t.TOP, title=evidence.titles[first.indicator], n=len(rows))
    cells = [
        (
            Cell(evidence.titles[row.indicator].say(evidence.language)),
            Cell(problem_words(evidence, row, names=False)),
            Cell(gap_words(evidence, row) or "—"),
            Cell(recommended(evidence, row.indicator) or "—"),
        )
        for row in rows[:MOST_ROWS]
    ]
    heads = (("problem", 1.6), ("communities", 1.6), ("gap", 1.6), ("measure", 2.6))
    notes = [w.say(t.MORE, n=len(rows) - MOST_ROWS)] if len(rows) > MOST_ROWS else []
    return Slide(title, (_grid(evidence, "top", heads, cells),), _notes(notes))


def _measures(evidence: Evidence, rows: Sequence[Any]) -> Slide:
    """What to decide: measure, how it shows, and who does it by when, left blank."""
    w, seen = evidence.words, set[str]()
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        measure = recommended(evidence, row.indicator)
        if measure and measure not in seen and len(cells) < MOST_ROWS:
            seen.add(measure)
            standard = evidence.reference(row.indicator)
            title = evidence.titles[row.indicator].say(evidence.language)
            cells.append((Cell(measure), Cell(title), Cell(standard or "—"), Cell(""), Cell("")))
    heads = (("measure", 2.4), ("watch", 1.5), ("target", 1.8), ("owner", 1.2), ("due", 1.0))
    title = w.say(t.MEASURES, n=len(cells))
    return Slide(title, (_grid(evidence, "measures", heads, cells),), _notes([w.say(s.MEASURES_LEAD)]))


def _pairs(evidence: Evidence) -> list[Slide]:
    """The statements that contradict each other, side by side."""
    w, records = evidence.words, evidence.release.claim_records
    verdicts = evidence.release.claims.set_index("claim")["verdict"]
    seen: set[str] = set()
    cells: list[tuple[Cell, ...]] = []
    for claim in records.values():
        if claim.beside is None or claim.code in seen or claim.beside not in records:
            continue
        sides = (claim, records[claim.beside])
        seen |= {side.code for side in sides}
        cells.append(
            tuple(
                cell
                for side in sides
                for cell in (
                    Cell(side.statement.say(evidence.language)),
                    Cell(w.verdict(verdicts[side.code]), tone=TONES[verdicts[side.code]]),
                )
            )
        )
    if not cells:
        return []
    grid = _grid(evidence, "pairs", (("statement", 2.2), ("verdict", 1.0), ("beside", 2.2), ("verdict", 1.0)), cells)
    return [Slide(w.say(t.PAIRS, n=len(cells)), (grid,), _notes([w.say(s.PAIRS_LEAD)]))]


def _cannot(evidence: Evidence) -> Slide:
    return Slide(evidence.words.say(s.HEADS["cannot"]), (Bullets(tuple(cannot_say(evidence)), numbered=True),))


def _indicator(evidence: Evidence, code: str) -> Slide:
    """One indicator of a researcher's own cards."""
    w, card = evidence.words, evidence.card(code)
    chart = indicator_chart(evidence, code)
    value = w.bare(card, evidence.whole(code)["estimate"])
    body = (
        Paragraph(
            _sentence(evidence, list(filter(None, (evidence.line(code), left_out_words(evidence, code))))), "note"
        ),
    )
    notes = [
        w.say(t.MADE, definition=card.definition),
        card.interpretation.say(evidence.language),
        note_words(evidence, code, lines=False),
    ]
    title = w.say(t.VALUE, title=card.title, value=value)
    return Slide(title, (*body, chart) if chart is not None else body, _notes(notes))


def _grid(
    evidence: Evidence, caption: str, heads: tuple[tuple[str, float], ...], rows: Sequence[tuple[Cell, ...]]
) -> Grid:
    w = evidence.words
    columns = tuple(TableColumn(w.say(labels.COLUMNS[name]), width=width) for name, width in heads)
    return Grid(w.say(labels.CAPTIONS[caption]), columns, tuple(rows))


def _count(evidence: Evidence, kind: str) -> int:
    return sum(claim.kind == kind for claim in evidence.release.claim_records.values())


def _sentence(evidence: Evidence, parts: Sequence[str]) -> str:
    return ("；" if evidence.language == "zh" else "; ").join(parts) + evidence.words.say(s.STOP)


def _lowered(words: str, evidence: Evidence) -> str:
    return words[:1].lower() + words[1:] if evidence.language == "en" else words


def _notes(paragraphs: Sequence[str]) -> str:
    return "\n".join(paragraphs)
