"""Exports of survey platforms to the canonical surveys: 问卷星 by text and by number, KoboToolbox and ODK."""

from governance_metrics.intake.platforms.survey_sheet import exported_survey, platform_of, survey_sheet

__all__ = ["exported_survey", "platform_of", "survey_sheet"]
