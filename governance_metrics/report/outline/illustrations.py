"""Which pictures stand in which part of the report: beside the finding they show."""

from collections.abc import Iterator
from itertools import islice

from governance_metrics.report.blocks import Figure
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.pictures import indicator_figure
from governance_metrics.report.outline.place_figures import funnel_figure, ranks_figure, rug_figure
from governance_metrics.report.outline.problems import group_of, top_problems
from governance_metrics.report.outline.whole_figures import (
    changes_figure,
    steps_figure,
    tiers_figure,
    workforce_figure,
)

PER_GROUP = 2  # indicators by area


def illustrations(evidence: Evidence, part: str) -> list[Figure]:
    """Return the pictures of a part, as far as the data give any.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    part : str
        ``problems`` for the head of that part, ``measures``, or a group of claims.
    """
    return [figure for figure in _drawn(evidence, part) if figure is not None]


def _drawn(evidence: Evidence, part: str) -> Iterator[Figure | None]:
    if part == "problems":
        yield rug_figure(evidence)
    elif part == "measures":
        yield tiers_figure(evidence)
    else:
        yield from _by_area(evidence, part)
    if part == "mobilisation":
        yield changes_figure(evidence)
    elif part == "party":
        yield steps_figure(evidence)
    elif part == "collaboration":
        mine = _first(evidence, part)
        yield next((figure for code in mine if (figure := funnel_figure(evidence, code)) is not None), None)
        yield next((figure for code in mine if (figure := ranks_figure(evidence, code)) is not None), None)
    elif part == "workforce":
        yield workforce_figure(evidence)


def _by_area(evidence: Evidence, group: str) -> Iterator[Figure]:
    """The indicators of a group by area, those that fall short first, as many as fit a page."""
    found = (indicator_figure(evidence, code) for code in _first(evidence, group))
    yield from islice((figure for figure in found if figure is not None), PER_GROUP)


def _first(evidence: Evidence, group: str) -> list[str]:
    """The page-one indicators of a group, those that fall short first."""
    short = [row.indicator for row in top_problems(evidence).itertuples()]
    every = [*short, *(code for code in evidence.release.indicators if code not in short)]
    return [code for code in every if evidence.card(code).page_one and group_of(evidence, code) == group]
