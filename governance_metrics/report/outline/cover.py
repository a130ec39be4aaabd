"""What every document of a release has around its blocks: title, subtitle, mark, the writers' words, the record."""

from collections.abc import Sequence
from typing import Any

from governance_metrics.provenance import record_of, record_text
from governance_metrics.report.blocks import Block, Document
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.text import Text


def covered(evidence: Evidence, name: str, title: Text, blocks: Sequence[Block], **more: Any) -> Document:
    """Return a document of a release.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    name : {"report", "communities"}
        Which document; the record says it.
    title : Text
        What stands on top.
    blocks : sequence of Block
        The content.
    **more
        What else this document has: slides, sheets, explorer, provenance.
    """
    w, release = evidence.words, evidence.release
    who = w.communities(len(release.areas))
    subtitle = w.say(s.SUBTITLE if evidence.period else s.SUBTITLE_UNDATED, communities=who, period=evidence.dated)
    return Document(
        language=evidence.language,
        title=w.say(title),
        subtitle=subtitle[:1].upper() + subtitle[1:],
        mark=w.say(s.INTERNAL) if release.profile == "internal" else "",
        blocks=blocks,
        words={key: w.say(text) for key, text in labels.WORDS.items()},
        record=record_text(record_of(release) | {"language": evidence.language, "document": name}),
        **more,
    )
