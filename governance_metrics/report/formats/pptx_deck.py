"""An empty deck: 16:9, one face for Chinese and one for Latin letters, two layouts that fit the page."""

import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Emu, Inches

from governance_metrics.report.formats.output_file import file_date
from governance_metrics.report.formats.printable import printable
from governance_metrics.text import Language

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP = Inches(0.6), Inches(0.4)
ACROSS = Emu(WIDTH - 2 * LEFT)
TITLE_HEIGHT = Inches(1.1)
BODY_TOP = Inches(1.6)
BODY_HEIGHT = Emu(HEIGHT - BODY_TOP - Inches(0.75))
TITLE_SLIDE, TITLE_ONLY = 0, 5  # layouts of the stock template that stay
FACES: dict[Language, tuple[str, str]] = {"zh": ("微软雅黑", "微软雅黑"), "en": ("Calibri", "微软雅黑")}
SCALE = 4 / 3  # the stock template is 4:3
ACCENT = "1F4E79"
TITLE_PAGE = {"title": (Inches(2.2), Inches(1.3)), "subtitle": (Inches(3.8), Inches(1.4))}  # from above, how high
RULES = {TITLE_SLIDE: Inches(3.6), TITLE_ONLY: Inches(1.5)}  # where a rule stands under the title
RULE = (
    '<p:cxnSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvCxnSpPr><p:cNvPr id="90" name="Rule"/>'
    '<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
    '<a:ext cx="{across}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="19050">'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
)


def empty_deck(language: Language, title: str) -> Deck:
    """Return a deck without slides.

    Parameters
    ----------
    language : {"zh", "en"}
        Decides the faces.
    title : str
        For the properties of the file.

    Examples
    --------
    >>> deck = empty_deck("zh", "诊断报告")
    >>> round(deck.slide_width / deck.slide_height, 2), len(deck.slide_layouts)
    (1.78, 2)
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _faces(deck, language)
    keep = {id(deck.slide_layouts[number]._element) for number in (TITLE_SLIDE, TITLE_ONLY)}
    for layout in [layout for layout in deck.slide_layouts if id(layout._element) not in keep]:
        deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(".//{*}off") is not None:
                shape.left, shape.width = Emu(round(shape.left * SCALE)), Emu(round(shape.width * SCALE))
    for layout, top in zip(deck.slide_layouts, RULES.values(), strict=True):
        rule = RULE.format(left=LEFT, top=top, across=ACROSS, colour=ACCENT)
        layout.shapes._spTree.insert_element_before(parse_xml(rule), "p:extLst")
    _title_page(deck.slide_layouts[0])
    core, date = deck.core_properties, file_date().replace(tzinfo=None)
    core.title, core.author, core.last_modified_by = printable(title), "governance-metrics", "governance-metrics"
    core.created = core.modified = date
    core.revision = 1
    return deck


def _title_page(layout: SlideLayout) -> None:
    """Title and subtitle begin at the left, above and below the rule."""
    for shape, (top, height) in zip(layout.placeholders, TITLE_PAGE.values(), strict=False):
        shape.left, shape.top, shape.width, shape.height = LEFT, top, ACROSS, height


def _faces(deck: Deck, language: Language) -> None:
    """Name the faces in the theme, where charts and tables look for them too."""
    latin, asian = FACES[language]
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    markup = theme.blob.decode("utf-8")
    markup = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{latin}"', markup)
    markup = re.sub(r'<a:ea typeface="[^"]*"', f'<a:ea typeface="{asian}"', markup)
    theme._blob = markup.encode("utf-8")
