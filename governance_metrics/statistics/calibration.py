"""Known population margins that the weights of a sample are adjusted to, as records."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from governance_metrics.errors import DataError
from governance_metrics.text import Text

CalibrationMethod = Literal["rake", "linear"]
Category = tuple[Hashable, ...]
AGREE = 1e-6  # of the population: margins whose totals lie within it are of one population


@dataclass(frozen=True)
class Margin:
    """How many of the population are in each category of one column, or of several crossed.

    Parameters
    ----------
    columns : str or sequence of str
        The columns whose categories are counted.
    totals : mapping, Series, or sequence of (category, total)
        Persons, or shares, of every category: above 0 each. A category of several columns is a tuple.

    Raises
    ------
    DataError
        For a total that is no number above 0, a category named twice or of the wrong length, or none at all.

    Examples
    --------
    >>> Margin("sex", {"F": 510, "M": 490}).total
    1000.0
    >>> Margin(["sex", "old"], {("F", True): 90, ("F", False): 420, ("M", True): 70, ("M", False): 420}).columns
    ('sex', 'old')
    """

    columns: tuple[str, ...]
    totals: tuple[tuple[Category, float], ...]

    def __init__(self, columns: str | Sequence[str], totals: object) -> None:
        named = (columns,) if isinstance(columns, str) else tuple(columns)
        given = totals.items() if isinstance(totals, Mapping | pd.Series) else totals
        pairs = list(given) if isinstance(given, Iterable) and not isinstance(given, str | pd.DataFrame) else []
        read = []
        faults = []
        for pair in pairs:
            if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
                faults.append(_wrong(named, (), pair))
                continue
            category, total = pair
            key = tuple(category) if isinstance(category, tuple | list) else (category,)
            number = _number(total)
            if number is None or not number > 0 or not np.isfinite(number) or len(key) != len(named):
                faults.append(_wrong(named, key, total))
            else:
                read.append((key, number))
        repeated = {key for key, _ in read if [k for k, _ in read].count(key) > 1}
        faults += [_wrong(named, key, "× 2") for key in sorted(repeated, key=str)]
        if not named or not pairs:
            faults.append(_wrong(named, (), totals))
        if faults:
            raise DataError(*faults)
        object.__setattr__(self, "columns", named)
        object.__setattr__(self, "totals", tuple(read))

    @property
    def total(self) -> float:
        """The sum over the categories."""
        return float(np.sum([total for _, total in self.totals]))

    @property
    def name(self) -> str:
        """The columns as one name."""
        return " × ".join(self.columns)


@dataclass(frozen=True)
class Calibration:
    """The margins that weights are adjusted to, and how far a weight may move.

    Parameters
    ----------
    margins : Margin, or sequence of Margin
        One margin is post-stratification; several are raked. All of them count one population.
    method : {"rake", "linear"}
        ``rake`` multiplies the weights of each category until all margins are met; ``linear`` is the
        generalised regression estimator.
    total : float, optional
        Size of the population, in persons; every margin is scaled to it. Needed where margins are shares or
        come from sources that disagree.
    bounds : (float, float), optional
        Lowest and highest change of a weight, relative to the change all weights share: (0.3, 3) lets none
        fall below 0.3 or rise above 3 times what it would be if all moved alike. Margins are met all the same.
    cap : float, optional
        No weight above this many times the mean weight; above 1. Margins are met all the same.
    largest_change : float
        A relative change beyond this, or below its inverse, is refused as a weight that explodes.

    Raises
    ------
    DataError
        For margins of different populations without ``total``, or limits that exclude 1.

    References
    ----------
    Deville J-C, Särndal C-E (1992), J Am Stat Assoc 87: 376-382. Deville J-C, Särndal C-E, Sautory O (1993),
    J Am Stat Assoc 88: 1013-1020 (raking as calibration on margins). Equal to R ``postStratify`` (one margin),
    ``rake`` (several), and ``calibrate`` (linear, or with limits).

    Examples
    --------
    >>> sex, age = Margin("sex", {"F": 51, "M": 49}), Margin("age", {"18-59": 70, "60+": 30})
    >>> Calibration([sex, age], total=20_000).columns
    ('sex', 'age')
    """

    margins: tuple[Margin, ...]
    method: CalibrationMethod = "rake"
    total: float | None = None
    bounds: tuple[float, float] | None = None
    cap: float | None = None
    largest_change: float = 20.0

    def __post_init__(self) -> None:
        given = self.margins if isinstance(self.margins, Iterable) else (self.margins,)
        object.__setattr__(self, "margins", tuple(given))
        numbers = {name: getattr(self, name) for name in ("total", "cap", "largest_change")}
        read = {name: None if value is None else _number(value) for name, value in numbers.items()}
        bounds: tuple[float, ...] | None = None
        if isinstance(self.bounds, Iterable):
            bounds = tuple(number for number in map(_number, self.bounds) if number is not None)
        mistyped = [name for name, value in numbers.items() if value is not None and read[name] is None]
        if self.bounds is not None and (bounds is None or len(bounds) != 2):
            mistyped.append("bounds")
        faults = [_no_number(name, getattr(self, name)) for name in mistyped]
        if not faults:
            object.__setattr__(self, "bounds", bounds)
            for name, value in read.items():
                object.__setattr__(self, name, value)
            faults = self._limit_faults()
        faults += self._margin_faults()
        if faults:
            raise DataError(*faults)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns the margins name, each once."""
        return tuple(dict.fromkeys(name for margin in self.margins for name in margin.columns))

    @property
    def population(self) -> float:
        """What the adjusted weights add up to."""
        return self.margins[0].total if self.total is None else float(self.total)

    @property
    def limited(self) -> bool:
        """Whether any weight is held back."""
        return self.bounds is not None or self.cap is not None

    def _margin_faults(self) -> list[Text]:
        if not self.margins or not all(isinstance(margin, Margin) for margin in self.margins):
            found = ", ".join(type(margin).__name__ for margin in self.margins) or "0"
            return [
                Text(
                    zh=f"Calibration：margins 应为至少一个 Margin（边际），现为 {found}。"
                    f"请用 Margin(列, {{类别: 人数}})。",
                    en=f"Calibration, margins: expected one Margin at least, found {found}. Make them with "
                    f"Margin(column, {{category: persons}}).",
                )
            ]
        sums = [margin.total for margin in self.margins]
        if self.total is not None or max(sums) - min(sums) <= AGREE * max(sums):
            return []
        listed = ", ".join(f"{margin.name} {total:.15g}" for margin, total in zip(self.margins, sums, strict=True))
        return [
            Text(
                zh=f"Calibration：各边际的合计应相同，现为 {listed}。请改正，或用 total 给出总体人数，按其折算。",
                en=f"Calibration, margins: expected one population, found totals {listed}. Correct them, or give "
                f"total, the size of the population, to scale them to.",
            )
        ]

    def _limit_faults(self) -> list[Text]:
        faults = []
        bounds, cap, total = self.bounds, self.cap, self.total
        rules = (
            ("method", self.method, self.method in get_args(CalibrationMethod), "rake | linear"),
            ("total", total, total is None or (total > 0 and np.isfinite(total)), "> 0"),
            (
                "bounds",
                bounds,
                bounds is None or (len(bounds) == 2 and 0 <= bounds[0] < 1 < bounds[1]),
                "0 ≤ a < 1 < b",
            ),
            ("cap", cap, cap is None or cap > 1, "> 1"),
            ("largest_change", self.largest_change, self.largest_change > 1, "> 1"),
        )
        for name, value, kept, wanted in rules:
            if not kept:
                faults.append(
                    Text(
                        zh=f"Calibration 的 {name} 应为 {wanted}，现为 {value!r}。请改正。",
                        en=f"Calibration, {name}: expected {wanted}, found {value!r}. Correct it.",
                    )
                )
        return faults


def _number(value: object) -> float | None:
    """A value as a float, or None where it is no number."""
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def _no_number(name: str, value: object) -> Text:
    wanted = {"bounds": "(a, b)"}.get(name, "1.5")
    return Text(
        zh=f"Calibration 的 {name} 应为数字，如 {wanted}，现为 {value!r}。请改正。",
        en=f"Calibration, {name}: expected numbers, such as {wanted}, found {value!r}. Correct it.",
    )


def _wrong(columns: tuple[str, ...], category: Category, total: object) -> Text:
    name, found = " × ".join(columns) or "?", f"{', '.join(map(str, category))}: {total!r}"
    return Text(
        zh=f"边际“{name}”：每个类别应有一个大于 0 的数，且只出现一次（多列交叉时类别写成元组），现为 {found}。请改正。",
        en=f"margin {name!r}: expected a number above 0 for each category, named once (a tuple where columns are "
        f"crossed), found {found}. Correct it.",
    )
