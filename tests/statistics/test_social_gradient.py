"""Inequality along an order against PHEindicatormethods, healthequal and sums by hand."""

import numpy as np
import pytest

from governance_metrics.statistics.social_gradient import social_gradient
from tests.statistics.shared_data import shared_frame


def test_every_index_is_that_of_the_public_health_sheets():
    rows = shared_frame("peers/pheindicatormethods/sii_input.csv")
    answers = shared_frame("peers/pheindicatormethods/sii_expected.csv")
    assert len(answers) == 44
    for answer in answers.itertuples():
        mine = rows[rows["case"].eq(answer.case)].sort_values("Quantile")
        value = mine["Value"].fillna(mine["Count"] / mine["Population"])
        transform = {0: "none", 1: "log", 2: "logit"}[answer.ValueType] if answer.transform else "none"
        conf_level = 0.99 if answer.Confidence == "99" else 0.95
        error = mine["StandardError"]
        table = social_gradient(value, mine["Population"], error, transform=transform, conf_level=conf_level)
        slope, relative, intercept = (
            table.set_index("measure").loc[name] for name in ("slope_index", "relative_index", "intercept")
        )
        assert slope["estimate"] * answer.multiplier == pytest.approx(answer.sii, rel=1e-12)
        if not np.isnan(answer.rii):
            turned = relative["estimate"] if answer.multiplier > 0 else 1 / relative["estimate"]
            assert turned == pytest.approx(answer.rii, rel=1e-12)
        if not np.isnan(answer.Intercept):
            assert intercept["estimate"] == pytest.approx(answer.Intercept, rel=1e-12)
        if (
            error.notna().all() and answer.ValueType == 0 and not np.isnan(answer.sii_lowercl_1)
        ):  # the sheets' limits are 100,000 draws
            width = slope["conf_high"] - slope["conf_low"]
            assert slope["conf_low"] == pytest.approx(answer.sii_lowercl_1, abs=0.02 * width)
            assert slope["conf_high"] == pytest.approx(answer.sii_uppercl_1, abs=0.02 * width)
            assert relative["conf_low"] == pytest.approx(answer.rii_lowercl_1, rel=2e-3)


@pytest.mark.parametrize(("file", "dataset", "columns", "answers", "tolerance"), [
    ("ordered_input", "ordered", ("est", "pop"), "expected_from_tests", 1e-6),
    ("who_OrderedSample", "OrderedSample", ("estimate", "population"), "expected_peer_run_who_samples", 1e-9),
])  # fmt: skip
def test_concentration_indices_are_those_of_healthequal(file, dataset, columns, answers, tolerance):
    rows = shared_frame(f"peers/healthequal/{file}.csv").sort_values("subgroup_order")
    printed = shared_frame(f"peers/healthequal/{answers}.csv").set_index(["dataset", "measure"])["estimate"]
    found = social_gradient(rows[columns[0]], rows[columns[1]]).set_index("measure")["estimate"]
    assert found["absolute_concentration"] == pytest.approx(printed[dataset, "aci"], rel=tolerance)
    assert found["relative_concentration"] == pytest.approx(printed[dataset, "rci"], rel=tolerance)


def test_a_line_is_found_again_and_a_reversed_order_turns_the_sign():
    people = np.array([5, 1, 3, 8.0])
    rank = np.cumsum(people / 17) - people / 34
    up, down = social_gradient(0.2 + 0.5 * rank, people), social_gradient((0.2 + 0.5 * rank)[::-1], people[::-1])
    found, turned = (table.set_index("measure")["estimate"] for table in (up, down))
    assert found["slope_index"] == pytest.approx(0.5, rel=1e-12)
    assert found["relative_index"] == pytest.approx(3.5, rel=1e-12)
    assert found["intercept"] == pytest.approx(0.2, rel=1e-12)
    for name in ("slope_index", "absolute_concentration", "wagstaff", "erreygers"):
        assert turned[name] == pytest.approx(-found[name], rel=1e-9)


@pytest.mark.parametrize("transform", ["none", "log", "logit", "logistic"])
def test_first_order_errors_are_those_of_draws(transform):
    rng = np.random.default_rng(6)
    value, people, error = np.array([0.2, 0.3, 0.45, 0.5]), [4, 6, 5, 5], np.full(4, 0.01)
    said = social_gradient(value, people, error, transform=transform).set_index("measure")["std_error"]
    draws = np.array([social_gradient(rng.normal(value, error), people, transform=transform)["estimate"]
                      for _ in range(400)])  # fmt: skip
    draws[:, 1] = np.log(draws[:, 1])  # the error of the relative index is that of its logarithm
    np.testing.assert_allclose(draws.std(axis=0), said, rtol=0.12)


def test_two_groups_make_no_line_and_values_beyond_a_share_have_no_corrected_index():
    two = social_gradient([0.2, 0.4]).set_index("measure")
    assert two.loc["slope_index", "reason"] == "too_few_groups"
    assert two.loc["absolute_concentration", "estimate"] == pytest.approx(0.05)  # 1/2 · (-1/2 · 0.2 + 1/2 · 0.4)
    money = social_gradient([20.0, 30.0, np.nan, 50.0], [1, 1, 1, 1]).set_index("measure")
    assert money.loc["erreygers", "reason"] == "not_positive"
    assert money.loc["slope_index", "reason"] == "groups_left_out(n=1)"
    assert social_gradient([0.0, 0.2, 0.4], transform="log")["estimate"].isna().sum() == 3


def test_a_logistic_line_is_that_of_binomial_counts():
    # base R 4.2.2: glm(cbind(y, n - y) ~ rank, binomial) on healthequal 1.0.1's ordered input, fitted once; with whole
    # counts 44.9053 and 3.2239 (the package weights by people a second time and has 44.4450 and 3.1595)
    people, share = np.array([78, 91, 162, 103, 105]), np.array([0.2, 0.3, 0.4, 0.5, 0.6])
    whole = social_gradient(np.round(people * share) / people, people, transform="logistic")["estimate"]
    assert whole[:2].tolist() == pytest.approx([0.4490526404360, 3.22392344199], rel=1e-9)
    found = social_gradient(share, people, transform="logistic")["estimate"]
    assert found[:2].tolist() == pytest.approx([0.4489053359020, 3.23633973652], rel=1e-9)


def test_a_logistic_line_takes_shares_of_0_but_no_clean_split():
    assert social_gradient([0.0, 0.3, 0.7], transform="logistic")["estimate"][0] > 0.8
    split = social_gradient([0.0, 0.0, 1.0, 1.0], transform="logistic")
    assert split["reason"][:3].tolist() == ["not_positive"] * 3
    assert social_gradient([0.0, 0.0, 0.0], transform="logistic")["estimate"][:3].isna().all()
    assert social_gradient([20.0, 30.0, 40.0], transform="logistic")["estimate"][:3].isna().all()


@pytest.mark.parametrize("transform", ["none", "log", "logit", "logistic"])
def test_equal_groups_have_no_gradient_to_the_last_bit(transform):
    for value in (0.1, 0.3, 1 / 3, 0.95):
        for people in ([1, 2, 3], [7, 11, 13, 17, 1, 5, 3]):
            same = social_gradient([value] * len(people), people, transform=transform).set_index("measure")["estimate"]
            assert same["relative_index"] == 1
            assert same.drop(["relative_index", "intercept"]).eq(0).all()
