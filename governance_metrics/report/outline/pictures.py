"""One indicator by area, for the eye: as a picture, and as a chart that the reader's own program draws."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from governance_metrics.indicators.card import Indicator
from governance_metrics.report.blocks import Chart, Figure
from governance_metrics.report.figures import AreaPoint, Frame, Line, interval_plot
from governance_metrics.report.outline import figure_sentences as f
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.evidence import HIDDEN, Evidence

FEWEST_AREAS = 3
MOST_AREAS = 60


@dataclass(frozen=True)
class View:
    """What there is to see of one indicator: areas in order with limits, which stand apart, and the references.

    Parameters
    ----------
    rows : DataFrame
        ``area, estimate, conf_low, conf_high``: the areas with a value, highest first.
    names : tuple of str
        What they are called.
    flagged : tuple of bool
        Which are clearly apart from the rest.
    lines : tuple of Line
        The target and the whole, as far as there are any.
    title, axis, alt : str
        The words around it.
    """

    rows: pd.DataFrame
    names: tuple[str, ...]
    flagged: tuple[bool, ...]
    lines: tuple[Line, ...]
    title: str
    axis: str
    alt: str


def view(evidence: Evidence, code: str) -> View | None:
    """Return what there is to see of one indicator; None where too few areas have a value.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    code : str
        The indicator.
    """
    rows = evidence.parts(code)
    rows = rows[rows["estimate"].notna()].sort_values(["estimate", "area"], ascending=[False, True])
    if not FEWEST_AREAS <= len(rows) <= MOST_AREAS:
        return None
    w, card, names = evidence.words, evidence.card(code), evidence.names
    held = evidence.held(code, "rest")
    apart = set(held.loc[held["verdict"].isin(["higher", "lower"]), "area"])
    period = w.say(s.PERIOD_OF, period=evidence.period) if evidence.period else ""
    unit = card.unit.say(evidence.language) if card.unit else ""
    left, right = ("（", "）") if evidence.language == "zh" else (" (", ")")
    high, low, told = rows.iloc[0], rows.iloc[-1], len(apart & set(rows["area"]))
    return View(
        rows=rows,
        names=tuple(names.get(area, area) for area in rows["area"]),
        flagged=tuple(area in apart for area in rows["area"]),
        lines=_lines(evidence, code),
        title=w.say(
            s.FIGURE_TITLE,
            title=card.title,
            places=w.place,
            period=period.strip() if evidence.language == "zh" else period,
        ),
        axis=card.title.say(evidence.language) + (f"{left}{unit}{right}" if unit else ""),
        alt=w.say(
            s.FIGURE_ALT if low["estimate"] < high["estimate"] else s.FIGURE_ALT_ALIKE,
            title=card.title,
            communities=w.communities(len(rows)),
            whole=w.bare(card, evidence.whole(code)["estimate"]),
            low=w.bare(card, low["estimate"]),
            low_name=names.get(low["area"], low["area"]),
            high=w.bare(card, high["estimate"]),
            high_name=names.get(high["area"], high["area"]),
            apart=w.say(s.FIGURE_APART if told else s.FIGURE_NONE_APART, communities=w.communities(told)),
        ),
    )


def indicator_figure(evidence: Evidence, code: str) -> Figure | None:
    """Return one indicator by area as a picture; None where too few areas have a value."""
    seen = view(evidence, code)
    if seen is None:
        return None
    w, card = evidence.words, evidence.card(code)
    points = [
        AreaPoint(name, row.estimate, row.conf_low, row.conf_high, flag)
        for name, flag, row in zip(seen.names, seen.flagged, seen.rows.itertuples(), strict=True)
    ]
    frame = Frame(seen.title, seen.axis, note_words(evidence, code))
    legend = (w.say(f.PLAIN), w.say(f.APART))
    picture = interval_plot(points, seen.lines, frame, tick=tick_words(evidence, card), legend=legend)
    return Figure(picture, seen.title, seen.alt)


def indicator_chart(evidence: Evidence, code: str) -> Chart | None:
    """Return one indicator by area as a chart the reader can edit; None where too few areas have a value."""
    seen = view(evidence, code)
    if seen is None:
        return None
    card = evidence.card(code)
    values, low, high = (tuple(seen.rows[name].astype(float)) for name in ("estimate", "conf_low", "conf_high"))
    lines = {line.label: line.value for line in seen.lines}
    reach = [abs(limit - value) for limits in (low, high) for limit, value in zip(limits, values, strict=True)]
    numbers = [number for number in (*values, *low, *high, *lines.values(), *reach) if np.isfinite(number)]
    return Chart(
        kind="interval",
        title=seen.title,
        axis=seen.axis,
        categories=seen.names,
        series={card.title.say(evidence.language): values},
        low=low,
        high=high,
        flagged=seen.flagged,
        lines=lines,
        pattern="0%" if card.measure == "share" else evidence.words.pattern(card, max(values)),
        alt=seen.alt,
        patterns={number: evidence.words.pattern(card, number) for number in numbers},
    )


def note_words(evidence: Evidence, code: str, *, lines: bool = True) -> str:
    """Return the small print under a picture by area: sources, cases, what the lines are, who is left out and why.

    Parameters
    ----------
    evidence : Evidence
        The release and the language.
    code : str
        The indicator.
    lines : bool
        Whether the picture has a line for each interval.
    """
    w, rows, whole = evidence.words, evidence.parts(code), evidence.whole(code)
    said = [source_words(evidence, [code])]
    if lines and whole["interval"] == "sampling":
        said.append(w.say(f.ANSWERS, n=w.count(whole["n"]), level=w.level(whole["conf_level"])))
    elif lines:
        said.append(w.say(f.CHANCE if rows["conf_low"].notna().any() else f.NO_LIMITS))
    return evidence.joined([*said, *_left_out(evidence, code)])


def left_out_words(evidence: Evidence, code: str) -> str:
    """Return how many areas a chart does not show, and why, as part of a sentence; empty where it shows all."""
    colon = "；" if evidence.language == "zh" else "; "
    said = [text.rstrip("。.") for text in _left_out(evidence, code)]
    return colon.join(text[:1].lower() + text[1:] for text in said)


def _left_out(evidence: Evidence, code: str) -> list[str]:
    w, rows = evidence.words, evidence.parts(code)
    hidden = int(rows["reason"].isin(HIDDEN).sum())
    empty = int(rows["estimate"].isna().sum()) - hidden
    return [w.say(text, communities=w.communities(n)) for text, n in ((f.HIDDEN, hidden), (f.EMPTY, empty)) if n]


def source_words(evidence: Evidence, codes: Iterable[str]) -> str:
    """Return which tables indicators are made from."""
    w, contracts = evidence.words, evidence.release.contracts
    tables = dict.fromkeys(table for code in codes for table in evidence.card(code).needs if table in contracts)
    headings = [contracts[table].heading.say(evidence.language) for table in tables]
    return w.say(f.SOURCE, tables=w.several(headings)) if headings else ""


def tick_words(evidence: Evidence, card: Indicator) -> Callable[[float], str]:
    """Return how a number on an axis is worded: whole per cents, or the number."""
    w = evidence.words
    return lambda value: w.percent(value).replace(".0%", "%") if card.measure == "share" else w.number(value)


def _lines(evidence: Evidence, code: str) -> tuple[Line, ...]:
    """The target and the whole, as far as there are any; a sum over all areas is no reference for one."""
    w, card, lines = evidence.words, evidence.card(code), []
    held = evidence.target_row(code)
    if held is not None:
        target = evidence.target(held)
        lines.append(Line(float(held["reference"]), w.say(s.FIGURE_TARGET, value=w.target(card, target))))
    whole = evidence.whole(code)["estimate"]
    if np.isfinite(whole) and card.measure != "count":
        lines.append(Line(whole, w.say(s.FIGURE_WHOLE, value=w.bare(card, whole)), dashed=False))
    return tuple(lines)
