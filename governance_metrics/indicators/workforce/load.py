"""Load: overtime, overload, stress, and meaning to leave, as workers report them."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="work_overtime",
        title=Text(zh="周均加班", en="Overtime a week"),
        definition=Text(
            zh="近四周平均每周加班小时数的平均",
            en="mean of the weekly overtime hours of the past four weeks",
        ),
        interpretation=Text(
            zh="由本人填报，没有考勤佐证。填报时若正逢检查或节日，数值会偏高；少数人加班极多会拉高平均。",
            en="Workers report it themselves, without a time sheet. An inspection or a holiday in those weeks "
            "raises it, and a few very long weeks pull up the mean.",
        ),
        theme="workforce",
        direction="lower",
        table="workers_survey",
        numerator="overtime_hours",
        unit=Text(zh="小时/周", en="hours a week"),
        counted=Text(zh="小时加班", en="hours of overtime"),
        disclosure="staff",
        source="P4d",
    ),
    Indicator(
        code="work_overload",
        title=Text(zh="超负荷占比", en="Workers who are overloaded"),
        definition=Text(
            zh="认为工作量“超负荷”的社区工作者 ÷ 有效回答",
            en="community workers who say the load is more than they can carry ÷ valid answers",
        ),
        interpretation=Text(
            zh="说的是承受不了，不只是忙。应与人均服务户数、月报表数对照，看负担来自人手还是来自任务。",
            en="It means more than can be carried, not merely busy. Set it beside households per worker and forms "
            "a month to see whether hands or tasks are the cause.",
        ),
        theme="workforce",
        direction="lower",
        table="workers_survey",
        numerator="workload = 'overload'",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P4d",
    ),
    Indicator(
        code="work_stress",
        title=Text(zh="压力", en="Stress at work"),
        definition=Text(
            zh="近一个月工作压力评分的平均",
            en="mean score of stress at work over the past month",
        ),
        interpretation=Text(
            zh="一分没有压力，五分压力很大。这不是健康诊断；只问近一个月，受当月任务影响大。",
            en="One is none, five very great. It is no medical finding, and as it asks for one month it moves "
            "with that month's tasks.",
        ),
        theme="workforce",
        direction="lower",
        table="workers_survey",
        numerator="stress_score",
        unit=Text(zh="分", en="points"),
        counted=Text(zh="分", en="points"),
        disclosure="staff",
        source="P4d",
    ),
    Indicator(
        code="work_leave_intent",
        title=Text(zh="离职意向", en="Workers who mean to leave"),
        definition=Text(
            zh="一年之内想离开本岗位的社区工作者 ÷ 有效回答；“没想好”不计入",
            en="community workers who mean to leave the post within a year ÷ valid answers; undecided does not count",
        ),
        interpretation=Text(
            zh="想走不等于会走，走的人多半事先想过。敢不敢说实话看问卷是否真正匿名。",
            en="Meaning to is not leaving, though most who leave meant to. Whether people say so depends on the "
            "form being truly anonymous.",
        ),
        theme="workforce",
        direction="lower",
        table="workers_survey",
        numerator="leave_intent = 'leave'",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P4g",
    ),
)
