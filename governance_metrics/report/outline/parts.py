"""The paper's three parts: results, problems, measures, each claim with its verdict and evidence."""

from collections.abc import Sequence

import numpy as np

from governance_metrics.claims.claim import Claim
from governance_metrics.report.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    Figure,
    Grid,
    Heading,
    Paragraph,
    TableColumn,
)
from governance_metrics.report.figures import Frame, verdict_bars
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.illustrations import illustrations
from governance_metrics.report.outline.problems import gap_words, group_of, problem_words, top_problems
from governance_metrics.report.outline.tasks import measures_grid
from governance_metrics.report.outline.wording import TONES

VERDICTS = ("supported", "partly_supported", "not_supported", "insufficient_data")


def results(evidence: Evidence) -> list[Block]:
    """Return the part on results."""
    w = evidence.words
    claims = _of(evidence, "result")
    return [
        Heading(1, w.say(s.HEADS["results"]), "results"),
        Paragraph(w.say(s.RESULTS_LEAD, n=len(claims))),
        claim_grid(evidence, claims, w.say(labels.CAPTIONS["results"])),
        *illustrations(evidence, "mobilisation"),
    ]


def problems(evidence: Evidence) -> list[Block]:
    """Return the part on problems: the four groups, and where the paper contradicts itself."""
    w = evidence.words
    claims = _of(evidence, "problem")
    blocks: list[Block] = [
        Heading(1, w.say(s.HEADS["problems"]), "problems"),
        Paragraph(w.say(s.PROBLEMS_LEAD, n=len(claims))),
        *illustrations(evidence, "problems"),
        verdict_figure(evidence),
    ]
    shown = top_problems(evidence)
    for number, group in enumerate(s.PROBLEM_GROUPS):
        title = s.GROUPS[group].say(evidence.language)
        blocks.append(Heading(2, w.say(s.NUMBERED[number]) + title))
        mine = [row for row in shown.itertuples() if group_of(evidence, row.indicator) == group]
        lines = []
        for row in mine:
            said = [evidence.brief(row.indicator), problem_words(evidence, row, names=False), gap_words(evidence, row)]
            joined = ("；" if evidence.language == "zh" else "; ").join(
                _lowered(part, i, evidence) for i, part in enumerate(said) if part
            )
            lines.append(joined + w.say(s.STOP))
        if lines:
            blocks.append(Bullets(tuple(lines)))
        caption = w.say(labels.CAPTIONS["problems"], group=title)
        blocks.append(claim_grid(evidence, [c for c in claims if c.group == group], caption))
        blocks += illustrations(evidence, group)
    return [*blocks, *pairs(evidence)]


def measures(evidence: Evidence) -> list[Block]:
    """Return the part on measures: recommendations, and which of the paper's measures are in place."""
    w = evidence.words
    rows = evidence.release.recommendations
    blocks: list[Block] = [
        Heading(1, w.say(s.HEADS["measures"]), "measures"),
        Paragraph(w.say(s.MEASURES_LEAD)),
    ]
    blocks.append(Paragraph(w.say(s.NO_RECOMMENDATIONS)) if rows.empty else measures_grid(evidence))
    claims = _of(evidence, "measure")
    return [
        *blocks,
        Heading(2, w.say(s.HEADS["adoption"])),
        Paragraph(w.say(s.ADOPTION_LEAD, n=len(claims))),
        claim_grid(evidence, claims, w.say(labels.CAPTIONS["adoption"])),
        *illustrations(evidence, "measures"),
        Heading(2, w.say(s.HEADS["other"])),
        claim_grid(evidence, _of(evidence, "framing"), w.say(labels.CAPTIONS["framing"])),
    ]


def pairs(evidence: Evidence) -> list[Block]:
    """Return the statements that contradict each other, side by side."""
    w, records = evidence.words, evidence.release.claim_records
    seen, cells = set(), []
    for claim in records.values():
        if claim.beside is None or claim.code in seen or claim.beside not in records:
            continue
        other = records[claim.beside]
        seen |= {claim.code, other.code}
        cells.append(tuple(cell for c in (claim, other) for cell in _side(evidence, c)))
    if not cells:
        return []
    columns = _columns(evidence, ("statement", 2.2), ("verdict", 1.0), ("beside", 2.2), ("verdict", 1.0))
    return [
        Heading(2, w.say(s.HEADS["pairs"])),
        Paragraph(w.say(s.PAIRS_LEAD)),
        Grid(w.say(labels.CAPTIONS["pairs"]), columns, tuple(cells)),
    ]


def claim_grid(evidence: Evidence, claims: Sequence[Claim], caption: str) -> Grid:
    """Return claims with their verdicts and what they rest on."""
    columns = _columns(evidence, ("code", 0.7), ("statement", 2.6), ("verdict", 1.0), ("basis", 4.2))
    rows = evidence.release.claims.set_index("claim")
    cells = []
    for claim in claims:
        row = rows.loc[claim.code]
        cells.append(
            (
                Cell(claim.code),
                Cell(claim.quote.say(evidence.language)),
                Cell(
                    evidence.words.verdict(row["verdict"]),
                    sort=VERDICTS.index(row["verdict"]),
                    tone=TONES[row["verdict"]],
                ),
                Cell(_basis(evidence, claim, row["verdict"], row["reason"])),
            )
        )
    return Grid(caption, columns, tuple(cells), filterable=len(cells) > 8)


def verdict_figure(evidence: Evidence) -> Figure:
    """Return how many claims of each kind and group got which verdict, as a picture."""
    chart = verdict_chart(evidence)
    counts = list(zip(*chart.series.values(), strict=True))
    frame = Frame(chart.title, chart.axis)
    picture = verdict_bars(list(chart.categories), counts, list(chart.series), frame)
    return Figure(picture, chart.title, chart.alt)


def verdict_chart(evidence: Evidence) -> Chart:
    """Return how many claims of each kind and group got which verdict."""
    w, release = evidence.words, evidence.release
    verdicts = release.claims.set_index("claim")["verdict"]
    groups: dict[str, list[str]] = {}
    for claim in release.claim_records.values():
        head = {"result": "results", "measure": "measures"}.get(claim.kind)
        if claim.kind == "problem":
            groups.setdefault(s.GROUPS[claim.group].say(evidence.language), []).append(claim.code)
        elif head:
            label = s.HEADS[head].say(evidence.language)
            label = label.split("、")[-1] if evidence.language == "zh" else label.split(". ")[-1]
            groups.setdefault(label, []).append(claim.code)
    series = {
        w.verdict(verdict): tuple(float(verdicts[codes].eq(verdict).sum()) for codes in groups.values())
        for verdict in VERDICTS
    }
    colon, comma = ("：", "，") if evidence.language == "zh" else (": ", ", ")
    rows = [
        label + colon + comma.join(f"{name} {counts[number]:.0f}" for name, counts in series.items())
        for number, label in enumerate(groups)
    ]
    return Chart(
        kind="stacked",
        title=w.say(s.FIGURE_VERDICTS),
        axis=w.say(s.FIGURE_VERDICTS_AXIS),
        categories=tuple(groups),
        series=series,
        pattern="0",
        alt=w.say(s.FIGURE_VERDICTS_ALT, rows=("；" if evidence.language == "zh" else "; ").join(rows)),
    )


def _basis(evidence: Evidence, claim: Claim, verdict: str, reason: str) -> str:
    """What a verdict rests on: the lines of its deciding indicators, or why there is none."""
    w = evidence.words
    separator = "；" if evidence.language == "zh" else "; "
    decides = [t.indicator for t in claim.tests if t.role == "decides" and t.indicator in evidence.release.indicators]
    named = [*(t.indicator for t in claim.tests), *claim.indicators]
    informs = [code for code in named if code in evidence.release.indicators]
    said = [evidence.line(code) for code in dict.fromkeys([*decides, *informs])]
    why = evidence.reason(reason)
    if verdict != "insufficient_data":
        parts = [*said, why]
    else:
        known = [
            line
            for code, line in zip(dict.fromkeys([*decides, *informs]), said, strict=True)
            if _says_a_number(evidence, code)
        ]
        parts = [why, *known]
    if claim.beside in evidence.release.claim_records:  # neither of two contradicting claims is ever read alone
        other = evidence.release.claims.set_index("claim").loc[claim.beside, "verdict"]
        parts.append(w.say(s.BESIDE, code=claim.beside, verdict=w.verdict(other)))
    said_all = separator.join(part for part in parts if part) + w.say(s.STOP)
    caution = claim.caution.say(evidence.language) if claim.caution is not None else ""
    ended = caution.rstrip("。.") + w.say(s.STOP) if caution else ""
    return evidence.joined([said_all[:1].upper() + said_all[1:], ended])


def _says_a_number(evidence: Evidence, code: str) -> bool:
    row = evidence.whole(code)
    return bool(np.isfinite(row["estimate"])) or str(row["reason"]).startswith("denominator_unknown")


def _side(evidence: Evidence, claim: Claim) -> tuple[Cell, Cell]:
    verdict = evidence.release.claims.set_index("claim").loc[claim.code, "verdict"]
    left, right = ("（", "）") if evidence.language == "zh" else (" (", ")")
    statement = f"{claim.quote.say(evidence.language)}{left}{claim.code}{right}"
    return Cell(statement), Cell(evidence.words.verdict(verdict), tone=TONES[verdict])


def _of(evidence: Evidence, kind: str) -> list[Claim]:
    return [c for c in evidence.release.claim_records.values() if c.kind == kind]


def _columns(evidence: Evidence, *named: tuple[str, float]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(evidence.words.say(labels.COLUMNS[name]), width=width) for name, width in named)


def _lowered(part: str, position: int, evidence: Evidence) -> str:
    return part[:1].lower() + part[1:] if position and evidence.language == "en" else part
