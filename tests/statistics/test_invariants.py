"""What must hold for any survey (the invariants 1 to 11 and 13 of the reliability notes), on made-up ones."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.covariance import domain_covariance
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.difference import survey_difference
from governance_metrics.statistics.respondents import read_respondents
from governance_metrics.statistics.survey import (
    survey_mean,
    survey_proportion,
    survey_quantile,
    survey_ratio,
    survey_total,
)
from tests.statistics.designs import sums_of_mean

STAGES = {"weight": "w", "stratum": "s", "psu": "p"}
DESIGN = SurveyDesign(**STAGES)
REPLICATES = tuple(f"r{i}" for i in range(8))
DESIGNS = {
    "clustered": DESIGN,
    "two stages": SurveyDesign(**STAGES, fpc="many", ssu="h", ssu_fpc="few"),
    "post-stratified": SurveyDesign(**STAGES, calibration=Calibration(Margin("g", {0: 520, 1: 480}))),
    "replicates": SurveyDesign(weight="w", replicate_weights=REPLICATES, replicate_method="bootstrap"),
}
WEIGHTS = ["w", *REPLICATES]
LIMITS = ["conf_low", "conf_high"]
ESTIMATES = ["estimate", "std_error", *LIMITS]
EVERY = {
    "proportion": lambda f, d=DESIGN, by="area", **k: survey_proportion(f, "yes", d, by=by, **k),
    "mean": lambda f, d=DESIGN, by="area", **k: survey_mean(f, "y", d, by=by, **k),
    "total": lambda f, d=DESIGN, by="area", **k: survey_total(f, "y", d, by=by, **k),
    "ratio": lambda f, d=DESIGN, by="area", **k: survey_ratio(f, "y", "x", d, by=by, **k),
    "quantile": lambda f, d=DESIGN, by="area", **k: survey_quantile(f, "y", d, by=by, **k),
}
kinds, designs = st.sampled_from(list(EVERY)), st.sampled_from(list(DESIGNS))
modest = settings(max_examples=100, deadline=None, derandomize=True)
cheap = settings(max_examples=200, deadline=None, derandomize=True)


@st.composite
def surveys(draw):
    """Two to four strata of two to five psus, areas that straddle psus, some answers missing."""
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    psus = draw(st.lists(st.integers(2, 5), min_size=2, max_size=4))
    per = draw(st.integers(4, 6))
    s = np.repeat(np.arange(len(psus)), [n * per for n in psus])
    p = np.concatenate([np.repeat(np.arange(n), per) for n in psus])
    n = len(s)
    y = np.round(rng.normal(draw(st.sampled_from([0.0, 50.0])), 10, n), 2)
    y[rng.random(n) < 0.1] = np.nan
    w = np.round(rng.uniform(0.5, 3, n), 2)
    factors = rng.exponential(1, (8, len(psus), 5))
    return pd.DataFrame(
        {"s": s, "p": p, "w": w, "y": y, "x": rng.integers(1, 6, n).astype(float),
         "yes": np.where(np.isnan(y), np.nan, rng.random(n) < 0.4), "area": rng.integers(0, 3, n),
         "g": rng.permutation(np.arange(n) % 2), "h": np.arange(n) % per // 2, "many": 9, "few": 7,
         **{name: w * f[s, p] for name, f in zip(REPLICATES, factors, strict=True)}}
    )  # fmt: skip


def same(left, right, columns=ESTIMATES, rtol=1e-9):
    for name in columns:
        np.testing.assert_allclose(left[name], right[name], rtol=rtol, atol=1e-9, err_msg=name)


def weighing(frame, factor):
    return frame.assign(**{name: frame[name] * factor for name in WEIGHTS})


@given(kind=kinds, design=designs, frame=surveys(), factor=st.sampled_from([0.125, 3.0, 1e4]))
@modest
def test_scaled_weights_change_totals_only(kind, design, frame, factor):
    plain, scaled = (EVERY[kind](f, DESIGNS[design]) for f in (frame, weighing(frame, factor)))
    if kind == "total" and design != "post-stratified":
        plain[ESTIMATES] *= factor
    same(plain, scaled, [*ESTIMATES, "df", "deff"])


@given(kind=kinds, design=designs, frame=surveys(), seed=st.integers(0, 1000))
@modest
def test_the_order_of_rows_and_the_names_of_psus_and_strata_do_not_matter(kind, design, frame, seed):
    other = frame.sample(frac=1, random_state=seed)
    other = other.assign(s="stratum " + (9 - other["s"]).astype(str), p="block " + (7 - other["p"]).astype(str))
    same(*(EVERY[kind](f, DESIGNS[design]) for f in (frame, other)), [*ESTIMATES, "n", "n_missing", "df"])


@given(kind=st.sampled_from(["mean", "total", "ratio"]), design=designs, frame=surveys())
@modest
def test_a_row_split_in_two_of_half_weight_changes_nothing(kind, design, frame):
    halved = pd.concat([weighing(frame, 0.5)] * 2)
    same(*(EVERY[kind](f, DESIGNS[design]) for f in (frame, halved)), [*ESTIMATES, "df"])


@given(kind=st.sampled_from(["mean", "ratio"]), frame=surveys())
@cheap
def test_the_file_doubled_within_psus_changes_no_mean_and_no_error(kind, frame):
    same(EVERY[kind](frame), EVERY[kind](pd.concat([frame, frame])), [*ESTIMATES, "df"])


@given(frame=surveys())
@cheap
def test_the_file_doubled_as_new_psus_has_the_smaller_error_of_twice_the_psus(frame):
    frame = frame[frame["s"].eq(0)]
    m = frame["p"].nunique()
    twice = pd.concat([frame, frame.assign(p=frame["p"] + 100)])
    once, doubled = survey_mean(frame, "y", DESIGN), survey_mean(twice, "y", DESIGN)
    np.testing.assert_allclose(doubled["estimate"], once["estimate"], rtol=1e-10)
    shrink = np.sqrt(0.5 * (2 * m / (2 * m - 1)) / (m / (m - 1)))
    np.testing.assert_allclose(doubled["std_error"], once["std_error"] * shrink, rtol=1e-9, atol=1e-12)


@given(design=designs, frame=surveys(), interval=st.sampled_from(["korn_graubard", "wilson", "logit"]))
@cheap
def test_the_complement_mirrors_a_share(design, frame, interval):
    other = frame.assign(yes=1 - frame["yes"])
    yes, no = (EVERY["proportion"](f, DESIGNS[design], interval=interval) for f in (frame, other))
    same(yes.assign(estimate=1 - yes["estimate"], conf_low=1 - yes["conf_high"], conf_high=1 - yes["conf_low"]), no)


@given(
    design=designs, frame=surveys(), slope=st.sampled_from([-2.0, 0.5, 100.0]), shift=st.sampled_from([-7.0, 0, 1e3])
)  # fmt: skip
@modest
def test_a_line_moves_the_mean_along_and_stretches_the_error(design, frame, slope, shift):
    moved = frame.assign(y=slope * frame["y"] + shift)
    plain, moved = (EVERY["mean"](f, DESIGNS[design]) for f in (frame, moved))
    np.testing.assert_allclose(moved["estimate"], slope * plain["estimate"] + shift, rtol=1e-10, atol=1e-9)
    np.testing.assert_allclose(moved["std_error"], abs(slope) * plain["std_error"], rtol=1e-8, atol=1e-9)


@given(frame=surveys())
@modest
def test_areas_add_up_to_the_whole(frame):
    whole, areas = survey_total(frame, "y", DESIGN), survey_total(frame, "y", DESIGN, by="area")
    np.testing.assert_allclose(areas["estimate"].sum(), whole["estimate"][0], rtol=1e-10, atol=1e-9)
    known = frame[frame["y"].notna()]
    means = survey_mean(frame, "y", DESIGN, by="area").set_index("area")["estimate"]
    weights = known.groupby("area")["w"].sum()
    mean = survey_mean(frame, "y", DESIGN)["estimate"][0]
    np.testing.assert_allclose((means * weights).sum() / weights.sum(), mean, rtol=1e-10, atol=1e-10)
    respondents = read_respondents(frame, DESIGN)
    sums = sums_of_mean(frame, respondents, "y", "area")
    matrix = domain_covariance(sums, respondents.strata, range(frame["area"].nunique()), of="total")
    np.testing.assert_allclose(matrix.sum(), whole["std_error"][0] ** 2, rtol=1e-9, atol=1e-9)


@given(frame=surveys())
@cheap
def test_an_area_is_the_mean_of_a_ratio_over_everybody_and_never_a_filter(frame):
    area = survey_mean(frame, "y", DESIGN, by="area")
    here = (frame["area"].eq(0) & frame["y"].notna()).astype(float)
    ratio = survey_ratio(frame.assign(above=here * frame["y"].fillna(0), below=here), "above", "below", DESIGN)
    np.testing.assert_allclose(ratio["estimate"][0], area["estimate"][0], rtol=1e-12)
    errors = [found["std_error"].fillna(0)[0] for found in (ratio, area)]  # a lone answer has none in either
    np.testing.assert_allclose(*errors, rtol=1e-10, atol=1e-12)


def test_filtering_an_area_loses_the_psus_it_does_not_touch():
    frame = pd.DataFrame({"s": 0, "p": [0, 0, 1, 1, 2, 2], "w": 1.0, "y": [1.0, 2, 4, 4, 9, 9], "area": list("aaaabb")})
    right = survey_mean(frame, "y", DESIGN, by="area").set_index("area")["std_error"]["a"]
    filtered = survey_mean(frame[frame["area"].eq("a")], "y", DESIGN)["std_error"][0]
    # by hand: psu sums of (y - 2.75) / 4 are -.625, .625 and, for the psu without anybody, 0
    np.testing.assert_allclose(right, np.sqrt(3 / 2 * 2 * 0.625**2), rtol=1e-12)
    np.testing.assert_allclose(filtered, np.sqrt(2 / 1 * 2 * 0.625**2), rtol=1e-12)


@given(kind=kinds, design=designs, frame=surveys())
@modest
def test_the_estimate_lies_in_its_interval_which_grows_with_confidence_and_holds_a_share_between_0_and_1(
    kind, design, frame
):
    rows, wide = (EVERY[kind](frame, DESIGNS[design], conf_level=level) for level in (0.95, 0.99))
    known = rows[LIMITS].notna().all(axis=1) & wide[LIMITS].notna().all(axis=1)
    rows, wide = rows[known], wide[known]
    slack = 1e-9 * (1 + rows["estimate"].abs())
    assert (rows["conf_low"] <= rows["estimate"] + slack).all()
    assert (rows["estimate"] <= rows["conf_high"] + slack).all()
    assert (wide["conf_low"] <= rows["conf_low"] + slack).all()
    assert (rows["conf_high"] <= wide["conf_high"] + slack).all()
    if kind == "proportion":
        assert rows[LIMITS].ge(0).all(axis=None)
        assert rows[LIMITS].le(1).all(axis=None)


@given(design=designs, frame=surveys(), answer=st.sampled_from([3.0, 0.1, 1e7]))
@cheap
def test_answers_all_alike_have_no_error_and_a_share_of_them_an_interval_with_width(design, frame, answer):
    alike = frame.assign(y=answer, yes=1.0)
    known = EVERY["mean"](alike, DESIGNS[design])
    assert known["std_error"].dropna().eq(0).all()
    shares = EVERY["proportion"](alike, DESIGNS[design])
    assert shares["std_error"].dropna().eq(0).all()
    some = shares[shares["df"] > 0]
    assert (some["conf_high"] - some["conf_low"]).gt(0.01).all()


@given(kind=st.sampled_from(["mean", "ratio", "proportion"]), frame=surveys())
@modest
def test_rows_of_no_weight_or_outside_the_area_change_nothing(kind, frame):
    added = frame.assign(w=0.0, y=1e5, x=3.0, yes=1.0, area=0)
    outside = frame.assign(area=99, y=-1e5, yes=1.0)
    plain = EVERY[kind](frame)
    columns = ["estimate", "std_error", "df"]
    same(plain, EVERY[kind](pd.concat([frame, added])), columns)
    with_others = EVERY[kind](pd.concat([frame, outside]))
    same(plain, with_others[with_others["area"].ne(99)], columns)


@given(design=designs, frame=surveys(), of=st.sampled_from(["mean", "total"]))
@modest
def test_differences_between_areas_go_round_to_nothing_and_have_the_error_of_their_own_contrast(design, frame, of):
    rows = survey_difference(frame, "y", DESIGNS[design], between="area", of=of)
    gap = rows.set_index(["area", "reference"])["estimate"]
    if {(1, 0), (2, 1), (2, 0)} <= set(gap.index):
        np.testing.assert_allclose(gap[2, 1] + gap[1, 0], gap[2, 0], rtol=1e-9, atol=1e-8)
    if of == "total" and (1, 0) in gap.index:
        sign = frame["area"].map({0: -1.0, 1: 1.0, 2: 0.0})
        contrast = survey_total(frame.assign(c=(sign * frame["y"]).fillna(0)), "c", DESIGNS[design])
        found = rows.set_index(["area", "reference"]).loc[(1, 0)]
        np.testing.assert_allclose(found["estimate"], contrast["estimate"][0], rtol=1e-9, atol=1e-8)
        np.testing.assert_allclose(found["std_error"], contrast["std_error"][0], rtol=1e-8, atol=1e-8)


@given(frame=surveys())
@cheap
def test_equal_weights_without_clusters_have_a_design_effect_of_one(frame):
    row = survey_mean(frame[frame["y"].notna()], "y").iloc[0]
    np.testing.assert_allclose(row["deff"], 1.0, rtol=1e-10)
