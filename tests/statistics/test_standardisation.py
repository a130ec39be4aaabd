"""Standardised rates against PHEindicatormethods' sheets and against sums by hand."""

import numpy as np
import pytest

from governance_metrics.statistics.standardisation import directly_standardised, indirectly_standardised
from tests.statistics.shared_data import shared_frame

PEER = "peers/pheindicatormethods"
LIMITS = [("low", "lower95_0cl"), ("high", "upper95_0cl"), ("low_99_8", "lower99_8cl"), ("high_99_8", "upper99_8cl")]


@pytest.mark.parametrize(("file", "count"), [("dsr_input.csv", "count"), ("dsr_nonindependent_input.csv", "persons")])
def test_direct_rates_are_those_of_the_sheets(file, count):
    rows, expected = shared_frame(f"{PEER}/{file}"), shared_frame(f"{PEER}/dsr_expected.csv")
    expected = expected[expected["multiplier"].eq(100000)].set_index("area")
    repeats = rows.get("eventfreq", 1)
    # the sheets leave a cell without events empty
    table = directly_standardised(
        rows["area"], rows[count].fillna(0), rows["pop"], rows["stdpop"], [0.95, 0.998], per=1e5, repeats=repeats
    ).set_index("area")
    answers = expected.loc[table.index]
    assert answers["value"].notna().sum() == 3
    np.testing.assert_allclose(table["estimate"], answers["value"], rtol=1e-9)
    for ours, theirs in LIMITS:
        there = answers[theirs].notna() | answers["value"].isna()  # no 99.8% limits for the 1976 population
        np.testing.assert_allclose(table[f"conf_{ours}"][there], answers[theirs][there], rtol=1e-9)
    assert table.loc[answers["value"].isna(), "reason"].tolist() == ["too_few_events(n=9, least=10)"]


@pytest.mark.parametrize("file", ["isr_input.csv", "isr_zero_population_input.csv"])
def test_indirect_rates_and_ratios_are_those_of_the_sheets(file):
    rows, expected = shared_frame(f"{PEER}/{file}"), shared_frame(f"{PEER}/isr_expected.csv")
    expected = expected[expected["input_file"].eq(file)]
    table = indirectly_standardised(
        rows["area"], rows["count"].fillna(0), rows["pop"].fillna(0), rows["refcount"].fillna(0), rows["refpop"],
        [0.95, 0.998], per=1e5,
    ).set_index("area")  # fmt: skip
    for kind, multiplier, value, prefix in (("rate", 1e5, "estimate", "conf"), ("ratio", 100, "ratio", "ratio")):
        answers = expected[expected["kind"].eq(kind) & expected["multiplier"].eq(multiplier)].set_index("area")
        assert len(answers) >= 2
        ours = table.loc[answers.index]
        scale = 1 if kind == "rate" else multiplier
        np.testing.assert_allclose(ours[value] * scale, answers["value"], rtol=1e-9)
        np.testing.assert_allclose(ours["expected"], answers["expected"], rtol=1e-9)
        for side, theirs in LIMITS:
            there = answers[theirs].notna()
            np.testing.assert_allclose((ours[f"{prefix}_{side}"] * scale)[there], answers[theirs][there], rtol=1e-9)


def test_a_direct_rate_is_the_weighted_mean_of_the_strata():
    table = directly_standardised(["a", "a", "b", "b"], [30, 50, 0, 40], [1000, 800, 10, 90], [600, 400, 600, 400])
    assert table["estimate"].tolist() == pytest.approx([0.6 * 0.03 + 0.4 * 0.0625, 0.4 * 40 / 90])


def test_the_own_structure_as_standard_gives_the_crude_rate_and_its_own_limits():
    events, people = np.array([30.0, 50.0, 20.0]), np.array([1000.0, 800.0, 400.0])
    same_risk = directly_standardised(["a"], [100], [2200], [1])
    table = directly_standardised(["a"] * 3, events, people, people)
    assert table["estimate"][0] == pytest.approx(100 / 2200)
    # the variance is the sum of events over the square of the people, as for one Poisson count
    assert table["conf_low"][0] == pytest.approx(same_risk["conf_low"][0])


def test_one_unusable_stratum_leaves_its_area_without_a_rate_and_no_other():
    table = directly_standardised(["a", "a", "b"], [30, None, 30], [100, 100, 100], [1, 1, 1])
    assert table["reason"].tolist() == ["blank(column=events)", ""]
    ratio = indirectly_standardised(["a", "b", "b"], [3, 3, "?"], [0, 9, 9], [1, 1, 1], [9, 9, 9])
    assert ratio["reason"].tolist() == ["zero_denominator", "not_a_number(column=events)"]
    assert ratio["estimate"].isna().all()


def test_layers_of_repeat_events_must_list_the_same_strata():
    rows = ["a"] * 4, [20, 20, 5, 5], [900, 800, 900, 800], [600, 400, 600, 400]
    whole = directly_standardised(*rows, repeats=[1, 1, 2, 2])
    assert whole["events"].tolist() == [60]
    assert whole["estimate"][0] == pytest.approx(0.6 * 30 / 900 + 0.4 * 30 / 800)
    cut = directly_standardised(*(values[:3] for values in rows), repeats=[1, 1, 2])
    assert cut["reason"].tolist() == ["layers_differ"]
