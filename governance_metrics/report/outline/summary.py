"""Page one: what was asked, how complete the data are, the problems, and what cannot be said."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from governance_metrics.intake import first_faults
from governance_metrics.report.blocks import Block, Bullets, Cell, Grid, Heading, Paragraph, TableColumn
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.problems import gap_words, reach_words, recommended, top_problems
from governance_metrics.report.outline.wording import TONES
from governance_metrics.text import Text

TOP = 5
FIGURES_PER_GROUP = 2


def page_one(evidence: Evidence) -> list[Block]:
    """Return the blocks of page one.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    """
    w = evidence.words
    blocks: list[Block] = [
        Heading(1, w.say(s.HEADS["page_one"]), "page-one"),
        Paragraph(asked(evidence), "lead"),
        Paragraph(completeness(evidence), "note"),
    ]
    if evidence.release.claim_records:
        blocks.append(groups_grid(evidence))
    else:
        blocks.append(Bullets(tuple(evidence.line(code) for code in evidence.release.indicators)))
    blocks += [*_top(evidence), Heading(3, w.say(s.HEADS["cannot"]))]
    cannot = enumerate(cannot_say(evidence), start=1)
    return [*blocks, *(Paragraph(f"{number}. {sentence}", "note") for number, sentence in cannot)]


def asked(evidence: Evidence) -> str:
    """Return what was asked, of whom and when, and how the statements came out."""
    w, release = evidence.words, evidence.release
    period = w.say(s.PERIOD_OF, period=evidence.period) if evidence.period else ""
    who = w.communities(len(release.areas))
    if not release.claim_records:
        return w.say(s.ASKED_OWN, communities=who, period=period, indicators=len(release.indicators))
    counts = release.claims["verdict"].value_counts()
    tally = {name: int(counts.get(code, 0)) for name, code in (
        ("supported", "supported"), ("partly", "partly_supported"),
        ("against", "not_supported"), ("insufficient", "insufficient_data"),
    )}  # fmt: skip
    first = w.say(s.ASKED, communities=who, period=period, claims=len(release.claims))
    return evidence.joined([first, w.say(s.VERDICT_COUNT, **tally)])


def completeness(evidence: Evidence) -> str:
    """Return how complete the data are, in one paragraph, with the kind of fault to mend first."""
    first = [
        evidence.words.say(s.FIRST_FAULTS, faults=fault.say(evidence.language))
        for fault in first_faults(_faults(evidence), 1)
    ]
    return evidence.joined([*completeness_sentences(evidence), *first])


def completeness_sentences(evidence: Evidence) -> list[str]:
    """Return how complete the data are: surveys, missing tables, silent areas, rows, faults."""
    w, release = evidence.words, evidence.release
    said = []
    for heading, codes in _surveys(evidence):
        rows = release.estimates
        mine = rows[rows["indicator"].isin(codes) & rows["period"].eq(evidence.period)]
        answers = mine[mine["level"].eq("all") & mine["group"].eq("")]
        n = (answers["n"] + answers["n_missing"]).max()
        areas = mine[mine["level"].eq(release.settings.area) & mine["interval"].eq("sampling")]["area"].nunique()
        if np.isfinite(n):
            said.append(w.say(s.SURVEYED, table=heading, n=w.count(n), communities=w.communities(areas)))
    missing = _not_supplied(evidence)
    headings = [release.contracts[name].heading.say(evidence.language) for name in missing]
    quoted = [w.quoted(name) if evidence.language == "zh" else name for name in headings]
    said.append(w.say(s.TABLES_MISSING, tables=w.several(quoted)) if missing else w.say(s.ALL_TABLES))
    silent = [
        w.say(
            s.NOT_REPORTED_BY, table=release.contracts[table].heading, communities=w.communities(len(areas)),
            names=evidence.named(areas),
        )
        for table, areas in _silent(evidence).items()
    ]  # fmt: skip
    if silent:
        named = w.say(s.CLAUSES).join(silent)
        said.append(w.say(s.NOT_REPORTED, tables=named[:1].upper() + named[1:]))
    if len(release.sources):
        read, used, left_out = release.sources[["rows_read", "rows_used", "rows_left_out"]].astype(float).sum()
        sentence = s.ROWS if left_out else s.ROWS_ALL
        said.append(w.say(sentence, read=w.count(read), used=w.count(used), left_out=w.count(left_out)))
    faults = len(_faults(evidence))
    said.append(w.say(s.FAULTS, n=faults) if faults else w.say(s.NO_FAULTS))
    return said


def _faults(evidence: Evidence) -> pd.DataFrame:
    """What was not used: the errors of the quality list."""
    quality = evidence.release.quality
    return quality[quality["severity"].isin(["error", "stop"])]


def groups_grid(evidence: Evidence) -> Grid:
    """Return the four problem groups: one or two figures each, and what becomes of the paper's statement."""
    w, release = evidence.words, evidence.release
    cells = []
    for group in s.PROBLEM_GROUPS:
        codes = [c.code for c in release.claim_records.values() if c.group == group and c.section == "problems"]
        head = Cell(s.GROUPS[group].say(evidence.language))
        chosen = list(_telling(evidence, codes))
        if not chosen:
            unknown = w.verdict("insufficient_data")
            line = w.say(s.GROUP_EMPTY, n=len(codes))
            cells.append((head, Cell(line), Cell("—"), Cell(unknown, tone=TONES["insufficient_data"])))
        for number, (claim, code, verdict) in enumerate(chosen):
            statement = release.claim_records[claim].statement.say(evidence.language)
            first = head if number == 0 else Cell("")
            shown = Cell(w.verdict(verdict), tone=TONES[verdict])
            cells.append((first, Cell(evidence.line(code), link=code), Cell(statement), shown))
    names = (("group", 0.8), ("evidence", 3.6), ("statement", 3.8), ("verdict", 0.7))
    columns = tuple(TableColumn(w.say(labels.COLUMNS[name]), width=width) for name, width in names)
    return Grid(w.say(labels.CAPTIONS["groups"]), columns, tuple(cells), small=True)


def _telling(evidence: Evidence, codes: list[str]) -> Iterator[tuple[str, str, str]]:
    """The claims of a group that are decided, with an indicator each, those the data support first."""
    release = evidence.release
    rows = release.claims[release.claims["claim"].isin(codes)]
    order = {"supported": 0, "partly_supported": 1, "not_supported": 2}
    decided = rows[rows["verdict"].isin(list(order))]
    used: set[str] = set()
    for row in decided.assign(order=decided["verdict"].map(order)).sort_values("order", kind="stable").itertuples():
        tests = release.claim_records[row.claim].tests
        deciding = [t.indicator for t in tests if t.role == "decides" and t.indicator in release.indicators]
        fresh = next((code for code in deciding if code not in used), None)
        if fresh is not None and len(used) < FIGURES_PER_GROUP:
            used.add(fresh)
            yield row.claim, fresh, row.verdict


def cannot_say(evidence: Evidence) -> list[str]:
    """Return three things the data cannot say, the most pressing first."""
    w, release = evidence.words, evidence.release
    said = []
    missing = _not_supplied(evidence)
    if missing and release.claim_records:
        hit = sum(any(f"table={name}" in reason for name in missing) for reason in release.claims["tests"])
        headings = [release.contracts[name].heading.say(evidence.language) for name in missing]
        quoted = [w.quoted(name) if evidence.language == "zh" else f"the {name}" for name in headings]
        said.append(w.say(s.CANNOT["tables"], tables=w.several(quoted), claims=hit))
    unknown = release.estimates[
        release.estimates["reason"].str.startswith("denominator_unknown") & release.estimates["level"].eq("all")
    ]
    if len(unknown):
        said.append(w.say(s.CANNOT["denominators"], n=unknown["indicator"].nunique()))
    rest = release.comparisons
    rest = rest[rest["reference_kind"].eq("rest") & rest["period"].eq(evidence.period) & rest["p_value"].notna()]
    if len(rest):
        apart = int(rest["verdict"].isin(["higher", "lower"]).sum())
        sentence = s.CANNOT["ranking" if apart else "ranking_none"]
        said.append(w.say(sentence, indicators=rest["indicator"].nunique(), apart=apart))
    if not release.claim_records:
        scored = [code for code, card in release.indicators.items() if card.direction != "context"]
        without = [code for code in scored if evidence.target_row(code) is None]
        said += [w.say(s.CANNOT["targets"], n=len(without))] if without else []
    if "mob_seconded_n" in release.indicators and release.claim_records:
        said.append(w.say(s.CANNOT["people"]))
    said.append(w.say(s.CANNOT["cause"]))
    if release.claim_records:
        said.append(w.say(s.CANNOT["epidemic"]))
    return said[:3]


def _top(evidence: Evidence) -> list[Block]:
    w = evidence.words
    rows = top_problems(evidence).head(TOP)
    if rows.empty:
        judged = evidence.release.comparisons["verdict"].isin(["meets", "misses", "uncertain", "similar"]).any()
        return [Paragraph(w.say(s.NO_PROBLEMS if judged else s.NOTHING_JUDGED))]
    columns = tuple(
        TableColumn(w.say(labels.COLUMNS[name]), width=width)
        for name, width in (("problem", 2.4), ("communities", 1.6), ("gap", 2.6), ("measure", 3.0))
    )
    cells = []
    for row in rows.itertuples():
        card = evidence.card(row.indicator)
        remedy = recommended(evidence, row.indicator)
        cells.append(
            (
                Cell(card.title.say(evidence.language), link=row.indicator),
                Cell(reach_words(evidence, row), sort=float(len(row.areas))),
                Cell(gap_words(evidence, row) or "—"),
                Cell(remedy or "—"),
            )
        )
    return [Grid(w.say(labels.CAPTIONS["top"]), columns, tuple(cells), small=True)]


def _surveys(evidence: Evidence) -> list[tuple[Text, list[str]]]:
    found = []
    for name, contract in evidence.release.contracts.items():
        codes = [c.code for c in evidence.release.indicators.values() if name in c.needs]
        rows = evidence.release.estimates
        sampled = rows[rows["indicator"].isin(codes) & rows["interval"].eq("sampling")]
        if len(sampled):
            codes = sorted(set(sampled["indicator"]))
            found.append((contract.heading, codes))
    return found


def _not_supplied(evidence: Evidence) -> list[str]:
    needed = [table for card in evidence.release.indicators.values() for table in card.needs]
    return [table for table in dict.fromkeys(needed) if table not in evidence.release.supplied]


def _silent(evidence: Evidence) -> dict[str, list[str]]:
    """Which areas did not report a table that others did report for the period."""
    release = evidence.release
    said = release.submissions
    said = said[said["period"].eq(evidence.period) & said["area"].ne("")]
    needed = {table for card in release.indicators.values() for table in card.needs}
    every = release.areas["area"].tolist()
    silent = {}
    for table in sorted(needed & set(said["table"])):
        who = set(said.loc[said["table"].eq(table), "area"])
        absent = [area for area in every if area not in who]
        if absent and who:
            silent[table] = absent
    return silent
