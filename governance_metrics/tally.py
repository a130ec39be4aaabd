"""One pass over the data: sums per indicator × area × stratum × psu, made where the data live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.errors import CardError
from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.statistic import tallied
from governance_metrics.query.designs import check_design
from governance_metrics.query.engine import Engine, EngineError, FramesEngine, in_words
from governance_metrics.query.fine import Fine
from governance_metrics.query.fitted import Fit
from governance_metrics.query.gathered import Totals
from governance_metrics.query.grouped import DAYS, submissions_query
from governance_metrics.query.replicated import ReplicateSums
from governance_metrics.query.source import Job, SourceQuery
from governance_metrics.query.sums import SUMS
from governance_metrics.query.totals import totals_of
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES, VIEWS
from governance_metrics.tables.column import NUMERIC
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tables.table import Table
from governance_metrics.tables.view import View
from governance_metrics.text import same


@dataclass(frozen=True, eq=False)
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
        ``period, area, by_*``: one row per group, G of them. ``area`` is missing where rows belong to no area.
    sums : mapping of str to array, each of shape (G, K)
        ``n, n_missing, n_numerator, weighted, seen, known, w, wy, wx, wyy, wxy, wxx``; where a full count has
        means, also ``aa`` of values shifted by ``shift``.
    strata : DataFrame
        ``period, stratum, n_psu, fraction``: psus counted in the whole file, and the share of them drawn.
    fine : Fine or None
        The sums of a sample by stratum and psu; where every row is its own psu by stratum, with ``aa, ab, bb``.
    design : SurveyDesign or None
        None for a full roster.
    shift : array of shape (K,)
        The rough ratio taken off before squaring.
    missing_by : tuple of str
        Columns asked for in ``by`` that the source lacks.
    units : DataFrame or None
        Of two stages ``period, n_ssu, fraction, drawn_before``: every psu as a stratum of its own units.
    fit : Fit or None
        The cells of known margins, where weights were adjusted to any.
    replicates : ReplicateSums or None
        Sums by area for every replicate weight.
    """

    source: str
    level: str
    jobs: tuple[Job, ...]
    keys: pd.DataFrame
    sums: Mapping[str, NDArray[np.float64]]
    strata: pd.DataFrame
    fine: Fine | None
    design: SurveyDesign | None
    shift: NDArray[np.float64]
    missing_by: tuple[str, ...] = ()
    units: pd.DataFrame | None = None
    fit: Fit | None = None
    replicates: ReplicateSums | None = None


@dataclass(frozen=True)
class Tallies:
    """Every tally of a dataset, with who reported what.

    Parameters
    ----------
    tallies : tuple of Tally
        One per source, or per source and level where a view counts distinct people.
    submissions : DataFrame
        ``table, area, period, first_day, last_day``: which area supplied which table for which period, and
        between which days its states lie; blank for what has no such day.
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
            fine = tally.fine
            keys = tally.keys if fine is None else tally.keys.take(fine.cell).reset_index(drop=True)
            for k, job in enumerate(tally.jobs):
                part = keys[["period", "area"]].assign(indicator=job.indicator, part=job.role, level=tally.level)
                part["group"] = group_text(keys)
                for key in ("stratum", "psu"):
                    part[key] = "" if fine is None else fine.labels.get(key, "")
                for name in SUMS:
                    label = name if name.startswith("n") else f"sum_{name}"
                    if fine is None:
                        part[label] = tally.sums[name][:, k]
                    else:
                        part[label] = fine.sums[name][k] if name in fine.sums else np.nan
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
        When the rows do not have what a design needs, or its known margins cannot be met.
    """
    contracts = {**TABLES, **dataset.contracts}
    present = {name: set(frame.columns) for name, frame in dataset.tables.items()}
    levels = levels or {area: area, "all": "CAST(NULL AS VARCHAR)"}
    made = []
    away = dataset.place is not None and dataset.place.away
    engine = FramesEngine(dataset.tables, contracts) if dataset.place is None else dataset.place.open()
    try:
        for name, jobs in _jobs(indicators).items():
            source = VIEWS.get(name) or contracts[name]
            asked = [column for column in by if column in source.types]
            lacking = tuple(column for column in by if column not in asked)
            design = _design(dataset, name, source)
            if design is not None:
                check_design(design, source, present, away=away)
            by_level = levels.items() if name in VIEWS and VIEWS[name].by_level else [("", "")]
            for level, level_sql in by_level:
                query = SourceQuery(
                    source=source, contracts=contracts, present=present, periods=periods, area=area,
                    level_sql=level_sql, by=asked, design=design, away=away,
                )  # fmt: skip
                rows = max((dataset.rows(base) for base in query.bases), default=0)
                found = _totals(engine, query, jobs, rows)
                made.append(
                    Tally(
                        name, level, tuple(jobs), found.keys, found.sums, found.strata, found.fine, design,
                        found.shift, lacking, found.units, found.fit, found.replicates,
                    )
                )  # fmt: skip
        submissions = _submissions(engine, dataset, contracts, present, periods, area)
    finally:
        engine.close()
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
    return dataset.designs.get(name, simple)


def _totals(engine: Engine, query: SourceQuery, jobs: Sequence[Job], rows: int) -> Totals:
    try:
        return totals_of(engine, query, jobs, rows)
    except EngineError as fault:
        codes = ", ".join(dict.fromkeys(job.indicator for job in jobs))
        raise CardError(same(f"table {query.source.name!r}, cards {codes}: {fault}")) from fault


def _submissions(
    engine: Engine,
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
    queries = {
        name: SourceQuery(source=contracts[name], contracts=contracts, present=present, periods=periods, area=area)
        for name in dataset.tables
    }
    numbered = {name: query for name, query in queries.items() if query.types.get(query.area_column or "") in NUMERIC}
    asked = [{name: query for name, query in queries.items() if name not in numbered}]
    asked += [{name: query} for name, query in numbered.items()]
    found = [engine.fetch(submissions_query(some)) for some in asked if some]
    columns = ["table", "period", "area", *DAYS]
    there = pd.concat(
        [pd.DataFrame(columns=columns, dtype=object)]
        + [pd.DataFrame({name: in_words(rows[name]) for name in columns}, dtype=object) for rows in found],
        ignore_index=True,
    )
    frames = [there]
    periods_of = there.groupby("table")["period"].agg(set).to_dict()
    for name, frame in dataset.tables.items() if len(said) else ():
        files = said[said["table"].eq(name)]
        time = contracts[name].time
        if time is not None and time.kind == "stock":
            stated = frame.get(contracts[name].area or "", pd.Series(dtype=object))
            files = files[files["period"].ne("") | ~files["area"].isin(set(stated.dropna().astype(str)))]
        filled = periods_of.get(name, set())
        for period in periods:
            stands = files["period"].eq("") & (frame.empty or period.name in filled)
            frames.append(files[files["period"].eq(period.name) | stands].assign(period=period.name))
    whole = pd.concat([f.reindex(columns=["table", "area", "period", *DAYS]) for f in frames if len(f)] or [there])
    for name in ("area", *DAYS):
        whole[name] = whole[name].astype(object).where(whole[name].notna(), "").astype(str)
    order = {name: place for place, name in enumerate(dataset.tables)}
    whole = whole.sort_values("table", key=lambda names: names.map(order), kind="stable")
    whole = whole[["table", "area", "period", *DAYS]]
    return whole.drop_duplicates(["table", "area", "period"], ignore_index=True)
