"""Makes the two fonts of this folder from Noto Sans CJK; needed only when their characters change.

Run from the top of the repository, with fonttools installed::

    python governance_metrics/report/fonts/make_fonts.py REGULAR.ttc BOLD.ttc CHARACTERS.txt

The collections are those of Noto Sans CJK 2.004 (Debian package ``fonts-noto-cjk``); ``characters.txt``
beside this file holds the 8,105 characters of the Table of General Standard Chinese Characters
(通用规范汉字表, State Council, 2013). Equal inputs give equal files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "GM Sans SC"
SOURCE_FAMILY = "Noto Sans CJK SC"
WEIGHTS = ("Regular", "Bold")
HERE = Path(__file__).parent

RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),  # Latin with accents, ², ±, ×, ÷, ·
    (0x01CD, 0x01DC),  # pinyin
    (0x02C6, 0x02DD),  # spacing accents
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic
    (0x2010, 0x2027),  # dashes, quotation marks, bullet, ellipsis
    (0x2030, 0x203B),  # ‰, primes, ※
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # ℃, №, ™
    (0x2150, 0x218F),  # fractions, Roman numerals
    (0x2190, 0x21D4),  # arrows
    (0x2200, 0x226B),  # mathematical signs
    (0x2460, 0x249B),  # circled and bracketed numbers
    (0x2500, 0x25FF),  # lines, blocks, ○ ● ▲ ▼ ◆ ■ □
    (0x2600, 0x2642),  # ★ ☆ ♀ ♂
    (0x2713, 0x2717),  # ✓ ✗
    (0x2776, 0x2793),  # dark circled numbers
    (0x3000, 0x303F),  # CJK punctuation
    (0x3220, 0x3243),  # bracketed ideographs
    (0x338E, 0x33C4),  # square units: ㎡ ㎏ ㎞
    (0xFE50, 0xFE6B),  # small forms
    (0xFF01, 0xFFE6),  # full-width forms
)
# Met in place names and outside both standards: villages of Tangshan (柳树酄), neighbourhoods of Taipei.
PLACE_NAMES = (
    "亞倫內劍勝勢區嘯國園圓圖坵壽學寧寶層崙師廈廍廣張強復恆愛慶懷戶揚據數東柵業榮樂樹權歲淵溝溫滿濱炤營碩"
    "碼磂祿綠維網義聖聯聲腳臥臨臺興舊莊華萊萬葉藝蘆蘭螢試誠豐貞賢贠趙車輝農連週過鄉鄰酄銘錦長門開關陣陽雙"
    "雲頂順頭風館騰鴻鵬麗點齡龍"
)
KEPT_FEATURES = ["ccmp", "kern", "mark", "mkmk"]
DROPPED_TABLES = ["BASE", "DSIG", "VORG", "vhea", "vmtx"]
KEPT_NAMES = (0, 5, 7, 8, 9, 10, 11, 12, 13, 14)  # copyright, version, trademark, makers, licence


def gb2312() -> Iterator[str]:
    """Yield every character of GB/T 2312-1980: its 87 rows of 94 places, less the empty ones.

    Examples
    --------
    >>> characters = set(gb2312())
    >>> len(characters), "啊" in characters
    (7445, True)
    """
    for row in range(0xA1, 0xF8):
        for place in range(0xA1, 0xFF):
            try:
                yield bytes((row, place)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def wanted(characters: str) -> set[int]:
    """Return the code points the fonts are to hold: ranges, GB 2312, place names and those given."""
    points = {point for first, last in RANGES for point in range(first, last + 1)}
    return points.union(map(ord, gb2312()), map(ord, PLACE_NAMES), map(ord, "".join(characters.split())))


def make_font(collection: Path, weight: str, points: set[int], target: Path) -> int:
    """Write one subset font and return its size in bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTCollection

    faces = TTCollection(str(collection), lazy=True).fonts
    font = next(face for face in faces if face["name"].getDebugName(1) == SOURCE_FAMILY)
    font.recalcTimestamp = False

    options = Options(
        layout_features=KEPT_FEATURES,
        drop_tables=[*Options().drop_tables, *DROPPED_TABLES],
        name_IDs=["*"],
        name_languages=[0x409],
        hinting=False,
        notdef_outline=True,
        recalc_bounds=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points & set(font.getBestCmap()))
    subsetter.subset(font)
    rename(font, weight)
    font.save(target)
    return target.stat().st_size


def rename(font: TTFont, weight: str) -> None:
    """Give the font its own family name everywhere, and leave copyright, makers and licence as they are."""
    postscript = f"{FAMILY.replace(' ', '')}-{weight}"
    names = font["name"]
    version = names.getDebugName(5).split(";")[0]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    full = FAMILY if weight == "Regular" else f"{FAMILY} {weight}"
    for name_id, value in (
        (1, FAMILY),
        (2, weight),
        (3, f"{version.removeprefix('Version ')};{postscript}"),
        (4, full),
        (5, version),
        (6, postscript),
    ):
        names.setName(value, name_id, 3, 1, 0x409)

    outlines = font["CFF "].cff
    outlines.fontNames = [postscript]
    top = outlines.topDictIndex[0]
    top.FullName, top.FamilyName, top.Weight = full, FAMILY, weight
    for part in top.FDArray:
        part.FontName = f"{postscript}-{part.FontName.rsplit('-', 1)[-1]}"


def main(arguments: list[str]) -> int:
    """Make both fonts and return the exit code."""
    if len(arguments) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    points = wanted(Path(arguments[2]).read_text(encoding="utf-8"))
    for weight, collection in zip(WEIGHTS, arguments[:2], strict=True):
        target = HERE / f"{FAMILY.replace(' ', '')}-{weight}.otf"
        size = make_font(Path(collection), weight, points, target)
        sys.stdout.write(f"{target.name}: {size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
