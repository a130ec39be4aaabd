"""The list of targets as a workbook that an office edits and hands back."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from governance_metrics.claims.target import TARGET_COLUMNS, TARGET_HEADINGS, TARGET_WORDS, Target
from governance_metrics.indicators.card import Indicator
from governance_metrics.instruments.workbook import Field, FormSheet, workbook
from governance_metrics.text import LANGUAGES, Language, Text

OPERATORS = (">=", "<=", "=")
TITLE_HEADING = Text(zh="指标名称", en="title of the indicator")
WIDTHS = {"indicator": 26, "document_zh": 44, "document_en": 44, "issuer_zh": 20, "issuer_en": 24, "url": 30}
SHEET = Text(zh="目标值", en="targets")
TITLE = Text(zh="目标值与参照值", en="Targets and reference values")
NOTES = (
    TITLE,
    Text(
        zh="一行一个数值。改好后放进数据文件夹，或用 governance-metrics report 文件夹 --targets 本文件。",
        en="One value a row. Put the file into the folder of data, or pass it: "
        "governance-metrics report FOLDER --targets THIS_FILE.",
    ),
    Text(
        zh="同一指标、层级、年份的行替换原有的行；本地优先于省级，省级优先于国家；年份晚于数据的目标只作对照，不判未达标。",
        en="A row takes the place of the row for the same indicator, scope and year; local beats provincial beats "
        "national; a target for a later year than the data is a comparison, never a miss.",
    ),
    Text(
        zh="“未经核实”的数值出厂时不启用；启用前请核对文件，写明文件和发文单位。“见过转载”的只引用正式文件，网址留空。",
        en="Values marked knowledge are switched off; check the document before you switch one on, and name it. "
        "For values marked mirror cite the official document and leave the address blank.",
    ),
    Text(
        zh="指标名称一列只供阅读，读回时不用；其余各列的写法见表头批注。",
        en="The title of the indicator is for reading only; the other columns are explained on their headings.",
    ),
)
EXPLAINED: Mapping[str, Text] = {
    "id": Text(
        zh="编号，各行不同；留空则按文件名和行号编号。", en="A number of its own; blank: made from file and row."
    ),
    "indicator": Text(
        zh="指标代码，从列表中选；各代码的名称见本列右侧。", en="The code of the indicator; its title is beside it."
    ),
    "kind": Text(
        zh="目标：据以判定；参照：只列在旁边；文字：没有数值。",
        en="A target gives a verdict; a comparator is shown beside; a text has no value.",
    ),
    "value": Text(
        zh="数值。比率写小数：百分之五十写 0.5。", en="The value. A share is written as a decimal: 0.5 for 50%."
    ),
    "unit": Text(zh="单位，必填；比率写 share。", en="The unit, needed; write share for a share."),
    "operator": Text(
        zh="达标的方向：>= 不低于，<= 不高于；= 只用于参照。",
        en="Which side is good enough: >= at least, <= at most; = for comparators only.",
    ),
    "scope": Text(zh="谁的要求：国家、省级或本地。", en="Whose requirement: national, provincial or local."),
    "area": Text(
        zh="只适用于一个社区时填它的编码，否则留空。", en="The id of the one community it is for; else blank."
    ),
    "year": Text(zh="哪一年达到，四位数字，必填。", en="The year it is to be met by, four digits, needed."),
    "document_zh": Text(zh="文件名称和文号，中文。", en="The document and its number, in Chinese."),
    "document_en": Text(
        zh="文件名称，英文；没有可留空。", en="The document in English; may be blank where the Chinese is given."
    ),
    "issuer_zh": Text(zh="发文单位，中文。", en="Who issued it, in Chinese."),
    "issuer_en": Text(zh="发文单位，英文；没有可留空。", en="Who issued it, in English; may be blank."),
    "confidence": Text(
        zh="这个数值有多可靠：见过原文、见过转载、未经核实、本地自定。",
        en="How sure it is: seen in the original, in a mirror, by hearsay only, or set locally.",
    ),
    "url": Text(zh="正式文件的网址；没有则留空。", en="The address of the official document, where there is one."),
    "on": Text(zh="是否启用。", en="Whether it is in force."),
}


def target_workbook(
    targets: Sequence[Target],
    cards: Mapping[str, Indicator],
    *,
    codes: Sequence[str],
    language: Language,
    created: datetime,
) -> bytes:
    """Return the bytes of a workbook with one target a row, drop-downs, and a note on every heading.

    Read back, it gives the same targets.

    Parameters
    ----------
    targets : sequence of Target
        The rows, in order.
    cards : mapping of str to Indicator
        By code, for the titles.
    codes : sequence of str
        The codes to choose from.
    language : {"zh", "en"}
        The language of headings, words and notes.
    created : datetime
        The day in the properties of the file.

    Examples
    --------
    >>> from governance_metrics.claims.targets import read_targets
    >>> made = {"codes": ["work_cert"], "language": "zh", "created": datetime(2025, 1, 1)}
    >>> target_workbook(read_targets(), {}, **made) == target_workbook(read_targets(), {}, **made)
    True
    """
    fields = []
    for name in TARGET_COLUMNS:
        fields.append(_field(name, codes, language))
        if name == "indicator":
            fields.append(Field(heading=TITLE_HEADING.say(language), note="", width=30))
    rows = tuple(_row(target, cards, language) for target in targets)
    return workbook(
        [FormSheet(name=SHEET.say(language), fields=tuple(fields), rows=rows)],
        notes=[note.say(language) for note in NOTES],
        language=language,
        title=TITLE.say(language),
        created=created,
    )


def _field(name: str, codes: Sequence[str], language: Language) -> Field:
    words = TARGET_WORDS.get(name, {})
    choices = tuple(codes) if name == "indicator" else OPERATORS if name == "operator" else ()
    return Field(
        heading=TARGET_HEADINGS[name].say(language),
        note=EXPLAINED[name].say(language),
        kind="integer" if name == "year" else "text",
        choices=choices or tuple(word.say(language) for word in words.values()),
        required=name in ("indicator", "value", "unit", "operator", "year"),
        width=WIDTHS.get(name, 12),
    )


def _row(target: Target, cards: Mapping[str, Indicator], language: Language) -> tuple[object, ...]:
    card = cards.get(target.indicator)
    documents = [text.say(spoken) for text in (target.document, target.issuer) for spoken in LANGUAGES]
    return (
        target.id,
        target.indicator,
        card.title.say(language) if card else "",
        _word("kind", target.kind, language),
        target.value,
        target.unit,
        target.operator,
        _word("scope", target.scope, language),
        target.area,
        target.year,
        *documents,
        _word("confidence", target.confidence, language),
        target.url,
        _word("on", "true" if target.on else "false", language),
    )


def _word(column: str, code: str, language: Language) -> str:
    return TARGET_WORDS[column][code].say(language)
