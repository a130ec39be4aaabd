"""The order of the steps: files to verdicts in one call."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from governance_metrics.claims import CLAIMS, REMEDIES
from governance_metrics.claims.claim import Claim
from governance_metrics.claims.target import Target
from governance_metrics.claims.targets import merge_targets, read_targets, targets_from
from governance_metrics.comparisons import compare_all
from governance_metrics.diagnosis import diagnose
from governance_metrics.errors import DataError
from governance_metrics.estimates import estimates_of
from governance_metrics.estimates.digits import ten_digits
from governance_metrics.findings import Assessment, Settings
from governance_metrics.indicators import INDICATORS
from governance_metrics.indicators.card import Indicator
from governance_metrics.intake import Tables, conform, read
from governance_metrics.query.cards import checked_cards
from governance_metrics.scales import nonresponse_of, scales_of
from governance_metrics.scope import areas_of, levels_of, periods_of, with_years_before
from governance_metrics.statistics.design import SurveyDesign
from governance_metrics.tables import TABLES
from governance_metrics.tables.dataset import Dataset
from governance_metrics.tally import tally
from governance_metrics.text import Text

Progress = Callable[[int, int, str], None]
Source = object  # a folder or file, a Dataset, the address of a database, a Spark session


def assess(
    data: Source,
    *,
    indicators: Iterable[Indicator] | None = None,
    claims: Iterable[Claim] | None = None,
    targets: Iterable[Target] | pd.DataFrame | None = None,
    tables: Tables = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    area: str = "community_id",
    period: str | None = None,
    conf_level: float = 0.95,
    progress: Progress | None = None,
) -> Assessment:
    """Return estimates with intervals, comparisons, verdicts on the claims, problems and recommendations.

    Estimates and comparisons have ten significant digits, so that equal inputs give equal bytes wherever they are.

    Parameters
    ----------
    data : str, Path, Dataset or SparkSession
        A folder or file, tables already read, or the address of a database or a session, with ``tables``.
    indicators : iterable of Indicator, optional
        The cards; the library's own when left out.
    claims : iterable of Claim, optional
        The claims; the paper's when left out and no cards are given, else none.
    targets : iterable of Target or DataFrame, optional
        Put in place of shipped targets for the same indicator, scope and year.
    tables : sequence of Table, or mapping of str to str or Table
        Contracts of tables the library does not know; as for ``read``.
    designs : mapping of str to SurveyDesign, optional
        How the samples among the tables were drawn: any design that ``survey_*`` take. Known margins are met in each
        period by itself.
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
    estimates = ten_digits(estimates[estimates["period"].isin([one.name for one in periods])].reset_index(drop=True))
    steps.next("compare")
    comparisons = ten_digits(compare_all(estimates, indicators=cards, targets=known, conf_level=conf_level))
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
    tables: Tables = (),
    designs: Mapping[str, SurveyDesign] | None = None,
    area: str = "community_id",
    period: str | None = None,
    conf_level: float = 0.95,
) -> pd.DataFrame:
    """Return estimates with intervals for some cards, by area and further groups.

    Parameters
    ----------
    data : str, Path, Dataset or SparkSession
        A folder or file, tables already read, or the address of a database or a session, with ``tables``.
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
    data: Source,
    *,
    tables: Tables = (),
    designs: Mapping[str, SurveyDesign] | None = None,
) -> Dataset:
    """Return the tables held against their contracts, wherever they come from."""
    if isinstance(data, Dataset):
        if data.place is not None and not tables:
            return data.replace(designs={**data.designs, **(designs or {})})
        own = () if isinstance(tables, Mapping) else tables
        return data if data.checked and not own and not designs else conform(data, tables=own, designs=designs)
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
