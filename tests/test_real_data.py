"""The main job on three public data sets, with cards written here: published figures come out of the same names."""

import numpy as np
import pandas as pd
import pytest

import governance_metrics as gm
from tests.own_tables import card
from tests.statistics.shared_data import shared

TAIPEI, QUEENSLAND, NHANES = (f"real/{n}" for n in ("taipei_li_care_stations", "qld_exit_surveys", "nhanes2"))


def words(zh, en):
    return gm.Text(zh=zh, en=en)


def written(found, tmp_path):
    """Both documents of an assessment, in both languages, and what they hold."""
    for name in ("report.html", "report.docx"):
        for language in ("zh", "en"):
            path = gm.write(found, tmp_path / f"{language}_{name}", language=language)
            assert path.stat().st_size > 10_000
    return (tmp_path / "en_report.html").read_text(encoding="utf-8")


def rows(found, code):
    return found.estimates[found.estimates["indicator"].eq(code)].set_index("area")


# --- Taipei: which li have a community care station ---

LI = gm.Table(
    "li",
    key="li_id",
    area="district",
    columns={
        "li_id": "key",
        "district": "key",
        "name": "text",
        "residents": "integer",
        "older": "integer",
        "stations": "integer",
    },
    title=words("里", "li"),
)
COVERED = card(
    "stations >= 1",
    "li_with_station",
    table="li",
    title=words("设有据点的里占比", "Li with a care station"),
    counted=words("个里", "li"),
)
STATIONS = card(
    "stations",
    "stations_n",
    table="li",
    measure="count",
    unit=words("个", "stations"),
    counted=words("个据点", "stations"),
)
PER_OLDER = card(
    "stations",
    "stations_per_1000_older",
    table="li",
    denominator="older / 1000",
    measure="rate",
    unit=words("个/千名老人", "per 1,000 aged 65 and over"),
    counted=words("个据点", "stations"),
)


@pytest.fixture(scope="module")
def taipei():
    frame = pd.read_csv(shared(f"{TAIPEI}/taipei_li_202103.csv"), encoding="utf-8-sig")
    names = {
        "村里代碼": "li_id",
        "村里": "name",
        "人口": "residents",
        "超過64歲": "older",
        "關懷據點數_2025": "stations",
    }
    frame = frame.rename(columns=names).assign(district=frame["區域"].str.removeprefix("臺北市"))
    return frame[[column.name for column in LI.listed]]


def test_taipei_covers_359_of_456_li_in_12_districts(taipei, tmp_path):
    found = gm.assess(
        gm.Dataset(tables={"li": taipei}), tables=[LI], indicators=[COVERED, STATIONS, PER_OLDER], area="district"
    )
    covered = rows(found, "li_with_station")
    assert covered.loc["all", ["numerator", "denominator", "n_missing"]].tolist() == [359, 456, 0]
    assert round(covered.loc["all", "estimate"], 3) == 0.787
    assert covered.loc["all", ["interval", "method"]].tolist() == ["chance", "wilson"]
    assert len(covered) == 13
    for name, part in taipei.groupby("district"):
        assert covered.loc[name, ["numerator", "denominator"]].tolist() == [(part["stations"] > 0).sum(), len(part)]
    assert set(covered["level"]) == {"district", "all"}
    assert rows(found, "stations_n").loc["all", "estimate"] == 505
    rate = rows(found, "stations_per_1000_older").loc["all"]
    assert rate["estimate"] == pytest.approx(505 / 499.593, rel=5e-10)
    assert found.claims.empty
    assert found.problems.empty
    assert set(found.comparisons["reference_kind"]) == {"target", "rest", "spread"}
    text = written(found, tmp_path)
    assert "78.7%" in text
    assert "信義區" in text


def test_li_of_one_name_are_two_li(taipei):
    again = taipei[taipei["name"].duplicated(keep=False)].sort_values(["name", "district"])
    assert len(again) == 4
    assert again["name"].nunique() == 2
    found = gm.estimate(gm.Dataset(tables={"li": again}), [COVERED], tables=[LI], area="district")
    assert found.loc[0, "denominator"] == 4


def test_a_district_held_against_a_target_of_its_own_has_a_verdict_and_a_gap(taipei, tmp_path):
    goal = {"indicator": "li_with_station", "value": "0.8", "unit": "share", "operator": ">=", "year": "2021"}
    claim = gm.Claim(
        code="T1",
        section="problems",
        group="collaboration",
        kind="problem",
        quote=words("据点不足", "too few stations"),
        statement=words("据点不足", "There are too few stations"),
        indicators=("li_with_station",),
        tests=(gm.Test(indicator="li_with_station", expects="misses"),),
        remedies=("R1a",),
    )
    found = gm.assess(
        gm.Dataset(tables={"li": taipei}),
        tables=[LI],
        indicators=[COVERED],
        claims=[claim],
        targets=pd.DataFrame([goal]),
        area="district",
    )
    assert found.claims[["claim", "verdict"]].to_numpy().tolist() == [["T1", "supported"]]
    shares = rows(found, "li_with_station").drop("all")
    short = shares[shares["estimate"] < 0.8]
    assert found.problems.iloc[0]["areas"] == tuple(sorted(short.index))
    assert found.problems.iloc[0]["gap"] == pytest.approx((0.8 * short["denominator"] - short["numerator"]).sum())
    written(found, tmp_path)


# --- Queensland: who resigned through dissatisfaction, by length of service ---

LEAVERS = gm.Table(
    "leavers",
    key="id",
    area="survey",
    columns={
        "id": "key",
        "survey": "key",
        "resigned": "boolean",
        "years": "number",
        "band": "text",
        "dissatisfied": "boolean",
    },
)
RESIGNED = card("resigned", "resignations_n", table="leavers", measure="count")
DISSATISFIED = card("dissatisfied", "dissatisfied_share", table="leavers", universe="resigned", direction="lower")
BANDS = {
    "new": "years < 3",
    "experienced": "years >= 3 AND years < 7",
    "established": "years >= 7 AND years < 11",
    "veteran": "years >= 11",
}
BY_CARD = [
    card("dissatisfied", name, table="leavers", universe=f"resigned AND {band}", direction="lower")
    for name, band in BANDS.items()
]
# The columns that the public re-analyses read as dissatisfaction.
DETE = [
    "Job dissatisfaction",
    "Dissatisfaction with the department",
    "Physical work environment",
    "Lack of recognition",
    "Lack of job security",
    "Work location",
    "Employment conditions",
    "Work life balance",
    "Workload",
]
TAFE = ["Contributing Factors. Dissatisfaction", "Contributing Factors. Job Dissatisfaction"]


@pytest.fixture(scope="module")
def leavers():
    """Both surveys on common columns.

    Blanks, as the published 29.5, 34.3, 51.6 and 48.5 % have them: in the DETE survey a box not ticked is FALSE;
    in the TAFE survey "-" is not ticked and blank is not answered, so dissatisfaction is unknown (8 of the
    resignations). Length of service is unknown where a year is "Not Stated" or the bracket is blank (88 of the
    resignations, the same 8 among them); those enter no band. Brackets count by their lower end, "Less than 1
    year" as 1, as the re-analyses do.
    """
    dete, tafe = (
        pd.read_csv(shared(f"{QUEENSLAND}/{n}_survey.csv"), dtype=str, keep_default_na=False) for n in ("dete", "tafe")
    )
    year, start = dete["Cease Date"].str.extract(r"(\d{4})")[0], dete["DETE Start Date"]
    first = pd.DataFrame(
        {
            "id": "D" + dete["ID"],
            "survey": "DETE",
            "resigned": dete["SeparationType"].str.startswith("Resignation"),
            "years": pd.to_numeric(year) - pd.to_numeric(start.where(start.ne("Not Stated"))),
            "dissatisfied": dete[DETE].eq("TRUE").any(axis=1).astype(object),
        }
    )
    reason, service = (
        tafe["Reason for ceasing employment"],
        tafe["LengthofServiceOverall. Overall Length of Service at Institute (in years)"],
    )
    ticked, answered = ~tafe[TAFE].isin(["-", ""]), tafe[TAFE].ne("").all(axis=1)
    second = pd.DataFrame(
        {
            "id": [f"T{i}" for i in range(len(tafe))],  # record numbers were rounded by a spreadsheet: 634133…E+017
            "survey": "TAFE",
            "resigned": reason.eq("Resignation").astype(object).where(reason.ne("")),
            "years": pd.to_numeric(service.str.extract(r"(\d+)")[0]),
            "dissatisfied": ticked.any(axis=1).astype(object).where(answered),
        }
    )
    whole = pd.concat([first, second], ignore_index=True)
    whole["resigned"] = whole["resigned"].astype("boolean")
    whole["dissatisfied"] = whole["dissatisfied"].astype("boolean")
    whole["band"] = pd.cut(whole["years"], [-1, 2, 6, 10, 99], labels=list(BANDS)).astype(object)
    return whole


def test_queensland_has_651_resignations_and_the_published_shares_dissatisfied(leavers, tmp_path):
    data = gm.Dataset(tables={"leavers": leavers})
    found = gm.assess(data, tables=[LEAVERS], indicators=[RESIGNED, DISSATISFIED, *BY_CARD], area="survey")
    resigned = rows(found, "resignations_n")
    assert resigned["estimate"].to_dict() == {"DETE": 311, "TAFE": 340, "all": 651}
    assert resigned.loc["all", ["n", "n_missing"]].tolist() == [822 + 701, 1]  # one reason is blank
    shares = {name: rows(found, name).loc["all"] for name in BANDS}
    assert {name: round(row["estimate"] * 100, 1) for name, row in shares.items()} == {
        "new": 29.5,
        "experienced": 34.3,
        "established": 51.6,
        "veteran": 48.5,
    }
    assert [(row["numerator"], row["denominator"]) for row in shares.values()] == [
        (57, 193),
        (59, 172),
        (32, 62),
        (66, 136),
    ]
    assert rows(found, "dissatisfied_share").loc["all", ["n", "n_missing"]].tolist() == [
        643,
        9,
    ]  # 8, and the blank reason
    assert "51.6%" in written(found, tmp_path)


def test_queensland_by_group_is_queensland_by_card(leavers):
    data = gm.Dataset(tables={"leavers": leavers})
    found = gm.estimate(data, [DISSATISFIED], by=["band"], tables=[LEAVERS], area="survey").set_index("group")
    assert {name: round(found.loc[f"band={name}", "estimate"] * 100, 1) for name in BANDS} == {
        "new": 29.5,
        "experienced": 34.3,
        "established": 51.6,
        "veteran": 48.5,
    }
    unknown = found.loc["band="]
    assert unknown["n"] + unknown["n_missing"] == 88 + 1


# --- NHANES II: a weighted, stratified, clustered survey ---

ANSWERS = {
    "stratid": "key",
    "psuid": "key",
    "region": "text",
    "race": "text",
    "finalwgt": "number",
    "zinc": "number",
    "highbp": "boolean",
}
EXAMINED = gm.Table("examined", key="id", area="region", columns={"id": "key", **ANSWERS}, sample=True)
DESIGN = gm.SurveyDesign(weight="finalwgt", stratum="stratid", psu="psuid")
ZINC = card("zinc", "zinc", table="examined", unit=words("微克/分升", "µg/dL"))
RACES = [
    card(f"race = '{code}'", name, table="examined") for code, name in (("1", "white"), ("2", "black"), ("3", "other"))
]
HIGH = card("highbp", "highbp", table="examined")


def examined(name):
    frame = pd.read_csv(shared(f"{NHANES}/{name}.csv"))
    return frame.assign(id=range(len(frame)), highbp=frame["highbp"].astype("boolean"))


@pytest.fixture(scope="module")
def nhanes():
    return examined("nhanes2f")


def test_nhanes_zinc_is_the_mean_the_stata_manual_prints(nhanes, tmp_path):
    data = gm.Dataset(tables={"examined": nhanes[["id", *ANSWERS]]})
    found = gm.assess(
        data, tables=[EXAMINED], designs={"examined": DESIGN}, indicators=[ZINC, HIGH, *RACES], area="region"
    )
    zinc = rows(found, "zinc").loc["all"]
    printed = {"estimate": 87.18207, "std_error": 0.4944827, "conf_low": 86.17356, "conf_high": 88.19057}
    for name, value in printed.items():
        digits = len(str(value).split(".")[1])
        assert round(zinc[name], digits) == pytest.approx(value, abs=1.5 * 10**-digits), name
    assert zinc[["df", "n", "n_missing", "method"]].tolist() == [31, 9189, 1148, "linearised_t"]
    strata = next(t.strata for t in found.tallies.tallies)
    assert (len(strata), strata["n_psu"].sum()) == (31, 62)
    assert len(rows(found, "zinc")) == 5
    assert rows(found, "zinc")["reason"].eq("").all()
    assert "87.2" in written(found, tmp_path)


def test_nhanes_race_shares_are_those_of_the_manual():
    brr = examined("nhanes2_brr")  # the manual prints them for the 10,351 rows of this file
    data = gm.Dataset(tables={"examined": brr[["id", "region", "race", "finalwgt"]]})
    design = gm.SurveyDesign(weight="finalwgt")
    found = gm.estimate(data, RACES, tables=[EXAMINED], designs={"examined": design}, area="region").set_index(
        "indicator"
    )
    assert found["estimate"].round(7).to_dict() == {"white": 0.8791545, "black": 0.0955059, "other": 0.0253396}


def test_cards_and_survey_functions_agree_by_region(nhanes):
    data = gm.Dataset(tables={"examined": nhanes[["id", *ANSWERS]]})
    found = gm.estimate(
        data, [ZINC, HIGH], by=["region"], tables=[EXAMINED], designs={"examined": DESIGN}, area="region"
    )
    numbers = ["estimate", "std_error", "conf_low", "conf_high", "n", "n_missing", "df", "deff"]
    for code, theirs in (
        ("zinc", gm.survey_mean(nhanes, "zinc", DESIGN, by="region")),
        (
            "highbp",
            gm.survey_proportion(nhanes.assign(highbp=nhanes["highbp"].astype(float)), "highbp", DESIGN, by="region"),
        ),
    ):
        mine = found[found["indicator"].eq(code) & found["level"].ne("all")]
        np.testing.assert_allclose(mine[numbers].to_numpy(), theirs[numbers].to_numpy(dtype=float), rtol=1e-8)
