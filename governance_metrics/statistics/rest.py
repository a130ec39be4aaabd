"""Each area against all the others, with the covariance that shared strata and shared psus give."""

from itertools import repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from governance_metrics.statistics.cells import Cells, Sums, side_by_side
from governance_metrics.statistics.layout import summed
from governance_metrics.statistics.linearisation import NOISE, without_noise
from governance_metrics.statistics.strata import Strata

Array = NDArray[np.float64]


class Rest(NamedTuple):
    """Comparison of D areas with the rest, one indicator (D,) or K of them (D, K), as the sums came.

    Parameters
    ----------
    estimate : array
        Ratio of all the other areas together.
    difference : array
        The area minus the rest; blank where either has no estimate.
    std_error : array
        Standard error of the difference.
    """

    estimate: Array
    difference: Array
    std_error: Array


class _Sides(NamedTuple):
    """What both ways of reckoning need, on values shifted by the overall ratio, shape (D, K)."""

    overall: Array
    inside: Array
    outside: Array
    per_inside: Array
    per_outside: Array


def compare_with_rest(
    sums: Sums,
    strata: Strata,
    n_domains: int,
    second: tuple[Sums, Strata] | None = None,
    *,
    cells: Cells | None = None,
) -> Rest:
    """Return each area beside all the others, and the standard error of the difference.

    The variance is that of the linearised difference, psu by psu, so psus that straddle areas and strata
    shared by areas count exactly. Stratum totals are made once and corrected by the psus that touch an area.

    Parameters
    ----------
    sums : Sums
        As for ``linearise``.
    strata : Strata
        The strata of the whole file.
    n_domains : int
        How many areas there are, D.
    second : (Sums, Strata), optional
        As for ``linearise``.
    cells : Cells, optional
        ``Cells.of`` these sums, where they are at hand.

    Returns
    -------
    Rest
        One entry per area.

    References
    ----------
    Särndal C-E, Swensson B, Wretman J (1992), Model Assisted Survey Sampling, Springer: 172-176 (Taylor
    linearisation of a function of totals), 390-393 (domains).

    Examples
    --------
    >>> sums = Sums(domain=[0, 0, 0, 1, 1], stratum=[0] * 5, psu=[0, 1, 2, 0, 1],
    ...             a=[3.0, 5.0, 4.0, 1.0, 2.0], b=[6.0, 6.0, 6.0, 4.0, 4.0])
    >>> found = compare_with_rest(sums, Strata(n_psu=[3]), n_domains=2)
    >>> found.difference.round(4).tolist(), found.std_error.round(4).tolist()
    ([0.2917, -0.2917], [0.012, 0.012])
    """
    cells = cells or Cells.of(sums, strata, n_domains)
    shared = _whole(cells, cells.b) if cells.b.shape[1] == 1 and cells.squares is None else None
    inner = Cells.of(*second, n_domains) if second is not None else None
    step = cells.step if inner is None else min(cells.step, inner.step)
    blocks = list(zip(cells.blocks(step), repeat(None) if inner is None else inner.blocks(step), strict=False))
    made = side_by_side(lambda pair: _compared(*pair, shared), blocks)
    one = np.ndim(sums.a) == 1
    rest, difference, error = (np.concatenate(parts, axis=1) for parts in zip(*made, strict=True))
    return Rest(*(v[:, 0] if one else v for v in (rest, difference, error)))


def _compared(cells: Cells, second: Cells | None, shared: tuple[Array, Array] | None) -> tuple[Array, Array, Array]:
    """The fields of ``Rest`` for some indicators, each of shape (D, K)."""
    b = cells.at.by_area(cells.b)
    with np.errstate(all="ignore"):
        whole = cells.a.sum(axis=0) / b.sum(axis=0)
        overall = np.where(np.isfinite(whole), whole, 0.0)
        shifted = cells.a - overall * cells.b
        g = cells.at.by_area(shifted)
        others = b.sum(axis=0) - b
        inside = np.where(b > 0, g / b, np.nan)
        outside = np.where(others > 0, (g.sum(axis=0) - g) / others, np.nan)
        sides = _Sides(
            overall,
            np.nan_to_num(inside),
            np.nan_to_num(outside),
            np.where(b > 0, 1 / b, 0.0),
            np.where(others > 0, 1 / others, 0.0),
        )
        variance = _variance(cells, sides, shared)
        error = np.sqrt(variance if second is None else variance + _variance(second, sides, None))
    difference, rest = inside - outside, overall + outside
    noise = NOISE["moments" if cells.squares else "psu"]
    error = without_noise(error, np.maximum(np.abs(overall), np.abs(difference)), noise)
    return rest, difference, np.where(np.isnan(difference), np.nan, error)


def _variance(cells: Cells, sides: _Sides, shared: tuple[Array, Array] | None) -> Array:
    """What one stage adds to the variances of the differences, shape (D, K)."""
    shifted = cells.a - sides.overall * cells.b
    of_stage = _of_psus(cells, shifted, sides, shared) if cells.squares is None else _of_rows(cells, shifted, sides)
    found: Array = np.maximum(of_stage, 0.0) * _average_factor(cells)
    return found


def _whole(cells: Cells, values: Array) -> tuple[Array, Array]:
    """Sums of psus over all areas, less their stratum's mean, shape (P, K), and these means, shape (H, K)."""
    at = cells.at
    layer, strata = at.stratum_of_psu, at.strata
    found = summed(values, at.psu_of_row, len(layer))
    mean = (strata.centre / strata.psus)[:, None] * summed(found, layer, len(strata.psus))
    return found - mean.take(layer, axis=0), mean


def _of_psus(cells: Cells, g: Array, sides: _Sides, shared: tuple[Array, Array] | None) -> Array:
    """Variance of the differences from psu sums, shape (D, K); ``g`` is shifted by the overall ratio.

    ``shared`` are the lower sums of whole psus, where all indicators share them.
    """
    at = cells.at
    strata, layer, layers = at.strata, at.stratum_of_psu, len(at.strata.psus)
    psus, scale = strata.psus[:, None], strata.scale[:, None]
    unseen = strata.centre[:, None] * np.maximum(psus - np.bincount(layer, minlength=layers)[:, None], 0.0)

    (e, mean_e), (x, mean_x) = _whole(cells, g), shared or _whole(cells, cells.b)

    def spread(left: Array, right: Array, left_mean: Array, right_mean: Array) -> Array:
        total: Array = (scale * (summed(left * right, layer, layers) + unseen * left_mean * right_mean)).sum(axis=0)
        return total

    rho, beta = sides.outside, sides.per_outside
    base = spread(e, e, mean_e, mean_e) - 2 * rho * spread(e, x, mean_e, mean_x)
    base += rho**2 * spread(x, x, mean_x, mean_x)
    above, below = _correction(sides)
    change = above.take(at.domain, axis=0) * g
    change -= below.take(at.domain, axis=0) * cells.b
    elsewhere = rho.take(at.domain, axis=0) * x.take(at.psu_of_row, axis=0)
    elsewhere -= e.take(at.psu_of_row, axis=0)
    elsewhere *= change
    own = at.scaled(at.spread(change, at.by_cell(change)))
    return beta**2 * base + own + 2 * beta * at.scaled(at.by_cell(elsewhere))


def _of_rows(cells: Cells, g: Array, sides: _Sides) -> Array:
    """Variance of the differences where every row is its own psu, from squares and products, shape (D, K)."""
    strata, layers = cells.at.strata, len(cells.at.strata.psus)
    scale, centre, psus = strata.scale[:, None], strata.centre[:, None], strata.psus[:, None]
    towards = sides.overall - cells.shift
    squares = cells.squares
    if squares is None:
        raise ValueError("sums by psu have no squares")
    bb = squares[2]
    ab = squares[1] - towards * bb
    aa = cells.quadratic(np.broadcast_to(towards, g.shape))
    e, x = summed(g, cells.at.stratum, layers), summed(cells.b, cells.at.stratum, layers)

    def spread(product: Array, left: Array, right: Array) -> Array:
        total: Array = (scale * (summed(product, cells.at.stratum, layers) - centre * left * right / psus)).sum(axis=0)
        return total

    rho, beta, alpha, delta = sides.outside, sides.per_outside, sides.per_inside, sides.inside
    base = beta**2 * (spread(aa, e, e) - 2 * rho * spread(ab, e, x) + rho**2 * spread(bb, x, x))
    at, layer = cells.at.domain, cells.at.stratum
    above, below = _correction(sides)
    change = above[at] * g - below[at] * cells.b
    elsewhere = e[layer] - rho[at] * x[layer]
    own = alpha[at] ** 2 * (aa - 2 * delta[at] * ab + delta[at] ** 2 * bb)
    own = own - beta[at] ** 2 * (aa - 2 * rho[at] * ab + rho[at] ** 2 * bb)
    own = own - centre[layer] * (change**2 - 2 * change * beta[at] * elsewhere) / psus[layer]
    return base + summed(scale[layer] * own, at, cells.at.n_domains)


def _correction(sides: _Sides) -> tuple[Array, Array]:
    """What a psu of the area adds to what it would be worth as part of the rest, per unit of a and of b."""
    above = sides.per_inside + sides.per_outside
    return above, sides.per_inside * sides.inside + sides.per_outside * sides.outside


def _average_factor(cells: Cells) -> Array:
    """As ``Cells.average_factor``, over the strata of all areas together."""
    strata = cells.at.strata
    if strata.lonely_psu != "average" or strata.drawn_before is not None or not strata.lonely.any():
        return np.ones((1, 1))
    layers = len(cells.at.strata.psus)
    touched = summed(((cells.a != 0) | (cells.b != 0)).astype(np.float64), cells.at.stratum, layers) > 0
    usable = touched & ~cells.at.strata.lonely[:, None]
    factor: Array = touched.sum(axis=0) / usable.sum(axis=0).astype(np.float64)
    return factor
