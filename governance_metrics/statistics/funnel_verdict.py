"""Which areas lie outside the funnel: verdicts at 95 and 99.8 percent, within peer groups where they are named."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from governance_metrics.statistics.choice import check_choices
from governance_metrics.statistics.dispersion import Dispersion, dispersion
from governance_metrics.statistics.funnel import funnel_limits
from governance_metrics.statistics.multiplicity import benjamini_hochberg, holm
from governance_metrics.statistics.numbers import Words, read_numbers, say_first
from governance_metrics.text import coded

Array = NDArray[np.float64]
Kind = Literal["share", "rate", "ratio"]
INNER, OUTER = 0.95, 0.998
ADJUSTMENTS = {"benjamini_hochberg": benjamini_hochberg, "holm": holm}


def funnel_of_counts(
    kind: Kind,
    numerator: object,
    denominator: object,
    reference: float | None = None,
    *,
    peers: ArrayLike | None = None,
) -> pd.DataFrame:
    """Return every area beside its reference, with the two funnel lines at its size and a verdict.

    Parameters
    ----------
    kind : {"share", "rate", "ratio"}
        ``share``: people with the property among people. ``rate``: events over exposure. ``ratio``: observed over
        expected events, as indirect standardisation gives them.
    numerator, denominator : array of shape (m,)
        The counts.
    reference : float, optional
        What areas are held against; the average of all areas (of its peer group) when left out, for a ratio 1.
    peers : array of shape (m,), optional
        Peer group of each area. An area is held against the average of its own group.

    Returns
    -------
    DataFrame
        m rows: ``estimate, reference, low_95, high_95, low_99_8, high_99_8, verdict, reason``. ``verdict`` is
        ``high_99_8, high_95, within, low_95, low_99_8``, blank with a reason where a row cannot be judged. Counts
        only: no overdispersion is allowed for (``funnel_of_estimates`` does), and one in twenty areas that do not
        differ lies outside the inner lines.

    References
    ----------
    Spiegelhalter DJ (2005), Statistics in Medicine 24: 1185-1202, appendix A. Dover DC, Schopflocher DP (2011),
    Population Health Metrics 9: 58.

    Examples
    --------
    >>> funnel_of_counts("share", [10, 40, 52], [100, 100, 100])["verdict"].tolist()
    ['low_99_8', 'within', 'high_99_8']
    """
    check_choices(("kind", kind, get_args(Kind)))
    (above, below), reason, index = read_numbers({"numerator": numerator, "denominator": denominator})
    reason = say_first(reason, below == 0, "zero_denominator")
    for place in np.flatnonzero((reason == "") & (above > below) & (kind == "share")):
        reason[place] = coded("above_one", numerator=f"{above[place]:g}", denominator=f"{below[place]:g}")
    used = reason == ""
    groups = pd.factorize(np.asarray(peers, dtype=object), use_na_sentinel=False)[0] if peers is not None else None
    codes = np.zeros(len(used), dtype=np.int64) if groups is None else groups
    if reference is None and kind == "ratio":
        reference = 1.0
    against = np.full(len(used), np.nan)
    lines = {name: np.full(len(used), np.nan) for name in ("low_95", "high_95", "low_99_8", "high_99_8")}
    with np.errstate(all="ignore"):
        estimate = np.where(used, above / below, np.nan)
        for code in np.unique(codes):
            mine = used & (codes == code)
            if not mine.any():
                continue
            level = above[mine].sum() / below[mine].sum() if reference is None else float(reference)
            against[mine] = level
            for name, conf_level in (("95", INNER), ("99_8", OUTER)):
                shape: Literal["share", "rate"] = "share" if kind == "share" else "rate"
                low, high = funnel_limits(shape, level, below[mine], conf_level)
                lines[f"low_{name}"][mine], lines[f"high_{name}"][mine] = low, high
    verdict = _verdicts(estimate, lines)
    table = {"estimate": estimate, "reference": against, **lines, "verdict": verdict, "reason": reason}
    return pd.DataFrame(table).set_axis(index)


def funnel_of_estimates(
    estimate: ArrayLike,
    std_error: ArrayLike,
    reference: float | None = None,
    *,
    peers: ArrayLike | None = None,
    overdispersion: bool = True,
    adjust: Literal["benjamini_hochberg", "holm"] = "benjamini_hochberg",
) -> pd.DataFrame:
    """Return every area beside its reference by its own standard error, design-based or not, and a verdict.

    Where areas scatter wider than their standard errors allow, the variance between them widens every line
    (``dispersion``); ``phi`` and ``tau`` say by how much. Areas are taken as independent of one another: for the
    comparison of overlapping wholes use ``compare(estimates, "rest")``.

    Parameters
    ----------
    estimate, std_error : array of shape (m,)
        Estimates and their standard errors in the same unit.
    reference : float, optional
        What areas are held against; the mean of the (peer) group weighted by ``1 / std_error²`` when left out.
    peers : array of shape (m,), optional
        Peer group of each area.
    overdispersion : bool
        Whether the variance between areas is added.
    adjust : {"benjamini_hochberg", "holm"}
        How p-values are adjusted, over all areas handed in.

    Returns
    -------
    DataFrame
        m rows: ``estimate, reference, low_95, high_95, low_99_8, high_99_8, z, p_value, p_adjusted, verdict, phi,
        tau, areas, reason``. ``verdict`` as in ``funnel_of_counts``, by the lines; ``p_adjusted`` is for the
        statement that any area of the whole family differs.

    Raises
    ------
    DataError
        For an unknown adjustment.

    References
    ----------
    Spiegelhalter DJ (2005), Statistics in Medicine 24: 1185-1202, section 3. Spiegelhalter DJ (2005), Qual Saf
    Health Care 14: 347-351, appendix (overdispersion). Benjamini Y, Hochberg Y (1995), J R Stat Soc B 57: 289-300.

    Examples
    --------
    >>> table = funnel_of_estimates([0.5, 0.52, 0.48, 0.51, 0.7], [0.02] * 5, overdispersion=False)
    >>> table["verdict"].tolist()
    ['low_95', 'within', 'low_99_8', 'within', 'high_99_8']
    """
    check_choices(("adjust", adjust, ADJUSTMENTS))
    value, error = np.asarray(estimate, dtype=np.float64), np.asarray(std_error, dtype=np.float64)
    index = estimate.index if isinstance(estimate, pd.Series) else pd.RangeIndex(len(value))
    used = np.isfinite(value) & np.isfinite(error) & (error > 0)
    reason: Words = np.full(len(value), "", dtype=object)
    reason = say_first(reason, ~np.isfinite(value), "no_estimate")
    reason = say_first(reason, ~used, "no_std_error")
    codes = np.zeros(len(value), dtype=np.int64)
    if peers is not None:
        codes = pd.factorize(np.asarray(peers, dtype=object), use_na_sentinel=False)[0]
    names = ("reference", "phi", "tau", "areas", "z", "low_95", "high_95", "low_99_8", "high_99_8")
    table = {name: np.full(len(value), np.nan) for name in names}
    for code in np.unique(codes):
        mine = used & (codes == code)
        if not mine.any():
            continue
        y, s = value[mine], error[mine]
        level = float((y / s**2).sum() / (1 / s**2).sum()) if reference is None else float(reference)
        found = dispersion(y - level, s)
        spread = found if overdispersion else Dispersion(found.phi, 0.0, found.areas)
        wide = np.sqrt(s**2 + spread.tau_squared)
        own = (level, spread.phi, np.sqrt(spread.tau_squared), spread.areas, (y - level) / wide)
        for name, numbers in zip(names, own, strict=False):
            table[name][mine] = numbers
        for name, z in (("95", float(-ndtri((1 - INNER) / 2))), ("99_8", float(-ndtri((1 - OUTER) / 2)))):
            table[f"low_{name}"][mine], table[f"high_{name}"][mine] = level - z * wide, level + z * wide
    p_value = np.where(used, 2 * ndtr(-np.abs(table["z"])), np.nan)
    verdict = _verdicts(np.where(used, value, np.nan), table)
    return pd.DataFrame(
        {
            "estimate": value,
            **{name: table[name] for name in ("reference", *names[5:], "z")},
            "p_value": p_value,
            "p_adjusted": ADJUSTMENTS[adjust](p_value),
            "verdict": verdict,
            **{name: table[name] for name in ("phi", "tau", "areas")},
            "reason": reason,
        }
    ).set_axis(index)


def _verdicts(estimate: Array, lines: dict[str, Array]) -> Words:
    with np.errstate(all="ignore"):
        outside = [
            estimate > lines["high_99_8"],
            estimate < lines["low_99_8"],
            estimate > lines["high_95"],
            estimate < lines["low_95"],
            np.isfinite(estimate),
        ]
    said = ["high_99_8", "low_99_8", "high_95", "low_95", "within"]
    return np.select(outside, said, "").astype(object)
