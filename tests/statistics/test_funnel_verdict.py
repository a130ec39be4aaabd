"""Funnel lines and verdicts against PHEindicatormethods' sheets, and with standard errors of any design."""

import numpy as np
import pytest

from governance_metrics.errors import DataError
from governance_metrics.statistics.dispersion import dispersion
from governance_metrics.statistics.funnel import funnel_limits
from governance_metrics.statistics.funnel_verdict import funnel_of_counts, funnel_of_estimates
from tests.statistics.shared_data import shared_frame

PEER = "peers/pheindicatormethods/funnel_"
WORDS = {
    "High (0.001)": "high_99_8",
    "High (0.025)": "high_95",
    "Not significant": "within",
    "Low (0.025)": "low_95",
    "Low (0.001)": "low_99_8",
}


def test_verdicts_on_proportions_and_ratios_are_those_of_the_sheets():
    shares = shared_frame(f"{PEER}proportion_significance.csv")
    found = funnel_of_counts("share", shares["numerator"], shares["denominator"])
    assert len(found) == 303
    assert found["verdict"].tolist() == shares["significance"].map(WORDS).tolist()
    ratios = shared_frame(f"{PEER}ratio_significance.csv")
    found = funnel_of_counts("ratio", ratios["observed"], ratios["expected"])
    assert len(found) == 300
    assert found["verdict"].tolist() == ratios["significance"].map(WORDS).tolist()


def test_verdicts_on_rates_are_those_of_the_sheets():
    rows = shared_frame(f"{PEER}rate_significance.csv")
    crude = funnel_of_counts("rate", rows["count"], rows["pop"])
    assert crude["verdict"].tolist() == rows["crude_per_100000_with_0"].map(WORDS).tolist()
    # a standardised rate stands on the people it would take to have these events at that rate
    some = rows[rows["count"] > 0]
    standardised = funnel_of_counts("rate", some["count"], some["count"] / some["rate_dsr"])
    assert standardised["verdict"].tolist() == some["dsr_per_100000_without_0"].map(WORDS).tolist()
    without = funnel_of_counts("rate", some["count"], some["pop"])
    assert without["verdict"].tolist() == some["crude_per_100000_without_0"].map(WORDS).tolist()


def test_lines_of_proportions_are_those_of_the_sheets():
    sheet = shared_frame(f"{PEER}proportion_limits.csv")
    for _, rows in sheet.groupby("case"):
        for sigma, conf_level in (("2s", 0.95), ("3s", 0.998)):
            lines = funnel_limits("share", rows["baseline"].iloc[0] / 100, rows["population"], conf_level)
            for line, side in zip(lines, ("lower", "upper"), strict=True):
                np.testing.assert_allclose(line * 100, rows[f"{side}_{sigma}"], atol=1e-6)


@pytest.mark.parametrize("kind", ["ratio", "rate"])
def test_poisson_lines_are_those_of_the_sheets(kind):
    # the sheets give for each number of events the size at which it lies on the line; rates are over three years
    sheet = shared_frame(f"{PEER}{kind}_limits.csv")
    sheet["case"] = sheet.get("case", "all")
    for _, rows in sheet.groupby("case"):
        reference = 1.0 if kind == "ratio" else rows["baseline"].iloc[0] / 1e5
        for sigma, conf_level in (("2s", 0.95), ("3s", 0.998)):
            for place, side in enumerate(("lower", "upper")):
                if kind == "ratio":
                    size, line = rows[f"{side}_{sigma}_exp_events"], rows[f"{side}_{sigma}_isr"] / 100
                else:
                    size, line = rows[f"{side}_{sigma}_population_1_year"] * 3, rows[f"{side}_{sigma}_limit"] / 1e5
                np.testing.assert_allclose(funnel_limits("rate", reference, size, conf_level)[place], line, rtol=1e-4)


def test_a_peer_group_has_its_own_average():
    above, below = [10, 12, 80, 85], [100] * 4
    together = funnel_of_counts("share", above, below)
    apart = funnel_of_counts("share", above, below, peers=["hill", "hill", "town", "town"])
    assert set(together["verdict"]) == {"low_99_8", "high_99_8"}
    assert set(apart["verdict"]) == {"within"}
    assert apart["reference"].tolist() == [0.11, 0.11, 0.825, 0.825]


def test_rows_that_cannot_be_judged_say_why():
    found = funnel_of_counts("share", [5, 5, 3, None], [10, 0, 2, 9])
    assert found["verdict"].tolist() == ["within", "", "", ""]
    assert found["reason"].tolist()[1:] == [
        "zero_denominator",
        "above_one(numerator=3, denominator=2)",
        "blank(column=numerator)",
    ]
    estimates = funnel_of_estimates([0.5, np.nan, 0.5, 0.4], [0.1, 0.1, 0.0, 0.1])
    assert estimates["reason"].tolist() == ["", "no_estimate", "no_std_error", ""]


def test_overdispersion_widens_the_lines_and_is_stated():
    rng = np.random.default_rng(5)
    error = rng.uniform(0.01, 0.03, 21)
    value = 0.5 + rng.normal(0, 0.08, 21)
    plain = funnel_of_estimates(value, error, 0.5, overdispersion=False)
    wide = funnel_of_estimates(value, error, 0.5)
    spread = dispersion(value - 0.5, error)
    assert wide["phi"].iloc[0] == plain["phi"].iloc[0] == spread.phi > 1.2
    np.testing.assert_allclose(wide["tau"] ** 2, spread.tau_squared)
    np.testing.assert_allclose(wide["high_95"] - 0.5, 1.959963984540054 * np.sqrt(error**2 + spread.tau_squared))
    assert plain["verdict"].ne("within").sum() > wide["verdict"].ne("within").sum()


@pytest.mark.parametrize("adjust", ["benjamini_hochberg", "holm"])
def test_p_values_are_adjusted_over_the_whole_family(adjust):
    found = funnel_of_estimates([0.5, 0.5, 0.9], [0.1] * 3, 0.5, overdispersion=False, adjust=adjust)
    assert found["p_value"].iloc[2] == pytest.approx(6.334248366623996e-05, rel=1e-9)  # 2 * pnorm(-4)
    assert found["p_adjusted"].iloc[2] == pytest.approx(3 * 6.334248366623996e-05, rel=1e-9)
    with pytest.raises(DataError, match="adjust"):
        funnel_of_estimates([0.5], [0.1], adjust="none")
