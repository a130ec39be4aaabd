"""One pass over the data: sums per indicator × area × stratum × psu, made where the data live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import CardError, DataError
from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.expression import Expression
from governance_metrics.indicators.statistic import tallied
from governance_metrics.query.grouped import strata_query, submissions_query, tally_query
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES, VIEWS
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View
from governance_metrics.text import Text, same

SUMS = ("n", "n_missing", "n_numerator", "weighted", "seen", "known", "w", "wy", "wx", "wyy", "wxy", "wxx")
MOMENTS = ("aa", "ab", "bb")
ONE_THREAD_BELOW = 1_000_000  # rows: one thread adds in one order, so equal inputs give equal bits


@dataclass(frozen=True)
class Tally:
    """The sums of one table or view, for all its cards at once.

    Parameters
    ----------
    source : str
        The table or view.
    level : str
        ``""`` for the finest areas, to be rolled up; else the one level it was made for.
    jobs : tuple of Job
        What each column of the sums answers, K of them.
    keys : DataFrame
        ``period, area, by_*, stratum, psu``: one row per group, G of them. ``area`` is missing where rows
        belong to no area.
    sums : mapping of str to array, each of shape (G, K)
        ``n, n_missing, n_numerator, weighted, seen, known, w, wy, wx, wyy, wxy, wxx``; where every row is its
        own psu, or a full count has means, also ``aa, ab, bb`` of values shifted by ``shift``.
    strata : DataFrame
        ``period, stratum, n_psu, fpc``: psus counted in the whole file.
    design : SurveyDesign or None
        None for a full roster.
    shift : array of shape (K,)
        The rough ratio taken off before squaring.
    missing_by : tuple of str
        Columns asked for in ``by`` that the source lacks.
    """

    source: str
    level: str
    jobs: tuple[Job, ...]
    keys: pd.DataFrame
    sums: Mapping[str, NDArray[np.float64]]
    strata: pd.DataFrame
    design: SurveyDesign | None
    shift: NDArray[np.float64]
    missing_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tallies:
    """Every tally of a dataset, with who reported what.

    Parameters
    ----------
    tallies : tuple of Tally
        One per source, or per source and level where a view counts distinct people.
    submissions : DataFrame
        ``table, area, period``: which area supplied which table for which period.
    supplied : frozenset of str
        The tables that were handed in at all.
    """

    tallies: tuple[Tally, ...]
    submissions: pd.DataFrame
    supplied: frozenset[str]

    def frame(self) -> pd.DataFrame:
        """Return the sums as one long frame.

        Returns
        -------
        DataFrame
            ``indicator, part, period, level, area, group, stratum, psu, n, n_missing, n_numerator, sum_w,
            sum_wy, sum_wx, sum_wyy, sum_wxy, sum_wxx``; ``level`` is empty for the finest areas.
        """
        frames = []
        for tally in self.tallies:
            for k, job in enumerate(tally.jobs):
                part = tally.keys[["period", "area"]].assign(indicator=job.indicator, part=job.role, level=tally.level)
                part["group"] = group_text(tally.keys)
                for key in ("stratum", "psu"):
                    part[key] = tally.keys.get(key, "")
                for name in SUMS:
                    label = name if name.startswith("n") else f"sum_{name}"
                    part[label] = tally.sums[name][:, k]
                frames.append(part)
        first = ["indicator", "part", "period", "level", "area", "group", "stratum", "psu"]
        if not frames:
            return pd.DataFrame(columns=first)
        whole = pd.concat(frames, ignore_index=True)
        return whole[first + [c for c in whole.columns if c not in first]]


def tally(
    dataset: Dataset,
    indicators: Sequence[Indicator],
    *,
    periods: Sequence[Period],
    area: str = "community_id",
    by: Sequence[str] = (),
    levels: Mapping[str, str] | None = None,
) -> Tallies:
    """Return the sums of every card, from one grouped query per table or view.

    Parameters
    ----------
    dataset : Dataset
        Typed tables, held against the contract.
    indicators : sequence of Indicator
        The cards, held against their contracts (``checked_cards``).
    periods : sequence of Period
        Earliest first.
    area : str
        The column that tells areas apart.
    by : sequence of str
        Further columns to group by.
    levels : mapping of str to str, optional
        For views that count distinct people: level name to the SQL of its area.

    Raises
    ------
    CardError
        When the engine cannot compute what a card asks.
    DataError
        When a design brings replicate weights, which sums by psu cannot use.
    """
    contracts = {**TABLES, **dataset.contracts}
    present = {name: set(frame.columns) for name, frame in dataset.tables.items()}
    levels = levels or {area: area, "all": "CAST(NULL AS VARCHAR)"}
    made = []
    connection = _connect(dataset, contracts)
    try:
        for name, jobs in _jobs(indicators).items():
            source = VIEWS.get(name) or contracts[name]
            asked = [column for column in by if column in source.types]
            design = _design(dataset, name, source)
            by_level = levels.items() if name in VIEWS and VIEWS[name].by_level else [("", "")]
            for level, level_sql in by_level:
                query = SourceQuery(
                    source=source, contracts=contracts, present=present, periods=periods, area=area,
                    level_sql=level_sql, by=asked, design=design,
                )  # fmt: skip
                lacking = tuple(column for column in by if column not in asked)
                made.append(_tally(connection, query, level, tuple(jobs), lacking))
        submissions = _submissions(connection, dataset, contracts, present, periods, area)
    finally:
        connection.close()
    return Tallies(tuple(made), submissions, frozenset(dataset.tables))


def group_text(keys: pd.DataFrame) -> pd.Series:
    """Return the canonical text of the groups, ``sex=F; age_band=75+``, empty for all."""
    columns = [c for c in keys.columns if c.startswith("by_")]
    text = pd.Series("", index=keys.index, dtype=object)
    for column in columns:
        part = column.removeprefix("by_") + "=" + keys[column].fillna("").astype(str)
        text = part if text.eq("").all() else text + "; " + part
    return text


def _jobs(indicators: Sequence[Indicator]) -> dict[str, list[Job]]:
    jobs: dict[str, list[Job]] = {}
    for card in tallied(indicators):
        parts = card.sources
        if card.two_tables:
            for role, part in parts.items():
                jobs.setdefault(part.table, []).append(Job.of(card.code, role, part, None))
        else:
            job = Job.of(card.code, "both", parts["numerator"], parts["denominator"])
            jobs.setdefault(parts["numerator"].table, []).append(job)
    return jobs


def _design(dataset: Dataset, name: str, source: Table | View) -> SurveyDesign | None:
    """The design of a table; a sample without one is a simple random sample."""
    simple = SurveyDesign() if isinstance(source, Table) and source.sample else None
    design = dataset.designs.get(name, simple)
    beyond = design.beyond_sums if design is not None else ()
    if beyond:
        raise DataError(
            Text(
                zh=f"表“{name}”的设计含 {'、'.join(beyond)}，指标卡的一遍汇总不支持：请改给 stratum 和 psu（权重可先用 "
                f"survey_weights 调整好），或用 survey_* 函数估计。",
                en=f"table {name!r}: cards, made from sums by psu, do not take {', '.join(beyond)}. Name stratum and "
                f"psu (with weights from survey_weights), or use survey_*.",
            )
        )
    return design


def _connect(dataset: Dataset, contracts: Mapping[str, Table]) -> duckdb.DuckDBPyConnection:
    rows = max((len(frame) for frame in dataset.tables.values()), default=0)
    config: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
    }
    if rows < ONE_THREAD_BELOW:
        config["threads"] = "1"
    connection = duckdb.connect(config=config)
    for name, frame in dataset.tables.items():
        listed = [column.name for column in contracts[name].listed if column.name in frame]
        connection.register(f"{name}__frame", frame.reindex(columns=listed or ["none__"]))
    return connection


def _tally(
    connection: duckdb.DuckDBPyConnection,
    query: SourceQuery,
    level: str,
    jobs: tuple[Job, ...],
    lacking: tuple[str, ...],
) -> Tally:
    own_psu = query.design is not None and query.design.psu is None
    squared = own_psu or (query.design is None and any(_is_mean(job, query) for job in jobs))
    shift = np.zeros(len(jobs))
    try:
        if squared:
            rough = connection.execute(tally_query(query, jobs, [])).df()
            above = np.array([rough[f"wy_{k}"].sum() for k in range(len(jobs))])
            below = np.array([rough[f"wx_{k}"].sum() for k in range(len(jobs))])
            with np.errstate(divide="ignore", invalid="ignore"):
                shift = np.nan_to_num(above / below, nan=0.0, posinf=0.0, neginf=0.0)
        rows = connection.execute(tally_query(query, jobs, shift.tolist() if squared else [])).df()
    except duckdb.Error as fault:
        first = str(fault).splitlines()[0]
        codes = ", ".join(dict.fromkeys(job.indicator for job in jobs))
        raise CardError(same(f"table {query.source.name!r}, cards {codes}: {first}")) from fault
    keys = [c for c in rows.columns if c in ("period", "area", "stratum", "psu") or c.startswith("by_")]
    sums = {
        name: np.column_stack([rows[f"{name}_{k}"].to_numpy(dtype=float) for k in range(len(jobs))])
        for name in (*SUMS, *(MOMENTS if squared else ()))
    }
    strata = connection.execute(strata_query(query)).df() if query.design else pd.DataFrame()
    return Tally(query.source.name, level, jobs, rows[keys], sums, strata, query.design, shift, lacking)


def _is_mean(job: Job, query: SourceQuery) -> bool:
    """Whether the squares of a full count matter: a mean of numbers, whose spread gives the chance band."""
    return job.role == "both" and job.denominator == "1" and not Expression(job.numerator).is_condition(query.types)


def _submissions(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    contracts: Mapping[str, Table],
    present: Mapping[str, set[str]],
    periods: Sequence[Period],
    area: str,
) -> pd.DataFrame:
    """Who reported: any row counts, and so does a file handed in without rows.

    A file that names no period stands for every one, but for those in which nobody has rows of a table that
    has rows in others, and for the days a state is missing from: not handed in is never nothing there.
    """
    said = dataset.submissions.rename(columns={"community_id": "area"}).fillna({"period": ""})
    frames = []
    for name in dataset.tables:
        query = SourceQuery(source=contracts[name], contracts=contracts, present=present, periods=periods, area=area)
        rows = connection.execute(submissions_query(query)).df()
        found = set(rows["period"])
        files = said[said["table"].eq(name)]
        time = contracts[name].time
        if time is not None and time.kind == "stock":
            stated = dataset.tables[name].get(contracts[name].area or "", pd.Series(dtype=object))
            files = files[files["period"].ne("") | ~files["area"].isin(set(stated.dropna().astype(str)))]
        empty = dataset.tables[name].empty
        for period in periods:
            stands = files["period"].eq("") & (empty or period.name in found)
            rows = pd.concat([rows, files[files["period"].eq(period.name) | stands].assign(period=period.name)])
        frames.append(rows[["period", "area"]].assign(table=name))
    whole = pd.concat([f for f in frames if len(f)] or [pd.DataFrame(columns=["table", "area", "period"])])
    whole["area"] = whole["area"].fillna("").astype(str)
    return whole[["table", "area", "period"]].drop_duplicates(ignore_index=True)
