"""The pictures of a report, from its numbers."""

import numpy as np

from governance_metrics.report.blocks import Figure
from governance_metrics.report.figures import AreaPoint, Line, interval_plot
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.evidence import Evidence

FEWEST_AREAS = 3
MOST_AREAS = 60


def indicator_figure(evidence: Evidence, code: str) -> Figure | None:
    """Return one indicator by area with intervals and references; None where too few areas have a value.

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
    w, card = evidence.words, evidence.card(code)
    apart = evidence.held(code, "rest")
    apart = set(apart.loc[apart["verdict"].isin(["higher", "lower"]), "area"])
    names = evidence.names
    points = [
        AreaPoint(names.get(r.area, r.area), r.estimate, r.conf_low, r.conf_high, r.area in apart)
        for r in rows.itertuples()
    ]
    whole = evidence.whole(code)["estimate"]
    lines = []
    held = evidence.target_row(code)
    if held is not None:
        target = evidence.target(held)
        lines.append(Line(float(held["reference"]), w.say(s.FIGURE_TARGET, value=w.target(card, target))))
    if np.isfinite(whole) and card.measure != "count":
        lines.append(Line(whole, w.say(s.FIGURE_WHOLE, value=w.bare(card, whole)), dashed=False))
    period = w.say(s.PERIOD_OF, period=evidence.period) if evidence.period else ""
    unit = card.unit.say(evidence.language) if card.unit else ""
    left, right = ("（", "）") if evidence.language == "zh" else (" (", ")")
    title = w.say(s.FIGURE_TITLE, title=card.title, period=period.strip() if evidence.language == "zh" else period)
    png = interval_plot(
        points, lines, title=title, axis=card.title.say(evidence.language) + (f"{left}{unit}{right}" if unit else ""),
        tick=lambda value: w.percent(value).replace(".0%", "%") if card.measure == "share" else w.number(value),
        legend=(w.say(s.FIGURE_PLAIN), w.say(s.FIGURE_FLAGGED)),
    )  # fmt: skip
    high, low = rows.iloc[0], rows.iloc[-1]
    alt = w.say(
        s.FIGURE_ALT,
        title=card.title,
        communities=w.communities(len(rows)),
        whole=w.bare(card, whole),
        low=w.bare(card, low["estimate"]),
        low_name=names.get(low["area"], low["area"]),
        high=w.bare(card, high["estimate"]),
        high_name=names.get(high["area"], high["area"]),
        flagged=w.communities(len(apart & set(rows["area"]))),
    )
    return Figure(png, title, alt)
