"""The web page in a real browser, with no network: it runs without a complaint, and its controls do what they say."""

from functools import partial

import pytest

from governance_metrics.report.formats import to_html
from tests.report.example_document import document, report

pytestmark = pytest.mark.slow

WIDE_TABLE = "#zh-table-2"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "诊断报告.html"
    to_html.write(report("zh"), path)
    return path.as_uri()


@pytest.fixture
def opened(visit, address):
    return partial(visit, address)


def column(page, number, table=WIDE_TABLE):
    rows = page.locator(f"figure:has({table}) tbody tr:visible")
    return [row.locator("td").nth(number).inner_text() for row in rows.all()]


def head(page, number):
    return page.locator(f"figure:has({WIDE_TABLE}) thead th").nth(number)


def test_the_page_opens_in_its_language_without_a_word_of_complaint(opened):
    page = opened()
    assert page.title() == document("zh").title
    assert page.locator("main:visible h1").inner_text() == document("zh").title
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_the_switch_changes_every_word_the_title_and_the_language(opened):
    page = opened()
    page.get_by_role("button", name="English").click()
    assert page.title() == document("en").title
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("main:visible h1").inner_text() == document("en").title
    assert page.locator("header .mark:visible").inner_text() == document("en").mark
    assert page.get_by_role("button", name="English").get_attribute("aria-pressed") == "true"
    assert page.get_by_role("button", name="中文").get_attribute("aria-pressed") == "false"
    page.get_by_role("button", name="中文").click()
    assert page.title() == document("zh").title


def test_a_link_into_the_other_language_opens_it_there(opened):
    page = opened("#en-information")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#en-information").is_visible()


def test_contents_lead_to_the_heading_below_the_head_of_the_page(opened):
    page = opened()
    page.locator("nav:visible").get_by_role("link", name="（二）信息化").click()
    box = page.locator("#zh-information").bounding_box()
    assert 56 <= box["y"] <= 200


def test_a_column_sorts_by_its_numbers_up_down_and_back(opened):
    page = opened()
    before = column(page, 1)
    button = head(page, 1).get_by_role("button")
    button.click()
    assert head(page, 1).get_attribute("aria-sort") == "ascending"
    assert column(page, 1) == sorted(before, key=lambda text: int(text.replace(",", "")))
    button.click()
    assert head(page, 1).get_attribute("aria-sort") == "descending"
    assert column(page, 1) == sorted(before, key=lambda text: -int(text.replace(",", "")))
    button.click()
    assert head(page, 1).get_attribute("aria-sort") == "none"
    assert column(page, 1) == before


def test_blanks_come_last_whichever_way_a_column_is_sorted(opened):
    page = opened()
    for _ in range(2):
        head(page, 5).get_by_role("button").click()
        assert column(page, 5)[-1] == "—"
    assert column(page, 5)[0] == max(column(page, 5)[:-1], key=lambda text: float(text.rstrip("%")))


def test_words_sort_as_chinese_and_only_one_column_is_sorted_at_a_time(opened):
    page = opened()
    head(page, 1).get_by_role("button").click()
    head(page, 0).get_by_role("button").click()
    assert head(page, 1).get_attribute("aria-sort") == "none"
    names = column(page, 0)
    spelt = ["东升里", "丰盛", "和平", "金桥", "康宁", "曙光", "文苑", "永安"]  # dong, feng, he, jin, kang, …
    assert [name for name in names if name in spelt] == spelt
    assert spelt != sorted(spelt)


def test_the_filter_keeps_rows_with_every_word_and_counts_them(opened):
    page = opened()
    figure = page.locator(f"figure:has({WIDE_TABLE})")
    box = figure.get_by_label("筛选")
    assert figure.locator("output").inner_text() == "21 / 21"
    box.fill("未达标 高于")
    assert column(page, 0) == ["东升里"]
    assert figure.locator("output").inner_text() == "1 / 21"
    box.fill("没有这样的社区")
    assert column(page, 0) == []
    box.fill("")
    assert len(column(page, 0)) == 21


def test_a_filter_survives_sorting(opened):
    page = opened()
    page.locator(f"figure:has({WIDE_TABLE})").get_by_label("筛选").fill("未达标")
    shown = column(page, 0)
    head(page, 1).get_by_role("button").click()
    assert sorted(column(page, 0)) == sorted(shown)


def test_everything_can_be_done_from_the_keyboard(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip:visible").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "zh-top"
    page.get_by_role("button", name="English").focus()
    page.keyboard.press("Enter")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="中文").focus()
    page.keyboard.press("Space")
    head(page, 1).get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert head(page, 1).get_attribute("aria-sort") == "ascending"
    assert page.evaluate("document.activeElement.closest('th') !== null")
    page.keyboard.press("Space")
    assert head(page, 1).get_attribute("aria-sort") == "descending"
    page.locator(f"figure:has({WIDE_TABLE})").get_by_label("筛选").focus()
    page.keyboard.type("康宁")
    assert column(page, 0) == ["康宁"]


def test_controls_have_names_a_reader_can_hear(opened):
    page = opened()
    for control in page.locator("button:visible, input:visible, [role=region]:visible, [role=group]:visible").all():
        snapshot = control.aria_snapshot()
        assert '"' in snapshot, snapshot


@pytest.mark.parametrize("width", [380, 768, 1280])
@pytest.mark.parametrize("language", ["中文", "English"])
def test_no_width_makes_the_page_itself_scroll_sideways(opened, width, language):
    page = opened(width=width)
    page.get_by_role("button", name=language).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_content_is_there_and_the_controls_are_not(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("main:visible h1").count() == 1
    assert page.locator(f"figure:has({WIDE_TABLE}) tbody tr:visible").count() == 21
    assert page.locator("nav:visible a:visible").count() > 3
    assert page.locator("button, input").count() == 0


def test_print_shows_every_row_and_no_controls(opened):
    page = opened()
    page.locator(f"figure:has({WIDE_TABLE})").get_by_label("筛选").fill("没有这样的社区")
    page.emulate_media(media="print")
    assert page.locator(f"figure:has({WIDE_TABLE}) tbody tr:visible").count() == 21
    assert page.locator("input:visible, header:visible, nav:visible").count() == 0
    boxes = page.evaluate("[...document.querySelectorAll('.tall')].map(b => b.scrollHeight - b.clientHeight)")
    assert max(boxes) <= 1
    assert page.pdf()[:4] == b"%PDF"


def test_the_page_s_own_letters_are_sound(opened):
    page = opened()
    loaded = page.evaluate("document.fonts.load('16px \"GM Page\"', '社区治理').then(f => f.map(x => x.status))")
    assert loaded == ["loaded"]


def test_pictures_are_drawn(opened):
    page = opened()
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
