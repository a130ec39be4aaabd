"""One page for each community: how complete its data are, its indicators, what concerns it, what to consider."""

from collections.abc import Sequence

import numpy as np

from governance_metrics.disclosure import Release
from governance_metrics.report.blocks import Block, Cell, Document, Grid, Heading, Paragraph, TableColumn
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline import sheet_sentences as t
from governance_metrics.report.outline.cover import covered
from governance_metrics.report.outline.evidence import HIDDEN, Evidence, Row
from governance_metrics.report.outline.problems import recommended, top_problems
from governance_metrics.report.outline.quality import provenance
from governance_metrics.report.outline.wording import TONES
from governance_metrics.text import Language

MOST_INDICATORS = 16
MOST_PROBLEMS = 6
MOST_TABLES = 6  # named among those not reported
REST = {"similar": t.SIMILAR, "higher": t.ABOVE, "lower": t.BELOW}
MADE_BY = 2  # lines of the provenance that say version and settings


def community_sheets(release: Release, language: Language) -> Document:
    """Return a page to explain, and a page for each community, in the order of the communities.

    Parameters
    ----------
    release : Release
        What may be shown.
    language : {"zh", "en"}
        The language of every word.
    """
    evidence = Evidence(release, language)
    w = evidence.words
    made = [w.say(t.MADE, name=name, value=value) for name, value in provenance(evidence)[:MADE_BY]]
    blocks: list[Block] = [Paragraph(w.say(t.LEAD), "lead")]
    blocks += [Paragraph(w.say(text)) for text in t.READING]
    blocks += [Paragraph(line, "note") for line in made]
    codes = _chosen(evidence)
    for area in release.areas["area"]:
        blocks += _sheet(evidence, area, codes)
    return covered(evidence, "communities", t.TITLE, tuple(blocks), provenance=(), leaflet=True)


def _chosen(evidence: Evidence) -> list[str]:
    """The indicators of a sheet, the same on each: first those of page one, with a target, with a problem."""
    release, short = evidence.release, set(top_problems(evidence)["indicator"])
    shown = [code for code, card in release.indicators.items() if card.disclosure != "staff" and _any(evidence, code)]
    told = sorted(shown, key=lambda code: (
        not release.indicators[code].page_one, evidence.target_row(code) is None, code not in short
    ))  # fmt: skip
    kept = set(told[:MOST_INDICATORS])
    return [code for code in shown if code in kept]


def _any(evidence: Evidence, code: str) -> bool:
    return any(np.isfinite(row["estimate"]) for row in evidence.area_rows(code))


def _sheet(evidence: Evidence, area: str, codes: Sequence[str]) -> list[Block]:
    w, name = evidence.words, evidence.names.get(area, area)
    rows = {
        code: row for code in evidence.release.indicators for row in evidence.area_rows(code) if row["area"] == area
    }
    found, more = _problems(evidence, area, rows)
    standing = [_against_targets(evidence, area, rows), _against_rest(evidence, area, rows)]
    blocks: list[Block] = [
        Heading(1, w.say(t.HEADING, name=name), f"community-{area}", new_page=True),
        Paragraph(evidence.joined(_completeness(evidence, area, rows)), "note"),
        Paragraph(evidence.joined(standing), "note"),
        _indicators(evidence, area, codes, rows),
    ]
    if found is None:
        return [*blocks, Paragraph(w.say(t.NO_PROBLEMS, place=w.place), "note")]
    return [*blocks, found, *([Paragraph(w.say(t.MORE, n=more, place=w.place), "note")] if more else [])]


def _completeness(evidence: Evidence, area: str, rows: dict[str, Row]) -> list[str]:
    """Which tables it reported, how many answered, how much is not published."""
    w, release = evidence.words, evidence.release
    said = release.submissions[release.submissions["period"].eq(evidence.period)]
    needed = {table for card in release.indicators.values() for table in card.needs}
    handed_in = needed & set(said.loc[said["area"].ne(""), "table"])
    due = [table for table in release.contracts if table in handed_in]
    reported = set(said.loc[said["area"].eq(area), "table"])
    missing = [release.contracts[table].heading.say(evidence.language) for table in due if table not in reported]
    period = w.say(s.PERIOD_OF, period=evidence.period) if evidence.period else ""
    period = period.strip() if evidence.language == "zh" else period
    parts = []
    if due:
        sentence = t.REPORTED if missing else t.REPORTED_ALL
        n, m = len(due), len(due) - len(missing)
        parts.append(w.say(sentence, n=n, m=m, tables=_named(evidence, missing), period=period))
    for name, contract in release.contracts.items():
        asked = [row["n"] + row["n_missing"] for code, row in rows.items()
                 if row["interval"] == "sampling" and name in release.indicators[code].needs]  # fmt: skip
        if np.isfinite(asked).any():
            parts.append(w.say(t.ANSWERS, table=contract.heading, n=w.count(np.nanmax(asked))))
    hidden = sum(row["reason"] == "hidden" for row in rows.values())
    return [*parts, *([w.say(t.HIDDEN, n=hidden)] if hidden else [])]


def _named(evidence: Evidence, tables: list[str]) -> str:
    said = evidence.words.several(tables[:MOST_TABLES])
    return said if len(tables) <= MOST_TABLES else said + evidence.words.say(t.OTHERS, n=len(tables) - MOST_TABLES)


def _against_targets(evidence: Evidence, area: str, rows: dict[str, Row]) -> str:
    w = evidence.words
    found = [_verdict(evidence, code, area, rows[code]) for code in rows]
    counts = {verdict: found.count(verdict) for verdict in ("meets", "misses", "uncertain")}
    return w.say(t.TARGETS, **counts) if sum(counts.values()) else w.say(t.NO_TARGETS)


def _against_rest(evidence: Evidence, area: str, rows: dict[str, Row]) -> str:
    w = evidence.words
    held = {code: evidence.verdicts(code, "rest").get(area, "") for code in rows if _open(rows[code])}
    titles = {
        side: [evidence.titles[code].say(evidence.language) for code, verdict in held.items() if verdict == side]
        for side in ("higher", "lower")
    }
    similar = sum(verdict == "similar" for verdict in held.values())
    compared = similar + sum(map(len, titles.values()))
    if not compared:
        return w.say(t.NOT_COMPARED, places=w.places_word)
    if compared == similar:
        return w.say(t.REST_NONE, n=compared, places=w.places_word)
    apart = [w.say({"higher": t.HIGHER, "lower": t.LOWER}[side], titles=w.several(named))
             for side, named in titles.items() if named]  # fmt: skip
    joined = ("，" if evidence.language == "zh" else ", ").join(apart)
    return w.say(t.REST, n=compared, apart=joined, similar=similar, places=w.places_word)


def _indicators(evidence: Evidence, area: str, codes: Sequence[str], rows: dict[str, Row]) -> Grid:
    w = evidence.words
    columns = (
        TableColumn(w.say(labels.COLUMNS["indicator"]), width=3.6),
        TableColumn(w.say(t.HERE, place=w.place), "right", 1.0),
        TableColumn(w.say(labels.COLUMNS["limits"]), "right", 1.7),
        TableColumn(w.say(t.STANDING), width=2.0),
        TableColumn(w.say(t.OVERALL, places=w.places_word), "right", 1.3),
        TableColumn(w.say(t.REST_HEAD), width=1.2),
    )
    cells = []
    for code in codes:
        card, row = evidence.card(code), rows.get(code)
        if row is None:
            continue
        held, whole = evidence.target_row(code), evidence.whole(code)["estimate"]
        verdict = _verdict(evidence, code, area, row)
        standing = w.target(card, evidence.target(held)) if held is not None else "—"
        if held is not None and verdict in TONES:
            standing = w.say(t.AGAINST, target=standing, verdict=w.verdict(verdict))
        rest = REST.get(evidence.verdicts(code, "rest").get(area, "")) if _open(row) else None
        cells.append(
            (
                Cell(card.title.say(evidence.language)),
                Cell(evidence.value_cell(card, row)),
                Cell(w.limits(card, row["conf_low"], row["conf_high"])),
                Cell(standing, tone=TONES.get(verdict, "plain")),
                Cell(w.bare(card, whole) if card.measure != "count" else "—"),
                Cell(w.say(rest) if rest is not None else "—"),
            )
        )
    return Grid(w.say(t.INDICATORS), columns, tuple(cells), small=True)


def _problems(evidence: Evidence, area: str, rows: dict[str, Row]) -> tuple[Grid | None, int]:
    """The problems that concern an area, the most widespread first, and how many there was no room for."""
    w = evidence.words
    mine = [row for row in top_problems(evidence).itertuples() if area in row.areas and _open(rows[row.indicator])]
    if not mine:
        return None, 0
    heads = (("problem", 2.0), ("shown", 2.2), ("measure", 2.6), ("owner", 1.5), ("due", 1.2))
    columns = tuple(TableColumn(w.say(labels.COLUMNS[name]), width=width) for name, width in heads)
    cells = tuple(
        (
            Cell(evidence.titles[row.indicator].say(evidence.language)),
            Cell(_shown(evidence, row.indicator, area, rows[row.indicator])),
            Cell(recommended(evidence, row.indicator) or "—"),
            Cell(""),
            Cell(""),
        )
        for row in mine[:MOST_PROBLEMS]
    )
    return Grid(w.say(t.PROBLEMS, place=w.place), columns, cells, small=True), max(len(mine) - MOST_PROBLEMS, 0)


def _shown(evidence: Evidence, code: str, area: str, row: Row) -> str:
    """The value beside what it falls short of."""
    w, card, held = evidence.words, evidence.card(code), evidence.target_row(code)
    value = w.bare(card, row["estimate"])
    if held is not None and _verdict(evidence, code, area, row) == "misses":
        return w.say(t.SHOWS, value=value, target=w.target(card, evidence.target(held)))
    return w.say(t.SHOWS_APART, value=value, whole=w.bare(card, row["rest_estimate"]))


def _open(row: Row) -> bool:
    """Whether a value may be shown and there is one."""
    return row["reason"] not in HIDDEN and bool(np.isfinite(row["estimate"]))


def _verdict(evidence: Evidence, code: str, area: str, row: Row) -> str:
    return str(evidence.verdicts(code, "target").get(area, "")) if _open(row) else ""
