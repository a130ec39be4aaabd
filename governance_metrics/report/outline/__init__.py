"""The outline: every sentence of the report, and every rounding, from one release."""

from governance_metrics.disclosure import Release
from governance_metrics.report.blocks import Block, Document, Later
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.annex import annex
from governance_metrics.report.outline.community_sheets import community_sheets
from governance_metrics.report.outline.cover import covered
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.explorer import explorer
from governance_metrics.report.outline.lists import lists
from governance_metrics.report.outline.parts import measures, problems, results
from governance_metrics.report.outline.pictures import indicator_figure
from governance_metrics.report.outline.quality import provenance, quality
from governance_metrics.report.outline.slides import slides
from governance_metrics.report.outline.summary import page_one
from governance_metrics.report.outline.surveys import survey_quality
from governance_metrics.report.outline.workbook import sheets
from governance_metrics.text import Language

__all__ = ["community_sheets", "outline"]


def outline(release: Release, language: Language) -> Document:
    """Return the report in one language, in the order a meeting reads it.

    Parameters
    ----------
    release : Release
        What may be shown.
    language : {"zh", "en"}
        The language of every word.
    """
    evidence = Evidence(release, language)
    return covered(
        evidence,
        "report",
        s.TITLE if release.claim_records else s.TITLE_OWN,
        Later(lambda: _blocks(evidence)),
        provenance=provenance(evidence),
        slides=Later(lambda: slides(evidence)),
        sheets=Later(lambda: sheets(evidence)),
        explorer=explorer(evidence),
    )


def _blocks(evidence: Evidence) -> list[Block]:
    """What is read on paper, in order; own cards without claims bring their pictures instead of the paper's parts."""
    blocks: list[Block] = page_one(evidence)
    if evidence.release.claim_records:
        blocks += [*results(evidence), *problems(evidence), *measures(evidence), *lists(evidence)]
    else:
        pictures = [indicator_figure(evidence, code) for code in evidence.release.indicators]
        blocks += [picture for picture in pictures if picture is not None]
    return [*blocks, *quality(evidence), *survey_quality(evidence), *annex(evidence)]
