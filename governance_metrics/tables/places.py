"""Places: communities, compounds, buildings."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.table import Derived, Table, Time
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
        aliases=("社区", "所在社区", "村居", "报到社区", "联系社区", "community"),
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
        amount_column("funds_total", "社区经费总额（元）", "community funds (yuan)", "经费总额"),
        amount_column("funds_nonfiscal", "其中非财政资金（元）", "of which not from the budget (yuan)", "非财政资金"),
        amount_column("info_spend", "信息化投入（元）", "spending on information systems (yuan)", "信息化投入"),
        amount_column(
            "info_spend_nonfiscal",
            "其中社会资本信息化投入（元）",
            "of which from outside the budget (yuan)",
            "社会资本信息化投入",
        ),
        count_column("family_doctor_signed", "家庭医生签约人数", "residents signed with a family doctor", "签约人数"),
        count_column("telemed_agreements", "远程医疗协作协议数", "telemedicine agreements in force", "远程协作协议数"),
        count_column("groups_formed", "应急期间组建群组数", "groups formed in the emergency"),
        count_column("groups_kept", "其中仍在活动群组数", "of which still active"),
        Column(
            name="opinion_issued_on",
            type="date",
            title=Text(zh="楼栋长意见出台日期", en="day the opinion on building heads was issued"),
        ),
    ),
    Text(zh="社区基本情况", en="communities"),
    Time("stock", "as_of"),
    (
        Derived(
            name="opinion_day",
            type="number",
            sql="CAST(DATE_DIFF('day', DATE '1970-01-01', opinion_issued_on) AS DOUBLE)",
            title=Text(zh="楼栋长意见出台日（自1970年起的天数）", en="day of the opinion (days since 1970)"),
        ),
    ),
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
        yes_no_column("owner_committee", "业委会", "has owners' committee", "有无业委会"),
        count_column("buildings", "楼栋数", "buildings"),
        count_column("households", "总户数", "households", "户数"),
        count_column("households_occupied", "入住户数", "occupied households"),
        count_column("gates", "出入口数", "gates", "出入口"),
        count_column("gates_staffed", "有人值守出入口数", "staffed gates"),
        yes_no_column("temp_point", "测温点", "temperature point"),
        yes_no_column("own_plan", "一小区一策", "own written plan"),
        count_column("guard_due", "应值守班次", "gate shifts due"),
        count_column("guard_done", "已值守班次", "gate shifts staffed"),
        count_column("disinfect_due", "应消杀公共区域次数", "disinfections of public areas due"),
        count_column("disinfect_done", "已消杀公共区域次数", "disinfections of public areas done"),
        count_column("passes_day", "居民通行证发放户数", "households given a resident pass", "居民通行证"),
        count_column("passes_night", "夜间通行证发放户数", "households given a night pass", "夜间通行证"),
        amount_column("trips_before", "管控前日均出行人次", "trips a day before controls"),
        amount_column("trips_after", "管控后日均出行人次", "trips a day under controls"),
        count_column("screened", "已摸排户数", "households screened"),
        yes_no_column("pickup_point", "物资自提点", "pick-up point for supplies", "临时物资自提点"),
        yes_no_column("troika_met", "本季已开三方联席会", "street, community and property company met this quarter"),
        yes_no_column(
            "requisition_plan", "已签征用预案并写明法律依据", "signed requisition plan naming its legal basis"
        ),
        count_column("property_staff", "物业人员数", "property staff"),
        count_column("property_trained", "其中受训人数", "of which trained"),
    ),
    Text(zh="小区台账", en="residential compounds"),
    Time("stock", "as_of"),
)

FORCES = (
    Code("office", Text(zh="机关干部", en="cadres of district offices"), ("机关", "下沉干部")),
    Code("community", Text(zh="社区工作者", en="community workers"), ("社区", "社区人员")),
    Code("property", Text(zh="物业", en="property company"), ("保安", "物业人员", "物业保安")),
    Code("volunteer", Text(zh="志愿者", en="volunteers"), ("志愿",)),
    Code("resident", Text(zh="居民代表", en="residents' representatives"), ("居民",)),
    Code("police", Text(zh="公安", en="police"), ("警察", "民警")),
    Code("fire_sanitation", Text(zh="消防环卫", en="fire and sanitation services"), ("消防", "环卫", "消防/环卫")),
    Code("utility", Text(zh="水电气", en="water, power and gas"), ("供水", "供电", "燃气", "水电气暖")),
    Code("supplier", Text(zh="供应商", en="suppliers"), ("农民", "超市", "商户")),
)
COMPOUND_GUARDS = Table(
    "compound_guards",
    ("compound_id", "force", "as_of"),
    "community_id",
    (
        key_column("compound_id", "小区编码", "compound id"),
        area_column(),
        AS_OF,
        Column(name="force", type="code", title=Text(zh="值守力量", en="kind of force"), codes=FORCES),
    ),
    Text(zh="小区值守力量", en="forces on guard, by compound"),
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
        Column(name="grid_id", type="key", title=Text(zh="网格编码", en="grid id"), aliases=("网格编号", "网格")),
        AS_OF,
        count_column("households", "户数", "households"),
        yes_no_column("head_named", "已有楼栋长", "has a building head"),
        yes_no_column("head_is_member", "楼栋长是否党员", "head is a party member", "是否党员"),
        Column(name="head_since", type="date", title=Text(zh="楼栋长任职日期", en="head since")),
        Column(
            name="head_name",
            type="text",
            title=Text(zh="楼栋长姓名", en="head's name"),
            personal=True,
            aliases=("楼栋长", "姓名"),
        ),
        Column(
            name="head_phone",
            type="text",
            title=Text(zh="楼栋长电话", en="head's phone"),
            personal=True,
            aliases=("电话", "联系电话"),
        ),
    ),
    Text(zh="楼栋长名册", en="buildings and their heads"),
    Time("stock", "as_of"),
)

TABLES: tuple[Table, ...] = (COMMUNITIES, COMPOUNDS, COMPOUND_GUARDS, BUILDINGS)
