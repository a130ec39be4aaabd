"""The whole report in a browser: from a community to the evidence of an indicator, with names chosen to do harm."""

import dataclasses
import itertools
import re
from functools import partial

import pytest

from governance_metrics.assessment import assess
from governance_metrics.disclosure import protect
from governance_metrics.report.blocks import Figure, Report
from governance_metrics.report.formats import to_html
from governance_metrics.report.outline import outline
from governance_metrics.report.outline.wording import Wording
from governance_metrics.sample import simulate

pytestmark = pytest.mark.slow

HOSTILE = (
    "=1+1",
    "<script>window.run = 1</script>",
    "\u202e区社\u200f反",
    "长" * 200,
    "</summary></b><img src=x onerror='window.run = 1'>",
    "Unbroken" * 25,
    "'\"`&amp;--><!--",
)
MISSED = Wording("en").verdict("misses")
CODE = "info_paper_share"
# Words with their colour, what lies behind them, and their size; pictures and what is hidden left out.
PAINTED = """() => {
  const channels = (text) => text.match(/[\\d.]+/g).map(Number);
  const found = new Map();
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.matches("option, optgroup, script, style")) continue;
    const style = getComputedStyle(element);
    let behind = element;
    while (behind && (channels(getComputedStyle(behind).backgroundColor)[3] ?? 1) === 0) behind = behind.parentElement;
    const back = behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)";
    const large = parseFloat(style.fontSize) >= 24;
    const told = [channels(style.color), channels(back), large, element.outerHTML.slice(0, 90)];
    found.set([style.color, back, large].join(), told);
  }
  return [...found.values()];
}"""


@pytest.fixture(scope="module")
def documents():
    dataset = simulate(seed=1)
    communities = dataset.tables["communities"].copy()
    ids = sorted(communities["community_id"].unique())
    names = dict(zip(ids, HOSTILE, strict=False))
    pairs = zip(communities["community_id"], communities["name"], strict=True)
    communities["name"] = [names.get(area, name) for area, name in pairs]
    tables = {**dataset.tables, "communities": communities}
    release = protect(assess(dataclasses.replace(dataset, tables=tables)))
    return {language: outline(release, language) for language in ("zh", "en")}


@pytest.fixture(scope="module")
def address(documents, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    to_html.write(Report(documents, "zh"), path)
    return path.as_uri()


@pytest.fixture
def opened(visit, address):
    return partial(visit, address)


def shown_topics(page):
    return page.locator(".explorer:visible details[data-topic]:visible").count()


def relative_luminance(channels):
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels[:3]]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """The contrast ratio of two colours (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_page_of_21_communities_stays_small(reports):
    size = len(to_html.page(reports["zh"]).encode())
    pictures = [b.png for d in reports["zh"].documents.values() for b in d.blocks if isinstance(b, Figure)]
    assert size - sum(map(len, pictures)) * 4 // 3 < 3_000_000
    assert size < 6_000_000


def test_from_page_one_to_the_indicator_to_the_community_and_back_to_the_row(opened, documents):
    page = opened()
    first = page.locator("main:visible figure.grid").first.locator("td a").first
    first.click()
    topic = page.locator(page.evaluate("location.hash"))
    assert topic.get_attribute("open") is not None
    assert page.evaluate("document.activeElement.parentElement.id") == topic.get_attribute("id")
    assert topic.locator("dt").first.inner_text() == "算法"
    heads = topic.locator("thead th").all_inner_texts()
    assert {"数值", "分子", "分母", "区间或波动", "样本或记录数", "缺值", "判定"} <= set(heads)
    topic.locator("tbody").last.locator("tr").nth(9).locator("a").click()
    place = page.locator("#zh-a-10")
    assert place.get_attribute("open") is not None
    everywhere = [t for t in documents["zh"].explorer.topics if 9 in t.rows]
    assert place.locator("tbody tr").count() == len(everywhere)
    place.locator("tbody a", has_text=everywhere[40].title).first.click()
    row = page.locator(page.evaluate("location.hash"))
    assert row.locator("th").inner_text() == documents["zh"].explorer.places[9].title
    assert row.locator("td").all_inner_texts() == [cell.text for cell in everywhere[40].rows[9][1:]]
    assert 56 <= row.bounding_box()["y"] <= 900


@pytest.mark.parametrize("fragment", ["#en-i-" + CODE, "#en-a-12", "#en-3-12"])
def test_an_address_opens_what_it_names_in_its_language(opened, fragment):
    page = opened(fragment)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(fragment).is_visible()
    assert page.locator(fragment).evaluate("e => e.closest('details').open")


def test_a_link_opens_again_what_was_closed(opened):
    page = opened("#zh-i-" + CODE)
    page.get_by_role("button", name="全部收起").click()
    assert page.locator(".explorer details[open]").count() == 0
    page.evaluate(f"document.querySelector('td a[href=\"#zh-i-{CODE}\"]').click()")
    assert page.locator("#zh-i-" + CODE).get_attribute("open") is not None


def test_filters_keep_what_they_say_and_count_it(opened, documents):
    page = opened("#en-explorer")
    explorer = documents["en"].explorer
    tools = page.locator(".tools:visible").last
    said = page.locator(".count:visible")
    columns = {topic.key: topic.names.index("verdict") for topic in explorer.topics if "verdict" in topic.names}
    missing = {
        topic.key: {n for n, row in topic.rows.items() if row[columns[topic.key]].text == MISSED}
        for topic in explorer.topics
        if topic.key in columns
    }
    whole = {t.key for t in explorer.topics if t.key in columns and t.whole[columns[t.key]].text == MISSED}
    tools.get_by_label("Verdict or comparison").select_option(label=MISSED)
    assert shown_topics(page) == len({key for key, rows in missing.items() if rows} | whole)
    tools.get_by_label("Area").select_option(label=explorer.places[9].title)
    here = {key for key, rows in missing.items() if 9 in rows}
    assert shown_topics(page) == len(here) > 3
    assert said.inner_text().startswith(f"Indicators shown: {len(here)} of {len(explorer.topics)}")
    assert page.locator("#en-a-10").is_visible()
    assert not page.locator("#en-a-9").is_visible()
    theme = explorer.topics[-1].theme
    tools.get_by_label("Theme").select_option(label=theme)
    assert shown_topics(page) == len([t for t in explorer.topics if t.key in here and t.theme == theme])
    tools.get_by_role("button", name="Clear filters").click()
    assert shown_topics(page) == len(explorer.topics)
    tools.get_by_label("Containing").fill("PAPER or loose sheets")
    assert 0 < shown_topics(page) < 10
    assert said.get_attribute("role") == "status" or said.evaluate("e => e.tagName") == "OUTPUT"


def test_the_switch_keeps_the_place_the_choices_and_what_is_open(opened):
    page = opened("#zh-i-" + CODE)
    tools = page.locator(".tools:visible").last
    tools.get_by_label("判定或比较").select_option(label="未达标")
    page.locator("#zh-i-" + CODE).scroll_into_view_if_needed()
    page.evaluate(f"scrollBy(0, document.getElementById('zh-i-{CODE}').getBoundingClientRect().top - 70)")
    before = page.locator(f"#zh-i-{CODE}").bounding_box()["y"]
    shown = shown_topics(page)
    page.get_by_role("button", name="English").dispatch_event("click")  # a click by hand does not scroll first
    after = page.locator(f"#en-i-{CODE}")
    assert after.get_attribute("open") is not None
    assert abs(after.bounding_box()["y"] - before) < 40
    assert shown_topics(page) == shown
    assert (
        page.locator(".tools:visible")
        .last.get_by_label("Verdict or comparison")
        .evaluate("select => select.selectedOptions[0].textContent")
        == MISSED
    )
    assert page.evaluate("location.hash") == "#en-i-" + CODE


def test_numbers_in_the_evidence_sort_as_numbers_under_the_whole(opened):
    page = opened("#zh-i-" + CODE)
    topic = page.locator("#zh-i-" + CODE)
    topic.locator("thead th").nth(1).get_by_role("button").click()
    values = [row.locator("td").first.inner_text() for row in topic.locator("tbody").last.locator("tr").all()]
    known = [float(text.rstrip("%")) for text in values if text.endswith("%")]
    assert known == sorted(known)
    assert len(known) > 10
    assert topic.locator("tbody tr").first.locator("th").inner_text() == "总体"


def test_without_scripts_everything_is_there_and_opens(opened, documents):
    page = opened(java_script_enabled=False)
    explorer = documents["zh"].explorer
    rows = page.locator(".sheet:visible details[data-topic] tbody:not(.whole) tr")
    assert rows.count() == sum(len(topic.rows) for topic in explorer.topics)
    topic = page.locator("#zh-i-" + CODE)
    topic.locator("summary").click()
    assert topic.locator("tbody tr").nth(1).is_visible()


def test_print_holds_what_is_open_and_no_controls(opened):
    page = opened("#zh-i-" + CODE)
    page.emulate_media(media="print")
    assert page.locator(".explorer details:visible").count() == 1
    assert page.locator(f"#zh-i-{CODE} tbody tr").last.is_visible()
    assert page.locator("select:visible, input:visible, header:visible, .tools button:visible").count() == 0
    page.emulate_media(media="screen")
    page.get_by_role("button", name="全部收起").click()
    page.emulate_media(media="print")
    assert not page.locator(".explorer h2").first.is_visible()


# --- for those who do not see it, or not well, or use no mouse ---


def test_words_stand_out_from_what_is_behind_them(opened):
    page = opened("#zh-i-" + CODE)
    page.locator("#zh-a-10 summary").click()
    painted = page.evaluate(PAINTED)
    assert len(painted) > 8
    weak = [
        (contrast(colour, behind), html)
        for colour, behind, large, html in painted
        if contrast(colour, behind) < (3 if large else 4.5)
    ]
    assert weak == []


def test_headings_go_down_one_level_at_a_time_and_tables_are_named(opened):
    page = opened("#en-i-" + CODE)
    levels = page.evaluate(
        "[...document.querySelectorAll('.sheet:not([hidden]) :is(h1, h2, h3, h4, h5)')].map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert max(after - before for before, after in itertools.pairwise(levels)) == 1
    unnamed = page.evaluate(
        """[...document.querySelectorAll('table')].filter(t => {
          const by = document.getElementById(t.getAttribute('aria-labelledby'));
          return !(t.caption?.textContent.trim() || by?.textContent.trim());
        }).length"""
    )
    assert unnamed == 0
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("#en-a-10 summary b").get_attribute("lang") == "zh"


def test_tab_goes_through_the_explorer_in_order_and_is_seen(opened):
    page = opened("#zh-explorer")
    seen, places = [], []
    for _ in range(14):
        page.keyboard.press("Tab")
        mark = page.evaluate(
            """() => {
              const e = document.activeElement, style = getComputedStyle(e);
              const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              return [e.tagName, shown, e.getBoundingClientRect().top + scrollY, e.tabIndex];
            }"""
        )
        seen.append(mark)
        places.append(mark[2])
    assert [mark[0] for mark in seen[:8]] == ["SELECT"] * 3 + ["INPUT"] + ["BUTTON"] * 3 + ["SUMMARY"]
    assert all(mark[1] for mark in seen)
    assert all(mark[3] == 0 for mark in seen)
    assert all(after >= before - 12 for before, after in itertools.pairwise(places))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is True


def test_every_control_has_a_name(opened):
    page = opened("#en-i-" + CODE)
    roles = ("button", "combobox", "searchbox", "search", "region")
    for role in roles:
        found = page.get_by_role(role)
        assert found.count() > 0, role
        assert found.count() == page.get_by_role(role, name=re.compile(r"\S")).count(), role


def test_nothing_moves(opened):
    page = opened(reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].filter(e => {
          const s = getComputedStyle(e);
          return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === 'smooth';
        }).length"""
    )
    assert moving == 0


@pytest.mark.parametrize("width", [320, 380, 640, 1280])  # 640 is 1280 at 200 %, 320 at 400 %
@pytest.mark.parametrize("fragment", ["#zh-a-4", "#en-i-" + CODE])
def test_no_name_however_long_makes_the_page_scroll_sideways(opened, width, fragment):
    page = opened(fragment, width=width)
    page.locator(".tools:visible").last.get_by_role("combobox").nth(1).select_option(index=4)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_names_are_text_and_nothing_in_them_runs(opened, documents):
    page = opened("#zh-places")
    for number, name in enumerate(HOSTILE, start=1):
        shown = name.translate({0x202E: None, 0x200F: None})
        if len(shown) > 40:  # the report's own short form of a long name
            shown = f"{shown[:30]}…C{number:02d}"
        assert page.locator(f"#zh-a-{number} summary b").text_content().replace("\u200f", "") == shown
        assert page.locator(f"tr[id$='-{number}'] th a").first.text_content().replace("\u200f", "") == shown
    page.get_by_role("button", name="展开所示指标").click()
    page.get_by_role("button", name="English").click()
    assert page.evaluate("window.run") is None
    assert page.locator("img:not([src^='data:image/png;base64,'])").count() == 0
    assert page.locator("script").count() == 1
