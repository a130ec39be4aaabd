"""Places: communities, compounds, buildings."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import Text


def area_column(*, required: bool = True, blank_means: Text | None = None) -> Column:
    """Return the column that says which community a row belongs to.

    Examples
    --------
    >>> area_column().name
    'community_id'
    """
    return Column(
        name="community_id",
        type="key",
        title=Text(zh="社区编码", en="community id"),
        required=required,
        blank_means=blank_means,
        aliases=("社区", "所在社区", "community"),
    )


AS_OF = Column(name="as_of", type="date", title=Text(zh="统计日期", en="as of"), aliases=("截止日期",))


def count_column(name: str, zh: str, en: str, *aliases: str) -> Column:
    """Return a column of whole numbers, none below zero.

    Examples
    --------
    >>> count_column("gates", "出入口数", "gates").minimum
    0
    """
    return Column(name=name, type="integer", title=Text(zh=zh, en=en), minimum=0, aliases=aliases)


def amount_column(name: str, zh: str, en: str, *aliases: str) -> Column:
    """Return a column of amounts, none below zero.

    Examples
    --------
    >>> amount_column("facility_m2", "设施面积", "facility area").type
    'number'
    """
    return Column(name=name, type="number", title=Text(zh=zh, en=en), minimum=0, aliases=aliases)


def yes_no_column(name: str, zh: str, en: str, *aliases: str) -> Column:
    """Return a yes-or-no column.

    Examples
    --------
    >>> yes_no_column("operating", "实际运营", "operating").type
    'boolean'
    """
    return Column(name=name, type="boolean", title=Text(zh=zh, en=en), aliases=aliases)


def key_column(name: str, zh: str, en: str, *, person: bool = False) -> Column:
    """Return an identifying column, required in every file.

    Examples
    --------
    >>> key_column("unit_id", "单位编码", "unit id").required
    True
    """
    return Column(name=name, type="key", title=Text(zh=zh, en=en), required=True, person_key=person)


COMMUNITIES = Table(
    "communities",
    ("community_id", "as_of"),
    "community_id",
    (
        area_column(),
        Column(name="name", type="text", title=Text(zh="社区名称", en="community name")),
        Column(name="aliases", type="text", title=Text(zh="别名", en="other names")),
        Column(name="street_id", type="text", title=Text(zh="街道", en="street")),
        Column(
            name="kind",
            type="code",
            title=Text(zh="社区类型", en="kind of community"),
            codes=(
                Code("urban", Text(zh="社区", en="urban community")),
                Code("converted", Text(zh="村改居", en="converted village")),
                Code("rural", Text(zh="农村", en="rural community")),
            ),
        ),
        count_column("households_registered", "户籍户数", "registered households"),
        count_column("households_occupied", "常住户数", "occupied households", "入住户数"),
        count_column("residents_usual", "常住人口", "usual residents"),
        count_column("residents_urban", "城镇常住人口", "urban residents"),
        AS_OF,
        count_column("staff_quota", "核定员额", "staff quota"),
        amount_column("facility_m2", "综合服务设施面积（平方米）", "service facility area (m2)"),
        amount_column("activity_m2", "居民活动面积（平方米）", "resident activity area (m2)"),
    ),
    Text(zh="社区基本情况", en="communities"),
    Time("stock", "as_of"),
)

COMPOUNDS = Table(
    "compounds",
    ("compound_id", "as_of"),
    "community_id",
    (
        key_column("compound_id", "小区编码", "compound id"),
        area_column(),
        Column(name="name", type="text", title=Text(zh="小区名称", en="compound name")),
        AS_OF,
        yes_no_column("has_property", "有无物业", "has property company"),
        yes_no_column("owner_committee", "业委会", "has owners' committee"),
        count_column("households", "总户数", "households"),
        count_column("households_occupied", "入住户数", "occupied households"),
        count_column("gates", "出入口数", "gates"),
        count_column("gates_staffed", "有人值守出入口数", "staffed gates"),
        yes_no_column("temp_point", "测温点", "temperature point"),
        yes_no_column("own_plan", "一小区一策", "own written plan"),
        count_column("screened", "已摸排户数", "households screened"),
    ),
    Text(zh="小区台账", en="residential compounds"),
    Time("stock", "as_of"),
)

BUILDINGS = Table(
    "buildings",
    ("building_id", "as_of"),
    "community_id",
    (
        key_column("building_id", "楼栋编码", "building id"),
        area_column(),
        Column(name="compound_id", type="key", title=Text(zh="小区编码", en="compound id")),
        AS_OF,
        count_column("households", "户数", "households"),
        yes_no_column("head_named", "已有楼栋长", "has a building head"),
        yes_no_column("head_is_member", "楼栋长是否党员", "head is a party member"),
        Column(name="head_name", type="text", title=Text(zh="楼栋长姓名", en="head's name"), personal=True),
        Column(name="head_phone", type="text", title=Text(zh="楼栋长电话", en="head's phone"), personal=True),
    ),
    Text(zh="楼栋长名册", en="buildings and their heads"),
    Time("stock", "as_of"),
)

TABLES: tuple[Table, ...] = (COMMUNITIES, COMPOUNDS, BUILDINGS)
