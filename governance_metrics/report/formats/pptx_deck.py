"""An empty deck: 16:9, one face for Chinese and one for Latin letters, two layouts that fit the page."""

import re

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
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
    core, date = deck.core_properties, file_date().replace(tzinfo=None)
    core.title, core.author, core.last_modified_by = printable(title), "governance-metrics", "governance-metrics"
    core.created = core.modified = date
    core.revision = 1
    return deck


def _faces(deck: Deck, language: Language) -> None:
    """Name the faces in the theme, where charts and tables look for them too."""
    latin, asian = FACES[language]
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    markup = theme.blob.decode("utf-8")
    markup = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{latin}"', markup)
    markup = re.sub(r'<a:ea typeface="[^"]*"', f'<a:ea typeface="{asian}"', markup)
    theme._blob = markup.encode("utf-8")
