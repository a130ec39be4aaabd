"""``governance-metrics notebook`` runs the suite on a folder that is not ours and binds a book that stands alone."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pandas as pd
import pytest

from governance_metrics.commands.notebook import run_notebooks
from governance_metrics.errors import DataError
from tests.statistics.shared_data import shared

ROOT = Path(__file__).resolve().parents[1]
OWN = {"file": "ours.csv", "place": "ward", "question": "came", "yes": "1", "weight": "w", "stratum": "s", "psu": "p"}


def setting(**changes):
    return [f"{name}={value}" for name, value in {**OWN, **changes}.items()]


def own_folder(tmp_path):
    rows = [
        {"ward": "ab"[i % 2], "came": int(i % 3 == 0), "w": 1 + i % 2, "s": "ab"[i % 2], "p": i % 8} for i in range(160)
    ]
    folder = tmp_path / "ours"
    folder.mkdir()
    pd.DataFrame(rows).to_csv(folder / "ours.csv", index=False)
    return folder


def stands_alone(page):
    assert "<script" not in page
    assert not re.search(r'(src|href)="(?!#|data:image/png;base64,)', page)
    assert "default-src 'none'" in page
    anchors = re.findall(r'href="#([^"]+)"', page)
    assert anchors
    return anchors


def test_own_answers_become_a_book_and_what_the_folder_lacks_is_said(tmp_path, capsys):
    folder, out = own_folder(tmp_path), tmp_path / "out"
    assert run_notebooks(folder, out, "both", "04,09", setting()) == 0
    said = capsys.readouterr()
    written = ["09_your_own_data.ipynb", "zh/09_your_own_data.ipynb", "book_zh.html", "book_en.html"]
    assert sorted(said.out.split()) == sorted(str(out / name) for name in written)
    assert "04_participation: left out, the folder has no residents_survey" in said.err
    for code in ("zh", "en"):
        page = (out / f"book_{code}.html").read_text(encoding="utf-8")
        assert "09_your_own_data" in stands_alone(page)
        assert "04_participation" in page
        assert '<img alt="Shares of 2 places' in page
        assert str(tmp_path) not in page
    chinese = nbformat.read(out / "zh" / "09_your_own_data.ipynb", as_version=4)
    assert "folder = '../../ours'" in chinese.cells[1].source
    assert any("34%" in str(cell.outputs) for cell in chinese.cells if cell.cell_type == "code")


def test_a_notebook_that_stops_is_named_and_the_exit_code_says_so(tmp_path, capsys):
    folder, out = own_folder(tmp_path), tmp_path / "out"
    assert run_notebooks(folder, out, "zh", "09", setting(question="went"), "zh") == 2
    said = capsys.readouterr()
    assert "09_your_own_data：第 2 格停下了（KeyError" in said.err
    assert "Traceback" not in said.err
    assert said.out.split() == [str(out / "book_zh.html")]


def test_a_file_that_is_not_there_is_asked_for(tmp_path, capsys):
    assert run_notebooks(own_folder(tmp_path), tmp_path / "out", "en", "09", []) == 2
    assert "Name yours with --set file=" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("only", "settings", "said"),
    [("09", ["fiel=x"], "expected NAME=VALUE with one of"), ("9", [], "expected one of 00_start_here")],
)
def test_slips_are_said_before_anything_runs(tmp_path, only, settings, said):
    with pytest.raises(DataError, match=said):
        run_notebooks(own_folder(tmp_path), tmp_path / "out", "en", only, settings)


def test_a_real_survey_goes_through_the_notebook_on_own_data(tmp_path):
    file = shared("real/nhanes2/nhanes2f.csv")
    asked = {"file": file.name, "place": "region", "question": "highbp", "weight": "finalwgt", "yes": "1"}
    asked |= {"stratum": "stratid", "psu": "psuid"}
    assert run_notebooks(file.parent, tmp_path, "en", "09", setting(**asked)) == 0
    page = (tmp_path / "book_en.html").read_text(encoding="utf-8")
    # R survey on the same file: tests/known_answers/nhanes2_answers.csv
    known = pd.read_csv(ROOT / "tests" / "known_answers" / "nhanes2_answers.csv")
    share = known[known["what"].eq("share") & known["area"].eq("all")].iloc[0]
    for name in ("estimate", "conf_low", "conf_high"):
        assert f"<td>{round(share[name], 3)}</td>" in page
    assert "Shares of 4 places with intervals" in page


@pytest.mark.slow
def test_the_whole_suite_runs_on_the_sample_as_a_folder_of_the_user(tmp_path, capsys):
    assert run_notebooks(ROOT / "data" / "sample", tmp_path, "both", "", []) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert len(said.out.split()) == 22
    for code in ("zh", "en"):
        page = (tmp_path / f"book_{code}.html").read_text(encoding="utf-8")
        anchors = {unquote(anchor) for anchor in stands_alone(page)}
        assert anchors >= {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
        assert anchors <= {unescape(name) for name in re.findall(r' id="([^"]+)"', page)}
