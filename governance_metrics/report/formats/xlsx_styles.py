"""The look of the workbook: one face, three lines, pale bands that a greyscale copy keeps apart."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from governance_metrics.report.blocks import Cell
from governance_metrics.text import Language

FACES: dict[Language, str] = {"zh": "微软雅黑", "en": "Calibri"}
SHADES = {"good": "#E3F0E6", "partly": "#FBF1D5", "bad": "#F3C9C4", "unknown": "#ECECEC"}
# What a copier makes of the shades is not enough: the worst is bold, the undecided slanted, the unknown grey.
LETTERS: dict[str, dict[str, Any]] = {
    "good": {}, "partly": {"italic": True}, "bad": {"bold": True}, "unknown": {"font_color": "#595959"}, "plain": {},
}  # fmt: skip
UNDER: dict[str, Any] = {"bottom": 1, "bottom_color": "#D0D5DA"}
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Styles:
    """The formats of one workbook, each made once.

    Parameters
    ----------
    book : Workbook
        The workbook they belong to.
    language : {"zh", "en"}
        Decides the face.
    """

    def __init__(self, book: xlsxwriter.Workbook, language: Language) -> None:
        self._book = book
        self._face = FACES[language]
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.title = self._format(font_size=15, bold=True)
        self.note = self._format(font_size=9, font_color="#595959", valign="top")
        self.wrapped_note = self._format(font_size=9, font_color="#595959", valign="top", text_wrap=True)
        self.link = self._format(font_color="#1F4E79", underline=1)

    def head(self, align: str, indent: int = 0) -> Format:
        """Return the format of a column's head."""
        return self._format(bold=True, top=2, bottom=1, align=align, valign="vcenter", text_wrap=True, indent=indent)

    def text(self, cell: Cell, align: str, indent: int = 0) -> Format:
        """Return the format of a text; one that begins like a formula is marked as text for whoever edits it."""
        more: dict[str, Any] = {"quote_prefix": True} if cell.text.startswith(FORMULA_SIGNS) else {}
        return self._format(align=align, valign="top", text_wrap=True, indent=indent, **UNDER, **more)

    def number(self, cell: Cell, align: str = "right", indent: int = 0) -> Format:
        """Return the format of a number, shown as the report words it."""
        fill = {"bg_color": SHADES[cell.tone]} if cell.tone in SHADES else {}
        return self._format(
            align=align, valign="top", num_format=cell.pattern, indent=indent, **UNDER, **LETTERS[cell.tone], **fill,
        )  # fmt: skip

    def band(self, tone: str) -> Format:
        """Return what a verdict looks like while the cell says it."""
        return self._once({"bg_color": SHADES[tone], **LETTERS[tone]})

    def _format(self, **properties: Any) -> Format:
        return self._once({"font_name": self._face, "font_size": 10, **properties})

    def _once(self, properties: dict[str, Any]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
