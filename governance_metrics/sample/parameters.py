"""What is true of each simulated district, community by community, before chance has its say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from governance_metrics.sample.spreads import (
    NOTHING_WRONG_RESIDENTS,
    NOTHING_WRONG_WORKERS,
    PLANTED_RESIDENTS,
    PLANTED_WORKERS,
    Spread,
)
from governance_metrics.tables import TABLES

COMMUNITIES = tuple(f"C{number:02d}" for number in range(1, 22))
UNITS = tuple(f"U{number:02d}" for number in range(1, 25))
STREET = "胥各庄街道"
FOUNDED_LATE = "C21"  # in the planted street: set up in 2025, so that no table has it in 2024
YEARS = (2024, 2025)
# Occupied households: the 21 communities are invented, their sizes range as in a real street.
HOUSEHOLDS = (
    1240, 2860, 1980, 3120, 2410, 1760, 2950, 2230, 3410, 1620, 2700,
    2080, 1450, 2560, 3240, 1890, 2340, 1130, 2780, 2150, 1540,
)  # fmt: skip

Value = float | tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class District:
    """The true values of one simulated district.

    Parameters
    ----------
    name : str
        ``planted`` or ``nothing_wrong``.
    expected : mapping of str to float or tuple of float
        By indicator: the expected value of every community, or one per community, on the natural scale.
    apart : mapping of str to mapping of str to float
        By indicator: the communities whose true value in 2025 is another one.
    before : mapping of str to float
        By indicator: the expected value in 2024, where it was another one.
    residents, workers : mapping of str to tuple of float
        How the answers to the other questions of the two surveys are spread, by column.
    by_formula : bool
        Whether small teams are filled by formula, so that no team misses a target by bad luck; otherwise
        chance alone fills them.
    not_reported : tuple of (table, community, year)
        What a community did not supply; year 0 stands for every year.

    Examples
    --------
    >>> PLANTED.value("coop_satisfaction", 2025)[4:6].tolist()
    [0.25, 0.89]
    """

    name: str
    expected: Mapping[str, Value]
    apart: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    before: Mapping[str, float] = field(default_factory=dict)
    residents: Spread = field(default_factory=dict)
    workers: Spread = field(default_factory=dict)
    by_formula: bool = False
    not_reported: tuple[tuple[str, str, int], ...] = ()

    def value(self, indicator: str, year: int) -> NDArray[np.float64]:
        """Return the true value of every community in one year, shape (21,)."""
        listed = self.expected[indicator]
        if year < YEARS[-1] and indicator in self.before:
            listed = self.before[indicator]
        values = np.array(np.broadcast_to(np.asarray(listed, dtype=float), len(COMMUNITIES)))
        if year == YEARS[-1]:
            for community, other in self.apart.get(indicator, {}).items():
                values[COMMUNITIES.index(community)] = other
        return values


PLANTED = District(
    name="planted",
    expected={
        "mob_seconded_n": 401.0,
        "mob_checkpoint_cover": 1.0,
        "mob_screen_cover": 0.995,
        "party_org_coverage": 0.50,
        "party_work_coverage": 0.70,
        "party_dual_report_rate": 0.86,
        "party_dual_active_rate": 0.55,
        "party_own_initiative_share": 0.10,
        "coop_facility_100hh": (
            9.0,
            22.0,
            14.0,
            48.0,
            18.0,
            8.0,
            26.0,
            12.0,
            55.0,
            16.0,
            20.0,
            11.0,
            31.0,
            17.0,
            24.0,
            10.0,
            38.0,
            13.0,
            19.0,
            8.5,
            28.0,
        ),
        "coop_participation_rate": 0.45,
        "coop_belonging": 0.50,
        "coop_defiance_rate": 0.45,
        "coop_social_org_n": (
            3.0,
            6.0,
            2.0,
            28.0,
            4.0,
            2.0,
            5.0,
            3.0,
            9.0,
            2.0,
            6.0,
            3.0,
            2.0,
            7.0,
            8.0,
            2.0,
            4.0,
            2.0,
            5.0,
            3.0,
            3.0,
        ),
        "coop_head_cover": 0.82,
        "coop_head_known": 0.35,
        "coop_satisfaction": 0.89,
        "info_paper_share": 0.72,
        "info_forms_n": 25.0,
        "info_tool_rate": 0.58,
        "info_reach": 0.955,
        "work_per_10k": 12.0,
        "work_under35": 0.15,
        "work_college": 0.85,
        "work_cert": 0.68,
    },
    apart={
        "party_org_coverage": {"C07": 0.03},
        "party_dual_active_rate": {"C14": 0.12},
        "party_own_initiative_share": {"C11": 0.75},
        "coop_participation_rate": {"C12": 0.92},
        "coop_belonging": {"C19": 0.06},
        "coop_defiance_rate": {"C16": 2.2},
        "coop_head_cover": {"C10": 0.12},
        "coop_satisfaction": {"C05": 0.25},
        "info_paper_share": {"C03": 0.04},
    },
    before={
        "mob_seconded_n": 352.0,
        "mob_checkpoint_cover": 0.90,
        "party_dual_report_rate": 0.80,
        "coop_participation_rate": 0.36,
        "info_paper_share": 0.84,
    },
    residents=PLANTED_RESIDENTS,
    workers=PLANTED_WORKERS,
    not_reported=(
        ("dual_service", "C17", 2025),
        ("tasks", "C09", 0),
        *((table, FOUNDED_LATE, YEARS[0]) for table in TABLES if table != "units"),
    ),
)

NOTHING_WRONG = District(
    name="nothing_wrong",
    expected={
        "mob_seconded_n": 401.0,
        "mob_checkpoint_cover": 1.0,
        "mob_screen_cover": 0.995,
        "party_org_coverage": 0.90,
        "party_work_coverage": 0.985,
        "party_dual_report_rate": 0.995,
        "party_dual_active_rate": 0.93,
        "party_own_initiative_share": 0.60,
        "coop_facility_100hh": 36.0,
        "coop_participation_rate": 0.50,
        "coop_belonging": 0.80,
        "coop_defiance_rate": 0.02,
        "coop_social_org_n": 13.0,
        "coop_head_cover": 0.9995,
        "coop_head_known": 0.78,
        "coop_satisfaction": 0.92,
        "info_paper_share": 0.06,
        "info_forms_n": 7.0,
        "info_tool_rate": 0.94,
        "info_reach": 0.97,
        "work_per_10k": 23.0,
        "work_under35": 0.55,
        "work_college": 0.92,
        "work_cert": 0.75,
    },
    residents=NOTHING_WRONG_RESIDENTS,
    workers=NOTHING_WRONG_WORKERS,
    by_formula=True,
)

DISTRICTS: Mapping[str, District] = {district.name: district for district in (PLANTED, NOTHING_WRONG)}
