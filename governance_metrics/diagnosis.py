"""From estimates and comparisons to verdicts on the claims, problems, and recommendations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from governance_metrics.claims.claim import Claim, Remedy, Test
from governance_metrics.errors import CardError
from governance_metrics.indicators.card import Indicator
from governance_metrics.text import coded, same

CLAIM_COLUMNS = ["claim", "section", "quote", "verdict", "reason", "rule", "indicators", "tests"]
PROBLEM_COLUMNS = ["priority", "claim", "indicator", "period", "finding", "areas", "n_areas", "gap", "evidence"]
RECOMMENDATION_COLUMNS = [
    *("priority", "remedy", "claim", "indicator", "areas", "n_areas", "gap"),
    *("adoption", "evidence", "owner", "due"),
]
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
        ``claim, section, quote, verdict, reason, rule, indicators, tests``; ``tests`` lists
        ``indicator:expects:reference:role=result(reason)``, joined by ``" & "``.
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
    now = estimates[(estimates["period"] == period) & (estimates["group"] == "")]
    held = comparisons[(comparisons["period"] == period) & (comparisons["group"] == "")]
    judged = [_judge(claim, now, held, indicators) for claim in claims.values()]
    problems = _problems(claims, now, held, indicators, period)
    return Diagnosis(
        pd.DataFrame(judged, columns=CLAIM_COLUMNS),
        problems,
        _recommendations(problems, claims, remedies, indicators),
    )


def outcome(
    test: Test, estimates: pd.DataFrame, comparisons: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> Outcome:
    """Return how one test came out.

    Parameters
    ----------
    test : Test
        The test.
    estimates, comparisons : DataFrame
        Of one period, without groups.
    indicators : mapping of str to Indicator
        The cards there are.
    """
    if test.indicator not in indicators:
        return Outcome("undecided", coded("no_card", indicators=test.indicator))
    whole = estimates[(estimates["indicator"] == test.indicator) & (estimates["level"] == "all")]
    if whole.empty or np.isnan(whole["estimate"].iloc[0]):
        reason = whole["reason"].iloc[0] if len(whole) else "no_estimate"
        return Outcome("undecided", reason or "no_estimate")
    if whole["n"].iloc[0] < test.min_n:
        return Outcome("undecided", coded("small_n", n=int(whole["n"].iloc[0]), min_n=test.min_n))
    mine = comparisons[comparisons["indicator"] == test.indicator]
    return _against_rest(test, mine) if test.reference == "rest" else _against_target(test, mine, whole, indicators)


def _against_target(
    test: Test, mine: pd.DataFrame, whole: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> Outcome:
    row = mine[(mine["reference_kind"] == "target") & (mine["level"] == "all")]
    if row.empty:
        return Outcome("undecided", "no_target")
    found, reason = str(row["verdict"].iloc[0]), str(row["reason"].iloc[0])
    if found not in _OPPOSITE:
        return Outcome("undecided", reason or found)
    if test.expects == "exceeds":
        sign = -1.0 if indicators[test.indicator].direction == "lower" else 1.0
        beyond = sign * float(row["difference"].iloc[0]) > 0
        return Outcome("agree" if found == "meets" and beyond else "contrary", found)
    return Outcome("agree" if found == test.expects else "contrary", found)


def _against_rest(test: Test, mine: pd.DataFrame) -> Outcome:
    """Whether communities differ: by more than chance where chance has a model, else by a wide gap."""
    apart = mine[(mine["reference_kind"] == "rest") & mine["verdict"].isin(["higher", "lower"])]
    wide = mine[(mine["reference_kind"] == "spread")]
    found = str(wide["verdict"].iloc[0]) if len(wide) else ""
    tested = mine[(mine["reference_kind"] == "rest") & mine["p_value"].notna()]
    if len(apart) or (tested.empty and found == "wide"):
        return Outcome("agree", str(apart["verdict"].iloc[0]) if len(apart) else "wide")
    if tested.empty and found == "narrow":
        return Outcome("contrary", "narrow")
    return Outcome(
        "undecided",
        "not_told_apart" if len(tested) else str(wide["reason"].iloc[0]) if len(wide) else "no_estimate",
    )


def _judge(
    claim: Claim, now: pd.DataFrame, held: pd.DataFrame, indicators: Mapping[str, Indicator]
) -> dict[str, object]:
    outcomes = [(test, outcome(test, now, held, indicators)) for test in claim.tests]
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
    now: pd.DataFrame,
    held: pd.DataFrame,
    indicators: Mapping[str, Indicator],
    period: str,
) -> pd.DataFrame:
    """One row per claim and indicator that falls short, most areas concerned first."""
    values, against = (dict(iter(frame.groupby("indicator"))) for frame in (now, held))
    found_in = [code for code in indicators if code in values and code in against]
    shortfalls = {code: _shortfall(indicators[code], values[code], against[code]) for code in found_in}
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


def _shortfall(card: Indicator, now: pd.DataFrame, held: pd.DataFrame) -> dict[str, object] | None:
    """Where one indicator falls short: in the whole, against the target by area, or against the rest.

    ``now`` and ``held`` hold this indicator alone.
    """
    if card.direction == "context":
        return None
    misses = held[(held["reference_kind"] == "target") & (held["verdict"] == "misses")]
    whole, finest = misses[misses["level"] == "all"], _finest(card, now)
    missing = misses[(misses["level"] == finest) & (misses["level"] != "all")]
    worse = "lower" if card.direction == "higher" else "higher"
    rest = held[(held["reference_kind"] == "rest") & (held["level"] == finest) & (held["verdict"] == worse)]
    if whole.empty and missing.empty and rest.empty:
        return None
    areas = sorted({*missing["area"], *rest["area"]})
    evidence = pd.concat([whole, missing, rest])
    gaps = _gaps(card, now, missing if len(missing) else whole)
    relative = (whole["difference"] / whole["reference"]).abs().max() if len(whole) else 0.0
    finding = "misses" if len(whole) else "some_miss" if len(missing) else "apart"
    return {
        "finding": finding,
        "areas": tuple(areas),
        "n_areas": len(areas),
        "gap": float(np.sum(gaps)) if len(gaps) else np.nan,
        "evidence": tuple(_key(row) for _, row in evidence.iterrows()),
        "weight": float(relative) if np.isfinite(relative) else 0.0,
    }


def _gaps(card: Indicator, now: pd.DataFrame, missing: pd.DataFrame) -> list[float]:
    """How far each area is from its target, in what the numerator counts.

    A sample without weights counts respondents, not people: it has no gap.
    """
    found = missing.merge(now, on=["level", "area"], suffixes=("", "_now"))
    unweighted = found["interval"].eq("sampling") & np.isclose(found["denominator"], found["n"])
    below = 1.0 if card.measure == "count" else found["denominator"]
    gaps: list[float] = (found["reference"] * below - found["numerator"]).abs().tolist()
    return [] if unweighted.any() else gaps


def _finest(card: Indicator, mine: pd.DataFrame) -> str:
    """The finest level at which the indicator has any value; for a team of eight, never below the street."""
    levels = mine[mine["estimate"].notna() & (mine["level"] != "all")]
    if card.disclosure == "staff":
        levels = levels[levels["level"] == "street_id"]
    return str(levels["level"].iloc[0]) if len(levels) else "all"


def _key(row: pd.Series) -> str:
    parts = (row["indicator"], row["period"], row["level"], row["area"], row["group"], row["reference_kind"])
    return "|".join(str(part) for part in parts)


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
            rows[key] = {**taken, "remedy": code, "adoption": ", ".join(watch), "owner": "", "due": ""}
    return pd.DataFrame(list(rows.values()), columns=RECOMMENDATION_COLUMNS)
