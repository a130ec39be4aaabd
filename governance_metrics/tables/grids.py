"""Grids and volunteers: how buildings are grouped, who leads them, and who serves without pay."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.places import (
    AS_OF,
    amount_column,
    area_column,
    count_column,
    yes_no_column,
)
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import Text

GRIDS = Table(
    "grids",
    ("grid_id", "as_of"),
    "community_id",
    (
        Column(
            name="grid_id",
            type="key",
            title=Text(zh="网格编码", en="grid id"),
            required=True,
            aliases=("网格编号",),
        ),
        area_column(),
        AS_OF,
        count_column("households", "户数", "households"),
        count_column("residents", "人口", "residents", "人数"),
        Column(
            name="leader_kind",
            type="code",
            title=Text(zh="网格长类别", en="kind of grid leader"),
            codes=(
                Code("full_time", Text(zh="专职网格员", en="full-time grid worker"), ("专职",)),
                Code("community_worker", Text(zh="社区工作者兼任", en="community worker"), ("兼职", "社区工作者")),
                Code("resident", Text(zh="居民担任", en="resident"), ("居民",)),
                Code("vacant", Text(zh="空缺", en="vacant")),
            ),
            aliases=("专职/兼职",),
        ),
        count_column("micro_grids", "微网格数", "micro-grids"),
        yes_no_column("volunteer_team", "有无志愿队", "has a volunteer team"),
        yes_no_column("resident_group", "有无居民小组", "has a residents' group"),
        yes_no_column("mutual_group", "有无互助组织", "has a mutual-aid group"),
        Column(
            name="leader_name",
            type="text",
            title=Text(zh="网格长姓名", en="grid leader's name"),
            personal=True,
            aliases=("网格长", "姓名"),
        ),
        Column(
            name="leader_phone",
            type="text",
            title=Text(zh="网格长电话", en="grid leader's phone"),
            personal=True,
            aliases=("电话", "联系电话"),
        ),
    ),
    Text(zh="网格台账", en="grids"),
    Time("stock", "as_of"),
)

VOLUNTEERS = Table(
    "volunteers",
    ("community_id", "as_of"),
    "community_id",
    (
        area_column(),
        AS_OF,
        count_column("registered", "注册志愿者数", "volunteers registered", "注册人数"),
        count_column("active_12m", "近12个月有服务记录的志愿者数", "volunteers active in twelve months", "活跃人数"),
        amount_column("hours_12m", "近12个月志愿服务时数", "volunteer hours in twelve months", "服务时数"),
    ),
    Text(zh="志愿者与服务统计", en="volunteers, counts"),
    Time("stock", "as_of"),
)

TABLES: tuple[Table, ...] = (GRIDS, VOLUNTEERS)
