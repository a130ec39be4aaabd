"""Weights adjusted to known margins, all faults of margins and sample at once."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.statistics.calibration import Calibration, Margin
from governance_metrics.statistics.domains import read_domains
from governance_metrics.statistics.fitting import limited, raked
from governance_metrics.text import Text

Array = NDArray[np.float64]
Codes = NDArray[np.int64]
ENOUGH = 1e-10  # of a margin: farther than this after the last round, it cannot be met
SHOWN = 10


class Cells(NamedTuple):
    """Categories of N rows in M margins, p of them in all.

    Parameters
    ----------
    codes : array of shape (N, M)
        Category of each row, from 0 in every margin.
    totals : list of array
        Persons of every category of each margin.
    names : list of list of str
        Their names.
    """

    codes: Codes
    totals: list[Array]
    names: list[list[str]]

    @property
    def indicators(self) -> Array:
        """One column of 0 and 1 per category of each margin, shape (N, p)."""
        blocks = [self.codes[:, m, None] == np.arange(len(totals)) for m, totals in enumerate(self.totals)]
        return np.concatenate(blocks, axis=1).astype(np.float64)


def read_cells(frame: pd.DataFrame, calibration: Calibration, weight: Array) -> Cells:
    """Return the categories that rows are in.

    Parameters
    ----------
    frame : DataFrame
        N rows with the columns of the margins.
    calibration : Calibration
        The margins.
    weight : array of shape (N,)
        Weights before adjustment, 0 or more.

    Raises
    ------
    DataError
        One line for each margin with rows whose category is blank, rows of a category that the margin does not
        name, or a category without a respondent of weight above 0.

    Examples
    --------
    >>> frame = pd.DataFrame({"sex": ["F", "M", "F"]})
    >>> read_cells(frame, Calibration(Margin("sex", {"F": 60, "M": 40})), np.ones(3)).codes.tolist()
    [[0], [1], [0]]
    """
    faults: list[Text] = []
    codes = [_codes(frame, margin, weight, faults) for margin in calibration.margins]
    if faults:
        raise DataError(*faults)
    totals, names = [], []
    for margin in calibration.margins:
        persons = np.array([total for _, total in margin.totals], dtype=np.float64)
        totals.append(persons * (calibration.population / persons.sum()))
        names.append([f"{margin.name} = {_said(key)}" for key, _ in margin.totals])
    return Cells(np.column_stack(codes), totals, names)


def adjusted_weights(
    weight: Array, cells: Cells, calibration: Calibration, name: str, rows: Array | None = None
) -> Array:
    """Return weights that meet every margin.

    Parameters
    ----------
    weight : array of shape (N,)
        Weights before adjustment, 0 or more; 0 stays 0.
    cells : Cells
        The categories of the rows.
    calibration : Calibration
        Method and limits.
    name : str
        The column the weights came from, for what is said of it.
    rows : array of shape (N,), optional
        Rows of equal weight behind each weight, where they are sums.

    Returns
    -------
    array of shape (N,)
        In the unit of the margins; all margins met to 1e-10 of their size.

    Raises
    ------
    DataError
        When margins cannot be met, alone or within the limits, or a weight would be negative.

    References
    ----------
    Deming WE, Stephan FF (1940), Annals of Mathematical Statistics 11: 427-444 (iterative proportional fitting).
    Deville J-C, Särndal C-E (1992), J Am Stat Assoc 87: 376-382, cases 1, 2, 6 and 7 (linear, multiplicative,
    with limits), table 1.

    Examples
    --------
    >>> frame = pd.DataFrame({"sex": ["F", "M", "F", "M"], "old": ["y", "y", "n", "n"]})
    >>> known = Calibration([Margin("sex", {"F": 60, "M": 40}), Margin("old", {"y": 30, "n": 70})])
    >>> rows = read_cells(frame, known, np.ones(4))
    >>> adjusted_weights(np.ones(4), rows, known, "w").round(6).tolist()
    [18.0, 12.0, 42.0, 28.0]
    """
    lacking = [
        label
        for m, (totals, labels) in enumerate(zip(cells.totals, cells.names, strict=True))
        for label, persons in zip(labels, np.bincount(cells.codes[:, m], weight, len(totals)), strict=True)
        if not persons > 0
    ]
    if lacking:
        raise DataError(_empty(", ".join(lacking[:SHOWN]), name))
    scaled = weight * (calibration.population / weight.sum())
    if calibration.limited or calibration.method == "linear":
        made = limited(scaled, cells.indicators, cells.totals, calibration, rows)
    else:
        made = raked(scaled, cells.codes, cells.totals)
    off = max(
        np.max(np.abs(np.bincount(cells.codes[:, m], made, len(totals)) - totals) / totals)
        for m, totals in enumerate(cells.totals)
    )
    if not off <= ENOUGH:
        raise DataError(_not_met(name, calibration))
    if (made < 0).any():
        raise DataError(_negative(name, int((made < 0).sum())))
    return made


def refuse_explosion(weight: Array, made: Array, cells: Cells, calibration: Calibration, name: str) -> None:
    """Raise where a weight changed further, relative to what all changed by, than the calibration allows.

    Raises
    ------
    DataError
        With the categories of the row that changed most.

    Examples
    --------
    >>> frame = pd.DataFrame({"sex": ["F", "M"]})
    >>> known = Calibration(Margin("sex", {"F": 60, "M": 40}))
    >>> refuse_explosion(np.ones(2), np.array([60.0, 40.0]), read_cells(frame, known, np.ones(2)), known, "w")
    """
    some = weight > 0
    change = made[some] / weight[some] * (weight.sum() / made.sum())
    limit = calibration.largest_change
    with np.errstate(divide="ignore"):
        far = np.maximum(change, 1 / change)
    if far.size and far.max() > limit:
        row = cells.codes[some][int(far.argmax())]
        where = ", ".join(labels[code] for labels, code in zip(cells.names, row, strict=True))
        found = f"{change[int(far.argmax())]:.4g}"
        raise DataError(
            Text(
                zh=f"权重列“{name}”：类别 {where} 的权重相对变化为 {found} 倍，超过 {limit:g} 倍（或低于其倒数）。"
                f"请合并类别、核对边际，或用 bounds、cap 限制；确属合理时调高 largest_change。",
                en=f"weight {name!r}: the weights of {where} would change {found} times as much as all do, beyond "
                f"{limit:g} or its inverse. Merge categories, check the margins, or set bounds or cap; raise "
                f"largest_change where it is meant.",
            )
        )


def _codes(frame: pd.DataFrame, margin: Margin, weight: Array, faults: list[Text]) -> Codes:
    """The category of each row in one margin, in its order; what is wrong is added to the faults."""
    found = read_domains(frame, margin.columns)
    place = {key: i for i, (key, _) in enumerate(margin.totals)}
    keys = list(found.labels.itertuples(index=False, name=None))
    of_key = np.array([place.get(key, -1) for key in keys], dtype=np.int64)
    blank = np.flatnonzero(found.codes < 0)
    if len(blank):
        at = ", ".join(str(i) for i in blank[:SHOWN].tolist())
        faults.append(
            Text(
                zh=f"边际“{margin.name}”：{len(blank)} 行没有类别（行位置 {at}，首行为 0）。请补上、"
                f"归入单独一类，或先剔除。",
                en=f"margin {margin.name!r}: {len(blank)} rows have no category (row positions {at}; the first row is "
                f"0). Fill it in, give them a category of their own, or leave them out.",
            )
        )
    codes = np.where(found.codes >= 0, of_key[found.codes] if len(keys) else -1, -1)
    seen = np.unique(found.codes[found.codes >= 0])
    unknown = [_said(keys[i]) for i in seen.tolist() if of_key[i] < 0]
    if unknown:
        faults.append(
            Text(
                zh=f"边际“{margin.name}”没有样本中的类别 {', '.join(unknown[:SHOWN])}。请补上其总体人数，或改正编码。",
                en=f"margin {margin.name!r}: does not name the sample's {', '.join(unknown[:SHOWN])}. Add their "
                f"totals, or correct the codes.",
            )
        )
    persons = np.bincount(codes[codes >= 0], weight[codes >= 0], len(margin.totals))
    empty = [_said(key) for (key, _), w in zip(margin.totals, persons, strict=True) if not w > 0]
    if empty:
        faults.append(_empty(f"{margin.name} = {', '.join(empty[:SHOWN])}", ""))
    return np.asarray(codes, dtype=np.int64)


def _said(key: Sequence[object]) -> str:
    return " × ".join(repr(part.item() if hasattr(part, "item") else part) for part in key)


def _empty(where: str, name: str) -> Text:
    zh, en = (f"（权重列“{name}”）", f" (weight {name!r})") if name else ("", "")
    return Text(
        zh=f"边际的类别 {where}{zh} 在样本中没有人，无从加权。请与相近类别合并。",
        en=f"the margin's {where} has nobody in the sample{en}: nothing to weight up. Merge it with a neighbour.",
    )


def _not_met(name: str, calibration: Calibration) -> Text:
    limits = " (bounds, cap)" if calibration.limited else ""
    return Text(
        zh=f"权重列“{name}”：各边际无法同时满足{'（在 bounds、cap 之内）' if limits else ''}。请合并类别、放宽限制"
        f"或减少边际。",
        en=f"weight {name!r}: the margins cannot all be met{limits}. Merge categories, loosen the limits, or use "
        f"fewer margins.",
    )


def _negative(name: str, n: int) -> Text:
    return Text(
        zh=f'权重列“{name}”：线性校准会使 {n} 行权重为负。请改用 method="rake"，或设 bounds。',
        en=f'weight {name!r}: linear calibration makes {n} weights negative. Use method="rake", or set bounds.',
    )
