"""A target or comparison value as a record: what is good enough, who says so, since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from governance_metrics.text import Text

TARGET_COLUMNS = (
    "id", "indicator", "kind", "value", "unit", "operator", "scope", "area", "year",
    "document_zh", "document_en", "issuer_zh", "issuer_en", "confidence", "url", "on",
)  # fmt: skip
TargetKind = Literal["target", "comparator", "text"]
Operator = Literal[">=", "<=", "="]
Scope = Literal["national", "provincial", "local"]
Confidence = Literal["seen", "mirror", "knowledge", "local"]
SCOPES: tuple[Scope, ...] = ("national", "provincial", "local")  # a later one beats an earlier one

# What the columns, and the words in them, are called in a list that people edit; either spelling is read.
TARGET_HEADINGS: Mapping[str, Text] = {
    "id": Text(zh="编号", en="id"),
    "indicator": Text(zh="指标代码", en="indicator"),
    "kind": Text(zh="性质", en="kind"),
    "value": Text(zh="数值", en="value"),
    "unit": Text(zh="单位", en="unit"),
    "operator": Text(zh="方向", en="operator"),
    "scope": Text(zh="层级", en="scope"),
    "area": Text(zh="适用社区", en="area"),
    "year": Text(zh="年份", en="year"),
    "document_zh": Text(zh="文件（中文）", en="document in Chinese"),
    "document_en": Text(zh="文件（英文）", en="document in English"),
    "issuer_zh": Text(zh="发文单位（中文）", en="issuer in Chinese"),
    "issuer_en": Text(zh="发文单位（英文）", en="issuer in English"),
    "confidence": Text(zh="可靠程度", en="confidence"),
    "url": Text(zh="网址", en="url"),
    "on": Text(zh="启用", en="on"),
}
TARGET_WORDS: Mapping[str, Mapping[str, Text]] = {
    "kind": {
        "target": Text(zh="目标", en="target"),
        "comparator": Text(zh="参照", en="comparator"),
        "text": Text(zh="文字", en="text"),
    },
    "scope": {
        "national": Text(zh="国家", en="national"),
        "provincial": Text(zh="省级", en="provincial"),
        "local": Text(zh="本地", en="local"),
    },
    "confidence": {
        "seen": Text(zh="见过原文", en="seen"),
        "mirror": Text(zh="见过转载", en="mirror"),
        "knowledge": Text(zh="未经核实", en="knowledge"),
        "local": Text(zh="本地自定", en="local"),
    },
    "on": {"true": Text(zh="是", en="yes"), "false": Text(zh="否", en="no")},
}


@dataclass(frozen=True, kw_only=True)
class Target:
    """One reference value.

    Parameters
    ----------
    id : str
        ``B1`` …, or an office's own.
    indicator : str
        The code of the card it judges.
    kind : {"target", "comparator", "text"}
        Only a target gives a verdict; a comparator is shown beside; a text has no value.
    value : float or None
        On the natural scale: 0.5 for half, 18 for 18 per 10,000.
    unit : str
        ``share``, or the unit of the card.
    operator : {">=", "<=", "="}
        Which side is good enough; ``=`` for what was seen elsewhere, which is no side to be on.
    scope : {"national", "provincial", "local"}
        Local beats provincial beats national.
    area : str
        The area it holds for; empty for all.
    year : int
        The year it is to be met by. For an earlier period it is a comparison, never a miss.
    document, issuer : Text
        Where it is laid down, and by whom.
    confidence : {"seen", "mirror", "knowledge", "local"}
        How sure the value is; ``knowledge`` ships switched off.
    url : str
        The official document, where there is one.
    on : bool
        Whether it is in force.

    Examples
    --------
    >>> Target(id="B2", indicator="coop_facility_100hh", kind="target", value=30.0, unit="m2", operator=">=",
    ...     scope="national", area="", year=2025, document=Text(zh="规划", en="plan"),
    ...     issuer=Text(zh="国办", en="State Council Office"), confidence="mirror", url="", on=True).value
    30.0
    """

    id: str
    indicator: str
    kind: TargetKind
    value: float | None
    unit: str
    operator: Operator
    scope: Scope
    area: str
    year: int
    document: Text
    issuer: Text
    confidence: Confidence
    url: str
    on: bool
