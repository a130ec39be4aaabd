"""Pictures of one or many indicators over the areas: funnel, possible ranks, the map of who falls short where."""

import re

import numpy as np
import pandas as pd

from governance_metrics.indicators.card import Indicator
from governance_metrics.report.blocks import Figure
from governance_metrics.report.figures import LEVELS, Frame, FunnelPoint, RankSpan, RugState, funnel, rank_bands, rug
from governance_metrics.report.outline import figure_sentences as f
from governance_metrics.report.outline.evidence import HIDDEN, Evidence
from governance_metrics.report.outline.pictures import FEWEST_AREAS, MOST_AREAS, note_words, tick_words
from governance_metrics.statistics.funnel import funnel_limits
from governance_metrics.statistics.ranks import rank_intervals

MOST_ROWS = 28
MOST_COLUMNS = 45
FEWEST_RANKED = 5


def funnel_figure(evidence: Evidence, code: str) -> Figure | None:
    """Return one share of a full count against its denominator; None where it is none or has too few areas."""
    w, card, whole = evidence.words, evidence.card(code), evidence.whole(code)
    rows = evidence.parts(code)
    rows = rows[rows["estimate"].notna() & rows["denominator"].gt(0)]
    if card.measure != "share" or whole["interval"] != "chance" or not np.isfinite(whole["estimate"]):
        return None
    if not FEWEST_AREAS <= len(rows) <= MOST_AREAS:
        return None
    apart = _apart(evidence, code)
    points = [
        FunnelPoint(evidence.names.get(row.area, row.area), row.denominator, row.estimate, row.area in apart)
        for row in rows.itertuples()
    ]
    low, high = funnel_limits("share", whole["estimate"], rows["denominator"], LEVELS[-1])
    outside = int(((rows["estimate"] < low) | (rows["estimate"] > high)).sum())
    flagged, every = sum(point.flagged for point in points), w.communities(len(points))
    title = f.FUNNEL_TITLE if flagged else f.FUNNEL_TITLE_NONE
    frame = Frame(
        w.say(title, title=card.title, communities=every, flagged=w.few(flagged)),
        w.say(f.FUNNEL_AXIS, of=_divisor(evidence, card)),
        note_words(evidence, code, lines=False),
    )
    levels = [w.level(level) for level in LEVELS]
    inner, outer = (w.say(f.FUNNEL_INNER, level=level) for level in levels)
    picture = funnel(
        points, whole["estimate"], frame, kind="share", value_axis=card.title.say(evidence.language),
        tick=tick_words(evidence, card), legend=(w.say(f.PLAIN), w.say(f.APART), inner, outer),
    )  # fmt: skip
    alt = w.say(
        f.FUNNEL_ALT, title=card.title, communities=every, level=levels[-1],
        whole=w.bare(card, whole["estimate"]), outside=w.communities(outside),
        flagged=w.communities(flagged),
    )  # fmt: skip
    return Figure(picture, frame.title, alt)


def ranks_figure(evidence: Evidence, code: str) -> Figure | None:
    """Return the ranks that the areas may have on a surveyed indicator; None where too few can be ranked."""
    w, card = evidence.words, evidence.card(code)
    rows = evidence.parts(code)
    rows = rows[rows["estimate"].notna() & rows["std_error"].gt(0) & rows["interval"].eq("sampling")]
    if not FEWEST_RANKED <= len(rows) <= MOST_AREAS:
        return None
    level, down = evidence.release.settings.conf_level, card.direction != "lower"
    ranked = rank_intervals(rows["estimate"], rows["std_error"], level, df=rows["df"], highest_first=down)
    ranked = ranked.assign(area=rows["area"].to_numpy()).sort_values(["rank", "area"], kind="stable")
    spans = [
        RankSpan(evidence.names.get(row.area, row.area), int(row.rank), int(row.rank_low), int(row.rank_high),
                 bool(row.ahead_of or row.behind))
        for row in ranked.itertuples() if pd.notna(row.rank)
    ]  # fmt: skip
    first = w.say(f.HIGHEST if down else f.LOWEST)
    note = w.say(f.RANKS_NOTE, level=w.level(level))
    every, told = w.communities(len(spans)), sum(span.apart for span in spans)
    frame = Frame(
        w.say(f.RANKS_TITLE if told else f.RANKS_TITLE_NONE, title=card.title, communities=every),
        w.say(f.RANKS_AXIS, first=first),
        evidence.joined([note_words(evidence, code, lines=False), note]),
    )
    picture = rank_bands(spans, frame, legend=(w.say(f.RANKS_PLAIN), w.say(f.RANKS_APART), w.say(f.RANKS_POINT)))
    alt = w.say(
        f.RANKS_ALT if told else f.RANKS_ALT_NONE, communities=every, title=card.title, told=w.communities(told),
        open=w.communities(len(spans) - told),
    )  # fmt: skip
    return Figure(picture, frame.title, alt)


def rug_figure(evidence: Evidence) -> Figure | None:
    """Return every indicator with a target in every area; None where there is none or the areas are too many."""
    w, release = evidence.words, evidence.release
    areas = release.areas["area"].tolist()
    if not FEWEST_AREAS <= len(areas) <= MOST_COLUMNS:
        return None
    found = {code: _states(evidence, code, areas) for code, card in release.indicators.items()
             if card.disclosure != "staff" and card.direction != "context"}  # fmt: skip
    aimed = [code for code, states in found.items() if {"meets", "uncertain", "misses"} & set(states)]
    if not aimed:
        return None
    codes = sorted(aimed, key=lambda code: not release.indicators[code].page_one)[:MOST_ROWS]
    codes = [code for code in aimed if code in codes]
    apart = [[area in _apart(evidence, code) for area in areas] for code in codes]
    note = [w.say(f.RUG_NOTE, shown=len(codes))]
    if len(aimed) > len(codes):
        note.append(w.say(f.RUG_MORE, n=len(aimed) - len(codes)))
    frame = Frame(w.say(f.RUG_TITLE), "", evidence.joined(note))
    words = {state: w.say(text) for state, text in f.RUG_STATES.items()}
    picture = rug(
        [release.indicators[code].title.say(evidence.language) for code in codes],
        [evidence.names.get(area, area) for area in areas],
        [found[code] for code in codes], apart, frame, legend=words, framed=w.say(f.APART),
    )  # fmt: skip
    cells = [state for code in codes for state in found[code]]
    counts = [f"{words[state]} {cells.count(state)}" for state in words if state in cells]
    alt = w.say(
        f.RUG_ALT, indicators=len(codes), communities=w.communities(len(areas)), counts=w.several(counts),
        apart=sum(map(sum, apart)),
    )  # fmt: skip
    return Figure(picture, frame.title, alt)


def _states(evidence: Evidence, code: str, areas: list[str]) -> list[RugState]:
    """How each area stands to the target; what is not published stays so."""
    verdicts, rows = evidence.verdicts(code, "target"), {row["area"]: row for row in evidence.area_rows(code)}
    states: list[RugState] = []
    for area in areas:
        row, verdict = rows.get(area), str(verdicts.get(area, "no_data"))
        if row is not None and row["reason"] in HIDDEN:
            states.append("hidden")
        elif row is None or not np.isfinite(row["estimate"]):
            states.append("no_data")
        else:
            known: dict[str, RugState] = {"meets": "meets", "misses": "misses", "uncertain": "uncertain"}
            states.append(known.get(verdict, "no_target"))
    return states


def _apart(evidence: Evidence, code: str) -> set[str]:
    return {area for area, verdict in evidence.verdicts(code, "rest").items() if verdict in ("higher", "lower")}


def _divisor(evidence: Evidence, card: Indicator) -> str:
    """What a share is divided by, as its definition says."""
    said = card.definition.say(evidence.language)
    return re.split("[;；,，]", said.partition("÷")[2])[0].strip() or card.counted.say(evidence.language)
