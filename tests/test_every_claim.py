"""Every claim of the paper is answered, once, with a verdict and a reason that can be read; none without data."""

import pytest

from governance_metrics.assessment import assess
from governance_metrics.claims import CLAIMS
from governance_metrics.indicators import INDICATORS
from governance_metrics.phrases import REASONS, VERDICTS
from governance_metrics.report.outline.wording import Wording
from governance_metrics.sample import simulate
from governance_metrics.sample.truths import TRUTHS
from governance_metrics.tables import TABLES
from governance_metrics.text import LANGUAGES, phrase

SAMPLE = simulate(seed=1).replace(checked=True)
NEVER_THERE = [name for name in TABLES if name not in SAMPLE.tables]
FOUR = ("supported", "partly_supported", "not_supported", "insufficient_data")


@pytest.fixture(scope="module")
def found():
    return assess(simulate(seed=1))


@pytest.fixture(scope="module")
def verdicts(found):
    return found.claims.set_index("claim")


def needs(claim, role="decides"):
    """The tables without which a test of the claim cannot be decided."""
    cards = [INDICATORS[t.indicator] for t in CLAIMS[claim].tests if t.role == role and t.indicator in INDICATORS]
    return [set(card.needs) for card in cards]


def test_every_claim_is_answered_once_in_the_papers_order(found):
    assert found.claims["claim"].tolist() == list(CLAIMS)


@pytest.mark.parametrize("code", list(CLAIMS))
def test_a_claim_has_one_of_four_verdicts_and_a_reason_in_both_languages(code, verdicts):
    row = verdicts.loc[code]
    assert row["verdict"] in FOUR
    assert row["reason"]
    said = phrase(row["reason"], REASONS)
    titles = {name: card.title for name, card in INDICATORS.items()}
    for language in LANGUAGES:
        words = Wording(language)
        assert said.say(language)
        assert words.verdict(row["verdict"]) == VERDICTS[row["verdict"]].say(language)
        sentence = words.reason(row["reason"], dict(TABLES), titles)
        assert sentence
        assert "{" not in sentence


@pytest.mark.parametrize("code", list(CLAIMS))
def test_a_claim_comes_out_as_planted(code, verdicts):
    truths = TRUTHS["planted"]
    assert verdicts.loc[code, "verdict"] == truths.verdict(code)
    if code in truths.reasons:
        assert verdicts.loc[code, "reason"] == truths.reasons[code]


@pytest.mark.parametrize("code", list(CLAIMS))
def test_a_claim_shows_every_test_it_has_with_how_it_came_out(code, verdicts):
    row = verdicts.loc[code]
    listed = [part for part in row["tests"].split(" & ") if part]
    assert len(listed) == len(CLAIMS[code].tests)
    for text, test in zip(listed, CLAIMS[code].tests, strict=True):
        assert text.startswith(f"{test.indicator}:{test.expects}:{test.reference}:{test.role}=")
    assert row["indicators"].split(", ") == [
        name for name in (*CLAIMS[code].indicators, "") if name or not CLAIMS[code].indicators
    ]
    assert (row["section"], row["quote"]) == (CLAIMS[code].section, CLAIMS[code].quote.zh)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_without_a_table_exactly_the_claims_that_need_it_are_undecided(table, verdicts):
    left = {name: frame for name, frame in SAMPLE.tables.items() if name != table}
    without = assess(SAMPLE.replace(tables=left), period="2025").claims.set_index("claim")
    for code in CLAIMS:
        deciding = needs(code)
        before, after = verdicts.loc[code, "verdict"], without.loc[code]
        if deciding and all(table in one for one in deciding):
            assert after["verdict"] == "insufficient_data", code
            if before != "insufficient_data":
                assert after["reason"] == f"not_supplied(table={table})", code
        elif any(table in one for one in deciding):
            assert any(f"not_supplied(table={name})" in after["tests"] for name in (table, *NEVER_THERE)), code
            assert after["verdict"] in ("insufficient_data", "partly_supported"), code
        else:
            assert after["verdict"] == before, code


def test_without_any_data_every_claim_is_undecided_and_says_why():
    claims = assess(SAMPLE.replace(tables={})).claims
    assert claims["verdict"].eq("insufficient_data").all()
    assert claims["reason"].ne("").all()
