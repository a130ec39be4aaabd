"""The pictures: every kind is drawn, from the release alone, in both languages, the same bytes, and says itself."""

import io
from itertools import combinations

import pytest
from PIL import Image

from governance_metrics.report.figures.intervals import POINT
from governance_metrics.report.figures.rug import LOOKS
from governance_metrics.report.figures.style import DPI, WIDTH
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.pictures import indicator_figure, note_words
from governance_metrics.report.outline.place_figures import _states, funnel_figure, ranks_figure, rug_figure
from governance_metrics.report.outline.whole_figures import changes_figure, steps_figure, tiers_figure, workforce_figure
from governance_metrics.statistics.funnel import funnel_limits

LANGUAGES = ("zh", "en")
KINDS = {
    "interval": lambda evidence: indicator_figure(evidence, "party_dual_active_rate"),
    "funnel": lambda evidence: funnel_figure(evidence, "coop_head_cover"),
    "ranks": lambda evidence: ranks_figure(evidence, "coop_participation_rate"),
    "rug": rug_figure,
    "steps": steps_figure,
    "workforce": workforce_figure,
    "changes": changes_figure,
    "tiers": tiers_figure,
}


@pytest.fixture(scope="module")
def release(shown):
    return shown


@pytest.fixture(scope="module")
def evidences(release):
    return {language: Evidence(release, language) for language in LANGUAGES}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_alike_twice_and_described_in_both_languages(evidences, kind):
    for language in LANGUAGES:
        first, again = (KINDS[kind](evidences[language]) for _ in range(2))
        assert first.png == again.png
        assert len(first.alt) > len(first.caption) > 5
        assert not {"nan", "None", "{"} & set(first.alt.split())
        width, height = Image.open(io.BytesIO(first.png)).size
        assert width == round(WIDTH * DPI)
        assert height < width * 18.5 / 15  # a page holds it
    zh, en = (KINDS[kind](evidences[language]).alt for language in LANGUAGES)
    digits = [sorted("".join(c if c.isdigit() or c in ".%" else " " for c in alt).split()) for alt in (zh, en)]
    assert {d.strip(".") for d in digits[1]} - {""} <= {d.strip(".") for d in digits[0]}


@pytest.mark.parametrize("kind", ["interval", "ranks"])
def test_two_pictures_of_twenty_one_areas_and_their_captions_share_a_page(evidences, kind):
    for evidence in evidences.values():
        figure = KINDS[kind](evidence)
        width, height = Image.open(io.BytesIO(figure.png)).size
        assert 2 * (height / width * figure.width_cm + 1.5) <= 22.5  # centimetres of GB/T 9704


def test_no_two_states_of_the_map_are_told_by_colour_alone():
    for (one, (_, *first)), (other, (_, *second)) in combinations(LOOKS.items(), 2):
        assert first[:2] != second[:2], (one, other)  # hatch or sign
    assert POINT["plain"] != POINT["flagged"]


def test_the_map_marks_what_is_hidden_and_never_says_how_it_stands(evidences, release):
    areas = release.areas["area"].tolist()
    rows = release.estimates
    hidden = rows[
        rows["period"].eq("2025") & rows["reason"].isin(["hidden", "staff_below_street"])
        & rows["level"].eq("community_id") & rows["group"].eq("")
    ]  # fmt: skip
    assert len(hidden)
    for code, mine in hidden.groupby("indicator"):
        states = dict(zip(areas, _states(evidences["zh"], code, areas), strict=True))
        assert {states[area] for area in mine["area"]} == {"hidden"}


def test_a_hidden_area_is_in_no_picture_and_counted_in_its_note(evidences, release):
    rows = release.estimates
    rows = rows[rows["indicator"].eq("coop_participation_rate") & rows["period"].eq("2025") & rows["group"].eq("")]
    hidden = int((rows["reason"].eq("hidden") & rows["level"].eq("community_id")).sum())
    assert hidden
    assert f"{hidden} 个社区人数太少" in note_words(evidences["zh"], "coop_participation_rate")
    assert f"{21 - hidden} 个社区" in ranks_figure(evidences["zh"], "coop_participation_rate").alt


def test_staff_are_drawn_for_the_street_and_nowhere_below(evidences, release):
    staff = [code for code, card in release.indicators.items() if card.disclosure == "staff"]
    assert not [code for code in staff if indicator_figure(evidences["zh"], code) is not None]
    named = [release.indicators[code].title.zh for code in staff]
    assert any(name in workforce_figure(evidences["zh"]).alt for name in named)
    assert not any(area in workforce_figure(evidences["zh"]).alt for area in evidences["zh"].names.values())


def test_the_funnel_counts_the_areas_outside_its_outer_lines(evidences, release):
    rows = evidences["en"].parts("coop_head_cover")
    whole = evidences["en"].whole("coop_head_cover")["estimate"]
    low, high = funnel_limits("share", whole, rows["denominator"], 0.998)
    outside = int(((rows["estimate"] < low) | (rows["estimate"] > high)).sum())
    assert outside == 1
    assert "outside the 99.8% chance lines: one community;" in funnel_figure(evidences["en"], "coop_head_cover").alt


def test_what_the_data_do_not_hold_is_not_drawn(evidences, release):
    assert funnel_figure(evidences["zh"], "coop_participation_rate") is None  # a sample
    assert ranks_figure(evidences["zh"], "coop_head_cover") is None  # a full count
    assert funnel_figure(evidences["zh"], "coop_facility_100hh") is None  # no share
