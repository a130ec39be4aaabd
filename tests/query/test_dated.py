"""Which rows stand for which period: states, events, spells, what adds up, and rows without a day."""

import numpy as np
import pytest

from governance_metrics.assessment import assess, estimate
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table, Time
from tests.own_tables import card
from tests.typed_frames import typed

LISTED = {"id": "key", "ward": "key", "day": "date", "until": "date", "v": "number"}


def rows_in(kind, days, period, *, ward="a", until=None):
    """The sum of v over the rows of a period; the row of day i is worth 2 to the power of i."""
    contract = Table("t", "id", "ward", LISTED, time=Time(kind, "day", "until" if kind == "spell" else None))
    ends = until or [None] * len(days)
    rows = [
        {"id": f"r{i}", "ward": ward, "day": day, "until": end, "v": 2.0**i}
        for i, (day, end) in enumerate(zip(days, ends, strict=True))
    ]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    found = estimate(held, [card("v", measure="count")], period=period).iloc[0]
    if np.isnan(found["numerator"]):
        return set()
    return {i for i in range(len(days)) if int(found["numerator"]) >> i & 1}


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025", {1, 2, 3, 4}),
        ("2025H1", {1, 2}),
        ("2025H2", {3, 4}),
        ("2025Q2", {2}),
        ("2025-06", {2}),
        ("2025-07", {3}),
        ("2024", {0}),
        ("2026", {5}),
    ],
)
def test_an_event_counts_from_the_first_day_to_before_the_first_day_after(period, expected):
    days = ["2024-12-31", "2025-01-01", "2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01", None]
    assert rows_in("events", days, period) == expected


def test_an_event_counts_in_a_leap_february():
    assert rows_in("events", ["2024-02-29", "2024-03-01"], "2024-02") == {0}


@pytest.mark.parametrize(
    ("period", "expected"), [("2024", {0, 3}), ("2025", {0, 1, 3}), ("2025-06", {0, 3}), ("2026", {0, 1, 2, 3})]
)
def test_what_adds_up_counts_from_its_day_on_and_without_a_day_always(period, expected):
    assert rows_in("cumulative", ["2024-12-31", "2025-07-01", "2026-01-01", None], period) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2025", {0, 1, 2, 4, 5}), ("2025H2", {0, 1, 4, 5}), ("2024", {0, 1, 4, 5, 6}), ("2025-06", {0, 1, 4, 5})],
)
def test_a_spell_counts_in_every_period_it_overlaps(period, expected):
    days = ["2020-01-01", None, "2025-03-01", "2026-01-01", None, "2024-12-31", "2020-01-01"]
    until = [None, None, "2025-05-31", None, "2025-12-31", "2025-12-31", "2024-12-31"]
    assert rows_in("spell", days, period, until=until) == expected


@pytest.mark.parametrize(
    ("days", "period", "chosen"),
    [
        (["2024-12-31", "2025-12-31"], "2025", {1}),
        (["2024-12-31", "2025-12-31"], "2024", {0}),
        (["2025-06-30", "2025-12-31"], "2025H1", {0}),
        (["2025-03-31", "2025-06-30", "2025-09-30"], "2025", {2}),  # the last state of the year
        (["2025-06-30"], "2025-08", {0}),  # the state before it, less than a year back
        (["2024-12-31"], "2025", set()),  # a year back to the day is too old
        (["2025-01-01"], "2025", {0}),
        (["2026-01-15"], "2025", {0}),  # counted for the year's end in January
        (["2026-01-31"], "2025", {0}),
        (["2026-02-01"], "2025", set()),  # more than a month after
        (["2025-12-01", "2026-01-02"], "2025", {0}),  # before the end goes first, however near the other
        (["2026-01-20", "2026-01-02"], "2025", {1}),  # else the first after it
        (["2025-12-31", "2025-12-31"], "2025", {0, 1}),  # every row of the day
        (["2023-02-28"], "2024-02", set()),
        (["2023-03-01"], "2024-02", {0}),  # a leap day ends the period
    ],
)
def test_a_state_is_taken_from_the_last_day_before_the_end_or_the_first_just_after(days, period, chosen):
    assert rows_in("stock", days, period) == chosen


def test_each_area_has_its_own_day():
    contract = Table("t", "id", "ward", LISTED, time=Time("stock", "day"))
    days = [
        ("a", "2025-12-31", 1.0),
        ("a", "2025-11-30", 2.0),
        ("b", "2025-11-30", 4.0),
        ("b", "2026-01-03", 8.0),
        (None, "2025-10-01", 16.0),
    ]
    rows = [{"id": str(i), "ward": w, "day": d, "v": v} for i, (w, d, v) in enumerate(days)]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    found = estimate(held, [card("v", measure="count")], by=["community"], period="2025").set_index("area")["estimate"]
    assert found.to_dict() == {"a": 1.0, "b": 4.0, "all": 21.0}


def test_rows_without_a_day_stand_for_the_latest_period_only():
    contract = Table("t", "id", "ward", LISTED, time=Time("stock", "day"))
    rows = [
        {"id": "1", "ward": "a", "day": "2024-12-31", "v": 1.0},
        {"id": "2", "ward": "a", "day": "2025-12-31", "v": 2.0},
        {"id": "3", "ward": "a", "day": None, "v": 4.0},
    ]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    found = estimate(held, [card("v", measure="count")]).set_index("period")["estimate"]
    assert found.to_dict() == {"2024": 1.0, "2025": 6.0}


def test_a_table_without_time_stands_for_the_latest_period_only():
    dated = Table("d", "id", "ward", LISTED, time=Time("stock", "day"))
    plain = Table("t", "id", "ward", {"id": "key", "ward": "key", "v": "number"})
    days = [{"id": "1", "ward": "a", "day": "2024-12-31"}, {"id": "2", "ward": "a", "day": "2025-12-31"}]
    tables = {"d": typed(dated, days), "t": typed(plain, [{"id": "1", "ward": "a", "v": 3.0}])}
    held = Dataset(tables=tables, contracts={"d": dated, "t": plain}, checked=True)
    found = estimate(held, [card("v")]).set_index("period")
    assert found.loc["2025", "estimate"] == 3.0
    assert found.loc["2024", "reason"] == "not_reported(table=t)"


def test_data_without_any_day_have_one_period_without_a_name():
    contract = Table("t", "id", "ward", LISTED, time=Time("events", "day"))
    rows = [{"id": "1", "ward": "a", "day": None, "v": 3.0}]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    found = assess(held, indicators=[card("v")])
    assert set(found.estimates["period"]) == {""}
    assert found.estimates["estimate"].tolist() == [3.0, 3.0]
    assert found.settings.period == ""


def test_a_rate_over_a_month_knows_its_months():
    contract = Table("t", "id", "ward", LISTED, time=Time("stock", "day"))
    rows = [{"id": "1", "ward": "a", "day": "2025-06-30", "v": 24.0}]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    for period, months in (("2025", 12), ("2025H1", 6), ("2025Q2", 3), ("2025-06", 1)):
        assert estimate(held, [card("v / period_months")], period=period).iloc[0]["estimate"] == 24 / months
