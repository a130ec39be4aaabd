"""A file is what its folder gives, or verify says what differs: input, setting, target, version, word or number."""

import json
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

import governance_metrics.report.formats.record as records
from governance_metrics.assessment import assess
from governance_metrics.cli import app
from governance_metrics.commands.differences import differences
from governance_metrics.disclosure import protect
from governance_metrics.intake import read
from governance_metrics.provenance import record_of
from governance_metrics.report.formats.record import record_in
from governance_metrics.report.writing import FORMATS

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"
FILES = ("communities.xlsx", "volunteers.csv", "units.xlsx", "dual_due.csv", "dual_registered.csv", "targets.csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("folder")
    for name in FILES:
        shutil.copy(SAMPLE / name, made / name)
    return made


@pytest.fixture(scope="module")
def packet(folder, tmp_path_factory):
    """Whatever files the command writes, in both languages."""
    out = tmp_path_factory.mktemp("packet")
    done = CliRunner().invoke(app, ["report", str(folder), "--out", str(out)])
    assert done.exit_code == 0, done.output
    return [Path(line) for line in done.stdout.splitlines() if not line.endswith(".json")]


def verified(file, folder, *options, language="en"):
    return CliRunner().invoke(app, ["verify", str(file), str(folder), "--language", language, *options])


def of_kind(packet, suffix):
    return next(path for path in packet if path.suffix == f".{suffix}" and "communities" not in path.name)


def test_every_file_carries_the_same_record_and_it_holds_what_was_asked_for(packet, folder):
    assert {path.suffix for path in packet} == {f".{suffix}" for suffix in FORMATS}
    found = [json.loads(record_in(path)) for path in packet]
    assert {record.pop("language") for record in found} == {"zh", "en"}
    assert {record.pop("document") for record in found} == {"report", "communities"}
    assert all(record == found[0] for record in found)
    record = found[0]
    assert {row["file"] for row in record["inputs"]} == set(FILES)
    assert all(len(row["sha256"]) == 64 for row in record["inputs"])
    assert all(row["rows_read"] == row["rows_used"] + row["rows_left_out"] for row in record["inputs"])
    assert {"governance-metrics", "Python", "numpy"} <= set(record["versions"])
    assert record["settings"]["threshold"] == 10
    assert record["targets"]
    assert str(folder) not in json.dumps(record)


@pytest.mark.slow
def test_every_file_is_equal_to_what_is_made_again(packet, folder):
    for path in packet:
        done = verified(path, folder, language="zh")
        assert done.exit_code == 0, done.output
        assert "逐字节相同" in done.stdout


def test_a_page_is_equal_to_what_is_made_again(packet, folder):
    done = verified(of_kind(packet, "html"), folder, language="zh")
    assert done.exit_code == 0, done.output
    assert "逐字节相同" in done.stdout


def test_rows_that_are_gone_are_found_with_their_file_and_the_numbers(packet, folder, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    lines = (other / "dual_registered.csv").read_bytes().splitlines(keepends=True)
    (other / "dual_registered.csv").write_bytes(b"".join(lines[: len(lines) // 2]))
    for language, said in (("en", "its content has changed"), ("zh", "内容已变")):
        done = verified(of_kind(packet, "docx"), other, language=language)
        assert done.exit_code == 2
        assert "dual_registered.csv" in done.stdout
        assert said in done.stdout
        assert "party_" in done.stdout


def test_another_target_and_another_version_are_found(packet, folder, monkeypatch):
    record = json.loads(record_in(of_kind(packet, "xlsx")))
    changed = json.loads(json.dumps(record))
    changed["targets"][0]["value"] += 0.1
    changed["versions"]["numpy"] = "1.0"
    changed["settings"]["conf_level"] = 0.9
    said = [text.en for text in differences(record, changed)]
    assert [any(word in line for line in said) for word in ("target", "numpy", "confidence level")] == [True] * 3
    assert len(said) == 3
    assert differences(record, record) == []


def edited(file, target, change):
    """A package with one part changed."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def test_a_number_changed_by_hand_is_found_and_shown(packet, folder, tmp_path):
    def change(name, content):
        return content.replace(b"21 communities", b"22 communities", 1) if name == "word/document.xml" else content

    source = next(path for path in packet if path.name == "report_en.docx")
    done = verified(edited(source, tmp_path / "report.docx", change), folder)
    assert done.exit_code == 2
    assert "22 communities" in done.stdout


def test_a_file_saved_anew_by_another_program_is_still_equal(packet, folder, tmp_path):
    source, saved = of_kind(packet, "docx"), tmp_path / "saved.docx"
    docx.Document(source).save(saved)
    assert saved.read_bytes() != source.read_bytes()
    done = verified(saved, folder)
    assert done.exit_code == 0, done.output
    assert "saved anew" in done.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", b"%PDF-1.7 /EmbeddedFile obj stream", b'<meta name="x">', b"\xff\xfe"]
)
def test_a_file_without_a_record_is_said_in_one_sentence(tmp_path, folder, content, language):
    for suffix in FORMATS:
        file = tmp_path / f"other.{suffix}"
        file.write_bytes(content)
        done = verified(file, folder, language=language)
        assert done.exit_code == 2
        assert file.name in done.stderr.splitlines()[0]
        assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("record", ["[]", "{}", '{"settings": {"conf_level": "x"}}', "{", '{"versions": 1}'])
def test_a_record_that_is_not_whole_is_said_in_one_sentence(tmp_path, folder, record):
    file = tmp_path / "page.html"
    escaped = record.replace('"', "&quot;")
    file.write_text(f'<meta name="{records.META}" content="{escaped}">', encoding="utf-8")
    done = verified(file, folder)
    assert done.exit_code == 2
    assert "not whole" in done.stderr


@pytest.mark.slow
def test_any_row_left_out_of_any_of_twenty_places_is_found(tmp_path):
    before = record_of(protect(assess(read(SAMPLE))))
    rosters = sorted(path for path in SAMPLE.glob("*.csv") if path.stat().st_size > 5_000)
    for number in range(20):
        other = tmp_path / str(number)
        shutil.copytree(SAMPLE, other)
        file = other / rosters[number % len(rosters)].name
        lines = file.read_bytes().splitlines(keepends=True)
        del lines[1 + (number * 7919) % (len(lines) - 1)]
        file.write_bytes(b"".join(lines))
        said = [text.en for text in differences(before, record_of(protect(assess(read(other)))))]
        assert any(file.name in line and "changed" in line for line in said), file.name
        shutil.rmtree(other)
