"""Overdispersion: how much further areas lie apart than chance would have them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

WINSORISED = 0.1  # of the z-values on each side


class Dispersion(NamedTuple):
    """How much further areas lie apart than chance would have them.

    Parameters
    ----------
    phi : float
        Mean of the squared, winsorised z-values.
    tau_squared : float
        Variance between areas added to each; 0 where phi is within chance.
    areas : int
        Areas reckoned with.
    """

    phi: float
    tau_squared: float
    areas: int


def dispersion(difference: ArrayLike, std_error: ArrayLike) -> Dispersion:
    """Return the overdispersion of areas around the rest.

    The z-values are winsorised, 10 % on each side, so that a few truly different areas do not hide
    themselves. Variance is added only where ``phi`` exceeds what chance gives, ``chance_phi(m)``.

    Parameters
    ----------
    difference, std_error : array of shape (m,)
        Area minus rest, and its standard error by chance or sampling alone; blanks are set aside.

    Returns
    -------
    Dispersion

    References
    ----------
    Spiegelhalter DJ (2005), Qual Saf Health Care 14: 347-351, appendix. Spiegelhalter DJ and others (2012),
    J R Stat Soc A 175: 1-47, section 3 (additive).

    Examples
    --------
    >>> dispersion([0.3, -0.3, 0.2, -0.2, 0.0], [0.1] * 5)
    Dispersion(phi=4.304, tau_squared=0.0438, areas=5)
    >>> dispersion([0.1, -0.1, 0.05, -0.05, 0.0], [0.1] * 5).tau_squared
    0.0
    """
    d, s = (np.asarray(v, dtype=np.float64) for v in (difference, std_error))
    known = np.isfinite(d) & np.isfinite(s) & (s > 0)
    d, s = d[known], s[known]
    m = len(d)
    if m < 2:
        return Dispersion(float("nan"), 0.0, m)
    z = d / s
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    phi = float(np.mean(np.clip(z, low, high) ** 2))
    if phi <= chance_phi(m):
        return Dispersion(round(phi, 10), 0.0, m)
    w = 1 / s**2
    tau_squared = (m * phi - (m - 1)) / (w.sum() - (w**2).sum() / w.sum())
    return Dispersion(round(phi, 10), round(float(tau_squared), 14), m)


def chance_phi(areas: int) -> float:
    """Return what ``phi`` stays below in 95 of 100 families of areas that differ by chance alone.

    Winsorised z-values have a mean square of 0.68 in large families; ``0.68 + 2.25 / sqrt(m)`` covers the 95th
    percentile of simulated families of 3 to 300 areas, and never less than Spiegelhalter's ``(m - 1) / m``.

    Parameters
    ----------
    areas : int
        Areas reckoned with, m.

    Returns
    -------
    float

    References
    ----------
    Spiegelhalter DJ (2005), Qual Saf Health Care 14: 347-351, appendix (the limit (m - 1) / m). The percentile
    is simulated in ``tests/statistics/test_dispersion.py``.

    Examples
    --------
    >>> round(chance_phi(21), 3)
    1.171
    """
    return float(max(0.68 + 2.25 / np.sqrt(areas), (areas - 1) / areas))
