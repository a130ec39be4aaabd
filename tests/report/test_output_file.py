"""The file a report ends in: whole or not at all, and never at the cost of one that cannot be replaced."""

import os
from datetime import UTC, datetime

import pytest

from governance_metrics.errors import FormatError
from governance_metrics.report.formats import output_file
from governance_metrics.report.formats.output_file import file_date, replace_file


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_the_new_file_takes_the_place_of_the_old(tmp_path):
    path = tmp_path / "诊断报告.docx"
    replace_file(path, b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["诊断报告.docx"]


def test_a_file_is_as_readable_as_the_user_s_other_files(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    replace_file(tmp_path / "report.html", b"")
    assert (tmp_path / "report.html").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "report.docx"
    replace_file(path, b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["report.docx"]


def test_what_a_killed_run_left_behind_is_cleared_by_the_next(tmp_path, monkeypatch):
    class KilledError(BaseException):
        pass

    def killed(*_):
        raise KilledError

    path = tmp_path / "report.docx"
    with monkeypatch.context() as patch:
        patch.setattr(output_file, "_replaced", killed)
        patch.setattr(output_file.Path, "unlink", lambda *_, **__: None)
        with pytest.raises(KilledError):
            replace_file(path, b"half")
    (left,) = tmp_path.iterdir()
    os.utime(left, (0, 0))
    replace_file(path, b"new")
    assert names(tmp_path) == ["report.docx"]


@pytest.mark.parametrize("how", ["read-only", "open elsewhere"])
def test_a_file_that_cannot_be_replaced_is_kept_and_so_is_the_new_one(tmp_path, monkeypatch, how):
    path = tmp_path / "report.docx"
    replace_file(path, b"old")
    (tmp_path / "report-2.docx").write_bytes(b"another")
    if how == "read-only":
        path.chmod(0o444)
    else:
        replace = output_file.Path.replace

        def locked(self, target):
            if target == path.resolve():
                raise PermissionError(13, "The process cannot access the file")
            return replace(self, target)

        monkeypatch.setattr(output_file.Path, "replace", locked)
    with pytest.raises(FormatError) as caught:
        replace_file(path, b"new")
    for language in ("zh", "en"):
        said = caught.value.say(language)
        assert "report.docx" in said
        assert "report-3.docx" in said
        assert "\n" not in said
    assert path.read_bytes() == b"old"
    assert (tmp_path / "report-3.docx").read_bytes() == b"new"
    assert names(tmp_path) == ["report-2.docx", "report-3.docx", "report.docx"]


def test_a_missing_folder_is_an_error_of_the_system(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        replace_file(tmp_path / "nowhere" / "report.docx", b"")


def test_the_date_inside_files_comes_from_the_environment_or_is_fixed(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert file_date() == file_date()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert file_date() == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("value", ["yesterday", "1e9", "99999999999999999999"])
def test_a_date_that_is_none_is_said_plainly(monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(FormatError, match="SOURCE_DATE_EPOCH"):
        file_date()
