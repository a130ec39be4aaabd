"""survey_* equal R survey 4.1-1, row by row, on the simulated survey of tests/known_answers."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from governance_metrics.statistics.covariance import domain_covariance
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.respondents import read_respondents
from governance_metrics.statistics.rest import compare_with_rest
from governance_metrics.statistics.survey import (
    survey_mean,
    survey_proportion,
    survey_quantile,
    survey_ratio,
    survey_total,
)
from tests.statistics.designs import sums_of_mean

KNOWN = Path(__file__).parents[1] / "known_answers"
TOLERANCE = 1e-9
NUMBERS = ["estimate", "std_error", "conf_low", "conf_high", "df", "deff"]
CLUSTERED = SurveyDesign(weight="weight", stratum="stratum", psu="psu")
DESIGNS = {
    "clustered": CLUSTERED,
    "fpc": SurveyDesign(weight="weight", stratum="stratum", psu="psu", fpc="drawn"),
    "weights": SurveyDesign(weight="weight"),
    "strata": SurveyDesign(weight="weight", stratum="stratum"),
    "simple": SurveyDesign(weight="one"),
    **{
        f"lonely_{rule}": SurveyDesign(weight="weight", stratum="stratum", psu="psu", lonely_psu=rule)
        for rule in ("adjust", "remove", "certainty", "average")
    },
}
REPLICATES = {"BRR": {}, "Fay": {"fay_rho": 0.3}, "JK1": {}, "JKn": {"replicate_scale": 0.5}, "bootstrap": {}}


def read(name):
    return pd.read_csv(KNOWN / name, keep_default_na=False, na_values=[""])


ANSWERS = read("survey_answers.csv")


def data_and_design(case):
    if case in REPLICATES:
        frame = read("survey_pairs.csv")
        columns = tuple(c for c in frame.columns if c.removeprefix(case).isdigit())
        return frame, SurveyDesign(
            weight="weight", replicate_weights=columns, replicate_method=case, **REPLICATES[case]
        )
    frame = read("survey_data.csv").assign(one=1.0)
    return (frame if case.startswith("lonely") else frame[frame["stratum"].ne("f")]), DESIGNS[case]


def ours(case, what):
    """All areas and the whole, as the answers have them."""
    frame, design = data_and_design(case)
    found = []
    for by in (None, "area"):
        if what in ("share", "level"):
            rows = survey_proportion(frame, "attended" if what == "share" else "opinion", design, by=by)
        elif what == "ratio":
            rows = survey_ratio(frame, "visits", "persons", design, by=by)
        elif what.startswith("quantile"):
            rows = survey_quantile(frame, "income", design, quantile=float(what.removeprefix("quantile")), by=by)
        else:
            rows = {"mean": survey_mean, "total": survey_total}[what](frame, "income", design, by=by)
        found.append(rows if by else rows.assign(area="all"))
    return pd.concat(found, ignore_index=True)


@pytest.mark.parametrize("case", [*DESIGNS, *REPLICATES])
def test_every_estimate_equals_r(case):
    expected = ANSWERS[ANSWERS["case"].eq(case) & ~ANSWERS["what"].isin(["rest", "covariance"])]
    assert len(expected) > 20
    for what, answers in expected.groupby("what"):
        key = ["area", "level"] if what == "level" else ["area"]
        both = answers.merge(ours(case, what), on=key, suffixes=("_r", ""), validate="one_to_one")
        assert len(both) == len(answers)
        for name in NUMBERS:
            r = both[f"{name}_r"].to_numpy(dtype=float)
            mine = both[name].to_numpy(dtype=float)
            if name == "deff":  # R has none for ratios and quantiles
                mine = np.where(np.isnan(r), np.nan, mine)
            np.testing.assert_allclose(mine, r, rtol=TOLERANCE, atol=1e-13, err_msg=f"{case} {what} {name}")


@pytest.mark.parametrize("case", ["clustered", "weights", "fpc", "lonely_adjust", "lonely_remove"])
def test_differences_and_covariances_of_areas_equal_r(case):
    frame, design = data_and_design(case)
    respondents = read_respondents(frame, design)
    areas = sorted(frame["area"].unique())
    for squares in (False, True) if design.psu is None else (False,):
        sums = sums_of_mean(frame, respondents, "income", "area", squares=squares)
        rest = compare_with_rest(sums, respondents.strata, len(areas))
        expected = ANSWERS[ANSWERS["case"].eq(case) & ANSWERS["what"].eq("rest")].sort_values("area")
        np.testing.assert_allclose(rest.difference, expected["estimate"], rtol=TOLERANCE)
        np.testing.assert_allclose(rest.std_error, expected["std_error"], rtol=TOLERANCE)
        np.testing.assert_allclose(rest.estimate, expected["conf_low"], rtol=TOLERANCE)
        matrix = ANSWERS[ANSWERS["case"].eq(case) & ANSWERS["what"].eq("covariance")]
        matrix = matrix.sort_values(["area", "level"])["estimate"].to_numpy(dtype=float).reshape(6, 6)
        mine = domain_covariance(sums, respondents.strata, range(len(areas)))
        np.testing.assert_allclose(mine, matrix, rtol=TOLERANCE, atol=1e-13)
