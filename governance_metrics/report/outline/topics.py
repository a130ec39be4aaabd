"""One indicator for the explorer: its definition, where its numbers come from, and the evidence of every area."""

import numpy as np

from governance_metrics.indicators.card import Indicator
from governance_metrics.instruments.catalogue import DIRECTIONS, DISCLOSURES, THEMES, entry_of
from governance_metrics.intake import LEFT_OUT
from governance_metrics.report.blocks import Cell, Topic
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import HIDDEN, HIDDEN_MARK, Evidence, Row
from governance_metrics.report.outline.wording import TONES

NUMBERS = ("value", "numerator", "denominator", "limits", "n", "missing")
HEADS = (*NUMBERS, "target", "verdict", "against_rest", "change", "reason")
ALWAYS = ("value",)  # the other heads go where no row has anything under them
NOTHING = Cell("—")


def topic(evidence: Evidence, code: str) -> Topic:
    """Return one indicator with its evidence.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    code : str
        The indicator.
    """
    w, card, whole = evidence.words, evidence.card(code), evidence.whole(code)
    numbers = {area: number for number, area in enumerate(evidence.release.areas["area"])}
    found = {numbers[row["area"]]: row for row in evidence.area_rows(code) if row["area"] in numbers}
    alike = {row["reason"] for row in found.values()} if not any(_known(row) for row in found.values()) else set()
    note = ""
    if len(alike) == 1:
        note = w.say(s.EVERY_AREA, reason=evidence.reason(alike.pop() or "no_estimate"))
        found = {}
    cells = {number: evidence_cells(evidence, card, row) for number, row in found.items()}
    overall = evidence_cells(evidence, card, whole)
    filled = [overall, *cells.values()]
    names = tuple(name for name in HEADS if name in ALWAYS or any(row[name].text != NOTHING.text for row in filled))
    return Topic(
        key=code,
        title=card.title.say(evidence.language),
        theme=THEMES[card.theme].say(evidence.language),
        told=told(evidence, card, whole),
        facts=facts(evidence, card),
        columns=columns_of(evidence, (("community", 1.4), *((name, 1.0) for name in names)), right=set(NUMBERS)),
        names=("community", *names),
        whole=(Cell(w.say(labels.EXPLORER["whole"])), *(overall[name] for name in names)),
        rows={number: (Cell(""), *(row[name] for name in names)) for number, row in cells.items()},
        note=note,
    )


def told(evidence: Evidence, card: Indicator, row: Row) -> tuple[Cell, ...]:
    """Return the value of the whole in short: with its limits and its reference, or why there is none.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    card : Indicator
        The indicator.
    row : mapping
        Its estimate for the whole.
    """
    if not _known(row):
        return (Cell(evidence.reason(row["reason"] or "no_estimate")),)
    held = evidence.target_row(card.code)
    tone = TONES.get(held["verdict"], "plain") if held is not None else "plain"
    value = evidence.words.value(card, row["estimate"], row["method"])
    said = (Cell(value), Cell(evidence.band(card, row)), Cell(evidence.reference(card.code), tone=tone))
    return tuple(cell for cell in said if cell.text)


def evidence_cells(evidence: Evidence, card: Indicator, row: Row) -> dict[str, Cell]:
    """Return what one value rests on, by head: parts, limits, records, references and why there is none.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    card : Indicator
        The indicator.
    row : mapping
        Its estimate for an area.
    """
    w, hidden = evidence.words, row["reason"] in HIDDEN
    cells = dict.fromkeys(HEADS, NOTHING)
    if row["reason"]:
        cells["reason"] = Cell(evidence.reason(row["reason"]))
    if hidden:
        return cells | {"value": Cell(HIDDEN_MARK)}
    for name, number in (("numerator", row["numerator"]), ("denominator", row["denominator"])):
        if np.isfinite(number):
            cells[name] = Cell(w.part(number)[0], sort=float(number))
    cells["n"] = Cell(w.count(row["n"]))
    cells["missing"] = Cell(w.count(row["n_missing"]))
    if not _known(row):
        return cells
    target = _compared(evidence, card.code, "target", row["area"])
    if target is not None and target["target"]:
        cells["target"] = Cell(w.target(card, evidence.target(target)))
    verdicts = {
        name: str((_compared(evidence, card.code, kind, row["area"]) or {}).get("verdict", ""))
        for name, kind in (("verdict", "target"), ("against_rest", "rest"), ("change", "previous"))
    }
    for name, verdict in verdicts.items():
        if verdict not in ("", "no_target", "no_data"):
            said = w.change(verdict) if name == "change" else w.verdict(verdict)
            cells[name] = Cell(said, tone=TONES.get(verdict, "plain"))
    return cells | {
        "value": Cell(w.bare(card, row["estimate"]), sort=float(row["estimate"])),
        "limits": Cell(w.limits(card, row["conf_low"], row["conf_high"])),
    }


def facts(evidence: Evidence, card: Indicator) -> tuple[tuple[str, str], ...]:
    """Return what there is to know of an indicator: definition, reading, sources, references, who may see it.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    card : Indicator
        The indicator.
    """
    w, release = evidence.words, evidence.release
    entry = entry_of(card, release.targets, release.claim_records.values())
    semicolon = "；" if evidence.language == "zh" else "; "
    held = evidence.held(card.code, "rest")
    rest = held.loc[held["method"].ne("") & ~held["method"].str.contains("=nan"), "method"]  # where it could be tried
    told = {
        "definition": card.definition.say(evidence.language),
        "what_else": entry.method.say(evidence.language) if entry.method else "",
        "unit": card.unit.say(evidence.language) if card.unit else "",
        "reading": card.interpretation.say(evidence.language),
        "direction": DIRECTIONS[card.direction].say(evidence.language),
        "table": semicolon.join(table_words(evidence, table) for table in card.needs),
        "method": w.method(evidence.whole(card.code)["method"]),
        "references": semicolon.join(
            w.say(s.REFERENCE, target=w.target(card, target), year=str(target.year), document=target.document)
            for target in entry.references
            if target.value is not None
        ),
        "against_rest": w.method(rest.iloc[0]) if len(rest) else "",
        "claims": semicolon.join(_claim_words(evidence, code) for code in entry.claims),
        "disclosure": DISCLOSURES[card.disclosure].say(evidence.language),
    }
    return tuple((w.say(labels.COLUMNS[name]), words) for name, words in told.items() if words)


def table_words(evidence: Evidence, table: str) -> str:
    """Return how many rows of a table were read, used and left out, and why.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    table : str
        The table.
    """
    w, release = evidence.words, evidence.release
    contract = release.contracts.get(table)
    heading = contract.heading.say(evidence.language) if contract else table
    rows = evidence.table_rows(table)
    if rows is None:
        return heading if table in release.supplied else w.say(s.TABLE_ABSENT, table=heading)
    read, used, left_out, reasons = rows
    named = {code: LEFT_OUT[code].say(evidence.language) if code in LEFT_OUT else code for code in reasons}
    said = w.several([f"{name} {w.count(reasons[code])}" for code, name in named.items()])
    colon = "：" if evidence.language == "zh" else ": "
    return w.say(
        s.TABLE_ROWS,
        table=heading,
        read=w.count(read),
        used=w.count(used),
        left_out=w.count(left_out),
        reasons=colon + said if said else "",
    )


def _compared(evidence: Evidence, code: str, kind: str, area: str) -> Row | None:
    return evidence.compared(code, kind).get(area)


def _claim_words(evidence: Evidence, code: str) -> str:
    verdict = evidence.claim_verdicts.get(code, "")
    claim = evidence.release.claim_records[code]
    return evidence.words.say(
        s.CLAIM_SERVED, code=code, statement=claim.statement, verdict=evidence.words.verdict(verdict)
    )


def _known(row: Row) -> bool:
    return bool(np.isfinite(row["estimate"]))
