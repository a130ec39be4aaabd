"""ISO text to days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance_metrics.errors import DataError
from governance_metrics.tables.period import Period


@pytest.mark.parametrize(
    ("name", "start", "last_day", "months"),
    [
        ("2025", (2025, 1, 1), (2025, 12, 31), 12),
        ("2025H1", (2025, 1, 1), (2025, 6, 30), 6),
        ("2025H2", (2025, 7, 1), (2025, 12, 31), 6),
        ("2025Q1", (2025, 1, 1), (2025, 3, 31), 3),
        ("2025Q4", (2025, 10, 1), (2025, 12, 31), 3),
        ("2025-06", (2025, 6, 1), (2025, 6, 30), 1),
        ("2025-12", (2025, 12, 1), (2025, 12, 31), 1),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), 1),
        ("2023-02", (2023, 2, 1), (2023, 2, 28), 1),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day(name, start, last_day, months):
    period = Period.parse(name)
    assert (period.start, period.last_day, period.months) == (date(*start), date(*last_day), months)
    assert period.end == period.last_day + timedelta(days=1)
    assert period.name == name


@pytest.mark.parametrize(
    "name", ["", "25", "2025h1", "2025H3", "2025Q0", "2025-00", "2025-13", "2025-6", "2025 ", "2025-06-01", "2025年"]
)
def test_anything_else_is_refused_with_what_to_write(name):
    with pytest.raises(DataError) as raised:
        Period.parse(name)
    assert "2025H1" in raised.value.say("zh")
    assert repr(name) in raised.value.say("en")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2025", (2025, 1, 1), (2026, 1, 31)),
        ("2025-06", (2024, 7, 1), (2025, 7, 31)),
        ("2024-02", (2023, 3, 1), (2024, 3, 31)),
    ],
)
def test_a_state_is_less_than_a_year_old_or_at_most_a_month_late(name, first, last):
    period = Period.parse(name)
    assert (period.stock_from, period.stock_until) == (date(*first), date(*last))


@settings(derandomize=True, deadline=None)
@given(year=st.integers(1990, 2100), month=st.integers(1, 12))
def test_months_follow_one_another_and_fill_their_year(year, month):
    one = Period.parse(f"{year}-{month:02d}")
    after = Period.parse(f"{year + month // 12}-{month % 12 + 1:02d}")
    assert after.start == one.end
    assert Period.parse(str(year)).start <= one.start <= one.last_day <= Period.parse(str(year)).last_day
    assert timedelta(days=364) <= one.last_day - one.stock_from <= timedelta(days=365)


def test_data_without_days_have_a_period_that_holds_every_day():
    period = Period.undated()
    assert period.name == ""
    assert period.start < date(1950, 1, 1)
    assert period.stock_until == period.last_day
