"""The simulated surveys: residents in twelve buildings of ten people a community, and community workers."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.sample.answers import drawn
from governance_metrics.sample.frames import blanked, chosen, day, days, ids, names, typed, year_end
from governance_metrics.sample.parameters import COMMUNITIES, YEARS, District
from governance_metrics.sample.spreads import Spread
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.asked import asked_of
from governance_metrics.tables.people import OTHER_STAFF
from governance_metrics.tables.question import Question
from governance_metrics.tables.resident_background import IDENTITY
from governance_metrics.tables.resident_questions import RESIDENT_QUESTIONS
from governance_metrics.tables.worker_questions import WORKER_QUESTIONS

PSUS, PER_PSU = 12, 10
ANSWERING = 0.8  # of the community workers on post
CORRELATION = 0.04  # within a building
DESIGN = SurveyDesign(weight="weight", stratum="stratum", psu="psu")
AGE_BANDS = ("18-29", "30-44", "45-59", "60-74", "75+")
PARTICIPATION = (
    "part_council",
    "part_volunteer",
    "part_culture",
    "part_patrol",
    "part_online",
    "part_election",
)
NOTICES = ("notice_group", "notice_app", "notice_phone", "notice_visit", "notice_board")


def residents_survey(district: District, rng: np.random.Generator, communities: pd.DataFrame) -> pd.DataFrame:
    """Return one wave a year, 120 respondents a community; labels of buildings repeat across communities."""
    now = communities[communities["as_of"].eq(year_end(YEARS[-1]))]
    adults = now["residents_usual"].to_numpy(dtype=float) * 0.82
    return pd.concat([_wave(district, rng, year, adults) for year in YEARS], ignore_index=True)


def _wave(district: District, rng: np.random.Generator, year: int, adults: NDArray[np.float64]) -> pd.DataFrame:
    each = PSUS * PER_PSU
    where = np.repeat(np.arange(21), each)
    psu = np.tile(np.repeat(np.arange(1, PSUS + 1), PER_PSU), 21)
    size = len(where)
    factor = chosen(rng, ("0.6", "0.8", "1.0", "1.2", "1.4"), (1, 2, 3, 2, 1), size).astype(float)
    share = {
        code: _clustered(rng, district.value(code, year))
        for code in (
            "coop_belonging",
            "coop_participation_rate",
            "coop_head_known",
            "coop_satisfaction",
            "info_reach",
        )
    }
    others = _other_answers(rng.spawn(1)[0], RESIDENT_QUESTIONS, district.residents, size)
    made = typed(
        "residents_survey",
        respondent_id=names(f"R{year % 100}", range(1, size + 1), 5),
        community_id=ids(where),
        survey_date=days(rng, day(year, 10, 8), day(year, 10, 31), size),
        weight=np.round(adults[where] / each * factor, 2),
        stratum=[COMMUNITIES[c] for c in where.tolist()],
        psu=[f"B{number:02d}" for number in psu.tolist()],
        sex=blanked(rng, chosen(rng, ("F", "M"), (0.54, 0.46), size), 0.02),
        age_band=blanked(rng, chosen(rng, AGE_BANDS, (0.14, 0.27, 0.29, 0.23, 0.07), size), 0.02),
        belonging=_answer(rng, share["coop_belonging"], ("very", "fairly"), ("not_very", "none")),
        **_ticks(rng, share["coop_participation_rate"], PARTICIPATION),
        knows_head=_answer(rng, share["coop_head_known"], ("contacted", "knows"), ("heard", "does_not_know")),
        satisfaction=_answer(rng, share["coop_satisfaction"], ("5", "4"), ("3", "2", "1")),
        **_ticks(rng, share["info_reach"], NOTICES),
        **others,
    )
    return _asked_of_some(made)


def workers_survey(district: District, rng: np.random.Generator, workers: pd.DataFrame) -> pd.DataFrame:
    """Return one wave a year among the community workers on post, weighted up to the team of each community."""
    return pd.concat([_workers_wave(district, rng, year, workers) for year in YEARS], ignore_index=True)


def _workers_wave(district: District, rng: np.random.Generator, year: int, workers: pd.DataFrame) -> pd.DataFrame:
    on_post = workers["start"].le(year_end(year)) & (workers["end"].isna() | workers["end"].gt(year_end(year)))
    team = workers[on_post & ~workers["staff_kind"].isin(OTHER_STAFF)]["community_id"]
    answered = team[rng.random(len(team)) < ANSWERING].reset_index(drop=True)
    size = len(answered)
    weights = answered.map(team.value_counts() / answered.value_counts())
    position = answered.map({community: place for place, community in enumerate(COMMUNITIES)}).to_numpy()
    any_platform = rng.random(size) < district.value("info_tool_rate", year)[position]
    respondents = names(f"K{year % 100}", range(1, size + 1), 4)
    return typed(
        "workers_survey",
        respondent_id=respondents,
        community_id=answered.tolist(),
        survey_date=days(rng, day(year, 11, 3), day(year, 11, 21), size),
        weight=weights.round(4).to_numpy(),
        stratum=answered.tolist(),
        psu=respondents,
        **_other_answers(rng.spawn(1)[0], WORKER_QUESTIONS, district.workers, size),
        **_ticks(rng, any_platform, ("uses_app", "uses_platform")),
    )


def _other_answers(
    rng: np.random.Generator, questions: tuple[Question, ...], spread: Spread, size: int
) -> dict[str, NDArray[np.object_]]:
    """The answers to all questions whose spread is planted as such; the items of a scale are drawn together."""
    answers: dict[str, NDArray[np.object_]] = {}
    scale = [question.columns[0] for question in questions if question.name in IDENTITY]
    if scale:
        answers |= drawn(rng, scale, spread, size)
    for question in questions:
        planted = [column for column in question.columns if column.name in spread and column.name not in answers]
        if planted:
            answers |= drawn(rng, planted, spread, size)
    return answers


def _asked_of_some(made: pd.DataFrame) -> pd.DataFrame:
    """The answers without those to questions that were not asked: the form itself skips them."""
    for question in RESIDENT_QUESTIONS:
        if question.asked is None:
            continue
        asked = asked_of(made, question, RESIDENT_QUESTIONS)
        for column in question.columns:
            made[column.name] = made[column.name].where(asked)
    return made


def _clustered(rng: np.random.Generator, share: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Who says yes: each building's share lies about its community's, whose mean stays the true value."""
    strength = (1 - CORRELATION) / CORRELATION
    middle = np.repeat(share, PSUS)
    own = rng.beta(middle * strength, (1 - middle) * strength)
    return rng.random(21 * PSUS * PER_PSU) < np.repeat(own, PER_PSU)


def _answer(
    rng: np.random.Generator, yes: NDArray[np.bool_], high: tuple[str, ...], low: tuple[str, ...]
) -> NDArray[np.object_]:
    """A scale answered at its upper or lower end, four in a hundred blank."""
    answers = np.where(
        yes, chosen(rng, high, (0.4, 0.6), len(yes)), chosen(rng, low, (0.6, 0.3, 0.1)[: len(low)], len(yes))
    )
    return blanked(rng, answers, 0.04)


def _ticks(
    rng: np.random.Generator, any_: NDArray[np.bool_], options: tuple[str, ...]
) -> dict[str, NDArray[np.object_]]:
    """Boxes of one question: whoever says yes ticks at least one; three in a hundred leave all blank."""
    size = len(any_)
    blank = rng.random(size) < 0.03
    one = rng.integers(0, len(options), size)
    ticks = {}
    for position, option in enumerate(options):
        ticked = any_ & ((one == position) | (rng.random(size) < 0.15))
        whole = ticked.astype(object)
        whole[blank] = None
        ticks[option] = whole
    return ticks
