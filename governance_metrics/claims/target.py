"""A target or comparison value as a record: what is good enough, who says so, since when."""

from dataclasses import dataclass
from typing import Literal

from governance_metrics.text import Text

TARGET_COLUMNS = (
    "id", "indicator", "kind", "value", "unit", "operator", "scope", "area", "year",
    "document_zh", "document_en", "issuer_zh", "issuer_en", "confidence", "url", "on",
)  # fmt: skip
TargetKind = Literal["target", "comparator", "text"]
Operator = Literal[">=", "<="]
Scope = Literal["national", "provincial", "local"]
Confidence = Literal["seen", "mirror", "knowledge", "local"]
SCOPES: tuple[Scope, ...] = ("national", "provincial", "local")  # a later one beats an earlier one


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
    operator : {">=", "<="}
        Which side is good enough.
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
