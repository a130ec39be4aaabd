"""The words of the notes sheet of the workbook, in both languages."""

from governance_metrics.text import Text

NOTES_CAPTION = Text(zh="读法", en="Notes")
TOPIC, NOTE = Text(zh="事项", en="About"), Text(zh="说明", en="Note")
READING = Text(zh="数字", en="Numbers")
CANNOT = Text(zh="不能说的", en="Not to be said")
MARKING = Text(zh="记号和底色", en="Marks and shades")
MARKS_ARE = (
    Text(
        zh="● 达标，◇ 难以断定，▼ 未达标；黑白打印时，未达标为粗体，难以断定为斜体，无法判定为灰字。",
        en="● met, ◇ too close to call, ▼ missed. In greyscale a miss is bold, what is too close to call slanted, and "
        "what has no verdict grey.",
    ),
    Text(
        zh="“—”表示没有数值，“·”表示不予公布：人数太少，或只在街道层面说明。",
        en="“—”: no value. “·”: not published, because too few people stand behind it or staff are only described at "
        "street level.",
    ),
    Text(
        zh="各数都按原值存放，只是显示时取整；复制到别处计算，用的是原值。",
        en="Every number is stored in full and only shown rounded; calculations elsewhere use the full value.",
    ),
)
