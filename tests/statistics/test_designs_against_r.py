"""Two-stage, calibrated and replicated designs equal R survey 4.1-1, on the households of tests/known_answers."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.covariance_table import survey_covariance
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.difference import survey_difference
from governance_metrics.statistics.independence import survey_independence
from governance_metrics.statistics.survey import (
    survey_mean,
    survey_proportion,
    survey_quantile,
    survey_ratio,
    survey_total,
)

KNOWN = Path(__file__).parents[1] / "known_answers"
RTOL = 1e-9
SEX = Margin("sex", {"F": 2100, "M": 1900})
AGE = Margin("age", {"18-39": 1500, "40-59": 1400, "60+": 1100})
CROSSED = Margin(
    ["sex", "age"],
    {("F", "18-39"): 820, ("M", "18-39"): 700, ("F", "40-59"): 720, ("M", "40-59"): 690, ("F", "60+"): 560,
     ("M", "60+"): 510},
)  # fmt: skip
BOTH = (SEX, AGE)
STAGES = {"weight": "weight", "stratum": "stratum", "psu": "psu", "fpc": "n_psu"}
CLUSTERED = {"weight": "weight", "stratum": "stratum", "psu": "psu"}
SDR = {"weight": "weight", "replicate_weights": [f"SDR{i}" for i in range(1, 17)], "replicate_method": "SDR"}
BOOT = {"weight": "weight", "replicate_weights": [f"boot{i}" for i in range(1, 21)], "replicate_method": "bootstrap"}
DESIGNS = {
    "two_stage": STAGES | {"ssu": "ssu", "ssu_fpc": "n_ssu"},
    "two_stage_rows": STAGES | {"ssu_fpc": "n_ssu10"},
    "with_replacement_within": STAGES | {"ssu": "ssu"},
    "post_stratified": CLUSTERED | {"calibration": Calibration(CROSSED)},
    "post_stratified_two_stage": STAGES | {"ssu": "ssu", "ssu_fpc": "n_ssu", "calibration": Calibration(CROSSED)},
    "raked": CLUSTERED | {"calibration": Calibration(BOTH)},
    "raked_weights_only": {"weight": "weight", "calibration": Calibration(BOTH)},
    "linear": CLUSTERED | {"calibration": Calibration(BOTH, method="linear")},
    "bounded": CLUSTERED | {"calibration": Calibration(BOTH, bounds=(0.71, 1.278))},
    "linear_bounded": CLUSTERED | {"calibration": Calibration(BOTH, method="linear", bounds=(0.71, 1.278))},
    "capped": CLUSTERED | {"calibration": Calibration(BOTH, cap=1.8)},
    "SDR": SDR,
    "SDR_mse": SDR | {"replicate_mse": True},
    "bootstrap_mse": BOOT | {"replicate_mse": True},
    "JK2": BOOT | {"replicate_method": "JK2"},
    "bootstrap_scaled": BOOT | {"replicate_scale": [0.04, 0.06] * 10},
    "bootstrap_raked": BOOT | {"calibration": Calibration(BOTH)},
    "bootstrap_post_stratified": BOOT | {"calibration": Calibration(CROSSED)},
    **{
        f"two_stage_lonely_{rule}": STAGES | {"ssu": "ssu", "ssu_fpc": "n_ssu", "lonely_psu": rule}
        for rule in ("adjust", "remove", "certainty", "average")
    },
}
WAYS = {
    "mean": lambda *a, **k: survey_mean(*a[:1], "income", *a[1:], **k),
    "total": lambda *a, **k: survey_total(*a[:1], "income", *a[1:], **k),
    "ratio": lambda *a, **k: survey_ratio(*a[:1], "visits", "persons", *a[1:], **k),
    "median": lambda *a, **k: survey_quantile(*a[:1], "income", *a[1:], **k),
    **{
        way: lambda *a, way=way, **k: survey_proportion(*a[:1], "attended", *a[1:], interval=way, **k)
        for way in ("korn_graubard", "wilson", "logit")
    },
}


def households(case="two_stage"):
    frame = pd.read_csv(KNOWN / "survey_households.csv", keep_default_na=False, na_values=[""])
    one = frame["stratum"].eq("west") & frame["psu"].eq(6)
    if case == "two_stage_lonely_average":
        frame = frame[~one]
    elif not case.startswith("two_stage_lonely"):
        frame = frame[~one & frame["stratum"].ne("alone")]
    return frame.assign(n_ssu10=frame["n_ssu"] * 10).reset_index(drop=True)


def answers(name):
    return pd.read_csv(KNOWN / f"survey_{name}.csv", keep_default_na=False, na_values=[""])


@pytest.mark.parametrize("case", DESIGNS)
def test_every_estimate_of_the_design_equals_r(case):
    frame, design = households(case), SurveyDesign(**DESIGNS[case])
    expected = answers("designs")
    expected = expected[expected["case"].eq(case)]
    assert set(expected["what"]) == set(WAYS)
    for what, rows in expected.groupby("what"):
        found = pd.concat([WAYS[what](frame, design).assign(area="all"), WAYS[what](frame, design, by="area")])
        both = rows.merge(found, on="area", suffixes=("_r", ""), validate="one_to_one")
        assert len(both) == len(rows) == 4
        for name in ("estimate", "std_error", "conf_low", "conf_high", "df"):
            r = both[f"{name}_r"].to_numpy(dtype=float)
            np.testing.assert_allclose(both[name], r, rtol=RTOL, atol=1e-13, err_msg=f"{case} {what} {name}")
        if what == "mean":
            np.testing.assert_allclose(both["deff"], both["deff_r"], rtol=RTOL, err_msg=f"{case} deff")


@pytest.mark.parametrize("case", answers("gaps")["case"].unique())
def test_differences_and_ratios_of_areas_equal_r(case):
    frame, design = households(case), SurveyDesign(**DESIGNS[case])
    expected = answers("gaps")
    expected = expected[expected["case"].eq(case)]
    for (of, scale), rows in expected.groupby(["of", "scale"]):
        found = survey_difference(frame, "income", design, between="area", of=of, scale=scale)
        both = rows.merge(found, on=["area", "reference"], suffixes=("_r", ""), validate="one_to_one")
        assert len(both) == 3
        for name in ("estimate", "std_error", "conf_low", "conf_high", "df", "p_value"):
            r = both[f"{name}_r"].to_numpy(dtype=float)
            np.testing.assert_allclose(both[name], r, rtol=1e-8, err_msg=f"{case} {of} {scale} {name}")


@pytest.mark.parametrize("case", answers("tests")["case"].unique())
def test_the_test_of_rao_and_scott_equals_r(case):
    frame, design = households(case), SurveyDesign(**DESIGNS[case])
    expected = answers("tests")
    expected = expected[expected["case"].eq(case)]
    parts = [survey_independence(frame, "attended", "opinion", design).assign(area="all")]
    parts.append(survey_independence(frame, "attended", "opinion", design, by="area"))
    both = expected.merge(pd.concat(parts), on="area", suffixes=("_r", ""), validate="one_to_one")
    assert len(both) == 4
    for name in ("statistic", "df_1", "df_2", "p_value"):
        r = both[f"{name}_r"].to_numpy(dtype=float)
        np.testing.assert_allclose(both[name], r, rtol=1e-8, err_msg=f"{case} {name}")


@pytest.mark.parametrize("case", answers("covariances")["case"].unique())
def test_covariances_of_areas_equal_r(case):
    frame, design = households(case), SurveyDesign(**DESIGNS[case])
    expected = answers("covariances")
    expected = expected[expected["case"].eq(case)].pivot_table(index="area", columns="other", values="covariance")
    found = survey_covariance(frame, "income", design, by="area")
    np.testing.assert_allclose(found, expected.loc[found.index, found.columns], rtol=1e-9)
