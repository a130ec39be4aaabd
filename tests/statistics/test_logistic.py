"""Logistic models of a survey equal R survey 4.1-1 (``svyglm``) and find what was planted."""

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from governance_metrics.errors import DataError
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.logistic import survey_logistic
from tests.statistics.test_survey_against_r import data_and_design, read

ANSWERS = read("survey_logistic.csv")
NUMBERS = ["estimate", "std_error", "conf_low", "conf_high", "p_value", "effect", "effect_error", "df", "n"]


@pytest.mark.parametrize("case", ["clustered", "fpc", "weights", "lonely_adjust", "bootstrap"])
def test_coefficients_and_marginal_effects_equal_r(case):
    frame, design = data_and_design(case)
    found = survey_logistic(frame, "attended", ["income", "opinion"], design)
    expected = ANSWERS[ANSWERS["case"].eq(case)]
    names = (found["term"].replace("(intercept)", "(Intercept)") + found["level"]).tolist()
    assert names == expected["coefficient"].tolist()
    assert (found["n"] + found["n_missing"] == len(frame)).all()
    for name in NUMBERS:
        np.testing.assert_allclose(found[name], expected[name], rtol=1e-8, atol=1e-10, err_msg=f"{case} {name}")


def test_what_was_planted_is_found_within_its_interval():
    made = np.random.default_rng(7)
    frame = pd.DataFrame({"psu": np.repeat(np.arange(200), 20), "age": made.integers(18, 80, 4000)})
    frame["member"] = made.random(4000) < 0.3
    shared = np.repeat(made.normal(0, 0.2, 200), 20)
    frame["came"] = made.random(4000) < expit(-1 + 0.02 * (frame["age"] - 45) + 0.8 * frame["member"] + shared)
    found = survey_logistic(frame, "came", ["age", "member"], SurveyDesign(psu="psu"), conf_level=0.99)
    truth = pd.Series([-1 - 0.02 * 45, 0.02, 0.8])
    assert (found["conf_low"].lt(truth) & found["conf_high"].gt(truth)).all()
    assert found["effect_error"].iloc[1:].gt(0).all()


@pytest.mark.parametrize(
    ("frame", "terms", "said"),
    [
        ({"y": [1, 1, 0, 1, 0, 1], "a": list("xxxyyz")}, ["a"], "level 'z'"),
        ({"y": [1, 0, 1, 0], "a": [1.0, 2, 2, 4], "b": [2.0, 4, 4, 8]}, ["a", "b"], "say the same"),
        ({"y": [1, 1, 1], "a": [1.0, 2, 3]}, ["a"], "both yes and no"),
        ({"y": [0, 0, 0, 1, 1, 1], "a": [1.0, 2, 3, 4, 5, 6]}, ["a"], "completely"),
        ({"y": ["no", "yes"], "a": [1.0, 2]}, ["a"], "0 and 1"),
        ({"y": [1, 0], "b": [1.0, 2]}, ["a"], "not found"),
        ({"y": [1, 0, 0], "a": [1.0, 3, 2]}, ["a"], "completely"),
    ],
)
def test_what_has_no_answer_is_said(frame, terms, said):
    with pytest.raises(DataError, match=said):
        survey_logistic(pd.DataFrame(frame), "y", terms)


def test_too_few_psus_for_the_terms_is_said():
    frame = pd.DataFrame({"y": [1, 0, 1, 0, 1, 1], "a": [1.0, 3, 2, 4, 1, 5], "psu": [1, 1, 1, 2, 2, 2]})
    with pytest.raises(DataError, match="too few psus"):
        survey_logistic(frame, "y", ["a"], SurveyDesign(psu="psu"))
