"""How many answers a survey needs: for an interval of a wanted width, or to tell two shares apart."""

import math

import numpy as np
from scipy.special import ndtri

from governance_metrics.errors import DataError
from governance_metrics.text import Text


def size_for_width(
    half_width: float,
    *,
    share: float = 0.5,
    conf_level: float = 0.95,
    design_effect: float = 1.0,
    population: float | None = None,
) -> int:
    """Return how many answers give an interval for a share that is no wider than wanted.

    The size of a simple random sample, with its finite-population correction, times the design effect, and never
    more than the population.

    Parameters
    ----------
    half_width : float
        Half of the wanted width, as a share: 0.05 for plus or minus five points.
    share : float
        The share expected; 0.5 is the safe choice.
    conf_level : float
        Confidence level.
    design_effect : float
        Variance under the design over that of a simple random sample of the same size.
    population : float, optional
        How many people or households there are; left out, so many that it does not matter.

    Returns
    -------
    int
        Answers, not people to be asked: divide by the response rate expected.

    Raises
    ------
    DataError
        With every argument outside its range at once.

    References
    ----------
    Cochran WG (1977), Sampling Techniques, 3rd ed, sec 4.4, pp 75-76, eqs 4.1 and 4.2; Kish L (1965), Survey
    Sampling, sec 8.2, for the design effect.

    Examples
    --------
    >>> size_for_width(0.05), size_for_width(0.05, population=800), size_for_width(0.05, design_effect=1.5)
    (385, 260, 577)
    """
    _refuse(
        half_width=(half_width, 0, 1),
        share=(share, 0, 1),
        conf_level=(conf_level, 0, 1),
        design_effect=(design_effect, 0, math.inf),
        population=(population, 0, math.inf),
    )
    z = float(ndtri((1 + conf_level) / 2))
    return _whole(z**2 * share * (1 - share) / half_width**2, design_effect, population)


def size_for_difference(
    first: float,
    second: float,
    *,
    power: float = 0.8,
    conf_level: float = 0.95,
    design_effect: float = 1.0,
    population: float | None = None,
) -> int:
    """Return how many answers each of two groups needs for a two-sided test to tell their shares apart.

    Parameters
    ----------
    first, second : float
        The two shares.
    power : float
        The chance of telling them apart where they truly differ so.
    conf_level : float
        One minus the level of the test.
    design_effect : float
        Variance under the design over that of a simple random sample of the same size.
    population : float, optional
        How many people or households each group has; left out, so many that it does not matter.

    Returns
    -------
    int
        Answers in each group.

    Raises
    ------
    DataError
        With every argument outside its range at once, or shares that are equal.

    References
    ----------
    Fleiss JL, Levin B, Paik MC (2003), Statistical Methods for Rates and Proportions, 3rd ed, sec 4.2, eq 4.14
    (without the continuity correction of eq 4.15).

    Examples
    --------
    >>> size_for_difference(0.5, 0.6)
    388
    """
    _refuse(
        first=(first, 0, 1),
        second=(second, 0, 1),
        power=(power, 0, 1),
        conf_level=(conf_level, 0, 1),
        design_effect=(design_effect, 0, math.inf),
        population=(population, 0, math.inf),
    )
    if first == second:
        raise DataError(
            Text(zh="两个比率相同，没有差别可以分辨。请改一个。", en="the two shares are equal; change one of them.")
        )
    middle = (first + second) / 2
    level, chance = float(ndtri((1 + conf_level) / 2)), float(ndtri(power))
    together = level * math.sqrt(2 * middle * (1 - middle))
    apart = chance * math.sqrt(first * (1 - first) + second * (1 - second))
    return _whole(((together + apart) / (first - second)) ** 2, design_effect, population)


def half_width(
    n: int,
    *,
    share: float = 0.5,
    conf_level: float = 0.95,
    design_effect: float = 1.0,
    population: float | None = None,
) -> float:
    """Return half the width of the interval that so many answers give for a share, by the normal approximation.

    For planning only: reports use exact intervals.

    Parameters
    ----------
    n : int
        Answers.
    share, conf_level, design_effect, population
        As for ``size_for_width``.

    References
    ----------
    Cochran WG (1977), Sampling Techniques, 3rd ed, sec 3.2, eq 3.8, and sec 4.4.

    Examples
    --------
    >>> round(half_width(30), 3), round(half_width(400, population=400), 3)
    (0.179, 0.0)
    """
    _refuse(
        n=(n, 0, math.inf), share=(share, 0, 1), conf_level=(conf_level, 0, 1), population=(population, 0, math.inf)
    )
    left = 1.0 if population is None else max(0.0, (population - n) / max(population - 1, 1))
    z = float(ndtri((1 + conf_level) / 2))
    return z * math.sqrt(design_effect * share * (1 - share) / n * left)


def _whole(simple: float, design_effect: float, population: float | None) -> int:
    """A size for a simple random sample, with its correction, under the design, in whole answers."""
    if population is not None:
        simple = simple / (1 + (simple - 1) / population)
    wanted = math.ceil(round(simple * design_effect, 9))
    most = math.inf if population is None else population
    return int(max(1, min(wanted, most)))


def _refuse(**given: tuple[float | None, float, float]) -> None:
    """Raise with every number that does not lie between its limits, both ends left out."""
    faults = []
    for name, (value, low, high) in given.items():
        if value is None or (np.isfinite(value) and low < value < high):
            continue
        between = (
            Text(zh=f"大于 {low:g}", en=f"more than {low:g}")
            if math.isinf(high)
            else Text(zh=f"在 {low:g} 与 {high:g} 之间", en=f"between {low:g} and {high:g}")
        )
        faults.append(
            Text(zh=f"{name} 应{between.zh}，现为 {value}。", en=f"{name}: expected {between.en}, found {value}.")
        )
    if faults:
        raise DataError(*faults)
