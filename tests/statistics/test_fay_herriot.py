"""The Fay–Herriot model on the milk data of R's sae, against its published answers and a second derivation."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.fay_herriot import fay_herriot
from tests.statistics.shared_data import shared_frame


@pytest.fixture(scope="module")
def milk():
    rows = shared_frame("peers/small-area/milk.csv")
    return rows, fay_herriot(rows["yi"], rows["SD"], pd.get_dummies(rows["MajorArea"], drop_first=True).astype(float))


def test_estimates_and_errors_are_those_published_for_milk(milk):
    # sae 1.3, eblupFH and mseFH(yi ~ as.factor(MajorArea), SD^2), which stops at a change of 1e-4
    found = milk[1]
    assert found["variance_between"].iloc[0] == pytest.approx(0.01855022, rel=1e-5)
    np.testing.assert_allclose(
        found["model_estimate"][:6], [1.0219703, 1.0476018, 1.0679513, 0.7608170, 0.8461574, 0.9743727], rtol=2e-6
    )
    published = [0.013460220, 0.005372876, 0.005701990, 0.008541740, 0.009579594, 0.011670632]
    np.testing.assert_allclose(found["model_std_error"][:6] ** 2, published, rtol=4e-6)


def test_converged_values_are_those_of_a_second_derivation(milk):
    # base R 4.2.2: the restricted likelihood by optimize, its score by uniroot(tol = 1e-16), the sums of all areas
    found = milk[1]
    assert found["variance_between"].iloc[0] == pytest.approx(0.0185503347627667, rel=1e-11)
    assert found["model_estimate"].iloc[0] == pytest.approx(1.021970544150616, rel=1e-12)
    assert found["model_estimate"].sum() == pytest.approx(40.714578328843849, rel=1e-12)
    assert (found["model_std_error"] ** 2).sum() == pytest.approx(0.457280526729967, rel=1e-11)


def test_the_unit_does_not_matter(milk):
    rows, found = milk
    other = fay_herriot(rows["yi"] * 1e6, rows["SD"] * 1e6, pd.get_dummies(rows["MajorArea"], drop_first=True))
    np.testing.assert_allclose(other["model_estimate"] / 1e6, found["model_estimate"], rtol=1e-10)


def test_areas_that_do_not_differ_are_drawn_to_one_value():
    found = fay_herriot([0.5, 0.51, 0.49, 0.5], [0.1] * 4)
    assert found["variance_between"].eq(0).all()
    np.testing.assert_allclose(found["model_estimate"], 0.5)
    assert (found["model_std_error"] > 0).all()


def test_an_area_without_direct_estimate_gets_the_synthetic_one_and_says_so():
    found = fay_herriot([0.5, 0.8, np.nan, 0.3, 0.6, 0.4], [0.05, 0.05, 0.05, 0.05, 0.05, 0.0])
    assert found["reason"].tolist() == ["", "", "no_direct_estimate", "", "", "no_direct_estimate"]
    assert found["model_estimate"].iloc[2] == found["synthetic"].iloc[2]
    assert found["model_std_error"].iloc[2] > found["model_std_error"].iloc[0]
    assert found["method"].str.startswith("model_").all()


def test_what_no_row_can_carry_is_refused():
    with pytest.raises(DataError, match="expected 3 or more"):
        fay_herriot([0.5, 0.6], [0.1, 0.1])
    with pytest.raises(DataError, match="blanks"):
        fay_herriot([0.5] * 6, [0.1] * 6, [1, 2, 3, np.nan, 5, 6])
    with pytest.raises(DataError, match="follows"):
        fay_herriot([0.5] * 6, [0.1] * 6, np.ones(6))


@pytest.mark.slow
def test_the_model_errs_less_than_the_direct_estimate_and_its_error_is_as_it_says():
    rng = np.random.default_rng(3)
    error = np.repeat([0.5, 1.0, 1.5], 10)
    direct, model, said = [], [], []
    for _ in range(1000):
        truth = rng.normal(0, 1, 30)
        y = rng.normal(truth, error)
        found = fay_herriot(y, error)
        direct.append(np.mean((y - truth) ** 2))
        model.append(np.mean((found["model_estimate"] - truth) ** 2))
        said.append(np.mean(found["model_std_error"] ** 2))
    assert np.mean(model) < 0.6 * np.mean(direct)
    assert np.mean(said) == pytest.approx(np.mean(model), rel=0.05)
