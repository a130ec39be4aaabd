"""Every number drawn in a picture of the report, read from what was drawn, is the released one and stands in view."""

import itertools
import math
import re

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure as Canvas
from matplotlib.text import Text

from governance_metrics.report.blocks import Figure
from governance_metrics.report.outline import figure_sentences as f
from governance_metrics.report.outline import outline
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.whole_figures import AGES, COUNTED
from governance_metrics.text import LANGUAGES
from tests.report.numbers_read_back import NUMBER, Truth, rounded, squeezed

PARTS = ("estimate", "numerator", "denominator", "n", "conf_low", "conf_high", "target")
STEPS = ("party_dual_report_rate", "party_dual_active_rate")
LEVELS = {"95%", "99.8%"}  # of intervals and of funnels
VERDICTS = ("supported", "partly_supported", "not_supported", "insufficient_data")


@pytest.fixture(scope="module")
def truth(shown):
    return Truth(shown)


@pytest.fixture(scope="module")
def drawn(shown):
    """Each picture of the report by language: its caption, and the canvas it was drawn on."""
    canvases, found, draw, clear = {}, {}, FigureCanvasAgg.draw, Canvas.clear

    def kept(canvas):
        canvases[squeezed(canvas.figure.texts[0].get_text())] = canvas.figure
        return draw(canvas)

    def cleared(canvas, *args, **settings):
        if not any(canvas is one for one in canvases.values()):
            clear(canvas, *args, **settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FigureCanvasAgg, "draw", kept)
        patch.setattr(Canvas, "clear", cleared)  # what was drawn stays to be looked at
        for language in LANGUAGES:
            blocks = outline(shown, language).blocks
            captions = [block.caption for block in blocks if isinstance(block, Figure)]
            found[language] = {caption: canvases[squeezed(caption)] for caption in captions}
    return found


def texts_of(canvas):
    """Return the texts in view, those of ticks left out."""
    (axes,) = canvas.axes
    ticks = {label for axis in (axes.xaxis, axes.yaxis) for label in axis.get_ticklabels(which="both")}
    return [text for text in canvas.findobj(Text) if text.get_visible() and text.get_text() and text not in ticks]


def in_view(canvas):
    """Yield each tick in view: what it says, and where it stands."""
    (axes,) = canvas.axes
    for axis, ends in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
        for label, place in zip(axis.get_ticklabels(), axis.get_ticklocs(), strict=True):
            if min(ends) <= place <= max(ends) and label.get_visible():
                yield label.get_text(), place


def numbers_in(truth, said, language):
    """Return the numbers of a text without names of areas, indicators, tables, ages and the periods."""
    said = squeezed(said)
    names = [*truth.areas, *truth.titled(language)]
    names += [f.RANKS_AXIS.say(language).format(first=one.say(language)) for one in (f.HIGHEST, f.LOWEST)]
    names += [table.heading.say(language) for table in truth.release.contracts.values()]
    for unit in sorted({squeezed(c.unit.say(language)) for c in truth.cards.values() if c.unit}, key=len, reverse=True):
        said = said.replace(unit, "") if re.search(r"\d", unit) else said
    for name in sorted(map(squeezed, names), key=len, reverse=True):
        said = said.replace(name, "…")
    for period in truth.release.settings.periods:
        said = re.sub(rf"(?<!\d){period}(?!\d)", "", said)
    return re.findall(NUMBER, said)


def codes_of(truth, caption, language):
    """Return the indicators a picture is about."""
    if caption == f.STEPS_TITLE.say(language):
        return list(STEPS)
    if caption == f.TIERS_TITLE.say(language):
        return [code for code, _ in COUNTED.values()] + ["rec_pyramid_rate"]
    if caption == f.WORKFORCE_TITLE.say(language):
        return [code for code, card in truth.cards.items() if card.disclosure == "staff"]
    named = [title for title in truth.titled(language) if caption.find(title) >= 0]
    return [truth.titled(language)[title] for title in sorted(named, key=len)[-1:]]


def allowed(truth, codes):
    """Return every number that may be said of indicators, and how many areas have none."""
    said, held = set(LEVELS), truth.release.comparisons
    held = held[held["period"].eq(truth.release.settings.period) & held["reference_kind"].eq("rest")]
    held = held[held["group"].eq("") & held["level"].eq(truth.release.settings.area)]
    for code in codes:
        said.add(str(held.loc[held["indicator"].eq(code), "verdict"].isin(["higher", "lower"]).sum()))
        said |= {truth.printed((code, "all"), part) for part in PARTS}
        rows = [truth.rows[code, area] for area in truth.areas.values() if (code, area) in truth.rows]
        hidden = sum(row["reason"] in ("hidden", "staff_below_street") for row in rows)
        empty = sum(not math.isfinite(row["estimate"]) for row in rows) - hidden
        said |= {str(hidden), str(empty), str(len(rows) - hidden - empty), str(len(truth.areas))}
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_tick_says_is_where_it_stands(drawn, language):
    seen = 0
    for caption, canvas in drawn[language].items():
        for said, place in in_view(canvas):
            number = float(said.replace(",", "").rstrip("%").replace("\u2212", "-")) / (
                100 if said.endswith("%") else 1
            )
            assert number == pytest.approx(place, rel=1e-6, abs=1e-9), (caption, said, place)
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_the_words_of_a_picture_is_the_released_one(drawn, truth, language):
    by_rows = {s.FIGURE_VERDICTS.say(language), f.RUG_TITLE.say(language)}
    seen = 0
    for caption, canvas in drawn[language].items():
        if caption in by_rows or "→" in "".join(text.get_text() for text in texts_of(canvas)):
            continue
        codes = codes_of(truth, caption, language)
        assert codes, caption
        right = allowed(truth, codes)
        if caption == f.TIERS_TITLE.say(language):
            right |= ratios(truth)
        if caption == f.WORKFORCE_TITLE.say(language):
            others = sum(truth.rows[code, "all"]["estimate"] for code in AGES if code)
            right.add(rounded(1 - others, 1, hundred=True) + "%")
            (old,), (young,) = (re.findall(r"\d+", truth.cards[code].numerator) for code in AGES if code)
            right |= {old, str(int(old) - 1), str(int(young) + 1), young}
        for text in texts_of(canvas):
            numbers = numbers_in(truth, text.get_text(), language)
            assert set(numbers) <= right, (caption, text.get_text())
            seen += len(numbers)
    assert seen > 40


def ratios(truth):
    """Return how many there are on each level of the pyramid, and how many for each one above."""
    counts = [truth.release.areas["street_id"].nunique(), len(truth.areas)]
    counts += [truth.rows[code, "all"][part] for code, part in COUNTED.values()]
    said = {rounded(count, 0) for count in counts}
    for upper, lower in itertools.pairwise(counts):
        whole = len(str(int(lower / upper))) if lower >= upper else 0
        said.add(rounded(lower / upper, 0 if (lower / upper).is_integer() else max(3 - whole, 0)))
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_limits_and_references_stand_at_the_released_values(drawn, truth, language):
    titles, by_area = truth.titled(language), 0
    for caption, canvas in drawn[language].items():
        codes = [code for title, code in titles.items() if caption == plotted(truth, title, language)]
        if not codes:
            continue
        (code,), (axes,) = codes, canvas.axes
        rows = [truth.rows[code, area] for area in truth.areas.values() if (code, area) in truth.known()]
        points = [line for line in axes.lines if line.get_marker() in ("o", "D")]
        assert sorted(np.concatenate([line.get_xdata() for line in points])) == sorted(row["estimate"] for row in rows)
        limits = [
            part for lines in axes.collections if isinstance(lines, LineCollection) for part in lines.get_segments()
        ]
        ends = sorted((row["conf_low"], row["conf_high"]) for row in rows if math.isfinite(row["conf_low"]))
        assert sorted((low[0], high[0]) for low, high in limits) == ends
        across = {line.get_xdata()[0] for line in axes.lines if line not in points}
        assert across == {truth.rows[code, "all"].get(part) for part in ("estimate", "target")} & across
        by_area += 1
    assert by_area > 6


def plotted(truth, title, language):
    """The caption of a picture of one indicator by area."""
    period = truth.release.settings.period
    return f"{title}：{period} 年各社区的数值与区间" if language == "zh" else f"{title} in {period}, by community"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_says_both_periods_as_released_and_is_drawn_there(drawn, shown, truth, language):
    (canvas,) = [c for c in drawn[language].values() if any("→" in text.get_text() for text in texts_of(c))]
    titles, (axes,), seen = truth.titled(language), canvas.axes, 0
    before, after = shown.settings.periods[-2:]
    rows = shown.estimates[shown.estimates["level"].eq("all") & shown.estimates["group"].eq("")]
    values = rows.set_index(["indicator", "period"])["estimate"]
    names = {text.get_position()[1]: titles[text.get_text()] for text in axes.texts if text.get_text() in titles}
    assert len(names) == len(axes.texts) // 2 > 10
    for text in axes.texts:
        if "→" in text.get_text():
            was, now = values[names[text.xy[1]], before], values[names[text.xy[1]], after]
            printed = [f"{v:.0%}" if v in (0, 1) else rounded(v, 1, hundred=True) + "%" for v in (was, now)]
            assert text.get_text().split(" → ") == printed
            drawn_at = [line for line in axes.lines if set(line.get_ydata()) == {text.xy[1]}]
            assert set(np.concatenate([line.get_xdata() for line in drawn_at])) == {was, now}
            seen += 1
    assert seen == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bars_of_verdicts_say_how_many_there_are(drawn, shown, language):
    canvas = drawn[language][s.FIGURE_VERDICTS.say(language)]
    kinds = {code: claim.kind for code, claim in shown.claim_records.items()}
    judged = shown.claims["verdict"][shown.claims["claim"].map(kinds).ne("framing")]
    (axes,) = canvas.axes
    series = [sum(bar.get_width() for bar in bars) for bars in axes.containers]
    assert series == [judged.eq(verdict).sum() for verdict in VERDICTS]
    counts = [int(text.get_text()) for text in axes.texts if text.get_text().isdigit()]
    assert sorted(counts) == sorted(int(bar.get_width()) for bars in axes.containers for bar in bars if bar.get_width())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_picture_is_cut_off_at_its_edge(drawn, language):
    for caption, canvas in drawn[language].items():
        width, height = canvas.canvas.get_width_height()
        for text in texts_of(canvas):
            box = text.get_window_extent()
            assert box.x0 > -2, (caption, text.get_text())
            assert box.x1 < width + 2, (caption, text.get_text())
            assert box.y0 > -2, (caption, text.get_text())
            assert box.y1 < height + 2, (caption, text.get_text())
