"""Areas against the rest: no more false flags than the level says, and the funnel that PHE draws."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from governance_metrics.statistics.cells import Sums
from governance_metrics.statistics.census import census_rest
from governance_metrics.statistics.funnel import (
    against_rest,
    family_p_value,
    funnel_limits,
    share_error_if_alike,
    z_values,
)
from governance_metrics.statistics.linearisation import linearise
from governance_metrics.statistics.multiplicity import benjamini_hochberg
from governance_metrics.statistics.rest import compare_with_rest
from governance_metrics.statistics.strata import Strata
from tests.statistics.shared_data import shared_frame

AREAS = 21
KEYS = ["reference", "estimate", "difference", "std_error", "conf_low", "conf_high", "p_value", "method"]


def census(kind, numerator, denominator):
    """Areas counted in full, as estimates carry them."""
    groups = np.zeros(len(numerator), dtype=np.int64)
    squares = numerator  # not used for shares and rates
    rest = census_rest(kind, numerator, denominator, denominator, squares, groups)
    return rest.assign(
        estimate=numerator / denominator, numerator=numerator, denominator=denominator, df=np.nan,
        method="wilson" if kind == "share" else "byar",
    )  # fmt: skip


def sample(rng, shares, psus=12, per=10, correlation=0.04):
    """A survey of areas that are strata of equal psus, answers alike within a psu."""
    p = np.repeat(np.broadcast_to(shares, AREAS), psus)
    spread = (1 - correlation) / correlation
    yes = rng.binomial(per, rng.beta(p * spread, (1 - p) * spread)).astype(float)
    area = np.repeat(np.arange(AREAS), psus)
    sums = Sums(area, area, yes, np.full(len(yes), float(per)), psu=np.arange(len(yes)))
    strata = Strata(np.full(AREAS, psus))
    found, rest = linearise(sums, strata, AREAS), compare_with_rest(sums, strata, AREAS)
    n = psus * per
    simple = found.estimate * (1 - found.estimate) / (n - 1)
    deff = np.divide(found.std_error**2, simple, out=np.full(AREAS, np.nan), where=simple > 0)
    return pd.DataFrame(
        {"estimate": found.estimate, "rest_estimate": rest.estimate, "rest_difference": rest.difference,
         "rest_std_error": rest.std_error, "df": found.df, "deff": deff, "n": n, "method": "korn_graubard"}
    )  # fmt: skip


def null_families(rng):
    """Districts where nothing is wrong: full counts small and large, shares and rates, and surveys."""
    small, middling, large = (rng.integers(*ends, AREAS).astype(float) for ends in ((5, 40), (50, 400), (500, 5000)))
    return {
        "small share": lambda: census("share", rng.binomial(small.astype(int), 0.3).astype(float), small),
        "rare share": lambda: census("share", rng.binomial(middling.astype(int), 0.01).astype(float), middling),
        "large share": lambda: census("share", rng.binomial(large.astype(int), 0.3).astype(float), large),
        "small rate": lambda: census("rate", rng.poisson(small * 0.1).astype(float), small),
        "large rate": lambda: census("rate", rng.poisson(large * 0.5).astype(float), large),
        "survey": lambda: sample(rng, 0.3),
        "rare in a survey": lambda: sample(rng, 0.05),
    }


def flagged_families(make, families):
    flags = [
        np.nanmin(benjamini_hochberg(against_rest(make())["p_value"]), initial=1.0) <= 0.05 for _ in range(families)
    ]
    return sum(flags)


@pytest.mark.slow
@pytest.mark.parametrize("family", list(null_families(np.random.default_rng(0))))
def test_where_nothing_is_wrong_at_most_one_district_in_twenty_is_flagged(family):
    families = 600
    flagged = flagged_families(null_families(np.random.default_rng(11))[family], families)
    assert flagged <= 0.05 * families + 2.33 * np.sqrt(families * 0.05 * 0.95)  # one-sided 1 % of the simulation


@pytest.mark.parametrize("family", list(null_families(np.random.default_rng(0))))
def test_a_hundred_districts_where_nothing_is_wrong_are_hardly_ever_flagged(family):
    assert flagged_families(null_families(np.random.default_rng(3))[family], 100) <= 11  # 5 expected; 11 is 1 in 200


def test_two_areas_far_below_the_others_are_found():
    rng = np.random.default_rng(5)
    shares = np.full(AREAS, 0.6)
    shares[[3, 17]] = 0.2
    p = benjamini_hochberg(against_rest(sample(rng, shares))["p_value"])
    found = set(np.flatnonzero(p <= 0.05).tolist())
    assert {3, 17} <= found
    assert len(found) <= 3  # one false among three is what the level lets through now and then
    n = rng.integers(100, 300, AREAS).astype(float)
    counted = census("share", rng.binomial(n.astype(int), shares).astype(float), n)
    p = benjamini_hochberg(against_rest(counted)["p_value"])
    assert np.flatnonzero(p <= 0.05).tolist() == [3, 17]


def test_an_area_where_nobody_says_yes_is_held_against_the_share_of_the_rest():
    rng = np.random.default_rng(6)
    shares = np.full(AREAS, 0.4)
    rows = sample(rng, shares)
    rows.loc[0, ["estimate", "rest_std_error", "deff"]] = [0.0, 0.0, np.nan]
    rows.loc[0, "rest_difference"] = -rows.loc[0, "rest_estimate"]
    tested = against_rest(rows)
    assert tested["p_value"][0] < 1e-6


def test_the_columns_are_what_comparisons_need():
    tested = against_rest(sample(np.random.default_rng(1), 0.3))
    assert list(tested) == KEYS
    assert all(len(tested[key]) == AREAS for key in KEYS)
    assert (tested["conf_low"] < tested["difference"]).all()
    assert (tested["difference"] < tested["conf_high"]).all()


def test_what_cannot_be_tested_is_blank_and_stops_no_other_area():
    rows = sample(np.random.default_rng(2), 0.3)
    rows.loc[0, "rest_std_error"] = np.nan
    rows.loc[1, "df"] = 0.0
    rows.loc[2, ["estimate", "rest_difference"]] = np.nan
    tested = against_rest(rows)
    assert np.isnan(tested["p_value"]).tolist() == [True, True, True] + [False] * 18
    assert tested["method"][5].endswith("areas=18)")


def test_a_family_of_one_area_is_no_comparison():
    tested = against_rest(census("share", np.array([3.0]), np.array([9.0])))
    assert np.isnan(tested["p_value"]).all()


def test_few_degrees_of_freedom_make_a_difference_less_certain():
    z = z_values([2.5, 2.5, -2.5, 2.5], [1.0, 1.0, 1.0, 0.0], [np.inf, 4.0, 4.0, 4.0])
    assert z[0] == 2.5
    assert z[1] == -z[2]
    assert 0 < z[1] < 2.5
    assert np.isnan(z[3])


def test_the_error_if_alike_is_that_of_two_binomials_without_a_design_effect():
    alike = share_error_if_alike([0.2, 0.3], [50, 100], [1.0, 1.0])
    np.testing.assert_allclose(alike[0], np.sqrt(0.2 * 0.8 * (1 / 50 + 1 / 100)), rtol=1e-12)


@pytest.mark.parametrize(("level", "sigma"), [(0.95, "2s"), (0.998, "3s")])
def test_lines_for_shares_are_those_of_phe(level, sigma):
    rows = shared_frame("peers/pheindicatormethods/funnel_proportion_limits.csv")
    for baseline, mine in rows.groupby("baseline"):
        low, high = funnel_limits("share", baseline / 100, mine["population"], level)
        # the sheet rounds to 6 digits, its baseline too
        np.testing.assert_allclose(low * 100, mine[f"lower_{sigma}"], atol=3e-6)
        np.testing.assert_allclose(high * 100, mine[f"upper_{sigma}"], atol=3e-6)


@pytest.mark.parametrize(("level", "sigma"), [(0.95, "2s"), (0.998, "3s")])
def test_lines_for_rates_are_those_of_phe(level, sigma):
    rows = shared_frame("peers/pheindicatormethods/funnel_ratio_limits.csv")
    for side, place in (("lower", 0), ("upper", 1)):
        expected = rows[f"{side}_{sigma}_exp_events"]
        lines = funnel_limits("rate", 1.0, expected, level)[place]
        np.testing.assert_allclose(lines * 100, rows[f"{side}_{sigma}_isr"], rtol=1e-4)


def test_the_funnel_narrows_and_is_blank_without_a_denominator():
    for kind, reference in (("share", 0.3), ("rate", 2.0)):
        low, high = funnel_limits(kind, reference, [np.nan, 0, 10, 100, 1000])
        assert np.isnan([low[:2], high[:2]]).all()
        assert (np.diff(high[2:] - low[2:]) < 0).all()
        assert (low[2:] <= reference).all()
        assert (high[2:] >= reference).all()
    assert funnel_limits("rate", 0.0, [10.0])[0].tolist() == [0.0]


def test_the_scatter_of_shares_is_tested_as_pearson_does():
    # chi-square of the table of yes and no by area: R chisq.test(rbind(a, n - a))$p.value, equal areas
    a, n = np.array([12.0, 20.0, 15.0, 9.0, 18.0]), np.full(5, 40.0)
    counts = census_rest("share", a, n, n, a, np.zeros(5, dtype=np.int64))
    found = family_p_value({**{name: counts[name].to_numpy() for name in counts}, "method": np.array(["wilson"] * 5)})
    assert found == pytest.approx(chi2_contingency(np.vstack([a, n - a])).pvalue, rel=1e-9)


def test_where_areas_are_alike_their_scatter_is_rarely_beyond_chance():
    rng = np.random.default_rng(12)
    low = 0
    for _ in range(2000):
        y = rng.normal(0, 1, 21)
        rest = (y.sum() - y) / 20
        rows = {"rest_difference": y - rest, "rest_std_error": np.full(21, np.sqrt(1 + 1 / 20)), "method": ["t"] * 21}
        low += family_p_value(rows) <= 0.05
    assert low / 2000 == pytest.approx(0.05, abs=2.6 * np.sqrt(0.05 * 0.95 / 2000))


def test_without_errors_there_is_nothing_to_test():
    rows = {"rest_difference": np.ones(3), "rest_std_error": np.full(3, np.nan), "method": ["census_total"] * 3}
    assert np.isnan(family_p_value(rows))
