"""Estimates of samples: design-based standard errors and intervals, and the reason where there is none."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.estimates.census import CELL
from governance_metrics.estimates.level import Level, Reported, unit_of
from governance_metrics.indicators.card import Indicator
from governance_metrics.statistics.cells import Squares, Sums
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.intervals import korn_graubard_interval, mean_interval, wilson_interval
from governance_metrics.statistics.linearisation import Linearised, design_effect, linearise
from governance_metrics.statistics.rest import Rest, compare_with_rest
from governance_metrics.statistics.result import blank_what_is_not_known, reasons
from governance_metrics.statistics.strata import Strata, sampling_fraction
from governance_metrics.tally import Tally, group_text
from governance_metrics.text import coded

Array = NDArray[np.float64]


def sample_rows(
    source: Tally, k: int, level: Level, card: Indicator, reported: Reported, conf_level: float
) -> pd.DataFrame:
    """Return the estimates of one card at one level from a sample.

    Parameters
    ----------
    source : Tally
        The tally of the sample.
    k : int
        Position of the card's job in it.
    level : Level
        The level.
    card : Indicator
        The card.
    reported : mapping of str to frozenset of (area, period)
        Who reported what, by table.
    conf_level : float
        Confidence level.
    """
    keys = source.keys.assign(group=group_text(source.keys), unit=unit_of(source, level, card, reported))
    keys = keys[keys["unit"].notna()]
    frames = [
        _cell_rows(source, k, rows, period, card, conf_level).assign(period=period, group=group)
        for (period, group), rows in keys.groupby(["period", "group"], sort=True)
    ]
    return pd.concat([f for f in frames if len(f)], ignore_index=True) if frames else pd.DataFrame(columns=CELL)


def _cell_rows(
    source: Tally, k: int, keys: pd.DataFrame, period: str, card: Indicator, conf_level: float
) -> pd.DataFrame:
    """The areas of one period and group."""
    design = source.design or SurveyDesign()
    units, domain = np.unique(keys["unit"].astype(str), return_inverse=True)
    here = source.strata[source.strata["period"].eq(period)].reset_index(drop=True)
    stratum_of = {name: code for code, name in enumerate(here["stratum"].fillna("").astype(str))}
    stratum = keys["stratum"].fillna("").astype(str).map(stratum_of).to_numpy(dtype=np.int64)
    psu = keys["psu"].fillna("").astype(str) if "psu" in keys else keys["stratum"].fillna("").astype(str)
    names = pd.Series(stratum.astype(str)).str.cat(psu.to_numpy(), sep="\t")
    at = keys.index.to_numpy()
    column = {name: values[at, k] for name, values in source.sums.items()}
    squares = None
    if "aa" in column:
        squares = Squares(column["aa"], column["ab"], column["bb"], float(source.shift[k]), column["seen"])
    sums = Sums(
        domain=domain, stratum=stratum, a=column["wy"], b=column["wx"], seen=column["seen"], squares=squares,
        psu=None if squares else pd.factorize(names)[0],
    )  # fmt: skip
    fpc = here["fpc"].to_numpy(dtype=float)
    fraction = None if np.isnan(fpc).all() else sampling_fraction(fpc, here["n_psu"])
    strata = Strata(here["n_psu"], fraction, design.lonely_psu)
    found, rest = linearise(sums, strata, len(units)), compare_with_rest(sums, strata, len(units))
    totals = pd.DataFrame(column).groupby(domain).sum().reindex(range(len(units)))
    touched = np.unique(np.column_stack([domain, stratum])[strata.lonely[stratum] & (column["seen"] > 0)], axis=0)
    lonely = np.bincount(touched[:, 0], minlength=len(units)) if design.psu or design.stratum else np.zeros(len(units))
    note = [f"; {coded('lonely_psu', rule=design.lonely_psu, strata=int(n))}" if n else "" for n in lonely]
    return _worded(units, totals, found, rest, note, card, design.is_simple, conf_level)


def _worded(
    units: np.ndarray,
    totals: pd.DataFrame,
    found: Linearised,
    rest: Rest,
    note: list[str],
    card: Indicator,
    simple: bool,
    conf_level: float,
) -> pd.DataFrame:
    """Estimates with intervals, or the reason where there is none; as ``survey_*`` words them."""
    n, above, below = (totals[name].to_numpy() for name in ("n", "wy", "wx"))
    count = card.measure == "count"
    value, error = (found.total, found.total_std_error) if count else (found.estimate, found.std_error)
    used = [totals[name] for name in ("weighted", "w", "wx", "wyy", "wxy", "wxx")]
    effect = np.full(len(units), np.nan) if count else design_effect(error, found.estimate, *used)
    columns = {
        "estimate": np.where(n > 0, value, np.nan), "std_error": np.where(n > 0, error, np.nan), "n": n,
        "n_missing": totals["n_missing"].to_numpy(), "df": found.df, "deff": effect,
    }  # fmt: skip
    named, columns["conf_low"], columns["conf_high"] = _limits(card, columns, simple, conf_level)
    reason = reasons(columns, below > 0)
    method = [f"{named}{added}" for added in note]
    blank_what_is_not_known(columns, reason, method)
    for i in np.flatnonzero((card.measure == "share") & (below > 0) & (above > below * (1 + 1e-12))):
        reason[i], method[i] = coded("above_one", numerator=f"{above[i]:.15g}", denominator=f"{below[i]:.15g}"), "none"
        for name in ("estimate", "std_error", "conf_low", "conf_high", "deff"):
            columns[name][i] = np.nan
    unknown = np.isnan(columns["estimate"])
    not_compared = unknown | count  # a count grows with the size of its area
    blank_rest = not_compared | (found.df < 1)
    return pd.DataFrame(
        {
            "area": units,
            **columns,
            "numerator": above,
            "denominator": np.full(len(units), np.nan) if count else below,
            "n_numerator": totals["n_numerator"].to_numpy(),
            "rest_estimate": np.where(not_compared, np.nan, rest.estimate),
            "rest_difference": np.where(not_compared, np.nan, rest.difference),
            "rest_std_error": np.where(blank_rest, np.nan, rest.std_error),
            "interval": np.where(unknown, "none", "sampling"),
            "method": method,
            "reason": reason,
        }
    )


def _limits(
    card: Indicator, columns: dict[str, Array], simple: bool, conf_level: float
) -> tuple[str, Array, Array]:  # fmt: skip
    """How limits are made, and the limits; a share of amounts is a ratio, whose limits are linearised."""
    value, error, df, n = (columns[name] for name in ("estimate", "std_error", "df", "n"))
    if card.measure != "share" or card.denominator is not None:
        low, high = mean_interval(value, error, df, conf_level)
        return "linearised_t", np.where(error > 0, low, np.nan), np.where(error > 0, high, np.nan)
    if simple:
        low, high = wilson_interval(np.rint(value * n), n, conf_level)
        return "wilson", low, high
    low, high = korn_graubard_interval(value, error, n + columns["n_missing"], df, conf_level)
    return "korn_graubard", low, high
