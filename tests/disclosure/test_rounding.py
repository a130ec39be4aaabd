"""Where time is too short for the best choice, counts are rounded: nothing hidden can be found within the threshold."""

from itertools import product

import numpy as np
import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.report.outline import outline
from governance_metrics.sample import simulate
from tests.own_tables import card, data, table

ASKED = card("v > 0", measure="share", disclosure="persons")
PAIRS = [(3, 50), (30, 61), (33, 72), (38, 84)]


@pytest.fixture(scope="module")
def found():
    rows = [
        {"ward": f"W{ward}", "v": float(number < having)}
        for ward, (having, people) in enumerate(PAIRS)
        for number in range(people)
    ]
    return assess(data(table(), rows), indicators=[ASKED], area="ward")


def test_small_counts_stay_hidden_and_all_others_are_rounded_by_themselves(found):
    release = protect(found, seconds=0)
    rows = release.estimates.set_index("area")
    assert release.hidden == 1
    assert release.rounded == 4
    assert rows["numerator"].drop("W0").to_dict() == {"W1": 30.0, "W2": 35.0, "W3": 40.0, "all": 105.0}
    assert rows["denominator"].drop("W0").to_dict() == {"W1": 60.0, "W2": 70.0, "W3": 85.0, "all": 265.0}
    shares = rows["numerator"] / rows["denominator"]
    assert np.allclose(rows["estimate"].dropna(), shares.dropna())
    assert rows[["conf_low", "conf_high", "std_error"]].isna().all(axis=None)
    assert rows.loc["W0", ["estimate", "numerator", "denominator", "n"]].isna().all()


def test_what_is_shown_leaves_the_hidden_count_open_by_the_threshold(found):
    rows = protect(found, seconds=0).estimates.set_index("area")["numerator"]
    steps = np.arange(-2, 3)  # whole counts that round to the same five
    left = {
        rows["all"] + whole - sum(rows[area] + step for area, step in zip(("W1", "W2", "W3"), others, strict=True))
        for whole, *others in product(steps, repeat=4)
    }
    possible = {value for value in left if value >= 0}
    assert 3.0 in possible
    assert max(possible) - min(possible) >= 10 - 2


def test_in_time_nothing_is_rounded(found):
    release = protect(found)
    assert release.rounded == 0
    assert release.estimates["conf_low"].notna().any()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_says_so_and_is_written_all_the_same(language):
    release = protect(assess(simulate(seed=1)), seconds=0)
    said = [getattr(block, "text", "") for block in outline(release, language).blocks]
    word = {"zh": "取整到 5 人", "en": "rounded to the nearest 5 people"}[language]
    assert sum(word in text for text in said) == 1
