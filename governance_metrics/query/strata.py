"""The strata and psus of a whole file, once every row has what the design needs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import DataError
from governance_metrics.query.engine import Engine, in_words
from governance_metrics.query.fine import Array, Codes, Columns, Fine, coded
from governance_metrics.query.grouped import design_columns, strata_query, units_query
from governance_metrics.query.source import SourceQuery
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.statistics.respondents import PSU
from governance_metrics.statistics.strata import STRATUM, sampling_fraction
from governance_metrics.text import Text

SHOWN = 10  # strata or psus named in a fault
WEIGHT, VALUE = Text(zh="不小于 0 的权重", en="a weight of 0 or more"), Text(zh="值", en="a value")


def strata_of(engine: Engine, query: SourceQuery, design: SurveyDesign) -> pd.DataFrame:
    """Return the strata of the whole file, once every row has what the design needs.

    Parameters
    ----------
    engine : Engine
        Where the tables are.
    query : SourceQuery
        The source.
    design : SurveyDesign
        How it was drawn.

    Returns
    -------
    DataFrame
        ``period, stratum, n_psu, fraction``: the share of its psus that was drawn, blank with replacement.

    Raises
    ------
    DataError
        When rows lack what the design needs, weights cannot be used, or a stratum has fewer psus than were drawn.
    """
    found = engine.fetch(strata_query(query))
    refuse(found, query, design)
    labels = _texts(found["stratum"])
    frame = pd.DataFrame(
        {
            "period": np.asarray(found["period"], dtype=object),
            "stratum": labels,
            "n_psu": found["n_psu"].astype(np.int64),
        }
    )
    return frame.assign(fraction=_fraction(found, query, design.fpc, frame["n_psu"].to_numpy(), labels, STRATUM))


def units_of(engine: Engine, query: SourceQuery, strata: pd.DataFrame, fine: Fine) -> tuple[Fine, pd.DataFrame]:
    """Return the sums of a two-stage sample with their psus and second-stage units, and these psus.

    Parameters
    ----------
    engine, query
        As for ``strata_of``.
    strata : DataFrame
        The strata.
    fine : Fine
        The sums by stratum, psu and, where the design names one, second-stage unit.

    Returns
    -------
    tuple of Fine and DataFrame
        ``fine.psu`` are rows of the frame ``period, n_ssu, fraction, drawn_before``: every psu as a stratum
        of its own units, and the share of psus drawn before them.

    Raises
    ------
    DataError
        When a psu has fewer units than were drawn of it.
    """
    design = query.design or SurveyDesign()
    found = engine.fetch(units_query(query))
    drawn = found["n_ssu"].astype(np.int64)
    layers = {pair: i for i, pair in enumerate(zip(strata["period"], strata["stratum"], strict=True))}
    labels = _texts(found["stratum"])
    layer = np.array([layers[pair] for pair in zip(found["period"], labels, strict=True)], dtype=np.int64)
    psus = _texts(found["psu"])
    name = np.array([f"{above} {own}".strip() for above, own in zip(labels, psus, strict=True)], dtype=object)
    frame = pd.DataFrame(
        {
            "period": np.asarray(found["period"], dtype=object),
            "n_ssu": drawn,
            "fraction": _fraction(found, query, design.ssu_fpc, drawn, name, PSU),
            "drawn_before": strata["fraction"].to_numpy(dtype=np.float64)[layer],
        }
    )
    own = _texts(fine.labels["psu"].to_numpy(dtype=object))
    both = coded([np.concatenate([fine.stratum, layer]), np.concatenate([own, psus])], len(own) + len(psus))
    place = np.zeros(int(both.max(initial=-1)) + 1, dtype=np.int64)
    place[both[len(own) :]] = np.arange(len(psus))
    psu: Codes = place[both[: len(own)]]
    ssu = None if "ssu" not in fine.labels else coded([psu, fine.labels["ssu"].to_numpy(dtype=object)], len(psu))
    return replace(fine, psu=psu, ssu=ssu), frame


def refuse(found: Columns, query: SourceQuery, design: SurveyDesign) -> None:
    """Say how many rows of a sample lack what its design needs, or have a weight that cannot be used.

    Raises
    ------
    DataError
        One line for each column and fault.
    """
    roles, faults = design_columns(design), []
    for name, values in found.items():
        role, _, fault = name.partition("_")
        count = int(np.sum(values)) if role in roles and fault in _FAULTS else 0
        if count:
            zh, en = _FAULTS[fault]
            column, table = roles[role], query.source.name
            wanted = WEIGHT if role.startswith(("weight", "replicate")) else VALUE
            faults.append(
                Text(
                    zh=f"表“{table}”的抽样设计列“{column}”：每行应有{wanted.zh}，现有 {count} 行{zh}。"
                    "请补正或删去这些行。",
                    en=f"table {table!r}, design column {column!r}: expected {wanted.en} in every row, found {count} "
                    f"{en}. Correct or leave out these rows.",
                )
            )
    if faults:
        raise DataError(*faults)


def of_table(fault: DataError, table: str, period: str = "") -> DataError:
    """Return the same faults with the table they are of, and the period.

    Examples
    --------
    >>> of_table(DataError(Text(zh="错。", en="wrong.")), "homes").say("en")
    "table 'homes': wrong."
    """
    zh, en = (f"（{period}）", f", {period}") if period else ("", "")
    return DataError(
        *(Text(zh=f"表“{table}”{zh}：{one.zh}", en=f"table {table!r}{en}: {one.en}") for one in fault.failures)
    )


def _fraction(
    found: Columns, query: SourceQuery, column: str | None, drawn: NDArray[np.int64], labels: NDArray[Any], within: Text
) -> Array:
    """The share drawn of each stratum or psu: blank without an fpc, which has to be one number in each."""
    if column is None:
        return np.full(len(drawn), np.nan)
    largest, smallest = (found[name].astype(np.float64) for name in ("fpc", "fpc_low"))
    table, differs = query.source.name, largest != smallest
    if differs.any():
        listed = _listed(labels[differs])
        raise DataError(
            Text(
                zh=f"表“{table}”的 fpc 列“{column}”，{within.zh} {listed}：同一{within.zh}应为同一个数，现有不同的值。"
                "请改正。",
                en=f"table {table!r}, fpc {column!r}, {within.en} {listed}: expected one number throughout a "
                f"{within.en}, found different values. Correct the column.",
            )
        )
    try:
        return sampling_fraction(largest, drawn, column, within, labels)
    except DataError as fault:
        raise of_table(fault, table) from None


def _texts(labels: NDArray[Any]) -> NDArray[Any]:
    words = in_words(labels)
    return np.where(pd.isna(words), "", words)


def _listed(labels: Sequence[object]) -> str:
    return ", ".join(str(label) or "1" for label in labels[:SHOWN])


_FAULTS = {"missing": ("为空", "blank"), "negative": ("为负", "negative"), "infinite": ("为无穷大", "infinite")}
