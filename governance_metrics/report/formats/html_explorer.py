"""The explorer as HTML: areas and indicators that open by themselves, linked both ways; a script only narrows down."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from governance_metrics.report.blocks import Cell, Explorer, Place, TableColumn, Topic
from governance_metrics.report.formats.html_markup import tag, text
from governance_metrics.text import Language

_PLAIN_NUMBER = re.compile(r"[≥≤]?-?[\d,]*\.?\d+%?")  # what the script reads as a number by itself
_CHINESE = re.compile("[\u3400-\u9fff]")


def explorer_html(explorer: Explorer, language: Language) -> str:
    """Return the explorer as a part of the page.

    Parameters
    ----------
    explorer : Explorer
        What is explored.
    language : {"zh", "en"}
        The language, which begins every id.

    Examples
    --------
    >>> words = {"places": "各社区", "topics": "各项指标", "stands_out": "需要留意的指标"}
    >>> made = explorer_html(Explorer("逐级查看", "", (Place("<甲>", "达标 1 项"),), (), (), (), words), "zh")
    >>> '<details id="zh-a-1" data-place="1"><summary><b>&lt;甲&gt;</b>' in made
    True
    """
    words = explorer.words
    numbers = {topic.key: number for number, topic in enumerate(explorer.topics, start=1)}
    body = [
        tag("h2", text(explorer.title), id=f"{language}-explorer"),
        tag("p", text(explorer.lead)),
        tag("h3", text(words["places"]), id=f"{language}-places"),
        *(_place(explorer, place, number, numbers, language) for number, place in enumerate(explorer.places, start=1)),
        tag("h3", text(words["topics"]), id=f"{language}-topics"),
    ]
    for theme, topics in groupby(explorer.topics, key=lambda topic: topic.theme):
        opened = (_topic(explorer, topic, numbers[topic.key], language) for topic in topics)
        body.append(tag("section", "\n".join([tag("h4", text(theme)), *opened]), data_theme=theme))
    said = {f"data_word_{name}": word for name, word in words.items()}
    return tag("div", "\n".join(body), class_="explorer", data_names=" ".join(explorer.names), **said)


def topic_id(key: str, language: Language) -> str:
    """Return the id of a topic.

    Examples
    --------
    >>> topic_id("work_vacancy", "zh")
    'zh-i-work_vacancy'
    """
    return f"{language}-i-{key}"


def _place(explorer: Explorer, place: Place, number: int, numbers: Mapping[str, int], language: Language) -> str:
    anchor = f"{language}-a-{number}"
    rows = "\n".join(
        tag("tr", _link_head(row[0].text, f"#{language}-{numbers[row[0].link]}-{number}", language) + _cells(row[1:]))
        for row in place.rows
    )
    caption = tag("caption", text(explorer.words["stands_out"]), id=f"{anchor}-t")
    head = tag("thead", tag("tr", _heads(explorer.columns, explorer.names)))
    right = _right(explorer.columns)
    table = tag("table", caption + head + tag("tbody", rows), class_=right)
    box = tag("div", table, class_="box", role="region", aria_labelledby=f"{anchor}-t", tabindex="0")
    return tag("details", _summary(place.title, [Cell(place.told)], language) + box, id=anchor, data_place=str(number))


def _topic(explorer: Explorer, topic: Topic, number: int, language: Language) -> str:
    anchor = topic_id(topic.key, language)
    facts = "".join(tag("div", tag("dt", text(name)) + tag("dd", text(words))) for name, words in topic.facts)
    rows = "\n".join(
        tag(
            "tr",
            _link_head(explorer.places[place].title, f"#{language}-a-{place + 1}", language) + _cells(row[1:]),
            id=f"{language}-{number}-{place + 1}",
        )
        for place, row in topic.rows.items()
    )
    caption = tag("caption", text(topic.title), id=f"{anchor}-t")
    head = tag("thead", tag("tr", _heads(topic.columns, topic.names)))
    whole = tag("tr", tag("th", text(topic.whole[0].text), scope="row") + _cells(topic.whole[1:]))
    bodies = tag("tbody", whole, class_="whole") + (tag("tbody", rows) if rows else "")
    table = tag("table", caption + head + bodies, class_=_right(topic.columns))
    parts = [
        _summary(topic.title, topic.told, language),
        tag("dl", facts),
        tag("div", table, class_="box", role="region", aria_labelledby=f"{anchor}-t", tabindex="0"),
        tag("p", text(topic.note), class_="note") if topic.note else "",
    ]
    return tag("details", "".join(parts), id=anchor, data_topic=str(number))


def _summary(title: str, told: Sequence[Cell], language: Language) -> str:
    said = "".join(" " + tag("span", text(cell.text), class_=_tone(cell)) for cell in told)
    return tag("summary", tag("b", text(title), lang=_foreign(title, language)) + said)


def _heads(columns: Sequence[TableColumn], names: Sequence[str]) -> str:
    return "".join(
        tag("th", text(column.title), scope="col", data_name=name) for column, name in zip(columns, names, strict=True)
    )


def _link_head(words: str, href: str, language: Language) -> str:
    return tag("th", tag("a", text(words), href=href, lang=_foreign(words, language)), scope="row")


def _foreign(words: str, language: Language) -> str | None:
    """Return the language tag of a name in Chinese characters within English."""
    return "zh" if language != "zh" and _CHINESE.search(words) else None


def _cells(cells: Sequence[Cell]) -> str:
    return "".join(
        tag("td", text(cell.text), class_=_tone(cell), data_number=_number(cell))
        if cell.sort is not None or cell.tone != "plain"
        else f"<td>{text(cell.text)}</td>"
        for cell in cells
    )


def _number(cell: Cell) -> str | None:
    """Return what a cell sorts by where its words do not say so, as those of a day."""
    if not isinstance(cell.sort, float) or _PLAIN_NUMBER.fullmatch(cell.text):
        return None
    return f"{cell.sort:.12g}"


def _tone(cell: Cell) -> str | None:
    return None if cell.tone == "plain" else cell.tone


def _right(columns: Sequence[TableColumn]) -> str:
    """Return the class of a table whose columns of numbers, all before the others, are set to the right."""
    return f"right-{sum(column.align == 'right' for column in columns)}"
