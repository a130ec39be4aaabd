"""One fault of a file, a row or a value, and the list of all of them that every output begins with."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from governance_metrics.intake.rules import RULES, SEVERITIES, SEVERITY, Severity
from governance_metrics.tables.dataset import QUALITY_COLUMNS
from governance_metrics.text import Text, coded, phrase

LISTED = 1000  # faults of one kind in one column; beyond that the rest are counted in one line
SPOKEN = 10  # faults of one kind in one file that an error message says


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where.

    Parameters
    ----------
    code : str
        The rule, a key of ``RULES``.
    file, sheet : str
        Where it is; both empty for a frame, which ``table`` then names.
    row : int, optional
        The row as the clerk sees it, header included; for a frame counted from 1.
    column : str
        The heading as it stands in the file.
    value : str
        What was found, masked where it may tell of a person.
    parameters : mapping of str to object
        What the rule's sentence needs beside the value.
    table : str
        The table.

    Examples
    --------
    >>> fault = Fault("not_a_date", file="workers.xlsx", sheet="花名册", row=27, column="出生年月", value="不详")
    >>> print(fault.sentence.en.partition(": ")[0])
    workers.xlsx, sheet "花名册", row 27, column 出生年月
    >>> print(fault.sentence.en.partition(": ")[2])
    expected a date such as 2025-06-01, found "不详". Leave it blank, or correct it.
    """

    code: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)
    table: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is: stop, error, warning or note."""
        return SEVERITY[self.code]

    @property
    def said(self) -> dict[str, object]:
        """Every part of the rule's sentence."""
        return {**({"found": self.value} if "{found}" in RULES[self.code].en else {}), **self.parameters}

    @property
    def rule(self) -> str:
        """The code with its parameters, as results carry it."""
        return coded(self.code, **self.said)

    @property
    def sentence(self) -> Text:
        """Where, what was expected, what was found, what to do."""
        what = RULES[self.code].fill(**self.said)
        where = place(self.file, self.sheet or ("" if self.file else self.table), self.row, self.column)
        if where is None:
            return what
        return Text(zh=f"{where.zh}：{what.zh}", en=f"{where.en}: {what.en}")


def place(file: str, sheet: str = "", row: int | None = None, column: str = "") -> Text | None:
    """Return where something is, if it is anywhere; a sheet without a file is a table in memory.

    Examples
    --------
    >>> print(place("workers.csv", row=27))
    workers.csv, row 27
    >>> print(place("", "residents", 3))
    table residents, row 3
    """
    zh, en = ([file], [file]) if file else ([], [])
    if sheet:
        zh.append(f"工作表“{sheet}”" if file else f"表 {sheet}")
        en.append(f'sheet "{sheet}"' if file else f"table {sheet}")
    if row is not None:
        zh.append(f"第 {row} 行")
        en.append(f"row {row}")
    if column:
        zh.append(f"“{column}”列")
        en.append(f"column {column}")
    return Text(zh="，".join(zh), en=", ".join(en)) if zh else None


def quality_of(faults: Iterable[Fault]) -> pd.DataFrame:
    """Return the quality list, the gravest first, then by file, sheet and row.

    Examples
    --------
    >>> quality_of([Fault("empty_file", file="b.csv"), Fault("not_recognised", file="a.csv",
    ...     parameters={"zh": "x", "en": "x"})])["severity"].tolist()
    ['stop', 'warning']
    """
    ordered = sorted(faults, key=_order)
    frame = pd.DataFrame(
        {
            "file": [f.file for f in ordered],
            "sheet": [f.sheet or ("" if f.file else f.table) for f in ordered],
            "row": pd.array([f.row for f in ordered], dtype="Int64"),
            "column": [f.column for f in ordered],
            "value": [f.value for f in ordered],
            "rule": [f.rule for f in ordered],
            "severity": [f.severity for f in ordered],
            "message": [f.sentence.en for f in ordered],
        }
    )
    return frame[list(QUALITY_COLUMNS)].drop_duplicates(ignore_index=True)


def sentences_of(quality: pd.DataFrame) -> list[Text]:
    """Return every line of a quality list as a sentence with its place, in both languages.

    Parameters
    ----------
    quality : DataFrame
        ``file, sheet, row, column, value, rule, severity, message``.

    Examples
    --------
    >>> print(sentences_of(quality_of([Fault("blank_community", file="a.csv", row=7, column="社区")]))[0])
    a.csv, row 7, column 社区: the row names no community and is left out. Fill it in.
    """
    sentences = []
    for line in quality.to_dict(orient="records"):
        row = None if pd.isna(line["row"]) else int(line["row"])
        where = place(line["file"], line["sheet"], row, line["column"])
        what = phrase(line["rule"], RULES)
        sentences.append(Text(zh=f"{where.zh}：{what.zh}", en=f"{where.en}: {what.en}") if where else what)
    return sentences


def shortened(faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults with endless repetition in one column counted in one line instead."""
    seen: Counter[tuple[str, ...]] = Counter()
    kept, rest = [], {}
    for fault in faults:
        kind = (fault.file, fault.sheet, fault.table, fault.column, fault.code)
        seen[kind] += 1
        if seen[kind] <= LISTED or fault.row is None:
            kept.append(fault)
        else:
            rest[kind] = fault
    for kind, last in rest.items():
        more = {"n": seen[kind] - LISTED}
        kept.append(Fault("more_of_the_same", last.file, last.sheet, None, last.column, "", more, last.table))
    return kept


def failures_of(faults: Iterable[Fault]) -> list[Text]:
    """Return what stops the work, a sentence each; many of one kind in one file are counted.

    Examples
    --------
    >>> [text.en for text in failures_of([Fault("empty_file", file="b.csv")])]
    ['b.csv: expected data, found an empty file. Export it again, or take it out of the folder.']
    """
    said: list[Text] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for fault in sorted((f for f in faults if f.severity == "stop"), key=_order):
        kind = (fault.file, fault.sheet, fault.table, fault.code)
        seen[kind] += 1
        if seen[kind] <= SPOKEN:
            said.append(fault.sentence)
    for (file, sheet, table, _), n in seen.items():
        if n > SPOKEN:
            said.append(Fault("more_stops", file, sheet, parameters={"n": n - SPOKEN}, table=table).sentence)
    return said


def _order(fault: Fault) -> tuple[object, ...]:
    grave = SEVERITIES.index(fault.severity)
    return (
        grave,
        fault.file,
        fault.sheet,
        fault.table,
        fault.row or 0,
        fault.column,
        fault.code,
        fault.value,
    )
