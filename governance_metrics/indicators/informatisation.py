"""Informatisation: paper, forms, tools in weekly use, notices that arrive."""

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
        code="info_tool_rate",
        title=Text(zh="平台使用率", en="Workers using a platform weekly"),
        definition=Text(
            zh="每周使用小程序、APP 或综合平台的社区工作者 ÷ 有效回答；只用微信群或在线表格的不计入",
            en="community workers who use an app or the integrated platform every week ÷ valid answers; "
            "chat groups and online sheets alone do not count",
        ),
        interpretation=Text(
            zh="反映会不会用、常不常用，不说明平台好不好用。使用率低可能是人的问题，也可能是平台重复、难用。",
            en="It shows regular use, not whether the platform is any good. Low use may lie with the people "
            "or with systems that overlap and are hard to work with.",
        ),
        theme="informatisation",
        direction="higher",
        table="workers_survey",
        numerator="uses_any_platform",
        counted=Text(zh="名社区工作者", en="community workers"),
        disclosure="staff",
        source="P3b",
        page_one=True,
    ),
    Indicator(
        code="info_reach",
        title=Text(zh="通知到达率", en="Residents reached by notices"),
        definition=Text(
            zh="至少从一个渠道收到社区通知的居民 ÷ 有效回答",
            en="residents who get community notices through at least one channel ÷ valid answers",
        ),
        interpretation=Text(
            zh="收到不等于看懂、照办。若问卷只在微信群里发放，收不到通知的人也收不到问卷，数值必然偏高。",
            en="Received is not read or followed. A form sent only through chat groups misses the very "
            "people whom notices miss, so the figure is bound to run high.",
        ),
        theme="informatisation",
        direction="higher",
        table="residents_survey",
        numerator="reached",
        counted=Text(zh="名居民", en="residents"),
        disclosure="persons",
        source="R3a3",
        page_one=True,
    ),
)
