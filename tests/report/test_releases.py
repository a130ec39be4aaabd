"""The register that the reports of a folder share, whoever writes them."""

import json
from dataclasses import replace

import pytest

from governance_metrics.assessment import assess
from governance_metrics.errors import DataError
from governance_metrics.indicators import INDICATORS
from governance_metrics.report.formats.record import record_in
from governance_metrics.report.releases import REGISTER
from governance_metrics.report.writing import write
from governance_metrics.sample import simulate

TABLE = "dual_registered"
CARDS = [card for card in INDICATORS.values() if TABLE in card.needs]


@pytest.fixture(scope="module")
def found():
    return assess(simulate(seed=1), claims={}, indicators=CARDS)


@pytest.fixture(scope="module")
def later():
    """The same street after three members of one community were struck off the list."""
    data = simulate(seed=1)
    rows = data.tables[TABLE]
    gone = rows.index[rows["community_id"].eq("C05")][-3:]
    return assess(replace(data, tables={**data.tables, TABLE: rows.drop(gone)}), claims={}, indicators=CARDS)


def test_every_format_of_one_assessment_is_one_release(found, tmp_path):
    for name in ("a.xlsx", "b.pptx", "c.html"):
        write(found, tmp_path / name, language="en")
    register = json.loads((tmp_path / REGISTER).read_text(encoding="utf-8"))
    assert len(register["releases"]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["a.xlsx", "b.pptx", "c.html", REGISTER])


def test_a_later_report_in_the_same_folder_warns_of_numbers_a_few_people_apart(found, later, tmp_path):
    write(found, tmp_path / "a.xlsx", language="en")
    with pytest.warns(UserWarning, match=r"Register of releases: .*differ.*fewer than 10 people"):
        write(later, tmp_path / "b.xlsx", language="en")
    assert len(json.loads((tmp_path / REGISTER).read_text(encoding="utf-8"))["releases"]) == 2
    write(later, tmp_path / "elsewhere" / "b.xlsx", language="en")  # nothing was handed out there


def test_the_register_may_be_kept_elsewhere_and_the_internal_profile_has_none(found, tmp_path):
    write(found, tmp_path / "out" / "a.xlsx", register=tmp_path / "kept.json")
    write(found, tmp_path / "inside" / "a.xlsx", profile="internal")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.xlsx"]
    assert [path.name for path in (tmp_path / "inside").iterdir()] == ["a.xlsx"]
    assert (tmp_path / "kept.json").exists()
    assert json.loads(record_in(tmp_path / "inside" / "a.xlsx"))["settings"]["profile"] == "internal"


def test_what_is_no_register_stops_the_report_in_one_line(found, tmp_path):
    (tmp_path / REGISTER).write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match=REGISTER):
        write(found, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
