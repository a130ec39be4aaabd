"""The simulated answers are spread as planted, but for chance, and nobody answers what was not asked."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.sample import simulate
from governance_metrics.sample.answers import NUMBERS
from governance_metrics.sample.parameters import DISTRICTS
from governance_metrics.tables.resident_background import IDENTITY
from governance_metrics.tables.surveys import QUESTIONS


@pytest.fixture(scope="module", params=list(DISTRICTS))
def made(request):
    return DISTRICTS[request.param], simulate(seed=1, district=request.param).tables


def spreads(district):
    return {"residents_survey": district.residents, "workers_survey": district.workers}


def test_a_spread_has_a_share_for_every_answer_and_sums_to_one(made):
    for table, spread in spreads(made[0]).items():
        columns = {column.name: column for q in QUESTIONS[table] for column in q.columns}
        assert set(spread) <= set(columns)
        for name, shares in spread.items():
            many = 1 if columns[name].type == "boolean" else len(NUMBERS.get(name) or columns[name].codes)
            assert len(shares) == many, name
            assert many == 1 or sum(shares) == pytest.approx(1, abs=1e-12), name


def test_answers_are_spread_as_planted_but_for_chance(made):
    district, tables = made
    for table, spread in spreads(district).items():
        columns = {column.name: column for q in QUESTIONS[table] for column in q.columns}
        for name, shares in spread.items():
            given = tables[table][name].dropna()
            answers = [True] if len(shares) == 1 else NUMBERS.get(name) or [c.code for c in columns[name].codes]
            for answer, share in zip(answers, shares, strict=True):
                error = np.sqrt(share * (1 - share) / len(given))
                assert abs(given.eq(answer).mean() - share) <= 4.5 * error + 1e-12, (name, answer)


def test_every_question_but_free_text_has_answers_and_every_one_has_blanks(made):
    for table, questions in QUESTIONS.items():
        frame = made[1][table]
        for question in questions:
            if question.kind not in ("text", "community"):
                answered = frame[[column.name for column in question.columns]].notna()
                assert answered.any().all(), question.number
                assert not answered.all().all(), question.number


def test_only_those_who_took_part_in_nothing_say_why_and_only_users_say_whether_it_helped(made):
    frame = made[1]["residents_survey"]
    said = frame[["no_time", "not_told", "content_unsuitable", "no_place", "no_organiser", "no_interest"]].notna()
    joined = frame.filter(like="part_").fillna(False).any(axis=1)
    used = frame[["micro_group_buy", "micro_errand", "micro_visit", "micro_pickup"]].fillna(False).any(axis=1)
    assert not (said.any(axis=1) & joined).any()
    assert not (frame["micro_helpful"].notna() & ~used).any()


def test_the_items_of_the_identity_scale_go_together_and_other_questions_do_not(made):
    frame = made[1]["residents_survey"][[*IDENTITY, "fatigue"]].astype(float)
    found = frame.corr().to_numpy()
    assert found[np.triu_indices(4, 1)].min() > 0.35
    assert abs(found[4, :4]).max() < 0.06


def test_the_answers_of_workers_are_weighted_up_to_their_team(made):
    frame = made[1]["workers_survey"]
    now = frame[frame["survey_date"].dt.year.eq(2025)]
    team = made[1]["workers"]
    end = pd.Timestamp("2025-12-31")
    on_post = team["start"].le(end) & (team["end"].isna() | team["end"].gt(end)) & team["staff_kind"].ne("grid_worker")
    known = team[on_post]["community_id"].isin(now["community_id"].unique())
    assert now["weight"].sum() == pytest.approx(known.sum(), rel=1e-3)
