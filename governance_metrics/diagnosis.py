"""From estimates and comparisons to verdicts on the claims, problems, and recommendations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from governance_metrics.claims.claim import Claim, Remedy, Test
from governance_metrics.errors import CardError
from governance_metrics.indicators.card import Indicator
from governance_metrics.text import coded, same

CLAIM_COLUMNS = ["claim", "section", "quote", "verdict", "reason", "rule", "indicators", "tests", "beside"]
PROBLEM_COLUMNS = ["priority", "claim", "indicator", "period", "finding", "areas", "n_areas", "gap", "evidence"]
RECOMMENDATION_COLUMNS = [
    *("priority", "remedy", "claim", "indicator", "rule", "areas", "n_areas", "gap"),
    *("adoption", "evidence", "owner", "due"),
]
Rows = Mapping[str, Sequence[Any]]  # indicator → its rows, as named tuples
_OPPOSITE = {"meets": "misses", "misses": "meets"}


@dataclass(frozen=True)
class Outcome:
    """How one test of a claim came out: as claimed, contrary, or undecided with the reason.

    Examples
    --------
    >>> Outcome("agree", "misses").reason
    'misses'
    """

    result: str
    reason: str


@dataclass(frozen=True)
class Diagnosis:
    """Verdicts, problems and recommendations.

    Parameters
    ----------
    claims : DataFrame
        ``claim, section, quote, verdict, reason, rule, indicators, tests, beside``; ``tests`` lists
        ``indicator:expects:reference:role=result(reason)``, joined by ``" & "``; ``beside`` is the claim it
        contradicts.
    problems : DataFrame
        One row per claim and indicator with a shortfall, most areas concerned first.
    recommendations : DataFrame
        One row per problem and measure; owner and due date are left blank for the meeting.
    """

    claims: pd.DataFrame
    problems: pd.DataFrame
    recommendations: pd.DataFrame


def diagnose(
    estimates: pd.DataFrame,
    comparisons: pd.DataFrame,
    *,
    indicators: Mapping[str, Indicator],
    claims: Mapping[str, Claim],
    remedies: Mapping[str, Remedy],
    period: str,
) -> Diagnosis:
    """Return what the data say of each claim, where they fall short, and what the paper would do about it.

    Parameters
    ----------
    estimates, comparisons : DataFrame
        As ``estimate`` and ``compare`` make them.
    indicators, claims, remedies : mapping of str to record
        By code.
    period : str
        The period that is judged.

    Raises
    ------
    CardError
        When a claim leads to a measure that is not among the remedies.
    """
    unknown = {code: claim.code for claim in claims.values() for code in claim.remedies if code not in remedies}
    if unknown:
        raise CardError(*(same(f"claim {claim!r}: there is no remedy {code!r}") for code, claim in unknown.items()))
    now, held = (_by_indicator(frame, period) for frame in (estimates, comparisons))
    judged = [_judge(claim, now, held, indicators) for claim in claims.values()]
    problems = _problems(claims, now, held, indicators, period)
    return Diagnosis(
        pd.DataFrame(judged, columns=CLAIM_COLUMNS),
        problems,
        _recommendations(problems, claims, remedies, indicators),
    )


def _by_indicator(frame: pd.DataFrame, period: str) -> Rows:
    """The rows of one period, without groups, by indicator."""
    rows: dict[str, list[Any]] = {}
    mine = frame[(frame["period"] == period) & (frame["group"] == "")]
    for row in mine.itertuples(index=False, name="Row"):
        rows.setdefault(row.indicator, []).append(row)
    return rows


def _outcome(test: Test, now: Rows, held: Rows, indicators: Mapping[str, Indicator]) -> Outcome:
    """How one test came out."""
    if test.indicator not in indicators:
        return Outcome("undecided", coded("no_card", indicators=test.indicator))
    whole = next((row for row in now.get(test.indicator, ()) if row.level == "all"), None)
    if whole is None or np.isnan(whole.estimate):
        return Outcome("undecided", (whole.reason if whole else "") or "no_estimate")
    if whole.n < test.min_n and indicators[test.indicator].measure != "count":  # none of them is a count too
        return Outcome("undecided", coded("small_n", n=int(whole.n), min_n=test.min_n))
    mine = held.get(test.indicator, ())
    return _against_rest(mine) if test.reference == "rest" else _against_target(test, mine, indicators)


def _against_target(test: Test, mine: Sequence[Any], indicators: Mapping[str, Indicator]) -> Outcome:
    row = next((row for row in mine if row.reference_kind == "target" and row.level == "all"), None)
    if row is None:
        return Outcome("undecided", "no_target")
    if row.verdict not in _OPPOSITE:
        return Outcome("undecided", row.reason or row.verdict)
    if test.expects == "exceeds":
        sign = -1.0 if indicators[test.indicator].direction == "lower" else 1.0
        return Outcome("agree" if row.verdict == "meets" and sign * row.difference > 0 else "contrary", row.verdict)
    return Outcome("agree" if row.verdict == test.expects else "contrary", row.verdict)


def _against_rest(mine: Sequence[Any]) -> Outcome:
    """Whether communities differ: by more than chance where chance has a model, else by a wide gap."""
    apart = next((row for row in mine if row.reference_kind == "rest" and row.verdict in ("higher", "lower")), None)
    spread = next((row for row in mine if row.reference_kind == "spread"), None)
    tested = any(row.reference_kind == "rest" and not np.isnan(row.p_value) for row in mine)
    found = spread.verdict if spread else ""
    if apart is not None or (not tested and found == "wide"):
        return Outcome("agree", apart.verdict if apart else "wide")
    if not tested and found == "narrow":
        return Outcome("contrary", "narrow")
    return Outcome("undecided", "not_told_apart" if tested else spread.reason if spread else "no_estimate")


def _judge(claim: Claim, now: Rows, held: Rows, indicators: Mapping[str, Indicator]) -> dict[str, object]:
    outcomes = [(test, _outcome(test, now, held, indicators)) for test in claim.tests]
    deciding = [(test, out) for test, out in outcomes if test.role == "decides"]
    verdict, reason = _verdict(claim, [out for _, out in deciding], indicators)
    rule = " & ".join(f"{t.indicator}:{t.expects}:{t.reference}" for t, _ in deciding)
    tests = " & ".join(f"{t.indicator}:{t.expects}:{t.reference}:{t.role}={o.result}({o.reason})" for t, o in outcomes)
    return {
        "claim": claim.code,
        "section": claim.section,
        "quote": claim.quote.zh,
        "verdict": verdict,
        "reason": reason,
        "rule": rule,
        "indicators": ", ".join(claim.indicators),
        "tests": tests,
        "beside": claim.beside or "",
    }


def _verdict(claim: Claim, deciding: Sequence[Outcome], indicators: Mapping[str, Indicator]) -> tuple[str, str]:
    """All as claimed: supported; some: partly; all contrary: not supported; otherwise insufficient data."""
    if claim.kind == "framing":
        return "insufficient_data", "not_a_measurement"
    if not deciding:
        lacking = [code for code in claim.indicators if code not in indicators]
        if lacking:
            return "insufficient_data", coded("no_card", indicators=" ".join(lacking))
        return "insufficient_data", "no_deciding_test"
    results = [out.result for out in deciding]
    agree, contrary, n = results.count("agree"), results.count("contrary"), len(results)
    if agree == n:
        return "supported", coded("all_as_claimed", n=n)
    if agree:
        return "partly_supported", coded("some_as_claimed", agree=agree, n=n)
    if contrary == n:
        return "not_supported", coded("all_contrary", n=n)
    why = "; ".join(dict.fromkeys(out.reason for out in deciding if out.result == "undecided"))
    if contrary:
        return "insufficient_data", f"{coded('some_contrary', contrary=contrary)}; {why}"
    return "insufficient_data", why


def _problems(
    claims: Mapping[str, Claim],
    now: Rows,
    held: Rows,
    indicators: Mapping[str, Indicator],
    period: str,
) -> pd.DataFrame:
    """One row per claim and indicator that falls short, most areas concerned first."""
    found_in = [code for code in indicators if code in now and code in held]
    shortfalls = {code: _shortfall(indicators[code], now[code], held[code]) for code in found_in}
    rows = []
    for claim in claims.values():
        for code in dict.fromkeys(test.indicator for test in claim.tests if test.role == "decides"):
            found = shortfalls.get(code)
            if found is not None:
                rows.append({"claim": claim.code, "indicator": code, "period": period, **found})
    frame = pd.DataFrame(rows, columns=[c for c in [*PROBLEM_COLUMNS, "weight"] if c != "priority"])
    order = (
        frame.drop_duplicates("indicator")
        .sort_values(["n_areas", "weight", "indicator"], ascending=[False, False, True])["indicator"]
        .tolist()
    )
    frame.insert(0, "priority", frame["indicator"].map({code: i + 1 for i, code in enumerate(order)}))
    return frame.sort_values("priority", kind="stable", ignore_index=True)[PROBLEM_COLUMNS]


def _shortfall(card: Indicator, now: Sequence[Any], held: Sequence[Any]) -> dict[str, object] | None:
    """Where one indicator falls short: in the whole, against the target by area, or against the rest.

    ``now`` and ``held`` hold this indicator alone.
    """
    if card.direction == "context":
        return None
    finest = _finest(card, now)
    misses = [row for row in held if row.reference_kind == "target" and row.verdict == "misses"]
    whole = [row for row in misses if row.level == "all"]
    missing = [row for row in misses if row.level == finest != "all"]
    worse = "lower" if card.direction == "higher" else "higher"
    rest = [row for row in held if row.reference_kind == "rest" and row.level == finest and row.verdict == worse]
    if not (whole or missing or rest):
        return None
    areas = sorted({row.area for row in (*missing, *rest)})
    gaps = _gaps(card, now, missing or whole)
    relative = max((abs(row.difference / row.reference) for row in whole if row.reference), default=0.0)
    return {
        "finding": "misses" if whole else "some_miss" if missing else "apart",
        "areas": tuple(areas),
        "n_areas": len(areas),
        "gap": float(np.sum(gaps)) if len(gaps) else np.nan,
        "evidence": tuple(_key(row) for row in (*whole, *missing, *rest)),
        "weight": float(relative) if np.isfinite(relative) else 0.0,
    }


def _gaps(card: Indicator, now: Sequence[Any], missing: Sequence[Any]) -> list[float]:
    """How far each area is from its target, in what the numerator counts.

    A sample without weights counts respondents, not people: it has no gap. Nor have a mean of answers, which
    added over people is nothing, and a spread, a change or a day, which no number of people would close.
    """
    if card.over is not None:
        return []
    values = {(row.level, row.area): row for row in now}
    pairs = [(row, values[row.level, row.area]) for row in missing if (row.level, row.area) in values]
    sampled = [mine for _, mine in pairs if mine.interval == "sampling"]
    if sampled and (card.measure == "mean" or any(np.isclose(mine.denominator, mine.n) for mine in sampled)):
        return []
    below = [1.0 if card.measure == "count" else mine.denominator for _, mine in pairs]
    return [abs(row.reference * d - mine.numerator) for (row, mine), d in zip(pairs, below, strict=True)]


def _finest(card: Indicator, mine: Sequence[Any]) -> str:
    """The finest level at which the indicator has any value; for a team of eight, never below the street."""
    levels = [row.level for row in mine if row.level != "all" and not np.isnan(row.estimate)]
    if card.disclosure == "staff":
        levels = [level for level in levels if level == "street_id"]
    return levels[0] if levels else "all"


def _key(row: Any) -> str:
    return "|".join((row.indicator, row.period, row.level, row.area, row.group, row.reference_kind))


def _recommendations(
    problems: pd.DataFrame,
    claims: Mapping[str, Claim],
    remedies: Mapping[str, Remedy],
    indicators: Mapping[str, Indicator],
) -> pd.DataFrame:
    """One row per indicator that falls short and measure of the paper that answers it."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for _, problem in problems.iterrows():
        for code in claims[problem["claim"]].remedies:
            remedy = remedies[code]
            key = (code, problem["indicator"])
            if key in rows:
                rows[key]["claim"] = f"{rows[key]['claim']}, {problem['claim']}"
                continue
            watch = [name for name in remedy.adoption if name in indicators] or [problem["indicator"]]
            taken = {name: problem[name] for name in RECOMMENDATION_COLUMNS if name in problem}
            rule = coded(f"rule_{problem['finding']}", indicator=problem["indicator"], remedy=code)
            rows[key] = {**taken, "rule": rule, "remedy": code, "adoption": ", ".join(watch), "owner": "", "due": ""}
    return pd.DataFrame(list(rows.values()), columns=RECOMMENDATION_COLUMNS)
