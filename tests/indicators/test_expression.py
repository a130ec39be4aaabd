"""What a card may write: row-level SQL, one expression, over the columns and codes of the contract."""

import pytest

from governance_metrics.errors import CardError
from governance_metrics.indicators.expression import Expression

TYPES = {
    "medium": "code",
    "kind": "code",
    "name": "text",
    "due": "date",
    "minutes": "number",
    "fields": "integer",
    "on_time": "boolean",
}
CODES = {"medium": ("paper", "sheet", "platform"), "kind": ("task", "form", "system")}


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT 1", "SELECT"),
        ("DROP TABLE workers", "DROP"),
        ("on_time; DROP TABLE workers", "not one expression"),
        ("", "not one expression"),
        ("(SELECT 1)", "SUBQUERY"),
        ("minutes > (SELECT AVG(minutes) FROM tasks)", "SUBQUERY"),
        ("minutes IN (SELECT minutes FROM tasks)", "SUBQUERY"),
        ("EXISTS (SELECT 1)", "EXISTS"),
        ("COUNT(*)", "COUNT"),
        ("SUM(minutes)", "SUM"),
        ("SUM(minutes) OVER ()", "WINDOW"),
        ("read_csv('workers.csv')", "READCSV"),
        ("CURRENT_DATE", "CURRENTDATE"),
        ("minutes::integer", "CAST"),
        ("medium LIKE 'p%'", "LIKE"),
        ("medium IS NULL", "IS"),
        ("medium = NULL", "NULL"),
        ("minutes % 2", "MOD"),
        ("*", "STAR"),
        ("?", "PLACEHOLDER"),
        ("minutes AS m", "ALIAS"),
        ("tasks.minutes", "names a table"),
        ("medium IN kinds", "IN without a list"),
        ("minutes >", "cannot read"),
        ("minutes minutes minutes", "cannot read"),
    ],
)
def test_anything_but_one_row_level_expression_is_refused(sql, said):
    with pytest.raises(CardError, match=said):
        Expression(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "TRUE",
        "on_time",
        "NOT on_time AND minutes BETWEEN 1 AND 60",
        "medium IN ('paper', 'sheet') OR kind <> 'form'",
        "CASE medium WHEN 'paper' THEN 2 ELSE 1 END",
        "ABS(minutes - 30) / fields * 1.5 + -1",
        "minutes * period_months",
    ],
)
def test_conditions_and_arithmetic_over_known_columns_have_no_fault(sql):
    assert Expression(sql).faults(TYPES, CODES) == []


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("hours > 2", "there is no column 'hours'; there are medium, kind, name, due, minutes, fields, on_time"),
        ("medium = 'papr'", "medium has no code 'papr'; it has paper, sheet, platform"),
        ("'papr' = medium", "medium has no code 'papr'; it has paper, sheet, platform"),
        ("medium <> 'papr'", "medium has no code 'papr'; it has paper, sheet, platform"),
        ("medium IN ('paper', 'papr')", "medium has no code 'papr'; it has paper, sheet, platform"),
        (
            "CASE medium WHEN 'papr' THEN 1 ELSE 0 END",
            "medium has no code 'papr'; it has paper, sheet, platform",
        ),
        ("NOT (on_time AND kind = 'tasks')", "kind has no code 'tasks'; it has task, form, system"),
        ("minutes + medium", "medium is a code, not a number to calculate with"),
        ("ABS(due)", "due is a date, not a number to calculate with"),
        ("on_time * 2", "on_time is a boolean, not a number to calculate with"),
    ],
)
def test_a_column_or_code_the_contract_lacks_is_named(sql, fault):
    assert Expression(sql).faults(TYPES, CODES) == [fault]


def test_every_fault_is_told_at_once():
    assert len(Expression("hours > 2 AND medium = 'papr' AND days = 1").faults(TYPES, CODES)) == 3


def test_columns_are_listed_once_in_order_of_first_use():
    assert Expression("fields > 1 AND minutes > fields").columns == ("fields", "minutes")


@pytest.mark.parametrize(
    ("sql", "condition", "number"),
    [
        ("on_time", True, False),
        ("(on_time)", True, False),
        ("minutes", False, True),
        ("period_months", False, True),
        ("minutes >= 1", True, False),
        ("NOT on_time", True, False),
        ("CASE WHEN on_time THEN 1 ELSE 0 END", False, True),
        ("1", False, True),
        ("'paper'", False, False),
        ("medium", False, False),
        ("due", False, False),
    ],
)
def test_a_condition_is_told_from_a_number_and_from_neither(sql, condition, number):
    expression = Expression(sql)
    assert (expression.is_condition(TYPES), expression.is_number(TYPES)) == (condition, number)
