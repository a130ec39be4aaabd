"""Rows of a sheet that are no records: totals, notes and signatures, the header said again."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from governance_metrics.intake.cells import cell_text, clean, fold
from governance_metrics.intake.headings import Recognised
from governance_metrics.intake.sheet import Sheet

TOTAL, NOTE, AGAIN, NUMBERS = "total_row", "note_row", "header_again", "column_numbers"
_TOTAL_WORD = re.compile(r".{0,12}?(?:合计|小计|总计|共计|累计|总数)[数:]?|(?:grand |sub-? ?)?totals?:?", re.IGNORECASE)
_LIKE_TOTAL = ("计", "总", "total", "TOTAL", "Total")
_PART = re.compile(r"小计|sub-? ?total", re.IGNORECASE)
_NOTE_WORD = re.compile(
    r"(?:备?注|说明|填表说明|填[表报]人|填[表报]单位|填[表报]日期|制表人?|审核人?|审批人?|经办人|(?:单位|分管)?负责人|联系人|联系电话|"
    r"数据来源|资料来源|来源|盖章|notes?|sources?|prepared by|checked by|signed)\s*(?:\d+)?\s*[:.、(]",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"([a-z])(?=[A-Z])")
_LOOKED_AT = 6  # columns in which a row may say what it is


def set_aside(sheet: Sheet, cells: pd.DataFrame, found: Recognised) -> dict[str, NDArray[np.bool_]]:
    """Return which rows are no records, by what they are: ``total_row``, ``note_row`` and so on.

    Parameters
    ----------
    sheet : Sheet
        Its headings and rows.
    cells : DataFrame, shape (n, k)
        Its cells, columns numbered.
    found : Recognised
        What the headings stand for.

    Examples
    --------
    >>> from governance_metrics.intake.headings import headings_of
    >>> from governance_metrics.intake.sheet import sheet_of
    >>> from governance_metrics.tables import TABLES
    >>> sheet = sheet_of("", [["单位编码", "年活动次数"], ["u1", "3"], ["合　计", "3"], ["注：截至年底", None]])
    >>> masks = set_aside(sheet, sheet.frame, headings_of(sheet.headings, TABLES["units"]))
    >>> {name: mask.tolist() for name, mask in masks.items()}
    {'total_row': [False, True, False], 'note_row': [False, False, True]}
    """
    n = len(cells)
    masks: dict[str, NDArray[np.bool_]] = {}
    taken = np.zeros(n, dtype=bool)
    for name, rows in (
        (AGAIN, _headers(sheet, cells, found)),
        (NUMBERS, _numbers(cells, found)),
        (TOTAL, _totals(cells)),
        (NOTE, _notes(cells, found)),
    ):
        mask = np.zeros(n, dtype=bool)
        mask[[*rows]] = True
        mask &= ~taken
        if mask.any():
            masks[name] = mask
            taken |= mask
    return masks


def is_part(text: str) -> bool:
    """Return whether a total is one of some rows only.

    Examples
    --------
    >>> is_part("小计"), is_part("合计")
    (True, False)
    """
    return _PART.search(text) is not None


def total_word(line: Sequence[object]) -> str:
    """Return the word by which a row says that it is a total, or nothing.

    Examples
    --------
    >>> total_word([None, "合 计", "12"]), total_word(["u1", "合计", None])
    ('合计', '')
    """
    first = next((text for cell in line if (text := fold(cell_text(cell) or ""))), "")
    return first if _TOTAL_WORD.fullmatch(first) else ""


def _totals(cells: pd.DataFrame) -> Iterator[int]:
    """Rows whose first word is that of a total."""
    candidates: set[int] = set()
    for position in [*cells.columns][:_LOOKED_AT]:
        texts = cells[position].tolist()
        known = {text for text in _like_totals(texts) if _TOTAL_WORD.fullmatch(fold(text))}
        if known:
            candidates.update(row for row, text in enumerate(texts) if text in known)
    for row in sorted(candidates):
        if total_word(cells.iloc[row].tolist()):
            yield row


def _like_totals(texts: Sequence[str | None]) -> set[str]:
    """The texts with a part of a word for a total in them, searched all at once: there are few."""
    together = "\0".join(["", *filter(None, texts), ""])
    found = set()
    for word in _LIKE_TOTAL:
        at = together.find(word)
        while at >= 0:
            end = together.find("\0", at)
            found.add(together[together.rfind("\0", 0, at) + 1 : end])
            at = together.find(word, end)
    return found


def _notes(cells: pd.DataFrame, found: Recognised) -> Iterator[int]:
    """Rows at the foot that say something about the sheet: a note, who filled it in, what a mark means."""
    marks: set[str] | None = None
    for row in range(len(cells) - 1, -1, -1):
        line = [text for cell in cells.iloc[row].tolist() if (text := clean(cell_text(cell) or ""))]
        if not line:
            continue
        match = _FOOTNOTE.match(line[0]) if len(line) == 1 else None
        if match is not None and marks is None:
            marks = _footnote_marks(cells)
        footnote = match is not None and match[1] in (marks or ())
        if footnote or (_NOTE_WORD.match(line[0]) and 2 * len(line) <= max(len(found.columns), 2)):
            yield row
        elif not total_word(line):
            return


def _footnote_marks(cells: pd.DataFrame) -> set[str]:
    """Letters glued to the end of a label, as in ``EMPLOYMENT STATUSa``."""
    labels = cells[0].dropna() if len(cells.columns) else []
    texts = (clean(cell_text(cell) or "") for cell in labels)
    return {text[-1] for text in texts if re.search(r"[A-Z]{2}[a-z]$", text)}


def _headers(sheet: Sheet, cells: pd.DataFrame, found: Recognised) -> NDArray[np.int64]:
    """Rows that repeat the header, as sheets do that were put together page by page."""
    positions = [i for i in found.columns if sheet.headings[i]]
    if len(positions) < 2:
        return np.array([], dtype=np.int64)
    same = np.ones(len(cells), dtype=bool)
    for i in positions:
        same &= (cells[i] == sheet.headings[i]).to_numpy(dtype=bool)
        if not same.any():
            break
    return np.flatnonzero(same)


def _numbers(cells: pd.DataFrame, found: Recognised) -> Iterator[int]:
    """The row under the header that numbers the columns 1, 2, 3."""
    if len(cells) and len(found.columns) > 2:
        line = [clean(cell_text(cell) or "") for cell in cells.iloc[0].tolist()]
        filled = [cell for cell in line if cell and cell not in ("甲", "乙", "丙", "丁")]
        if len(filled) > 2 and filled == [str(i) for i in range(1, len(filled) + 1)]:
            yield 0
