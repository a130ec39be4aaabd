"""Real files as offices published them: what is read, what is asked, and what is said about them."""

from datetime import date

import pandas as pd
import pytest

from governance_metrics.intake import check
from governance_metrics.tables.column import Column
from governance_metrics.tables.table import Table
from governance_metrics.text import decoded, same
from tests.statistics.shared_data import shared


def codes(dataset, column=None):
    quality = dataset.quality
    if column is not None:
        quality = quality[quality["column"].eq(column)]
    return [decoded(rule)[0] for rule in quality["rule"]]


def copied(source, folder, name):
    path = folder / name
    path.write_bytes(source.read_bytes())
    return path


def counted(dataset, code, column):
    """How many faults of one kind a column has, those counted in one line included."""
    quality = dataset.quality[dataset.quality["column"].eq(column)]
    rules = [decoded(rule) for rule in quality["rule"]]
    more = sum(int(parts["n"]) for name, parts in rules if name == "more_of_the_same")
    return sum(name == code for name, _ in rules) + more


# --- Federal judges: ISO before 1900, two-digit years after ---


@pytest.fixture(scope="module")
def judges(tmp_path_factory):
    source = shared("real/fjc_judicial_service/federal-judicial-service.csv")
    folder = tmp_path_factory.mktemp("fjc")
    copied(source, folder, "service.csv")
    table = Table(
        "service",
        ("nid", "sequence"),
        None,
        (
            Column(name="nid", type="key", title=same("nid")),
            Column(name="sequence", type="key", title=same("Sequence")),
            Column(name="commission", type="date", title=same("Commission Date")),
        ),
    )
    return check(folder, tables=[table], today=date(2021, 12, 31))


def test_two_digit_years_that_may_be_of_two_centuries_are_asked(judges):
    assert counted(judges, "which_century", "Commission Date") == 1140  # years 00 to 21, as seen from 2021
    days = judges.tables["service"]["commission"]
    assert len(days) == 4413
    assert days.dt.year.between(1900, 1921).sum() == 0  # none was guessed into either century
    assert days.dt.year.max() == 1999
    assert days.dt.year.min() == 1789


# --- Rhode Island: 96 spellings of 39 towns ---


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    source = shared("real/irs_bmf_rhode_island/eo_ri.csv")
    folder = tmp_path_factory.mktemp("irs")
    names = pd.read_csv(source.with_name("ri_municipality_population_2020.csv"))["municipality"]
    list_ = pd.DataFrame({"community_id": [f"T{i:02d}" for i in range(len(names))], "name": names})
    list_.to_csv(folder / "communities.csv", index=False)
    copied(source, folder, "organisations.csv")
    table = Table(
        "organisations",
        "ein",
        "community_id",
        (
            Column(name="ein", type="key", title=same("EIN")),
            Column(name="community_id", type="key", title=same("CITY"), required=True),
        ),
    )
    truth = pd.read_csv(source.with_name("place_to_municipality.csv"))
    return check(folder, tables=[table]), truth, dict(zip(list_["community_id"], names, strict=True))


def test_spellings_of_towns_are_matched_or_asked_and_never_guessed(towns):
    dataset, truth, names = towns
    matched = dataset.tables["organisations"]["community_id"].map(names)
    direct = truth[truth["how"].eq("direct")].groupby("municipality")["n"].sum()
    assert len(names) == 39
    assert matched.value_counts().to_dict() == direct.to_dict()
    left = dataset.sources.set_index("table").loc["organisations"]
    assert left["rows_left_out"] == truth["n"].sum() - direct.sum()


def test_a_misspelt_town_is_told_with_the_town_it_looks_like(towns):
    dataset, truth, _ = towns
    rules = [(row.value, *decoded(row.rule)) for row in dataset.quality.itertuples()]
    near = {value: parts["near"] for value, code, parts in rules if code == "community_asked"}
    meant = truth[truth["how"].eq("misspelling")].set_index("city_as_written")["municipality"].to_dict()
    assert len(meant) == 5
    for spelling, town in meant.items():
        assert town in near[spelling].split("、")
    assert near["POVIDENCE"] == "Providence"  # and not East or North Providence as well


# --- Tangshan: the national list of villages and communities ---


def test_a_list_of_codes_is_kept_as_text_and_counted_by_street(tmp_path):
    copied(shared("real/china_divisions/tangshan_villages_2023.csv"), tmp_path, "villages.csv")
    columns = {"code": "key", "name": "text", "streetCode": "key", "areaCode": "key"}
    table = Table("villages", "code", "streetCode", columns)
    dataset = check(tmp_path, tables=[table])
    villages = dataset.tables["villages"]
    assert len(villages) == 6304
    assert not [code for code in codes(dataset) if code != "columns_dropped"]
    assert villages["streetCode"].value_counts()["130207100"] == 48
    assert villages["code"].str.len().eq(12).all()


def test_names_of_a_lagging_list_that_several_places_share_are_not_guessed(tmp_path):
    villages = pd.read_csv(shared("real/china_divisions/tangshan_villages_2023.csv"), dtype=str)
    fengnan = villages[villages["areaCode"].eq("130207")]
    list_ = fengnan.rename(columns={"code": "community_id"})[["community_id", "name"]]
    list_.to_csv(tmp_path / "communities.csv", index=False)
    twice = list_[list_["name"].duplicated(keep=False)]
    rows = pd.DataFrame({"incident_id": range(len(list_)), "community": list_["name"], "date": "2023-07-01"})
    rows.to_csv(tmp_path / "incidents.csv", index=False)
    dataset = check(tmp_path)
    assert len(dataset.tables["incidents"]) == len(list_) - len(twice)
    assert codes(dataset).count("ambiguous_community") == len(twice) > 0


# --- Santa Monica: a city and its five ZIP areas, 19 sheets ---

ZIPS = ("90401", "90402", "90403", "90404", "90405")


@pytest.fixture(scope="module")
def summary(tmp_path_factory):
    """The sheets Summary and Population Size, each as a table of a city and its parts."""
    source = shared("real/santa_monica_demographics/Wellbeing Demographics.xlsx")
    folder = tmp_path_factory.mktemp("city")
    copied(source, folder, "demographics.xlsx")
    parts = tuple(Column(name=f"zip_{code}", type="number", title=same(code)) for code in ZIPS)
    city = Column(name="city", type="number", title=same("SANTA MONICA"))
    sums = {"city": tuple(part.name for part in parts)}
    size = Table(
        "population_size", "year", None, (Column(name="year", type="text", title=same("Year")), city, *parts), sums=sums
    )
    ages = Table(
        "age_sex",
        (),
        None,
        (
            Column(name="subject", type="text", title=same("Subject")),
            Column(name="city", type="number", title=same("Santa Monica city, California Estimate")),
            *(Column(name=f"zip_{code}", type="number", title=same(f"ZCTA5 {code} Estimate")) for code in ZIPS),
        ),
        sums=sums,
    )
    return check(folder, tables=[size, ages], today=date(2014, 1, 1))


def test_a_workbook_of_nineteen_sheets_is_accounted_for_sheet_by_sheet(summary):
    sources = summary.sources
    assert len(sources) == 19
    assert sources["table"].ne("").sum() == 2
    assert codes(summary).count("sheet_not_recognised") == 17


def test_parts_that_reach_beyond_the_city_are_said_not_to_add_up(summary):
    quality = summary.quality
    rows = quality[quality["sheet"].eq("Population Size") & quality["rule"].str.startswith("whole_differs")]
    said = {row.row: decoded(row.rule)[1] for row in rows.itertuples()}
    assert said[11]["whole"] == "90,008"
    assert said[11]["given"] == "92,256"
    size = summary.tables["population_size"].set_index("year")
    assert size.loc["2012 (5-yr est)", "city"] == 90008


def test_a_merged_header_of_two_lines_under_titles_is_joined(summary):
    ages = summary.tables["age_sex"].set_index("subject")
    quality = summary.quality[summary.quality["sheet"].eq("Age_Sex")]
    rules = dict(decoded(rule) for rule in quality["rule"])
    assert rules["header_found"]["header"] == "8"
    differs = quality[quality["rule"].str.startswith("whole_differs") & quality["row"].eq(10)]
    assert decoded(differs["rule"].iloc[0])[1]["given"] == "92,256"
    assert ages["city"].max() == 90008
