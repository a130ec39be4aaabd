"""What may be shown: small numbers about people, and whatever would give them back."""

import pandas as pd
import pytest

from governance_metrics.assessment import assess
from governance_metrics.claims.claim import Claim, Test
from governance_metrics.claims.target import Target
from governance_metrics.disclosure import HIDDEN_COMPARISON, HIDDEN_NUMBERS, protect
from governance_metrics.sample import simulate
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import same
from tests.own_tables import card
from tests.typed_frames import typed

KEY = ["indicator", "period", "level", "area", "group"]
REPORTED = Table(
    "t",
    "id",
    "ward",
    {"id": "key", "ward": "key", "day": "date", "yes": "boolean", "w": "number"},
    time=Time("stock", "day"),
)


def goal(value=0.9):
    return Target(
        id="G",
        indicator="own",
        kind="target",
        value=value,
        unit="share",
        operator=">=",
        scope="local",
        area="",
        year=2020,
        document=same("d"),
        issuer=same("i"),
        confidence="local",
        url="",
        on=True,
    )


def assessed(counts, kind="persons", *, earlier=None, design=None, **changes):
    """One card on wards with some yes among some rows, in 2025 and perhaps in 2024."""
    rows = []
    for year, given in ((2025, counts), (2024, earlier or {})):
        for ward, (yes, all_) in given.items():
            day = f"{year}-12-31"
            rows += [{"ward": ward, "day": day, "yes": k < yes, "w": 100.0} for k in range(all_)]
    rows = [{"id": str(i), **row} for i, row in enumerate(rows)]
    held = Dataset(
        tables={"t": typed(REPORTED, rows)},
        contracts={"t": REPORTED},
        checked=True,
        designs={"t": design} if design else {},
    )
    tests = (Test(indicator="own", expects="misses"), Test(indicator="own", expects="differs", reference="rest"))
    claim = Claim(
        code="X",
        section="problems",
        group="party",
        kind="problem",
        quote=same("q"),
        statement=same("s"),
        indicators=("own",),
        tests=tests,
        remedies=("R1a",),
    )
    asked = card("yes", disclosure=kind, **changes)
    return assess(held, indicators=[asked], claims=[claim], targets=[goal()], area="ward")


def hidden(release, reason="hidden"):
    rows = release.estimates
    return set(rows.loc[rows["reason"].eq(reason), "area"])


FINE = {"w1": (40, 80), "w2": (41, 82), "w3": (42, 84), "w4": (43, 86)}


@pytest.mark.parametrize(
    ("yes", "all_", "shown"),
    [(10, 20, True), (9, 20, False), (11, 20, False), (10, 19, False), (0, 50, False), (50, 50, False), (5, 9, False)],
)
def test_a_share_of_people_needs_ten_with_and_ten_without(yes, all_, shown):
    release = protect(assessed({**FINE, "w0": (yes, all_)}))
    assert ("w0" not in hidden(release)) == shown
    assert release.hidden == (0 if shown else 2)


def test_the_threshold_is_a_setting():
    found = assessed({**FINE, "w0": (6, 12)})
    assert hidden(protect(found, threshold=6)) == set()
    assert hidden(protect(found, threshold=7)) == {"w0", "w1"}


def test_hidden_numbers_are_gone_from_every_column():
    release = protect(assessed({**FINE, "w0": (3, 50)}))
    rows = release.estimates
    gone = rows[rows["area"].isin(["w0", "w1"])]
    assert gone[list(HIDDEN_NUMBERS)].isna().all(axis=None)
    assert rows.loc[rows["area"].eq("all"), "estimate"].notna().all()


def test_one_hidden_area_takes_the_next_smallest_with_it():
    assert hidden(protect(assessed({**FINE, "w0": (3, 50)}))) == {"w0", "w1"}
    assert hidden(protect(assessed({"w0": (3, 50), "w9": (20, 45), "w1": (40, 80), "w2": (40, 80)}))) == {"w0", "w9"}


def test_two_hidden_areas_hide_each_other_where_together_they_are_many():
    assert hidden(protect(assessed({**FINE, "w0": (8, 50), "w9": (7, 60)}))) == {"w0", "w9"}


def test_two_hidden_areas_that_are_few_together_take_a_third_with_them():
    assert hidden(protect(assessed({**FINE, "w0": (3, 50), "w9": (2, 60)}))) == {"w0", "w9", "w1"}


def test_arrangements_are_public_however_small():
    assert protect(assessed({**FINE, "w0": (1, 2)}, "public")).hidden == 0


def test_a_team_is_never_described_below_the_street():
    release = protect(assessed(FINE, "staff"))
    assert hidden(release, "staff_below_street") == set(FINE)
    assert release.estimates.set_index("area").loc["all", "estimate"] == 0.5


def test_a_team_too_small_is_not_described_at_all():
    release = protect(assessed({"w0": (3, 6), "w1": (2, 5)}, "staff"))
    assert hidden(release) == {"all"}


def test_a_sample_is_judged_by_its_answers_and_not_by_their_weights():
    release = protect(assessed({**FINE, "w0": (5, 30)}, design=SurveyDesign(weight="w")))
    assert "w0" in hidden(release)  # 5 answers that weigh 500


def test_a_full_count_of_amounts_is_judged_by_the_people_counted():
    contract = Table("t", "id", "ward", {"id": "key", "ward": "key", "a": "integer", "b": "integer"})
    rows = [{"id": w, "ward": w, "a": a, "b": b} for w, a, b in (("x", 4, 40), ("y", 30, 60), ("z", 30, 70))]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    found = assess(held, indicators=[card("a", denominator="b", measure="share", disclosure="persons")], area="ward")
    assert hidden(protect(found)) == {"x", "y"}


def test_a_mean_needs_ten_people():
    contract = Table("t", "id", "ward", {"id": "key", "ward": "key", "v": "number"})
    rows = [{"id": str(i), "ward": "x" if i < 9 else "y" if i < 30 else "z", "v": float(i)} for i in range(60)]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    assert hidden(protect(assess(held, indicators=[card("v", disclosure="persons")], area="ward"))) == {"x", "y"}


def test_comparisons_of_hidden_areas_are_blank_with_the_rest_they_were_held_against():
    release = protect(assessed({**FINE, "w0": (3, 50), "w5": (44, 88)}))
    rows = release.comparisons
    gone = rows[rows["area"].isin(["w0", "w1"])]
    assert set(gone["reference_kind"]) == {"target", "rest"}
    assert gone[list(HIDDEN_COMPARISON)].isna().all(axis=None)
    assert set(gone["verdict"]) == {"no_data"}
    assert set(gone["reason"]) == {"hidden"}
    assert gone.loc[gone["reference_kind"].eq("rest"), "reference"].isna().all()
    assert gone.loc[gone["reference_kind"].eq("target"), "reference"].eq(0.9).all()  # a target is no secret


def test_what_was_hidden_last_year_does_not_show_as_the_reference_of_this_year():
    release = protect(assessed({**FINE, "w0": (40, 90)}, earlier={**FINE, "w0": (3, 90)}))
    before = release.estimates[release.estimates["period"].eq("2024")]
    assert set(before.loc[before["reason"].eq("hidden"), "area"]) == {"w0", "w1"}
    rows = release.comparisons[release.comparisons["reference_kind"].eq("previous")].set_index("area")
    assert rows.loc[["w0", "w1"], ["reference", "difference", "estimate"]].isna().all(axis=None)
    assert rows.loc[["w2", "all"], "reference"].notna().all()


def test_hidden_areas_are_counted_but_never_named_in_problems_and_recommendations():
    found = assessed({**FINE, "w0": (3, 50)})
    release = protect(found)
    for before, after in ((found.problems, release.problems), (found.recommendations, release.recommendations)):
        assert set(before["areas"].iloc[0]) == {"w0", *FINE}
        assert after["areas"].tolist() == [("w2", "w3", "w4")] * len(after)
        assert after["n_areas"].tolist() == before["n_areas"].tolist()
        said = after.astype(str).to_csv()
        assert "w0" not in said
        assert "w1" not in said


def test_a_gap_that_one_hidden_area_alone_would_explain_is_hidden_with_it():
    release = protect(assessed({"w0": (3, 50), "w1": (950, 1000), "w2": (960, 1020), "w3": (970, 1040)}))
    assert release.problems["gap"].isna().all()


def test_reasons_that_quote_a_hidden_number_say_that_it_is_hidden():
    contract = Table("t", "id", "ward", {"id": "key", "ward": "key", "a": "integer", "b": "integer"})
    rows = [{"id": "x", "ward": "x", "a": 4, "b": None}]
    held = Dataset(tables={"t": typed(contract, rows)}, contracts={"t": contract}, checked=True)
    claim = Claim(
        code="X",
        section="problems",
        group="party",
        kind="problem",
        quote=same("q"),
        statement=same("s"),
        indicators=("own",),
        tests=(Test(indicator="own", expects="misses"),),
    )
    found = assess(
        held,
        indicators=[card("a", denominator="b", measure="share", disclosure="persons")],
        claims=[claim],
        area="ward",
    )
    assert "numerator=4" in found.claims["reason"].iloc[0]
    release = protect(found)
    assert release.claims["reason"].tolist() == ["hidden"]
    assert "4" not in release.claims["tests"].iloc[0]
    assert "4" not in "".join(release.comparisons["reason"])


def test_the_internal_profile_shows_everything_and_changes_nothing():
    found = assess(simulate(seed=1))
    release = protect(found, profile="internal")
    for name in ("estimates", "comparisons", "claims", "problems", "recommendations"):
        pd.testing.assert_frame_equal(getattr(release, name), getattr(found, name))
    assert (release.profile, release.hidden) == ("internal", 0)


def test_the_assessment_itself_keeps_its_numbers_and_the_release_has_no_sums():
    found = assess(simulate(seed=1))
    before = found.estimates.copy()
    release = protect(found)
    pd.testing.assert_frame_equal(found.estimates, before)
    assert release.tallies.tallies == ()
    assert release.supplied == found.supplied
    assert release.hidden > 0


def test_on_the_sample_no_small_number_of_people_is_left_and_none_can_be_subtracted():
    found = assess(simulate(seed=1))
    release = protect(found)
    rows, cards = release.estimates, found.indicators
    people = rows[rows["indicator"].map(lambda code: cards[code].disclosure == "persons") & rows["estimate"].notna()]
    share = people[people["indicator"].map(lambda code: cards[code].measure == "share")]
    sampled = share["interval"].eq("sampling")
    above = share["n_numerator"].where(sampled, share["numerator"])
    below = share["n"].where(sampled, share["denominator"])
    assert above.ge(10).all()
    assert (below - above).ge(10).all()
    staff = rows[
        rows["indicator"].map(lambda code: cards[code].disclosure == "staff") & rows["level"].eq("community_id")
    ]
    assert staff["estimate"].isna().all()
    hidden_now = rows["reason"].eq("hidden") & rows["level"].ne("all")
    assert (rows[hidden_now].groupby(["indicator", "period", "level", "group"]).size() >= 2).all()


def test_the_same_assessment_hides_the_same_areas():
    patterns = []
    for _ in range(2):
        rows = protect(assess(simulate(seed=1))).estimates
        patterns.append(rows.loc[rows["reason"].eq("hidden"), KEY].to_numpy().tolist())
    assert patterns[0] == patterns[1]
    assert patterns[0]


def test_a_card_and_its_complement_are_hidden_together():
    found = assess(simulate(seed=1))
    release = protect(found)
    rows = release.estimates[release.estimates["level"].eq("community_id")]
    hidden_in = {
        code: set(mine.loc[mine["reason"].eq("hidden"), ["period", "area"]].itertuples(index=False, name=None))
        for code, mine in rows.groupby("indicator")
    }
    assert hidden_in["party_dual_report_rate"] == hidden_in["party_dual_never_rate"]
    assert hidden_in["party_dual_active_rate"] == hidden_in["party_dual_idle_rate"]
    assert hidden_in["party_dual_report_rate"] | hidden_in["party_dual_active_rate"]
