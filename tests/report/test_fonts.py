"""The fonts that travel with the library: named as ours, complete, licensed, and enough on a bare machine."""

import runpy

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from governance_metrics.report import fonts

FOLDER = fonts.FILES[0].parent
STREET = "丰南区胥各庄街道"
SIGNS = (
    "≥≤≠≈×÷−–—·…%‰²³★☆○●◎▲△▼▽◆◇■□√±→←↑↓↗↘"
    "，。、；：？！“”‘’（）《》【】「」〈〉～￥"
    "０１２３４５６７８９ＡＢＣａｂｃ％＋－＝＜＞"
    "αβγδεθλμπσχωΔΣΩ"
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴ"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⒈⒉⒊㈠㈡㈢"
    "㎡㎞℃№§©®™°′″←→"
)
PLACE_NAMES = "胥各庄 稻地 西葛 大新庄 小集 黄各庄 柳树酄 钱营 萬華區 尖字沽 垚堃喆镕邨埗垱塅堌"


@pytest.fixture
def bare_machine(monkeypatch):
    """Leave matplotlib nothing but the fonts it brings itself."""
    own = str(font_manager.cbook._get_data_path())
    kept = [entry for entry in font_manager.fontManager.ttflist if entry.fname.startswith(own)]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", kept)
    font_manager.fontManager._findfont_cached.cache_clear()
    yield
    font_manager.fontManager._findfont_cached.cache_clear()


def drawn(text, weight="normal"):
    """Draw a text and return its pixels; any warning, such as that of a missing glyph, is an error."""
    figure = Figure(figsize=(4, 1), dpi=80)
    canvas = FigureCanvasAgg(figure)
    figure.text(0.05, 0.4, text, family=[fonts.register()], weight=weight, size=20)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., 0].copy()


@pytest.mark.parametrize("file", fonts.FILES, ids=lambda file: file.stem)
class TestEachFile:
    def test_bears_our_name_and_no_other_family_name(self, file):
        names = TTFont(file)["name"]
        for name_id in (1, 3, 4, 6, 16, 17, 21, 22):
            for record in (r for r in names.names if r.nameID == name_id):
                value = str(record)
                assert not [other for other in ("Noto", "Source", "思源") if other in value]
        assert names.getDebugName(1) == "GM Sans SC"
        assert names.getDebugName(2) == file.stem.rsplit("-", 1)[1]

    def test_bears_our_name_in_its_outlines_too(self, file):
        outlines = TTFont(file)["CFF "].cff
        top = outlines.topDictIndex[0]
        assert outlines.fontNames == [file.stem]
        assert top.FamilyName == "GM Sans SC"
        assert all(part.FontName.startswith(file.stem) for part in top.FDArray)

    def test_keeps_copyright_and_licence(self, file):
        names = TTFont(file)["name"]
        assert "Adobe" in names.getDebugName(0)
        assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)

    def test_covers_both_standards_and_the_signs_reports_use(self, file):
        covered = TTFont(file).getBestCmap()
        gb2312 = runpy.run_path(str(FOLDER / "make_fonts.py"))["gb2312"]
        standard = (FOLDER / "characters.txt").read_text(encoding="utf-8").split()
        wanted = set(gb2312()) | set("".join(standard)) | set(SIGNS) | set(PLACE_NAMES)
        wanted |= {chr(point) for point in range(0x20, 0x7F)}
        assert not {character for character in wanted if ord(character) not in covered}

    def test_is_small_enough_to_travel(self, file):
        assert file.stat().st_size < 2_200_000


def test_characters_are_the_8105_of_the_standard_table():
    characters = "".join((FOLDER / "characters.txt").read_text(encoding="utf-8").split())
    assert len(characters) == len(set(characters)) == 8105
    assert list(characters) == sorted(characters)
    assert set("一乙二十丁厂七卜") < set(characters)  # the first entries of its first level
    assert set("垚堃喆镕邨埗垱塅堌") < set(characters)


def test_licence_file_is_there():
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in licence
    assert "Adobe" in licence.splitlines()[0]
    assert "DISCLAIMER" in licence


def test_fonts_are_what_their_script_makes():
    """The script's choice of characters, met with what the fonts hold: a change to one shows in the other."""
    script = runpy.run_path(str(FOLDER / "make_fonts.py"))
    wanted = script["wanted"]((FOLDER / "characters.txt").read_text(encoding="utf-8"))
    for file in fonts.FILES:
        assert set(TTFont(file).getBestCmap()) <= wanted
        assert file.stem.rsplit("-", 1)[1] in script["WEIGHTS"]


def test_registering_twice_adds_each_weight_once(bare_machine):
    assert fonts.register() == fonts.register() == "GM Sans SC"
    ours = [entry for entry in font_manager.fontManager.ttflist if entry.name == "GM Sans SC"]
    assert sorted(entry.weight for entry in ours) == [400, 700]


def test_a_street_is_drawn_on_a_machine_without_chinese_fonts(bare_machine):
    regular, bold = drawn(STREET), drawn(STREET, "bold")
    assert regular.min() == bold.min() == 0
    assert (bold < 128).sum() > (regular < 128).sum()
    assert not np.array_equal(drawn("丰南"), drawn("胥各"))  # glyphs, not two equal boxes


def test_a_character_outside_the_fonts_is_named_before_it_is_drawn(bare_machine):
    assert fonts.missing_characters(f"{STREET}\n\t𠀀、👍、𠀀") == "𠀀👍"
    with pytest.warns(UserWarning, match="missing from font"):
        drawn("𠀀")


def test_minus_sign_and_superscripts_are_covered_so_axes_need_no_setting():
    assert fonts.missing_characters("−1.5 10² m³ ½") == ""
