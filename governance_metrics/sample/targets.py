"""The invented targets of the simulated street, for what no national document sets a figure."""

import pandas as pd

from governance_metrics.claims.target import TARGET_COLUMNS

DOCUMENT = {
    "document_zh": "模拟街道2025年工作要点（虚构）",
    "document_en": "Invented work plan of the simulated street, 2025",
}
ISSUER = {"issuer_zh": "模拟街道（虚构）", "issuer_en": "Simulated street (invented)"}
YEAR = 2025
VALUES: dict[str, tuple[str, str, float]] = {
    "mob_checkpoint_cover": ("share", ">=", 0.99),
    "mob_screen_cover": ("share", ">=", 0.98),
    "party_org_coverage": ("share", ">=", 0.60),
    "party_work_coverage": ("share", ">=", 0.80),
    "party_dual_report_rate": ("share", ">=", 0.95),
    "party_dual_active_rate": ("share", ">=", 0.80),
    "party_own_initiative_share": ("share", ">=", 0.25),
    "coop_facility_100hh": ("m2", ">=", 30.0),
    "coop_participation_rate": ("share", ">=", 0.30),
    "coop_belonging": ("share", ">=", 0.60),
    "coop_defiance_rate": ("per 1,000 households and month", "<=", 0.25),
    "coop_social_org_n": ("organisations", ">=", 10.0),
    "coop_head_cover": ("share", ">=", 0.95),
    "coop_head_known": ("share", ">=", 0.60),
    "coop_satisfaction": ("share", ">=", 0.80),
    "info_paper_share": ("share", "<=", 0.30),
    "info_forms_n": ("forms a month", "<=", 15.0),
    "info_tool_rate": ("share", ">=", 0.80),
    "info_reach": ("share", ">=", 0.90),
    "work_per_10k": ("per 10,000", ">=", 18.0),
    "work_under35": ("share", ">=", 0.30),
    "work_college": ("share", ">=", 0.70),
    "work_cert": ("share", ">=", 0.50),
    "mob_supply_ok": ("share", ">=", 0.65),
    "mob_compliance_rate": ("share", ">=", 0.80),
    "mob_recognition": ("share", ">=", 0.60),
    "coop_identity": ("points of 5", ">=", 3.6),
    "coop_public_care": ("share", ">=", 0.60),
    "coop_willing_rate": ("share", ">=", 0.70),
    "info_skill": ("points of 5", ">=", 3.75),
    "work_efficacy": ("points of 5", ">=", 3.85),
}


def local_targets() -> pd.DataFrame:
    """Return the invented targets as a file would hold them, every value as text.

    Examples
    --------
    >>> local_targets().loc[4, ["id", "indicator", "operator", "value"]].tolist()
    ['L05', 'party_dual_report_rate', '>=', '0.95']
    """
    rows = [
        {
            "id": f"L{number:02d}",
            "indicator": indicator,
            "kind": "target",
            "value": f"{value:g}",
            "unit": unit,
            "operator": operator,
            "scope": "local",
            "area": "",
            "year": str(YEAR),
            **DOCUMENT,
            **ISSUER,
            "confidence": "local",
            "url": "",
            "on": "true",
        }
        for number, (indicator, (unit, operator, value)) in enumerate(VALUES.items(), start=1)
    ]
    return pd.DataFrame(rows, columns=list(TARGET_COLUMNS), dtype="str")
