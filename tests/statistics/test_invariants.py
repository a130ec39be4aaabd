"""What must hold for any survey (the invariants 1 to 11 and 13 of the reliability notes), on made-up ones."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance_metrics.statistics.covariance import domain_covariance
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.respondents import read_respondents
from governance_metrics.statistics.survey import (
    survey_mean,
    survey_proportion,
    survey_quantile,
    survey_ratio,
    survey_total,
)
from tests.statistics.designs import sums_of_mean

DESIGN = SurveyDesign(weight="w", stratum="s", psu="p")
LIMITS = ["conf_low", "conf_high"]
ESTIMATES = ["estimate", "std_error", *LIMITS]
EVERY = {
    "proportion": lambda f, by=None: survey_proportion(f, "yes", DESIGN, by=by),
    "mean": lambda f, by=None: survey_mean(f, "y", DESIGN, by=by),
    "total": lambda f, by=None: survey_total(f, "y", DESIGN, by=by),
    "ratio": lambda f, by=None: survey_ratio(f, "y", "x", DESIGN, by=by),
    "quantile": lambda f, by=None: survey_quantile(f, "y", DESIGN, by=by),
}
modest = settings(max_examples=25, deadline=None, derandomize=True)


@st.composite
def surveys(draw):
    """Two to four strata of two to five psus, areas that straddle psus, some answers missing."""
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    psus = draw(st.lists(st.integers(2, 5), min_size=2, max_size=4))
    per = draw(st.integers(2, 6))
    s = np.repeat(np.arange(len(psus)), [n * per for n in psus])
    p = np.concatenate([np.repeat(np.arange(n), per) for n in psus])
    n = len(s)
    y = np.round(rng.normal(draw(st.sampled_from([0.0, 50.0])), 10, n), 2)
    y[rng.random(n) < 0.1] = np.nan
    return pd.DataFrame(
        {"s": s, "p": p, "w": np.round(rng.uniform(0.5, 3, n), 2), "y": y, "x": rng.integers(1, 6, n).astype(float),
         "yes": np.where(np.isnan(y), np.nan, rng.random(n) < 0.4), "area": rng.integers(0, 3, n)}
    )  # fmt: skip


def same(left, right, columns=ESTIMATES, rtol=1e-9):
    for name in columns:
        np.testing.assert_allclose(left[name], right[name], rtol=rtol, atol=1e-10, err_msg=name)


@pytest.mark.parametrize("kind", EVERY)
@given(frame=surveys(), factor=st.sampled_from([0.125, 3.0, 1e4]))
@modest
def test_scaled_weights_change_totals_only(kind, frame, factor):
    plain, scaled = (EVERY[kind](f, "area") for f in (frame, frame.assign(w=frame["w"] * factor)))
    if kind == "total":
        plain[ESTIMATES] *= factor
    same(plain, scaled, [*ESTIMATES, "df", "deff"])


@pytest.mark.parametrize("kind", EVERY)
@given(frame=surveys(), seed=st.integers(0, 1000))
@modest
def test_the_order_of_rows_and_the_names_of_psus_and_strata_do_not_matter(kind, frame, seed):
    other = frame.sample(frac=1, random_state=seed)
    other = other.assign(s="stratum " + (9 - other["s"]).astype(str), p="block " + (7 - other["p"]).astype(str))
    same(EVERY[kind](frame, "area"), EVERY[kind](other, "area"), [*ESTIMATES, "n", "n_missing", "df"])


@pytest.mark.parametrize("kind", ["mean", "total", "ratio"])
@given(frame=surveys())
@modest
def test_a_row_split_in_two_of_half_weight_changes_nothing(kind, frame):
    halved = pd.concat([frame.assign(w=frame["w"] / 2)] * 2)
    same(EVERY[kind](frame, "area"), EVERY[kind](halved, "area"), [*ESTIMATES, "df"])


@given(frame=surveys())
@modest
def test_the_file_doubled_as_new_psus_has_the_smaller_error_of_twice_the_psus(frame):
    frame = frame[frame["s"].eq(0)]
    m = frame["p"].nunique()
    twice = pd.concat([frame, frame.assign(p=frame["p"] + 100)])
    once, doubled = survey_mean(frame, "y", DESIGN), survey_mean(twice, "y", DESIGN)
    np.testing.assert_allclose(doubled["estimate"], once["estimate"], rtol=1e-10)
    shrink = np.sqrt(0.5 * (2 * m / (2 * m - 1)) / (m / (m - 1)))
    np.testing.assert_allclose(doubled["std_error"], once["std_error"] * shrink, rtol=1e-9, atol=1e-12)


@given(frame=surveys())
@modest
def test_the_complement_mirrors_a_share(frame):
    yes, no = (survey_proportion(f, "yes", DESIGN, by="area") for f in (frame, frame.assign(yes=1 - frame["yes"])))
    same(yes.assign(estimate=1 - yes["estimate"], conf_low=1 - yes["conf_high"], conf_high=1 - yes["conf_low"]), no)


@given(frame=surveys(), slope=st.sampled_from([-2.0, 0.5, 100.0]), shift=st.sampled_from([-7.0, 0.0, 1000.0]))
@modest
def test_a_line_moves_the_mean_along_and_stretches_the_error(frame, slope, shift):
    plain, moved = (survey_mean(f, "y", DESIGN, by="area") for f in (frame, frame.assign(y=slope * frame["y"] + shift)))
    np.testing.assert_allclose(moved["estimate"], slope * plain["estimate"] + shift, rtol=1e-10, atol=1e-9)
    np.testing.assert_allclose(moved["std_error"], abs(slope) * plain["std_error"], rtol=1e-8, atol=1e-10)


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
@modest
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


@pytest.mark.parametrize("kind", EVERY)
@given(frame=surveys())
@modest
def test_the_estimate_lies_in_its_interval_and_a_share_between_0_and_1(kind, frame):
    rows = EVERY[kind](frame, "area").dropna(subset=LIMITS)
    slack = 1e-9 * (1 + rows["estimate"].abs())
    assert (rows["conf_low"] <= rows["estimate"] + slack).all()
    assert (rows["estimate"] <= rows["conf_high"] + slack).all()
    if kind == "proportion":
        assert rows[LIMITS].ge(0).all(axis=None)
        assert rows[LIMITS].le(1).all(axis=None)


@pytest.mark.parametrize("kind", ["mean", "ratio", "proportion"])
@given(frame=surveys())
@modest
def test_rows_of_no_weight_or_outside_the_area_change_nothing(kind, frame):
    added = frame.assign(w=0.0, y=1e5, x=3.0, yes=1.0, area=0)
    outside = frame.assign(area=99, y=-1e5, yes=1.0)
    plain = EVERY[kind](frame, "area")
    columns = ["estimate", "std_error", "df"]
    same(plain, EVERY[kind](pd.concat([frame, added]), "area"), columns)
    with_others = EVERY[kind](pd.concat([frame, outside]), "area")
    same(plain, with_others[with_others["area"].ne(99)], columns)


@given(frame=surveys())
@modest
def test_equal_weights_without_clusters_have_a_design_effect_of_one(frame):
    row = survey_mean(frame[frame["y"].notna()], "y").iloc[0]
    np.testing.assert_allclose(row["deff"], 1.0, rtol=1e-10)
