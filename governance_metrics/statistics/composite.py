"""A composite of several indicators, only on request: its score, its error, and between which ranks it leaves areas."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_choices, check_level
from governance_metrics.statistics.intervals import normal_interval
from governance_metrics.statistics.normalisation import Direction, Normalised, Way, normalise, rescaled
from governance_metrics.statistics.ranks import rank_intervals
from governance_metrics.text import Text

Array = NDArray[np.float64]
How = Literal["arithmetic", "geometric"]
DRAWS = 4000
ROUNDING = 1e-12  # of the largest score
AT_ONCE = 1_000_000  # numbers drawn together, to bound memory


class Composite(NamedTuple):
    """A composite and everything that made it.

    Parameters
    ----------
    scores : DataFrame
        m areas: ``score, std_error, conf_low, conf_high, rank, rank_low, rank_high, band_low, band_high,
        rank_low_by_weights, rank_high_by_weights, n_indicators, reason``.
    indicators : DataFrame
        As of ``Normalised``, and ``weight`` (they sum to 1).
    normalised : DataFrame
        m areas × k indicators on the common scale.
    """

    scores: pd.DataFrame
    indicators: pd.DataFrame
    normalised: pd.DataFrame


def aggregate(
    values: ArrayLike, weights: ArrayLike | None = None, how: How = "arithmetic", *, availability: float = 1.0
) -> Array:
    """Return the weighted mean of each row, blank where too little of it is known.

    Parameters
    ----------
    values : array of shape (…, k)
        On one scale. For a geometric mean above 0: a row with anything else is blank.
    weights : array of shape (k,) or (…, k), optional
        Equal when left out.
    how : {"arithmetic", "geometric"}
        An arithmetic mean lets a strength make up for a weakness; a geometric one less so.
    availability : float
        Least share of the k values that must be known, 0–1.

    Returns
    -------
    array of shape (…,)

    References
    ----------
    OECD, European Commission JRC (2008), Handbook on Constructing Composite Indicators, OECD: 31-33, 102-105.

    Examples
    --------
    >>> aggregate([1.0, 2.0, 3.0], [1, 1, 2], "geometric").round(6).item()
    2.059767
    """
    x = np.asarray(values, dtype=np.float64)
    x, w = np.broadcast_arrays(x, np.ones(x.shape[-1]) if weights is None else np.asarray(weights, dtype=np.float64))
    known = np.isfinite(x)
    w = np.where(known, w, 0.0)
    with np.errstate(all="ignore"):
        usable = np.where(known, x, 0.0 if how == "arithmetic" else 1.0)
        if how == "geometric":
            logs = np.log(np.where(usable > 0, usable, np.nan))
            mean = np.exp((w * logs).sum(axis=-1) / w.sum(axis=-1))
        else:
            mean = (w * usable).sum(axis=-1) / w.sum(axis=-1)
    enough = known.mean(axis=-1) >= availability - 1e-12
    return np.asarray(np.where(enough & np.isfinite(mean), mean, np.nan), dtype=np.float64)


def composite(
    values: pd.DataFrame,
    direction: Sequence[Direction],
    std_error: pd.DataFrame | None = None,
    weights: Sequence[float] | None = None,
    *,
    way: Way = "minmax",
    how: How = "arithmetic",
    scale: tuple[float, float] | None = None,
    bounds: ArrayLike | None = None,
    weight_noise: float = 0.25,
    availability: float = 1.0,
    conf_level: float = 0.95,
    seed: int = 1,
) -> Composite:
    """Return one score from several indicators, with what sampling and the choice of weights leave open.

    A composite is an opinion about weights; nothing in this library makes one unasked. Errors of the indicators are
    drawn from normal distributions, weights from ``weight · (1 ± weight_noise)``; the scale stays that of the values
    handed in. The scores' covariance over the draws gives the rank intervals and bands of ``rank_intervals``, all of
    which hold together; ``rank_low_by_weights, rank_high_by_weights`` is the range over the weights alone (central
    95 % of the draws).

    Parameters
    ----------
    values : DataFrame
        m areas × k indicators.
    direction : sequence of {"higher", "lower"}
        Which way is better, one per indicator. There is no default: guessed directions turn a composite over.
    std_error : DataFrame, optional
        Same shape; 0 for full counts. Sampling error is not carried when left out.
    weights : sequence of float, optional
        One per indicator, above 0; equal when left out.
    way, bounds
        As for ``normalise``; ``percentile_rank`` carries no error and is refused together with ``std_error``.
    how : {"arithmetic", "geometric"}
        As for ``aggregate``.
    scale : tuple of two floats, optional
        Of the normalised indicators: 0 to 100, for a geometric mean 1 to 100.
    weight_noise : float
        How far each weight may be off, as a share of itself, 0 to below 1.
    availability : float
        Least share of the indicators that must be known.
    conf_level : float
        Level of the limits, 0–1.
    seed : int
        Of the draws.

    Returns
    -------
    Composite

    Raises
    ------
    DataError
        When settings do not fit the indicators.

    References
    ----------
    OECD, European Commission JRC (2008), Handbook on Constructing Composite Indicators, OECD: 34-35, 117-131
    (uncertainty of weights). Mogstad M and others (2024), Review of Economic Studies 91: 476-518 (ranks).

    Examples
    --------
    >>> frame = pd.DataFrame({"cover": [0.2, 0.6, 0.9], "wait": [40.0, 20.0, 10.0]}, index=["a", "b", "c"])
    >>> error = pd.DataFrame({"cover": [0.02] * 3, "wait": [1.0] * 3}, index=["a", "b", "c"])
    >>> made = composite(frame, ["higher", "lower"], error)
    >>> made.scores["score"].round(1).tolist(), made.scores["rank_low"].tolist()
    ([0.0, 61.9, 100.0], [3, 2, 1])
    """
    check_choices(("how", how, get_args(How)), ("way", way, get_args(Way)))
    check_level(conf_level)
    weight = _weights(values, weights)
    _check(values, std_error, way, how, scale, weight_noise)
    ends = scale or ((1.0, 100.0) if how == "geometric" else (0.0, 100.0))
    made = normalise(values, direction, way, scale=ends, bounds=bounds)
    score = aggregate(made.scaled.to_numpy(dtype=np.float64), weight, how, availability=availability)
    rng = np.random.default_rng(seed)
    shaken = weight * rng.uniform(1 - weight_noise, 1 + weight_noise, (DRAWS, len(weight)))
    by_weights = aggregate(made.scaled.to_numpy(dtype=np.float64), shaken[:, None, :], how, availability=availability)
    used = np.isfinite(score)
    drawn = by_weights if std_error is None else _drawn(values, std_error, made, shaken, how, availability, rng)
    m = len(score)
    with np.errstate(all="ignore"):
        covariance = np.full((m, m), np.nan)
        if used.any():
            moved = drawn[:, used] - score[used]
            moved = np.where(np.abs(moved) > ROUNDING * np.abs(score[used]).max(), moved, 0.0)
            covariance[np.ix_(used, used)] = np.atleast_2d(np.cov(moved, rowvar=False))
    ranked = rank_intervals(score, [], conf_level, covariance=covariance, seed=seed)
    low, high = normal_interval(score, ranked["std_error"].to_numpy(), conf_level)
    of_draws = pd.DataFrame(-by_weights.T).rank(method="min").to_numpy(dtype=np.float64)
    span = np.full((2, m), np.nan)
    if used.any():
        span[:, used] = np.quantile(of_draws[used], [0.025, 0.975], axis=1)
    reason = np.where(used, "", "too_few_indicators").astype(object)
    columns = ("std_error", "rank", "rank_low", "rank_high", "band_low", "band_high")
    scores = pd.DataFrame(
        {
            "score": score,
            **{name: ranked[name].to_numpy() for name in columns},
            "conf_low": low,
            "conf_high": high,
            "rank_low_by_weights": span[0],
            "rank_high_by_weights": span[1],
            "n_indicators": made.scaled.notna().sum(axis=1).to_numpy(),
            "reason": reason,
        },
        index=values.index,
    )
    return Composite(scores, made.indicators.assign(weight=weight / weight.sum()), made.scaled)


def _drawn(
    values: pd.DataFrame, std_error: pd.DataFrame, made: Normalised, shaken: Array, how: How, availability: float,
    rng: np.random.Generator,
) -> Array:  # fmt: skip
    """Scores with both errors, shape (draws, m)."""
    x, s = (frame.to_numpy(dtype=np.float64, na_value=np.nan) for frame in (values, std_error))
    found = []
    for weights in np.array_split(shaken, max(1, len(shaken) * x.size // AT_ONCE)):
        scaled = rescaled(x + s * rng.standard_normal((len(weights), *x.shape)), made.indicators)
        if how == "geometric":  # a draw beyond the worst area has no logarithm: it stays at the low end
            scaled = np.maximum(scaled, made.indicators["low"].to_numpy(dtype=np.float64))
        found.append(aggregate(scaled, weights[:, None, :], how, availability=availability))
    return np.concatenate(found)


def _weights(values: pd.DataFrame, weights: Sequence[float] | None) -> Array:
    weight = np.ones(values.shape[1]) if weights is None else np.asarray(weights, dtype=np.float64)
    if weight.shape != (values.shape[1],) or not (np.isfinite(weight) & (weight > 0)).all():
        raise DataError(
            Text(
                zh=f"weights 应逐个指标给出且大于零（共 {values.shape[1]} 个），现为 {weight.tolist()}。",
                en=f"weights: expected {values.shape[1]} numbers above 0, one per indicator, found {weight.tolist()}.",
            )
        )
    return weight


def _check(
    values: pd.DataFrame, std_error: pd.DataFrame | None, way: str, how: str, scale: tuple[float, float] | None,
    weight_noise: float,
) -> None:  # fmt: skip
    faults = []
    if not 0 <= weight_noise < 1:
        faults.append(
            Text(
                zh=f"weight_noise 应不小于 0 且小于 1，现为 {weight_noise}。",
                en=f"weight_noise: expected 0 to below 1, found {weight_noise}.",
            )
        )
    if how == "geometric" and (way == "zscore" or (scale is not None and scale[0] <= 0)):
        faults.append(
            Text(
                zh="几何平均要求各指标都大于零：请用 minmax、goalposts 或 target，且 scale 下端大于零。",
                en="a geometric mean expects values above 0: use minmax, goalposts or target, with a scale that begins "
                "above 0.",
            )
        )
    if std_error is not None and (std_error.shape != values.shape or way == "percentile_rank"):
        faults.append(
            Text(
                zh="std_error 应与 values 同形；percentile_rank 无法传递抽样误差，请换一种标准化方法。",
                en="std_error: expected the shape of values, and a way other than percentile_rank, which carries no "
                "sampling error.",
            )
        )
    if faults:
        raise DataError(*faults)
