"""Pictures of all areas together: the steps of dual registration, the workforce, two periods, the pyramid."""

from itertools import pairwise

import numpy as np

from governance_metrics.indicators.card import Indicator
from governance_metrics.report.blocks import Figure
from governance_metrics.report.figures import (
    Change,
    Frame,
    Profile,
    Step,
    Tier,
    change_arrows,
    step_bars,
    tiers,
    workforce,
)
from governance_metrics.report.outline import figure_sentences as f
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.pictures import source_words, tick_words

FEWEST_TIERS = 4
FEWEST_CHANGES = 2
AGES = {"work_over50": f.OLD, "": f.MIDDLE, "work_under35": f.YOUNG}
# Levels of the pyramid: the indicator that counts them, and in which of its parts.
COUNTED = {
    "grids": ("rec_pyramid_rate", "denominator"),
    "heads": ("coop_head_cover", "numerator"),
    "volunteers": ("coop_volunteer_rate", "numerator"),
    "households": ("work_hh_per_worker", "numerator"),
}


def steps_figure(evidence: Evidence) -> Figure | None:
    """Return how many were due to register, registered and served; None where a step is not known."""
    w = evidence.words
    codes = ("party_dual_report_rate", "party_dual_active_rate")
    if not all(_known(evidence, code) for code in codes):
        return None
    registered, served = (evidence.whole(code) for code in codes)
    due = w.count(registered["denominator"])
    steps = [
        Step(w.say(f.STEP_DUE, n=due), registered["denominator"], registered["denominator"]),
        Step(
            w.say(f.STEP_REGISTERED, n=w.count(registered["numerator"]), share=w.percent(registered["estimate"])),
            registered["numerator"], registered["denominator"],
        ),
        Step(
            w.say(f.STEP_SERVED, n=w.count(served["numerator"]), of=w.count(served["denominator"]),
                  share=w.percent(served["estimate"])),
            served["numerator"], served["denominator"],
        ),
    ]  # fmt: skip
    frame = Frame(w.say(f.STEPS_TITLE), w.say(f.STEPS_AXIS), source_words(evidence, codes))
    said = ("；" if evidence.language == "zh" else "; ").join(step.label for step in steps)
    picture = step_bars(steps, frame, legend=(w.say(f.STEPS_TAKEN), w.say(f.STEPS_LEFT)))
    return Figure(picture, frame.title, w.say(f.STEPS_ALT, steps=said))


def workforce_figure(evidence: Evidence) -> Figure | None:
    """Return who the staff are, all communities together; None where nothing about them is known."""
    w, release = evidence.words, evidence.release
    codes = [
        code for code, card in release.indicators.items()
        if card.disclosure == "staff" and card.theme == "workforce" and card.measure == "share"
        and card.statistic is None and _known(evidence, code)
    ]  # fmt: skip
    ages = _ages(evidence)
    shown = [code for code in codes if not ages or code not in AGES]
    if not shown:
        return None
    profiles = []
    for code in shown:
        row = evidence.whole(code)
        title = evidence.titles[code].say(evidence.language)
        profiles.append(Profile(title, row["estimate"], row["conf_low"], row["conf_high"]))
    frame = Frame(
        w.say(f.WORKFORCE_TITLE), w.say(f.WORKFORCE_AXIS),
        evidence.joined([source_words(evidence, shown), w.say(f.WORKFORCE_NOTE)]),
    )  # fmt: skip
    picture = workforce(
        ages, profiles, frame, heads=(w.say(f.WORKFORCE_AGES), w.say(f.WORKFORCE_SHARES)),
        tick=tick_words(evidence, evidence.card(shown[0])),
    )  # fmt: skip
    rows = [*ages, *((profile.name, profile.value) for profile in profiles)]
    said = w.say(f.WORKFORCE_ALT, rows=_listed(evidence, [f"{name} {w.percent(value)}" for name, value in rows]))
    return Figure(picture, frame.title, said)


def changes_figure(evidence: Evidence) -> Figure | None:
    """Return the shares of the page-one set in two periods; None where fewer than two are known in both."""
    w, release = evidence.words, evidence.release
    periods = release.settings.periods
    if len(periods) < 2 or release.settings.period != periods[-1]:
        return None
    changes, verdicts, codes = [], [], []
    for code, card in release.indicators.items():
        held = evidence.held(code, "previous")
        held = held[held["level"].eq("all") & held["estimate"].notna() & held["reference"].notna()]
        if card.page_one and card.measure == "share" and len(held):
            row = held.iloc[0]
            words = w.say(f.ARROWS_WORDS, before=w.percent(row["reference"]), after=w.percent(row["estimate"]))
            told = row["verdict"] in ("rose", "fell")
            title = card.title.say(evidence.language)
            changes.append(Change(title, row["reference"], row["estimate"], words, told))
            verdicts.append(row["verdict"])
            codes.append(code)
    if len(changes) < FEWEST_CHANGES:
        return None
    before, after = periods[-2:]
    frame = Frame(
        w.say(f.ARROWS_TITLE, before=before, after=after), w.say(f.ARROWS_AXIS),
        w.say(f.ARROWS_NOTE, level=w.level(release.settings.conf_level)),
    )  # fmt: skip
    picture = change_arrows(
        changes, frame, tick=tick_words(evidence, evidence.card(codes[0])),
        legend=(before, after, w.say(f.ARROWS_TOLD), w.say(f.ARROWS_SAME)),
    )  # fmt: skip
    alt = w.say(
        f.ARROWS_ALT,
        before=before,
        after=after,
        n=len(changes),
        rose=verdicts.count("rose"),
        fell=verdicts.count("fell"),
    )
    return Figure(picture, frame.title, alt)


def tiers_figure(evidence: Evidence) -> Figure | None:
    """Return how many there are on each level from street to household; None where too few levels are known."""
    w, areas = evidence.words, evidence.release.areas
    numbers = {"communities": float(len(areas))}
    if (streets := areas["street_id"].replace("", np.nan).nunique()) > 0:
        numbers = {"streets": float(streets), **numbers}
    for level, (code, part) in COUNTED.items():
        if code in evidence.release.indicators and np.isfinite(evidence.whole(code)[part]):
            numbers[level] = float(evidence.whole(code)[part])
    if len(numbers) < FEWEST_TIERS or not _known(evidence, "rec_pyramid_rate"):
        return None
    per = {
        lower: w.say(
            f.TIER_PER, upper=f.TIER_UPPER[upper], lower=f.TIER_LOWER[lower],
            n=w.number(numbers[lower] / numbers[upper]),
        )
        for upper, lower in pairwise(numbers) if numbers[upper]
    }  # fmt: skip
    levels = [Tier(w.say(f.TIER_NAMES[name]), w.count(n), per.get(name, "")) for name, n in numbers.items()]
    whole = evidence.whole("rec_pyramid_rate")
    used = [code for level, (code, _) in COUNTED.items() if level in numbers]
    note = w.say(f.TIERS_NOTE, complete=w.count(whole["numerator"]), share=w.percent(whole["estimate"]))
    frame = Frame(w.say(f.TIERS_TITLE), "", evidence.joined([source_words(evidence, used), note]))
    said = _listed(evidence, [f"{level.name} {level.count}" for level in levels])
    return Figure(tiers(levels, frame), frame.title, w.say(f.TIERS_ALT, rows=said))


def _ages(evidence: Evidence) -> list[tuple[str, float]]:
    """The age groups with their shares, oldest first; empty where they do not make up one whole, or one is small."""
    if not all(_known(evidence, code) for code in AGES if code):
        return []
    old, young = evidence.whole("work_over50"), evidence.whole("work_under35")
    left = old["denominator"] - old["numerator"] - young["numerator"]
    small = evidence.release.threshold if evidence.release.profile == "handout" else 0
    if old["denominator"] != young["denominator"] or left < small:
        return []
    shares = {"work_over50": old["estimate"], "": left / old["denominator"], "work_under35": young["estimate"]}
    oldest, youngest = (_age(evidence.card(code)) for code in ("work_over50", "work_under35"))
    limits = {"old": oldest, "young": youngest, "above": youngest + 1, "below": oldest - 1}
    return [(evidence.words.say(name, **limits), float(shares[code])) for code, name in AGES.items()]


def _age(card: Indicator) -> int:
    """The age that a card counts from or up to, out of its own condition."""
    return int("".join(character for character in str(card.numerator) if character.isdigit()))


def _known(evidence: Evidence, code: str) -> bool:
    return code in evidence.release.indicators and bool(np.isfinite(evidence.whole(code)["estimate"]))


def _listed(evidence: Evidence, words: list[str]) -> str:
    return ("，" if evidence.language == "zh" else ", ").join(words)
