"""Charts of the workbook: drawn by the reader's own program from the cells beside them."""

import math
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from governance_metrics.report.blocks import Cell, Chart, Sheet
from governance_metrics.report.formats.chart_axis import axis_ends
from governance_metrics.report.formats.printable import printable
from governance_metrics.report.formats.text_width import text_width
from governance_metrics.report.formats.xlsx_styles import Styles

DATA, BESIDE = 0, 8  # columns: the data of a chart, and the chart
ROWS, A_PAGE = 25, 2  # rows a chart takes, and charts on a printed page
INK, PALE, SHADES = "#1F2933", "#9AA5B1", ("#1F2933", "#616E7C", "#CBD2D9", "#FFFFFF")
WIDTH, HEIGHT = 860, 420  # dots
LINE, ROOM = 13.5, 9.5  # points a line of a head takes, and figures of the standard face across a column


def draw(
    book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet, words: Mapping[str, str], styles: Styles, top: int
) -> None:
    """Put each chart beside the cells it is drawn from.

    Parameters
    ----------
    book, page : Workbook, Worksheet
        Where to.
    sheet : Sheet
        The charts.
    words : mapping of str to str
        ``low``, ``high``, ``above`` and ``below``.
    styles : Styles
        The formats of the workbook.
    top : int
        The first free row.
    """
    page.set_column(DATA, DATA, 24)
    page.set_column(DATA + 1, BESIDE - 1, 11)
    breaks = []
    for number, chart in enumerate(sheet.charts):
        if number and number % A_PAGE == 0:
            breaks.append(top)
        columns = _data(page, chart, words, styles, top)
        made = _interval(book, sheet.name, chart, columns, words, top) if chart.kind == "interval" else _stacked(
            book, sheet.name, chart, columns, top
        )  # fmt: skip
        made.set_title({"name": printable(chart.title), "name_font": {"size": 12, "bold": True}})
        made.set_size({"width": WIDTH, "height": HEIGHT})
        made.set_legend({"position": "bottom"})
        page.insert_chart(top, BESIDE, made, {"description": printable(chart.alt), "object_position": 2})
        top += max(len(chart.categories) + 3, ROWS)
    page.set_h_pagebreaks(breaks)
    page.set_landscape()


def _data(page: Worksheet, chart: Chart, words: Mapping[str, str], styles: Styles, top: int) -> dict[str, int]:
    """Write the cells behind a chart; returns the column of each of its series."""
    named: dict[str, tuple[float, ...]] = dict(chart.series)
    if chart.kind == "interval":
        (values,) = chart.series.values()
        named |= {words["low"]: chart.low, words["high"]: chart.high}
        named |= {words["above"]: _apart(chart.high, values), words["below"]: _apart(chart.low, values)}
        named |= {label: (value,) * len(chart.categories) for label, value in chart.lines.items()}
    page.set_row(top, LINE * max(math.ceil(2.1 * text_width(name) / ROOM) for name in named) + 4.0)
    page.write_string(top, DATA, printable(chart.axis), styles.head("left"))
    columns = {}
    for column, (name, values) in enumerate(named.items(), start=DATA + 1):
        columns[name] = column
        page.write_string(top, column, printable(name), styles.head("right"))
        for row, value in enumerate(values, start=top + 1):
            if math.isfinite(value):
                pattern = chart.patterns.get(value, chart.pattern)
                page.write_number(row, column, value, styles.number(Cell("", number=value, pattern=pattern)))
    for row, category in enumerate(chart.categories, start=top + 1):
        page.write_string(row, DATA, printable(category), styles.text(Cell(category), "left"))
    return columns


def _interval(
    book: xlsxwriter.Workbook,
    tab: str,
    chart: Chart,
    columns: Mapping[str, int],
    words: Mapping[str, str],
    top: int,
) -> Any:
    """Columns with limits as error bars; the references as lines across."""
    made = book.add_chart({"type": "column"})
    (name,) = chart.series
    count = len(chart.categories)
    series = {
        **_ranges(tab, top, columns[name], count),
        "fill": {"color": PALE}, "border": {"color": INK}, "gap": 60,
        "points": [{"fill": {"color": INK}} if flag else None for flag in chart.flagged],
    }  # fmt: skip
    if any(map(math.isfinite, chart.high)):
        above, below = (_ranges(tab, top, columns[words[side]], count)["values"] for side in ("above", "below"))
        series["y_error_bars"] = {
            "type": "custom", "plus_values": above, "minus_values": below, "line": {"color": INK, "width": 1},
        }  # fmt: skip
    made.add_series(series)
    if chart.lines:
        across = book.add_chart({"type": "line"})
        for number, label in enumerate(chart.lines):
            dash = "dash" if number == 0 else "solid"
            where = _ranges(tab, top, columns[label], len(chart.categories))
            across.add_series({**where, "line": {"color": INK, "width": 1.5, "dash_type": dash}})
        made.combine(across)
    made.set_x_axis({"num_font": {"rotation": -45}})
    axis: dict[str, Any] = {"name": printable(chart.axis), "num_format": chart.pattern, "name_font": {"bold": False}}
    ends = zip(("min", "max"), axis_ends(chart), strict=True)
    axis |= {side: end for side, end in ends if end is not None}
    made.set_y_axis({**axis, "major_gridlines": {"visible": True, "line": {"color": "#E4E7EB"}}})
    return made


def _apart(limits: tuple[float, ...], values: tuple[float, ...]) -> tuple[float, ...]:
    """How far each limit is from its value, as a program draws it."""
    return tuple(abs(limit - value) for limit, value in zip(limits, values, strict=True))


def _stacked(book: xlsxwriter.Workbook, tab: str, chart: Chart, columns: Mapping[str, int], top: int) -> Any:
    """Counts by group, from the darkest shade to the lightest."""
    made = book.add_chart({"type": "bar", "subtype": "stacked"})
    for number, name in enumerate(chart.series):
        where = _ranges(tab, top, columns[name], len(chart.categories))
        made.add_series({**where, "fill": {"color": SHADES[number % len(SHADES)]}, "border": {"color": INK}, "gap": 50})
    made.set_y_axis({"reverse": True, "crossing": "max"})
    made.set_x_axis({"name": printable(chart.axis), "num_format": "0", "name_font": {"bold": False}})
    return made


def _ranges(tab: str, top: int, column: int, count: int) -> dict[str, Any]:
    quoted = "'" + tab.replace("'", "''") + "'"
    first, last = top + 1, top + count
    return {
        "name": [tab, top, column],
        "categories": f"={quoted}!{xl_range_abs(first, DATA, last, DATA)}",
        "values": f"={quoted}!{xl_range_abs(first, column, last, column)}",
    }
