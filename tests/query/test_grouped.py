"""The grouped SELECT: the traps of every engine, each closed once."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess, estimate
from governance_metrics.errors import CardError
from governance_metrics.indicators import INDICATORS
from governance_metrics.query.grouped import tally_query
from governance_metrics.query.source import Job, SourceQuery, quoted
from governance_metrics.sample import simulate
from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tables.table import Table
from governance_metrics.text import same
from tests.own_tables import card, data, table, whole
from tests.typed_frames import district

NUMBERS = table({"v": "number", "w": "number"})


def rows(v, w=None):
    return [{"ward": "a", "v": x, "w": y} for x, y in zip(v, w or [1.0] * len(v), strict=True)]


def test_nan_is_unknown_and_never_larger_than_everything():
    found = whole(NUMBERS, rows([5.0, np.nan, 3.0]), card("v >= 4"))
    assert (found["numerator"], found["denominator"], found["n"], found["n_missing"]) == (1, 2, 2, 1)


def test_what_is_missing_is_not_different_from_a_value():
    found = whole(NUMBERS, rows([7.0, np.nan, 3.0]), card("v <> 7"))
    assert (found["numerator"], found["denominator"], found["n_missing"]) == (1, 2, 1)


def test_nan_in_an_object_column_is_unknown_as_well():
    contract = table({"v": "text"})
    frame = pd.DataFrame({"id": ["1", "2", "3"], "ward": ["a"] * 3, "v": ["yes", float("nan"), None]}, dtype=object)
    held = Dataset(tables={"t": frame}, contracts={"t": contract}, checked=True)
    found = estimate(held, [card("v = 'yes'")]).iloc[0]
    assert (found["numerator"], found["n"], found["n_missing"]) == (1, 1, 2)


def test_an_empty_text_is_unknown():
    found = whole(table({"v": "text"}), [{"ward": "a", "v": v} for v in ("yes", "", "no")], card("v = 'yes'"))
    assert (found["n"], found["n_missing"]) == (2, 1)


def test_whole_numbers_divide_as_numbers():
    contract = table({"a": "integer", "b": "integer"})
    frame = pd.DataFrame({"id": ["1"], "ward": ["w"], "a": [7], "b": [2]})
    held = Dataset(tables={"t": frame}, contracts={"t": contract}, checked=True)
    assert estimate(held, [card("a / b")]).iloc[0]["estimate"] == 3.5
    assert estimate(held, [card("1 / 2 + a * 0")]).iloc[0]["estimate"] == 0.5


def test_a_division_by_zero_makes_a_row_missing():
    found = whole(NUMBERS, rows([6.0, 4.0], [3.0, 0.0]), card("v / w"))
    assert (found["estimate"], found["n"], found["n_missing"]) == (2.0, 1, 1)


@pytest.mark.parametrize(
    ("numerator", "expected"),
    [
        ("v / (v / w)", 3.0),
        ("v / w / w", 2 / 3),
        ("CASE WHEN v > 0 THEN v / (w / w) ELSE 0 END", 6.0),
        ("ABS(0 - v / w)", 2.0),
        ("6 / (w / v + 0.5)", 6.0),
    ],
)
def test_a_division_within_another_is_guarded_too(numerator, expected):
    found = whole(NUMBERS, rows([6.0, 6.0], [3.0, 0.0]), card(numerator, universe="v > 0"))
    kept = 2 if numerator.startswith("6 /") else 1
    if kept == 1:
        assert (found["n"], found["n_missing"]) == (1, 1)
        assert found["estimate"] == pytest.approx(expected, rel=1e-14)
    else:
        assert found["numerator"] == pytest.approx(6 / (3 / 6 + 0.5) + 6 / 0.5, rel=1e-14)


def test_a_division_by_a_division_by_zero_is_not_zero():
    found = whole(NUMBERS, rows([6.0, 5.0]), card("v / (w / 0)"))
    assert np.isnan(found["estimate"])
    assert found["reason"] == "all_missing(n_missing=2)"


def test_yes_and_no_count_one_and_nothing_and_unknown_stays_unknown():
    contract = table({"yes": "boolean"})
    found = whole(contract, [{"ward": "a", "yes": y} for y in (True, False, None, True)], card("yes"))
    assert (found["numerator"], found["denominator"], found["n_missing"]) == (2, 3, 1)
    assert found["method"] == "wilson"


def test_a_yes_or_no_column_in_an_object_column_works_too():
    frame = pd.DataFrame({"id": list("abc"), "ward": ["w"] * 3, "yes": pd.Series([True, None, False], dtype=object)})
    held = Dataset(tables={"t": frame}, contracts={"t": table({"yes": "boolean"})}, checked=True)
    found = estimate(held, [card("yes")]).iloc[0]
    assert (found["numerator"], found["n"], found["n_missing"]) == (1, 2, 1)


def test_a_yes_or_no_column_of_an_own_table_is_a_share_in_the_assessment_too():
    held = data(table({"yes": "boolean"}), [{"ward": "a", "yes": True}, {"ward": "a", "yes": False}])
    found = assess(held, indicators=[card("yes")])
    assert found.indicators["own"].measure == "share"
    assert found.estimates["conf_low"].between(0, 1).all()


def test_decimals_are_added_as_doubles():
    values = [Decimal("0.10"), Decimal("0.20"), None]
    frame = pd.DataFrame({"id": list("abc"), "ward": ["w"] * 3, "v": pd.Series(values, dtype=object)})
    held = Dataset(tables={"t": frame}, contracts={"t": table()}, checked=True)
    found = estimate(held, [card("v")]).iloc[0]
    assert found["numerator"] == pytest.approx(0.3, rel=1e-15)
    assert isinstance(found["numerator"], float)


def test_names_equal_but_for_case_are_refused():
    with pytest.raises(CardError, match="but for case"):
        table({"Nh": "number", "nh": "number"})


def test_a_frame_with_both_spellings_gives_the_column_the_contract_names():
    frame = pd.DataFrame({"id": ["1"], "ward": ["a"], "Nh": [100.0], "nh": [5.0]})
    held = Dataset(tables={"t": frame}, contracts={"t": table({"nh": "number"})}, checked=True)
    assert estimate(held, [card("nh")]).iloc[0]["estimate"] == 5.0
    held = Dataset(tables={"t": frame.drop(columns="nh")}, contracts={"t": table({"nh": "number"})}, checked=True)
    assert estimate(held, [card("nh")]).iloc[0]["reason"] == "all_missing(n_missing=1)"


def test_columns_may_be_called_as_the_engine_calls_its_own():
    names = ("end", "order", "select", "group", "period", "area", "stratum", "psu", "n_0", "s_0", "y_0", "is_last")
    contract = table(dict.fromkeys(names, "number"))
    values = {name: float(i + 2) for i, name in enumerate(names)}
    held = data(contract, [{"ward": "a", **values}, {"ward": "b", **values}])
    cards = [card(quoted(name), code=f"c_{i}") for i, name in enumerate(names)]
    cards += [card(quoted(name), code=f"d_{i}", denominator='"order"') for i, name in enumerate(names)]
    found = estimate(held, cards).set_index("indicator")["estimate"]
    for i, name in enumerate(names):
        assert found[f"c_{i}"] == values[name]
        assert found[f"d_{i}"] == values[name] / values["order"]


def test_a_column_with_a_space_a_percent_sign_or_chinese_is_a_column():
    contract = table({"share %": "number", "两 列": "number"})
    found = whole(contract, [{"ward": "a", "share %": 3.0, "两 列": 4.0}], card('"share %" / "两 列"'))
    assert found["estimate"] == 0.75


@pytest.mark.parametrize("name", ["period_months", "Period_End", "weight__"])
def test_a_column_the_engine_needs_for_itself_is_refused_by_name(name):
    with pytest.raises(CardError, match=name):
        table({name: "number"})


def test_values_with_quotes_and_percent_signs_are_values():
    odd = ["it's", "50%", "a;b", '"x"', "'; DROP TABLE t; --", "%s", "{area}"]
    contract = table({"v": "text"})
    for value in odd:
        escaped = value.replace("'", "''")
        found = whole(contract, [{"ward": "a", "v": v} for v in odd], card(f"v = '{escaped}'"))
        assert (found["numerator"], found["denominator"]) == (1, len(odd)), value
    areas = estimate(data(contract, [{"ward": v, "v": v} for v in odd]), [card("v = 'a;b'")], by=["community"])
    assert set(areas["area"]) == {*odd, "all"}


def test_a_code_with_a_quote_is_a_code():
    column = Column(name="v", type="code", title=same("v"), codes=(Code("it's", same("a")), Code("no", same("b"))))
    key = Column(name="id", type="key", title=same("id"))
    contract = Table("t", "id", None, (key, column))
    assert whole(contract, [{"v": "it's"}, {"v": "no"}], card("v = 'it''s'"))["estimate"] == 0.5


def test_an_unknown_universe_is_missing_a_false_one_is_outside():
    contract = table({"kind": "text", "v": "number"})
    three = [("task", 5.0), ("form", 5.0), (None, 5.0), ("task", None), ("form", None)]
    found = whole(
        contract, [{"ward": "a", "kind": k, "v": v} for k, v in three], card("v > 4", universe="kind = 'task'")
    )
    assert (found["n"], found["n_missing"], found["denominator"]) == (1, 2, 1)


def test_a_row_counts_only_where_every_column_of_its_parts_is_known():
    contract = table({"a": "boolean", "b": "boolean"})
    four = [(True, True), (True, None), (None, False), (False, False)]
    held = [{"ward": "w", "a": a, "b": b} for a, b in four]
    either, both = whole(contract, held, card("a OR b")), whole(contract, held, card("a AND b"))
    assert (either["numerator"], either["n"], either["n_missing"]) == (1, 2, 2)
    assert (both["numerator"], both["n"], both["n_missing"]) == (1, 2, 2)


def test_a_ratio_counts_only_rows_with_both_parts():
    found = whole(NUMBERS, rows([6.0, None, 4.0], [3.0, 2.0, None]), card("v", denominator="w"))
    assert (found["numerator"], found["denominator"], found["n"], found["n_missing"]) == (6, 3, 1, 2)


def test_what_the_engine_cannot_compute_is_said_with_the_card():
    with pytest.raises(CardError, match="own"):
        whole(NUMBERS, rows([1.0]), card("v > 'abc'"))


def test_a_number_as_universe_is_refused():
    with pytest.raises(CardError, match="has to be a condition"):
        whole(NUMBERS, rows([1.0]), card("v", universe="w"))


def test_a_text_as_numerator_is_refused():
    with pytest.raises(CardError, match="condition or a number"):
        whole(table({"v": "text"}), [{"ward": "a", "v": "x"}], card("v"))


def test_two_cards_of_one_code_are_refused():
    with pytest.raises(CardError, match="two cards"):
        estimate(data(NUMBERS, rows([1.0])), [card("v"), card("w")])


def test_every_slip_of_every_card_is_named_at_once():
    with pytest.raises(CardError) as raised:
        estimate(data(NUMBERS, rows([1.0])), [card("x", "one"), card("v", "two", table="nowhere")])
    assert len(raised.value.failures) == 3  # x as numerator, and both parts of the table that is not there


def test_equal_inputs_give_equal_bits_and_the_order_of_rows_does_not_matter():
    first, second = assess(simulate(seed=3)), assess(simulate(seed=3))
    pd.testing.assert_frame_equal(first.estimates, second.estimates, check_exact=True)
    pd.testing.assert_frame_equal(first.comparisons, second.comparisons, check_exact=True)
    held = simulate(seed=3)
    mixed = held.replace(tables={n: f.sample(frac=1, random_state=5) for n, f in held.tables.items()})
    third = assess(mixed)
    pd.testing.assert_frame_equal(first.estimates, third.estimates, check_exact=False, rtol=1e-12, atol=1e-14)
    pd.testing.assert_frame_equal(first.claims, third.claims)


def test_a_column_left_out_of_the_file_is_unknown():
    found = estimate(
        district(tasks=[{"community_id": "C01", "item_id": "i", "as_of": "2025-12-31", "kind": "task"}]),
        [INDICATORS["info_paper_share"]],
        period="2025",
    ).iloc[0]
    assert found["reason"] == "all_missing(n_missing=1)"


def test_one_select_answers_every_card_of_a_table():
    query = SourceQuery(
        source=NUMBERS,
        contracts={"t": NUMBERS},
        present={"t": {"id", "ward", "v", "w"}},
        periods=[Period.undated()],
        area="ward",
    )
    sql = tally_query(query, [Job("a", "both", "TRUE", "v > 1", "1"), Job("b", "both", "v > 1", "v", "w")], [])
    assert sql.count("FROM rows__") == 1
    assert sql.count(" AS (SELECT ") + sql.count("WITH base__ AS") == 3
