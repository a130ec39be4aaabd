"""Resources: floor area and funds, and how unevenly they lie."""

from governance_metrics.indicators.card import Indicator
from governance_metrics.text import Text

FUNDS = Indicator(
    code="coop_resource_100hh",
    title=Text(zh="百户经费", en="Funds per 100 households"),
    definition=Text(
        zh="社区经费总额（元）÷（常住户数/100），含财政和非财政资金",
        en="community funds in yuan, from the budget and from elsewhere ÷ hundreds of occupied households",
    ),
    interpretation=Text(
        zh="反映钱多钱少，不反映花得怎样。专项资金多的年份会突然升高，须看清口径，并与设施面积、人手一并看。",
        en="It shows how much money there is, not how well it is spent. A year with earmarked funds jumps up; "
        "check what is included, and read it beside floor area and staff.",
    ),
    theme="collaboration",
    direction="higher",
    table="communities",
    numerator="funds_total",
    denominator="households_occupied / 100",
    measure="ratio",
    unit=Text(zh="元/百户", en="yuan per 100 households"),
    counted=Text(zh="元经费", en="yuan of funds"),
    disclosure="public",
    source="R1c2",
)

INDICATORS = (
    Indicator(
        code="coop_facility_100hh",
        title=Text(zh="百户设施面积", en="Facility area per 100 households"),
        definition=Text(
            zh="社区综合服务设施面积（平方米）÷（常住户数/100）",
            en="area of community service facilities in square metres ÷ hundreds of occupied households",
        ),
        interpretation=Text(
            zh="反映场地条件，不反映使用情况；面积达标也可能挪作他用或长期关闭。户数用常住户，不用户籍户。",
            en="It shows the space there is, not whether it is used; enough floor area may serve other "
            "purposes or stay locked. The base is occupied, not registered, households.",
        ),
        theme="collaboration",
        direction="higher",
        table="communities",
        numerator="facility_m2",
        denominator="households_occupied / 100",
        measure="ratio",
        unit=Text(zh="平方米/百户", en="m² per 100 households"),
        counted=Text(zh="平方米", en="square metres"),
        disclosure="public",
        source="P2d",
        page_one=True,
    ),
    Indicator(
        code="coop_activity_area_share",
        title=Text(zh="活动面积占比", en="Floor area open to residents"),
        definition=Text(
            zh="居民活动面积 ÷ 社区综合服务设施面积",
            en="floor area for residents' activities ÷ area of community service facilities",
        ),
        interpretation=Text(
            zh="反映设施里有多少面积是给居民用的，不反映开放时间和使用频率。设施总面积小的社区，占比高也未必够用。",
            en="It shows how much of the facility is meant for residents, not how long it is open or how often it "
            "is used. Where the whole is small, a high share may still be too little.",
        ),
        theme="collaboration",
        direction="higher",
        table="communities",
        numerator="activity_m2",
        denominator="facility_m2",
        measure="share",
        counted=Text(zh="平方米", en="square metres"),
        disclosure="public",
        source="P2d",
    ),
    FUNDS,
    Indicator(
        code="coop_resource_gap",
        title=Text(zh="社区经费差距", en="Gap in funds between communities"),
        definition=Text(
            zh="各社区百户经费第90百分位 ÷ 第10百分位；社区不足10个时，取最高与最低之差",
            en="90th percentile of the communities' funds per 100 households ÷ 10th percentile; with fewer than "
            "10 communities, the highest less the lowest",
        ),
        interpretation=Text(
            zh="说明社区之间经费相差多少，不说明谁多了、谁少了。任务和人口结构不同，有差别不等于不公平。",
            en="It shows how far funds lie apart, not who has too much or too little. Tasks and populations "
            "differ, so a gap is not in itself unfair.",
        ),
        theme="collaboration",
        direction="lower",
        statistic="percentile_ratio",
        over=FUNDS,
        unit=Text(zh="倍", en="times"),
        counted=Text(zh="个社区", en="communities"),
        disclosure="public",
        source="P2d",
    ),
)
