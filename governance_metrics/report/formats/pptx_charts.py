"""Charts of the slides: native, with the numbers behind them, limits as error bars, references as lines."""

import math
from copy import deepcopy
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from governance_metrics.report.blocks import Chart
from governance_metrics.report.formats.chart_axis import axis_ends
from governance_metrics.report.formats.printable import printable

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
INK, PALE, SHADES = "1F2933", "9AA5B1", ("1F2933", "616E7C", "CBD2D9", "FFFFFF")
SMALL = Pt(12)
MANY = 12  # categories from which on their names are set aslant


def chart_data(chart: Chart, above: str, below: str) -> tuple[int, CategoryChartData]:
    """Return the type of the chart and the numbers behind it.

    Parameters
    ----------
    chart : Chart
        What to draw.
    above, below : str
        What the distances to the limits are called; they stand in the workbook behind the chart.
    """
    data = CategoryChartData(number_format=chart.pattern)
    order = -1 if chart.kind == "stacked" else 1  # a program draws the first of the bars at the bottom
    data.categories = [printable(category) for category in chart.categories[::order]]
    for name, values in chart.series.items():
        data.add_series(printable(name), [_known(value) for value in values[::order]])
    if chart.kind == "stacked":
        return XL_CHART_TYPE.BAR_STACKED, data
    ((_, values),) = chart.series.items()
    for name, limits in ((above, chart.high), (below, chart.low)):
        data.add_series(name, [_known(abs(limit - value)) for limit, value in zip(limits, values, strict=True)])
    for label, value in chart.lines.items():
        data.add_series(printable(label), [value] * len(chart.categories))
    return XL_CHART_TYPE.COLUMN_CLUSTERED, data


def style(native: Native, chart: Chart) -> None:
    """Give a chart its look: dark on pale, readable in greyscale, axes from zero.

    Parameters
    ----------
    native : pptx.chart.chart.Chart
        The chart on the slide.
    chart : Chart
        What it draws.
    """
    native.has_title = False
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.BOTTOM
    native.legend.include_in_layout = False
    native.legend.font.size = SMALL
    values, names = native.value_axis, native.category_axis
    values.tick_labels.font.size = names.tick_labels.font.size = SMALL
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = chart.pattern, False
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string("E4E7EB")
    values.format.line.fill.background()
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.kind == "stacked":
        _shade(native)
        return
    values.minimum_scale, values.maximum_scale = axis_ends(chart)
    if len(chart.categories) > MANY:
        names._element.txPr.bodyPr.set("rot", "-2700000")
    _columns(native, chart)


def _shade(native: Native) -> None:
    plot = native.plots[0]
    plot.gap_width, plot.overlap = 50, 100
    for number, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(SHADES[number % len(SHADES)])
        series.format.line.color.rgb = RGBColor.from_string(INK)
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0;;", False
    plot.data_labels.font.size = SMALL
    for number, series in enumerate(plot.series):
        series.data_labels.show_value = True
        series.data_labels.number_format, series.data_labels.number_format_is_linked = "0;;", False
        series.data_labels.font.size = SMALL
        pale = number > 1
        series.data_labels.font.color.rgb = RGBColor.from_string(INK if pale else "FFFFFF")


def _columns(native: Native, chart: Chart) -> None:
    """One series of columns with error bars; the two series of distances become its error bars, the rest lines."""
    plot = native.plots[0]
    plot.gap_width = 60
    first = plot.series[0]
    first.format.fill.solid()
    first.format.fill.fore_color.rgb = RGBColor.from_string(PALE)
    first.format.line.color.rgb = RGBColor.from_string(INK)
    for number, flag in enumerate(chart.flagged):
        if flag:
            point = first.points[number].format
            point.fill.solid()
            point.fill.fore_color.rgb = RGBColor.from_string(INK)
    markup: Any = native._chartSpace
    bars = markup.find(f".//{{{CHART}}}barChart")
    series = bars.findall(f"{{{CHART}}}ser")
    above, below, *lines = series[1:]
    if any(map(math.isfinite, chart.high)):
        first._element.find(f"{{{CHART}}}cat").addprevious(_error_bars(above, below))
    for one in (above, below, *lines):
        bars.remove(one)
    if lines:
        bars.addnext(_line_chart(bars, lines))


def _error_bars(above: Any, below: Any) -> Any:
    made = _element("errBars")
    for name, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "0")):
        made.append(_element(name, val=value))
    for name, source in (("plus", above), ("minus", below)):
        holder = _element(name)
        holder.append(deepcopy(source.find(f"{{{CHART}}}val/{{{CHART}}}numRef")))
        made.append(holder)
    made.append(_outline(12700))
    return made


def _line_chart(bars: Any, lines: list[Any]) -> Any:
    """The references as lines across, on the axes of the columns."""
    made = _element("lineChart")
    made.append(_element("grouping", val="standard"))
    made.append(_element("varyColors", val="0"))
    for number, one in enumerate(lines):
        for name in ("invertIfNegative", "spPr"):
            for found in one.findall(f"{{{CHART}}}{name}"):
                one.remove(found)
        title = one.find(f"{{{CHART}}}tx")
        marker = _element("marker")
        marker.append(_element("symbol", val="none"))
        title.addnext(marker)
        title.addnext(_outline(19050, "dash" if number == 0 else "solid"))
        one.append(_element("smooth", val="0"))
        made.append(one)
    made.append(_element("marker", val="1"))
    for axis in bars.findall(f"{{{CHART}}}axId"):
        made.append(deepcopy(axis))
    return made


def _outline(width: int, dash: str = "solid") -> Any:
    shape = _element("spPr")
    line = etree.SubElement(shape, f"{{{DRAWING}}}ln", w=str(width))
    fill = etree.SubElement(line, f"{{{DRAWING}}}solidFill")
    etree.SubElement(fill, f"{{{DRAWING}}}srgbClr", val=INK)
    etree.SubElement(line, f"{{{DRAWING}}}prstDash", val=dash)
    return shape


def _element(name: str, **attributes: str) -> Any:
    return etree.Element(f"{{{CHART}}}{name}", attributes)


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
