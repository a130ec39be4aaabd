"""DuckDB over files: what it writes to disk is for its user alone and goes with it, and it prints nothing."""

import os
import stat
from pathlib import Path

import pandas as pd
import pytest

from governance_metrics.query.engine import FramesEngine
from governance_metrics.query.files import Files, FilesEngine
from governance_metrics.tables import TABLES


def test_what_does_not_fit_in_memory_is_written_apart_for_one_user_and_removed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    engine = FilesEngine(Files(tmp_path, memory="60MB"))
    beside = Path(engine.connection.execute("SELECT current_setting('temp_directory')").fetchall()[0][0])
    many = "SELECT MAX(t) AS t FROM (SELECT hash(i) AS t FROM range(8000000) AS r(i) ORDER BY hash(i + 1) OFFSET 7)"
    assert len(engine.fetch(many)["t"]) == 1
    assert tmp_path not in beside.parents
    if os.name == "posix":
        assert stat.S_IMODE(beside.stat().st_mode) == 0o700
    engine.close()
    assert not beside.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["frames", "files"])
def test_no_engine_draws_on_standard_output(kind, tmp_path):
    tasks = pd.DataFrame({"community_id": ["C01"]})
    engine = FramesEngine({"tasks": tasks}, TABLES) if kind == "frames" else FilesEngine(Files(tmp_path))
    try:
        assert engine.fetch("SELECT current_setting('enable_progress_bar') AS shown")["shown"].tolist() == [False]
    finally:
        engine.close()
