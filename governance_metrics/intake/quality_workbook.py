"""The quality list as a workbook: a summary to act on, every fault in both languages, and the account of rows."""

from pathlib import Path

import pandas as pd

from governance_metrics.intake.left_out import LEFT_OUT
from governance_metrics.intake.listing import Listing, write_listings
from governance_metrics.intake.summary import advice_of, files_of, summary_of
from governance_metrics.tables.dataset import Dataset
from governance_metrics.text import LANGUAGES, decoded

_SEVERITY = {"stop": "停止 stop", "error": "差错 error", "warning": "提醒 warning", "note": "说明 note"}


def write_quality(dataset: Dataset, path: str | Path) -> Path:
    """Write the quality list of a dataset as a workbook and return its path.

    Sheets: a summary and a line for each file; every fault with file, sheet, row, column, value (masked where it
    may tell of a person), what is wrong and what to do in Chinese and English, rule and severity; and the account
    of rows, read = used + left out by reason.

    Parameters
    ----------
    dataset : Dataset
        As ``read`` or ``check`` returns it.
    path : str or Path
        The workbook.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_quality(Dataset(tables={}), Path(folder, "quality.xlsx")).name
    'quality.xlsx'
    """
    listings = [_summary(dataset), _faults(dataset.quality), _rows(dataset.sources)]
    return write_listings(listings, path, title="数据质量清单 quality list")


def _summary(dataset: Dataset) -> Listing:
    said = summary_of(dataset)
    files = files_of(dataset)
    grave = ("stop", "error", "warning")
    marks = [next((name for name in grave if getattr(row, name)), "") for row in files.itertuples()]
    return Listing(
        name="概要 summary",
        heads=(
            "文件 file",
            "读入行 rows read",
            "采用行 used",
            "剔除行 left out",
            *(_SEVERITY[name] for name in ("stop", "error", "warning", "note")),
        ),
        widths=(44, 12, 12, 12, 10, 10, 12, 10),
        lines=tuple(files.itertuples(index=False, name=None)),
        marks=tuple(marks),
        notes=(*(text.say(language) for language in LANGUAGES for text in said), ""),
    )


def _faults(quality: pd.DataFrame) -> Listing:
    lines = []
    for fault in quality.itertuples():
        what, do = advice_of(str(fault.rule))
        lines.append(
            (
                _SEVERITY[str(fault.severity)],
                fault.file,
                fault.sheet,
                None if pd.isna(fault.row) else int(fault.row),
                fault.column,
                fault.value,
                what.zh,
                do.zh if do else "",
                what.en,
                do.en if do else "",
                decoded(str(fault.rule))[0],
            )
        )
    return Listing(
        name="清单 faults",
        heads=(
            "级别 severity",
            "文件 file",
            "工作表 sheet",
            "行 row",
            "列 column",
            "所填值 value",
            "问题",
            "怎么办",
            "what is wrong",
            "what to do",
            "规则 rule",
        ),
        widths=(14, 28, 14, 7, 18, 16, 40, 36, 44, 40, 22),
        lines=tuple(lines),
        marks=tuple(map(str, quality["severity"])),
    )


def _rows(sources: pd.DataFrame) -> Listing:
    lines = []
    for row in sources.itertuples():
        reasons = [part.partition("=") for part in str(row.left_out_by_reason or "").split(", ") if part]
        said = [f"{LEFT_OUT[code].zh} {LEFT_OUT[code].en} {n}".strip() for code, _, n in reasons if code in LEFT_OUT]
        numbers = (int(row.rows_read), int(row.rows_used), int(row.rows_left_out))
        lines.append((row.file, row.sheet, row.table, *numbers, "；".join(said)))
    return Listing(
        name="行数 rows",
        heads=("文件 file", "工作表 sheet", "表 table", "读入 read", "采用 used", "剔除 left out", "原因 reasons"),
        widths=(36, 16, 20, 10, 10, 12, 60),
        lines=tuple(lines),
    )
