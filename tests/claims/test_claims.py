"""The claims: every sentence of the paper in its order, and tests, remedies and pairs that fit together."""

import re

import pytest

from governance_metrics.claims import CLAIMS, REMEDIES
from governance_metrics.indicators import INDICATORS

ORDER = [
    "C1", "C2", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10", "M11", "M12", "M13", "M14",
    "M15", "M16", "M17", "M18", "P0", "P1a", "P1b", "P1c", "P1d", "P1e", "P1f", "P2a", "P2b", "P2c", "P2d",
    "P2e", "P2f", "P2g", "P2h", "P2i", "P2j", "P2k", "P3a", "P3b", "P3c", "P4a", "P4b", "P4c", "P4d", "P4e",
    "P4f", "P4g", "P4h", "R1a", "R1b", "R1c1", "R1c2", "R2a1", "R2a2", "R2a3", "R2b1", "R2b2", "R3a1", "R3a2",
    "R3a3", "R3a4", "R3b", "R4a", "R4b1", "R4b2", "Z1",
]  # fmt: skip
MEASURES = [
    "R1a", "R1b", "R1c", "R2a", "R2b", "R3a", "R3b", "R4a", "R4b",
]  # fmt: skip
SECTIONS = {"C": "opening", "M": "results", "P": "problems", "R": "measures", "Z": "closing"}
KINDS = {"C": {"framing", "problem"}, "M": {"result"}, "P": {"problem", "framing"}, "R": {"measure"}, "Z": {"framing"}}
EXPECTED = {"result": {"meets"}, "measure": {"meets"}, "problem": {"misses", "differs"}, "framing": set()}
DECIDING = {
    "C2": {"party_org_coverage"},
    "M3": {"mob_plan_rate"},
    "M4": {"mob_checkpoint_cover", "mob_disinfect_cover", "mob_report_ontime"},
    "M5": {"coop_defiance_rate", "mob_supply_ok"},
    "M6": {"mob_unit_cover"},
    "M7": {"mob_checkpoint_cover", "mob_pass_rate"},
    "M8": {"mob_guard_cover_no_property", "mob_guard_cover_property"},
    "M10": {"mob_screen_cover"},
    "M11": {"mob_compliance_rate"},
    "M12": {"mob_force_types", "mob_screen_cover"},
    "M13": {"mob_join_rate"},
    "M14": {"mob_issue_closed_rate", "mob_micro_types"},
    "M15": {"mob_groupbuy_cover"},
    "M16": {"mob_care_three_rate"},
    "M17": {"mob_pickup_cover"},
    "M18": {"mob_recognition"},
    "P1a": {"party_deliberation_n", "party_own_initiative_share"},
    "P1b": {"coop_influence_rate", "party_admin_time_share"},
    "P1d": {"party_org_coverage", "party_work_coverage"},
    "P1e": {"party_joint_org_rate", "party_station_org_rate"},
    "P1f": {"party_dual_active_rate", "party_dual_report_rate"},
    "P2a": {"coop_actor_types", "coop_single_share"},
    "P2b": {"coop_duty_list_rate"},
    "P2c": {"coop_participation_rate", "coop_social_org_active", "coop_station_unit_rate"},
    "P2d": {"coop_facility_100hh"},
    "P2e": {"coop_participation_rate"},
    "P2f": {"coop_belonging", "coop_identity"},
    "P2g": {"coop_participation_rate", "coop_public_care"},
    "P2h": {"coop_defiance_rate"},
    "P2i": {"coop_assault_n"},
    "P2j": {"coop_willing_rate"},
    "P2k": {"coop_social_org_n"},
    "P3a": {"info_forms_n", "info_paper_share"},
    "P3b": {"info_skill", "info_tool_rate"},
    "P3c": {"info_accuracy_rate", "info_ontime_rate"},
    "P4a": {"work_college", "work_under35"},
    "P4b": {"work_per_10k"},
    "P4c": {"work_cert", "work_emerg_train"},
    "P4d": {"work_overload", "work_overtime", "work_stress"},
    "P4e": {"work_pay_ratio"},
    "P4f": {"work_career_view", "work_promotion"},
    "P4g": {"work_leave_intent", "work_turnover"},
    "P4h": {"work_efficacy"},
    "R1a": {"coop_owner_rate", "party_org_coverage"},
    "R1b": {"party_dual_active_rate", "party_visit_rate"},
    "R1c1": {"rec_four_level"},
    "R1c2": {"coop_property_dispute_closed"},
    "R2a1": {"coop_duty_list_rate", "rec_troika_rate"},
    "R2a2": {"coop_property_training", "rec_requisition_agreed"},
    "R2a3": {"coop_volunteer_active", "rec_groups_kept"},
    "R2b1": {"coop_head_cover", "coop_head_known"},
    "R2b2": {"coop_mutual_cover", "rec_pyramid_rate"},
    "R3a2": {"info_duplicate_share", "info_system_n"},
    "R3a3": {"info_daily_update", "info_online_register", "info_reach"},
    "R3b": {"info_tool_rate"},
    "R4a": {"work_bachelor", "work_promotion"},
    "R4b1": {"work_leave_taken", "work_pay_ratio"},
    "R4b2": {"info_duplicate_share", "rec_train_in_appraisal", "work_train_rate"},
}
CJK = re.compile(r"[㐀-鿿]")
# Characters of the traditional form of the paper that would show a quote was not put into simplified ones.
TRADITIONAL = re.compile(r"[黨區務會員眾實層發現產組織無與個們對導點動單進關係體應資訊]")
RECORDS = list(CLAIMS.values())
TESTS = [(claim, test) for claim in RECORDS for test in claim.tests]


def each_claim(function):
    return pytest.mark.parametrize("claim", RECORDS, ids=lambda claim: claim.code)(function)


def each_remedy(function):
    return pytest.mark.parametrize("remedy", list(REMEDIES.values()), ids=lambda remedy: remedy.code)(function)


def each_test(function):
    names = [f"{claim.code}-{test.indicator}-{test.reference}" for claim, test in TESTS]
    return pytest.mark.parametrize(("claim", "test"), TESTS, ids=names)(function)


def test_every_sentence_of_the_paper_is_there_in_its_order():
    assert list(CLAIMS) == ORDER
    assert [claim.code for claim in RECORDS] == ORDER


def test_the_measures_of_the_third_part_are_there_in_their_order():
    assert list(REMEDIES) == MEASURES
    assert [remedy.code for remedy in REMEDIES.values()] == MEASURES


@each_claim
def test_section_and_kind_follow_the_part_of_the_paper(claim):
    assert claim.section == SECTIONS[claim.code[0]]
    assert claim.kind in KINDS[claim.code[0]]


@each_claim
def test_every_text_is_chinese_in_chinese_and_english_in_english(claim):
    texts = [claim.quote, claim.statement, claim.caution or claim.statement]
    assert all(CJK.search(text.zh) for text in texts)
    assert not any(TRADITIONAL.search(text.zh) for text in texts)
    assert not any(CJK.search(text.en) or re.search(r"[，。；：？！（）]", text.en) for text in texts)


@each_claim
def test_figures_stand_in_quotations_only(claim):
    said = [claim.statement, claim.caution or claim.statement]
    assert not any(re.search(r"\d", text.zh + text.en) for text in said)


@each_claim
def test_a_statement_is_one_proposition_without_a_full_stop(claim):
    assert not re.search(r"[。.]", claim.statement.zh + claim.statement.en)
    assert len(claim.statement.zh) <= 40


def test_the_five_numbers_of_the_paper_stand_where_it_gives_them():
    numbers = {claim.code: re.findall(r"\d+", claim.quote.zh) for claim in RECORDS}
    assert {code: found for code, found in numbers.items() if found} == {
        "M1": ["401"],
        "M2": ["68"],
        "M6": ["24", "21"],
        "M10": ["205"],
    }


def test_only_what_is_not_a_measurement_is_framing():
    assert [claim.code for claim in RECORDS if claim.kind == "framing"] == ["C1", "P0", "Z1"]
    assert not any(claim.tests or claim.indicators for claim in RECORDS if claim.kind == "framing")
    assert all(claim.indicators for claim in RECORDS if claim.kind != "framing")


@each_claim
def test_indicators_are_named_once(claim):
    assert len(set(claim.indicators)) == len(claim.indicators)
    assert all(re.fullmatch(r"(mob|party|coop|info|work|rec)_[a-z0-9_]+", code) for code in claim.indicators)


@each_claim
def test_remedies_are_measures_of_the_paper(claim):
    assert set(claim.remedies) <= set(REMEDIES)
    assert len(set(claim.remedies)) == len(claim.remedies)


def test_a_measure_in_want_leads_to_itself():
    found = {claim.code: claim.remedies for claim in RECORDS if claim.kind == "measure"}
    assert found.pop("R3a4") == ()
    assert all(len(remedies) == 1 and code.startswith(remedies[0]) for code, remedies in found.items())


@each_test
def test_a_test_names_a_card_of_its_claim_and_expects_what_its_kind_claims(claim, test):
    assert test.indicator in INDICATORS
    assert test.indicator in claim.indicators
    assert test.expects in EXPECTED[claim.kind]
    assert INDICATORS[test.indicator].direction != "context"


@each_test
def test_a_survey_needs_thirty_answers_in_all(claim, test):
    surveyed = INDICATORS[test.indicator].needs in (("residents_survey",), ("workers_survey",))
    assert test.min_n == (30 if surveyed else 1)


def test_the_rest_of_the_district_serves_only_claims_about_spread():
    against_rest = {(claim.code, test.expects) for claim, test in TESTS if test.reference == "rest"}
    assert against_rest == {("P2d", "differs"), ("P2k", "differs")}
    assert {test.reference for _, test in TESTS if test.expects == "differs"} == {"rest"}


def test_which_indicators_decide_which_claims():
    found = {
        claim.code: {test.indicator for test in claim.tests if test.role == "decides"}
        for claim in RECORDS
        if any(test.role == "decides" for test in claim.tests)
    }
    assert found == DECIDING


def test_no_test_is_written_twice_on_a_claim():
    written = [(claim.code, test.indicator, test.reference) for claim, test in TESTS]
    assert len(set(written)) == len(written)


def test_contradictions_of_the_paper_stand_side_by_side_and_both_say_so():
    pairs = {claim.code: claim.beside for claim in RECORDS if claim.beside}
    assert pairs == {"M6": "P1e", "P1e": "M6", "M11": "P2h", "P2h": "M11", "M13": "P2e", "P2e": "M13"}
    assert all("并列" in CLAIMS[code].caution.zh for code in pairs)
    assert all("side by side" in CLAIMS[code].caution.en for code in pairs)


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("M1", "不得相加", "never add"),
        ("M2", "不得与抽调干部、街居党员人数相加", "never add"),
        ("M10", "不得相加", "never add"),
        ("M18", "防控效果本身没有数据", "no data on the outcome"),
        ("P2b", "只有居委会是基层群众性自治组织", "only the residents' committee"),
        ("P2i", "一起个案不是比率", "One case is not a rate"),
        ("P4a", "不参与判定", "takes no part in the verdict"),
        ("R2a2", "法律依据", "legal basis"),
        ("R3a4", "不设任何针对个人的思想动态指标", "No measure of what individuals think"),
    ],
)
def test_a_caution_says_what_must_not_be_read_into_a_claim(code, zh, en):
    assert zh in CLAIMS[code].caution.zh
    assert en in CLAIMS[code].caution.en


def test_the_slip_about_self_governing_bodies_is_not_repeated():
    assert not any("自治组织" in claim.quote.zh + claim.statement.zh for claim in RECORDS)


def test_the_share_of_women_decides_nothing():
    assert "work_female" in CLAIMS["P4a"].indicators
    assert not any(test.indicator == "work_female" for _, test in TESTS)


def test_every_card_serves_a_claim_and_its_source_is_one_of_them():
    assert all(card.code in CLAIMS[card.source].indicators for card in INDICATORS.values())


@each_remedy
def test_an_action_is_an_order_without_figures(remedy):
    assert CJK.search(remedy.title.zh)
    assert remedy.action.zh.endswith("。")
    assert remedy.action.en.endswith(".")
    assert not CJK.search(remedy.title.en + remedy.action.en)
    assert not re.search(r"\d", remedy.title.zh + remedy.title.en + remedy.action.zh + remedy.action.en)


@each_remedy
def test_adoption_names_indicators_of_the_paper_with_existing_cards_first(remedy):
    named = {code for claim in RECORDS for code in claim.indicators}
    assert remedy.adoption
    assert set(remedy.adoption) <= named
    exists = [code in INDICATORS for code in remedy.adoption]
    assert exists == sorted(exists, reverse=True)


def test_every_measure_is_led_to_by_a_problem():
    led_to = {code for claim in RECORDS if claim.kind == "problem" for code in claim.remedies}
    assert led_to == set(REMEDIES)
