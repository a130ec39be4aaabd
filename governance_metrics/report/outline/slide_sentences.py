"""The titles of the slides, in both languages; figures are filled in, never typed."""

from governance_metrics.text import Text

VERDICTS = Text(
    zh="{claims} 条说法：{supported} 条得到支持，{against} 条与数据不符，{insufficient} 条数据不足",
    en="Of {claims} statements the data support {supported}, contradict {against} and cannot judge {insufficient}",
)
DATA_CLEAN = Text(zh="数据有多全：未发现差错，缺报的照实列出", en="The data: no faults found, gaps listed as they are")
DATA_FAULTS = Text(zh="数据有多全：发现差错 {n} 处，已逐条列出", en="The data: {n} faults found, each of them listed")
RESULTS = Text(
    zh="{n} 条成效中，能判定的有 {decided} 条，{supported} 条得到数据支持",
    en="Of {n} results claimed, {decided} can be judged and {supported} are supported",
)
FINDING = Text(zh="{title} {value}，{whom}", en="{title}: {value}; {whom}")
VALUE = Text(zh="{title}：{value}", en="{title}: {value}")
GROUP = Text(zh="类别：{group}。", en="Group: {group}.")
MADE = Text(zh="算法：{definition}。", en="How it is made: {definition}.")
NO_SHORTFALL = Text(
    zh="{group}：现有数据没有显示短板，各条说法判定如下",
    en="{group}: no shortfall shown; what became of the statements",
)
TOP = Text(
    zh="涉及社区最多的短板是“{title}”；共有 {n} 项指标未达标或明显差于其余",
    en="“{title}” concerns most communities; in all, {n} indicators fall short or stand apart",
)
MORE = Text(zh="另有 {n} 项见报告的问题清单。", en="{n} more are in the report's list of problems.")
MEASURES = Text(zh="请会议确定 {n} 项措施的责任人和时限", en="To decide: who does each of {n} measures, and by when")
PAIRS = Text(
    zh="论文有 {n} 处前后说法不一，须并列看待", en="In {n} places the paper says two things; they belong side by side"
)
