"""Problems and recommendations in words: where a value falls short, by how much, and what the paper would do."""

from typing import Any

import numpy as np
import pandas as pd

from governance_metrics.claims import REMEDIES
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.evidence import HIDDEN, Evidence


def top_problems(evidence: Evidence) -> pd.DataFrame:
    """Return one row per indicator that falls short, most areas concerned first."""
    return evidence.release.problems.drop_duplicates("indicator").sort_values("priority", kind="stable")


def problem_words(evidence: Evidence, row: Any, *, names: bool = True) -> str:
    """Return whom a problem concerns: the whole, the areas that miss, the areas apart from the rest.

    Only areas whose value is shown are counted: what an area that is not shown has is nobody's to know. An area
    without data is said to have none, and is never among those that do well.
    """
    w, areas = evidence.words, list(row.areas)
    n, every = len(areas), evidence.release.areas["area"].tolist()
    if n == 0:
        return w.say(s.AREAS_UNSHOWN if row.n_areas else s.WHOLE_MISSES)
    sentence = s.AREAS_APART if row.finding == "apart" else s.AREA_MISSES if n == 1 else s.AREAS_MISS
    who = w.say(s.ALL_COMMUNITIES, communities=w.communities(n)) if n == len(every) else w.communities(n)
    said = w.say(sentence, communities=who)
    said = said[:1].upper() + said[1:]
    if not names or n == len(every):
        return said
    others = {area: evidence.area_row(row.indicator, area) for area in every if area not in areas}
    hidden = [area for area, one in others.items() if one is not None and one["reason"] in HIDDEN]
    known = [area for area, one in others.items() if one is not None and np.isfinite(one["estimate"])]
    empty = [area for area in others if area not in (*hidden, *known)]
    if len(others) * 2 >= n:
        told = [evidence.named(areas)]
    else:
        told = [w.say(s.ALL_BUT, names=evidence.named(known))] if known else []
        told += [w.say(s.NO_DATA_FROM, names=evidence.named(empty))] if empty else []
    told += [w.say(s.NOT_PUBLISHED, communities=w.communities(len(hidden)))] if hidden else []
    left, right = ("（", "）") if evidence.language == "zh" else (" (", ")")
    return said + left + w.say(s.CLAUSES).join(told) + right


def reach_words(evidence: Evidence, row: Any) -> str:
    """Return how many areas a problem concerns, for a table whose caption already says that they fall short."""
    n, w = len(row.areas), evidence.words
    if n == 0 or row.finding == "apart":
        return problem_words(evidence, row, names=False)
    said = w.communities(n)
    if n == len(evidence.release.areas):
        said = w.say(s.ALL_COMMUNITIES, communities=said)
    return said[:1].upper() + said[1:]


def gap_words(evidence: Evidence, row: Any) -> str:
    """Return how far short the areas are in all, in what the indicator counts."""
    w, gap = evidence.words, float(row.gap)
    if not np.isfinite(gap) or gap <= 0:
        return ""
    card = evidence.card(row.indicator)
    sentence = s.TOO_MANY if card.direction == "lower" else s.SHORT_OF
    return w.say(sentence, gap=w.shortage(gap), counted=card.counted)


def recommended(evidence: Evidence, indicator: str) -> str:
    """Return the first measure recommended for an indicator; empty where there is none."""
    rows = evidence.release.recommendations
    rows = rows[rows["indicator"].eq(indicator)]
    return REMEDIES[rows["remedy"].iloc[0]].title.say(evidence.language) if len(rows) else ""


def group_of(evidence: Evidence, indicator: str) -> str:
    """Return the group of claims an indicator serves: the problem it decides, else what it decides or informs."""
    ranked = [
        (test.role != "decides", claim.kind != "problem", number, claim.group)
        for number, claim in enumerate(evidence.release.claim_records.values())
        for test in claim.tests
        if test.indicator == indicator
    ]
    return min(ranked)[3] if ranked else "mobilisation"
