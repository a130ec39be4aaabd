"""Verdicts on claims, problems with their gaps, recommendations with their evidence."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from governance_metrics.assessment import assess
from governance_metrics.claims import CLAIMS, REMEDIES
from governance_metrics.claims.claim import Claim, Remedy, Test
from governance_metrics.claims.target import Target
from governance_metrics.comparisons import compare_all
from governance_metrics.diagnosis import PROBLEM_COLUMNS, RECOMMENDATION_COLUMNS, diagnose
from governance_metrics.errors import CardError
from governance_metrics.estimates import COLUMNS
from governance_metrics.indicators import INDICATORS
from governance_metrics.phrases import REASONS, RULES
from governance_metrics.sample import simulate
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.text import decoded, phrase, same
from tests.own_tables import card, data, table

WORDS = ("indicator", "period", "level", "area", "group", "interval", "method", "reason")
GOALS = {"meets": 0.8, "misses": 0.2}


def estimates(*given):
    plain = {
        "period": "2025",
        "level": "all",
        "area": "all",
        "group": "",
        "interval": "chance",
        "method": "wilson",
        "reason": "",
        "n": 100,
    }
    frame = pd.DataFrame([{**plain, **row} for row in given]).reindex(columns=COLUMNS)
    return frame.astype({name: float for name in COLUMNS if name not in WORDS})


def goal(indicator, value=0.5, operator=">=", **changes):
    plain = {
        "id": f"L-{indicator}",
        "kind": "target",
        "unit": "x",
        "scope": "local",
        "area": "",
        "year": 2025,
        "confidence": "local",
    }
    rest = {"url": "", "on": True, "document": same("d"), "issuer": same("i")}
    return Target(**{**plain, **rest, "indicator": indicator, "value": value, "operator": operator, **changes})


def claim(*tests, code="X1", **changes):
    plain = {"section": "problems", "group": "party", "kind": "problem", "quote": same("q"), "statement": same("s")}
    return Claim(**{**plain, "code": code, "indicators": tuple(t.indicator for t in tests), "tests": tests, **changes})


def judged(claims, frame, cards, targets=(), remedies=REMEDIES):
    cards = {c.code: c for c in cards}
    held = compare_all(frame, indicators=cards, targets=targets, conf_level=0.95)
    found = diagnose(
        frame, held, indicators=cards, claims={c.code: c for c in claims}, remedies=remedies, period="2025"
    )
    return found, held


def verdict(claims, frame, cards, targets=()):
    return judged([claims], frame, cards, targets)[0].claims.iloc[0]


# --- the truth table ---

STATES = {"agree": "misses", "contrary": "meets", "undecided": None}


def expected(states):
    if all(s == "agree" for s in states):
        return "supported"
    if "agree" in states:
        return "partly_supported"
    return "not_supported" if all(s == "contrary" for s in states) else "insufficient_data"


@pytest.mark.parametrize("states", [s for n in (1, 2, 3) for s in product(STATES, repeat=n)], ids="-".join)
def test_verdicts_follow_the_table(states):
    names = [f"i{k}" for k in range(len(states))]
    frame = estimates(
        *(
            {
                "indicator": n,
                "estimate": GOALS.get(STATES[s], np.nan),
                "reason": "" if STATES[s] else "zero_denominator",
            }
            for n, s in zip(names, states, strict=True)
        )
    )
    row = verdict(
        claim(*(Test(indicator=n, expects="misses") for n in names)),
        frame,
        [card("v", n) for n in names],
        [goal(n) for n in names],
    )
    assert row["verdict"] == expected(states)
    assert phrase(row["reason"], REASONS).zh
    assert row["tests"].count("zero_denominator") == states.count("undecided")
    if row["verdict"] == "insufficient_data":
        assert "zero_denominator" in row["reason"]
        assert ("some_contrary" in row["reason"]) == ("contrary" in states)


@pytest.mark.parametrize(
    ("expects", "value", "result"),
    [
        ("meets", 0.8, "supported"),
        ("meets", 0.5, "supported"),
        ("meets", 0.2, "not_supported"),
        ("misses", 0.8, "not_supported"),
        ("misses", 0.2, "supported"),
        ("exceeds", 0.8, "supported"),
        ("exceeds", 0.5, "not_supported"),
        ("exceeds", 0.2, "not_supported"),
    ],
)
@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_a_claim_is_held_to_what_it_expects(expects, value, result, direction):
    value, operator = (value, ">=") if direction == "higher" else (1 - value, "<=")
    frame = estimates({"indicator": "i", "estimate": value})
    row = verdict(
        claim(Test(indicator="i", expects=expects)),
        frame,
        [card("v", "i", direction=direction)],
        [goal("i", operator=operator)],
    )
    assert row["verdict"] == result


def test_an_interval_across_the_target_decides_nothing():
    frame = estimates({"indicator": "i", "estimate": 0.5, "conf_low": 0.4, "conf_high": 0.6, "interval": "sampling"})
    row = verdict(claim(Test(indicator="i", expects="misses")), frame, [card("v", "i")], [goal("i")])
    assert (row["verdict"], row["reason"]) == ("insufficient_data", "interval_spans_target")


@pytest.mark.parametrize(("targets", "reason"), [((), "no_target"), ((goal("i", year=2030),), "later_year(year=2030)")])
def test_without_a_target_in_force_there_is_no_verdict(targets, reason):
    row = verdict(
        claim(Test(indicator="i", expects="misses")),
        estimates({"indicator": "i", "estimate": 0.1}),
        [card("v", "i")],
        targets,
    )
    assert (row["verdict"], row["reason"]) == ("insufficient_data", reason)


def test_too_few_answers_decide_nothing():
    frame = estimates({"indicator": "i", "estimate": 0.1, "n": 29})
    row = verdict(claim(Test(indicator="i", expects="misses", min_n=30)), frame, [card("v", "i")], [goal("i")])
    assert (row["verdict"], row["reason"]) == ("insufficient_data", "small_n(n=29, min_n=30)")


def test_informing_tests_are_shown_and_decide_nothing():
    frame = estimates({"indicator": "i", "estimate": 0.1}, {"indicator": "j", "estimate": 0.9})
    tests = (Test(indicator="i", expects="misses"), Test(indicator="j", expects="misses", role="informs"))
    row = verdict(claim(*tests), frame, [card("v", "i"), card("v", "j")], [goal("i"), goal("j")])
    assert row["verdict"] == "supported"
    assert row["tests"] == "i:misses:target:decides=agree(misses) & j:misses:target:informs=contrary(meets)"
    assert row["rule"] == "i:misses:target"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (claim(kind="framing"), "not_a_measurement"),
        (claim(indicators=("nowhere", "gone")), "no_card(indicators=nowhere gone)"),
        (claim(Test(indicator="i", expects="misses", role="informs")), "no_deciding_test"),
        (claim(Test(indicator="gone", expects="misses")), "no_card(indicators=gone)"),
    ],
)
def test_what_cannot_be_decided_says_why(asked, reason):
    row = verdict(asked, estimates({"indicator": "i", "estimate": 0.1}), [card("v", "i")], [goal("i")])
    assert (row["verdict"], row["reason"]) == ("insufficient_data", reason)
    assert phrase(reason, REASONS).en


# --- spread between communities ---


def amounts(values):
    listed = [{"ward": f"w{i}", "v": float(v), "w": 1.0} for i, v in enumerate(values)]
    return data(table({"v": "number", "w": "number"}), listed)


@pytest.mark.parametrize(
    ("values", "result", "reason"),
    [
        ([1, 1, 2, 5, 9], "supported", "all_as_claimed(n=1)"),
        ([5, 5, 5, 6, 6], "not_supported", "all_contrary(n=1)"),
        ([1, 9], "insufficient_data", "too_few_areas(areas=2)"),
        ([0, 0, 0, 0, 0], "insufficient_data", "no_estimate"),
    ],
)
def test_where_chance_has_no_model_a_wide_gap_decides(values, result, reason):
    asked = claim(Test(indicator="own", expects="differs", reference="rest"))
    found = assess(amounts(values), indicators=[card("v", denominator="w")], claims=[asked], area="ward").claims.iloc[0]
    assert (found["verdict"], found["reason"]) == (result, reason)


@pytest.mark.parametrize(("worst", "result"), [(2, "supported"), (60, "insufficient_data")])
def test_where_chance_has_a_model_a_community_apart_decides_and_none_apart_leaves_it_open(worst, result):
    counts = [worst, 60, 61, 59, 60, 58]
    listed = [{"ward": f"w{i}", "v": float(k < a)} for i, a in enumerate(counts) for k in range(100)]
    asked = claim(Test(indicator="own", expects="differs", reference="rest"))
    found = assess(data(table(), listed), indicators=[card("v = 1")], claims=[asked], area="ward").claims.iloc[0]
    assert found["verdict"] == result
    assert result == "supported" or found["reason"] == "not_told_apart"


# --- problems and gaps ---


def area(name, indicator="i", **columns):
    return {"indicator": indicator, "level": "ward", "area": name, **columns}


def problem(frame, asked, *targets, tests=None):
    found, held = judged(
        [claim(*(tests or [Test(indicator="i", expects="misses")]), remedies=("R1a",))], frame, [asked], targets
    )
    return found, held


def test_a_shortage_is_told_in_what_the_numerator_counts():
    # wanted 60 % of 50, 20 and 10 organisations: 30, 12 and 6; there are 20, 12 and 1: short of 10 + 5
    parts = [("a", 20, 50), ("b", 12, 20), ("c", 1, 10)]
    frame = estimates(
        *(area(n, estimate=y / x, numerator=y, denominator=x) for n, y, x in parts),
        {"indicator": "i", "estimate": 33 / 80, "numerator": 33, "denominator": 80},
    )
    found, _ = problem(frame, card("v", "i", denominator="w"), goal("i", 0.6))
    row = found.problems.iloc[0]
    assert (row["areas"], row["n_areas"], row["finding"]) == (("a", "c"), 2, "misses")
    assert row["gap"] == pytest.approx(15)


def test_a_surplus_is_told_where_less_is_better():
    # at most 0.25 incidents a month and 1,000 households: 24 × 0.25 = 6 and 12 × 0.25 = 3; there were 9 and 2
    frame = estimates(
        area("a", estimate=9 / 24, numerator=9, denominator=24),
        area("b", estimate=2 / 12, numerator=2, denominator=12),
        {"indicator": "i", "estimate": 11 / 36, "numerator": 11, "denominator": 36},
    )
    found, _ = problem(frame, card("v", "i", direction="lower", denominator="w"), goal("i", 0.25, "<="))
    assert found.problems.iloc[0][["areas", "gap"]].tolist() == [("a",), pytest.approx(3)]


def test_a_shortage_of_square_metres():
    # 30 square metres per 100 households: 8.12 hundreds ask for 243.6, there are 65
    frame = estimates(
        area("a", estimate=65 / 8.12, numerator=65, denominator=8.12),
        {"indicator": "i", "estimate": 65 / 8.12, "numerator": 65, "denominator": 8.12},
    )
    found, _ = problem(frame, card("v", "i", denominator="w"), goal("i", 30))
    assert found.problems.iloc[0]["gap"] == pytest.approx(178.6)


def test_a_count_is_short_of_the_target_itself():
    frame = estimates({"indicator": "i", "estimate": 7, "numerator": 7})
    found, _ = problem(frame, card("v", "i", measure="count"), goal("i", 10))
    assert found.problems.iloc[0][["areas", "n_areas", "gap", "finding"]].tolist() == [(), 0, 3.0, "misses"]


def test_a_score_falls_short_by_no_number_of_things():
    limits = {"interval": "sampling", "conf_low": 3.1, "conf_high": 3.3}
    frame = estimates({"indicator": "i", "estimate": 3.2, "numerator": 3200, "denominator": 1000, **limits})
    found, _ = problem(frame, card("v", "i"), goal("i", 3.6))
    assert found.problems.iloc[0]["finding"] == "misses"
    assert np.isnan(found.problems.iloc[0]["gap"])


def test_none_at_all_is_a_count_and_no_small_sample():
    frame = estimates({"indicator": "i", "estimate": 0, "numerator": 0, "n": 0})
    asked = claim(Test(indicator="i", expects="misses"))
    row = verdict(asked, frame, [card("v", "i", measure="count", direction="lower")], [goal("i", 0, "<=")])
    assert row["verdict"] == "not_supported"


def test_a_recommendation_says_by_which_rule_it_came(sample):
    for row in sample.recommendations.itertuples():
        code, parts = decoded(row.rule)
        assert parts == {"indicator": row.indicator, "remedy": row.remedy}
        finding = sample.problems.set_index("indicator").loc[[row.indicator], "finding"].iloc[0]
        assert code == f"rule_{finding}"
        assert phrase(row.rule, RULES).en.startswith("“")


def test_a_claim_names_the_one_it_contradicts(sample):
    beside = sample.claims.set_index("claim")["beside"]
    assert beside[beside.ne("")].to_dict() == {
        "M6": "P1e", "P1e": "M6", "M11": "P2h", "P2h": "M11", "M13": "P2e", "P2e": "M13",
    }  # fmt: skip


def test_only_some_communities_miss_while_the_whole_meets():
    frame = estimates(
        area("a", estimate=0.9, numerator=90, denominator=100),
        area("b", estimate=0.2, numerator=2, denominator=10),
        {"indicator": "i", "estimate": 92 / 110, "numerator": 92, "denominator": 110},
    )
    found, _ = problem(frame, card("v", "i", denominator="w"), goal("i", 0.5))
    assert found.problems.iloc[0][["finding", "areas", "gap"]].tolist() == ["some_miss", ("b",), pytest.approx(3)]


def test_respondents_of_an_unweighted_sample_are_not_people():
    listed = [{"ward": f"w{i % 6}", "v": 0.0, "w": 20.0, "s": "s"} for i in range(60)]
    contract = table({"v": "number", "w": "number", "s": "text"})
    for design, gap in ((SurveyDesign(stratum="s"), np.nan), (SurveyDesign(weight="w"), 0.5 * 60 * 20)):
        held = data(contract, listed, designs={"t": design})
        targets = [goal("own", 0.5, year=1)]
        found = assess(
            held,
            indicators=[card("v = 1")],
            targets=targets,
            area="ward",
            claims=[claim(Test(indicator="own", expects="misses"))],
        )
        assert found.problems.iloc[0]["gap"] == pytest.approx(gap, nan_ok=True)


def test_a_mean_of_answers_and_a_spread_of_communities_fall_short_without_a_gap():
    answers = estimates(
        {"indicator": "i", "estimate": 2.5, "conf_low": 2.4, "conf_high": 2.6, "numerator": 5000.0,
         "denominator": 2000.0, "std_error": 0.05, "df": 90, "interval": "sampling"},
    )  # fmt: skip
    found, _ = problem(answers, card("v", "i"), goal("i", 3.5))
    assert found.problems.iloc[0]["finding"] == "misses"
    assert np.isnan(found.problems.iloc[0]["gap"])
    spread = estimates({"indicator": "i", "estimate": 5, "numerator": 10, "denominator": 2, "interval": "none"})
    apart = replace(INDICATORS["coop_social_org_gap"], code="i")
    found, _ = problem(spread, apart, goal("i", 2, "<="))
    assert found.problems.iloc[0]["finding"] == "misses"
    assert np.isnan(found.problems.iloc[0]["gap"])


def test_apart_for_the_better_is_no_problem():
    for better, finding in ((True, None), (False, "apart")):
        counts = [98 if better else 2, 60, 61, 59, 60, 58]
        listed = [{"ward": f"w{i}", "v": float(k < a)} for i, a in enumerate(counts) for k in range(100)]
        asked = claim(Test(indicator="own", expects="differs", reference="rest"))
        found = assess(data(table(), listed), indicators=[card("v = 1")], claims=[asked], area="ward").problems
        assert len(found) == (0 if better else 1)
        if finding:
            assert found.iloc[0][["finding", "areas"]].tolist() == ["apart", ("w0",)]
            assert np.isnan(found.iloc[0]["gap"])


def test_context_and_informing_indicators_make_no_problems():
    frame = estimates({"indicator": "i", "estimate": 0.1})
    assert problem(frame, card("v", "i"), goal("i"), tests=[Test(indicator="i", expects="misses", role="informs")])[
        0
    ].problems.empty
    assert problem(frame, card("v", "i", direction="context"), goal("i"))[0].problems.empty


def test_most_communities_concerned_come_first_then_the_larger_gap():
    goals = [goal(n) for n in ("wide", "deep", "mild")]
    whole = [
        {"indicator": n, "estimate": e, "numerator": e * 100, "denominator": 100}
        for n, e in (("wide", 0.4), ("deep", 0.1), ("mild", 0.4))
    ]
    parts = [area(f"w{k}", "wide", estimate=0.4, numerator=4, denominator=10) for k in range(3)]
    parts += [area("w0", n, estimate=0.4, numerator=4, denominator=10) for n in ("deep", "mild")]
    asked = claim(*(Test(indicator=n, expects="misses") for n in ("mild", "deep", "wide")))
    found, _ = judged([asked], estimates(*parts, *whole), [card("v", n) for n in ("wide", "deep", "mild")], goals)
    assert found.problems["indicator"].tolist() == ["wide", "deep", "mild"]
    assert found.problems["priority"].tolist() == [1, 2, 3]


# --- recommendations ---


@pytest.fixture(scope="module")
def sample():
    return assess(simulate(seed=1))


def test_recommendations_come_from_problems_with_owner_and_date_left_blank(sample):
    found = sample.recommendations
    assert list(found.columns) == RECOMMENDATION_COLUMNS
    assert list(sample.problems.columns) == PROBLEM_COLUMNS
    assert found["owner"].eq("").all()
    assert found["due"].eq("").all()
    assert not found.duplicated(["remedy", "indicator"]).any()
    assert set(found["remedy"]) <= set(REMEDIES)
    problems = sample.problems.set_index(["claim", "indicator"])
    for row in found.itertuples():
        for code in row.claim.split(", "):
            assert row.remedy in CLAIMS[code].remedies
            kept = problems.loc[(code, row.indicator)]
            assert (row.areas, row.n_areas, row.priority, row.evidence) == tuple(
                kept[["areas", "n_areas", "priority", "evidence"]]
            )
        assert set(row.adoption.split(", ")) <= set(INDICATORS)


def test_every_piece_of_evidence_is_a_comparison_that_exists(sample):
    names = ["indicator", "period", "level", "area", "group", "reference_kind"]
    there = set(sample.comparisons[names].agg("|".join, axis=1))
    for frame in (sample.problems, sample.recommendations):
        assert len(frame)
        for row in frame.itertuples():
            assert row.evidence
            assert set(row.evidence) <= there
            assert {key.split("|")[0] for key in row.evidence} == {row.indicator}
            assert set(row.areas) <= {key.split("|")[3] for key in row.evidence}


def test_a_problem_named_by_two_claims_is_one_recommendation_per_measure():
    frame = estimates({"indicator": "i", "estimate": 0.1, "numerator": 1, "denominator": 10})
    remedy = Remedy(code="R9", title=same("t"), action=same("a"), adoption=("gone",))
    both = [claim(Test(indicator="i", expects="misses"), code=c, remedies=("R9",)) for c in ("X1", "X2")]
    found, _ = judged(both, frame, [card("v", "i")], [goal("i")], remedies={"R9": remedy})
    assert len(found.problems) == 2
    assert found.recommendations[["remedy", "claim", "adoption"]].to_numpy().tolist() == [["R9", "X1, X2", "i"]]


def test_a_measure_nobody_wrote_down_is_refused():
    with pytest.raises(CardError, match="R99"):
        judged([claim(remedies=("R99",))], estimates({"indicator": "i", "estimate": 0.1}), [card("v", "i")])


# --- the contradictions of the paper ---


def test_claims_that_contradict_each_other_are_never_both_supported(sample):
    verdicts = sample.claims.set_index("claim")["verdict"]
    assert (verdicts["M5"], verdicts["P2h"]) == ("partly_supported", "supported")  # both about open defiance
    expects = {
        code: {(t.indicator, t.expects) for t in asked.tests if t.role == "decides" and t.reference == "target"}
        for code, asked in CLAIMS.items()
    }
    opposed = [
        (one, other)
        for one, mine in expects.items()
        for other, theirs in expects.items()
        if any((name, "meets") in mine and (name, "misses") in theirs for name in INDICATORS)
    ]
    assert len(opposed) >= 5
    for one, other in opposed:
        assert not (verdicts[one] == verdicts[other] == "supported"), (one, other)


def test_only_the_period_asked_for_is_judged():
    frame = estimates({"indicator": "i", "estimate": 0.9}, {"indicator": "i", "estimate": 0.1, "period": "2024"})
    row = verdict(claim(Test(indicator="i", expects="misses")), frame, [card("v", "i")], [goal("i", year=2020)])
    assert row["verdict"] == "not_supported"
