"""What must hold for any table of areas: rates, standardisation, ranks, inequality, composites, workload."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import governance_metrics as gm

LIMITS = ["conf_low", "conf_high"]
QUICK = settings(max_examples=40, deadline=None, derandomize=True)


@st.composite
def areas(draw, least=3, most=8):
    """Counts, people, values and errors of a few areas."""
    m = draw(st.integers(least, most))
    below = np.array(draw(st.lists(st.integers(12, 900), min_size=m, max_size=m)))
    share = np.array(draw(st.lists(st.floats(0.05, 0.95), min_size=m, max_size=m)))
    error = np.array(draw(st.lists(st.floats(0.01, 0.2), min_size=m, max_size=m)))
    return pd.DataFrame({"above": np.floor(below * share), "below": below, "value": share, "error": error})


@given(table=areas(), seed=st.integers(0, 99))
@QUICK
def test_the_order_of_areas_does_not_matter_to_any_of_them(table, seed):
    mixed = table.sample(frac=1, random_state=seed)
    for found in (
        lambda t: gm.area_proportions(t["above"], t["below"]),
        lambda t: gm.area_rates(t["above"], t["below"]),
        lambda t: gm.funnel_of_counts("share", t["above"], t["below"]),
    ):
        pd.testing.assert_frame_equal(found(mixed).sort_index(), found(table), rtol=1e-9, atol=1e-12)
    ranks = gm.rank_intervals(mixed["value"], mixed["error"], method="joint").set_axis(mixed.index).sort_index()
    pd.testing.assert_frame_equal(ranks, gm.rank_intervals(table["value"], table["error"], method="joint"))


@given(table=areas(), level=st.sampled_from([0.8, 0.95, 0.998]))
@QUICK
def test_an_estimate_lies_in_its_limits_which_grow_with_confidence(table, level):
    for found in (gm.area_proportions, gm.area_rates):
        narrow, wide = (found(table["above"], table["below"], at) for at in (level, 0.999))
        assert narrow["estimate"].between(narrow["conf_low"] - 1e-12, narrow["conf_high"] + 1e-12).all()
        assert ((wide["conf_low"] <= narrow["conf_low"]) & (wide["conf_high"] >= narrow["conf_high"])).all()


@given(table=areas())
@QUICK
def test_the_complement_mirrors_a_share_of_an_area(table):
    yes = gm.area_proportions(table["above"], table["below"])
    no = gm.area_proportions(table["below"] - table["above"], table["below"])
    np.testing.assert_allclose(1 - no[LIMITS].to_numpy()[:, ::-1], yes[LIMITS].to_numpy(), atol=1e-12)


@given(table=areas(least=4), factor=st.sampled_from([0.001, 3.0, 1e6]))
@QUICK
def test_a_standard_population_counts_by_its_shares_and_equal_rates_stay_what_they_are(table, factor):
    bands = table.assign(area="a", events=table["above"] + 10)
    standard = pd.Series(np.arange(1.0, len(bands) + 1))
    rate = gm.directly_standardised(bands["area"], bands["events"], bands["below"], standard)
    scaled = gm.directly_standardised(bands["area"], bands["events"], bands["below"], standard * factor)
    pd.testing.assert_frame_equal(rate, scaled, rtol=1e-9)
    alike = gm.directly_standardised(bands["area"], bands["below"] * 5, bands["below"] * 20, standard)
    assert alike["estimate"].iloc[0] == pytest.approx(0.25, rel=1e-12)


@given(table=areas(), slope=st.sampled_from([0.5, 10.0]), shift=st.sampled_from([-3.0, 100.0]))
@QUICK
def test_ranks_know_no_unit_and_turn_over_with_the_direction(table, slope, shift):
    def ranked(value, error, **more):
        return gm.rank_intervals(value.round(6), error, method="joint", **more)

    first = ranked(table["value"], table["error"])
    assert (first["rank_low"].le(first["rank"]) & first["rank"].le(first["rank_high"])).all()
    moved = gm.rank_intervals(table["value"].round(6) * slope + shift, table["error"] * slope, method="joint")
    columns = ["rank_low", "rank_high", "ahead_of", "behind", "band_low", "band_high"]
    pd.testing.assert_frame_equal(first[columns], moved[columns])
    turned = ranked(table["value"], table["error"], highest_first=False)
    assert (turned["rank_low"] == len(table) + 1 - first["rank_high"]).all()
    assert (turned["ahead_of"] == first["behind"]).all()


@given(table=areas(), unit=st.sampled_from([0.01, 100.0]), people=st.sampled_from([0.001, 1e3]))
@QUICK
def test_inequality_has_its_unit_and_counts_people_by_their_shares(table, unit, people):
    def found(value, below):
        return gm.disparities(value, below).set_index("measure")["estimate"].astype(float)

    first, scaled = found(table["value"], table["below"]), found(table["value"] * unit, table["below"] * people)
    for measure, power in {"difference": 1, "between_group_variance": 2, "gini": 0, "theil": 0, "ratio": 0}.items():
        assert scaled[measure] == pytest.approx(first[measure] * unit**power, rel=1e-9, abs=1e-12)
    equal = found(np.full(len(table), 0.4), table["below"])
    assert equal[["difference", "between_group_variance", "gini", "theil"]].abs().max() < 1e-12
    assert -1e-12 <= first["gini"] < 1


@given(table=areas())
@QUICK
def test_a_composite_turns_over_with_its_directions_and_needs_no_common_unit(table):
    values = table[["value", "below"]].assign(below=table["below"] + np.arange(len(table)) / 7)
    values = values.assign(value=values["value"] + np.arange(len(table)) / 7)

    def scores(frame, *direction):
        return gm.composite(frame, direction, bounds=None).scores["score"].to_numpy(float)

    up, down = scores(values, "higher", "higher"), scores(values, "lower", "lower")
    np.testing.assert_allclose(up + down, 100.0, atol=1e-9)
    np.testing.assert_allclose(scores(values * [1000.0, 0.01] + [5.0, 0.0], "higher", "higher"), up, atol=1e-7)


@given(table=areas(), twice=st.sampled_from([2.0, 0.5]))
@QUICK
def test_work_that_doubles_doubles_the_people_it_needs_and_communities_add_up(table, twice):
    names = [f"c{i}" for i in range(len(table))]
    hours = np.full(len(table), 0.7)
    one = gm.staffing_need(names, table["below"], hours, 1700, category_share=0.1)["needed"]
    more = gm.staffing_need(names, table["below"] * twice, hours, 1700, category_share=0.1)["needed"]
    np.testing.assert_allclose(more, one * twice, rtol=1e-12)
    whole = gm.staffing_need(["all"] * len(table), table["below"], hours, 1700, category_share=0.1)["needed"]
    assert whole.iloc[0] == pytest.approx(one.sum(), rel=1e-12)
