"""A community where four people stand behind the numbers: nothing hidden of it reaches any file in any form."""

from dataclasses import replace

import numpy as np
import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.disclosure.release import HIDDEN_NUMBERS
from governance_metrics.report.outline import community_sheets, outline
from governance_metrics.report.outline.wording import Wording
from governance_metrics.report.writing import FORMATS, write
from governance_metrics.sample import simulate
from tests.report.packet_files import texts_of

pytestmark = pytest.mark.slow
LANGUAGES = ("zh", "en")
SMALL, PEOPLE, PERIOD = "C21", 4, "2025"
KINDS = (*((suffix, "report") for suffix in FORMATS), ("docx", "communities"), ("pdf", "communities"))


@pytest.fixture(scope="module")
def found():
    """The sample with four members due, three of them registered, and answers from four homes in one community."""
    data = simulate(seed=1)
    tables = dict(data.tables)
    for name, day, of_each in (("dual_due", "as_of", "member_key"), ("residents_survey", "survey_date", "psu")):
        rows = tables[name]
        here = rows["community_id"].eq(SMALL) & rows[day].dt.year.eq(int(PERIOD))
        first = rows[here].drop_duplicates(of_each).index[:PEOPLE]
        tables[name] = rows[~here | rows.index.isin(first)].reset_index(drop=True)
    due = tables["dual_due"]
    last = due.loc[due["community_id"].eq(SMALL) & due["as_of"].dt.year.eq(int(PERIOD)), "member_key"].iloc[-1]
    registered = tables["dual_registered"]
    tables["dual_registered"] = registered[registered["member_key"].ne(last)].reset_index(drop=True)
    return assess(replace(data, tables=tables))


@pytest.fixture(scope="module")
def releases(found):
    return {profile: protect(found, profile=profile) for profile in ("handout", "internal")}


def of_few(found, releases):
    """Which estimates are those of the small community that the release hides because of the few people."""
    rows, shown = found.estimates, releases["handout"].estimates
    here = rows["area"].eq(SMALL) & rows["period"].eq(found.settings.period) & rows["group"].eq("")
    people = rows["n"].where(rows["interval"].eq("sampling"), rows["denominator"])
    return here & people.between(1, PEOPLE) & shown["reason"].eq("hidden")


def tokens(found, rows, language):
    """How estimates are written beside their area, and their limits and distances, in words and with six digits."""
    words, said = Wording(language), set()
    names = dict(zip(found.areas["area"], found.areas["name"], strict=True))
    for row in rows.itertuples():
        if np.isfinite(row.conf_low) and np.isfinite(row.conf_high):
            said.add(words.limits(found.indicators[row.indicator], row.conf_low, row.conf_high))
        ends = (row.conf_low, row.conf_high)
        for number in (row.estimate, *ends, *(abs(end - row.estimate) for end in ends)):
            if len(repr(number)) > 9:
                said.add(repr(number)[:8])
        if row.area in names and np.isfinite(row.estimate):
            value = words.bare(found.indicators[row.indicator], row.estimate)
            said |= {f"{value}({names[row.area]})", f"{value}（{names[row.area]}）"}
    return said


def test_the_release_hides_each_number_about_the_four(found, releases):
    few = of_few(found, releases)
    assert {"party_dual_report_rate", "coop_belonging"} <= set(found.estimates.loc[few, "indicator"])
    assert few.sum() > 15
    assert releases["handout"].estimates.loc[few, list(HIDDEN_NUMBERS)].isna().all(axis=None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("suffix", "content"), KINDS)
def test_no_hidden_value_is_in_a_file_and_the_search_finds_them_in_the_internal_one(
    found, releases, tmp_path, suffix, content, language
):
    few = of_few(found, releases)
    wanted = tokens(found, found.estimates[few], language)
    elsewhere = tokens(found, releases["handout"].estimates, language)
    wanted -= elsewhere
    assert len(wanted) > 40
    seen = {}
    for profile, release in releases.items():
        path = write(release, tmp_path / f"{profile}.{suffix}", language=language, content=content)
        texts = ["".join(text.split()) for text in texts_of(path.read_bytes(), path.name)]
        seen[profile] = {token for token in wanted if any("".join(token.split()) in text for text in texts)}
    assert seen["handout"] == set()
    assert seen["internal"]


def otherwise(found, releases):
    """The same assessment, had the few answered otherwise: every number that the release hides of them is another."""
    few = of_few(found, releases)
    estimates, comparisons = found.estimates.copy(), found.comparisons.copy()
    for column in ("estimate", "std_error", "conf_low", "conf_high", "deff", "rest_difference", "rest_std_error"):
        estimates.loc[few, column] = estimates.loc[few, column] * 0.5 + 0.1
    there = comparisons["area"].eq(SMALL) & comparisons["indicator"].isin(estimates.loc[few, "indicator"])
    there &= comparisons["period"].eq(found.settings.period) & comparisons["group"].eq("")
    for column in ("estimate", "difference", "std_error", "conf_low", "conf_high", "p_value"):
        comparisons.loc[there, column] = comparisons.loc[there, column] * 0.5 + 0.1
    for column in ("numerator", "n_numerator"):
        estimates.loc[few, column] = (estimates.loc[few, column] - 1).abs()
    return replace(found, estimates=estimates, comparisons=comparisons)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("worded", [outline, community_sheets])
def test_had_the_four_answered_otherwise_no_word_number_or_picture_would_differ(found, releases, worded, language):
    other = otherwise(found, releases)
    for profile, equal in (("handout", True), ("internal", False)):
        one, two = (worded(release, language) for release in (releases[profile], protect(other, profile=profile)))
        assert (one.blocks == two.blocks) is equal
        parts = ("slides", "sheets", "explorer") if worded is outline else ()
        for part in (*parts, "record"):  # as words, because a blank number equals none
            assert (repr(getattr(one, part)) == repr(getattr(two, part))) is equal, part
