"""The slides, read back: findings as titles, charts with their numbers, notes, and nothing past the edge."""

import io
import itertools
import math
import re
import zipfile
from importlib.metadata import version

import openpyxl
import pptx
import pytest
from pptx.chart.data import CategoryChartData

from governance_metrics.report.blocks import Bullets, Chart, Document, Grid, Paragraph, Report, Slide
from governance_metrics.report.formats import to_pptx
from governance_metrics.report.formats.pptx_workbook import workbook_behind
from governance_metrics.report.formats.text_width import text_width
from tests.report.element_order import CHART, misplaced, misplaced_in_workbook

LANGUAGES = ("zh", "en")


@pytest.fixture(scope="module")
def decks(reports, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pptx")
    for language, report in reports.items():
        to_pptx.write(report, folder / f"{language}.pptx")
    return {language: pptx.Presentation(folder / f"{language}.pptx") for language in reports}


def charts_of(deck):
    return [shape for page in deck.slides for shape in page.shapes if shape.has_chart]


def wanted(report):
    return [block for slide in report.document.slides for block in slide.body if isinstance(block, Chart)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_to_fourteen_slides_each_with_its_finding_as_title(decks, reports, language):
    deck, slides = decks[language], reports[language].document.slides
    assert 10 <= len(deck.slides) <= 14
    titles = [page.shapes.title.text for page in deck.slides]
    assert titles == [reports[language].document.title, *(slide.title for slide in slides)]
    findings = [title for title in titles[1:-1] if re.search(r"\d", title)]
    assert len(findings) >= len(titles) - 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_hold_the_values_of_the_report_on_the_slide_and_in_the_workbook_behind(decks, reports, language):
    drawn, meant = charts_of(decks[language]), wanted(reports[language])
    assert len(drawn) == len(meant) > 4
    for shape, chart in zip(drawn, meant, strict=True):
        plots = [series for plot in shape.chart.plots for series in plot.series]
        order = -1 if chart.kind == "stacked" else 1
        values = [list(values[::order]) for values in chart.series.values()]
        lines = [[value] * len(chart.categories) for value in chart.lines.values()]
        assert [list(series.values) for series in plots] == [*values, *lines]
        assert list(shape.chart.plots[0].categories) == list(chart.categories[::order])
        book = openpyxl.load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
        behind = [cell.value for cell in book.active["B"][1:]]
        assert behind == pytest.approx(values[0])


def test_limits_are_drawn_as_far_as_there_are_any(decks, reports):
    for shape, chart in zip(charts_of(decks["zh"]), wanted(reports["zh"]), strict=True):
        bars = shape.chart._chartSpace.findall(".//{*}errBars")
        assert len(bars) == any(map(math.isfinite, chart.high))
        if bars:
            sides = {
                side: [float(v.text) for v in bars[0].findall(f"{{*}}{side}//{{*}}pt/{{*}}v")]
                for side in ("plus", "minus")
            }
            (values,) = chart.series.values()
            pairs = (("plus", chart.high), ("minus", chart.low))
            for side, limits in pairs:
                known = [abs(a - b) for a, b in zip(limits, values, strict=True) if math.isfinite(a)]
                assert sides[side] == pytest.approx(known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_children_of_charts_stand_in_the_order_of_the_schema(decks, language):
    found = [misplaced(shape.chart._chartSpace, CHART) for shape in charts_of(decks[language])]
    assert [wrong for wrong, _ in found if wrong] == []
    assert sum(looked_at for _, looked_at in found) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_children_of_the_workbooks_behind_charts_stand_in_the_order_of_the_schema(decks, language):
    for shape in charts_of(decks[language]):
        packed = zipfile.ZipFile(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
        wrong, looked_at = misplaced_in_workbook(packed)
        assert wrong == {}
        assert {r"xl/workbook\.xml", r"xl/worksheets/sheet\d+\.xml", r"xl/styles\.xml"} <= set(looked_at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_reaches_past_the_edge_of_a_slide(decks, language):
    deck = decks[language]
    for page in deck.slides:
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top + height <= deck.slide_height


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_lies_over_another_thing_and_every_title_has_room(decks, language):
    for page in decks[language].slides:
        boxes = [
            (s.top, s.top + (sum(row.height for row in s.table.rows) if s.has_table else s.height), s.left, s.width)
            for s in page.shapes
        ]
        for one, two in itertools.combinations(boxes, 2):
            beside = one[2] + one[3] <= two[2] or two[2] + two[3] <= one[2]
            assert beside or one[1] <= two[0] or two[1] <= one[0]
        title = page.shapes.title
        size = title.text_frame.paragraphs[0].font.size
        across = (title.width - 2 * title.text_frame.margin_left) / size
        lines = math.ceil(1.15 * text_width(title.text_frame.text) / across)
        assert lines * 1.2 * size <= title.height
        assert size >= 24 * 12700


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_axis_of_a_chart_holds_every_value_limit_and_reference(decks, reports, language):
    for shape, chart in zip(charts_of(decks[language]), wanted(reports[language]), strict=True):
        if chart.kind == "interval":
            axis = shape.chart.value_axis
            drawn = [*chart.low, *chart.high, *chart.lines.values(), *next(iter(chart.series.values()))]
            drawn = [number for number in drawn if math.isfinite(number)]
            assert axis.minimum_scale == min(0, axis.minimum_scale) <= min(drawn)
            assert max(drawn) <= axis.maximum_scale <= 2 * max(drawn)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_slide_says_what_the_others_were_made_from(decks, shown, language):
    *_, page = decks[language].slides
    (table,) = [shape.table for shape in page.shapes if shape.has_table]
    said = " ".join(cell.text for row in table.rows for cell in row.cells)
    read = int(shown.sources["rows_read"].astype(float).sum())
    for part in (f"{read:,}", version("governance-metrics"), shown.settings.period):
        assert part in said
    notes = page.notes_slide.notes_text_frame.text.splitlines()
    for row in shown.sources.itertuples():
        assert any((row.file or row.table) in line and (row.sha256 or "") in line for line in notes)
    held = shown.comparisons
    held = held[held["reference_kind"].eq("target") & held["period"].eq(shown.settings.period) & held["target"].ne("")]
    titles = {shown.indicators[code].title.say(language) for code in held["indicator"]}
    assert [title for title in titles if not any(title in line and "20" in line for line in notes)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_and_lists_say_what_the_report_says(decks, reports, language):
    pages = list(decks[language].slides)[1:]
    for page, slide in zip(pages, reports[language].document.slides, strict=True):
        said = "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        tables = [shape.table for shape in page.shapes if shape.has_table]
        for block in slide.body:
            if isinstance(block, Grid):
                cells = [[cell.text for cell in row.cells] for row in tables[0].rows]
                assert cells[1:] == [[cell.text for cell in row] for row in block.rows]
                assert len(block.rows) <= 10
            if isinstance(block, Bullets):
                assert [item for item in block.items if item not in said] == []
        assert page.has_notes_slide == bool(slide.notes)
        assert not slide.notes or page.notes_slide.notes_text_frame.text == slide.notes


def test_charts_and_tables_are_described_in_words(decks):
    for page in decks["zh"].slides:
        for shape in page.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_the_internal_mark_is_on_every_slide_after_the_first(tmp_path):
    words = {"above": "a", "below": "b"}
    slides = (Slide("甲", (Paragraph("…"),)), Slide("乙", (Bullets(("一",)),)))
    document = Document("zh", "报告", "2025", "内部资料 注意保存", (), (), words, slides)
    to_pptx.write(Report({"zh": document}, "zh"), tmp_path / "a.pptx")
    for page in pptx.Presentation(tmp_path / "a.pptx").slides:
        assert any("内部资料 注意保存" in s.text_frame.text for s in page.shapes if s.has_text_frame)


def test_two_writes_give_the_same_bytes_and_say_nobodys_name(reports, tmp_path):
    for number in range(2):
        to_pptx.write(reports["en"], tmp_path / f"{number}.pptx")
    first, second = ((tmp_path / f"{number}.pptx").read_bytes() for number in range(2))
    assert first == second
    core = pptx.Presentation(tmp_path / "0.pptx").core_properties
    assert core.author == core.last_modified_by == "governance-metrics"


def test_nothing_active_or_outside_is_referred_to(reports, tmp_path):
    to_pptx.write(reports["zh"], tmp_path / "a.pptx")
    with zipfile.ZipFile(tmp_path / "a.pptx") as archive:
        names = archive.namelist()
        rels = "".join(archive.read(name).decode() for name in names if name.endswith(".rels"))
    assert not [name for name in names if re.search(r"vba|activeX|oleObject", name)]
    assert 'TargetMode="External"' not in rels


def test_names_in_the_workbook_behind_a_chart_are_text_whatever_they_look_like():
    data = CategoryChartData()
    data.categories = ["=1+1", "{=1+1}", "http://example.org", "+1"]
    data.add_series("=2+2", [0.5, None, 0.25, 1.0])
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_behind(data))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "=2+2"], ["=1+1", 0.5], ["{=1+1}", None], ["http://example.org", 0.25], ["+1", 1.0]
    ]  # fmt: skip
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
