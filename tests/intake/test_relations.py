"""A row that names what its parent table lacks, or a part above its whole, is listed and kept."""

import pandas as pd
import pytest

from governance_metrics.intake import conform
from governance_metrics.sample import simulate
from governance_metrics.tables import TABLES
from governance_metrics.tables.column import NUMERIC
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.relation import PORTIONS, RELATIONS

END = "2025-12-31"
FILL = {"key": "k1", "date": END, "text": "x"}


def row(table, **values):
    """One row of a table, every key and day filled in."""
    contract = TABLES[table]
    needed = {name: FILL.get(contract.column(name).type, contract.column(name).codes) for name in contract.keys}
    needed = {name: value if isinstance(value, str) else value[0].code for name, value in needed.items()}
    if contract.area:
        needed |= {contract.area: "C01"}
    if contract.time:
        needed |= {contract.time.column: END}
    return {**needed, **values}


def listed(**tables):
    """The rules of the faults found, with their columns and values, and the tables as read."""
    held = conform(Dataset(tables={name: pd.DataFrame(rows) for name, rows in tables.items()}))
    kept = held.quality[held.quality["rule"].astype(str).str.startswith(("not_in_parent", "above_whole"))]
    return kept[["column", "value", "message"]].to_dict("records"), held.tables


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: f"{r.table}.{r.column}")
def test_a_row_whose_parent_is_missing_is_listed_and_kept(relation):
    parents = [row(relation.parent, **{relation.parent_column: "k1"})]
    contract = TABLES[relation.table]
    others = [
        k for k in contract.keys if k not in (relation.column, contract.area) and contract.column(k).type == "key"
    ]
    children = [
        row(relation.table, **{relation.column: value, **dict.fromkeys(others, f"other {value}")})
        for value in ("k1", "k9")
    ]
    faults, tables = listed(**{relation.parent: parents, relation.table: children})
    assert [fault["column"] for fault in faults] == [relation.column]
    person = TABLES[relation.table].column(relation.column).person_key
    assert faults[0]["value"] == ("***" if person else "k9")
    assert TABLES[relation.parent].heading.en in faults[0]["message"]
    assert len(tables[relation.table]) == 2
    alone, _ = listed(**{relation.table: children})
    assert alone == []


@pytest.mark.parametrize("portion", PORTIONS, ids=lambda p: f"{p.table}.{p.part}")
def test_a_part_above_its_whole_is_listed_and_kept(portion):
    faults, tables = listed(**{portion.table: [row(portion.table, **{portion.part: 12, portion.whole: 10})]})
    assert [(fault["column"], fault["value"]) for fault in faults] == [(portion.part, "12")]
    assert "10" in faults[0]["message"]
    assert tables[portion.table][portion.part].tolist() == [12]
    equal, _ = listed(**{portion.table: [row(portion.table, **{portion.part: 10, portion.whole: 10})]})
    assert equal == []


def test_every_relation_names_columns_of_the_contract():
    for relation in RELATIONS:
        child = TABLES[relation.table].column(relation.column)
        parent = TABLES[relation.parent].column(relation.parent_column)
        assert (child.type, child.person_key) == (parent.type, parent.person_key)
    for portion in PORTIONS:
        types = TABLES[portion.table].types
        assert types[portion.part] in NUMERIC
        assert types[portion.whole] in NUMERIC


def test_the_sample_breaks_no_relation():
    held = conform(simulate(seed=1))
    assert not held.quality["rule"].astype(str).str.startswith(("not_in_parent", "above_whole")).any()
