"""Standardised rates: what an area's rate would be with another age structure, or beside what was expected of it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.statistics.area_rates import confidence_levels
from governance_metrics.statistics.intervals import EXACT_BELOW, rate_interval
from governance_metrics.statistics.numbers import Words, read_numbers
from governance_metrics.text import coded

Array = NDArray[np.float64]
FEWEST_EVENTS = 10  # below this a directly standardised rate is not given


def directly_standardised(
    area: ArrayLike,
    events: object,
    population: object,
    standard: object,
    conf_level: float | Sequence[float] = 0.95,
    *,
    per: float = 1.0,
    repeats: object = 1,
) -> pd.DataFrame:
    """Return directly standardised rates with Dobson's limits, one row per area.

    Parameters
    ----------
    area : array of shape (m,)
        Area of each stratum (age band by sex, for example).
    events, population, standard : array of shape (m,)
        Events and people of the stratum in the area, and people of the stratum in the standard population.
    conf_level : float or sequence of float
        Confidence level, 0–1; see ``area_proportions``.
    per : float
        Unit of the rate.
    repeats : array of shape (m,), optional
        Where one person can have several events: how many each of the ``events`` persons of this row had. The rows
        of one stratum are then layers with the same population, and the variance is the sum of squared repeats
        times that of each layer. Every layer must list every stratum, with 0 where nobody had as many.

    Returns
    -------
    DataFrame
        ``area, events, population, estimate``, the limits, ``method, reason``, areas in order of appearance. Below
        10 events there is no rate: the reason is ``too_few_events``. One unusable stratum leaves its area without
        a rate, and its own reason is given.

    References
    ----------
    Dobson AJ and others (1991), Stat Med 10: 457-462, equation 5 (limits). Breslow NE, Day NE (1987), Statistical
    Methods in Cancer Research II, IARC: 59 (variance), 69-71 (Byar).

    Examples
    --------
    >>> table = directly_standardised(["a"] * 2, [30, 50], [1000, 800], [600, 400], per=1000)
    >>> table[["estimate", "conf_low", "conf_high"]].round(2).values.tolist()
    [[43.0, 34.06, 53.56]]
    """
    levels = confidence_levels(conf_level)
    columns = {"events": events, "population": population, "standard": standard, "repeats": repeats}
    (cases, people, weight, times), reason, _ = read_numbers(columns)
    reason = np.where((reason == "") & (people == 0), "zero_denominator", reason).astype(object)
    codes, names = pd.factorize(np.asarray(area, dtype=object), use_na_sentinel=False)

    def by_area(values: Array) -> Array:
        return _sums(np.where(reason == "", values, 0.0), codes, len(names))

    with np.errstate(all="ignore"):
        total = by_area(cases * times)
        layers, alike = _layers(codes, times, weight, len(names))
        weights = by_area(weight) / layers
        rate = by_area(weight * cases * times / people) / weights
        variance = by_area(weight**2 * times**2 * cases / people**2) / weights**2
        scale = np.sqrt(variance / total)
    said = _first_reasons(reason, codes, len(names))
    for place in np.flatnonzero((said == "") & (total < FEWEST_EVENTS)):
        said[place] = coded("too_few_events", n=f"{total[place]:g}", least=FEWEST_EVENTS)
    said = np.where((said == "") & ~(weights > 0), "zero_denominator", said).astype(object)
    said = np.where((said == "") & ~alike, "layers_differ", said).astype(object)
    used = said == ""
    table: dict[str, object] = {"area": names, "events": total, "population": by_area(people) / layers}
    table["estimate"] = np.where(used, rate * per, np.nan)
    for suffix, level in levels.items():
        low, high = rate_interval(total, 1.0, level)
        for name, limit in (("conf_low", low), ("conf_high", high)):
            table[name + suffix] = np.where(used, (rate + scale * (limit - total)) * per, np.nan)
    method = np.where(used, "dobson", "none").astype(object)
    return pd.DataFrame({**table, "method": method, "reason": said})


def indirectly_standardised(
    area: ArrayLike,
    events: object,
    population: object,
    reference_events: object,
    reference_population: object,
    conf_level: float | Sequence[float] = 0.95,
    *,
    per: float = 1.0,
) -> pd.DataFrame:
    """Return observed events beside those expected at the rates of a reference, one row per area.

    Parameters
    ----------
    area : array of shape (m,)
        Area of each stratum.
    events, population : array of shape (m,)
        Events and people of the stratum in the area.
    reference_events, reference_population : array of shape (m,)
        Events and people of the stratum in the reference, repeated for every area.
    conf_level : float or sequence of float
        Confidence level, 0–1; see ``area_proportions``.
    per : float
        Unit of the rate.

    Returns
    -------
    DataFrame
        ``area, observed, expected, reference_rate``; ``ratio`` (1 where the area is as the reference) with limits
        ``ratio_low, ratio_high``; ``estimate`` (the ratio times the reference's crude rate) with ``conf_low,
        conf_high``; ``method, reason``. A stratum without people in the area expects nothing.

    References
    ----------
    Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II, IARC: 65-71.

    Examples
    --------
    >>> table = indirectly_standardised(["a"] * 2, [3, 9], [100, 300], [40, 60], [2000, 1500], per=100)
    >>> table[["observed", "expected", "ratio"]].round(4).values.tolist()
    [[12.0, 14.0, 0.8571]]
    """
    levels = confidence_levels(conf_level)
    columns = {
        "events": events,
        "population": population,
        "reference_events": reference_events,
        "reference_population": reference_population,
    }
    (cases, people, ref_cases, ref_people), reason, _ = read_numbers(columns)
    reason = np.where((reason == "") & (ref_people == 0), "zero_denominator", reason).astype(object)
    codes, names = pd.factorize(np.asarray(area, dtype=object), use_na_sentinel=False)

    def by_area(values: Array) -> Array:
        return _sums(np.where(reason == "", values, 0.0), codes, len(names))

    with np.errstate(all="ignore"):
        observed, expected = by_area(cases), by_area(people * ref_cases / ref_people)
        crude = by_area(ref_cases) / by_area(ref_people) * per
    said = _first_reasons(reason, codes, len(names))
    said = np.where((said == "") & ~(expected > 0), "zero_denominator", said).astype(object)
    used = said == ""
    observed_used = np.where(used, observed, np.nan)
    table: dict[str, object] = {"area": names, "observed": observed, "expected": expected, "reference_rate": crude}
    with np.errstate(all="ignore"):
        table["ratio"] = observed_used / expected
        limits = {suffix: rate_interval(observed_used, expected, level) for suffix, level in levels.items()}
        for suffix, (low, high) in limits.items():
            table["ratio_low" + suffix], table["ratio_high" + suffix] = low, high
        table["estimate"] = observed_used / expected * crude
        for suffix, (low, high) in limits.items():
            table["conf_low" + suffix], table["conf_high" + suffix] = low * crude, high * crude
    method = np.select([~used, observed < EXACT_BELOW], ["none", "exact_poisson"], "byar").astype(object)
    return pd.DataFrame({**table, "method": method, "reason": said})


def _sums(values: Array, codes: NDArray[np.int64], size: int) -> Array:
    return np.bincount(codes, weights=values, minlength=size).astype(np.float64)


def _layers(codes: NDArray[np.int64], times: Array, weight: Array, size: int) -> tuple[Array, NDArray[np.bool_]]:
    """How many layers of repeats each area has, and whether all of them repeat the same strata."""
    layers = pd.DataFrame({"area": codes, "times": times, "weight": weight}).groupby(["area", "times"], dropna=False)
    found = layers["weight"].agg(["size", "sum"]).groupby(level="area").agg(["count", "nunique"])
    count, kinds, sums = (
        found[column].reindex(range(size)).to_numpy(dtype=np.float64)
        for column in (("size", "count"), ("size", "nunique"), ("sum", "nunique"))
    )
    return count, (kinds <= 1) & (sums <= 1)


def _first_reasons(reason: Words, codes: NDArray[np.int64], size: int) -> Words:
    """For each area the first reason among its strata, empty where all are usable."""
    said = np.full(size, "", dtype=object)
    wrong = np.flatnonzero(reason != "")[::-1]
    said[codes[wrong]] = reason[wrong]
    return said
