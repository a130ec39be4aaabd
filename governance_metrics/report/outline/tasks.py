"""The paper's measures that the data call for: one task each, with every shortfall that calls for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from governance_metrics.claims import REMEDIES
from governance_metrics.claims.claim import Remedy
from governance_metrics.report.blocks import Cell, Grid
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.problems import gap_words, problem_words, top_problems

MEASURE_HEADS = (("code", 0.6), ("measure", 3.0), ("shortfalls", 4.2), ("watch", 2.0))


@dataclass(frozen=True)
class Task:
    """One measure of the paper, and the problems that call for it.

    Parameters
    ----------
    remedy : Remedy or None
        The measure; None gathers the problems for which the paper has none.
    problems : tuple
        Their numbers in the list of problems, with their rows, most areas concerned first.
    """

    remedy: Remedy | None
    problems: tuple[tuple[int, Any], ...]


def tasks(evidence: Evidence) -> tuple[Task, ...]:
    """Return each measure once, in the order of the most pressing problem that calls for it."""
    found: dict[str, list[tuple[int, Any]]] = {}
    for number, row in enumerate(top_problems(evidence).itertuples(), start=1):
        for code in remedies_of(evidence, row.indicator) or [""]:
            found.setdefault(code, []).append((number, row))
    return tuple(Task(REMEDIES.get(code), tuple(found[code])) for code in sorted(found, key=lambda code: code == ""))


def remedies_of(evidence: Evidence, indicator: str) -> list[str]:
    """Return the codes of the measures recommended for an indicator, the first of them first."""
    rows = evidence.release.recommendations
    return list(dict.fromkeys(rows.loc[rows["indicator"].eq(indicator), "remedy"]))


def measures_grid(evidence: Evidence) -> Grid:
    """Return the recommendations: the measure, each shortfall that calls for it, what to watch."""
    w = evidence.words
    cells = tuple(
        (
            Cell(task.remedy.code),
            Cell(task.remedy.action.say(evidence.language)),
            Cell(joined(evidence, [_shortfall(evidence, row) for _, row in task.problems])),
            Cell(w.several([evidence.titles[code].say(evidence.language) for code in _watched(evidence, task.remedy)])),
        )
        for task in tasks(evidence)
        if task.remedy is not None
    )
    return Grid(w.say(labels.CAPTIONS["measures"]), columns_of(evidence, MEASURE_HEADS), cells)


def joined(evidence: Evidence, parts: list[str]) -> str:
    """Return parts of a cell one after the other, each once; a dash where there is none."""
    return ("；" if evidence.language == "zh" else "; ").join(dict.fromkeys(part for part in parts if part)) or "—"


def _shortfall(evidence: Evidence, row: Any) -> str:
    """One problem: its indicator, whom it concerns, how far short they are."""
    w = evidence.words
    said = [problem_words(evidence, row, names=False), gap_words(evidence, row)]
    told = w.say(s.COMMA).join(part[:1].lower() + part[1:] for part in said if part)
    return w.say(s.SHORTFALL, title=evidence.titles[row.indicator], told=told)


def _watched(evidence: Evidence, remedy: Remedy) -> Iterator[str]:
    """The indicators of a measure that the report has."""
    return (code for code in remedy.adoption if code in evidence.titles)
