"""NHANES II and RECS 2015: published figures, and R survey's answers on the same files."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.survey import survey_mean, survey_proportion, survey_quantile, survey_total
from tests.statistics.shared_data import shared_frame

KNOWN = Path(__file__).parents[1] / "known_answers"
NHANES = SurveyDesign(weight="finalwgt", stratum="stratid", psu="psuid")
BRR = SurveyDesign(weight="finalwgt", replicate_weights=tuple(f"brr_{i}" for i in range(1, 33)), replicate_method="BRR")
RECS = SurveyDesign(
    weight="NWEIGHT",
    replicate_weights=tuple(f"BRRWT{i}" for i in range(1, 97)),
    replicate_method="Fay",
    fay_rho=0.5,
)


@pytest.fixture(scope="module")
def nhanes():
    return shared_frame("real/nhanes2/nhanes2f.csv")


@pytest.fixture(scope="module")
def recs():
    return shared_frame("real/recs2015/recs2015.csv.gz")


def test_mean_zinc_is_that_of_the_stata_manual(nhanes):
    # Stata Survey Reference Manual, svy: mean zinc (nhanes2f): 87.18207 (.4944827), 86.17356 to 88.19057, df 31
    row = survey_mean(nhanes, "zinc", NHANES).iloc[0]
    assert row["df"] == 31
    assert row["n"] == len(nhanes) - row["n_missing"]
    published = [87.18207, 0.4944827, 86.17356, 88.19057]
    printed = [5e-6, 5e-8, 6e-6, 6e-6]
    found = row[["estimate", "std_error", "conf_low", "conf_high"]].to_numpy(dtype=float)
    assert (np.abs(found - published) <= printed).all()


def test_race_shares_are_those_of_the_stata_manual():
    # Stata Survey Reference Manual, svy: proportion race: .8791545, .0955059, .0253396, on all 10,351 persons
    frame = shared_frame("real/nhanes2/nhanes2_brr.csv")
    named = frame.assign(race=frame["race"].map({1: "1 white", 2: "2 black", 3: "3 other"}))
    rows = survey_proportion(named, "race", BRR)
    assert rows["level"].tolist() == ["1 white", "2 black", "3 other"]
    np.testing.assert_allclose(rows["estimate"], [0.8791545, 0.0955059, 0.0253396], rtol=0, atol=5.1e-8)


def test_regions_of_nhanes_equal_r(nhanes):
    answers = pd.read_csv(KNOWN / "nhanes2_answers.csv")
    made = {
        "mean": lambda by: survey_mean(nhanes, "zinc", NHANES, by=by),
        "share": lambda by: survey_proportion(nhanes, "highbp", NHANES, by=by),
        "diabetes": lambda by: survey_proportion(nhanes, "diabetes", NHANES, by=by),
        "quantile0.5": lambda by: survey_quantile(nhanes, "zinc", NHANES, by=by),
    }
    for what, rows in answers.groupby("what"):
        ours = pd.concat([made[what](None).assign(region="all"), made[what]("region")])
        ours = ours.assign(area=ours["region"].astype(str)).merge(rows, on="area", suffixes=("", "_r"))
        assert len(ours) == 5
        for name in ("estimate", "std_error", "conf_low", "conf_high", "df"):
            np.testing.assert_allclose(ours[name], ours[f"{name}_r"], rtol=1e-9, err_msg=f"{what} {name}")


def test_balanced_replicates_of_nhanes_have_the_design_degrees_of_freedom():
    frame = shared_frame("real/nhanes2/nhanes2_brr.csv")
    row = survey_proportion(frame, "highbp", BRR).iloc[0]
    assert row["df"] == 31
    assert 0 < row["conf_low"] < row["estimate"] < row["conf_high"] < 1


@pytest.mark.parametrize(
    ("column", "area", "homes", "cooled"),
    [
        (None, None, 118.2, 102.8),
        ("Region", "South", 44.4, 42.2),
        ("Region", "West", 26.4, 18.4),
        ("Division", "South Atlantic", 23.5, 22.3),
        ("Division", "East South Central", 7.2, 6.7),
        ("Division", "West South Central", 13.8, 13.1),
        ("Division", "Mountain North", 4.2, 3.0),
        ("Division", "Mountain South", 4.3, 3.6),
        ("Division", "Pacific", 17.9, 11.8),
    ],
)
def test_million_homes_are_those_of_the_energy_agency(recs, column, area, homes, cooled):
    # EIA, RECS 2015 tables HC1.8 and HC7.2 (released 2017, revised May 2018), million homes, one decimal
    added = pd.DataFrame({"home": 1.0, "cooled": recs["ACUsed"].astype(float)})
    frame = pd.concat([recs, added], axis=1)
    for variable, published in (("home", homes), ("cooled", cooled)):
        rows = survey_total(frame, variable, RECS, by=column)
        row = rows if column is None else rows[rows[column].eq(area)]
        assert len(row) == 1
        assert round(float(row["estimate"].iloc[0]) / 1e6, 1) == published


def test_replicates_of_the_energy_survey_have_95_degrees_of_freedom(recs):
    rows = survey_proportion(recs, "ACUsed", RECS)
    assert rows["df"].tolist() == [95.0]
    assert rows["method"].tolist() == ["korn_graubard(variance=Fay)"]


def test_replicates_of_both_real_surveys_equal_r(recs):
    answers = pd.read_csv(KNOWN / "survey_real.csv", dtype={"area": str})
    nhanes = shared_frame("real/nhanes2/nhanes2_brr.csv")
    homes = pd.concat([recs, recs["ACUsed"].astype(float).rename("cooled")], axis=1)
    made = {
        ("nhanes2", "mean"): lambda by: survey_mean(nhanes, "height", BRR, by=by),
        ("nhanes2", "share"): lambda by: survey_proportion(nhanes, "highbp", BRR, by=by),
        ("nhanes2", "median"): lambda by: survey_quantile(nhanes, "height", BRR, by=by),
        ("recs2015", "mean"): lambda by: survey_mean(homes, "TOTSQFT_EN", RECS, by=by),
        ("recs2015", "total"): lambda by: survey_total(homes, "cooled", RECS, by=by),
        ("recs2015", "share"): lambda by: survey_proportion(homes, "cooled", RECS, by=by),
        ("recs2015", "median"): lambda by: survey_quantile(homes, "TOTSQFT_EN", RECS, by=by),
    }
    checked = 0
    for (case, what), rows in answers.groupby(["case", "what"]):
        by = "region" if case == "nhanes2" else "Region"
        ours = pd.concat([made[case, what](None).assign(**{by: "all"}), made[case, what](by)])
        both = ours.assign(area=ours[by].astype(str)).merge(rows, on="area", suffixes=("", "_r"), validate="1:1")
        assert len(both) == 5
        for name in ("estimate", "std_error", "conf_low", "conf_high", "df"):
            np.testing.assert_allclose(both[name], both[f"{name}_r"], rtol=1e-9, err_msg=f"{case} {what} {name}")
        checked += 1
    assert checked == len(made)
