"""A frame and its design read once: weights, strata and psus as whole-number codes, all faults at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.calibrated import adjusted_weights, read_cells, refuse_explosion
from governance_metrics.statistics.calibration import Calibration
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.residuals import Residuals
from governance_metrics.statistics.strata import STRATUM, Strata, sampling_fraction
from governance_metrics.text import Text

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
SHOWN = 10  # row positions named in a fault
PSU = Text(zh="群", en="psu")


@dataclass(frozen=True, eq=False)
class Respondents:
    """The rows of a survey, N of them, coded for the sums.

    Parameters
    ----------
    weight : array of shape (N,)
        Sampling weights, 0 or more; adjusted to known margins where the design names any.
    stratum, psu : array of shape (N,)
        Codes from 0; a psu code stands for one pair of stratum and psu.
    strata : Strata
        Psus of each stratum, counted in the whole file.
    replicate_weights : array of shape (N, R) or None
        Full replicate weights.
    given_weight : array of shape (N,)
        Weights as the file has them.
    second : SecondStage or None
        The units drawn within psus, where they add to a variance.
    residuals : Residuals or None
        What known margins take out of a linearised variance.
    """

    weight: Array
    stratum: Codes
    psu: Codes
    strata: Strata
    replicate_weights: Array | None
    given_weight: Array
    second: "SecondStage | None" = None
    residuals: Residuals | None = None


class SecondStage(NamedTuple):
    """Units drawn within psus: their codes (N,), and every psu as a stratum of its own units."""

    unit: Codes
    strata: Strata


def as_frame(data: object) -> pd.DataFrame:
    """Return data as a pandas frame: a frame itself, or any table with ``to_pandas()`` or ``df()``.

    Raises
    ------
    DataError
        For anything else.

    Examples
    --------
    >>> as_frame(pd.DataFrame({"y": [1]})).shape
    (1, 1)
    """
    if isinstance(data, pd.DataFrame):
        return data
    for way in ("to_pandas", "df"):
        if callable(getattr(data, way, None)):
            made = getattr(data, way)()
            if isinstance(made, pd.DataFrame):
                return made
    kind = type(data).__name__
    raise DataError(
        Text(
            zh=f"数据应为 pandas 数据框，或带 to_pandas()、df() 的表，现为 {kind}。请先转换。",
            en=f"data: expected a pandas DataFrame, or a table with to_pandas() or df(), found {kind}. "
            f"Convert it first.",
        )
    )


def check_columns(frame: pd.DataFrame, named: Sequence[str]) -> None:
    """Raise one error that lists every named column the frame lacks.

    Raises
    ------
    DataError
        When any is missing.

    Examples
    --------
    >>> check_columns(pd.DataFrame({"y": [1]}), ["y"])
    """
    lacking = [name for name in dict.fromkeys(named) if name not in frame.columns]
    twice = [name for name in dict.fromkeys(named) if list(frame.columns).count(name) > 1]
    there = ", ".join(str(c) for c in frame.columns[:30])
    faults = [
        Text(
            zh=f"缺少列“{name}”；现有的列：{there}。请核对列名。",
            en=f"column {name!r}: expected in the data, not found; there are {there}. Check the name.",
        )
        for name in lacking
    ]
    faults += [
        Text(
            zh=f"列“{name}”出现不止一次。请改名，使列名各不相同。",
            en=f"column {name!r}: expected once, found more than once. Rename, so that names differ.",
        )
        for name in twice
    ]
    if faults:
        raise DataError(*faults)


def read_respondents(frame: pd.DataFrame, design: SurveyDesign) -> Respondents:
    """Return the rows of a frame, coded as its design says.

    Parameters
    ----------
    frame : DataFrame
        N rows with the columns the design names.
    design : SurveyDesign
        How the sample was drawn.

    Returns
    -------
    Respondents

    Raises
    ------
    DataError
        One line for each fault: a column that is not there, a weight that is missing, negative, infinite or
        no number, a stratum or psu that is missing, a replicate weight or fpc that cannot be used.

    Examples
    --------
    Psu labels may repeat across strata:

    >>> frame = pd.DataFrame({"w": [1.0, 2.0], "s": ["a", "b"], "p": [1, 1]})
    >>> read_respondents(frame, SurveyDesign(weight="w", stratum="s", psu="p")).psu.tolist()
    [0, 1]
    """
    check_columns(frame, design.columns)
    faults: list[Text] = []
    rows = len(frame)
    weight = np.ones(rows) if design.weight is None else _weights(frame, design.weight, faults)
    replicates = None
    if design.replicate_weights:
        replicates = np.column_stack([_weights(frame, name, faults) for name in design.replicate_weights])
    stratum = np.zeros(rows, dtype=np.int64)
    psu = np.arange(rows, dtype=np.int64)
    if not design.replicate_weights:
        if design.stratum is not None:
            stratum = _codes(frame, design.stratum, faults)
        if design.psu is not None:
            labels = _codes(frame, design.psu, faults)
            psu = _within(stratum, labels)
    ssu = np.arange(rows, dtype=np.int64)
    if design.ssu is not None and not design.replicate_weights:
        ssu = _within(psu, _codes(frame, design.ssu, faults))
    if faults:
        raise DataError(*faults)
    n_psu = _units(psu, stratum)
    fraction = second = None
    if design.fpc is not None and not design.replicate_weights:
        fraction = _fraction(frame, design.fpc, stratum, n_psu, STRATUM)
        if design.ssu is not None or design.ssu_fpc is not None:
            n_ssu = _units(ssu, psu)
            drawn = None
            if design.ssu_fpc is not None:
                drawn = _fraction(frame, design.ssu_fpc, psu, n_ssu, PSU)
            before = fraction[stratum[np.unique(psu, return_index=True)[1]]]
            second = SecondStage(ssu, Strata(n_ssu, drawn, design.lonely_psu, before))
    strata = Strata(n_psu=n_psu, fraction=fraction, lonely_psu=design.lonely_psu)
    plain = Respondents(weight, stratum, psu, strata, replicates, weight, second)
    return plain if design.calibration is None or rows == 0 else _calibrated(frame, design, design.calibration, plain)


def _calibrated(frame: pd.DataFrame, design: SurveyDesign, calibration: Calibration, plain: Respondents) -> Respondents:
    """The same rows with weights that meet the margins."""
    name, weight = design.weight or "1", plain.weight
    cells = read_cells(frame, calibration, weight)
    made = adjusted_weights(weight, cells, calibration, name)
    refuse_explosion(weight, made, cells, calibration, name)
    if plain.replicate_weights is not None:
        columns = zip(design.replicate_weights, plain.replicate_weights.T, strict=True)
        adjusted = [adjusted_weights(column, cells, calibration, label) for label, column in columns]
        return replace(plain, weight=made, replicate_weights=np.column_stack(adjusted))
    swept = len(cells.totals) > 1 and calibration.method == "rake" and not calibration.limited
    indicators = cells.indicators * (weight > 0)[:, None]
    sizes = tuple(len(totals) for totals in cells.totals) if swept else ()
    base = np.ones_like(weight) if swept else weight
    return replace(plain, weight=made, residuals=Residuals(indicators, made, base, sizes))


def _within(outer: Codes, labels: Codes) -> Codes:
    """Codes of units whose labels may repeat in other outer units."""
    return np.unique(outer * (labels.max(initial=0) + 1) + labels, return_inverse=True)[1].astype(np.int64)


def _units(unit: Codes, outer: Codes) -> Codes:
    """How many units each outer unit has, in the whole file."""
    own = np.unique(unit, return_index=True)[1]
    return np.bincount(outer[own], minlength=int(outer.max(initial=-1)) + 1)


def _weights(frame: pd.DataFrame, name: str, faults: list[Text]) -> Array:
    """A column of weights; what cannot be one is added to the faults."""
    column = frame[name]
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    missing = column.isna().to_numpy()
    kinds = (
        ("缺失", "missing", missing),
        ("不是数字", "not a number", np.isnan(numbers) & ~missing),
        ("为负", "negative", numbers < 0),
        ("为无穷大", "infinite", np.isinf(numbers) & (numbers > 0)),
    )
    for zh, en, wrong in kinds:
        if wrong.any():
            where = _positions(wrong)
            faults.append(
                Text(
                    zh=f"权重列“{name}”，行位置 {where[0]}：应为不小于 0 的数，现{zh}。请补正或删去这些行。",
                    en=f"weight {name!r}, row positions {where[1]}: expected a number of 0 or more, found {en}. "
                    f"Correct or leave out these rows.",
                )
            )
    return np.asarray(numbers, dtype=np.float64)


def _codes(frame: pd.DataFrame, name: str, faults: list[Text]) -> Codes:
    """A column as codes from 0; missing labels are added to the faults."""
    codes, _ = pd.factorize(frame[name])
    missing = codes < 0
    if missing.any():
        where = _positions(missing)
        faults.append(
            Text(
                zh=f"抽样设计列“{name}”，行位置 {where[0]}：应有分层或群的编号，现为空。请补上。",
                en=f"design column {name!r}, row positions {where[1]}: expected the stratum or psu of the row, found "
                f"nothing. Fill it in.",
            )
        )
    return np.asarray(codes, dtype=np.int64)


def _fraction(frame: pd.DataFrame, name: str, outer: Codes, drawn: Codes, within: Text) -> Array:
    """The sampling fraction within each outer unit; the column must say one value for each."""
    values = pd.to_numeric(frame[name], errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    first = np.unique(outer, return_index=True)[1]
    differs = values != values[first][outer]
    if differs.any():
        where = _positions(differs)
        raise DataError(
            Text(
                zh=f"fpc 列“{name}”，行位置 {where[0]}：同一{within.zh}应为同一个数，现有空值、"
                f"非数字或不同的值。请改正。",
                en=f"fpc {name!r}, row positions {where[1]}: expected one number throughout a {within.en}, found "
                f"blanks, text or different values. Correct the column.",
            )
        )
    return sampling_fraction(values[first], drawn, name, within)


def _positions(wrong: NDArray[np.bool_]) -> tuple[str, str]:
    """Row positions counted from 0, the first few of them, in Chinese and English."""
    found = np.flatnonzero(wrong)
    listed = ", ".join(str(i) for i in found[:SHOWN])
    if len(found) <= SHOWN:
        return f"{listed}（首行为 0）", f"{listed} (the first row is 0)"
    more = len(found) - SHOWN
    return f"{listed} 等 {len(found)} 行（首行为 0）", f"{listed} and {more} more (the first row is 0)"
