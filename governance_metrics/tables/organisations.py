"""Organisations: two-new organisations, community social organisations, units of service."""

from governance_metrics.tables.column import Code, Column
from governance_metrics.tables.places import AS_OF, area_column, count_column, key_column, yes_no_column
from governance_metrics.tables.table import Table, Time
from governance_metrics.text import Text

TWO_NEW = Table(
    "two_new",
    ("org_id", "as_of"),
    "community_id",
    (
        key_column("org_id", "组织编码", "organisation id"),
        area_column(),
        AS_OF,
        Column(
            name="kind",
            type="code",
            title=Text(zh="类别", en="kind"),
            codes=(
                Code("enterprise", Text(zh="非公企业", en="non-public enterprise"), ("非公",)),
                Code("social", Text(zh="社会组织", en="social organisation")),
            ),
        ),
        yes_no_column("operating", "实体运营", "really operating"),
        count_column("staff", "从业人数", "staff", "从业人员数"),
        count_column("members", "党员数", "party members"),
        Column(
            name="org_form",
            type="code",
            title=Text(zh="组建方式", en="form of party organisation"),
            codes=(
                Code("single", Text(zh="单独组建", en="own organisation"), ("单独",)),
                Code("joint", Text(zh="联合组建", en="joint organisation"), ("联合",)),
                Code("attached", Text(zh="挂靠", en="attached to another")),
                Code("none", Text(zh="未组建", en="none")),
            ),
        ),
        yes_no_column("instructor", "有党建指导员、联络员或群团", "has instructor, liaison or mass organisation"),
    ),
    Text(zh="两新组织台账", en="two-new organisations"),
    Time("stock", "as_of"),
)

SOCIAL_KINDS = (
    Code("culture_sport", Text(zh="文体娱乐", en="culture and sport"), ("文体",)),
    Code("volunteering", Text(zh="志愿服务", en="volunteering")),
    Code("mutual_aid", Text(zh="邻里互助", en="mutual aid among neighbours"), ("互助",)),
    Code("charity", Text(zh="公益慈善", en="charity")),
    Code("daily_life", Text(zh="生活服务", en="services for daily life")),
    Code("safety", Text(zh="平安建设", en="neighbourhood safety")),
    Code("owners", Text(zh="业主委员会", en="owners' committee"), ("业委会",)),
    Code("building", Text(zh="楼栋自治组织", en="self-governing body of a building"), ("楼栋自治",)),
    Code("other", Text(zh="其他", en="other")),
)

SOCIAL_ORGS = Table(
    "social_orgs",
    ("org_id", "as_of"),
    "community_id",
    (
        key_column("org_id", "组织编码", "organisation id"),
        area_column(),
        AS_OF,
        Column(name="kind", type="code", title=Text(zh="类别", en="kind"), codes=SOCIAL_KINDS),
        Column(
            name="registered_or_filed",
            type="code",
            title=Text(zh="登记或备案", en="registered or filed"),
            codes=(
                Code("registered", Text(zh="登记", en="registered")),
                Code("filed", Text(zh="备案", en="filed")),
                Code("neither", Text(zh="均无", en="neither")),
            ),
        ),
        count_column("members", "成员数", "members"),
        Column(name="founded", type="date", title=Text(zh="成立日期", en="founded on"), aliases=("成立时间",)),
        count_column("activities_12m", "年活动次数", "activities in twelve months"),
        yes_no_column("party_org", "有无党组织", "has party organisation", "是否建党组织"),
    ),
    Text(zh="社区社会组织台账", en="community social organisations"),
    Time("stock", "as_of"),
)

UNITS = Table(
    "units",
    ("unit_id", "as_of"),
    None,
    (
        key_column("unit_id", "单位编码", "unit id"),
        AS_OF,
        Column(
            name="kind",
            type="code",
            title=Text(zh="单位类别", en="kind of unit"),
            codes=(
                Code("co_building", Text(zh="区直共建", en="district unit in co-building")),
                Code("resident", Text(zh="驻区", en="unit in the area")),
                Code("property", Text(zh="物业", en="property company")),
                Code("enterprise", Text(zh="企业", en="enterprise")),
            ),
        ),
        yes_no_column("party_org", "有无党组织", "has party organisation"),
        count_column("activities_12m", "年活动次数", "activities in twelve months"),
        yes_no_column("stationed", "是否进驻社区", "stationed in a community"),
    ),
    Text(zh="共建单位名册", en="units"),
    Time("stock", "as_of"),
)

UNIT_COMMUNITIES = Table(
    "unit_communities",
    ("unit_id", "community_id", "as_of"),
    "community_id",
    (key_column("unit_id", "单位编码", "unit id"), area_column(), AS_OF),
    Text(zh="单位与社区对应表", en="units by community"),
    Time("stock", "as_of"),
)

TABLES: tuple[Table, ...] = (TWO_NEW, SOCIAL_ORGS, UNITS, UNIT_COMMUNITIES)
