"""How often 95 % intervals hold the truth: two stages, replicates, margins, differences, rates, ranks and models.

A sample is a stratum and an area of its own in one frame, so that one call estimates all of them.
"""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.difference import survey_difference
from governance_metrics.statistics.fay_herriot import fay_herriot
from governance_metrics.statistics.ranks import rank_intervals
from governance_metrics.statistics.shrinkage import shrunken
from governance_metrics.statistics.standardisation import directly_standardised, indirectly_standardised
from governance_metrics.statistics.survey import survey_mean, survey_proportion
from tests.statistics.test_coverage import held

pytestmark = pytest.mark.slow
LEAST = 0.94  # reliability notes, R4: what clustered shares must hold
AWAY = 0.01  # and how far from nominal a mean may be


def own_error(runs):
    """Four standard errors of the simulation: seeds are fixed."""
    return 4 * np.sqrt(0.95 * 0.05 / runs)


def near(rows, truth, runs):
    assert abs(held(rows, truth) - 0.95) <= AWAY + own_error(runs), held(rows, truth)


def at_least(rows, truth, runs):
    assert rows["conf_high"].notna().all()
    assert held(rows, truth) >= LEAST - own_error(runs) / 2, held(rows, truth)


def drawn(rng, runs, of, n):
    """Without replacement, n of so many, for every run."""
    return np.argsort(rng.random((runs, of)), axis=1)[:, :n]


def two_stages(rng, runs, people, villages=40, households=30, first=12, second=6):
    """Samples of villages, and of households within them, from one real population; the share in ``g`` varies."""
    village = np.repeat(drawn(rng, runs, villages, first), second, axis=1).ravel()
    household = drawn(rng, runs * first, households, second).ravel()
    frame = people.iloc[village * households + household].reset_index(drop=True)
    run = np.repeat(np.arange(runs), first * second)
    return frame.assign(
        run=run, p=village, h=household, w=villages / first * households / second, many=villages, few=households
    )


@pytest.fixture(scope="module")
def people():
    rng = np.random.default_rng(5)
    village = np.repeat(rng.normal(0, 1.5, 40), 30)
    group = rng.integers(0, 2, 1200)
    y = village + 2 * group + rng.normal(0, 1.5, 1200)
    return pd.DataFrame({"g": group, "old": rng.random(1200) < 0.3 + 0.2 * group, "y": y, "yes": y > 0.5})


STAGES = SurveyDesign(weight="w", stratum="run", psu="p", fpc="many", ssu="h", ssu_fpc="few")


def test_two_stages_with_finite_populations_hold_means_shares_and_differences(people):
    runs = 1500
    frame = two_stages(np.random.default_rng(1), runs, people)
    near(survey_mean(frame, "y", STAGES, by="run"), people["y"].mean(), runs)
    at_least(survey_proportion(frame, "yes", STAGES, by="run"), people["yes"].mean(), runs)
    groups = people.groupby("g")["y"].mean()
    found = survey_difference(frame, "y", STAGES, between="g", by="run")
    near(found, groups[1] - groups[0], runs)


@pytest.mark.parametrize("margins", [["g"], ["g", "old"]])
def test_margins_that_are_known_narrow_intervals_and_they_still_hold(people, margins):
    runs, at_once = 600, 50
    rng = np.random.default_rng(len(margins))
    means, shares, plain = [], [], []
    for _ in range(runs // at_once):
        frame = two_stages(rng, at_once, people)
        counted = []
        for name in margins:
            of_all = dict(people[name].value_counts())
            counted.append(
                Margin(["run", name], {(run, key): n for run in range(at_once) for key, n in of_all.items()})
            )
        design = SurveyDesign(weight="w", stratum="run", psu="p", calibration=Calibration(counted))
        means.append(survey_mean(frame, "y", design, by="run"))
        shares.append(survey_proportion(frame, "yes", design, by="run"))
        plain.append(survey_mean(frame, "y", SurveyDesign(weight="w", stratum="run", psu="p"), by="run"))
    means, shares, plain = (pd.concat(rows, ignore_index=True) for rows in (means, shares, plain))
    # psus as if drawn with replacement: the interval is on the safe side, and no wider than without the margins
    assert LEAST <= held(means, people["y"].mean()) <= 0.985
    at_least(shares, people["yes"].mean(), runs)
    assert means["std_error"].mean() < plain["std_error"].mean()


def hadamard(n):
    made = np.ones((1, 1))
    while len(made) < n:
        made = np.block([[made, made], [made, -made]])
    return made


def replicated(method, runs, rng):
    """Runs of ten strata with two villages each, or twenty villages, with replicate weights of one method."""
    per, villages = 8, 20
    run = np.repeat(np.arange(runs), villages * per)
    p = np.tile(np.repeat(np.arange(villages), per), runs)
    pair, first = p // 2, p % 2 == 0
    effect = np.repeat(rng.normal(0, 1, runs * villages), per)
    w = rng.uniform(0.5, 2, len(run))
    frame = pd.DataFrame({"run": run, "w": w, "y": 10 + effect + rng.normal(0, 2, len(run))})
    frame["yes"] = effect + rng.normal(0, 2, len(run)) > 0.84 * np.sqrt(5)
    if method == "JK1":
        changes = np.stack([np.where(p == r, 0.0, villages / (villages - 1)) for r in range(villages)], axis=1)
    elif method == "JKn":
        changes = [np.where(pair == r // 2, np.where(p == r, 0.0, 2.0), 1.0) for r in range(villages)]
        changes = np.stack(changes, axis=1)
    elif method == "bootstrap":
        times = rng.multinomial(villages - 1, np.full(villages, 1 / villages), (runs, 60)) * villages / (villages - 1)
        changes = times[run, :, p]
    else:
        rho = 0.5 if method == "Fay" else 0.0
        sign = hadamard(16)[:, 1:11][:, pair].T
        changes = 1 + (1 - rho) * np.where(first[:, None], sign, -sign)
    more = pd.DataFrame(changes * w[:, None], columns=[f"r{i}" for i in range(changes.shape[1])])
    design = SurveyDesign(
        weight="w", replicate_weights=tuple(more), replicate_method=method,
        fay_rho=0.5 if method == "Fay" else None, replicate_scale=0.5 if method == "JKn" else None,
    )  # fmt: skip
    return pd.concat([frame, more], axis=1), design


@pytest.mark.parametrize("method", ["JK1", "JKn", "BRR", "Fay", "bootstrap"])
def test_replicates_of_every_kind_hold_means_and_shares(method):
    runs = 600
    frame, design = replicated(method, runs, np.random.default_rng(7))
    near(survey_mean(frame, "y", design, by="run"), 10, runs)
    at_least(survey_proportion(frame, "yes", design, by="run"), 0.2004, runs)


@pytest.mark.parametrize("shared", [False, True])
def test_differences_between_areas_hold_also_where_areas_share_their_villages(shared):
    runs, villages, per = 1000, 24, 10
    rng = np.random.default_rng(11)
    run = np.repeat(np.arange(runs), villages * per)
    p = np.tile(np.repeat(np.arange(villages), per), runs)
    area = rng.integers(0, 2, len(run)) if shared else p % 2
    effect = np.repeat(rng.normal(0, 1, runs * villages), per)
    noise = rng.normal(0, 2, len(run))
    frame = pd.DataFrame({"run": run, "p": p, "area": area, "w": rng.uniform(0.5, 2, len(run))})
    frame["y"] = 10 + effect + noise + 0.5 * area
    chance = np.where(area == 1, 0.5, 0.35)
    frame["yes"] = rng.random(len(run)) < np.clip(chance + 0.08 * np.clip(effect, -2, 2), 0, 1)
    design = SurveyDesign(weight="w", stratum="run", psu="p")
    near(survey_difference(frame, "y", design, between="area", by="run"), 0.5, runs)
    near(survey_difference(frame, "yes", design, between="area", by="run", of="proportion"), 0.15, runs)
    near(survey_difference(frame, "y", design, between="area", by="run", scale="ratio"), 1.05, runs)


@pytest.mark.parametrize(("events", "spread", "least", "most"), [
    (15, 0.3, 0.94, 0.99),  # areas in which fewer than 10 happened have no rate, so that the others hold too often
    (30, 0.3, 0.94, 0.97), (60, 0.3, 0.94, 0.96), (60, 0.9, 0.94, 0.96),
    (60, None, 0.93, 0.95),  # areas whose ages are nothing like the standard's
])  # fmt: skip
def test_standardised_rates_hold_the_truth(events, spread, least, most):
    areas, bands = 4000, 6
    rng = np.random.default_rng(events)
    standard, shape = np.array([30, 25, 20, 12, 8, 5.0]), np.array([1, 1, 2, 4, 9, 20.0])
    if spread is None:
        people = rng.uniform(200, 3000, (areas, bands))
    else:
        people = standard * 60 * rng.uniform(1 - spread, 1 + spread, (areas, bands))
    rate = events * shape / (people @ shape)[:, None]
    seen = rng.poisson(rate * people).astype(float)
    area = np.repeat(np.arange(areas), bands)
    truth = (rate * standard).sum(axis=1) / standard.sum()
    found = directly_standardised(area, seen.ravel(), people.ravel(), np.tile(standard, areas))
    used = found["estimate"].notna().to_numpy()
    assert used.mean() > 0.9
    inside = (found["conf_low"] <= truth) & (truth <= found["conf_high"])
    assert least <= inside[used].mean() <= most, inside[used].mean()
    million = np.full(area.size, 1e6)
    above = indirectly_standardised(area, seen.ravel(), people.ravel(), np.tile(0.002 * shape * 1e6, areas), million)
    ratio = (rate * people).sum(axis=1) / (people @ (0.002 * shape))
    inside = (above["ratio_low"] <= ratio) & (ratio <= above["ratio_high"])
    assert 0.94 <= inside.mean() <= 0.97, inside.mean()


@pytest.mark.parametrize("apart", [0.0, 1.0, 3.0])
def test_intervals_of_ranks_hold_all_ranks_together_and_each_alone(apart):
    areas, runs = 21, 250
    rng = np.random.default_rng(int(apart))
    truth = np.sort(rng.normal(0, apart, areas))[::-1] if apart else np.zeros(areas)
    error = rng.uniform(0.6, 1.4, areas)
    better = (truth[None, :] > truth[:, None]).sum(axis=1)
    worse = (truth[None, :] < truth[:, None]).sum(axis=1)
    all_hold = {"differences": [], "joint": []}
    alone = []
    for _ in range(runs):
        seen = rng.normal(truth, error)
        for method, held_together in all_hold.items():
            found = rank_intervals(seen, error, method=method, draws=1000)
            inside = (found["rank_low"] <= 1 + better) & (areas - worse <= found["rank_high"])
            held_together.append(inside.all())
        found = rank_intervals(seen, error, kind="marginal", draws=1000)
        alone.append(((found["rank_low"] <= 1 + better) & (areas - worse <= found["rank_high"])).mean())
    for held_together in all_hold.values():
        assert np.mean(held_together) >= 0.95 - own_error(runs) / 2
    assert np.mean(alone) >= 0.95 - own_error(runs) / 2


def shrunk(kind, areas, rng, apart):
    """Areas drawn from the prior, the first of them set apart where asked for, and what is made of them."""
    size = rng.integers(10, 80, areas).astype(float)
    truth = rng.beta(12, 18, areas) if kind == "share" else rng.gamma(8, 0.05, areas)
    if apart:
        truth[0] = 0.9 if kind == "share" else 1.2
    seen = rng.binomial(size.astype(int), truth) if kind == "share" else rng.poisson(size * truth)
    found = shrunken(kind, seen.astype(float), size)
    inside = ((found["model_low"] <= truth) & (truth <= found["model_high"])).to_numpy()
    return found, truth, inside


@pytest.mark.parametrize(("areas", "least"), [(21, 0.87), (60, 0.92)])
@pytest.mark.parametrize("kind", ["share", "rate"])
def test_shrunken_values_hold_on_average_over_areas_that_the_model_describes_and_err_less(kind, areas, least):
    # what the model promises: areas drawn from its prior, many of them, taken together; not each area by itself
    rng = np.random.default_rng(4)
    inside, direct, model = [], [], []
    for _ in range(1500 // areas):
        found, truth, held_here = shrunk(kind, areas, rng, apart=False)
        inside += held_here[found["model_low"].notna()].tolist()
        direct.append(((found["estimate"] - truth) ** 2).mean())
        model.append(((found["model_estimate"] - truth) ** 2).mean())
    assert least <= np.mean(inside) <= 0.97, np.mean(inside)
    assert np.mean(model) < 0.8 * np.mean(direct)


@pytest.mark.parametrize("kind", ["share", "rate"])
def test_an_area_that_truly_stands_apart_is_pulled_in_and_its_shrunken_limits_do_not_hold(kind):
    rng = np.random.default_rng(3)
    outlier = [shrunk(kind, 60, rng, apart=True)[2][0] for _ in range(25)]
    assert np.mean(outlier) < 0.9


@pytest.mark.parametrize(("areas", "least"), [(21, 0.90), (60, 0.94)])
def test_fay_herriot_values_hold_on_average_over_areas_that_the_model_describes_and_err_less(areas, least):
    rng = np.random.default_rng(4)
    runs = 9000 // areas
    inside, direct, model = [], [], []
    for _ in range(runs):
        error = rng.uniform(0.5, 2.0, areas)
        truth = rng.normal(10, 1, areas)
        seen = rng.normal(truth, error)
        found = fay_herriot(seen, error)
        inside.append(((found["model_low"] <= truth) & (truth <= found["model_high"])).mean())
        direct.append(((found["estimate"] - truth) ** 2).mean())
        model.append(((found["model_estimate"] - truth) ** 2).mean())
    assert least <= np.mean(inside) <= 0.96, np.mean(inside)
    assert np.mean(model) < 0.8 * np.mean(direct)
