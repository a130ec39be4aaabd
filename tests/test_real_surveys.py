"""Two public surveys with replicate weights through cards: published homes and R's errors out of the main job."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import governance_metrics as gm
from tests.own_tables import card
from tests.statistics.shared_data import shared_frame
from tests.statistics.test_published_surveys import BRR, RECS

NUMBERS = ["estimate", "std_error", "conf_low", "conf_high", "df"]
R = pd.read_csv(Path(__file__).parent / "known_answers" / "survey_real.csv", dtype={"area": str})
# EIA, RECS 2015 tables HC1.8 and HC7.2 (released 2017, revised May 2018): million homes, and those that use cooling
PUBLISHED = {
    "all": (118.2, 102.8), "South": (44.4, 42.2), "West": (26.4, 18.4), "South Atlantic": (23.5, 22.3),
    "East South Central": (7.2, 6.7), "West South Central": (13.8, 13.1), "Mountain North": (4.2, 3.0),
    "Mountain South": (4.3, 3.6), "Pacific": (17.9, 11.8),
}  # fmt: skip
HOMES = {
    "homes": card("1", "homes", table="homes", measure="count"),
    "total": card("ACUsed", "total", table="homes", measure="count"),
    "share": card("ACUsed", "share", table="homes"),
    "mean": card("TOTSQFT_EN", "mean", table="homes"),
}


@pytest.fixture(scope="module")
def homes():
    return shared_frame("real/recs2015/recs2015.csv.gz")


def asked_of(frame, area):
    """The homes, their contract, and how they were drawn."""
    columns = {"DOEID": "key", "Urbanicity": "text", "ACUsed": "boolean", "TOTSQFT_EN": "number", area: "key",
               **dict.fromkeys(("NWEIGHT", *RECS.replicate_weights), "number")}  # fmt: skip
    table = gm.Table("homes", key="DOEID", area=area, columns=columns, sample=True)
    return gm.Dataset(tables={"homes": frame[list(columns)]}), {"tables": [table], "designs": {"homes": RECS}}


def test_homes_of_the_energy_survey_are_those_the_agency_prints_and_have_the_errors_of_r(homes):
    data, settings = asked_of(homes, "Region")
    found = gm.estimate(data, list(HOMES.values()), by=["Region"], area="Region", **settings)
    numbers = found.set_index(["indicator", "area"])
    for area in ("all", "South", "West"):
        printed = [round(numbers.loc[(code, area), "estimate"] / 1e6, 1) for code in ("homes", "total")]
        assert tuple(printed) == PUBLISHED[area]
    expected = R[R["case"].eq("recs2015") & R["what"].isin(list(HOMES))]
    both = expected.merge(found, left_on=["what", "area"], right_on=["indicator", "area"], suffixes=("_r", ""))
    assert len(both) == len(expected) == 15
    for name in NUMBERS:
        np.testing.assert_allclose(both[name], both[f"{name}_r"], rtol=1e-9, err_msg=name)


def test_an_assessment_by_division_prints_them_and_compares_divisions_by_their_replicates(homes, tmp_path):
    data, settings = asked_of(homes, "Division")
    found = gm.assess(data, indicators=[HOMES["homes"], HOMES["total"], HOMES["share"]], area="Division", **settings)
    numbers = found.estimates.set_index(["indicator", "area"])
    divisions = [area for area in PUBLISHED if area not in ("South", "West")]
    for area in divisions:
        printed = [round(numbers.loc[(code, area), "estimate"] / 1e6, 1) for code in ("homes", "total")]
        assert tuple(printed) == PUBLISHED[area]
    assert set(numbers["method"]) == {"replicate_t(variance=Fay)", "korn_graubard(variance=Fay)"}
    assert numbers["df"].eq(95).all()
    side = pd.Series(np.where(homes["Division"].eq("Pacific"), "own", "rest"), name="side")
    own = pd.concat([homes, side, homes["ACUsed"].astype(float).rename("cooled")], axis=1)
    theirs = gm.survey_difference(own, "cooled", RECS, between="side", reference="rest", of="proportion").iloc[0]
    row = numbers.loc[("share", "Pacific")]
    assert row["rest_difference"] == pytest.approx(theirs["estimate"], rel=1e-9)
    assert row["rest_std_error"] == pytest.approx(theirs["std_error"], rel=1e-9)
    compared = found.comparisons
    compared = compared[compared["reference_kind"].eq("rest") & compared["indicator"].eq("share")]
    assert len(compared) == 10
    assert compared["std_error"].ge(numbers.loc["share"].loc[compared["area"], "rest_std_error"].to_numpy()).all()
    for language in ("zh", "en"):
        assert gm.write(found, tmp_path / f"{language}.html", language=language).stat().st_size > 10_000
    said = (tmp_path / "en.html").read_text(encoding="utf-8")
    assert "replicates Fay" in said


def test_balanced_replicates_of_nhanes_give_cards_the_errors_of_r():
    frame = shared_frame("real/nhanes2/nhanes2_brr.csv").assign(id=lambda f: range(len(f)))
    frame["highbp"] = frame["highbp"].astype("boolean")
    columns = {"id": "key", "region": "key", "height": "number", "highbp": "boolean",
               **dict.fromkeys(("finalwgt", *BRR.replicate_weights), "number")}  # fmt: skip
    table = gm.Table("examined", key="id", area="region", columns=columns, sample=True)
    data = gm.Dataset(tables={"examined": frame[list(columns)]})
    cards = [card("height", "mean", table="examined"), card("highbp", "share", table="examined")]
    found = gm.estimate(data, cards, by=["region"], area="region", tables=[table], designs={"examined": BRR})
    expected = R[R["case"].eq("nhanes2") & R["what"].isin(["mean", "share"])]
    both = expected.merge(found, left_on=["what", "area"], right_on=["indicator", "area"], suffixes=("_r", ""))
    assert len(both) == 10
    for name in NUMBERS:
        np.testing.assert_allclose(both[name], both[f"{name}_r"], rtol=1e-9, err_msg=name)
