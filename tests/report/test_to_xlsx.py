"""The workbook, read back: numbers are numbers and show as worded, text is never run, it prints well."""

import io
import math
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
import pytest
from lxml import etree

from governance_metrics.report.blocks import Cell, Document, Grid, Report, Sheet, TableColumn
from governance_metrics.report.formats import to_xlsx
from governance_metrics.report.formats.text_width import text_width
from governance_metrics.report.formats.to_xlsx import HEAD
from governance_metrics.report.outline.evidence import HIDDEN_MARK
from tests.report.element_order import PARTS_OF_A_WORKBOOK, misplaced, misplaced_in_workbook

LANGUAGES = ("zh", "en")
WORDS = {
    "contents": "目录", "sheet": "工作表", "about": "内容", "provenance": "来源", "low": "下限", "high": "上限",
    "above": "至上限", "below": "至下限",
}  # fmt: skip
NASTY = ("=1+1", "+2", "-3", "@SUM(A1)", "＝1", "http://example.org", "12", "<script>", "{=1}", "\ttab")


@pytest.fixture(scope="module")
def books(reports, tmp_path_factory):
    folder = tmp_path_factory.mktemp("xlsx")
    for language, report in reports.items():
        to_xlsx.write(report, folder / f"{language}.xlsx")
    return {language: openpyxl.load_workbook(folder / f"{language}.xlsx") for language in reports}


@pytest.fixture(scope="module")
def raw(reports, tmp_path_factory):
    path = tmp_path_factory.mktemp("raw") / "zh.xlsx"
    to_xlsx.write(reports["zh"], path)
    return zipfile.ZipFile(path)


def widths_of(page):
    """How wide the columns are; neighbours of one width are kept as one."""
    held = sorted(page.column_dimensions.values(), key=lambda one: one.min)
    return [one.width for one in held for _ in range(one.min, one.max + 1)]


def as_shown(value, pattern):
    """What a program shows of a number under a format, worked out here from the format alone."""
    mark, rest = re.fullmatch(r'(?:"([^"]*)")?(.*)', pattern).groups()
    percent = rest.endswith("%")
    decimals = len(rest.rstrip("%").partition(".")[2])
    exact = Decimal(f"{value:.12g}") * (100 if percent else 1)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return (mark or "") + (f"{rounded:,.{decimals}f}" if "#" in rest else f"{rounded:.{decimals}f}") + "%" * percent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_is_a_number_and_shows_as_the_report_words_it(books, reports, language):
    compared = 0
    for sheet in reports[language].document.sheets:
        rows = sheet.grid.rows if sheet.grid else ()
        for row, cells in enumerate(rows, start=HEAD + 2):
            for column, cell in enumerate(cells, start=1):
                found = books[language][sheet.name].cell(row, column)
                if cell.number is None:
                    assert (found.value or "") == cell.text
                    assert found.data_type == "s" or not cell.text
                elif found.data_type == "d":
                    day = found.value
                    assert cell.text in (f"{day.year}年{day.month}月{day.day}日", f"{day.day} {day:%B} {day.year}")
                else:
                    assert found.data_type == "n"
                    assert as_shown(found.value, found.number_format) == cell.text
                    compared += 1
    assert compared > 2000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_in_the_contents_and_the_links_lead_there(books, reports, language):
    book = books[language]
    document = reports[language].document
    listed = [sheet.name for sheet in document.sheets]
    assert book.sheetnames == [document.words["contents"], *listed, document.words["provenance"]]
    cells = [row[0] for row in book.worksheets[0].iter_rows() if row[0].hyperlink]
    links = [cell.hyperlink.location.split("!")[0].strip("'") for cell in cells]
    assert links == book.sheetnames[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_is_kept_as_text(books, language):
    for page in books[language].worksheets[1:-1]:
        cells = (cell for row in page.iter_rows(min_row=HEAD + 2) for cell in row if cell.data_type == "s")
        assert [c.coordinate for c in cells if re.fullmatch(r"-?[\d,]*\.?\d+%?", c.value)] == []


def test_a_text_beside_numbers_keeps_its_distance_and_no_head_is_cut_off(books, reports):
    for sheet in reports["en"].document.sheets:
        page = books["en"][sheet.name]
        for column, head in enumerate(sheet.grid.columns if sheet.grid else (), start=1):
            cell = page.cell(HEAD + 1, column)
            lines = math.ceil(2 * text_width(cell.value) / (widths_of(page)[column - 1] - 1))
            assert lines * 12 < page.row_dimensions[HEAD + 1].height
            assert head.align == "right" or column == 1 or cell.alignment.indent == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_made_the_report_stands_in_one_line_each(books, language):
    page = books[language].worksheets[-1]
    name, value = widths_of(page)
    for row in page.iter_rows(min_row=HEAD + 1, max_col=2, values_only=True):
        assert 2 * text_width(row[0]) < name
        assert 2 * text_width(row[1]) < 2 * value


def test_a_hidden_number_is_nowhere_in_its_row(books, reports):
    hidden = 0
    for sheet in reports["zh"].document.sheets:
        for row, cells in enumerate(sheet.grid.rows if sheet.grid else (), start=HEAD + 2):
            texts = [cell.text for cell in cells]
            if HIDDEN_MARK in texts and len(cells) < 20:  # the map has a value of another area in each column
                hidden += 1
                found = [books["zh"][sheet.name].cell(row, column + 1).data_type for column in range(len(cells))]
                assert "n" not in found
    assert hidden > 50


def test_a_hidden_area_is_in_no_chart(books, reports, shown):
    gone = shown.estimates[shown.estimates["reason"].eq("hidden") & shown.estimates["level"].eq("community_id")]
    gone = gone[gone["period"].eq(shown.settings.period)]
    names = dict(zip(shown.areas["area"], shown.areas["name"], strict=True))
    titles = {code: card.title.zh for code, card in shown.indicators.items()}
    pairs = {(titles[row.indicator], names[row.area]) for row in gone.itertuples()}
    charts = [chart for sheet in reports["zh"].document.sheets for chart in sheet.charts]
    drawn = {(name, category) for chart in charts for name in chart.series for category in chart.categories}
    assert pairs
    assert not pairs & drawn


def test_text_is_never_a_formula_a_link_or_a_number(tmp_path):
    grid = Grid("甲", (TableColumn("=A1"),), tuple((Cell(text),) for text in NASTY), note="=2")
    document = Document("zh", "=1", "", "", (), (("=n", "=v"),), WORDS, sheets=(Sheet("甲", "=t", ("=n",), grid),))
    to_xlsx.write(Report({"zh": document}, "zh"), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in book["甲"]["A"][HEAD + 1 : HEAD + 1 + len(NASTY)]] == list(NASTY)
    assert book["甲"].cell(HEAD + 2, 1).quotePrefix


def test_it_prints_one_page_wide_with_heads_repeated(books, reports):
    for sheet in reports["zh"].document.sheets:
        page = books["zh"][sheet.name]
        wide = sum(widths_of(page)) > 215
        assert page.page_setup.paperSize == (8 if wide and sheet.grid is not None else 9)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.page_setup.fitToWidth in (None, 1)  # left out, it is 1
        assert page.page_setup.fitToHeight == 0
        assert "&[Page]" in page.oddFooter.right.text or "&P" in page.oddFooter.right.text
        if sheet.grid is not None:
            assert page.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
            kept = "C" if sheet.name in ("指标值", "分社区值") else "B"
            assert page.freeze_panes == f"{kept}{HEAD + 2}"
            assert page.auto_filter.ref


def test_charts_are_native_with_limits_lines_and_a_description(raw, reports):
    charts = [chart for sheet in reports["zh"].document.sheets for chart in sheet.charts]
    markup = {name: raw.read(name).decode() for name in raw.namelist() if name.startswith("xl/charts/chart")}
    assert len(markup) == len(charts)
    assert sum("<c:errBars>" in text for text in markup.values()) > 10
    assert sum("<c:lineChart>" in text for text in markup.values()) > 10
    drawing = "".join(raw.read(name).decode() for name in raw.namelist() if name.startswith("xl/drawings/drawing"))
    assert drawing.count("descr=") == len(charts)


def test_a_verdict_is_banded_while_the_cell_says_it(books, reports):
    rules = [rule for page in books["zh"] for held in page.conditional_formatting for rule in held.rules]
    assert {rule.operator for rule in rules} == {"equal"}
    bad = [rule for rule in rules if rule.formula == ['"未达标"']]
    assert bad
    assert all(rule.dxf.font.b for rule in bad)


@pytest.mark.parametrize("language", LANGUAGES)
def test_children_stand_in_the_order_of_the_schema(reports, tmp_path, language):
    to_xlsx.write(reports[language], tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        wrong, looked_at = misplaced_in_workbook(package)
    assert wrong == {}
    assert set(looked_at) == set(PARTS_OF_A_WORKBOOK)
    assert min(looked_at.values()) > 0


@pytest.mark.parametrize(("part", "child"), [("workbook", "sheets"), ("worksheets/sheet2", "sheetData"),
                                              ("styles", "fonts"), ("charts/chart1", "plotArea")])  # fmt: skip
def test_the_check_of_the_order_sees_a_child_moved_to_the_end(raw, part, child):
    name = f"xl/{part}.xml"
    sequences = next(found for pattern, found in PARTS_OF_A_WORKBOOK.items() if re.fullmatch(pattern, name))
    root = etree.fromstring(raw.read(name))
    moved = root.find(f".//{{*}}{child}")
    moved.getparent().append(moved)
    assert len(misplaced(root, sequences)[0]) == 1


def test_nothing_active_is_inside(raw):
    names = raw.namelist()
    assert not [name for name in names if re.search(r"vba|externalLink|oleObject|activeX|queryTable", name)]


def test_two_writes_give_the_same_bytes(reports, tmp_path):
    files = [io.BytesIO() for _ in range(2)]
    for number, file in enumerate(files):
        to_xlsx.write(reports["en"], tmp_path / f"{number}.xlsx")
        file.write((tmp_path / f"{number}.xlsx").read_bytes())
    assert files[0].getvalue() == files[1].getvalue()
