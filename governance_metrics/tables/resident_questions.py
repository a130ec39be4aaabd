"""The residents' questionnaire: 33 items, A1 to G1, in our own wording."""

from governance_metrics.tables.resident_background import BACKGROUND
from governance_metrics.tables.resident_participation import PARTICIPATION
from governance_metrics.tables.resident_services import SERVICES

RESIDENT_QUESTIONS = (*BACKGROUND, *PARTICIPATION, *SERVICES)
