"""Indicators brought to one scale, with the direction and the bounds that did it written beside."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_choices
from governance_metrics.text import Text

Array = NDArray[np.float64]
Way = Literal["minmax", "zscore", "goalposts", "target", "percentile_rank"]
Direction = Literal["higher", "lower"]


class Normalised(NamedTuple):
    """Indicators on one scale, where more is always better.

    Parameters
    ----------
    scaled : DataFrame
        m areas × k indicators.
    indicators : DataFrame
        k rows: ``indicator, direction, way, at_worst, at_best`` (the values of the indicator that became ``low`` and
        ``high``; for a z-score the mean and one standard deviation better), ``low, high`` (of the new scale),
        ``n_missing, reason``.
    """

    scaled: pd.DataFrame
    indicators: pd.DataFrame


def normalise(
    values: pd.DataFrame,
    direction: Sequence[Direction],
    way: Way = "minmax",
    *,
    scale: tuple[float, float] = (0.0, 100.0),
    bounds: ArrayLike | None = None,
) -> Normalised:
    """Return indicators on one scale.

    Parameters
    ----------
    values : DataFrame
        m areas × k indicators, blank where unknown. Blanks stay blank.
    direction : sequence of {"higher", "lower"}
        Which way is better, one per indicator.
    way : {"minmax", "zscore", "goalposts", "target", "percentile_rank"}
        ``minmax``: worst and best area at the ends of the scale. ``goalposts``: values given as ``bounds``, with what
        lies beyond cut off. ``target``: the worst area at the low end, the target at the high end; beyond it goes on.
        ``zscore``: mean 0, standard deviation 1, without scale. ``percentile_rank``: share of the other areas not
        above it (ties share the mean).
    scale : tuple of two floats
        Low and high end of the new scale. A geometric mean needs a low end above 0.
    bounds : array, optional
        For ``goalposts`` shape (k, 2), the lower and the higher value; for ``target`` shape (k,).

    Returns
    -------
    Normalised

    Raises
    ------
    DataError
        When directions or bounds do not fit the indicators.

    References
    ----------
    OECD, European Commission JRC (2008), Handbook on Constructing Composite Indicators, OECD: 27-31, 83-88.

    Examples
    --------
    >>> frame = pd.DataFrame({"cover": [0.2, 0.6, 1.0], "wait": [10.0, 20.0, 40.0]})
    >>> found = normalise(frame, ["higher", "lower"])
    >>> found.scaled.round(2).to_numpy().tolist()
    [[0.0, 100.0], [50.0, 66.67], [100.0, 0.0]]
    >>> found.indicators[["indicator", "at_worst", "at_best"]].values.tolist()
    [['cover', 0.2, 1.0], ['wait', 40.0, 10.0]]
    """
    x = values.to_numpy(dtype=np.float64, na_value=np.nan)
    x = np.where(np.isfinite(x), x, np.nan)
    check_choices(("way", way, get_args(Way)))
    given = None if bounds is None else np.asarray(bounds, dtype=np.float64)
    _check(values, direction, way, scale, given)
    columns, rows = {}, []
    for place, name in enumerate(values.columns):
        sign = 1.0 if direction[place] == "higher" else -1.0
        y = x[:, place] * sign
        known = y[np.isfinite(y)]
        worst, best = (float(known.min()), float(known.max())) if len(known) else (np.nan, np.nan)
        if way == "goalposts" and given is not None:
            worst, best = sorted(given[place] * sign)
            y = np.clip(y, worst, best)
        elif way == "target" and given is not None:
            best = float(given[place] * sign)
        elif way == "zscore" and len(known):
            worst = float(known.mean())
            best = worst + (float(known.std(ddof=1)) if len(known) > 1 else np.nan)
        low, high = (0.0, 1.0) if way == "zscore" else scale
        flat = not best - worst > 0
        if way == "percentile_rank":
            rank = pd.Series(y).rank(method="average").to_numpy(dtype=np.float64)
            flat = len(known) < 2
            share = (rank - 1) / (len(known) - 1) if not flat else np.full(len(y), np.nan)
        else:
            share = (y - worst) / (best - worst) if not flat else np.full(len(y), np.nan)
        columns[name] = low + (high - low) * share
        rows.append(
            {
                "indicator": name,
                "direction": direction[place],
                "way": way,
                "at_worst": worst * sign,
                "at_best": best * sign,
                "low": low,
                "high": high,
                "n_missing": int(np.isnan(y).sum()),
                "reason": "no_variation" if flat else "",
            }
        )
    return Normalised(pd.DataFrame(columns, index=values.index), pd.DataFrame(rows))


def rescaled(values: Array, indicators: pd.DataFrame) -> Array:
    """Return other values of the same indicators on a scale already made, shape (…, k).

    Examples
    --------
    >>> made = normalise(pd.DataFrame({"wait": [10.0, 20.0, 40.0]}), ["lower"])
    >>> rescaled(np.array([[25.0]]), made.indicators).tolist()
    [[50.0]]
    """
    worst, best, low, high = (indicators[name].to_numpy(float) for name in ("at_worst", "at_best", "low", "high"))
    with np.errstate(all="ignore"):
        share = (values - worst) / (best - worst)
        share = np.where(indicators["way"].eq("goalposts"), np.clip(share, 0.0, 1.0), share)
        return np.asarray(np.where(indicators["reason"].ne(""), np.nan, low + (high - low) * share), dtype=np.float64)


def _check(
    values: pd.DataFrame, direction: Sequence[str], way: str, scale: tuple[float, float], bounds: Array | None
) -> None:
    k = values.shape[1]
    faults = []
    if len(direction) != k or any(word not in get_args(Direction) for word in direction):
        faults.append(_wrong("direction", f"{k} × higher, lower", repr(list(direction))))
    if not (len(scale) == 2 and np.isfinite(scale).all() and scale[0] < scale[1]):
        faults.append(_wrong("scale", "low < high", repr(scale)))
    in_order = bounds is not None and bounds.shape == (k, 2) and bool((bounds[:, 0] < bounds[:, 1]).all())
    if way == "goalposts" and not (in_order and bounds is not None and np.isfinite(bounds).all()):
        faults.append(_wrong("bounds", f"({k}, 2), low < high", "None" if bounds is None else str(bounds.tolist())))
    if way == "target" and not (bounds is not None and bounds.shape == (k,) and np.isfinite(bounds).all()):
        faults.append(_wrong("bounds", f"({k},)", "None" if bounds is None else str(bounds.tolist())))
    if faults:
        raise DataError(*faults)


def _wrong(name: str, expected: str, found: str) -> Text:
    return Text(
        zh=f"{name} 应为 {expected}，现为 {found}。请逐个指标给出。",
        en=f"{name}: expected {expected}, found {found}. Give one for each indicator.",
    )
