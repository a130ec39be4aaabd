"""One table of answers, the same in every place: frames, Parquet, CSV, Postgres, Spark."""

import os
import pwd
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from governance_metrics.intake import read
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import same
from tests.own_tables import card

SLOW = pytest.mark.slow
PLACES = ("frames", "parquet", "csv", pytest.param("postgres", marks=SLOW), pytest.param("spark", marks=SLOW))
ELSEWHERE = PLACES[1:]

KIND = Column(
    name="kind", type="code", title=same("kind"), codes=(Code("task", same("任务")), Code("form", same("表")))
)
NAME = Column(name="full_name", type="text", title=same("full name"), personal=True)
TYPES = {
    "id": "key", "ward": "key", "yes": "boolean", "v": "number", "x": "number", "whole": "integer",
    "money": "number", "sex": "text", "w": "number", "stratum": "text", "psu": "integer", "day": "date",
}  # fmt: skip
ANSWERS = Table(
    "answers", "id", "ward",
    (*(Column(name=n, type=t, title=same(n)) for n, t in TYPES.items()), KIND, NAME),
    time=Time("events", "day"), sample=True,
)  # fmt: skip
CLUSTERED = SurveyDesign(weight="w", stratum="stratum", psu="psu")
CARDS = [
    card("yes", "share", table="answers"),
    card("v", "mean", table="answers"),
    card("v >= 4", "large", table="answers"),
    card("v <> 7", "other", table="answers"),
    card("v / x", "quotient", table="answers"),
    card("whole / 2", "half", table="answers"),
    card("v", "ratio", table="answers", denominator="x"),
    card("money", "money", table="answers"),
    card("yes", "tasks", table="answers", universe="kind = 'task'"),
    card("CASE WHEN sex = 'F' OR yes THEN 1 ELSE 0 END", "either", table="answers"),
    card("v", "total", table="answers", measure="count"),
]


def answers(rows=600, seed=5):
    """Answers with not-a-number, blanks, zeros below, decimals, yes or no, and psus that straddle wards."""
    rng = np.random.default_rng(seed)
    psu = rng.integers(0, 24, rows)
    frame = pd.DataFrame(
        {
            "id": [f"r{i}" for i in range(rows)],
            "ward": [f"w{k}" for k in (psu // 6 + rng.integers(0, 2, rows)) % 4],
            "yes": pd.Series(rng.random(rows) < 0.4, dtype="boolean").mask(rng.random(rows) < 0.1),
            "v": np.where(rng.random(rows) < 0.1, np.nan, rng.integers(0, 12, rows) + rng.choice([0.0, 0.1], rows)),
            "x": rng.integers(0, 5, rows).astype(float),
            "whole": rng.integers(0, 9, rows),
            "money": [Decimal(int(cents)) / 100 for cents in rng.integers(0, 10_000, rows)],
            "sex": rng.choice(["F", "M", None], rows),
            "w": rng.choice([0.5, 1.25, 3.1], rows),
            "stratum": [f"s{k}" for k in psu // 12],
            "psu": psu % 12,
            "day": pd.to_datetime("2025-01-01") + pd.to_timedelta(rng.integers(0, 500, rows), unit="D"),
            "kind": rng.choice(["task", "form", None], rows),
            "full_name": [f"无名氏{i}" for i in range(rows)],
        }
    )
    return frame.sample(frac=1, random_state=seed, ignore_index=True)


def held_in(place, frame, request, tmp_path, table=ANSWERS, design=CLUSTERED):
    """The dataset of these answers in one place."""
    tables, designs = {"answers": table}, {"answers": design}
    if place == "frames":
        frames = {"answers": frame.drop(columns="full_name")}
        return Dataset(tables=frames, contracts=tables, designs=designs, checked=True)
    if place in ("parquet", "csv"):
        write_file(frame, tmp_path / f"answers.{place}")
        return read(tmp_path, tables={f"answers.{place}": table}, designs=designs)
    if place == "postgres":
        url = request.getfixturevalue("postgres_url")
        load_postgres(url, "answers", frame)
        return read(url, tables={"public.answers": table}, designs=designs)
    session = request.getfixturevalue("spark")
    load_spark(session, "answers_there", frame)
    return read(session, tables={"answers_there": table}, designs=designs)


def write_file(frame, path):
    """A Parquet file with the types of the frame, or a CSV file with Yes and No."""
    if path.suffix == ".csv":
        frame = frame.assign(yes=frame["yes"].map({True: "Yes", False: "No"}), v=frame["v"].map(repr))
        frame.to_csv(path, index=False)
        return
    with duckdb.connect() as connection:
        connection.register("frame", frame.astype({"money": str}))
        found = connection.sql(
            "SELECT * REPLACE (CAST(money AS DECIMAL(12, 2)) AS money, CAST(day AS DATE) AS day) FROM frame"
        )
        found.write_parquet(str(path))


def plain(frame):
    """Rows as Python values, None where a value is missing; not-a-number stays in columns of floats."""
    columns = []
    for name in frame:
        column = frame[name]
        kept = column.dtype == float
        values = column.astype(object).tolist()
        columns.append([v if kept or not pd.isna(v) else None for v in values])
    return list(zip(*columns, strict=True))


def load_postgres(url, name, frame, types=None):
    """Write a frame into a table of the database."""
    psycopg = pytest.importorskip("psycopg")
    types = types or {c: sql_type(frame[c]) for c in frame}
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        listed = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
        cursor.execute(f'DROP TABLE IF EXISTS "{name}"')
        cursor.execute(f'CREATE TABLE "{name}" ({listed})')
        with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
            for row in plain(frame):
                copy.write_row([v.to_pydatetime() if isinstance(v, pd.Timestamp) else v for v in row])


def sql_type(column):
    """The type Postgres keeps a column in."""
    known = column.dropna()
    if str(column.dtype) in ("bool", "boolean"):
        return "boolean"
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return "date"
    if pd.api.types.is_integer_dtype(column.dtype):
        return "bigint"
    if pd.api.types.is_float_dtype(column.dtype):
        return "double precision"
    if len(known) and isinstance(known.iloc[0], Decimal):
        return "numeric(12, 2)"
    if len(known) and all(isinstance(value, bool | np.bool_) for value in known):
        return "boolean"
    return "text"


def load_spark(session, name, frame):
    """Register a frame as a view of the session."""
    kinds = {"boolean": "boolean", "date": "date", "bigint": "bigint", "double precision": "double", "text": "string"}
    schema = ", ".join(f"`{c}` {kinds.get(sql_type(frame[c]), 'decimal(12, 2)')}" for c in frame)
    rows = [tuple(v.date() if isinstance(v, pd.Timestamp) else v for v in row) for row in plain(frame)]
    session.createDataFrame(rows, schema).createOrReplaceTempView(name)


def without(reason):
    """Skip where an engine is not there; in CI, where all of them have to be, fail."""
    if os.environ.get("GOVERNANCE_METRICS_ENGINES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def start_postgres(folder: Path):
    """Start a Postgres of its own on a socket in a folder; return its address and how to stop it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    programs = found[-1] if found else Path(shutil.which("initdb") or "").parent
    if not (programs / "initdb").is_file():
        without("no Postgres is installed (Debian: apt-get install postgresql)")
    who = {}
    if os.geteuid() == 0:  # Postgres does not run as root
        user = next((u for u in ("postgres", "nobody") if u in {one.pw_name for one in pwd.getpwall()}), None)
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        who = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    data = folder / "data"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL, "cwd": folder, **who}
    locale = ["--locale=C", "--encoding=UTF8", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}"]
    (folder / "password").write_text("s3cret-word\n")
    (folder / "password").chmod(0o644)
    subprocess.run([programs / "initdb", "-D", data, "-U", "owner", "--no-sync", *locale], **quiet)
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    subprocess.run([*control, "-o", options, "start"], **quiet)
    return (
        f"postgresql://owner:s3cret-word@/postgres?host={folder}",
        lambda: subprocess.run([*control, "-m", "immediate", "stop"], **quiet),
    )
