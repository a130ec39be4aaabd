"""The whole packet as it leaves the house: no person in it, nothing active, the same bytes anywhere, never half."""

import csv
import io
import os
import re
import resource
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from tests.report.packet_files import found_in, texts_of
from tests.report.test_hostile_names import NAMED

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
RUN = [sys.executable, "-m", "governance_metrics.cli"]
FILES = ("communities.xlsx", "volunteers.csv", "units.xlsx", "targets.csv", "dual_due.csv", "dual_registered.csv")
FILES += ("下沉干部名册.csv",)
# Nobody has such a name, a phone number beginning with 1 and nine zeros, or an ID of a county that does not exist.
PEOPLE = ("哨兵甲子丑", "Sentinel Qwxzy", "10000098765", "999999199002300017", "哨兵巷九十九号")
NAMES = tuple(given for given, _, _ in NAMED)


def folder_of(tmp_path, *, names=()):
    """A small folder with made-up people in every list, a community of four, and names that mean harm."""
    made = tmp_path / "folder"
    made.mkdir()
    for name in FILES:
        shutil.copy(SAMPLE / name, made / name)
    for name in ("dual_due.csv", "下沉干部名册.csv"):
        rows = list(csv.reader(io.StringIO((made / name).read_text(encoding="utf-8-sig"))))
        column = rows[0].index("姓名")
        for number, row in enumerate(rows[1:]):
            row[column] = PEOPLE[number % 2]
        rows = [
            rows[0] + ["身份证号码", "手机号码", "家庭住址"],
            *(row + list(PEOPLE[3:1:-1]) + [PEOPLE[4]] for row in rows[1:]),
        ]
        if name == "dual_due.csv":
            day = rows[1][rows[0].index("统计日期")].replace("2024", "2025")
            four = [[f"M9000{n}", "U01", "C99", PEOPLE[0], day, *PEOPLE[3:1:-1], PEOPLE[4]] for n in range(4)]
            rows += four
        with (made / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    book = openpyxl.load_workbook(made / "communities.xlsx")
    sheet = book.worksheets[0]
    heads = next(row for row in sheet.iter_rows() if any(cell.value == "社区编码" for cell in row))
    place = {cell.value: cell.column for cell in heads}
    below = range(heads[0].row + 1, sheet.max_row + 1)
    codes = sorted(
        {sheet.cell(row, place["社区编码"]).value for row in below if sheet.cell(row, place["社区编码"]).value}
    )
    named = dict(zip(codes, names, strict=False))
    for row in below:
        if sheet.cell(row, place["社区编码"]).value in named:
            cell = sheet.cell(row, place["社区名称"])
            cell.value = named[sheet.cell(row, place["社区编码"]).value]
            cell.data_type = "s"
    last = [sheet.cell(sheet.max_row, column).value for column in range(1, sheet.max_column + 1)]
    last[place["社区编码"] - 1], last[place["社区名称"] - 1] = "C99", "四人社区"
    sheet.append(last)
    book.save(made / "communities.xlsx")
    return made


class Watched:
    """What passes through the folder for temporary files while a command runs."""

    def __init__(self, folder):
        self.folder, self.seen, self.going = folder, {}, True
        self.thread = threading.Thread(target=self.look)
        self.thread.start()

    def look(self):
        while self.going:
            for path in self.folder.rglob("*"):
                try:
                    if path.is_file():
                        self.seen[f"{path}@{path.stat().st_mtime_ns}"] = path.read_bytes()
                except OSError:
                    continue
            time.sleep(0.005)

    def stop(self):
        self.going = False
        self.thread.join()
        return self.seen


@pytest.fixture(scope="module")
def packet(tmp_path_factory):
    """Every file, every word on the streams, and every temporary file of one run."""
    top = tmp_path_factory.mktemp("packet")
    folder = folder_of(top, names=NAMES)
    out, temporary, here = top / "out", top / "tmp", top / "here"
    temporary.mkdir()
    here.mkdir()
    watched = Watched(temporary)
    environment = os.environ | {"TMPDIR": str(temporary), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [*RUN, "report", str(folder), "--out", str(out)], capture_output=True, env=environment, cwd=here
    )
    seen = watched.stop()
    assert done.returncode == 0, done.stderr.decode()
    checked = subprocess.run(
        [*RUN, "check", str(folder), "--out", str(out / "check")], capture_output=True, env=environment, cwd=here
    )
    return {
        "top": top,
        "out": out,
        "seen": seen,
        "done": done,
        "checked": checked,
        "temporary": temporary,
        "here": here,
    }


def files_in(folder):
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


@pytest.mark.slow
def test_no_planted_person_is_in_any_file_stream_or_temporary_file(packet):
    found = {}
    for path in files_in(packet["out"]):
        found[path.name] = found_in(path.read_bytes(), path.name, PEOPLE)
    for name, data in packet["seen"].items():
        found[name] = found_in(data, name.partition("@")[0], PEOPLE)
    for done in ("done", "checked"):
        for stream in ("stdout", "stderr"):
            found[f"{done} {stream}"] = found_in(getattr(packet[done], stream), stream, PEOPLE)
    assert {name: words for name, words in found.items() if words} == {}
    assert len(files_in(packet["out"])) >= 10
    assert packet["seen"]  # the PDF passes through files, so something was looked at
    assert files_in(packet["temporary"]) == files_in(packet["here"]) == []


@pytest.mark.slow
def test_the_search_itself_finds_a_person_planted_in_each_kind_of_file(packet, tmp_path):
    for path in files_in(packet["out"]):
        texts = list(texts_of(path.read_bytes(), path.name))
        assert any("C01" in text or "社区" in text or "file" in text for text in texts), path.name
    page = tmp_path / "page.html"
    page.write_text(f"<p>{PEOPLE[0][:2]}<b>{PEOPLE[0][2:]}</b>", encoding="utf-8")
    assert found_in(page.read_bytes(), page.name, PEOPLE) == {PEOPLE[0]}


@pytest.mark.slow
def test_names_that_mean_harm_name_no_file_and_begin_no_cell_of_a_text_file(packet):
    paths = files_in(packet["out"])
    assert [path.name for path in paths if not re.fullmatch(r"[A-Za-z0-9_.-]+", path.name)] == []
    found = {suffix: set() for suffix in (".docx", ".xlsx", ".html")}
    for path in paths:
        if path.suffix in found:
            found[path.suffix] |= found_in(path.read_bytes(), path.name, NAMES[:3])
        if path.suffix == ".csv":
            for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))):
                assert not [cell for cell in row if re.match(r"[=+\-@\t\r]", cell)], path.name
    assert found == {suffix: set(NAMES[:3]) for suffix in found}  # the folder's names came through to the report
    outside = [path for path in files_in(packet["top"]) if not path.is_relative_to(packet["out"])]
    assert {path.parent.name for path in outside} == {"folder"}


@pytest.mark.slow
def test_the_same_bytes_in_any_folder_locale_and_time_zone(tmp_path):
    folder = folder_of(tmp_path)
    places = [("C", "UTC", "0"), ("zh_CN.GBK", "Asia/Shanghai", "1"), ("de_DE.UTF-8", "America/Los_Angeles", "7")]
    made = []
    for number, (locale, zone, seed) in enumerate([*places, places[0]]):
        out = tmp_path / f"out {number}" / "deeper"
        environment = os.environ | {"LC_ALL": locale, "LANG": locale, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run([*RUN, "report", str(folder), "--out", str(out)], capture_output=True, env=environment)
        assert done.returncode == 0, done.stderr
        made.append({path.name: path.read_bytes() for path in files_in(out)})
    assert len(made[0]) >= 10
    for other in made[1:]:
        assert [name for name in made[0] if made[0][name] != other.get(name)] == []
        assert set(other) == set(made[0])


WRITER = """
import sys
from pathlib import Path
from governance_metrics.report.formats.output_file import replace_file
sys.stdout.write("ready"); sys.stdout.flush()
while True:
    for letter in (b"a", b"b"):
        replace_file(Path(sys.argv[1]), letter * 400_000)
"""


@pytest.mark.slow
def test_two_hundred_kills_leave_the_old_file_or_the_new_one(tmp_path):
    path, moments = tmp_path / "report.docx", np.random.default_rng(7)
    path.write_bytes(b"a" * 400_000)
    halves = seen = 0
    for _ in range(200):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE)
        assert writer.stdout.read(5) == b"ready"
        time.sleep(moments.random() * 0.25)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        data = path.read_bytes()
        seen += data[:1] == b"b"
        halves += data not in (b"a" * 400_000, b"b" * 400_000)
        for left in tmp_path.glob(".*.part"):
            os.utime(left, (0, 0))
    assert halves == 0
    assert 0 < seen < 200
    subprocess.run([sys.executable, "-c", WRITER.replace("while True", "for _ in range(1)"), str(path)], check=True)
    assert [file.name for file in tmp_path.iterdir()] == ["report.docx"]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_disk_without_room_and_a_locked_file_are_said_in_a_line_each_and_lose_nothing(tmp_path, language):
    folder, out = folder_of(tmp_path), tmp_path / "out"
    out.mkdir()
    for name in (f"report_{language}.docx", f"report_{language}.pptx"):
        (out / name).write_bytes(b"old")
    (out / f"report_{language}.docx").chmod(0o444)
    command = [*RUN, "report", str(folder), "--out", str(out), "--language", language, "--formats", "docx,pptx"]
    environment = os.environ | {"PYTHONUTF8": "1"}
    most = 20_000

    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    register = tmp_path / "releases.json"
    full = subprocess.run(
        [*command, "--register", str(register)], capture_output=True, env=environment, preexec_fn=small
    )
    said = full.stderr.decode()
    assert full.returncode == 2, said
    assert "Traceback" not in said
    assert {path.read_bytes() for path in files_in(out)} == {b"old"}
    locked = subprocess.run(command, capture_output=True, env=environment)
    said = locked.stderr.decode()
    assert locked.returncode == 2, said
    assert "Traceback" not in said
    assert f"report_{language}-2.docx" in said.splitlines()[0]
    assert (out / f"report_{language}.docx").read_bytes() == b"old"
    assert (out / f"report_{language}-2.docx").stat().st_size > 100_000
    assert (out / f"report_{language}.pptx").stat().st_size > 100_000  # one locked file does not cost the others
