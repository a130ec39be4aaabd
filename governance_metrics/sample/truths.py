"""What a correct method must find in each simulated district."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from governance_metrics.sample.parameters import FOUNDED_LATE, YEARS
from governance_metrics.tables import TABLES

Side = Literal["higher", "lower"]
Verdict = Literal["supported", "partly_supported", "not_supported", "insufficient_data"]


@dataclass(frozen=True, kw_only=True)
class Truths:
    """The planted truths of one district, for 2025, with margins wide enough for any correct method.

    Parameters
    ----------
    verdicts : mapping of str to str
        By claim that the tables can decide: ``supported``, ``partly_supported`` or ``not_supported``. Every
        other claim answers ``insufficient_data``.
    reasons : mapping of str to str
        By claim that cannot be decided: why, where the sample was made so on purpose.
    against_target : mapping of str to {"meets", "misses"}
        By indicator: how the whole street stands to the target in force.
    apart : mapping of (str, str) to {"higher", "lower"}
        By indicator and community: which truly differ from the rest of the street, and which way. No other
        community differs in an indicator that chance has a model for.
    moved : frozenset of (str, str)
        By indicator and community: what a planted difference moves along, without a promise that it is told apart.
    wide : tuple of str
        Indicators whose 90th percentile of communities is truly at least twice the 10th.
    not_reported : mapping of (str, str) to int
        By table and community: the year that is missing; 0 for every year.
    not_supplied : tuple of str
        Tables that nobody handed in.
    """

    verdicts: Mapping[str, Verdict]
    reasons: Mapping[str, str] = field(default_factory=dict)
    against_target: Mapping[str, Literal["meets", "misses"]] = field(default_factory=dict)
    apart: Mapping[tuple[str, str], Side] = field(default_factory=dict)
    moved: frozenset[tuple[str, str]] = frozenset()
    wide: tuple[str, ...] = ()
    not_reported: Mapping[tuple[str, str], int] = field(default_factory=dict)
    not_supplied: tuple[str, ...] = ()

    def verdict(self, claim: str) -> Verdict:
        """Return the right verdict on one claim.

        Examples
        --------
        >>> TRUTHS["planted"].verdict("P4b"), TRUTHS["planted"].verdict("M9")
        ('supported', 'insufficient_data')
        """
        return self.verdicts.get(claim, "insufficient_data")


_UNDECIDED = dict.fromkeys(("C1", "P0", "Z1"), "not_a_measurement")
# Claims with a deciding test for which no target is set here: in the planted street, and where nothing is wrong.
_HALF_KNOWN: Mapping[str, tuple[Verdict, Verdict]] = {
    **dict.fromkeys(("M4", "M7", "M12", "R3a3"), ("partly_supported", "partly_supported")),
    "P1a": ("partly_supported", "insufficient_data"),  # few matters begun by residents or the committee
    "R1a": ("insufficient_data", "partly_supported"),
    "R1b": ("insufficient_data", "partly_supported"),
}
_PLANTED = Truths(
    verdicts={
        **{claim: planted for claim, (planted, _) in _HALF_KNOWN.items()},
        "C2": "supported",  # party organisations reach too few
        "M5": "partly_supported",  # supplies good, defiance above its target; beside P2h
        "M10": "supported",  # every household screened
        "M11": "supported",  # residents say they comply; beside P2h
        "M18": "supported",  # micro-services helped those who used them
        "P1d": "supported",  # organisation and work coverage short
        "P1f": "supported",  # registration short, service shorter
        "P2d": "supported",  # facility area from 8 to 55 square metres per 100 households
        "P2e": "not_supported",  # participation above its target
        "P2f": "supported",  # belonging short
        "P2g": "partly_supported",  # they take part, yet do not follow community affairs
        "P2h": "supported",  # defiance frequent
        "P2j": "supported",  # too few are willing
        "P2k": "supported",  # few social organisations, and unevenly
        "P3a": "supported",  # paper and forms
        "P3b": "supported",  # few workers use a platform every week
        "P4a": "partly_supported",  # few aged 35 or less, yet educated
        "P4b": "supported",  # 12 workers per 10,000 against 18
        "P4h": "supported",  # fewer than hoped feel equal to the work
        "R2b1": "not_supported",  # building heads short, and known by few
        "R3b": "not_supported",
    },
    reasons=_UNDECIDED,
    against_target={
        "mob_checkpoint_cover": "meets",
        "mob_screen_cover": "meets",
        "party_org_coverage": "misses",
        "party_work_coverage": "misses",
        "party_dual_report_rate": "misses",
        "party_dual_active_rate": "misses",
        "party_own_initiative_share": "misses",
        "coop_facility_100hh": "misses",
        "coop_participation_rate": "meets",
        "coop_belonging": "misses",
        "coop_defiance_rate": "misses",
        "coop_social_org_n": "misses",
        "coop_head_cover": "misses",
        "coop_head_known": "misses",
        "coop_satisfaction": "meets",
        "info_paper_share": "misses",
        "info_forms_n": "misses",
        "info_tool_rate": "misses",
        "info_reach": "meets",
        "work_per_10k": "misses",
        "work_under35": "misses",
        "work_college": "meets",
        "work_cert": "meets",
        "mob_supply_ok": "meets",
        "mob_compliance_rate": "meets",
        "mob_recognition": "meets",
        "coop_identity": "misses",
        "coop_public_care": "misses",
        "coop_willing_rate": "misses",
        "info_skill": "misses",
        "work_efficacy": "misses",
    },
    apart={
        ("party_org_coverage", "C07"): "lower",
        ("party_dual_active_rate", "C14"): "lower",
        ("party_dual_idle_rate", "C14"): "higher",
        ("party_own_initiative_share", "C11"): "higher",
        ("coop_participation_rate", "C12"): "higher",
        ("coop_belonging", "C19"): "lower",
        ("coop_defiance_rate", "C16"): "higher",
        ("coop_head_cover", "C10"): "lower",
        ("coop_satisfaction", "C05"): "lower",
        ("info_paper_share", "C03"): "lower",
    },
    moved=frozenset({("mob_join_rate", "C12")}),  # those who take part more take part in volunteering more
    wide=("coop_facility_100hh", "coop_social_org_n"),
    not_reported={
        ("dual_service", "C17"): 2025,
        ("tasks", "C09"): 0,
        **{(table, FOUNDED_LATE): YEARS[0] for table in TABLES if table != "units"},
    },
)
_NOTHING_WRONG = Truths(
    verdicts={
        **{claim: "not_supported" for claim in _PLANTED.verdicts if claim[0] in "CP"},
        **{claim: "supported" for claim in _PLANTED.verdicts if claim[0] in "MR"},
        **{claim: other for claim, (_, other) in _HALF_KNOWN.items()},
    },
    reasons=_UNDECIDED,
    against_target=dict.fromkeys(_PLANTED.against_target, "meets"),
)
TRUTHS: Mapping[str, Truths] = {"planted": _PLANTED, "nothing_wrong": _NOTHING_WRONG}
