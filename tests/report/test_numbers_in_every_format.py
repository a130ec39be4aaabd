"""Every number of an estimate, read back from all formats in both languages, is the released one, everywhere alike."""

import math
import re
from collections import defaultdict

import pytest

from governance_metrics.report.blocks import Report
from governance_metrics.report.outline import community_sheets
from governance_metrics.report.writing import FORMATS, write_report
from governance_metrics.text import LANGUAGES
from tests.report.files_read_back import READERS, Table
from tests.report.numbers_read_back import NUMBER, Truth, day_of, first_number, in_tables, in_texts, rounded, squeezed

# How many numbers at least are read and compared: estimates, limits, parts, records and targets.
LEAST = {"docx": 1250, "pptx": 580, "xlsx": 20_000, "pdf": 1450, "html": 18_000}
CHARTS = {"pptx": 5, "xlsx": 19}
VERDICTS = ("supported", "partly_supported", "not_supported", "insufficient_data")
BOTH = [(suffix, language) for suffix in FORMATS for language in LANGUAGES]


@pytest.fixture(scope="module")
def truth(shown):
    return Truth(shown)


@pytest.fixture(scope="module")
def read(reports, tmp_path_factory):
    """Every format in both languages, read back."""
    folder, found = tmp_path_factory.mktemp("numbers"), {}
    for language in LANGUAGES:
        for suffix in FORMATS:
            path = folder / f"{language}.{suffix}"
            if suffix != "html" or language == LANGUAGES[0]:  # one page holds both
                write_report(reports[language], path)
            where = path if suffix != "html" else folder / f"{LANGUAGES[0]}.html"
            found[suffix, language] = READERS[suffix](where, language)
    return found


@pytest.fixture(scope="module")
def seen(read, truth):
    """Every number of an estimate in each file: indicator and area, column, as printed."""
    return {
        (suffix, language): [*in_tables(truth, file.tables, language), *in_texts(truth, file.texts, language)]
        for (suffix, language), file in read.items()
    }


@pytest.mark.parametrize(("suffix", "language"), BOTH)
def test_every_number_read_back_is_the_released_one(seen, truth, suffix, language):
    found = seen[suffix, language]
    wrong = [(key, column, said) for key, column, said in found if said != truth.printed(key, column)]
    assert wrong == []
    assert sum(said != "" for _, _, said in found) >= LEAST[suffix]
    valued = {key for key, column, said in found if column == "estimate" and said}
    if suffix in ("xlsx", "html"):
        assert valued == truth.known()
    elif suffix in ("docx", "pdf"):
        assert {key for key in truth.known() if key[1] == "all"} <= valued


def test_a_number_is_printed_alike_wherever_it_stands(seen):
    printed, places = defaultdict(set), defaultdict(set)
    for place, found in seen.items():
        for key, column, said in found:
            printed[key, column].add(said)
            places[key, column].add(place)
    assert {name: said for name, said in printed.items() if len(said) > 1} == {}
    assert sum(len(where) >= 8 for where in places.values()) > 500  # four formats in both languages
    assert sum(len(where) == len(BOTH) for where in places.values()) > 50


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", CHARTS)
def test_charts_hold_the_released_values_in_their_caches_and_behind(read, truth, suffix, language):
    titles, by_area = truth.titled(language), 0
    for chart in read[suffix, language].charts:
        first = next(iter(chart.series))
        assert all(chart.behind[name] == values for name, values in chart.series.items() if chart.behind)
        if first not in titles:
            counted = [int(sum(values.values())) for values in chart.series.values()]
            kinds = {code: claim.kind for code, claim in truth.release.claim_records.items()}
            verdicts = truth.release.claims["verdict"][truth.release.claims["claim"].map(kinds).ne("framing")]
            assert counted == [verdicts.eq(code).sum() for code in VERDICTS]
            continue
        code, by_area = titles[first], by_area + 1
        rows = {name: truth.rows[code, area] for name, area in truth.areas.items() if (code, area) in truth.known()}
        assert chart.series[first] == {name: row["estimate"] for name, row in rows.items()}
        for name, values in list(chart.series.items())[1:]:
            column = "estimate" if name.startswith(("总体", "overall")) else "target"
            assert set(values.values()) == {truth.rows[code, "all"][column]}
            assert len(values) == len(rows)
        for side, column in (("plus", "conf_high"), ("minus", "conf_low")):
            reach = {n: abs(r[column] - r["estimate"]) for n, r in rows.items() if math.isfinite(r[column])}
            assert chart.bars[side] == pytest.approx(reach if suffix == "pptx" else {})  # a workbook has them in cells
    assert by_area == CHARTS[suffix]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", ["docx", "pdf", "html"])
def test_every_number_on_page_one_comes_from_the_release(read, truth, suffix, language):
    found = 0
    for said in read[suffix, language].page_one:
        said, of_indicators = plain(truth, said, language)
        allowed = of_indicators if suffix != "pdf" else of_indicators | of_the_whole(truth)
        numbers = re.findall(NUMBER, said)
        assert set(numbers) <= (allowed or of_the_whole(truth)), said
        found += len(numbers)
    assert found >= 60


def plain(truth, said, language):
    """Return the words without those that are no finding, and the numbers of the indicators they name.

    Not counted as numbers: names of areas, indicators and units, the words of the paper, the number of a table or of a
    point of the list, the year, and the level of the intervals.
    """
    said, numbers = squeezed(said), set()
    for claim in truth.release.claim_records.values():
        said = said.replace(squeezed(claim.statement.say(language)), "")
    for name in truth.areas:
        said = said.replace(squeezed(name), "")
    for title, code in sorted(truth.titled(language).items(), key=lambda pair: -len(pair[0])):
        if squeezed(title) in said:
            said = said.replace(squeezed(title), "…")
            numbers |= of_indicator(truth, code)
    for unit in sorted({squeezed(c.unit.say(language)) for c in truth.cards.values() if c.unit}, key=len, reverse=True):
        said = said.replace(unit, "") if re.search(r"\d", unit) else said
    said = re.sub(r"(?:表|Table)\d+[　.]?", "", said)
    said = re.sub(r"^[1-3]\.|(?<=[。.])[1-3]\.(?=\D)", "", said)
    said = re.sub(rf"\b{truth.release.settings.period}\b|(?<=\D){truth.release.settings.period}(?=\D)", "", said)
    said = re.sub(r"95%(?=抽样|sampling)", "", said)
    return said, numbers


def of_indicator(truth, code):
    key, problems = (code, "all"), truth.release.problems
    columns = ("estimate", "conf_low", "conf_high", "numerator", "denominator", "n", "target")
    mine = problems[problems["indicator"].eq(code)]
    gaps = {f"{math.ceil(gap - 1e-9):,}" for gap in mine["gap"] if math.isfinite(gap)}
    return {truth.printed(key, column) for column in columns} | gaps | {str(len(areas)) for areas in mine["areas"]}


def of_the_whole(truth):
    """Return how many areas, statements by verdict, answers, rows read and comparisons there are."""
    release, now = truth.release, [row for (_, area), row in truth.rows.items() if area == "all"]
    asked = {rounded(row["n"] + row["n_missing"], 0) for row in now if row["interval"] == "sampling"}
    rest = release.comparisons
    rest = rest[rest["reference_kind"].eq("rest") & rest["period"].eq(release.settings.period)]
    rest = rest[rest["p_value"].notna()]
    apart = rest["verdict"].isin(["higher", "lower"]).sum()
    counts = [*release.claims["verdict"].value_counts(), len(release.claims), len(truth.areas)]
    counts += [rest["indicator"].nunique(), apart, int(release.sources["rows_read"].astype(float).sum())]
    for table in sorted({table for card in truth.cards.values() for table in card.needs}):
        sent = release.submissions
        sent = sent[sent["table"].eq(table) & sent["period"].eq(release.settings.period) & sent["area"].ne("")]
        counts.append(len(set(truth.areas.values()) - set(sent["area"])))  # areas that did not report it
    return asked | {rounded(count, 0) for count in counts}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_a_community_prints_the_same_numbers(shown, truth, seen, tmp_path, language):
    path = tmp_path / "communities.docx"
    write_report(Report({language: community_sheets(shown, language)}, language), path)
    titles, found = truth.titled(language), 0
    report = {(key, column): said for key, column, said in seen["xlsx", language]}
    tables = iter(READERS["docx"](path, language).tables)
    for area in truth.areas.values():
        for title, here, limits, target, whole, _ in next(tables).rows:
            key, overall = (titles[title], area), (titles[title], "all")
            low, high = map(day_of, limits.split("–")) if "–" in limits else ("", "")
            said = {"estimate": first_number(here), "conf_low": low, "conf_high": high}
            if first_number(target):
                said["target"] = first_number(target)
            assert said == {column: truth.printed(key, column) for column in said}
            assert first_number(whole) == truth.printed(overall, "estimate") == report[overall, "estimate"]
            assert said["estimate"] == report[key, "estimate"]
            found += sum(number != "" for number in said.values()) + 1
        for title, value, *_ in next(tables).rows:
            here, target = re.split("[；;]", value)
            assert first_number(here) == truth.printed((titles[title], area), "estimate")
            assert re.findall(NUMBER, target) == [truth.printed((titles[title], "all"), "target")]
            found += 2
    assert next(tables, None) is None
    assert found > 1200


def test_a_wrong_number_would_be_seen(truth):
    title = next(t for t, code in truth.titled("en").items() if code == "party_dual_report_rate")
    right = truth.printed(("party_dual_report_rate", "all"), "estimate")
    name, area = next(iter(truth.areas.items()))
    said = [f"{title}: 12.3% (1 of 2), chance band 3.0%–4.0%, target ≥5.0% (missed)"]
    table = Table("", ["Area", "Indicator", "Value"], [[name, title, "12.3%"]])
    found = [*in_texts(truth, said, "en"), *in_tables(truth, [table], "en")]
    columns = ["estimate", "numerator", "denominator", "conf_low", "conf_high", "target"]
    numbers = ["12.3%", "1", "2", "3.0%", "4.0%", "5.0%"]
    whole = [(("party_dual_report_rate", "all"), *pair) for pair in zip(columns, numbers, strict=True)]
    assert found == [*whole, (("party_dual_report_rate", area), "estimate", "12.3%")]
    assert right != "12.3%"
