"""The command line: what it writes, what it says, and how it ends."""

import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from governance_metrics.cli import app
from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.statistic import formula_of
from governance_metrics.tables import TABLES

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
run = CliRunner().invoke


def test_the_help_needs_no_heavy_library():
    code = "import sys, governance_metrics.cli; print({'pandas', 'matplotlib', 'duckdb', 'scipy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    assert run(app, ["--help"]).exit_code == 0


def test_a_report_of_a_folder_prints_the_paths_it_wrote(tmp_path):
    done = run(app, ["report", str(SAMPLE), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    paper = [f"report_{spoken}.{suffix}" for spoken in ("en", "zh") for suffix in ("docx", "pdf", "pptx", "xlsx")]
    sheets = [f"report_communities_{spoken}.docx" for spoken in ("en", "zh")]
    assert written == sorted(["releases.json", "report.html", *paper, *sheets])
    assert sorted(Path(line).name for line in done.stdout.split()) == written[1:]  # the register is no report


def test_the_internal_profile_has_another_name(tmp_path):
    arguments = ["report", "--out", str(tmp_path), "--profile", "internal", "--formats", "html", "--language", "en"]
    assert run(app, arguments).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["report_internal.html"]


def folder(tmp_path, **files):
    made = tmp_path / "data"
    made.mkdir()
    for name, text in files.items():
        (made / f"{name}.csv").write_text(text, encoding="utf-8")
    return made


COMMUNITIES = "community_id,as_of,households_occupied\nC01,2025-12-31,800\n"
STOPS = {
    "empty folder": {},
    "empty file": {"communities": ""},
    "no key column": {"communities": "as_of,households_occupied\n2025-12-31,800\n"},
    "conflicting keys": {"communities": COMMUNITIES + "C01,2025-12-31,900\n"},
    "blank psu": {
        "communities": COMMUNITIES,
        "residents_survey": "respondent_id,community_id,survey_date,weight,stratum,psu,satisfaction\n"
        "r1,C01,2025-05-01,1,s1,p1,5\nr2,C01,2025-05-01,1,s1,,4\n",
    },
}


@pytest.mark.parametrize("files", list(STOPS.values()), ids=list(STOPS))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_fault_of_a_file_stops_the_report_with_a_line_and_nothing_written(tmp_path, files, language):
    out = tmp_path / "out"
    done = run(app, ["report", str(folder(tmp_path, **files)), "--out", str(out), "--language", language])
    assert done.exit_code == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.output
    assert not out.exists()


VALUES = (
    "community_id,as_of,households_occupied,facility_m2\n"
    "C01,2025-12-31,800,240\nC02,2025-12-31,20余户,300\nC03,2999-12-31,700,100\nC04,2025-12-31,500,-3\n"
)


def test_a_fault_of_a_value_is_listed_and_the_report_is_still_written(tmp_path):
    data, out = folder(tmp_path, communities=VALUES), tmp_path / "out"
    assert run(app, ["report", str(data), "--out", str(out), "--formats", "html"]).exit_code == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "20余户" in page


def test_check_and_strict_end_with_two_on_any_fault_and_say_where(tmp_path):
    data = folder(tmp_path, communities=VALUES)
    checked = run(app, ["check", str(data), "--out", str(tmp_path / "list"), "--language", "en"])
    assert checked.exit_code == 2
    assert "communities.csv, row 3" in checked.stdout
    listed = (tmp_path / "list" / "quality.csv").read_text(encoding="utf-8-sig")
    assert "20余户" in listed
    strict = run(app, ["report", str(data), "--out", str(tmp_path / "out"), "--strict"])
    assert strict.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_check_of_a_sound_folder_ends_with_zero():
    assert run(app, ["check", str(SAMPLE)]).exit_code == 0


@pytest.mark.parametrize(
    "option", [["--formats", "odt"], ["--language", "fr"], ["--profile", "open"], ["--period", "25"]]
)
def test_a_wrong_option_is_said_plainly(tmp_path, option):
    done = run(app, ["report", "--out", str(tmp_path / "out"), *option])
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("language", "word"), [("zh", "万人社区工作者"), ("en", "Community workers per 10,000")])
def test_the_catalogue_is_printed_and_written_in_both_languages(tmp_path, language, word):
    assert word in run(app, ["indicators", "--language", language]).stdout
    assert run(app, ["indicators", "--language", language, "--out", str(tmp_path / "list.csv")]).exit_code == 0
    assert word in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_catalogue_gives_definition_formula_needs_and_source_of_every_card(tmp_path, language):
    file = tmp_path / "list.csv"
    assert run(app, ["indicators", "--language", language, "--out", str(file)]).exit_code == 0
    rows = pd.read_csv(file, encoding="utf-8-sig", index_col="code", dtype=str)
    assert list(rows.index) == list(INDICATORS)
    assert rows.notna().all(axis=None)
    for code, card in INDICATORS.items():
        said = "\n".join(rows.loc[code])
        assert card.definition.say(language) in said
        assert formula_of(card).lstrip("(") in said
        assert all(TABLES[table].heading.say(language) in said for table in card.needs)
        assert rows.loc[code].iloc[-1] == card.source


def test_targets_of_ones_own_take_the_place_of_the_shipped(tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("indicator,value,unit,operator,year\nwork_per_10k,9,per 10000,>=,2025\n", encoding="utf-8")
    arguments = ["report", str(SAMPLE), "--out", str(tmp_path), "--formats", "html", "--targets", str(own)]
    assert run(app, arguments).exit_code == 0
    assert "≥9" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_the_list_of_targets_goes_out_as_a_workbook_and_comes_back_edited(tmp_path):
    listed = tmp_path / "targets.xlsx"
    done = run(app, ["targets", "--out", str(listed), "--language", "zh"])
    assert (done.exit_code, done.stdout.strip()) == (0, str(listed))
    book = openpyxl.load_workbook(listed)
    sheet = book["目标值"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(r for r in range(2, sheet.max_row + 1) if sheet.cell(r, heads["编号"]).value == "B1")
    sheet.cell(row, heads["数值"]).value = 9.5
    sheet.cell(row, heads["层级"]).value = "本地"
    book.save(listed)
    shutil.copytree(SAMPLE, tmp_path / "data", ignore=shutil.ignore_patterns("targets*"))
    shutil.move(listed, tmp_path / "data" / "targets.xlsx")
    arguments = ["report", str(tmp_path / "data"), "--out", str(tmp_path), "--formats", "html"]
    assert run(app, arguments).exit_code == 0
    assert "≥9.5" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_file_to_write_has_the_ending_of_its_kind(tmp_path):
    done = run(app, ["targets", "--out", str(tmp_path / "targets.csv"), "--language", "en"])
    assert done.exit_code == 2
    assert "ends in .xlsx" in done.stderr
    assert not (tmp_path / "targets.csv").exists()


def test_the_templates_are_written_in_the_language_asked_for(tmp_path):
    done = run(app, ["template", "--out", str(tmp_path)])
    assert done.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rosters_en.xlsx", "rosters_zh.xlsx"]
    assert run(app, ["template", "--out", str(tmp_path / "x"), "--language", "fr"]).exit_code == 2
    assert not (tmp_path / "x").exists()


def test_the_questionnaires_are_written_in_every_form(tmp_path):
    arguments = ["questionnaire", "--out", str(tmp_path), "--data", str(SAMPLE), "--office", "某街道办事处"]
    done = run(app, arguments)
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "README.txt",
        *(f"{who}_{form}" for who in ("residents", "workers")
          for form in ("en.docx", "wenjuanxing.txt", "xlsform.xlsx", "zh.docx")),
    ]  # fmt: skip
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(app, arguments).exit_code == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    text = first["residents_wenjuanxing.txt"].decode("utf-8-sig")
    assert "[单选题]\n" in text.split("\n\n")[2]


def test_a_questionnaire_nobody_has_is_said_plainly(tmp_path):
    done = run(app, ["questionnaire", "--out", str(tmp_path / "x"), "--survey", "visitors"])
    assert done.exit_code == 2
    assert not (tmp_path / "x").exists()


def test_a_sample_size_is_said_first_as_a_bare_number():
    done = run(app, ["size", "--half-width", "0.05", "--population", "800", "--language", "en"])
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "260")
    done = run(app, ["size", "--first", "0.5", "--second", "0.6", "--language", "zh"])
    assert "每组需要 388 份" in done.stdout
    nothing = run(app, ["size", "--language", "en"])
    assert nothing.exit_code == 2
    assert "governance-metrics size --help" in nothing.stderr
    assert "check FOLDER" not in nothing.stderr
    assert run(app, ["size", "--half-width", "2"]).exit_code == 2


def test_a_draw_is_written_and_drawn_again_from_a_list_in_another_order(tmp_path):
    rows = [f"H{number},C{number % 3}" for number in range(90)]
    written = []
    for name, lines in (("a", rows), ("b", rows[::-1])):
        (tmp_path / f"{name}.csv").write_text("户,社区\n" + "\n".join(lines), encoding="utf-8")
        out = tmp_path / f"{name}.xlsx"
        arguments = [
            "draw",
            str(tmp_path / f"{name}.csv"),
            "--n",
            "12",
            "--seed",
            "7",
            "--id",
            "户",
            "--stratum",
            "社区",
        ]
        done = run(app, [*arguments, "--out", str(out)])
        assert done.exit_code == 0, done.output
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert run(app, [*arguments[:-1], "街道", "--out", str(tmp_path / "c.xlsx")]).exit_code == 2
    assert not (tmp_path / "c.xlsx").exists()
