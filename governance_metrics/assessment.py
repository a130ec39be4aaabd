"""The order of the steps: files to verdicts in one call."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from governance_metrics.claims import CLAIMS, REMEDIES
from governance_metrics.claims.claim import Claim
from governance_metrics.claims.target import Target
from governance_metrics.claims.targets import merge_targets, read_targets, targets_from
from governance_metrics.comparisons import compare_all
from governance_metrics.diagnosis import diagnose
from governance_metrics.errors import DataError
from governance_metrics.estimates import Level, estimates_of
from governance_metrics.findings import Assessment, Settings
from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.card import Indicator
from governance_metrics.intake import conform, read
from governance_metrics.query.cards import checked_cards
from governance_metrics.query.source import COMMUNITY
from governance_metrics.scales import nonresponse_of, scales_of
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tables.period import Period
from governance_metrics.tables.table import Table
from governance_metrics.tally import tally
from governance_metrics.text import Text

Progress = Callable[[int, int, str], None]
Source = str | Path | Dataset


def assess(
    data: Source,
    *,
    indicators: Iterable[Indicator] | None = None,
    claims: Iterable[Claim] | None = None,
    targets: Iterable[Target] | pd.DataFrame | None = None,
    tables: Sequence[Table] = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    area: str = "community_id",
    period: str | None = None,
    conf_level: float = 0.95,
    progress: Progress | None = None,
) -> Assessment:
    """Return estimates with intervals, comparisons, verdicts on the claims, problems and recommendations.

    Parameters
    ----------
    data : str, Path or Dataset
        A folder or file, or tables already in memory.
    indicators : iterable of Indicator, optional
        The cards; the library's own when left out.
    claims : iterable of Claim, optional
        The claims; the paper's when left out and no cards are given, else none.
    targets : iterable of Target or DataFrame, optional
        Put in place of shipped targets for the same indicator, scope and year.
    tables : sequence of Table
        Contracts of tables the library does not know.
    designs : mapping of str to SurveyDesign, optional
        How the samples among the tables were drawn.
    area : str
        The column that tells areas apart.
    period : str, optional
        ``2025``, ``2025H1``, ``2025Q1`` or ``2025-06``; the latest year found when left out.
    conf_level : float
        Confidence level of every interval.
    progress : callable, optional
        Called with steps done, steps in all, and the name of the step.

    Raises
    ------
    DataError
        When files or tables cannot be used as they are, with every fault at once.
    CardError
        When a card names what its table does not have.

    Examples
    --------
    >>> from governance_metrics.sample import simulate
    >>> assess(simulate(seed=1)).claims.set_index("claim").loc["P4b", "verdict"]
    'supported'
    """
    _check_level(conf_level)
    steps = _Steps(progress)
    own = indicators is None and claims is None
    judged = {c.code: c for c in (CLAIMS.values() if own else claims or ())}
    steps.next("read")
    dataset = dataset_of(data, tables=tables, designs=designs)
    contracts = {**TABLES, **dataset.contracts}
    cards = checked_cards(INDICATORS.values() if indicators is None else indicators, contracts)
    known = targets_in(dataset, targets, cards)
    periods = periods_of(dataset, contracts, period)
    areas = areas_of(dataset, contracts, area)
    levels = levels_of(areas, area)
    steps.next("tally")
    needed = with_years_before(periods, list(cards.values()))
    tallies = tally(dataset, list(cards.values()), periods=needed, area=area, levels={lv.name: lv.sql for lv in levels})
    steps.next("estimate")
    estimates = estimates_of(
        tallies,
        list(cards.values()),
        levels=levels,
        areas=areas["area"].tolist(),
        periods=needed,
        conf_level=conf_level,
    )
    estimates = estimates[estimates["period"].isin([one.name for one in periods])].reset_index(drop=True)
    steps.next("compare")
    comparisons = compare_all(estimates, indicators=cards, targets=known, conf_level=conf_level)
    steps.next("diagnose")
    diagnosis = diagnose(
        estimates, comparisons, indicators=cards, claims=judged, remedies=REMEDIES, period=periods[-1].name
    )
    steps.next("done")
    return Assessment(
        estimates=estimates,
        comparisons=comparisons,
        claims=diagnosis.claims,
        problems=diagnosis.problems,
        recommendations=diagnosis.recommendations,
        quality=dataset.quality,
        sources=dataset.sources,
        submissions=tallies.submissions,
        scales=scales_of(dataset, periods),
        nonresponse=nonresponse_of(dataset, periods),
        tallies=tallies,
        areas=areas,
        indicators=cards,
        claim_records=judged,
        targets=known,
        contracts=contracts,
        settings=Settings(periods[-1].name, tuple(p.name for p in periods), area, conf_level),
    )


def estimate(
    data: Source,
    indicators: Iterable[Indicator],
    *,
    by: Sequence[str] = (),
    tables: Sequence[Table] = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    area: str = "community_id",
    period: str | None = None,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return estimates with intervals for some cards, by area and further groups.

    Parameters
    ----------
    data : str, Path or Dataset
        A folder or file, or tables already in memory.
    indicators : iterable of Indicator
        The cards.
    by : sequence of str
        ``community`` (or the area column) for areas, and columns to split by, such as ``sex``; only the whole
        where it is empty.
    tables, designs, area, period, conf_level
        As for ``assess``.

    Returns
    -------
    DataFrame
        ``indicator, period, level, area, group, estimate, std_error, conf_low, conf_high, …``: one row per
        card, period, area and group, also where there is no estimate (``reason`` says why).

    Examples
    --------
    >>> from governance_metrics.indicators import INDICATORS
    >>> from governance_metrics.sample import simulate
    >>> rows = estimate(simulate(seed=1), [INDICATORS["work_college"]], by=["sex"], period="2025")
    >>> sorted(rows["group"])
    ['sex=F', 'sex=M']
    """
    _check_level(conf_level)
    dataset = dataset_of(data, tables=tables, designs=designs)
    contracts = {**TABLES, **dataset.contracts}
    cards = list(checked_cards(indicators, contracts).values())
    periods = periods_of(dataset, contracts, period)
    areas = areas_of(dataset, contracts, area)
    wanted = [name for name in by if name not in (area, area.removesuffix("_id"))]
    levels = levels_of(areas, area)
    shown = [level.name for level in (levels[-1:] if len(wanted) == len(by) else levels)]
    if all(card.over is None for card in cards):
        levels = [level for level in levels if level.name in shown]
    needed = with_years_before(periods, cards)
    tallies = tally(dataset, cards, periods=needed, area=area, by=wanted, levels={lv.name: lv.sql for lv in levels})
    rows = estimates_of(
        tallies, cards, levels=levels, areas=areas["area"].tolist(), periods=needed, conf_level=conf_level
    )
    asked = rows["level"].isin(shown) & rows["period"].isin([one.name for one in periods])
    return rows[asked].reset_index(drop=True)


def dataset_of(
    data: Source, *, tables: Sequence[Table] = (), designs: Mapping[str, SurveyDesign] | None = None
) -> Dataset:
    """Return the tables held against their contracts, wherever they come from."""
    if isinstance(data, Dataset):
        return data if data.checked and not tables and not designs else conform(data, tables=tables, designs=designs)
    return read(data, tables=tables, designs=designs)


def targets_in(
    dataset: Dataset, given: Iterable[Target] | pd.DataFrame | None, cards: Mapping[str, Indicator]
) -> tuple[Target, ...]:
    """Return the shipped targets with the folder's, and then the caller's, put in their place."""
    known = read_targets()
    if dataset.targets is not None:
        known = merge_targets(known, targets_from(dataset.targets, where="targets", indicators=list(cards)))
    if isinstance(given, pd.DataFrame):
        given = targets_from(given, where="targets", indicators=list(cards))
    return merge_targets(known, tuple(given)) if given is not None else known


def periods_of(dataset: Dataset, contracts: Mapping[str, Table], period: str | None) -> list[Period]:
    """Return the periods to estimate: the one asked for, or every year with a state on a day."""
    if period is not None:
        asked = Period.parse(period)
        return [asked]
    for kinds in (("stock",), ("events", "cumulative", "spell")):
        years: set[int] = set()
        for name, frame in dataset.tables.items():
            time = contracts[name].time
            sampled = contracts[name].sample
            if time is not None and (time.kind in kinds or sampled) and time.column in frame:
                years |= set(pd.to_datetime(frame[time.column]).dt.year.dropna().astype(int))
        if years:
            return [Period.parse(str(year)) for year in sorted(years)]
    return [Period.undated()]


def with_years_before(periods: Sequence[Period], cards: Sequence[Indicator]) -> list[Period]:
    """Return the periods with the year before the earliest, where a card asks how it changed since then."""
    first = periods[0].year_before
    changes = any(card.statistic == "yearly_change" for card in cards)
    return [first, *periods] if changes and first is not None and len(periods) == 1 else list(periods)


def areas_of(dataset: Dataset, contracts: Mapping[str, Table], area: str) -> pd.DataFrame:
    """Return ``area, name, street_id`` of every area: the communities table, or else the ids seen.

    An area column asked for by name is looked for in every table; ``community_id`` stands for each table's own.
    """
    spine = dataset.tables.get("communities")
    if spine is not None and area == COMMUNITY:
        latest = spine.sort_values("as_of", kind="stable") if "as_of" in spine else spine
        latest = latest.drop_duplicates("community_id", keep="last").sort_values("community_id")
        blank = pd.Series("", index=latest.index)
        return pd.DataFrame(
            {
                "area": latest["community_id"].astype(str),
                "name": latest.get("name", blank).fillna("").astype(str),
                "street_id": latest.get("street_id", blank).fillna("").astype(str),
            }
        ).reset_index(drop=True)
    seen: set[str] = set()
    for name, frame in dataset.tables.items():
        column = contracts[name].area if area == COMMUNITY and area not in contracts[name].types else area
        if column in frame and column in contracts[name].types:
            seen |= set(frame[column].dropna().astype(str))
    ids = sorted(seen - {""})
    return pd.DataFrame({"area": ids, "name": ids, "street_id": [""] * len(ids)})


def levels_of(areas: pd.DataFrame, area: str) -> list[Level]:
    """Return the levels of the results: areas, streets where there are several, and the whole."""
    finest = area if area == COMMUNITY else "CAST(NULL AS VARCHAR)"  # views know communities only
    levels = [Level(area, dict(zip(areas["area"], areas["area"], strict=True)), finest)]
    of = {area: street for area, street in zip(areas["area"], areas["street_id"], strict=True) if street}
    if len(set(of.values())) > 1:
        lookup = "(SELECT MAX(street_id) FROM communities__frame AS c WHERE c.community_id = placed.community_id)"
        levels.append(Level("street_id", of, lookup))
    return [*levels, Level("all", None, "CAST(NULL AS VARCHAR)")]


def _check_level(conf_level: float) -> None:
    if not 0 < conf_level < 1:
        raise DataError(
            Text(
                zh=f"置信水平应在 0 与 1 之间，现为 {conf_level}。",
                en=f"the confidence level lies between 0 and 1; found {conf_level}.",
            )
        )


class _Steps:
    """Tells the caller how far the work has come."""

    names = ("read", "tally", "estimate", "compare", "diagnose", "done")

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress

    def next(self, name: str) -> None:
        if self.progress is not None:
            self.progress(self.names.index(name), len(self.names) - 1, name)
