"""The templates of the rosters: every sheet read without a mapping, the example never data, and a full round trip."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pandas as pd
import pytest

import governance_metrics as gm
from governance_metrics.instruments.roster_template import NO, YES, asked_columns, roster_template
from governance_metrics.instruments.workbook import LISTS, NOTES
from governance_metrics.intake import check
from governance_metrics.sample import simulate
from governance_metrics.tables import TABLES
from governance_metrics.text import LANGUAGES

ROSTERS = [table for table in TABLES.values() if not table.sample]
FEW = ["C01", "C02", "C03", "C04", "C05", "C06"]
TODAY = date(2026, 6, 1)


@pytest.fixture(scope="module", params=LANGUAGES)
def template(request):
    return request.param, roster_template(ROSTERS, language=request.param, created=datetime(2025, 1, 1))


def saved(content, path):
    path.write_bytes(content)
    return path


def test_there_is_a_sheet_for_every_roster_and_none_asks_for_a_name(template):
    language, content = template
    book = openpyxl.load_workbook(BytesIO(content))
    headings = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    assert set(headings) == {NOTES, LISTS, *(table.heading.say(language) for table in ROSTERS)}
    personal = {c.title.say(language) for table in ROSTERS for c in table.listed if c.personal} - {
        c.title.say(language) for table in ROSTERS for c in asked_columns(table)
    }
    assert not personal & {head for heads in headings.values() for head in heads}
    assert book[LISTS].sheet_state == "hidden"


def test_the_same_contract_gives_the_same_bytes(template):
    language, content = template
    assert roster_template(ROSTERS, language=language, created=datetime(2025, 1, 1)) == content


def test_an_empty_template_holds_no_data_and_no_fault_but_says_which_rows_are_examples(template, tmp_path):
    _, content = template
    dataset = check(saved(content, tmp_path / "C05_2025.xlsx"))
    assert not dataset.tables
    assert dataset.submissions.empty
    assert dataset.quality["severity"].eq("note").all()
    assert dataset.quality["rule"].tolist() == ["example_row"] * len(ROSTERS)
    read = dataset.sources[dataset.sources["left_out_by_reason"].ne("ignored")]
    assert read["left_out_by_reason"].tolist() == ["example_row=1"] * len(ROSTERS)
    assert set(read["table"]) == {table.name for table in ROSTERS}


def test_every_coded_column_has_a_list_to_choose_from(template):
    language, content = template
    book = openpyxl.load_workbook(BytesIO(content))
    for table in ROSTERS:
        sheet = book[table.heading.say(language)]
        listed = {
            str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
            for rule in sheet.data_validations.dataValidation
            if rule.type == "list"
        }
        heads = {cell.value: cell.column_letter for cell in sheet[1]}
        for column in asked_columns(table):
            chosen = column.type in ("code", "boolean")
            assert (heads[column.title.say(language)] in listed) == chosen, (table.name, column.name)


def filled(content, tables, language):
    """The template with rows typed in below the example, as a person would choose them."""
    book = openpyxl.load_workbook(BytesIO(content))
    for name, frame in tables.items():
        table = TABLES[name]
        sheet = book[table.heading.say(language)]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for column in asked_columns(table):
            values = frame.get(column.name, [])
            for row, value in enumerate(values, start=3):
                if not pd.isna(value):
                    sheet.cell(row, heads[column.title.say(language)]).value = shown(column, value, language)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def shown(column, value, language):
    if column.type == "code":
        return column.label(value).say(language)
    if column.type == "boolean":
        return (YES if value else NO).say(language)
    if column.type == "month":
        return f"{value:%Y-%m}"
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


@pytest.fixture(scope="module")
def few():
    """A few communities of the sample district, in 2025, rosters only."""
    dataset = simulate(seed=1)
    kept = {}
    for table in ROSTERS:
        frame = dataset.tables.get(table.name)
        if frame is None:
            continue
        frame = frame[frame[table.area].isin(FEW)] if table.area else frame
        kept[table.name] = frame.head(150).reset_index(drop=True)
    return gm.Dataset(tables=kept)


def test_a_template_filled_in_by_hand_is_read_as_it_was_meant_and_assessed_alike(template, few, tmp_path):
    language, content = template
    path = saved(filled(content, few.tables, language), tmp_path / "rosters.xlsx")
    dataset = gm.read(path)
    assert dataset.quality["severity"].eq("note").all()
    assert set(dataset.tables) == set(few.tables)
    expected, found = gm.assess(few, period="2025"), gm.assess(dataset, period="2025")
    pd.testing.assert_frame_equal(found.estimates, expected.estimates)
    pd.testing.assert_frame_equal(found.claims, expected.claims)
    assert found.estimates["estimate"].notna().sum() > 50
