"""Every estimate in one frame, with a row and a reason also where there is none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from governance_metrics.estimates.census import REST, WORDS, census_rows
from governance_metrics.estimates.dates import days_apart, pairs_of
from governance_metrics.estimates.derived import with_statistics
from governance_metrics.estimates.level import Level, Reported
from governance_metrics.estimates.sample import sample_rows
from governance_metrics.indicators.card import Indicator
from governance_metrics.indicators.statistic import tallied
from governance_metrics.query.fine import coded as coded_together
from governance_metrics.tables import VIEWS
from governance_metrics.tables.period import Period
from governance_metrics.tally import Tallies, Tally
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
    plain = tallied(indicators)
    apart = days_apart(tallies.submissions, plain)
    reported = {**reported, **{pair: frozenset(cells) for pair, cells in apart.items()}}
    codes = [card.code for card in plain]
    frames = [frame for level in levels for frame in _estimated(plain, level, tallies, reported, conf_level)]
    found = _together(frames)
    whole = _grid(found, codes, levels, areas, [p.name for p in periods])
    reasons = _Reasons(tallies, reported, plain, levels, apart)
    said = whole["reason"].to_numpy(dtype=object, copy=True)
    silent = np.flatnonzero(whole["reason"].isna().to_numpy())
    cells = [whole[name].to_numpy(dtype=object)[silent] for name in KEY[:4]]
    said[silent] = [reasons.of(*cell) for cell in zip(*cells, strict=True)]
    whole["reason"] = said
    whole[WORDS] = whole[WORDS].fillna("none")
    whole["conf_level"] = conf_level
    return with_statistics(whole, indicators, levels=levels, periods=periods)[COLUMNS]


def _grid(
    found: pd.DataFrame, codes: Sequence[str], levels: Sequence[Level], areas: Sequence[str], periods: Sequence[str]
) -> pd.DataFrame:
    """Every card, level, period, area and group in order, with the row found for it."""
    groups = {key: sorted(set(rows)) for key, rows in found.groupby(["indicator", "level"], sort=False)["group"]}
    blocks: dict[str, list[np.ndarray]] = {name: [] for name in KEY}
    units = [_units(level, areas) for level in levels]
    for code in codes:
        for level, inside in zip(levels, units, strict=True):
            axes = periods, inside, groups.get((code, level.name)) or [""]
            shape = [len(axis) for axis in axes]
            blocks["indicator"].append(np.full(np.prod(shape, dtype=int), code, dtype=object))
            blocks["level"].append(np.full(np.prod(shape, dtype=int), level.name, dtype=object))
            for at, (name, axis) in enumerate(zip(("period", "area", "group"), axes, strict=True)):
                along = np.repeat(np.array(axis, dtype=object), int(np.prod(shape[at + 1 :], dtype=int)))
                blocks[name].append(np.tile(along, int(np.prod(shape[:at], dtype=int))))
    cells = pd.DataFrame({name: np.concatenate(parts) if parts else [] for name, parts in blocks.items()}, dtype=object)
    columns = [np.concatenate([cells[name].to_numpy(object), found[name].to_numpy(object)]) for name in KEY]
    key = coded_together(columns, len(cells) + len(found))
    row_of = np.full(int(key.max(initial=-1)) + 2, -1, dtype=np.int64)
    row_of[key[len(cells) :]] = np.arange(len(found))
    place = row_of[key[: len(cells)]]
    rest = [name for name in found.columns if name not in KEY]
    return pd.concat([cells, found[rest].reindex(place).reset_index(drop=True)], axis=1)


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


def _estimated(
    indicators: Sequence[Indicator], level: Level, tallies: Tallies, reported: Reported, conf_level: float
) -> list[pd.DataFrame]:
    """The rows the sums give at one level, before those that nobody reported are added."""
    parts: dict[str, dict[str, tuple[Tally, int]]] = {}
    for made in tallies.tallies:
        if made.level in ("", level.name):
            for k, job in enumerate(made.jobs):
                parts.setdefault(job.indicator, {})[job.role] = (made, k)
    samples: dict[int, list[tuple[Indicator, int]]] = {}
    counts = []
    for card in indicators:
        own = parts.get(card.code, {})
        if not own or any(made.missing_by for made, _ in own.values()):
            continue
        if "both" in own and own["both"][0].design is not None:
            samples.setdefault(tallies.tallies.index(own["both"][0]), []).append((card, own["both"][1]))
        else:
            counts.append((card, own))
    frames = census_rows(counts, level, reported, conf_level)
    for at, cards in samples.items():
        frames += sample_rows(tallies.tallies[at], cards, level, reported, conf_level)
    return frames


@dataclass(frozen=True)
class _Reasons:
    """Why a cell has no row at all."""

    tallies: Tallies
    reported: Reported
    indicators: Sequence[Indicator]
    levels: Sequence[Level]
    apart: Mapping[str, Mapping[tuple[str, str], str]]

    @cached_property
    def lacking(self) -> dict[str, str]:
        """By card, the grouping that one of its tables lacks."""
        made = [one for one in self.tallies.tallies if one.missing_by]
        return {job.indicator: one.missing_by[0] for one in made for job in one.jobs}

    @cached_property
    def cards(self) -> dict[str, Indicator]:
        return {card.code: card for card in self.indicators}

    @cached_property
    def who(self) -> dict[tuple[str, str], set[str]]:
        """By table and period, who reported."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for table, rows in self.reported.items():
            for area, period in rows:
                found[table, period].add(area)
        return found

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
            who = self.who[table, period]
            if not who or (not whole and who != {""} and not who & self.finest[level, area]):
                return coded("not_reported", table=table)
            if not whole and who == {""}:
                placing = self._not_placed(card, period, self.finest[level, area])
                return placing or coded("not_available_by", column=level)
        for pair in pairs_of(card):
            for (where, when), reason in self.apart.get(pair, {}).items():
                if when == period and (whole or not where or where in self.finest[level, area]):
                    return reason
        return "one_part_unknown" if card.two_tables else "empty_universe"

    def _not_placed(self, card: Indicator, period: str, areas: set[str]) -> str:
        """Why rows of no area are not told apart: the table that would place them was not reported here."""
        views = [VIEWS[part.table] for part in card.sources.values() if part.table in VIEWS]
        for table in dict.fromkeys(name for view in views for name in view.sources if name not in card.needs):
            if table not in self.tallies.supplied:
                return coded("not_supplied", table=table)
            if not areas & {name for name, when in self.reported.get(table, ()) if when == period}:
                return coded("not_reported", table=table)
        return ""
