"""People on post: community workers, seconded cadres, party members as counts."""

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

SEX = Column(
    name="sex",
    type="code",
    title=Text(zh="性别", en="sex"),
    codes=(Code("F", Text(zh="女", en="women"), ("2",)), Code("M", Text(zh="男", en="men"), ("1",))),
    unknown=("0", "9", "未知", "未说明"),  # GB/T 2261.1
)
NAME = Column(name="name", type="text", title=Text(zh="姓名", en="name"), personal=True)
PHONE = Column(
    name="phone",
    type="text",
    title=Text(zh="联系电话", en="phone"),
    personal=True,
    aliases=("手机号码", "手机号", "电话", "联系方式"),
)
ID_NUMBER = Column(
    name="id_number",
    type="text",
    title=Text(zh="身份证号", en="ID number"),
    personal=True,
    aliases=("公民身份号码", "身份证号码"),
)
START = Column(
    name="start",
    type="date",
    title=Text(zh="到岗日期", en="start"),
    aliases=("到社区工作时间", "任现职时间", "入职时间"),
    blank_means=Text(zh="在册，到岗日期未记录", en="on the roster, first day not recorded"),
)
END = Column(
    name="end",
    type="date",
    title=Text(zh="离岗日期", en="end"),
    aliases=("离职时间", "离岗时间"),
    blank_means=Text(zh="仍在岗", en="still on post"),
)

OTHER_STAFF = ("seconded", "property", "grid_worker")  # never counted among community workers without saying so

WORKERS = Table(
    "workers",
    "worker_key",
    "community_id",
    (
        key_column("worker_key", "工作者编号", "worker key", person=True),
        area_column(),
        NAME,
        PHONE,
        ID_NUMBER,
        SEX,
        Column(
            name="birth_ym",
            type="month",
            title=Text(zh="出生年月", en="year and month of birth"),
            aliases=("出生日期",),
        ),
        Column(
            name="education",
            type="code",
            title=Text(zh="学历", en="education"),
            codes=(
                Code("postgraduate", Text(zh="研究生", en="postgraduate")),
                Code("bachelor", Text(zh="大学本科", en="bachelor"), ("本科", "大学", "学士")),
                Code("college", Text(zh="大专", en="junior college"), ("专科", "大学专科")),
                Code("secondary_vocational", Text(zh="中专中技", en="secondary vocational"), ("中专", "中技")),
                Code("senior", Text(zh="高中", en="senior secondary")),
                Code("junior", Text(zh="初中", en="junior secondary")),
                Code("primary", Text(zh="小学", en="primary")),
            ),
            aliases=("文化程度", "最高学历"),
        ),
        Column(
            name="cert_level",
            type="code",
            title=Text(zh="社会工作者职业资格", en="social-work certificate"),
            codes=(
                Code("assistant", Text(zh="助理社会工作师", en="assistant"), ("初级",)),
                Code("social_worker", Text(zh="社会工作师", en="social worker"), ("中级",)),
                Code("senior", Text(zh="高级社会工作师", en="senior"), ("高级",)),
                Code("none", Text(zh="无", en="none")),
            ),
            aliases=("持证情况", "证书名称及等级"),
        ),
        Column(name="post", type="text", title=Text(zh="岗位", en="post"), aliases=("职务",)),
        Column(
            name="staff_kind",
            type="code",
            title=Text(zh="用工性质", en="kind of employment"),
            codes=(
                Code("community_staff", Text(zh="社区专职", en="community staff"), ("聘用制", "合同制")),
                Code("public_institution", Text(zh="事业编", en="public institution")),
                Code("civil_service", Text(zh="行政编", en="civil service")),
                Code("public_welfare_post", Text(zh="公益性岗位", en="public-welfare post")),
                Code("graduate_scheme", Text(zh="三支一扶/大学生村官", en="graduate scheme")),
                Code("dispatched", Text(zh="劳务派遣", en="agency staff")),
                Code("grid_worker", Text(zh="网格员", en="grid worker")),
                Code("part_time", Text(zh="兼职/退休返聘", en="part-time or re-hired")),
                Code("seconded", Text(zh="挂职/下沉", en="seconded")),
                Code("property", Text(zh="物业", en="property staff")),
            ),
            aliases=("人员性质", "身份"),
        ),
        yes_no_column("in_quota", "是否在编", "in quota"),
        START,
        END,
        Column(
            name="end_reason",
            type="code",
            title=Text(zh="离岗原因", en="reason for leaving"),
            codes=(
                Code("resigned", Text(zh="辞职", en="resigned"), ("离职",)),
                Code("promoted", Text(zh="提任街道", en="promoted to a street post"), ("提任", "提拔")),
                Code("recruited", Text(zh="考录", en="recruited elsewhere by examination"), ("考走", "考取")),
                Code("retired", Text(zh="退休", en="retired")),
                Code("transferred", Text(zh="调动", en="transferred"), ("调离",)),
                Code("dismissed", Text(zh="解聘", en="dismissed"), ("辞退",)),
                Code("other", Text(zh="其他", en="other")),
            ),
            aliases=("离职原因",),
        ),
        Column(
            name="channel",
            type="code",
            title=Text(zh="来源渠道", en="how they came"),
            codes=(
                Code("elected", Text(zh="选任", en="elected or appointed"), ("组织选任",)),
                Code("recruited", Text(zh="公开招聘", en="open recruitment"), ("招聘",)),
                Code("secondment", Text(zh="机关挂职", en="on secondment from an office"), ("挂职",)),
                Code("other", Text(zh="其他", en="other")),
            ),
            aliases=("来源",),
        ),
    ),
    Text(zh="社区工作者花名册", en="community workers"),
    Time("spell", "start", "end"),
    (
        Derived(
            name="on_post",
            type="boolean",
            sql='("start" IS NULL OR "start" <= period_last_day) AND ("end" IS NULL OR "end" > period_last_day)',
            title=Text(zh="期末在岗", en="on post at the end of the period"),
        ),
        Derived(
            name="community_worker",
            type="boolean",
            sql=f"staff_kind NOT IN {OTHER_STAFF}",
            title=Text(zh="属社区工作者", en="counts as a community worker"),
        ),
        Derived(
            name="on_post_before",
            type="boolean",
            sql='("start" IS NULL OR "start" < period_start) AND ("end" IS NULL OR "end" >= period_start)',
            title=Text(zh="期初在岗", en="on post when the period began"),
        ),
        Derived(
            name="left_in_period",
            type="boolean",
            sql='"end" IS NOT NULL AND "end" >= period_start AND "end" <= period_last_day',
            title=Text(zh="期内离岗", en="left in the period"),
        ),
        Derived(
            name="promoted_in_period",
            type="boolean",
            sql='CASE WHEN "end" IS NULL OR "end" < period_start OR "end" > period_last_day THEN FALSE '
            "ELSE end_reason = 'promoted' END",
            title=Text(zh="期内提任街道", en="promoted to a street post in the period"),
        ),
        Derived(
            name="age",
            type="number",
            sql="FLOOR((EXTRACT(YEAR FROM period_last_day) * 12 + EXTRACT(MONTH FROM period_last_day) "
            "- EXTRACT(YEAR FROM birth_ym) * 12 - EXTRACT(MONTH FROM birth_ym)) / 12.0)",
            title=Text(zh="期末年龄", en="age at the end of the period"),
        ),
    ),
)

SECONDEES = Table(
    "secondees",
    ("person_key", "community_id", "start"),
    "community_id",
    (
        key_column("person_key", "人员编号", "person key", person=True),
        Column(name="unit_id", type="key", title=Text(zh="派出单位编码", en="sending unit")),
        area_column(blank_means=Text(zh="只知总数，未分社区", en="known as a total only, not by community")),
        NAME,
        PHONE,
        Column(name="start", type="date", title=Text(zh="到岗日期", en="start"), aliases=("到岗时间",)),
        END,
        yes_no_column("full_time", "是否脱产", "full time"),
        yes_no_column("party_member", "是否党员", "party member"),
        Column(
            name="persons",
            type="integer",
            title=Text(zh="人数", en="persons"),
            minimum=0,
            blank_means=Text(zh="一人", en="one person"),
        ),
    ),
    Text(zh="下沉干部名册", en="seconded cadres"),
    Time("spell", "start", "end"),
    (
        Derived(
            name="began",
            type="boolean",
            sql='COALESCE("start" >= period_start, TRUE)',
            title=Text(zh="期内到岗", en="posted in the period"),
        ),
        Derived(
            name="on_post",
            type="boolean",
            sql='("start" IS NULL OR "start" <= period_last_day) AND ("end" IS NULL OR "end" > period_last_day)',
            title=Text(zh="期末在岗", en="on post at the end of the period"),
        ),
    ),
)

PARTY_COUNTS = Table(
    "party_counts",
    ("community_id", "as_of"),
    "community_id",
    (
        area_column(blank_means=Text(zh="只知总数，未分社区", en="known as a total only, not by community")),
        AS_OF,
        count_column("members_local", "街居党员数", "members in street and communities"),
        count_column("members_retired", "退休党员数", "retired members"),
        count_column("pledged", "递交请战书人数", "retired members who pledged"),
        count_column("on_duty", "参战党员数", "members with logged duty"),
    ),
    Text(zh="党员情况统计", en="party members, counts"),
    Time("stock", "as_of"),
)

DUAL_DUE = Table(
    "dual_due",
    ("member_key", "as_of"),
    "community_id",
    (
        key_column("member_key", "党员编号", "member key", person=True),
        Column(name="unit_id", type="key", title=Text(zh="单位编码", en="unit id")),
        area_column(),
        NAME,
        AS_OF,
    ),
    Text(zh="双报到应报到名单", en="members who should register"),
    Time("stock", "as_of"),
)

DUAL_REGISTERED = Table(
    "dual_registered",
    "member_key",
    "community_id",
    (
        key_column("member_key", "党员编号", "member key", person=True),
        area_column(),
        NAME,
        Column(name="date", type="date", title=Text(zh="报到日期", en="date of registration"), aliases=("报到时间",)),
    ),
    Text(zh="双报到登记表", en="members registered"),
    Time("cumulative", "date"),
)

DUAL_SERVICE = Table(
    "dual_service",
    ("member_key", "start", "kind"),
    "community_id",
    (
        key_column("member_key", "党员编号", "member key", person=True),
        area_column(),
        NAME,
        Column(name="start", type="date", title=Text(zh="服务日期", en="date of service")),
        amount_column("hours", "服务时长（小时）", "hours", "时长", "服务时长"),
        Column(name="kind", type="text", title=Text(zh="服务内容", en="kind of service")),
        yes_no_column("off_hours", "是否业余时间", "outside office hours"),
    ),
    Text(zh="双报到服务记录", en="services by registered members"),
    Time("events", "start"),
)

TABLES: tuple[Table, ...] = (WORKERS, SECONDEES, PARTY_COUNTS, DUAL_DUE, DUAL_REGISTERED, DUAL_SERVICE)
