"""Which pictures stand in which part of the report: beside the finding they show."""

from collections.abc import Iterable, Iterator
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
    elif part == "collaboration":
        yield from _apart(evidence, part)
    else:
        if part == "party":
            yield steps_figure(evidence)
        yield from _by_area(evidence, _first(evidence, part))
    if part == "mobilisation":
        yield changes_figure(evidence)
    elif part == "workforce":
        yield workforce_figure(evidence)


def _by_area(evidence: Evidence, codes: Iterable[str]) -> Iterator[Figure]:
    """The first indicators by area that have something to see, as many as fit a page."""
    found = (indicator_figure(evidence, code) for code in codes if _differs(evidence, code))
    yield from islice((figure for figure in found if figure is not None), PER_GROUP)


def _apart(evidence: Evidence, group: str) -> Iterator[Figure]:
    """Which areas can be told apart: a funnel and possible ranks, beside the indicators that neither shows."""
    shown, drawn = [], []
    for picture in (funnel_figure, ranks_figure):
        made = ((code, picture(evidence, code)) for code in _first(evidence, group) if code not in shown)
        code, figure = next(((code, figure) for code, figure in made if figure is not None), ("", None))
        if figure is not None:
            shown.append(code)
            drawn.append(figure)
    yield from _by_area(evidence, [code for code in _first(evidence, group) if code not in shown])
    yield from drawn


def _differs(evidence: Evidence, code: str) -> bool:
    """Whether the areas have different values: a picture of one and the same value shows nothing."""
    return bool(evidence.parts(code)["estimate"].nunique() > 1)


def _first(evidence: Evidence, group: str) -> list[str]:
    """The page-one indicators of a group, those that fall short first."""
    short = [row.indicator for row in top_problems(evidence).itertuples()]
    every = [*short, *(code for code in evidence.release.indicators if code not in short)]
    return [code for code in every if evidence.card(code).page_one and group_of(evidence, code) == group]
