"""The words of the report: both languages alike, nothing raw, nothing hidden, no number of its own."""

import re

import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.report.blocks import Bullets, Figure, Grid, Heading, Paragraph
from governance_metrics.report.fonts import missing_characters
from governance_metrics.report.outline import outline
from governance_metrics.report.outline.evidence import HIDDEN_MARK, Evidence
from governance_metrics.report.outline.wording import Wording
from governance_metrics.sample import simulate

RAW = re.compile(r"\b[a-z]+_[a-z_0-9]+\b|\bnan\b|\bNone\b|\{|\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def found():
    return assess(simulate(seed=1))


@pytest.fixture(scope="module")
def release(found):
    return protect(found)


@pytest.fixture(scope="module")
def documents(release):
    return {language: outline(release, language) for language in ("zh", "en")}


def words(document):
    """Every text of a document, headings to cells."""
    yield from (document.title, document.subtitle)
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Bullets():
                yield from block.items
            case Figure():
                yield from (block.caption, block.alt)
            case Grid():
                yield from (block.caption, block.note, *(column.title for column in block.columns))
                yield from (cell.text for row in block.rows for cell in row)


def by_community(document):
    """The long table of values by community."""
    return max((b for b in document.blocks if isinstance(b, Grid)), key=lambda grid: len(grid.rows))


def test_both_languages_have_the_same_blocks_in_the_same_order(documents):
    shapes = [
        [(type(block).__name__, len(block.rows) if isinstance(block, Grid) else 0) for block in document.blocks]
        for document in documents.values()
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_code_placeholder_or_missing_value_reaches_a_reader(documents, language):
    assert [text for text in words(documents[language]) if RAW.search(text)] == []


def test_english_text_is_english_but_for_the_names_of_communities(documents, release):
    names = sorted(set(release.areas["name"]), key=len, reverse=True)
    left = [re.sub("|".join(names), "", text) for text in words(documents["en"])]
    assert [text for text in left if CHINESE.search(text)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_character_can_be_shown_without_a_system_font(documents, language):
    assert missing_characters("".join(words(documents[language]))) == ""


def test_numbers_are_alike_in_both_languages(documents):
    grids = [[by_community(document)] for document in documents.values()]
    numbers = [
        [re.findall(r"\d[\d,.]*%?", cell.text) for grid in held for row in grid.rows for cell in row[3:5]]
        for held in grids
    ]
    assert numbers[0] == numbers[1]
    assert len(numbers[0]) > 1000


def test_every_claim_is_in_the_report_once_in_its_part(documents, release):
    codes = [row[0].text for block in documents["zh"].blocks if isinstance(block, Grid) for row in block.rows]
    missing = [code for code in release.claim_records if codes.count(code) != 1]
    assert missing == []


def test_a_hidden_value_stands_nowhere(found, documents, release):
    hidden = release.estimates[release.estimates["reason"].isin(["hidden", "staff_below_street"])]
    now = hidden[hidden["period"].eq(release.settings.period) & hidden["level"].eq("community_id")]
    assert len(now) > 0
    titles = {code: card.title.en for code, card in release.indicators.items()}
    names = dict(zip(release.areas["area"], release.areas["name"], strict=True))
    long = by_community(documents["en"])
    shown = {(row[0].text, row[1].text): [cell.text for cell in row[2:]] for row in long.rows}
    for row in now.itertuples():
        assert shown[titles[row.indicator], names[row.area]] == [HIDDEN_MARK, "—", "—", "—", "—"]


def test_a_value_in_a_sentence_is_the_estimate(release):
    evidence = Evidence(release, "en")
    row = evidence.whole("coop_head_cover")
    line = evidence.line("coop_head_cover")
    assert f"{row['numerator']:,.0f} of {row['denominator']:,.0f}" in line
    assert Wording("en").percent(row["estimate"]) in line


def test_the_internal_profile_is_marked_and_shows_everything(found):
    internal = outline(protect(found, profile="internal"), "zh")
    assert internal.mark
    assert HIDDEN_MARK not in {
        cell.text for b in internal.blocks if isinstance(b, Grid) for row in b.rows for cell in row
    }


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.125, "12.5%"), (0.0005, "0.1%"), (1.0, "100%"), (0.0, "0%"), (0.99999, "100.0%"), (float("nan"), "—")],
)
def test_shares_are_rounded_half_up_once(value, said):
    assert Wording("en").percent(value) == said


@pytest.mark.parametrize(("gap", "said"), [(2.1, "3"), (3.0, "3"), (3.0000000001, "3"), (1234.5, "1,235")])
def test_a_shortage_is_rounded_up(gap, said):
    assert Wording("en").shortage(gap) == said
