"""The workbook behind a chart of a slide: names are text, whatever they look like."""

import io
from collections.abc import Mapping

import xlsxwriter
from pptx.chart.data import CategoryChartData
from xlsxwriter.format import Format


def workbook_behind(data: CategoryChartData, patterns: Mapping[float, str] | None = None) -> bytes:
    """Return the workbook that the chart refers to: names in the first column, a column for each series.

    The one that comes with the chart would take a name like ``=1+1`` for a formula, and one like an address for a
    link.

    Parameters
    ----------
    data : CategoryChartData
        What the chart was made from.
    patterns : mapping of float to str, optional
        How a number is shown where it is not as the axis shows it, in the notation of ECMA-376 number formats.

    Examples
    --------
    >>> data = CategoryChartData()
    >>> data.categories = ["=1+1"]
    >>> workbook_behind(data)[:2]
    b'PK'
    """
    buffer = io.BytesIO()
    literal = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **literal})
    sheet = book.add_worksheet("Sheet1")
    formats: dict[str, Format] = {}
    for row, category in enumerate(data.categories, start=1):
        sheet.write_string(row, 0, str(category.label))
    for column, series in enumerate(data, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                pattern = (patterns or {}).get(value, series.number_format)
                if pattern not in formats:
                    formats[pattern] = book.add_format({"num_format": pattern})
                sheet.write_number(row, column, value, formats[pattern])
    book.close()
    return buffer.getvalue()
