"""Work: incidents, and the tasks, forms and systems a community has to serve."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.places import (
    AS_OF,
    amount_column,
    area_column,
    count_column,
    key_column,
    yes_no_column,
)
from governance_metrics.tables.table import Derived, Table, Time
from governance_metrics.text import Text

INCIDENTS = Table(
    "incidents",
    "incident_id",
    "community_id",
    (
        key_column("incident_id", "事件编号", "incident id"),
        area_column(),
        Column(name="date", type="date", title=Text(zh="受理日期", en="date"), required=True, aliases=("受理时间",)),
        Column(
            name="type",
            type="code",
            title=Text(zh="类型", en="type"),
            codes=(
                Code("fence_damage", Text(zh="破坏围挡", en="damaged barrier")),
                Code("gate_rush", Text(zh="驾车闯卡", en="drove through a gate"), ("闯卡",)),
                Code("abuse", Text(zh="辱骂工作人员", en="abuse of staff"), ("辱骂",)),
                Code("assault", Text(zh="肢体冲突", en="assault"), ("肢体",)),
                Code("dispute", Text(zh="邻里纠纷", en="dispute between neighbours")),
                Code("property", Text(zh="物业纠纷", en="property dispute")),
                Code("request", Text(zh="居民诉求", en="request"), ("诉求",)),
                Code("abnormal", Text(zh="异常情况", en="abnormal case"), ("异常",)),
            ),
        ),
        Column(
            name="channel",
            type="code",
            title=Text(zh="来源渠道", en="channel"),
            codes=(
                Code("hotline", Text(zh="12345热线", en="12345 hotline"), ("12345", "热线", "12345工单")),
                Code("counter", Text(zh="来访来电", en="visit or call"), ("来访", "来电", "上门")),
                Code("online", Text(zh="网上渠道", en="online"), ("网络", "微信", "小程序")),
                Code("patrol", Text(zh="巡查发现", en="found on patrol"), ("巡查", "网格上报")),
            ),
            aliases=("来源",),
        ),
        Column(
            name="closed_on",
            type="date",
            title=Text(zh="办结日期", en="closed on"),
            aliases=("办结时间",),
            blank_means=Text(zh="尚未办结", en="not closed yet"),
        ),
        yes_no_column("on_time", "是否按时", "on time"),
        yes_no_column("reported_on_time", "是否按时上报", "reported on time"),
        yes_no_column("satisfied", "是否满意", "satisfied", "满意度"),
    ),
    Text(zh="事件工单台账", en="incidents"),
    Time("events", "date"),
    (
        Derived(
            name="closed",
            type="boolean",
            sql="CASE WHEN closed_on <= period_last_day THEN TRUE WHEN COUNT(closed_on) OVER () > 0 THEN FALSE END",
            title=Text(zh="期末已办结", en="closed by the end of the period"),
        ),
        Derived(
            name="closed_on_time",
            type="boolean",
            # a list that never names a day of closing says nothing about what is closed
            sql="CASE WHEN closed_on IS NOT NULL THEN on_time WHEN COUNT(closed_on) OVER () > 0 THEN FALSE END",
            title=Text(zh="按时办结", en="closed on time"),
        ),
    ),
)

TASKS = Table(
    "tasks",
    ("item_id", "as_of"),
    "community_id",
    (
        key_column("item_id", "事项编号", "item id"),
        area_column(),
        AS_OF,
        Column(
            name="kind",
            type="code",
            title=Text(zh="类别", en="kind"),
            codes=(
                Code("task", Text(zh="任务", en="task")),
                Code("form", Text(zh="报表", en="form")),
                Code("system", Text(zh="系统", en="system")),
            ),
        ),
        Column(name="issuer", type="text", title=Text(zh="来文部门", en="issuer")),
        Column(
            name="basis",
            type="text",
            title=Text(zh="依据", en="basis"),
            blank_means=Text(zh="未写明依据", en="no basis named"),
        ),
        Column(
            name="owner",
            type="text",
            title=Text(zh="责任主体", en="who is responsible"),
            blank_means=Text(zh="未写明责任主体", en="nobody named"),
            aliases=("责任单位",),
        ),
        Column(
            name="medium",
            type="code",
            title=Text(zh="办理方式", en="medium"),
            codes=(
                Code("paper", Text(zh="纸质", en="paper"), ("纸",)),
                Code("sheet", Text(zh="散表", en="loose spreadsheet"), ("电子表格",)),
                Code("platform", Text(zh="平台", en="platform")),
            ),
        ),
        Column(
            name="frequency",
            type="code",
            title=Text(zh="频次", en="frequency"),
            codes=(
                Code("daily", Text(zh="每日", en="daily")),
                Code("weekly", Text(zh="每周", en="weekly")),
                Code("monthly", Text(zh="每月", en="monthly")),
                Code("quarterly", Text(zh="每季", en="quarterly")),
                Code("half_yearly", Text(zh="每半年", en="half-yearly")),
                Code("yearly", Text(zh="每年", en="yearly")),
                Code("once", Text(zh="一次性", en="once")),
            ),
        ),
        amount_column("minutes", "每次耗时（分钟）", "minutes each time", "耗时"),
        count_column("fields", "填报字段数", "fields"),
        count_column("fields_repeated", "其中与其他报表重复的字段数", "of which asked by another form too"),
        yes_no_column("on_time", "是否按时", "on time"),
        yes_no_column("own_initiative", "是否居民或居委会自主发起", "begun by residents or the committee"),
    ),
    Text(zh="任务报表系统清单", en="tasks, forms and systems"),
    Time("stock", "as_of"),
    (
        Derived(
            name="due_each_month",
            type="number",
            sql="CASE frequency WHEN 'daily' THEN 1.0 WHEN 'weekly' THEN 1.0 WHEN 'monthly' THEN 1.0 "
            "WHEN 'quarterly' THEN 1.0 / 3 WHEN 'half_yearly' THEN 1.0 / 6 WHEN 'yearly' THEN 1.0 / 12 "
            "WHEN 'once' THEN 1.0 / 12 END",
            title=Text(zh="平均每月应报次数（每种至多计一次）", en="share of months in which it is due"),
        ),
        Derived(
            name="duty_named",
            type="boolean",
            # a list with neither column filled anywhere was not asked about duties
            sql="CASE WHEN COUNT(basis) OVER () > 0 AND COUNT(owner) OVER () > 0 "
            "THEN basis IS NOT NULL AND owner IS NOT NULL END",
            title=Text(zh="依据和责任主体均已写明", en="basis and responsible body both named"),
        ),
    ),
)

TABLES: tuple[Table, ...] = (INCIDENTS, TASKS)
