"""What may be shown: one release, protected and audited as a whole."""

from governance_metrics.disclosure.earlier import Beside
from governance_metrics.disclosure.hiding import HIDDEN_COMPARISON
from governance_metrics.disclosure.register import Printed, before, register_from, register_text
from governance_metrics.disclosure.release import HIDDEN_NUMBERS, Profile, Release, protect, protect_beside

__all__ = [
    "HIDDEN_COMPARISON",
    "HIDDEN_NUMBERS",
    "Beside",
    "Printed",
    "Profile",
    "Release",
    "before",
    "protect",
    "protect_beside",
    "register_from",
    "register_text",
]
