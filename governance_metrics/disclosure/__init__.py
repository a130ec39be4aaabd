"""What may be shown: one release, protected and audited as a whole."""

from governance_metrics.disclosure.hiding import HIDDEN_COMPARISON
from governance_metrics.disclosure.release import HIDDEN_NUMBERS, Profile, Release, protect

__all__ = ["HIDDEN_COMPARISON", "HIDDEN_NUMBERS", "Profile", "Release", "protect"]
