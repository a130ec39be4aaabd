"""Every estimate in one frame, with a row and a reason also where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import pandas as pd

from governance_metrics.estimates.census import REST, WORDS, census_rows
from governance_metrics.estimates.derived import with_statistics
from governance_metrics.estimates.level import Level, Reported
from governance_metrics.estimates.sample import sample_rows
from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.statistic import tallied
from governance_metrics.tables.period import Period
from governance_metrics.tally import Tallies
from governance_metrics.text import coded

KEY = ["indicator", "period", "level", "area", "group"]
NUMBERS = [
    "estimate", "std_error", "conf_low", "conf_high", "conf_level", "numerator", "denominator",
    "n", "n_missing", "n_numerator", "df", "deff",
]  # fmt: skip
COLUMNS = [*KEY, *NUMBERS, *WORDS, "reason", *REST]


def estimates_of(
    tallies: Tallies,
    indicators: Sequence[Indicator],
    *,
    levels: Sequence[Level],
    areas: Sequence[str],
    periods: Sequence[Period],
    conf_level: float,
) -> pd.DataFrame:
    """Return every estimate with its interval, and a reason wherever there is none.

    Parameters
    ----------
    tallies : Tallies
        The sums.
    indicators : sequence of Indicator
        The cards.
    levels : sequence of Level
        Finest first, the whole last.
    areas : sequence of str
        Every finest area, so that one that did not report has its row.
    periods : sequence of Period
        Earliest first.
    conf_level : float
        Confidence level.

    Returns
    -------
    DataFrame
        ``indicator, period, level, area, group, estimate, std_error, conf_low, conf_high, conf_level,
        numerator, denominator, n, n_missing, n_numerator, df, deff, interval, method, reason,
        rest_estimate, rest_difference, rest_std_error``. Shares are 0–1.
    """
    reported: Reported = {
        str(table): frozenset(zip(rows["area"], rows["period"], strict=True))
        for table, rows in tallies.submissions.groupby("table")
    }
    cells, frames = [], []
    plain = tallied(indicators)
    for card in plain:
        for level in levels:
            found = _estimated(card, level, tallies, reported, conf_level)
            groups = sorted(set(found["group"])) or [""]
            cells += list(product([card.code], (p.name for p in periods), [level.name], _units(level, areas), groups))
            frames.append(found)
    whole = pd.DataFrame(cells, columns=KEY).merge(_together(frames), on=KEY, how="left")
    reasons = _Reasons(tallies, reported, plain, levels)
    whole["reason"] = [
        said if isinstance(said, str) else reasons.of(*cell)
        for said, *cell in zip(whole["reason"], *(whole[c] for c in KEY[:4]), strict=True)
    ]
    whole[WORDS] = whole[WORDS].fillna("none")
    whole["conf_level"] = conf_level
    return with_statistics(whole, indicators, levels=levels, periods=periods)[COLUMNS]


def _units(level: Level, areas: Sequence[str]) -> list[str]:
    """The areas of a level."""
    return ["all"] if level.of is None else list(dict.fromkeys(level.of[a] for a in areas if level.of.get(a)))


def _together(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows found, as one frame with every column."""
    filled = [frame for frame in frames if len(frame)]
    found = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame()
    found = found.reindex(columns=COLUMNS)
    numbers = [*NUMBERS, *REST]
    return found.astype({**dict.fromkeys(numbers, float), **dict.fromkeys([*KEY, *WORDS, "reason"], object)})


def _estimated(card: Indicator, level: Level, tallies: Tallies, reported: Reported, conf_level: float) -> pd.DataFrame:
    """The rows the sums give, before those that nobody reported are added."""
    parts = {
        job.role: (made, k)
        for made in tallies.tallies
        for k, job in enumerate(made.jobs)
        if job.indicator == card.code and made.level in ("", level.name)
    }
    if any(made.missing_by for made, _ in parts.values()):
        return pd.DataFrame(columns=KEY)
    sampled = "both" in parts and parts["both"][0].design is not None
    found = (
        sample_rows(*parts["both"], level, card, reported, conf_level)
        if sampled
        else census_rows(parts, level, card, reported, conf_level)
    )
    return found.assign(indicator=card.code, level=level.name)


@dataclass(frozen=True)
class _Reasons:
    """Why a cell has no row at all."""

    tallies: Tallies
    reported: Reported
    indicators: Sequence[Indicator]
    levels: Sequence[Level]

    @cached_property
    def lacking(self) -> dict[str, str]:
        """By card, the grouping that one of its tables lacks."""
        made = [one for one in self.tallies.tallies if one.missing_by]
        return {job.indicator: one.missing_by[0] for one in made for job in one.jobs}

    @cached_property
    def cards(self) -> dict[str, Indicator]:
        return {card.code: card for card in self.indicators}

    @cached_property
    def finest(self) -> dict[tuple[str, str], set[str]]:
        """By level and area, the finest areas it is made of."""
        found: dict[tuple[str, str], set[str]] = {}
        for level in self.levels:
            for area, unit in (level.of or {}).items():
                found.setdefault((level.name, unit), set()).add(area)
        return found

    def of(self, indicator: str, period: str, level: str, area: str) -> str:
        """Return the reason for one cell."""
        card, whole = self.cards[indicator], (level, area) not in self.finest
        if indicator in self.lacking:
            return coded("not_available_by", column=self.lacking[indicator])
        for table in card.needs:
            if table not in self.tallies.supplied:
                return coded("not_supplied", table=table)
        for table in card.needs:
            who = {name for name, when in self.reported.get(table, ()) if when == period}
            if not who or (not whole and who != {""} and not who & self.finest[level, area]):
                return coded("not_reported", table=table)
            if not whole and who == {""}:
                return coded("not_available_by", column=level)
        return "one_part_unknown" if card.two_tables else "empty_universe"
