"""How numbers, lists and codes are worded: the one place where anything is rounded."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from numbers import Integral
from typing import Literal

import numpy as np

from governance_metrics.claims.target import Target
from governance_metrics.indicators.card import Indicator
from governance_metrics.phrases import METHODS, REASONS, VERDICTS
from governance_metrics.report.blocks import Tone
from governance_metrics.tables.table import Table
from governance_metrics.text import Language, Text, decoded, phrase

TONES: dict[str, Tone] = {
    "supported": "good", "meets": "good", "partly_supported": "partly", "uncertain": "partly",
    "not_supported": "bad", "misses": "bad", "insufficient_data": "unknown", "no_data": "unknown",
}  # fmt: skip
PLACES = {"communities": ("community", "communities", "社区"), "areas": ("area", "areas", "地区")}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SERIAL_OF_1970 = 25569  # 1 January 1970 in a workbook: ISO/IEC 29500-1, 18.17.4.1
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Wording:
    """Words numbers and codes in one language.

    Parameters
    ----------
    language : {"zh", "en"}
        The language.
    places : {"communities", "areas"}
        What the areas are called.

    Examples
    --------
    >>> Wording("en").percent(0.6243)
    '62.4%'
    >>> Wording("zh").several(["甲", "乙", "丙"])
    '甲、乙、丙'
    """

    language: Language
    places: Literal["communities", "areas"] = "communities"

    def say(self, text: Text, **parts: object) -> str:
        """Return a sentence with its parts filled in; a whole number among them is a count, its thousands set apart.

        Examples
        --------
        >>> Wording("en").say(Text(zh="共 {n} 个", en="{n} in all"), n=1487)
        '1,487 in all'
        """
        counted = {name: f"{part:,}" if isinstance(part, Integral) else part for name, part in parts.items()}
        return (text.fill(**counted) if counted else text).say(self.language)

    def percent(self, share: float) -> str:
        """Return a share as a percentage with one decimal, half away from zero; the ends without decimals."""
        if not np.isfinite(share):
            return "—"
        if share in (0.0, 1.0):
            return f"{share:.0%}"
        return f"{_half_up(share * 100, 1):.1f}%"

    def level(self, share: float) -> str:
        """Return a level of confidence, or a rate of error, without needless decimals.

        Examples
        --------
        >>> Wording("en").level(0.95), Wording("en").level(0.998)
        ('95%', '99.8%')
        """
        return f"{share * 100:g}%"

    def number(self, value: float) -> str:
        """Return a number with three significant figures, never fewer than its whole part.

        Examples
        --------
        >>> Wording("en").number(1234.5), Wording("en").number(12.34), Wording("en").number(0.1234)
        ('1,235', '12.3', '0.123')
        """
        if not np.isfinite(value):
            return "—"
        decimals = _decimals(value)
        return f"{_half_up(value, decimals):,.{decimals}f}"

    def coefficient(self, value: float) -> str:
        """Return a reliability with two decimals.

        Examples
        --------
        >>> Wording("en").coefficient(0.7946)
        '0.79'
        """
        return "—" if not np.isfinite(value) else f"{_half_up(value, 2):.2f}"

    def count(self, value: float) -> str:
        """Return a count with thousands set apart."""
        return "—" if not np.isfinite(value) else f"{_half_up(value, 0):,.0f}"

    def day(self, value: float) -> str:
        """Return a day, given as days since 1 January 1970.

        Examples
        --------
        >>> Wording("zh").day(20089.0), Wording("en").day(20089.0)
        ('2025年1月1日', '1 January 2025')
        """
        if not np.isfinite(value):
            return "—"
        found = date(1970, 1, 1) + timedelta(days=round(value))
        if self.language == "zh":
            return f"{found.year}年{found.month}月{found.day}日"
        return f"{found.day} {MONTHS[found.month - 1]} {found.year}"

    def part(self, value: float) -> tuple[str, str]:
        """Return a numerator or denominator, and how a workbook shows it: whole, or with one decimal.

        Examples
        --------
        >>> Wording("en").part(1234.0), Wording("en").part(0.25)
        (('1,234', '#,##0'), ('0.3', '#,##0.0'))
        """
        if not np.isfinite(value) or float(value).is_integer():
            return self.count(value), "#,##0"
        return f"{_half_up(value, 1):,.1f}", "#,##0.0"

    def shortage(self, gap: float) -> str:
        """Return a gap rounded up: two and a half people short are three."""
        return "—" if not np.isfinite(gap) else f"{math.ceil(gap - 1e-9):,}"

    def value(self, card: Indicator, value: float, method: str = "") -> str:
        """Return a value of a card with its unit; the way a gap was taken decides between its two units."""
        if not np.isfinite(value):
            return "—"
        if card.measure in ("share", "change", "date"):
            return self.bare(card, value)
        of = card.over if card.over is not None and method.startswith("highest_less_lowest") else card
        unit = of.unit.say(self.language) if of.unit else ""
        said = self.count(value) if card.measure == "count" else self.number(value)
        return f"{said} {unit}".strip()

    def bare(self, card: Indicator, value: float) -> str:
        """Return a value of a card without its unit, for cells whose head names it."""
        if card.measure == "date":
            return self.day(value)
        if card.measure in ("share", "change"):
            return self.percent(value)
        return self.count(value) if card.measure == "count" else self.number(value)

    def pattern(self, card: Indicator, value: float) -> str:
        """Return how a workbook shows a value, so that it reads as ``bare`` words it (ECMA-376 number formats).

        Examples
        --------
        >>> from governance_metrics.indicators import INDICATORS
        >>> w = Wording("en")
        >>> w.pattern(INDICATORS["coop_head_cover"], 0.5), w.pattern(INDICATORS["work_per_10k"], 12.34)
        ('0.0%', '#,##0.0')
        """
        if card.measure == "date":
            return 'yyyy"年"m"月"d"日"' if self.language == "zh" else "d mmmm yyyy"
        if card.measure in ("share", "change"):
            return "0%" if value in (0.0, 1.0) else "0.0%"
        decimals = 0 if card.measure == "count" or not np.isfinite(value) else _decimals(value)
        return "#,##0" + ("." + "0" * decimals if decimals else "")

    def stored(self, card: Indicator, value: float) -> float:
        """Return the number a workbook keeps: the value itself, a day as days since 30 December 1899."""
        return float(value) + (SERIAL_OF_1970 if card.measure == "date" else 0)

    def limits(self, card: Indicator, low: float, high: float) -> str:
        """Return both limits of an interval; a dash where there is none."""
        if not (np.isfinite(low) and np.isfinite(high)):
            return "—"
        return f"{self.bare(card, low)}–{self.bare(card, high)}"

    def several(self, words: Sequence[str]) -> str:
        """Return a list as the language writes it."""
        words = list(words)
        if self.language == "zh":
            return "、".join(words)
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} and {words[-1]}"

    @property
    def place(self) -> str:
        """What one area is called."""
        return PLACES[self.places][2 if self.language == "zh" else 0]

    @property
    def places_word(self) -> str:
        """What several areas are called."""
        return PLACES[self.places][2 if self.language == "zh" else 1]

    def communities(self, n: int) -> str:
        """Return a number of communities, or of other areas, with its grammar."""
        one, many, zh = PLACES[self.places]
        if self.language == "zh":
            return f"{n:,} 个{zh}"
        return f"{self.few(n)} {one if n == 1 else many}"

    def few(self, n: int) -> str:
        """Return a number of places before a word that is understood: ``3 个``, ``three``.

        Examples
        --------
        >>> Wording("zh").few(3), Wording("en").few(3), Wording("en").few(12)
        ('3 个', 'three', '12')
        """
        if self.language == "zh":
            return f"{n:,} 个"
        return SMALL_NUMBERS[n] if n < len(SMALL_NUMBERS) else f"{n:,}"

    def quoted(self, words: str) -> str:
        """Return words in quotation marks."""
        return f"“{words}”"

    def verdict(self, code: str) -> str:
        """Return a verdict."""
        return VERDICTS[code].say(self.language) if code in VERDICTS else ""

    def change(self, verdict: str) -> str:
        """Return the verdict on a change since the period before.

        Examples
        --------
        >>> Wording("en").change("similar"), Wording("en").change("rose")
        ('none seen', 'rose')
        """
        return self.verdict("no_change" if verdict == "similar" else verdict)

    def reason(self, code: str, tables: dict[str, Table], titles: dict[str, Text]) -> str:
        """Return a reason, with tables and indicators called by their titles."""
        if not code:
            return ""
        said = [_named(part, tables, titles) for part in code.split("; ")]
        phrases = [phrase_of(name, parameters).say(self.language) for name, parameters in said]
        return ("；" if self.language == "zh" else "; ").join(dict.fromkeys(phrases))

    def method(self, code: str) -> str:
        """Return how limits or a verdict were made."""
        return phrase(code, METHODS).say(self.language) if code else ""

    def target(self, card: Indicator, target: Target) -> str:
        """Return a target as a value with its side."""
        side = {">=": "≥", "<=": "≤", "=": ""}[target.operator]
        return f"{side}{self.bare(card, target.value)}" if target.value is not None else "—"


def phrase_of(code: str, parameters: dict[str, Text]) -> Text:
    """Return the sentence of a reason or verdict code with its parameters filled."""
    found = REASONS.get(code) or VERDICTS[code]
    return found.fill(**parameters)


def _named(part: str, tables: dict[str, Table], titles: dict[str, Text]) -> tuple[str, dict[str, Text]]:
    code, parameters = decoded(part)
    named: dict[str, Text] = {}
    for name, value in parameters.items():
        words = [titles.get(word) or (tables[word].heading if word in tables else None) for word in value.split(" ")]
        known = [word or Text(zh=raw, en=raw) for word, raw in zip(words, value.split(" "), strict=True)]
        named[name] = Text(zh="、".join(w.zh for w in known), en=", ".join(w.en for w in known))
    return code, named


def _decimals(value: float) -> int:
    """Three significant figures, never fewer than the whole part, and none where the number is whole."""
    size = abs(value)
    if float(value).is_integer():
        return 0
    return 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3


def _half_up(value: float, decimals: int) -> float:
    """Round half away from zero at the printed digit, on ten significant digits of the value."""
    scale = 10.0**decimals
    scaled = float(f"{abs(value) * scale:.10g}")
    return math.copysign(math.floor(scaled + 0.5) / scale, value)
