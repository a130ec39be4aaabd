"""Burden: paper, forms, systems, and what is asked twice."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

INDICATORS = (
    Indicator(
        code="info_paper_share",
        title=Text(zh="纸表任务占比", en="Tasks on paper or loose sheets"),
        definition=Text(
            zh="用纸质或零散电子表格办理的任务 ÷ 全部任务",
            en="tasks done on paper or in loose spreadsheets ÷ all tasks",
        ),
        interpretation=Text(
            zh="比值高说明线上办理少，不等于工作做得差：有的任务本就要求纸质留存。搬到线上若仍重复填报，并未减负。",
            en="A high share means little is done online, not that the work is poor: some tasks must be "
            "kept on paper. Moving a form online while it is still filled in twice saves nobody time.",
        ),
        theme="informatisation",
        direction="lower",
        table="tasks",
        universe="kind = 'task'",
        numerator="medium IN ('paper', 'sheet')",
        counted=Text(zh="项任务", en="tasks"),
        disclosure="public",
        source="P3a",
        page_one=True,
    ),
    Indicator(
        code="info_forms_n",
        title=Text(zh="社区月均报表数", en="Forms due per community a month"),
        definition=Text(
            zh="平均每月应报的报表种数 ÷ 社区数；每种每月至多计一次，按季、半年、年报送的折算到月",
            en="kinds of form due in an average month ÷ communities; a form counts once a month at most, "
            "and quarterly, half-yearly and yearly ones count for their part of a month",
        ),
        interpretation=Text(
            zh="数的是种类，不是份数和工时；每天报一次的表与每月报一次的表同样计一种。清单不全会使数值偏低。",
            en="It counts kinds of form, not copies or hours: a daily form counts the same as a monthly "
            "one. An incomplete list makes the figure too low.",
        ),
        theme="informatisation",
        direction="lower",
        numerator=Part(table="tasks", sum="due_each_month", where="kind = 'form'"),
        denominator=Part(table="communities"),
        measure="ratio",
        unit=Text(zh="种/社区·月", en="forms per community a month"),
        counted=Text(zh="种报表", en="forms"),
        disclosure="public",
        source="P3a",
        page_one=True,
    ),
    Indicator(
        code="info_system_n",
        title=Text(zh="社区登录系统数", en="Systems per community"),
        definition=Text(
            zh="社区工作者须登录的业务系统数，各社区平均",
            en="systems that community workers must log in to ÷ communities",
        ),
        interpretation=Text(
            zh="系统多意味着口令多、重复录入多，但一个系统也可能比几个更难用。只数个数，不反映每个系统花多少时间。",
            en="More systems mean more passwords and more double entry, though one bad system can cost more than "
            "several good ones. It counts systems, not the time each takes.",
        ),
        theme="informatisation",
        direction="lower",
        numerator=Part(table="tasks", where="kind = 'system'"),
        denominator=Part(table="communities"),
        measure="ratio",
        unit=Text(zh="个/社区", en="systems per community"),
        counted=Text(zh="个系统", en="systems"),
        disclosure="public",
        source="P3b",
    ),
    Indicator(
        code="info_duplicate_share",
        title=Text(zh="重复填报率", en="Fields asked more than once"),
        definition=Text(
            zh="报表中另有报表也要求填报的字段 ÷ 全部填报字段",
            en="fields of the forms that another form asks for as well ÷ all fields",
        ),
        interpretation=Text(
            zh="说明有多少内容是同样的数填了又填，是合并报表最直接的依据。字段名称不同而内容相同的容易漏计，实际往往"
            "更高。",
            en="It shows how much is filled in over and over, the plainest case for merging forms. Fields that ask "
            "the same thing under another name are easily missed, so the truth is often higher.",
        ),
        theme="informatisation",
        direction="lower",
        table="tasks",
        universe="kind = 'form'",
        numerator="fields_repeated",
        denominator="fields",
        measure="share",
        counted=Text(zh="个字段", en="fields"),
        disclosure="public",
        source="R3a2",
    ),
)
