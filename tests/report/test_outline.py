"""The words of the report: both languages alike, nothing raw, nothing hidden, no number of its own."""

import dataclasses
import re

import pandas as pd
import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.intake.fault import Fault, quality_of
from governance_metrics.report.blocks import Bullets, Figure, Grid, Heading, Paragraph
from governance_metrics.report.fonts import missing_characters
from governance_metrics.report.outline import labels, outline
from governance_metrics.report.outline.evidence import HIDDEN_MARK, Evidence
from governance_metrics.report.outline.topics import table_words
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
    yield from explored(document.explorer)


def explored(explorer):
    """Every text of the explorer."""
    yield from (explorer.title, explorer.lead, *(column.title for column in explorer.columns))
    for place in explorer.places:
        yield from (place.title, place.told, *(cell.text for row in place.rows for cell in row))
    for topic in explorer.topics:
        yield from (topic.title, topic.theme, topic.note, *(column.title for column in topic.columns))
        yield from (text for fact in topic.facts for text in fact)
        yield from (cell.text for row in (topic.told, topic.whole, *topic.rows.values()) for cell in row)


def evidence_of(document, name):
    """The cells of one column of the evidence, by indicator and number of the community."""
    return {
        (topic.key, number): row[topic.names.index(name)].text
        for topic in document.explorer.topics
        if name in topic.names
        for number, row in topic.rows.items()
    }


def test_both_languages_have_the_same_blocks_in_the_same_order(documents):
    shapes = [
        [(type(block).__name__, len(block.rows) if isinstance(block, Grid) else 0) for block in document.blocks]
        for document in documents.values()
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_code_placeholder_or_missing_value_reaches_a_reader(documents, language):
    raw = [text for text in words(documents[language]) if RAW.search(text)]
    assert raw == []


def test_english_text_is_english_but_for_the_names_of_communities(documents, release):
    names = sorted(set(release.areas["name"]), key=len, reverse=True)
    left = [re.sub("|".join(names), "", text) for text in words(documents["en"])]
    assert [text for text in left if CHINESE.search(text)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_character_can_be_shown_without_a_system_font(documents, language):
    assert missing_characters("".join(words(documents[language]))) == ""


def test_numbers_are_alike_in_both_languages(documents, release):
    days = {code for code, card in release.indicators.items() if card.measure == "date"}
    for name in ("value", "numerator", "denominator", "limits", "n", "missing", "target"):
        zh, en = (evidence_of(document, name) for document in documents.values())
        assert {key: text for key, text in zh.items() if key[0] not in days} == {
            key: text for key, text in en.items() if key[0] not in days
        }
        assert len(zh) > 500


def test_every_claim_is_in_the_report_once_in_its_part(documents, release):
    judged = [b for b in documents["zh"].blocks if isinstance(b, Grid) and [c.title for c in b.columns][-1] == "依据"]
    codes = [row[0].text for grid in judged for row in grid.rows]
    missing = [code for code in release.claim_records if codes.count(code) != 1]
    assert missing == []


def test_each_measure_stands_once_and_the_lists_lead_to_one_another(documents, release):
    for language in ("zh", "en"):
        grids = [block for block in documents[language].blocks if isinstance(block, Grid)]
        tables = {grid.caption: grid for grid in grids}
        captions = [labels.CAPTIONS[name].say(language) for name in ("measures", "list_problems", "list_tasks")]
        measures, problems, tasks = (tables[caption].rows for caption in captions)
        codes = list(dict.fromkeys(release.recommendations["remedy"]))
        assert sorted(row[0].text for row in measures) == sorted(codes)
        assert [row[0].text for row in tasks if row[0].text != "—"] == [row[0].text for row in measures]
        leads = {(row[0].text, code) for row in problems for code in row[4].text.split(", ")}
        assert leads == {(number, row[0].text) for row in tasks for number in row[2].text.split(", ")}


def test_counts_in_sentences_have_their_thousands_apart(documents, release):
    assert release.hidden >= 1000
    for document in documents.values():
        assert any(f"{release.hidden:,}" in b.text for b in document.blocks if isinstance(b, Paragraph))
        assert [text for text in words(document) if re.search(rf"\b{release.hidden}\b", text)] == []


def test_a_hidden_value_stands_nowhere(documents, release):
    hidden = release.estimates[release.estimates["reason"].isin(["hidden", "staff_below_street"])]
    now = hidden[hidden["period"].eq(release.settings.period) & hidden["level"].eq("community_id")]
    assert len(now) > 0
    explorer = documents["en"].explorer
    topics = {topic.key: topic for topic in explorer.topics}
    numbers = {area: number for number, area in enumerate(release.areas["area"])}
    for row in now.itertuples():
        topic, number = topics[row.indicator], numbers[row.area]
        cells = dict(zip(topic.names, topic.rows.get(number, ()), strict=False))
        if cells:
            assert cells.pop("value").text == HIDDEN_MARK
            assert {cell.text for name, cell in cells.items() if name not in ("community", "reason")} <= {"—"}
        else:
            assert topic.rows == {}
            assert not re.search(r"\d", topic.note)
        assert topic.title not in [line[0].text for line in explorer.places[number].rows]


def test_the_evidence_of_a_community_is_the_estimate_with_its_parts(documents, release):
    code, number = "coop_head_cover", 2
    (row,) = [r for r in Evidence(release, "en").area_rows(code) if r["area"] == release.areas["area"].iloc[number]]
    found = {name: evidence_of(documents["en"], name)[code, number] for name in ("numerator", "denominator", "value")}
    assert found == {
        "numerator": f"{row['numerator']:,.0f}",
        "denominator": f"{row['denominator']:,.0f}",
        "value": Wording("en").percent(row["estimate"]),
    }


def test_a_community_counts_every_indicator_once(documents, release):
    for place in documents["en"].explorer.places:
        meets, uncertain, misses, apart, none = map(int, re.findall(r"\d+", place.told))
        assert meets + uncertain + misses + none <= len(release.indicators)
        assert misses + apart >= len(place.rows) >= max(misses, apart)


def test_an_indicator_says_where_its_rows_came_from(documents, release):
    (topic,) = [topic for topic in documents["en"].explorer.topics if topic.key == "info_paper_share"]
    rows = release.sources[release.sources["table"].eq("tasks")]["rows_read"].astype(int).sum()
    assert f"rows read {rows:,}, used {rows:,}, left out 0" in dict(topic.facts)["Table"]


def test_reasons_for_leaving_rows_out_are_added_up_over_files(release):
    sources = release.sources[release.sources["table"].eq("tasks")].head(1)
    first = sources.assign(rows_read=9, rows_used=4, rows_left_out=5, left_out_by_reason="no_area=2, other=3")
    second = sources.assign(rows_read=8, rows_used=7, rows_left_out=1, left_out_by_reason="other=1")
    evidence = Evidence(dataclasses.replace(release, sources=pd.concat([first, second])), "en")
    assert table_words(evidence, "tasks").endswith("rows read 17, used 11, left out 6: no_area 2 and other 4")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "最要紧的一类有 2 处：应为数字，实为“20余人”。如 名册.xlsx，第 7 行，年龄。请只填数字，或留空。"),
        ("en", 'First of all: (2) expected a number, found "20余人". As in 名册.xlsx, row 7, 年龄. Write digits only'),
    ],
)
def test_page_one_names_the_kind_of_fault_to_mend_first(release, language, said):
    faults = [Fault("not_a_number", "名册.xlsx", "", row, "年龄", "20余人") for row in (7, 9)]
    faults.append(Fault("before_1900", "名册.xlsx", "", None, "日期", parameters={"n": 3}))
    faulty = outline(dataclasses.replace(release, quality=quality_of(faults)), language)
    assert said in [block.text for block in faulty.blocks if isinstance(block, Paragraph)][1]


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
