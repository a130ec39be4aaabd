"""How good the data are: the account of rows, the faults found, and what made the report."""

import platform
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from typing import Any

import numpy as np
import pandas as pd

from governance_metrics.intake import LEFT_OUT, RULES
from governance_metrics.report.blocks import Block, Cell, Grid, Heading, Paragraph
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.text import phrase

MOST_FAULTS = 40
DIGITS = 12  # of the digest of an input; the whole stands in the record that every file carries
ROW_HEADS = (("table", 2.0), ("file", 2.2), ("read", 1.0), ("used", 1.0), ("left_out", 1.0), ("reasons", 1.8))


def quality(evidence: Evidence) -> list[Block]:
    """Return the account of rows and the faults found."""
    w, release = evidence.words, evidence.release
    blocks: list[Block] = [Heading(1, w.say(s.HEADS["quality" if release.claim_records else "quality_own"]), "quality")]
    if len(release.sources):
        columns = columns_of(evidence, ROW_HEADS, right={"read", "used", "left_out"})
        numbers = ["rows_read", "rows_used", "rows_left_out"]
        known = release.sources[release.sources["table"].ne("")]
        tables = (
            known.groupby("table", sort=False, as_index=False)[numbers]
            .sum()
            .assign(file="", sheet="", left_out_by_reason=lambda sums: sums["table"].map(partial(_reasons, evidence)))
        )
        for caption, rows, paper in (("tables", tables, True), ("rows", release.sources, False)):
            cells = tuple(_source_row(evidence, row) for row in rows.itertuples())
            grid = Grid(w.say(labels.CAPTIONS[caption]), columns, cells, filterable=len(cells) > 12, paper=paper)
            blocks.append(_without(grid, 1) if paper else grid)
    faults = release.quality[release.quality["severity"].ne("note")]
    if faults.empty:
        return [*blocks, Paragraph(w.say(s.NO_FAULTS))]
    shown = faults.head(MOST_FAULTS)
    heads = (("file", 2.0), ("row", 0.7), ("column", 1.3), ("found", 1.4), ("fault", 3.6))
    cells = tuple(
        (
            Cell(str(row.file or "—")),
            Cell(
                "—" if pd.isna(row.row) else f"{int(row.row)}",
                sort=float(row.row) if pd.notna(row.row) else -1.0,
                number=float(row.row) if pd.notna(row.row) else None,
                pattern="0",
            ),
            Cell(_word(row.column)),
            Cell(_word(row.value)),
            Cell(phrase(row.rule, RULES).say(evidence.language)),
        )
        for row in shown.itertuples()
    )
    note = w.say(labels.MORE_FAULTS, shown=len(shown), n=len(faults)) if len(faults) > len(shown) else ""
    blocks.append(
        Grid(
            w.say(labels.CAPTIONS["faults"]),
            columns_of(evidence, heads),
            cells,
            note,
            filterable=len(cells) > 12,
        )
    )
    return blocks


def provenance(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """Return which inputs, version and settings made the report."""
    w, release = evidence.words, evidence.release
    level = w.level(release.settings.conf_level)
    settings = w.say(
        labels.PROVENANCE["setting_line"],
        period=release.settings.period or "—",
        level=level,
        profile=labels.PROFILES[release.profile],
        threshold=release.threshold,
    )
    made_by = f"governance-metrics {version('governance-metrics')}, Python {platform.python_version()}"
    lines = [(w.say(labels.PROVENANCE["version"]), made_by), (w.say(labels.PROVENANCE["settings"]), settings)]
    for row in release.sources.itertuples():
        name = w.say(labels.PROVENANCE["input" if row.file else "memory"], n=DIGITS)
        said = row.sha256[:DIGITS] or (w.say(labels.PROVENANCE["unread"]) if row.file else "")
        lines.append((name, f"{row.file or row.table} {said}".strip()))
    return tuple(dict.fromkeys(lines))


def _reasons(evidence: Evidence, table: str) -> str:
    """Why rows of a table were left out, added up over its files, as its sources write it."""
    found = evidence.table_rows(table)
    return ", ".join(f"{code}={n}" for code, n in found[3].items()) if found else ""


def _without(grid: Grid, column: int) -> Grid:
    """The same table without a column."""
    columns = grid.columns[:column] + grid.columns[column + 1 :]
    return replace(grid, columns=columns, rows=tuple(row[:column] + row[column + 1 :] for row in grid.rows))


def digest_words(evidence: Evidence, row: Any) -> str:
    """Return the digest of an input in words; a table that came from no file, and a file left alone, have none."""
    if row.sha256:
        return f"SHA-256 {row.sha256}"
    return evidence.words.say(labels.PROVENANCE["unread" if row.file else "memory"])


def _source_row(evidence: Evidence, row: Any) -> tuple[Cell, ...]:
    release, table = evidence.release, str(row.table or "")
    heading = release.contracts[table].heading.say(evidence.language) if table in release.contracts else table or "—"
    heading = labels.TARGETS.say(evidence.language) if table == "targets" else heading
    numbers = [float(getattr(row, name) or 0) for name in ("rows_read", "rows_used", "rows_left_out")]
    reasons = [part for part in str(row.left_out_by_reason or "").split(", ") if part]
    said = []
    for part in reasons:
        code, _, n = part.partition("=")
        named = LEFT_OUT[code].say(evidence.language) if code in LEFT_OUT else code
        said.append(f"{named} {n}".strip())
    file = str(row.file or "—")
    sheet = str(row.sheet or "")
    return (
        Cell(heading),
        Cell(f"{file} [{sheet}]" if sheet else file),
        *(Cell(evidence.words.count(n), sort=n, number=n, pattern="#,##0") for n in numbers),
        Cell(evidence.words.several(said) or "—"),
    )


def _word(value: object) -> str:
    return "—" if value is None or (isinstance(value, float) and np.isnan(value)) or value == "" else str(value)
