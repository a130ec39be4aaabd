"""Shares and rates of small areas drawn towards the mean of all: empirical Bayes, beside the direct values."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import betaincinv, betaln, gammaincinv, gammaln

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_choices, check_level
from governance_metrics.statistics.numbers import read_numbers, say_first
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]
Kind = Literal["share", "rate"]
LARGEST = 1e7  # people or events: a prior worth more says that areas do not differ
FEWEST_AREAS = 3


def shrunken(kind: Kind, numerator: object, denominator: object, conf_level: float = 0.95) -> pd.DataFrame:
    """Return empirical Bayes values beside the direct ones, one row per area.

    Shares are beta–binomial, rates gamma–Poisson; both are fitted by maximum likelihood to all areas. The prior is
    worth ``prior_size`` people (of exposure): an area with as many is drawn half way to the mean. It is a model:
    limits hold on average over areas, not for one that stands apart; they take the prior as known and are too narrow
    with few areas (simulated, those of 95 % held 88 to 91 times in 100 with 21 areas, 94 with 60).

    Parameters
    ----------
    kind : {"share", "rate"}
        ``share``: people with the property among people. ``rate``: events over exposure (or expected events).
    numerator, denominator : array of shape (m,)
        The counts.
    conf_level : float
        Level of the limits, 0–1.

    Returns
    -------
    DataFrame
        m rows: ``estimate`` (direct), ``model_estimate, model_low, model_high``, ``gamma`` (weight of the direct
        value), ``prior_mean, prior_size`` (infinite where areas differ no more than chance makes them; then all
        have the mean and no limits), ``method, reason``.

    Raises
    ------
    DataError
        When fewer than three areas are usable.

    References
    ----------
    Clayton D, Kaldor J (1987), Biometrics 43: 671-681, section 3 (gamma–Poisson). Griffiths DA (1973), Biometrics
    29: 637-648 (beta–binomial by maximum likelihood).

    Examples
    --------
    >>> table = shrunken("share", [0, 40, 90, 55, 3], [4, 100, 120, 100, 9])
    >>> table["model_estimate"].round(3).tolist(), table["gamma"].round(2).tolist()
    ([0.32, 0.406, 0.733, 0.545, 0.402], [0.34, 0.93, 0.94, 0.93, 0.53])
    """
    check_choices(("kind", kind, get_args(Kind)))
    check_level(conf_level)
    (above, below), reason, index = read_numbers({"numerator": numerator, "denominator": denominator})
    reason = say_first(reason, below == 0, "zero_denominator")
    for place in np.flatnonzero((reason == "") & (above > below) & (kind == "share")):
        reason[place] = coded("above_one", numerator=f"{above[place]:g}", denominator=f"{below[place]:g}")
    used = reason == ""
    if used.sum() < FEWEST_AREAS:
        raise DataError(
            Text(
                zh=f"至少需要 {FEWEST_AREAS} 个可用的区域，现有 {int(used.sum())} 个。请直接使用各处的原值。",
                en=f"areas: expected at least {FEWEST_AREAS} usable ones, found {int(used.sum())}. "
                f"Use the direct values.",
            )
        )
    mean, size = _prior(kind, above[used], below[used])
    tail = (1 - conf_level) / 2
    with np.errstate(all="ignore"):
        direct = np.where(used, above / below, np.nan)
        gamma = np.where(used, below / (below + size) if np.isfinite(size) else 0.0, np.nan)
        model = np.where(used, mean + gamma * (direct - mean), np.nan)
        low = high = np.full(len(used), np.nan)
        if np.isfinite(size):
            yes = above + mean * size
            if kind == "share":
                no = below - above + (1 - mean) * size
                low, high = betaincinv(yes, no, tail), betaincinv(yes, no, 1 - tail)
            else:
                low, high = (gammaincinv(yes, level) / (below + size) for level in (tail, 1 - tail))
    name = "model_beta_binomial" if kind == "share" else "model_gamma_poisson"
    return pd.DataFrame(
        {
            "estimate": direct,
            "model_estimate": model,
            "model_low": np.where(used, low, np.nan),
            "model_high": np.where(used, high, np.nan),
            "gamma": gamma,
            "prior_mean": mean,
            "prior_size": size,
            "method": np.where(used, coded(name, areas=int(used.sum())), "none").astype(object),
            "reason": reason,
        }
    ).set_axis(index)


def _prior(kind: str, above: Array, below: Array) -> tuple[float, float]:
    """Mean of the prior and the people (exposure) it is worth; infinite where areas do not differ."""
    pooled = float(above.sum() / below.sum())
    if (pooled in (0.0, 1.0) and kind == "share") or pooled == 0:
        return pooled, float("inf")
    unit = 1.0 if kind == "share" else 1 / pooled  # of exposure: one event, so that the search has one scale

    def loss(parameters: Array) -> float:
        place, size = parameters[0], np.exp(parameters[1]) * unit
        mean = 1 / (1 + np.exp(-place)) if kind == "share" else np.exp(place)
        yes = mean * size
        if kind == "share":
            return -float((betaln(above + yes, below - above + size - yes) - betaln(yes, size - yes)).sum())
        odds = np.log(below / (below + size))
        chances = gammaln(above + yes) - gammaln(yes) + yes * np.log(size / (below + size)) + above * odds
        return -float(chances.sum())

    start = np.log(pooled / (1 - pooled)) if kind == "share" else np.log(pooled)
    bounds = [(start - 10, start + 10), (np.log(1e-3), np.log(LARGEST))]
    tries = [
        minimize(loss, [start, np.log(size)], method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-15, "gtol": 1e-9})
        for size in (1.0, 30.0, 1000.0)
    ]
    best = min(tries, key=lambda found: float(found.fun))
    best = minimize(loss, best.x, method="Nelder-Mead", bounds=bounds, options={"xatol": 1e-10, "fatol": 1e-13})
    if best.x[1] > np.log(LARGEST) - 2:
        return pooled, float("inf")
    mean = 1 / (1 + np.exp(-best.x[0])) if kind == "share" else np.exp(best.x[0])
    return float(mean), float(np.exp(best.x[1]) * unit)
