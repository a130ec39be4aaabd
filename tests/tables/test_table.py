"""The contract of one table, and of the library's own."""

import pytest

from governance_metrics.errors import CardError
from governance_metrics.tables import TABLES, VIEWS
from governance_metrics.tables.column import DATED, Column
from governance_metrics.tables.table import RESERVED, Table, Time
from governance_metrics.text import Text, same

SHORT = {"id": "key", "ward": "key", "n": "integer", "day": "date"}


def test_a_short_contract_is_a_full_one():
    table = Table("t", "id", "ward", SHORT)
    assert table.keys == ("id",)
    assert [column.name for column in table.listed] == list(SHORT)
    assert table.heading.zh == table.heading.en == "t"
    assert table.types == SHORT
    assert table.column("n").type == "integer"
    assert table.is_numeric("n")
    assert not table.is_numeric("day")
    assert table.time is None
    with pytest.raises(KeyError):
        table.column("gone")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"key": "gone"}, "gone"),
        ({"key": ("id", "gone")}, "gone"),
        ({"area": "gone"}, "gone"),
        ({"time": Time("stock", "gone")}, "gone"),
        ({"time": Time("spell", "day", "gone")}, "gone"),
        ({"columns": {**SHORT, "N": "number"}}, "but for case"),
        ({"columns": {**SHORT, "x": "float"}}, "float"),
        ({"columns": {**SHORT, 'a"b': "text"}}, "quotation"),
        *(({"columns": {**SHORT, name: "number"}}, name) for name in (*RESERVED, "row__")),
    ],
)
def test_a_contract_that_contradicts_itself_is_refused(arguments, named):
    plain = {"name": "t", "key": "id", "area": "ward", "columns": SHORT}
    with pytest.raises(CardError, match=named):
        Table(**{**plain, **arguments})


def test_every_fault_of_a_contract_is_told_at_once():
    with pytest.raises(CardError) as raised:
        Table("t", "gone", "also_gone", {**SHORT, "N": "number"})
    assert len(raised.value.failures) == 3


def test_an_area_is_optional():
    assert Table("t", "id", None, {"id": "key"}).area is None


@pytest.mark.parametrize("name", list(TABLES))
def test_a_table_of_the_library_keeps_the_rules(name):
    table = TABLES[name]
    assert table.name == name
    assert table.heading.zh != table.heading.en
    for column in table.listed:
        assert column.title.zh != column.title.en
        assert column.name == column.name.lower()
        assert not (column.personal and column.name in table.keys)
    assert not set(RESERVED) & set(table.types)
    if table.time:
        assert table.types[table.time.column] in DATED
    if table.sample:
        assert {"weight", "stratum", "psu"} <= set(table.types)
    headings = [heading for column in table.listed for heading in column.headings]
    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("name", list(VIEWS))
def test_a_view_names_only_tables_of_the_library(name):
    view = VIEWS[name]
    assert set(view.sources) <= set(TABLES)
    assert set(view.types) == {column for column in view.needs if column}
    assert view.by_level == ("{area}" in view.sql)
    assert name not in TABLES


def test_a_column_says_its_headings_once():
    column = Column(name="n", type="number", title=Text(zh="数", en="n"), aliases=("数", "数量"))
    assert column.headings == ("n", "数", "数量")


def test_codes_and_the_type_code_go_together():
    with pytest.raises(CardError, match="lists its codes"):
        Column(name="c", type="code", title=same("c"))
