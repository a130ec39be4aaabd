"""Targets: those shipped, which one is in force where and when, and the faults of an office's own list."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from governance_metrics.claims.target import TARGET_COLUMNS, TARGET_HEADINGS
from governance_metrics.claims.targets import (
    SHIPPED,
    comparators,
    in_force,
    merge_targets,
    read_targets,
    targets_from,
)
from governance_metrics.errors import DataError
from governance_metrics.indicators import INDICATORS

OURS = {
    "indicator": "work_per_10k",
    "value": "20",
    "unit": "per 10,000",
    "operator": ">=",
    "year": "2025",
    "document_zh": "本区工作要点",
}
SHIPPED_TARGETS = read_targets()
BY_ID = {target.id: target for target in SHIPPED_TARGETS}


def made(*changes):
    """Return targets of an office, each with its changes, under ids of their own."""
    rows = [{**OURS, "id": f"ours {number}", **change} for number, change in enumerate(changes, start=1)]
    return targets_from(pd.DataFrame(rows).fillna(""), where="targets.xlsx")


def faults_of(*rows):
    with pytest.raises(DataError) as caught:
        targets_from(pd.DataFrame(list(rows)), where="targets.xlsx")
    return caught.value.failures


# --- what is shipped ---


def test_the_shipped_file_is_utf8_without_mark_with_plain_line_ends_and_the_agreed_columns():
    content = SHIPPED.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.decode("utf-8").splitlines()[0].split(",") == list(TARGET_COLUMNS)


def test_the_shipped_file_lies_inside_the_package():
    assert SHIPPED.parent.name == "claims"
    assert SHIPPED.parent.parent.name == "governance_metrics"


def test_every_reference_of_the_domain_page_is_a_row():
    numbers = {int(found[1]) for target in SHIPPED_TARGETS if (found := re.match(r"B(\d+)", target.id))}
    assert numbers == {*range(1, 6), *range(7, 27), 28}


def test_every_shipped_row_is_about_a_card_there_is():
    assert {target.indicator for target in SHIPPED_TARGETS} <= set(INDICATORS)


def test_every_shipped_target_judges_by_the_direction_of_its_card():
    wanted = {"higher": {">="}, "lower": {"<="}, "context": set()}
    judged = [target for target in SHIPPED_TARGETS if target.kind == "target"]
    assert all(target.operator in wanted[INDICATORS[target.indicator].direction] for target in judged)


def test_what_was_seen_elsewhere_has_no_side_and_another_places_rule_has_one():
    assert {target.operator for target in SHIPPED_TARGETS if target.kind == "text"} == {"="}
    assert {target.id for target in SHIPPED_TARGETS if target.kind == "comparator" and target.operator != "="} == {
        "B7",
        "B10-rural",
    }


def test_shares_are_between_zero_and_one_and_measured_as_their_cards():
    valued = [target for target in SHIPPED_TARGETS if target.value is not None]
    assert all((INDICATORS[target.indicator].measure == "share") == (target.unit == "share") for target in valued)
    assert all(0 < target.value <= 1 for target in valued if target.unit == "share")


def test_national_targets_in_force_are_those_that_were_seen_or_mirrored():
    in_use = {t.id: (t.indicator, t.value, t.year, t.scope) for t in SHIPPED_TARGETS if t.on and t.kind == "target"}
    assert in_use == {
        "B1": ("work_per_10k", 18.0, 2025, "national"),
        "B2": ("coop_facility_100hh", 30.0, 2025, "national"),
        "B3": ("coop_activity_area_share", 0.6, 2025, "national"),
        "B10": ("coop_social_org_n", 10.0, 2020, "national"),
        "B11": ("coop_volunteer_rate", 0.13, 2020, "national"),
    }


def test_what_is_only_known_by_hearsay_ships_switched_off():
    assert {target.on for target in SHIPPED_TARGETS if target.confidence == "knowledge"} == {False}
    assert {target.on for target in SHIPPED_TARGETS if target.confidence != "knowledge"} == {True}


def test_a_mirror_is_never_cited_and_what_was_seen_has_its_address():
    assert {target.url for target in SHIPPED_TARGETS if target.confidence == "mirror"} == {""}
    assert all(target.url.startswith("https://") for target in SHIPPED_TARGETS if target.confidence == "seen")


def test_every_shipped_row_names_its_document_and_issuer():
    assert all(target.document.zh != target.document.en for target in SHIPPED_TARGETS)
    assert all(target.issuer.zh != target.issuer.en for target in SHIPPED_TARGETS)


def test_a_text_has_no_value_and_everything_else_has_one():
    assert all((target.value is None) == (target.kind == "text") for target in SHIPPED_TARGETS)


def test_another_province_is_a_comparison_not_a_target():
    assert BY_ID["B7"].kind == "comparator"
    assert in_force(SHIPPED_TARGETS, "work_cert", "", 2025) is None


# --- which one is in force ---


def test_local_beats_provincial_beats_national():
    provincial, local = made({"scope": "provincial", "value": "19"}, {"scope": "local"})
    assert in_force(SHIPPED_TARGETS, "work_per_10k", "", 2025) == BY_ID["B1"]
    assert in_force((*SHIPPED_TARGETS, provincial), "work_per_10k", "", 2025) == provincial
    assert in_force((local, provincial, *SHIPPED_TARGETS), "work_per_10k", "", 2025) == local


def test_one_for_the_area_itself_beats_a_general_one_and_holds_nowhere_else():
    general, special = made({}, {"area": "C07", "value": "25"})
    targets = (special, general)
    assert in_force(targets, "work_per_10k", "C07", 2025) == special
    assert in_force(targets, "work_per_10k", "C08", 2025) == general
    assert in_force(targets, "work_per_10k", "", 2025) == general


@pytest.mark.parametrize(
    ("year", "chosen"),
    [(2019, "2020"), (2020, "2020"), (2022, "2020"), (2023, "2023"), (2025, "2023"), (2030, "2028"), (None, "2028")],
)
def test_the_latest_year_not_after_the_period_else_the_earliest_after_it(year, chosen):
    targets = made({"year": "2028"}, {"year": "2020"}, {"year": "2023"})
    assert in_force(targets, "work_per_10k", "", year).year == int(chosen)


def test_what_is_switched_off_or_no_target_is_never_in_force():
    off, beside, words = made({"on": "false"}, {"kind": "comparator"}, {"kind": "text", "value": "", "unit": ""})
    assert in_force((off, beside, words), "work_per_10k", "", 2025) is None
    assert in_force((), "work_per_10k", "", 2025) is None
    assert in_force(SHIPPED_TARGETS, "coop_defiance_rate", "", 2025) is None


def test_comparison_values_come_local_first_and_only_those_switched_on():
    targets = (*SHIPPED_TARGETS, *made({"indicator": "work_cert", "kind": "comparator", "area": "C07"}))
    assert [target.id for target in comparators(targets, "work_cert")] == ["B18-certificate", "B7"]
    assert [t.id for t in comparators(targets, "work_cert", "C07")] == ["ours 1", "B18-certificate", "B7"]
    assert [target.id for target in comparators(targets, "work_per_10k")] == ["B1-Changji", "B19"]


# --- an office's own ---


def test_a_short_row_is_a_local_target_switched_on():
    (target,) = targets_from(pd.DataFrame([OURS]), where="targets.xlsx")
    assert (target.kind, target.scope, target.confidence, target.on) == ("target", "local", "local", True)
    assert (target.id, target.value, target.area) == ("targets.xlsx:2", 20.0, "")
    assert (target.document.zh, target.document.en) == ("本区工作要点", "本区工作要点")
    assert target.issuer.en == "no issuer given"


def test_headings_and_words_of_either_language_are_read():
    zh = {TARGET_HEADINGS[name].zh: value for name, value in OURS.items()} | {
        "层级": "省级",
        "启用": "否",
        "性质": "参照",
    }
    (target,) = targets_from(pd.DataFrame([zh]), where="targets.xlsx")
    assert (target.value, target.scope, target.kind, target.on) == (20.0, "provincial", "comparator", False)


def test_two_headings_for_one_column_are_refused():
    with pytest.raises(DataError) as caught:
        targets_from(pd.DataFrame([OURS | {"年份": "2026"}]), where="targets.xlsx")
    assert caught.value.failures[0].en == "targets.xlsx: year, 年份 all mean the column year. Keep one of them."


@pytest.mark.parametrize(("word", "on"), [("TRUE", True), ("是", True), ("", True), ("否", False), ("0", False)])
def test_on_is_read_as_people_write_it(word, on):
    assert made({"on": word})[0].on is on


def test_signs_and_blanks_around_words_are_read_as_meant():
    (target,) = made({"operator": "≤", "scope": " Provincial ", "value": " 1.5e1 "})
    assert (target.operator, target.scope, target.value) == ("<=", "provincial", 15.0)


def test_missing_cells_of_a_frame_are_blanks():
    frame = pd.DataFrame([{**OURS, "area": None, "kind": float("nan"), "url": pd.NA}])
    (target,) = targets_from(frame, where="targets.xlsx")
    assert (target.area, target.kind, target.url) == ("", "target", "")


@pytest.mark.parametrize(
    ("change", "column", "found"),
    [
        ({"indicator": "work_per_10000"}, "indicator", '"work_per_10000"'),
        ({"indicator": ""}, "indicator", "a blank"),
        ({"unit": ""}, "unit", "a blank"),
        ({"unit": " "}, "unit", "a blank"),
        ({"year": ""}, "year", "a blank"),
        ({"year": "25"}, "year", '"25"'),
        ({"year": "2025.0"}, "year", '"2025.0"'),
        ({"operator": ""}, "operator", "a blank"),
        ({"operator": ">"}, "operator", '">"'),
        ({"operator": "="}, "operator", '"="'),
        ({"value": ""}, "value", "a blank"),
        ({"value": "50%"}, "value", '"50%"'),
        ({"value": "twenty"}, "value", '"twenty"'),
        ({"value": "inf"}, "value", '"inf"'),
        ({"value": "nan"}, "value", '"nan"'),
        ({"value": "1_8"}, "value", '"1_8"'),
        ({"value": "50", "unit": "share"}, "value", '"50"'),
        ({"kind": "goal"}, "kind", '"goal"'),
        ({"scope": "village"}, "scope", '"village"'),
        ({"confidence": "sure"}, "confidence", '"sure"'),
        ({"on": "maybe"}, "on", '"maybe"'),
        ({"confidence": "mirror", "url": "https://a.example"}, "url", '"https://a.example"'),
    ],
)
def test_a_fault_names_file_row_column_and_what_was_found(change, column, found):
    (fault,) = faults_of(OURS | {"year": "2024"}, OURS | change)
    assert fault.en.startswith(f"targets.xlsx, row 3, column {column}: expected ")
    assert f"found {found}." in fault.en
    assert fault.zh.startswith(f"targets.xlsx，第 3 行，{column} 列：应为")


def test_all_faults_of_a_list_are_told_at_once_in_the_order_of_rows():
    faults = faults_of(OURS | {"unit": "", "year": ""}, OURS, OURS | {"value": "many"}, OURS)
    assert [fault.en.partition(": expected")[0] for fault in faults] == [
        "targets.xlsx, row 2, column year",
        "targets.xlsx, row 2, column unit",
        "targets.xlsx, row 4, column value",
        "targets.xlsx, row 4, column indicator",
        "targets.xlsx, row 5, column indicator",
    ]


def test_two_targets_for_one_indicator_scope_year_and_area_are_refused():
    (fault,) = faults_of(OURS, OURS | {"value": "21"})
    assert "row 2 already has it" in fault.en
    (fault,) = faults_of(OURS | {"id": "L1"}, OURS | {"id": "L1", "year": "2026"})
    assert 'an id other than that of row 2, found "L1"' in fault.en


def test_a_second_row_for_another_area_year_or_scope_or_switched_off_is_no_repeat():
    assert len(made({}, {"area": "C07"}, {"year": "2026"}, {"scope": "provincial"}, {"on": "no"})) == 5
    assert len(made({"kind": "comparator"}, {"kind": "comparator", "value": "21"})) == 2


def test_a_missing_column_is_told_once():
    frame = pd.DataFrame([OURS, OURS]).drop(columns=["unit", "year"])
    with pytest.raises(DataError) as caught:
        targets_from(frame, where="targets.xlsx")
    assert [fault.en for fault in caught.value.failures] == [
        "targets.xlsx: there is no column unit. Add it, as in the template of targets.",
        "targets.xlsx: there is no column year. Add it, as in the template of targets.",
    ]


def test_a_researchers_own_card_may_have_a_target():
    row = OURS | {"indicator": "own_stations"}
    assert targets_from(pd.DataFrame([row]), where="mine", indicators=["own_stations"])[0].indicator == "own_stations"


def test_the_shipped_rows_come_back_unchanged_from_a_frame_of_text():
    frame = pd.read_csv(SHIPPED, dtype=str, keep_default_na=False)
    assert targets_from(frame, where="targets.xlsx") == SHIPPED_TARGETS


# --- putting ours in their place ---


def test_ours_replaces_the_row_of_the_same_indicator_kind_scope_and_year_only():
    (national,) = made({"scope": "national", "value": "20"})
    merged = merge_targets(SHIPPED_TARGETS, (national,))
    assert "B1" not in {target.id for target in merged}
    assert {"B1-2020", "B19", "B26"} <= {target.id for target in merged}
    assert in_force(merged, "work_per_10k", "", 2025).value == 20.0


def test_a_local_target_stands_beside_the_national_one():
    merged = merge_targets(SHIPPED_TARGETS, made({}))
    assert len(merged) == len(SHIPPED_TARGETS) + 1
    assert in_force(merged, "work_per_10k", "", 2025).id == "ours 1"


def test_an_edited_row_passed_back_takes_the_place_of_its_id():
    edited = replace(BY_ID["M10"], on=True, year=2024)
    merged = merge_targets(SHIPPED_TARGETS, (edited,))
    assert len(merged) == len(SHIPPED_TARGETS)
    assert in_force(merged, "mob_screen_cover", "", 2024) == edited


def test_the_whole_list_passed_back_is_the_list():
    assert merge_targets(SHIPPED_TARGETS, SHIPPED_TARGETS) == SHIPPED_TARGETS
