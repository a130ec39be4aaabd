import zipfile
from pathlib import Path

import pandas as pd
import pytest

from governance_metrics.intake import read
from governance_metrics.sample import simulate, write_district
from governance_metrics.sample.made_up import made_up_id_numbers, made_up_names, made_up_phones
from governance_metrics.tables import TABLES
from tests.locked_versions import locked

DATA = Path(__file__).parents[2] / "data"
SAMPLE = DATA / "sample"
FACTORS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("district")
    return folder, write_district(simulate(seed=1), folder)


def test_the_sample_on_disk_is_what_the_simulator_writes_today(written):
    folder, paths = written
    here = {str(p.relative_to(folder)): p.read_bytes() for p in paths}
    there = {str(p.relative_to(SAMPLE)): p.read_bytes() for p in SAMPLE.rglob("*") if p.is_file()}
    there.pop("README.md")
    assert sorted(here) == sorted(there)
    if locked("duckdb", "xlsxwriter", "numpy", "pandas"):
        assert [name for name in here if here[name] != there[name]] == []
    written_now, committed = read(folder).tables, read(SAMPLE).tables
    for name, frame in committed.items():
        pd.testing.assert_frame_equal(written_now[name], frame)


def test_writing_twice_gives_the_same_bytes(written, tmp_path):
    folder = written[0]
    for path in write_district(simulate(seed=1), tmp_path):
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes(), path.name


def test_the_folder_is_small(written):
    assert sum(path.stat().st_size for path in written[1]) < 6_000_000


def test_there_is_a_file_for_each_community_that_reported(written):
    folder, _ = written
    assert len(list((folder / "incidents").glob("C*.csv"))) == 21
    files = {path.stem for path in (folder / "tasks").glob("C*.xlsx")}
    assert len(files) == 20
    assert "C09" not in files


def test_no_workbook_is_compressed_so_that_bytes_do_not_depend_on_the_machine(written):
    for path in written[1]:
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_two_waves_of_the_survey_are_in_two_encodings(written):
    folder, _ = written
    assert (folder / "residents_survey_2024.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    later = (folder / "residents_survey_2025.csv").read_bytes()
    assert "问卷编号" in later.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        later.decode("utf-8")


def test_headings_are_the_contracts_own(written):
    folder, _ = written
    for name, table in (("社区工作者花名册.xlsx", "workers"), ("communities.xlsx", "communities")):
        headings = pd.read_excel(folder / name, dtype=str, engine="openpyxl").columns
        assert set(headings) <= {c.title.zh for c in TABLES[table].listed}
    english = pd.read_csv(folder / "two_new.csv").columns
    assert set(english) <= {c.title.en for c in TABLES["two_new"].listed}


def test_a_workbook_holds_the_rows_of_its_table(written):
    roster = pd.read_excel(written[0] / "社区工作者花名册.xlsx", dtype=str, engine="openpyxl")
    frame = simulate(seed=1).tables["workers"]
    assert len(roster) == len(frame)
    assert roster["工作者编号"].tolist() == frame["worker_key"].tolist()
    assert roster["离岗日期"].notna().tolist() == frame["end"].notna().tolist()
    assert pd.to_datetime(roster["到岗日期"]).dt.date.tolist() == frame["start"].dt.date.tolist()


def test_people_in_the_files_cannot_exist(written):
    roster = pd.read_excel(written[0] / "社区工作者花名册.xlsx", dtype=str, engine="openpyxl")
    assert roster["姓名"].str.fullmatch("[甲乙丙丁戊己庚辛壬癸]{2}某").all()
    assert roster["联系电话"].str.fullmatch(r"1000000\d{4}").all()
    numbers = roster["身份证号"]
    assert numbers.str.fullmatch(r"99000019000230\d{3}[\dX]").all()
    for number in [*numbers, *made_up_id_numbers(500, seed=9)]:
        total = sum(int(digit) * factor for digit, factor in zip(number[:17], FACTORS, strict=True))
        assert "10X98765432"[total % 11] != number[17]
    assert all(phone.startswith("1000000") for phone in made_up_phones(50, seed=3))
    assert all(name.endswith("某") for name in made_up_names(50, seed=3))


def test_the_sample_says_that_it_is_simulated_in_both_languages():
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "模拟" in text
    assert "simulated" in text
    assert "python -m governance_metrics.sample data/sample" in text
    assert "虚构" in (SAMPLE / "targets.csv").read_text(encoding="utf-8-sig")
    overview = (DATA / "README.md").read_text(encoding="utf-8")
    assert "sample/" in overview
    assert "fengnan-2020/" in overview
