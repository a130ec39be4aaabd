"""Area estimates that borrow strength from one another: the Fay–Herriot model, fitted by REML."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq

from governance_metrics.errors import DataError
from governance_metrics.statistics.choice import check_level
from governance_metrics.statistics.intervals import normal_interval
from governance_metrics.statistics.numbers import Words, say_first
from governance_metrics.text import Text, coded

Array = NDArray[np.float64]


def fay_herriot(
    estimate: ArrayLike, std_error: ArrayLike, covariates: ArrayLike | None = None, conf_level: float = 0.95
) -> pd.DataFrame:
    """Return model estimates beside the direct ones: each is drawn towards what areas like it have.

    Area by area the model estimate is ``γ · direct + (1 - γ) · synthetic``, where γ is the variance between areas
    over that variance plus the direct estimate's own. It is a model, not a measurement: it errs less on average,
    and pulls an area that truly stands apart towards the others. Its limits hold on average over areas, and are too
    narrow with few of them (simulated, those of 95 % held 92 times in 100 with 21 areas, 95 with 60).

    Parameters
    ----------
    estimate, std_error : array of shape (m,)
        Direct estimates and standard errors in the same unit, taken as known.
    covariates : array of shape (m, k), optional
        What is known of every area, without blanks; a constant is put in front. Only a constant when left out.
    conf_level : float
        Level of the limits, 0–1.

    Returns
    -------
    DataFrame
        m rows: ``estimate, std_error`` as handed in; ``model_estimate``; ``model_std_error``, the root of the mean
        squared error; ``model_low, model_high``, normal; ``synthetic``; ``gamma``; ``variance_between``, one value
        for all; ``method``, always a model; ``reason``. An area without direct estimate gets the synthetic one
        (``no_direct_estimate``). A standard error of 0 is no full knowledge, and is set aside likewise.

    Raises
    ------
    DataError
        When fewer usable areas are handed in than the model has coefficients plus two, when covariates are blank,
        or when one follows from the others.

    References
    ----------
    Fay RE, Herriot RA (1979), J Am Stat Assoc 74: 269-277. Prasad NGN, Rao JNK (1990), J Am Stat Assoc 85:
    163-171; Datta GS, Lahiri P (2000), Statistica Sinica 10: 613-627 (mean squared error under REML). Rao JNK,
    Molina I (2015), Small Area Estimation, 2nd ed., Wiley: 123-140.

    Examples
    --------
    >>> table = fay_herriot([0.50, 0.40, 0.70, 0.58, 0.36], [0.05, 0.08, 0.06, 0.05, 0.10])
    >>> table["model_estimate"].round(3).tolist(), table["gamma"].round(2).tolist()
    ([0.504, 0.441, 0.66, 0.57, 0.432], [0.83, 0.66, 0.78, 0.83, 0.56])
    """
    check_level(conf_level)
    y, s = np.asarray(estimate, dtype=np.float64), np.asarray(std_error, dtype=np.float64)
    index = estimate.index if isinstance(estimate, pd.Series) else pd.RangeIndex(len(y))
    extra = np.empty((len(y), 0)) if covariates is None else np.asarray(covariates, dtype=np.float64)
    x = np.column_stack([np.ones(len(y)), extra.reshape(len(y), -1)])
    used = np.isfinite(y) & np.isfinite(s) & (s > 0)
    _check(x, used)
    variances = s[used] ** 2
    between = _variance_between(y[used], x[used], variances)
    total = between + variances
    information = np.linalg.inv((x[used] / total[:, None]).T @ x[used])
    beta = information @ (x[used] / total[:, None]).T @ y[used]
    synthetic = x @ beta
    gamma = np.zeros(len(y))
    gamma[used] = between / total
    leverage = np.einsum("ij,jk,ik->i", x, information, x)
    # the three parts of the mean squared error: of the best predictor, of the coefficients, of the variance
    mse = np.where(used, 0.0, between) + (1 - gamma) ** 2 * leverage
    mse[used] += gamma[used] * variances
    mse[used] += 2 * variances**2 / total**3 * (2 / (1 / total**2).sum())
    model = np.where(used, gamma * np.where(used, y, 0.0) + (1 - gamma) * synthetic, synthetic)
    error = np.sqrt(mse)
    low, high = normal_interval(model, error, conf_level)
    reason: Words = say_first(np.full(len(y), "", dtype=object), ~used, "no_direct_estimate")
    method = coded("model_fay_herriot", areas=int(used.sum()), covariates=x.shape[1] - 1)
    return pd.DataFrame(
        {
            "estimate": y,
            "std_error": s,
            "model_estimate": model,
            "model_std_error": error,
            "model_low": low,
            "model_high": high,
            "synthetic": synthetic,
            "gamma": np.where(used, gamma, np.nan),
            "variance_between": between,
            "method": method,
            "reason": reason,
        }
    ).set_axis(index)


def _variance_between(y: Array, x: Array, variances: Array) -> float:
    """Variance between areas by restricted maximum likelihood: where its score is 0, or 0 where that never rises."""

    def score(between: float) -> float:
        weight = 1 / (between + variances)
        scaled = x * weight[:, None]
        projection = np.diag(weight) - scaled @ np.linalg.solve(scaled.T @ x, scaled.T)
        residual = projection @ y
        return float(residual @ residual - np.trace(projection)) / 2

    # in the unit of the variances, so that the root has digits whatever the unit of the estimates
    unit = float(np.median(variances))
    if score(0.0) <= 0:
        return 0.0
    upper = 1.0
    while score(upper * unit) > 0:
        upper *= 4
    return unit * float(brentq(lambda between: score(between * unit), 0.0, upper, xtol=1e-15, rtol=1e-14))


def _check(x: Array, used: NDArray[np.bool_]) -> None:
    """Faults that no row can carry: they concern the model of all areas."""
    faults = []
    if not np.isfinite(x).all():
        where = np.flatnonzero(~np.isfinite(x).all(axis=1))[:5].tolist()
        faults.append(
            Text(
                zh=f"covariates 第 {where} 行（首行为 0）有空值或非数字。辅助变量须各处齐全，请补齐或去掉该变量。",
                en=f"covariates: rows {where} (the first is 0) hold blanks or no numbers. What helps to estimate must "
                f"be known of every area: fill it in, or leave the variable out.",
            )
        )
    elif np.linalg.matrix_rank(x[used]) < x.shape[1] and used.sum() >= x.shape[1]:
        faults.append(
            Text(
                zh="covariates 中有一列可由其余各列（或常数）推出。请去掉多余的列。",
                en="covariates: one column follows from the others, or from the constant. Leave it out.",
            )
        )
    least = x.shape[1] + 2
    if used.sum() < least:
        faults.append(
            Text(
                zh=f"有估计值和标准误的区域应不少于 {least} 个，现有 {int(used.sum())} 个。请减少辅助变量或增加区域。",
                en=f"areas: expected {least} or more with an estimate and a standard error, found {int(used.sum())}. "
                f"Use fewer covariates, or more areas.",
            )
        )
    if faults:
        raise DataError(*faults)
