"""The explorer of the page: every area with its indicators, every indicator with its evidence."""

from collections.abc import Sequence

from governance_metrics.report.blocks import Cell, Explorer, Later, Place, Topic
from governance_metrics.report.outline import labels
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.columns import columns_of
from governance_metrics.report.outline.evidence import HIDDEN, Evidence
from governance_metrics.report.outline.topics import NOTHING, NUMBERS, topic

PLACE_HEADS = ("value", "limits", "target", "verdict", "against_rest", "change", "reason")


def explorer(evidence: Evidence) -> Explorer:
    """Return the way from the whole to an area, to an indicator, to its evidence.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    """
    w, release = evidence.words, evidence.release
    order = dict.fromkeys(card.theme for card in release.indicators.values())
    codes = [code for theme in order for code, card in release.indicators.items() if card.theme == theme]
    topics = Later(lambda: [topic(evidence, code) for code in codes])
    return Explorer(
        title=w.say(s.EXPLORE),
        lead=w.say(s.EXPLORE_LEAD),
        places=Later(lambda: [_place(evidence, topics, number) for number in range(len(release.areas))]),
        columns=columns_of(
            evidence, (("indicator", 2.2), *((name, 1.0) for name in PLACE_HEADS)), right=set(NUMBERS) | {"target"}
        ),
        names=("indicator", *PLACE_HEADS),
        topics=topics,
        words={name: w.say(text) for name, text in labels.EXPLORER.items()},
    )


def _place(evidence: Evidence, topics: Sequence[Topic], number: int) -> Place:
    """One area: how many of its indicators stand how, and those that miss a target or are apart from the rest."""
    w, area = evidence.words, evidence.release.areas["area"].iloc[number]
    counts = dict.fromkeys(("meets", "uncertain", "misses", "apart", "none"), 0)
    rows = []
    for one in topics:
        row = evidence.area_row(one.key, area)
        if row is None or row["reason"] in HIDDEN or row["estimate"] != row["estimate"]:
            counts["none"] += 1
            continue
        verdict = str((evidence.compared(one.key, "target").get(area) or {}).get("verdict", ""))
        against = str((evidence.compared(one.key, "rest").get(area) or {}).get("verdict", ""))
        apart = against in ("higher", "lower")
        counts["apart"] += apart
        if verdict in counts:
            counts[verdict] += 1
        if verdict == "misses" or apart:
            cells = dict(zip(one.names, one.rows[number], strict=True))
            rows.append((Cell(one.title, link=one.key), *(cells.get(name, NOTHING) for name in PLACE_HEADS)))
    return Place(evidence.names[area], w.say(s.PLACE_TOLD, **counts), tuple(rows))
