"""Sums of large tables: made in two steps and some cards at a time, and still the same."""

import duckdb
import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import estimate
from governance_metrics.errors import DataError
from governance_metrics.intake import read
from governance_metrics.query import beside, files, totals
from governance_metrics.query.fine import cells_of
from governance_metrics.statistics.design import SurveyDesign
from tests.query.places import ANSWERS, CARDS, CLUSTERED, answers, held_in, write_file

DESIGNS = {
    "weighted": CLUSTERED,
    "unweighted": SurveyDesign(stratum="stratum", psu="psu"),
    "fpc": SurveyDesign(weight="w", stratum="stratum", psu="psu", fpc="x"),
}


@pytest.mark.parametrize("name", list(DESIGNS))
@pytest.mark.parametrize("at_once", [1, 2000, 10**9])
def test_a_large_table_is_summed_in_two_steps_to_the_same_estimates(name, at_once, request, tmp_path, monkeypatch):
    frame = answers()
    frame.loc[frame.index % 7 == 0, "w"] = 0.0
    if name == "fpc":
        frame["x"] = 40.0
    held = held_in("frames", frame, request, tmp_path).replace(designs={"answers": DESIGNS[name]})
    settings = {"by": ["ward", "sex"], "area": "ward"}
    plain = estimate(held, CARDS, **settings)
    monkeypatch.setattr(totals, "SPLIT_FROM", 0)
    monkeypatch.setattr(totals, "AT_ONCE", at_once)
    split = estimate(held, CARDS, **settings)
    assert plain["std_error"].gt(0).sum() > 100
    pd.testing.assert_frame_equal(plain, split, check_exact=False, rtol=1e-9, atol=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("place", ["postgres", "spark"])
def test_a_large_table_elsewhere_is_summed_in_two_steps_with_and_without_not_a_number(
    place, request, tmp_path, monkeypatch
):
    held = held_in(place, answers(), request, tmp_path)
    settings = {"by": ["ward"], "area": "ward"}
    plain = estimate(held, CARDS, **settings)
    monkeypatch.setattr(totals, "SPLIT_FROM", 0)
    pd.testing.assert_frame_equal(plain, estimate(held, CARDS, **settings), check_exact=False, rtol=1e-9, atol=1e-12)
    few = [one for one in CARDS if one.code in ("share", "half", "money")]  # none of their columns has any
    split = estimate(held, few, **settings).set_index("indicator")
    pd.testing.assert_frame_equal(
        plain.set_index("indicator").loc[split.index.unique()], split, check_exact=False, rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("name", list(DESIGNS))
@pytest.mark.parametrize("times", [{"period": "2025"}, {"by": ["ward", "sex"]}])
def test_a_file_read_in_little_memory_has_its_sums_on_disk_and_the_same_estimates(name, times, tmp_path, monkeypatch):
    frame = answers(3000)
    frame.loc[frame.index % 7 == 0, "w"] = 0.0
    if name == "fpc":
        frame["x"] = 40.0
    write_file(frame, tmp_path / "answers.parquet")
    held = {"tables": {"answers.parquet": ANSWERS}, "designs": {"answers": DESIGNS[name]}}
    settings = {"by": ["ward"], "area": "ward"} | times
    plain = estimate(read(tmp_path, **held), CARDS, **settings)
    monkeypatch.setattr(totals, "SPLIT_FROM", 0)
    monkeypatch.setattr(beside, "AT_ONCE", 1)
    monkeypatch.setattr(files, "VECTORS", 1)
    kept = []
    monkeypatch.setattr(
        beside.OnDisk, "keep", lambda self, values, keep=beside.OnDisk.keep: kept.append(keep(self, values))
    )
    found = estimate(read(tmp_path, memory="500MB", **held), CARDS, **settings)
    assert len(kept) > len(CARDS)
    assert plain["std_error"].gt(0).sum() > 30
    counts = ["n", "n_missing", "n_numerator", "df"]
    pd.testing.assert_frame_equal(plain[counts], found[counts], check_exact=True)
    pd.testing.assert_frame_equal(plain, found, check_exact=False, rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("column", ["", "v", "w", "x"])
def test_not_a_number_is_looked_for_again_where_a_sum_shows_one(column, tmp_path, monkeypatch):
    frame = answers(1500)
    frame["v"] = frame["v"].fillna(3.0)
    whole, there = tmp_path / "whole.parquet", tmp_path / "answers.parquet"
    write_file(frame, whole)
    with duckdb.connect() as connection:
        blank = f"* REPLACE (CASE WHEN id = 'r7' THEN CAST('NaN' AS DOUBLE) ELSE {column} END AS {column})"
        connection.read_parquet(str(whole)).project(blank if column else "*").write_parquet(str(there))
    held = read(tmp_path, tables={"answers.parquet": ANSWERS}, designs={"answers": CLUSTERED})
    cards = [one for one in CARDS if one.code in ("share", "mean", "large", "other", "money", "quotient", "ratio")]
    queries = []
    fetch = files.FilesEngine.fetch
    monkeypatch.setattr(files.FilesEngine, "fetch", lambda self, sql: queries.append(sql) or fetch(self, sql))

    def found(split_from):
        monkeypatch.setattr(totals, "SPLIT_FROM", split_from)
        queries.clear()
        return estimate(held, cards, by=["ward"], area="ward")

    if column == "w":
        with pytest.raises(DataError, match="found 1 blank"):
            found(0)
        return
    split, sent = found(0), len(queries)
    assert sent == (6 if column == "v" else 5)  # areas, periods and submissions are asked for too
    pd.testing.assert_frame_equal(found(10**9), split, check_exact=False, rtol=1e-9, atol=1e-12)


def test_what_memory_means_is_said_where_it_cannot_be_read(tmp_path):
    write_file(answers(20), tmp_path / "answers.parquet")
    with pytest.raises(DataError, match="500MB or 2GB, found 'much'"):
        read(tmp_path, tables={"answers.parquet": ANSWERS}, designs={"answers": CLUSTERED}, memory="much")


def test_groups_that_come_in_another_order_keep_their_cells():
    keys = pd.DataFrame({"period": ["", ""], "area": ["a", None]}, dtype=object)
    found = {"period": np.array(["", "", ""], dtype=object), "area": np.array([None, "a", None], dtype=object)}
    assert cells_of({**found, "rows__": np.ones(3)}, keys).tolist() == [1, 0, 1]
