"""What the report says of the surveys: the reliability of scales, and questions left unanswered."""

import numpy as np
import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.indicators import INDICATORS
from governance_metrics.report.outline.evidence import Evidence
from governance_metrics.report.outline.surveys import survey_quality
from governance_metrics.report.outline.wording import Wording
from governance_metrics.sample import simulate


@pytest.fixture(scope="module")
def release():
    return protect(assess(simulate(seed=1)))


def cells(grid):
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("language", "scale", "item"),
    [("zh", "认同感量表（B2–B5）", "B2"), ("en", "identity scale (B2–B5)", "B2")],
)
def test_scales_and_items_are_worded_from_the_assessment(release, language, scale, item):
    _, _, scales, items = survey_quality(Evidence(release, language))
    row = release.scales.set_index(["scale", "period"]).loc[("identity", "2025")]
    said = next(line for line in cells(scales) if line[0] == scale)
    assert said[4:] == [f"{row['alpha']:.2f}", f"{row['omega']:.2f}"]
    assert said[1:3] == ["4", f"{int(row['n']):,}"]
    asked = release.nonresponse
    asked = asked[asked["period"].eq("2025") & asked["number"].eq(item)].iloc[0]
    line = next(line for line in cells(items) if line[1] == item)
    assert line[3:5] == [f"{int(asked['n_asked']):,}", f"{int(asked['n_missing']):,}"]
    assert len(items.rows) == release.nonresponse["period"].eq("2025").sum()


def test_rows_of_a_matrix_are_told_apart(release):
    items = survey_quality(Evidence(release, "zh"))[3]
    wordings = [line[2] for line in cells(items) if line[1] == "D2"]
    assert wordings[0] == "您对下列各方面满意吗？（便民办事）"
    assert len(set(wordings)) == 6


def test_without_a_survey_nothing_is_said():
    data = simulate(seed=1)
    kept = {name: frame for name, frame in data.tables.items() if not name.endswith("_survey")}
    bare = protect(assess(data.replace(tables=kept, designs={})))
    assert survey_quality(Evidence(bare, "en")) == []


def test_a_gap_between_few_areas_carries_the_unit_of_what_it_is_taken_of():
    words, card = Wording("en"), INDICATORS["coop_social_org_gap"]
    assert words.value(card, 3.5, "percentile_ratio(areas=21)") == "3.50 times"
    assert words.value(card, 3.5, "highest_less_lowest(areas=6)") == "3.50 organisations per community"
    assert words.value(INDICATORS["coop_social_org_growth"], 0.25) == "25.0%"
    assert words.value(INDICATORS["rec_opinion_date"], 20089.0) == "1 January 2025"
    assert words.value(INDICATORS["rec_opinion_date"], np.nan) == "—"
