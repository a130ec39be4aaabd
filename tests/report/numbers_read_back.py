"""The numbers of estimates in what was read back from a file, and what the release says they are.

What the release holds is rounded here anew, with decimal arithmetic and without the outline.
"""

import math
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from governance_metrics.report.outline import labels

NUMBER = r"-?\d+(?:,\d{3})*(?:\.\d+)?%?"
DAY = r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} ?[A-Z][a-z]+ ?\d{4}"
HEADS = {
    **{"value": "estimate", "low": "conf_low", "high": "conf_high", "numerator": "numerator"},
    **{"denominator": "denominator", "n": "n", "missing": "n_missing", "target": "target"},
}


class Truth:
    """The release by indicator, area and column, and each of its numbers as a reader should see it."""

    def __init__(self, release):
        self.release, self.cards = release, release.indicators
        rows = release.estimates
        rows = rows[rows["period"].eq(release.settings.period) & rows["group"].eq("")]
        rows = rows[rows["level"].isin(["all", release.settings.area])]
        self.rows = {
            (row["indicator"], "all" if row["level"] == "all" else row["area"]): row for row in rows.to_dict("records")
        }
        held = release.comparisons
        held = held[held["period"].eq(release.settings.period) & held["group"].eq("")]
        for row in held[held["reference_kind"].eq("target") & held["target"].ne("")].to_dict("records"):
            key = (row["indicator"], "all" if row["level"] == "all" else row["area"])
            if key in self.rows:
                self.rows[key]["target"] = float(row["reference"])
        self.areas = dict(zip(release.areas["name"], release.areas["area"], strict=True))

    def titled(self, language):
        return {card.title.say(language): code for code, card in self.cards.items()}

    def known(self, column="estimate"):
        return {key for key, row in self.rows.items() if math.isfinite(row[column])}

    def printed(self, key, column):
        """Return the number as printed, a day as of ISO 8601; empty where there is nothing to print."""
        value, measure = self.rows[key].get(column, math.nan), self.cards[key[0]].measure
        if not math.isfinite(value):
            return ""
        if column in ("n", "n_missing"):
            return rounded(value, 0)
        if column in ("numerator", "denominator"):
            return rounded(value, 0 if float(value).is_integer() else 1)
        if measure == "date":
            return (date(1970, 1, 1) + timedelta(days=round(value))).isoformat()
        if measure in ("share", "change"):
            return f"{value:.0%}" if value in (0, 1) else rounded(value, 1, hundred=True) + "%"
        if measure == "count" or float(value).is_integer():
            return rounded(value, 0)
        whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
        return rounded(value, max(3 - whole, 0))


def rounded(value, decimals, *, hundred=False):
    exact = Decimal(f"{value:.10g}") * (100 if hundred else 1)
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):,.{decimals}f}"


def squeezed(text):
    """Text without the white space and hyphens that setting it in lines brings about; numbers of two cells stay two."""
    apart = re.sub(r"(?<=[\d%])\s+(?=\d)", "|", text)
    return re.sub(r"(?<=[A-Za-z])[-\u2010\u00ad](?=[A-Za-z])", "", re.sub(r"\s", "", apart))


def day_of(text):
    """Return a day in either language as of ISO 8601; other text as it is."""
    text = re.sub(r"\s", "", text)
    if found := re.fullmatch(r"(\d{4})年(\d+)月(\d+)日", text):
        return date(*map(int, found.groups())).isoformat()
    if found := re.fullmatch(r"(\d+)([A-Z][a-z]+)(\d{4})", text):
        months = {f"{date(2025, month, 1):%B}": month for month in range(1, 13)}
        return date(int(found[3]), months[found[2]], int(found[1])).isoformat()
    return text


def first_number(text):
    """Return the number or day a cell begins with, after a mark or a side of a target; empty without any."""
    text = re.sub(r"^[●◇▼≥≤]\s*", "", text.strip())
    found = re.match(DAY, text) or re.match(NUMBER, text)
    return day_of(found[0]) if found else ""


def in_tables(truth, tables, language):
    """Yield indicator and area, column and number of each cell of a table with indicators and their numbers."""
    titles = truth.titled(language)
    heads = {labels.COLUMNS[name].say(language): name for name in ("indicator", "community", "limits", *HEADS)}
    for table in tables:
        names = [heads.get(head, "") for head in table.heads]
        across = {number: truth.areas[head] for number, head in enumerate(table.heads) if head in truth.areas}
        if len(table.heads) > 1 and table.heads[1] in titles and "value" not in names:
            yield from behind_charts(truth, table, names, titles[table.heads[1]])
            continue
        if "value" not in names and not across:
            continue
        for row in table.rows:
            cells = dict(zip(names, row, strict=True))
            code = titles.get(cells.get("indicator", table.title))
            if code is None:
                continue
            for number, area in across.items():
                yield (code, area), "estimate", first_number(row[number])
            if across:
                continue
            area = truth.areas.get(cells.get("community", table.title), "all")
            for name, column in HEADS.items():
                if name in cells and not (name == "target" and area != "all" and not first_number(cells[name])):
                    yield (code, area), column, first_number(cells[name])
            if "–" in cells.get("limits", ""):
                low, high = cells["limits"].split("–")
                yield (code, area), "conf_low", day_of(low)
                yield (code, area), "conf_high", day_of(high)


def behind_charts(truth, table, names, code):
    """Yield the same of a table that a chart is drawn from: a column for each series, a row for each area."""
    for area, *cells in table.rows:
        for number, (head, cell) in enumerate(zip(table.heads[1:], cells, strict=True), start=1):
            if number == 1:
                yield (code, truth.areas[area]), "estimate", first_number(cell)
            elif names[number] in HEADS:
                yield (code, truth.areas[area]), HEADS[names[number]], first_number(cell)
            elif found := re.fullmatch(rf"(总体|overall|目标 [≥≤]?|target [≥≤]?) ?({NUMBER})", head):
                column = "estimate" if found[1] in ("总体", "overall") else "target"
                yield (code, "all"), column, first_number(cell)
                yield (code, "all"), column, found[2]


def in_texts(truth, texts, language):
    """Yield the same of each sentence that says an indicator with its value, and of each picture in words."""
    titles = {squeezed(title): code for title, code in truth.titled(language).items()}
    every = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    names = "|".join(map(re.escape, truth.areas))
    said = re.compile(rf"({every})[:|]?({DAY}|{NUMBER})")
    start = re.compile(every)
    picture = re.compile(
        rf"(?P<title>{every})(?:及其区间：|in[^:]{{1,40}}withintervals:)"
        rf"(?:(?:最低|lowest)(?P<low>{NUMBER})[（(](?P<low_area>{names})[）)][，,]"
        rf"(?:最高|highest)(?P<high>{NUMBER})[（(](?P<high_area>{names})[）)]|各处都是{NUMBER}|{NUMBER}everywhere)[，,]"
        rf"(?:总体|overall)(?P<whole>{NUMBER})"
    )
    for text in map(squeezed, texts):
        for found in picture.finditer(text):
            code = titles[found["title"]]
            yield (code, "all"), "estimate", found["whole"]
            for side in ("low", "high"):
                if found[side]:
                    yield (code, truth.areas[found[f"{side}_area"]]), "estimate", found[side]
        for found in said.finditer(text):
            code = titles[found[1]]
            after = text[found.end() :]
            value = day_of(found[2])
            if (
                value == found[2]
                and not value.endswith("%")
                and not after.startswith(follows(truth.cards[code], language))
            ):
                continue  # a number of something else: of a row, of communities
            yield (code, "all"), "estimate", value
            yield from around((code, "all"), re.split(rf"[；;。]|{start.pattern}", after, maxsplit=1)[0])


def around(key, after):
    """Yield the parts and limits in what is said after a value."""
    patterns = {
        rf"[（(]?({NUMBER})(?:/|of)({NUMBER})": ("numerator", "denominator"),
        rf"(?:样本|n=)({NUMBER})": ("n",),
        rf"共({NUMBER})|[^\d.,]({NUMBER})[^\d()（）]*inall": ("numerator", "numerator"),
        rf"({NUMBER})–({NUMBER})": ("conf_low", "conf_high"),
        rf"[≥≤]({NUMBER})": ("target",),
    }
    for pattern, columns in patterns.items():
        if found := re.search(pattern, after):
            for column, number in zip(columns, found.groups(), strict=True):
                if number:
                    yield key, column, number


def follows(card, language):
    """Return what may come after a value: its unit, or the end of what is said of it."""
    over = [c.unit for c in (card, card.over) if c is not None and c.unit]
    return (*(squeezed(unit.say(language)) for unit in over), "；", ";", "。", "，")
