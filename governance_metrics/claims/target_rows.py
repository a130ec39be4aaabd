"""The rows of a target table held against the rules, every fault at once."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import get_args

import pandas as pd

from governance_metrics.claims.target import (
    SCOPES,
    TARGET_COLUMNS,
    TARGET_HEADINGS,
    TARGET_WORDS,
    Confidence,
    Operator,
    TargetKind,
)
from governance_metrics.errors import DataError
from governance_metrics.text import LANGUAGES, Text

Row = dict[str, str]
Slip = tuple[int, str, Text, str]  # row, column, what was expected, what was found

REQUIRED = ("indicator", "value", "unit", "operator", "year")
YES, NO = ("true", "yes", "1", "是"), ("false", "no", "0", "否")
WHEN_BLANK = {"kind": "target", "scope": "local", "confidence": "local", "on": "true"}
SIGNS = {"≥": ">=", "≤": "<="}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(TargetKind),
    "operator": get_args(Operator),
    "scope": SCOPES,
    "confidence": get_args(Confidence),
    "on": (*YES, *NO),
}
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def checked_rows(frame: pd.DataFrame, where: str, known: Collection[str]) -> list[Row]:
    """Return the rows of a frame of text, blanks filled in, or raise with every fault.

    Parameters
    ----------
    frame : DataFrame
        The columns of a target table under their names or their Chinese or English headings, every cell text.
    where : str
        The file or sheet, for the messages.
    known : collection of str
        Codes of the indicators there are.

    Raises
    ------
    DataError
        With every fault at once.
    """
    frame = _named(frame, where)
    missing = [name for name in REQUIRED if name not in frame.columns]
    if missing:
        raise DataError(*(_no_column(where, name) for name in missing))
    cells = frame.reindex(columns=list(TARGET_COLUMNS)).astype(object).fillna("").astype(str)
    rows = [
        _filled({name: cell[name].strip() for name in TARGET_COLUMNS}, f"{where}:{number}")
        for number, cell in enumerate(cells.to_dict(orient="records"), start=2)
    ]
    slips = [slip for number, row in enumerate(rows, start=2) for slip in _slips(number, row, known)]
    slips += _repeats(rows)
    if slips:
        raise DataError(*(_fault(where, *slip) for slip in sorted(slips, key=lambda slip: slip[0])))
    return rows


def number_in(text: str) -> float | None:
    """Return the number a text stands for, or None.

    Examples
    --------
    >>> number_in("0.5"), number_in("50%"), number_in("inf")
    (0.5, None, None)
    """
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def _named(frame: pd.DataFrame, where: str) -> pd.DataFrame:
    """The columns a target table has, each heading in either language as the name of its column."""
    names = {spelling.casefold(): name for name, text in TARGET_HEADINGS.items() for spelling in (text.zh, text.en)}
    names |= {name: name for name in TARGET_COLUMNS}
    known = {heading: names[str(heading).casefold()] for heading in frame.columns if str(heading).casefold() in names}
    twice = {name: [h for h, n in known.items() if n == name] for name in known.values()}
    faults = [_doubled(where, name, headings) for name, headings in twice.items() if len(headings) > 1]
    if faults:
        raise DataError(*faults)
    return frame[list(known)].rename(columns=known)


def _filled(row: Row, name: str) -> Row:
    chosen = {column: _code(column, row[column]) or word for column, word in WHEN_BLANK.items()}
    sign = SIGNS.get(row["operator"], row["operator"])
    if chosen["kind"] == "text":
        sign = sign or "="
    return {**row, **chosen, "operator": sign, "id": row["id"] or name}


def _code(column: str, word: str) -> str:
    """The code a word of either language stands for; another word as it is."""
    spellings = {text.say(language): code for code, text in TARGET_WORDS[column].items() for language in LANGUAGES}
    return spellings.get(word.casefold(), word.casefold())


def _slips(number: int, row: Row, known: Collection[str]) -> list[Slip]:
    """What is wrong with one row by itself."""
    slips: list[Slip] = []
    if row["indicator"] not in known:
        expected = Text(zh="指标目录中的代码", en="a code of the indicator catalogue")
        slips.append((number, "indicator", expected, row["indicator"]))
    for name, allowed in CHOICES.items():
        if row[name] not in allowed:
            listed = ", ".join(allowed)
            slips.append((number, name, Text(zh=f"{listed} 之一", en=f"one of {listed}"), row[name]))
    if row["kind"] == "target" and row["operator"] == "=":
        expected = Text(zh="目标写 >= 或 <=；= 只用于参照", en=">= or <= for a target; = is for comparators")
        slips.append((number, "operator", expected, "="))
    if not re.fullmatch(r"(19|20|21)\d\d", row["year"]):
        expected = Text(zh="四位年份，如 2025", en="a year of four digits, such as 2025")
        slips.append((number, "year", expected, row["year"]))
    if row["confidence"] == "mirror" and row["url"]:
        expected = Text(zh="留空：引用正式文件，不引转载网页", en="nothing: cite the document, not a mirror")
        slips.append((number, "url", expected, row["url"]))
    return slips if row["kind"] == "text" else [*slips, *_value_slips(number, row)]


def _value_slips(number: int, row: Row) -> list[Slip]:
    slips: list[Slip] = []
    if not row["unit"]:
        slips.append((number, "unit", Text(zh="单位；比率写 share", en="a unit; write share for a share"), ""))
    value = number_in(row["value"])
    if value is None:
        expected = Text(zh="数字；百分之五十写 0.5", en="a number; write 0.5 for 50%")
        slips.append((number, "value", expected, row["value"]))
    elif row["unit"] == "share" and not 0 <= value <= 1:
        expected = Text(zh="0 到 1 的比率；百分之五十写 0.5", en="a share from 0 to 1; write 0.5 for 50%")
        slips.append((number, "value", expected, row["value"]))
    return slips


def _repeats(rows: Sequence[Row]) -> list[Slip]:
    """Rows that say again what an earlier one says: the same id, or a second target for the same place."""
    slips: list[Slip] = []
    ids: dict[str, int] = {}
    places: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        first = ids.setdefault(row["id"], number)
        if first != number:
            expected = Text(zh=f"与第 {first} 行不同的编号", en=f"an id other than that of row {first}")
            slips.append((number, "id", expected, row["id"]))
        if row["kind"] != "target" or row["on"] in NO:
            continue
        place = tuple(row[name] for name in ("indicator", "scope", "year", "area"))
        first = places.setdefault(place, number)
        if first != number:
            expected = Text(
                zh=f"同一指标、层级、年份、地区只设一个目标，第 {first} 行已经有了",
                en=f"one target for an indicator, scope, year and area; row {first} already has it",
            )
            slips.append((number, "indicator", expected, row["indicator"]))
    return slips


def _fault(where: str, number: int, column: str, expected: Text, found: str) -> Text:
    seen = Text(zh=f"“{found}”", en=f'"{found}"') if found else Text(zh="空白", en="a blank")
    return Text(
        zh=f"{where}，第 {number} 行，{column} 列：应为{expected.zh}，现为{seen.zh}。请改正后再试。",
        en=f"{where}, row {number}, column {column}: expected {expected.en}, found {seen.en}. Correct it.",
    )


def _no_column(where: str, name: str) -> Text:
    return Text(
        zh=f"{where}：缺少 {name} 列。请按目标值模板补上。",
        en=f"{where}: there is no column {name}. Add it, as in the template of targets.",
    )


def _doubled(where: str, name: str, headings: Sequence[str]) -> Text:
    listed = Text(zh="、".join(headings), en=", ".join(headings))
    return Text(
        zh=f"{where}：{listed.zh} 都是 {name} 列。请只留一列。",
        en=f"{where}: {listed.en} all mean the column {name}. Keep one of them.",
    )
