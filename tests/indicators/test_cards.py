"""The cards: the page-one set, what each says of itself, and the slips that a card refuses."""

import re

import pytest

from governance_metrics.errors import CardError
from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.indicators.expression import Expression
from governance_metrics.tables import TABLES, VIEWS
from governance_metrics.text import Text, same

PAGE_ONE = [
    "mob_seconded_n", "mob_checkpoint_cover", "mob_screen_cover", "party_org_coverage", "party_work_coverage",
    "party_dual_report_rate", "party_dual_active_rate", "party_own_initiative_share", "coop_facility_100hh",
    "coop_participation_rate", "coop_belonging", "coop_defiance_rate", "coop_social_org_n", "coop_head_cover",
    "coop_head_known", "coop_satisfaction", "info_paper_share", "info_forms_n", "info_tool_rate",
    "info_reach", "work_per_10k", "work_under35", "work_college", "work_cert",
]  # fmt: skip
PREFIX = {
    "mob": "mobilisation",
    "party": "party_building",
    "coop": "collaboration",
    "info": "informatisation",
    "work": "workforce",
    "rec": "adoption",
}
CARDS = list(INDICATORS.values())
CJK = re.compile(r"[㐀-鿿]")
COUNTER = re.compile(r"^[名个家户项件起栋种次条份元天类级分岁]|^(平方米|小时|人日|人次|班次)")
PLAIN = {
    "code": "own_paper",
    "title": same("paper"),
    "definition": same("paper tasks ÷ tasks"),
    "interpretation": same("what it means"),
    "theme": "own",
    "direction": "lower",
    "table": "tasks",
    "universe": "kind = 'task'",
    "numerator": "medium = 'paper'",
    "counted": same("tasks"),
    "disclosure": "public",
    "source": "P3a",
}


def each_card(function):
    return pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)(function)


def test_page_one_is_the_starred_set_in_its_order():
    assert [card.code for card in CARDS if card.page_one] == PAGE_ONE


def test_cards_are_kept_under_their_own_code_theme_by_theme():
    assert [card.code for card in CARDS] == list(INDICATORS)
    assert list(dict.fromkeys(card.theme for card in CARDS)) == list(PREFIX.values())


@each_card
def test_the_code_says_the_theme(card):
    assert PREFIX[card.code.partition("_")[0]] == card.theme


@each_card
def test_every_text_is_chinese_in_chinese_and_english_in_english(card):
    texts = [card.title, card.definition, card.interpretation, card.counted, card.unit or card.title]
    assert all(CJK.search(text.zh) for text in texts)
    assert not any(CJK.search(text.en) for text in texts)
    assert not any(re.search(r"[，。；：？！（）“”]", text.en) for text in texts)


@each_card
def test_a_title_fits_a_table_cell(card):
    assert len(card.title.zh) <= 10
    assert len(card.title.en) <= 40


@each_card
def test_the_interpretation_is_one_to_three_sentences_without_figures(card):
    for said, stop in ((card.interpretation.zh, "。"), (card.interpretation.en, ".")):
        assert said.endswith(stop)
        assert 1 <= said.count(stop) <= 3
        assert not re.search(r"\d", said)


@each_card
def test_what_is_counted_reads_after_a_number(card):
    assert COUNTER.search(card.counted.zh)


@each_card
def test_shares_have_no_unit_and_everything_else_has_one(card):
    assert (card.unit is None) == (card.measure == "share")


@each_card
def test_every_table_it_reads_is_in_the_contract(card):
    assert {part.table for part in card.sources.values()} <= set(TABLES) | set(VIEWS)
    assert set(card.needs) <= set(TABLES)


@each_card
def test_expressions_name_known_columns_and_codes_only(card):
    for part in card.sources.values():
        source = VIEWS.get(part.table) or TABLES[part.table]
        codes = {c.name: tuple(code.code for code in c.codes) for c in getattr(source, "listed", ()) if c.codes}
        faults = [fault for sql in (part.sum, part.where) for fault in Expression(sql).faults(source.types, codes)]
        assert faults == []


def test_surveys_of_residents_and_members_are_about_persons_and_the_team_is_never_below_the_street():
    by_table = {(part.table, card.disclosure) for card in CARDS for part in card.sources.values()}
    assert {kind for table, kind in by_table if table == "residents_survey"} == {"persons"}
    assert {kind for table, kind in by_table if table == "dual_members"} == {"persons"}
    assert {kind for table, kind in by_table if table == "workers_survey"} == {"staff"}
    arrangements = {"work_per_10k", "work_per_10k_grid", "work_per_10k_all", "work_hh_per_worker", "work_vacancy"}
    arrangements |= {"work_secondee_share"}
    for card in CARDS:
        if card.theme == "workforce":
            assert card.disclosure == ("public" if card.code in arrangements else "staff"), card.code


def test_every_card_about_workers_leaves_out_the_same_other_staff_and_says_so():
    over_workers = [(card, part) for card in CARDS for part in card.sources.values() if part.table == "workers"]
    plain = [(card, part) for card, part in over_workers if card.code != "work_per_10k_grid"]
    leavers = {"work_turnover", "work_promotion"}  # among whom are people no longer on post
    for card, part in plain:
        employed = "staff_kind NOT IN ('seconded', 'property', 'grid_worker')"
        assert part.where == (employed if card.code in leavers else f"on_post AND {employed}"), card.code
        assert "不含挂职下沉干部、物业人员和网格员" in card.definition.zh
        assert "seconded cadres, property staff and grid workers are left out" in card.definition.en


def test_the_wider_scopes_of_workers_say_whom_they_add_and_are_never_scored():
    grid, everyone = INDICATORS["work_per_10k_grid"], INDICATORS["work_per_10k_all"]
    assert "不含挂职下沉干部和物业人员" in grid.definition.zh
    assert "网格员和挂职下沉干部" in everyone.definition.zh
    assert {grid.direction, everyone.direction} == {"context"}


def test_the_share_of_women_is_context_and_never_below_the_street():
    women = INDICATORS["work_female"]
    assert (women.direction, women.disclosure) == ("context", "staff")


def test_headcounts_and_whatever_has_no_right_level_are_context_and_no_card_adds_them():
    assert {card.code for card in CARDS if card.direction == "context"} == {
        "mob_seconded_n",
        "mob_seconded_per_community",
        "mob_retired_pledge_rate",
        "mob_pass_night_rate",
        "mob_trip_change",
        "party_dual_offhours_share",
        "party_hotline_rate",
        "info_invest_hh",
        "info_social_capital",
        "party_gov_first_share",
        "work_per_10k_grid",
        "work_per_10k_all",
        "work_secondee_share",
        "work_channel_mix",
        "work_age_mean",
        "work_over50",
        "work_female",
        "work_aid_n",
        "rec_supervision_n",
        "rec_opinion_date",
        "rec_family_doctor_rate",
        "rec_telemed",
        "rec_nonfiscal_share",
    }
    people = {"secondees", "party_counts"}
    sums = [part.sum for card in CARDS if people & set(card.needs) for part in card.sources.values()]
    assert not [sql for sql in sums if "+" in sql]


def test_a_statistic_names_what_it_is_taken_of():
    taken = {card.code: (card.statistic, card.over and card.over.code) for card in CARDS if card.statistic}
    assert taken == {
        "coop_resource_gap": ("percentile_ratio", "coop_resource_100hh"),
        "coop_social_org_gap": ("percentile_ratio", "coop_social_org_n"),
        "coop_social_org_growth": ("yearly_change", "coop_social_org_n"),
        "work_channel_mix": ("composition", None),
        "rec_opinion_date": ("earliest", "rec_opinion_day"),
    }


def test_the_three_states_of_a_registered_member_leave_nobody_out():
    registered, active, idle = (INDICATORS[f"party_dual_{name}_rate"] for name in ("report", "active", "idle"))
    assert (registered.universe, registered.numerator) == ("due", "registered")
    assert (active.universe, active.numerator) == ("registered", "services >= 1")
    assert (idle.universe, idle.numerator) == ("registered", "services = 0")
    assert INDICATORS["party_dual_never_rate"].numerator == "NOT registered"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"code": "Own paper"}, "lower-case"),
        ({"theme": "paper"}, "theme 'paper' is none of"),
        ({"direction": "up"}, "direction 'up' is none of"),
        ({"disclosure": "secret"}, "disclosure 'secret' is none of"),
        ({"measure": "median"}, "measure 'median' is none of"),
        ({"table": None}, "name the table"),
        ({"numerator": "COUNT(*)"}, "uses COUNT"),
        ({"numerator": "colour = 'red'"}, "there is no column 'colour'"),
        ({"numerator": "medium = 'papr'"}, "medium has no code 'papr'"),
        ({"numerator": "medium"}, "has to be a condition or a number"),
        ({"universe": "minutes"}, "has to be a condition"),
        ({"universe": "kind = 'tasks'"}, "kind has no code 'tasks'"),
        ({"denominator": "minuts"}, "there is no column 'minuts'"),
        ({"measure": "count", "denominator": "minutes"}, "a count is not divided"),
        ({"measure": "rate"}, "a rate needs a denominator"),
        ({"denominator": Part(table="communities")}, "both parts"),
        ({"table": None, "numerator": Part(table="tasks"), "denominator": Part(table="tasks", sum="minuts")}, "minuts"),
    ],
)
def test_a_slip_on_a_card_is_refused_when_the_card_is_made(change, said):
    with pytest.raises(CardError, match=re.escape(said)):
        Indicator(**{**PLAIN, **change})


def test_all_slips_of_a_card_are_told_at_once():
    with pytest.raises(CardError) as caught:
        Indicator(**{**PLAIN, "universe": "kinds = 'task'", "numerator": "medium = 'papr'"})
    assert len(caught.value.failures) >= 2


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        ({}, "share"),
        ({"numerator": "on_time"}, "share"),
        ({"numerator": "minutes"}, "mean"),
        ({"numerator": "minutes", "denominator": "fields"}, "ratio"),
        ({"table": None, "numerator": Part(table="tasks"), "denominator": Part(table="communities")}, "ratio"),
    ],
)
def test_the_measure_follows_from_what_is_counted(change, measure):
    assert Indicator(**{**PLAIN, **change}).measure == measure


def test_a_card_over_a_table_of_ones_own_is_held_against_the_contract_later():
    own = Indicator(**{**PLAIN, "table": "stations", "universe": "TRUE", "numerator": "opened", "measure": "share"})
    assert own.needs == ("stations",)


def test_needs_of_a_view_are_the_tables_behind_the_columns_that_are_named():
    assert INDICATORS["party_dual_report_rate"].needs == ("dual_due", "dual_registered")
    assert INDICATORS["party_dual_active_rate"].needs == ("dual_registered", "dual_service")
    assert INDICATORS["mob_seconded_n"].needs == ("secondees",)


def test_text_of_a_gap_reads_as_officials_write_it():
    sentence = Text(zh="还差 {n} {counted}", en="{n} {counted} short")
    said = sentence.fill(n=5, counted=INDICATORS["mob_checkpoint_cover"].counted)
    assert (said.zh, said.en) == ("还差 5 个小区", "5 compounds short")
