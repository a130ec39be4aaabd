"""Estimates held against the target, against the rest of the district, and against the period before."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from governance_metrics.claims.target import Target
from governance_metrics.claims.targets import in_force, read_targets
from governance_metrics.errors import CardError
from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.card import Indicator
from governance_metrics.statistics.change import difference_limits
from governance_metrics.statistics.funnel import against_rest, family_p_value
from governance_metrics.statistics.multiplicity import benjamini_hochberg, holm
from governance_metrics.statistics.spread import percentile_ratio
from governance_metrics.text import coded, same

KEY = ["indicator", "period", "level", "area", "group"]
COLUMNS = [
    *KEY, "reference_kind", "reference", "estimate", "difference", "std_error", "conf_low", "conf_high",
    "p_value", "p_adjusted", "verdict", "method", "reason", "target",
]  # fmt: skip
FALSE_DISCOVERY = 0.05
TESTED = ("rest_estimate", "rest_difference", "rest_std_error", "method", "n", "deff")
WIDE_GAP = 2.0  # the 90th percentile at least twice the 10th
WITHOUT_RATIO = ("earliest", "yearly_change")  # methods whose values have no ratio to speak of
FEWEST_AREAS = 5  # below this, areas are not compared with one another


def compare(
    estimates: pd.DataFrame,
    reference: str = "rest",
    *,
    indicators: Mapping[str, Indicator] | None = None,
    targets: Sequence[Target] | None = None,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return estimates held against one kind of reference.

    Parameters
    ----------
    estimates : DataFrame
        As ``estimate`` makes them.
    reference : {"rest", "target", "previous", "spread"}
        ``rest``: each area against the rest of the district, funnel with overdispersion, Benjamini–Hochberg
        over every area and indicator of the frame. ``target``: against the target in force. ``previous``:
        against the period before, with limits at the level of the estimates. ``spread``: the 90th over the
        10th percentile of the areas; wide only where chance alone does not make it so.
    indicators : mapping of str to Indicator
        The cards, for ``target``; the library's own when left out.
    targets : sequence of Target
        The targets, for ``target``; the shipped ones when left out.
    conf_level : float
        Level of the limits of a difference with the rest.

    Returns
    -------
    DataFrame
        ``indicator, period, level, area, group, reference_kind, reference, estimate, difference, std_error,
        conf_low, conf_high, p_value, p_adjusted, verdict, method, reason, target``.

    Raises
    ------
    CardError
        For an unknown reference.

    Examples
    --------
    >>> from governance_metrics.assessment import estimate
    >>> from governance_metrics.indicators import INDICATORS
    >>> from governance_metrics.sample import simulate
    >>> rows = estimate(simulate(seed=1), [INDICATORS["coop_satisfaction"]], by=["community"], period="2025")
    >>> sorted(set(compare(rows, reference="rest")["verdict"]))
    ['lower', 'similar']
    """
    if reference == "rest":
        return _against_rest(estimates, conf_level)
    if reference == "target":
        cards = INDICATORS if indicators is None else indicators
        return _against_target(estimates, cards, read_targets() if targets is None else targets)
    if reference == "previous":
        return _against_previous(estimates)
    if reference == "spread":
        return _spread(estimates)
    raise CardError(same(f"reference {reference!r} is none of rest, target, previous, spread"))


def compare_all(
    estimates: pd.DataFrame,
    *,
    indicators: Mapping[str, Indicator],
    targets: Sequence[Target],
    conf_level: float,
) -> pd.DataFrame:
    """Return every comparison a report draws on, one frame; teams of a few people are not told apart."""
    teams = [code for code, card in indicators.items() if card.disclosure == "staff"]
    within = estimates["indicator"].isin(teams) & ~estimates["level"].isin(["all", "street_id"])
    held = dict.fromkeys(("target", "rest", "previous", "spread"), estimates) | {"rest": estimates[~within]}
    made = [
        compare(rows, kind, indicators=indicators, targets=targets, conf_level=conf_level)
        for kind, rows in held.items()
    ]
    filled = [frame for frame in made if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else _frame([])


def _against_target(
    estimates: pd.DataFrame, indicators: Mapping[str, Indicator], targets: Sequence[Target]
) -> pd.DataFrame:
    aimed: dict[str, list[Target]] = {}
    for target in targets:
        aimed.setdefault(target.indicator, []).append(target)
    rows = []
    for row in estimates.itertuples(index=False):
        card = indicators.get(row.indicator)
        if card is None or card.direction == "context":
            continue
        year = int(row.period[:4]) if row.period else None
        mine = aimed.get(row.indicator, ())
        found = in_force(mine, row.indicator, "" if row.area == "all" else row.area, year) if mine else None
        rows.append({**{name: getattr(row, name) for name in KEY}, **_held(row, found, year)})
    return _frame(rows)


def _held(row: Any, target: Target | None, year: int | None) -> dict[str, object]:
    """One estimate against one target: by interval where it has sampling error, else by value."""
    estimate, reason = float(row.estimate), str(row.reason)
    found: dict[str, Any] = {
        "reference_kind": "target",
        "estimate": estimate,
        "method": "none",
        "reason": reason,
    }
    if target is None or target.value is None:
        if np.isnan(estimate):
            return {**found, "verdict": "no_data", "reason": reason or "no_target"}
        return {**found, "verdict": "no_target", "reason": "no_target"}
    sampled = row.interval == "sampling"
    found |= {"reference": target.value, "target": target.id, "difference": _beyond(estimate, target.value),
              "method": "target_by_interval" if sampled else "target_by_value"}  # fmt: skip
    if np.isnan(estimate):
        return {**found, "verdict": "no_data"}
    if sampled:
        found |= {"std_error": row.std_error, "conf_low": _beyond(row.conf_low, target.value),
                  "conf_high": _beyond(row.conf_high, target.value)}  # fmt: skip
    if year is not None and target.year > year:
        return {**found, "verdict": "no_target", "reason": coded("later_year", year=target.year)}
    sign = 1.0 if target.operator == ">=" else -1.0
    low, high = sorted(sign * float(found.get(name, found["difference"])) for name in ("conf_low", "conf_high"))
    if sampled and not (low >= 0 or high < 0):
        return {**found, "verdict": "uncertain", "reason": reason or "interval_spans_target"}
    return {**found, "verdict": "meets" if low >= 0 else "misses"}


def _beyond(value: float, target: float) -> float:
    """How far a value lies beyond a target; what only the rounding of sums makes of it is 0."""
    difference = float(value) - target
    return 0.0 if abs(difference) <= 1e-9 * abs(target) else difference


def _against_rest(estimates: pd.DataFrame, conf_level: float) -> pd.DataFrame:
    parts = estimates[
        estimates["level"].ne("all") & estimates["estimate"].notna() & estimates["rest_difference"].notna()
    ]
    columns = {name: parts[name].to_numpy() for name in parts}
    tested: list[Mapping[str, Any]] = []
    kept = []
    for rows in _families(parts):
        if len(rows) >= FEWEST_AREAS:
            tested.append(against_rest({name: values[rows] for name, values in columns.items()}, conf_level))
            kept.append(rows)
    if not tested:
        return _frame([])
    found = {name: np.concatenate([one[name] for one in tested]) for name in tested[0]}
    keys = parts[KEY].take(np.concatenate(kept)).reset_index(drop=True)
    whole = keys.assign(**found, reference_kind="rest", target="", reason="", p_adjusted=np.nan)
    for _, rows in whole.groupby(["period", "level", "group"], sort=False):
        whole.loc[rows.index, "p_adjusted"] = benjamini_hochberg(rows["p_value"].to_numpy(dtype=float))
    apart = whole["p_adjusted"].le(FALSE_DISCOVERY)
    whole["verdict"] = np.where(apart, np.where(whole["difference"] > 0, "higher", "lower"), "similar")
    untested = whole["p_value"].isna()
    whole.loc[untested, ["verdict", "method"]] = ["", "census_total"]
    return whole.reindex(columns=COLUMNS)


def _families(parts: pd.DataFrame) -> list[np.ndarray]:
    """Row positions of each indicator, period, level and group, in order of first appearance."""
    codes = parts.groupby(["indicator", "period", "level", "group"], sort=False).ngroup().to_numpy()
    order = np.argsort(codes, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(codes[order])) + 1) if len(codes) else []


def _against_previous(estimates: pd.DataFrame) -> pd.DataFrame:
    """Each area and period against the period before, by square-and-add from both intervals."""
    periods = sorted(set(estimates["period"]))
    estimates = estimates[estimates["method"].ne("earliest")]  # a day neither rises nor falls
    frames = []
    same_cell = ["indicator", "level", "area", "group"]
    for before, after in pairwise(periods):
        now = estimates[estimates["period"].eq(after) & estimates["estimate"].notna()]
        then = estimates[estimates["period"].eq(before) & estimates["estimate"].notna()]
        both = now.merge(then, on=same_cell, suffixes=("", "_before"))
        difference = both["estimate"] - both["estimate_before"]
        error = np.hypot(both["std_error"], both["std_error_before"])
        limits = ("estimate", "conf_low", "conf_high")
        low, high = difference_limits(*(both[name] for name in limits), *(both[f"{name}_before"] for name in limits))
        tested = both["interval"].ne("none") | both["interval_before"].ne("none")
        verdict = np.select(
            [tested & np.isnan(low), low > 0, high < 0, tested, difference > 0, difference < 0],
            ["uncertain", "rose", "fell", "similar", "rose", "fell"],
            default="similar",
        )
        frames.append(
            both[KEY].assign(
                reference_kind="previous",
                reference=both["estimate_before"],
                estimate=both["estimate"],
                difference=difference,
                std_error=error.where(tested),
                conf_low=low,
                conf_high=high,
                verdict=verdict,
                method=np.where(tested, "change", "census_total"),
                reason="",
                target="",
            )
        )
    return pd.concat(frames, ignore_index=True).reindex(columns=COLUMNS) if frames else _frame([])


def _spread(estimates: pd.DataFrame) -> pd.DataFrame:
    """How far apart the areas lie, one row per indicator, under the whole."""
    rows = []
    apart = estimates["level"].ne("all") & ~estimates["method"].isin(WITHOUT_RATIO)
    parts = estimates[apart & estimates["estimate"].notna()]
    values = parts["estimate"].to_numpy(dtype=float)
    keys = {name: parts[name].to_numpy(dtype=object) for name in KEY}
    families = _families(parts)
    # how often chance alone would scatter the areas so far, all indicators together; blank where it has no model
    tested = {name: parts[name].to_numpy() for name in TESTED}
    chances = holm([family_p_value({name: v[mine] for name, v in tested.items()}) for mine in families])
    for mine, by_chance in zip(families, chances, strict=True):
        indicator, period, level, group = (keys[name][mine[0]] for name in ("indicator", "period", "level", "group"))
        ratio = percentile_ratio(values[mine])
        few = len(mine) < FEWEST_AREAS
        unknown = coded("too_few_areas", areas=len(mine)) if few else "no_estimate" if np.isnan(ratio) else ""
        wide = not unknown and ratio >= WIDE_GAP
        chance = wide and by_chance > FALSE_DISCOVERY
        rows.append(
            {
                "indicator": indicator,
                "period": period,
                "level": level,
                "area": "all",
                "group": group,
                "reference_kind": "spread",
                "reference": WIDE_GAP,
                "estimate": np.nan if few else ratio,
                "verdict": "no_data" if unknown else "uncertain" if chance else "wide" if wide else "narrow",
                "method": coded("spread", limit=f"{WIDE_GAP:g}"),
                "reason": unknown or ("not_told_apart" if chance else ""),
            }
        )
    return _frame(rows)


def _frame(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=COLUMNS)
    words = [c for c in COLUMNS if c in (*KEY, "reference_kind", "verdict", "method", "reason", "target")]
    frame[words] = frame[words].astype(object).where(frame[words].notna(), "")
    numbers = [c for c in COLUMNS if c not in words]
    frame[numbers] = frame[numbers].astype(float)
    return frame
