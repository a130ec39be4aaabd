"""What was handed out before counts: nothing hidden then is opened by what is shown now, and small steps are told."""

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect, protect_beside, register_from, register_text
from governance_metrics.disclosure.register import KEY
from governance_metrics.errors import DataError
from governance_metrics.report.outline.beside import beside_words
from governance_metrics.sample import simulate
from tests.own_tables import card, data, table

ASKED = card("v > 0", measure="share", disclosure="persons")


def assessed(pairs):
    """An assessment of wards, each with so many who have it, of so many."""
    rows = [
        {"ward": f"W{ward}", "v": float(number < having)}
        for ward, (having, people) in enumerate(pairs)
        for number in range(people)
    ]
    return assess(data(table(), rows), indicators=[ASKED], area="ward")


def shown(release):
    rows = release.estimates[release.estimates["n"].notna()]
    return dict(zip(rows["area"], rows["numerator"], strict=True))


def test_the_same_again_finds_nothing_and_adds_nothing():
    found = assessed([(3, 50), (30, 60), (31, 70), (32, 80)])
    first, register = protect_beside(found, ())
    second, again = protect_beside(found, register)
    assert len(register) == len(again) == 1
    assert not second.beside
    assert shown(first) == shown(second)


def test_a_companion_of_a_number_that_has_grown_stays_hidden_while_the_table_is_nearly_the_same():
    before = [(9, 50), (30, 60), (31, 70), (32, 80)]
    first, register = protect_beside(assessed(before), ())
    assert set(shown(first)) == {"W2", "W3", "all"}  # W1 keeps W0 company
    after = [(10, 50), (30, 60), (31, 70), (32, 80)]
    assert set(shown(protect(assessed(after)))) == {"W0", "W1", "W2", "W3", "all"}
    second, _ = protect_beside(assessed(after), register)
    # the ward that did not change would give back the nine of the other
    assert set(shown(second)) == {"W2", "W3", "all"}
    assert second.beside.kept == 2


def test_a_table_that_has_become_another_is_judged_anew():
    _, register = protect_beside(assessed([(3, 50), (30, 60), (31, 70), (32, 80)]), ())
    second, _ = protect_beside(assessed([(40, 90), (45, 90), (31, 70), (32, 80)]), register)
    assert set(shown(second)) == {"W0", "W1", "W2", "W3", "all"}
    assert second.beside.kept == 0


def test_what_was_shown_before_protects_nothing_now():
    _, register = protect_beside(assessed([(12, 50), (30, 60), (31, 70), (32, 80)]), ())
    after = [(12, 50), (30, 60), (31, 70), (9, 80)]
    alone, beside = protect(assessed(after)), protect_beside(assessed(after), register)[0]
    assert set(shown(alone)) == {"W1", "W2", "all"}
    # every companion is known from before, and so is the total but for what changed: nothing of it is printed
    secret = 9.0
    left = [shown(beside).get("all", np.nan)] + [(12, 30, 31)[i] for i in range(3)]
    assert not np.isclose(left[0] - sum(left[1:]), secret)


def test_a_step_of_a_few_people_is_told_and_a_large_one_is_not():
    _, register = protect_beside(assessed([(30, 60), (31, 70), (32, 80)]), ())
    few = protect_beside(assessed([(29, 59), (31, 70), (32, 80)]), register)[0].beside
    many = protect_beside(assessed([(30, 60), (31, 70), (52, 110)]), register)[0].beside
    assert few.differing == 2  # the ward and the total
    assert not many
    for language in ("zh", "en"):
        said = beside_words(few, 10).say(language)
        assert "2" in said
        assert "\n" not in said


def test_the_register_holds_what_was_printed_and_comes_back_as_it_was():
    release, register = protect_beside(assessed([(3, 50), (30, 60), (31, 70), (32, 80)]), ())
    text = register_text(register)
    again = register_from(text, "releases.json")
    assert register_text(again) == text
    cells = again[0].cells
    assert list(cells.index.names) == list(KEY)
    printed = cells["having"].dropna()
    assert {key[3]: value for key, value in printed.items()} == shown(release)
    assert cells["people"].isna().sum() == 2


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": 2, "releases": []}', '{"format": 1, "releases": [{"digest": "", "cells": 3}]}',
             '{"format": 1, "releases": [{"digest": "", "cells": [["a", "b"]]}]}',
             '{"format": 1, "releases": [{"digest": "", "cells": [["a", "b", "c", "d", "e", "x", 1]]}]}']
)  # fmt: skip
def test_another_file_is_no_register(text):
    with pytest.raises(DataError, match=r"releases\.json"):
        register_from(text, "releases.json")


@pytest.mark.slow
def test_twenty_runs_without_a_few_people_are_all_told():
    dataset = simulate(seed=1)
    _, register = protect_beside(assess(dataset), ())
    numbers = np.random.default_rng(6)
    tables = ("residents_survey", "dual_due", "dual_registered", "workers")
    for run in range(20):
        name = tables[run % len(tables)]
        frame: pd.DataFrame = dataset.tables[name]
        gone = numbers.choice(len(frame), size=int(numbers.integers(1, 10)), replace=False)
        fewer = frame.drop(index=frame.index[gone]).reset_index(drop=True)
        found = assess(dataset.replace(tables={**dataset.tables, name: fewer}))
        release, after = protect_beside(found, register)
        before, now = register[0].cells, after[-1].cells
        apart = (before - now.reindex(before.index)).abs().max(axis=1)
        assert len(after) == 2, name
        assert release.beside.differing == int(apart.between(1e-6, 10, inclusive="neither").sum()) > 0, name
