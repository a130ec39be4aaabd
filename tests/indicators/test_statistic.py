"""What stands behind a statistic, and the one line that says what a card computes."""

import pytest

from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.statistic import formula_of, part_codes, tallied

FORMULAS = {
    "mob_checkpoint_cover": "SUM(gates_staffed >= 1 AND temp_point) / COUNT(*) FROM compounds",
    "coop_assault_n": "COUNT(*) FROM incidents WHERE type = 'assault'",
    "coop_volunteer_rate": "(SUM(registered) FROM volunteers) / (SUM(residents_usual) FROM communities)",
    "work_pay_ratio": "SUM(pay_mean * staff) / SUM(wage_ref * staff) FROM pay_training",
    "coop_resource_gap": "percentile_ratio(SUM(funds_total) / SUM(households_occupied / 100) FROM communities)",
    "rec_opinion_date": "earliest(SUM(opinion_day) / COUNT(*) FROM communities)",
    "work_channel_mix": "SUM(channel = 'recruited') / COUNT(*) FROM workers WHERE on_post AND staff_kind "
    "NOT IN ('seconded', 'property', 'grid_worker') BY channel",
}


@pytest.mark.parametrize("code", list(FORMULAS))
def test_a_formula_says_what_is_summed_over_what_and_among_whom(code):
    assert formula_of(INDICATORS[code]) == FORMULAS[code]


def test_what_is_tallied_are_plain_cards_with_codes_of_their_own():
    plain = tallied(INDICATORS.values())
    assert {card.statistic for card in plain} == {None, "composition"}
    assert len({card.code for card in plain}) == len(plain)
    assert len(plain) == len(INDICATORS) + len(part_codes(INDICATORS["work_channel_mix"]))


def test_every_code_of_the_column_is_a_part_of_the_composition():
    groups = list(part_codes(INDICATORS["work_channel_mix"]).values())
    assert groups == ["channel=elected", "channel=recruited", "channel=secondment", "channel=other"]
