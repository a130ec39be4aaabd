"""What communities did: meetings, visits and events, who took part in them, and services to residents."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.places import area_column, count_column, key_column, yes_no_column
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import Text

ACTIVITY_DAY = Column(
    name="date", type="date", title=Text(zh="日期", en="date"), required=True, aliases=("活动日期", "时间")
)
ACTORS = (
    Code("party_org", Text(zh="社区党组织", en="community party organisation"), ("党组织", "社区党委")),
    Code("committee", Text(zh="居委会", en="residents' committee"), ("社区居委会",)),
    Code("property", Text(zh="物业公司", en="property company"), ("物业",)),
    Code("owners", Text(zh="业主组织", en="owners' organisation"), ("业委会", "业主委员会")),
    Code("social_org", Text(zh="社区社会组织", en="community social organisation"), ("社会组织",)),
    Code("unit", Text(zh="驻区单位", en="unit in the area"), ("共建单位", "单位")),
    Code("volunteer", Text(zh="志愿者", en="volunteers"), ("志愿队",)),
    Code("resident", Text(zh="居民", en="residents"), ("居民代表", "楼栋长")),
    Code("street", Text(zh="街道", en="street office"), ("街道办事处", "街道党工委")),
)

ACTIVITIES = Table(
    "activities",
    "activity_id",
    "community_id",
    (
        key_column("activity_id", "活动编号", "activity id"),
        area_column(),
        ACTIVITY_DAY,
        Column(
            name="kind",
            type="code",
            title=Text(zh="类别", en="kind"),
            codes=(
                Code("deliberation", Text(zh="议事协商", en="deliberation"), ("议事", "协商")),
                Code("joint", Text(zh="联席会议", en="joint meeting"), ("联席",)),
                Code("supervision", Text(zh="监督会议", en="supervision meeting"), ("监督",)),
                Code("culture", Text(zh="文体活动", en="culture and sport"), ("文体",)),
                Code("volunteering", Text(zh="志愿服务", en="volunteering"), ("志愿",)),
                Code("visit", Text(zh="入户走访", en="home visits"), ("走访",)),
            ),
            aliases=("活动类别",),
        ),
        count_column("attendance", "参加人数", "attendance", "参加人次"),
        count_column("households_visited", "本年首次走访户数", "households visited for the first time this year"),
        yes_no_column("minutes_kept", "有无会议记录", "minutes kept", "是否有记录"),
        Column(
            name="issue_raised_by",
            type="code",
            title=Text(zh="议题提出方", en="who raised the issue"),
            codes=(*ACTORS, Code("superior", Text(zh="上级部门", en="higher authority"), ("上级",))),
        ),
    ),
    Text(zh="议事协商与活动台账", en="meetings and activities"),
    Time("events", "date"),
)

ACTIVITY_ACTORS = Table(
    "activity_actors",
    ("activity_id", "actor"),
    "community_id",
    (
        key_column("activity_id", "活动编号", "activity id"),
        area_column(),
        ACTIVITY_DAY,
        Column(name="actor", type="code", title=Text(zh="参与主体", en="actor"), codes=ACTORS),
    ),
    Text(zh="活动参与主体", en="actors by activity"),
    Time("events", "date"),
)

SERVICES = Table(
    "services",
    ("community_id", "kind", "active_from"),
    "community_id",
    (
        area_column(),
        Column(
            name="kind",
            type="code",
            title=Text(zh="服务种类", en="kind of service"),
            codes=(
                Code("care", Text(zh="居家关爱", en="care at home"), ("关爱", "健康监测")),
                Code("elderly", Text(zh="助老服务", en="help for older people"), ("助老", "助孤寡老人")),
                Code("group_buying", Text(zh="团购配送", en="group buying and delivery"), ("团购", "套餐配送")),
                Code("errands", Text(zh="代买代办", en="errands"), ("代买", "代办")),
                Code("repair", Text(zh="便民维修", en="repairs"), ("维修",)),
                Code("medicine", Text(zh="送药就医", en="medicine and trips to hospital"), ("送药", "就医")),
                Code("counselling", Text(zh="心理疏导", en="counselling"), ("心理",)),
                Code("mediation", Text(zh="纠纷调解", en="mediation"), ("调解",)),
                Code("other", Text(zh="其他", en="other")),
            ),
        ),
        count_column("households_served", "服务户数", "households served"),
        count_column("care_days_due", "应询访人日", "person-days of checks due"),
        count_column("care_days_3x", "满三次询访人日", "person-days with three checks"),
        count_column("records_due", "应建健康记录数", "health records due"),
        count_column("records_kept", "已建健康记录数", "health records kept"),
        Column(name="active_from", type="date", title=Text(zh="开始日期", en="active from")),
        Column(
            name="active_to",
            type="date",
            title=Text(zh="结束日期", en="active to"),
            blank_means=Text(zh="仍在开展", en="still running"),
        ),
    ),
    Text(zh="微服务与关爱台账", en="services to residents"),
    Time("spell", "active_from", "active_to"),
)

TABLES: tuple[Table, ...] = (ACTIVITIES, ACTIVITY_ACTORS, SERVICES)
