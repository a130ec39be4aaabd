"""Quality: on time, and confirmed when checked again."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="info_ontime_rate",
        title=Text(zh="按时完成率", en="Tasks and forms on time"),
        definition=Text(
            zh="按时完成的任务和报表 ÷ 应完成的任务和报表", en="tasks and forms delivered on time ÷ those due"
        ),
        interpretation=Text(
            zh="按时不等于准确，赶时间往往牺牲质量，应与抽查准确率一并看。期限定得紧松不同，社区之间比较要看任务是否"
            "相同。",
            en="On time is not the same as right, and haste often costs quality: read it beside the accuracy of "
            "re-checked records. Deadlines differ, so compare communities only where the tasks are the same.",
        ),
        theme="informatisation",
        direction="higher",
        table="tasks",
        universe="kind IN ('task', 'form')",
        numerator="on_time",
        counted=Text(zh="项任务和报表", en="tasks and forms"),
        disclosure="public",
        source="P3c",
    ),
    Indicator(
        code="info_accuracy_rate",
        title=Text(zh="抽查准确率", en="Re-checked records confirmed"),
        definition=Text(zh="核对一致的记录 ÷ 抽查核对的记录", en="records confirmed ÷ records re-checked"),
        interpretation=Text(
            zh="只有随机抽取的记录才能代表整本台账；挑着查，比率没有意义。抽查的条数少，社区之间的差别多半是偶然。",
            en="Only records drawn at random speak for the whole roster; picked by hand they mean nothing. Where "
            "few are drawn, differences between communities are mostly chance.",
        ),
        theme="informatisation",
        direction="higher",
        table="rechecks",
        numerator="confirmed",
        counted=Text(zh="条记录", en="records"),
        disclosure="public",
        source="P3c",
    ),
)
