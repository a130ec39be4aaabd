"""What was read, written and read again is the same to the byte, and a survey is one table however it came."""

import pandas as pd
import pytest

from governance_metrics.intake import check, read
from governance_metrics.sample import simulate
from governance_metrics.tables import TABLES
from tests.intake.conftest import workbook
from tests.intake.survey_exports import responses, wenjuanxing
from tests.intake.test_formats import ENCODINGS, as_csv, as_parquet
from tests.intake.test_platforms import LIST

# A key of a person is another one after every reading, so tables of people are no fixed point by design.
PLAIN = [
    name
    for name, table in TABLES.items()
    if not any(column.person_key or column.personal for column in table.listed) and name != "rechecks"
]


def lines_of(frame):
    """The lines of a table as plain cells: text, numbers, booleans, days, None."""
    cells = frame.astype(object).where(frame.notna(), None)
    for name in frame.select_dtypes("datetime"):
        cells[name] = [None if pd.isna(day) else day.date() for day in frame[name]]
    return [[*frame.columns], *cells.to_numpy().tolist()]


def text_of(frame):
    return frame.to_csv(index=False)


@pytest.fixture(scope="module")
def district():
    return simulate(seed=1).tables


def written(path, lines):
    if path.suffix == ".csv":
        path.write_bytes(as_csv(lines))
    elif path.suffix == ".xlsx":
        workbook(path, {"a": lines})
    else:
        as_parquet(path, lines)
    return path


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_write_read_write_is_a_fixed_point(district, tmp_path, kind, today):
    names = [name for name in PLAIN if name in district]
    assert {"communities", "incidents", "tasks"} <= set(names)
    for name in names:
        path, frame = tmp_path / f"{name}.{kind}", district[name].head(40)
        once = read(written(path, lines_of(frame)), today=today).tables[name]
        again = read(written(path, lines_of(once)), today=today).tables[name]
        path.unlink()
        assert len(once) == len(frame)
        assert text_of(again) == text_of(once)


def test_a_survey_is_one_table_whichever_export_and_file_it_came_in(tmp_path, today):
    (tmp_path / "communities.csv").write_text(LIST, encoding="utf-8")
    rows = responses("residents_survey", 25)
    frames = {}
    for numbers in (False, True):
        lines = wenjuanxing("residents_survey", rows, numbers=numbers)
        files = {f"{encoding}.csv": as_csv(lines, encoding) for encoding in ENCODINGS}
        workbook(tmp_path / "a.xlsx", {"Sheet1": lines})
        as_parquet(tmp_path / "a.parquet", lines)
        files |= {path.suffix: path.read_bytes() for path in (tmp_path / "a.xlsx", tmp_path / "a.parquet")}
        for path in (tmp_path / "a.xlsx", tmp_path / "a.parquet"):
            path.unlink()
        for kind, content in files.items():
            path = tmp_path / f"residents_survey{'.csv' if kind.endswith('csv') else kind}"
            path.write_bytes(content)
            frames[numbers, kind] = check(tmp_path, today=today).tables["residents_survey"]
            path.unlink()
    first = frames[False, "utf-8.csv"]
    assert len(first) == 25
    for frame in frames.values():
        pd.testing.assert_frame_equal(frame, first)
