"""What stands behind a statement: a value, its parts, its limits and its reference, in one line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from governance_metrics.claims.target import Target
from governance_metrics.disclosure import Release
from governance_metrics.indicators.card import Indicator
from governance_metrics.report.outline import sentences as s
from governance_metrics.report.outline.area_names import area_names
from governance_metrics.report.outline.wording import Wording
from governance_metrics.tables.table import Table
from governance_metrics.text import Language, Text

Row = Mapping[str, Any]  # one line of a result, by column
HIDDEN_MARK = "·"
HIDDEN = ("hidden", "staff_below_street")


@dataclass(frozen=True)
class Evidence:
    """Looks up and words the numbers of one release in one language.

    Parameters
    ----------
    release : Release
        What may be shown.
    language : {"zh", "en"}
        The language.
    """

    release: Release
    language: Language

    @cached_property
    def words(self) -> Wording:
        """How this language words numbers."""
        of_communities = self.release.settings.area == "community_id"
        return Wording(self.language, "communities" if of_communities else "areas")

    @property
    def period(self) -> str:
        """The period judged."""
        return self.release.settings.period

    @cached_property
    def names(self) -> dict[str, str]:
        """What each area is called."""
        return area_names(self.release.areas)

    @cached_property
    def titles(self) -> dict[str, Text]:
        """What each indicator is called."""
        return {code: card.title for code, card in self.release.indicators.items()}

    @cached_property
    def _estimates(self) -> dict[str, pd.DataFrame]:
        return self._of_now(self.release.estimates, "indicator")

    @cached_property
    def _comparisons(self) -> dict[tuple[str, str], pd.DataFrame]:
        return self._of_now(self.release.comparisons, ["indicator", "reference_kind"])

    def _of_now(self, rows: pd.DataFrame, by: str | list[str]) -> dict[Any, pd.DataFrame]:
        """The rows of the period judged, without groups, apart by a key."""
        return dict(iter(rows[rows["period"].eq(self.period) & rows["group"].eq("")].groupby(by, sort=False)))

    def card(self, code: str) -> Indicator:
        """Return a card."""
        return self.release.indicators[code]

    def now(self, code: str) -> pd.DataFrame:
        """Return the estimates of one indicator in the period judged, without groups."""
        return self._estimates[code]

    def whole(self, code: str) -> Row:
        """Return the one estimate for all areas together."""
        return self._wholes[code]

    @cached_property
    def _wholes(self) -> dict[str, Row]:
        rows = self.release.estimates
        rows = rows[rows["period"].eq(self.period) & rows["group"].eq("") & rows["level"].eq("all")]
        return {row["indicator"]: row for row in reversed(rows.to_dict("records"))}

    def parts(self, code: str) -> pd.DataFrame:
        """Return the estimates by the finest areas."""
        rows = self.now(code)
        return rows[rows["level"].eq(self.release.settings.area)]

    def area_rows(self, code: str) -> list[Row]:
        """Return the estimates by the finest areas, a line each."""
        return self._area_rows.get(code, [])

    @cached_property
    def _area_rows(self) -> dict[str, list[Row]]:
        rows = self.release.estimates
        rows = rows[rows["period"].eq(self.period) & rows["group"].eq("")]
        found: dict[str, list[Row]] = {}
        for row in rows[rows["level"].eq(self.release.settings.area)].to_dict("records"):
            found.setdefault(row["indicator"], []).append(row)
        return found

    def held(self, code: str, kind: str) -> pd.DataFrame:
        """Return the comparisons of one indicator and kind in the period judged."""
        found = self._comparisons.get((code, kind))
        return self.release.comparisons.iloc[:0] if found is None else found

    def verdicts(self, code: str, kind: str) -> Mapping[str, str]:
        """Return the verdicts of one indicator and kind by area."""
        return self._verdicts.get((code, kind), {})

    @cached_property
    def _verdicts(self) -> dict[tuple[str, str], dict[str, str]]:
        return {key: dict(zip(rows["area"], rows["verdict"], strict=True)) for key, rows in self._comparisons.items()}

    def table_rows(self, table: str) -> tuple[float, float, float, dict[str, int]] | None:
        """Return the rows of a table read, used and left out, and those left out by reason; None without any file."""
        return self._table_rows.get(table)

    @cached_property
    def _table_rows(self) -> dict[str, tuple[float, float, float, dict[str, int]]]:
        counted: dict[str, tuple[float, float, float, dict[str, int]]] = {}
        for row in self.release.sources.to_dict("records"):
            read, used, left_out, reasons = counted.get(row["table"], (0.0, 0.0, 0.0, {}))
            for part in str(row["left_out_by_reason"] or "").split(", "):
                code, _, n = part.partition("=")
                if n.isdigit():
                    reasons[code] = reasons.get(code, 0) + int(n)
            more = [float(row[name] or 0) for name in ("rows_read", "rows_used", "rows_left_out")]
            counted[row["table"]] = (read + more[0], used + more[1], left_out + more[2], reasons)
        return counted

    def area_row(self, code: str, area: str) -> Row | None:
        """Return the estimate of one indicator in one area, if there is one."""
        return next((row for row in self.area_rows(code) if row["area"] == area), None)

    def compared(self, code: str, kind: str) -> dict[str, Row]:
        """Return the comparisons of one indicator and kind by area, the whole among them as ``all``."""
        return self._compared.get((code, kind), {})

    @cached_property
    def _compared(self) -> dict[tuple[str, str], dict[str, Row]]:
        rows = self.release.comparisons
        rows = rows[rows["period"].eq(self.period) & rows["group"].eq("")]
        rows = rows[rows["level"].isin(["all", self.release.settings.area])]
        found: dict[tuple[str, str], dict[str, Row]] = {}
        for row in rows[["indicator", "reference_kind", "area", "verdict", "target", "reason"]].to_dict("records"):
            found.setdefault((row["indicator"], row["reference_kind"]), {})[row["area"]] = row
        return found

    @cached_property
    def claim_verdicts(self) -> dict[str, str]:
        """The verdict of each claim."""
        claims = self.release.claims
        return dict(zip(claims["claim"], claims["verdict"], strict=True)) if len(claims) else {}

    def target_row(self, code: str) -> Row | None:
        """Return the comparison of the whole with its target, if there is one."""
        return self._target_rows.get(code)

    @cached_property
    def _target_rows(self) -> dict[str, Row]:
        rows = self.release.comparisons
        rows = rows[rows["period"].eq(self.period) & rows["group"].eq("") & rows["reference_kind"].eq("target")]
        rows = rows[rows["level"].eq("all") & rows["reference"].notna()]
        return {row["indicator"]: row for row in reversed(rows.to_dict("records"))}

    def target(self, row: Row) -> Target:
        """Return the target a comparison was made with."""
        return next(t for t in self.release.targets if t.id == row["target"] and t.indicator == row["indicator"])

    def reason(self, code: str) -> str:
        """Return a reason in words, with tables, columns and indicators called by their titles."""
        return self.words.reason(code, self._tables, self._names)

    @cached_property
    def _tables(self) -> dict[str, Table]:
        return dict(self.release.contracts)

    @cached_property
    def _names(self) -> dict[str, Text]:
        """What the columns and indicators that a reason may name are called."""
        columns = {column.name: column.title for table in self._tables.values() for column in table.listed}
        return {**columns, self.release.settings.area: s.BY_COMMUNITY, **self.titles}

    def counts(self, card: Indicator, row: Row) -> str:
        """Return the parts behind a value: counts over counts, a sample size, or a total."""
        w = self.words
        if row["interval"] == "sampling":
            return w.say(s.OF_SAMPLE, n=w.count(row["n"]))
        if card.measure == "share":
            return w.say(s.OF_COUNTS, numerator=w.part(row["numerator"])[0], denominator=w.part(row["denominator"])[0])
        if card.measure in ("ratio", "rate"):
            return w.say(s.OF_TOTAL, numerator=w.part(row["numerator"])[0], counted=card.counted)
        return ""

    def band(self, card: Indicator, row: Row) -> str:
        """Return the limits in words; empty where there are none."""
        w = self.words
        if not (np.isfinite(row["conf_low"]) and np.isfinite(row["conf_high"])):
            return ""
        limits = w.limits(card, row["conf_low"], row["conf_high"])
        if row["interval"] == "sampling":
            return w.say(s.SAMPLING_AT, level=w.level(row["conf_level"]), limits=limits)
        return w.say(s.CHANCE_AT, limits=limits) if card.measure in ("share", "rate") else ""

    def reference(self, code: str) -> str:
        """Return the reference of the whole in words; empty where none is in force."""
        row, w, card = self.target_row(code), self.words, self.card(code)
        if row is None:
            return ""
        target = self.target(row)
        if str(row["reason"]).startswith("later_year"):
            return w.say(s.COMPARED_ONLY, target=w.target(card, target), year=str(target.year))
        return w.say(s.AGAINST, target=w.target(card, target), verdict=w.verdict(row["verdict"]))

    def line(self, code: str) -> str:
        """Return one indicator in a line: value, parts, limits, reference; or why there is none."""
        card, row, w = self.card(code), self.whole(code), self.words
        if not np.isfinite(row["estimate"]):
            return w.say(s.NO_VALUE, title=card.title, reason=self.reason(row["reason"] or "no_estimate"))
        said = w.say(
            s.EVIDENCE, title=card.title, value=_spaced(w.value(card, row["estimate"], row["method"]), self.language),
            parts=self.counts(card, row),
        )  # fmt: skip
        more = [part for part in (self.band(card, row), self.reference(code)) if part]
        return w.say(s.COMMA).join([said, *more])

    def brief(self, code: str) -> str:
        """Return one indicator in a line, without its parts and limits: value and reference."""
        card, row, w = self.card(code), self.whole(code), self.words
        if not np.isfinite(row["estimate"]):
            return self.line(code)
        value = _spaced(w.value(card, row["estimate"], row["method"]), self.language)
        said = w.say(s.EVIDENCE, title=card.title, value=value, parts="")
        return w.say(s.COMMA).join(part for part in (said, self.reference(code)) if part)

    def value_cell(self, card: Indicator, row: Row) -> str:
        """Return a value for a cell, or the mark of a hidden one."""
        if row["reason"] in HIDDEN:
            return HIDDEN_MARK
        return self.words.bare(card, row["estimate"])

    def joined(self, sentences: Sequence[str]) -> str:
        """Return sentences one after the other, as the language sets them."""
        return ("" if self.language == "zh" else " ").join(sentence for sentence in sentences if sentence)

    @property
    def dated(self) -> str:
        """The period judged, as a title says it."""
        return f"{self.period} 年" if self.language == "zh" and self.period.isdigit() else self.period

    def named(self, areas: tuple[str, ...] | list[str], most: int = 30) -> str:
        """Return areas by name, no more than some of them."""
        w, names = self.words, self.names
        said = [names.get(area, area) for area in areas[:most]]
        if len(areas) <= most:
            return w.several(said)
        return w.several(said) + ("等" if self.language == "zh" else " and others")


def _spaced(value: str, language: Language) -> str:
    return f" {value}" if language == "zh" and value[:1].isascii() else value
