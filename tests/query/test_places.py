"""The same cards wherever the tables are: counts equal to the bit, sums to twelve digits, and no row comes back."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess, estimate
from governance_metrics.disclosure import protect
from governance_metrics.errors import DataError
from governance_metrics.intake import read
from governance_metrics.query.database import DatabaseEngine
from governance_metrics.query.held import Relation, held_by
from governance_metrics.report.writing import write
from governance_metrics.sample import simulate
from governance_metrics.scope import periods_of
from governance_metrics.tables import TABLES
from governance_metrics.tables.table import Table
from governance_metrics.tally import tally
from tests.own_tables import card
from tests.query.places import ANSWERS, CARDS, CLUSTERED, ELSEWHERE, PLACES, answers, held_in, load_postgres

KEY = ["indicator", "part", "period", "area", "group", "stratum", "psu"]
SQL = {
    **dict.fromkeys(("text", "code", "key"), "text"), **dict.fromkeys(("date", "month"), "date"),
    **dict.fromkeys(("integer", "number"), "double precision"), "boolean": "boolean",
}  # fmt: skip
COUNTS = ["n", "n_missing", "n_numerator", "sum_weighted", "sum_seen"]
pytestmark = pytest.mark.usefixtures("what_spark_warns_about")


def sums_of(dataset, by=("sex",)):
    contracts = {"answers": ANSWERS}
    periods = periods_of(dataset, contracts, None)
    return tally(dataset, CARDS, periods=periods, area="ward", by=list(by)).frame().sort_values(KEY, ignore_index=True)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_counts_are_equal_to_the_bit_and_sums_to_twelve_digits(place, request, tmp_path):
    frame = answers()
    here, there = (
        sums_of(held_in("frames", frame, request, tmp_path)),
        sums_of(held_in(place, frame, request, tmp_path)),
    )
    assert len(here) > 500
    pd.testing.assert_frame_equal(here[KEY], there[KEY], check_dtype=False)
    pd.testing.assert_frame_equal(here[COUNTS], there[COUNTS], check_exact=True)
    sums = [name for name in here if name not in (*KEY, *COUNTS, "level")]
    np.testing.assert_allclose(here[sums].to_numpy(float), there[sums].to_numpy(float), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_estimates_and_their_intervals_are_the_same(place, request, tmp_path):
    frame = answers()
    settings = {"by": ["ward"], "area": "ward", "period": "2025"}
    here = estimate(held_in("frames", frame, request, tmp_path), CARDS, **settings)
    there = estimate(held_in(place, frame, request, tmp_path), CARDS, **settings)
    assert here["std_error"].gt(0).sum() > 40
    pd.testing.assert_frame_equal(here, there, check_exact=False, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_roster_gives_the_same_counts_and_bands(place, request, tmp_path):
    frame = answers()
    here, there = (held_in(one, frame, request, tmp_path).replace(designs={}) for one in ("frames", place))
    roster = Table("answers", "id", "ward", ANSWERS.columns, time=ANSWERS.time)
    found = [
        estimate(one.replace(contracts={"answers": roster}), CARDS, by=["ward"], area="ward", period="2025")
        for one in (here, there)
    ]
    assert set(found[0]["interval"]) == {"chance", "none"}
    pd.testing.assert_frame_equal(*found, check_exact=False, rtol=1e-10, atol=1e-12)


# --- the traps, each closed once, in every place ---


def row_of(place, request, tmp_path, asked, frame=None):
    held = held_in(place, answers() if frame is None else frame, request, tmp_path)
    return estimate(held.replace(designs={}), [asked], period="2025").iloc[0]


def in_2025(frame):
    return frame[frame["day"].dt.year.eq(2025)]


@pytest.mark.parametrize("place", PLACES)
def test_not_a_number_is_unknown_and_never_larger_than_everything(place, request, tmp_path):
    mine = in_2025(answers())["v"]
    row = row_of(place, request, tmp_path, card("v >= 4", table="answers"))
    assert (row["numerator"], row["n"], row["n_missing"]) == ((mine >= 4).sum(), mine.notna().sum(), mine.isna().sum())


@pytest.mark.parametrize("place", PLACES)
def test_whole_numbers_divide_as_numbers(place, request, tmp_path):
    mine = in_2025(answers())["whole"]
    row = row_of(place, request, tmp_path, card("whole / 2", table="answers"))
    assert row["numerator"] == pytest.approx((mine / 2).sum(), rel=1e-12)
    assert row["numerator"] != (mine // 2).sum()


@pytest.mark.parametrize("place", PLACES)
def test_a_division_by_zero_is_a_missing_row_and_no_error(place, request, tmp_path):
    mine = in_2025(answers())
    row = row_of(place, request, tmp_path, card("v / x", table="answers"))
    used = mine["v"].notna() & mine["x"].ne(0)
    assert (row["n"], row["n_missing"]) == (used.sum(), (~used).sum())


@pytest.mark.parametrize("place", PLACES)
def test_yes_and_no_are_counted_as_one_and_nothing(place, request, tmp_path):
    mine = in_2025(answers())["yes"]
    row = row_of(place, request, tmp_path, card("yes", table="answers"))
    assert (row["numerator"], row["n"], row["n_missing"]) == (mine.sum(), mine.notna().sum(), mine.isna().sum())


@pytest.mark.parametrize("place", PLACES)
def test_decimals_are_added_as_doubles(place, request, tmp_path):
    mine = in_2025(answers())["money"]
    row = row_of(place, request, tmp_path, card("money", table="answers"))
    assert isinstance(row["numerator"], float)
    assert row["numerator"] == pytest.approx(float(sum(mine)), rel=1e-12)


@pytest.mark.parametrize("place", PLACES)
def test_the_same_question_twice_has_the_same_bits(place, request, tmp_path):
    held = held_in(place, answers(), request, tmp_path)
    first, second = (estimate(held, CARDS, by=["ward"], area="ward", period="2025") for _ in range(2))
    if place == "spark":  # a cluster adds in the order its parts arrive
        pd.testing.assert_frame_equal(first.round(10), second.round(10))
    else:
        pd.testing.assert_frame_equal(first, second, check_exact=True)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_names_equal_but_for_case_are_refused(place, request, tmp_path):
    if place == "spark":
        pytest.importorskip("pyspark")
        request.getfixturevalue("spark").conf.set("spark.sql.caseSensitive", "true")
    try:
        if place in ("parquet", "csv"):
            twice = Relation("answers.csv", "t", dict.fromkeys(("id", "ward", "Nh", "nh"), "number"))
            small = Table("t", "id", "ward", {"id": "key", "ward": "key", "nh": "number"})
            with pytest.raises(DataError, match="Nh, nh differ only in case"):
                held_by(lambda sql: {}, twice, small, None)
            return
        with pytest.raises(DataError, match="differ only in case"):
            held_in(place, answers().assign(V=1.0), request, tmp_path)
    finally:
        if place == "spark":
            request.getfixturevalue("spark").conf.set("spark.sql.caseSensitive", "false")


# --- bad input ---


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_column_that_is_not_there_is_named_with_those_that_are(place, request, tmp_path):
    with pytest.raises(DataError) as raised:
        held_in(place, answers().drop(columns=["ward", "w"]), request, tmp_path)
    said = [fault.en for fault in raised.value.failures]
    assert len(said) == 2
    assert "expected a column 'ward'" in said[0]
    assert "found id, yes, v, x" in said[1]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_whole_numbers_too_large_to_reckon_with_are_refused(place, request, tmp_path):
    frame = answers()
    frame.loc[[3, 5], "whole"] = 2**53 + 1
    with pytest.raises(DataError, match="column 'whole': 2 numbers are 9007199254740992 or more"):
        held_in(place, frame, request, tmp_path)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_code_the_contract_does_not_have_is_refused(place, request, tmp_path):
    frame = answers()
    frame.loc[[1, 2, 4], "kind"] = "tsk"
    with pytest.raises(DataError, match="column 'kind': 3 values are not any of task, form"):
        held_in(place, frame, request, tmp_path)


@pytest.mark.parametrize("place", [pytest.param("postgres", marks=pytest.mark.slow), "parquet"])
def test_a_column_of_another_type_is_refused(place, request, tmp_path):
    frame = answers()
    with pytest.raises(DataError, match="column 'v': expected numbers, found text"):
        held_in(place, frame.assign(v=frame["v"].map(str)), request, tmp_path)


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize(("value", "said"), [(None, "blank"), (-1.0, "negative"), (np.inf, "infinite")])
def test_a_weight_that_cannot_be_used_is_refused(place, value, said, request, tmp_path):
    frame = answers()
    frame.loc[[7, 8], "w"] = np.nan if value is None else value
    held = held_in(place, frame.assign(day=pd.Timestamp("2025-05-05")), request, tmp_path)
    with pytest.raises(DataError, match=f"design column 'w': expected .* found 2 {said}"):
        estimate(held, CARDS[:1], period="2025")


def test_a_contract_nobody_knows_and_tables_nobody_named_are_said():
    with pytest.raises(DataError, match="there is no contract 'nowhere'"):
        read("postgresql://db.invalid/name", tables={"public.t": "nowhere"})
    with pytest.raises(DataError, match="tables="):
        read("postgresql://db.invalid/name")


def test_words_that_are_neither_yes_nor_no_are_refused(request, tmp_path):
    lines = "id,ward,yes\n1,a,Yes\n2,a,No\n3,a,maybe\n4,b,是\n"
    (tmp_path / "t.csv").write_text(lines, encoding="utf-8")
    contract = Table("t", "id", "ward", {"id": "key", "ward": "key", "yes": "boolean"})
    with pytest.raises(DataError, match="column 'yes': 1 values are not yes or no"):
        read(tmp_path, tables={"t.csv": contract})
    (tmp_path / "t.csv").write_text(lines.replace("maybe", ""), encoding="utf-8")
    row = estimate(read(tmp_path, tables={"t.csv": contract}), [card("yes")]).iloc[0]
    assert (row["numerator"], row["n"], row["n_missing"]) == (2, 3, 1)


# --- Postgres alone ---


@pytest.mark.slow
def test_no_personal_row_leaves_the_database(request, tmp_path, monkeypatch):
    sqlalchemy = pytest.importorskip("sqlalchemy")
    held = held_in("postgres", answers(), request, tmp_path)
    statements, results = [], []
    sqlalchemy.event.listen(held.place.engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    fetch = DatabaseEngine.fetch
    monkeypatch.setattr(DatabaseEngine, "fetch", lambda self, sql: results.append(found := fetch(self, sql)) or found)
    estimate(held, CARDS, by=["ward", "sex"], area="ward", period="2025")
    grouped = [sql for sql in statements if "answers" in sql]
    assert len(grouped) == 4  # areas, strata, sums, and who reported
    assert not any("full_name" in sql for sql in statements)
    assert all("GROUP BY" in sql or "SELECT DISTINCT" in sql for sql in grouped)
    for found in results:
        assert not {"id", "full_name"} & set(found)
        assert not any(str(v).startswith(("r1", "无名氏")) for column in found.values() for v in column)
    sums = max(results, key=len)
    assert len(sums["n_0"]) < 4 * 3 * 24  # ward × sex × psu, not rows
    assert sum(sums["rows__"]) > len(sums["n_0"])


@pytest.mark.slow
def test_a_lost_connection_is_said_without_the_password(request, tmp_path):
    psycopg = pytest.importorskip("psycopg")
    held = held_in("postgres", answers(), request, tmp_path)
    engine = held.place.open()
    number = int(engine.fetch("SELECT pg_backend_pid() AS n")["n"][0])
    with psycopg.connect(request.getfixturevalue("postgres_url"), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [number])
    with pytest.raises(DataError, match="connection to the database was lost") as raised:
        engine.fetch("SELECT COUNT(*) AS n FROM answers__frame")
    assert "s3cret" not in str(raised.value)


@pytest.mark.slow
@pytest.mark.parametrize("change", ["s3cret-word wr0ng-word", "/postgres? /nowhere?", "owner: nobody_here:"])
def test_a_database_that_refuses_is_said_without_the_password(change, request):
    pytest.importorskip("sqlalchemy")
    url = request.getfixturevalue("postgres_url").replace(*change.split())
    with pytest.raises(DataError, match="the database refuses") as raised:
        read(url, tables={"public.answers": ANSWERS})
    said = " ".join(fault.zh + fault.en for fault in raised.value.failures)
    assert not any(word in said for word in ("s3cret", "wr0ng"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_from_a_database_is_the_report_from_frames_to_the_byte(language, request, tmp_path, monkeypatch):
    # Scales need the answers of each person, which do not leave a database: neither report has them here.
    monkeypatch.setattr("governance_metrics.scales._answers", lambda *given: None)
    pytest.importorskip("sqlalchemy")
    url = request.getfixturevalue("postgres_url")
    held = simulate(seed=2).replace(checked=True)
    for name, frame in held.tables.items():
        load_postgres(url, name, frame, {column: SQL[TABLES[name].column(column).type] for column in frame})
    there = read(url, tables={f"public.{name}": name for name in held.tables}, designs=held.designs)
    assert there.rows("residents_survey") == len(held.tables["residents_survey"])
    plain = {"sources": held.sources, "quality": held.quality, "targets": held.targets}
    made = []  # but for the source line, which says where the tables were
    for source in (held.replace(submissions=there.submissions, **plain), there.replace(**plain)):
        release = protect(assess(source))
        for suffix in ("docx", "html"):
            write(release, tmp_path / f"report.{suffix}", language=language)
        made.append([(tmp_path / f"report.{suffix}").read_bytes() for suffix in ("docx", "html")])
    assert len(made[0][0]) > 10_000
    assert made[0] == made[1]


@pytest.mark.slow
def test_a_table_that_is_not_there_is_named(request):
    pytest.importorskip("sqlalchemy")
    with pytest.raises(DataError, match=r"no table or view 'public\.nothing'"):
        read(
            request.getfixturevalue("postgres_url"), tables={"public.nothing": ANSWERS}, designs={"answers": CLUSTERED}
        )
