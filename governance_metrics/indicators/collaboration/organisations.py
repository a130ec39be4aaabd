"""Organisations: who acts in a community, social organisations, units and volunteers."""

from governance_metrics.indicators.card import Indicator, Part
from governance_metrics.text import Text

SOCIAL_ORGS = Indicator(
    code="coop_social_org_n",
    title=Text(zh="社均社会组织", en="Social organisations per community"),
    definition=Text(
        zh="已登记或备案的社区社会组织数 ÷ 社区数",
        en="community social organisations registered or filed ÷ communities",
    ),
    interpretation=Text(
        zh="登记备案不等于开展活动，应与活跃情况一并看。国家意见按城市社区和农村社区分别提出数量要求，引用时要分清。",
        en="Registered or filed does not mean active: look at activity as well. The national opinion "
        "sets different numbers for urban and rural communities; quote the right one.",
    ),
    theme="collaboration",
    direction="higher",
    numerator=Part(table="social_orgs", where="registered_or_filed IN ('registered', 'filed')"),
    denominator=Part(table="communities"),
    measure="ratio",
    unit=Text(zh="个/社区", en="organisations per community"),
    counted=Text(zh="个社会组织", en="social organisations"),
    disclosure="public",
    source="P2k",
    page_one=True,
)

INDICATORS = (
    SOCIAL_ORGS,
    Indicator(
        code="coop_social_org_active",
        title=Text(zh="社会组织活跃率", en="Active social organisations"),
        definition=Text(
            zh="一年内开展活动不少于四次的社区社会组织 ÷ 已登记或备案的社区社会组织",
            en="community social organisations with at least four activities in a year ÷ those registered or filed",
        ),
        interpretation=Text(
            zh="四次是低门槛，平均每季一次。活跃率低、数量多，说明组织建在了纸上。",
            en="Four a year is a low bar, one a quarter. Many organisations and few active ones mean they exist "
            "on paper.",
        ),
        theme="collaboration",
        direction="higher",
        table="social_orgs",
        universe="registered_or_filed IN ('registered', 'filed')",
        numerator="activities_12m >= 4",
        counted=Text(zh="个社会组织", en="social organisations"),
        disclosure="public",
        source="P2c",
    ),
    Indicator(
        code="coop_social_org_gap",
        title=Text(zh="社会组织差距", en="Gap in social organisations"),
        definition=Text(
            zh="各社区社会组织数第90百分位 ÷ 第10百分位；社区不足10个时，取最多与最少之差",
            en="90th percentile of the number of social organisations in a community ÷ 10th percentile; with fewer "
            "than 10 communities, the most less the fewest",
        ),
        interpretation=Text(
            zh="说明社区之间相差多少。社区有大有小，数量有差别不奇怪，差得多才值得看；少的一端若是零，算不出倍数。",
            en="It shows how far communities lie apart. They differ in size, so some gap is natural and only a wide "
            "one matters; where the low end is zero there is no ratio.",
        ),
        theme="collaboration",
        direction="lower",
        statistic="percentile_ratio",
        over=SOCIAL_ORGS,
        unit=Text(zh="倍", en="times"),
        counted=Text(zh="个社区", en="communities"),
        disclosure="public",
        source="P2k",
    ),
    Indicator(
        code="coop_social_org_growth",
        title=Text(zh="社会组织增速", en="Growth in social organisations"),
        definition=Text(
            zh="社均社会组织数较上年同期的增幅",
            en="change in social organisations per community on the year before, as a share of it",
        ),
        interpretation=Text(
            zh="基数小，增一个就是大增幅。集中备案会使数值陡升，要与活跃率一并看；名册口径变了就不能比。",
            en="From a small base one more is a large rise. A filing drive makes it jump, so read it beside the share "
            "that are active; if the roster changed its definition, do not compare.",
        ),
        theme="collaboration",
        direction="higher",
        statistic="yearly_change",
        over=SOCIAL_ORGS,
        unit=Text(zh="较上年", en="on the year before"),
        counted=Text(zh="个社会组织", en="social organisations"),
        disclosure="public",
        source="P2k",
    ),
    Indicator(
        code="coop_volunteer_rate",
        title=Text(zh="志愿者注册率", en="Registered volunteers"),
        definition=Text(
            zh="注册志愿者 ÷ 常住人口",
            en="registered volunteers ÷ usual residents",
        ),
        interpretation=Text(
            zh="注册往往靠集中动员，注册不等于服务，必须与活跃率一并看。有人在几个平台重复注册，数值会偏高。",
            en="Registration often comes from drives, and registering is not serving: read it beside the share "
            "who are active. People registered on several platforms are counted more than once.",
        ),
        theme="collaboration",
        direction="higher",
        numerator=Part(table="volunteers", sum="registered"),
        denominator=Part(table="communities", sum="residents_usual"),
        measure="share",
        counted=Text(zh="名志愿者", en="volunteers"),
        disclosure="persons",
        source="R2a3",
    ),
    Indicator(
        code="coop_volunteer_active",
        title=Text(zh="志愿者活跃率", en="Active volunteers"),
        definition=Text(
            zh="近十二个月至少服务一次的志愿者 ÷ 注册志愿者",
            en="volunteers with at least one service in twelve months ÷ registered volunteers",
        ),
        interpretation=Text(
            zh="一年一次即算活跃，门槛很低。活跃率低，说明注册数虚；清理名册也会使它升高。",
            en="Once a year counts as active, a low bar. A low share means the register is padded, and clearing "
            "the register also raises it.",
        ),
        theme="collaboration",
        direction="higher",
        table="volunteers",
        numerator="active_12m",
        denominator="registered",
        measure="share",
        counted=Text(zh="名志愿者", en="volunteers"),
        disclosure="persons",
        source="R2a3",
    ),
)
